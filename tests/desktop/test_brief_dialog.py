"""The choices of a brief: parts and their order, which indicators, the form that goes with the issuer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from compare.brief_choices import PARTS, choices_from
from compare.folding import fold
from compare.workspace import Workspace
from desktop import own_forms, texts
from desktop.brief_dialog import BriefDialog
from desktop.settings import Settings
from tests.exporters.samples import commune

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def opened(qtbot: Any, tmp_path: Path) -> Any:
    """Makes a dialog on the commune, in an app folder of its own."""

    def make(before: dict[str, Any] | None = None, selected: tuple[str, ...] = ()) -> BriefDialog:
        settings = Settings(tmp_path)
        settings.folder = str(tmp_path)
        dialog = BriefDialog(None, commune(), before or {}, settings, selected)
        qtbot.addWidget(dialog)
        return dialog

    return make


def ticked(dialog: BriefDialog) -> list[str]:
    return [str(i.data(Qt.ItemDataRole.UserRole)) for i in dialog.contents._items() if i.checkState().value]


def test_parts_are_chosen_and_put_in_order(opened: Any) -> None:
    dialog = opened()
    assert tuple(ticked(dialog)) == PARTS["full"] and dialog.choices()["parts"] is None
    dialog.contents.parts.setCurrentRow(1)
    dialog.contents.move_part(-1)
    dialog.contents.parts.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert choices_from(dialog.choices()).parts[:3] == ("sectors", "summary", "chart")
    assert {d.name for d in dialog.decisions()} == {"parts"}


def test_the_parts_follow_the_kind_and_a_sector_brief_is_on_a_sector(opened: Any) -> None:
    dialog = opened()
    assert not dialog.contents.section.isEnabled()
    dialog.contents.kind.setCurrentIndex(dialog.contents.kind.findData("sector"))
    dialog.contents.section.setCurrentIndex(dialog.contents.section.findData("xh"))
    said = choices_from(dialog.choices())
    assert (said.kind, said.section, said.parts) == ("sector", "xh", PARTS["sector"])


def test_indicators_are_chosen_by_standing_and_by_the_rows_of_the_board(opened: Any) -> None:
    dialog = opened(selected=("r1", "r4"))
    dialog.contents.standing.setCurrentIndex(dialog.contents.standing.findData("off_track"))
    dialog.contents.chosen_rows.setChecked(True)
    said = choices_from(dialog.choices())
    assert said.statuses == {"missed", "behind", "at_risk"} and said.rows == {"r1", "r4"}
    assert not opened().contents.chosen_rows.isEnabled()


def test_findings_are_off_until_they_are_chosen(opened: Any) -> None:
    assert "findings" not in choices_from(opened().choices()).parts
    assert choices_from(opened({"findings": True}).choices()).parts[-1] == "findings"


@pytest.mark.parametrize(
    ("issuer", "form"),
    [
        ("Ủy ban nhân dân xã Đông Hòa", "administrative"),
        ("ĐẢNG ỦY XÃ ĐÔNG HÒA", "party"),
        ("Ban Thường vụ Tỉnh ủy", "party"),
        ("Bệnh viện đa khoa Đông Hòa", "administrative"),
    ],
)
def test_the_form_follows_the_issuer_until_one_is_chosen(opened: Any, issuer: str, form: str) -> None:
    dialog = opened()
    dialog.form_page.lines["issuer"].setText(issuer)
    assert dialog.choices()["template"] == form
    dialog.form_page.template.setCurrentIndex(2)
    dialog.form_page.template.activated.emit(2)
    dialog.form_page.lines["issuer"].setText("Đảng ủy phường Bến Sậy")
    assert dialog.choices()["template"] == "plain"


def test_what_was_said_of_the_office_is_asked_once(opened: Any) -> None:
    first = opened()
    first.form_page.lines["signer"].setText("Trần Văn Khải")
    first.form_page.recipients.setPlainText("- Như trên;\n- Lưu: VT.")
    first.accept()
    again = opened()
    assert again.choices()["signer"] == "Trần Văn Khải"
    assert again.choices()["recipients"] == ["- Như trên;", "- Lưu: VT."]
    assert "signer" in {d.name for d in again.decisions()}  # the workspace is to know it as well


def test_an_office_s_own_form_is_copied_and_named_by_its_file(opened: Any, tmp_path: Path) -> None:
    own = tmp_path / "elsewhere" / "mau.docx"
    own.parent.mkdir()
    own.write_bytes(b"a form")
    dialog = opened()
    assert dialog.form_page.add_form(own) == ""
    assert dialog.choices()["template"] == "mau.docx"
    assert dialog.wanted()["template"] == str(own_forms.folder(tmp_path) / "mau.docx")
    assert Path(dialog.wanted()["template"]).read_bytes() == b"a form"
    assert opened({"template": "mau.docx"}).choices()["template"] == "mau.docx"
    assert opened({"template": "gone.docx"}).choices()["template"] == "administrative"


def test_a_file_open_elsewhere_keeps_the_dialog_and_another_name_is_offered(opened: Any, tmp_path: Path) -> None:
    dialog = opened(selected=("r1",))
    assert "1 " not in dialog.contents.chosen_rows.text() or texts.language() == "vi"
    taken = dialog.path()
    taken.write_bytes(b"an earlier brief")
    (tmp_path / f"~${taken.name[2:]}").write_bytes(b"")
    dialog.accept()
    assert not dialog.result() and taken.name in dialog._problem.text()
    assert dialog.path() == taken.with_name(f"{taken.stem} (2).docx")
    dialog.accept()
    assert dialog.result() and taken.read_bytes() == b"an earlier brief"


def test_what_was_chosen_stands_again_when_the_workspace_is_opened_again(opened: Any, tmp_path: Path) -> None:
    dialog = opened(selected=("r1", "r4"))
    dialog.contents.kind.setCurrentIndex(dialog.contents.kind.findData("sector"))
    dialog.contents.section.setCurrentIndex(dialog.contents.section.findData("xh"))
    dialog.contents.parts.setCurrentRow(1)
    dialog.contents.move_part(-1)
    dialog.contents.title.setText("Việc làm và giảm nghèo")
    dialog.form_page.lines["signer"].setText("Trần Văn Khải")
    chosen = dialog.choices()
    working = Workspace.new(tmp_path / "working")
    for decision in dialog.decisions():
        working.decide(decision)
    working.save_to(tmp_path / "a.doichieu")
    working.close()
    again = Workspace.open(tmp_path / "a.doichieu", tmp_path / "other")
    before = fold(again.decisions).brief
    again.close()
    assert opened(dict(before)).choices() == chosen
