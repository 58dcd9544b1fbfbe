"""A sentence cut between its figures: what stands before each figure (its head) and behind it (its tail).

A gap between two figures holds the tail of the first ("người tham gia BHXH", "so với cùng kỳ") and the head of the
second ("; doanh thu ước đạt"). `statements` gives a sentence's figures with both; what they mean together is said by
`compare.figures.prose`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

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
_TARGET_VERBS = (
    "phấn đấu",
    "điều chỉnh",
    "đặt mục tiêu",
    "giao ",
    "phân bổ",
    "hướng",
    "yêu cầu",
    "đề ra",
    "được giao",
    "phải",
)


@dataclass(slots=True)
class Head:
    """What stands before a figure: the name said, the cue that governs it, times, flags, a base said beforehand."""

    name: str = ""
    raw: str = ""  # the name before openings and closings were cut off
    topic: str = ""
    cue: str = ""
    cue_text: str = ""
    front_cue: str = ""  # "giảm" of "giảm tỷ lệ hộ nghèo 1,2%": it governs where nothing nearer does
    bracket: str = ""  # what a bracket closed before the figure holds: "(triệu đồng/người): 74,5"
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
        tail = _tail(reading, gap[:size], context, _allowed(head, piece.figure))
        if tail.closed and tail.name and out and not out[-1].tail.name:
            out[-1].tail.name = tail.name
        out.append(Statement(piece, piece.figure, head, tail))
        start = place + 1 + size
    return out


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
            _is_class(out, index) or _is_bound_of_count(out, index) or _is_within_name(reading, out, index)
        ):
            out[index] = piece._replace(kind="word", figure=None)
    return out


def _is_class(pieces: Sequence[Piece], at: int) -> bool:
    figure = pieces[at].figure
    after = pieces[at + 1].figure if at + 1 < len(pieces) else None
    if not (figure and after and figure.unit and figure.unit.sort == "measure"):
        return False
    return figure.numeral.bound not in ("eq", "approx") and not figure.numeral.total


def _is_bound_of_count(pieces: Sequence[Piece], at: int) -> bool:
    figure = pieces[at].figure
    if not (figure and figure.unit and figure.unit.sort == "share") or figure.numeral.bound not in (
        "ge",
        "gt",
        "le",
        "lt",
    ):
        return False
    for here in range(at - 1, max(-1, at - 12), -1):
        if pieces[here].kind == "mark" or pieces[here].name in ("up", "down", "share", "equal"):
            return False
        if pieces[here].figure is not None:
            before = pieces[here].figure
            return before is not None and before.unit is not None and before.unit.sort == "count"
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
        return not last and _leads(reading, gap, at, context)
    if piece.name in GOVERNING:
        return not last and _leads(reading, gap, at, context)
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
    head.bracket = _bracketed(reading, pieces)
    pieces = _without_closed_brackets(pieces)
    head.times = [p.time for p in pieces if p.time is not None]
    pieces = _split_topic(reading, _after_semicolon(reading, pieces, head), head)
    segments = _segments(pieces)
    chosen = _choose(reading, segments)
    for segment in segments[: len(segments) - len(chosen)]:
        _flags_of(reading, segment, head)
        _base_before(reading, segment, head, context)
    _read_segments(reading, chosen, head, context)
    content = [p for p in pieces if p.kind != "mark"]
    head.opening_time = bool(content) and content[0].kind == "time"
    return head


def _bracketed(reading: Reading, pieces: Sequence[Piece]) -> str:
    """What a short bracket before the figure holds ("triệu đồng/người")."""
    opened = [at for at, piece in enumerate(pieces) if piece.name == "(" and piece.kind == "mark"]
    closed = [at for at, piece in enumerate(pieces) if piece.name == ")" and piece.kind == "mark"]
    if len(opened) != 1 or len(closed) != 1 or not 0 < closed[0] - opened[0] < 8:
        return ""
    return reading.text(pieces[opened[0]].stop, pieces[closed[0]].first)


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


def _after_semicolon(reading: Reading, pieces: list[Piece], head: Head) -> list[Piece]:
    """What stands behind the last ";": a clause of its own."""
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at].kind == "mark" and pieces[at].name == ";":
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
    said = [p for p in before if p.kind == "word"]
    if naming.is_verb(text) and 0 < len(said) <= 3 and len(said) == sum(p.kind != "mark" for p in before):
        return True
    if naming.measure_head(text) or naming.begins_with_verb(text) or naming.is_agent(text):
        return False
    if not said or any(p.kind == "cue" and p.name in GOVERNING for p in before):
        return False
    return not naming.is_circumstance(_text(reading, said))


def _flags_of(reading: Reading, pieces: Sequence[Piece], head: Head) -> None:
    """The flags of a stretch that is not the name's own: a target or an estimate at a sentence's front holds on."""
    for piece in pieces:
        if piece.kind == "cue" and piece.name in ("estimate", "expect", "forecast", "target", "parts", "particular"):
            front = not any(p.kind == "word" for p in pieces[: pieces.index(piece)])
            if piece.name != "target" or (front and _sets_target(reading, piece)) or _is_target_verb(reading, piece):
                head.flags.add(piece.name)
                if front and not head.first_flag:
                    head.first_flag = piece.name


def _sets_target(reading: Reading, piece: Piece) -> bool:
    """Whether a target's noun sets one: not as the name of a document ("Kế hoạch số 86", "thực hiện Nghị quyết 17")."""
    after = reading.words[piece.stop : piece.stop + 5]
    before = reading.words[piece.first - 1] if piece.first else ""
    if _is_target_verb(reading, piece):
        return True
    if before in _CARRIED_OUT or (after and after[0] == _SO) or piece.stop in reading.left_out:
        return False
    resolution = reading.words[piece.first] == _NGHI
    return not resolution or bool(_SET_BY & set(after))


_CARRIED_OUT = frozenset(map(key, ("hiện", "khai", "theo", "cứ", "quán", "triệt", "hành")))
_SO, _NGHI = key("số"), key("nghị")
_SET_BY = frozenset(map(key, ("đề", "hội", "đặt", "xác", ":", "giao", "năm")))


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
            if _is_noun(pieces, at):
                continue
            head.cue, head.cue_text = piece.name, reading.text(piece.first, piece.stop).lower()
            for here, other in enumerate(between):
                if other.kind == "cue" and other.name in GOVERNING and head.cue in ("reach", "have", "become"):
                    head.cue = other.name if other.name in COMPARING or head.cue == "have" else head.cue
                if other.kind == "cue" and other.name in _FLAGS and other.name != "target":
                    head.flags.add(other.name)
                compares = head.cue in COMPARING
                if head.base is None and (compares or (head.in_bracket and piece.name == "reach")):
                    higher = compares and "hơn" in reading.text(piece.first, between[-1].stop).split()
                    head.base = bases.read(reading, between, here, context, context.period, higher)
            return pieces[:at]
    if pieces and pieces[-1].kind == "mark" and pieces[-1].name == ":":
        head.cue = "reach"
    return pieces


def _is_noun(pieces: Sequence[Piece], at: int) -> bool:
    """ "Tăng trưởng đạt 7,5%": growth is the subject itself where no word stands before it and a level is reached."""
    moved = pieces[at].name in ("up", "down") and at + 1 < len(pieces) and pieces[at + 1].name == "reach"
    return moved and not any(piece.kind == "word" for piece in pieces[:at])


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
        if "assigned" in head.flags and piece.kind == "word":
            words.clear()
            head.flags.discard("assigned")
        if piece.kind == "word" or words:
            words.append(piece)
        return
    if piece.kind != "cue":
        return
    if not words and piece.name in _FLAGS:
        if piece.name == "target" and not _sets_target(reading, piece):
            words.append(piece)
            return
        head.flags.add(piece.name)
        if piece.name == "target" and _is_target_verb(reading, piece):
            head.flags.add("aim")
        if not head.first_flag and piece.name != "link":
            head.first_flag = piece.name
        if piece.name == "link":
            head.link = reading.text(piece.first, piece.stop).lower()
        return
    if piece.name in ("estimate", "expect", "forecast", "parts", "same", "respectively") or (
        piece.name == "target" and _is_target_verb(reading, piece)
    ):
        head.flags.add(piece.name)
        if piece.name == "target":
            head.flags.add("aim")
        if piece.name == "target" and words:
            head.flags.add("assigned")  # who assigns stands before it, what is assigned behind
        return
    if piece.name == "from" and last:
        head.flags.add("from")
        return
    if piece.name in ("up", "down") and not words and not head.cue:
        head.front_cue = piece.name
    if words or piece.name not in ("adverb", "reach", "have"):
        if piece.name == "have" and not words:
            return
        words.append(piece)
    elif piece.name in ("reach", "have") and not head.cue:
        head.cue = piece.name
