"""Reports in panes beside each other that scroll together by their matched sections, with a gutter between each two.

Knows where everything stands; which reports are shown, and what became of each sentence, is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from compare.comparison import Reading, SectionRow
from compare.report import Anchor
from desktop.requests import Drawn, Link, Words
from desktop.section_panes import Gutter, Pane, grounds

Pair = tuple[str, str]
_OVER = 12  # pixels that stay in sight over the head of a section
_NEAR = 4  # pixels within which a place is the one at hand, not the next


class Beside(QWidget):
    """The panes and their gutters, from left to right."""

    chosen = Signal()  # another report was chosen in a pane
    figure_selected = Signal(str, str)
    page_wanted = Signal(str, int, int)
    moved = Signal()  # places stand elsewhere than before

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panes: list[Pane] = []
        self.gutters: list[Gutter] = []
        self._together = True
        self._leading = False  # whether a scroll of ours is under way, which takes nobody along
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)

    # What is shown ------------------------------------------------------------------------------------------------

    def offer(self, readings: tuple[Reading, ...], sources: Sequence[str], as_pages: bool) -> None:
        """A pane for each of `sources`, as pages where they have some and `as_pages` asks for it."""
        self._have(len(sources))
        for pane, source in zip(self.panes, sources, strict=True):
            pane.as_pages = as_pages
            pane.offer(readings, source)

    def sources(self) -> list[str]:
        """The reports chosen in the panes."""
        return [pane.source for pane in self.panes]

    def mark(self, places: Mapping[str, list[Anchor]]) -> None:
        """Mark places of each source, without moving the panes."""
        for pane in self.panes:
            pane.mark(places.get(pane.source, []), scroll=False)

    def show_places(self, places: Iterable[Anchor]) -> None:
        """Mark a place in each pane and bring it into sight."""
        for pane, where in zip(self.panes, places, strict=False):
            with QSignalBlocker(pane):
                pane.mark([where])

    def wash(self, words: Callable[[int], list[tuple[Words, str]]]) -> None:
        """Lay colours under words; `words` gives those of the pane with that number."""
        for at, pane in enumerate(self.panes):
            pane.wash(words(at))

    def washed(self, at: int, links_of: Callable[[Pair], Iterable[Link]]) -> list[tuple[Words, str]]:
        """The words to be marked in the pane `at`: gone or changed to its right, new or changed to its left."""
        words: list[tuple[Words, str]] = []
        if at < len(self.gutters):
            words += _left_words(tuple(links_of(self.gutters[at].pair)))
        if at > 0:
            words += _right_words(tuple(links_of(self.gutters[at - 1].pair)))
        return words

    def take_along(self, together: bool) -> None:
        """Whether a pane that is scrolled takes the others along."""
        self._together = together

    def take_page(self, drawn: Drawn, image: QImage) -> None:
        """A page that was asked for."""
        for pane in self.panes:
            pane.page_view.take(drawn, image)

    def _have(self, count: int) -> None:
        """As many panes as that, with a gutter between each two."""
        while len(self.panes) > count:
            self.panes.pop().deleteLater()
            if self.gutters:
                self.gutters.pop().deleteLater()
        while len(self.panes) < count:
            pane = Pane(self)
            pane.chosen.connect(self.chosen)
            pane.scrolled.connect(lambda pane=pane: self._follow(pane))
            pane.figure_selected.connect(self.figure_selected)
            pane.page_wanted.connect(self.page_wanted)
            pane.moved.connect(self.moved)
            if self.panes:
                gutter = Gutter(self, self.panes[-1], pane)
                self.gutters.append(gutter)
                self._line.addWidget(gutter)
            self.panes.append(pane)
            self._line.addWidget(pane, 1)

    # Where things stand -------------------------------------------------------------------------------------------

    def measure(self, rows: Sequence[SectionRow], current: str, links_of: Callable[[Pair], Iterable[Link]]) -> None:
        """Where the lines run, after anything that changes the layout of the text; `current` is the row at hand."""
        for pane in self.panes:
            pane.measure(rows)
        for gutter, left, right in zip(self.gutters, self.panes, self.panes[1:], strict=False):
            both = left.tops.keys() & right.tops.keys()
            gutter.sections = [(left.tops[r], right.tops[r], r == current) for r in sorted(both)]
            gutter.sentences = [
                (a, b, link.kind)
                for link in links_of(gutter.pair)
                if link.one and link.other
                and (a := left.height_of(link.one)) is not None
                and (b := right.height_of(link.other)) is not None
            ]  # fmt: skip
            gutter.update()

    def scrolled(self) -> list[int]:
        """How far down each pane is scrolled."""
        return [pane.bar.value() for pane in self.panes]

    def scroll_to(self, far: Sequence[int]) -> bool:
        """Scroll each pane that far; False, with nothing moved, where one is not laid out as far yet."""
        if len(far) != len(self.panes) or any(p.bar.maximum() < at for p, at in zip(self.panes, far, strict=True)):
            return False
        self._leading = True
        for pane, at in zip(self.panes, far, strict=True):
            pane.bar.setValue(at)
        self._leading = False
        return True

    def has_row(self, row: str) -> bool:
        """Whether it is known in every pane where a section row stands."""
        return all(row in pane.tops for pane in self.panes)

    def bring_row(self, row: str) -> None:
        """Bring a section row up in every pane; a report without it shows where it would stand."""
        with_it = [pane for pane in self.panes if row in pane.tops]
        self._leading = True
        for pane in with_it:
            pane.bar.setValue(round(pane.tops[row]) - _OVER)
        if with_it:
            at = float(with_it[0].bar.value())
            for pane in set(self.panes) - set(with_it):
                pane.bar.setValue(round(_place_in(pane, with_it[0], at)))
        self._leading = False

    def bring_link(self, link: Link) -> None:
        """Both places of a change come into sight; of what stands on one side only, where it would be on the other."""
        sides = list(zip(self.panes, (link.one, link.other), (link.one_words, link.other_words), strict=False))
        self._leading = True
        for pane, words, parts in sides:
            if words is not None:
                pane.bring(next(iter(parts), words))
        for (pane, words, _), (other, _, _) in zip(sides, reversed(sides), strict=True):
            if words is None:
                pane.bar.setValue(round(_place_in(pane, other, float(other.bar.value()))))
        self._leading = False
        for gutter in self.gutters:
            gutter.update()

    def has_washes(self) -> bool:
        """Whether words are marked in the last pane."""
        return bool(self.panes and self.panes[-1].heights())

    def step(self, forward: bool) -> None:
        """Bring the next place into sight at which the last pane differs from the one before it."""
        pane = self.panes[-1]
        third = pane.view.viewport().height() / 3
        middle = pane.bar.value() + third
        heights = sorted({round(height) for height in pane.heights()})
        beyond = [h for h in heights if (h > middle + _NEAR if forward else h < middle - _NEAR)]
        if beyond:
            aim = beyond[0] if forward else beyond[-1]
            pane.bar.setValue(round(aim - third))

    def _follow(self, leader: Pane) -> None:
        """Scroll the other panes to where the leader is, section by section."""
        for gutter in self.gutters:
            gutter.update()
        if self._leading or not self._together or not self.isVisible():
            return
        self._leading = True
        for pane in self.panes:
            if pane is not leader:
                pane.bar.setValue(round(_place_in(pane, leader, float(leader.bar.value()))))
        self._leading = False


def _place_in(pane: Pane, leader: Pane, at: float) -> float:
    """The height in `pane` that matches the height `at` in `leader`: straight lines between matched sections."""
    points = sorted((leader.tops[r], pane.tops[r]) for r in leader.tops.keys() & pane.tops.keys())
    before, after = (0.0, 0.0), (leader.length(), pane.length())
    for point in points:
        if point[0] <= at:
            before = max(before, point)
        else:
            after = point
            break
    width = after[0] - before[0]
    share = (at - before[0]) / width if width > 0 else 0.0
    return before[1] + share * max(0.0, after[1] - before[1])


def _left_words(links: Iterable[Link]) -> list[tuple[Words, str]]:
    """What is marked in the left of two reports: sentences that are gone, words that were changed."""
    whole = [(link.one, "gone_whole") for link in links if link.one and not link.other]
    return whole + grounds((w for link in links for w in link.one_words), "deleted")


def _right_words(links: Iterable[Link]) -> list[tuple[Words, str]]:
    """What is marked in the right of two reports: sentences that are new, words that were changed."""
    whole = [(link.other, "new_whole") for link in links if link.other and not link.one]
    return whole + grounds((w for link in links for w in link.other_words), "inserted")
