"""Briefs of real report families: each figure in the files stands in a source, or says that it is computed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare import brief, pipeline
from compare.comparison import Comparison
from compare.decisions import Decision, IdentitySet, SourceAdded, fold
from compare.document import Paragraph
from compare.engine import Engine
from compare.messages import Language
from compare.reading import source_from
from exporters import export
from exporters.profile import load
from tests.exporters.reading_back import pdf_text, word_text

FAMILIES = Path(__file__).resolve().parents[3] / "shared" / "gold" / "documents"
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_MARKS = re.compile(r"\[\d+\]")
_COMPUTED = ("phần mềm", "computed", "software", "*")


@pytest.fixture(scope="module", params=["D1", "D2"])
def family(request: pytest.FixtureRequest) -> tuple[Comparison, Language]:
    folder = FAMILIES / request.param
    if not folder.exists():
        pytest.skip(f"no report family in {folder}")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    decisions: list[Decision] = []
    content: dict[str, bytes] = {}
    for name in gold["files"]:
        data = (folder / name).read_bytes()
        source = source_from(name, data)
        content[source.digest] = data
        decisions.append(SourceAdded(source))
        if name in gold["targets"]:
            decisions.append(IdentitySet(source.id, is_target=True))
    folded = fold(decisions)
    with Engine() as engine:
        read = engine.read(folded.sources, content.__getitem__)
        return pipeline.compare(read, folded, engine.observe), gold["language"]


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


def test_every_figure_of_the_text_is_borne_out(family: tuple[Comparison, Language]) -> None:
    comparison, language = family
    made = brief.compose(comparison, brief.choices_from({"language": language}))
    known = sources(comparison)
    assert sum(1 for _ in clauses(made)) > 20
    for clause in clauses(made):
        foreign = numbers(clause) - known
        assert not foreign or any(word in clause.lower() for word in _COMPUTED), (foreign, clause)


def test_every_figure_of_the_board_is_borne_out(family: tuple[Comparison, Language]) -> None:
    comparison, language = family
    made = brief.compose(comparison, brief.choices_from({"language": language}))
    known = sources(comparison)
    computed = {i for i, column in enumerate(made.board.columns) if column.title.endswith("*")} | {0}
    for row in made.board.rows:
        for place, cell in enumerate(row.cells):
            text = _MARKS.sub("", cell.text)
            if place in computed or not cell.number or any(word in text for word in _COMPUTED):
                continue
            assert numbers(text) <= known, (made.board.columns[place].title, text)


def test_word_and_pdf_say_the_same_figures(family: tuple[Comparison, Language], tmp_path: Path) -> None:
    comparison, language = family
    template = "plain" if language == "en" else "administrative"
    made = brief.compose(comparison, brief.choices_from({"language": language, "template": template}))
    word = word_text(export(made, tmp_path / "b.docx", load(template)).path)
    pdf = pdf_text(export(made, tmp_path / "b.pdf", load(template)).path)
    decimals = r"\d+[.,]\d+"
    lost = set(re.findall(decimals, word)) - set(re.findall(decimals, pdf))
    assert len(set(re.findall(decimals, word))) > 30
    assert all(re.sub(r"\s", "", part) in re.sub(r"\s", "", pdf) for part in lost), lost
