"""The help: both languages, every shortcut it names, every picture, and the search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

import resources
from compare.messages import Language
from desktop import texts
from desktop.actions import Actions
from desktop.help_window import HelpWindow, pages

pytestmark = pytest.mark.usefixtures("look")
LANGUAGES = get_args(Language)


def test_both_languages_have_the_same_pages() -> None:
    assert [len(pages(language)) for language in LANGUAGES] == [11, 11]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_there_and_small(language: Language) -> None:
    named = {name for page in pages(language) for name in re.findall(r'src="([^"]+)"', page.html)}
    assert f"window.{language}.png" in named
    for name in named:
        assert resources.path(f"help/{name}").stat().st_size < 200 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_it_names_exists(qtbot: Any, language: Language) -> None:
    from PySide6.QtWidgets import QWidget

    owner = QWidget()
    qtbot.addWidget(owner)
    actions = Actions(owner)
    known = {a.shortcut().toString(QKeySequence.SequenceFormat.PortableText) for a in actions._all.values()}
    told = {key for page in pages(language) for key in re.findall(r"\b(?:Ctrl\+(?:Shift\+)?\w|F\d+)\b", page.html)}
    assert told - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_through_a_menu_that_it_names_exists(language: Language) -> None:
    known = {said.replace("&", "").rstrip("…") for said in texts_of(resources.table(f"words/{language}/window"))}
    told = {name for page in pages(language) for way in re.findall(r"<b>([^<]+ → [^<]+)</b>", page.html)
            for name in way.replace("'", "’").split(" → ")}  # fmt: skip
    assert told and {name for name in told if name not in known and name.replace("’", "'") not in known} == set()


def texts_of(table: Mapping[str, Any]) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from texts_of(value)


def test_the_search_needs_no_tone_marks(qtbot: Any) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window._search.setText("mat khau")
    shown = [window._list.item(n).text() for n in range(window._list.count()) if not window._list.item(n).isHidden()]
    assert shown == ["Đưa báo cáo vào"]
    assert "mật khẩu" in window._text.toPlainText()
    texts.use("en")
    window._search.clear()
    assert window._list.item(0).text() == "First steps"


def test_titles_are_whole_and_escape_closes_the_window(qtbot: Any) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isVisible)
    assert window._list.wordWrap()
    assert not window._list.horizontalScrollBar().isVisible()
    QTest.keyClick(window._search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())
