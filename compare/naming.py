"""How names are written in a brief: of indicators within a sentence and at its head, of offices.

Changes capitals alone, as the reports write the words (`compare.casing`) and, where they do not tell, by lists in
`resources/brief.toml`; never a word. What is an abbreviation or a proper name keeps its capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import resources
from compare.casing import Casing, is_numeral
from compare.wording import match_key, nfc

_SYLLABLE = re.compile(r"[^\W\d_]+")
_NO_TEXT = Casing()


def within_sentence(name: str, casing: Casing = _NO_TEXT) -> str:
    """A name as it stands within a sentence: its first letter small, unless it is an abbreviation or a proper name."""
    plain = _uncapped(nfc(name), casing)
    heads = _SYLLABLE.findall(plain)[:2]
    head = plain.split(" ", 1)[0]
    if not heads or (len(head) > 1 and head != head.capitalize()) or head.isdigit():  # an abbreviation
        return plain
    told = casing.is_proper(head, after=heads[1] if len(heads) > 1 else "") if head.isalpha() else None
    if told is None:
        capitals = len(heads) > 1 and all(word == word.capitalize() for word in heads)
        told = (capitals and heads[1].lower() not in _kept_inside()) or plain.lower().startswith(_kept_beginnings())
    return plain if told else plain[:1].lower() + plain[1:]


def with_capital_name(name: str, casing: Casing = _NO_TEXT) -> str:
    """A name as it stands at the head of a line or in a cell: its first letter a capital, but for "pH", "eBooks"."""
    return at_head(_uncapped(nfc(name), casing))


def at_head(name: str) -> str:
    """`name` with its first letter a capital, but for "pH", "eBooks"; the others as they are."""
    return name if name[1:2].isupper() else name[:1].upper() + name[1:]


def office(name: str) -> str:
    """An office's name within a sentence; one printed all in capitals is put into the case of running text.

    `office("ĐẠI HỘI ĐẢNG BỘ XÃ TRẦM VÂN")` is "Đại hội Đảng bộ xã Trầm Vân".
    """
    said = " ".join(nfc(name).split())
    if not said.isupper() or len(said) < 6:
        return said
    words = said.lower().split()
    written = " ".join(_in_office(words, at) for at in range(len(words)))
    for phrase in resources.table("brief")["offices"]["phrases"]:
        written = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", phrase, written, flags=re.IGNORECASE)
    return written[:1].upper() + written[1:]


def issuer(name: str | None) -> str:
    """Who set a target, as `office` writes it; "" where the words told name nobody ("đạt 100% chỉ tiêu")."""
    nobody = {match_key(word) for word in resources.table("brief")["offices"]["nobody"]}
    return office(name) if name and match_key(name) not in nobody else ""


def _in_office(words: Sequence[str], at: int) -> str:
    """A word of an office's name, all given small, in the case that it has there: "khóa VIII", "UBND"."""
    short = words[at] in resources.table("brief")["offices"]["codes"]
    if short or is_numeral(words[at].upper(), words[at - 1] if at else ""):
        return words[at].upper()
    return words[at].capitalize() if _is_name(words, at) else words[at]


def _is_name(words: Sequence[str], at: int) -> bool:
    """Whether the word at a place of an office's name is part of a proper name: no common word, or one of a place's two
    ("xã tân hợp", "tỉnh ủy đại sơn")."""
    table = resources.table("brief")
    common = table["offices"]["common"]
    if words[at] not in common:
        return True
    if at > 1 and words[at - 1] not in common and words[at - 2] in table["names"]["before_places"]:
        return words[at] not in table["offices"]["behind_places"]
    return _ends_place(words, at)


def _ends_place(words: Sequence[str], at: int) -> bool:
    """Whether a common word at the end of an office's name is of its place: the last two of "huyện ủy lạc thành"."""
    table = resources.table("brief")["offices"]
    if words[at] in table["alone"] or at == 0:
        return False
    if at == len(words) - 1:
        return words[at - 1] not in table["common"]
    begins = words[at - 1] in (*table["alone"], *table["ending"])
    return begins and at == len(words) - 2 and words[-1] not in table["common"]


def is_office(name: str) -> bool:
    """Whether `name` is one of an office and not, say, the title of a document."""
    table = resources.table("brief")["offices"]
    plain = " ".join(nfc(name).split()).casefold()
    words = plain.split()
    begins = any(plain == b or plain.startswith(f"{b} ") for b in table["begins"])
    return (begins or any(word in table["english"] for word in words)) and len(words) <= table["longest"]


def is_party_body(name: str) -> bool:
    """Whether `name` is one of a body of the Party: "Đảng ủy xã Trầm Vân", "BAN THƯỜNG VỤ TỈNH ỦY"."""
    table = resources.table("brief")["offices"]
    key = match_key(name)
    if any(key.startswith(match_key(begin)) for begin in table["no_party"]):
        return False
    return any(re.search(rf"(?<!\w){re.escape(match_key(body))}(?!\w)", key) for body in table["party"])


def office_code(name: str) -> str:
    """The letters for an office in a document's number ("UBND", "ĐU"); "" where the table has none for it."""
    key = match_key(name)
    codes: dict[str, str] = resources.table("brief")["offices"]["codes"]
    return next((code for begin, code in codes.items() if key.startswith(match_key(begin))), "")


def _uncapped(name: str, casing: Casing) -> str:
    """`name` with a word inside small that is a capital only because it was the head of a line of its own.

    "Đảng viên Kết nạp" is "Đảng viên kết nạp". The reports tell which capital is a word's own; where they do not, a
    proper name has two capitals side by side, or a word for a place before it, and keeps them.
    """
    words = name.split(" ")
    bare = [word.strip(",;()") for word in words]
    for at in range(1, len(words)):
        word = bare[at]
        if not (word.isalpha() and len(word) > 1 and word == word.capitalize()):
            continue
        after = bare[at + 1] if at + 1 < len(words) and words[at] == word else ""
        told = casing.is_proper(word, bare[at - 1], after)
        if told is None:
            told = not _is_lone(bare[at - 1], word, after)
        if not told:
            words[at] = words[at].replace(word, word.lower(), 1)
    return " ".join(words)


def _is_lone(before: str, word: str, after: str) -> bool:
    """Whether a capital stands alone between small words, and none of the lists says that it is its own."""
    beside = after.islower() and after.isalpha() and before.islower()
    return beside and word.lower() not in _kept_inside() and before not in _place_words()


@cache
def _kept_inside() -> frozenset[str]:
    return frozenset(resources.table("brief")["names"]["kept_inside"])


@cache
def _place_words() -> frozenset[str]:
    return frozenset(resources.table("brief")["names"]["before_places"])


@cache
def _kept_beginnings() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in resources.table("brief")["names"]["kept_beginnings"])
