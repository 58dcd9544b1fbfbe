"""What a comparison is against: the plan, the term's target, the same period, the year before, the whole.

`read` takes the words behind (or before) the figure; `default` says what holds where nothing is said. Source of the
rules: the annotation guide's "versus".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.figures.context import Context
from compare.figures.lexicon import Phrases, grouped, key
from compare.figures.mention import Mention
from compare.figures.pieces import Piece, Reading
from compare.observation import Versus
from compare.packing import soon_made
from compare.period import Period, parse


@soon_made
@dataclass(frozen=True, slots=True)
class Base:
    """What a comparison is against; `stop` counts the pieces it took; `assigner` is whose plan, where said."""

    versus: Versus
    stop: int
    assigner: str | None = None
    said: bool = True
    time: Mention | None = None
    norm: bool = False  # a norm or a mean of the lexicon


@cache
def _words() -> Phrases[str]:
    return Phrases(
        entry for entry in grouped("bases") if entry[1] not in ("term", "year", "enrolment", "merger", "financed")
    )


@cache
def _marks() -> Phrases[str]:
    return Phrases(entry for entry in grouped("bases") if entry[1] in ("term", "year"))


def read(
    reading: Reading, pieces: Sequence[Piece], at: int, context: Context, period: Period, compared: bool = False
) -> Base | None:
    """The base that begins at piece `at` ("so với cùng kỳ", "kế hoạch năm", "tổng dư nợ"); None where none does."""
    start = at
    versus_said = compared  # "cao hơn năm 2021": what follows a comparing word is a base
    while at < len(pieces) and pieces[at].kind == "cue" and pieces[at].name in ("versus", "equal", "adverb"):
        versus_said = versus_said or pieces[at].name == "versus"
        at += 1
    if versus_said and (season := _season_before(reading, pieces, at)):
        return Base("same_period", season)
    while versus_said and at < len(pieces) and _is_filler(reading, pieces[at]):
        at += 1
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.kind == "time" and piece.time is not None:
        after_times = piece.first > 0 and reading.words[piece.first - 1] == key("lần")
        if not versus_said and at == start and piece.name not in ("same", "previous", "start") and not after_times:
            return None
        return Base(of_time(reading, piece.time, context, period), at + 1, time=piece.time)
    if piece.kind not in ("word", "cue"):
        return None
    found = _words().at(reading.words, piece.first)
    if found is None:
        if not versus_said or piece.kind != "word":
            return None
        return _assigned(reading, pieces, at) or Base("other", _phrase_end(pieces, at))
    return _of_words(reading, pieces, at, found[1], context)


def _assigned(reading: Reading, pieces: Sequence[Piece], at: int) -> Base | None:
    """What someone assigned, said by no word for a plan: "so với mức Quốc hội giao"; None where nothing was."""
    for here in range(at, min(len(pieces), at + _ASSIGNER)):
        if pieces[here].kind in ("mark", "figure", "time"):
            return None
        if reading.words[pieces[here].stop - 1] == _ASSIGN:
            return Base("plan", here + 1, reading.text(pieces[at].first, pieces[here].stop))
    return None


_ASSIGNER, _ASSIGN = 6, key("giao")  # words of who assigns, "giao" with them


def is_enrolment(name: str) -> bool:
    """Whether what is counted is taken in against a quota (members, pupils, recruits): a share of it is of the plan."""
    words = [key(word) for word in name.split()]
    return _enrolments().within(words, 0, len(words))


@cache
def _enrolments() -> Phrases[str]:
    return Phrases(entry for entry in grouped("bases") if entry[1] == "enrolment")


def is_financed(name: str) -> bool:
    """Whether a sum is of a budget, so that the whole of its fraction is a plan ("giải ngân 27,6/41,2 tỷ đồng")."""
    words = [key(word) for word in name.split()]
    return _financed().within(words, 0, len(words))


@cache
def _financed() -> Phrases[str]:
    return Phrases(entry for entry in grouped("bases") if entry[1] == "financed")


_SEASON, _BEFORE, _SEASON_WORDS = key("vụ"), frozenset(map(key, ("trước", "ngoái"))), 4


def _season_before(reading: Reading, pieces: Sequence[Piece], at: int) -> int:
    """Where "vụ mùa năm 2023", "vụ đông xuân năm trước", "vụ trước" ends: the season a year before; 0 where none is."""
    if at >= len(pieces) or pieces[at].kind != "word" or reading.words[pieces[at].first] != _SEASON:
        return 0
    for here in range(at + 1, min(len(pieces), at + 1 + _SEASON_WORDS)):
        piece = pieces[here]
        if piece.kind == "time" or (piece.kind == "word" and reading.words[piece.first] in _BEFORE):
            return here + 1
        if piece.kind != "word":
            return 0
    return 0


def names_merger(words: Sequence[str], first: int, stop: int) -> bool:
    """Whether the words between two places tell of units put together ("sau sắp xếp", "sáp nhập 6 xã thành 3 xã")."""
    return _mergers().within(words, first, stop)


@cache
def _mergers() -> Phrases[str]:
    return Phrases(entry for entry in grouped("bases") if entry[1] == "merger")


def _is_filler(reading: Reading, piece: Piece) -> bool:
    """Words between "so với" and the base: "thực hiện năm 2021", "số thực hiện cùng kỳ", "mức bình quân"."""
    return (piece.kind == "word" and reading.words[piece.first] in _FILL) or (
        piece.kind == "cue" and piece.name in ("result", "adverb", "reach", "estimate")
    )


_FILL = frozenset(map(key, ("thực", "số", "mức", "của", "thời", "điểm", "vụ", "tại", "trong", "với")))
_RESOLUTIONS = frozenset(map(key, ("nghị", "NQ", "mục", "NQĐH")))


def _of_words(reading: Reading, pieces: Sequence[Piece], at: int, group: str, context: Context) -> Base:
    stop = _phrase_end(pieces, at)
    first, last = pieces[at].first, pieces[stop - 1].stop
    text = reading.text(first, last)
    if group == "plan":
        return Base(_plan(reading, first, last, context), stop, text)
    if group == "whole":
        return Base("whole", stop)
    if group == "previous":
        return Base("previous_period", stop)
    return Base("other", stop, norm=True)


def _plan(reading: Reading, first: int, last: int, context: Context) -> Versus:
    """A plan of a year or a council, or the target of a whole term."""
    marks = {found[1] for at in range(first, last) if (found := _marks().at(reading.words, at))}
    if "term" in marks:
        return "term_target"
    resolution = any(word in _RESOLUTIONS for word in reading.words[first:last])
    if resolution and "year" not in marks and _years(context.period) > 1:
        return "term_target"
    return "plan"


def _years(period: Period) -> int:
    return period.end.year - period.begin.year + 1


def _phrase_end(pieces: Sequence[Piece], at: int) -> int:
    """Where the base's own words end: at a mark, a figure, or a cue that begins something else."""
    at += 1
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind in ("mark", "figure"):
            break
        if piece.kind == "cue" and piece.name not in ("target", "reach", "versus", "adverb", "result", "have", "equal"):
            break
        at += 1
    return at


@lru_cache(maxsize=1024)
def year_before(period: str) -> Period:
    """The same stretch one year earlier, remembered."""
    return parse(period).year_before()


def of_time(reading: Reading, time: Mention, context: Context, own: Period) -> Versus:
    """What a comparison with a mentioned time is against, for a figure of the period `own`."""
    base = time.period
    if time.sort == "same":
        return "same_period" if base in (year_before(own.text), year_before(context.period.text)) else "other"
    if time.sort == "start":
        in_term = (
            base is not None
            and (base == context.period or _years(base) > 1)
            and "nhi" in reading.text(time.first, time.stop).lower()
        )
        return "term_start" if in_term else "previous_year"
    if base is None:
        return "previous_period"
    if time.sort == "previous":
        school = base.kind == "span" and _years(base) == _SCHOOL_YEAR and base == year_before(own.text)
        return "previous_year" if base.kind == "year" or school else "previous_period"
    return _of_period(base, time, context, own)


def _of_period(base: Period, time: Mention, context: Context, own: Period) -> Versus:
    for mine in (own, context.period):
        if base == year_before(mine.text):
            return "previous_year" if base.kind == "year" else "same_period"
    if _years(own) > 1 and base.end.year in (own.begin.year, own.begin.year - 1) and base.kind == "year":
        return "term_start"
    term = context.period
    if _years(term) > 2 and base.kind == "year" and base.end.year == term.begin.year < own.end.year - 1:
        return "term_start"
    if base.kind == "year":
        return "previous_year" if base.end.year == own.end.year - 1 else "other"
    for mine in (own, context.period):
        if base.kind == mine.kind and (mine.begin - base.end).days == 1:
            return "previous_period"
    if base.end.year == own.end.year and base.end < own.end:
        return "previous_period"
    if (base.end.month, base.end.day) == (12, 31) and base.end.year == own.end.year - 1:
        return "previous_year"
    shifted = year_before(context.period.text)
    return "same_period" if shifted.end.year == base.end.year and base.kind in ("month", "quarter", "half") else "other"


_SCHOOL_YEAR = 2  # calendar years that a school or a financial year touches


def default(period: Period) -> Versus:
    """What growth is against where nothing is said: the year before, the same period of it, or the term's start."""
    if period.kind == "year" or _years(period) == _SCHOOL_YEAR:
        return "previous_year"
    if _years(period) > 1:
        return "term_start"
    return "same_period"
