"""The words of a head sorted: those of the name, the cue that governs the figure, flags, a base said beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import bases, naming
from compare.figures.context import Context
from compare.figures.cues import COMPARING, GOVERNING
from compare.figures.gaps import leads, words_in
from compare.figures.head import Head
from compare.figures.lexicon import key, keys
from compare.figures.pieces import Piece, Reading
from compare.figures.segments import has_words

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
_FAIR = key("khá")
GOING_ON = key("đang")
_UP_TO = frozenset({keys("kết thúc"), keys("khép lại"), keys("bước sang"), keys("bước vào")})


def flags_of(reading: Reading, pieces: Sequence[Piece], head: Head) -> None:
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


def read_segments(reading: Reading, segments: Sequence[Sequence[Piece]], head: Head, context: Context | None) -> None:
    """The name, the governing cue, the flags and the base of the segments that belong to a figure."""
    names: list[str] = []
    for number, segment in enumerate(segments):
        pieces = list(segment)
        if number == len(segments) - 1 and context is not None:
            pieces = _governed(reading, pieces, head, context)
            head.apart = number > 0 and bool(head.cue) and not any(piece.kind == "word" for piece in pieces)
        pieces = base_before(reading, pieces, head, context)
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
    if head.cue == "have" and naming.is_clause(head.raw):
        head.raw = ""  # "Phong trào hiến máu được quan tâm, đến nay có 340 đơn vị máu"
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


def base_before(reading: Reading, pieces: list[Piece], head: Head, context: Context | None) -> list[Piece]:
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
        _take_word(piece, words, head)
    elif piece.kind == "cue" and not (piece.name == "from" and not last and reading.words[piece.stop] in _FUNDS):
        _sort_cue(reading, piece, words, head, last)  # "từ nguồn quỹ của thành phố": whose money it is, no level before


def _take_word(piece: Piece, words: list[Piece], head: Head) -> None:
    """One more word of the name; what was assigned begins it anew."""
    if "assigned" in head.flags and piece.kind == "word":
        words.clear()
        head.flags.discard("assigned")
    if piece.kind == "word" or words:
        words.append(piece)


def _sort_cue(reading: Reading, piece: Piece, words: list[Piece], head: Head, last: bool) -> None:
    """A cue that does not govern the figure: a flag, a word of the name, or nothing."""
    aimed = piece.name == "target" and _is_target_verb(reading, piece)
    if not words and piece.name in _FLAGS:
        _open_with_flag(reading, piece, words, head)
    elif piece.name in _ANYWHERE or aimed:
        head.flags |= {piece.name, "aim"} if aimed else {piece.name}
        if aimed and words:
            head.flags.add("assigned")  # who assigns stands before it, what is assigned behind
    elif piece.name == "from" and last:
        head.flags.add("from")
    else:
        _take_cue(reading, piece, words, head, last)


def _open_with_flag(reading: Reading, piece: Piece, words: list[Piece], head: Head) -> None:
    """A flag before any word; a plan that is only a document's name begins the name."""
    if piece.name == "target" and not _sets_target(reading, piece):
        words.append(piece)
        return
    head.flags.add(piece.name)
    if piece.name == "target":
        head.planned = head.planned or reading.text(piece.first, piece.stop)
        head.flags |= {"aim"} if _is_target_verb(reading, piece) else set()
    if piece.name == "link":
        head.link = reading.text(piece.first, piece.stop).lower()
    elif not head.first_flag:
        head.first_flag = piece.name


def _take_cue(reading: Reading, piece: Piece, words: list[Piece], head: Head, last: bool) -> None:
    """A cue that is no flag: a word of the name behind its first word, else what governs the figure or nothing."""
    if piece.name in ("up", "down") and not words and not head.cue:
        head.front_cue = piece.name
    if last and not words and reading.words[piece.first] == _FAIR:
        words.append(piece)  # "chất lượng tốt 74,6%, khá 22,9%": a grade, no adverb
    elif not words and reading.words[piece.first] == GOING_ON:
        head.flags.add("going_on")
    elif words or piece.name not in ("adverb", "reach", "have"):
        words.append(piece)
    elif piece.name in ("reach", "have") and not head.cue:
        head.cue = piece.name


_ANYWHERE = frozenset({"estimate", "expect", "forecast", "parts", "same", "respectively"})  # flags wherever they stand
