"""What a person should know though nothing is wrong by arithmetic: copied figures, left-overs, broken series, doubts.

Notices are kept apart from the checks and never counted with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import cast

from compare import boundaries
from compare.check_words import lexicon, words_of
from compare.checks.facts import Facts
from compare.checks.place import Draft, finding, key, named
from compare.comparison import Finding, JudgedRow, Place, Reading
from compare.kept import Same
from compare.messages import message
from compare.period import label
from compare.quoting import sentence_bounds
from compare.ratings import disagrees
from compare.report import Anchor, Block
from compare.told import Told
from compare.wording import match_key


def stale_figures(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """Results told in the same words as in the report before, figures and all; one notice for each sentence."""
    least = int(lexicon()["stale"]["words"])
    told: dict[tuple[int, object], list[Told]] = {}
    for t in facts.told(row):
        if _is_result_of_its_time(t):
            told.setdefault((t.order, t.quantity), []).append(t)
    for (order, quantity), early_ones in told.items():
        for late in told.get((order + 1, quantity), ()):
            words = match_key(late.sentence)
            alike = (t for t in early_ones if t.period != late.period and match_key(t.sentence) == words)
            early = next(alike, None) if len(words.split()) >= least else None
            if early is not None:
                said = message(
                    "checks.stale_figure", figure=late.figure, first=named(early), second=named(late), name=late.name
                )
                once = (late.source, words)
                yield finding("stale_figure", "info", said, (early, late), is_notice=True, once=once)


def leftovers(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Words of another report: its period a year before, its kind of document, a level of government that is gone."""
    kinds = lexicon()["document_kinds"]
    own = "report" if not reading.report.is_target else reading.report.identity.kind
    foreign = [word for kind, words in kinds.items() if kind != own for word in words]
    yield from _mentions(reading, foreign, "checks.leftover_kind")
    if _is_after_two_tiers(reading):
        yield from _mentions(reading, lexicon()["levels"]["words"], "checks.leftover_level", unless="levels_gone")
    yield from _mentions(reading, _last_years_names(reading), "checks.leftover_year", unless="bases_of_time")


def series_breaks(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """A row told on both sides of a change of boundaries or of a standard, where a sentence of the row says so."""
    spoken = [t for t in facts.told(row) if t.tells_of_a_break and not t.is_target and t.quantity is not None]
    if spoken:
        levels = [t for t in facts.told(row) if not t.is_target and t.quantity is not None]
        if len({t.source for t in levels}) > 1:
            said = message("checks.series_break", name=spoken[0].name, first=named(spoken[0]))
            yield finding("series_break", "info", said, spoken[:1], is_notice=True)


def other_ratings(facts: Facts, row: JudgedRow) -> Iterator[Draft]:
    """A report's own rating that its figures do not bear out."""
    progress = row.progress
    t = facts.at(progress.source or "", progress.observation.id) if progress.observation else None
    if t is not None and disagrees(progress):
        said = message("checks.rating_differs", name=t.name, first=named(t), said=progress.said, rule=progress.rule)
        yield finding("rating_differs", "info", said, (t,), is_notice=True)


# Doubts that the whole report is under, or that a glance settles: told beside the figure, no notice of their own.
_OF_EVERY_FIGURE = frozenset({"figures.by_ocr", "figures.no_period", "figures.name_carried"})


def doubtful_figures(facts: Facts, reading: Reading) -> Iterator[Draft]:
    """Figures whose reading left a doubt; one notice for each figure."""
    for t in facts.those(reading, _is_doubted):
        for doubt in [doubt for doubt in t.observation.doubts if doubt.key not in _OF_EVERY_FIGURE][:1]:
            said = message("checks.doubtful_figure", figure=t.figure, first=named(t), doubt=doubt)
            yield finding("doubtful_figure", "info", said, (t,), is_notice=True)


def _is_doubted(t: Told) -> bool:
    return bool(t.observation.doubts)


def _is_result_of_its_time(t: Told) -> bool:
    own = t.report.identity.period
    return not t.is_target and t.quantity is not None and own is not None and t.period.end == own.end


def _is_after_two_tiers(reading: Reading) -> bool:
    period = reading.report.identity.period
    return period is not None and period.begin >= date.fromisoformat(lexicon()["levels"]["since"])


def _last_years_names(reading: Reading) -> list[str]:
    """How the report's own period is called a year before: left standing, it is last year's text."""
    period = reading.report.identity.period
    if period is None or period.kind in ("year", "span", "day", "week") or reading.report.is_target:
        return []
    name = label(period.year_before(), reading.report.identity.language)
    return [name, name.replace("/", " năm ")]


def _mentions(reading: Reading, words: list[str], key_of_words: str, unless: str = "") -> Iterator[Draft]:
    """The first mention of each of `words` in the text of a report; none in notes and quoted document names."""
    texts, all_of_it = _lowered(Same(reading.report.blocks))
    for word in dict.fromkeys(words):
        if word.lower() not in all_of_it:
            continue  # as most are: a pattern, and a look at each text, take longer
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        for block, low in texts:
            found = pattern.search(block.text) if word.lower() in low else None
            if found is None or (unless and _compares(block.text, found.start(), unless)):
                continue
            place = _place(reading, block, found.start(), found.end())
            said = message(key_of_words, word=found.group(), first=reading.report.source.name)
            yield Draft(Finding(key("leftover", (place,)), "leftover", "info", said, (), (place,), True))
            break


@lru_cache(maxsize=1)  # a report is asked for its words of several kinds, one report after the other
def _lowered(kept: Same) -> tuple[tuple[tuple[Block, str], ...], str]:
    """The paragraphs of a report in small letters, one by one and all together."""
    blocks = cast(tuple[Block, ...], kept.value)
    texts = tuple((b, b.text.lower()) for b in blocks if b.kind == "paragraph" and not b.note)
    return texts, "\n".join(low for _, low in texts)


def _compares(text: str, at: int, group: str) -> bool:
    begin, end = sentence_bounds(text, at)
    return any(f" {word} " in f" {match_key(text[begin:end])} " for word in words_of(group))


def _place(reading: Reading, block: Block, start: int, end: int) -> Place:
    section = next((s.id for s in reading.report.sections if block.id in s.blocks), "")
    begin, stop = sentence_bounds(block.text, start)
    return Place(
        reading.id, Anchor(reading.id, section, block.id, start, end, page=block.page), block.text[begin:stop].strip()
    )


def two_tiers(facts: Facts) -> Iterator[Draft]:
    """Reports of different offices on both sides of 1 July 2025: their ground is not the same."""
    found = boundaries.sides(facts.readings)
    if found is None or not found[1].report.blocks:
        return
    old, new = found
    place = _place(new, new.report.blocks[0], 0, 0)
    said = message("checks.two_tiers", first=old.report.source.name, second=new.report.source.name)
    yield Draft(Finding(key("series_break", (place,)), "series_break", "info", said, (), (place,), True))
