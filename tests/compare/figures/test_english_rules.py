"""Rules of English prose, each on a sentence of our own: lines passed, plans, parts, lists, thresholds, labels."""

from __future__ import annotations

import pytest

from tests.compare.figures.test_english import observed, short

BOUNDS = {
    "a line that was passed": ("2024", "Hive losses fell below 12%.", ["Hive losses | lt 12 % | 2024"]),
    "past a line": ("2024", "Honey sales climbed past £2bn.", ["Honey sales | gt 2 £bn | 2024"]),
    "never below a line": ("2024", "Attendance never fell below 94%.", ["Attendance | ge 94 % | 2024"]),
    "to between": ("2024", "The eel loss fell to between 3% and 5%.", ["eel loss | 3..5 % | 2024"]),
}

LISTS = {
    "nouns with bare figures": (
        "2024",
        "Lambs numbered 3,480, calves 2,915 and foals 126.",
        ["Lambs | 3480 lambs | 2024", "calves | 2915 calves | 2024", "foals | 126 foals | 2024"],
    ),
    "bare figures of a measure": (
        "2024",
        "Oat yields averaged 6.2 t/ha, barley 5.1 and rye 3.9.",
        ["Oat yields | 6.2 t/ha | 2024", "barley | 5.1 t/ha | 2024", "rye | 3.9 t/ha | 2024"],
    ),
    "a scale that goes on": (
        "2024",
        "Parcel and letter loads were 8.4 million and 31.5 million items respectively.",
        ["Parcel loads | 8.4 million items | 2024", "letter loads | 31.5 million items | 2024"],
    ),
    "parts behind a colon": (
        "2024",
        "A total of 110 members helped: 60 as cooks and 50 as drivers.",
        ["members helped | 110 members | 2024", "members helped cooks | 60 members | 2024",
         "members helped drivers | 50 members | 2024"],
    ),
    "parts of a whole with a base in brackets": (
        "2024",
        "Income was €18.2 million (2023: €17.5 million), made up of gifts of €9.6 million and €2.2 million from fairs.",
        ["Income | 18.2 € million | 2024", "Income | 17.5 € million | 2023", "gifts | 9.6 € million | 2024",
         "Income from fairs | 2.2 € million | 2024"],
    ),
}  # fmt: skip

PLANS = {
    "a part of a fund": (
        "2024",
        "£61m of the £130m bridge programme has been committed.",
        ["bridge programme committed | 61/130 £m | 2024"],
    ),
    "what a plan is for": ("2024", "Both mills met the 92% standard for dust.", ["dust | 92 % | 2024 target"]),
    "a plan behind what was done": (
        "2024",
        "In March 62 kilometres of thread were dyed against a plan of 70 kilometres.",
        ["thread dyed | 62 kilometres | 2024-M03", "thread dyed | 70 kilometres | 2024-M03 target"],
    ),
}

MOVEMENTS = {
    "a step before its level": (
        "2024",
        "Hay fares slipped 40p to £31.20.",
        ["Hay fares | 31.20 £ | 2024 | delta -40 p previous_year"],
    ),
    "a sum lower, then its level": (
        "2024",
        "Net debt was £412k lower than a year earlier at £3.06m.",
        ["Net debt | 3.06 £m | 2024 | delta -412 £k previous_year"],
    ),
    "a second subject without its verb": (
        "2024",
        "Moth losses fell from 214 to 187 and bee losses from 96 to 90.",
        ["Moth losses | 214 losses | 2023", "Moth losses | 187 losses | 2024", "bee losses | 96 losses | 2023",
         "bee losses | 90 losses | 2024"],
    ),
    "a level read another way": (
        "2024",
        "Salmon sales were 9,400 tonnes, equivalent to 62 kg a head.",
        ["Salmon sales | 9400 tonnes | 2024", "Salmon sales | 62 kg per head | 2024"],
    ),
    "a monthly share": ("2024", "Churn was stable at 1.1% a month.", ["Churn | 1.1 % per month | 2024"]),
}  # fmt: skip

THRESHOLDS = {
    "how often": (
        "2024",
        "Children who moved three or more times fell to 8%.",
        ["Children who moved three or more times | 8 % | 2024"],
    ),
    "how long, of whom": (
        "2024",
        "Guests who waited more than four hours fell by 8%.",
        ["Guests who waited more than four hours | - | 2024 | delta -8 % previous_year"],
    ),
    "how long, of a share": (
        "2024",
        "94% of guests waited less than four hours against a target of 95%.",
        ["guests waited less than four hours | 94 % | 2024", "guests waited less than four hours | 95 % | 2024 target"],
    ),
    "how long, waiting": (
        "2024",
        "The proportion of guests waiting more than 18 weeks rose to 8.4%.",
        ["proportion of guests waiting more than 18 weeks | 8.4 % | 2024"],
    ),
}

LABELS = {
    "a dash behind a bullet": (
        "2024-H1",
        "- Loom visits – 3,482, down 4.1% on the same half of 2023\n- Average stay – 5.4 days",
        ["Loom visits | 3482 visits | 2024-H1 | delta -4.1 % same_period", "Average stay | 5.4 days | 2024-H1"],
    ),
    "a number of its own": (
        "2024-H1",
        "KPI 4 – Calls answered within 20 seconds: 78.5% against a target of 80% – AMBER",
        ["Calls answered within 20 seconds | 78.5 % | 2024-H1",
         "Calls answered within 20 seconds | 80 % | 2024-H1 target"],
    ),
}  # fmt: skip

RULES = {**BOUNDS, **LISTS, **PLANS, **MOVEMENTS, **THRESHOLDS, **LABELS}


@pytest.mark.parametrize(("period", "text", "lines"), RULES.values(), ids=RULES)
def test_rules(period: str, text: str, lines: list[str]) -> None:
    assert [short(o) for o in observed(text, period)] == lines
