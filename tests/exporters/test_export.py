"""Exporting: in place or not at all, the same bytes again, one clear sentence for what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from compare import brief
from compare.document import Brief
from compare.messages import render
from exporters import ExportError, export, refusal
from exporters.profile import NAMES
from exporters.profile_files import load
from tests.exporters.reading_back import figures, pdf_text, word_text
from tests.exporters.samples import commune

ENDINGS = (".docx", ".pdf", ".xlsx")


def composed() -> Brief:
    return brief.compose(commune(), brief.choices_from({}))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_brief_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    one = export(composed(), tmp_path / f"one{ending}", load("administrative")).path.read_bytes()
    two = export(composed(), tmp_path / f"two{ending}", load("administrative")).path.read_bytes()
    assert one == two


def test_only_a_pdf_knows_its_pages(tmp_path: Path) -> None:
    pages = {e: export(composed(), tmp_path / f"b{e}", load("administrative")).pages for e in ENDINGS}
    assert pages[".docx"] is pages[".xlsx"] is None and (pages[".pdf"] or 0) > 5


def test_the_three_files_agree_on_every_figure(tmp_path: Path) -> None:
    made = composed()
    word = figures(word_text(export(made, tmp_path / "b.docx", load("administrative")).path))
    pdf = figures(pdf_text(export(made, tmp_path / "b.pdf", load("administrative")).path))
    assert word == pdf and len(word) > 30
    book = openpyxl.load_workbook(export(made, tmp_path / "b.xlsx", load("administrative")).path, data_only=True)
    texts = " ".join(str(c.value) for sheet in book for row in sheet for c in row if isinstance(c.value, str))
    numbers = {float(c.value) for sheet in book for row in sheet for c in row if isinstance(c.value, (int, float))}
    missing = {f for f in word - figures(texts) if float(f.replace(".", "").replace(",", ".")) not in numbers}
    assert not missing


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "none" / f"brief{ending}"
    with pytest.raises(ExportError) as caught:
        export(composed(), path, load("administrative"))
    for language, why in (("vi", "thư mục này không có"), ("en", "no such folder")):
        said = render(caught.value.said, language)
        assert str(path) in said and why in said


def test_a_folder_in_the_place_of_the_file_is_said_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.mkdir()
    with pytest.raises(ExportError):
        export(composed(), path, load("administrative"))
    assert list(tmp_path.iterdir()) == [path]


def test_an_ending_of_no_known_kind_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export(composed(), tmp_path / "brief.txt", load("administrative"))
    assert ".docx, .pdf, .xlsx" in render(caught.value.said, "vi")


def test_a_missing_font_is_said_and_the_earlier_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"earlier")
    profile = load("administrative")
    lacking = replace(profile, font=replace(profile.font, bold="Missing-Bold.ttf"))
    with pytest.raises(ExportError) as caught:
        export(composed(), path, lacking)
    assert "Missing-Bold.ttf" in render(caught.value.said, "vi")
    assert path.read_bytes() == b"earlier" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["unknown", "/no/such/profile.toml"])
def test_a_profile_that_is_not_there_is_said(name: str) -> None:
    with pytest.raises(ExportError) as caught:
        load(name)
    assert name in render(caught.value.said, "vi")


@pytest.mark.parametrize("text", ["this is no table", "base = 'x'", "own = 1", "[page]\nwidth = 'wide'"])
def test_a_broken_profile_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        load(str(path))
    assert "own.toml" in render(caught.value.said, "vi")


@pytest.mark.parametrize("name", NAMES)
def test_profiles_are_within_what_the_forms_allow(name: str) -> None:
    profile = load(name)
    page, body = profile.page, profile.text["body"]
    if profile.header == "none":
        return
    assert 20 <= page.top <= 25 and 20 <= page.bottom <= 25 and 30 <= page.left <= 35 and 15 <= page.right <= 20
    assert 13 <= body.size <= 14 and body.before >= 6 and body.align == "justify" and body.first_line in (10, 12.7)
    assert 13 <= profile.page_number.size <= 14 and profile.page_number.hide_first
    assert profile.verified is (name == "administrative")


@pytest.mark.parametrize("lock", ["~$o cáo năm.docx", "~$Báo cáo năm.docx", ".~lock.Báo cáo năm.docx#"])
def test_a_file_that_is_open_in_a_program_is_left_alone_and_a_free_name_told(tmp_path: Path, lock: str) -> None:
    path = tmp_path / "Báo cáo năm.docx"
    (tmp_path / lock).write_bytes(b"")
    assert refusal(path) is None  # what a program left behind, of a file that is gone
    path.write_bytes(b"open")
    path.with_name("Báo cáo năm (2).docx").write_bytes(b"another")
    with pytest.raises(ExportError) as caught:
        export(composed(), path, load("administrative"))
    assert refusal(path) == caught.value.said and "Báo cáo năm (3).docx" in render(caught.value.said, "vi")
    assert path.read_bytes() == b"open" and len(list(tmp_path.iterdir())) == 3


def test_a_file_marked_as_read_only_is_left_alone_and_a_free_name_told(tmp_path: Path) -> None:
    path = tmp_path / "bao cao.pdf"
    path.write_bytes(b"signed")
    path.chmod(0o444)
    with pytest.raises(ExportError) as caught:
        export(composed(), path, load("administrative"))
    assert refusal(path) == caught.value.said and "bao cao (2).pdf" in render(caught.value.said, "vi")
    assert path.read_bytes() == b"signed" and [p.name for p in tmp_path.iterdir()] == ["bao cao.pdf"]


def test_a_folder_that_takes_no_file_is_told_before_anything_is_made(tmp_path: Path) -> None:
    said = refusal(tmp_path / "none" / "brief.pdf")
    assert said is not None and "none" in render(said, "en")
    assert refusal(tmp_path / "brief.pdf") is None and not list(tmp_path.iterdir())
