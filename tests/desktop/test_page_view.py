"""Pages as they are printed, drawn by the real worker: the figure is marked where it stands, a click finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

import resources
from desktop import theme
from desktop.page_view import has_pages
from desktop.sections_view import SectionsView
from desktop.session import Session
from desktop.source_view import SourceView
from tests.desktop.test_session import PATIENCE

pytestmark = pytest.mark.usefixtures("look")
_PDF = "bao-cao-so-ket-giua-nhiem-ky.pdf"


@pytest.fixture
def session(qtbot: Any, own_home: Path) -> Iterator[Session]:
    own_home.mkdir(exist_ok=True)
    made = Session(own_home)
    made.add_files([resources.path("sample") / _PDF])
    qtbot.waitUntil(lambda: not made.is_busy, timeout=PATIENCE)
    yield made
    made.close()


@pytest.fixture
def view(qtbot: Any, session: Session) -> SourceView:
    made = SourceView()
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.page_wanted.connect(session.draw_page)
    session.page_drawn.connect(made.pages.take)
    made.show_result(session.result)
    made.show()
    return made


def _drawn(qtbot: Any, view: SourceView) -> None:
    qtbot.waitUntil(lambda: bool(view.pages._pictures) and not view.pages._asked, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not view.pages.is_coming, timeout=PATIENCE)


def test_the_page_itself_with_the_figure_marked(qtbot: Any, view: SourceView, session: Session) -> None:
    reading = session.result.readings[0]
    assert has_pages(reading)
    observation = next(o for o in reading.observations if o.anchor.page == 3 and o.anchor.row is None)
    view.show_place(reading.id, observation.anchor)
    assert view._stack.currentWidget() is view.pages
    assert view.pages.is_coming, "a picture of the window waits for it"
    _drawn(qtbot, view)
    box = view.pages._marks.current[0]
    assert box.page == 3
    place = view.pages._place(box)
    assert view.pages.viewport().rect().contains(place.center().toPoint())
    shot = view.pages.viewport().grab().toImage()
    row = round(place.top()) - 1  # above the letters, within the mark
    colours = {shot.pixelColor(x, row).name() for x in range(int(place.left()), int(place.right()))}
    assert QColor(theme.LIGHT.current).name() in colours
    assert len({shot.pixelColor(x, y).name() for x in range(100, 700, 3) for y in range(0, 600, 7)}) > 10  # letters


def test_a_click_on_a_figure_of_the_page_finds_it(qtbot: Any, view: SourceView, session: Session) -> None:
    _drawn(qtbot, view)
    box, observation = view.pages._figures_on(1)[0]
    with qtbot.waitSignal(view.figure_selected) as told:
        place = view.pages._place(box).center().toPoint()
        QTest.mouseClick(view.pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [session.result.readings[0].id, observation]


def test_text_and_pages_are_a_choice(qtbot: Any, view: SourceView) -> None:
    _drawn(qtbot, view)
    view._pages_button.click()
    assert view._stack.currentWidget() is view.browser
    assert view.browser.pages is not None


def test_few_pictures_are_kept(qtbot: Any, view: SourceView) -> None:
    _drawn(qtbot, view)
    bar = view.pages.verticalScrollBar()
    for at in range(0, bar.maximum(), view.pages.viewport().height()):
        bar.setValue(at)
        qtbot.wait(150)
        _drawn(qtbot, view)
    assert 1 < len(view.pages._pictures) <= 10


def test_a_narrow_view_leaves_the_margins_out(qtbot: Any, view: SourceView) -> None:
    _drawn(qtbot, view)
    view.resize(420, 600)
    box = view.pages._figures_on(1)[0][0]
    assert view.pages._layout.wide > view.pages.viewport().width()
    assert view.pages._layout.rect(1, 0).left() < 0
    assert view.pages.viewport().rect().contains(view.pages._place(box).center().toPoint().x(), 100)


def test_words_of_one_line_are_marked_by_one_box(view: SourceView, session: Session) -> None:
    reading = session.result.readings[0]
    long = next(o for o in reading.observations if o.quantity and o.quantity.unit == "tỷ đồng" and o.anchor.row is None)
    view.show_place(reading.id, long.anchor)
    boxes = view.pages._marks.current
    assert len(boxes) == len({(box.page, round(box.top)) for box in boxes})


@pytest.mark.parametrize(("wide", "as_pages"), [(700, False), (1400, True)])
def test_in_panes_too_narrow_to_read_a_page_its_text_is_shown(
    qtbot: Any, session: Session, wide: int, as_pages: bool
) -> None:
    shown = SectionsView()
    qtbot.addWidget(shown)
    shown.resize(wide, 600)
    result = session.result
    shown.show_result(replace(result, readings=(result.readings[0], replace(result.readings[0]))))
    shown.show()
    qtbot.waitUntil(lambda: shown._bar.paged.isChecked() == as_pages)
    assert all((pane.view is pane.page_view) == as_pages for pane in shown._beside.panes)
    shown._bar.paged.click()
    qtbot.wait(150)
    assert shown._bar.paged.isChecked() != as_pages, "what the user chose stays"
