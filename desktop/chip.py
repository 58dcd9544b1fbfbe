"""A round button with a mark, words and a number, no wider than they are: a counter that is also a filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

_SIDES = 11  # pixels of frame and padding at both sides together, as the style sheet says
_BETWEEN = 5  # pixels between the mark and the words


class Chip(QToolButton):
    """Looks as the style sheet says of `chip`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def sizeHint(self) -> QSize:
        """The style's own leaves room for two letters more."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        wide = self.iconSize().width() + (text + _BETWEEN if text else 0) + _SIDES
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
