"""The Word file, opened again: its form is the profile's, its parts are those that Word wants."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm

import resources
from compare import brief
from compare.document import Brief, Chart, Paragraph, Table
from exporters import export
from exporters.profile import NAMES, Profile
from exporters.profile_files import load
from exporters.word_styles import style_id
from tests.exporters.reading_back import W, part, word_text
from tests.exporters.samples import WHOLE, commune, with_share

GIVEN = {
    "issuer": "Ủy ban nhân dân xã Đông Hòa",
    "place": "Đông Hòa",
    "office_code": "UBND",
    "authority": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer": "Trần Văn Khải",
    "recipients": ["- Như trên;", "- Lưu: VT."],
}


def composed(**choices: Any) -> Brief:
    return brief.compose(commune(), brief.choices_from({**GIVEN, **choices}))


def written(folder: Path, template: str = "administrative", **choices: Any) -> Path:
    return export(composed(template=template, **choices), folder / "brief.docx", load(template)).path


@pytest.mark.parametrize("template", NAMES)
def test_paper_margins_and_numbers_are_those_of_the_profile(tmp_path: Path, template: str) -> None:
    profile = load(template)
    page = profile.page
    first, *others = docx.Document(str(written(tmp_path, template))).sections
    sides = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(side.mm, 1) for side in sides if side] == [page.top, page.bottom, page.left, page.right]
    assert (round((first.page_width or 0) / Mm(1)), round((first.page_height or 0) / Mm(1))) == (210, 297)
    assert first.different_first_page_header_footer is profile.page_number.hide_first
    assert round((first.header_distance or 0) / Mm(1), 1) == profile.page_number.from_edge
    assert [round((s.page_width or 0) / Mm(1)) for s in others] == [297] * len(others)


@pytest.mark.parametrize("template", NAMES)
def test_each_kind_of_text_has_the_form_of_the_profile(tmp_path: Path, template: str) -> None:
    profile = load(template)
    styles = {style.style_id: style for style in docx.Document(str(written(tmp_path, template))).styles}
    for name, form in profile.text.items():
        style = styles[style_id(name)]
        assert style.font.size.pt == form.size, name
        assert (bool(style.font.bold), bool(style.font.italic), bool(style.font.all_caps)) == (
            form.bold, form.italic, form.upper,
        ), name  # fmt: skip
        spacing = style.paragraph_format
        assert (spacing.space_before.pt, spacing.space_after.pt) == (form.before, form.after), name
        assert round(spacing.first_line_indent.mm, 1) == form.first_line, name
        exact = spacing.line_spacing.pt if form.exact_line else round(spacing.line_spacing, 2)
        assert exact == (form.exact_line or form.line), name


def test_the_font_is_named_for_every_script(tmp_path: Path) -> None:
    styles = part(written(tmp_path), "word/styles.xml")
    fonts = styles.find(f".//{W}docDefaults//{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert styles.find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "vi-VN"
    english = part(written(tmp_path, "plain", language="en"), "word/styles.xml")
    assert english.find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "en-GB"


def test_the_page_number_is_a_field_in_the_middle_of_the_header(tmp_path: Path) -> None:
    path = written(tmp_path)
    shown, first = part(path, "word/header1.xml"), part(path, "word/header2.xml")
    assert "".join(shown.itertext()).strip().startswith("PAGE") and not "".join(first.itertext()).strip()
    header = docx.Document(str(path)).styles["header"]
    assert header.font.size.pt == load("administrative").page_number.size
    assert header.paragraph_format.alignment == 1


def test_each_appendix_is_numbered_from_one(tmp_path: Path) -> None:
    body = part(written(tmp_path, parts=WHOLE), "word/document.xml")
    starts = [s.find(f"{W}pgNumType").get(f"{W}start") for s in body.iter(f"{W}sectPr")]
    assert len(starts) == 7 and set(starts) == {"1"}


def test_headings_are_numbered_by_word_and_stand_in_the_outline(tmp_path: Path) -> None:
    path = written(tmp_path)
    numbering, styles = part(path, "word/numbering.xml"), part(path, "word/styles.xml")
    levels = [(lvl.find(f"{W}numFmt").get(f"{W}val"), lvl.find(f"{W}lvlText").get(f"{W}val"))
              for lvl in numbering.iter(f"{W}lvl")]  # fmt: skip
    assert levels[:2] == [("upperRoman", "%1."), ("decimal", "%2.")]
    outline = {s.get(f"{W}styleId"): s.find(f".//{W}outlineLvl").get(f"{W}val")
               for s in styles.iter(f"{W}style") if s.find(f".//{W}outlineLvl") is not None}  # fmt: skip
    assert outline == {"Heading1": "0", "Heading2": "1", "Heading3": "2", "BriefAppendixTitle": "0"}
    assert "I. TỔNG" not in word_text(path).upper()


def test_tables_repeat_their_head_and_do_not_tear_rows(tmp_path: Path) -> None:
    for table in part(written(tmp_path), "word/document.xml").iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle") is None:
            continue
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_header_block_leaves_number_and_day_blank(tmp_path: Path) -> None:
    text = word_text(written(tmp_path))
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: ……/BC-UBND",
        "Đông Hòa, ngày …… tháng …… năm ……", "TM. ỦY BAN NHÂN DÂN", "Trần Văn Khải", "Nơi nhận:", "- Lưu: VT.",
    ):  # fmt: skip
        assert line in text.split("\n"), line
    assert "ỦY BAN NHÂN DÂN" in text and text.count("./.") == 1


def test_the_party_form_has_its_own_header_and_says_that_it_is_not_verified(tmp_path: Path) -> None:
    text = word_text(written(tmp_path, "party", office_code="ĐU"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "\n*\n" in text and "Số ……-BC/ĐU" in text
    assert "chưa kiểm chứng" in text and "./." not in text and "CỘNG HÒA" not in text


def test_the_plain_form_has_no_state_header(tmp_path: Path) -> None:
    text = word_text(written(tmp_path, "plain", language="en"))
    assert "CỘNG HÒA" not in text and "Số:" not in text and "Appendix I" in text


def test_every_link_to_evidence_has_its_end(tmp_path: Path) -> None:
    body = part(written(tmp_path), "word/document.xml")
    ends = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    made = composed()
    cited = {n for b in made.blocks if isinstance(b, Paragraph) for s in b.spans for n in s.evidence}
    cited |= {n for a in made.appendices for t in a.blocks if isinstance(t, Table) for row in t.rows
              for cell in row.cells for s in cell.spans for n in s.evidence}  # fmt: skip
    assert links == set(ends) == {f"can_cu_{n}" for n in cited} and len(ends) == len(cited) > 30


def test_evidence_can_stand_in_real_footnotes(tmp_path: Path) -> None:
    path = written(tmp_path, evidence="footnotes")
    body, notes = part(path, "word/document.xml"), part(path, "word/footnotes.xml")
    used = [int(r.get(f"{W}id")) for r in body.iter(f"{W}footnoteReference")]
    texts = {int(n.get(f"{W}id")): "".join(n.itertext()) for n in notes.iter(f"{W}footnote")}
    assert used == list(range(1, len(used) + 1)) and set(used) <= set(texts)
    assert "Báo cáo 9 tháng.docx" in texts[1] and "“Giải quyết việc làm cho 371 lao động" in texts[1]


def test_the_chart_is_native_editable_and_described(tmp_path: Path) -> None:
    path = written(tmp_path)
    with ZipFile(path) as package:
        names = set(package.namelist())
    assert {"word/charts/chart1.xml", "word/embeddings/chart1.xlsx"} <= names
    assert part(path, "word/charts/chart1.xml").find(".//{*}catAx/{*}tickLblSkip").get("val") == "1"  # none left out
    drawn = part(path, "word/document.xml").find(".//{*}docPr")
    assert "Thu ngân sách nhà nước trên địa bàn 53,9%" in drawn.get("descr")


def test_the_bars_of_a_chart_leave_room_for_the_longest_name(tmp_path: Path) -> None:
    base = brief.compose(commune(), brief.choices_from({}))
    (chart,) = (block for block in base.blocks if isinstance(block, Chart))
    left, high = {}, {}
    for letters in (12, 58):
        bars = tuple(replace(bar, label="t" * letters) for bar in chart.bars)
        made = replace(base, blocks=(*base.blocks[:1], replace(chart, bars=bars)))
        path = export(made, tmp_path / f"{letters}.docx", load("administrative")).path
        left[letters] = float(part(path, "word/charts/chart1.xml").find(".//{*}manualLayout/{*}x").get("val"))
        high[letters] = int(part(path, "word/document.xml").find(".//{*}inline/{*}extent").get("cy"))
    assert 0.1 < left[12] < left[58] <= 0.4 and high[12] < high[58]


def test_a_bar_beyond_the_scale_is_cut_hatched_and_told(tmp_path: Path) -> None:
    made = brief.compose(with_share(commune(), "812.4"), brief.choices_from({}))
    path = export(made, tmp_path / "cut.docx", load("administrative")).path
    chart = part(path, "word/charts/chart1.xml")
    assert chart.find(".//{*}valAx/{*}scaling/{*}max").get("val") == "200"
    assert len(chart.findall(".//{*}dPt")) == 1 and "812.4" in "".join(chart.find(".//{*}val").itertext())
    assert "Thanh có dấu »" in word_text(path)


def test_nothing_is_left_of_any_template(tmp_path: Path) -> None:
    with ZipFile(written(tmp_path)) as package:
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [n for n in names if "thumbnail" in n or "stylesWithEffects" in n or "customXml" in n]
    assert "python-docx" not in core and "Báo cáo Kết quả đối chiếu" in core and GIVEN["issuer"] in core


def test_text_of_a_report_cannot_break_the_file(tmp_path: Path) -> None:
    made = brief.compose(commune(), brief.choices_from({"title": 'a < b & \x0b "c" </w:p>', "signer": "=1+1"}))
    path = export(made, tmp_path / "odd.docx", load("administrative")).path
    assert 'a < b &  "c" </w:p>' in word_text(path).replace("\n", " ")


def test_a_profile_of_an_office_is_followed(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = resources.path("profiles/administrative.toml").read_text(encoding="utf-8")
    own.write_text(text.replace("left = 30", "left = 35"), encoding="utf-8")
    profile: Profile = load(str(own))
    path = export(composed(), tmp_path / "own.docx", profile).path
    assert round((docx.Document(str(path)).sections[0].left_margin or 0) / Mm(1)) == 35


def test_what_a_form_says_of_itself_stays_on_the_page_of_the_signature(tmp_path: Path) -> None:
    body = part(export(composed(template="party"), tmp_path / "b.docx", load("party")).path, "word/document.xml")
    signed = next(t for t in body.iter(f"{W}tbl") if any(s.get(f"{W}val") == "Signature" for s in t.iter(f"{W}pStyle")))
    first, last = signed.iter(f"{W}tr")
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in first.iter(f"{W}p"))
    assert "chưa kiểm chứng" in "".join(last.itertext())
    plain = part(export(composed(), tmp_path / "c.docx", load("administrative")).path, "word/document.xml")
    last = [s for s in plain.iter(f"{W}pStyle") if s.get(f"{W}val") == "Signature"][-1].getparent()
    assert last.find(f"{W}keepNext") is None  # nothing follows it


def test_the_mark_of_a_draft_is_as_wide_as_its_words_on_a_landscape_page(tmp_path: Path) -> None:
    made = composed(kind="appendix", draft=True)
    body = part(export(made, tmp_path / "b.docx", load("administrative")).path, "word/document.xml")
    mark = next(p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr") is not None)
    indents, page = mark.find(f"{W}pPr/{W}ind"), body.find(f".//{W}pgSz")
    margins = body.find(f".//{W}pgMar")
    across = int(page.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    wide = across - int(indents.get(f"{W}left")) - int(indents.get(f"{W}right"))
    assert int(page.get(f"{W}w")) > int(page.get(f"{W}h")) and 1000 < wide < 3000
