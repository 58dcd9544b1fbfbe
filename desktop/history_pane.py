"""What was decided, in order, with the place where undo stands; a click steps there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop import texts, theme
from desktop.texts import say


class HistoryPane(QListWidget):
    """The list; `stepped` says how many steps back (below 0) or forward a click asks for."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.itemActivated.connect(self._go)
        self._done = 0
        self._shown: tuple[object, ...] = ()

    def show_history(self, done: list[str], undone: list[str], told: list[str]) -> None:
        """Names of what was decided and of what was undone; `told` adds to each what was said and why, or ""."""
        shown = (tuple(done), tuple(undone), tuple(told), texts.language(), theme.colours())
        if shown == self._shown:
            return  # what is shown already is left alone
        self._shown = shown
        self.clear()
        self._done = len(done)
        self._line(say("history.start"), "flag", "muted")
        for at, (name, added) in enumerate(zip((*done, *undone), told, strict=True)):
            line = texts.capital(f"{name}: {added}" if added else name)
            self._line(line, *(("check", "text") if at < len(done) else ("undo-2", "muted")))
        self.setCurrentRow(self._done)

    def _line(self, name: str, icon: str, colour: str) -> None:
        item = QListWidgetItem(theme.icon(icon, colour), name, self)
        item.setToolTip(say("history.tip"))
        item.setData(Qt.ItemDataRole.ForegroundRole, QBrush(QColor(getattr(theme.colours(), colour))))

    def _go(self, item: QListWidgetItem) -> None:
        steps = self.row(item) - self._done
        if steps:
            self.stepped.emit(steps)
