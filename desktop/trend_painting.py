"""Draws an indicator over its periods: a line through its levels, its target, and where its series breaks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from compare.charts import Point, Trend, steps
from compare.messages import number
from desktop import texts
from desktop.chart_pen import CENTRE, LEFT, RIGHT, WRAPPED, Look, Spot, join, told, write

_NEAR = 0.6  # a trend whose least value is above this share of its greatest does not begin its scale at 0


def trend(painter: QPainter, shown: Trend, area: QRectF, look: Look) -> list[Spot]:
    """Draw the line into `area`; gives where its points stand."""
    line = look.metrics.height()
    levels = [float(p.value) for p in shown.points]
    every = levels + ([float(shown.target)] if shown.target is not None else [])
    low, marks = _scale(min(every), max(every))
    ends = [low + mark for mark in marks]
    left = max(look.metrics.horizontalAdvance(told(m)) for m in ends) + 10
    plot = QRectF(area.left() + left, area.top() + line * 1.3, 0, 0)
    plot.setRight(area.right() - 20)
    plot.setBottom(area.bottom() - line * 2.6)
    write(painter, QRectF(area.left(), area.top() - line * 0.2, area.width(), line), LEFT, shown.unit, look, muted=True)

    def y_of(value: float) -> float:
        return plot.bottom() - plot.height() * (value - low) / (marks[-1] or 1.0)

    for mark in ends:
        painter.setPen(QPen(QColor(look.colours.line), 1))
        painter.drawLine(QPointF(plot.left(), y_of(mark)), QPointF(plot.right(), y_of(mark)))
        where = QRectF(area.left(), y_of(mark) - line / 2, left - 6, line)
        write(painter, where, RIGHT, told(mark), look, muted=True)
    if shown.target is not None:
        _target_line(painter, shown, plot, y_of(float(shown.target)), look)
    step = plot.width() / len(levels)
    places = [QPointF(plot.left() + step * (n + 0.5), y_of(level)) for n, level in enumerate(levels)]
    painter.setPen(QPen(QColor(look.colours.accent), 2))
    join(painter, places, [p.joined for p in shown.points])
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
    write(painter, QRectF(x + 5, plot.top() - line, 240, line), LEFT, texts.chart("break"), look, muted=True)
    painter.restore()


def _point(painter: QPainter, at: QPointF, point: Point, step: float, plot: QRectF, look: Look) -> None:
    """A dot, hollow where it is an estimate, its level above it and its period under the scale."""
    line = look.metrics.height()
    painter.setPen(QPen(QColor(look.colours.accent), 2))
    painter.setBrush(QColor(look.colours.base if point.estimate else look.colours.accent))
    painter.drawEllipse(at, 4.2, 4.2)
    said = number(point.value, texts.language())
    said = f"{said} ({texts.chart('estimate')})" if point.estimate else said
    write(painter, QRectF(at.x() - step / 2, at.y() - line * 1.5, step, line), CENTRE, said, look, ground=True)
    painter.setFont(look.font)
    painter.setPen(QColor(look.colours.text))
    painter.drawText(QRectF(at.x() - step / 2 + 3, plot.bottom() + 5, step - 6, line * 2.5), WRAPPED, point.label)


def _target_line(painter: QPainter, shown: Trend, plot: QRectF, y: float, look: Look) -> None:
    painter.setPen(QPen(QColor(look.colours.text), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
    said = f"{texts.chart('target')}: {shown.target_said}"
    line = look.metrics.height()
    wide = look.metrics.horizontalAdvance(said) + 8
    write(painter, QRectF(plot.right() - wide, y - line - 1, wide, line), RIGHT, said, look, ground=True)


def _scale(least: float, most: float) -> tuple[float, tuple[float, ...]]:
    """Where the scale begins, and its marks counted from there; from 0 unless all levels lie close together."""
    if least >= 0 and least < most * _NEAR:
        return 0.0, steps(most)
    reach = (most - least) or abs(most) or 1.0
    size = steps(reach * 1.3)[1]
    low = (least - reach * 0.15) // size * size
    low = max(0.0, low) if least >= 0 else low
    return low, steps(most - low)
