"""A sentence cut between its figures: what stands before each figure (its head) and behind it (its tail).

A gap between two figures holds the tail of the first ("người tham gia BHXH", "so với cùng kỳ") and the head of the
second ("; doanh thu ước đạt"). `statements` gives a sentence's figures with both; what they mean together is said by
`compare.figures.rules`. Where a tail ends is told in `tails`; which numbers are words of a name, in `thresholds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.figures import naming
from compare.figures.bases import Base
from compare.figures.context import Context
from compare.figures.cues import COMPARING
from compare.figures.head import Head
from compare.figures.heads import read_head
from compare.figures.lexicon import key
from compare.figures.pieces import Figure, Piece, Reading
from compare.figures.tails import Allows, Tail, tail_of, tail_size
from compare.figures.thresholds import thresholds_as_words
from compare.figures.units import is_counted_noun, is_counted_with, unit_at
from compare.observation import PLANS


@dataclass(slots=True)
class Statement:
    """A figure with its head and tail."""

    piece: Piece
    figure: Figure
    head: Head
    tail: Tail

    @property
    def is_bare_count(self) -> bool:
        """Whether it says no more than how many of what: "16 đảng viên" behind "kiểm tra 13 tổ chức đảng;"."""
        unit = self.figure.unit
        counted = unit is not None and unit.sort == "count" and self.figure.numeral.total is None
        return counted and not (self.head.name or self.head.cue or self.head.topic or self.head.times or self.tail.name)


_REACH = 120  # pieces; what stands farther from a figure says nothing of it


def statements(reading: Reading, sentence: Sequence[Piece], context: Context) -> list[Statement]:
    """The figures of a sentence, each with what belongs to it; none where the sentence has no figure."""
    sentence = thresholds_as_words(reading, sentence)
    places = [index for index, piece in enumerate(sentence) if piece.kind == "figure"]
    out: list[Statement] = []
    start = 0
    for number, place in enumerate(places):
        piece = sentence[place]
        assert piece.figure is not None
        head = read_head(reading, sentence[max(start, place - _REACH) : place], context, first=number == 0)
        end = places[number + 1] if number + 1 < len(places) else len(sentence)
        gap = sentence[place + 1 : min(end, place + 1 + _REACH)]
        unit = piece.figure.unit
        measured = unit is not None and unit.sort not in ("count", "share")
        alone = number + 1 == len(places)
        size = tail_size(reading, gap, context, alone, _compares(head, piece.figure), measured)
        restates = bool(out) and _restates(out[-1], head, piece.figure, gap)
        if size == 0 and (restates or _is_amid_subject(reading, head, piece.figure, gap)):
            size = 1 + tail_size(reading, gap[1:], context, last=alone, compares=False)
        goes_on = bool(out) and _compares(head, piece.figure) and _goes_on(out[-1], head)
        allows = _allowed(head, piece.figure, goes_on)
        tail = _tail_with_nouns(reading, gap, size, head, piece.figure, context, allows, last=alone, goes_on=goes_on)
        size = max(size, tail.size)
        if restates and tail.closed and tail.name and not out[-1].tail.name:
            out[-1].tail.name = tail.name
        out.append(Statement(piece, piece.figure, head, tail))
        start = place + 1 + size
    return out


def _tail_with_nouns(
    reading: Reading,
    gap: Sequence[Piece],
    size: int,
    head: Head,
    figure: Figure,
    context: Context,
    allows: Allows,
    last: bool,
    goes_on: bool = False,
) -> Tail:
    """The tail of `size` pieces; more where nouns counted together stand in it ("12/12 phường, xã đạt chuẩn")."""
    noun, nouns = _nouns_beside(reading, gap, head, figure, last)
    if not nouns:
        tail = tail_of(reading, gap[:size], context, allows, goes_on)
        tail.size = size
        return tail
    size = max(size, nouns + tail_size(reading, gap[nouns:], context, last, compares=_compares(head, figure)))
    tail = tail_of(reading, gap[nouns:size], context, allows)
    tail.size = size
    said = reading.text(gap[noun + 1].first, gap[nouns - 1].stop)
    if noun:
        tail.name = f"{reading.text(gap[0].first, gap[noun - 1].stop)}, {said} {tail.name}".strip()
    else:
        tail.also = said
    return tail


_NOUN = 7  # words of a noun beside the counted one


def _nouns_beside(reading: Reading, gap: Sequence[Piece], head: Head, figure: Figure, last: bool) -> tuple[int, int]:
    """Where the comma stands and where nouns end that are counted too: ", thị trấn" of "17 xã, thị trấn"; else zeros.

    Such a noun stands bare between marks, or goes with the counted one ("phường, xã đạt chuẩn"); one that a figure
    follows is a subject of its own. Of a share the counted noun stands before the comma ("96% thôn, bản").
    """
    sort = figure.sort
    if sort not in ("count", "share") or head.slash:
        return 0, 0
    comma = next((at for at, piece in enumerate(gap[:_BEFORE_COMMA]) if piece.kind != "word"), 0)
    pair = comma == 1 < len(gap) - 1 and is_counted_with(reading.words, gap[0].first, gap[2].first)
    if (sort == "count" or comma > _BARE_NOUN) and not (pair or _together_at(reading, gap, comma)):
        comma = 0  # but "117/124 chi bộ thôn, tổ dân phố có chi ủy"
    if sort == "share" and not comma:
        return 0, 0  # "khai khoáng giảm 4,2%, công nghiệp chế biến, chế tạo tăng 12,9%"
    size = comma
    while size + 1 < len(gap) and gap[size].kind == "mark" and gap[size].name == ",":
        stop = _noun_end(reading, gap, size, comma, head, figure, last)
        if not stop:
            break
        size = stop
    return (comma, size) if size > comma else (0, 0)


_BARE_NOUN, _BEFORE_COMMA = 3, 7  # words before the comma: of a bare noun, and of one that owns what is listed


def _together_at(reading: Reading, gap: Sequence[Piece], comma: int) -> int:
    """Where the listed noun before a comma begins: "xã" of "98% trạm y tế xã, phường có bác sĩ"; 0 where none does."""
    if not comma or comma + 1 >= len(gap) or gap[comma].name != ",":
        return 0
    starts = range(max(1, comma - _BARE_NOUN), comma)
    other = gap[comma + 1].first
    return next((at for at in starts if is_counted_with(reading.words, gap[at].first, other)), 0)


def _noun_end(
    reading: Reading, gap: Sequence[Piece], at: int, comma: int, head: Head, figure: Figure, last: bool
) -> int:
    """Where the noun behind the comma at `at` ends, if it is counted too; else 0."""
    stop = at + 1
    while stop < len(gap) and gap[stop].kind == "word" and stop - at <= _NOUN:
        stop += 1
    free = last if stop == len(gap) else gap[stop].kind == "mark" or "from" in head.flags
    if stop < len(gap) and gap[stop].name == "link":
        free = reading.text(gap[stop].first, gap[stop].stop) == "với"
    noun = (
        gap[_together_at(reading, gap, comma)].first
        if comma
        else gap[at].first - len(figure.unit.text.split())
        if figure.unit is not None
        else 0
    )
    pair = is_counted_with(reading.words, noun, gap[at + 1].first)
    ends = any((p.kind == "mark" and p.name in ",;.(") or p.name == "link" for p in gap[at + 1 + pair :])
    if pair and (last or ends):
        return at + 1 + pair
    if comma or stop == at + 1 or not free or not is_counted_noun(reading.words, gap[at + 1].first):
        return 0
    named = reading.text(gap[at + 1].first, gap[stop - 1].stop)
    found = unit_at(reading.tokens, reading.words, gap[at + 1].first)
    known = found is not None and found.stop > gap[at + 1].first + 1  # "kiến nghị" is a noun and a verb
    verb = not known and (naming.begins_with_verb(named) or bool(naming.measure_head(named)))
    return 0 if verb else stop


def _restates(before: Statement, head: Head, figure: Figure, gap: Sequence[Piece]) -> bool:
    """ "100% (27/27) chi bộ …": a share with its fraction in brackets; the noun behind belongs to both."""
    share = before.figure.sort == "share" and not before.tail.name
    bare = head.in_bracket and not head.name and figure.numeral.total is not None and figure.unit is None
    return share and bare and len(gap) > 1 and gap[0].name == ")" and gap[1].kind == "word"


def _is_amid_subject(reading: Reading, head: Head, figure: Figure, gap: Sequence[Piece]) -> bool:
    """Whether a share in brackets stands between those it is of and what they do: "Mọi hộ (100%) được cấp thẻ"."""
    share = figure.sort == "share"
    if not share or not head.names_bracket or head.cue or naming.measure_head(head.name) or len(gap) < 2:
        return False
    done = reading.words[gap[1].first] == _DONE or naming.begins_with_verb(reading.text(gap[1].first, gap[-1].stop))
    return gap[0].name == ")" and (done or (gap[1].kind == "word" and naming.is_agent(head.name)))


_DONE = key("được")
_PLANS = frozenset(map(key, ("KH", "kế", "dự", "NQ")))


def _goes_on(before: Statement, head: Head) -> bool:
    """Whether a share goes on with a list: "đạt 108,9% dự toán giao, 102,3% chỉ tiêu", "chiếm 24% và 11% tổng thu"."""
    planned = before.tail.base is not None and before.tail.base.versus in PLANS
    return (planned or before.head.cue == "share") and not (
        head.name or head.cue or head.in_bracket or head.new_clause or head.times
    )


def _allowed(head: Head, figure: Figure, goes_on: bool = False) -> Allows:
    """Which bases may stand behind a figure: of a level, only what is said to be one ("so với …", "400 tấn KH").

    Any plan and any whole may where it `goes_on` with a list of shares of them.
    """
    of_whole = head.cue in ("equal", "share", "contribute", "reach") or head.in_bracket

    def allows(base: Base, reading: Reading, piece: Piece) -> bool:
        if "from" in head.flags and piece.kind == "time":
            return False
        free = not _compares(head, figure) or (not head.cue and not head.in_bracket and not figure.sign)
        if free and piece.kind != "time" and piece.name != "versus":
            return reading.words[piece.first] in _PLANS or (goes_on and base.versus in ("plan", "term_target", "whole"))
        return of_whole or base.versus != "whole"

    return allows


def _compares(head: Head, figure: Figure) -> bool:
    return head.cue in COMPARING or figure.sort in ("share", "points", "times")
