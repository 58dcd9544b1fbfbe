"""A sentence cut between its figures: what stands before each figure (its head) and behind it (its tail).

A gap between two figures holds the tail of the first ("người tham gia BHXH", "so với cùng kỳ") and the head of the
second ("; doanh thu ước đạt"). `statements` gives a sentence's figures with both; what they mean together is said by
`compare.figures.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.context import Context
from compare.figures.cues import COMPARING, GOVERNING
from compare.figures.gaps import leads, words_in
from compare.figures.heads import Head, read_head
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.pieces import Figure, Piece, Reading
from compare.figures.units import is_counted_noun, is_counted_with, unit_at

_ENDS = frozenset(",;:()[]\n")


@dataclass(slots=True)
class Tail:
    """What stands behind a figure: words of the counted noun, a base, a time of its own."""

    name: str = ""
    size: int = 0  # how many pieces of the gap it took
    also: str = ""  # nouns that go with the counted one: "công chức" of "142 cán bộ, công chức"
    base: Base | None = None
    times: list[Mention] = field(default_factory=list)
    aims: list[Mention] = field(default_factory=list)  # the times of a target named in it: "đề ra đến năm 2025"
    closed: bool = False  # a bracket closes in it: "(+6,86%) so với đầu năm"


@dataclass(slots=True)
class Statement:
    """A figure with its head and tail."""

    piece: Piece
    figure: Figure
    head: Head
    tail: Tail


_REACH = 120  # pieces; what stands farther from a figure says nothing of it


def statements(reading: Reading, sentence: Sequence[Piece], context: Context) -> list[Statement]:
    """The figures of a sentence, each with what belongs to it; none where the sentence has no figure."""
    sentence = _thresholds_as_words(reading, sentence)
    places = [index for index, piece in enumerate(sentence) if piece.kind == "figure"]
    out: list[Statement] = []
    start = 0
    for number, place in enumerate(places):
        piece = sentence[place]
        assert piece.figure is not None
        head = read_head(reading, sentence[max(start, place - _REACH) : place], context, first=number == 0)
        end = places[number + 1] if number + 1 < len(places) else len(sentence)
        gap = sentence[place + 1 : min(end, place + 1 + _REACH)]
        size = _tail_size(reading, gap, context, last=number + 1 == len(places), compares=_compares(head, piece.figure))
        if size == 0 and out and _restates(out[-1], head, piece.figure, gap):
            size = 1 + _tail_size(reading, gap[1:], context, last=number + 1 == len(places), compares=False)
        tail = _tail_with_nouns(reading, gap, size, head, piece.figure, context, last=number + 1 == len(places))
        size = max(size, tail.size)
        if tail.closed and tail.name and out and not out[-1].tail.name:
            out[-1].tail.name = tail.name
        out.append(Statement(piece, piece.figure, head, tail))
        start = place + 1 + size
    return out


def _tail_with_nouns(
    reading: Reading, gap: Sequence[Piece], size: int, head: Head, figure: Figure, context: Context, last: bool
) -> Tail:
    """The tail of `size` pieces; more where nouns counted together stand in it ("12/12 phường, xã đạt chuẩn")."""
    allows = _allowed(head, figure)
    noun, nouns = _nouns_beside(reading, gap, head, figure, last)
    if not nouns:
        tail = _tail(reading, gap[:size], context, allows)
        tail.size = size
        return tail
    size = max(size, nouns + _tail_size(reading, gap[nouns:], context, last, compares=_compares(head, figure)))
    tail = _tail(reading, gap[nouns:size], context, allows)
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
    sort = figure.unit.sort if figure.unit is not None else ""
    if sort not in ("count", "share") or head.slash:
        return 0, 0
    comma = next((at for at, piece in enumerate(gap[:_BEFORE_COMMA]) if piece.kind != "word"), 0)
    if (sort == "count" or comma > _BARE_NOUN) and not _together_at(reading, gap, comma):
        comma = 0
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
    if pair and (last or any(piece.kind == "mark" and piece.name in ",;." for piece in gap[at + 1 :])):
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
    share = before.figure.unit is not None and before.figure.unit.sort == "share" and not before.tail.name
    bare = head.in_bracket and not head.name and figure.numeral.total is not None and figure.unit is None
    return share and bare and len(gap) > 1 and gap[0].name == ")" and gap[1].kind == "word"


Allows = Callable[[Base, Reading, Piece], bool]
_PLANS = frozenset(map(key, ("KH", "kế", "dự", "NQ")))


def _allowed(head: Head, figure: Figure) -> Allows:
    """Which bases may stand behind a figure: of a level, only what is said to be one ("so với …", "400 tấn KH")."""
    of_whole = head.cue in ("equal", "share", "contribute", "reach") or head.in_bracket

    def allows(base: Base, reading: Reading, piece: Piece) -> bool:
        if "from" in head.flags and piece.kind == "time":
            return False
        free = not _compares(head, figure) or (not head.cue and not head.in_bracket and not figure.sign)
        if free and piece.kind != "time" and piece.name != "versus":
            return reading.words[piece.first] in _PLANS
        return of_whole or base.versus != "whole"

    return allows


def _compares(head: Head, figure: Figure) -> bool:
    sort = figure.unit.sort if figure.unit else ""
    return head.cue in COMPARING or sort in ("share", "points", "times")


def _thresholds_as_words(reading: Reading, sentence: Sequence[Piece]) -> list[Piece]:
    """The sentence with numbers that only tell a class or belong to a subject's name made words.

    "từ 12 đến dưới 15m 288" (a bounded measure right before a figure), "11/25 chỉ tiêu đạt từ 50% trở lên" (a bounded
    share behind a count), "Tổng thu ngân sách 3 xã cũ là 41,3 tỷ đồng" (a count within a measure's name).
    """
    out = list(sentence)
    for index, piece in enumerate(out):
        if piece.figure is not None and (
            _is_class(out, index)
            or _is_denied(reading, out, index)
            or _is_bound_of_count(out, index)
            or _is_within_name(reading, out, index)
        ):
            out[index] = piece._replace(kind="word", figure=None)
    return out


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
    return figure.numeral.bound not in ("eq", "approx") and not figure.numeral.total


def _is_bound_of_count(pieces: Sequence[Piece], at: int) -> bool:
    figure = pieces[at].figure
    if not (figure and figure.unit and figure.unit.sort in ("share", "measure", "money")):
        return False
    if figure.numeral.bound not in ("ge", "gt", "le", "lt"):
        return False
    for here in range(at - 1, max(-1, at - 12), -1):
        if pieces[here].kind == "mark" or pieces[here].name in ("up", "down", "share", "equal", "link"):
            return False
        if pieces[here].figure is not None:
            before = pieces[here].figure
            sort = before.unit.sort if before is not None and before.unit is not None else ""
            return sort in ("count", "measure") and sort != figure.unit.sort
    return False


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


def _tail_size(reading: Reading, gap: Sequence[Piece], context: Context, last: bool, compares: bool) -> int:
    """How many pieces of a gap belong to the figure before it."""
    at = 0
    if gap and gap[0].kind == "time" and gap[0].name not in ("to_date", "until") and (last or _breaks_off(gap, 1)):
        at = 1
    if _is_bracketed_time(gap):
        return 3
    if len(gap) > 1 and gap[0].name == ")" and gap[1].kind == "cue" and gap[1].name == "versus":
        behind = bases.read(reading, gap, 1, context, context.period)
        return behind.stop if behind else 0
    base = bases.read(reading, gap, at, context, context.period) if at < len(gap) else None
    if base is not None and (compares or base.versus in ("same_period", "plan", "term_target")):
        at = base.stop
    marks_ahead = any(piece.kind == "mark" and piece.name in _ENDS for piece in gap)
    while at < len(gap):
        piece = gap[at]
        if piece.kind == "mark" and _is_break(reading, gap, at):
            return at
        if piece.kind == "cue" and _cue_breaks(reading, gap, at, context, last, marks_ahead):
            return at
        if piece.kind == "time" and not last and not _mark_after(gap, at):
            return at
        at += 1
    if not last and at == len(gap) and gap:
        return _verb_break(reading, gap)
    return at


def _is_bracketed_time(gap: Sequence[Piece]) -> bool:
    """Whether the gap begins with a time in brackets: "412 ca (2019), …"."""
    return len(gap) > 2 and gap[0].name == "(" and gap[1].kind == "time" and gap[2].name == ")"


def _breaks_off(gap: Sequence[Piece], at: int) -> bool:
    """Whether a mark or a cue stands at `at`, so that what is before it belongs to the figure before."""
    return at >= len(gap) or gap[at].kind in ("mark", "cue")


def _mark_after(gap: Sequence[Piece], at: int) -> bool:
    return any(piece.kind == "mark" and piece.name in _ENDS for piece in gap[at:])


def _is_break(reading: Reading, gap: Sequence[Piece], at: int) -> bool:
    piece = gap[at]
    if piece.name in _ENDS or piece.name == "=":
        return True
    if piece.name == "/":
        return at == 0 or at + 1 == len(gap)
    if piece.name in "-–—+*•":
        return not reading.tokens[piece.first].glued
    return False


def _cue_breaks(
    reading: Reading, gap: Sequence[Piece], at: int, context: Context, last: bool, marks_ahead: bool
) -> bool:
    """Whether a cue begins the next figure's head (or, behind the last figure, something that is no name)."""
    piece = gap[at]
    if piece.name in ("parts", "versus"):
        return True
    if piece.name == "link":
        text = reading.text(piece.first, piece.stop).lower()
        if text in ("do", "trong", "để", "làm"):
            return False
        direct = at + 1 == len(gap)
        listed = text == "và" and not direct and not _verb_next(reading, gap, at + 1)
        return not last and not _mark_after(gap, at) and not listed
    if piece.name == "have" and not last and at + 1 < len(gap):
        text = reading.text(gap[at + 1].first, gap[-1].stop)
        if naming.measure_head(text) and not _mark_after(gap, at):
            return True
    if piece.name in ("estimate", "expect", "forecast", "respectively", "particular"):
        return not last and not _mark_after(gap, at)
    if piece.name == "target":
        return not last and leads(reading, gap, at, context)
    if piece.name in GOVERNING:
        return not last and leads(reading, gap, at, context)
    return False


def _verb_next(reading: Reading, gap: Sequence[Piece], at: int) -> bool:
    if at >= len(gap):
        return False
    text = reading.text(gap[at].first, gap[-1].stop)
    return text[0].isdigit() or naming.begins_with_verb(text) or bool(naming.measure_head(text))


def _verb_break(reading: Reading, gap: Sequence[Piece]) -> int:
    """Where a verb begins the next head though no mark stands before it ("kiểm tra 38 tàu xử phạt 4 tàu")."""
    for at in range(len(gap) - 1, -1, -1):
        if gap[at].kind not in ("word", "cue"):
            break
        text = reading.text(gap[at].first, gap[-1].stop)
        if naming.is_verb(text) or naming.is_bare(text):
            return at
    return len(gap)


def _tail(reading: Reading, pieces: Sequence[Piece], context: Context, allows: Allows) -> Tail:
    """The tail's base, times and the words that are left."""
    tail = Tail()
    at = 0
    words: list[Piece] = []
    while at < len(pieces):
        piece = pieces[at]
        base = bases.read(reading, pieces, at, context, context.period) if not words and tail.base is None else None
        if base is not None and allows(base, reading, piece):
            tail.base = base
            tail.times += [p.time for p in pieces[at : base.stop] if p.time and base.versus in ("plan", "term_target")]
            at = base.stop
            continue
        if piece.kind == "time" and piece.time:
            put_off = piece.name == "until" and bool(words) and reading.words[words[-1].first] in _PUT_OFF
            aimed = put_off or any(other.name == "target" and other.kind == "cue" for other in pieces[:at])
            (tail.aims if aimed else tail.times).append(piece.time)
        elif piece.kind != "mark" or piece.name in "-/&\"“”'":
            words.append(piece)
        at += 1
    tail.closed = bool(pieces) and pieces[0].name == ")"
    tail.name = words_in(reading, words)
    if tail.name.lower() in _LINKS:
        tail.name = ""  # "86 sản phẩm của 61 chủ thể"
    return tail


_PUT_OFF = frozenset(map(key, ("hạn", "dài", "lùi", "chuyển", "lại")))  # "2 dự án phải gia hạn đến quý II/2025"
_LINKS = ("của", "thuộc", "là", "cho", "với")
