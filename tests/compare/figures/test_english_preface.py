"""What a report says once of the time of all its counts is what its counts are of."""

from __future__ import annotations

import pytest

from compare.figures import observe
from tests.compare.matching.build import written

PREFACES = {
    "run from January": ("Unless a period is given, counts run from January to September.", "2025-9M"),
    "for the first months": ("Counts are for January to September; waiting times are for the quarter.", "2025-9M"),
    "for the year to date": ("Counts are for the year to date; percentages are for the quarter.", "2025-9M"),
    "cumulative": ("Totals given below are cumulative from 1 January.", "2025-9M"),
    "of the quarter": ("Counts are for the quarter; charges run from January.", "2025-Q3"),
    "nothing said": ("The counts were checked by two people.", "2025-Q3"),
}
FIGURES = (
    "Trees planted: 5,200 trees. Sickness absence: 3.1%. Visits in August: 310 visits. "
    "Training delivered: 4,120 hours. Time to repair: 14 hours."
)


@pytest.mark.parametrize(("said", "period"), PREFACES.values(), ids=PREFACES)
def test_counts_are_of_the_time_said_once_for_all(said: str, period: str) -> None:
    report = written("r", "quarter", "2025-Q3", "en", f"# In brief\n{said}\n# Figures\n{FIGURES}").reading.report
    periods = {o.indicator: o.period.text for o in observe(report)}
    assert periods["Trees planted"] == period
    assert periods["Sickness absence"] == "2025-Q3"
    assert periods["Visits"] == "2025-M08"
    assert (
        periods["Training delivered"] == period
    )  # so many hours are those of many people, no time that something took
    assert periods["Time to repair"] == "2025-Q3"


SPANS = {
    "the second quarter": ("Figures are for April to June unless marked YTD (January to June).", "2025-Q2"),
    "the half year": ("Figures cover January to June unless the text says otherwise.", "2025-H1"),
    "nothing said": ("The figures were checked in April and June.", "2025-H1"),
}


@pytest.mark.parametrize(("said", "period"), SPANS.values(), ids=SPANS)
def test_figures_are_of_the_part_of_a_half_year_said_once_for_all(said: str, period: str) -> None:
    text = f"# In brief\n{said}\n# Figures\nVisits: 310 visits. Trees planted YTD: 5,200 trees."
    report = written("r", "half_year", "2025-H1", "en", text).reading.report
    periods = {o.indicator: o.period.text for o in observe(report)}
    assert (periods["Visits"], periods["Trees planted"]) == (period, "2025-H1")
