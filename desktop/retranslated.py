"""What every view does when the language or the colours change: say everything anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:  # beside a widget's own class, which a second one could not stand
    _Base = object

_ANEW = frozenset({QEvent.Type.LanguageChange, QEvent.Type.PaletteChange})
_WITH_SIZES = _ANEW | {QEvent.Type.FontChange}


class Retranslated(_Base):
    """Stands before the widget's class among the bases; calls `retranslate`."""

    _anew = _ANEW

    def retranslate(self) -> None:
        """Say everything anew in the language and colours in force."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in self._anew:
            self.retranslate()
        super().changeEvent(event)


class Remeasured(Retranslated):
    """The same for a view that gives its words room by their size."""

    _anew = _WITH_SIZES
