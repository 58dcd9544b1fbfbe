"""What stands before a figure: the name said, the cue that governs the figure, times, flags, a base said beforehand.

`read_head` reads the pieces from the figure before (or the sentence's start) to the figure; which stretches between
commas make the name together is told in `segments`.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.context import Context
from compare.figures.gaps import words_in
from compare.figures.head import Head
from compare.figures.head_words import base_before, flags_of, read_segments
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.pieces import Piece, Reading
from compare.figures.segments import after_semicolon, choose, cut, has_words, without_closed_brackets, without_unchanged


def read_head(reading: Reading, pieces: Sequence[Piece], context: Context, first: bool) -> Head:
    """What the pieces before a figure say of it."""
    marks = {piece.name for piece in pieces if piece.kind == "mark"}
    head = Head(new_clause=first or ";" in marks, in_bracket="(" in marks, closed=")" in marks)
    head.names_bracket = head.in_bracket and has_words(pieces[: [p.name for p in pieces].index("(")])
    head.slash = "/" in marks and _is_slash(pieces)
    if head.in_bracket and head.closed:
        head.bracket = _bracketed(reading, pieces)
    pieces = without_unchanged(without_closed_brackets(pieces) if head.closed else pieces)
    head.times = _times(pieces, first)
    if ";" in marks:
        pieces = after_semicolon(pieces)
    opening = _first_kind(pieces)
    if not marks.isdisjoint(":("):
        pieces = _split_topic(reading, pieces, head)
    segments = cut(pieces)
    chosen = choose(reading, segments, first)
    for segment in segments[: len(segments) - len(chosen)]:
        flags_of(reading, segment, head)
        base_before(reading, segment, head, context)
    if pieces and pieces[-1].name == "," and _is_circumstance(reading, chosen):
        flags_of(reading, chosen.pop(), head)  # "Sau gần 8 tháng triển khai, 10/10 huyện đã …"
    for segment in segments[-2:]:
        if _tells_so_far(reading, segment):
            head.flags.add("so_far")
    read_segments(reading, chosen, head, context)
    if head.cue_text == "phát sinh" and naming.measure_head(head.name):
        head.raw, head.name = f"{head.raw} {head.cue_text}", f"{head.name} {head.cue_text}"  # "số hộ nghèo phát sinh"
    _assign(head)
    _limit(head)
    head.opening_time = bool(head.times) and "time" in (opening, _first_kind(pieces))
    return head


def _first_kind(pieces: Sequence[Piece]) -> str:
    """What a stretch begins with, marks aside."""
    return next((piece.kind for piece in pieces if piece.kind != "mark"), "")


def _times(pieces: Sequence[Piece], first: bool) -> list[Mention]:
    """The times said behind the last ";", and of a sentence's first head the one that opens it; bases left aside."""
    said = [at for at, piece in enumerate(pieces) if piece.time is not None]
    if not said:
        return []
    over = max((at for at, p in enumerate(pieces) if p.kind == "mark" and p.name == ";"), default=-1)
    opening = next((at for at, p in enumerate(pieces) if p.kind != "mark"), 0) if first else -1
    said = [at for at in said if (at > over or at == opening) and not _is_base(pieces, at)]
    return [time for at in said if (time := pieces[at].time) is not None]


_SO_FAR = frozenset(map(key, ("đã", "hiện")))


def _tells_so_far(reading: Reading, pieces: Sequence[Piece]) -> bool:
    """Whether the words before a figure tell how things stand now: "hiện còn", "đến nay có", "đã đạt"."""
    for at, piece in enumerate(pieces):
        if piece.kind == "word":
            continue
        if piece.kind == "time" and piece.name == "own" and reading.words[piece.stop - 1] == _NOW:
            return True
        first = at == 0 or at + 1 == len(pieces) or pieces[at - 1].kind != "word"
        if piece.kind == "cue" and first and reading.words[piece.first] in _SO_FAR:
            return True
    return False


_NOW = key("nay")


def _is_slash(pieces: Sequence[Piece]) -> bool:
    """Whether "/" alone, or with the plan's name, stands between two figures: "83,2%/50%", "38,6 tỷ đồng/KH 142 tỷ"."""
    if not pieces or pieces[0].name != "/":
        return False
    named = len(pieces) < _PLAN_PIECES and pieces[1:2] and pieces[1].name == "target"
    return len(pieces) == 1 or (bool(named) and all(piece.kind != "mark" for piece in pieces[1:]))


_PLAN_PIECES = 6  # "/", "kế hoạch" and its year or who gave it


def _assign(head: Head) -> None:
    """ "Đề án giao 150 tổ", "Tỉnh giao 150 tỷ đồng": what someone assigns is a target; who does is no name."""
    words = head.raw.split() if "giao" in head.raw.lower() else []
    if len(words) > 1 and key(words[-1]) == _ASSIGN and key(words[-2]) not in _DONE and not head.cue:
        head.flags |= {"target", "aim"}
        measured = bool(naming.measure_head(head.raw))
        head.raw = head.name = " ".join(words[:-2]) if measured else ""


def _limit(head: Head) -> None:
    """ "tỷ lệ nợ xấu 1,2% (quy định dưới 3%)": the limit a bracket names is a target of what stands before it."""
    if head.in_bracket and not (head.closed or head.cue) and naming.is_limit(head.raw):
        head.flags.add("target")
        head.first_flag = head.first_flag or "target"
        head.raw = head.name = ""


_ASSIGN = key("giao")
_DONE = frozenset(map(key, ("bàn", "thành", "chuyển", "khoán")))  # "bàn giao", "chuyển giao" are done, not assigned


def _is_base(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a time is what a comparison is with: "So với năm 2023, nông thôn tăng 3,1%"."""
    return at > 0 and pieces[at - 1].kind == "cue" and pieces[at - 1].name == "versus"


def _bracketed(reading: Reading, pieces: Sequence[Piece]) -> str:
    """What a short bracket before the figure holds ("triệu đồng/người")."""
    opened = [at for at, piece in enumerate(pieces) if piece.name == "(" and piece.kind == "mark"]
    closed = [at for at, piece in enumerate(pieces) if piece.name == ")" and piece.kind == "mark"]
    if len(opened) != 1 or len(closed) != 1 or not 0 < closed[0] - opened[0] < 8:
        return ""
    return reading.text(pieces[opened[0]].stop, pieces[closed[0]].first)


def _split_topic(reading: Reading, pieces: Sequence[Piece], head: Head) -> Sequence[Piece]:
    """What stands before ":" or an opened bracket is the topic where words follow it, else it is the name itself."""
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at].kind != "mark" or pieces[at].name not in ":(" or not has_words(pieces[at + 1 :]):
            continue
        flags_of(reading, pieces[:at], head)
        opened = max((o for o in range(at) if pieces[o].kind == "mark" and pieces[o].name == "("), default=-1)
        said = pieces[opened + 1 : at] if pieces[at].name == ":" else pieces[:at]  # "(Lúa: diện tích 207 ha …)"
        segments = cut([p for p in said if p.kind in ("word", "cue", "mark")])
        chosen = segments if _is_heading(reading, segments) else choose(reading, segments)
        topic = Head()
        read_segments(reading, [_to_first_verb(reading, segment) for segment in chosen], topic, None)
        head.topic = "" if naming.is_field(topic.name) else topic.name
        return pieces[at + 1 :]
    return pieces


def _is_circumstance(reading: Reading, chosen: Sequence[Sequence[Piece]]) -> bool:
    """Whether all that is said before the comma of a figure tells when, where or by what."""
    words = [piece for piece in chosen[0] if piece.kind == "word"] if len(chosen) == 1 else []
    if not words:
        return False
    went = any(naming.is_predicate(reading.words, piece.first) for piece in chosen[0][2:])
    return went or naming.is_circumstance(words_in(reading, words))


def _is_heading(reading: Reading, segments: Sequence[Sequence[Piece]]) -> bool:
    """Whether all before ":" names one field of work: "Công tác bồi thường, giải phóng mặt bằng"."""
    plain = all(piece.kind == "word" or piece.kind == "mark" for segment in segments for piece in segment)
    short = sum(len(segment) for segment in segments) <= _HEADING
    return plain and short and bool(segments) and reading.words[segments[0][0].first] in _FIELDS


_HEADING = 14  # words of a heading that runs into its sentence
_FIELDS = frozenset(map(key, ("công", "về", "lĩnh")))


def _to_first_verb(reading: Reading, segment: Sequence[Piece]) -> Sequence[Piece]:
    """A topic's words up to what is said of it: "Công tác thu hồi nợ được đẩy mạnh" is "Công tác thu hồi nợ"."""
    for at, piece in enumerate(segment):
        if at > 1 and piece.kind == "cue" and piece.name in ("reach", "adverb", "up", "down"):
            return segment[:at]
        if at > 1 and piece.kind == "word" and naming.is_predicate(reading.words, piece.first):
            return segment[:at]
    return segment
