"""The line at the foot of the window: what is being done and how far it is, what was done last, the file just made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar, QWidget

from desktop.elided_label import ElidedLabel
from desktop.retranslated import Retranslated
from desktop.texts import say

if TYPE_CHECKING:
    from desktop.requests import Exported

_SOON = 250  # ms: what is done sooner needs no notice


class Foot(Retranslated, QStatusBar):
    """Told from outside; a line that is told while something is under way stands there when that is done."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_busy = False
        self._then = ""  # what is said when all is done
        self._made = Path()
        self._offline = QLabel(self)
        self._offline.setObjectName("muted")
        self.line, self.progress, self.stop = ElidedLabel(self), QProgressBar(self), QPushButton(self)
        self.line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.open_made = QPushButton(self)
        self.progress.setMaximumWidth(180)
        self.progress.setTextVisible(False)
        for widget in (self.line, self.open_made, self.progress, self.stop):
            self.addWidget(widget)
        self.addPermanentWidget(self._offline)
        for widget in (self.open_made, self.progress, self.stop):
            widget.hide()
        self.stop.clicked.connect(self.stop_wanted)
        self.open_made.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made))))
        self.retranslate()

    def retranslate(self) -> None:
        self.stop.setText(say("action.cancel"))
        self.open_made.setText(say("brief.open"))
        self._offline.setText(say("offline"))
        self._offline.setToolTip(say("offline_tip"))

    def tell(self, line: str) -> None:
        """Say what was done; "" clears what was said before."""
        self.open_made.hide()
        self._then = line
        self.line.setText(line)

    def tell_then(self, line: str) -> None:
        """Say what is being done as done, once it is."""
        self._then = line

    def show_made(self, made: Exported) -> None:
        """A file was written; it can be opened from here."""
        self._made = Path(made.path)
        pages = say("brief.pages", count=made.pages) if made.pages else ""
        self.tell(f"{say('brief.done', path=made.path)} {pages}".strip())
        self.open_made.show()

    def show_busy(self, busy: bool) -> None:
        """Something is under way, or all is done."""
        self._is_busy = busy
        if busy:
            QTimer.singleShot(_SOON, self._show_if_busy)
            return
        self.progress.hide()
        self.stop.hide()
        self.line.setText(self._then)

    def show_progress(self, done: int, of: int, name: str) -> None:
        """So many of so many files are read; `name` is the next."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.line.setText(say("busy.reading", done=done, of=of, name=name) if done < of else say("busy.comparing"))

    def _show_if_busy(self) -> None:
        if self._is_busy:
            self.progress.setRange(0, 0)
            self.progress.show()
            self.stop.show()
            if self.line.text() == self._then:
                self.line.setText(say("busy.comparing"))
