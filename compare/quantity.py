"""Quantities: a value (or a range, a bound, a fraction) with its unit; convert, compare, write.

Numbers are `Decimal` and keep the digits written. A unit is kept as written; `parse_unit` gives what it is a
multiple of, so that "1.250 triệu đồng" and "1,25 tỷ đồng" compare as equal. Scales, currencies and measures are
data in `resources/units.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

import resources
from compare.messages import Language, number
from compare.packing import packed
from compare.wording import plain

Bound = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]


@packed
@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated level. `high` is the upper end of a range, `total` the whole of a fraction ("18/19 tiêu chí").

    `decimals` of the value are those written: "8,10" is Decimal("8.10").
    """

    value: Decimal
    unit: str
    bound: Bound = "eq"
    high: Decimal | None = None
    total: Decimal | None = None

    @property
    def amount(self) -> Decimal:
        """The value in the unit's base (đồng for "tỷ đồng", m2 for "ha", the counted noun itself for a count)."""
        return self.value * parse_unit(self.unit).factor

    @property
    def step(self) -> Decimal:
        """The size, in the unit's base, of the last digit written: what rounding may hide."""
        exponent = self.value.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * parse_unit(self.unit).factor


@dataclass(frozen=True, slots=True)
class Unit:
    """What a written unit is: `factor` times `base`; `counted` where the base is a counted noun ("xã", "lượt khách").

    `per` holds the bases after "/" ("triệu đồng/người/năm": base "VND", per ("nguoi", "nam")).
    """

    factor: Decimal
    base: str
    per: tuple[str, ...] = ()
    counted: bool = False

    @property
    def is_money(self) -> bool:
        return self.base in _units().currency_names and not self.per

    @property
    def is_share(self) -> bool:
        return self.base == "%"


@dataclass(frozen=True, slots=True)
class _Units:
    scales: Mapping[str, Decimal]
    money_scales: Mapping[str, Decimal]
    bare_money: frozenset[str]
    currencies: Mapping[str, str]
    currency_names: frozenset[str]
    measures: Mapping[str, tuple[Decimal, str]]
    quantities: frozenset[str]  # the words of measures, as spelled, but for those of shares
    synonyms: Mapping[str, str]
    bare_counts: frozenset[str]
    bare_scales: frozenset[str]


_SHARES = frozenset({"%", "point", "times"})


@cache
def _units() -> _Units:
    table = resources.table("units")
    currencies = {plain_unit(word): name for name, words in table["currencies"].items() for word in words["words"]}
    return _Units(
        scales={plain_unit(w): Decimal(s["times"]) for s in table["scale"] for w in s["words"]},
        money_scales={plain_unit(w): Decimal(s["times"]) for s in table["money_scale"] for w in s["words"]},
        bare_money=frozenset(plain_unit(w) for w in table["bare_money"]["words"]),
        currencies=currencies,
        currency_names=frozenset(currencies.values()),
        measures={plain_unit(w): (Decimal(m["times"]), m["base"]) for m in table["measure"] for w in m["words"]},
        quantities=frozenset(w.lower() for m in table["measure"] if m["base"] not in _SHARES for w in m["words"]),
        synonyms={plain_unit(short): plain_unit(full) for short, full in table["synonyms"].items()},
        bare_counts=frozenset(plain_unit(w) for w in table["bare_counts"]["words"]),
        bare_scales=frozenset(plain_unit(w) for w in table["bare_counts"]["scales"]),
    )


def plain_unit(written: str) -> str:
    """A unit's words without accents and case, with "²" and "³" as digits; marks like "%", "$" and "." stay."""
    kept = written.lower().replace("²", "2").replace("³", "3")
    return " ".join(plain(part) or part for part in re.split(r"\s+", kept) if part)


@lru_cache(maxsize=8192)
def parse_unit(written: str) -> Unit:
    """What the unit `written` is; an unknown word is a counted noun.

    >>> parse_unit("tỷ đồng").factor == 1000 * parse_unit("triệu đồng").factor
    True
    """
    words = " ".join(_split_marks(written).split())
    words = _units().synonyms.get(plain_unit(words), words)  # before the slash is read: "đ/c" is no price
    head, *others = re.split(r"\s*/\s*|\s+per\s+|\s+mỗi\s+", words)
    unit = _simple(head)
    parts = [_simple(other) for other in others if other.strip()]
    if unit.base == "%":
        parts = [p for p in parts if p.base not in ("nam", "year")]  # "%/năm" is a rate in %
    factor = unit.factor
    for part in parts:
        factor /= part.factor
    return Unit(factor, unit.base, tuple(p.base for p in parts), unit.counted and not parts)


_YEARLY = frozenset({"year", "annum", "nam"})  # "12 million tonnes a year" and "12 million tonnes" of a year


@lru_cache(maxsize=32768)
def same_kind(one: str, other: str) -> bool:
    """Whether two written units measure one kind of thing; a counted noun may carry fewer words ("vụ", "vụ cháy").

    A column's "number" or "million" is a count of whatever the row names.

    Money may leave out that it is of a person and a year: a table's "Thu nhập bình quân" in "triệu đồng" is the text's
    in "triệu đồng/người/năm".
    The head of a Vietnamese noun stands first ("người" is not "lượt người"), that of an English one last.
    """
    a, b = parse_unit(one), parse_unit(other)
    if (a.base, a.per) == (b.base, b.per):
        return True
    if a.base == b.base and a.base in _units().currency_names and _left_out(a, b):
        return True
    if a.base == b.base and set(a.per) ^ set(b.per) <= _YEARLY:
        return True
    if not (a.counted and b.counted):
        return False
    short, long = sorted((_stem(a.base), _stem(b.base)), key=len)
    head_last = one.isascii() and other.isascii()
    if not short:
        return bool(one.strip() and other.strip())
    if long[: len(short)] == short or (head_last and long[-len(short) :] == short):
        return True
    return head_last and len(short) == len(long) == 1 and _is_compound(long[0], short[0])


def _is_compound(word: str, head: str) -> bool:
    """Whether an English noun is another with its kind before it: "cookstove", no "female"."""
    if len(word) < len(head):
        word, head = head, word
    return len(head) >= _HEAD and len(word) >= len(head) + _KIND and word.endswith(head)


_HEAD, _KIND = 5, 3  # letters of the noun, and of the kind before it


def _left_out(one: Unit, other: Unit) -> bool:
    """Whether the parts after "/" of one unit are those of the other but for persons and years.

    "triệu đồng/người" leaves out the year, "triệu đồng/năm" the person. What is told in thousands of millions is never
    of a person.
    """
    mine, theirs = set(one.per), set(other.per)
    fewer = (one,) if mine <= theirs else (other,) if theirs <= mine else (one, other)
    return mine ^ theirs <= _PERSON_AND_YEAR and all(unit.factor <= _OF_A_PERSON for unit in fewer)


_PERSON_AND_YEAR = frozenset({"nguoi", "nam", "dau nguoi", "person", "capita", "head", "year"})
_OF_A_PERSON = Decimal(1_000_000)


def convert(value: Decimal, unit: str, into: str) -> Decimal:
    """`value` said in `into`; ValueError where the two measure different things."""
    if not same_kind(unit, into):
        raise ValueError(f"{unit!r} is not {into!r}")
    return value * parse_unit(unit).factor / parse_unit(into).factor


def written(quantity: Quantity, language: Language) -> str:
    """`quantity` in the language's notation with its bound and unit: "từ 8 đến 10%", "trên 95%", "18/19 tiêu chí"."""
    body = number(quantity.value, language)
    if quantity.high is not None:
        body = f"{body}–{number(quantity.high, language)}"
    if quantity.total is not None:
        body = f"{body}/{number(quantity.total, language)}"
    return _with_unit(_BOUNDS[language][quantity.bound].format(body), quantity.unit)


_BOUNDS: Mapping[Language, Mapping[Bound, str]] = {
    "vi": {"eq": "{}", "range": "{}", "approx": "khoảng {}", "ge": "≥ {}", "gt": "> {}", "le": "≤ {}", "lt": "< {}"},
    "en": {"eq": "{}", "range": "{}", "approx": "about {}", "ge": "≥ {}", "gt": "> {}", "le": "≤ {}", "lt": "< {}"},
}


def _with_unit(body: str, unit: str) -> str:
    if not unit:
        return body
    if unit[:3] == "US$":
        return f"US${_with_unit(body, '$' + unit[3:])[1:]}"
    if unit[0] in "$£€":
        return f"{unit[0]}{body}{unit[1:] if unit[1:2] in ('', ' ') or len(unit) <= 3 else ' ' + unit[1:]}"
    return f"{body}{unit}" if unit[0] in "%‰" else f"{body} {unit}"


def _simple(words: str) -> Unit:
    """A unit without a slash."""
    units = _units()
    text = plain_unit(words)
    text = units.synonyms.get(text, text)
    if text in units.measures:
        factor, base = units.measures[text]
        return Unit(factor, base)
    tokens = text.split()
    if money := _money(tokens):
        return money
    factor = Decimal(1)
    if text in units.bare_counts or (tokens and all(t in units.bare_scales for t in tokens)):
        for token in tokens if text not in units.bare_counts else ():
            factor *= units.scales[token]
        return Unit(factor, "", counted=True)
    while len(tokens) > 1 and tokens[0] in units.scales:
        factor *= units.scales[tokens.pop(0)]
    rest = units.synonyms.get(" ".join(tokens), " ".join(tokens))
    found = units.measures.get(rest) or _of_what(words, tokens)
    return Unit(factor * found[0], found[1]) if found else Unit(factor, rest, counted=True)


def _of_what(words: str, tokens: Sequence[str]) -> tuple[Decimal, str] | None:
    """The measure in front of what it is of: "m2 sàn", "tấn hơi"; None of a counted noun ("tân binh" is no "tấn")."""
    units = _units()
    spelled = words.lower().split()[-len(tokens) :] if tokens else []
    return units.measures[tokens[0]] if len(spelled) > 1 and spelled[0] in units.quantities else None


def _money(tokens: list[str]) -> Unit | None:
    """A sum of money: a currency with scales, or scales alone that are said of money only ("86 tỷ")."""
    units = _units()
    found = [units.currencies[t] for t in tokens if t in units.currencies]
    rest = [t for t in tokens if t not in units.currencies]
    if not found and rest and rest[-1] in units.bare_money and all(t in units.scales for t in rest):
        found = ["VND"]
    if len(found) != 1 or not all(t in units.scales or t in units.money_scales for t in rest):
        return None
    factor = Decimal(1)
    for t in rest:
        factor *= units.scales[t] if t in units.scales else units.money_scales[t]
    return Unit(factor, found[0])


def is_scale(written: str, *, of_money: bool = False) -> bool:
    """Whether `written` is a scale and nothing else; `of_money` also holds for those said of money only.

    >>> is_scale("nghìn"), is_scale("bn"), is_scale("bn", of_money=True), is_scale("triệu đồng")
    (True, False, True, False)
    """
    text = plain_unit(written)
    return text in _units().scales or (of_money and text in _units().money_scales)


def is_bare_scale(written: str) -> bool:
    """Whether a scale is said without what it scales: "nghìn", "million"; a bare "triệu" or "tỷ" is money.

    >>> is_bare_scale("nghìn"), is_bare_scale("tỷ"), is_bare_scale("nghìn người")
    (True, False, False)
    """
    return plain_unit(written) in _units().bare_scales


def _split_marks(written_unit: str) -> str:
    """Currency marks set apart from what is glued to them: "£m" is "£ m"."""
    return re.sub(r"(US\$|[$£€])", r" \1 ", written_unit)


def _stem(base: str) -> tuple[str, ...]:
    """The words of a counted noun, an English plural's "s" left off."""
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in base.split())
