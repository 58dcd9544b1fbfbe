"""What stands before a figure: the name said, the cue that governs the figure, times, flags, a base said beforehand.

`read_head` reads the pieces from the figure before (or the sentence's start) to the figure; which stretches between
commas make the name together is told in `segments`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.context import Context
from compare.figures.cues import COMPARING, GOVERNING
from compare.figures.gaps import leads, words_in
from compare.figures.lexicon import key, keys
from compare.figures.mention import Mention
from compare.figures.pieces import Piece, Reading
from compare.figures.segments import after_semicolon, choose, cut, has_words, without_closed_brackets, without_unchanged

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
    names_bracket: bool = False  # and a name stands before it
    closed: bool = False  # a bracket was closed since the figure before
    slash: bool = False  # nothing but "/", or "/" with a plan's name, stands between the two figures
    new_clause: bool = False  # ";" or the sentence's start lies before
    segments: tuple[str, ...] = ()
    planned: str = ""  # the plan's own words, where nothing else is said: "Dự toán thu"
    per: str = ""  # the time a rate said at the front is per: "ngày" of "Mỗi ngày phát sinh 412 tấn rác"
    apart: bool = False  # a comma stands between the name and the cue


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
    chosen = choose(reading, segments)
    for segment in segments[: len(segments) - len(chosen)]:
        _flags_of(reading, segment, head)
        _base_before(reading, segment, head, context)
    if pieces and pieces[-1].name == "," and _is_circumstance(reading, chosen):
        _flags_of(reading, chosen.pop(), head)  # "Sau gần 8 tháng triển khai, 10/10 huyện đã …"
    for segment in segments[-2:]:
        if _tells_so_far(reading, segment):
            head.flags.add("so_far")
    _read_segments(reading, chosen, head, context)
    if head.cue_text == "phát sinh" and naming.measure_head(head.name):
        head.raw, head.name = f"{head.raw} {head.cue_text}", f"{head.name} {head.cue_text}"  # "số hộ nghèo phát sinh"
    _assign(head)
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


_ASSIGN, _FAIR = key("giao"), key("khá")

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
        _flags_of(reading, pieces[:at], head)
        opened = max((o for o in range(at) if pieces[o].kind == "mark" and pieces[o].name == "("), default=-1)
        said = pieces[opened + 1 : at] if pieces[at].name == ":" else pieces[:at]  # "(Lúa: diện tích 207 ha …)"
        segments = cut([p for p in said if p.kind in ("word", "cue", "mark")])
        chosen = segments if _is_heading(reading, segments) else choose(reading, segments)
        topic = Head()
        _read_segments(reading, [_to_first_verb(reading, segment) for segment in chosen], topic, None)
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


_UP_TO = frozenset({keys("kết thúc"), keys("khép lại"), keys("bước sang"), keys("bước vào")})


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
            head.apart = number > 0 and bool(head.cue) and not any(piece.kind == "word" for piece in pieces)
        pieces = _base_before(reading, pieces, head, context)
        words: list[Piece] = []
        for piece in pieces:
            if piece.kind == "word" and "assigned" not in head.flags:
                words.append(piece)
                continue
            if piece.kind == "time" and words and tuple(reading.words[words[0].first : words[-1].stop]) in _UP_TO:
                words.clear()  # "Kết thúc năm 2024 bao phủ BHYT đạt …"
            _sort_piece(reading, piece, words, head, piece is pieces[-1])
        if words:
            names.append(words_in(reading, words))
    head.raw = naming.behind_turn(", ".join(names))
    if head.apart or (segments and head.flags & {"result"} and len(segments) > 1 and not has_words(segments[-1])):
        head.raw = naming.without_state(head.raw)
    head.name = naming.tidy(head.raw)
    head.segments = tuple(names)


def _governed(reading: Reading, pieces: list[Piece], head: Head, context: Context) -> list[Piece]:
    """The pieces without the cue that governs the figure and what stands between the two."""
    for at, piece in enumerate(pieces):
        if piece.kind == "cue" and piece.name in GOVERNING and leads(reading, pieces, at, context):
            between = pieces[at + 1 :]
            if _is_noun(reading, pieces, at):
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


def _is_noun(reading: Reading, pieces: Sequence[Piece], at: int) -> bool:
    """ "Tăng trưởng đạt 7,5%": growth is a noun before a level where no word but a preposition stands before it."""
    if pieces[at].name not in ("up", "down"):
        return False
    reached = at + 1 < len(pieces) and pieces[at + 1].name == "reach"
    if at > 0 and reading.words[pieces[at].first - 1] in _INTO:  # "đóng góp vào tăng trưởng đạt 45%"
        return reached or reading.words[pieces[at].stop - 1] == _REACHED
    return reached and not any(piece.kind == "word" for piece in pieces[:at])


_INTO, _REACHED = frozenset(map(key, ("vào", "cho", "của"))), key("đạt")


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


_FUNDS = frozenset(map(key, ("nguồn", "quỹ", "vốn", "ngân", "kinh", "các")))


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
    if piece.name == "from" and not last and reading.words[piece.stop] in _FUNDS:
        return  # "từ nguồn quỹ của thành phố cho 166 hộ": whose money it is, no level before
    if not words and piece.name in _FLAGS:
        if piece.name == "target" and not _sets_target(reading, piece):
            words.append(piece)
            return
        head.flags.add(piece.name)
        if piece.name == "target":
            head.planned = head.planned or reading.text(piece.first, piece.stop)
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
    if last and not words and reading.words[piece.first] == _FAIR:
        words.append(piece)  # "chất lượng tốt 74,6%, khá 22,9%": a grade, no adverb
        return
    if words or piece.name not in ("adverb", "reach", "have"):
        if piece.name == "have" and not words:
            return
        words.append(piece)
    elif piece.name in ("reach", "have") and not head.cue:
        head.cue = piece.name
