"""Draws charts with QPainter, on screen and as pictures: progress bars, a trend line, status by sector, a sparkline.

Each drawing takes a description (`compare.document.Chart`, `compare.charts`) and a width, and says how high it is. No
colour stands alone: marks, patterns and numbers tell the same, so that a print in black and white can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from compare.charts import STATUSES, Point, Sectors, Trend, steps
from compare.comparison import Status
from compare.document import Bar, Chart
from compare.messages import number
from desktop import icons, texts, theme
from desktop.theme import Colours

Description = Chart | Trend | Sectors
Spot = tuple[QRectF, int]  # where a bar or a point stands, and which it is

_BESIDE = 14.0  # the margin around a chart
_TREND_HEIGHT = 300.0
_NEAR = 0.6  # a trend whose least value is above this share of its greatest does not begin its scale at 0
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
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


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
    _text(painter, title, _LEFT, shown.title, look, bold=True)
    body = inner.adjusted(0, look.metrics.height() * 1.8, 0, 0)
    if isinstance(shown, Chart):
        return _progress(painter, shown, body, look)
    if isinstance(shown, Sectors):
        return _sectors(painter, shown, body, look)
    return _trend(painter, shown, body, look)


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
    _join(painter, points, [joined for _, joined in levels])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    for point in points[:-1]:
        painter.drawEllipse(point, 1.5, 1.5)
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(points[-1], 2.6, 2.6)
    painter.restore()


# Progress against target ---------------------------------------------------------------------------------------------


def _progress(painter: QPainter, chart: Chart, area: QRectF, look: Look) -> list[Spot]:
    line = look.metrics.height()
    names = min(area.width() * 0.42, max(look.metrics.horizontalAdvance(b.label) for b in chart.bars) + 12)
    numbers = look.metrics.horizontalAdvance("» 0000,0%") + 22
    plot = QRectF(area.left() + names, area.top(), area.width() - names - numbers, line * 1.9 * len(chart.bars))
    reach = chart.reach
    for mark in chart.marks:
        x = plot.left() + plot.width() * mark / reach
        painter.setPen(QPen(QColor(look.colours.muted if mark == 100 else look.colours.line), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        _text(painter, QRectF(x - 30, plot.bottom() + 2, 60, line), _CENTRE, _said(mark), look, muted=True)
    spots = []
    for n, bar in enumerate(chart.bars):
        row = QRectF(area.left(), plot.top() + n * line * 1.9, area.width(), line * 1.9)
        _bar(painter, bar, row, plot, chart, look)
        spots.append((row, n))
    _progress_legend(painter, chart, QPointF(plot.left(), plot.bottom() + line * 1.9), look)
    under = QRectF(area.left(), plot.bottom() + line * 3.3, area.width(), line)
    elided = look.metrics.elidedText(chart.cut_note, Qt.TextElideMode.ElideRight, under.width())
    _text(painter, under, _LEFT, elided, look, muted=True)
    return spots


def _bar(painter: QPainter, bar: Bar, row: QRectF, plot: QRectF, chart: Chart, look: Look) -> None:
    reach, is_cut = chart.reach, chart.cuts(bar)
    name = QRectF(row.left(), row.top(), plot.left() - row.left() - 8, row.height())
    elided = look.metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, name.width())
    _text(painter, name, _RIGHT, elided, look)
    scale = plot.width() / reach
    thick = row.height() * 0.5
    wide = max(0.0, min(float(bar.value), reach)) * scale
    mark, _ = theme.status_look(bar.status, bar.detail)
    colour = theme.status_colour(bar.status, look.colours, bar.detail)
    painter.fillRect(QRectF(plot.left(), row.center().y() - thick / 2, wide, thick), QColor(colour))
    if is_cut:
        painter.setPen(QPen(QColor(look.colours.base), 3))
        for x in (plot.right() - 12, plot.right() - 20):
            painter.drawLine(QPointF(x - 3, row.center().y() + thick), QPointF(x + 3, row.center().y() - thick))
    ends = wide
    if bar.due is not None:
        x = plot.left() + min(float(bar.due), reach) * scale
        ends = max(ends, x - plot.left())
        for pen in (QPen(QColor(look.colours.base), 5), QPen(QColor(look.colours.text), 2)):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, row.center().y() - thick * 0.85), QPointF(x, row.center().y() + thick * 0.85))
    size = round(look.metrics.height() * 0.9)
    at = QPointF(plot.left() + ends + 6, row.center().y() - size / 2)
    said = f"» {bar.said}%" if is_cut else f"{bar.said}%"
    beside = QRectF(at.x() - 2, row.top() + 2, size + 7 + look.metrics.horizontalAdvance(said), row.height() - 4)
    painter.fillRect(beside, QColor(look.colours.base))  # no line of the scale crosses the number
    painter.drawPixmap(at, icons.pixmap(mark, colour, size, painter.device().devicePixelRatioF()))
    _text(painter, QRectF(at.x() + size + 3, row.top(), 90, row.height()), _LEFT, said, look)


def _progress_legend(painter: QPainter, chart: Chart, at: QPointF, look: Look) -> None:
    line = look.metrics.height()
    painter.fillRect(QRectF(at.x(), at.y() + line * 0.25, 16, line * 0.5), QColor(look.colours.muted))
    wide = look.metrics.horizontalAdvance(chart.value_name) + 8
    _text(painter, QRectF(at.x() + 22, at.y(), wide, line), _LEFT, chart.value_name, look)
    if any(bar.due is not None for bar in chart.bars):
        x = at.x() + wide + 46
        painter.setPen(QPen(QColor(look.colours.text), 2))
        painter.drawLine(QPointF(x, at.y() + 1), QPointF(x, at.y() + line - 1))
        _text(painter, QRectF(x + 8, at.y(), 400, line), _LEFT, chart.due_name, look)


# A trend -------------------------------------------------------------------------------------------------------------


def _trend(painter: QPainter, shown: Trend, area: QRectF, look: Look) -> list[Spot]:
    line = look.metrics.height()
    levels = [float(p.value) for p in shown.points]
    every = levels + ([float(shown.target)] if shown.target is not None else [])
    low, marks = _scale(min(every), max(every))
    ends = [low + mark for mark in marks]
    left = max(look.metrics.horizontalAdvance(_said(m)) for m in ends) + 10
    plot = QRectF(area.left() + left, area.top() + line * 1.3, 0, 0)
    plot.setRight(area.right() - 20)
    plot.setBottom(area.bottom() - line * 2.6)
    _text(
        painter, QRectF(area.left(), area.top() - line * 0.2, area.width(), line), _LEFT, shown.unit, look, muted=True
    )

    def y_of(value: float) -> float:
        return plot.bottom() - plot.height() * (value - low) / (marks[-1] or 1.0)

    for mark in ends:
        painter.setPen(QPen(QColor(look.colours.line), 1))
        painter.drawLine(QPointF(plot.left(), y_of(mark)), QPointF(plot.right(), y_of(mark)))
        where = QRectF(area.left(), y_of(mark) - line / 2, left - 6, line)
        _text(painter, where, _RIGHT, _said(mark), look, muted=True)
    if shown.target is not None:
        _target_line(painter, shown, plot, y_of(float(shown.target)), look)
    step = plot.width() / len(levels)
    places = [QPointF(plot.left() + step * (n + 0.5), y_of(level)) for n, level in enumerate(levels)]
    painter.setPen(QPen(QColor(look.colours.accent), 2))
    _join(painter, places, [p.joined for p in shown.points])
    for n in (n for n, point in enumerate(shown.points) if point.broken and n):
        _break(painter, places[n].x() - step / 2, plot, look)
    for place, point in zip(places, shown.points, strict=True):
        _point(painter, place, point, step, plot, look)
    return [(QRectF(p.x() - step / 2, plot.top(), step, area.bottom() - plot.top()), n) for n, p in enumerate(places)]


def _break(painter: QPainter, x: float, plot: QRectF, look: Look) -> None:
    """A dashed line where boundaries changed: what stands on its two sides is not of one ground."""
    line = look.metrics.height()
    painter.save()
    painter.setPen(QPen(QColor(look.colours.poor), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, plot.top() - line), QPointF(x, plot.bottom()))
    _text(painter, QRectF(x + 5, plot.top() - line, 240, line), _LEFT, texts.chart("break"), look, muted=True)
    painter.restore()


def _join(painter: QPainter, places: Sequence[QPointF], joined: Sequence[bool]) -> None:
    """Lines between those neighbours that may be compared."""
    for before, after, yes in zip(places, places[1:], joined[1:], strict=False):
        if yes:
            painter.drawLine(before, after)


def _point(painter: QPainter, at: QPointF, point: Point, step: float, plot: QRectF, look: Look) -> None:
    """A dot, hollow where it is an estimate, its level above it and its period under the scale."""
    line = look.metrics.height()
    painter.setPen(QPen(QColor(look.colours.accent), 2))
    painter.setBrush(QColor(look.colours.base if point.estimate else look.colours.accent))
    painter.drawEllipse(at, 4.2, 4.2)
    said = number(point.value, texts.language())
    said = f"{said} ({texts.chart('estimate')})" if point.estimate else said
    _text(painter, QRectF(at.x() - step / 2, at.y() - line * 1.5, step, line), _CENTRE, said, look, ground=True)
    painter.setFont(look.font)
    painter.setPen(QColor(look.colours.text))
    painter.drawText(QRectF(at.x() - step / 2 + 3, plot.bottom() + 5, step - 6, line * 2.5), _WRAPPED, point.label)


def _target_line(painter: QPainter, shown: Trend, plot: QRectF, y: float, look: Look) -> None:
    painter.setPen(QPen(QColor(look.colours.text), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
    said = f"{texts.chart('target')}: {shown.target_said}"
    line = look.metrics.height()
    wide = look.metrics.horizontalAdvance(said) + 8
    _text(painter, QRectF(plot.right() - wide, y - line - 1, wide, line), _RIGHT, said, look, ground=True)


def _scale(least: float, most: float) -> tuple[float, tuple[float, ...]]:
    """Where the scale begins, and its marks counted from there; from 0 unless all levels lie close together."""
    if least >= 0 and least < most * _NEAR:
        return 0.0, steps(most)
    reach = (most - least) or abs(most) or 1.0
    size = steps(reach * 1.3)[1]
    low = (least - reach * 0.15) // size * size
    low = max(0.0, low) if least >= 0 else low
    return low, steps(most - low)


# Status by sector ----------------------------------------------------------------------------------------------------


def _sectors(painter: QPainter, shown: Sectors, area: QRectF, look: Look) -> list[Spot]:
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
        _text(painter, QRectF(row.left(), row.top(), names - 8, row.height()), _RIGHT, elided, look)
        x = row.left() + names
        for status, count in sector.counts:
            if count:
                part = QRectF(x, row.top() + row.height() * 0.18, count * scale, row.height() * 0.64)
                _part(painter, part, status, str(count), look)
                x += count * scale
        _text(painter, QRectF(x + 8, row.top(), 50, row.height()), _LEFT, str(sector.total), look, bold=True)
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
        _text(painter, QRectF(x + 28, y, wide, line), _LEFT, said, look)
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
        _text(painter, part, _CENTRE, count, look, bold=True, ground=True)


# Words ---------------------------------------------------------------------------------------------------------------


def _text(
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


def _said(value: float) -> str:
    return number(Decimal(f"{value:.10g}"), texts.language())
