"""The windows of thresholds and of the dictionary: what is typed in them holds at once, is kept, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from compare import dictionary, office
from compare.comparison import Comparison
from compare.decisions import IdentitySet, PresetChosen, ThresholdSet
from compare.dictionary import Dictionary
from compare.thresholds import presets, standard
from desktop import dictionary_dialog, file_dialogs
from desktop.decision_dialogs import IdentityDialog
from desktop.dictionary_dialog import DictionaryDialog
from desktop.session import Session
from desktop.settings import Settings
from desktop.thresholds_dialog import ThresholdsDialog
from tests.desktop.sample_result import comparison
from tests.desktop.test_session import PATIENCE, PLAN, REPORT

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def limits(qtbot: Any) -> Iterator[ThresholdsDialog]:
    dialog = ThresholdsDialog(None)
    qtbot.addWidget(dialog)
    dialog.show_layers(standard(), {})
    dialog.show()
    yield dialog


def _line(dialog: ThresholdsDialog, name: str) -> QTreeWidgetItem:
    tree = dialog._tree
    heads = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    lines = [head.child(at) for head in heads if head for at in range(head.childCount())]
    return next(line for line in lines if line.data(0, Qt.ItemDataRole.UserRole) == name)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("pace.on_track", "98%", "0.98"),
        ("pace.on_track", "0,98", "0.98"),
        ("ended.nearly_met_least_count", "15", "15"),
        ("pace.on_track", "", None),
    ],
)
def test_a_threshold_typed_for_the_workspace_is_a_decision(
    qtbot: Any, limits: ThresholdsDialog, name: str, typed: str, value: str | None
) -> None:
    limits.show_layers(standard(), {"pace.on_track": "0.9"})
    with qtbot.waitSignal(limits.decided) as told:
        _line(limits, name).setText(3, typed)
    assert told.args == [ThresholdSet(name, value)]


def test_what_is_no_number_is_told_and_changes_nothing(qtbot: Any, limits: ThresholdsDialog) -> None:
    with qtbot.assertNotEmitted(limits.decided, wait=50):
        _line(limits, "pace.on_track").setText(3, "gần hết")
    assert "gần hết" in limits._effect.text()


def test_a_threshold_typed_for_the_office_holds_for_every_workspace(qtbot: Any, limits: ThresholdsDialog) -> None:
    with qtbot.waitSignal(limits.office_wanted) as told:
        _line(limits, "pace.ahead").setText(2, "110%")
    assert str(told.args[0].of("pace", "ahead")) == "1.1"


def test_a_switch_is_turned_by_a_press_and_each_threshold_says_why(limits: ThresholdsDialog) -> None:
    said: list[object] = []
    limits.decided.connect(said.append)
    line = _line(limits, "mid_term.in_force")
    limits._tree.setCurrentItem(line)
    assert "Kiên Giang" in limits._why.text()
    limits._edit(line, 0)
    assert said == [ThresholdSet("mid_term.in_force", "1")]


def test_every_preset_takes_what_it_names_and_is_one_step(limits: ThresholdsDialog) -> None:
    said: list[object] = []
    limits.decided.connect(said.append)
    for at, preset in enumerate(presets()):
        limits._preset.setCurrentIndex(at)
        assert limits._preset_why.text()
        limits._apply.click()
        assert standard().with_values(dict(preset.values))[1] == (), preset.name
    assert said == [PresetChosen(p.name, p.values) for p in presets()]


def test_whose_status_changed_is_told(limits: ThresholdsDialog) -> None:
    before = comparison()
    limits.show_result(before)
    first = before.rows[0]
    other = replace(first, progress=replace(first.progress, status="missed", detail=None))
    limits.show_result(replace(before, rows=(other, *before.rows[1:])))
    assert "1 chỉ tiêu" in limits._effect.text() and "Chưa đạt" in limits._effect.text()


# The dictionary -------------------------------------------------------------------------------------------------------


@pytest.fixture
def words(qtbot: Any, own_home: Path) -> Iterator[DictionaryDialog]:
    own_home.mkdir()
    dialog = DictionaryDialog(None, Settings(own_home))
    qtbot.addWidget(dialog)
    dialog.show_dictionary(Dictionary(names=(("Thu NSNN", "Thu ngân sách"),)), Dictionary())
    dialog.show()
    yield dialog


def test_an_entry_is_edited_removed_and_the_step_taken_back(qtbot: Any, words: DictionaryDialog) -> None:
    table = words._tables["names"]
    item = table.item(0, 1)
    assert item is not None
    with qtbot.waitSignal(words.dictionary_wanted) as told:
        item.setText("Thu ngân sách trên địa bàn")
    assert told.args[0].names == (("Thu NSNN", "Thu ngân sách trên địa bàn"),)
    words.show_dictionary(told.args[0], Dictionary())
    table.selectRow(0)
    with qtbot.waitSignal(words.dictionary_wanted) as told:
        words._remove.click()
    assert told.args[0].names == ()
    words.show_dictionary(told.args[0], Dictionary())
    with qtbot.waitSignal(words.dictionary_wanted) as told:
        words._undo.click()
    assert told.args[0].names == (("Thu NSNN", "Thu ngân sách trên địa bàn"),)


def test_what_the_corrections_teach_is_offered_and_taken(
    qtbot: Any, words: DictionaryDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = Dictionary(directions=(("Số vụ cháy", "down"),), units=(("Sản lượng lúa", "tấn"),))
    words.show_dictionary(words._words, learned)
    assert "2" in words._learn.text()

    def answered(dialog: Any) -> bool:
        dialog._list.item(1).setCheckState(Qt.CheckState.Unchecked)
        return True

    monkeypatch.setattr(dictionary_dialog._LearnDialog, "exec", answered)
    with qtbot.waitSignal(words.dictionary_wanted) as told:
        words._learn.click()
    assert (told.args[0].directions, told.args[0].units) == ((("Số vụ cháy", "down"),), ())


def test_the_dictionary_goes_to_a_file_and_comes_from_one(
    qtbot: Any, words: DictionaryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "từ điển.toml"
    monkeypatch.setattr(file_dialogs, "to_write", lambda *_: path)
    monkeypatch.setattr(file_dialogs, "to_open", lambda *_: [path])
    words._export.click()
    assert dictionary.read(path.read_text("utf-8"))[0].names == (("Thu NSNN", "Thu ngân sách"),)
    path.write_text('[responsible]\n"Tỷ lệ hộ nghèo" = "Phòng Văn hóa - Xã hội"\n[khac]\n', "utf-8")
    with qtbot.waitSignal(words.dictionary_wanted) as told:
        words._import.click()
    assert told.args[0].responsible == (("Tỷ lệ hộ nghèo", "Phòng Văn hóa - Xã hội"),)
    assert told.args[0].names == (("Thu NSNN", "Thu ngân sách"),)
    assert "khac" in words._told.text()


def test_what_holds_for_the_office_judges_and_is_there_at_the_next_start(
    qtbot: Any, own_home: Path, tmp_path: Path
) -> None:
    session = Session(own_home)
    for name, text in (("nq.txt", PLAN), ("bc.txt", REPORT)):
        (tmp_path / name).write_text(text, "utf-8")
    session.add_files([tmp_path / "nq.txt", tmp_path / "bc.txt"])

    def compared() -> Comparison:
        qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)
        return session.result

    before = next(r for r in compared().rows if "ngân sách" in r.row.name.lower())
    limits = standard().with_values({"pace.ahead": "1.2"})[0]
    kept = Dictionary(names=((before.row.name, "Tổng thu của xã"),))
    session.office.keep(replace(session.office.in_force, thresholds=limits, dictionary=kept))
    after = next(r for r in compared().rows if r.row.name == "Tổng thu của xã")
    assert (before.progress.detail, after.progress.detail) == ("ahead", None)
    session.close()
    again = office.read(own_home / "office")
    assert (again.thresholds, again.dictionary) == (limits, kept)


def test_another_machine_judges_alike_and_asks_which_thresholds_hold(
    qtbot: Any, own_home: Path, tmp_path: Path
) -> None:
    here = Session(own_home)
    for name, text in (("nq.txt", PLAN), ("bc.txt", REPORT)):
        (tmp_path / name).write_text(text, "utf-8")
    limits = standard().with_values({"pace.ahead": "1.2"})[0]
    here.office.keep(replace(here.office.own, thresholds=limits))
    here.add_files([tmp_path / "nq.txt", tmp_path / "bc.txt"])

    def detail(session: Session) -> str | None:
        qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)
        return next(r for r in session.result.rows if "ngân sách" in r.row.name.lower()).progress.detail

    assert detail(here) is None and here.office.differing == ()
    here.save_as(tmp_path / "x.doichieu")
    here.close()
    there = Session(tmp_path / "another machine")
    assert there.open(tmp_path / "x.doichieu")
    assert detail(there) is None  # as it was judged where it was saved
    assert there.office.differing == ("thresholds",)
    there.office.stay()
    assert there.office.differing == () and there.limits == limits
    there.office.use_own()
    assert detail(there) == "ahead" and there.office.differing == ()
    there.office.keep(replace(there.office.own, dictionary=Dictionary(names=(("Thu", "Tổng thu"),))))
    there.close()


# The cut-off day ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "cut_off"), [("15/6/2024", "2024-06-15"), ("2024-06-15", "2024-06-15")], ids=("as offices write", "ISO")
)
def test_the_day_up_to_which_a_report_counts_is_asked_for(qtbot: Any, typed: str, cut_off: str) -> None:
    report = comparison().readings[1].report
    dialog = IdentityDialog(None, report)
    qtbot.addWidget(dialog)
    assert dialog.decision() is None
    dialog._cut_off.setText("ngày rằm")
    assert dialog.problem()
    dialog._cut_off.setText(typed)
    assert not dialog.problem()
    said = dialog.decision()
    assert isinstance(said, IdentitySet) and said.cut_off == cut_off
