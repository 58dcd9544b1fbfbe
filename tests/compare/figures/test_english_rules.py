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
    "labels with a change in brackets": (
        "2024",
        "Key results: rides 4.2 million (+8%); complaints 1,120 (-14%).",
        [
            "rides | 4.2 million rides | 2024 | delta 8 % previous_year",
            "complaints | 1120 complaints | 2024 | delta -14 % previous_year",
        ],
    ),
    "nouns with bare figures": (
        "2024",
        "Lambs numbered 3,480, calves 2,915 and foals 126.",
        ["Lambs | 3480 lambs | 2024", "calves | 2915 calves | 2024", "foals | 126 foals | 2024"],
    ),
    "bare figures of a measure": (
        "2024",
        "Oat yields averaged 6.2 t/ha, barley 5.1 and rye 3.9.",
        ["Oat yields | 6.2 t/ha | 2024", "barley yields | 5.1 t/ha | 2024", "rye yields | 3.9 t/ha | 2024"],
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

BASES = {
    "a level held against one told of": (
        "2024",
        "The pool sold 640 passes, slightly short of the 655 passes sold in 2023.",
        ["passes sold | 640 passes | 2024", "passes sold | 655 passes | 2023"],
    ),
    "a base in brackets of last year": (
        "2024-H1",
        "Kiln use was 84% (last year: 81%).",
        ["Kiln use | 84 % | 2024-H1", "Kiln use | 81 % | 2023-H1"],
    ),
    "a base in brackets without a colon": (
        "2024",
        "Cost per loom: $212 (prior year $198).",
        ["Cost per loom | 212 $ | 2024", "Cost per loom | 198 $ | 2023"],
    ),
    "a base in brackets of the same quarter": (
        "2024-Q2",
        "Kiln use was 84% (same quarter last year: 81%).",
        ["Kiln use | 84 % | 2024-Q2", "Kiln use | 81 % | 2023-Q2"],
    ),
    "a target behind a base in brackets": (
        "2024",
        "Kiln use was 84% (2023: 81%; target: 85%).",
        ["Kiln use | 84 % | 2024", "Kiln use | 81 % | 2023", "Kiln use | 85 % | 2024 target"],
    ),
    "a base in brackets with a shorter unit": (
        "2024-Q1",
        "Gross margin was 8.4 cents per litre (Q1 2023: 7.9 cents).",
        ["Gross margin | 8.4 cents per litre | 2024-Q1", "Gross margin | 7.9 cents per litre | 2023-Q1"],
    ),
    "a share against a share in the same brackets": (
        "2024",
        "Just 212 of the 1,040 boats had leaks (20.4%, against 23.9% in 2023).",
        ["boats leaks | 212/1040 boats | 2024 | ratio 20.4 % whole", "boats leaks | - | 2023 | ratio 23.9 % whole"],
    ),
    "from a base to a level behind a movement": (
        "2024",
        "Sales increased year-on-year by 4.4%, from £9.1m to £9.5m.",
        ["Sales | 9.5 £m | 2024 | delta 4.4 % previous_year", "Sales | 9.1 £m | 2023"],
    ),
    "a mean in the list of bases": (
        "2024",
        "Staff turnover stood at 11.2%, compared to 12.9% last year and a sector average of 13.5%.",
        [
            "Staff turnover | 11.2 % | 2024",
            "Staff turnover | 12.9 % | 2023",
            "sector average Staff turnover | 13.5 % | 2024",
        ],
    ),
}

READINGS = {
    "a movement read another way": (
        "2024",
        "Hat sales rose 8% (5% excluding new shops) to $41m.",
        ["Hat sales | 41 $m | 2024 | delta 8 % previous_year | delta 5 % previous_year"],
    ),
    "a sum with a plus": (
        "2024-Q4",
        "Guests spent an average of $118 a day (+$9).",
        ["average spending | 118 $ per day | 2024-Q4 | delta 9 $ same_period"],
    ),
    "down on": (
        "2024",
        "Water use averaged 142 litres per head per day, 3 litres down on the year.",
        ["Water use | 142 litres per head per day | 2024 | delta -3 litres previous_year"],
    ),
    "a movement that led to a level": (
        "2024",
        "Operating profit fell by £2m to reach £11m.",
        ["Operating profit | 11 £m | 2024 | delta -2 £m previous_year"],
    ),
    "lost of what there is": (
        "2024",
        "The grid lost just 0.9% of the energy it carried.",
        ["energy lost carried | 0.9 % | 2024"],
    ),
    "ones of ten": ("2024", "Nine in ten callers (90%) were satisfied.", ["callers satisfied | 90 % | 2024"]),
    "more and an adjective": (
        "2024-Q4",
        "Foreign guests were 12.6% more numerous than in the last quarter of 2023.",
        ["Foreign guests | - | 2024-Q4 | delta 12.6 % same_period"],
    ),
    "the total of months": (
        "2024-9M",
        "Sales were 1.1 million jars, bringing the nine-month total to 7.9 million jars.",
        ["Sales | 1.1 million jars | 2024-9M", "Sales | 7.9 million jars | 2024-9M"],
    ),
    "how long on average": ("2024", "Calls lasted an average of 6.4 minutes.", ["Calls | 6.4 minutes | 2024"]),
}

NAMED = {
    "what a noun is of": (
        "2024",
        "Guards uncovered 64 cases of fraud and gave out 1,200 bags of rice.",
        ["cases of fraud uncovered | 64 cases | 2024", "bags of rice given out | 1200 bags | 2024"],
    ),
    "what is said of a list": (
        "2024",
        "In all, 36 midwives, 19 dyers and eight cooks graduated with support.",
        [
            "midwives graduated with support | 36 midwives | 2024",
            "dyers graduated with support | 19 dyers | 2024",
            "cooks graduated with support | 8 cooks | 2024",
        ],
    ),
    "a part that is a sum": (
        "2024-9M",
        "The fund has paid $31.6m to 4,870 homes, including $4.2m to 655 homes in the third quarter.",
        [
            "fund payments | 31.6 $m | 2024-9M",
            "homes | 4870 homes | 2024-9M",
            "fund payments | 4.2 $m | 2024-Q3",
            "homes | 655 homes | 2024-Q3",
        ],
    ),
    "who passes a plan": (
        "2024",
        "With 94.6% of pupils in class every day, the district beat its 94% ambition.",
        ["pupils in class every day | 94.6 % | 2024", "pupils in class every day | 94 % | 2024 target"],
    ),
}

SUBJECTS = {
    "brackets in a subject": (
        "2024-H1",
        "The consumer price index (CPI) rose 4.03%.",
        ["consumer price index CPI | - | 2024-H1 | delta 4.03 % same_period"],
    ),
    "a movement behind a comma": (
        "2024-H1",
        "Consumer prices rose 4.03%, and core inflation, up 2.78%.",
        [
            "Consumer prices | - | 2024-H1 | delta 4.03 % same_period",
            "core inflation | - | 2024-H1 | delta 2.78 % same_period",
        ],
    ),
    "ages in a subject": (
        "2024",
        "The jobless rate for men aged 25 and older dropped from 8.3% to 6%.",
        ["jobless rate for men | 8.3 % | 2023", "jobless rate for men | 6 % | 2024"],
    ),
    "that's": (
        "2024-Q2",
        "There are 30.7 million people in work. That's 46,000 more than a year earlier.",
        ["people in work | 30.7 million people | 2024-Q2 | delta 46000 people same_period"],
    ),
    "with behind a comma": (
        "2024",
        "We celebrate another good year, with 85 choir sessions held.",
        ["choir sessions held | 85 sessions | 2024"],
    ),
    "a record high": (
        "2024-Q2",
        "The number of women in work reached a record high of 15 million.",
        ["women in work | 15 million women | 2024-Q2"],
    ),
    "a sector in -ing": (
        "2024",
        "Farming rose 9.9%, fishing 8.3%, mining 8.1%.",
        [
            "Farming | - | 2024 | delta 9.9 % previous_year",
            "fishing | - | 2024 | delta 8.3 % previous_year",
            "mining | - | 2024 | delta 8.1 % previous_year",
        ],
    ),
    "parts from sources": (
        "2024",
        "Of the growth of 6.2%, 0.4% came from farming and 2.9% from industry.",
        ["growth | 6.2 % | 2024", "growth came from farming | 0.4 % | 2024", "growth from industry | 2.9 % | 2024"],
    ),
    "what moves, behind the noun of its movement": (
        "2024",
        "There was a reduction in hat debts to £44.2m.",
        ["hat debts | 44.2 £m | 2024"],
    ),
    "brackets that say what a sum includes": (
        "2024",
        "Hat costs were £48.9 million (including fees).",
        ["Hat costs | 48.9 £ million | 2024"],
    ),
    "a charge compared to a charge": (
        "2024",
        "The tax charge was £14.6m, compared to a charge of £12.6m in 2023.",
        ["tax charge | 14.6 £m | 2024", "tax charge | 12.6 £m | 2023"],
    ),
}

STEPS = {
    "a step in another unit in brackets": (
        "2024-H1",
        "Hat sales increased 8.3% (£24.2m); hat profit rose £6.6m (13.4%).",
        [
            "Hat sales | - | 2024-H1 | delta 8.3 % same_period | delta 24.2 £m same_period",
            "hat profit | - | 2024-H1 | delta 6.6 £m same_period | delta 13.4 % same_period",
        ],
    ),
    "a step or a share": (
        "2024-H1",
        "Hat guests numbered 561,000, up 21,000 or 4% on H1 2023.",
        ["Hat guests | 561000 guests | 2024-H1 | delta 21000 guests same_period | delta 4 % same_period"],
    ),
    "a second step by": (
        "2024-Q2",
        "Jobs rose by 43,000 over the last quarter, and by 347,000 on last year.",
        ["Jobs | - | 2024-Q2 | delta 43000 jobs previous_period | delta 347000 jobs previous_year"],
    ),
    "a step beside a scaled level": (
        "2024-Q2",
        "Jobs fell by 16,000 to 1.62 million.",
        ["Jobs | 1.62 million jobs | 2024-Q2 | delta -16000 jobs same_period"],
    ),
    "a scaled step": (
        "2024-H1",
        "The guild has 598 million guests, some 36 million more than a year earlier.",
        ["guests | 598 million guests | 2024-H1 | delta 36 million guests same_period"],
    ),
    "the time of a step is no base": (
        "2024-Q3",
        "Visits grew 6.4% in the first half of 2024, and 2% in the third quarter.",
        ["Visits | - | 2024-H1 | delta 6.4 % same_period", "Visits | - | 2024-Q3 | delta 2 % same_period"],
    ),
    "what was twelve months earlier": (
        "2024-Q2",
        "The rate was 7.8%, having been 6% twelve months earlier.",
        ["rate | 7.8 % | 2024-Q2", "rate | 6 % | 2023-Q2"],
    ),
    "a rate posted": ("2024", "The hat trade posted growth of 9.9%.", ["hat trade growth | 9.9 % | 2024"]),
}

ROUNDS = {
    "a unit before its base": (
        "2024",
        "Hat thefts per 100,000 population: 5.9 (2023), 5.6 (2024).",
        [
            "Hat thefts per 100,000 population | 5.9 thefts | 2023",
            "Hat thefts per 100,000 population | 5.6 thefts | 2024",
        ],
    ),
    "a bracket of another subject": (
        "2024-Q3",
        "Hat traffic surged 31% to 412 tonnes; shoe traffic continued to shrink (-6.3%).",
        [
            "Hat traffic | 412 tonnes | 2024-Q3 | delta 31 % same_period",
            "shoe traffic | - | 2024-Q3 | delta -6.3 % same_period",
        ],
    ),
    "a level behind a comma and at": (
        "2024",
        "Hat theft was 7% higher than the year before, at 2,318 thefts, but remains 19% below its 2018 peak.",
        ["Hat theft | 2318 thefts | 2024 | delta 7 % previous_year | delta -19 % other"],
    ),
    "a time to come": (
        "2023-Q4",
        "For the year ahead, the guild is targeting growth of 4-5%.",
        ["growth | 4..5 % | 2024 target"],
    ),
    "sums with names of their own": (
        "2024",
        "Gross debt was £9.8bn (bank loans £3.1bn, bonds £5.9bn, leases £0.8bn).",
        [
            "Gross debt | 9.8 £bn | 2024",
            "bank loans | 3.1 £bn | 2024",
            "bonds | 5.9 £bn | 2024",
            "leases | 0.8 £bn | 2024",
        ],
    ),
    "better of what is less": (
        "2024",
        "Fuel use was 28.6 litres per 100 km, 3% better than planned.",
        ["Fuel use | 28.6 litres per 100 km | 2024 | delta -3 % plan"],
    ),
    "absent for days": ("2024", "Each guard was absent for 11.3 days.", ["guard | 11.3 days | 2024"]),
}

UNITS = {
    "millions of people": (
        "2024",
        "The tram carried 5.12m passengers and 18k dogs.",
        ["passengers carried | 5.12 million passengers | 2024", "dogs carried | 18 thousand dogs | 2024"],
    ),
    "millions in a label": (
        "2024-H1",
        "Passengers carried: 5.12m (H1 2023: 4.87m)",
        [
            "Passengers carried | 5.12 million passengers | 2024-H1",
            "Passengers carried | 4.87 million passengers | 2023-H1",
        ],
    ),
    "per a hyphened word": (
        "2024",
        "Unit cost: 5.9 cents per seat-km, -2%",
        ["Unit cost | 5.9 cents per seat-km | 2024 | delta -2 % previous_year"],
    ),
    "for every thousand": (
        "2023",
        "With 3.1 doctors for every 1,000 people, the town lies below the county average of 3.7.",
        [
            "doctors per 1,000 people | 3.1 doctors per 1,000 people | 2023",
            "county average doctors per 1,000 people | 3.7 doctors per 1,000 people | 2023",
        ],
    ),
    "a minus behind its currency": (
        "2024-Q2",
        "Free cash flow turned positive at CHF 9 million (Q2 2023: CHF -4 million).",
        ["Free cash flow | 9 CHF million | 2024-Q2", "Free cash flow | -4 CHF million | 2023-Q2"],
    ),
    "a range of pence": (
        "2024",
        "Hat prices were put at between 41p and 43p.",
        ["Hat prices | 41..43 p | 2024 estimate"],
    ),
    "sales of what is counted": (
        "2024",
        "Sales of electric cars doubled to 18,400.",
        ["Sales of electric cars | 18400 cars | 2024"],
    ),
    "years and their figures": (
        "2021..2023",
        "Hat injuries: 2021 – 64; 2022 – 58; 2023 – 61.",
        ["Hat injuries | 64 injuries | 2021", "Hat injuries | 58 injuries | 2022", "Hat injuries | 61 injuries | 2023"],
    ),
}

NO_FIGURE_OF_THEIRS = {
    "a size that tells which": ("2024", "Mesh sizes below 80 mm are banned.", []),
    "a state of those counted": (
        "2024",
        "Three of the seven reservoirs were more than 90% full.",
        ["reservoirs more than 90% full | 3/7 reservoirs | 2024"],
    ),
    "nine out of ten": ("2024", "Nine out of ten villages have a well.", []),
}

SET = {
    "what none may do": (
        "2025",
        "No boat may land more than 12 tonnes a week.",
        ["boat land | le 12 tonnes per week | 2025 target"],
    ),
    "what the law sets": (
        "2024",
        "Claims took 9.4 weeks, a little longer than the statutory 8 weeks.",
        ["time taken for Claims | 9.4 weeks | 2024", "time taken for Claims | 8 weeks | 2024 target"],
    ),
    "a sum or a share past the plan": (
        "2023",
        "Tax receipts of $4.4bn exceeded the budget by $180m, or 4.3%.",
        ["Tax receipts | 4.4 $bn | 2023 | delta 180 $m plan | delta 4.3 % plan"],
    ),
    "set aside": (
        "2024",
        "The budget sets aside £3.4m for libraries.",
        ["budget for libraries | 3.4 £m | 2024 target"],
    ),
    "ranged from to": (
        "2024",
        "Attendance ranged from 64% in infant classes to 93% in the final year.",
        ["Attendance | 64 % | 2024", "Attendance in the final year | 93 % | 2024"],
    ),
    "up to a month": (
        "2024-M10",
        "Up to October, hat sales reached 1,840 billion rupiah.",
        ["hat sales | 1840 billion rupiah | 2024-10M"],
    ),
    "in which money": (
        "2024-Q2",
        "Sales were CHF 212 million, a decrease of 3.1% in Swiss francs but an increase of 1.8% in local currencies.",
        ["Sales | 212 CHF million | 2024-Q2 | delta -3.1 % same_period | delta 1.8 % same_period"],
    ),
}

TELLING = {
    "who ended with": ("2024-Q1", "The trust ended the quarter with 1,904 nurses.", ["nurses | 1904 nurses | 2024-Q1"]),
    "the other ones": (
        "2024-Q4",
        "There were 54 serious falls and 311 minor ones.",
        ["serious falls | 54 falls | 2024-Q4", "minor falls | 311 falls | 2024-Q4"],
    ),
    "a verb that holds on": (
        "2024-M09",
        "Hat prices eased to 2.2% in September from 2.4% in August, and shoe prices by 0.3 points to 2.9%.",
        [
            "Hat prices | 2.2 % | 2024-M09",
            "Hat prices | 2.4 % | 2024-M08",
            "shoe prices | 2.9 % | 2024-M09 | delta -0.3 points same_period",
        ],
    ),
    "a movement that was": (
        "2024",
        "The reduction in paper use was 31%.",
        ["paper use | - | 2024 | delta -31 % previous_year"],
    ),
    "a plan that foresees": (
        "2023",
        "The five-year plan foresees the construction of 120 bridges.",
        ["construction bridges | 120 bridges | 2023 target"],
    ),
    "guidance before": (
        "2024-Q1",
        "The guild anticipates annual sales of about €2.3bn, against previous guidance of €2.4bn.",
        ["annual sales | approx 2.3 €bn | 2024 estimate", "annual sales | 2.4 €bn | 2024 estimate"],
    ),
    "the half year to": (
        "2024-H1",
        "In the half year to June the port served 412 ships.",
        ["ships served | 412 ships | 2024-H1"],
    ),
    "the year to date in brackets": (
        "2024-M06",
        "New hives: 1,145 (YTD 6,320)",
        ["New hives | 1145 hives | 2024-M06", "New hives | 6320 hives | 2024-H1"],
    ),
    "a share of what was billed": (
        "2024",
        "Bills paid: £412m, 96% of amount billed.",
        ["Bills paid | 412 £m | 2024 | ratio 96 % other"],
    ),
    "pages that are no paper's": (
        "2024",
        "The archive digitised 96,000 pages.",
        ["pages digitised | 96000 pages | 2024"],
    ),
    "works out at": ("2024", "Health spending works out at $512 a head.", ["Health spending | 512 $ per head | 2024"]),
}

SAID_SO = {
    "to a record": (
        "2024",
        "Exports soared by 46%, to a record $780m.",
        ["Exports | 780 $m | 2024 | delta 46 % previous_year"],
    ),
    "a cost range": ("2024", "Replanting costs $40 to $55 a hectare.", ["Replanting | 40..55 $ per hectare | 2024"]),
    "better than target at": (
        "2024-Q2",
        "Sickness absence was better than target at 4.1%.",
        ["Sickness absence | 4.1 % | 2024-Q2"],
    ),
    "profit before tax": (
        "2024-H1",
        "Profit before tax fell 18% to £31.4m after a £4m charge for redundancies.",
        ["Profit before tax | 31.4 £m | 2024-H1 | delta -18 % same_period", "charge for redundancies | 4 £m | 2024-H1"],
    ),
    "a new subject in its own unit": (
        "2024-H1",
        "The order book, at £410m, was 7% larger than at the start of the year, and headcount was cut by 220 to 5,900.",
        [
            "order book | 410 £m | 2024-H1 | delta 7 % previous_year",
            "headcount | 5900 people | 2024-H1 | delta -220 people same_period",
        ],
    ),
    "worse of what is less": (
        "2024-Q1",
        "Staff sickness was 5.2%, 0.4 points worse than in Q1 2023.",
        ["Staff sickness | 5.2 % | 2024-Q1 | delta 0.4 points same_period"],
    ),
    "a part of what was planned": (
        "2024",
        "Savings delivered: £1.9m of £2.4m planned",
        ["Savings delivered | 1.9/2.4 £m | 2024"],
    ),
    "all but a few": (
        "2024",
        "All but 3 of the 48 beaches tested were clean.",
        ["beaches tested were clean | 48 beaches | 2024"],
    ),
    "a fraction of those before its bracket": (
        "2023",
        "Just under half of respondents (1,204 of 2,460) rated the service as good.",
        ["respondents rated the service as good | 1204/2460 respondents | 2023"],
    ),
    "what was originally planned": (
        "2024-Q3",
        "The deficit is likely to reach 4% of GDP instead of the 3.2% originally planned.",
        ["deficit | 4 % | 2024-Q3 estimate", "deficit | 3.2 % | 2024-Q3 target"],
    ),
}

HELD = {
    "down behind what a rate is of": (
        "2024-Q2",
        "The jobless rate was 7.9% of the active population, down 0.2% on the last quarter.",
        ["jobless rate as % of active population | 7.9 % | 2024-Q2 | delta -0.2 % previous_period"],
    ),
    "as of the end of a month": (
        "2024-Q3",
        "As of the end of June, the pool was at 95% (against the target of 96%).",
        ["pool | 95 % | 2024-M06", "pool | 96 % | 2024-M06 target"],
    ),
}

GIVEN_ONCE = {
    "what is said behind a share in brackets": (
        "2023",
        "Of the 1,860 complaints received, 1,642 (88.3%) were resolved within 20 days.",
        [
            "complaints received | 1860 complaints | 2023",
            "complaints resolved within 20 days | 1642 complaints | 2023 | ratio 88.3 % whole",
        ],
    ),
    "a list goes on with another verb": (
        "2024",
        "The programme trained 640 teachers, reached 18,200 pupils and cost $1.9 million.",
        [
            "teachers trained | 640 teachers | 2024",
            "pupils reached | 18200 pupils | 2024",
            "cost | 1.9 $ million | 2024",
        ],
    ),
    "a rate before of": (
        "2023-M08",
        "Occupancy averaged 71.4%, with revenue per room of $84.",
        ["Occupancy | 71.4 % | 2023-M08", "revenue per room | 84 $ | 2023-M08"],
    ),
    "the half-year that a quarter ends": (
        "2023-Q2",
        "Sales were $12m, bringing the half-year total to $22m.",
        ["Sales | 12 $m | 2023-Q2", "Sales | 22 $m | 2023-H1"],
    ),
    "the measure of a list's first holds for the list": (
        "2023",
        "Milk output was 64,200 tonnes, cheese 5,310 tonnes and butter 1,880 tonnes.",
        [
            "Milk output | 64200 tonnes | 2023",
            "cheese output | 5310 tonnes | 2023",
            "butter output | 1880 tonnes | 2023",
        ],
    ),
    "by number and by value": (
        "2025-H1",
        "New mortgages numbered 1,264, worth £212m in total, down 8% by number and 5% by value.",
        [
            "New mortgages | 1264 mortgages | 2025-H1 | delta -8 % same_period",
            "value of New mortgages | 212 £m | 2025-H1 | delta -5 % same_period",
        ],
    ),
    "from the year a thing began": (
        "2023-Q3",
        "Cumulative connections reached 28,450 since the start of the scheme in 2020.",
        ["Cumulative connections | 28450 connections | 2020..2023-9M"],
    ),
    "the same quarter last year behind from": (
        "2024-Q3",
        "Recycling rates fell to 43.8%, down from 44.5% in the same quarter last year.",
        ["Recycling rates | 43.8 % | 2024-Q3", "Recycling rates | 44.5 % | 2023-Q3"],
    ),
    "the time behind the level a movement led to": (
        "2024-Q3",
        "Premiums grew 7% to $412 million in the nine months to September.",
        ["Premiums | 412 $ million | 2024-9M | delta 7 % same_period"],
    ),
    "sums in brackets behind what they are of": (
        "2024-Q3",
        "The largest pressure is in adult social care (£3.1m), offset by underspends in highways (£0.5m).",
        ["adult social care | 3.1 £m | 2024-Q3", "highways | 0.5 £m | 2024-Q3"],
    ),
    "a rate that ends its clause, and a count beside it": (
        "2024-Q3",
        "There were 1,284 children in care, a rate of 74 per 10,000, compared with 1,251 a year earlier.",
        [
            "children in care | 1284 children | 2024-Q3",
            "children in care | 74 per 10,000 | 2024-Q3",
            "children in care | 1251 children | 2023-Q3",
        ],
    ),
    "a fraction in brackets behind its share counts the noun": (
        "2024-Q3",
        "Applications determined within 13 weeks: 91% (20 of 22).",
        [
            "Applications determined within 13 weeks | 91 % | 2024-Q3",
            "Applications determined within 13 weeks | 20/22 applications | 2024-Q3",
        ],
    ),
    "a number word in the cause that ends a clause": (
        "2024-Q3",
        "Spending is £84m, because of delays to two school schemes.",
        ["Spending | 84 £m | 2024-Q3"],
    ),
    "the base's own level in brackets": (
        "2024-9M",
        "Fires burned 1,240 ha, half of what they did in the same period of 2023 (2,690 ha).",
        ["Fires burned | 1240 ha | 2024-9M", "Fires burned | 2690 ha | 2023-9M"],
    ),
}

RULES = {
    **BOUNDS,
    **LISTS,
    **PLANS,
    **MOVEMENTS,
    **THRESHOLDS,
    **LABELS,
    **BASES,
    **READINGS,
    **NAMED,
    **SUBJECTS,
    **STEPS,
    **ROUNDS,
    **UNITS,
    **NO_FIGURE_OF_THEIRS,
    **SET,
    **TELLING,
    **SAID_SO,
    **HELD,
    **GIVEN_ONCE,
}


@pytest.mark.parametrize(("period", "text", "lines"), RULES.values(), ids=RULES)
def test_rules(period: str, text: str, lines: list[str]) -> None:
    assert [short(o) for o in observed(text, period)] == lines
