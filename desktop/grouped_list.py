"""A table in groups: a head line for each group, under it lines that lead to a row of the board."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.closed_words import Told

_ROW = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap)
_AIR = 8


class GroupedList(QTreeWidget):
    """Shows groups; `row_selected` names the row of a line that was chosen."""

    row_selected = Signal(str)
    row_pointed = Signal(str)  # the cursor was moved to it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Wrapping(self))
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(True)
        self.header().sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.itemActivated.connect(self._open)
        self.currentItemChanged.connect(lambda *_: self._point())

    def show_groups(self, heads: tuple[str, ...], groups: list[Told]) -> None:
        """Show `groups` under the column heads `heads`, the cursor where it was, else on the first line."""
        at = self.selected_row()
        with QSignalBlocker(self):
            self._fill(heads, groups, at)
        self.expandAll()
        self._share()

    def _fill(self, heads: tuple[str, ...], groups: list[Told], at: str) -> None:
        self.clear()
        self.setColumnCount(len(heads))
        self.setHeaderLabels(heads)
        bold = self.font()
        bold.setBold(True)
        for group in groups:
            head = QTreeWidgetItem(self, [f"{group.head} ({len(group.lines)})"])
            head.setFirstColumnSpanned(True)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(0, bold)
            for cells, row in group.lines:
                item = QTreeWidgetItem(head, list(cells))
                item.setData(0, _ROW, row)
                if row and row == at:
                    self.setCurrentItem(item)
                for column, cell in enumerate(cells):
                    item.setToolTip(column, cell)
        first = self.topLevelItem(0)
        line = first.child(0) if first is not None else None
        if line is not None and self.currentItem() is None:
            self.setCurrentItem(line)

    def selected_row(self) -> str:
        """The row at the cursor, or ""."""
        item = self.currentItem()
        return str(item.data(0, _ROW) or "") if item else ""

    def selected_rows(self) -> tuple[str, ...]:
        """The rows of all lines that are selected, each once, in the order in which they were chosen."""
        told = (str(item.data(0, _ROW) or "") for item in self.selectedItems())
        return tuple(dict.fromkeys(row for row in told if row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each column its share of the width; the lines wrap in it."""
        count, width = self.columnCount(), self.viewport().width()
        for column in range(count - 1):
            self.setColumnWidth(column, width * (2 if column == 0 else 1) // (count + 1) if count > 2 else width // 2)
        self.scheduleDelayedItemsLayout()

    def _point(self) -> None:
        row = self.selected_row()
        if row:
            self.row_pointed.emit(row)

    def _open(self, item: QTreeWidgetItem) -> None:
        row = str(item.data(0, _ROW) or "")
        if row:
            self.row_selected.emit(row)


class _Wrapping(QStyledItemDelegate):
    """Asks for the height that a cell's words need at its column's width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTreeWidget)
        inside = index.parent().isValid()
        width = view.columnWidth(index.column()) if inside else view.viewport().width()
        width -= 10 + (2 * view.indentation() if index.column() == 0 else 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = option.fontMetrics.boundingRect(QRect(0, 0, max(40, width), 10_000), _WRAP, text)
        return QSize(width, needed.height() + _AIR)
