"""Stretches of time named in Vietnamese: years, spans, months, quarters, days and "9 tháng", each at its own words.

Each reader takes the words at a place and gives the mention that begins there, or None; how a mention is used (up to,
at an edge, as a base) is said by `compare.figures.periods`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import resources
from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention, Sort, day_at, is_year
from compare.figures.tokens import Token
from compare.period import Period, first_months, parse

_K = key
NAM, THANG, QUY, DEN, DAU, CUOI, NAY = map(_K, ("năm", "tháng", "quý", "đến", "đầu", "cuối", "nay"))
NGAY, HET, TINH, TUAN, CA, TRONG, TU, GIUA = map(_K, ("ngày", "hết", "tính", "tuần", "cả", "trong", "từ", "giữa"))
PAST = frozenset(map(_K, ("trước", "ngoái")))
COMING = frozenset(map(_K, ("tới", "sau")))
_HOC = _K("học")
_LASTING = frozenset(
    map(_K, ("sau", "vòng", "suốt", "mùng", "mồng", "ngày", "hạn"))
)  # "sau 12 tháng tốt nghiệp" is how long, no period
_ABOUT = frozenset(map(_K, ("gần", "hơn", "khoảng", "trên")))
_SPANS = frozenset(
    {keys("giai đoạn"), keys("nhiệm kỳ"), keys("thời kỳ"), keys("năm học"), keys("niên độ"), keys("niên khóa")}
)
_DASHES = frozenset({"-", "–", "—"})


def year_at(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A year said at `at`, after "năm", "/" or "-" perhaps: the year and where it stops."""
    if at >= len(tokens):
        return None
    if is_year(tokens[at]):
        return int(tokens[at].text), at + 1
    if words[at] in (NAM, "/", *_DASHES) and at + 1 < len(tokens) and is_year(tokens[at + 1]):
        return int(tokens[at + 1].text), at + 2
    return None


def years_at(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Said: "2020-2025", "2020 – 2025", "2020 đến 2025", "2022/23": the span and where it stops."""
    if at + 2 >= len(tokens) or not is_year(tokens[at]):
        return None
    joined = words[at + 1] in _DASHES or words[at + 1] in ("/", DEN)
    if joined and is_year(tokens[at + 2]) and tokens[at].text < tokens[at + 2].text:
        return f"{tokens[at].text}..{tokens[at + 2].text}", at + 3
    return None


def span_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    short = words[at] in (_K("gđ"), _K("nk"))
    start = at + 1 if short else at + 2
    if not short and tuple(words[at : at + 2]) not in _SPANS:
        return None
    if found := years_at(tokens, words, start):
        term = words[at] in (_K("nhiệm"), _K("nk"))
        return Mention(at, found[1], parse(found[0]), "term" if term else "within")
    return None


def year_phrase_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "năm 2023", "năm học 2022-2023", "năm trước", "năm nay", "năm 2021 đến 2023"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    this_year = reference.end.year
    if nxt == _HOC and (found := years_at(tokens, words, at + 2)):
        return Mention(at, found[1], parse(found[0]), "within")
    if at + 1 < len(tokens) and (found := years_at(tokens, words, at + 1)):
        return Mention(at, found[1], parse(found[0]), "within")
    if at + 1 < len(tokens) and is_year(tokens[at + 1]):
        return Mention(at, at + 2, parse(tokens[at + 1].text), "within")
    if nxt == _HOC and at + 2 < len(words) and words[at + 2] in PAST:
        return Mention(at, at + 3, _year_before(reference), "previous", False)
    if nxt in PAST:
        return Mention(at, at + 2, parse(str(this_year - 1)), "previous", False)
    if nxt in COMING:
        return Mention(at, at + 2, parse(str(this_year + 1)), "next", False)
    if nxt == NAY:
        return Mention(at, at + 2, parse(str(this_year)), "within", False)
    if at + 1 < len(words) and words[at + 1] == THANG:
        return n_months_at(tokens, words, at, reference)
    return None


def _year_before(reference: Period) -> Period:
    """The school year before that of a report on "2022..2023": "2021..2022"; of another report, the year before."""
    return reference.year_before() if reference.kind == "span" else parse(str(reference.end.year - 1))


def month_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "tháng 9/2023", "tháng 9 năm 2023", "tháng 9", "tháng trước", "tháng tới"."""
    if at + 1 >= len(tokens):
        return None
    number, stop, year_text = tokens[at + 1], at + 2, ""
    if number.sort != "number":
        return _relative(words, at, reference, "month")
    if not number.text.isdigit() or not 1 <= int(number.text) <= 12:
        return None
    year = reference.end.year
    if found := year_at(tokens, words, stop):
        year, stop = found
        year_text = "said"
    elif words[stop : stop + 1] == [NAM] and stop + 1 < len(words) and words[stop + 1] in PAST:
        year, stop, year_text = year - 1, stop + 2, "said"  # "tháng 12 năm trước"
    return Mention(at, stop, parse(f"{year}-M{int(number.text):02d}"), "within", bool(year_text))


def quarter_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "quý II/2022", "quý 1 năm 2023", "quý III", "quý trước"."""
    if at + 1 >= len(tokens):
        return None
    roman = resources.table("figures/periods")["roman"]
    word = words[at + 1]
    number = roman.get(word) or (int(word) if word in ("1", "2", "3", "4") else 0)
    if not number:
        return _relative(words, at, reference, "quarter")
    year, stop, said = reference.end.year, at + 2, False
    if found := year_at(tokens, words, stop):
        year, stop = found
        said = True
    elif words[stop : stop + 1] == [NAM] and stop + 1 < len(words) and words[stop + 1] in PAST:
        year, stop, said = year - 1, stop + 2, True
    return Mention(at, stop, parse(f"{year}-Q{number}"), "within", said)


def _relative(words: Sequence[str], at: int, reference: Period, kind: str) -> Mention | None:
    """Said: "tháng trước", "quý tới", "tháng qua", against the last month or quarter of the report's period."""
    word = words[at + 1]
    step = -1 if word in PAST else 1 if word in COMING else 0
    if not step and word not in (NAY, _K("qua"), _K("này")):
        return None
    months = reference.end.year * 12 + reference.end.month - 1
    if kind == "month":
        months += step
        period = parse(f"{months // 12}-M{months % 12 + 1:02d}")
    else:
        quarters = months // 3 + step
        period = parse(f"{quarters // 4}-Q{quarters % 4 + 1}")
    sort: Sort = "previous" if step < 0 else "next" if step > 0 else "within"
    return Mention(at, at + 2, period, sort, False)


def day_of_event(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "ngày 25/7/2024", "ngày 5 tháng 8 năm 2024": the day of an event, unless `_until` comes before it."""
    if found := day_at(tokens, at + 1, reference.end.year):
        day, stop, _ = found
        return Mention(at, stop, parse(day.isoformat()) if day else None, "event")
    if (
        at + 3 < len(tokens)
        and tokens[at + 1].text.isdigit()
        and words[at + 2] == THANG
        and tokens[at + 3].text.isdigit()
    ):
        year, stop = reference.end.year, at + 4
        if year_found := year_at(tokens, words, stop):
            year, stop = year_found
        try:
            day = date(year, int(tokens[at + 3].text), int(tokens[at + 1].text))
        except ValueError:
            return None
        return Mention(at, stop, parse(day.isoformat()), "event")
    return None


def n_months_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "9 tháng", "sáu tháng đầu năm 2023", "6 tháng cuối năm", "9 tháng/2024", "9 tháng năm 2024"."""
    count, stop = _count_at(tokens, words, at)
    if not 1 <= count <= 12 or stop >= len(words) or words[stop] != THANG:
        return None
    stop += 1
    edge = words[stop] if stop < len(words) else ""
    bare = edge not in (DAU, CUOI)
    year, said = reference.end.year, False
    if not bare:
        if stop + 1 >= len(words) or words[stop + 1] != NAM:
            return None
        stop += 2
    if found := year_at(tokens, words, stop):
        year, stop = found
        said = True
    if edge == CUOI:
        return Mention(at, stop, parse(f"{year}-H2"), "within", said) if count == 6 else None
    if bare and stop < len(words) and words[stop] == _PAST_NOW:
        return Mention(at, stop + 1, first_months(year, count), "within", said)  # "9 tháng qua"
    through = at > 0 and words[at - 1] == _PAST_NOW  # "Qua 7 tháng chỉ giải ngân 42%"
    if bare and not said and not through and count not in (3, 6, 8, 9, 10, 11, 12, reference.end.month):
        return None
    if bare and not said and at and words[at - 1] in _BOUNDING:
        return None  # "chậm đóng trên 6 tháng"
    before = at - 2 if at > 1 and words[at - 1] in _ABOUT else at - 1  # "sau gần 8 tháng"
    if bare and before >= 0 and words[before] in _LASTING:
        return None
    return Mention(at, stop, first_months(year, count), "within", said)


_BOUNDING = frozenset(map(key, ("trên", "dưới", "hơn", "quá", "đủ")))
_PAST_NOW = key("qua")


def n_years_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said in a report on a year: "bốn năm qua", "lũy kế 3 năm": so many years up to its own; "hai năm 2021 - 2022"."""
    count, stop = _count_at(tokens, words, at)
    if count < 2 or words[stop : stop + 1] != [NAM]:
        return None
    if (named := years_at(tokens, words, stop + 1)) and int(named[0][-4:]) - int(named[0][:4]) + 1 == count:
        return Mention(at, named[1], parse(named[0]), "within")
    past = words[stop + 1 : stop + 2] == [_PAST_NOW]
    if reference.kind != "year" or not (past or tuple(words[max(0, at - 2) : at]) == _CUMULATED):
        return None
    last = reference.end.year
    return Mention(at, stop + 1 + past, parse(f"{last - count + 1}..{last}"), "within")


_CUMULATED = keys("lũy kế")


def _count_at(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int]:
    """A number of months in digits or words, and where it stops; 0 where there is none."""
    if tokens[at].sort == "number":
        return (int(tokens[at].text), at + 1) if tokens[at].text.isdigit() and len(tokens[at].text) < 3 else (0, at)
    for size in (2, 1):
        if count := _counts().get(tuple(words[at : at + size])):
            return count, at + size
    return 0, at


@cache
def month_words() -> frozenset[str]:
    return frozenset(keys(word)[0] for word in resources.table("figures/periods")["vi"]["months"])


@cache
def _counts() -> Mapping[tuple[str, ...], int]:
    return {keys(word): count for word, count in resources.table("figures/periods")["vi"]["months"].items()}
