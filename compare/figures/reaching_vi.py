"""Times that reach up to, from or as far as an edge, in Vietnamese: "đến hết tháng 8", "từ đầu năm", "lũy kế".

Each reader gives the mention that begins at a token, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention, Sort, day_at, is_year, to_date
from compare.figures.stretches import (
    CA,
    CUOI,
    DAU,
    DEN,
    GIUA,
    HET,
    NAM,
    NAY,
    NGAY,
    QUY,
    THANG,
    TINH,
    TU,
    day_of_event,
    month_at,
    n_months_at,
    quarter_at,
    span_at,
    year_at,
    year_phrase_at,
    years_at,
)
from compare.figures.tokens import Token
from compare.period import Period, first_months, parse, year_of

Reader = Callable[[Sequence[Token], Sequence[str], int, Period], "Mention | None"]


def until_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Up to: "đến hết tháng 8/2023", "tính đến ngày 31/3/2024", "đến cuối nhiệm kỳ", "đến nay", "hết quý II"."""
    here = at
    while here < len(words) and words[here] in (TINH, DEN, HET, CUOI, GIUA, key("thời"), key("điểm")):
        here += 1
    if here == at or here >= len(words):
        return None
    opened_at_end = words[here - 1] in (HET, CUOI)
    if words[here] == NAY:
        return Mention(at, here + 1, reference, "own", False)
    here = _past_hour(tokens, words, here)
    if here >= len(words) or words[here] in (key("giờ"), key("thời")):
        return None
    if found := day_at(tokens, here, reference.end.year):
        day, stop, _ = found
        return Mention(at, stop, parse(day.isoformat()), "until") if day else None
    if words[here] == NGAY and (event := day_of_event(tokens, words, here, reference)):
        return event._replace(first=at, sort="until")
    if tuple(words[here : here + 2]) in (keys("nhiệm kỳ"), keys("giai đoạn")) or words[here] == key("kỳ"):
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
    stop = here + 2 if words[here] != key("kỳ") else here + 1
    if found := years_at(tokens, words, stop):
        return Mention(at, found[1], parse(found[0][-4:]), "until")
    return Mention(at, stop, reference, "until", False)


def whole_year_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
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


def edge_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "đầu năm", "cuối năm 2022", "đầu nhiệm kỳ", "cuối nhiệm kỳ 2020-2025", "đầu giai đoạn"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    sort: Sort = "start" if words[at] == DAU else "end"
    if nxt == NAM:
        if found := year_phrase_at(tokens, words, at + 1, reference):
            return found._replace(first=at, sort=sort)
        return Mention(at, at + 2, year_of(reference), sort, False)
    if nxt == key("nhiệm") or tuple(words[at + 1 : at + 3]) == keys("giai đoạn"):
        found = span_at(tokens, words, at + 1, reference)
        if sort == "end":
            return _end_of_term(tokens, words, at, at + 1, reference)
        return Mention(at, found.stop if found else at + 3, reference, "start", False)
    if nxt == key("kỳ"):
        return Mention(at, at + 2, reference, sort, False)
    reader = {QUY: quarter_at, THANG: month_at}.get(nxt)
    found = reader(tokens, words, at + 1, reference) if reader and at + 2 < len(words) else None
    return found._replace(first=at, sort=sort) if found else None


def from_start_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "từ đầu năm (đến nay)", "từ đầu nhiệm kỳ (đến nay)", "từ đầu năm đến ngày 15/10/2024"."""
    if at + 2 >= len(words) or words[at + 1] not in (DAU, NAM):
        return None
    if words[at + 1] == NAM:
        return _from_year(tokens, words, at, reference)
    found = edge_at(tokens, words, at + 1, reference)
    if found is None:
        return None
    year_start = words[at + 2] == NAM
    if found.stop < len(words) and words[found.stop] in (DEN, TINH):
        until = until_at(tokens, words, found.stop, reference)
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
    counted_from = at and (words[at - 1] in (TINH, key("kể")) or tuple(words[at - 2 : at]) == keys("lũy kế"))
    if counted_from and int(first) < reference.end.year:
        return Mention(at - 1, stop, _up_to_now(first, reference), "within")
    return None


def _up_to_now(first: str, reference: Period) -> Period:
    """The years from `first` through the end of the report's period."""
    last = reference.text.split("..")[-1]
    return parse(f"{first}..{last}" if first < last[:4] else last)


def running_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "lũy kế", "cộng dồn", with what follows: "lũy kế 9 tháng", "lũy kế đến ngày 30/9", "lũy kế từ năm 2021"."""
    stop = at + 1 if words[at] == key("lk") else at + 2
    if words[at] != key("lk") and tuple(words[at:stop]) not in (keys("lũy kế"), keys("cộng dồn")):
        return None
    if stop < len(words):
        reader = _RUN_THROUGH.get(words[stop])
        found = None
        if reader is not None:
            found = reader(tokens, words, stop, reference)
        elif tokens[stop].sort == "number":
            found = n_months_at(tokens, words, stop, reference)
        if found and found.period:
            return found._replace(first=at, period=_through(found.period), sort="to_date")
    return Mention(at, stop, to_date(reference), "to_date", False)


_RUN_THROUGH: Mapping[str, Reader] = {
    DEN: until_at,
    TINH: until_at,
    HET: until_at,
    TU: from_start_at,
    CA: whole_year_at,
    THANG: month_at,
    QUY: quarter_at,
}
