"""The unit after a number: scale words, currencies, measures, per cents, counted nouns, and "/…" parts.

`unit_at` reads it from tokens; `unit_of` from a text of its own ("Tỷ đồng", a table's unit cell). As the annotation
has it: as written and cleaned, with its scale word and its "/…" parts; a counted noun without its modifiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import resources
from compare.figures.lexicon import Phrases, key
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.messages import Language

Sort = Literal["money", "share", "points", "times", "measure", "count"]


class Found(NamedTuple):
    """A unit as written; `stop` is the token behind it. `scaled_only` where a scale word stands alone ("86 tỷ")."""

    text: str
    sort: Sort
    stop: int
    scaled_only: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
    scales: frozenset[str]
    currencies: Phrases[str]
    measures: Phrases[Sort]
    compound: Phrases[str]
    bound: frozenset[str]
    pairing: frozenset[str]
    paired: Phrases[str]
    per: Phrases[str]
    each: Phrases[str]
    plans: Phrases[str]


_SORTS: dict[str, Sort] = {"%": "share", "point": "points", "times": "times"}


@cache
def _lexicon() -> _Lexicon:
    table, figures = resources.table("units"), resources.table("figures/units")
    measures: list[tuple[str, Sort]] = [
        (_spaced(word), _SORTS.get(measure["base"], "measure"))
        for measure in table["measure"]
        for word in measure["words"]
    ]
    measures += [(_spaced(word), "measure") for word in figures["measures"]["words"]]
    money = [(_spaced(word), name) for name, entry in table["currencies"].items() for word in entry["words"]]
    money += [
        (_spaced(short), "VND") for short, full in table["synonyms"].items() if "đồng" in full and "chí" not in full
    ]
    measured = {word for word, _ in measures}  # "ngày đêm" = "ngày": a stretch of time counts nothing
    counted = [
        word
        for short, full in table["synonyms"].items()
        for word in (short, full)
        if "triệu" not in full and not measured & {short, full}
    ]
    return _Lexicon(
        scales=frozenset(key(word) for scale in table["scale"] for word in scale["words"]),
        currencies=Phrases(money),
        measures=Phrases(measures),
        compound=Phrases(
            (_spaced(word), word) for word in [*figures["compound"]["words"], *counted] if "tỷ" not in word
        ),
        bound=frozenset(key(word) for word in figures["bound"]["words"]),
        pairing=frozenset(key(word) for word in figures["pairing"]["words"]),
        paired=Phrases((word, word) for word in figures["paired"]["words"]),
        per=Phrases((_spaced(word), word) for word in figures["per"]["words"]),
        each=Phrases((word, word) for word in figures["each"]["words"]),
        plans=Phrases((word, word) for word in figures["plans"]["words"]),
    )


def _spaced(word: str) -> str:
    """A phrase with its marks set apart, as tokens are: "đ/c" is "đ / c", "US$" is "US $"."""
    return " ".join(token.text for token in tokenize(word))


def is_counted_noun(words: Sequence[str], at: int) -> bool:
    """Whether a known counted noun of the lexicon begins at `at` (number words need one behind them)."""
    lexicon = _lexicon()
    return at < len(words) and (
        words[at] in lexicon.pairing or words[at] in _counted_heads() or lexicon.compound.at(words, at) is not None
    )


def is_whole_noun(words: Sequence[str], at: int) -> bool:
    """Whether a known counted noun begins at `at` where no number tells so: "dự án" does, "dự trữ" not."""
    half = at < len(words) and words[at] in _halves() and _lexicon().compound.at(words, at) is None
    return not half and is_counted_noun(words, at)


def names_person(unit: str) -> bool:
    """Whether a counted noun is of people, so that "người" counts the same: "luật sư", "đoàn viên", "học sinh"."""
    words = [key(word) for word in unit.split()]
    found = _persons().at(words, 0) if words else None
    return found is not None or (len(words) > 1 and words[-1] in _person_endings())


@cache
def _persons() -> Phrases[str]:
    return Phrases((word, word) for word in resources.table("figures/units")["persons"]["words"])


@cache
def _person_endings() -> frozenset[str]:
    return frozenset(key(word) for word in resources.table("figures/units")["persons"]["endings"])


def is_measure(text: str) -> bool:
    """Whether `text` is a measure of the lexicon alone ("ngày", "lít"); a time that is a period as well is none."""
    tokens = tokenize(text.lower())
    words = words_of(tokens)
    found = unit_at(tokens, words, 0) if tokens and words[0] not in _PERIODS else None
    return found is not None and found.sort == "measure" and found.stop == len(tokens)


_PERIODS = frozenset(map(key, ("tháng", "năm")))


@cache
def _halves() -> frozenset[str]:
    return frozenset(key(word) for word in resources.table("figures/units")["halves"]["words"])


@cache
def _counted_heads() -> frozenset[str]:
    return frozenset(key(word) for word in resources.table("figures/units")["heads"]["words"])


def unit_at(tokens: Sequence[Token], words: Sequence[str], at: int, language: Language = "vi") -> Found | None:
    """The unit that begins at token `at`, right behind a number; None where no word or sign stands there.

    "tỷ đồng/ha/năm" whole; "lượt khách du lịch" is `lượt khách`; "vụ cháy" is `vụ`; "%" and "điểm phần trăm".
    """
    lexicon = _lexicon()
    stop, size, scales = at, len(words), lexicon.scales
    while stop < size and words[stop] in scales:
        stop += 1
    scaled = stop > at
    if scaled and words[stop : stop + 2] == [".", key("đ")] and tokens[stop + 1].glued:
        return Found(_text(tokens, at, stop + 2), "money", stop + 2)  # "18,6 tỷ.đ"
    linked = scaled and stop < len(words) and words[stop] in _LINKS  # "214 tỷ và dân góp 152 tỷ"
    head = None if linked else _head(tokens, words, stop, lexicon, language)
    if head is None:
        if not scaled:
            return None
        return Found(_text(tokens, at, stop), "money" if words[stop - 1] in _BARE else "count", stop, scaled_only=True)
    sort, stop = head
    if sort == "money" and not tokens[at].text.isascii() and tokens[at].text.isupper():
        return Found(_text(tokens, at, stop).lower(), sort, stop)  # "THU NGÂN SÁCH 18,2 TỶ ĐỒNG"
    with_parts = _parts(tokens, words, stop, lexicon) if stop < size and words[stop] in _PARTED else stop
    if with_parts > stop and sort != "count":
        return Found(_text(tokens, at, with_parts), "measure" if sort != "share" else "share", with_parts)
    stop = with_parts
    return Found(_text(tokens, at, stop), sort, stop)


_LINKS = frozenset(map(key, ("và", "của", "cho", "với", "là", "để", "do", "từ", "so", "còn", "thì", "nhưng")))
_BARE = frozenset({key("tỷ"), key("tỉ"), key("triệu"), key("nghìn"), key("ngàn")})
_PARTED = frozenset("/.")  # what the "/…" parts of a unit begin with, ".km" too
_STOPS = frozenset(",;.:()[]\"“”'‘’!?+=…\n–—-&")


def _head(
    tokens: Sequence[Token], words: Sequence[str], at: int, lexicon: _Lexicon, language: Language
) -> tuple[Sort, int] | None:
    """What is measured or counted, without its "/…" parts: its sort and where it stops."""
    if at >= len(words):
        return None
    best = lexicon.measures.at(words, at)
    if (money := lexicon.currencies.at(words, at)) and (best is None or money[0] > best[0]):
        best = money[0], "money"
    counted = lexicon.compound.at(words, at)
    if best and (not counted or counted[0] <= best[0]):
        return best[1], at + best[0]
    if counted:
        return "count", at + counted[0]
    if tokens[at].sort != "word" or words[at] in _STOPS:
        return None
    if words[at] in lexicon.pairing and at + 1 < len(words):
        paired = lexicon.paired.at(words, at + 1) or lexicon.compound.at(words, at + 1)
        return "count", at + 1 + (paired[0] if paired else 0)
    if language == "vi" and words[at] in lexicon.bound and at + 1 < len(words) and tokens[at + 1].sort == "word":
        person = words[at + 2 : at + 3] == [_PERSON]  # "kiểm soát viên"
        return "count", at + (3 if person else 2)
    near = words[at + 2 : at + 4]
    rate = at + 2 + near.index("/") if "/" in near else 0
    plain = rate and all(token.sort == "word" for token in tokens[at:rate]) and rate + 1 < len(words)
    per = plain and (tokens[rate + 1].sort == "word" or tokens[rate + 1].text in PER_SO_MANY)
    return "count", rate if per else at + 1  # "7,6 bưu gửi/người", "111 bé trai/100 bé gái"


_PERSON = key("viên")


def _parts(tokens: Sequence[Token], words: Sequence[str], at: int, lexicon: _Lexicon) -> int:
    """Where the "/…" parts of a unit stop: "/người/năm", "/100 dân", "/1 vạn dân", "/ngày đêm"; `at` where none is."""
    if at + 1 < len(words) and words[at] == "." and words[at + 1] == "km":
        at += 2  # "hành khách.km", "tấn.km"
    while at + 1 < len(words) and words[at] == "/":
        if found := lexicon.per.at(words, at + 1):
            at += 1 + found[0]
        elif tokens[at + 1].text in PER_SO_MANY and at + 2 < len(tokens) and tokens[at + 2].sort == "word":
            if any(words[at + 2 : at + 2 + size] == words[max(0, at - size) : at] for size in (1, 2, 3)):
                break  # "45 ha/100 ha" is a fraction
            at += 4 if at + 3 < len(tokens) and tokens[at + 3].sort == "word" and words[at + 2] in _TWO_WORDS else 3
        elif tokens[at + 1].sort == "word" and lexicon.plans.at(words, at + 1) is None:
            at += 2
        else:
            break
    return at


PER_SO_MANY = frozenset({"100", "1000", "1.000", "10.000", "10000", "100.000", "100000"})
_TWO_WORDS = frozenset(map(key, ("bé", "trẻ", "người", "hộ", "học", "phụ", "lao")))  # "/100 bé gái", "/1.000 trẻ em"


@cache
def _together() -> Phrases[str]:
    lists = resources.table("figures/units")["together"]["lists"]
    words = {word for group in lists for word in group}
    return Phrases((word, "".join(str(at) for at, group in enumerate(lists) if word in group)) for word in words)


def is_counted_with(words: Sequence[str], noun: int, other: int) -> int:
    """How many words the noun at `other` has where it is counted together with the one at `noun`; else 0."""
    one, two = _together().at(words, noun), _together().at(words, other)
    return two[0] if one and two and set(one[1]) & set(two[1]) else 0


def _text(tokens: Sequence[Token], at: int, stop: int) -> str:
    """The tokens as a cleaned unit: one space between words, none around "/" and "."."""
    if stop == at + 1:
        return tokens[at].text
    out = ""
    for token in tokens[at:stop]:
        tight = token.text in "/." or token.glued or out.endswith("/") or not out
        out += token.text if tight else f" {token.text}"
    return out


def unit_of(text: str, language: Language = "vi") -> str:
    """The unit a text of its own says (a unit cell, a caption's "Đơn vị tính: triệu đồng"), cleaned; "" where none is.

    Kept whole, modifiers too: it was written as a unit.
    """
    words = meant(text).text.strip(" .;:()[]-–")
    return " ".join(words.split())
