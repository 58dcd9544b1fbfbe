"""One half of the progress board as a view: keys, the menu, and rows that are dragged onto others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from desktop.board_model import ROW_MIME

_BESIDE = QPoint(-14, -10)  # where the pointer is seen from what is dragged


class BoardTable(QTableView):
    """One half of the board; a row can be dragged onto another."""

    dropped = Signal(QModelIndex, int)  # the cell that was dragged, the line it was dropped on
    opened = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = QPersistentModelIndex()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(60)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if index.isValid():
            self.menu_wanted.emit(index, event.globalPos())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """The cell alone goes with the pointer, beside it: a whole line would hide where it is dropped."""
        index = self.dragged()
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(self.viewport().grab(self.visualRect(index)))
        drag.setHotSpot(_BESIDE)
        drag.exec(actions)

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        start = event.source()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # nothing moves in the model: a decision is made
        event.accept()
        if index.isValid() and event.mimeData().hasFormat(ROW_MIME) and isinstance(start, BoardTable):
            self.dropped.emit(start.dragged(), index.row())

    def dragged(self) -> QModelIndex:
        """The cell that the drag began at."""
        model = self.model()
        return model.index(self._pressed.row(), self._pressed.column()) if self._pressed.isValid() else QModelIndex()
