"""The menu of a column's head: sort by it, hide it, bring hidden ones back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from desktop.board_model import BoardModel
from desktop.texts import say


class ColumnMenu(QObject):
    """Knows which reports' columns are hidden; tells when that changes."""

    sorted = Signal(int)  # the column to sort by
    changed = Signal()  # other columns are hidden

    def __init__(self, parent: QObject, model: BoardModel) -> None:
        super().__init__(parent)
        self._model = model
        self.hidden: set[str] = set()  # the sources whose columns are hidden

    def attach(self, table: QTableView) -> None:
        """Give the heads of `table` this menu."""
        head = table.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(partial(self._ask, table))

    def hide(self, source: str | None) -> None:
        """Hide a report's column; None brings all back."""
        self.hidden = self.hidden | {source} if source is not None else set()
        self.changed.emit()

    def _ask(self, table: QTableView, at: QPoint) -> None:
        column = table.horizontalHeader().logicalIndexAt(at)
        source = self._model.source(column)
        menu = QMenu(table)
        menu.addAction(say("board.sort_column")).triggered.connect(lambda: self.sorted.emit(column))
        if source is not None:
            menu.addAction(say("board.hide_column")).triggered.connect(lambda: self.hide(source))
        if self.hidden:
            menu.addAction(say("board.show_columns")).triggered.connect(lambda: self.hide(None))
        menu.exec(table.horizontalHeader().mapToGlobal(at))
        menu.deleteLater()
