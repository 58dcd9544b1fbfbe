"""A list line that takes as many lines as its words need, with its icon beside the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_WRAP = int(Qt.TextFlag.TextWordWrap)
_AIR = 7


def lay_out_by_width(view: QAbstractItemView) -> None:
    """Have `view` ask its delegate for the heights of its lines again when its width changes: it keeps them."""
    view.viewport().installEventFilter(_LaidOut(view))


class _LaidOut(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        view = self.parent()
        other = isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width()
        if other and isinstance(view, QAbstractItemView):
            view.scheduleDelayedItemsLayout()
        return False


class WrappingDelegate(QStyledItemDelegate):
    """Asks for the height that the words need at the width of its view, and again when that width changes."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        lay_out_by_width(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        if not isinstance(view, QAbstractItemView):
            return super().sizeHint(option, index)
        depth = 1 if index.parent().isValid() else 0
        indent = view.indentation() * (depth + int(view.rootIsDecorated())) if isinstance(view, QTreeView) else 0
        icon = 22 if index.data(Qt.ItemDataRole.DecorationRole) else 0
        width = max(60, view.viewport().width() - indent - icon - 10)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text)
        return QSize(width, needed.height() + _AIR)
