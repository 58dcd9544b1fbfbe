"""Word documents: nothing dropped, nothing doubled, numbers written out."""

from __future__ import annotations

import io
from typing import Literal

import docx as python_docx
import pytest

from compare.reading import ReadOptions
from tests.compare.reading.documents import BODY, bold, docx, opened, p, tables, tbl, texts


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_every_kind_of_content_is_read_once_and_in_order() -> None:
    body = (
        p("một")
        + f"<w:sdt><w:sdtContent>{p('hai')}</w:sdtContent></w:sdt>"
        + f"<w:p><w:hyperlink>{run('ba')}</w:hyperlink><w:smartTag>{run(' bốn')}</w:smartTag></w:p>"
        + f'<w:p><w:fldSimple w:instr="DATE">{run("năm")}</w:fldSimple></w:p>'
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("sáu")}<w:r><w:fldChar w:fldCharType="end"/>'
        f"</w:r></w:p>"
        + f"<w:p>{run('bảy')}<w:r><w:pict><w:txbxContent>{p('tám')}</w:txbxContent></w:pict></w:r></w:p>"
        + p("chín")
    )
    assert texts(opened("a.docx", docx(body))) == ["một", "hai", "ba bốn", "năm", "sáu", "bảy", "tám", "chín"]


def test_a_drawing_is_not_read_twice_with_its_fallback() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
    body = (
        f'<w:p>{run("ngoài")}<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(opened("a.docx", docx(body))) == ["ngoài", "trong khung"]


def test_notes_follow_the_paragraph_that_calls_them() -> None:
    body = f'<w:p>{run("Thu 312 tỷ đồng")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(", tăng 8%.")}</w:p>' + p(
        "sau"
    )
    notes = f'<w:footnote w:id="2">{p("Không kể thu tiền đất.")}</w:footnote>'
    report = opened("a.docx", docx(body, footnotes=notes))
    assert texts(report) == ["Thu 312 tỷ đồng, tăng 8%.", "Không kể thu tiền đất.", "sau"]
    assert [b.note for b in report.blocks] == [False, True, False]


CHANGED = (
    f"<w:p>{run('đạt ')}<w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:ins>{run('52')}</w:ins>{run('%')}</w:p>"
    '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + run("trước ") + "</w:p>" + p("sau")
)


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    report = opened("a.docx", docx(CHANGED))
    assert texts(report) == ["đạt 52%", "trước sau"]
    assert "tracked_changes" in {w.code for w in report.warnings}


def test_tracked_changes_can_be_taken_back() -> None:
    report = opened("a.docx", docx(CHANGED), ReadOptions(tracked_changes="original"))
    assert texts(report) == ["đạt 50%", "trước", "sau"]


LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for n, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."),
                                      ("lowerLetter", "%4)")])
)  # fmt: skip
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum><w:num w:numId="3">'
    f'<w:abstractNumId w:val="7"/></w:num>'
)


def numbered(text: str, level: int) -> str:
    return bold(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def test_automatic_numbers_are_written_out() -> None:
    lines = [("Kinh tế", 0), ("Nông nghiệp", 1), ("Lúa", 2), ("Vụ xuân", 3), ("Ngô", 2), ("Xã hội", 0), ("Y tế", 1)]
    report = opened("a.docx", docx("".join(numbered(t, n) + p(BODY) for t, n in lines), numbering=NUMBERING))
    assert [(s.number, s.heading) for s in report.sections if s.heading] == [
        ("I.", "Kinh tế"), ("1.", "Nông nghiệp"), ("1.1.", "Lúa"), ("a)", "Vụ xuân"), ("1.2.", "Ngô"),
        ("II.", "Xã hội"), ("1.", "Y tế"),
    ]  # fmt: skip
    assert texts(report)[0] == "I. Kinh tế"


def test_a_start_set_anew_and_a_number_taken_off() -> None:
    again = (
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride '
        'w:val="5"/></w:lvlOverride></w:num>'
    )
    form = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = p("một", form.format(3)) + p("năm", form.format(4)) + p("sáu", form.format(4)) + p("không", form.format(0))
    assert texts(opened("a.docx", docx(body, numbering=NUMBERING + again))) == ["I. một", "V. năm", "VI. sáu", "không"]


@pytest.mark.parametrize(("changes", "row"), [("accepted", ["Thu", "312"]), ("original", ["Thu", "300"])])
def test_cells_that_a_change_puts_in_or_takes_out(changes: Literal["accepted", "original"], row: list[str]) -> None:
    gone, come = (f'<w:tcPr><w:{tag} w:id="1"/></w:tcPr>' for tag in ("cellDel", "cellIns"))
    cells = ["Thu", gone + p("300"), come + p("312")]
    report = opened("a.docx", docx(tbl(cells, cells)), ReadOptions(tracked_changes=changes))
    assert tables(report) == [[row, row]]
    assert report.warnings[0].code == "tracked_changes"


def test_text_in_a_merged_cell_that_word_does_not_show_is_told() -> None:
    down = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Chỉ tiêu")
    rows = [
        tbl([cell, p("1")]).removeprefix("<w:tbl>").removesuffix("</w:tbl>")
        for cell in (down, "<w:tcPr><w:vMerge/></w:tcPr>" + p("45"))
    ]
    report = opened("a.docx", docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert tables(report) == [[["Chỉ tiêu", "1"], ["Chỉ tiêu", "1"]]]
    assert "hidden_text" in [w.code for w in report.warnings]


def test_merged_and_nested_cells() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Thực hiện")
    down = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Chỉ tiêu")
    on = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    inner = p("Thu") + tbl(["a", "b"], ["c", "d"])
    report = opened("a.docx", docx(tbl([down, wide], [on, "Quý I", "Quý II"], [inner, "1", "2"])))
    assert tables(report)[0] == [
        ["Chỉ tiêu", "Thực hiện", "Thực hiện"], ["Chỉ tiêu", "Quý I", "Quý II"], ["Thu", "1", "2"]
    ]  # fmt: skip
    assert tables(report)[1] == [["a", "b"], ["c", "d"]]
    assert report.blocks[0].header_rows == 2
    assert {(s.row, s.column, s.rows, s.columns) for s in report.blocks[0].spans} == {(0, 0, 2, 1), (0, 1, 1, 2)}


def test_old_fonts_are_decoded_run_by_run_and_told() -> None:
    fonts = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    body = p("Céng hßa x· héi", "", fonts.format(".VnTime")) + p("b¸o c¸o", "", fonts.format(".VnTimeH"))
    body += p("Vieät Nam", "", fonts.format("VNI-Times")) + p("Việt Nam", "", fonts.format(".VnTime"))
    report = opened("a.docx", docx(body))
    assert texts(report) == ["Cộng hòa xã hội", "BÁO CÁO", "Việt Nam", "Việt Nam"]
    assert "legacy_font" in {w.code for w in report.warnings}


def test_runs_tell_the_form_of_the_text() -> None:
    body = f"<w:p>{run('Thu: ')}<w:r><w:rPr><w:b/></w:rPr><w:t>312</w:t></w:r>{run(' tỷ')}</w:p>"
    block = opened("a.docx", docx(body)).blocks[0]
    assert [(block.text[r.start : r.end], r.bold) for r in block.runs] == [("312", True)]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    report = opened("a.docx", docx(p("hiện") + p("ẩn", "", "<w:vanish/>") + p("hoa", "", "<w:caps/>")))
    assert texts(report) == ["hiện", "HOA"]
    assert "hidden_text" in {w.code for w in report.warnings}


def test_a_document_of_a_word_processor_with_styles() -> None:
    made = python_docx.Document()
    made.add_heading("Báo cáo năm 2023", 0)
    for text, level in (("Kinh tế", 1), ("Nông nghiệp", 2), ("Xã hội", 1)):
        made.add_heading(text, level)
        made.add_paragraph(BODY)
    out = io.BytesIO()
    made.save(out)
    report = opened("a.docx", out.getvalue())
    assert report.identity.title == "Báo cáo năm 2023"
    assert [(s.heading, s.level) for s in report.sections if s.heading] == [
        ("Kinh tế", 1),
        ("Nông nghiệp", 2),
        ("Xã hội", 1),
    ]


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def formula(kind: str, **parts: str) -> str:
    inner = "".join(f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>" for name, text in parts.items())
    return f'<m:oMath xmlns:m="{MATH}"><m:{kind}><m:{kind}Pr/>{inner}</m:{kind}></m:oMath>'


def field(computes: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{computes}{marks[1]}{result}{marks[2]}"


RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
TICKED = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>'
LISTED = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="một"/><w:listEntry w:val="hai"/></w:ddList>'
RUBY = f"<w:ruby><w:rt>{run('đọc')}</w:rt><w:rubyBase>{run('312')}</w:rubyBase></w:ruby>"
WAYS = "<mc:Choice><x/></mc:Choice><mc:Fallback><w:t>≥</w:t></mc:Fallback>"
SIGN = f'<mc:AlternateContent xmlns:mc="{MARKUP}">{WAYS}</mc:AlternateContent>'
SAID = {
    "the number of a note": (run("1.234") + RAISED, "1.234²"),
    "a measure": (run("45 km") + RAISED, "45 km²"),
    "a fraction": (formula("f", num="1", den="2"), "1/2"),
    "a fraction of sums": (formula("f", num="a+b", den="2"), "(a+b)/2"),
    "a power": (formula("sSup", e="10", sup="3"), "10³"),
    "a root": (formula("rad", deg="", e="25"), "√25"),
    "brackets": (formula("d", e="a+b"), "(a+b)"),
    "letters with a reading over them": (f"<w:r>{RUBY}</w:r>", "312"),
    "what a field computes on": (field(run("IF ") + field("", run("99")), run("312")), "312"),
    "a box ticked": (f"<w:r>{TICKED}</w:r>", "☒"),
    "a chosen entry": (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{LISTED}</w:ffData></w:fldChar></w:r>', "hai",
    ),
    "a sign in the older way": (f"<w:r>{SIGN}</w:r>", "≥"),
    "an old font of the letters with marks": (
        '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi=".VnTime"/></w:rPr><w:t>ng©n s¸ch</w:t></w:r>', "ngân sách",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_what_runs_say(case: str) -> None:
    inner, said = SAID[case]
    assert texts(opened("a.docx", docx(f"<w:p>{inner}</w:p>"))) == [said]


def test_a_field_that_never_ends_hides_nothing_of_what_follows() -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert texts(opened("a.docx", docx(broken + p(BODY)))) == [BODY]


def test_remarks_and_documents_set_in_are_told() -> None:
    inner = f'{run("312")}<w:r><w:commentReference w:id="0"/></w:r><w:subDoc/>'
    report = opened("a.docx", docx(f"<w:p>{inner}</w:p>"))
    assert {"remarks", "embedded"} <= {w.code for w in report.warnings}


def test_formulas_of_strict_documents_are_read() -> None:
    fraction = formula("f", num="1", den="2").replace(MATH, "http://purl.oclc.org/ooxml/officeDocument/math")
    assert texts(opened("a.docx", docx(f"<w:p>{fraction}</w:p>"))) == ["1/2"]
