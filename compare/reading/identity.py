"""What a report says it is: title, issuer, number, day, kind, the period reported on, its language.

Read from the head of the document and, where that is silent, from the text. Lines are found in `front`; the words
are in `resources/reading/identity.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from compare.period import Period, first_months, parse
from compare.reading import identity_english as english
from compare.reading.form import Grid, Paragraph
from compare.reading.front import Front
from compare.reading.lexicon import pattern, words
from compare.reading.ranges_english import ended_before
from compare.reading.years import YEAR, day_of, made, year_finder
from compare.report import Identity, ReportKind
from compare.secrecy import stamp_in

Item = Paragraph | Grid
_VI = frozenset("ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
_SAMPLE = 5000  # letters that tell the language
_QUARTER_VI = re.compile(
    r"quý\s+(iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư)\b(?:\s*[/\-.,]?\s*(?:của\s+)?(?:năm\s*)?" + YEAR + ")?", re.I
)
_HALF_VI = re.compile(
    r"(?:0?6|sáu)\s+tháng\s+(đầu|cuối)?(?:\s*năm)?(?:\s*[/\-,]?\s*" + YEAR + ")?", re.I
)  # fmt: skip
_MONTHS_VI = re.compile(
    r"(?<![\d/])(0?[2-9]|1[01]|hai|ba|bốn|năm|bảy|tám|chín|mười)\s+tháng(?:\s+đầu)?(?:\s+năm)?(?:\s*[/\-,]?\s*"
    + YEAR
    + ")?",
    re.I,
)
_MONTH_VI = re.compile(r"tháng\s+(0?[1-9]|1[0-2])\s*(?:[/\-.]\s*|\s*,?\s*năm\s+)" + YEAR, re.I)
_MONTH_BARE_VI = re.compile(r"\btháng\s+(0?[1-9]|1[0-2])\b(?!\s*[/\-.]?\s*\d)", re.I)
_SCHOOL_VI = re.compile(r"năm học\s+" + YEAR + r"\s*[-–/]\s*" + YEAR, re.I)
_TERM_VI = re.compile(r"(?:nhiệm kỳ|giai đoạn|thời kỳ|5 năm)\s*(?:\(?\s*)" + YEAR + r"\s*[-–]\s*" + YEAR, re.I)
_YEAR_VI = re.compile(r"năm\s+" + YEAR + r"(?!\s*[-–]\s*(?:19|20)\d\d)", re.I)
_DAY_VI = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|[/\-.])\s*(\d{1,2})\s*(?:n[ăắằẳẵặ]m|[/\-.])\s*" + YEAR, re.I)
_SPANS: dict[int, ReportKind] = {3: "quarter", 6: "half_year", 9: "nine_months"}  # months of a financial year
_NEAR = 40  # letters between two periods that are named together
_AND = re.compile(r"(?:\bvà|,|;|-)\s*(?:cả\s+)?$", re.I)
_OF_A_DAY = re.compile(r"(?:ngày|\d[/-])\s*\d{0,2}\s*$", re.I)


def is_vietnamese(items: Sequence[Item]) -> bool:
    """Whether the text is Vietnamese: its own letters are among every fifty."""
    text = ""
    for item in items[:400]:
        text += item.text if isinstance(item, Paragraph) else " ".join(map(" ".join, item.rows[:20]))
        if len(text) > _SAMPLE:
            break
    counts = {c: text.count(c) for c in set(text)}
    letters = sum(count for c, count in counts.items() if c.isalpha())
    return sum(count for c, count in counts.items() if c in _VI) * 50 > letters if letters else True


def secrecy_of(items: Sequence[Item]) -> str | None:
    """The degree of secrecy stamped on the document's face; None where there is none."""
    for item in items[:25]:
        for line in item.text.split("\n") if isinstance(item, Paragraph) else ():
            if stamp := stamp_in(line):
                return stamp
    return None


def identity_of(items: Sequence[Item], front: Front, vietnamese: bool, told_day: str | None = None) -> Identity:
    """The identity of the document `items` whose head is `front`."""
    head = "\n".join(front.lines)
    day = _day_vi(head) if vietnamese else english.day(head)
    if day is None and told_day:
        day = english.iso_day(told_day)
    text = _body(items, front)
    title = front.title or ""
    said = day or (_day_vi(text) if vietnamese else english.day(text))
    kind = _kind_vi(title) if vietnamese else english.kind_named(title)
    period = _period(title, "\n".join(front.lines[: front.end]), text, kind, said, vietnamese)
    kind = kind or _kind_of_period(period, title)
    if day is None and kind == "resolution" and not vietnamese:
        day = english.day_adopted(_end(items))
    number = pattern("identity", "number" if vietnamese else "number_en").search(head)
    return Identity(
        title=front.title,
        issuer=front.issuer,
        number=_number(number) if number else None,
        date=day,
        kind=kind,
        period=period,
        language="vi" if vietnamese else "en",
    )


def _number(found: re.Match[str]) -> str:
    text = next(group for group in found.groups() if group)
    return re.sub(r"\s*([-/–])\s*", lambda m: m[1].replace("–", "-"), text).strip(" .")


def _end(items: Sequence[Item]) -> str:
    """The last lines of the text."""
    return "\n".join(i.text for i in items[-15:] if isinstance(i, Paragraph))


def _body(items: Sequence[Item], front: Front) -> str:
    texts = [i.text for i in items[front.end :] if isinstance(i, Paragraph) and not i.note]
    return "\n".join(texts)[:6000]


def _kind_vi(title: str) -> ReportKind | None:
    for kind in ("mid_term", "resolution", "plan"):
        if pattern("identity", kind).search(title):
            return kind
    return None


def _kind_of_period(period: Period | None, title: str) -> ReportKind:
    if period is None:
        return "other"
    if period.kind == "span" and period.months in _SPANS:
        return _SPANS[period.months]
    if period.kind == "span":
        return "term" if pattern("identity", "term").search(title) else "year" if _school(period) else "term"
    kinds: dict[str, ReportKind] = {"month": "month", "quarter": "quarter", "half": "half_year", "year": "year"}
    if period.kind == "months":
        return "nine_months" if period.text.endswith("-9M") else "other"
    return kinds.get(period.kind, "other")


def _school(period: Period) -> bool:
    return period.end.year - period.begin.year == 1


def _period(
    title: str, face: str, text: str, kind: ReportKind | None, day: date | None, vietnamese: bool
) -> Period | None:
    if kind == "mid_term":
        return _to_date(title, text, day)
    if vietnamese:
        return _stated_vi(title, day, kind) or _stated_vi(text[:2500], day, kind)
    said = english.stated(title, day, kind)
    if said is None or (said.kind == "year" and kind is None and not english.yearly(title)):
        said = english.part_of_year(face, day) or english.position(face) or said
    if kind is None and (counted := english.told_by_months(f"{title}\n{face}", day, said)):
        return counted
    said = said or english.stated(text[:2500], day, kind)
    if kind is None and day is not None and english.quarterly(title) and (said is None or said.kind == "year"):
        return made(ended_before(day, 3))
    if said is None and day is not None and kind is None:
        return parse(str(day.year))
    return said


def _to_date(title: str, text: str, day: date | None) -> Period | None:
    """The part of a term that a mid-term review covers: to the quarter that ends about its day."""
    term = _TERM_VI.search(title) or english.span(title) or _TERM_VI.search(text) or english.span(text)
    if term is None:
        return None
    begin, end = int(term[1]), int(term[2])
    if day is None:
        return made(f"{begin}..{(begin + end) // 2}")
    near = day + timedelta(days=21)
    quarter, year = (near.month - 1) // 3, near.year
    if quarter == 0:
        return made(f"{begin}..{year - 1}")
    return made(f"{begin}..{first_months(year, 3 * quarter)}")


def _stated_vi(text: str, day: date | None, kind: ReportKind | None) -> Period | None:
    """The first period named in `text`; one named without its year takes the next year named, or that of the day."""
    year_after = year_finder(text, day)
    found: list[tuple[int, int, str]] = []
    if m := _SCHOOL_VI.search(text):
        found.append((m.start(), 0, f"{m[1]}..{m[2]}"))
    if m := _QUARTER_VI.search(text):
        value = words("identity", "numerals").get(m[1].lower(), m[1])
        found.append((m.start(), 1, f"{year_after(m.start(), m[2])}-Q{value}"))
    if m := _HALF_VI.search(text):
        found.append((m.start(), 1, f"{year_after(m.start(), m[2])}-H{2 if (m[1] or '').lower() == 'cuối' else 1}"))
    if m := _MONTHS_VI.search(text):
        value = words("identity", "numerals").get(m[1].lower(), m[1])
        count = int(value)
        if count != 6:
            found.append((m.start(), 2, str(first_months(int(year_after(m.start(), m[2]) or 2000), count))))
    for m in _MONTH_VI.finditer(text):
        if not _OF_A_DAY.search(text[: m.start()]):
            found.append((m.start(), 2, f"{m[2]}-M{int(m[1]):02d}"))
            break
    for m in _MONTH_BARE_VI.finditer(text):
        if not _OF_A_DAY.search(text[: m.start()]):
            found.append((m.start(), 3, f"{year_after(m.start(), None)}-M{int(m[1]):02d}"))
            break
    if m := _TERM_VI.search(text):
        found.append((m.start(), 1, f"{m[1]}..{m[2]}"))
    if m := _YEAR_VI.search(text):
        found.append((m.start(), 4, m[1]))
    if m := re.search(r"(?<![\d/])" + YEAR + r"\s*[-–]\s*" + YEAR + r"(?!\d)", text):
        found.append((m.start(), 5, f"{m[1]}..{m[2]}"))
    if not found:
        return None
    if kind in ("resolution", "plan"):
        yearly = [f for f in found if f[1] in (0, 4) or (".." in f[2] and f[1] != 0)]
        found = yearly or found
    quarter = re.search(r"quý\s+(?:iv|4)\b.{0,40}\bnăm\s+" + YEAR, text, re.I)
    if quarter and re.search(r"(?:và|,)\s*(?:cả\s+)?năm\s+" + YEAR, text[: quarter.end()], re.I):
        return made(quarter[1])
    return _up_to_its_end(text, found) or made(min(found)[2])


def _up_to_its_end(text: str, found: Sequence[tuple[int, int, str]]) -> Period | None:
    """The longer period of two named together that end together ("tháng 9 và 9 tháng đầu năm 2025"); None for none."""
    start, _, named = min(found)
    first = made(named)
    for at, _, other in sorted(found):
        longer = made(other) if start < at <= start + _NEAR and _AND.search(text[start:at]) else None
        if first and longer and longer.end == first.end and longer.begin < first.begin:
            return longer
    return None


def _day_vi(text: str) -> date | None:
    found = _DAY_VI.search(text)
    return day_of(found[3], found[2], found[1]) if found else None
