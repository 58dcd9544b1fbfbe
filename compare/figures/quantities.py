"""The level a figure states, with the unit it has or borrows: of its subject's noun, or of the figure before."""

from __future__ import annotations

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Draft
from compare.figures.lexicon import key
from compare.figures.statements import sort_of, unit_of
from compare.figures.units import is_counted_noun
from compare.quantity import Quantity, parse_unit


def stated(statement: Statement, last: Draft | None) -> Quantity:
    """The level as stated; a number alone takes the unit of what was said before it, or of the subject's noun."""
    numeral = statement.figure.numeral
    unit = unit_of(statement)
    each = statement.tail.name.lower().rpartition("mỗi ")
    if each[1] and sort_of(statement) == "count" and each[2] and "/" not in unit:
        unit = f"{unit}/{each[2].split()[0]}"
    if statement.head.per and sort_of(statement) in ("count", "measure", "money") and "/" not in unit:
        unit = f"{unit}/{statement.head.per}"  # "Mỗi ngày … 412 tấn"
    if not unit:
        unit = _borrowed_unit(statement, last)
    value = -numeral.value if statement.figure.sign < 0 else numeral.value
    return Quantity(value, unit, numeral.bound, numeral.high, numeral.total)


_COUNTS = ("số ", "tổng số ", "số lượng ")


def _borrowed_unit(statement: Statement, last: Draft | None) -> str:
    """The unit of a number that has none: the subject's noun, else that of the figure before."""
    total = statement.figure.numeral.total
    if last is not None and last.quantity is not None and total is not None and last.quantity.total == total:
        return last.quantity.unit
    if statement.head.bracket and not parse_unit(statement.head.bracket).counted:
        return statement.head.bracket
    if naming.is_rate(statement.head.name):
        return "%"
    if statement.tail.closed and (noun := naming.counted_noun(statement.tail.name)):
        return noun
    noun = naming.counted_noun(statement.head.name)
    counts = statement.head.name.lower().startswith(_COUNTS)
    known = bool(noun) and (counts or is_counted_noun([key(word) for word in noun.split()], 0))
    if noun and (last is None or statement.figure.numeral.total is not None):
        return noun
    if known and (statement.head.cue == "reach" or (counts and statement.head.cue == "become")):
        return noun  # "số vụ là 12"; "lợi nhuận đạt 12" goes on in the unit of the sum before
    return last.quantity.unit if last is not None and last.quantity is not None else noun
