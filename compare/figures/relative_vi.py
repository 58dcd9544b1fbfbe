"""Times told from the report's own in Vietnamese: "trong kỳ", "cùng kỳ", "hiện nay", "nửa đầu năm", "kỳ trước".

Each reader gives the mention that begins at a token, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention, is_year
from compare.figures.reaching_vi import edge_at
from compare.figures.stretches import (
    CUOI,
    DAU,
    NAM,
    NAY,
    NGAY,
    QUY,
    THANG,
    TUAN,
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
from compare.figures.tokens import Token
from compare.figures.units import is_counted_noun
from compare.period import Period, parse, year_of


def in_the_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
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
    if nxt in (key("kỳ"), TUAN):
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


def same_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "cùng kỳ", "cùng kỳ năm trước", "cùng kỳ năm 2021", "cùng quý năm trước", "cùng thời điểm năm 2022"."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt not in (key("kỳ"), QUY, THANG, key("thời"), key("vụ"), key("giai")):
        return None
    stop = at + (3 if nxt in (key("thời"), key("giai")) else 2)
    return _same_after(tokens, words, at, stop, reference)


def same_short_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
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


def this_week_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    nxt = words[at + 1] if at + 1 < len(words) else ""
    return Mention(at, at + 2, reference, "own", False) if nxt in (key("qua"), key("này")) else None


def yearly_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "hằng năm", "mỗi năm": said of every year of the report's own span; "cây hằng năm" are crops."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    crops = at > 0 and words[at - 1] == _PLANTS
    return Mention(at, at + 2, None, "yearly", False) if nxt == NAM and not crops else None


_PLANTS = key("cây")


def deadline_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "trước năm 2028", "trước ngày 15/10": by when, no period of a figure."""
    for reader in (year_phrase_at, day_of_event, quarter_at, month_at):
        if (
            at + 2 < len(words)
            and words[at + 1] == {year_phrase_at: NAM, day_of_event: NGAY, quarter_at: QUY, month_at: THANG}[reader]
        ):
            found = reader(tokens, words, at + 1, reference)
            return found._replace(first=at, sort="event") if found else None
    return None


def half_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nửa đầu năm 2023", "nửa cuối năm": that half of the year; "nửa nhiệm kỳ": the report's own span."""
    edge = words[at + 1] if at + 1 < len(words) else ""
    found = edge_at(tokens, words, at + 1, reference) if edge in (DAU, CUOI) else None
    if found is None or found.period is None or found.period.kind != "year":
        return half_term_at(tokens, words, at, reference)
    half = parse(f"{found.period.end.year}-H{1 if edge == DAU else 2}")
    return Mention(at, found.stop, half, "within", found.year_said)


def half_term_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "nửa nhiệm kỳ", "giữa nhiệm kỳ": the report's own span."""
    here = at + 1
    if here < len(words) and words[here] in (DAU, key("đầu")):
        here += 1
    if tuple(words[here : here + 2]) != keys("nhiệm kỳ"):
        return None
    found = span_at(tokens, words, here, reference)
    return Mention(at, found.stop if found else here + 2, reference, "own", False)


def now_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "hiện nay", "hiện tại": the report's own."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    return Mention(at, at + 2, reference, "own", False) if nxt in (NAY, key("tại")) else None


def this_term_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "kỳ trước": the period before; "kỳ này", "kỳ báo cáo": the report's own."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    if nxt == key("trước"):
        return Mention(at, at + 2, None, "previous", False)
    return Mention(at, at + 2, reference, "own", False) if nxt in (key("này"), key("báo")) else None


def into_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "sang năm 2023", "sang quý II": that stretch."""
    nxt = words[at + 1] if at + 1 < len(words) else ""
    reader = {NAM: year_phrase_at, QUY: quarter_at, THANG: month_at}.get(nxt)
    found = reader(tokens, words, at + 1, reference) if reader and at + 2 < len(words) else None
    return found._replace(first=at) if found else None


def season_at(tokens: Sequence[Token], words: Sequence[str], at: int, reference: Period) -> Mention | None:
    """Said: "vụ đông xuân 2023-2024": a crop season has the report's own period; its years are a name."""
    for here in range(at + 1, min(at + 4, len(tokens))):
        if is_year(tokens[here]):
            found = years_at(tokens, words, here)
            return Mention(here, found[1] if found else here + 1, None, "event") if here > at + 1 or found else None
        if tokens[here].sort != "word" or words[here] == NAM:
            return None
    return None
