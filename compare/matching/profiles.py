"""What a section is, as far as matching goes: what it is for, what it is about, what stands in it.

Reads headings and texts with the lexicons; gives no scores. "Kết quả lĩnh vực kinh tế" is for results and about the
economy; a "Hạn chế" under "Kinh tế" is for shortcomings and about the economy, by its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from compare.comparison import Reading
from compare.figures.periods import mentions
from compare.matching.heading_words import HeadingWord, function_order, heading_phrases, without_number
from compare.matching.phrases import fold, segment
from compare.matching.words import Counted, counted
from compare.messages import Language
from compare.report import Report, Section

# A head says only what it is for ("Hạn chế"); a nested one takes its topic from above; the rest name a topic.
Shape = Literal["head", "nested", "topical"]

_LOOKING_BACK = frozenset({"results", "assessment", "strengths"})
_ALL = {"economy", "society"}  # of "kinh tế - xã hội": over several topics it names none of them
_FEW_WORDS = 25  # a section with fewer own words only holds others: its text is theirs
# Sections for one of these are for the whole report, even where the heading adds a topic ("Summary for Council").
_WHOLE_REPORT = frozenset({"measures", "proposals", "summary", "introduction", "implementation", "context", "lessons"})
_OVER_RESULTS = {"measures", "assessment"}  # over several topics they hold results: "Đánh giá tình hình 9 tháng"
_TELLS = 2  # indicators in a section that tells of a topic, though its heading names none
_MANY_FIGURES = 5  # indicators in one section that make aims a list of targets
_MOST = 0.6  # of a target document's targets: where they stand is where it sets them

_ROMAN = {"i", "ii", "iii", "iv"}  # "quý II" is of no topic

WordsOf = Callable[[Reading], Counted | None]  # None where they are not counted yet


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: a function (None where it names none) in `said` words, topics, and the words left of it."""

    function: str | None
    topics: tuple[str, ...]
    terms: tuple[str, ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A section of a reading. `words` and `names` count the words of its text and of the indicators in it, `rows` are
    the ids of the rows that these stand in, once they are lined up."""

    report: int
    section: Section
    order: int
    parent: int | None
    function: str
    shape: Shape
    own: Heading
    topics: tuple[str, ...]
    terms: tuple[str, ...]
    words: Mapping[str, int] = field(repr=False)
    names: Mapping[str, int] = field(repr=False)
    container: bool = False
    report_title: str = ""
    root: bool = True  # it stands under no other section, or under one that only names its part
    rows: Sequence[str] = ()


@lru_cache(maxsize=16384)
def read_heading(heading: str, language: Language) -> Heading:
    """What `heading` says, its number left off.

    >>> read_heading("II. Kết quả thực hiện nhiệm vụ quý I", "vi").function
    'results'
    """
    segments = list(segment(fold(without_number(heading), language), heading_phrases(language)))
    functions: list[str] = []
    topics: list[str] = []
    terms: list[str] = []
    said: list[str] = []
    first = True
    for part in segments:
        word: HeadingWord = part.meaning or HeadingWord()
        function = word.any_function or (word.first_function if first else None)
        if function:
            functions.append(function)
            said.extend(part.words)
        if word.topics:
            topics.extend(t for t in word.topics if t not in topics)
        if not function and (word.topics or not word.filler):
            term = " ".join(w for w in part.words if not (w.isdigit() or w in _ROMAN) or part.meaning)
            if term:
                terms.append(term)
        if function or not word.filler:
            first = False
    order = function_order()
    return Heading(min(functions, key=lambda f: order[f], default=None), tuple(topics), tuple(terms), tuple(said))


def profiles(readings: Sequence[Reading], words_of: WordsOf | None = None) -> list[Profile]:
    """The sections with a heading of all `readings`, in their order; `words_of` gives words counted before."""
    found: list[Profile] = []
    for number, reading in enumerate(readings):
        words = (words_of(reading) if words_of else None) or counted(reading.report, reading.observations)
        found.extend(_of_report(number, reading, words, len(found)))
    return found


def _of_report(number: int, reading: Reading, told: Counted, start: int) -> list[Profile]:
    report = reading.report
    sections = headed(report)
    headings = _headings(reading, sections)
    outline = _Outline.of(reading, sections, headings)
    place = {section.id: start + i for i, section in enumerate(sections)}
    made: dict[str, Profile] = {}
    for i, (section, heading) in enumerate(zip(sections, headings, strict=True)):
        above = made.get(section.parent or "")
        own = outline.own(section, heading)
        function, shape, topics, terms = outline.meaning(section, own, above)
        container = outline.children[section.id] > 0 and told.words[section.id].total() < _FEW_WORDS
        if container and shape == "head" and function == "aims":
            function = "frame"  # it only holds the topics that have the targets
        if function == "aims" and not outline.children[section.id] and outline.stated[section.id] >= _MANY_FIGURES:
            function = "measures"  # "Mục tiêu, chỉ tiêu" with the figures in it
        made[section.id] = Profile(
            report=number,
            section=section,
            order=i,
            parent=place.get(section.parent or ""),
            function=function,
            shape=shape,
            own=own,
            topics=topics,
            terms=terms,
            words=_subtree(section.id, sections, told.words) if container else told.words[section.id],
            names=_subtree(section.id, sections, told.names) if container else told.names[section.id],
            container=container,
            report_title=report.identity.title or report.source.name,
            root=above is None,
        )
    return list(made.values())


def _headings(reading: Reading, sections: Sequence[Section]) -> list[Heading]:
    """What the headings of a report say, each by itself, and what its being a target document or its time adds."""
    identity = reading.report.identity
    said = [read_heading(s.heading or identity.title or "", identity.language) for s in sections]
    headings = _without_subject(said, reading.report)
    if reading.report.is_target:
        return _with_aims(headings, sections, reading)
    return [_with_time_to_come(h, s, reading.report) for h, s in zip(headings, sections, strict=True)]


@dataclass(frozen=True, slots=True)
class _Outline:
    """How the sections of one report stand to one another, counted by the section above: how many are below it, how
    many of them tell of topics (`beside`, results of them), name nothing but a topic (`topical`), are lists of targets
    (`lists`); and how many indicators each states.
    """

    report: Report
    children: Counter[str | None]
    beside: Counter[str | None]
    topical: Counter[str | None]
    lists: Counter[str | None]
    stated: Counter[str]

    @classmethod
    def of(cls, reading: Reading, sections: Sequence[Section], headings: Sequence[Heading]) -> _Outline:
        pairs = list(zip(sections, headings, strict=True))
        return cls(
            reading.report,
            children=Counter(section.parent for section in sections),
            beside=Counter(
                s.parent
                for s, h in pairs
                if h.function in (None, "results") and (h.topics or (h.terms and not h.function))
            ),
            topical=Counter(s.parent for s, h in pairs if h.function is None and h.terms),
            lists=Counter(s.parent for s, h in pairs if h.function == "measures"),
            stated=Counter(o.anchor.section for o in reading.observations if not o.aside),
        )

    def own(self, section: Section, heading: Heading) -> Heading:
        """What the heading of `section` says, seen with those beside and below it."""
        if self.lists[section.parent] > 1 and heading.function == "measures" and (heading.topics or heading.terms):
            heading = replace(heading, function=None)  # "Chỉ tiêu kinh tế", "Chỉ tiêu xã hội": each is of its topic
        over_topics = self.topical[section.id] > 1
        if heading.function in _OVER_RESULTS and not self.report.is_target and over_topics:
            heading = replace(heading, function="results")  # "Thực hiện các chỉ tiêu" over "Kinh doanh", "Kỹ thuật"
        if heading.function == "results" and set(heading.topics) == _ALL and over_topics:
            heading = replace(heading, topics=(), terms=())  # "Tình hình kinh tế - xã hội" over economy, society …: all
        return heading

    def meaning(
        self, section: Section, own: Heading, above: Profile | None
    ) -> tuple[str, Shape, tuple[str, ...], tuple[str, ...]]:
        """What `section` is for, its shape, its topics and terms.

        What stands among topics is one as well ("Chất lượng", "Kết quả học tập"), where it tells of indicators.
        """
        function, shape, topics, terms = _meaning(own, above, self.report.is_target)
        alone = shape == "head" and not self._holds_topics(section) and self.stated[section.id] >= _TELLS
        if alone and function == "results" and self.beside[section.parent] > 1:
            language = self.report.identity.language
            shape, terms = "topical", own.terms or fold(without_number(section.heading or ""), language)
        return function, shape, topics, terms

    def _holds_topics(self, section: Section) -> bool:
        """Whether sections of topics stand below: a "Risks" under "Service" is of the service."""
        return self.beside[section.id] > 0


def _without_subject(headings: Sequence[Heading], report: Report) -> list[Heading]:
    """`headings` without what the whole report is about: of an alliance of cooperatives each section is of these.

    That is what the issuer's name says and several headings repeat; fields as wide as "kinh tế" stay.
    """
    named = _subject(report.identity.issuer or "", report.identity.language)
    told = Counter(term for heading in headings for term in set(heading.terms) & named.keys())
    subject = {term: named[term] for term, times in told.items() if times > _ONE_SECTION}
    return [_without(heading, subject) for heading in headings] if subject else list(headings)


_ONE_SECTION = 2  # headings that repeat the subject; fewer may be the one section that is of it


def _without(heading: Heading, subject: Mapping[str, tuple[str, ...]]) -> Heading:
    terms = tuple(term for term in heading.terms if term not in subject)
    left = {topic for term in heading.terms if term in subject for topic in subject[term]}
    if len(terms) == len(heading.terms) or not (terms or heading.function):
        return heading
    return replace(heading, terms=terms, topics=tuple(topic for topic in heading.topics if topic not in left))


@lru_cache(maxsize=256)
def _subject(title: str, language: Language) -> Mapping[str, tuple[str, ...]]:
    """The terms of a title that name topics below a field, with these: "hợp tác xã" in "Tình hình các hợp tác xã"."""
    parts = segment(fold(title, language), heading_phrases(language))
    named = {" ".join(part.words): part.meaning.topics for part in parts if part.meaning and part.meaning.topics}
    return {term: topics for term, topics in named.items() if all("." in topic for topic in topics)}


def _with_aims(headings: Sequence[Heading], sections: Sequence[Section], reading: Reading) -> list[Heading]:
    """`headings` of a target document with the one that its targets stand under named for aims, where none is.

    "Our priorities" or "Nhiệm vụ năm 2025" names tasks, but some document must set its targets, and here it does.
    """
    if any(h.function in ("aims", "measures") for h in headings):
        return list(headings)
    set_in = Counter(o.anchor.section for o in reading.observations if o.role == "target" and not o.aside)
    total = sum(set_in.values())
    found = list(headings)
    for i, (heading, section) in enumerate(zip(headings, sections, strict=True)):
        own = _subtree(section.id, sections, {s.id: Counter({"set": set_in[s.id]}) for s in sections})["set"]
        if heading.function == "tasks" and own >= max(_MANY_FIGURES, _MOST * total):
            found[i] = replace(heading, function="aims")
    return found


def _with_time_to_come(heading: Heading, section: Section, report: Report) -> Heading:
    """`heading` named for tasks where it says nothing but a time after the report's own: "Second half of the year"."""
    own = report.identity.period
    if own is None or heading.function or heading.topics or heading.terms or not section.heading:
        return heading
    said = mentions(without_number(section.heading), own, report.identity.language)
    first = next((m.period for m in said if m.period), None)
    return replace(heading, function="tasks") if first is not None and first.begin > own.end else heading


def headed(report: Report) -> list[Section]:
    """The sections that take part: those with a heading, or all of a report that has no heading at all."""
    return [s for s in report.sections if s.heading] or list(report.sections)


def _meaning(
    own: Heading, above: Profile | None, sets_targets: bool
) -> tuple[str, Shape, tuple[str, ...], tuple[str, ...]]:
    """What a section is for, its shape, its topics and its terms, by its own heading and by what stands above."""
    function = own.function or (above.function if above else "results")
    if sets_targets and own.function in _LOOKING_BACK and not own.topics and above is None:
        function = "look_back"  # what a resolution says of the year before is no report's result
    if own.function == "aims" and not sets_targets:
        function = "tasks"  # "Mục tiêu năm 2026" at the end of a report tells what lies ahead
    if own.function == "results" and above is not None and above.function != "results":
        function = above.function  # "Tình hình kinh tế" under "Hạn chế"
    if own.function == "measures" and above is not None and above.function == "tasks" and not sets_targets:
        function = "tasks"  # the targets of a next period stand with its tasks
    if own.function == "tasks" and sets_targets and (own.topics or own.terms) and _holds_targets(above):
        function = "measures"  # "Nhiệm vụ tưới, tiêu" under "Chỉ tiêu kế hoạch"
    if own.function == "tasks" and own.topics and above is not None and above.own.function == "results":
        function = "results"  # "Nhiệm vụ phát triển kinh tế" under "Kết quả lãnh đạo"
    whole = own.function in _WHOLE_REPORT and (above is None or above.function != own.function)
    if not whole and (own.topics or (own.terms and not own.function)):
        if function in ("aims", "frame"):
            function = "measures"  # a topic under "Mục tiêu" or "Strategic directions" holds its targets
        return function, "topical", own.topics, own.terms
    if above is not None and above.shape != "head" and above.terms:
        return function, "nested", above.topics, above.terms
    return function, "head", (), own.terms


def _holds_targets(above: Profile | None) -> bool:
    return above is not None and above.function in ("measures", "aims", "frame")


def _subtree(section: str, sections: Sequence[Section], counts: Mapping[str, Counter[str]]) -> Counter[str]:
    """What is counted in a section and in all below it."""
    below = {section}
    total = Counter(counts[section])
    for other in sections:
        if other.parent in below:
            below.add(other.id)
            total.update(counts[other.id])
    return total
