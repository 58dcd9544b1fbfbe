"""How the board's two halves are laid out: which shows which column, how wide they are, how high its lines."""

from __future__ import annotations

from collections.abc import Container, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.board_columns import FROZEN, NAME, PROGRESS, REPORTS, STATUS, TARGET, TREND
from desktop.board_model import BoardModel
from desktop.board_table import BoardTable

# In heights of a text line, so that larger text has wider columns.
_WIDTHS = {NAME: 12.0, TARGET: 8.25, STATUS: 8.0, PROGRESS: 5.25, TREND: 5.0}
_TIGHT = {NAME: 9.0, TARGET: 7.25, STATUS: 6.5, PROGRESS: 4.5, TREND: 5.0}  # in a board too narrow for the others
_NARROWEST, _WIDEST = 8.0, 11.5  # of a report's column
_ROW, _HEADING = 2.55, 1.6  # heights: two lines and air, and one
_AIR = 18  # pixels beside the words of a column's head
_BAR = 18  # pixels of a scroll bar
_PANES = 600  # of the right half beside the left one's columns, as a splitter weighs them


class BoardShape:
    """The left half holds name, target, status and percent, the right one all else."""

    def __init__(self, board: QWidget, splitter: QSplitter, halves: tuple[BoardTable, BoardTable], model: BoardModel):
        self._board, self._splitter, self._model = board, splitter, model
        self._left, self._right = halves
        self._given: dict[int, tuple[str | None, int]] = {}  # the source and the width that a column was given
        self._low: set[int] | None = set()  # the lines of headings, which are low ones; None: any line may be
        self._padded: dict[int, int] = {}  # a column that was made wider to fill the room, and its width then
        self._tight = False
        self._newest = REPORTS  # the column that is kept in sight until the user scrolls away from it
        self._follows = True
        across = self._right.horizontalScrollBar()
        across.actionTriggered.connect(self.stay)
        across.rangeChanged.connect(self._follow)

    def begin(self) -> None:
        """Sizes by the font in force, as at first."""
        self._low = None if self._model.rowCount() else set()
        for half in (self._left, self._right):
            half.verticalHeader().setDefaultSectionSize(self._lines(_ROW))
        self._right.setMinimumWidth(self._lines(_NARROWEST) + _BAR)
        self._give_widths()

    def fit(self) -> None:
        """The board has another width: in a narrow one the columns of the left half are tight."""
        needed = self._left_width(_WIDTHS) + self._lines(_NARROWEST) + _BAR
        if (self._splitter.width() < needed) != self._tight:
            self._tight = not self._tight
            self._give_widths()

    def _give_widths(self) -> None:
        widths = _TIGHT if self._tight else _WIDTHS
        for half in (self._left, self._right):
            for column, width in widths.items():
                half.setColumnWidth(column, self._lines(width))
        left = self._left_width(widths)
        self._splitter.setSizes([left, max(_PANES, self._splitter.width() - left)])

    def _left_width(self, widths: Mapping[int, float]) -> int:
        return sum(self._lines(widths[column]) for column in range(FROZEN + 1)) + 3

    def lay_out(self, hidden: Container[str | None]) -> None:
        """Everything where it belongs after a reset; the columns of the sources `hidden` are not shown."""
        heads = (self._head(column) for column in range(REPORTS, self._model.columnCount()))
        header = self._lines(max((len(said) for said in heads), default=2)) + 12
        for half in (self._left, self._right):
            half.horizontalHeader().setFixedHeight(header)
        trends = self._model.has_trends()
        for column in range(self._model.columnCount()):
            self._left.setColumnHidden(column, column > FROZEN)
            gone = self._model.source(column) in hidden or (column == TREND and not trends)
            self._right.setColumnHidden(column, column <= FROZEN or gone)
        self._given = {column: given for column, given in self._given.items() if column < self._model.columnCount()}
        for column in range(REPORTS, self._model.columnCount()):
            given = self._model.source(column), self._report_width(column)
            if self._given.get(column) != given:  # else it may have another width from the user, which it keeps
                self._given[column] = given
                self._right.setColumnWidth(column, given[1])
        self._lay_out_headings()

    def show_newest(self, column: int) -> None:
        """Scroll to the newest report's `column`: where not all fit, it is what there is to see first."""
        self._newest, self._follows = column, True
        self._follow()

    def _follow(self) -> None:
        """Have the newest report in sight, and the first column beside it from its beginning."""
        shown = [c for c in range(FROZEN + 1, self._model.columnCount()) if not self._right.isColumnHidden(c)]
        if not self._follows or self._newest not in shown or shown[-1] not in self._given:
            return
        head, room = self._right.horizontalHeader(), self._right.viewport().width()
        end = head.sectionPosition(self._newest) + self._own_width(self._newest)
        before = (head.sectionPosition(c) for c in shown if c < self._newest)
        first = next((at for at in before if at >= end - room), head.sectionPosition(self._newest))
        self._fill(shown[-1], first + room)
        self._right.horizontalScrollBar().setValue(first)
        head.viewport().update()  # a width and an offset changed at once leave it drawn in part as it was

    def _own_width(self, column: int) -> int:
        """A column's width without what was added to fill the room."""
        now = self._right.columnWidth(column)
        return self._given[column][1] if column in self._given and now == self._padded.get(column) else now

    def _fill(self, last: int, end: int) -> None:
        """Have the columns end at `end` at least: the `last` one made wider where the user gave it no width.

        Else the first column in sight could not begin at the edge.
        """
        own = self._own_width(last)
        if own == self._given[last][1]:
            self._padded = {last: max(own, end - self._right.horizontalHeader().sectionPosition(last))}
            self._right.setColumnWidth(last, self._padded[last])

    @property
    def follows(self) -> bool:
        """Whether the newest report is kept in sight: the user has not scrolled away from it."""
        return self._follows

    def stay(self) -> None:
        """Keep what is in sight: the user chose it."""
        self._follows = False

    def _lines(self, count: float) -> int:
        """The height of `count` lines of text, in pixels."""
        return round(self._board.fontMetrics().height() * count)

    def _head(self, column: int) -> list[str]:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal)).split("\n")

    def _report_width(self, column: int) -> int:
        """A report's column holds its heading in full, as far as that is reasonable."""
        needed = max(self._board.fontMetrics().horizontalAdvance(line) for line in self._head(column)) + _AIR
        return max(self._lines(_NARROWEST), min(self._lines(_WIDEST), needed))

    def _lay_out_headings(self) -> None:
        """A heading's words run over all that the left half shows; its line is a low one."""
        self._left.clearSpans()
        high, low = self._lines(_ROW), self._lines(_HEADING)
        headings = {at for at in range(self._model.rowCount()) if self._model.line(at).row is None}
        for at in sorted(headings):
            self._left.setSpan(at, NAME, 1, FROZEN + 1)
        before = set(range(self._model.rowCount())) if self._low is None else self._low
        for half in (self._left, self._right):
            for at in headings:
                half.setRowHeight(at, low)
            for at in before - headings:  # a table keeps a line's height when another row comes to stand there
                half.setRowHeight(at, high)
        self._low = headings
