"""What the user has before the eyes: the row, the figure and the place that were selected last, in every view.

Whatever view a figure or a row was chosen in, the others that are open follow it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from compare.report import Anchor
from desktop import members
from desktop.reading_report import ocr_chosen
from desktop.session import Session

if TYPE_CHECKING:
    from compare.comparison import JudgedRow
    from desktop.sections_view import SectionsView
    from desktop.window_frame import WindowFrame


class AtHand(QObject):
    """The source and the figure last selected, for the actions on a figure; `row` is the board's."""

    changed = Signal()  # another row is at hand
    password_wanted = Signal()  # a locked source was opened
    recognition_wanted = Signal()  # a scan was opened

    def __init__(self, window: WindowFrame, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.source = ""
        self.figure = ""
        self._inspected: tuple[str, tuple[str, str] | None] = ("", None)  # the row in the inspector, the figure in it
        self._place: tuple[str, Anchor] | None = None  # what the preview is yet to show

    def row(self) -> JudgedRow | None:
        """The row at the board's cursor."""
        at = self._window.board.selected_row() if self._window.is_made("board") else ""
        return next((r for r in self._session.result.rows if r.id == at), None) if at else None

    def rows(self) -> tuple[JudgedRow, ...]:
        """The rows that are selected in the list in front, or on the board: for what is said of several at once."""
        window = self._window
        chosen = window.closing.selected_rows() if window.shows("closing") else window.board.selected_rows()
        found = {row.id: row for row in self._session.result.rows}
        here = self.row()
        return tuple(found[row] for row in chosen if row in found) or ((here,) if here else ())

    def show_row(self, row_id: str) -> None:
        """The board's cursor stands on a row: the inspector, the trend and the panes follow."""
        window = self._window
        self.inspect(row_id)
        if window.is_made("charts"):
            window.charts.show_row(row_id)
        self.source = self.figure = ""
        self.changed.emit()
        if window.is_made("sections"):
            self.mark_row(window.sections)

    def inspect(self, row_id: str, figure: tuple[str, str] | None = None) -> None:
        """Have the inspector show a row, with a figure (a source id and an observation id) marked."""
        self._inspected = row_id, figure
        self.bring_up_inspector()

    def bring_up_inspector(self) -> None:
        """Have the inspector show its row as it is now: in a turn of its own, and only where it is seen."""
        self._window.turns.put_off("inspector", self._inspect, soon=self._window.is_seen("inspector"))

    def _inspect(self) -> None:
        self._window.inspector.show_place(self._session.result, *self._inspected)

    def bring_up_preview(self) -> None:
        """Have the preview show the newest result, and the figure at hand where another was chosen."""
        self._window.turns.put_off("preview", self._show_preview)

    def _show_preview(self) -> None:
        window, place, self._place = self._window, self._place, None
        window.preview.show_result(self._session.result, place)
        window.sources.select(window.preview.shown_source())

    def mark_row(self, view: SectionsView) -> None:
        """Mark the row's figures in the panes."""
        row = self.row()
        if row is not None:
            view.mark_row({s: [o.anchor for o in c.observations] for s, c in row.row.cells.items()})

    def show_figure(self, source: str, observation: str) -> None:
        """Show a figure in its sentence, without leaving the view at hand."""
        anchor = self.anchor(source, observation)
        if anchor is None:
            return
        window = self._window
        self.source, self.figure = source, observation
        self.inspect(self._inspected[0], (source, observation))
        self._place = source, anchor
        self.bring_up_preview()
        if window.is_made("source"):
            window.source.show_place(source, anchor)
        window.sources.select(source)

    def follow_link(self, source: str, observation: str) -> None:
        """A figure was clicked in the inspector: its place comes into sight, in the text where no preview is."""
        self.show_figure(source, observation)
        if not (self._window.shows("board") or self._window.shows("source")):
            self._window.go("source")

    def open_figure(self, source: str, observation: str) -> None:
        """Show a figure in its report."""
        self.show_figure(source, observation)
        self._window.go("source")

    def open_place(self, source: str, anchor: Anchor) -> None:
        """Show a place in its report."""
        self._window.source.show_place(source, anchor)
        self._window.go("source")

    def open_row(self, row_id: str) -> None:
        """Show a row on the board."""
        self._window.go("board")
        self._window.board.select_row(row_id)

    def open_source(self, source: str) -> None:
        """Show a report from its beginning, or ask for what opens it."""
        result = self._session.result
        reading = next((r for r in result.readings if r.id == source), None)
        if any(u.source.id == source and u.needs_password for u in result.unread):
            self.password_wanted.emit()
        elif reading is None and ocr_chosen(result, source) is False:
            self.recognition_wanted.emit()
        elif reading is not None and reading.report.blocks:
            block = reading.report.blocks[0]
            self.open_place(source, Anchor(source, "", block.id, 0, 0))

    def open_beside(self, one: str, anchor: Anchor, other: str, other_anchor: Anchor) -> None:
        """Show two places side by side."""
        self._window.go("sections")
        self._window.sections.show_beside(one, anchor, other, other_anchor)

    def find_row(self, source: str, observation: str) -> None:
        """A figure was clicked in a text: its row comes up on the board and in the inspector."""
        row = members.row_of(self._session.result, source, observation)
        if row is None:
            return
        window = self._window
        window.board.select_row(row.id, window.board.model.column_of(source))
        self.inspect(row.id, (source, observation))
        self.source, self.figure = source, observation

    def find_again(self) -> None:
        """Another result is shown: the cursor stays on the figure at hand, whose row may be part of another now."""
        board = self._window.board
        if not board.selected_row() and self.figure:
            self.find_row(self.source, self.figure)
        if not board.selected_row():
            board.select_first()

    def show_source_of_row(self) -> None:
        """Show the figure at hand in its report."""
        if self.row() is not None and self.source and self.figure:
            self.open_figure(self.source, self.figure)

    def anchor(self, source: str, observation: str) -> Anchor | None:
        """Where a figure stands; None where it is gone."""
        for reading in self._session.result.readings:
            if reading.id == source:
                return next((o.anchor for o in reading.observations if o.id == observation), None)
        return None
