"""How the board's cells are painted: two lines with a quiet second one, and the bar of progress."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import icons, theme
from desktop.board_columns import REPORTS, TARGET
from desktop.board_lines import Line
from desktop.board_model import LINE_ROLE
from desktop.chart_painting import sparkline

_MARGIN = 6
_MOST = 130.0  # the bar's end, in %: a target passed by a third still shows how far
# Put together once: these run for every cell of every step of a scroll.
_AT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected

Index = QModelIndex | QPersistentModelIndex

_colour = cache(QColor)  # by its name: a scheme has a dozen


class CellDelegate(QStyledItemDelegate):
    """A figure with a quiet line under it; a mark where the match should be looked at."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        _ground(painter, option, line, index)
        if line.row is None:
            return
        column, doubtful = index.column(), False
        if column == TARGET:
            upper, lower = line.target, line.target_under
        else:
            cell = line.cells[column - REPORTS]
            upper, lower, doubtful = cell.figure, cell.under, cell.doubtful
        rect = option.rect.adjusted(_MARGIN, 2, -_MARGIN, -2)
        if doubtful:
            mark = icons.pixmap("circle-help", theme.colours().poor, 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.right() - 13, rect.top() + 2, mark)
            rect = rect.adjusted(0, 0, -17, 0)
        _two_lines(painter, option, rect, upper, lower)


class ProgressDelegate(QStyledItemDelegate):
    """The share of the target reached as a bar in the status's colour, with a tick where it is due by now."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        _ground(painter, option, line, index)
        if line.row is None or line.percent is None:
            return
        colours = theme.colours()
        rect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setPen(_colour(_ink(option)))
        painter.setFont(option.font)
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() // 2)
        painter.drawText(upper, _AT, line.percent_text)
        bar = QRectF(rect.left(), rect.top() + rect.height() * 0.62, rect.width(), 7)
        painter.fillRect(bar, _colour(colours.line))
        reached = max(0.0, min(line.percent, _MOST)) / _MOST
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * reached, bar.height()), _colour(line.colour))
        self._tick(painter, bar, 100.0, colours.base, 1)
        if line.due is not None:
            self._tick(painter, bar.adjusted(0, -4, 0, 4), line.due, colours.text, 2)

    @staticmethod
    def _tick(painter: QPainter, bar: QRectF, at: float, colour: str, width: int) -> None:
        x = bar.left() + bar.width() * min(at, _MOST) / _MOST
        painter.setPen(_pen(colour, width))
        painter.drawLine(round(x), round(bar.top()), round(x), round(bar.bottom()))


class TrendDelegate(QStyledItemDelegate):
    """The row's levels by period as a line of a few pixels."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        _ground(painter, option, line, index)
        if line.row is None or not line.levels:
            return
        area = QRectF(option.rect.adjusted(_MARGIN + 2, 9, -_MARGIN - 4, -9))
        sparkline(painter, area, line.levels, theme.colours(), _ink(option))


@cache
def _pen(colour: str, width: int) -> QPen:
    return QPen(QColor(colour), width)


def _ground(painter: QPainter, option: QStyleOptionViewItem, line: Line, index: Index) -> None:
    colours = theme.colours()
    if line.row is None:
        painter.fillRect(option.rect, _colour(colours.group))
        return
    if option.state & _SELECTED:
        painter.fillRect(option.rect, _colour(colours.selection))
    view = option.widget
    if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
        painter.setPen(_pen(colours.accent, 2))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def _ink(option: QStyleOptionViewItem) -> str:
    colours = theme.colours()
    return colours.selection_text if option.state & _SELECTED else colours.text


def _two_lines(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, upper: str, lower: str) -> None:
    if not upper and not lower:
        return
    selected, colours = bool(option.state & _SELECTED), theme.colours()
    painter.setFont(option.font)
    painter.setPen(_colour(colours.selection_text if selected else colours.text))
    metrics = option.fontMetrics
    height, width = metrics.height(), rect.width()
    top = rect.top() + (rect.height() - height * (2 if lower else 1)) // 2
    line = QRect(rect.left(), top, width, height)
    painter.drawText(line, _AT, metrics.elidedText(upper, _ELIDE, width))
    if lower:
        if not selected:
            painter.setPen(_colour(colours.muted))
        painter.drawText(line.translated(0, height), _AT, metrics.elidedText(lower, _ELIDE, width))
