"""The list of what the units are to be asked: the findings put on it, by the unit that answers for the indicator.

Plain text to copy or to keep as a file; each question quotes its places with their files.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.comparison import Comparison, Finding
from compare.messages import Language, message, render
from compare.period import label


def asked(result: Comparison) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """The findings to ask of, by unit in the order they are first met; "" where no unit is known to answer."""
    groups: dict[str, list[Finding]] = {}
    answering = {row.id: row.responsible or "" for row in result.rows}
    for finding in result.findings:
        if finding.asked is not None and not finding.dismissed:
            unit = next((who for row in finding.rows if (who := answering.get(row))), "")
            groups.setdefault(unit, []).append(finding)
    known = sorted(groups, key=lambda unit: not unit)  # those of no unit at the end
    return tuple((unit, tuple(groups[unit])) for unit in known)


def as_text(result: Comparison, language: Language) -> str:
    """The list as lines of text; "" where nothing is to be asked."""
    lines: list[str] = []
    for unit, findings in asked(result):
        lines += [unit or render(message("checks.ask.no_unit"), language), ""]
        for number, finding in enumerate(findings, 1):
            lines += _question(result, number, finding, language)
        lines.append("")
    return "\n".join(lines).strip()


def _question(result: Comparison, number: int, finding: Finding, language: Language) -> Sequence[str]:
    said = render(finding.message, language)
    out = [f"{number}. {finding.asked or said}"]
    if finding.asked:
        out.append(f"   {said}")
    names = {reading.id: reading for reading in result.readings}
    for place in finding.places:
        reading = names.get(place.source)
        name = reading.report.source.name if reading else place.source
        period = reading.report.identity.period if reading else None
        when = f", {label(period, language)}" if period else ""
        page = f", {render(message('checks.ask.page', page=place.anchor.page), language)}" if place.anchor.page else ""
        out.append(f"   – “{' '.join(place.quote.split())}” ({name}{when}{page})")
    return out
