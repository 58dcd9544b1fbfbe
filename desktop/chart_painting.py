"""Draws charts with QPainter, on screen and as pictures: progress bars, a trend line, status by sector, a sparkline.

Each drawing takes a description (`compare.document.Chart`, `compare.charts`) and a width, and says how high it is. No
colour stands alone: marks, patterns and numbers tell the same, so that a print in black and white can be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from compare.charts import Sectors, Trend
from compare.document import Chart
from desktop.chart_pen import LEFT, Look, Spot, join, write
from desktop.progress_painting import progress
from desktop.sectors_painting import sectors
from desktop.theme import Colours
from desktop.trend_painting import trend

Description = Chart | Trend | Sectors

_BESIDE = 14.0  # the margin around a chart
_TREND_HEIGHT = 300.0


def height(shown: Description, look: Look) -> float:
    """How high the drawing is, in pixels."""
    line = look.metrics.height()
    if isinstance(shown, Chart):
        return line * 1.9 * len(shown.bars) + line * (6.5 if shown.cut_note else 5.2) + 2 * _BESIDE
    if isinstance(shown, Sectors):
        return line * 2.2 * len(shown.sectors) + line * 5.0 + 2 * _BESIDE
    return max(_TREND_HEIGHT, line * 20)


def draw(painter: QPainter, shown: Description, area: QRectF, look: Look) -> list[Spot]:
    """Draw `shown` into `area`; gives where its bars or points stand, which a click may mean."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, QColor(look.colours.base))
    inner = area.adjusted(_BESIDE, _BESIDE, -_BESIDE, -_BESIDE)
    title = QRectF(inner.left(), inner.top(), inner.width(), look.metrics.height() * 1.2)
    write(painter, title, LEFT, shown.title, look, bold=True)
    body = inner.adjusted(0, look.metrics.height() * 1.8, 0, 0)
    if isinstance(shown, Chart):
        return progress(painter, shown, body, look)
    if isinstance(shown, Sectors):
        return sectors(painter, shown, body, look)
    return trend(painter, shown, body, look)


def sparkline(
    painter: QPainter, area: QRectF, levels: Sequence[tuple[float, bool]], colours: Colours, ink: str
) -> None:
    """A line of a few pixels through `levels`, each with whether it is joined to the one before."""
    least, most = min(level for level, _ in levels), max(level for level, _ in levels)
    reach = (most - least) or 1.0
    step = area.width() / (len(levels) - 1)
    points = [
        QPointF(area.left() + n * step, area.bottom() - (value - least) / reach * area.height())
        if most != least
        else QPointF(area.left() + n * step, area.center().y())
        for n, (value, _) in enumerate(levels)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.5))
    join(painter, points, [joined for _, joined in levels])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    for point in points[:-1]:
        painter.drawEllipse(point, 1.5, 1.5)
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(points[-1], 2.6, 2.6)
    painter.restore()
