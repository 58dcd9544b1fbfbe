"""English prose: each part of the reader on sentences of our own, then whole paragraphs, then speed in steps."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from compare.figures import english
from compare.figures.context import Context
from compare.figures.english.clauses import clause_before
from compare.figures.english.phrases import phrase, predicate
from compare.figures.english.sentence import Sentence, sentence_of
from compare.figures.english.sentences import sentences
from compare.figures.notation import ENGLISH
from compare.figures.periods_en import find
from compare.figures.tokens import meant, tokenize
from compare.observation import Observation
from compare.period import parse
from compare.report import ReportKind
from desktop.contract import observation_json
from desktop.items import observe_item

ROOT = Path(__file__).resolve().parents[3]
SCORER = ROOT.parent / "shared" / "score" / "score_extract.py"


def sentence(text: str, period: str = "2023") -> Sentence:
    """`text` as the reader's sentence."""
    tokens = tokenize(meant(text, vietnamese=False).text)
    words = [token.text.lower() for token in tokens]
    return sentence_of(tokens, words, find(tokens, words, parse(period)), ENGLISH)


def observed(text: str, period: str, kind: ReportKind = "year") -> list[Observation]:
    """The observations of a paragraph."""
    context = Context("r", "s", "b", parse(period), "en", kind, notation=ENGLISH)
    return english.observe(text, context)


def short(observation: Observation) -> str:
    """An observation in a line: name, level, period, role, comparisons."""
    level = "-"
    if q := observation.quantity:
        bound = "" if q.bound in ("eq", "range") else f"{q.bound} "
        high, total = (f"..{q.high}" if q.high else ""), (f"/{q.total}" if q.total else "")
        level = f"{bound}{q.value}{high}{total} {q.unit}"
    relations = "".join(f" | {r.kind} {r.value} {r.unit} {r.versus}" for r in observation.relations)
    role = "" if observation.role == "actual" else f" {observation.role}"
    return f"{observation.indicator} | {level} | {observation.period}{role}{relations}"


# Sentences, tags, figures --------------------------------------------------------------------------------------------

SENTENCES = [
    ("Sales rose. Costs fell.", 2),
    ("Approx. 40 homes were built in St. Ives.", 1),
    ("Revenue was $3.2m. It grew 4%.", 2),
    ("- one line\n- another line", 2),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_where_sentences_end(text: str, count: int) -> None:
    tokens = tokenize(text)
    assert len(list(sentences(tokens))) == count


TAGS = [
    ("The clinic opened 12 rooms", "opened", "verb"),
    ("The revised budget was 12", "revised", "part"),
    ("Children vaccinated in spring reached 300", "vaccinated", "part"),
    ("12 planned visits took place", "planned", "part"),
    ("The total cost was 12", "cost", "noun"),
    ("Repairs cost $12", "cost", "verb"),
    ("Women hold 44% of seats", "hold", "verb"),
    ("Water use to 141 litres", "use", "noun"),
    ("The port plans to dredge 12 km", "dredge", "verb"),
    ("Money went to tree care", "tree", "noun"),
    ("Sales rose sharply to 12", "sharply", "adverb"),
    ("Sales rose in March to 12", "in", "time"),
    ("an on-time record of 12", "on", "noun"),
]


@pytest.mark.parametrize(("text", "word", "tag"), TAGS)
def test_what_a_word_is(text: str, word: str, tag: str) -> None:
    read = sentence(text)
    assert read.tags[list(read.words).index(word)] == tag


FIGURES = [
    ("The choir has 140 singers", ["140 singers count"]),
    ("It treated 3.62 million passengers", ["3.62 million passengers count"]),
    ("Sales were US$1.2bn", ["1.2 US$bn money"]),
    ("It cost about £9 million", ["9 £ million money"]),
    ("Use was 128 litres per person per day", ["128 litres per person per day measure"]),
    ("It runs three night shelters", ["3 shelters count"]),
    ("The wait was 48 seconds", ["48 seconds measure"]),
    ("Seventeen of 20 wells work", ["17/20 wells count"]),
    ("24 out of 30 stations are open", ["24/30 stations count"]),
    ("Costs of $310m to $330m", ["310..330 $m money"]),
    ("It fell from 71% to 64%", ["71 % share", "64 % share"]),
    ("Of the 80 letters, 40 praised haste", ["80 letters count", "40  bare"]),
    ("It moved 1.2 million cubic metres", ["1.2 million cubic metres measure"]),
    ("There were 17 complaints per 1,000 orders", ["17 complaints per 1,000 orders count"]),
    ("Rates stayed under 2 per million hours", ["2 per million hours measure"]),
    ("Taxes of KES 184bn were paid", ["184 KES bn money"]),
    ("Emissions were 412 t CO2e", ["412 t CO2e measure"]),
    ("We handed over 30 homes", ["30 homes count"]),
    ("It eased from 31 to 24 days", ["31 days measure", "24 days measure"]),
    ("Fees of $2.7m of $3.1m due", ["2.7/3.1 $m money"]),
    ("Two hundred and forty eels died", ["240 eels count"]),
    ("Calls took 6 minutes 40 seconds", ["6 minutes measure"]),
    ("Delays over 5 minutes: 412", ["412  bare"]),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_figures_with_their_units(text: str, figures: list[str]) -> None:
    said = []
    for figure in sentence(text).figures:
        numeral = figure.numeral
        high, total = (f"..{numeral.high}" if numeral.high else ""), (f"/{numeral.total}" if numeral.total else "")
        value = f"{numeral.value}{high}{total}"
        said.append(f"{value} {figure.unit} {figure.sort}")
    assert said == figures


NO_FIGURES = [
    "The panel met on 3 May 2023 in Room 204.",
    "See Annex 3, paragraphs 12-18 and Table 2.1 on page 9.",
    "The No. 5 tram and Route 12 were diverted for three weeks.",
    "Directive 2014/23/EU and Resolution 2023/11 apply.",
    "Doors open at 10:30 and at 2.30 pm.",
    "It was ranked 4th out of 32 and moved up two places.",
    "The 120-bed ward opened under a four-year agreement.",
    "One in nine callers rang twice.",
    "Teams worked in 12 countries.",
    "Works last about 18 months.",
    "Form 27 must be returned within 14 days.",
    "Three quarters of the hall was full.",
    "The 311 centre will answer calls.",
    "Two patients in three were seen on the day.",
    "COP 27 and the TRY 2 bus set the scene.",
    "The Group of 20 met under Act 12 of 2021.",
    "Line 3 trains call at platforms 1 and 2.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert [short(o) for o in observed(text, "2023")] == []


# Clauses and names ---------------------------------------------------------------------------------------------------

CLAUSES = [
    ("The mill sold 12 looms", "mill", "sold", ""),
    ("In Kano, Lagos and Abuja, rents rose 5%", "rents", "rose", ""),
    ("The hall, which opened in May, hosted 40 concerts", "hall", "hosted", ""),
    ("Surveys show that losses reached 12 tonnes", "losses", "reached", ""),
    ("The council cut waiting times to 12 days", "council", "cut", "waiting times"),
    ("While rents fell, wages rose 5%", "wages", "rose", ""),
]


@pytest.mark.parametrize(("text", "subject", "verb", "thing"), CLAUSES)
def test_the_clause_before_a_figure(text: str, subject: str, verb: str, thing: str) -> None:
    read = sentence(text)
    clause = clause_before(read, 0, read.figures[0].first)
    assert phrase(read, *clause.subject) == subject
    assert read.words[clause.verb] == verb
    assert phrase(read, *clause.object) == thing


PHRASES = [
    ("the total number of registered nurses", "registered nurses"),
    ("the number of the wells", "wells"),
    ("in 2023 our rents", "rents"),
    ("its share of (foreign) students", "share of foreign students"),
]


@pytest.mark.parametrize(("text", "name"), PHRASES)
def test_names_made_of_words(text: str, name: str) -> None:
    read = sentence(text)
    assert phrase(read, 0, len(read.words)) == name


def test_what_is_said_of_a_noun_keeps_its_preposition() -> None:
    read = sentence("answered within 30 days and closed")
    assert predicate(read, 0, len(read.words)) == "answered within 30 days"


# Whole paragraphs ----------------------------------------------------------------------------------------------------

Case = tuple[str, str, list[str]]

LEVELS: list[Case] = [
    ("2024-Q1", "Loom sales were 1,842 GWh; spindle losses were 7.3%.",
     ["Loom sales | 1842 GWh | 2024-Q1", "spindle losses | 7.3 % | 2024-Q1"]),
    ("2024", "Yarn output exceeded 2.1 million tonnes.", ["Yarn output | gt 2.1 million tonnes | 2024"]),
    ("2024", "Replies must not exceed 8 minutes.", ["Replies | le 8 minutes | 2024 target"]),
    ("2024", "The choir kept average rehearsal time at 14 hours.", ["average rehearsal time | 14 hours | 2024"]),
    ("2024", "Savings of $7.9m have been delivered.", ["Savings delivered | 7.9 $m | 2024"]),
    ("2024", "Bell ringers accepted 64 bookings worth $1.9 million.",
     ["bookings accepted | 64 bookings | 2024", "value of bookings accepted | 1.9 $ million | 2024"]),
    ("2024", "The mill spent £4m on looms.", ["spending on looms | 4 £m | 2024"]),
    ("2024", "Dyers used 62 km of thread.", ["thread used | 62 km | 2024"]),
    ("2024", "Some 64% of weavers are insured.", ["weavers insured | approx 64 % | 2024"]),
    ("2024", "Lookouts hold 44% of badges.", ["badges held by Lookouts | 44 % | 2024"]),
    ("2024", "Staff numbers fell to 1,204.", ["Staff numbers | 1204 staff | 2024"]),
    ("2024", "Robins seen: 2,003 (Q1: 1,900)",
     ["Robins seen | 2003 robins | 2024", "Robins seen | 1900 robins | 2024-Q1"]),
    ("2024", "Weavers, dyers and mills made up 61% of the guild.",
     ["Weavers, dyers and mills | - | 2024 | ratio 61 % whole"]),
    ("2024-H1", "Cloth rose 4%. Newly insured looms rose 9%.",
     ["Cloth | - | 2024-H1 | delta 4 % same_period", "insured looms | - | 2024-H1 | delta 9 % same_period"]),
    ("2024-H1", "A reduction of 12% in dye losses was recorded.",
     ["dye losses | - | 2024-H1 | delta -12 % same_period"]),
    ("2024-H1", "The price index in the period under review rose 3%.",
     ["price index | - | 2024-H1 | delta 3 % same_period"]),
    ("2024-H1", "The yarn surplus was estimated at 8.25 billion USD.",
     ["yarn surplus | 8.25 billion USD | 2024-H1 estimate"]),
    ("2024-H1", "From the beginning of the year to 20 June 2024, as many as 75 looms were licensed.",
     ["looms licensed | 75 looms | 2024-06-20"]),
]  # fmt: skip

COUNTS: list[Case] = [
    ("2024-Q2", "The registrar opened 214 files, closed 198 and sealed 11 deeds.",
     ["files opened | 214 files | 2024-Q2", "files closed | 198 files | 2024-Q2", "deeds sealed | 11 deeds | 2024-Q2"]),
    ("2024", "Of the 1,860 letters received, 940 concerned noise, 510 parking and 410 waste.",
     ["letters received | 1860 letters | 2024", "letters concerned noise | 940 letters | 2024",
      "letters concerned parking | 510 letters | 2024", "letters concerned waste | 410 letters | 2024"]),
    ("2024", "The network has 46 kilns, 212 potters and 1,030 glazers.",
     ["kilns | 46 kilns | 2024", "potters | 212 potters | 2024", "glazers | 1030 glazers | 2024"]),
    ("2024", "Frost killed 212 plums and 1,140 pears.",
     ["plums killed | 212 plums | 2024", "pears killed | 1140 pears | 2024"]),
    ("2024", "We started work on 46 kilns.", ["kilns started | 46 kilns | 2024"]),
    ("2024", "Letters answered within ten working days: 95%.",
     ["Letters answered within ten working days | 95 % | 2024"]),
    ("2024", "Kilns rated grade B or better rose to 71%.", ["Kilns rated grade B or better | 71 % | 2024"]),
    ("2024", "We hired 128 tutors. Of these, 51 speak Welsh.",
     ["tutors hired | 128 tutors | 2024", "tutors speak Welsh | 51 tutors | 2024"]),
    ("2024-Q3", "Another 640 stoves were fitted, bringing the total since launch to 8,410.",
     ["stoves fitted | 640 stoves | 2024-Q3", "stoves fitted since launch | 8410 stoves | 2024-Q3"]),
    ("2024", "The guild runs 37 halls: 24 large, 11 small and two round.",
     ["halls | 37 halls | 2024", "halls large | 24 halls | 2024", "halls small | 11 halls | 2024",
      "halls round | 2 halls | 2024"]),
]  # fmt: skip

MOVEMENTS: list[Case] = [
    ("2024-Q1", "Wool rents climbed 22.4% year on year to $18.6 million.",
     ["Wool rents | 18.6 $ million | 2024-Q1 | delta 22.4 % same_period"]),
    ("2024-M07", "Kelp sales were up 1.9% on June and 6.7% on July 2023.",
     ["Kelp sales | - | 2024-M07 | delta 1.9 % previous_period | delta 6.7 % same_period"]),
    ("2024", "Peat use fell 12%, after rising 3% in 2023.",
     ["Peat use | - | 2024 | delta -12 % previous_year", "Peat use | - | 2023 | delta 3 % previous_year"]),
    ("2024", "Guild membership grew by 312 to 8,940.",
     ["Guild membership | 8940 members | 2024 | delta 312 members previous_year"]),
    ("2024", "The guild cut its peat use by 6%, against a target of 5%.",
     ["peat use | - | 2024 | delta -6 % previous_year", "peat use | - | 2024 target | delta -5 % previous_year"]),
    ("2024", "Tar output fell 11% to 2.9 million tonnes and pitch output 6%.",
     ["Tar output | 2.9 million tonnes | 2024 | delta -11 % previous_year",
      "pitch output | - | 2024 | delta -6 % previous_year"]),
    ("2024", "Stalls were 1.8 times the 2023 figure.", ["Stalls | - | 2024 | ratio 1.8 times previous_year"]),
    ("2024-Q2", "Kiosk income beat its budget by 3%.", ["Kiosk income | - | 2024-Q2 | delta 3 % plan"]),
    ("2024", "The eel rate eased from 18% to 15%.", ["eel rate | 18 % | 2023", "eel rate | 15 % | 2024"]),
    ("2021..2023", "Since 2021 the number of bakers has dropped by 22%.",
     ["bakers | - | 2021..2023 | delta -22 % term_start"]),
    ("2024-Q1", "Approval was 74.9%, up 1.2 percentage points on the last quarter of 2023 (73.7%).",
     ["Approval | 74.9 % | 2024-Q1 | delta 1.2 percentage points previous_period", "Approval | 73.7 % | 2023-Q4"]),
    ("2024", "Swan counts were 6% higher than in 2023 at 412.",
     ["Swan counts | 412 swans | 2024 | delta 6 % previous_year"]),
]  # fmt: skip

SHARES_BASES_TARGETS: list[Case] = [
    ("2024-H1", "Barge traffic reached 4.7 million tonnes, 49% of the annual plan.",
     ["Barge traffic | 4.7 million tonnes | 2024-H1 | ratio 49 % plan"]),
    ("2024", "Kiln use was 40 hours, 48% of target; fill rate 76%.",
     ["Kiln use | 40 hours | 2024 | ratio 48 % plan", "fill rate | 76 % | 2024"]),
    ("2024", "Plum output hit 112% of plan and pear output 97%.",
     ["Plum output | - | 2024 | ratio 112 % plan", "pear output | - | 2024 | ratio 97 % plan"]),
    ("2024", "Peat made up 36% of fuel, wood 12%.",
     ["Peat | - | 2024 | ratio 36 % whole", "wood | - | 2024 | ratio 12 % whole"]),
    ("2024", "Peat made up 36% of fuel (2023: 41%).",
     ["Peat | - | 2024 | ratio 36 % whole", "Peat | - | 2023 | ratio 41 % whole"]),
    ("2024", "Free cash came to $186m, or 8.9% of turnover.", ["Free cash | 186 $m | 2024 | ratio 8.9 % other"]),
    ("2024", "Twelve of 20 looms run (60%).", ["looms run | 12/20 looms | 2024 | ratio 60 % whole"]),
    ("2024", "Kept bees: 91%, against a target of 95%.", ["Kept bees | 91 % | 2024", "Kept bees | 95 % | 2024 target"]),
    ("2024", "Robins ringed: 450 (plan 400)",
     ["Robins ringed | 450 robins | 2024", "Robins ringed | 400 robins | 2024 target"]),
    ("2024", "Hedge cover was 84%, compared with a national average of 88%.",
     ["Hedge cover | 84 % | 2024", "national average Hedge cover | 88 % | 2024"]),
    ("2024", "We will plant 300 oaks and 40 elms in 2025.",
     ["oaks planted | 300 oaks | 2025 target", "elms planted | 40 elms | 2025 target"]),
    ("2024-Q3", "Targets for the fourth quarter: 95% uptime and a backlog below 150 orders.",
     ["uptime | 95 % | 2024-Q4 target", "backlog orders | lt 150 orders | 2024-Q4 target"]),
    ("2024", "The honey crop is expected to reach 1.3 million jars.",
     ["honey crop | 1.3 million jars | 2024 estimate"]),
    ("2024", "The guild allocated £90,000 to hedge care.", ["allocation to hedge care | 90000 £ | 2024 target"]),
]  # fmt: skip

TIMES: list[Case] = [
    ("2024-Q3", "In July to September crews mended 12 nets.", ["nets mended | 12 nets | 2024-Q3"]),
    ("2024-9M", "In September 74 nets were mended, making 605 since January.",
     ["nets mended | 74 nets | 2024-M09", "nets mended since January | 605 nets | 2024-9M"]),
    ("2023", "Losses were 24% in 2021, 22% in 2022 and 20% in 2023.",
     ["Losses | 24 % | 2021", "Losses | 22 % | 2022", "Losses | 20 % | 2023"]),
    ("2024-Q2", "As of 15 June 2024 the guild owned 38 looms.", ["looms owned | 38 looms | 2024-06-15"]),
    ("2024-Q2", "Robins were down 8% on April last year.", ["Robins | - | 2024-Q2 | delta -8 % other"]),
    ("2024", "Next year we will open 25 kilns.", ["kilns opened | 25 kilns | 2025 target"]),
    ("2022", "Larch cover missed its 85% target, reaching 79%.",
     ["Larch cover | 85 % | 2022 target", "Larch cover | 79 % | 2022"]),
    ("2022", "Larch cover exceeded the 80% target by 3.4 points.",
     ["Larch cover | 80 % | 2022 target", "Larch cover | - | 2022 | delta 3.4 points plan"]),
    ("2024", "Barley sales fell short of plan by 240 sacks.",
     ["Barley sales | - | 2024 | delta -240 sacks plan"]),
    ("2024-9M", "Kiln repairs reached 62% of what was planned.",
     ["Kiln repairs | - | 2024-9M | ratio 62 % plan"]),
    ("2023", "Moth counts slipped 4% over the same period.",
     ["Moth counts | - | 2023 | delta -4 % previous_year"]),
    ("2023", "Honey and wax sales rose 4% and 6% respectively.",
     ["Honey sales | - | 2023 | delta 4 % previous_year", "wax sales | - | 2023 | delta 6 % previous_year"]),
    ("2021..2023", "Peat stocks in 2021, 2022 and 2023 were 40, 38 and 31 tonnes respectively.",
     ["Peat stocks | 40 tonnes | 2021", "Peat stocks | 38 tonnes | 2022", "Peat stocks | 31 tonnes | 2023"]),
    ("2023", "Clover seed rose by a modest 1.8%.",
     ["Clover seed | - | 2023 | delta 1.8 % previous_year"]),
    ("2023", "Slate output edged lower by 3%.",
     ["Slate output | - | 2023 | delta -3 % previous_year"]),
    ("2023", "Linen orders went from 40 bales in 2022 to 52 bales.",
     ["Linen orders | 40 bales | 2022", "Linen orders | 52 bales | 2023"]),
    ("2023", "The choir lost 9% of its tenors.",
     ["tenors of choir | - | 2023 | delta -9 % previous_year"]),
    ("2023", "The guild raised $18 million from donors.",
     ["guild | 18 $ million | 2023"]),
    ("2023", "The panel took on 35 weavers and brought in 12 dyers.",
     ["weavers taken | 35 weavers | 2023", "dyers brought | 12 dyers | 2023"]),
    ("2024-Q3", "By the end of August, 14 looms had been mended.",
     ["looms mended | 14 looms | 2024-8M"]),
    ("2024-Q3", "Felt prices fell 3% since December.",
     ["Felt prices | - | 2024-Q3 | delta -3 % previous_year"]),
    ("2024", "Under the Weavers Act 2005, 48 looms were sealed.",
     ["looms sealed | 48 looms | 2024"]),
    ("2024", "Guidance for 2025: revenue of $14m-$19m; margin of 12%.",
     ["revenue | 14..19 $m | 2025 estimate", "margin | 12 % | 2025 estimate"]),
    ("2023", "Swans stood at 48, equal to 12% of all birds.",
     ["Swans | 48 swans | 2023 | ratio 12 % whole"]),
    ("2023", "Hen prices, by contrast, rose 4%.",
     ["Hen prices | - | 2023 | delta 4 % previous_year"]),
    ("2023", "Oat yield was 6.1 t/ha. This was 4% more than in 2022.",
     ["Oat yield | 6.1 t/ha | 2023 | delta 4 % previous_year"]),
    ("2023", "Net sales rose3.2% to1,204 tonnes.",
     ["Net sales | 1204 tonnes | 2023 | delta 3.2 % previous_year"]),
    ("2024", "Last year 653 hives were moved.",
     ["hives moved | 653 hives | 2023"]),
    ("2023", "At £7m, barge income was in line with plan.",
     ["barge income | 7 £m | 2023"]),
    ("2025", "The council commits us to recycling 65% of slates.",
     ["slates recycling | 65 % | 2025 target"]),
    ("2023", "Debt narrowed to 3% of GDP.",
     ["Debt as % of GDP | 3 % | 2023"]),
    ("2023", "Eel deaths f ell 6 .3% to 1 ,204 , whi le repairs rose to 96.",
     ["Eel deaths | 1204 deaths | 2023 | delta -6.3 % previous_year", "repairs | 96 repairs | 2023"]),
    ("2023", "- Reduce leakage by 15%",
     ["leakage | - | 2023 target | delta -15 % previous_year"]),
    ("2023", "Sailing lessons fell 310 lessons short of the 4,500 planned.",
     ["Sailing lessons | - | 2023 | delta -310 lessons plan", "Sailing lessons | 4500 lessons | 2023 target"]),
    ("2023", "Queues must not last longer than 4 hours.",
     ["length of Queues | le 4 hours | 2023 target"]),
    ("2023", "The deficit is £4.2m, £0.6m better than budget.",
     ["deficit | 4.2 £m | 2023 | delta -0.6 £m plan"]),
    ("2023", "Wardens logged 480 thefts and solved 18% of them.",
     ["thefts logged | 480 thefts | 2023", "thefts solved | 18 % | 2023"]),
    ("2023", "Seed kits were received by 15,300 growers.",
     ["growers received Seed kits | 15300 growers | 2023"]),
    ("2023", "Small firms make up 96% of members but provide only 31% of income.",
     ["Small firms | - | 2023 | ratio 96 % whole", "Small firms | - | 2023 | ratio 31 % whole"]),
    ("2024", "A deficit of £11m is projected for the year.",
     ["deficit | 11 £m | 2024 estimate"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "text", "lines"),
    [*LEVELS, *COUNTS, *MOVEMENTS, *SHARES_BASES_TARGETS, *TIMES],
    ids=lambda v: str(v)[:40],
)
def test_paragraphs(period: str, text: str, lines: list[str]) -> None:
    assert [short(o) for o in observed(text, period)] == lines


def test_a_plan_sets_targets_but_tells_facts() -> None:
    found = observed("Weavers will mend 300 nets. The town has 118 weavers. 12 shops now sell nets.", "2025", "plan")
    assert [o.role for o in found] == ["target", "actual", "actual"]


def test_anchors_stand_in_the_text_as_it_is() -> None:
    text = "Rents were$ 41. 7 million ,up 12 .5% on Q3 2021."
    (found,) = observed(text, "2022-Q3")
    assert text[found.anchor.start : found.anchor.end] == "$ 41. 7 million"
    assert found.relations[0].anchor is not None
    assert text[found.relations[0].anchor.start : found.relations[0].anchor.end] == "12 .5%"


def test_a_part_points_at_its_whole() -> None:
    whole, part, _ = observed("Costs were $62m, including $41m for pay and $6m for fuel.", "2024")
    assert part.whole == whole.id


@pytest.mark.parametrize("unit", ["1", "1,", "1, 2 (3) ", "5 and ", "a, b and c ", "3 of 4 ", "rose 5% to $3m, "])
def test_work_grows_with_length_only(unit: str) -> None:
    """Twice the text is about twice the work, counted in calls of Python functions."""
    observed(unit * 50, "2024")  # what is loaded at its first use is no work of the text
    assert calls(unit * (8_000 // len(unit))) < 2.6 * calls(unit * (4_000 // len(unit))) + 1_000


def calls(text: str) -> int:
    """How many functions are called to read `text`."""
    count = 0

    def tally(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tally)
    try:
        observed(text, "2024")
    finally:
        sys.setprofile(None)
    return count


# The sets of our own -------------------------------------------------------------------------------------------------

SETS = [("sentences", 0.98, 0.98), ("sentences2", 0.98, 0.95), ("sentences3", 0.92, 0.87), ("sentences4", 0.98, 0.95)]
SETS += [("sentences14", 0.97, 0.94), ("sentences15", 0.93, 0.9), ("sentences16", 0.97, 0.95)]
SETS += [
    ("sentences17", 0.97, 0.95),
    ("sentences18", 0.95, 0.93),
    ("sentences19", 0.95, 0.93),
    ("sentences20", 0.95, 0.9),
]
SETS += [("sentences21", 0.98, 0.92), ("sentences22", 0.93, 0.9), ("sentences23", 0.93, 0.82)]
SETS += [
    ("sentences24", 0.98, 0.97),
    ("sentences25", 0.94, 0.86),
    ("sentences26", 0.97, 0.95),
    ("sentences27", 0.98, 0.97),
    ("sentences28", 0.98, 0.97),
    ("sentences29", 0.97, 0.88),
    ("sentences30", 0.97, 0.92),
    ("sentences31", 0.95, 0.9),
    ("sentences40", 0.99, 0.93),
]
SETS += [("sentences5", 0.94, 0.88), ("sentences6", 0.98, 0.95), ("sentences7", 0.98, 0.95)]


def scorer() -> ModuleType:
    """The published scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_extract", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_extract"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SCORER.exists(), reason="the published scorer is not beside the repository")
@pytest.mark.parametrize(("name", "figures", "full"), SETS)
def test_our_own_paragraphs(name: str, figures: float, full: float) -> None:
    lines = (ROOT / "tests" / "gold_own" / f"{name}.en.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    said = {item["id"]: [observation_json(o, source=False) for o in observe_item(item)] for item in items}
    report, _ = scorer().score(items, said)
    assert report["figures"]["f1"] >= figures
    assert report["full"]["f1"] >= full
