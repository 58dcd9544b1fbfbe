"""What every chart is drawn with: its colours and font, lines of words, and a line through points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from compare.messages import number
from desktop import texts
from desktop.theme import Colours

Spot = tuple[QRectF, int]  # where a bar or a point stands, and which it is

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Look:
    """The colours and the font to draw in."""

    colours: Colours
    font: QFont

    @property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @property
    def bold(self) -> QFont:
        font = QFont(self.font)
        font.setBold(True)
        return font


def write(
    painter: QPainter,
    where: QRectF,
    flags: int,
    said: str,
    look: Look,
    *,
    bold: bool = False,
    muted: bool = False,
    ground: bool = False,
) -> None:
    """Write one line; with `ground`, on a patch that keeps it apart from what lies beneath."""
    painter.setFont(look.bold if bold else look.font)
    if ground:
        patch = painter.boundingRect(where, flags, said).adjusted(-3, 0, 3, 0)
        veil = QColor(look.colours.base)
        veil.setAlpha(225)
        painter.fillRect(patch, veil)
    painter.setPen(QColor(look.colours.muted if muted else look.colours.text))
    painter.drawText(where, flags, said)


def told(value: float) -> str:
    """A number of a scale in the notation of the language."""
    return number(Decimal(f"{value:.10g}"), texts.language())


def join(painter: QPainter, places: Sequence[QPointF], joined: Sequence[bool]) -> None:
    """Lines between those neighbours that may be compared."""
    for before, after, yes in zip(places, places[1:], joined[1:], strict=False):
        if yes:
            painter.drawLine(before, after)
