"""How a brief calls an indicator: by its name in the reports, put so that it reads as the name of a thing.

A name that was cut out of a sentence keeps the order of that sentence: "đảng viên kết nạp", "passengers use the bus".
Here it is told as an editor would, "đảng viên được kết nạp", "passengers using the bus"; a name given by hand, and any
that a table or a heading gives, stays to the letter.
"""

from __future__ import annotations

import resources
from compare import quoting
from compare.comparison import JudgedRow
from compare.counting import undergoing
from compare.evidence import shortened
from compare.telling import Teller

_QUOTED = 60  # letters of the sentence that stands in place of a name


def named_row(row: JudgedRow, teller: Teller) -> str:
    """The name of `row` as a brief tells it; of one without a name, the words it stands in, quoted."""
    if row.id not in teller.names:
        teller.names[row.id] = _named(row, teller)
    return teller.names[row.id]


def within(row: JudgedRow, teller: Teller) -> str:
    """The name of `row` as it stands within a sentence."""
    return teller.within(named_row(row, teller))


def heading(row: JudgedRow, teller: Teller) -> str:
    """The name of `row` as it stands at the head of a line or in a cell."""
    return teller.heading(named_row(row, teller))


def _named(row: JudgedRow, teller: Teller) -> str:
    name = row.row.name
    if not name.strip():
        return _quoted(row, teller)
    if row.row.read_as and row.row.read_as != name:  # a person named it
        return name
    return _without_clause(undergoing(row, teller))


def _quoted(row: JudgedRow, teller: Teller) -> str:
    told = row.progress.observation or (row.target.observation if row.target else None)
    if told is None:
        return teller.words("table.unnamed")
    said = quoting.quote(teller.comparison.reading(told.anchor.source).report, told.anchor)
    return f"“{shortened(said, _QUOTED)}”" if said else teller.words("table.unnamed")


def _without_clause(name: str) -> str:
    """An English name that is a clause as that of a thing: "customers using e-billing" of "customers use e-billing"."""
    table = resources.table("brief")["clauses"]
    for ending in table["dropped"]:
        name = name.removesuffix(ending)
    words = name.split()
    for at in range(1, len(words) - 1):
        if not _is_plural(words[at - 1], table["people"]):
            continue
        if participle := table["now"].get(words[at]):
            return " ".join((*words[:at], participle, *words[at + 1 :]))
        if words[at] in table["then"]:
            return " ".join((*words[:at], "that", *words[at:]))
    return name


def _is_plural(word: str, people: list[str]) -> bool:
    return (word.isalpha() and word.endswith("s") and not word.endswith("ss")) or word.lower() in people
