"""What a screen reader hears of the window: asked of Qt itself, and of AT-SPI in a real window where there is one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from compare.closing import close
from compare.decisions import TargetPart
from compare.dictionary import Dictionary
from compare.merging import merge
from compare.target_list import target_lines
from compare.thresholds import standard
from desktop import decision_dialogs, texts
from desktop.application import make_application, make_window
from desktop.brief_dialog import BriefDialog
from desktop.closing_dialogs import ClosingDialog, ResponsibleDialog
from desktop.command_palette import CommandPalette, entries_of
from desktop.dictionary_dialog import DictionaryDialog, _LearnDialog
from desktop.figure_dialog import FigureDialog
from desktop.help_window import HelpWindow
from desktop.main_window import MainWindow
from desktop.marking import Selected
from desktop.merge_dialog import MergeDialog
from desktop.questions_dialog import QuestionsDialog
from desktop.settings import Settings
from desktop.target_dialogs import BaseDialog, GoalDialog, SplitDialog
from desktop.thresholds_dialog import ThresholdsDialog
from desktop.window_frame import TABS
from tests.compare.test_decisions import EACH
from tests.desktop import screen
from tests.desktop.conftest import done_with
from tests.desktop.sample_result import comparison

ROOT = Path(__file__).resolve().parent.parent.parent
ROLE = QAccessible.Role
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")


@pytest.fixture(scope="module")
def shown(qapp: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all tests here: they look and listen, and change nothing."""
    home = tmp_path_factory.mktemp("home")
    (home / "window.ini").write_text("[General]\nwelcomed=yes\n")
    make_application()
    made = make_window(home)
    made.resize(1366, 768)
    made.show()
    QApplication.processEvents()
    made._stack.setCurrentIndex(1)
    made.wiring.session._show(comparison())
    made._stack.setCurrentIndex(1)
    made.closing.show_closings((close(comparison(), "Quý I", "2024-04-02", "A"),))
    yield made
    done_with(made)
    texts.use("vi")


def _nameless(window: QWidget) -> list[str]:
    """What the keyboard reaches and a reader would pass over in silence."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard and not heard.text(QAccessible.Text.Name) and not _spoken_for(widget):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return sorted(set(found))


def _spoken_for(widget: QWidget) -> bool:
    """Whether it is a part of a control that has a name: the line within a box of choices."""
    parent = widget.parentWidget()
    heard = QAccessible.queryAccessibleInterface(parent) if parent else None
    return bool(heard and heard.role() == ROLE.ComboBox and heard.text(QAccessible.Text.Name))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("tab", TABS)
def test_all_that_the_keyboard_reaches_has_a_name(shown: MainWindow, tab: str, language: Any) -> None:
    texts.use(language)
    shown.go(tab)
    QApplication.processEvents()
    assert _nameless(shown) == []


@pytest.mark.parametrize(
    ("part", "role"),
    [
        ("board._left", ROLE.Table),
        ("board._right", ROLE.Table),
        ("board.filter.search", ROLE.EditableText),
        ("sections._outline", ROLE.Tree),
        ("source.browser", ROLE.StaticText),
        ("findings._tree", ROLE.Tree),
        ("closing._list", ROLE.Tree),
        ("sources._list", ROLE.List),
        ("history", ROLE.List),
        ("inspector", ROLE.StaticText),
    ],
)
def test_each_view_is_what_it_looks_like(shown: MainWindow, part: str, role: QAccessible.Role) -> None:
    view: Any = shown
    for name in part.split("."):
        view = getattr(view, name)
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.role() == role
    assert heard.text(QAccessible.Text.Name).strip()


def test_a_cell_of_the_board_says_its_figure_and_its_doubts(shown: MainWindow) -> None:
    heard = QAccessible.queryAccessibleInterface(shown.board._right)
    told = {heard.child(n).text(QAccessible.Text.Name) for n in range(min(400, heard.childCount()))}
    assert any("tỷ đồng" in name for name in told)


def _dialogs(window: MainWindow) -> Iterator[QDialog]:
    result = comparison()
    row = result.rows[0]
    reading = next(r for r in result.readings if r.id in row.row.cells)
    yield ClosingDialog(window, result, "")
    yield ResponsibleDialog(window, result, (row,))
    yield MergeDialog(window, merge(EACH, [*EACH[:-1], type(EACH[-1])("parts", [])]), "x", lambda d: "việc")
    yield CommandPalette(window, entries_of(window.menuBar()))
    yield decision_dialogs.TargetDialog(window, row)
    yield decision_dialogs.StatusDialog(window, row)
    yield decision_dialogs.ValueDialog(window, reading, row.row.cells[reading.id].observations[0])
    yield decision_dialogs.IdentityDialog(window, reading.report)
    yield decision_dialogs._RowDialog(window, result, row)
    yield decision_dialogs._PeriodDialog(window, row.row.cells[reading.id].observations[0])


def _wider_dialogs(window: MainWindow, settings: Settings) -> Iterator[QWidget]:
    """The dialogs of targets, of the office and of the brief, and the help."""
    result = comparison()
    reading = result.readings[1]
    line = target_lines(result)[0][1][0]
    yield GoalDialog(window, "a", "b", line.quantity, "xã", "2025", "HĐND xã")
    yield BaseDialog(window, line)
    yield SplitDialog(window, "đạt 5 xã, 7 thôn", (TargetPart("Số xã", "5", "xã"), TargetPart("Số thôn", "7", "thôn")))
    yield FigureDialog(window, reading, Selected("b2", 0, 2, None, None, "12", "Thu", Decimal(12), "tỷ đồng"))
    yield QuestionsDialog(window, "1. Số nào đúng?")
    yield BriefDialog(window, result, {}, settings)
    words = Dictionary(names=(("Thu NSNN", "Thu ngân sách"),), directions=(("Hộ nghèo", "down"),))
    dictionary = DictionaryDialog(window, settings)
    dictionary.show_dictionary(words, words)
    yield dictionary
    yield _LearnDialog(window, words)
    thresholds = ThresholdsDialog(window)
    thresholds.show_layers(standard(), {})
    yield thresholds
    yield HelpWindow(window)


def test_every_field_of_every_dialog_has_a_name(shown: MainWindow, tmp_path: Path) -> None:
    nameless = {}
    for dialog in (*_dialogs(shown), *_wider_dialogs(shown, Settings(tmp_path))):
        dialog.show()
        nameless[type(dialog).__name__] = _nameless(dialog)
        dialog.close()
    assert {name: found for name, found in nameless.items() if found} == {}


def _why_not() -> str:
    """Why no screen reader can be asked here; "" where one can."""
    why = screen.lacking("dbus-run-session")
    if not why and not LAUNCHER.exists():
        why = "this machine has no at-spi-bus-launcher"
    if not why and subprocess.run(["/usr/bin/python3", "-c", "import pyatspi"], capture_output=True).returncode:
        why = "the system's Python has no pyatspi"
    return why


@pytest.mark.skipif(bool(_why_not()), reason=_why_not())
def test_a_screen_reader_hears_the_window(tmp_path: Path) -> None:
    """The sample in a real window, heard through AT-SPI as Orca would."""
    env = {
        **os.environ,
        "DOICHIEU_HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
    }
    script = (
        f'{LAUNCHER} --launch-immediately & bus=$!; "{sys.executable}" -m desktop >app.txt 2>&1 & app=$!; '
        f'PYTHONPATH= /usr/bin/python3 "{Path(__file__).with_name("screen_reader.py")}" doichieu; '
        "status=$?; kill $app; wait $app; kill $bus; exit $status"
    )
    with screen.screen() as display:
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", f'cd "{tmp_path}"; {script}'],
            cwd=ROOT, env={**env, "DISPLAY": display, "XDG_RUNTIME_DIR": str(tmp_path)}, capture_output=True, text=True,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    heard = json.loads(done.stdout.strip().split("\n")[-1])
    names = {node["name"] for node in heard["nodes"]}
    assert len([t for t in heard["tabs"] if t.startswith(("Bảng tiến độ", "Đối chiếu mục", "Phát hiện"))]) == 3
    for said in ("Bảng tiến độ: chỉ tiêu, mục tiêu, đánh giá và mức đạt", "Phát hiện", "Báo cáo", "Chi tiết", "Tệp"):
        assert said in names
    silent = {(n["tab"], n["role"]) for n in heard["nodes"] if n["focusable"] and not (n["name"] or n["description"])}
    assert silent - {(tab, role) for tab in heard["tabs"] for role in ("table cell", "tree item", "list item")} == set()
    assert {"page tab", "table", "push button", "menu item", "list", "tree"} <= {n["role"] for n in heard["nodes"]}
