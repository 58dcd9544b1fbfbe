"""How long a correction takes to be worked out: 5,000 indicators in 12 reports, one decision after another."""

from __future__ import annotations

import gc
import time
from decimal import Decimal

from compare import pipeline
from compare.collecting import seldom_collected
from compare.comparison import Comparison, JudgedRow
from compare.decisions import (
    Decision,
    DirectionSet,
    FindingDismissed,
    IndicatorIgnored,
    IndicatorRenamed,
    IndicatorsJoined,
    IndicatorsSeparated,
    PeriodSet,
    RoleSet,
    SectionsJoined,
    StatusSettled,
    TargetSet,
    ValueCorrected,
)
from compare.folding import fold
from compare.kept import Kept
from compare.members import Member, member_of, section_member
from compare.observation import Observation, Relation
from compare.period import first_months
from compare.quantity import Quantity
from compare.report import Anchor, Block, Identity, Report, Section, Source
from tests.benchmarks.documents import MEASURES
from tests.benchmarks.measure import line

_PLACES = (
    *("An Bình", "Bình Minh", "Cẩm Sơn", "Đông Hải", "Gia Hòa", "Hưng Lợi", "Kim Đồng", "Long Phước"),
    *("Mỹ Thuận", "Nam Cường", "Phú Xuân", "Quang Trung", "Sơn Tây", "Tân Lập", "Vĩnh Hưng", "Yên Khánh"),
)
_SECTIONS = 40


def _names(count: int) -> list[tuple[str, str]]:
    named = [(f"{name} xã {place}", unit) for place in _PLACES for name, unit in MEASURES]
    return named[:count]


def _report(number: int, count: int) -> tuple[Report, tuple[Observation, ...]]:
    period = first_months(2020 + number // 4, 3 * (number % 4 + 1))
    source = Source(f"x{number}", f"{period.text}.docx", f"{number:064x}")
    blocks, observations = [], []
    for n, (name, unit) in enumerate(_names(count)):
        plan = 400 + (n * 7919) % 90_000
        value = plan * (number % 4 + 1) // 4
        share = Relation("ratio", Decimal(25 * (number % 4 + 1)), "%", "plan")
        text = f"{name} đạt {value} {unit}, bằng {share.value}% kế hoạch năm."
        anchor = Anchor(source.id, f"s{n % _SECTIONS}", f"b{n}", len(name) + 5, len(name) + 5 + len(str(value)))
        blocks.append(Block(f"b{n}", "paragraph", text))
        quantity = Quantity(Decimal(value), unit)
        observations.append(Observation(f"o{n}", name, quantity, period, "actual", (share,), anchor))
    sections = tuple(
        Section(
            f"s{s}", None, 1, str(s + 1), f"Kết quả {MEASURES[8 * s][0]}", tuple(f"b{n}" for n in range(s, count, 40))
        )
        for s in range(_SECTIONS)
    )
    identity = Identity(period=period, kind="quarter")
    return Report(source, "docx", identity, sections, tuple(blocks)), tuple(observations)


def _decisions(comparison: Comparison, count: int) -> dict[str, Decision]:
    """One of each kind, on figures in the middle of the reports."""

    def member(row: JudgedRow, place: int = 0) -> Member:
        source = list(row.row.cells)[place]
        reading = comparison.reading(source)
        return member_of(reading.report, reading.observations, row.row.cells[source].observations[0])

    rows = comparison.rows[count // 2 :]
    reports = [r.report for r in comparison.readings]
    return {
        "join": IndicatorsJoined(member(rows[0]), member(rows[7])),
        "separate": IndicatorsSeparated(member(rows[20], 0), member(rows[20], 1)),
        "rename": IndicatorRenamed(member(rows[30]), "Tên khác"),
        "target": TargetSet(member(rows[40]), "99", rows[40].row.unit or "", "ge"),
        "direction": DirectionSet(member(rows[50]), "down"),
        "status": StatusSettled(member(rows[60]), "met", "theo biên bản"),
        "ignore": IndicatorIgnored(member(rows[70])),
        "dismiss": FindingDismissed(comparison.findings[0].key if comparison.findings else "-", "đã rõ"),
        "correct a value": ValueCorrected(member(rows[80]), "7", rows[80].row.unit or "", "gõ nhầm"),
        "correct another value": ValueCorrected(member(rows[90], 2), "8123", rows[90].row.unit or "", "gõ nhầm"),
        "set a period": PeriodSet(member(rows[100], 1), "2020"),
        "set a role": RoleSet(member(rows[110], 1), "target"),
        "correct a unit": ValueCorrected(member(rows[120], 3), "7", "nghìn tỷ đồng", "gõ nhầm"),
        "join sections": SectionsJoined(section_member(reports[0], "s3"), section_member(reports[1], "s9")),
    }


def main(count: int = 5000, reports: int = 12) -> None:
    made = [_report(n, count) for n in range(reports)]
    told = {report.source.id: observations for report, observations in made}
    kept = Kept()
    decided: list[Decision] = []

    def compare() -> tuple[float, Comparison]:
        start = time.process_time()
        with seldom_collected():
            found = pipeline.compare([r for r, _ in made], fold(decided), lambda r: told[r.source.id], kept)
        return time.process_time() - start, found

    taken, comparison = compare()
    line(f"{count} indicators, {reports} reports, from nothing", taken, None, f"{len(comparison.rows)} rows")
    gc.freeze()  # as the engine does, which seldom looks for cycles either
    taken, _ = compare()
    line("again, nothing changed", taken)
    for name, decision in _decisions(comparison, count).items():
        decided.append(decision)
        taken, _ = compare()
        line(name, taken)
    said, more = _days_work(comparison)
    decided += said
    compare()
    for number, decision in enumerate(more):
        decided.append(decision)
        taken, _ = compare()
        line(f"correct value {number + 1} after {len(said)} other decisions", taken)


def _days_work(comparison: Comparison) -> tuple[list[Decision], list[Decision]]:
    """What a person says of other rows in a day, and figures that he puts right in one report after it."""
    reading = comparison.readings[0]
    held = [row for row in comparison.rows[:900] if reading.id in row.row.cells]

    def member(row: JudgedRow) -> Member:
        return member_of(reading.report, reading.observations, row.row.cells[reading.id].observations[0])

    said: list[Decision] = [StatusSettled(member(row), "met", "theo biên bản") for row in held[0:400:5]]
    said += [IndicatorRenamed(member(row), f"Tên {n}") for n, row in enumerate(held[1:400:10])]
    said += [
        IndicatorsJoined(member(row), member(other)) for row, other in zip(held[2:300:9], held[4:300:9], strict=False)
    ]
    more = [
        ValueCorrected(member(row), f"{n + 7}", row.row.unit or "", "gõ nhầm") for n, row in enumerate(held[500::40])
    ]
    return said, list(more)


if __name__ == "__main__":
    main()
