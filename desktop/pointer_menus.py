"""The menus at the pointer, of a row, a source and a section, and what is chosen from them: one decision each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QMessageBox

from desktop import theme
from desktop.actions import ON_ROW, ON_SOURCE, ROW, SOURCE
from desktop.at_hand import AtHand
from desktop.session import Session
from desktop.texts import say

if TYPE_CHECKING:
    from desktop.window_frame import WindowFrame


class PointerMenus(QObject):
    """The menus, and the actions that stand in them wherever else they are called from."""

    def __init__(self, window: WindowFrame, session: Session, at_hand: AtHand) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._at_hand = at_hand
        for names, act in ((ON_ROW, self._act_on_row), (ON_SOURCE, self._act_on_source)):
            for name in names:
                window.actions_[name].triggered.connect(lambda _=False, act=act, name=name: act(name))

    def of_row(self, row_id: str, source: str, where: QPoint) -> None:
        """The menu of a row; its cell of `source` is at hand."""
        self._at_hand.source = source or self._at_hand.source
        self._pop_up(ROW, where)

    def of_source(self, source: str, where: QPoint) -> None:
        """The menu of the source at the cursor."""
        self.enable_on_source()
        self._pop_up(SOURCE, where)

    def of_section(self, row_id: str, where: QPoint) -> None:
        """The menu of a row of sections: set apart, or joined with another."""
        menu = QMenu(self._window)
        sections = self._window.sections
        apart = menu.addAction(theme.icon("unlink"), say("sections.separate"))
        apart.triggered.connect(partial(sections.separate, row_id))
        others = menu.addMenu(theme.icon("link"), say("sections.join"))
        for row in self._session.result.sections:
            if row.id != row_id:
                name = row.title or say("board.no_section")
                others.addAction(name[:70]).triggered.connect(partial(sections.join, row_id, row.id))
        menu.exec(where)
        menu.deleteLater()

    def enable_on_row(self) -> None:
        """What may be done with the row at the cursor."""
        row = self._at_hand.row()
        actions = self._window.actions_
        actions.enable(ROW, row is not None)
        actions["separate"].setEnabled(row is not None and len(row.row.cells) > 1)
        for direction in ("up", "down"):
            actions[f"direction_{direction}"].setChecked(row is not None and row.direction == direction)

    def enable_on_source(self) -> None:
        """What may be done with the source at the cursor."""
        from desktop.reading_report import lines, ocr_chosen, original_chosen, secret_kept  # here: not for a start

        actions = self._window.actions_
        result, source = self._session.result, self._window.sources.selected()
        actions.enable(SOURCE, bool(source))
        unread = [u for u in result.unread if u.source.id == source]
        actions.enable(("identity", "as_target"), any(r.id == source for r in result.readings))
        actions["as_target"].setChecked(source in result.targets)
        choices = {"ocr": ocr_chosen, "original": original_chosen, "keep_secret": secret_kept}
        for name, chosen in ((name, chosen_in(result, source)) for name, chosen_in in choices.items()):
            actions[name].setVisible(chosen is not None)
            actions[name].setChecked(bool(chosen))
        actions["reading_report"].setEnabled(bool(lines(result, source)))
        actions["password"].setVisible(any(u.needs_password for u in unread))

    def recognise(self) -> None:
        """Have the letters of the scan at the cursor recognised."""
        self._act_on_source("ocr")

    def show_reading_report(self) -> None:
        """What was read of the source at the cursor, and what was not."""
        from desktop.reading_report import as_html, lines

        told = lines(self._session.result, self._window.sources.selected())
        if told:
            QMessageBox.information(self._window, say("sources.reading_report"), as_html(told))

    def _act_on_row(self, name: str) -> None:
        from desktop.row_actions import ACTS, responsible  # here: a start needs no dialogs

        row, hand = self._at_hand.row(), self._at_hand
        if row is None:
            return
        if name == "responsible":
            self._session.decide(*responsible(self._window, self._session.result, hand.rows()))
            return
        # Only a cell that the cursor stands on says which figure goes; of a row's name it is asked.
        source = self._window.board.selected_source() if name == "separate" else hand.source
        said = ACTS[name](self._window, self._session.result, row, source, hand.figure)
        if said is not None:
            self._session.decide(said)
        self.enable_on_row()

    def _act_on_source(self, name: str) -> None:
        from desktop.source_actions import ACTS

        source = self._window.sources.selected()
        said = ACTS[name](self._window, self._session.result, source) if source else None
        if said is not None:
            self._session.decide(said)

    def _pop_up(self, entries: tuple[str, ...], where: QPoint) -> None:
        menu = QMenu(self._window)
        self._window.actions_.fill(menu, entries)
        menu.exec(where)
        menu.deleteLater()
