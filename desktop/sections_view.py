"""Sections side by side: two to four reports in panes that scroll together by their matched sections.

At the left the outline of section rows with what is in each report; between the panes bands join the sections that
were matched. Words that differ are marked on demand; they are found in the worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from compare.comparison import Comparison
from compare.report import Anchor
from desktop import members, printed
from desktop.beside import Beside, Pair
from desktop.draft_changes import DraftChanges, DraftsOffer
from desktop.likely_drafts import likely_drafts
from desktop.noted_values import number, plain_list
from desktop.page_view import has_pages
from desktop.requests import Drawn, Link, Linked
from desktop.retranslated import Retranslated
from desktop.section_outline import SectionOutline
from desktop.sections_bar import SectionsBar
from desktop.sheet import Sheet
from desktop.texts import say

_MOST = 4  # panes: more are too narrow to read
_READABLE = 420  # pixels: in a narrower pane the letters of a page are too small, and its text is shown instead


class SectionsView(Retranslated, QWidget):
    """The outline and the panes."""

    decided = Signal(object)
    figure_selected = Signal(str, str)
    links_requested = Signal(str, str)  # two source ids
    drafts_requested = Signal(str, str)  # two source ids, to be compared word by word
    page_wanted = Signal(str, int, int)  # a source id, a page, a width in pixels
    menu_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._chosen: list[str] = []
        self._row = ""
        self._to_bring = ""  # a row to be brought into sight once the panes are laid out
        self._marked: dict[str, list[Anchor]] = {}  # the places of the row that was marked last
        self._stale = True
        self._wanted_scroll: list[int] = []  # where to scroll the panes to once they are laid out as far
        self._likely: tuple[str, str] | None = None  # two drafts of one report, as far as can be seen
        self._links: dict[Pair, tuple[Link, ...]] = {}
        self._draft_links: dict[Pair, tuple[Link, ...]] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60)
        self._settle.timeout.connect(self._rest)
        self._build()
        self.retranslate()

    # What it is shown ---------------------------------------------------------------------------------------------

    def show_result(self, result: Comparison) -> None:
        """Show `result`; the reports chosen stay chosen."""
        self._result = result
        self._links.clear()
        self._draft_links.clear()
        known = [r.id for r in result.readings]
        self._chosen = [s for s in self._chosen if s in known]
        self._offer_drafts()
        # At first the newest report beside the one before it: that is what is compared most.
        self._chosen += [s for s in reversed(known) if s not in self._chosen][: max(0, 2 - len(self._chosen))][::-1]
        self._freshen()

    def _offer_drafts(self) -> None:
        """Offer to compare two drafts of one report as such, once for each two."""
        found = likely_drafts(self._result)
        if found != self._likely:
            self._likely = found
            self._offer.setVisible(found is not None and not self._bar.drafts.isChecked())

    def _take_offer(self) -> None:
        if self._likely is not None:
            self._chosen = list(self._likely)
            self._offer.hide()
            self._bar.drafts.setChecked(True)

    def show_beside(self, one: str, anchor: Anchor, other: str, other_anchor: Anchor) -> None:
        """Both places side by side."""
        self._chosen = [one, other] if one != other else [one, one]
        self._freshen()
        self._to_bring = ""
        self._beside.show_places((anchor, other_anchor))
        self._measure()

    def show_links(self, found: Linked) -> None:
        """Take in what became of each sentence between two of the reports."""
        (self._draft_links if found.drafts else self._links)[found.one, found.other] = found.links
        self._show_changes()
        self._wash()
        self._settle.start()

    def printed(self, name: str) -> Sheet:
        """The chosen reports' sections beside each other, for paper; words that differ as on screen."""
        sources = enumerate(self._beside.sources() if self._bar.marks_words() else [])
        washed = {source: self._beside.washed(at, self._links_of) for at, source in sources}
        return printed.sections(self._result, list(dict.fromkeys(self._chosen)), washed, name)

    def choose(self, at: int) -> None:
        """Go to the section in line `at` of the outline, from 0."""
        item = self._outline.topLevelItem(at)
        if item is not None:
            self._outline.setCurrentItem(item)

    def mark_row(self, places: dict[str, list[Anchor]]) -> None:
        """Mark the figures of one indicator in every pane, without moving the panes."""
        self._marked = places
        self._beside.mark(places)

    def state(self) -> dict[str, Any]:
        """The reports chosen, the row at hand, what is marked and how far each pane is scrolled, as plain values."""
        return {
            "chosen": list(self._chosen),
            "row": self._row,
            **self._bar.state(),
            "scrolled": self._beside.scrolled() or self._wanted_scroll,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` told; the panes are scrolled as soon as they are laid out as far."""
        known = {r.id for r in self._result.readings}
        chosen = [str(s) for s in plain_list(state.get("chosen")) if s in known]
        self._chosen = chosen[:_MOST] if len(chosen) > 1 else self._chosen
        self._row = str(state.get("row") or "")
        self._to_bring = ""
        self._bar.restore(state)
        self._wanted_scroll = [number(far) for far in plain_list(state.get("scrolled"))]
        self._freshen()

    def retranslate(self) -> None:
        self._title.setText(say("drafts.title" if self._bar.drafts.isChecked() else "sections.title"))
        self._outline.setAccessibleName(say("sections.title"))
        self._offer.retranslate()
        self._changes.retranslate()
        self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._freshen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    # Building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._beside = Beside(self)
        self._beside.chosen.connect(self._chose)
        self._beside.figure_selected.connect(self.figure_selected)
        self._beside.page_wanted.connect(self.page_wanted)
        self._beside.moved.connect(self._settle.start)
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self._outline = SectionOutline(self)
        self._outline.menu_wanted.connect(self.menu_requested)
        self._outline.row_chosen.connect(self._go)
        self._changes = DraftChanges(self)
        self._changes.chosen.connect(self._beside.bring_link)
        self._build_bar()
        self._offer = DraftsOffer(self)
        self._offer.hide()
        self._offer.taken.connect(self._take_offer)
        self._splitter = self._halves()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)
        self.begins_at: QWidget = self._outline

    def _build_bar(self) -> None:
        self._bar = SectionsBar(self)
        self._bar.drafts.toggled.connect(self._turn_to_drafts)
        self._bar.together.toggled.connect(self._beside.take_along)
        self._bar.paged.toggled.connect(lambda _: self._turn())
        self._bar.words.toggled.connect(lambda _: self._wash())
        self._bar.stepped.connect(self._step)
        self._bar.more.clicked.connect(self._add_pane)
        self._bar.fewer.clicked.connect(self._drop_pane)

    def _halves(self) -> QSplitter:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(6, 6, 0, 0)
        column.addWidget(self._title)
        self._left = QStackedWidget(left)
        self._left.addWidget(self._outline)
        self._left.addWidget(self._changes)
        column.addWidget(self._left, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._offer)
        column.addWidget(self._bar)
        column.addWidget(self._beside, 1)
        splitter = QSplitter(self)
        splitter.setHandleWidth(2)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([200, 660])
        splitter.setStretchFactor(0, 1)  # headings are long: the outline has its part of a wide screen
        splitter.setStretchFactor(1, 4)
        return splitter

    # Showing ------------------------------------------------------------------------------------------------------

    def _freshen(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._beside.offer(self._result.readings, self._chosen, self._bar.paged.isChecked())
        for gutter in self._beside.gutters:
            if self._bar.drafts.isChecked():
                if gutter.pair not in self._draft_links:
                    self.drafts_requested.emit(*gutter.pair)
            elif gutter.pair not in self._links:
                self.links_requested.emit(*gutter.pair)
        self._show_changes()
        self._wash()
        self._bar.paged.setVisible(any(has_pages(r) for r in self._result.readings if r.id in self._chosen))
        self._bar.more.setEnabled(
            not self._bar.drafts.isChecked() and len(self._chosen) < min(_MOST, len(self._result.readings))
        )
        self._bar.fewer.setEnabled(len(self._chosen) > 2)
        self._begin()
        self._outline.fill(self._result, self._chosen, self._row)
        self._settle.start()

    def _begin(self) -> None:
        """Where nobody has chosen a section, the first that all the panes have: before it stand letterheads."""
        chosen = set(self._chosen)
        if not self._row and not self._wanted_scroll and len(chosen) > 1:
            shared = (row.id for row in self._result.sections if chosen <= set(row.cells))
            self._row = self._to_bring = next(shared, "")

    def _rest(self) -> None:
        """The layout has come to rest: pages where there is room to read them, and where everything stands."""
        wide = self._beside.width() / max(1, len(self._chosen)) >= _READABLE
        if not self._bar.paged_by_hand and wide != self._bar.paged.isChecked():
            self._bar.paged.setChecked(wide)
        self._measure()

    def _measure(self) -> None:
        """Where the lines run, after anything that changes the layout of the text."""
        self._beside.measure(self._result.sections, self._row, self._links_of)
        if self._wanted_scroll and self._beside.scroll_to(self._wanted_scroll):
            self._wanted_scroll = []
        if self._to_bring and self._beside.has_row(self._to_bring):
            self._beside.bring_row(self._to_bring)
            self._to_bring = ""

    def _wash(self) -> None:
        """Mark the words that differ: of each pair of neighbours what is gone at the left, what is new at the right."""
        on = self._bar.marks_words()
        self._beside.wash(lambda at: self._beside.washed(at, self._links_of) if on else [])
        self._bar.show_steps(self._beside.has_washes())

    def _step(self, forward: bool) -> None:
        """Bring the next place into sight at which the last pane differs from the one before it."""
        if self._bar.drafts.isChecked():
            self._changes.step(forward)
            return
        self._beside.step(forward)

    # Two drafts -------------------------------------------------------------------------------------------------------

    def _links_of(self, pair: Pair) -> tuple[Link, ...]:
        """What is known between two reports, as drafts where they are compared so."""
        return (self._draft_links if self._bar.drafts.isChecked() else self._links).get(pair, ())

    def _turn_to_drafts(self, on: bool) -> None:
        """Compare the two reports at hand word by word, with a list of the changes in the outline's place."""
        self._chosen = self._chosen[:2] if on else self._chosen
        self._bar.words.setVisible(not on)
        self._offer.setVisible(self._offer.isVisible() and not on)
        self._left.setCurrentWidget(self._changes if on else self._outline)
        self._title.setText(say("drafts.title" if on else "sections.title"))
        self._freshen()

    def _show_changes(self) -> None:
        if self._bar.drafts.isChecked() and self._beside.gutters:
            self._changes.show_links(self._draft_links.get(self._beside.gutters[0].pair))

    # What the user does -------------------------------------------------------------------------------------------

    def _go(self, row_id: str) -> None:
        """Bring a section up in every pane."""
        self._row = row_id
        if any(row.id == row_id for row in self._result.sections):
            self._measure()
            self._beside.bring_row(row_id)

    def _chose(self) -> None:
        self._chosen = self._beside.sources()
        self._freshen()

    def take_page(self, drawn: Drawn, image: QImage) -> None:
        """A page that was asked for."""
        self._beside.take_page(drawn, image)

    def _turn(self) -> None:
        self._freshen()
        self.mark_row(self._marked)
        self._go(self._row)

    def _add_pane(self) -> None:
        left = [r.id for r in self._result.readings if r.id not in self._chosen]
        if not left:
            return
        self._chosen.append(left[-1])
        self._freshen()
        self.mark_row(self._marked)
        self._go(self._row)

    def _drop_pane(self) -> None:
        if len(self._chosen) > 2:
            self._chosen.pop()
        self._freshen()

    def separate(self, row_id: str, _checked: bool = False) -> None:
        """Take the last chosen report's section out of a row."""
        row = next((r for r in self._result.sections if r.id == row_id), None)
        for source in reversed(self._chosen):
            said = members.sections_separated(self._result, row, source) if row else None
            if said is not None:
                self.decided.emit(said)
                return

    def join(self, row_id: str, other_id: str, _checked: bool = False) -> None:
        """Join two section rows."""
        by_id = {r.id: r for r in self._result.sections}
        if row_id in by_id and other_id in by_id and row_id != other_id:
            said = members.sections_joined(self._result, by_id[row_id], by_id[other_id])
            if said is not None:
                self.decided.emit(said)
