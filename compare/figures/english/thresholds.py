"""Figures that only bound what a name counts: "delays over 5 minutes: 412", "patients waiting more than four hours"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from compare.figures.english.figure import Figure
from compare.figures.english.tags import Tag
from compare.figures.english.words import group

_BOUNDS = ("gt", "lt", "ge", "le")
_NEAR = 14  # words looked at before and behind a threshold


def without_thresholds(words: Sequence[str], tags: Sequence[Tag], figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those that only bound what a label names: "Delays over 5 minutes: 412"."""
    out: list[Figure] = []
    for figure, following in zip(figures, [*figures[1:], None], strict=True):
        label_end = following is not None and words[following.first - 1] == ":" and following.first - 1 - figure.end < 6
        if label_end and words[figure.stop] == ":" and figure.sort == "measure" and figure.unit in group("span_units"):
            continue  # "Babies breastfed to six months: 43.8%"
        bounded = figure.numeral.bound in ("gt", "lt", "ge", "le") and figure.sort in ("measure", "bare", "count")
        acts = any(tags[at] in ("verb", "aux", "mark") for at in range(1, figure.first)) if label_end else True
        if not (label_end and bounded and figure.first > 0 and not acts):
            out.append(figure)
    return out


def told_by_spans(words: Sequence[str], tags: Sequence[Tag], figures: Sequence[Figure]) -> list[Figure]:
    """The figures without the bounded spans that tell which of a thing are meant.

    Said: "Patients who waited more than four hours fell by 8%"; "94% of patients waited less than four hours".
    """
    kept: list[Figure] = []
    for figure, following in zip_longest(figures, figures[1:]):
        before = kept[-1] if kept else None
        counted = before is not None and before.sort in ("share", "count", "bare") and _acted(tags, before, figure)
        told = before is not None and before.sort in ("count", "bare") and _tells_state(words, tags, before, figure)
        if told or _bounds_counted(words, before, figure) or _bounds_subject(words, tags, figure):
            continue
        if following and _is_bounded_span(figure) and _holds_so_often(words, tags, figure, following):
            continue
        if not (_is_bounded_span(figure) and figure.first > 1 and (counted or _tells_which(words, tags, figure))):
            kept.append(figure)
    return kept


def _holds_so_often(words: Sequence[str], tags: Sequence[Tag], span: Figure, share: Figure) -> bool:
    """Said: "waited less than ten minutes at security in 92.9% of cases": how often the span was kept."""
    opened = share.sort == "share" and words[share.first - 1] in ("in", "on", "for")
    return opened and {"mark", "join", "verb", "aux"}.isdisjoint(tags[span.stop : share.first])


def _bounds_subject(words: Sequence[str], tags: Sequence[Tag], figure: Figure) -> bool:
    """Said: "Mesh sizes below 80 mm are banned", "a clinic within 5 km": a size that tells which are meant."""
    first, sized = figure.first, figure.sort == "measure" and figure.unit not in group("span_units")
    if first < 1 or not sized or " per " in figure.unit or tags[first - 1] != "noun":
        return words[first - 1 : first] == ["within"] and first > 1 and sized and tags[first - 2] == "noun"
    acted = tags[_past_aside(words, figure.stop) :][:1] in (["aux"], ["verb"])
    start = next((at for at in range(first - 1, -1, -1) if tags[at] in ("mark", "join", "verb", "aux")), -1)
    return _is_size(words, figure) and acted and (start < 0 or tags[start] in ("mark", "join"))


def _bounds_counted(words: Sequence[str], before: Figure | None, figure: Figure) -> bool:
    """Said: "61 buildings over 18 metres": the size of those counted right before it."""
    right_before = before is not None and before.noun is not None and before.noun[1] == figure.first
    return right_before and _is_size(words, figure)


def _is_size(words: Sequence[str], figure: Figure) -> bool:
    """Said: "over 18 metres", "below 80 mm": a line that sizes are held against."""
    bounded = words[figure.first] in ("below", "above", "over", "under") and figure.numeral.bound in _BOUNDS
    return bounded and figure.sort == "measure" and " per " not in figure.unit


def _past_aside(words: Sequence[str], at: int) -> int:
    """Where a sentence goes on behind what is put between commas at `at`: "blocks over 11 metres, 74 blocks, will"."""
    close = next((end for end in range(at + 1, min(len(words), at + _NEAR)) if words[end] == ","), at)
    return close + 1 if words[at : at + 1] == [","] and close > at else at


def _tells_state(words: Sequence[str], tags: Sequence[Tag], counted: Figure, figure: Figure) -> bool:
    """Said: "Three of the seven reservoirs were more than 90% full": a state of those that are counted."""
    state = words[figure.stop : figure.stop + 1]
    bounded = figure.sort == "share" and figure.numeral.bound in _BOUNDS
    told = bounded and bool(state) and state[0] in group("states") - group("more", "less")
    return told and set(tags[counted.end : figure.first]) <= {"aux", "adverb"}


def _is_bounded_span(figure: Figure) -> bool:
    return figure.sort == "measure" and figure.numeral.bound in _BOUNDS and figure.unit in group("span_units")


def _acted(tags: Sequence[Tag], counted: Figure, figure: Figure) -> bool:
    """Whether a verb right before the span says what those counted before it did, with no mark between."""
    between = tags[counted.stop + (tags[counted.stop : counted.stop + 1] == ["mark"]) : figure.first]
    acting = tags[figure.first - 1] in ("verb", "part", "adverb")
    return acting and "mark" not in between and "join" not in between and bool({"verb", "part"} & set(between))


def _tells_which(words: Sequence[str], tags: Sequence[Tag], figure: Figure) -> bool:
    """Whether the span stands in words that tell which of a noun are meant, and the noun's own verb comes later."""
    at = figure.first - 1
    waiting = words[at].endswith("ing") and tags[at - 1] == "noun" and tags[at] in ("noun", "verb", "part")
    opened = range(max(1, at - 4), at)
    related = any(words[here] in ("who", "which", "that") and tags[here - 1] == "noun" for here in opened)
    if not (waiting or related):
        return False
    for here in range(figure.end, min(len(tags), figure.end + _NEAR)):
        if tags[here] in ("mark", "number"):
            return False
        if tags[here] in ("verb", "aux"):
            return True
    return False
