"""Sections side by side: two to four reports in panes that scroll together by their matched sections.

At the left the outline of section rows with what is in each report; between the panes bands join the sections that
were matched. Words that differ are marked on demand; they are found in the worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from compare.comparison import Comparison, SectionRow
from compare.report import Anchor
from desktop import members, printed, theme
from desktop.draft_changes import DraftChanges, DraftsOffer
from desktop.flow_layout import FlowLayout
from desktop.likely_drafts import likely_drafts
from desktop.noted_values import number, plain_list
from desktop.page_view import has_pages
from desktop.requests import Drawn, Link, Linked, Words
from desktop.retranslated import Retranslated
from desktop.section_panes import Gutter, Pane, grounds
from desktop.sheet import Sheet
from desktop.source_view import report_name
from desktop.texts import say

_MOST = 4  # panes: more are too narrow to read
_READABLE = 420  # pixels: in a narrower pane the letters of a page are too small, and its text is shown instead
_ID = Qt.ItemDataRole.UserRole


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
        self._marked: dict[str, list[Anchor]] = {}  # the places of the row that was marked last
        self._stale = True
        self._paged_by_hand = False  # whether the user chose pages or text
        self._leading = False
        self._wanted_scroll: list[int] = []  # where to scroll the panes to once they are laid out as far
        self._likely: tuple[str, str] | None = None  # two drafts of one report, as far as can be seen
        self._panes: list[Pane] = []
        self._gutters: list[Gutter] = []
        self._links: dict[tuple[str, str], tuple[Link, ...]] = {}
        self._draft_links: dict[tuple[str, str], tuple[Link, ...]] = {}
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
            self._offer.setVisible(found is not None and not self._drafts.isChecked())

    def _take_offer(self) -> None:
        if self._likely is not None:
            self._chosen = list(self._likely)
            self._offer.hide()
            self._drafts.setChecked(True)

    def show_beside(self, one: str, anchor: Anchor, other: str, other_anchor: Anchor) -> None:
        """Both places side by side."""
        self._chosen = [one, other] if one != other else [one, one]
        self._freshen()
        for pane, where in zip(self._panes, (anchor, other_anchor), strict=False):
            with QSignalBlocker(pane):
                pane.mark([where])
        self._measure()

    def show_links(self, found: Linked) -> None:
        """Take in what became of each sentence between two of the reports."""
        (self._draft_links if found.drafts else self._links)[found.one, found.other] = found.links
        self._show_changes()
        self._wash()
        self._settle.start()

    def printed(self, name: str) -> Sheet:
        """The chosen reports' sections beside each other, for paper; words that differ as on screen."""
        on = self._words.isChecked() or self._drafts.isChecked()
        washed = {pane.source: self._washed(at) for at, pane in enumerate(self._panes)} if on else {}
        return printed.sections(self._result, list(dict.fromkeys(self._chosen)), washed, name)

    def mark_row(self, places: dict[str, list[Anchor]]) -> None:
        """Mark the figures of one indicator in every pane, without moving the panes."""
        self._marked = places
        for pane in self._panes:
            pane.mark(places.get(pane.source, []), scroll=False)

    def state(self) -> dict[str, Any]:
        """The reports chosen, the row at hand, what is marked and how far each pane is scrolled, as plain values."""
        return {
            "chosen": list(self._chosen),
            "row": self._row,
            "words": self._words.isChecked(),
            "drafts": self._drafts.isChecked(),
            "together": self._together.isChecked(),
            "paged": self._paged.isChecked() if self._paged_by_hand else None,
            "scrolled": [pane.bar.value() for pane in self._panes] or self._wanted_scroll,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` told; the panes are scrolled as soon as they are laid out as far."""
        known = {r.id for r in self._result.readings}
        chosen = [str(s) for s in plain_list(state.get("chosen")) if s in known]
        self._chosen = chosen[:_MOST] if len(chosen) > 1 else self._chosen
        self._row = str(state.get("row") or "")
        boxes = {"together": self._together, "words": self._words, "drafts": self._drafts}
        for name, box in boxes.items():
            box.setChecked(bool(state.get(name, box.isChecked())))
        if isinstance(paged := state.get("paged"), bool):
            self._paged.setChecked(paged)
            self._paged_by_hand = True
        self._wanted_scroll = [number(far) for far in plain_list(state.get("scrolled"))]
        self._freshen()

    def _reach(self) -> None:
        """Scroll the panes to where they were, once all of them are laid out as far."""
        far = self._wanted_scroll
        if len(far) != len(self._panes) or any(p.bar.maximum() < at for p, at in zip(self._panes, far, strict=True)):
            return
        self._wanted_scroll = []
        self._leading = True
        for pane, at in zip(self._panes, far, strict=True):
            pane.bar.setValue(at)
        self._leading = False

    def retranslate(self) -> None:
        self._title.setText(say("drafts.title" if self._drafts.isChecked() else "sections.title"))
        self._outline.setAccessibleName(say("sections.title"))
        self._more.setToolTip(say("sections.more"))
        self._more.setIcon(theme.icon("plus"))
        self._fewer.setToolTip(say("sections.fewer"))
        self._fewer.setIcon(theme.icon("minus"))
        self._words.setText(say("sections.differences"))
        self._words.setToolTip(say("sections.differences_tip"))
        self._together.setText(say("sections.together"))
        self._drafts.setText(say("drafts.mode"))
        self._offer.retranslate()
        self._drafts.setToolTip(say("drafts.mode_tip"))
        self._changes.retranslate()
        self._paged.setText(say("source.pages"))
        self._paged.setToolTip(say("source.pages_tip"))
        self._next.setToolTip(say("sections.next"))
        self._next.setIcon(theme.icon("arrow-down"))
        self._previous.setToolTip(say("sections.previous"))
        self._previous.setIcon(theme.icon("arrow-up"))
        for button in (self._more, self._fewer, self._next, self._previous):
            button.setAccessibleName(button.toolTip())
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
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self._outline = QTreeWidget(self)
        self._outline.setHeaderHidden(True)
        self._outline.setRootIsDecorated(False)
        self._outline.setFrameShape(QFrame.Shape.NoFrame)
        self._outline.setUniformRowHeights(True)
        self._outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._outline.customContextMenuRequested.connect(self._ask_menu)
        self._outline.currentItemChanged.connect(lambda *_: self._went())
        self._more, self._fewer = QToolButton(self), QToolButton(self)
        self._next, self._previous = QToolButton(self), QToolButton(self)
        self._next.clicked.connect(lambda: self._step(True))
        self._previous.clicked.connect(lambda: self._step(False))
        self._words, self._together, self._paged = QCheckBox(self), QCheckBox(self), QCheckBox(self)
        self._drafts = QCheckBox(self)
        self._drafts.toggled.connect(self._turn_to_drafts)
        self._changes = DraftChanges(self)
        self._changes.chosen.connect(self._show_change)
        self._paged.setChecked(True)
        self._paged.toggled.connect(self._turn)
        self._paged.clicked.connect(self._keep_turned)
        self._together.setChecked(True)
        self._more.clicked.connect(self._add_pane)
        self._fewer.clicked.connect(self._drop_pane)
        self._words.toggled.connect(lambda _: self._wash())
        for button in (self._more, self._fewer, self._next, self._previous):
            button.setAutoRaise(True)
        top = FlowLayout(spacing=8)
        for widget in (self._drafts, self._together, self._paged, self._words, self._previous, self._next,
                       self._fewer, self._more):  # fmt: skip
            top.addWidget(widget)
        self._offer = DraftsOffer(self)
        self._offer.hide()
        self._offer.taken.connect(self._take_offer)
        self._beside = QWidget(self)
        self._line = QHBoxLayout(self._beside)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._splitter = self._halves(top)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)
        self.setFocusProxy(self._outline)

    def _halves(self, top: FlowLayout) -> QSplitter:
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
        bar = QWidget(right)
        bar.setLayout(top)
        bar.setContentsMargins(6, 3, 6, 3)
        column.addWidget(bar)
        column.addWidget(self._beside, 1)
        splitter = QSplitter(self)
        splitter.setHandleWidth(2)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([200, 660])
        splitter.setStretchFactor(0, 1)  # headings are long: the outline has its part of a wide screen
        splitter.setStretchFactor(1, 4)
        return splitter

    def _make_panes(self) -> None:
        """As many panes as reports are chosen, with a gutter between each two."""
        while len(self._panes) > len(self._chosen):
            self._panes.pop().deleteLater()
            if self._gutters:
                self._gutters.pop().deleteLater()
        while len(self._panes) < len(self._chosen):
            pane = Pane(self._beside)
            pane.chosen.connect(self._chose)
            pane.scrolled.connect(lambda pane=pane: self._follow(pane))
            pane.figure_selected.connect(self.figure_selected)
            pane.page_wanted.connect(self.page_wanted)
            pane.moved.connect(self._settle.start)
            pane.as_pages = self._paged.isChecked()
            if self._panes:
                gutter = Gutter(self._beside, self._panes[-1], pane)
                self._gutters.append(gutter)
                self._line.addWidget(gutter)
            self._panes.append(pane)
            self._line.addWidget(pane, 1)

    # Showing ------------------------------------------------------------------------------------------------------

    def _freshen(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._make_panes()
        for pane, source in zip(self._panes, self._chosen, strict=True):
            pane.offer(self._result.readings, source)
        for gutter in self._gutters:
            if self._drafts.isChecked():
                if gutter.pair not in self._draft_links:
                    self.drafts_requested.emit(*gutter.pair)
            elif gutter.pair not in self._links:
                self.links_requested.emit(*gutter.pair)
        self._show_changes()
        self._wash()
        self._paged.setVisible(any(has_pages(r) for r in self._result.readings if r.id in self._chosen))
        self._more.setEnabled(
            not self._drafts.isChecked() and len(self._chosen) < min(_MOST, len(self._result.readings))
        )
        self._fewer.setEnabled(len(self._chosen) > 2)
        self._fill_outline()
        self._settle.start()

    def _fill_outline(self) -> None:
        colours = theme.colours()
        with QSignalBlocker(self._outline):
            self._outline.clear()
            for row in self._result.sections:
                here = [s for s in dict.fromkeys(self._chosen) if s in row.cells]
                item = QTreeWidgetItem(self._outline, [self._outlined(row, here)])
                item.setData(0, _ID, row.id)
                item.setToolTip(0, self._told(row))
                if len(here) < len(set(self._chosen)):
                    item.setForeground(0, QBrush(QColor(colours.text if here else colours.muted)))
                    item.setIcon(0, theme.icon("minus" if not here else "circle-alert", "poor" if here else "muted"))
                else:
                    item.setIcon(0, theme.icon("link", "good"))
                if row.id == self._row:
                    self._outline.setCurrentItem(item)

    def _outlined(self, row: SectionRow, here: list[str]) -> str:
        level = 1
        for source, cell in row.cells.items():
            reading = next((r for r in self._result.readings if r.id == source), None)
            found = [s.level for s in reading.report.sections if s.id in cell.sections] if reading else []
            level = min(found, default=1)
            break
        return "    " * (level - 1) + (row.title or say("board.no_section"))

    def _told(self, row: SectionRow) -> str:
        lines = []
        for reading in self._result.readings:
            cell = row.cells.get(reading.id)
            said = f"{cell.heading or '—'} ({cell.confidence:.0%})" if cell else say("sections.absent")
            lines.append(f"{report_name(reading)}: {said}")
        return "\n".join(lines)

    def _rest(self) -> None:
        """The layout has come to rest: pages where there is room to read them, and where everything stands."""
        wide = self._beside.width() / max(1, len(self._chosen)) >= _READABLE
        if not self._paged_by_hand and wide != self._paged.isChecked():
            self._paged.setChecked(wide)
        self._measure()

    def _measure(self) -> None:
        """Where the lines run, after anything that changes the layout of the text."""
        for pane in self._panes:
            pane.measure(self._result.sections)
        for gutter, left, right in zip(self._gutters, self._panes, self._panes[1:], strict=False):
            both = left.tops.keys() & right.tops.keys()
            gutter.sections = [(left.tops[r], right.tops[r], r == self._row) for r in sorted(both)]
            gutter.sentences = [
                (a, b, link.kind)
                for link in self._links_of(gutter)
                if link.one and link.other
                and (a := left.height_of(link.one)) is not None
                and (b := right.height_of(link.other)) is not None
            ]  # fmt: skip
            gutter.update()
        if self._wanted_scroll:
            self._reach()

    def _wash(self) -> None:
        """Mark the words that differ: of each pair of neighbours what is gone at the left, what is new at the right."""
        on = self._words.isChecked() or self._drafts.isChecked()
        for at, pane in enumerate(self._panes):
            pane.wash(self._washed(at) if on else [])
        for button in (self._next, self._previous):
            button.setVisible(on)
            button.setEnabled(bool(self._panes and self._panes[-1].heights()))

    def _washed(self, at: int) -> list[tuple[Words, str]]:
        """The words to be marked in the pane `at`, each with the name of its colour."""
        words: list[tuple[Words, str]] = []
        if at < len(self._gutters):
            words += _left_words(self._links_of(self._gutters[at]))
        if at > 0:
            words += _right_words(self._links_of(self._gutters[at - 1]))
        return words

    def _step(self, forward: bool) -> None:
        """Bring the next place into sight at which the last pane differs from the one before it."""
        if self._drafts.isChecked():
            self._changes.step(forward)
            return
        pane = self._panes[-1]
        third = pane.view.viewport().height() / 3
        middle = pane.bar.value() + third
        heights = sorted({round(height) for height in pane.heights()})
        beyond = [h for h in heights if (h > middle + 4 if forward else h < middle - 4)]
        if beyond:
            aim = beyond[0] if forward else beyond[-1]
            pane.bar.setValue(round(aim - third))

    # Two drafts -------------------------------------------------------------------------------------------------------

    def _links_of(self, gutter: Gutter) -> tuple[Link, ...]:
        """What is known between the two reports beside `gutter`, as drafts where they are compared so."""
        return (self._draft_links if self._drafts.isChecked() else self._links).get(gutter.pair, ())

    def _turn_to_drafts(self, on: bool) -> None:
        """Compare the two reports at hand word by word, with a list of the changes in the outline's place."""
        self._chosen = self._chosen[:2] if on else self._chosen
        self._words.setVisible(not on)
        self._offer.setVisible(self._offer.isVisible() and not on)
        self._left.setCurrentWidget(self._changes if on else self._outline)
        self._title.setText(say("drafts.title" if on else "sections.title"))
        self._freshen()

    def _show_changes(self) -> None:
        if self._drafts.isChecked() and self._gutters:
            self._changes.show_links(self._draft_links.get(self._gutters[0].pair))

    def _show_change(self, link: Link) -> None:
        """Both places of a change come into sight; of what stands on one side only, where it would be on the other."""
        sides = list(zip(self._panes, (link.one, link.other), (link.one_words, link.other_words), strict=False))
        self._leading = True
        for pane, words, parts in sides:
            if words is not None:
                pane.bring(next(iter(parts), words))
        for (pane, words, _), (other, _, _) in zip(sides, reversed(sides), strict=True):
            if words is None:
                pane.bar.setValue(round(self._place_in(pane, other, float(other.bar.value()))))
        self._leading = False
        for gutter in self._gutters:
            gutter.update()

    def _current_row(self) -> SectionRow | None:
        return next((r for r in self._result.sections if r.id == self._row), None)

    # What the user does -------------------------------------------------------------------------------------------

    def _went(self) -> None:
        item = self._outline.currentItem()
        self._row = str(item.data(0, _ID)) if item else ""
        row = self._current_row()
        if row is None:
            return
        self._measure()
        with_it = [pane for pane in self._panes if row.id in pane.tops]
        self._leading = True
        for pane in with_it:
            pane.bar.setValue(round(pane.tops[row.id]) - 12)
        if with_it:  # a report without the section shows where it would stand
            at = float(with_it[0].bar.value())
            for pane in set(self._panes) - set(with_it):
                pane.bar.setValue(round(self._place_in(pane, with_it[0], at)))
        self._leading = False

    def _chose(self) -> None:
        self._chosen = [pane.source for pane in self._panes]
        self._freshen()

    def take_page(self, drawn: Drawn, image: QImage) -> None:
        """A page that was asked for."""
        for pane in self._panes:
            pane.page_view.take(drawn, image)

    def _keep_turned(self) -> None:
        self._paged_by_hand = True

    def _turn(self, as_pages: bool) -> None:
        for pane in self._panes:
            pane.as_pages = as_pages
        self._freshen()
        self.mark_row(self._marked)
        self._went()

    def _add_pane(self) -> None:
        left = [r.id for r in self._result.readings if r.id not in self._chosen]
        if not left:
            return
        self._chosen.append(left[-1])
        self._freshen()

    def _drop_pane(self) -> None:
        if len(self._chosen) > 2:
            self._chosen.pop()
        self._freshen()

    def _follow(self, leader: Pane) -> None:
        """Scroll the other panes to where the leader is, section by section."""
        for gutter in self._gutters:
            gutter.update()
        if self._leading or not self._together.isChecked() or not self.isVisible():
            return
        self._leading = True
        bar = leader.bar
        for pane in self._panes:
            if pane is not leader:
                pane.bar.setValue(round(self._place_in(pane, leader, float(bar.value()))))
        self._leading = False

    def _place_in(self, pane: Pane, leader: Pane, at: float) -> float:
        """The height in `pane` that matches the height `at` in `leader`: straight lines between matched sections."""
        points = sorted((leader.tops[r], pane.tops[r]) for r in leader.tops.keys() & pane.tops.keys())
        last = (leader.length(), pane.length())
        before, after = (0.0, 0.0), last
        for point in points:
            if point[0] <= at:
                before = max(before, point)
            else:
                after = point
                break
        width = after[0] - before[0]
        share = (at - before[0]) / width if width > 0 else 0.0
        return before[1] + share * max(0.0, after[1] - before[1])

    def _ask_menu(self, at: QPoint) -> None:
        item = self._outline.itemAt(at)
        if item is not None:
            self.menu_requested.emit(str(item.data(0, _ID)), self._outline.viewport().mapToGlobal(at))

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


def _left_words(links: Iterable[Link]) -> list[tuple[Words, str]]:
    """What is marked in the left of two reports: sentences that are gone, words that were changed."""
    whole = [(link.one, "gone_whole") for link in links if link.one and not link.other]
    return whole + grounds((w for link in links for w in link.one_words), "deleted")


def _right_words(links: Iterable[Link]) -> list[tuple[Words, str]]:
    """What is marked in the right of two reports: sentences that are new, words that were changed."""
    whole = [(link.other, "new_whole") for link in links if link.other and not link.one]
    return whole + grounds((w for link in links for w in link.other_words), "inserted")
