"""The search of actions: every action of the menus is found by its name, with or without marks, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from compare.wording import plain
from desktop import texts
from desktop.actions import Actions
from desktop.command_palette import CommandPalette, entries_of, matching

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(qtbot: Any) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    actions = Actions(made)
    actions.menus(made.menuBar())
    actions.retranslate()
    yield made


def _every(window: QMainWindow) -> list[QAction]:
    (actions,) = window.findChildren(Actions)
    return [*actions._all.values(), *actions.themes.actions(), *actions.languages.actions()]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_action_is_found_first_or_nearly_by_its_name_without_marks(window: QMainWindow, language: Any) -> None:
    texts.use(language)
    (actions,) = window.findChildren(Actions)
    actions.retranslate()
    entries = entries_of(window.menuBar())
    missing = {a.objectName() for a in _every(window)} - {e.action.objectName() for e in entries}
    assert missing == set()
    for entry in entries:
        assert entry.action in [e.action for e in matching(entries, plain(entry.name))[:4]], entry.name


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hoan tac", "undo"),
        ("chot so lieu hien", "close_figures"),
        ("CHỐT ĐÁNH", "settle"),
        ("in ra pdf", "print_pdf"),
        ("ban sao", "save_copy"),
        ("merge", "merge"),
        ("toi", "theme dark"),
    ],
)
def test_a_few_letters_are_enough(window: QMainWindow, typed: str, first: str) -> None:
    found = matching(entries_of(window.menuBar()), typed)[0].action
    name = found.objectName() or f"{found.parent().objectName()} {found.data()}"
    assert name == first


def test_the_arrows_move_and_enter_runs(qtbot: Any, window: QMainWindow) -> None:
    (actions,) = window.findChildren(Actions)
    actions["show_source"].setEnabled(True)  # as with a figure at hand
    palette = CommandPalette(window, entries_of(window.menuBar()))
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette._search, "xem nguon")
    assert palette.chosen() is actions["show_source"]
    palette._search.clear()
    qtbot.keyClick(palette._search, Qt.Key.Key_Down)
    assert palette.chosen() is actions["paste"]
    actions["paste"].setEnabled(False)
    qtbot.keyClick(palette._search, Qt.Key.Key_Return)
    assert palette.isVisible() and palette.chosen() is None, "what cannot be done now is not done"
    qtbot.keyClick(palette._search, Qt.Key.Key_Up)
    with qtbot.waitSignal(palette.accepted):
        qtbot.keyClick(palette._search, Qt.Key.Key_Return)


def test_nothing_found_chooses_nothing(qtbot: Any, window: QMainWindow) -> None:
    palette = CommandPalette(window, entries_of(window.menuBar()))
    qtbot.addWidget(palette)
    palette._search.setText("không có lệnh này đâu")
    assert palette.chosen() is None
