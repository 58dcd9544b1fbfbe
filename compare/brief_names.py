"""How a brief calls an indicator: by its name in the reports, put so that it reads as the name of a thing.

A name that was cut out of a sentence keeps the order of that sentence: "đảng viên kết nạp", "passengers use the bus".
Here it is told as an editor would, "đảng viên được kết nạp", "passengers using the bus"; a name given by hand, and any
that a table or a heading gives, stays to the letter. A task that no report says more of, and whose name was put
together of pieces of its sentence ("lô hoàn thành hồ sơ khu tái định cư"), is told by its clause, quoted.
"""

from __future__ import annotations

import re
from functools import cache

import resources
from compare import quoting
from compare.comparison import JudgedRow
from compare.counting import undergoing
from compare.evidence import shortened
from compare.telling import Teller
from compare.wording import match_key

_QUOTED_CLAUSE = 90  # letters of a clause that sets a target
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


def ends_in_measure(name: str) -> bool:
    """Whether `name` ends with what its figure is the measure of, so that no verb stands between: "tuyến đường dài
    8,6 km".
    """
    return name.lower().endswith(tuple(f" {word}" for word in resources.table("brief")["names"]["measures"]))


def _named(row: JudgedRow, teller: Teller) -> str:
    name = row.row.name
    if not name.strip():
        return _quoted(row, teller)
    if row.row.read_as and row.row.read_as != name:  # a person named it
        return name
    told = _without_clause(undergoing(row, teller))
    return _printed(told if told != name else _clause_of(row, teller) or name)


def _printed(name: str) -> str:
    """`name` as print sets it: quotation marks in pairs, as they stand around every quotation of a brief."""
    return name if "“" in name else _TYPED.sub(r"“\1”", name)


_TYPED = re.compile(r'(?<!\S)"([^"]+)"(?![^\s,.;:)])')


def _clause_of(row: JudgedRow, teller: Teller) -> str:
    """The clause that sets the target of `row`, quoted; "" where a result is told or its name is a phrase of it."""
    told = row.target.observation if row.target and row.progress.observation is None else None
    if told is None or told.anchor.row is not None:
        return ""
    report = teller.comparison.reading(told.anchor.source).report
    if is_phrase_of(row.row.name, quoting.before(report, told.anchor), quoting.as_written(report, told),
                    quoting.after(report, told.anchor)):  # fmt: skip
        return ""
    return f"“{quoting.clause(report, told.anchor, _QUOTED_CLAUSE)}”"


def is_phrase_of(name: str, before: str, figure: str, after: str) -> bool:
    """Whether the words of `name` follow one another in a sentence, its figure left out, and are not cut off there.

    Of "Hình thành vùng nguyên liệu quế 8.000 ha gắn với 3 cơ sở" the name "Hình thành vùng nguyên liệu quế" is; with
    "gắn" behind it, it wants "với 3 cơ sở".
    """
    counted = "".join(c for c in figure if not (c.isdigit() or c in ".,/%"))
    wanted = f" {match_key(name)} "
    wanting = [match_key(word) for word in resources.table("brief")["names"]["wanting"]]
    for said in (f"{before} {after}", f"{before} {counted} {after}"):
        _, found, rest = f" {_passive().sub(' ', match_key(said))} ".partition(wanted)
        if found:
            return rest.split()[:1] not in [[word] for word in wanting]
    return False


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(resources.table('brief')['clauses']['passive'])}) ")


def _quoted(row: JudgedRow, teller: Teller) -> str:
    told = row.progress.observation or (row.target.observation if row.target else None)
    if told is None:
        return teller.words("table.unnamed")
    report = teller.comparison.reading(told.anchor.source).report
    said = shortened(quoting.quote(report, told.anchor), _QUOTED)
    if told.anchor.row is None:
        said = quoting.clause(report, told.anchor, _QUOTED_CLAUSE)
    return f"“{said}”" if said else teller.words("table.unnamed")


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
