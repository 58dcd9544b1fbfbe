"""English prose as charities and companies write it: sums in turn, spans to date, slips of a count."""

from __future__ import annotations

import pytest

from compare.figures import observe
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source
from desktop.items import observe_item
from tests.compare.figures.test_english import observed, short

SAID = {
    "a second deed has an object of its own": (
        "The trust reduced agency spend by 20% and raised staff satisfaction to 75%.",
        "2025",
        ["agency spend | - | 2025 | delta -20 % previous_year", "staff satisfaction | 75 % | 2025"],
    ),
    "an average over a stretch of months, and a cap": (
        "Water losses averaged 21.3% over the six months to June, against 22.8% a year ago and a regulatory "
        "cap of 20%.",
        "2025-Q2",
        ["Water losses | 21.3 % | 2025-Q2", "Water losses | 22.8 % | 2024-Q2", "Water losses | 20 % | 2025 target"],
    ),
    "letters with a plural are counted": (
        "As of 30 June, 14 of the 22 KPIs were green, five amber and three red.",
        "2025-Q2",
        ["KPIs green | 14/22 KPIs | 2025-06-30", "KPIs amber | 5 KPIs | 2025-06-30", "KPIs red | 3 KPIs | 2025-06-30"],
    ),
    "a scale is not carried to a number in full": (
        "Tourist arrivals exceeded 1.2 million, of which 340,000 were international visitors.",
        "2025-Q2",
        ["Tourist arrivals | gt 1.2 million arrivals | 2025-Q2", "international visitors | 340000 arrivals | 2025-Q2"],
    ),
    "those counted need something": (
        "Of the 2,314 homes inspected, 1,987 (86%) met the standard, 211 needed minor works and 116 failed.",
        "2025-Q2",
        [
            "homes inspected | 2314 homes | 2025-Q2",
            "homes met the standard | 1987 homes | 2025-Q2 | ratio 86 % whole",
            "homes needed minor works | 211 homes | 2025-Q2",
            "homes failed | 116 homes | 2025-Q2",
        ],
    ),
    "a target's year is not the result's": (
        "Renewables now supply 38% of demand against a 2030 target of 60%.",
        "2024",
        ["Renewables | - | 2024 | ratio 38 % whole", "Renewables | - | 2030 target | ratio 60 % whole"],
    ),
    "what slipped into the next year slipped in this one": (
        "Twelve of the 15 milestones were met, two slipped into 2025 and one was dropped.",
        "2024",
        [
            "milestones met | 12/15 milestones | 2024",
            "milestones slipped | 2 milestones | 2024",
            "milestones dropped | 1 milestones | 2024",
        ],
    ),
    "people reached, in a list of deeds": (
        "It trained 1,200 counsellors and reached 85% of survivors.",
        "2025",
        ["counsellors trained | 1200 counsellors | 2025", "survivors reached | 85 % | 2025"],
    ),
    "what pays out of revenue is no part of it": (
        "Debt service absorbed 17.6% of revenue; abandoned calls were 4.8% of the total.",
        "2024",
        ["Debt service | - | 2024 | ratio 17.6 % other", "abandoned calls | - | 2024 | ratio 4.8 % whole"],
    ),
    "a household will have something, and a ministry plans": (
        "By 2025 every district will have a shelter, and the ministry plans to train 1,200 counsellors.",
        "2025",
        ["counsellors trained | 1200 counsellors | 2025 target"],
    ),
    "sums in dong and rupees": (
        "The programme has disbursed VND 42.6 billion, or 58.3% of the allocation, and spent Rs 4.2 million on staff.",
        "2025-Q2",
        [
            "programme disbursements | 42.6 VND billion | 2025-Q2 | ratio 58.3 % plan",
            "spending on staff | 4.2 Rs million | 2025-Q2",
        ],
    ),
    "what is denied stays denied": (
        "Of 124 projects, 87 were completed, 25 were not completed and 12 have not yet begun.",
        "2025-Q2",
        [
            "projects | 124 projects | 2025-Q2",
            "projects completed | 87 projects | 2025-Q2",
            "projects not completed | 25 projects | 2025-Q2",
            "projects not begun | 12 projects | 2025-Q2",
        ],
    ),
    "a denial alone takes the verb before": (
        "Of 300 permits, 288 were issued on time and 12 were not.",
        "2025-Q2",
        [
            "permits | 300 permits | 2025-Q2",
            "permits issued on time | 288 permits | 2025-Q2",
            "permits not issued on time | 12 permits | 2025-Q2",
        ],
    ),
    "where litter came from is no level before": (
        "We removed 14 tonnes of litter from 32 km of riverbank.",
        "2025-Q2",
        ["litter removed | 14 tonnes | 2025-Q2", "litter | 32 km | 2025-Q2"],
    ),
    "what is left of a sum": (
        "Spending reached £48.3m, leaving £69.5m to be spent.",
        "2025-Q2",
        ["Spending | 48.3 £m | 2025-Q2", "Spending to be spent | 69.5 £m | 2025-Q2"],
    ),
    "how often a clause holds": (
        "Buses ran on time on 92.4% of trips. Work started on 40% of the roads.",
        "2025",
        ["Buses ran on time | 92.4 % | 2025", "roads started | 40 % | 2025"],
    ),
    "how often a span is kept": (
        "In 95% of cases guests will wait less than ten minutes. Guests waited less than ten minutes in 92% of cases.",
        "2025",
        ["guests wait less than ten minutes | 95 % | 2025 target", "Guests waited less than ten minutes | 92 % | 2025"],
    ),
    "a bound with two words, and one that is a plan's own": (
        "We will keep staff turnover at or below 10%. Turnover was 10.2%, against a ceiling of 11%.",
        "2026",
        ["staff turnover | le 10 % | 2026 target", "Turnover | 10.2 % | 2026", "Turnover | le 11 % | 2026 target"],
    ),
    "what a sum is taken from is no target": (
        "Spent from the operating budget: $110.4 million. Operating budget: $148 million.",
        "2025",
        ["Spent from the operating budget | 110.4 $ million | 2025", "Operating budget | 148 $ million | 2025 target"],
    ),
    "the round number of a rate, and what is said to be held to so many of itself": (
        "Loss rate: 15.2 items in 100,000. Accidents are to be held to no more than 160 accidents.",
        "2025",
        ["Loss rate | 15.2 items | 2025", "Accidents | le 160 accidents | 2025 target"],
    ),
    "parts of what is counted, with what is done to them": (
        "Roofs of 14 courthouses will be repaired.",
        "2025",
        ["Roofs of courthouses repaired | 14 courthouses | 2025 target"],
    ),
    "deeds that one word joins": (
        "78% of patients were admitted, transferred or discharged within four hours.",
        "2025",
        ["patients admitted, transferred or discharged within four hours | 78 % | 2025"],
    ),
    "a rate of something points at nothing before it": (
        "There were 21 cases of fraud. The rate of falls was 5.6 per 1,000 bed days.",
        "2025",
        ["cases of fraud | 21 cases | 2025", "rate of falls | 5.6 per 1,000 bed days | 2025"],
    ),
    "what a target is for": (
        "The target for satisfaction is 86%. For 2026 the ceiling for turnover will be 10%.",
        "2025",
        ["satisfaction | 86 % | 2025 target", "turnover | 10 % | 2026 target"],
    ),
    "how much of the time something is so": (
        "Systems must be available 99.5% of the time. In March they were available 99.6% of the time.",
        "2025",
        ["Systems available | 99.5 % | 2025 target", "Systems available | 99.6 % | 2025-M03"],
    ),
    "what is to be done, and what was done of what was planned": (
        "Not fewer than 40 audits are to be carried out. Of the 95 visits planned for the year, 61 were made.",
        "2025",
        [
            "audits carried | ge 40 audits | 2025 target",
            "visits planned | 95 visits | 2025 target",
            "visits made | 61 visits | 2025",
        ],
    ),
    "what is to be done to a sum, and a count to date behind a verb's particle": (
        "Savings of £2.1 million are to be found. Nurses taken on YTD: 106.",
        "2025-Q3",
        ["Savings found | 2.1 £ million | 2025-Q3 target", "Nurses taken | 106 nurses | 2025-9M"],
    ),
    "what a share is told of is counted": (
        "Enquiries answered within two days: 84.2% of 12,300. Staff closed 88% of cases within ten days.",
        "2025",
        [
            "Enquiries answered within two days | 84.2 % | 2025",
            "Enquiries answered within two days | 12300 enquiries | 2025",
            "cases closed within ten days | 88 % | 2025",
        ],
    ),
    "some of those a sentence opens with": (
        "Of the children screened, 94 were referred to an optician and 27 to a clinic.",
        "2025",
        ["children referred to an optician | 94 children | 2025", "children referred to a clinic | 27 children | 2025"],
    ),
    "the whole told behind what was counted": (
        "Fire doors are in place for 29 blocks of the 74.",
        "2025",
        ["Fire doors | 29/74 blocks | 2025"],
    ),
    "a share of a number that was planned": (
        "The laboratory analysed 3,310 samples, or 23.6% of the 14,000 planned.",
        "2026-Q1",
        [
            "samples analysed | 3310 samples | 2026-Q1 | ratio 23.6 % plan",
            "samples analysed | 14000 samples | 2026-Q1 target",
        ],
    ),
    "what was done to something of each": (
        "The council repaired the roofs of 40 schools.",
        "2025",
        ["roofs of schools repaired | 40 schools | 2025"],
    ),
    "what is had was not done": (
        "Wexmoor educates 31,600 students and employs 4,180 people.",
        "2025",
        ["students educated | 31600 students | 2025", "people | 4180 people | 2025"],
    ),
    "where or among whom people are asked": (
        "In the survey, 79.5% of customers were satisfied. In towns, 84% of homes have a meter.",
        "2025-H1",
        ["customers satisfied | 79.5 % | 2025-H1", "homes meter in towns | 84 % | 2025-H1"],
    ),
    "a share beside a movement told in counted things": (
        "Enterprises using power for production rose by 96 in the quarter, 29.2% of the target of 500.",
        "2025-Q1",
        [
            "Enterprises using power for production | - | 2025-Q1 | delta 96 enterprises same_period"
            " | ratio 29.2 % plan",
            "Enterprises using power for production | 500 enterprises | 2025-Q1 target",
        ],
    ),
    "a verb with what completes it": (
        "512 enterprises took up productive uses of electricity.",
        "2025",
        ["enterprises took up productive uses | 512 enterprises | 2025"],
    ),
    "a fraction over one": (
        "Inspectors saw that 21 of 20 ferries were safe.",
        "2025-Q2",
        ["ferries safe | 21/20 ferries | 2025-Q2"],
    ),
    "a span to date": (
        "Money invested since 2022: £31.4 million.",
        "2024-Q2",
        ["Money invested | 31.4 £ million | 2022..2024-H1"],
    ),
    "months to an end": (
        "Fuel use to the end of September: 840 tonnes.",
        "2024-9M",
        ["Fuel use | 840 tonnes | 2024-9M"],
    ),
    "sums in turn": (
        "Shops brought £4.1 million, restricted income £2.6 million and bequests £0.8 million.",
        "2024",
        [
            "Shops brought | 4.1 £ million | 2024",
            "restricted income | 2.6 £ million | 2024",
            "bequests | 0.8 £ million | 2024",
        ],
    ),
    "parts with names of their own": (
        "Total turnover is budgeted at £90 million, of which ticket sales £52 million.",
        "2024",
        ["Total turnover | 90 £ million | 2024 target", "ticket sales | 52 £ million | 2024 target"],
    ),
    "a base in brackets of a half year": (
        "Visits YTD: 61,200 visits, up 4.8% on the first half of 2024 (58,400 visits).",
        "2025-Q2",
        ["Visits | 61200 visits | 2025-H1 | delta 4.8 % same_period", "Visits | 58400 visits | 2024-H1"],
    ),
    "the same period named by its year": (
        "Sales were £8.2 million, up 9% on the same period of 2023 (£7.5 million).",
        "2024-9M",
        ["Sales | 8.2 £ million | 2024-9M | delta 9 % same_period", "Sales | 7.5 £ million | 2023-9M"],
    ),
    "two figures of two years": (
        "Berth speed improved from 26 moves per hour in 2022 to 32 moves per hour in 2024.",
        "2024",
        ["Berth speed | 26 moves per hour | 2022", "Berth speed | 32 moves per hour | 2024"],
    ),
    "a financial year": (
        "Bed occupancy was 88% in FY2024/25.",
        "2024..2025",
        ["Bed occupancy | 88 % | 2024..2025"],
    ),
    "points out of ten": (
        "The visitor score was 7.6 points out of ten.",
        "2024",
        ["visitor score | 7.6 points | 2024"],
    ),
    "parts pointed at": (
        "The clinic treated 4,100 patients, of whom 38% were children.",
        "2024",
        ["patients treated | 4100 patients | 2024", "patients children | 38 % | 2024"],
    ),
    "the noun of a movement behind its figure": (
        "Overtime cost £312,000, a 14% increase on last year; there was a 3% year-on-year fall in complaints.",
        "2024",
        [
            "Overtime | 312000 £ | 2024 | delta 14 % previous_year",
            "complaints | - | 2024 | delta -3 % previous_year",
        ],
    ),
    "a time that is a target": (
        "The wait was 9.2 minutes, against a target of 8 minutes; 87.4% of calls were answered.",
        "2024",
        ["wait | 9.2 minutes | 2024", "wait | 8 minutes | 2024 target", "calls answered | 87.4 % | 2024"],
    ),
    "parts that are told what they are": (
        "Crews attended 1,482 incidents, of which 412 were dwelling fires.",
        "2024",
        ["incidents attended | 1482 incidents | 2024", "dwelling fires | 412 incidents | 2024"],
    ),
    "a verb with up": ("Wardens set up 64 night patrols.", "2024-H1", ["night patrols set up | 64 patrols | 2024-H1"]),
    "against that names no base": (
        "The number of lambs vaccinated against tetanus was 3,140 lambs.",
        "2024",
        ["lambs vaccinated against tetanus | 3140 lambs | 2024"],
    ),
    "what will have been done": (
        "Some 310 roofs will have been mended by year end.",
        "2024",
        ["roofs mended | approx 310 roofs | 2024 estimate"],
    ),
    "a proper name reaches people": (
        "In 2024 Brightwater reached 51,300 people.",
        "2024",
        ["people reached | 51300 people | 2024"],
    ),
    "a figure that points back": (
        "Reserves were £6.3 million; the audited figure was £6.2 million.",
        "2024",
        ["Reserves | 6.3 £ million | 2024", "Reserves | 6.2 £ million | 2024"],
    ),
    "how long things take on average": (
        "Planning applications were decided in 41 days on average.",
        "2025-Q2",
        ["Planning applications decided on average | 41 days | 2025-Q2"],
    ),
    "how long things take, and what became of them": (
        "A hedge survey took 18.2 days on average; 84.1% were accepted first time.",
        "2025-Q2",
        ["time taken for hedge survey | 18.2 days | 2025-Q2", "hedge survey accepted first time | 84.1 % | 2025-Q2"],
    ),
    "how long it takes to do something": (
        "An average claim took 12 days to settle.",
        "2025-Q2",
        ["time taken to settle average claim | 12 days | 2025-Q2"],
    ),
    "a size that tells which are counted": (
        "Wardens inspected 61 barns over 18 metres.",
        "2025-Q2",
        ["barns over 18 metres inspected | 61 barns | 2025-Q2"],
    ),
    "a size before an aside": (
        "All barns over 11 metres, 74 barns, have a sprinkler.",
        "2025-Q2",
        ["barns | 74 barns | 2025-Q2"],
    ),
    "a budget that its own noun names": (
        "The port runs its ferries with an operating budget of $212.0 million.",
        "2025",
        ["operating budget | 212.0 $ million | 2025 target"],
    ),
    "a count under a scheme": (
        "Officers issued 640 permits under the new scheme.",
        "2025-Q2",
        ["permits under the new scheme issued | 640 permits | 2025-Q2"],
    ),
    "a count under its plan": (
        "Sales were 200 tonnes, 12 tonnes under the budget.",
        "2025-Q2",
        ["Sales | 200 tonnes | 2025-Q2 | delta -12 tonnes plan"],
    ),
    "a share of them": (
        "We expect to have served 1,370 guests by the end of the year, 52% of them men and boys.",
        "2025",
        ["guests served | 1370 guests | 2025 estimate", "guests served men and boys | 52 % | 2025 estimate"],
    ),
    "a share of those the sentence opens with": (
        "Of the patients treated at home, 84% were satisfied.",
        "2025",
        ["patients treated at home satisfied | 84 % | 2025"],
    ),
    "a verb behind how fast": (
        "The port will answer 92% of radio calls within ten seconds and reach 88% of cargo ships within two hours.",
        "2025",
        [
            "radio calls answer within ten seconds | 92 % | 2025 target",
            "cargo ships reached within two hours | 88 % | 2025 target",
        ],
    ),
    "a share of a plan of years": (
        "Track renewal in 2023 came to £25 million, 25% of the four-year programme of £100 million.",
        "2023",
        ["Track renewal | 25 £ million | 2023 | ratio 25 % plan", "Track renewal | 100 £ million | 2023 target"],
    ),
}


@pytest.mark.parametrize(("text", "period", "expected"), SAID.values(), ids=SAID)
def test_what_reports_say(text: str, period: str, expected: list[str]) -> None:
    found = observed(text, period)
    assert [short(o) for o in found] == expected


def test_some_of_what_was_counted_are_a_part_of_it() -> None:
    found = observed("25 health posts received power; 9 of the health posts also have refrigerators.", "2025")
    assert [o.whole for o in found] == [None, found[0].id]


def test_the_number_of_a_heading_counts_nothing() -> None:
    heading, text = Block("h", "paragraph", "2.4 Skills and jobs"), Block("b", "paragraph", "48 people were trained.")
    section = Section("s", None, 2, "2.4", "Skills and jobs", ("h", "b"), "h")
    identity = Identity(kind="quarter", period=parse("2025-Q1"), language="en")
    made = Report(Source("r", "r.odt", "0"), "odt", identity, (section,), (heading, text))
    assert [o.anchor.block for o in observe(made)] == ["b"]


HEADS = {
    "YTD Jun 2025": "2025-H1",
    "Sep 2025 YTD": "2025-9M",
    "FY2024/25 actual": "2024..2025",
    "Year to date to March 2025": "2025-Q1",
}


@pytest.mark.parametrize(("head", "period"), HEADS.items())
def test_heads_of_columns(head: str, period: str) -> None:
    rows = [["Measure", "Unit", head], ["Cargo handled", "tonnes", "6,300"]]
    item = {"id": "1", "lang": "en", "report_period": "2025-Q4", "rows": rows}
    assert [str(o.period) for o in observe_item(item)] == [period]
