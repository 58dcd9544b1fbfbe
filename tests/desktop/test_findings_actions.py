"""What is done with a finding: accepted, asked of the unit, put aside; and the list of questions that comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from compare.comparison import Comparison
from compare.decisions import FindingAccepted, FindingAsked
from compare.questions import as_text, asked
from desktop import decision_dialogs, file_dialogs
from desktop.findings_view import _KEY, FindingsView
from desktop.questions_dialog import QuestionsDialog
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def view(qtbot: Any) -> Iterator[FindingsView]:
    made = FindingsView()
    qtbot.addWidget(made)
    made.show_result(comparison())
    made.resize(800, 500)
    made.show()
    yield made


def _with_first(result: Comparison, **said: object) -> Comparison:
    first = result.findings[0]
    rows = tuple(replace(r, responsible="Phòng Kinh tế") if r.id in first.rows else r for r in result.rows)
    return replace(result, findings=(replace(first, **said), *result.findings[1:]), rows=rows)


def test_a_finding_is_accepted_and_says_so(qtbot: Any, view: FindingsView) -> None:
    key = view._result.findings[0].key
    with qtbot.waitSignal(view.decided) as told:
        view._accepting.click()
    assert told.args == [FindingAccepted(key, True)]
    view.show_result(_with_first(comparison(), accepted=True))
    assert "cần sửa" in view._detail.toPlainText()
    with qtbot.waitSignal(view.decided) as told:
        view._accepting.click()
    assert told.args == [FindingAccepted(key, False)]


def test_a_question_is_asked_and_taken_off_the_list(
    qtbot: Any, view: FindingsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = view._result.findings[0].key
    monkeypatch.setattr(decision_dialogs, "_line", lambda *_: "Số nào đúng?")
    with qtbot.waitSignal(view.decided) as told:
        view._asking.click()
    assert told.args == [FindingAsked(key, True, "Số nào đúng?")]
    view.show_result(_with_first(comparison(), asked="Số nào đúng?"))
    assert "Số nào đúng?" in view._detail.toPlainText()
    assert "(1)" in view._questions.text() and view._questions.isVisible()
    with qtbot.waitSignal(view.decided) as told:
        view._asking.click()
    assert told.args == [FindingAsked(key, False)]


def test_the_questions_are_listed_by_the_unit_that_answers_with_both_places() -> None:
    result = _with_first(comparison(), asked="Số nào đúng?")
    assert [unit for unit, _ in asked(result)] == ["Phòng Kinh tế"]
    text = as_text(result, "vi")
    assert text.startswith("Phòng Kinh tế\n\n1. Số nào đúng?")
    assert all(" ".join(place.quote.split()) in text for place in result.findings[0].places)
    assert as_text(_with_first(comparison(), asked="?", dismissed="đã rõ"), "vi") == ""


def test_the_list_is_copied_and_kept_as_a_file(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = QuestionsDialog(None, "1. Số nào đúng?")
    qtbot.addWidget(dialog)
    dialog.copying.click()
    assert QGuiApplication.clipboard().text() == "1. Số nào đúng?"
    path = tmp_path / "hỏi.txt"
    monkeypatch.setattr(file_dialogs, "to_write", lambda *_: path)
    dialog.saving.click()
    assert path.read_text("utf-8-sig") == "1. Số nào đúng?\n"


def test_a_finding_of_two_places_opens_both_side_by_side(qtbot: Any, view: FindingsView) -> None:
    finding = next(f for f in view._result.findings if len(f.places) > 1)
    view._fill(finding.key)
    with qtbot.waitSignal(view.side_by_side) as told:
        view._tree.itemActivated.emit(view._tree.currentItem(), 0)
    assert [told.args[0], told.args[2]] == [p.source for p in finding.places[:2]]


def test_commitments_stand_in_a_group_of_their_own(view: FindingsView) -> None:
    result = comparison()
    promised = replace(result.findings[0], key="k", code="silent_commitment", severity="info", is_notice=True)
    view.show_result(replace(result, findings=(*result.findings, promised)))
    tree = view._tree
    heads = [item.text(0) for at in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(at))]
    assert heads[-1] == "Cam kết kỳ trước chưa thấy nhắc lại (1)"


def test_when_a_finding_is_put_aside_the_cursor_goes_on_to_the_next(qtbot: Any, view: FindingsView) -> None:
    listed = view._keys_from_current()
    assert len(listed) > 2
    view._fill(listed[1])

    def put_aside(*keys: str) -> Comparison:
        result = comparison()
        found = (replace(f, dismissed="đã hỏi") if f.key in keys else f for f in result.findings)
        return replace(result, findings=tuple(found))

    view.show_result(put_aside(listed[1]))
    assert view._current().key == listed[2]
    view.show_result(put_aside(*listed[1:]))
    assert view._current().key == listed[0], "above, where there is none below"


def test_the_row_of_a_finding_is_told_when_the_cursor_comes_to_it(qtbot: Any, view: FindingsView) -> None:
    finding = next(f for f in view._result.findings if f.rows and f is not view._current())
    with qtbot.waitSignal(view.row_pointed) as told:
        view._tree.setCurrentItem(next(item for item in view._items() if item.data(0, _KEY) == finding.key))
    assert told.args == [finding.rows[0]]
