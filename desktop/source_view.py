"""The source: one report, as its pages or as text, with every figure marked and the chosen one brought into sight."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QScrollBar,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from compare.comparison import Comparison, Reading
from compare.report import Anchor, heading_path
from desktop import marking, texts, theme
from desktop.elided_label import ElidedLabel
from desktop.noted_values import number
from desktop.page_view import PageView, has_pages
from desktop.report_browser import ReportBrowser
from desktop.retranslated import Retranslated
from desktop.texts import say


class SourceView(Retranslated, QWidget):
    """One report at a time, chosen here or by a place that is shown; laid out only when it is seen."""

    figure_selected = Signal(str, str)  # a source id and an observation id
    page_wanted = Signal(str, int, int)  # a source id, a page, a width in pixels
    decided = Signal(object)  # a Decision

    def __init__(self, parent: QWidget | None = None, as_pages: bool = True) -> None:
        """With `as_pages`, what has pages is shown as pages at first, else as text."""
        super().__init__(parent)
        self._as_pages = as_pages
        self._result = Comparison()
        self._source = ""
        self._anchor: Anchor | None = None
        self._stale = True
        self._offered: list[tuple[str, str]] = []  # the reports to choose from, with their source ids
        self._wanted_scroll = 0  # where to scroll to once the report is laid out as far
        self._build()
        self.retranslate()

    def show_result(self, result: Comparison, place: tuple[str, Anchor] | None = None) -> None:
        """Show `result` at `place` (a source id and an anchor), else where it was shown if that is still there."""
        self._result = result
        known = [r.id for r in result.readings]
        if place is not None and place[0] in known:
            self._source, self._anchor = place
            self._wanted_scroll = 0
        elif self._source not in known:
            self._source, self._anchor = (known[0] if known else ""), None
        self._fill_chooser()
        self._freshen()

    def show_place(self, source: str, anchor: Anchor) -> None:
        """Show the place of `anchor` in the report `source`."""
        if source not in {r.id for r in self._result.readings}:
            return
        self._source, self._anchor = source, anchor
        self._wanted_scroll = 0
        with QSignalBlocker(self._chooser):
            self._chooser.setCurrentIndex(self._chooser.findData(source))
        self._freshen()

    def show_source(self, source: str) -> None:
        """Show the report `source` from its beginning, unless it is shown already."""
        if source != self._source and source in {r.id for r in self._result.readings}:
            self._source, self._anchor = source, None
            with QSignalBlocker(self._chooser):
                self._chooser.setCurrentIndex(self._chooser.findData(source))
            self._freshen()

    def shown_source(self) -> str:
        """The id of the report that is shown, or ""."""
        return self._source

    def state(self) -> dict[str, Any]:
        """The report that is shown and how far down it is scrolled, in pixels."""
        return {"source": self._source, "scrolled": self._bar().value()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` told, as soon as that much of the report is laid out."""
        self.show_source(str(state.get("source") or ""))
        self._wanted_scroll = number(state.get("scrolled"))
        self._reach()

    def _bar(self) -> QScrollBar:
        view: PageView | ReportBrowser = self.pages if self._stack.currentWidget() is self.pages else self.browser
        return view.verticalScrollBar()

    def _reach(self) -> None:
        bar = self._bar()
        if self._wanted_scroll and bar.maximum() >= self._wanted_scroll:
            bar.setValue(self._wanted_scroll)
            self._wanted_scroll = 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._freshen()

    def retranslate(self) -> None:
        self._chooser.setAccessibleName(say("source.choose"))
        self._chooser.setToolTip(say("source.choose"))
        self.browser.setAccessibleName(say("source.text"))
        self._pages_button.setText(say("source.pages"))
        self._pages_button.setToolTip(say("source.pages_tip"))
        self._pages_button.setIcon(theme.icon("book-open"))
        self.pages.setAccessibleName(say("source.page_text"))
        self._fill_chooser()
        self._say_where()

    def _build(self) -> None:
        self._chooser = QComboBox(self)
        self._chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chooser.setMinimumContentsLength(36)
        self._chooser.setMinimumWidth(160)
        self._chooser.activated.connect(self._choose)
        self._where = ElidedLabel(self)
        self._where.setObjectName("muted")
        self.browser = ReportBrowser(self)
        self.browser.figure_clicked.connect(self._clicked)
        self.browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.browser.customContextMenuRequested.connect(self._pop_up)
        self.pages = PageView(self)
        self.pages.figure_clicked.connect(self._clicked)
        self.pages.page_wanted.connect(self.page_wanted)
        self._pages_button = QToolButton(self)
        self._pages_button.setCheckable(True)
        self._pages_button.setChecked(self._as_pages)
        self._pages_button.setAutoRaise(True)
        self._pages_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._pages_button.toggled.connect(self._turn)
        top = QHBoxLayout()
        top.setContentsMargins(6, 3, 6, 3)
        top.setSpacing(8)
        top.addWidget(self._chooser)
        top.addWidget(self._where, 1)
        top.addWidget(self._pages_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.browser)
        self._stack.addWidget(self.pages)
        for view in (self.browser, self.pages):
            view.verticalScrollBar().rangeChanged.connect(lambda *_: self._reach())
        box.addLayout(self._stack, 1)
        self.begins_at: QWidget = self.browser

    def _fill_chooser(self) -> None:
        names = [(report_name(reading), reading.id) for reading in self._result.readings]
        with QSignalBlocker(self._chooser):
            if names != self._offered:
                self._offered = names
                self._chooser.clear()
                for name, source in names:
                    self._chooser.addItem(name, source)
            self._chooser.setCurrentIndex(self._chooser.findData(self._source))
        self._chooser.setEnabled(bool(self._result.readings))

    def _choose(self) -> None:
        self._source, self._anchor = str(self._chooser.currentData() or ""), None
        self._freshen()

    def _clicked(self, source: str, observation: str) -> None:
        found = next(o for o in self._result.reading(source).observations if o.id == observation)
        self._anchor = found.anchor
        self._freshen(scroll=False)
        self.figure_selected.emit(source, observation)

    def _pop_up(self, where: QPoint) -> None:
        menu = self.menu_at(where)
        menu.exec(self.browser.viewport().mapToGlobal(where))
        menu.deleteLater()

    def menu_at(self, where: QPoint) -> QMenu:
        """What may be done at a place of the text: a heading, a figure, the words copied."""
        menu = QMenu(self)
        reading, pages = self._reading(), self.browser.pages
        cursor = self.browser.textCursor()
        if reading is not None and pages is not None:
            chosen = marking.selected(reading, pages, cursor.selectionStart(), cursor.selectionEnd())
            if chosen is not None:
                figure = menu.addAction(theme.icon("plus"), say("source.add_figure"))
                figure.triggered.connect(lambda: self._ask_figure(reading, chosen))
            spot = pages.place_at(self.browser.cursorForPosition(where).position())
            for name, said in marking.headings(reading, spot.block if spot else ""):
                menu.addAction(theme.icon("pencil"), name).triggered.connect(partial(self.decided.emit, said))
            menu.addSeparator()
        copy = menu.addAction(theme.icon("copy"), say("source.copy"), self.browser.copy)
        copy.setEnabled(cursor.hasSelection())
        return menu

    def _ask_figure(self, reading: Reading, chosen: marking.Selected) -> None:
        from desktop.figure_dialog import FigureDialog  # here: a start needs no dialogs

        dialog = FigureDialog(self, reading, chosen)
        if dialog.exec():
            self.decided.emit(dialog.decision())
        dialog.deleteLater()

    def _freshen(self, scroll: bool = True) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        reading = self._reading()
        paged = self._as_pages and has_pages(reading)
        shown: PageView | ReportBrowser = self.pages if paged else self.browser
        self._stack.setCurrentWidget(shown)
        self._pages_button.setVisible(has_pages(reading))
        shown.show_reading(reading)
        shown.mark([self._anchor] if self._anchor else [], scroll=scroll)
        self._say_where()

    def _turn(self, as_pages: bool) -> None:
        self._as_pages = as_pages
        self._freshen()

    def _reading(self) -> Reading | None:
        return next((r for r in self._result.readings if r.id == self._source), None)

    def _say_where(self) -> None:
        reading = self._reading()
        if reading is None or self._anchor is None:
            self._where.setText("")
            return
        known = {s.id for s in reading.report.sections}
        path = heading_path(reading.report, self._anchor.section) if self._anchor.section in known else ()
        parts = [*path[-1:]]
        if self._anchor.page is not None:
            parts.append(say("source.page", page=self._anchor.page))
        self._where.setText(" · ".join(parts))


def report_name(reading: Reading) -> str:
    """A report as a list names it: its period, then its file."""
    when = texts.period(reading.report.identity.period)
    return f"{when} – {reading.report.source.name}" if when else reading.report.source.name
