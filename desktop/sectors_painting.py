"""Draws how many indicators of each sector have which status, told apart by patterns as well as by colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from compare.charts import STATUSES, Sectors
from compare.comparison import Status
from desktop import texts, theme
from desktop.chart_pen import CENTRE, LEFT, RIGHT, Look, Spot, write

_PATTERNS = {
    "missed": Qt.BrushStyle.SolidPattern,
    "behind": Qt.BrushStyle.Dense3Pattern,
    "at_risk": Qt.BrushStyle.DiagCrossPattern,
    "in_progress": Qt.BrushStyle.Dense6Pattern,
    "on_track": Qt.BrushStyle.BDiagPattern,
    "met": Qt.BrushStyle.HorPattern,
    "exceeded": Qt.BrushStyle.CrossPattern,
    "unknown": Qt.BrushStyle.NoBrush,
    "no_target": Qt.BrushStyle.NoBrush,
}


def sectors(painter: QPainter, shown: Sectors, area: QRectF, look: Look) -> list[Spot]:
    """Draw one bar for each sector into `area`; gives where they stand."""
    line = look.metrics.height()
    used = [s for s in STATUSES if any(dict(sector.counts).get(s) for sector in shown.sectors)]
    legend = _sector_legend(painter, used, area, look)
    names = min(area.width() * 0.4, max(look.metrics.horizontalAdvance(s.label) for s in shown.sectors) + 12)
    most = max(sector.total for sector in shown.sectors)
    scale = (area.width() - names - 60) / most
    spots = []
    for n, sector in enumerate(shown.sectors):
        row = QRectF(area.left(), area.top() + legend + n * line * 2.2, area.width(), line * 2.2)
        elided = look.metrics.elidedText(sector.label, Qt.TextElideMode.ElideRight, names - 10)
        write(painter, QRectF(row.left(), row.top(), names - 8, row.height()), RIGHT, elided, look)
        x = row.left() + names
        for status, count in sector.counts:
            if count:
                part = QRectF(x, row.top() + row.height() * 0.18, count * scale, row.height() * 0.64)
                _part(painter, part, status, str(count), look)
                x += count * scale
        write(painter, QRectF(x + 8, row.top(), 50, row.height()), LEFT, str(sector.total), look, bold=True)
        spots.append((row, n))
    return spots


def _sector_legend(painter: QPainter, used: Sequence[Status], area: QRectF, look: Look) -> float:
    """The key of the patterns, on as many lines as it takes; gives its height."""
    line = look.metrics.height()
    x, y = area.left(), area.top()
    for status in used:
        said = texts.chart(f"status_{status}")
        wide = look.metrics.horizontalAdvance(said) + 44
        if x + wide > area.right():
            x, y = area.left(), y + line * 1.4
        _part(painter, QRectF(x, y + line * 0.1, 22, line * 0.8), status, "", look)
        write(painter, QRectF(x + 28, y, wide, line), LEFT, said, look)
        x += wide
    return y - area.top() + line * 1.8


def _part(painter: QPainter, part: QRectF, status: Status, count: str, look: Look) -> None:
    colour = QColor(theme.status_colour(status, look.colours))
    painter.fillRect(part, QColor(look.colours.base))
    painter.fillRect(part, QBrush(colour, _PATTERNS[status]))
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(part)
    if count and part.width() > look.metrics.horizontalAdvance(count) + 8:
        write(painter, part, CENTRE, count, look, bold=True, ground=True)
