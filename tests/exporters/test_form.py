"""Choices of the form: an office's own Word file, the pair of sizes, a table of contents, pages for a preview."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.shared import Mm, Pt

from compare import brief
from compare.document import Brief
from compare.messages import render
from exporters import ExportError, export, preview
from exporters.profile import Profile, paired
from exporters.profile_files import load
from exporters.word_styles import style_name
from tests.exporters.reading_back import W, part, pdf_lines, pdf_text, word_text
from tests.exporters.samples import WHOLE, commune


def composed(**choices: Any) -> Brief:
    return brief.compose(commune(), brief.choices_from(choices))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A Word file of an office, with margins, a font and styles of its own, and a text."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin, section.right_margin = Mm(25), Mm(32), Mm(18)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Body Text"].font.size = Pt(13)
    document.styles["Body Text"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 1"].font.size = Pt(16)
    document.styles["Heading 1"].font.italic = True
    document.add_paragraph("Lời cũ của văn phòng")
    path = tmp_path / "mau-co-quan.docx"
    document.save(str(path))
    return path


def test_a_word_file_of_an_office_gives_its_margins_and_styles(own: Path) -> None:
    profile = load(str(own))
    assert (profile.page.top, profile.page.left, profile.page.right) == (25, 32, 18)
    assert profile.font.word == "Arial"
    assert (profile.text["body"].size, profile.text["body"].after) == (13, 4)
    assert (profile.text["heading1"].size, profile.text["heading1"].italic) == (16, True)
    shipped = load("administrative")
    assert profile.text["state_name"] == shipped.text["state_name"]  # the file has no style for it


def test_a_brief_follows_it_in_word_and_in_pdf_and_takes_no_text(own: Path, tmp_path: Path) -> None:
    profile = load(str(own))
    word = export(composed(), tmp_path / "brief.docx", profile).path
    opened = docx.Document(str(word))
    assert round((opened.sections[0].left_margin or 0) / Mm(1)) == 32
    assert opened.styles[style_name("heading1")].font.size == Pt(16)
    assert "Lời cũ" not in word_text(word)
    heading = next(found for found in pdf_lines(export(composed(), tmp_path / "brief.pdf", profile).path)
                   if found.text.startswith("I. TỔNG HỢP"))  # fmt: skip
    assert heading.size == 16


@pytest.mark.parametrize("made", [b"no package", b""])
def test_a_broken_word_file_is_said(tmp_path: Path, made: bytes) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(made)
    with pytest.raises(ExportError) as caught:
        load(str(path))
    assert "own.docx" in render(caught.value.said, "vi")


def test_a_word_file_that_is_not_there_is_said() -> None:
    with pytest.raises(ExportError):
        load("/no/such/own.docx")


def test_an_older_copy_of_a_profile_is_still_read(tmp_path: Path) -> None:
    lines = Path("resources/profiles/administrative.toml").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("contents", "table_small"))]
    path = tmp_path / "own.toml"
    path.write_text("\n".join(kept), "utf-8")
    assert load(str(path)).text.keys() == load("administrative").text.keys()


def test_the_sizes_of_a_pair_move_together() -> None:
    profile: Profile = paired(load("administrative"), 13)
    sizes = {name: profile.text[name].size for name in ("body", "heading1", "document_type", "signer", "date", "motto")}
    assert set(sizes.values()) == {13} and profile.page_number.size == 13
    assert profile.text["state_name"].size == profile.text["issuer"].size == 12
    assert (profile.text["recipients_label"].size, profile.text["recipients"].size) == (12, 11)
    assert paired(load("plain"), 13) == load("plain") and paired(load("administrative"), None) == load("administrative")


def test_the_pair_is_a_choice_of_the_brief(tmp_path: Path) -> None:
    path = export(composed(pair=13), tmp_path / "brief.docx", load("administrative")).path
    assert docx.Document(str(path)).styles[style_name("body")].font.size == Pt(13)


def test_a_long_brief_has_a_table_of_contents_and_a_short_one_has_none() -> None:
    assert not composed().has_contents and composed(contents=True, parts=WHOLE).has_contents
    assert not composed(kind="one_page").has_contents


def test_the_contents_of_a_word_file_are_a_field_with_links(tmp_path: Path) -> None:
    body = part(
        export(composed(contents=True, parts=WHOLE), tmp_path / "b.docx", load("administrative")).path,
        "word/document.xml",
    )
    field = [text.text for text in body.iter(f"{W}instrText") if "TOC" in (text.text or "")]
    links = [a for link in body.iter(f"{W}hyperlink") if (a := link.get(f"{W}anchor")).startswith("_Toc")]
    ends = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert len(field) == 1 and len(links) > 8 and set(links) <= ends
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds[:2] == ["begin", "separate"] and kinds[-1] == "end"  # the pages are fields of their own inside it


def test_the_contents_of_a_word_file_say_the_pages_of_its_headings(tmp_path: Path) -> None:
    """Before anyone brings the field up to date; the pages are those of the same text as a PDF."""
    made = composed(contents=True, parts=WHOLE, template="plain", language="en")
    body = part(export(made, tmp_path / "b.docx", load("plain")).path, "word/document.xml")
    entries = [p for p in body.iter(f"{W}p") if (style := p.find(f".//{W}pStyle")) is not None
               and style.get(f"{W}val") == "Toc1"]  # fmt: skip
    listed = [[t.text for t in p.iter(f"{W}t")] for p in entries]
    document = pypdfium2.PdfDocument(export(made, tmp_path / "b.pdf", load("plain")).path)
    try:
        outline = {item.get_title(): item.get_dest().get_index() + 1 for item in document.get_toc() if item.level == 0}
    finally:
        document.close()
    assert [int(page or 0) for *_, page in listed] == list(outline.values()) and len(listed) >= 8
    fields = [i.text for p in entries for i in p.iter(f"{W}instrText") if "PAGEREF" in (i.text or "")]
    assert len(fields) == len(listed)


def test_an_appendix_counted_by_itself_has_no_page_in_the_contents(tmp_path: Path) -> None:
    body = part(
        export(composed(contents=True, parts=WHOLE), tmp_path / "b.docx", load("administrative")).path,
        "word/document.xml",
    )
    texts = ["".join(t.text or "" for t in link.iter(f"{W}t")) for link in body.iter(f"{W}hyperlink")
             if link.get(f"{W}anchor", "").startswith("_Toc")]  # fmt: skip
    assert all(text[-1].isdigit() != text.startswith("Phụ lục") for text in texts) and len(texts) > 8


def test_the_contents_of_a_pdf_say_the_page_of_each_heading(tmp_path: Path) -> None:
    path = export(
        composed(contents=True, parts=WHOLE, template="plain", language="en"), tmp_path / "b.pdf", load("plain")
    ).path
    opened = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()
    listed = re.findall(r"^(?:\d\.|Appendix [IVX]+\.) ([^\d\r\n]+?)[ \r\n]+(\d+)\r?$", texts[0], re.MULTILINE)
    assert len(listed) >= 8
    for title, number in listed:
        on = [place for place, text in enumerate(texts, 1) if text.count(title) > (place == 1)]  # listed on the first
        assert on[0] == int(number), title


def test_a_preview_has_the_pages_of_the_export(tmp_path: Path) -> None:
    made, profile = composed(draft=True), load("administrative")
    opened = pypdfium2.PdfDocument(preview(made, profile))
    try:
        texts = [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()
    exported = export(made, tmp_path / "b.pdf", profile)
    assert len(texts) == exported.pages and "\n".join(texts) == pdf_text(exported.path)
    assert "DỰ THẢO" in texts[0]
