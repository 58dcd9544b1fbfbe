"""Briefs of real report families: each figure in the files stands in a source, or says that it is computed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest

from compare import brief, pipeline
from compare.comparison import Comparison
from compare.decisions import (
    Decision,
    IdentitySet,
    IndicatorRenamed,
    SourceAdded,
    StatusSettled,
    TargetSet,
    ValueCorrected,
)
from compare.document import Paragraph
from compare.engine import Engine
from compare.folding import fold
from compare.messages import Language
from compare.reading import source_from
from desktop import members
from exporters import export
from exporters.profile_files import load
from tests.exporters.reading_back import running_text, word_text

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "documents"
OWN = Path(__file__).resolve().parents[1] / "families"
NAMES = ("F1", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F18")
FAMILIES = [GOLD / "D1", GOLD / "D2", *(OWN / name for name in NAMES)]
# Read as a person left them too: a value corrected, a target set, a name given, a status settled.
CORRECTED = [OWN / "F2", GOLD / "D1", GOLD / "D2"]
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_MARKS = re.compile(r"\[\d+\]")
_COMPUTED = ("phần mềm", "the software", "*", "người dùng", "the user")


@dataclass(frozen=True)
class Family:
    """A family of reports compared, with its brief and the texts of the three files written of it."""

    comparison: Comparison
    language: Language
    made: brief.Brief
    word: str
    pdf: str
    cells: list[list[tuple[str, str]]]  # the workbook's board: the head of each column with what stands under it


def written(comparison: Comparison, language: Language, out: Path) -> Family:
    """The brief of `comparison` in `language`, written into `out` and read back."""
    template = "plain" if language == "en" else "administrative"
    made = brief.compose(comparison, brief.choices_from({"language": language, "template": template}))
    files = {ending: export(made, out / f"b{ending}", load(template)).path for ending in (".docx", ".pdf", ".xlsx")}
    return Family(
        comparison, language, made, word_text(files[".docx"]), running_text(files[".pdf"]), _board(files[".xlsx"])
    )


def _compared(folder: Path, gold: dict[str, Any], corrected: bool = False) -> Comparison:
    decisions: list[Decision] = []
    content: dict[str, bytes] = {}
    for name in gold["files"]:
        data = (folder / name).read_bytes()
        source = source_from(name, data)
        content[source.digest] = data
        decisions.append(SourceAdded(source))
        if name in gold["targets"]:
            decisions.append(IdentitySet(source.id, is_target=True))
    with Engine() as engine:
        read = engine.read(fold(decisions).sources, content.__getitem__)
        compared = pipeline.compare(read, fold(decisions), engine.observe)
        if not corrected:
            return compared
        return pipeline.compare(read, fold([*decisions, *_corrections(compared)]), engine.observe)


def _corrections(compared: Comparison) -> Iterator[Decision]:
    """What a person says of four rows."""
    first, second, third, fourth = [
        row for row in compared.rows if row.target is not None and row.progress.observation is not None
    ][:4]
    told = first.progress.observation
    assert told is not None and told.quantity is not None
    yield ValueCorrected(members.named(compared, told.anchor.source, told), "9876.5", told.quantity.unit, "gõ nhầm")
    assert second.target is not None
    unit = second.target.quantity.unit
    yield TargetSet(members.row_member(compared, second), "8765.4", unit, period=second.target.period.text)
    yield IndicatorRenamed(members.row_member(compared, third), "Tên do văn phòng đặt")
    yield StatusSettled(members.row_member(compared, fourth), "met")


def _board(path: Path) -> list[list[tuple[str, str]]]:
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [[(str(h), "" if v is None else str(v)) for h, v in zip(head, row, strict=True)] for row in rows]


def numbers(text: str) -> set[str]:
    """The numbers in `text` without their grouping and decimal marks, so that notations do not matter."""
    return {re.sub(r"[.,]", "", n).strip("0") or "0" for n in _NUMBER.findall(text)}


def sources(comparison: Comparison) -> set[str]:
    found: set[str] = set()
    for reading in comparison.readings:
        found |= numbers(reading.report.source.name)
        found |= {n for block in reading.report.blocks for n in numbers(block.text)}
        found |= {n for o in reading.observations for n in numbers(o.period.text)}
        found |= {str(o.period.end.month) for o in reading.observations}
        texts = {block.id: block.text for block in reading.report.blocks}
        for o in reading.observations:  # a figure in words ("forty-four") has no digits to be found
            said = texts[o.anchor.block][o.anchor.start : o.anchor.end]
            if o.quantity and o.anchor.row is None and not any(c.isdigit() for c in said):
                found |= numbers(str(o.quantity.value))
    return found


def clauses(made: brief.Brief) -> Iterator[str]:
    for block in made.blocks:
        if isinstance(block, Paragraph):
            yield from re.split(r"(?<=\D)[.;] ", block.text)


def is_borne_out(text: str, known: set[str]) -> bool:
    return numbers(text) <= known or any(word in text.lower() for word in _COMPUTED)


def _text_is_borne_out(family: Family) -> None:
    known = sources(family.comparison)
    told = list(clauses(family.made))
    assert len(told) > 12
    assert [clause for clause in told if not is_borne_out(clause, known)] == []


def _files_hold_the_text(family: Family) -> None:
    both = [re.sub(r"\s", "", text) for text in (family.word, family.pdf)]
    for block in family.made.blocks:
        if isinstance(block, Paragraph):
            said = "".join(f"{span.text}{''.join(f'[{n}]' for n in span.evidence)}" for span in block.spans)
            said = re.sub(r"\s", "", said).removesuffix(".")  # the last one has the form's closing mark
            assert all(said in bare for bare in both), block.text


def _board_is_borne_out(family: Family) -> None:
    known = sources(family.comparison)
    computed = {i for i, column in enumerate(family.made.board.columns) if column.title.endswith("*")} | {0}
    for row in family.made.board.rows:
        for place, cell in enumerate(row.cells):
            text = _MARKS.sub("", cell.text)
            if place not in computed and cell.number:
                assert is_borne_out(text, known), (family.made.board.columns[place].title, text)


def _workbook_holds_the_board(family: Family) -> None:
    rows = family.made.board.rows
    assert len(family.cells) == len(rows)
    for row, written in zip(rows, family.cells, strict=True):
        for cell, (head, said) in zip(row.cells, written, strict=True):
            if cell.number is not None:
                assert Decimal(said) == cell.number, (head, said, cell.text)


def _pdf_holds_the_tables_of_the_word_file(family: Family) -> None:
    bare = re.sub(r"\s", "", family.pdf)
    decimals = set(re.findall(r"\d+[.,]\d+", family.word))
    assert len(decimals) > 15
    assert [figure for figure in decimals if figure not in bare] == []


def _corrections_are_told_as_the_user_s(family: Family) -> None:
    said = {
        "vi": ("9.876,5", "(người dùng nhập", "8.765,4", "(đã chốt)"),
        "en": ("9,876.5", "(entered by the user", "8,765.4", "(settled)"),
    }[family.language]
    for text in (family.word, family.pdf):
        plain = " ".join(text.split())
        assert [word for word in (*said, "Tên do văn phòng đặt") if word not in plain] == []


@pytest.mark.parametrize("folder", [*FAMILIES, OWN / "F2"], ids=lambda folder: folder.name)
def test_each_figure_in_the_files_is_borne_out_and_the_three_agree(folder: Path, tmp_path: Path) -> None:
    _agree(folder, tmp_path, corrected=False)


@pytest.mark.parametrize("folder", CORRECTED, ids=lambda folder: folder.name)
def test_figures_that_a_person_corrected_are_told_as_theirs(folder: Path, tmp_path: Path) -> None:
    _agree(folder, tmp_path, corrected=True)


def _agree(folder: Path, out: Path, corrected: bool) -> None:
    if not folder.exists():
        pytest.skip(f"no report family in {folder}")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    comparison = _compared(folder, gold, corrected)  # once for all that is asked of it: comparing takes long
    for language in get_args(Language):
        family = written(comparison, language, out)
        _text_is_borne_out(family)
        _files_hold_the_text(family)
        _board_is_borne_out(family)
        _workbook_holds_the_board(family)
        _pdf_holds_the_tables_of_the_word_file(family)
        if corrected:
            _corrections_are_told_as_the_user_s(family)
