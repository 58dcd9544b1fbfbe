"""Mentions of time in a text, each resolved against the period of the report it stands in.

`find` gives the mentions of a Vietnamese text's tokens (`periods_en.find` those of an English one, `mentions` those of
a plain text in either language); a mention says which stretch of time and how it is named: through (within), up to
(until), at an edge, as a base (cùng kỳ), or merely in passing (the day of an event, a deadline). Which figure a mention
is for is left to others. Source of the rules: the annotation guide's "period".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from compare.figures.lexicon import key
from compare.figures.mention import Mention, day_at, is_year
from compare.figures.periods_en import find as find_english
from compare.figures.reaching_vi import Reader, edge_at, from_start_at, running_at, until_at, whole_year_at
from compare.figures.relative_vi import (
    deadline_at,
    half_at,
    half_term_at,
    in_the_at,
    into_at,
    now_at,
    same_at,
    same_short_at,
    season_at,
    this_term_at,
    this_week_at,
    yearly_at,
)
from compare.figures.stretches import (
    CA,
    CUOI,
    DAU,
    DEN,
    GIUA,
    HET,
    NAM,
    NGAY,
    QUY,
    THANG,
    TINH,
    TRONG,
    TU,
    TUAN,
    day_of_event,
    month_at,
    month_words,
    n_months_at,
    n_years_at,
    quarter_at,
    span_at,
    year_phrase_at,
    years_at,
)
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.messages import Language
from compare.period import Period, parse


def mentions(text: str, reference: Period, language: Language = "vi") -> list[Mention]:
    """The mentions of a plain text (a heading, a caption): see `find`."""
    tokens = tokenize(meant(text).text)
    if language == "en":
        return find_english(tokens, words_of(tokens), reference)
    return find(tokens, words_of(tokens), reference)


def find(tokens: Sequence[Token], words: Sequence[str], reference: Period) -> list[Mention]:
    """The mentions among Vietnamese tokens, in order and apart, resolved against the report's period `reference`."""
    out: list[Mention] = []
    readers, beginnings = _readers(), _beginnings()
    stop = 0
    for at in [at for at, word in enumerate(words) if word in beginnings or word[0].isdigit()]:
        if at < stop:
            continue
        found: Mention | None = None
        reader = readers.get(words[at])
        if reader is not None:
            found = reader(tokens, words, at, reference)
        elif tokens[at].sort == "number":
            found = _from_number(tokens, words, at, reference)
        elif words[at] in month_words():
            found = n_months_at(tokens, words, at, reference) or n_years_at(tokens, words, at, reference)
        if found is not None and _names_law(tokens, words, found):
            stop = found.stop  # "Luật Khiếu nại năm 2011"
        elif found is not None:
            out.append(found)
            out += _years_listed(tokens, words, found)
            stop = out[-1].stop
    return out


def _names_law(tokens: Sequence[Token], words: Sequence[str], found: Mention) -> bool:
    """Whether a year tells which law is meant, no time of a figure: "Luật Khiếu nại năm 2011", "Hiến pháp năm 2013"."""
    if found.sort != "within" or words[found.first] != NAM or found.period is None or found.period.kind != "year":
        return False
    for at in range(found.first - 1, max(-1, found.first - _LAW_NAME), -1):
        if tokens[at].sort != "word":
            return False
        if words[at] in _LAWS and tokens[at].text[0].isupper():
            return True
    return False


_LAW_NAME = 9  # words of a law's name
_LAWS = frozenset({key("luật"), key("hiến")})


def _years_listed(tokens: Sequence[Token], words: Sequence[str], first: Mention) -> list[Mention]:
    """The years behind the first of a list: "năm 2022, 2023 và 2024"; a number that counts something is no year."""
    out: list[Mention] = []
    at = first.stop
    listed = first.sort == "within" and first.period is not None and first.period.kind == "year"
    while listed and at + 1 < len(tokens) and words[at] in (",", _VA) and is_year(tokens[at + 1]):
        ends = at + 2 >= len(tokens) or words[at + 2] in (",", ".", ";", ")", _VA, _LA, _LAN)
        listed = ends and int(tokens[at + 1].text) > _year_of(out[-1] if out else first)
        if listed:
            out.append(Mention(at + 1, at + 2, parse(tokens[at + 1].text), "within"))
            at += 2
    return out


def _year_of(mention: Mention) -> int:
    return mention.period.end.year if mention.period is not None else 0


_VA, _LA, _LAN = map(key, ("và", "là", "lần"))


@cache
def _readers() -> Mapping[str, Reader]:
    """The reader for each word a mention can begin with."""
    readers: dict[str, Reader] = {
        NAM: year_phrase_at,
        THANG: month_at,
        QUY: quarter_at,
        NGAY: day_of_event,
        DEN: until_at,
        TINH: until_at,
        HET: until_at,
        CA: whole_year_at,
        TRONG: in_the_at,
        DAU: edge_at,
        CUOI: edge_at,
        TU: from_start_at,
        key("giai"): span_at,
        key("nhiệm"): span_at,
        key("thời"): span_at,
        key("niên"): span_at,
        key("cùng"): same_at,
        key("lũy"): running_at,
        key("cộng"): running_at,
        key("lk"): running_at,
        TUAN: this_week_at,
        key("hằng"): yearly_at,
        key("hàng"): yearly_at,
        key("mỗi"): yearly_at,
        key("từng"): yearly_at,
        key("trước"): deadline_at,
        key("nửa"): half_at,
        GIUA: half_term_at,
        key("hiện"): now_at,
        key("kỳ"): this_term_at,
        key("sck"): same_short_at,
        key("ck"): same_short_at,
        key("gđ"): span_at,
        key("nk"): span_at,
        key("sang"): into_at,
        key("vụ"): season_at,
    }
    return readers


@cache
def _beginnings() -> frozenset[str]:
    """The words a mention can begin with."""
    return frozenset(_readers()) | frozenset(month_words())


def _from_number(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """What begins with a number: "9 tháng", "2020: …", "(2019)", "2021-2025", "28/4/2024"."""
    if is_year(tokens[at]):
        if found := years_at(tokens, words, at):
            return Mention(at, found[1], parse(found[0]), "term")
        before = words[at - 1] if at else "\n"
        after = words[at + 1] if at + 1 < len(words) else "\n"
        if after == ":" or (before == "(" and after in "),;:-"):
            return Mention(at, at + 1, parse(tokens[at].text), "within")
        return None
    behind = words[at + 1] if at + 1 < len(words) else ""
    if behind in _IN_DAYS and (found_day := day_at(tokens, at, reference.end.year)) and found_day[2]:
        day = found_day[0]
        return Mention(at, found_day[1], parse(day.isoformat()) if day else None, "event")
    if behind not in _COUNTED:
        return None
    return n_months_at(tokens, words, at, reference) or n_years_at(tokens, words, at, reference)


_IN_DAYS = frozenset("/-.")  # what stands between a day and its month
_COUNTED = frozenset({THANG, NAM})
