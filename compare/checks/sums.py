"""Parts that do not add up to their stated whole, in text and in tables.

For whoever adds it up at the meeting: "9.450 tấn, gồm khai thác 8.240 tấn và nuôi trồng 1.110 tấn" is 9.350. A list
is added up only where it claims to be complete: after "gồm" or a colon, in brackets beside its whole, or with each
part in its own brackets; after "trong đó" only where the like adds up elsewhere (`partial_sums`). In a table the parts
are complete where they add up in another column, or where they end with the rest ("khác"). A sum far from its whole is
taken for another list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from compare.check_words import says
from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, is_part, named
from compare.comparison import Reading
from compare.figures.notation import Notation
from compare.figures.numerals import find
from compare.figures.units import names_person
from compare.kept import Same
from compare.messages import message
from compare.observation import Observation
from compare.period import parse
from compare.quantity import Quantity, parse_unit, same_kind
from compare.quoting import sentence_bounds
from compare.report import Anchor, Block
from compare.rounding import Interval, stands_for
from compare.told import Told

_NEAR = Decimal("0.15")  # a sum further from its whole than this is taken for another list
_JOINT = re.compile(r"[,;]|\bvà\b|\band\b|&|\bcùng\b|\bcùng với\b|\bor\b")
_PERCENT = re.compile(r"\d[\d.,]*\s*%")
_LAST_JOINT = re.compile(r"\bvà\b|\band\b|&|\bor\b")
_SUMMED = re.compile(
    r"gồm|:|\(|\bcompris|\bconsist|\bmade up|\bsplit|\bdivided|\bbroken down|\bnamely|chia ra|cụ thể"
    r"|\bof wh(?:ich|om)\b|trong đó",
    re.I,
)


# A sieve before it, many times quicker: every text that it finds has one of these.
_SUMMING = (
    *("gồm", ":", "(", "compris", "consist", "made up", "split", "divided", "broken down", "namely", "chia ra"),
    *("cụ thể", "of wh", "trong đó"),
)


@lru_cache(maxsize=4096)
def _sums_up(text: str) -> bool:
    """Whether a text may tell parts of a whole."""
    low = text.lower()
    return any(word in low for word in _SUMMING) and _SUMMED.search(text) is not None


def wrong_sums(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Lists of parts, in text, that miss their whole; one finding for each whole."""
    tells = facts.tells(reading.id)
    for block in _summing(Same(reading.report.blocks)):
        yield from _of_block(reading, tells.order, block, tells.in_text(block.id))


@lru_cache(maxsize=256)
def _summing(kept: Same) -> tuple[Block, ...]:
    """The paragraphs that may tell parts of a whole; a figure put right leaves the texts as they are."""
    blocks = kept.value
    told = (b for b in blocks if isinstance(b, Block) and b.kind == "paragraph") if isinstance(blocks, tuple) else ()
    return tuple(block for block in told if _sums_up(block.text))


def wrong_table_sums(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Sub-rows of tables that miss the row they are parts of, where the same rows add up in another column."""
    parts_of: dict[tuple[str, str], list[Told]] = {}
    for t in facts.those(reading, is_part):
        if t.observation.whole and t.observation.anchor.row is not None and t.quantity is not None:
            parts_of.setdefault((t.source, t.observation.whole), []).append(t)
    wholes = {at: whole for at in parts_of if (whole := facts.at(*at)) is not None and whole.quantity is not None}
    sums = {at: added_up([p.quantity for p in parts_of[at] if p.quantity]) for at in wholes if len(parts_of[at]) > 1}
    for at, total in sums.items():
        whole, parts = wholes[at], parts_of[at]
        if whole.quantity is None or total is None or total.meets(stands_for(whole.quantity)):
            continue
        if is_near(total, whole.quantity) and _is_complete(whole, parts, wholes, parts_of, sums):
            yield missed(whole, parts, [p.figure for p in parts], total)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number of a sentence: its quantity, where it stands, and the observation it became, if any."""

    quantity: Quantity
    start: int
    end: int
    told: Told | None
    text: str


def _of_block(reading: Reading, order: int, block: Block, told_here: Sequence[Told]) -> Iterator[Draft]:
    at = 0
    while at < len(block.text):
        begin, end = sentence_bounds(block.text, at)
        sentence = block.text[begin:end]
        if _sums_up(sentence):
            figures = _figures(reading, sentence, begin, told_here)
            yield from _of_sentence(reading, order, block, sentence, begin, figures)
        at = max(end, at) + 1


def _of_sentence(
    reading: Reading, order: int, block: Block, sentence: str, begin: int, figures: Sequence[_Figure]
) -> Iterator[Draft]:
    for i, whole in enumerate(figures[:-2]):
        following = figures[i + 1 :]
        while len(following) > 2 and following[0].quantity.unit == "%" and whole.quantity.unit != "%":
            following = following[1:]  # "212 lao động, đạt 55,8% kế hoạch, gồm …"
        parts = _parts(sentence, whole, following)
        if parts is None:
            continue
        total = added_up([p.quantity for p in parts])
        if total is None or total.meets(stands_for(whole.quantity)):
            continue
        if not is_near(total, whole.quantity, _least_edge(whole, parts)):
            continue
        if any(_fit(said, parts) and total.meets(stands_for(said.quantity)) for said in figures[:i]):
            continue  # "đạt 538 triệu kWh, tăng 6,9% (503 triệu kWh), trong đó …": the parts are of what was told first
        source = reading.id
        section = whole.told.observation.anchor.section if whole.told else _section(reading, block)
        anchor = Anchor(source, section, block.id, begin + whole.start, begin + whole.end, page=block.page)
        shown = whole.told or _untold(reading, order, anchor, whole)
        yield missed(shown, [p.told for p in parts if p.told], [p.text for p in parts], total)
        return


def _parts(sentence: str, whole: _Figure, later: Sequence[_Figure]) -> list[_Figure] | None:
    """The figures after `whole` that claim to be all its parts; None where there is no such list."""
    first_gap = _PERCENT.sub(" ", sentence[whole.end : later[0].start])
    if "(" in first_gap and ")" not in first_gap:
        bracket = sentence.index("(", whole.end)
        close = sentence.find(")", bracket)
        inside = [f for f in later if f.start < close]
        if len(inside) > 1 and not _tells_other_things(sentence[bracket:close]) and _is_list(sentence, inside):
            return inside if _fit(whole, inside) and _only_unit_before(first_gap) else None
        return _bracketed(sentence, whole, later)
    parts, ended = [later[0]], False
    for one, other in pairwise(later):
        gap = sentence[one.end : other.start]
        if not _joined(gap) or (ended and ";" in gap):
            break  # "gồm 148 cấp ủy viên và 88 đảng viên khác; giám sát 83 tổ chức đảng"
        ended = _LAST_JOINT.search(gap) is not None or "," in gap  # what commas join, ";" ends
        parts.append(other)
    if not _claims_all(first_gap) and not (says(first_gap, "partial") and _ends_with_the_rest(sentence, parts)):
        return None
    return parts if len(parts) > 1 and _is_list(sentence, parts) and _fit(whole, parts) else None


def _ends_with_the_rest(sentence: str, parts: Sequence[_Figure]) -> bool:
    """Whether the last of several parts is what is left.

    "of which 265 about billing and 90 about other matters"; "trong đó … 651 triệu kWh, các ngành khác 179 triệu kWh".
    """
    if len(parts) < 3:
        return False
    behind = re.split(r"[.;,)]", sentence[parts[-1].end :], maxsplit=1)[0]
    before = sentence[parts[-2].end : parts[-1].start]
    return says(behind, "rest") or says(before, "rest")


def _bracketed(sentence: str, whole: _Figure, later: Sequence[_Figure]) -> list[_Figure] | None:
    """Parts each in its own brackets: "by contractors (870 trees), volunteers (310) and schools (190)"."""
    parts = []
    for figure in later:
        before, after = sentence[: figure.start].rstrip(), sentence[figure.end :]
        closes = re.match(r"\s*[^\W\d]*(?:\s[^\W\d]+){0,2}\s*\)", after)
        if not before.endswith("(") or not closes:
            break
        parts.append(figure)
    joined = all(_JOINT.search(sentence[a.end : b.start]) for a, b in pairwise(parts))
    if len(parts) > 1 and joined and _LAST_JOINT.search(sentence[parts[-2].end : parts[-1].start]):
        return parts if _fit(whole, parts) else None
    return None


def _claims_all(gap: str) -> bool:
    """Whether the words between a whole and its first part say that all parts follow."""
    if says(gap, "partial") and not says(gap, "complete"):
        return False
    if says(gap, "complete"):
        return True
    return ":" in gap and len(gap[gap.index(":") :].split()) <= 7 and len(gap[: gap.index(":")].split()) <= 6


def _joined(gap: str) -> bool:
    """Whether one part leads on to the next."""
    ends = says(gap, "partial_break") and not says(gap, "part_name")
    return bool(_JOINT.search(gap)) and len(gap) <= 70 and not ends and ":" not in gap


def _is_list(sentence: str, parts: Sequence[_Figure]) -> bool:
    return all(_joined(sentence[a.end : b.start]) and "(" not in sentence[a.end : b.start] for a, b in pairwise(parts))


def _tells_other_things(bracket: str) -> bool:
    """Whether brackets hold a plan or a base of comparison rather than parts."""
    return says(bracket, "plan") or says(bracket, "bases")


def _only_unit_before(gap: str) -> bool:
    """Whether the bracket follows its whole at once, but for a unit and a name."""
    return len(gap[: gap.index("(")].split()) <= 5


def _fit(whole: _Figure, parts: Sequence[_Figure]) -> bool:
    """Whether the units let the parts be parts: one measure, or counted things of whatever name."""
    unit = parse_unit(whole.quantity.unit)
    if unit.base in ("%", "‰"):
        return False
    for part in parts:
        other = parse_unit(part.quantity.unit)
        counted = other.counted or _too_little_to_be_money(part.quantity)
        if not (same_kind(whole.quantity.unit, part.quantity.unit) or (unit.counted and counted)):
            return False
        if _is_of_people(part.quantity.unit) and not _may_be_people(whole.quantity.unit):
            return False  # "12 vụ tai nạn (8 người chết, 5 người bị thương)"
        if part.quantity.total is not None or part.quantity.high is not None:
            return False
    return whole.quantity.total is None and whole.quantity.high is None


def _is_of_people(unit: str) -> bool:
    return unit.partition(" ")[0].lower() == _ANYBODY or names_person(unit)


def _may_be_people(unit: str) -> bool:
    return _is_of_people(unit) or unit.lower() == _ANY_CASE


_ANYBODY, _ANY_CASE = "người", "trường hợp"


def _too_little_to_be_money(quantity: Quantity) -> bool:
    """Whether "đồng" counts bronze: nobody reports a sum below the least note, "43 vàng, 51 bạc, 57 đồng"."""
    unit = parse_unit(quantity.unit)
    return unit.base == "VND" and unit.factor == 1 and not unit.per and quantity.amount < _LEAST_NOTE


_LEAST_NOTE = 200  # đồng


def _figures(reading: Reading, sentence: str, begin: int, told_here: Sequence[Told]) -> list[_Figure]:
    """The numbers of a sentence; one that became an observation with its unit, a bare one in its neighbour's."""
    notation = Notation("," if reading.report.identity.language == "vi" else ".")
    found: list[_Figure] = []
    unit = ""
    for numeral in find(sentence, notation, reading.report.identity.language):
        start, end = numeral.start, numeral.end
        owner = next((t for t in told_here if _covers(t.observation, begin + start, begin + end)), None)
        if owner is not None and owner.quantity is not None:
            quantity = owner.quantity
            unit = quantity.unit
            end = max(end, owner.observation.anchor.end - begin)
        elif sentence[end : end + 2].strip()[:1] in ("%", "‰") and sentence[end : end + 2].strip():
            quantity = Quantity(numeral.value, "%")
        else:
            quantity = Quantity(numeral.value, unit, total=numeral.total, high=numeral.high)
        is_year = owner is None and sentence[start:end].isdigit() and 1900 <= numeral.value <= 2100
        if not is_year:
            found.append(_Figure(quantity, start, end, owner, sentence[start:end]))
    return found


def _covers(o: Observation, start: int, end: int) -> bool:
    return o.quantity is not None and o.anchor.start < end and start < o.anchor.end


def added_up(quantities: Sequence[Quantity]) -> Interval | None:
    """What several parts come to, each as exact as it is printed; None of fewer than two."""
    total = Interval(Decimal(0), Decimal(0))
    for quantity in quantities:
        total = total.plus(stands_for(quantity))
    return total if len(quantities) > 1 else None


def is_near(total: Interval, whole: Quantity, least: int = 0) -> bool:
    """Whether a sum is near enough to its whole to be meant to be it: within a share of it, or `least` in its unit."""
    edge = max(abs(whole.amount) * _NEAR, Decimal(least))
    return stands_for(whole).widened(edge).meets(total)


def _least_edge(whole: _Figure, parts: Sequence[_Figure]) -> int:
    """How far a sum of few may be from its whole all the same: by one, where all are of one noun.

    "3 đảng viên (khiển trách 2, cảnh cáo 2)" is one too many.
    """
    counted = parse_unit(whole.quantity.unit).counted
    return int(counted and all(part.quantity.unit == whole.quantity.unit for part in parts))


def _is_complete(
    whole: Told,
    parts: Sequence[Told],
    wholes: dict[tuple[str, str], Told],
    parts_of: dict[tuple[str, str], list[Told]],
    sums: dict[tuple[str, str], Interval | None],
) -> bool:
    """Whether the rows are all the parts: their last is the rest, or they add up in another column."""
    if any(says(p.observation.indicator, "rest") for p in parts):
        return True
    rows = {p.observation.anchor.row for p in parts}
    for at, other in wholes.items():
        if other is whole or at[0] != whole.source or other.observation.anchor.block != whole.observation.anchor.block:
            continue
        if other.observation.anchor.row != whole.observation.anchor.row or other.quantity is None:
            continue
        total = sums.get(at)
        same_rows = {p.observation.anchor.row for p in parts_of[at]} == rows
        if total is not None and same_rows and total.meets(stands_for(other.quantity)):
            return True
    return False


def _section(reading: Reading, block: Block) -> str:
    return next((s.id for s in reading.report.sections if block.id in s.blocks), "")


def _untold(reading: Reading, order: int, anchor: Anchor, whole: _Figure) -> Told:
    """A whole that no observation was made of, as if one had been."""
    period = reading.report.identity.period or parse("0001")
    observation = Observation("", "", whole.quantity, period, "actual", (), anchor)
    return Told(reading.report, observation, order)


def missed(whole: Told, parts: Sequence[Told], written: Sequence[str], total: Interval) -> Draft:
    """The finding that `parts`, as `written`, come to another `total` than their whole."""
    assert whole.quantity is not None
    unit = parse_unit(whole.quantity.unit)
    computed = (total.low + total.high) / 2 / unit.factor
    said = message(
        "checks.sum_mismatch",
        name=whole.name or whole.sentence,
        parts=" + ".join(written),
        computed=computed.normalize() if computed != computed.to_integral_value() else computed.quantize(Decimal(1)),
        whole=whole.figure,
        first=named(whole),
    )
    return finding("sum_mismatch", "error", said, (whole, *parts))
