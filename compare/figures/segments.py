"""The stretches of a head between commas: which are left out, and which make one noun phrase with the last.

Said: "nông, lâm nghiệp và thủy sản đạt", "thu gom, xử lý rác", "cấp tỉnh, cấp huyện, cấp xã lần lượt".
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.cues import GOVERNING
from compare.figures.gaps import words_in
from compare.figures.lexicon import key
from compare.figures.pieces import Piece, Reading


def without_closed_brackets(pieces: Sequence[Piece]) -> list[Piece]:
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


def without_unchanged(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without a stretch between commas that tells what did not move: "không tăng giảm số người chết"."""
    if "unchanged" not in [piece.name for piece in pieces]:
        return pieces
    out: list[Piece] = []
    still = False
    for piece in pieces:
        if piece.kind == "mark" and piece.name in ",;":
            still = False
        elif piece.kind == "cue" and piece.name == "unchanged" and (not out or out[-1].kind == "mark"):
            still = True
        if not still:
            out.append(piece)
    return out


def after_semicolon(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What stands behind the last ";": a clause of its own."""
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at].kind == "mark" and pieces[at].name == ";":
            return pieces[at + 1 :]
    return pieces


def has_words(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind == "word" or (piece.kind == "cue" and piece.name == "target") for piece in pieces)


def cut(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between commas and semicolons."""
    out: list[list[Piece]] = []
    segment: list[Piece] = []
    told = False  # whether it has more than marks
    for piece in pieces:
        if piece.kind != "mark":
            told = True
        elif piece.name in ",;":
            if told:
                out.append(segment)
            segment, told = [], False
            continue
        segment.append(piece)
    if told:
        out.append(segment)
    return out


def choose(reading: Reading, segments: list[list[Piece]], first: bool = True) -> list[list[Piece]]:
    """The last segment, with those before it that make one noun phrase ("nông, lâm nghiệp và thủy sản").

    `first` says that the stretch opens its sentence, where what stands before a comma may be a circumstance.
    """
    if not segments:
        return []
    at = len(segments) - 1
    while at > 0:
        before = at - 1
        while before > 0 and all(p.kind == "time" for p in segments[before]):
            before -= 1  # "Số vụ năm 2022, năm 2023, năm 2024 lần lượt là"
        together = _in_turn(reading, segments, before) or _goes_with(reading, segments[before], segments[at])
        if not (together or (not first and _branch_grows(reading, segments[before], segments[at]))):
            break
        at = before
    return segments[at:]


def _in_turn(reading: Reading, segments: list[list[Piece]], at: int) -> bool:
    """Whether a segment is one of those that figures are given out to: "cấp tỉnh, cấp huyện, cấp xã lần lượt"."""
    said = [piece for piece in segments[at] if piece.kind == "word"]
    plain = said and not any(piece.kind == "cue" and piece.name in GOVERNING for piece in segments[at])
    turn = any(piece.kind == "cue" and piece.name == "respectively" for piece in segments[-1])
    return turn and bool(plain) and not naming.is_circumstance(words_in(reading, said))


def _goes_with(reading: Reading, before: list[Piece], after: list[Piece]) -> bool:
    """Whether a segment is the beginning of the noun phrase that the next one ends."""
    words = [p for p in after if p.kind == "word"]
    if not words or after[0].kind != "word":
        only_cue = bool(after) and not words and all(p.kind in ("cue", "time") for p in after)
        spoken = [p for p in before if p.kind == "word"]
        parts = any(p.name == "parts" for p in after)
        return only_cue and not parts and bool(spoken) and not naming.is_circumstance(words_in(reading, spoken))
    text = words_in(reading, words)
    if _grades_again(words_in(reading, [p for p in before if p.kind == "word"]), text):
        return True
    if naming.is_fellow(reading.text(before[-1].first, before[-1].stop), text):
        return True  # "Kết quả khá, giỏi 82%"
    said = [p for p in before if p.kind == "word"]
    if naming.is_verb(text) and 0 < len(said) <= 3 and len(said) == sum(p.kind != "mark" for p in before):
        return True
    if _two_verbs(reading, words_in(reading, said), text, before):
        return True
    if naming.measure_head(text) == text and naming.measure_head(words_in(reading, said)):
        plain = not any(p.kind == "cue" for p in before)
        return plain and not naming.is_circumstance(words_in(reading, said))  # "thu thuế, phí đạt 48 tỷ đồng"
    if naming.measure_head(text):
        return False
    if naming.is_agent(text) or naming.begins_with_verb(text):
        return _listed_body(words_in(reading, said), text, before)
    if not said or (any(p.kind == "cue" and p.name in GOVERNING for p in before) and not _undergone(reading, before)):
        return False
    return not naming.is_circumstance(words_in(reading, said))


def _grades_again(said: str, text: str) -> bool:
    """Whether a short stretch says how grave again: "tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng đạt 95%"."""
    words, end = text.lower().split(), said.lower().split()[-_GRADE:]
    return _GRADE < len(words) <= 2 * _GRADE and words[-_GRADE:] == end


_GRADE = 2  # words two stretches end in alike


def _branch_grows(reading: Reading, before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether a branch that grew is named by two deeds: "cung cấp nước, xử lý rác thải tăng 5,1%".

    What grew is no deed, so a stretch behind the figure before can only be the rest of its name.
    """
    grows = any(piece.kind == "cue" and piece.name in ("up", "down", "share") for piece in after)
    if not grows or any(piece.kind != "word" for piece in before) or len(before) > _BRANCH:
        return False
    said, text = words_in(reading, before), words_in(reading, [piece for piece in after if piece.kind == "word"])
    return naming.begins_with_verb(text) and not naming.is_circumstance(said)


_BRANCH = 5  # words of a deed that begins the name of a branch


def _listed_body(said: str, text: str, before: Sequence[Piece]) -> bool:
    """Whether a bare body ends a measure's own list: "tỷ lệ hài lòng của người dân, doanh nghiệp đạt 95%"."""
    plain = not any(p.kind == "cue" and p.name in GOVERNING for p in before) and not naming.is_circumstance(said)
    body = naming.is_agent(text) or naming.leading_noun(text) == text
    return plain and body and len(text.split()) <= _BODY and naming.measure_head(said) not in ("", said)


_BODY = 2  # words of a bare body ("doanh nghiệp", "cơ quan"); a longer one is who acts


def _undergone(reading: Reading, before: Sequence[Piece]) -> bool:
    """Whether a measure's words only tell what is done to its thing: "Diện tích đất được tích tụ, tập trung …"."""
    cues = [at for at, p in enumerate(before) if p.kind == "cue" and p.name in GOVERNING]
    passive = all(
        reading.words[before[at].first] == _DONE and at + 1 < len(before) and before[at + 1].kind == "word"
        for at in cues
    )
    return passive and bool(naming.measure_head(words_in(reading, [p for p in before if p.kind == "word"])))


_DONE = key("được")


def _two_verbs(reading: Reading, said: str, text: str, before: Sequence[Piece]) -> bool:
    """Whether two verbs share what is done to: "thu gom, xử lý rác", "chè trồng mới, trồng thay thế"."""
    done = any(reading.words[p.first] == _ALREADY for p in before[:2])
    plain = all(
        p.kind in ("word", "mark") or p.name in ("adverb", "reach") or reading.words[p.first] in (_ALREADY, _DONE)
        for p in before
    )
    if not said or not plain or before[-1].name == "reach":
        return False
    if naming.measure_head(said) and naming.ends_in_verb(said):
        return naming.begins_with_verb(text)  # "tỷ lệ thu gom, xử lý rác khu vực đô thị"
    if naming.is_verb(said) and (done or next(p.kind for p in before if p.kind != "mark") == "word"):
        return naming.begins_with_verb(text)
    return naming.ends_in_verb(said) and naming.begins_with_verb(text) and len(text.split()) <= _VERB_WORDS


_ALREADY = key("đã")  # "đã điều tra, làm rõ 15 vụ"
_VERB_WORDS = 3  # of a verb that shares its subject with the one before it; more tell of another deed
