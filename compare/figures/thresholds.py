"""Numbers that tell a class, or belong to a subject's name, and so are words: "chỉ tiêu đạt từ 50% trở lên"."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming, units
from compare.figures.lexicon import key
from compare.figures.pieces import Piece, Reading


def thresholds_as_words(reading: Reading, sentence: Sequence[Piece]) -> list[Piece]:
    """The sentence with numbers that only tell a class or belong to a subject's name made words.

    "từ 12 đến dưới 15m 288" (a bounded measure right before a figure), "11/25 chỉ tiêu đạt từ 50% trở lên" (a bounded
    share behind a count), "Tổng thu ngân sách 3 xã cũ là 41,3 tỷ đồng" (a count within a measure's name).
    """
    out = list(sentence)
    for index, piece in enumerate(out):
        if piece.figure is not None and (
            (piece.figure.numeral.bound not in ("eq", "approx") and _is_bound(reading, out, index))
            or _is_within_name(reading, out, index)
            or _is_all_criteria(reading, out, index)
        ):
            out[index] = piece._replace(kind="word", figure=None)
    return out


def _is_bound(reading: Reading, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bounded number tells a class, what there is none of, or what is counted."""
    return _is_class(pieces, at) or _is_denied(reading, pieces, at) or _is_bound_of_count(pieces, at)


def _is_denied(reading: Reading, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bounded number tells what there is none of: "không còn xã đạt dưới 14 tiêu chí"."""
    figure = pieces[at].figure
    if figure is None or figure.numeral.bound not in ("ge", "gt", "le", "lt"):
        return False
    for here in range(at - 1, max(-1, at - 9), -1):
        if pieces[here].kind in ("mark", "figure"):
            return False
        if reading.words[pieces[here].first] == _NO and pieces[here].stop < len(reading.words):
            return reading.words[pieces[here].stop] in _BE
    return False


_NO, _BE = key("không"), frozenset(map(key, ("còn", "có", "để")))


def _is_class(pieces: Sequence[Piece], at: int) -> bool:
    figure = pieces[at].figure
    after = pieces[at + 1].figure if at + 1 < len(pieces) else None
    if not (figure and after and figure.unit and figure.unit.sort == "measure"):
        return False
    return not figure.numeral.total


def _is_bound_of_count(pieces: Sequence[Piece], at: int) -> bool:
    figure = pieces[at].figure
    if not (figure and figure.unit and figure.unit.sort in ("share", "measure", "money")):
        return False
    between = figure.numeral.bound == "range" and figure.unit.sort == "share"  # "5 chỉ tiêu đạt từ 80% đến dưới 100%"
    bounded = between or figure.numeral.bound in ("ge", "gt", "le", "lt")
    return bounded and _is_behind_count(pieces, at, figure.unit.sort)


def _is_behind_count(pieces: Sequence[Piece], at: int, sort: units.Sort) -> bool:
    """Whether a count of another sort than `sort` stands before `at`, with nothing between that parts the two."""
    for here in range(at - 1, max(-1, at - 12), -1):
        if pieces[here].kind == "mark" or pieces[here].name in ("up", "down", "share", "equal", "link"):
            return False
        if (figure := pieces[here].figure) is not None:
            other = figure.sort
            return other in ("count", "measure") and other != sort
    return False


def _is_all_criteria(reading: Reading, pieces: Sequence[Piece], at: int) -> bool:
    """Whether what was counted is told to reach so many criteria each: "có 6 xã đạt 19/19 tiêu chí"."""
    figure = pieces[at].figure
    if figure is None or figure.unit is None or figure.unit.text.lower() != _CRITERIA or at < 2:
        return False
    before = pieces[at - 2].figure
    counted = before is not None and before.sort == "count"
    each = pieces[at - 1].name == "reach" and reading.words[pieces[at - 1].first] == _REACHED
    return counted and each and before is not None and before.unit is not None and before.unit.text.lower() != _CRITERIA


_CRITERIA, _REACHED = "tiêu chí", key("đạt")


def _is_within_name(reading: Reading, pieces: Sequence[Piece], at: int) -> bool:
    figure = pieces[at].figure
    if (
        not (figure and figure.unit and figure.unit.sort == "count")
        or len(reading.text(pieces[at].first, pieces[at].first + 1)) > 3
    ):
        return False
    start = at
    while start > 0 and pieces[start - 1].kind == "word" and at - start < 10:
        start -= 1
    if start == at or not naming.measure_head(reading.text(pieces[start].first, pieces[at].first)):
        return False
    for here in range(at + 1, min(len(pieces), at + 12)):
        if pieces[here].kind in ("mark", "figure"):
            return False
        if pieces[here].name == "reach":
            return here + 1 < len(pieces) and pieces[here + 1].kind == "figure"
    return False
