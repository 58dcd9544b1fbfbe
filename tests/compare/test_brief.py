"""The brief as plain values: every figure is borne out, choices hold, nothing is lost or made up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from string import Formatter
from typing import Any

import pytest

import resources
from compare import brief
from compare.comparison import Comparison, Detail, Status
from compare.document import Block, Brief, Chart, Heading, Paragraph, Table
from compare.messages import Language
from tests.exporters.samples import WHOLE, commune, many

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_COMPUTED = ("phần mềm", "*", "the software")


def composed(comparison: Comparison | None = None, **choices: Any) -> Brief:
    return brief.compose(comparison or commune(), brief.choices_from(choices))


def whole(comparison: Comparison | None = None, **choices: Any) -> Brief:
    """A brief of every part there is."""
    return composed(comparison, parts=WHOLE, **choices)


def text_of(blocks: tuple[Block, ...]) -> str:
    return "\n".join(b.text for b in blocks if isinstance(b, (Paragraph, Heading)))


def tables(made: Brief, role: str) -> list[Table]:
    return [b for a in made.appendices for b in a.blocks if isinstance(b, Table) and b.role == role]


def paragraphs(made: Brief) -> Iterator[Paragraph]:
    return (block for block in made.blocks if isinstance(block, Paragraph))


def numbers(text: str) -> set[str]:
    return {found.lstrip("0") or "0" for found in _NUMBER.findall(text)}


def source_numbers(comparison: Comparison) -> set[str]:
    texts = [block.text for reading in comparison.readings for block in reading.report.blocks]
    texts += [reading.report.source.name for reading in comparison.readings]
    periods = ["2023", "6", "9", "I", "III"]  # the names of the periods reported on
    return numbers(" ".join(texts)) | set(periods)


def test_every_figure_stands_in_a_source_or_says_that_it_is_computed() -> None:
    known = source_numbers(commune())
    for paragraph in paragraphs(composed()):
        for clause in re.split(r"(?<=\));|(?<=[^\d])\. ", paragraph.text):
            foreign = numbers(clause) - known
            assert not foreign or any(word in clause.lower() for word in _COMPUTED), (foreign, clause)


def test_every_number_of_evidence_leads_to_words_that_hold_a_figure() -> None:
    made = composed()
    known = {e.number: e for e in made.evidence}
    assert sorted(known) == list(range(1, len(known) + 1))
    used = {n for p in paragraphs(made) for span in p.spans for n in span.evidence}
    used |= {n for t in (made.board, *tables(made, "indicators")) for r in t.rows for c in r.cells
             for s in c.spans for n in s.evidence}  # fmt: skip
    assert used <= set(known)
    assert all(e.quote and e.place and e.report for e in made.evidence)
    shown = [c.target for row in tables(made, "evidence")[0].rows for c in row.cells if c.target]
    assert used >= set(shown[:5]) and len(shown) == len(set(shown))


def test_each_figure_of_the_indicator_table_carries_its_evidence() -> None:
    aimed, others = tables(whole(), "indicators")
    for table, last in ((aimed, len(aimed.columns) - 3), (others, len(others.columns))):
        for row in table.rows:
            for cell in row.cells[3:last] if not row.is_group else ():
                assert cell.text == "–" or cell.spans[0].evidence, cell


def test_the_summary_counts_every_indicator_with_a_target_once() -> None:
    made = composed()
    sentence = next(paragraphs(made)).text
    counts = [int(n) for n in re.findall(r"(\d+) chỉ tiêu (?!có|,)", sentence.split("mục tiêu:", 1)[1])]
    assert sum(counts) == 11 and "phần mềm tổng hợp được 12 chỉ tiêu, trong đó 11 chỉ tiêu có mục tiêu" in sentence


def test_the_first_page_counts_the_indicators_of_each_sector() -> None:
    (table,) = [b for b in composed().blocks if isinstance(b, Table)]
    assert [row.cells[0].text for row in table.rows] == [
        "I. Về kinh tế", "II. Về văn hóa - xã hội", "IV. Xây dựng Đảng và hệ thống chính trị", "Cộng",
    ]  # fmt: skip
    figures = [[int(cell.number or 0) for cell in row.cells[1:]] for row in table.rows]
    assert [sum(column) for column in zip(*figures[:-1], strict=True)] == figures[-1]
    assert all(line[0] == sum(line[1:]) for line in figures) and figures[-1][0] == 11


def test_the_smallest_of_many_sectors_share_the_last_line_of_the_first_page() -> None:
    base = commune()
    sections = tuple(replace(base.sections[0], id=f"s{n}", title=f"Về ngành {letter}")
                     for n, letter in enumerate("abcdeghikl"))  # fmt: skip
    aimed = [row for row in base.rows if row.target is not None]
    rows = tuple(replace(row, row=replace(row.row, id=f"{row.row.id}-{n}-{k}", section=f"s{n}"))
                 for n in range(10) for k, row in enumerate(aimed[: 4 if n in (0, 9) else 3]))  # fmt: skip
    many_sectors = replace(base, rows=rows, sections=sections, findings=())
    (table,) = [b for b in composed(many_sectors).blocks if isinstance(b, Table)]
    counted = [(row.cells[0].text, row.cells[1].text) for row in table.rows]
    assert counted[0] == ("Ngành a", "4") and counted[-3] == ("Ngành l", "4")
    assert counted[-2:] == [("Các lĩnh vực khác", "9"), ("Cộng", "32")] and len(counted) == 9
    (whole_table,) = [t for t in composed(many_sectors).tables if t.role == "counts"]
    assert len(whole_table.rows) == 11


def test_the_same_comparison_and_choices_give_the_same_brief() -> None:
    assert composed() == composed()


def test_parts_stand_in_the_order_chosen() -> None:
    made = composed(parts=["sections", "section_table", "summary"])
    headings = [b.text for b in made.blocks if isinstance(b, Heading)]
    assert headings == ["Đối chiếu nội dung các báo cáo", "Tổng hợp chung"]
    assert [a.title for a in made.appendices] == ["Bảng đối chiếu các mục của báo cáo"]


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        ({}, 12),
        ({"rows": ["r1", "r6"]}, 2),
        ({"statuses": ["behind"]}, 2),
        ({"kind": "sector", "section": "xh"}, 4),
    ],
)
def test_rows_are_filtered_as_chosen(choice: dict[str, Any], rows: int) -> None:
    assert len(composed(**choice).board.rows) == rows


def test_a_filtered_brief_says_that_it_is() -> None:
    assert "chỉ gồm các chỉ tiêu được chọn" in text_of(composed(rows=["r1"]).blocks)


def test_a_sector_brief_is_named_for_its_sector() -> None:
    assert "văn hóa - xã hội" in composed(kind="sector", section="xh").form.subject


def test_findings_are_an_internal_annex_at_the_end_and_can_be_left_out() -> None:
    made = composed(findings=True)
    assert [a.internal for a in made.appendices].index(True) == len(made.appendices) - 1
    assert len(tables(made, "findings")[0].rows) == 4
    number = brief.roman(len(made.appendices))
    told = text_of(made.blocks)
    assert f"Phần mềm phát hiện 4 điểm cần kiểm tra trước khi sử dụng số liệu (Phụ lục {number})" in told
    without = composed()
    assert not tables(composed(parts=["summary", "findings"], findings=False), "findings")
    assert not tables(without, "findings") and "Phụ lục" not in text_of(without.blocks)


def test_a_brief_on_some_indicators_tells_the_findings_on_them_alone() -> None:
    made = composed(kind="sector", section="xh", parts=["summary", "findings"])
    assert len(tables(made, "findings")[0].rows) == 1
    assert "phát hiện 1 điểm cần kiểm tra" in text_of(made.blocks)


def rated(status: Status, detail: Detail | None = None) -> Comparison:
    """The commune's indicators with a target, all of one standing."""
    base = commune()
    aimed = (row for row in base.rows if row.target is not None)
    return replace(base, rows=tuple(replace(row, progress=replace(row.progress, status=status, detail=detail,
                                                                  settled=False)) for row in aimed))  # fmt: skip


def test_what_is_nearly_met_is_neither_counted_nor_headed_as_missed() -> None:
    made = composed(rated("missed", "nearly_met"))
    told = text_of(made.blocks)
    assert "11 chỉ tiêu, đều có mục tiêu: 11 chỉ tiêu cơ bản đạt mục tiêu." in told
    assert "\nChỉ tiêu cơ bản đạt\n" in told and "hưa đạt" not in told
    (sectors,) = [block for block in made.blocks if isinstance(block, Table)]
    assert sectors.columns[4].title == "Cơ bản đạt*"


def test_of_indicators_that_cannot_be_rated_it_is_not_said_that_none_is_behind() -> None:
    told = text_of(composed(rated("in_progress")).blocks)
    assert "Có 11* chỉ tiêu có mục tiêu nhưng chưa đủ căn cứ đánh giá." in told
    assert "Không có chỉ tiêu nào" not in told and "Chưa có chỉ tiêu nào" not in told


def test_evidence_in_one_place_is_named_once_at_the_foot_of_a_page() -> None:
    foot = composed(kind="one_page").foot
    assert foot is not None
    for report in re.split(r"(?<=\d): ", foot.text)[1:]:
        places = re.findall(r"\] ([^\[;]+)", report)
        assert len(places) == len(set(places))
    assert re.search(r"\[\d+\], \[\d+\] ", foot.text)


def test_what_is_to_be_known_of_a_figure_stands_in_one_pair_of_brackets() -> None:
    base = commune()
    first = next(row for row in base.rows if row.progress.observation is not None)
    assert first.progress.observation is not None
    told = replace(first.progress.observation, role="estimate", by_hand=True)
    row = replace(first, progress=replace(first.progress, observation=told))
    made = composed(replace(base, rows=(row,)), kind="one_page")
    assert "(ước, người dùng nhập)" in text_of(made.blocks)


def test_both_places_of_a_finding_are_quoted() -> None:
    where = tables(whole(), "findings")[0].rows[0].cells[-1].text
    assert "“Thu ngân sách nhà nước trên địa bàn đạt 5,1 tỷ đồng" in where
    assert "“Thu ngân sách nhà nước trên địa bàn đạt 24,5 tỷ đồng.”" in where


def test_a_dismissed_finding_is_not_told() -> None:
    base = commune()
    done = replace(base, findings=(replace(base.findings[0], dismissed="đã sửa"), *base.findings[1:]))
    assert len(tables(whole(done), "findings")[0].rows) == 3


def test_a_file_that_was_not_read_is_told() -> None:
    assert "Biểu quý II.xls" in text_of(composed().blocks)


def test_what_changed_compares_only_what_compares() -> None:
    told = text_of(composed().blocks)
    assert "So sánh báo cáo 9 tháng năm 2023 với báo cáo 6 tháng đầu năm 2023:" in told
    assert "đạt 13,2 tỷ đồng, tăng thêm 2,8 tỷ đồng* so với 10,4 tỷ đồng (ước)." in told  # an estimate says so
    assert "Tỷ lệ hộ nghèo giảm 0,77 điểm phần trăm*, từ 3,12% xuống 2,35%." in told
    assert "Chỉ tiêu kỳ trước có số liệu, kỳ này không nêu: số đảng viên mới kết nạp." in told


def test_no_difference_is_worked_out_of_figures_in_doubt() -> None:
    assert "diện tích cây ăn quả trồng mới 9 tháng năm 2023 đạt" not in text_of(composed().blocks).lower()
    changes = {row.cells[1].text: row.cells[-1].text for row in tables(whole(), "changes")[0].rows}
    assert changes["Diện tích cây ăn quả trồng mới"] == "–"


def test_sections_that_came_and_went_are_told() -> None:
    told = text_of(composed().blocks)
    assert "Nội dung mới có ở báo cáo 9 tháng năm 2023: “III. Quốc phòng - an ninh”" in told
    assert "không có ở báo cáo 9 tháng năm 2023: “IV. Kiến nghị, đề xuất”" in told


def test_a_topic_that_came_bears_its_reports_heading_not_that_of_the_targets() -> None:
    base = commune()
    (target,) = base.targets
    now = [reading.id for reading in base.readings if reading.id not in base.targets][-1]
    cell = replace(base.sections[0].cells[target], heading="Chỉ tiêu giao")
    lent = replace(base.sections[0], id="lent", title="Chỉ tiêu giao",
                   cells={target: cell, now: replace(cell, heading="KẾT QUẢ ĐẠT ĐƯỢC")})  # fmt: skip
    told = text_of(composed(replace(base, sections=(*base.sections, lent))).blocks)
    assert "“Kết quả đạt được”" in told
    assert "“Chỉ tiêu giao”" not in told


def test_topics_of_target_documents_are_counted_apart_from_those_of_the_reports() -> None:
    base = commune()
    (target,) = base.targets
    results = [reading for reading in base.readings if reading.id not in base.targets]
    two = replace(base, readings=tuple(r for r in base.readings if r.id in {target, results[-1].id, results[-2].id}))
    only = replace(base.sections[0], id="only", title="Chỉ tiêu giao", cells={target: base.sections[0].cells[target]})
    told = text_of(composed(replace(two, sections=(*base.sections, only))).blocks)
    assert "trong đó 3 nội dung có ở cả hai báo cáo; ngoài ra, 1 nội dung chỉ có ở văn bản giao chỉ tiêu" in told
    assert "mọi báo cáo" not in told


def test_topics_that_every_report_has_are_not_counted_twice() -> None:
    base = commune()
    shared = tuple(s for s in base.sections if all(r.id in s.cells for r in base.readings if r.id not in base.targets))
    told = text_of(composed(replace(base, sections=shared)).blocks)
    assert f"theo {len(shared)} nội dung, đều có ở tất cả các báo cáo" in told


def test_a_figure_without_a_target_that_one_report_alone_tells_is_counted_and_not_listed() -> None:
    base = commune()
    latest = base.readings[-1].id
    free = [row for row in base.rows if row.target is None]
    once = [replace(row, row=replace(row.row, cells={latest: cell})) for row in free
            if (cell := row.row.cells.get(latest))]  # fmt: skip
    made = whole(replace(base, rows=(*(r for r in base.rows if r.target is not None), *once)))
    (table,) = tables(made, "indicators")
    assert once and f"Còn {len(once)} số liệu khác chỉ nêu ở một báo cáo" in table.note
    assert len(made.board.rows) == len(base.rows) - len(free) + len(once)


def test_columns_say_periods_in_few_letters_and_cells_only_where_theirs_is_another() -> None:
    table, _ = tables(whole(), "indicators")
    assert [column.title for column in table.columns[4:7]] == ["Q1/2023", "6T/2023", "9T/2023"]
    texts = [cell.text for row in table.rows if not row.is_group for cell in row.cells[4:7]]
    assert not any("tháng" in text or "(9T/2023)" in text for text in texts)


def test_what_the_signs_of_the_tables_mean_is_said_once() -> None:
    notes = [table.note for table in tables(whole(), "indicators")]
    assert sum("Ký hiệu kỳ" in note for note in notes) == 1


def test_columns_are_those_of_the_latest_six_reports_and_the_rest_is_told() -> None:
    made = whole(many(12, reports=8))
    table, others = tables(made, "indicators")
    assert len(others.columns) == 3 + 6
    assert len(table.columns) == 4 + 6 + 3
    assert "Bảng nêu 6 báo cáo mới nhất; còn 2 báo cáo trước đó (Quý I/2018, Quý I/2019)" in table.note
    assert len(made.board.columns) == len(composed().board.columns) + 5


def test_long_groups_are_cut_and_the_rest_is_counted() -> None:
    made = composed(many(200))
    bullets = [p for p in paragraphs(made) if p.kind == "bullet"]
    assert len(bullets) < 50
    assert any("* chỉ tiêu khác thuộc nhóm này, nêu tại bảng đối chiếu các chỉ tiêu" in p.text for p in bullets)


def test_one_page_is_short_and_names_its_evidence_at_its_foot() -> None:
    made = composed(kind="one_page")
    assert made.is_compact and made.appendices == () and made.foot is not None
    told = {n for p in paragraphs(made) for span in p.spans for n in span.evidence}
    assert told == {int(n) for n in re.findall(r"\[(\d+)\]", made.foot.text)} and told
    assert sum(len(p.text) for p in paragraphs(made)) < 1400
    assert composed(kind="one_page", evidence="footnotes").foot is None
    assert composed(kind="one_page", parts=["summary", "reached"]).foot is None


@pytest.mark.parametrize("kind", ["full", "one_page", "sector", "appendix"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_to_compare_is_a_brief_that_says_so(kind: str, language: Language) -> None:
    made = composed(Comparison(), kind=kind, language=language)
    assert kind == "appendix" or text_of(made.blocks)


def test_reports_without_targets_make_a_brief_too() -> None:
    base = commune()
    rows = tuple(
        replace(r, target=None, progress=replace(r.progress, status="no_target", percent=None)) for r in base.rows
    )
    told = text_of(composed(replace(base, rows=rows, targets=frozenset())).blocks)
    assert "chưa chỉ tiêu nào có mục tiêu để đánh giá" in told


def test_choices_of_no_known_kind_take_their_defaults() -> None:
    made = brief.choices_from(
        {"kind": "thesis", "language": "fr", "parts": ["summary", "poem"], "evidence": 7, "rows": None}
    )
    assert (made.kind, made.language, made.parts, made.evidence) == ("full", "vi", ("summary",), "appendix")


def test_what_was_not_given_stays_blank() -> None:
    form = composed().form
    assert (form.issuer, form.superior, form.signer, form.place, form.recipients) == ("", "", "", "", ())


def test_form_fields_are_kept_as_given() -> None:
    form = composed(issuer=" UBND xã Đông Hòa ", recipients="- Như trên;\n\n- Lưu: VT.", draft=True).form
    assert (form.issuer, form.recipients, form.draft) == ("UBND xã Đông Hòa", ("- Như trên;", "- Lưu: VT."), True)


def test_the_chart_says_in_words_what_it_shows() -> None:
    (chart,) = [b for b in composed().blocks if isinstance(b, Chart)]
    assert all(f"{bar.label} {bar.said}%" in chart.alt for bar in chart.bars)


def test_all_text_is_composed() -> None:
    made = composed()
    texts = [text_of(made.blocks), *(c.text for r in made.board.rows for c in r.cells)]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


@pytest.mark.parametrize("room", ["brief", "exporters"])
def test_both_languages_have_the_same_words_with_the_same_places(room: str) -> None:
    def leaves(table: Any, path: str = "") -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in table.items():
            found |= leaves(value, f"{path}{key}.") if isinstance(value, dict) else {f"{path}{key}": value}
        return found

    def places(text: str) -> set[str]:
        return {name.lower() for _, name, _, _ in Formatter().parse(text) if name}

    vi, en = (leaves(resources.table(f"words/{language}/{room}")) for language in ("vi", "en"))
    assert vi.keys() == en.keys()
    assert [k for k in vi if places(vi[k]) - {"n"} != places(en[k]) - {"n"}] == []
