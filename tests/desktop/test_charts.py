"""The charts on screen: what is drawn, what a click on it means, and the picture to paste."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from desktop import charts_view, theme
from desktop.charts_view import ChartsView
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def view(qtbot: Any) -> ChartsView:
    made = ChartsView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_result(comparison())
    made.show_row("r1")
    made.show()
    return made


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("kind", charts_view.KINDS)
def test_each_chart_is_drawn_and_told_to_screen_readers(view: ChartsView, kind: str) -> None:
    view.choose(kind)
    assert view.canvas.isVisible()
    assert view.canvas.accessibleDescription().count(":") >= 2
    assert len(_colours(view.canvas.grab().toImage())) > 3


def test_a_click_on_a_bar_is_its_row_and_on_a_point_its_figure(qtbot: Any, view: ChartsView) -> None:
    view.choose("progress")
    view.canvas.grab()
    with qtbot.waitSignal(view.row_selected) as told:
        spot, at = view.canvas._spots[1]
        QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=spot.center().toPoint())
    assert told.args == [view._barred[at]]
    view.choose("trend")
    view.canvas.grab()
    with qtbot.waitSignal(view.figure_selected) as figure:
        spot, _ = view.canvas._spots[0]
        QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=spot.center().toPoint())
    shown: Any = view.canvas.shown
    assert figure.args == [shown.points[0].source, shown.points[0].observation]
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))  # means nothing


def test_the_keys_for_copying_take_the_picture_in_whatever_language(qtbot: Any, view: ChartsView) -> None:
    QGuiApplication.clipboard().clear()
    view.retranslate()
    view.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_picture_is_for_paper_whatever_the_window_looks_like(view: ChartsView) -> None:
    theme.apply("dark")
    view.choose("sectors")
    view.copy()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 1800
    assert image.pixelColor(2, 2) == QColor(theme.LIGHT.base)


def test_the_picture_has_the_letters_of_the_screen(view: ChartsView) -> None:
    """Letters drawn by the picture's fineness were twice as large as the room for them, and cut."""
    theme.apply("light")
    view.choose("progress")
    view.canvas.resize(900, view.canvas.minimumHeight())
    on_screen = view.canvas.grab().toImage().scaledToWidth(900)
    to_paste = view.canvas.picture().scaledToWidth(900)
    assert abs(_ink(on_screen) - _ink(to_paste)) < 0.25 * _ink(on_screen)


def _ink(image: QImage) -> int:
    """How many points at the left, where the names stand, are not as bright as the ground."""
    return sum(image.pixelColor(x, y).lightness() < 140 for x in range(0, 300, 2) for y in range(0, image.height(), 2))


def test_without_figures_it_says_what_to_do(view: ChartsView) -> None:
    view.show_row("")
    view.choose("trend")
    assert not view.canvas.isVisible()
    assert "bảng tiến độ" in view._empty.text()


def test_a_bar_bears_the_finer_colour_of_its_row_on_the_board() -> None:
    """What is ahead of time is green on the board, and so here, though its status is "on track"."""
    assert theme.status_colour("on_track", theme.LIGHT, "ahead") == theme.LIGHT.good
    assert theme.status_colour("on_track", theme.LIGHT) == theme.LIGHT.fair
