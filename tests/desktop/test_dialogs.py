"""The questions: what is typed, what is refused in one line, and the decision that comes of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QInputDialog

from compare.comparison import Comparison, JudgedRow
from compare.decisions import BriefChoice, IdentitySet, StatusSettled, TargetSet, ValueCorrected
from compare.members import Member
from desktop import decision_dialogs as ask
from desktop import members, row_actions, texts
from desktop.brief_dialog import BriefDialog
from desktop.dialog_parts import read_number
from desktop.settings import Settings
from tests.desktop.sample_result import comparison

pytestmark = pytest.mark.usefixtures("look")
MEMBER = Member("nq", (), "x")


def _row(result: Comparison, ident: str) -> JudgedRow:
    return next(r for r in result.rows if r.id == ident)


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("vi", "1.234,5", "1234.5"),
        ("vi", "12,5", "12.5"),
        ("vi", "12.5", "12.5"),
        ("vi", "1.234", "1234"),
        ("vi", "-3,25", "-3.25"),
        ("vi", " 24 500,5 ", "24500.5"),
        ("en", "1,234.5", "1234.5"),
        ("en", "1,234", "1234"),
        ("vi", "1,234.5", None),
        ("en", "12,5", None),
        ("vi", "mười hai", None),
        ("vi", "", None),
        ("vi", "NaN", None),
    ],
)
def test_numbers_as_people_type_them(language: Any, typed: str, value: str | None) -> None:
    texts.use(language)
    assert read_number(typed) == (Decimal(value) if value else None)


def test_a_target_is_set_in_the_words_of_the_office(qtbot: Any) -> None:
    dialog = ask.TargetDialog(None, _row(comparison(), "r1"))
    qtbot.addWidget(dialog)
    assert dialog._value.text() == "24,5"
    dialog._value.setText("25,75")
    dialog._bound.setCurrentIndex(dialog._bound.findData("ge"))
    dialog.accept()
    assert dialog.result()
    assert dialog.decision(MEMBER) == TargetSet(MEMBER, "25.75", "tỷ đồng", "ge", None, "2024", "HĐND xã")


@pytest.mark.parametrize(
    ("value", "period", "said"), [("hai", "2024", "Chưa hiểu số"), ("2", "sang năm", "Chưa hiểu kỳ")]
)
def test_a_wrong_number_or_period_is_told_in_the_dialog(qtbot: Any, value: str, period: str, said: str) -> None:
    dialog = ask.TargetDialog(None, _row(comparison(), "r1"))
    qtbot.addWidget(dialog)
    dialog._value.setText(value)
    dialog._period.setCurrentText(period)
    dialog.accept()
    assert not dialog.result()
    assert dialog._problem.text().startswith(said)


def test_a_range_asks_for_its_upper_end(qtbot: Any) -> None:
    dialog = ask.TargetDialog(None, _row(comparison(), "r1"))
    qtbot.addWidget(dialog)
    dialog._bound.setCurrentIndex(dialog._bound.findData("range"))
    assert dialog.problem()
    dialog._high.setText("30")
    assert dialog.decision(MEMBER).high == "30"


def test_a_correction_wants_its_reason(qtbot: Any) -> None:
    result = comparison()
    found = row_actions.figure(result, _row(result, "r1"), "h1", "o4")
    assert found is not None and found[1].id == "o4"
    dialog = ask.ValueDialog(None, result.reading("h1"), found[1])
    qtbot.addWidget(dialog)
    dialog._value.setText("13,1")
    assert "lý do" in dialog.problem()
    dialog._reason.setText("gõ nhầm")
    assert dialog.decision(MEMBER) == ValueCorrected(MEMBER, "13.1", "tỷ đồng", "gõ nhầm")


def test_the_keyboard_begins_at_the_first_field_and_comes_to_the_buttons_last(qtbot: Any) -> None:
    dialog = ask.StatusDialog(None, _row(comparison(), "r1"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    at, reached = dialog.focusWidget(), []
    for _ in range(4):
        reached.append(at)
        dialog.focusNextChild()
        at = dialog.focusWidget()
    assert reached == [dialog._status, dialog._reason, *dialog.buttons.buttons()]


def test_a_status_is_settled(qtbot: Any) -> None:
    dialog = ask.StatusDialog(None, _row(comparison(), "r3"))
    qtbot.addWidget(dialog)
    assert dialog._status.currentData() == "behind"
    dialog._status.setCurrentIndex(dialog._status.findData("met"))
    assert dialog.decision(MEMBER) == StatusSettled(MEMBER, "met", "")


def test_the_kind_and_the_period_of_a_report_are_put_right(qtbot: Any) -> None:
    dialog = ask.IdentityDialog(None, comparison().reading("q1").report)
    qtbot.addWidget(dialog)
    assert dialog.decision() is None
    dialog._period.setCurrentText("2024-Q2")
    assert dialog.decision() == IdentitySet("q1", "quarter", "2024-Q2")


def test_rows_to_join_with_begin_with_the_likely_ones_and_are_narrowed_by_typing(qtbot: Any) -> None:
    result = comparison()
    dialog = ask._RowDialog(None, result, _row(result, "r5"))
    qtbot.addWidget(dialog)
    assert dialog._list.item(0).text().startswith("Tỷ lệ người dân")
    dialog._search.setText("tai nan")
    chosen = dialog.chosen()
    assert chosen is not None and chosen.row.name == "Số vụ tai nạn giao thông"


def test_of_a_row_s_name_it_is_asked_which_figure_goes(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    result = comparison()
    row = _row(result, "r1")
    offered: list[str] = []

    def choose(*asked: Any) -> tuple[str, bool]:
        offered.extend(asked[3])
        return asked[3][0], True

    monkeypatch.setattr(QInputDialog, "getItem", choose)
    assert ask.choose_report(None, result, row) in row.row.cells
    assert len(offered) == len(row.row.cells) and "24,5 tỷ đồng" in offered[0]


def test_a_separated_cell_is_told_apart_from_the_earliest_of_the_others() -> None:
    result = comparison()
    row = _row(result, "r1")
    said = members.separated(result, row, "h1")
    assert said is not None
    assert (said.one.source, said.other.source, said.other.seen) == ("nq", "h1", "13.4"), "the one that the board shows"
    assert members.separated(result, _row(result, "r8"), "nq") is None


def test_the_brief_remembers_what_was_chosen_and_refuses_a_folder_that_is_none(qtbot: Any, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.folder = str(tmp_path)
    dialog = BriefDialog(None, comparison(), {"template": "party", "signer": "Lê Văn An"}, settings)
    qtbot.addWidget(dialog)
    assert dialog.choices()["template"] == "party"
    assert dialog.choices()["issuer"] == "UBND xã Lâm Trung"
    assert dialog.decisions() == ()  # what was offered is nothing to undo
    dialog._format.setCurrentIndex(dialog._format.findData("pdf"))
    assert dialog.path() == tmp_path / "Phieu tom tat.pdf"
    dialog.form_page.recipients.setPlainText("Như trên;\nLưu: VT.")
    said = {d.name: d.value for d in dialog.decisions()}
    assert said["recipients"] == ["Như trên;", "Lưu: VT."] and said["format"] == "pdf"
    assert "template" not in said and "superior" not in said
    assert dialog.decisions()[0].__class__ is BriefChoice
    dialog._path.setText(str(tmp_path / "nowhere" / "x.pdf"))
    assert dialog.problem().startswith("Chưa có thư mục")
    dialog._path.setText(str(tmp_path / "x.docx"))
    assert ".pdf" in dialog.problem()
