"""How a brief says periods: when a figure stood, as a noun, in the few letters of a table cell."""

from __future__ import annotations

from compare import period as periods
from compare.messages import Language, words
from compare.period import Period, label


def told_of(period: Period, language: Language) -> str:
    """Which figures are meant, behind a noun: "số liệu quý III/2023", "số liệu đến hết 9 tháng năm 2023"."""
    if language == "en":
        return named(period, language)
    return through(period, language).removeprefix("trong ")


def through(period: Period, language: Language) -> str:
    """When a figure of `period` stood: "đến hết quý I/2023", "năm 2023", "đến ngày 31/12/2023"."""
    said = named(period, language)
    if period.kind == "span":
        first, _, last = period.text.partition("..")
        ends = periods.parse(last)
        if period.is_to_date or ends.kind != "year":
            begin, end = (named(periods.parse(part), language) for part in (first, last))
            return words("brief.through.span_to_date", language).format(first=begin, last=end)
        return words("brief.through.span", language).format(label=label(period, language))
    key = "day" if period.kind == "day" else "year" if period.kind == "year" else "within"
    if period.is_to_date:
        key = "to_date"
    return words(f"brief.through.{key}", language).format(label=said.removeprefix("năm ") if key == "year" else said)


def named(period: Period, language: Language) -> str:
    """`period` as a noun in a sentence: "6 tháng đầu năm 2023", "giai đoạn 2020–2025", "the first half of 2023"."""
    if period.kind == "span":
        return _named_span(period, language)
    said = label(period, language)
    if language == "en" and period.kind == "months":
        said = said.replace(f"first {period.end.month} months", f"first {_IN_WORDS[period.end.month - 1]} months")
    return f"the {said}" if language == "en" and period.kind in ("half", "months", "week") else said


_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _named_span(period: Period, language: Language) -> str:
    first, _, last = period.text.partition("..")
    if not period.is_to_date and periods.parse(last).kind == "year":
        return words("brief.period.years", language).format(label=label(period, language))
    begin, end = (named(periods.parse(part), language) for part in (first, last))
    return words("brief.period.to_date", language).format(first=begin, last=end)


def briefly(period: Period, language: Language) -> str:
    """`period` in as few letters as a table cell has room for: "9T/2023", "Q3/2023", "2022"; "9M 2023"."""
    if period.kind == "span":
        first, _, last = period.text.partition("..")
        return f"{briefly(periods.parse(first), language)}–{briefly(periods.parse(last), language)}"
    if period.kind not in ("half", "months", "month", "quarter", "year"):
        return label(period, language)
    second = "_second" if period.kind == "half" and period.begin.month != 1 else ""
    count = period.end.month // 3 if period.kind == "quarter" else period.end.month
    return words(f"brief.short.{period.kind}{second}", language).format(n=count, year=period.end.year)
