"""Mentions of time in a text, each resolved against the period of the report it stands in.

`find` gives the mentions of a Vietnamese text's tokens (`periods_en.find` those of an English one, `mentions` those of
a plain text in either language); a mention says which stretch of time and how it is named: through (within), up to
(until), at an edge, as a base (cùng kỳ), or merely in passing (the day of an event, a deadline). Which figure a mention
is for is left to others. Source of the rules: the annotation guide's "period".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import resources
from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention, Sort, day_at, is_year, to_date
from compare.figures.periods_en import find as find_english
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.messages import Language
from compare.period import Period, first_months, parse, year_of

_K = key
NAM, THANG, QUY, NGAY, DEN, DAU, CUOI, HET = map(_K, ("năm", "tháng", "quý", "ngày", "đến", "đầu", "cuối", "hết"))
_TINH, _NAY, _TUAN, _HOC, _CA, _TRONG, _TU = map(_K, ("tính", "nay", "tuần", "học", "cả", "trong", "từ"))
_SPANS = frozenset(
    {keys("giai đoạn"), keys("nhiệm kỳ"), keys("thời kỳ"), keys("năm học"), keys("niên độ"), keys("niên khóa")}
)
_DASHES = frozenset({"-", "–", "—"})
_PAST = frozenset(map(_K, ("trước", "ngoái")))
_COMING = frozenset(map(_K, ("tới", "sau")))


def mentions(text: str, reference: Period, language: Language = "vi") -> list[Mention]:
    """The mentions of a plain text (a heading, a caption): see `find`."""
    tokens = tokenize(meant(text).text)
    if language == "en":
        return find_english(tokens, words_of(tokens), reference)
    return find(tokens, words_of(tokens), reference)


def find(tokens: Sequence[Token], words: Sequence[str], reference: Period) -> list[Mention]:
    """The mentions among Vietnamese tokens, in order and apart, resolved against the report's period `reference`."""
    out: list[Mention] = []
    readers = _readers()
    at, size = 0, len(words)
    while at < size:
        found: Mention | None = None
        reader = readers.get(words[at])
        if reader is not None:
            found = reader(tokens, words, at, reference)
        elif tokens[at].sort == "number":
            found = _from_number(tokens, words, at, reference)
        elif words[at] in _month_words():
            found = _n_months(tokens, words, at, reference)
        if found is None:
            at += 1
        else:
            out.append(found)
            out += _years_listed(tokens, words, found)
            at = out[-1].stop
    return out


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


_VA, _LA, _LAN = map(_K, ("và", "là", "lần"))


Reader = Callable[[Sequence[Token], Sequence[str], int, Period], "Mention | None"]


@cache
def _readers() -> Mapping[str, Reader]:
    """The reader for each word a mention can begin with."""
    readers: dict[str, Reader] = {
        NAM: _year_phrase,
        THANG: _month,
        QUY: _quarter,
        NGAY: _day,
        DEN: _until,
        _TINH: _until,
        HET: _until,
        _CA: _whole_year,
        _TRONG: _in_the,
        DAU: _edge,
        CUOI: _edge,
        _TU: _from_start,
        _K("giai"): _span,
        _K("nhiệm"): _span,
        _K("thời"): _span,
        _K("niên"): _span,
        _K("cùng"): _same,
        _K("lũy"): _running,
        _K("cộng"): _running,
        _K("lk"): _running,
        _TUAN: _this_week,
        _K("hằng"): _yearly,
        _K("hàng"): _yearly,
        _K("mỗi"): _yearly,
        _K("từng"): _yearly,
        _K("trước"): _deadline,
        _K("nửa"): _half_term,
        _K("giữa"): _half_term,
        _K("hiện"): _now,
        _K("kỳ"): _this_term,
        _K("sck"): _same_short,
        _K("ck"): _same_short,
        _K("gđ"): _span,
        _K("nk"): _span,
        _K("sang"): _into,
        _K("vụ"): _season,
    }
    return readers


@cache
def _month_words() -> frozenset[str]:
    return frozenset(keys(word)[0] for word in resources.table("figures/periods")["vi"]["months"])


@cache
def _counts() -> Mapping[tuple[str, ...], int]:
    return {keys(word): count for word, count in resources.table("figures/periods")["vi"]["months"].items()}


def _year_at(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A year said at `at`, after "năm", "/" or "-" perhaps: the year and where it stops."""
    if at >= len(tokens):
        return None
    if is_year(tokens[at]):
        return int(tokens[at].text), at + 1
    if words[at] in (NAM, "/", *_DASHES) and at + 1 < len(tokens) and is_year(tokens[at + 1]):
        return int(tokens[at + 1].text), at + 2
    return None


def _years(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Said: "2020-2025", "2020 – 2025", "2020 đến 2025", "2022/23": the span and where it stops."""
    if at + 2 >= len(tokens) or not is_year(tokens[at]):
        return None
    joined = words[at + 1] in _DASHES or words[at + 1] in ("/", DEN)
    if joined and is_year(tokens[at + 2]) and tokens[at].text < tokens[at + 2].text:
        return f"{tokens[at].text}..{tokens[at + 2].text}", at + 3
    return None


def _span(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    short = words[at] in (_K("gđ"), _K("nk"))
    start = at + 1 if short else at + 2
    if not short and tuple(words[at : at + 2]) not in _SPANS:
        return None
    if found := _years(tokens, words, start):
        term = words[at] in (_K("nhiệm"), _K("nk"))
        return Mention(at, found[1], parse(found[0]), "term" if term else "within")
    return None


def _year_phrase(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "năm 2023", "năm học 2022-2023", "năm trước", "năm nay", "năm 2021 đến 2023"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    this_year = reference.end.year
    if nxt == _HOC and (found := _years(tokens, words, at + 2)):
        return Mention(at, found[1], parse(found[0]), "within")
    if at + 1 < len(tokens) and (found := _years(tokens, words, at + 1)):
        return Mention(at, found[1], parse(found[0]), "within")
    if at + 1 < len(tokens) and is_year(tokens[at + 1]):
        return Mention(at, at + 2, parse(tokens[at + 1].text), "within")
    if nxt in _PAST:
        return Mention(at, at + 2, parse(str(this_year - 1)), "previous", False)
    if nxt in _COMING:
        return Mention(at, at + 2, parse(str(this_year + 1)), "next", False)
    if nxt == _NAY:
        return Mention(at, at + 2, parse(str(this_year)), "within", False)
    if at + 1 < len(words) and words[at + 1] == THANG:
        return _n_months(tokens, words, at, reference)
    return None


def _month(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "tháng 9/2023", "tháng 9 năm 2023", "tháng 9", "tháng trước", "tháng tới"."""
    if at + 1 >= len(tokens):
        return None
    number, stop, year_text = tokens[at + 1], at + 2, ""
    if number.sort != "number":
        return _relative(words, at, reference, "month")
    if not number.text.isdigit() or not 1 <= int(number.text) <= 12:
        return None
    year = reference.end.year
    if found := _year_at(tokens, words, stop):
        year, stop = found
        year_text = "said"
    return Mention(at, stop, parse(f"{year}-M{int(number.text):02d}"), "within", bool(year_text))


def _quarter(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "quý II/2022", "quý 1 năm 2023", "quý III", "quý trước"."""
    if at + 1 >= len(tokens):
        return None
    roman = resources.table("figures/periods")["roman"]
    word = words[at + 1]
    number = roman.get(word) or (int(word) if word in ("1", "2", "3", "4") else 0)
    if not number:
        return _relative(words, at, reference, "quarter")
    year, stop, said = reference.end.year, at + 2, False
    if found := _year_at(tokens, words, stop):
        year, stop = found
        said = True
    return Mention(at, stop, parse(f"{year}-Q{number}"), "within", said)


def _relative(words: Sequence[str], at: int, reference: Period, kind: str) -> Mention | None:
    """Said: "tháng trước", "quý tới", "tháng qua", against the last month or quarter of the report's period."""
    word = words[at + 1]
    step = -1 if word in _PAST else 1 if word in _COMING else 0
    if not step and word not in (_NAY, _K("qua"), _K("này")):
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


def _day(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
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
        if year_found := _year_at(tokens, words, stop):
            year, stop = year_found
        try:
            day = date(year, int(tokens[at + 3].text), int(tokens[at + 1].text))
        except ValueError:
            return None
        return Mention(at, stop, parse(day.isoformat()), "event")
    return None


def _until(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Up to: "đến hết tháng 8/2023", "tính đến ngày 31/3/2024", "đến cuối nhiệm kỳ", "đến nay", "hết quý II"."""
    here = at
    while here < len(words) and words[here] in (_TINH, DEN, HET, CUOI, _K("thời"), _K("điểm")):
        here += 1
    if here == at or here >= len(words):
        return None
    opened_at_end = words[here - 1] in (HET, CUOI)
    if words[here] == _NAY:
        return Mention(at, here + 1, reference, "own", False)
    if words[here] in (_K("giờ"), _K("thời")):
        return None
    if found := day_at(tokens, here, reference.end.year):
        day, stop, _ = found
        return Mention(at, stop, parse(day.isoformat()), "until") if day else None
    if words[here] == NGAY and (event := _day(tokens, words, here, reference)):
        return replace(event, first=at, sort="until")
    if tuple(words[here : here + 2]) == keys("nhiệm kỳ") or words[here] == _K("kỳ"):
        return _end_of_term(tokens, words, at, here, reference)
    reader = {THANG: _month, QUY: _quarter, NAM: _year_phrase}.get(words[here])
    inner = reader(tokens, words, here, reference) if reader else None
    if inner is None and words[here] == NAM and opened_at_end:
        return Mention(at, here + 1, year_of(reference), "until", False)
    if inner is None or inner.period is None or words[at] in (CUOI,):
        return None
    return replace(inner, first=at, period=_through(inner.period), sort="until")


def _through(period: Period) -> Period:
    """The stretch from the year's start through a month or a quarter: tháng 8 is 8M, tháng 6 H1, quý III 9M."""
    if period.kind in ("month", "quarter"):
        return first_months(period.end.year, period.end.month)
    return period


def _end_of_term(tokens: Sequence[Token], words: Sequence[str], at: int, here: int, reference: Period) -> Mention:
    """Said: "đến cuối nhiệm kỳ (2020-2025)": the year the term ends in; without years the report's own period."""
    stop = here + 2 if words[here] != _K("kỳ") else here + 1
    if found := _years(tokens, words, stop):
        return Mention(at, found[1], parse(found[0][-4:]), "until")
    return Mention(at, stop, reference, "until", False)


def _whole_year(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "cả năm", "cả năm 2022"; "cả nhiệm kỳ", "cả giai đoạn 2021-2025"."""
    if at + 1 >= len(words):
        return None
    if words[at + 1] == NAM:
        if found := _year_phrase(tokens, words, at + 1, reference):
            return replace(found, first=at)
        return Mention(at, at + 2, year_of(reference), "within", False)
    if found := _span(tokens, words, at + 1, reference):
        return replace(found, first=at, sort="within")
    return None


def _in_the(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Within: "trong năm", "trong tháng", "trong kỳ" (the report's own), "trong năm 2023", "trong 6 tháng đầu năm"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt == NAM:
        if found := _year_phrase(tokens, words, at + 1, reference):
            return replace(found, first=at)
        return Mention(at, at + 2, year_of(reference), "within", False)
    if nxt in (THANG, QUY):
        reader = _month if nxt == THANG else _quarter
        if at + 2 < len(tokens) and (found := reader(tokens, words, at + 1, reference)):
            return replace(found, first=at)
        return Mention(at, at + 2, _last(reference, nxt), "within", False)
    if nxt in (_K("kỳ"), _TUAN):
        return Mention(at, at + 2, reference, "own", False)
    if nxt and (tokens[at + 1].sort == "number" or nxt in _month_words()):
        found = _n_months(tokens, words, at + 1, reference)
        own = found is not None and found.period == reference
        if found and (own or found.stop - found.first > 2):  # "trong 6 tháng" alone is how long, no period
            return replace(found, first=at)
        return Mention(at, found.stop, None, "event") if found else None
    return None


def _last(reference: Period, kind: str) -> Period:
    """The last month or quarter of the report's period; the whole of it where it is a year or more."""
    if reference.days > 300:
        return reference
    if kind == THANG:
        return reference if reference.kind == "month" else parse(f"{reference.end.year}-M{reference.end.month:02d}")
    return parse(f"{reference.end.year}-Q{(reference.end.month + 2) // 3}") if reference.kind != "month" else reference


def _n_months(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
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
    if found := _year_at(tokens, words, stop):
        year, stop = found
        said = True
    if edge == CUOI:
        return Mention(at, stop, parse(f"{year}-H2"), "within", said) if count == 6 else None
    if bare and not said and count not in (3, 6, 8, 9, 10, 11, 12, reference.end.month):
        return None
    return Mention(at, stop, first_months(year, count), "within", said)


def _count_at(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[int, int]:
    """A number of months in digits or words, and where it stops; 0 where there is none."""
    if tokens[at].sort == "number":
        return (int(tokens[at].text), at + 1) if tokens[at].text.isdigit() and len(tokens[at].text) < 3 else (0, at)
    for size in (2, 1):
        if count := _counts().get(tuple(words[at : at + size])):
            return count, at + size
    return 0, at


def _from_number(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """What begins with a number: "9 tháng", "2020: …", "(2019)", "2021-2025", "28/4/2024"."""
    if is_year(tokens[at]):
        if found := _years(tokens, words, at):
            return Mention(at, found[1], parse(found[0]), "term")
        before = words[at - 1] if at else "\n"
        after = words[at + 1] if at + 1 < len(words) else "\n"
        if after == ":" or (before == "(" and after in "),;:-"):
            return Mention(at, at + 1, parse(tokens[at].text), "within")
        return None
    if (found_day := day_at(tokens, at, reference.end.year)) and found_day[2]:
        day = found_day[0]
        return Mention(at, found_day[1], parse(day.isoformat()) if day else None, "event")
    return _n_months(tokens, words, at, reference)


def _edge(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "đầu năm", "cuối năm 2022", "đầu nhiệm kỳ", "cuối nhiệm kỳ 2020-2025", "cuối quý IV"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    sort: Sort = "start" if words[at] == DAU else "end"
    if nxt == NAM:
        if found := _year_phrase(tokens, words, at + 1, reference):
            return replace(found, first=at, sort=sort)
        return Mention(at, at + 2, year_of(reference), sort, False)
    if nxt == _K("nhiệm"):
        found = _span(tokens, words, at + 1, reference)
        if sort == "end":
            return _end_of_term(tokens, words, at, at + 1, reference)
        return Mention(at, found.stop if found else at + 3, reference, "start", False)
    if nxt == _K("kỳ"):
        return Mention(at, at + 2, reference, sort, False)
    reader = {QUY: _quarter, THANG: _month}.get(nxt)
    found = reader(tokens, words, at + 1, reference) if reader and at + 2 < len(words) else None
    return replace(found, first=at, sort=sort) if found else None


def _from_start(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "từ đầu năm (đến nay)", "từ đầu nhiệm kỳ (đến nay)", "từ đầu năm đến ngày 15/10/2024"."""
    if at + 2 >= len(words) or words[at + 1] not in (DAU, NAM):
        return None
    if words[at + 1] == NAM:
        return _from_year(tokens, words, at, reference)
    found = _edge(tokens, words, at + 1, reference)
    if found is None:
        return None
    year_start = words[at + 2] == NAM
    if found.stop < len(words) and words[found.stop] in (DEN, _TINH):
        until = _until(tokens, words, found.stop, reference)
        if until is not None:
            own = until.sort == "own"
            period = to_date(reference) if own and year_start else until.period
            return Mention(at, until.stop, period, "to_date" if own else "until", until.year_said)
    return Mention(at, found.stop, to_date(reference) if year_start else reference, "to_date", False)


def _from_year(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "từ năm 2020 đến năm 2023", "từ năm 2021 đến nay": a span of years."""
    if at + 2 >= len(tokens) or not is_year(tokens[at + 2]):
        return None
    first, stop = tokens[at + 2].text, at + 3
    if stop < len(words) and words[stop] in (DEN, "-", "–"):
        if stop + 1 < len(words) and words[stop + 1] == _NAY:
            last = reference.text.split("..")[-1]
            text = f"{first}..{last}" if first < last[:4] else last
            return Mention(at, stop + 2, parse(text), "within")
        if (year := _year_at(tokens, words, stop + 1)) and int(first) < year[0]:
            return Mention(at, year[1], parse(f"{first}..{year[0]}"), "within")
    return None


def _running(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "lũy kế", "cộng dồn", with what follows: "lũy kế 9 tháng", "lũy kế đến ngày 30/9/2026"."""
    stop = at + 1 if words[at] == _K("lk") else at + 2
    if words[at] != _K("lk") and tuple(words[at:stop]) not in (keys("lũy kế"), keys("cộng dồn")):
        return None
    if stop < len(words):
        reader = _readers().get(words[stop])
        found = None
        if reader in (_until, _from_start, _whole_year, _month, _quarter):
            found = reader(tokens, words, stop, reference)
        elif tokens[stop].sort == "number":
            found = _n_months(tokens, words, stop, reference)
        if found and found.period:
            return replace(found, first=at, period=_through(found.period), sort="to_date")
    return Mention(at, stop, to_date(reference), "to_date", False)


def _same(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "cùng kỳ", "cùng kỳ năm trước", "cùng kỳ năm 2021", "cùng quý năm trước", "cùng thời điểm năm 2022"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt not in (_K("kỳ"), QUY, THANG, _K("thời"), _K("vụ"), _K("giai")):
        return None
    stop = at + (3 if nxt in (_K("thời"), _K("giai")) else 2)
    return _same_after(tokens, words, at, stop, reference)


def _same_short(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "CK", "SCK" (cùng kỳ, so cùng kỳ)."""
    return _same_after(tokens, words, at, at + 1, reference) if tokens[at].text.isupper() else None


def _same_after(tokens: Sequence[Token], words: Sequence[str], at: int, stop: int, reference: Period) -> Mention:
    before = reference.year_before()
    if stop < len(words):
        if words[stop] == NAM and (found := _year_phrase(tokens, words, stop, reference)) and found.period:
            return Mention(at, found.stop, _in_year(reference, found.period.end.year), "same", found.year_said)
        if year := _year_at(tokens, words, stop):
            return Mention(at, year[1], _in_year(reference, year[0]), "same")
    return Mention(at, stop, before, "same", False)


def _in_year(reference: Period, year: int) -> Period:
    """The report's stretch in another year ("cùng kỳ năm 2019")."""
    period = reference
    for _ in range(min(30, max(0, reference.end.year - year))):
        period = period.year_before()
    return period


def _this_week(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    nxt = words[at + 1] if at + 1 < len(words) else ""
    return Mention(at, at + 2, reference, "own", False) if nxt in (_K("qua"), _K("này")) else None


def _yearly(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "hằng năm", "mỗi năm": said of every year of the report's own span."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    return Mention(at, at + 2, None, "yearly", False) if nxt == NAM else None


def _deadline(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "trước năm 2028", "trước ngày 15/10": by when, no period of a figure."""
    for reader in (_year_phrase, _day, _quarter, _month):
        if (
            at + 2 < len(words)
            and words[at + 1] == {_year_phrase: NAM, _day: NGAY, _quarter: QUY, _month: THANG}[reader]
        ):
            found = reader(tokens, words, at + 1, reference)
            return replace(found, first=at, sort="event") if found else None
    return None


def _half_term(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nửa nhiệm kỳ", "giữa nhiệm kỳ": the report's own span."""
    here = at + 1
    if here < len(words) and words[here] in (DAU, _K("đầu")):
        here += 1
    if tuple(words[here : here + 2]) != keys("nhiệm kỳ"):
        return None
    found = _span(tokens, words, here, reference)
    return Mention(at, found.stop if found else here + 2, reference, "own", False)


def _now(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "hiện nay", "hiện tại": the report's own."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    return Mention(at, at + 2, reference, "own", False) if nxt in (_NAY, _K("tại")) else None


def _this_term(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "kỳ trước": the period before; "kỳ này", "kỳ báo cáo": the report's own."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt == _K("trước"):
        return Mention(at, at + 2, None, "previous", False)
    return Mention(at, at + 2, reference, "own", False) if nxt in (_K("này"), _K("báo")) else None


def _into(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "sang năm 2023", "sang quý II": that stretch."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    reader = {NAM: _year_phrase, QUY: _quarter, THANG: _month}.get(nxt)
    found = reader(tokens, words, at + 1, reference) if reader and at + 2 < len(words) else None
    return replace(found, first=at) if found else None


def _season(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "vụ đông xuân 2023-2024": a crop season has the report's own period; its years are a name."""
    for here in range(at + 1, min(at + 4, len(tokens))):
        if is_year(tokens[here]):
            found = _years(tokens, words, here)
            return Mention(here, found[1] if found else here + 1, None, "event") if here > at + 1 or found else None
        if tokens[here].sort != "word" or words[here] == NAM:
            return None
    return None
