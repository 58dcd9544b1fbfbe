"""The charts: progress against target and status by sector of the rows on the board, and the trend of the row at hand.

Emits the row or the figure that was clicked. Drawn from the same descriptions as the brief's charts; knows neither the
board nor the session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from compare import boundaries, charts
from compare.comparison import Comparison, JudgedRow
from desktop import file_dialogs, texts, theme
from desktop.chart_painting import Description, draw, height
from desktop.chart_pen import Look, Spot
from desktop.elided_label import ElidedLabel
from desktop.retranslated import Remeasured
from desktop.sheet import Sheet
from desktop.texts import chart as words

KINDS = ("progress", "trend", "sectors")
_PICTURE_WIDTH = 900  # of a picture to paste, in pixels before it is made twice as fine
_FINER = 2
_MOST_BARS = 200  # more cannot be read, and a picture of them could not be held


class ChartCanvas(QWidget):
    """One chart, as wide as it is given and as high as it needs."""

    clicked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: Description | None = None
        self._spots: list[Spot] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_chart(self, shown: Description | None) -> None:
        """Draw `shown` from now on."""
        self.shown = shown
        self.setAccessibleName(shown.title if shown else "")
        self.setAccessibleDescription(shown.alt if shown else "")
        self.setMinimumHeight(round(height(shown, _look())) if shown else 0)
        self.setVisible(shown is not None)
        self.updateGeometry()
        self.update()

    def picture(self) -> QImage:
        """The chart in light colours for paper, at twice the usual fineness."""
        look = Look(theme.LIGHT, theme.base_font())
        size = QSizeF(_PICTURE_WIDTH, height(self.shown, look) if self.shown else 1)
        made = QImage((size * _FINER).toSize(), QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(_FINER)
        made.fill(QColor(look.colours.base))
        if self.shown:
            with QPainter(made) as painter:
                draw(painter, self.shown, QRectF(0, 0, size.width(), size.height()), look)
        # 192 to the inch, so that a text processor takes it in at its own size; said only now, since letters are drawn
        # by it as well, and would come out twice as large as the chart has room for.
        made.setDotsPerMeterX(7559)
        made.setDotsPerMeterY(7559)
        return made

    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        with QPainter(self) as painter:
            self._spots = draw(painter, self.shown, QRectF(self.rect()), _look())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = [n for spot, n in self._spots if spot.contains(event.position())]
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(found[0])


class ChartsView(Remeasured, QWidget):
    """A choice of chart, the chart, and its ways out."""

    row_selected = Signal(str)
    figure_selected = Signal(str, str)  # a source id and an observation id
    told = Signal(str)  # a line for the status bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._rows: tuple[JudgedRow, ...] = ()
        self._barred: list[str] = []  # the ids of the rows whose bars are shown
        self._row = ""
        self._stale = True
        self._build()
        self.retranslate()

    def show_result(self, result: Comparison) -> None:
        """Show the charts of `result`."""
        self._result, self._rows = result, result.rows
        self._freshen()

    def show_rows(self, rows: Sequence[JudgedRow]) -> None:
        """Of the result, chart only `rows`: those that the board shows."""
        self._rows = tuple(rows)
        self._freshen()

    def show_row(self, row_id: str) -> None:
        """The row whose trend is asked for."""
        self._row = row_id
        if self.kind() == "trend":
            self._freshen()

    def kind(self) -> str:
        """Which chart is chosen."""
        return str(self._kind.currentData())

    def choose(self, kind: str) -> None:
        """Show the chart of that kind."""
        self._kind.setCurrentIndex(KINDS.index(kind))
        self._freshen()

    def state(self) -> dict[str, Any]:
        return {"kind": self.kind()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show the kind of chart that `state` told."""
        if state.get("kind") in KINDS:
            self.choose(str(state["kind"]))

    def copy(self) -> None:
        """The chart to the clipboard, as a picture."""
        if self.canvas.shown is not None:
            QGuiApplication.clipboard().setImage(self.canvas.picture())
            self.told.emit(words("copied"))

    def printed(self, name: str) -> Sheet | None:
        """The chart, for paper; None where there is none."""
        from desktop import printed  # here: a chart on screen needs no paper

        shown = self.canvas.shown
        return printed.chart(self.canvas.picture(), shown.title, shown.alt, name) if shown is not None else None

    def save(self) -> None:
        """The chart as a PNG file."""
        if self.canvas.shown is None:
            return
        path = file_dialogs.to_write(self, words("save"), f"{words('kind')}.png", f"{words('picture_kind')} (*.png)")
        if path:
            path = path.with_suffix(".png")
            done = self.canvas.picture().save(str(path))
            self.told.emit(words("saved" if done else "not_saved").format(path=path))

    def retranslate(self) -> None:
        with QSignalBlocker(self._kind):
            for at, kind in enumerate(KINDS):
                self._kind.setItemText(at, words(kind))
        self._kind.setAccessibleName(words("kind"))
        self._area.setAccessibleName(texts.say("tab.charts"))
        for button, name, mark in ((self._copy, "copy", "copy"), (self._save, "save", "download")):
            button.setText(words(name))
            button.setToolTip(words(f"{name}_tip"))
            button.setIcon(theme.icon(mark))
        self._about.setText(words("board_rows"))
        self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._freshen()

    def _build(self) -> None:
        self._kind = QComboBox(self)
        for kind in KINDS:
            self._kind.addItem("", kind)
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kind.currentIndexChanged.connect(lambda _: self._freshen())
        self._about = ElidedLabel(self)
        self._about.setObjectName("muted")
        self._copy, self._save = QToolButton(self), QToolButton(self)
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self.save)
        # Of the view, not of the button: a button forgets its keys whenever it is given other words.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._top())
        box.addWidget(self._chart_area(), 1)
        self.begins_at: QWidget = self._kind

    def _top(self) -> QHBoxLayout:
        """The kind of chart, what it is of, and what can be done with it."""
        top = QHBoxLayout()
        top.setContentsMargins(6, 6, 6, 3)
        top.setSpacing(8)
        top.addWidget(self._kind)
        top.addWidget(self._about, 1)
        top.addStretch()
        for button in (self._copy, self._save):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            top.addWidget(button)
        return top

    def _chart_area(self) -> QScrollArea:
        """The chart, or why there is none."""
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 14, 14, 14)
        self.canvas = ChartCanvas(self)
        self.canvas.clicked.connect(self._clicked)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.canvas)
        column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(inside)
        return self._area

    def _freshen(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        shown = self._described()
        self._empty.setText(words(f"nothing_{self.kind()}"))
        self._empty.setVisible(shown is None)
        self._about.setVisible(self.kind() != "trend")
        self.canvas.show_chart(shown)
        for button in (self._copy, self._save):
            button.setEnabled(shown is not None)

    def _described(self) -> Description | None:
        language = texts.language()
        if self.kind() == "trend":
            row = next((r for r in self._result.rows if r.id == self._row), None)
            return charts.trend(row, language, boundaries.after(self._result.readings)) if row else None
        if self.kind() == "sectors":
            return charts.sectors(self._result, language, self._rows)
        barred = [row for row in self._rows if charts.tells_share(row)][:_MOST_BARS]
        self._barred = [row.id for row in barred]
        return charts.progress_chart(barred, language)

    def _clicked(self, at: int) -> None:
        shown = self.canvas.shown
        if isinstance(shown, charts.Trend):
            self.figure_selected.emit(shown.points[at].source, shown.points[at].observation)
        elif self.kind() == "progress" and at < len(self._barred):
            self.row_selected.emit(self._barred[at])


def _look() -> Look:
    return Look(theme.colours(), theme.base_font())
