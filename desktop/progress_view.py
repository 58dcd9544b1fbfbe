"""The progress board: a row for each indicator, a column for each report, against the target.

Name, target, status and percent stay in sight (two sibling views with linked scroll bars, since an overlay breaks fast
scrolling). Emits what the user did; knows neither the session nor the other views.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QInputDialog, QLabel, QSplitter, QVBoxLayout, QWidget

from compare.comparison import Comparison, JudgedRow
from compare.decisions import IndicatorIgnored
from desktop import clipboard_table, printed, texts
from desktop.awaiting import Awaiting
from desktop.board_column_menu import ColumnMenu
from desktop.board_columns import FROZEN, NAME, PROGRESS, REPORTS, TARGET, TREND
from desktop.board_delegates import CellDelegate, ProgressDelegate, TrendDelegate
from desktop.board_drops import said_by_drop
from desktop.board_figures import figure_of
from desktop.board_filter import BoardFilter
from desktop.board_model import BoardModel
from desktop.board_shape import BoardShape
from desktop.board_table import BoardTable
from desktop.noted_values import number, plain_list
from desktop.retranslated import Remeasured
from desktop.sheet import Sheet
from desktop.texts import say


class ProgressView(Awaiting, Remeasured, QWidget):
    """The board with its search and its counters, each of which is a filter."""

    decided = Signal(object)
    row_selected = Signal(str)
    figure_selected = Signal(str, str)  # a source id and an observation id
    figure_opened = Signal(str, str)
    filtered = Signal()  # other rows are shown
    menu_requested = Signal(str, str, QPoint)  # a row id, a source id or "", a point on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self.model = BoardModel(self)
        self._changing = False  # the lines are being changed: the cursor is moved by nobody
        self._build()
        self._link()
        self.retranslate()

    def show_result(self, result: Comparison) -> None:
        """Show `result`, the selected row kept where it is still there."""
        row, column = self.selected_row(), self._current_column()
        scrolled = self._right.verticalScrollBar().value(), self._right.horizontalScrollBar().value()
        stood = self._right.currentIndex().row()
        has_same_columns = [r.id for r in result.readings] == [r.id for r in self._result.readings]
        self._result = result
        self._changing = True
        self.model.show(result)
        if self.selected_row() != row:
            self._selection.clear()  # it stood there by no choice of the user's
        self._changing = False
        self.filter.show_counts(len(result.ignored))
        self.say_nothing()
        self._shape.lay_out(self._columns.hidden)
        if row and self.selected_row() == row:
            self._moved(self._right.currentIndex())
        elif row:
            self.select_row(row, column, scroll=False)
        self._right.verticalScrollBar().setValue(scrolled[0])
        if has_same_columns:
            self._right.horizontalScrollBar().setValue(scrolled[1])
        else:
            self._shape.show_newest(self._newest_column())
        index = self._right.currentIndex()
        if row and index.row() != stood:  # the order put it elsewhere: it is not lost from sight
            self._half_of(index).scrollTo(index)

    def _newest_column(self) -> int:
        """The column of the newest report; documents of targets stand behind it."""
        columns = range(self.model.columnCount() - 1, REPORTS - 1, -1)
        return next((c for c in columns if self.model.source(c) not in self._result.targets), NAME)

    def selected_row(self) -> str:
        """The id of the row at the cursor, or ""."""
        index = self._right.currentIndex()
        if not index.isValid():
            return ""
        row = self.model.line(index.row()).row
        return row.id if row else ""

    def state(self) -> dict[str, Any]:
        """Where the user is and what is shown, as plain values."""
        by = self.model.sorted_by
        return {
            "row": self.selected_row(),
            "column": self._current_column(),
            "scrolled": self.scrolled(),
            "follows": self._shape.follows,
            "hidden": sorted(self._columns.hidden),
            "sorted": list(by) if by else None,
            **self.filter.state(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` told, as far as it is still there."""
        self._columns.hidden = {str(source) for source in plain_list(state.get("hidden"))}
        by = plain_list(state.get("sorted"))
        if len(by) == 2 and isinstance(by[0], int) and by[0] < self.model.columnCount():
            self.model.order_by(by[0], descending=bool(by[1]))
        self.filter.restore(state)
        if state.get("row"):
            self.select_row(str(state["row"]), number(state.get("column")))
        across, down = (*plain_list(state.get("scrolled")), 0, 0)[:2]
        if not state.get("follows"):  # else the newest report is in sight, in a window of another width too
            self._shape.stay()
            self._right.horizontalScrollBar().setValue(number(across))
        self._right.verticalScrollBar().setValue(number(down))

    def selected_source(self) -> str:
        """The source of the cell at the cursor, or "" where it is no report's cell."""
        index = self._right.currentIndex()
        cell = self.model.cell(index) if index.isValid() else None
        return cell.source if cell else ""

    def scrolled(self) -> tuple[int, int]:
        """How far the board is scrolled across and down, as its scroll bars count."""
        return self._right.horizontalScrollBar().value(), self._right.verticalScrollBar().value()

    def printed(self, name: str) -> Sheet:
        """The rows that are shown, for paper; `name` is the workspace's."""
        lines = [self.model.line(at) for at in range(self.model.rowCount())]
        kept = say("print.filtered", shown=self.model.shown(), total=self.model.total())
        return printed.board(
            lines, self.model.headers(), self._result, name, "" if self.filter.wanted().everything else kept
        )

    def select_row(self, row_id: str, column: int = NAME, scroll: bool = True) -> None:
        """Put the cursor on a row; a row that is filtered away is brought back by clearing the filters."""
        at = self.model.position(row_id)
        if at is None and not self.filter.wanted().everything and any(r.id == row_id for r in self._result.rows):
            self.clear_filters()
            at = self.model.position(row_id)
        if at is None:
            return
        index = self.model.index(at, min(column, self.model.columnCount() - 1))
        flag = QItemSelectionModel.SelectionFlag
        self._selection.setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        if scroll:
            self._half_of(index).scrollTo(index)

    def select_first(self) -> None:
        """Put the cursor on the first row that is shown."""
        lines = (self.model.line(at) for at in range(self.model.rowCount()))
        first = next((line.row for line in lines if line.row), None)
        if first is not None:
            self.select_row(first.id)

    def shown_rows(self) -> list[JudgedRow]:
        """The rows that pass the filter, in the order in which they are shown."""
        lines = (self.model.line(at) for at in range(self.model.rowCount()))
        return [line.row for line in lines if line.row]

    def clear_filters(self) -> None:
        """Show every row."""
        self.filter.clear()

    def selected_rows(self) -> tuple[str, ...]:
        """The ids of the rows chosen, in the order shown."""
        lines = (self.model.line(at) for at in sorted({index.row() for index in self._selection.selectedIndexes()}))
        return tuple(line.row.id for line in lines if line.row is not None)

    def focus_search(self) -> None:
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def copy(self) -> None:
        """The chosen rows (all that are shown, where one cell at most is chosen) to the clipboard as a table."""
        chosen = sorted({i.row() for i in self._selection.selectedIndexes()})
        rows = chosen if len(chosen) > 1 else list(range(self.model.rowCount()))
        clipboard_table.copy(self.model.as_table(rows))

    def retranslate(self) -> None:
        """Say everything anew in the language and colours in force."""
        self.filter.retranslate()
        self._left.setAccessibleName(say("board.accessible_left"))
        self._right.setAccessibleName(say("board.accessible_right"))
        if self._result.readings:
            self.show_result(self._result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._shape.begin()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shape.fit()
        self._place_empty()

    # Building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.filter = BoardFilter(self, self.model)
        self.filter.changed.connect(self._filter)
        self.filter.ignored_opened.connect(self._take_back)
        self._left, self._right = BoardTable(self), BoardTable(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(2)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(1, 1)
        self._shape = BoardShape(self, self._splitter, (self._left, self._right), self.model)
        self._columns = ColumnMenu(self, self.model)
        self._columns.sorted.connect(self._sort)
        self._columns.changed.connect(lambda: self._shape.lay_out(self._columns.hidden))
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self._empty.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 0)
        box.setSpacing(6)
        box.addWidget(self.filter)
        box.addWidget(self._splitter, 1)
        self.begins_at: QWidget = self._left

    def _link(self) -> None:
        for half in (self._left, self._right):
            half.setModel(self.model)
            half.opened.connect(self._open)
            half.doubleClicked.connect(self._open)
            half.menu_wanted.connect(self._ask_menu)
            half.dropped.connect(self._join)
            half.horizontalHeader().sectionClicked.connect(self._sort)
            self._columns.attach(half)
            half.setItemDelegate(CellDelegate(half) if half is self._right else half.itemDelegate())
        self._left.setItemDelegateForColumn(TARGET, CellDelegate(self._left))
        self._left.setItemDelegateForColumn(PROGRESS, ProgressDelegate(self._left))
        self._right.setItemDelegateForColumn(TREND, TrendDelegate(self._right))
        self._left.setSelectionModel(self._right.selectionModel())
        self._selection = self._right.selectionModel()
        self._selection.currentChanged.connect(self._moved)
        self._left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._left.verticalScrollBar().valueChanged.connect(self._right.verticalScrollBar().setValue)
        self._right.verticalScrollBar().valueChanged.connect(self._left.verticalScrollBar().setValue)
        self._shape.begin()

    # Showing ------------------------------------------------------------------------------------------------------

    def say_nothing(self) -> None:
        nothing = "board.nothing_yet" if self._result.readings or not self._result.unread else "board.nothing_read"
        self._empty.setText(say("board.nothing_found") if self.model.total() else self.nothing(nothing))
        self._empty.setVisible(self.model.shown() == 0)
        self._place_empty()

    def _place_empty(self) -> None:
        self._empty.adjustSize()
        self._empty.move(self._splitter.x() + 14, self._splitter.y() + 64)

    def _filter(self) -> None:
        row, column = self.selected_row(), self._current_column()
        self.model.want(self.filter.wanted())
        self._shape.lay_out(self._columns.hidden)
        self.say_nothing()
        if row and self.model.position(row) is not None:
            self.select_row(row, column)
        self.filtered.emit()

    def sort(self) -> None:
        """Sort by the column at the cursor, as a press on its head does."""
        self._sort(self._current_column())

    def _sort(self, column: int) -> None:
        """Up, down, and then the order of the reports again; the cursor stays on its row, the first lines in sight."""
        row, at = self.selected_row(), self._current_column()
        by = self.model.sorted_by
        if by is None or by[0] != column:
            self.model.order_by(column)
        elif not by[1]:
            self.model.order_by(column, descending=True)
        else:
            self.model.order_by(None)
        self._shape.lay_out(self._columns.hidden)
        if row:
            self.select_row(row, at, scroll=False)
        self._right.verticalScrollBar().setValue(0)
        self.filtered.emit()

    # What the user does -------------------------------------------------------------------------------------------

    def _half_of(self, index: QModelIndex) -> BoardTable:
        return self._left if index.column() <= FROZEN else self._right

    def _current_column(self) -> int:
        index = self._right.currentIndex()
        return index.column() if index.isValid() else NAME

    def _moved(self, index: QModelIndex) -> None:
        if self._changing or not index.isValid():
            return
        line = self.model.line(index.row())
        if line.row is None:
            return
        self.row_selected.emit(line.row.id)
        figure = figure_of(self.model, self._result, index)
        if figure:
            self.figure_selected.emit(*figure)

    def _open(self, index: QModelIndex) -> None:
        figure = figure_of(self.model, self._result, index)
        if figure:
            self.figure_opened.emit(*figure)

    def _ask_menu(self, index: QModelIndex, where: QPoint) -> None:
        line = self.model.line(index.row())
        if line.row is None:
            return
        flag = QItemSelectionModel.SelectionFlag
        several = self._selection.isSelected(index)  # the menu of lines that are selected is of them all
        self._selection.setCurrentIndex(index, flag.NoUpdate if several else flag.ClearAndSelect | flag.Rows)
        cell = self.model.cell(index)
        self.menu_requested.emit(line.row.id, cell.source if cell else "", where)

    def _join(self, dragged: QModelIndex, at: int) -> None:
        """A cell was dragged onto a line."""
        onto = self.model.line(at).row
        row = self.model.line(dragged.row()).row if dragged.isValid() else None
        if row is not None and onto is not None:
            said = said_by_drop(self, self._result, (row, self.model.cell(dragged)), onto)
            if said is not None:
                self.decided.emit(said)

    def _take_back(self) -> None:
        """Choose an ignored row to bring back."""
        names = [texts.indicator(row.row.name) for _, row in self._result.ignored]
        said, agreed = QInputDialog.getItem(self, say("board.ignored_title"), say("board.ignored_why"), names, 0, False)
        if agreed and said in names:
            self.decided.emit(IndicatorIgnored(self._result.ignored[names.index(said)][0], False))
