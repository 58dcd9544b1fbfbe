"""The reasons that the reports give for where an indicator stands: quoted with their place, never made up.

A reason stands after the figure in its sentence, or opens the next one. Else it stands where the same report tells what
went wrong ("Giải ngân chậm do vướng mặt bằng"): that clause is quoted where it names the indicator by words that begin
the name of no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import resources
from compare import quoting
from compare.comparison import JudgedRow
from compare.document import Span
from compare.evidence import shortened
from compare.report import Anchor, Report, section_of
from compare.telling import Spans, Teller, joined
from compare.wording import match_key

_CLAUSE = re.compile(r"[^;.\n]+(?:\.(?=\d)[^;.\n]*)*")
_LEAST_WORDS = 2  # of a name that have to stand in a clause


def reason(row: JudgedRow, teller: Teller) -> Spans:
    """The reason that the report which tells the newest figure of `row` gives, quoted; nothing where it gives none."""
    told = row.progress.observation
    if told is None:
        return ()
    report = teller.comparison.reading(told.anchor.source).report
    found = next(_beside(told.anchor, report), None) or next(_elsewhere(row, report, teller), None)
    if found is None:
        return ()
    place, text = found
    quoted = Span(f"{shortened(text).rstrip('.')}”", italic=True, evidence=teller.ledger.at(place))
    before, _, rest = teller.words("sentence.reason").partition("{quote}”")
    return joined((Span(before), quoted, Span(rest or ".")))


def _beside(anchor: Anchor, report: Report) -> Iterator[tuple[Anchor, str]]:
    """The sentence of the figure at `anchor`, or the next one, where it gives a reason after the figure.

    A reason further on may be another figure's.
    """
    block = quoting.block_at(report, anchor)
    if block is None or anchor.row is not None:
        return
    cues = _cues(report)
    begin, end = quoting.sentence_bounds(block.text, anchor.start)
    after = quoting.sentence_bounds(block.text, min(end + 1, len(block.text)))
    for start, stop in dict.fromkeys(((begin, end), after)):
        text = block.text[start:stop].strip()
        told_after = block.text[anchor.start : stop].lower() if start == begin else ""
        opens = start > begin and text.lower().startswith(cues)
        if opens or any(cue in told_after for cue in cues):
            yield Anchor(anchor.source, anchor.section, block.id, start, stop, page=anchor.page), text


def _elsewhere(row: JudgedRow, report: Report, teller: Teller) -> Iterator[tuple[Anchor, str]]:
    """The clauses of `report` that give a reason and name the indicator of `row`, and of no other."""
    key, cues = _telling_words(row, teller), _cues(report)
    if not key:
        return
    sections = section_of(report)
    for block in report.blocks:
        if block.id not in sections or block.rows or not any(cue in block.text.lower() for cue in cues):
            continue
        for found in _CLAUSE.finditer(block.text):
            said = found.group().strip()
            at = min((at for cue in cues if (at := said.lower().find(cue)) > 0), default=0)
            if at and f" {key} " in f" {match_key(said[:at])} ":
                yield Anchor(report.source.id, sections[block.id].id, block.id, *found.span(), page=block.page), said


def _telling_words(row: JudgedRow, teller: Teller) -> str:
    """The first words of the name of `row` that begin the name of no other row with a target; "" where none do."""
    names = {other.id: _keys(other) for other in teller.comparison.rows if other.target is not None}
    own = names.pop(row.id, [])
    for count in range(_LEAST_WORDS, len(own) + 1):
        if not any(name[:count] == own[:count] for name in names.values()):
            return " ".join(own[:count])
    return ""


def _keys(row: JudgedRow) -> list[str]:
    """The words of the name of `row` without the words for its measure ("tỷ lệ", "số")."""
    key = match_key(row.row.name)
    for measure in resources.table("brief")["reasons"]["measures"]:
        key = key.removeprefix(f"{match_key(measure)} ")
    return key.split()


def _cues(report: Report) -> tuple[str, ...]:
    return tuple(resources.table("brief")["reasons"][report.identity.language])
