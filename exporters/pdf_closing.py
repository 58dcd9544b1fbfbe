"""The last paragraph of a text and the signature under it: a signature never stands on a page without text.

The paragraph may break across pages, so that no page ends far above its foot; its last lines go with the signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Flowing

_LEAST = 2  # lines that stand together at the head or foot of a page


class Closing(Flowable):  # type: ignore[misc]
    """`paragraph`, and `signed` under it; what does not go on a page is broken within the paragraph."""

    def __init__(self, paragraph: Flowing, signed: Sequence[Flowable]) -> None:
        super().__init__()
        self._paragraph, self._signed = paragraph, list(signed)
        self.canv = None

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.width = wide
        self._heights = [each.wrap(wide, high)[1] for each in (self._paragraph, *self._signed)]
        self.height = sum(self._heights)
        return wide, self.height

    def getSpaceBefore(self) -> float:
        return float(self._paragraph.getSpaceBefore())

    def split(self, wide: float, high: float) -> list[Flowable]:
        """As many lines as the page holds, at least two of them left for the next one; nothing where that fails."""
        text = self._paragraph.wrap(wide, high)[1]
        line = self._paragraph.style.leading
        lines = round(text / line)
        fit = min(int(high / line), lines - _LEAST)
        if fit < _LEAST:
            return []
        parts = self._paragraph.split(wide, fit * line + 0.1)
        return [parts[0], Closing(parts[1], self._signed)] if len(parts) == 2 else []

    def draw(self) -> None:
        y = self.height
        for each, high in zip((self._paragraph, *self._signed), self._heights, strict=True):
            y -= high
            each.drawOn(self.canv, 0, y)
