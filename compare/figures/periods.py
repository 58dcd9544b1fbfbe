"""Mentions of time in a text, each resolved against the period of the report it stands in.

`find` gives the mentions of a Vietnamese text's tokens (`periods_en.find` those of an English one, `mentions` those of
a plain text in either language); a mention says which stretch of time and how it is named: through (within), up to
(until), at an edge, as a base (cùng kỳ), or merely in passing (the day of an event, a deadline). Which figure a mention
is for is left to others. Source of the rules: the annotation guide's "period".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention, Sort, day_at, is_year, to_date
from compare.figures.periods_en import find as find_english
from compare.figures.stretches import (
    CUOI,
    DAU,
    DEN,
    NAM,
    NAY,
    QUY,
    THANG,
    day_of_event,
    month_at,
    month_words,
    n_months_at,
    n_years_at,
    quarter_at,
    span_at,
    year_at,
    year_phrase_at,
    years_at,
)
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.figures.units import is_counted_noun
from compare.messages import Language
from compare.period import Period, first_months, parse, year_of

_K = key
NGAY, HET = map(_K, ("ngày", "hết"))
_TINH, _TUAN, _CA, _TRONG, _TU, _GIUA = map(_K, ("tính", "tuần", "cả", "trong", "từ", "giữa"))


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
_LAWS = frozenset({_K("luật"), _K("hiến")})


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
        NAM: year_phrase_at,
        THANG: month_at,
        QUY: quarter_at,
        NGAY: day_of_event,
        DEN: _until,
        _TINH: _until,
        HET: _until,
        _CA: _whole_year,
        _TRONG: _in_the,
        DAU: _edge,
        CUOI: _edge,
        _TU: _from_start,
        _K("giai"): span_at,
        _K("nhiệm"): span_at,
        _K("thời"): span_at,
        _K("niên"): span_at,
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
        _K("nửa"): _half,
        _GIUA: _half_term,
        _K("hiện"): _now,
        _K("kỳ"): _this_term,
        _K("sck"): _same_short,
        _K("ck"): _same_short,
        _K("gđ"): span_at,
        _K("nk"): span_at,
        _K("sang"): _into,
        _K("vụ"): _season,
    }
    return readers


@cache
def _beginnings() -> frozenset[str]:
    """The words a mention can begin with."""
    return frozenset(_readers()) | frozenset(month_words())


def _until(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Up to: "đến hết tháng 8/2023", "tính đến ngày 31/3/2024", "đến cuối nhiệm kỳ", "đến nay", "hết quý II"."""
    here = at
    while here < len(words) and words[here] in (_TINH, DEN, HET, CUOI, _GIUA, _K("thời"), _K("điểm")):
        here += 1
    if here == at or here >= len(words):
        return None
    opened_at_end = words[here - 1] in (HET, CUOI)
    if words[here] == NAY:
        return Mention(at, here + 1, reference, "own", False)
    here = _past_hour(tokens, words, here)
    if here >= len(words) or words[here] in (_K("giờ"), _K("thời")):
        return None
    if found := day_at(tokens, here, reference.end.year):
        day, stop, _ = found
        return Mention(at, stop, parse(day.isoformat()), "until") if day else None
    if words[here] == NGAY and (event := day_of_event(tokens, words, here, reference)):
        return event._replace(first=at, sort="until")
    if tuple(words[here : here + 2]) == keys("nhiệm kỳ") or words[here] == _K("kỳ"):
        return _end_of_term(tokens, words, at, here, reference)
    reader = {THANG: month_at, QUY: quarter_at, NAM: year_phrase_at}.get(words[here])
    inner = reader(tokens, words, here, reference) if reader else None
    if inner is None and words[here] == NAM and opened_at_end:
        return Mention(at, here + 1, year_of(reference), "until", False)
    if inner is None or inner.period is None or words[at] in (CUOI,):
        return None
    return inner._replace(first=at, period=_through(inner.period), sort="until")


def _past_hour(tokens: Sequence[Token], words: Sequence[str], at: int) -> int:
    """Where the day stands behind an hour: "tính đến 17 giờ 30 ngày 12/9/2024", "17h00 ngày"; `at` where no hour is."""
    if tokens[at].sort != "number" or at + 1 >= len(words) or words[at + 1][:1] not in ("g", "h"):
        return at
    return next((here for here in range(at + 2, min(at + 6, len(words))) if words[here] == NGAY), at)


def _through(period: Period) -> Period:
    """The stretch from the year's start through a month or a quarter: tháng 8 is 8M, tháng 6 H1, quý III 9M."""
    if period.kind in ("month", "quarter"):
        return first_months(period.end.year, period.end.month)
    return period


def _end_of_term(tokens: Sequence[Token], words: Sequence[str], at: int, here: int, reference: Period) -> Mention:
    """Said: "đến cuối nhiệm kỳ (2020-2025)": the year the term ends in; without years the report's own period."""
    stop = here + 2 if words[here] != _K("kỳ") else here + 1
    if found := years_at(tokens, words, stop):
        return Mention(at, found[1], parse(found[0][-4:]), "until")
    return Mention(at, stop, reference, "until", False)


def _whole_year(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "cả năm", "cả năm 2022"; "cả nhiệm kỳ", "cả giai đoạn 2021-2025"."""
    if at + 1 >= len(words):
        return None
    if words[at + 1] == NAM:
        if found := year_phrase_at(tokens, words, at + 1, reference):
            return found._replace(first=at)
        return Mention(at, at + 2, year_of(reference), "within", False)
    if found := span_at(tokens, words, at + 1, reference):
        return found._replace(first=at, sort="within")
    return None


def _in_the(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Within: "trong năm", "trong tháng", "trong kỳ" (the report's own), "trong năm 2023", "trong 6 tháng đầu năm"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt == NAM and at and words[at - 1] in month_words() and is_counted_noun(words, at + 2):
        return None  # "ba trong năm trường"
    if nxt == NAM:
        if found := year_phrase_at(tokens, words, at + 1, reference):
            return found._replace(first=at)
        return Mention(at, at + 2, year_of(reference), "within", False)
    if nxt in (THANG, QUY):
        reader = month_at if nxt == THANG else quarter_at
        if at + 2 < len(tokens) and (found := reader(tokens, words, at + 1, reference)):
            return found._replace(first=at)
        return Mention(at, at + 2, _last(reference, nxt), "within", False)
    if nxt in (_K("kỳ"), _TUAN):
        return Mention(at, at + 2, reference, "own", False)
    if nxt and (tokens[at + 1].sort == "number" or nxt in month_words()):
        if years := n_years_at(tokens, words, at + 1, reference):
            return years._replace(first=at)
        found = n_months_at(tokens, words, at + 1, reference)
        own = found is not None and found.period == reference
        if found and (own or found.stop - found.first > 2):  # "trong 6 tháng" alone is how long, no period
            return found._replace(first=at)
        return Mention(at, found.stop, None, "event") if found else None
    return None


def _last(reference: Period, kind: str) -> Period:
    """The last month or quarter of the report's period; the whole of it where it is a year or more."""
    if reference.days > 300:
        return reference
    if kind == THANG:
        return reference if reference.kind == "month" else parse(f"{reference.end.year}-M{reference.end.month:02d}")
    return parse(f"{reference.end.year}-Q{(reference.end.month + 2) // 3}") if reference.kind != "month" else reference


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


def _edge(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "đầu năm", "cuối năm 2022", "đầu nhiệm kỳ", "cuối nhiệm kỳ 2020-2025", "cuối quý IV"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    sort: Sort = "start" if words[at] == DAU else "end"
    if nxt == NAM:
        if found := year_phrase_at(tokens, words, at + 1, reference):
            return found._replace(first=at, sort=sort)
        return Mention(at, at + 2, year_of(reference), sort, False)
    if nxt == _K("nhiệm"):
        found = span_at(tokens, words, at + 1, reference)
        if sort == "end":
            return _end_of_term(tokens, words, at, at + 1, reference)
        return Mention(at, found.stop if found else at + 3, reference, "start", False)
    if nxt == _K("kỳ"):
        return Mention(at, at + 2, reference, sort, False)
    reader = {QUY: quarter_at, THANG: month_at}.get(nxt)
    found = reader(tokens, words, at + 1, reference) if reader and at + 2 < len(words) else None
    return found._replace(first=at, sort=sort) if found else None


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
    """Said: "từ năm 2020 đến hết năm 2023", "từ năm 2021 đến nay", "Tính từ năm 2021, …": a span of years."""
    if at + 2 >= len(tokens) or not is_year(tokens[at + 2]):
        return None
    first, stop = tokens[at + 2].text, at + 3
    if stop < len(words) and words[stop] in (DEN, "-", "–"):
        if stop + 1 < len(words) and words[stop + 1] == NAY:
            return Mention(at, stop + 2, _up_to_now(first, reference), "within")
        last = stop + 2 if words[stop + 1 : stop + 2] and words[stop + 1] in (HET, CUOI) else stop + 1
        if (year := year_at(tokens, words, last)) and int(first) < year[0]:
            return Mention(at, year[1], parse(f"{first}..{year[0]}"), "within")
    counted_from = at and (words[at - 1] in (_TINH, _K("kể")) or tuple(words[at - 2 : at]) == keys("lũy kế"))
    if counted_from and int(first) < reference.end.year:
        return Mention(at - 1, stop, _up_to_now(first, reference), "within")
    return None


def _up_to_now(first: str, reference: Period) -> Period:
    """The years from `first` through the end of the report's period."""
    last = reference.text.split("..")[-1]
    return parse(f"{first}..{last}" if first < last[:4] else last)


def _running(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "lũy kế", "cộng dồn", with what follows: "lũy kế 9 tháng", "lũy kế đến ngày 30/9", "lũy kế từ năm 2021"."""
    stop = at + 1 if words[at] == _K("lk") else at + 2
    if words[at] != _K("lk") and tuple(words[at:stop]) not in (keys("lũy kế"), keys("cộng dồn")):
        return None
    if stop < len(words):
        reader = _readers().get(words[stop])
        found = None
        if reader in (_until, _from_start, _whole_year, month_at, quarter_at):
            found = reader(tokens, words, stop, reference)
        elif tokens[stop].sort == "number":
            found = n_months_at(tokens, words, stop, reference)
        if found and found.period:
            return found._replace(first=at, period=_through(found.period), sort="to_date")
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
        if words[stop] == NAM and (found := year_phrase_at(tokens, words, stop, reference)) and found.period:
            return Mention(at, found.stop, _in_year(reference, found.period.end.year), "same", found.year_said)
        if year := year_at(tokens, words, stop):
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
    for reader in (year_phrase_at, day_of_event, quarter_at, month_at):
        if (
            at + 2 < len(words)
            and words[at + 1] == {year_phrase_at: NAM, day_of_event: NGAY, quarter_at: QUY, month_at: THANG}[reader]
        ):
            found = reader(tokens, words, at + 1, reference)
            return found._replace(first=at, sort="event") if found else None
    return None


def _half(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nửa đầu năm 2023", "nửa cuối năm": that half of the year; "nửa nhiệm kỳ": the report's own span."""
    edge = words[at + 1] if at + 1 < len(words) else ""
    found = _edge(tokens, words, at + 1, reference) if edge in (DAU, CUOI) else None
    if found is None or found.period is None or found.period.kind != "year":
        return _half_term(tokens, words, at, reference)
    half = parse(f"{found.period.end.year}-H{1 if edge == DAU else 2}")
    return Mention(at, found.stop, half, "within", found.year_said)


def _half_term(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nửa nhiệm kỳ", "giữa nhiệm kỳ": the report's own span."""
    here = at + 1
    if here < len(words) and words[here] in (DAU, _K("đầu")):
        here += 1
    if tuple(words[here : here + 2]) != keys("nhiệm kỳ"):
        return None
    found = span_at(tokens, words, here, reference)
    return Mention(at, found.stop if found else here + 2, reference, "own", False)


def _now(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "hiện nay", "hiện tại": the report's own."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    return Mention(at, at + 2, reference, "own", False) if nxt in (NAY, _K("tại")) else None


def _this_term(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "kỳ trước": the period before; "kỳ này", "kỳ báo cáo": the report's own."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt == _K("trước"):
        return Mention(at, at + 2, None, "previous", False)
    return Mention(at, at + 2, reference, "own", False) if nxt in (_K("này"), _K("báo")) else None


def _into(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "sang năm 2023", "sang quý II": that stretch."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    reader = {NAM: year_phrase_at, QUY: quarter_at, THANG: month_at}.get(nxt)
    found = reader(tokens, words, at + 1, reference) if reader and at + 2 < len(words) else None
    return found._replace(first=at) if found else None


def _season(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "vụ đông xuân 2023-2024": a crop season has the report's own period; its years are a name."""
    for here in range(at + 1, min(at + 4, len(tokens))):
        if is_year(tokens[here]):
            found = years_at(tokens, words, here)
            return Mention(here, found[1] if found else here + 1, None, "event") if here > at + 1 or found else None
        if tokens[here].sort != "word" or words[here] == NAM:
            return None
    return None
