"""Figures that only bound what a name counts: "delays over 5 minutes: 412", "patients waiting more than four hours"."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.english.figure import Figure
from compare.figures.english.tagging import Tag
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
    for figure in figures:
        before = kept[-1] if kept else None
        counted = before is not None and before.sort in ("share", "count", "bare") and _acted(tags, before, figure)
        if not (_is_bounded_span(figure) and figure.first > 1 and (counted or _tells_which(words, tags, figure))):
            kept.append(figure)
    return kept


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
