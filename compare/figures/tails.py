"""What stands behind a figure: how many pieces of the gap belong to it, and what they say.

Said: "3.214 người tham gia BHXH, tăng …": the words up to the mark, the verb or the cue that opens the next head.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from compare.figures import bases, naming
from compare.figures.bases import Base
from compare.figures.context import Context
from compare.figures.cues import COMPARING, GOVERNING
from compare.figures.gaps import leads, words_in
from compare.figures.lexicon import key
from compare.figures.mention import Mention
from compare.figures.numerals import words_of_whole
from compare.figures.pieces import Piece, Reading
from compare.observation import PLANS

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
    planned: list[Mention] = field(default_factory=list)  # a plan's year that holds the report: "kế hoạch năm 2025"
    closed: bool = False  # a bracket closes in it: "(+6,86%) so với đầu năm"


Allows = Callable[[Base, Reading, Piece], bool]


def tail_size(
    reading: Reading, gap: Sequence[Piece], context: Context, last: bool, compares: bool, measured: bool = False
) -> int:
    """How many pieces of a gap belong to the figure before it; `measured` where its unit counts no things (ha, tấn)."""
    at = 0
    if gap and gap[0].kind == "time" and gap[0].name not in ("to_date", "until") and (last or _breaks_off(gap, 1)):
        at = 1
    if _is_bracketed_time(gap):
        return 3
    if len(gap) > 1 and gap[0].name == ")" and gap[1].kind == "cue" and gap[1].name == "versus":
        behind = bases.read(reading, gap, 1, context, context.period)
        return behind.stop if behind else 0
    base = bases.read(reading, gap, at, context, context.period) if at < len(gap) else None
    if base is not None and (
        compares or base.versus in ("same_period", "plan", "term_target") or _closes(gap, at, base.stop)
    ):
        at = base.stop
    while at < len(gap):
        piece = gap[at]
        if piece.kind == "mark" and _is_break(reading, gap, at):
            if not (size := _joined_noun(reading, gap, at, last, measured)):
                return at
            at += size
        if piece.kind == "cue" and _cue_breaks(reading, gap, at, context, last, measured):
            return at
        if piece.kind == "time" and not last and not _mark_after(gap, at):
            return at
        at += 1
    if not last and at == len(gap) and gap:
        return _verb_break(reading, gap)
    return at


def _closes(gap: Sequence[Piece], at: int, stop: int) -> bool:
    """Whether a base said by "so với" ends its clause: "tăng 64 lớp và 3.120 học sinh so với năm học trước"."""
    return gap[at].name == "versus" and (stop >= len(gap) or gap[stop].kind == "mark")


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


def _joined_noun(reading: Reading, gap: Sequence[Piece], at: int, last: bool, measured: bool) -> int:
    """How many pieces a comma and a noun take that go with the noun before: "18,7 km kè, đê, đạt 101,1%".

    Only where another comma and a cue alone lead on to the next figure: else the noun is that figure's own.
    """
    stop = next((i for i in range(at + 1, len(gap)) if gap[i].kind != "word"), len(gap))
    led = [piece.kind for piece in gap[stop + 1 :]]
    if at == 0 or gap[at].name != ",":
        return 0
    text = words_in(reading, gap[at + 1 : stop])
    if _deeds_joined(reading, gap, at, stop, text, last):
        return stop - at - 1
    if measured and _struck_together(reading, gap, at, stop, text, last):
        return stop - at - 1
    if not 0 < stop - at - 1 <= _NOUN or not led or set(led) != {"cue"}:
        return 0
    lone = gap[stop].name == "," and gap[stop + 1].name in _LED and not naming.is_circumstance(text)
    return stop - at if lone and not naming.measure_head(text) and not naming.begins_with_verb(text) else 0


def _ends_at(gap: Sequence[Piece], stop: int, last: bool) -> bool:
    """Whether a mark closes the stretch that ends at `stop`, or nothing follows the last figure."""
    return last if stop == len(gap) else gap[stop].kind == "mark" and gap[stop].name in ",;.()"


def _deeds_joined(reading: Reading, gap: Sequence[Piece], at: int, stop: int, text: str, last: bool) -> bool:
    """Whether a bare deed behind the comma goes with one before it: "12 cuộc kiểm tra, giám sát; …"."""
    plain = all(piece.kind == "word" for piece in gap[:at])
    if not plain or not text or not _ends_at(gap, stop, last):
        return False
    before = words_in(reading, gap[:at])
    return naming.is_verb(text) and (naming.is_verb(before) or naming.ends_in_verb(before))


def _struck_together(reading: Reading, gap: Sequence[Piece], at: int, stop: int, text: str, last: bool) -> bool:
    """Whether one thing befell both of what is measured: "1.245 ha lúa, hoa màu bị ngập; …"."""
    plain = at <= _NOUN and all(piece.kind == "word" for piece in gap[:at])
    before = words_in(reading, gap[:at])
    return _ends_at(gap, stop, last) and plain and bool(naming.undergone(text)) and not naming.undergone(f"x {before}")


_NOUN = 3  # words of a noun that goes with the one before it
_LED = frozenset({"reach", "equal", "up", "down", "exceed"})


def _cue_breaks(reading: Reading, gap: Sequence[Piece], at: int, context: Context, last: bool, measured: bool) -> bool:
    """Whether a cue begins the next figure's head (or, behind the last figure, something that is no name).

    Behind what is `measured` "và" joins no noun to a counted one: "rừng phòng hộ 218 ha và rừng đặc dụng 46 ha".
    """
    piece = gap[at]
    if piece.name in ("parts", "versus"):
        return True
    if piece.name == "link":
        text = reading.text(piece.first, piece.stop).lower()
        if text in ("do", "trong", "để", "làm"):
            return False
        direct = at + 1 == len(gap) or (gap[at + 1].kind == "cue" and gap[at + 1].name in COMPARING)
        share = at == 0 and piece.first > 0 and reading.words[piece.first - 1] == "%"
        listed = text == "và" and not (direct or measured or share) and not _verb_next(reading, gap, at + 1)
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
    """Where a verb begins the next head though no mark stands before it ("kiểm tra 38 tàu xử phạt 4 tàu").

    So do the words before a whole: "186 hộ nghèo được hỗ trợ trong tổng số 240 hộ".
    """
    whole = gap[-1].stop - words_of_whole(reading.words, gap[-1].stop)
    if whole < gap[-1].stop:
        return next((at for at, piece in enumerate(gap) if piece.first >= whole), len(gap))
    for at in range(len(gap) - 1, -1, -1):
        if gap[at].kind not in ("word", "cue"):
            break
        text = reading.text(gap[at].first, gap[-1].stop)
        if naming.is_verb(text) or naming.is_bare(text):
            return at
    return len(gap)


def tail_of(reading: Reading, pieces: Sequence[Piece], context: Context, allows: Allows, goes_on: bool = False) -> Tail:
    """The tail's base, times and the words that are left; where a list of shares `goes_on` a bare time is a base."""
    tail = Tail()
    at = 0
    words: list[Piece] = []
    while at < len(pieces):
        piece = pieces[at]
        timed = goes_on and at == 0  # "bằng 109% kế hoạch và 117% năm 2024"
        asked = not words and tail.base is None
        base = bases.read(reading, pieces, at, context, context.period, timed) if asked else None
        if base is not None and allows(base, reading, piece):
            tail.base = base
            planned = [p.time for p in pieces[at : base.stop] if p.time and base.versus in PLANS]
            tail.planned += [time for time in planned if _is_plans_year(time, context)]
            tail.times += [time for time in planned if time not in tail.planned]
            at = base.stop
            continue
        if piece.kind == "time" and piece.time:
            put_off = piece.name == "until" and bool(words) and reading.words[words[-1].first] in _PUT_OFF
            aimed = put_off or any(other.name == "target" and other.kind == "cue" for other in pieces[:at])
            (tail.aims if aimed else tail.times).append(piece.time)
        elif piece.kind != "mark" or piece.name in "-/&\"“”'" or (piece.name == "," and words):
            words.append(piece)
        at += 1
    tail.closed = bool(pieces) and pieces[0].name == ")"
    tail.name = words_in(reading, words)
    if tail.name.lower() in _LINKS:
        tail.name = ""  # "86 sản phẩm của 61 chủ thể"
    return tail


def _is_plans_year(time: Mention, context: Context) -> bool:
    """Whether the year said with a plan is only the plan's: "đạt 45% kế hoạch năm 2024" in a report on its half."""
    whole = time.period
    return context.role != "target" and whole is not None and whole != context.period and whole.contains(context.period)


_PUT_OFF = frozenset(map(key, ("hạn", "dài", "lùi", "chuyển", "lại")))  # "2 dự án phải gia hạn đến quý II/2025"

_LINKS = ("của", "thuộc", "là", "cho", "với")
