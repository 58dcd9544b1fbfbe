"""The tables that an auditor follows: every piece of evidence by its number, and the documents compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.comparison import Reading
from compare.document import Cell, Column, Evidence, Paragraph, Row, Span, Table
from compare.evidence import shortened
from compare.naming import office
from compare.telling import Teller
from compare.wording import nfc

_FOUR_DIGITS = 1000  # the first number that needs a wider column


def evidence_table(evidence: Sequence[Evidence], teller: Teller) -> Table:
    """Each piece of evidence by its number: the report, the place, the words."""
    word = teller.words
    columns = (
        Column(word("table.numbered"), 3, "center"),
        Column(word("table.report"), 8),
        Column(word("table.place"), 19),
        Column(word("table.quote"), 34),
    )
    rows = tuple(
        Row(
            (
                Cell((Span(f"[{e.number}]"),), target=e.number),
                Cell((Span(e.head or e.report),)),
                Cell((Span(e.place),)),
                Cell((Span(_quoted(e)),)),
            )
        )
        for e in evidence
    )
    return Table("evidence", columns, rows, note=word("table.evidence_note"))


def evidence_list(evidence: Sequence[Evidence], teller: Teller) -> Table:
    """Each piece of evidence by its number, two on a line, report, place and words in one cell: for paper."""
    word = teller.words
    number = 8 if len(evidence) < _FOUR_DIGITS else 11  # percent of the width
    pair = (Column(word("table.numbered"), number, "center"), Column(word("table.evidence"), 100 - number))
    cells = [
        (
            Cell((Span(f"[{e.number}]"),), target=e.number),
            Cell((Span(f"{'; '.join(p for p in (e.head, e.place) if p)}: {_quoted(e)}"),)),
        )
        for e in evidence
    ]
    if len(cells) % 2:
        cells.append((Cell(), Cell()))
    rows = tuple(Row((*left, *right)) for left, right in zip(cells[::2], cells[1::2], strict=True))
    return Table("evidence", (*pair, *pair), rows, note=word("table.evidence_note"))


def _quoted(evidence: Evidence) -> str:
    return f"“{evidence.quote}”" if evidence.quote else "–"


def evidence_foot(evidence: Sequence[Evidence], teller: Teller) -> Paragraph | None:
    """Each piece of evidence by its number and place alone, report by report, what stands in one place together: for
    the foot of a page.
    """
    by_report: dict[str, list[Evidence]] = {}
    for e in evidence:
        by_report.setdefault(e.head or e.report, []).append(e)
    told = [f"{report}: {'; '.join(_places(found, teller))}" for report, found in by_report.items()]
    return Paragraph((Span(teller.text("table.foot", places=". ".join(told))),), "note") if told else None


def _places(evidence: Sequence[Evidence], teller: Teller) -> Iterator[str]:
    """Each place of one report behind the numbers that lead to it: "[2], [4] Tài chính, đầu tư công"; in full where
    the brief words for it are those of another place too.
    """
    brief = {e.place: _briefly(e, teller) for e in evidence}
    said = list(brief.values())
    numbers: dict[str, list[str]] = {}
    for e in evidence:
        place = brief[e.place] if said.count(brief[e.place]) == 1 else e.place
        numbers.setdefault(place, []).append(f"[{e.number}]")
    return (f"{', '.join(found)} {place}".strip() for place, found in numbers.items())


def _briefly(evidence: Evidence, teller: Teller) -> str:
    """Where a piece of evidence stands, in as few words as lead there: of a table its row, else the nearest heading."""
    *headings, last = evidence.place.split("; ")
    if evidence.cell:
        return last
    near = teller.casing.sentence_case(headings[-1] if headings and evidence.page else last)
    return f"{shortened(near, 50)}; {last}" if headings and evidence.page else shortened(near, 50)


def source_table(readings: Sequence[Reading], teller: Teller) -> Table:
    """The documents compared, with what names their bytes."""
    word = teller.words
    heads = (("number", 11), ("report", 38), ("file", 46), ("issuer", 46), ("document_number", 36), ("digest", 75))
    columns = tuple(Column(word(f"table.{head}"), weight) for head, weight in heads)
    rows = []
    for place, reading in enumerate(readings, 1):
        identity, source = reading.report.identity, reading.report.source
        texts = (
            teller.ledger.name(reading.id), source.name,
            office(identity.issuer or "–"), identity.number or "–", source.digest,
        )  # fmt: skip
        number = Cell((Span(str(place)),), Decimal(place))
        rows.append(Row((number, *(Cell((Span(nfc(text)),)) for text in texts))))
    return Table("sources", columns, tuple(rows))
