"""Collects Python's garbage in the thread of the event loop alone.

Python collects in whichever thread happens to allocate. While answers are unpickled in another thread, that would
delete Qt objects there, and Qt aborts. So the automatic collection rests as long as such threads run, and a timer of
the event loop does its work at Python's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_OFTEN = 400  # ms between looks: seldom enough to cost nothing, often enough that a look stays short


class Collector(QObject):
    """Between `start` and `stop` only its timer collects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()

    @staticmethod
    def look() -> None:
        """Collect the oldest generation whose count is over its threshold, as Python would."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > limits[generation] > 0]
        if due:
            gc.collect(max(due))
