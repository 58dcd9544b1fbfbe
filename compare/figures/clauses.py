"""A sentence cut between its figures: what stands before each figure (its head) and behind it (its tail).

A gap between two figures holds the tail of the first ("người tham gia BHXH", "so với cùng kỳ") and the head of the
second ("; doanh thu ước đạt"). `statements` gives a sentence's figures with both; what they mean together is said by
`compare.figures.prose`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.context import Context
from compare.figures.cues import COMPARING, GOVERNING, PASSING
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.pieces import Figure, Piece, Reading

_ENDS = frozenset(",;:()[]\n")
_FLAGS = frozenset(
    {
        "estimate",
        "expect",
        "forecast",
        "target",
        "result",
        "parts",
        "particular",
        "respectively",
        "from",
        "same",
        "link",
    }
)
# Cues of `target` that are nouns: they set a target only at the front ("Kế hoạch năm 2024: …"), not in a name.
_TARGET_VERBS = ("phấn đấu", "đặt mục tiêu", "giao ", "phân bổ", "hướng", "yêu cầu", "đề ra", "được giao", "phải")


@dataclass(slots=True)
class Head:
    """What stands before a figure: the name said, the cue that governs it, times, flags, a base said beforehand."""

    name: str = ""
    raw: str = ""  # the name before openings and closings were cut off
    topic: str = ""
    cue: str = ""
    times: list[Mention] = field(default_factory=list)
    opening_time: bool = False  # the first time stands before any word
    base: Base | None = None
    flags: set[str] = field(default_factory=set)
    first_flag: str = ""  # the flag that stands before any word
    link: str = ""
    in_bracket: bool = False  # a bracket was opened since the figure before
    closed: bool = False  # a bracket was closed since the figure before
    slash: bool = False  # nothing but "/" stands between the two figures
    new_clause: bool = False  # ";" or the sentence's start lies before
    segments: tuple[str, ...] = ()


@dataclass(slots=True)
class Tail:
    """What stands behind a figure: words of the counted noun, a base, a time of its own."""

    name: str = ""
    base: Base | None = None
    times: list[Mention] = field(default_factory=list)
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
    sentence = _thresholds_as_words(sentence)
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
        tail = _tail(reading, gap[:size], context, _allowed(head, piece.figure))
        out.append(Statement(piece, piece.figure, head, tail))
        start = place + 1 + size
    return out


Allows = Callable[[Base, Reading, Piece], bool]
_PLANS = frozenset(map(key, ("KH", "kế", "dự", "NQ")))


def _allowed(head: Head, figure: Figure) -> Allows:
    """Which bases may stand behind a figure: of a level, only what is said to be one ("so với …", "400 tấn KH")."""
    of_whole = head.cue in ("equal", "share", "contribute", "reach") or head.in_bracket

    def allows(base: Base, reading: Reading, piece: Piece) -> bool:
        if not _compares(head, figure) and piece.kind != "time" and piece.name != "versus":
            return reading.words[piece.first] in _PLANS
        return of_whole or base.versus != "whole"

    return allows


def _compares(head: Head, figure: Figure) -> bool:
    sort = figure.unit.sort if figure.unit else ""
    return head.cue in COMPARING or sort in ("share", "points", "times")


def _thresholds_as_words(sentence: Sequence[Piece]) -> list[Piece]:
    """A bounded measure right before another figure is a class's name: "từ 12 đến dưới 15m 288"."""
    out = list(sentence)
    for index in range(len(out) - 1):
        piece, after = out[index], out[index + 1]
        if piece.figure and after.figure and piece.figure.unit and piece.figure.unit.sort == "measure":
            bounded = piece.figure.numeral.bound not in ("eq", "approx")
            if bounded and not piece.figure.numeral.total:
                out[index] = replace(piece, kind="word", figure=None)
    return out


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
        return not last and not _mark_after(gap, at) and (text != "và" or direct or _verb_next(reading, gap, at + 1))
    if piece.name in ("estimate", "expect", "forecast", "respectively", "particular"):
        return not last and not _mark_after(gap, at)
    if piece.name == "target":
        return not last and _leads(reading, gap, at, context)
    if piece.name in GOVERNING:
        return not last and _leads(reading, gap, at, context)
    return False


def _verb_next(reading: Reading, gap: Sequence[Piece], at: int) -> bool:
    if at >= len(gap):
        return False
    text = reading.text(gap[at].first, gap[-1].stop)
    return naming.begins_with_verb(text) or bool(naming.measure_head(text))


def _verb_break(reading: Reading, gap: Sequence[Piece]) -> int:
    """Where a verb begins the next head though no mark stands before it ("kiểm tra 38 tàu xử phạt 4 tàu")."""
    for at in range(len(gap) - 1, -1, -1):
        if gap[at].kind not in ("word", "cue"):
            break
        text = reading.text(gap[at].first, gap[-1].stop)
        if naming.is_verb(text) or naming.is_bare(text):
            return at
    return len(gap)


def _leads(reading: Reading, gap: Sequence[Piece], at: int, context: Context) -> bool:
    """Whether nothing but adverbs, times and a base stands between the cue at `at` and the figure behind the gap."""
    cue = gap[at].name
    here = at + 1
    while here < len(gap):
        piece = gap[here]
        if piece.kind == "time" or (piece.kind == "cue" and (piece.name in PASSING or piece.name in GOVERNING)):
            here += 1
            continue
        if piece.kind == "mark" and piece.name in '()"“”:':
            if piece.name == "(" and here == at + 1 and cue not in ("up", "down", "reach", "become"):
                return False
            if piece.name == ":" and cue in COMPARING:
                return False
            here += 1
            continue
        if cue in ("up", "down", "exceed", "short", "reach", "equal") and (
            base := bases.read(reading, gap, here, context, context.period)
        ):
            if base.versus == "whole":
                return False
            here = base.stop
            continue
        if piece.kind == "cue" and piece.name == "target":
            here += 1
            continue
        return False
    return True


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
            tail.times.append(piece.time)
        elif piece.kind != "mark" or piece.name in "-/&\"“”'":
            words.append(piece)
        at += 1
    tail.closed = bool(pieces) and pieces[0].name == ")"
    tail.name = _text(reading, words)
    return tail


def _text(reading: Reading, pieces: Sequence[Piece]) -> str:
    """The words of some pieces, those that stand together as written."""
    parts: list[str] = []
    last = -1
    for piece in pieces:
        text = reading.text(piece.first, piece.stop)
        if piece.first == last and reading.tokens[piece.first].glued and parts:
            parts[-1] += text
        else:
            parts.append(text)
        last = piece.stop
    return " ".join(parts)


def read_head(reading: Reading, pieces: Sequence[Piece], context: Context, first: bool) -> Head:
    """What the pieces before a figure say of it."""
    head = Head(new_clause=first or any(p.kind == "mark" and p.name == ";" for p in pieces))
    head.in_bracket = any(p.name == "(" and p.kind == "mark" for p in pieces)
    head.closed = any(p.name == ")" and p.kind == "mark" for p in pieces)
    head.slash = len(pieces) == 1 and pieces[0].name == "/"
    pieces = _without_closed_brackets(pieces)
    head.times = [p.time for p in pieces if p.time is not None]
    pieces = _split_topic(reading, pieces, head)
    segments = _segments(pieces)
    chosen = _choose(reading, segments)
    for segment in segments[: len(segments) - len(chosen)]:
        _flags_of(reading, segment, head)
    _read_segments(reading, chosen, head, context)
    content = [p for p in pieces if p.kind != "mark"]
    head.opening_time = bool(content) and content[0].kind == "time"
    return head


def _without_closed_brackets(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without a bracket that is closed again before the figure ("Thu nhập (triệu đồng/người): 74,5")."""
    out: list[Piece] = []
    opened: list[int] = []
    for piece in pieces:
        if piece.kind == "mark" and piece.name == "(":
            opened.append(len(out))
        if piece.kind == "mark" and piece.name == ")":
            if opened:
                del out[opened.pop() :]
                continue
            out = []
            continue
        out.append(piece)
    return out


def _split_topic(reading: Reading, pieces: list[Piece], head: Head) -> list[Piece]:
    """What stands before ":" or an opened bracket is the topic where words follow it, else it is the name itself."""
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at].kind != "mark" or pieces[at].name not in ":(" or not _has_words(pieces[at + 1 :]):
            continue
        _flags_of(reading, pieces[:at], head)
        chosen = _choose(reading, _segments([p for p in pieces[:at] if p.kind in ("word", "cue", "mark")]))
        topic = Head()
        _read_segments(reading, [_to_first_verb(segment) for segment in chosen], topic, None)
        head.topic = topic.name
        return pieces[at + 1 :]
    return pieces


def _has_words(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind == "word" or (piece.kind == "cue" and piece.name == "target") for piece in pieces)


def _to_first_verb(segment: Sequence[Piece]) -> Sequence[Piece]:
    """A topic's words up to what is said of it: "Công tác thu hồi nợ được đẩy mạnh" is "Công tác thu hồi nợ"."""
    for at, piece in enumerate(segment):
        if at > 1 and piece.kind == "cue" and piece.name in ("reach", "adverb", "up", "down"):
            return segment[:at]
    return segment


def _segments(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between commas and semicolons."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "mark" and piece.name in ",;":
            out.append([])
        else:
            out[-1].append(piece)
    return [segment for segment in out if any(p.kind != "mark" for p in segment)]


def _choose(reading: Reading, segments: list[list[Piece]]) -> list[list[Piece]]:
    """The last segment, with those before it that make one noun phrase ("nông, lâm nghiệp và thủy sản")."""
    if not segments:
        return []
    at = len(segments) - 1
    while at > 0 and _goes_with(reading, segments[at - 1], segments[at]):
        at -= 1
    return segments[at:]


def _goes_with(reading: Reading, before: list[Piece], after: list[Piece]) -> bool:
    """Whether a segment is the beginning of the noun phrase that the next one ends."""
    words = [p for p in after if p.kind == "word"]
    if not words or after[0].kind != "word":
        only_cue = bool(after) and not words and all(p.kind in ("cue", "time") for p in after)
        return only_cue and not any(p.name in ("parts",) for p in after) and any(p.kind == "word" for p in before)
    text = _text(reading, words)
    if naming.measure_head(text) or naming.begins_with_verb(text) or naming.is_agent(text):
        return False
    said = [p for p in before if p.kind == "word"]
    if not said or any(p.kind == "cue" and p.name in GOVERNING for p in before):
        return False
    return not naming.is_circumstance(_text(reading, said))


def _flags_of(reading: Reading, pieces: Sequence[Piece], head: Head) -> None:
    """The flags of a stretch that is not the name's own: a target or an estimate at a sentence's front holds on."""
    for piece in pieces:
        if piece.kind == "cue" and piece.name in ("estimate", "expect", "forecast", "target", "parts", "particular"):
            front = not any(p.kind == "word" for p in pieces[: pieces.index(piece)])
            if piece.name != "target" or front or _is_target_verb(reading, piece):
                head.flags.add(piece.name)
                if front and not head.first_flag:
                    head.first_flag = piece.name


def _is_target_verb(reading: Reading, piece: Piece) -> bool:
    return reading.text(piece.first, piece.stop).lower().startswith(_TARGET_VERBS)


def _read_segments(reading: Reading, segments: Sequence[Sequence[Piece]], head: Head, context: Context | None) -> None:
    """The name, the governing cue, the flags and the base of the segments that belong to a figure."""
    names: list[str] = []
    for number, segment in enumerate(segments):
        pieces = list(segment)
        if number == len(segments) - 1 and context is not None:
            pieces = _governed(reading, pieces, head, context)
        pieces = _base_before(reading, pieces, head, context)
        words: list[Piece] = []
        for piece in pieces:
            _sort_piece(reading, piece, words, head, piece is pieces[-1])
        if words:
            names.append(_text(reading, words))
    head.raw = ", ".join(names)
    head.name = naming.tidy(head.raw)
    head.segments = tuple(names)


def _governed(reading: Reading, pieces: list[Piece], head: Head, context: Context) -> list[Piece]:
    """The pieces without the cue that governs the figure and what stands between the two."""
    for at, piece in enumerate(pieces):
        if piece.kind == "cue" and piece.name in GOVERNING and _leads(reading, pieces, at, context):
            between = pieces[at + 1 :]
            head.cue = piece.name
            for here, other in enumerate(between):
                if other.kind == "cue" and other.name in GOVERNING and head.cue in ("reach", "have", "become"):
                    head.cue = other.name if other.name in COMPARING or head.cue == "have" else head.cue
                if other.kind == "cue" and other.name in _FLAGS:
                    head.flags.add(other.name)
                if head.base is None and piece.name in COMPARING:
                    head.base = bases.read(reading, between, here, context, context.period)
            return pieces[:at]
    if pieces and pieces[-1].kind == "mark" and pieces[-1].name == ":":
        head.cue = "reach"
    return pieces


def _base_before(reading: Reading, pieces: list[Piece], head: Head, context: Context | None) -> list[Piece]:
    """The pieces without a base said beforehand ("So với quý trước tăng …")."""
    if context is None:
        return pieces
    for at, piece in enumerate(pieces):
        if (
            piece.kind == "cue"
            and piece.name == "versus"
            and (base := bases.read(reading, pieces, at, context, context.period))
        ):
            head.base = base
            return pieces[:at] + pieces[base.stop :]
    return pieces


def _sort_piece(reading: Reading, piece: Piece, words: list[Piece], head: Head, last: bool) -> None:
    """A piece of the name, or a flag: a cue is a flag before any word, or where it is a flag wherever it stands."""
    if piece.kind == "word" or (piece.kind == "mark" and piece.name in "-/&\"“”'–"):
        if piece.kind == "word" or words:
            words.append(piece)
        return
    if piece.kind != "cue":
        return
    if not words and piece.name in _FLAGS:
        head.flags.add(piece.name)
        if not head.first_flag and piece.name != "link":
            head.first_flag = piece.name
        if piece.name == "link":
            head.link = reading.text(piece.first, piece.stop).lower()
        return
    if piece.name in ("estimate", "expect", "forecast", "parts", "same", "respectively") or (
        piece.name == "target" and _is_target_verb(reading, piece)
    ):
        head.flags.add(piece.name)
        return
    if piece.name == "from" and last:
        head.flags.add("from")
        return
    if words or piece.name not in ("adverb", "reach", "have"):
        if piece.name == "have" and not words:
            return
        words.append(piece)
    elif piece.name in ("reach", "have") and not head.cue:
        head.cue = piece.name
