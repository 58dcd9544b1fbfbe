"""What need not be done at once, done a piece at a time: what is pressed and what is to be painted come between.

A piece is known by the name of what it brings up to date: put off again, it is done once. Whoever needs it sooner has
it done at once by `hurry`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_REST = 8  # ms between two pieces: Qt gathers what is to be painted for 5


class Turns(QObject):
    """Pieces of work in the order in which they were put off."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._soon: dict[str, Callable[[], object]] = {}
        self._kept: dict[str, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._take_next)

    def put_off(self, name: str, run: Callable[[], object], *, soon: bool = True) -> None:
        """Do `run` in a turn of its own; where it is not wanted `soon`, only when it is hurried."""
        if not soon:
            self._soon.pop(name, None)
            self._kept[name] = run
            return
        self._kept.pop(name, None)
        self._soon[name] = run
        if not self._timer.isActive():
            self._timer.start()

    def hurry(self, name: str) -> None:
        """Do now what was put off under `name`, if anything was."""
        run = self._soon.pop(name, None) or self._kept.pop(name, None)
        if run is not None:
            run()

    def is_done(self) -> bool:
        """Whether nothing is left but what waits until it is hurried."""
        return not self._soon

    def forget(self) -> None:
        """Do none of it any more."""
        self._soon.clear()
        self._kept.clear()
        self._timer.stop()

    def _take_next(self) -> None:
        if len(self._soon) > 1:
            self._timer.start()  # before the piece: one that opens a dialog must not hold up the others
        for name in list(self._soon)[:1]:
            self.hurry(name)
