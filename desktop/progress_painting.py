"""Draws how much of each target is reached: a bar, the share due by now on it, a mark and the number beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from compare.document import Bar, Chart
from desktop import icons, theme
from desktop.chart_pen import CENTRE, LEFT, RIGHT, Look, Spot, told, write


def progress(painter: QPainter, chart: Chart, area: QRectF, look: Look) -> list[Spot]:
    """Draw the bars of `chart` into `area`; gives where they stand."""
    line = look.metrics.height()
    names = min(area.width() * 0.42, max(look.metrics.horizontalAdvance(b.label) for b in chart.bars) + 12)
    numbers = look.metrics.horizontalAdvance("» 0000,0%") + 22
    plot = QRectF(area.left() + names, area.top(), area.width() - names - numbers, line * 1.9 * len(chart.bars))
    reach = chart.reach
    for mark in chart.marks:
        x = plot.left() + plot.width() * mark / reach
        painter.setPen(QPen(QColor(look.colours.muted if mark == 100 else look.colours.line), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        write(painter, QRectF(x - 30, plot.bottom() + 2, 60, line), CENTRE, told(mark), look, muted=True)
    spots = []
    for n, bar in enumerate(chart.bars):
        row = QRectF(area.left(), plot.top() + n * line * 1.9, area.width(), line * 1.9)
        _bar(painter, bar, row, plot, chart, look)
        spots.append((row, n))
    _progress_legend(painter, chart, QPointF(plot.left(), plot.bottom() + line * 1.9), look)
    under = QRectF(area.left(), plot.bottom() + line * 3.3, area.width(), line)
    elided = look.metrics.elidedText(chart.cut_note, Qt.TextElideMode.ElideRight, under.width())
    write(painter, under, LEFT, elided, look, muted=True)
    return spots


def _bar(painter: QPainter, bar: Bar, row: QRectF, plot: QRectF, chart: Chart, look: Look) -> None:
    reach, is_cut = chart.reach, chart.cuts(bar)
    name = QRectF(row.left(), row.top(), plot.left() - row.left() - 8, row.height())
    elided = look.metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, name.width())
    write(painter, name, RIGHT, elided, look)
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
    write(painter, QRectF(at.x() + size + 3, row.top(), 90, row.height()), LEFT, said, look)


def _progress_legend(painter: QPainter, chart: Chart, at: QPointF, look: Look) -> None:
    line = look.metrics.height()
    painter.fillRect(QRectF(at.x(), at.y() + line * 0.25, 16, line * 0.5), QColor(look.colours.muted))
    wide = look.metrics.horizontalAdvance(chart.value_name) + 8
    write(painter, QRectF(at.x() + 22, at.y(), wide, line), LEFT, chart.value_name, look)
    if any(bar.due is not None for bar in chart.bars):
        x = at.x() + wide + 46
        painter.setPen(QPen(QColor(look.colours.text), 2))
        painter.drawLine(QPointF(x, at.y() + 1), QPointF(x, at.y() + line - 1))
        write(painter, QRectF(x + 8, at.y(), 400, line), LEFT, chart.due_name, look)
