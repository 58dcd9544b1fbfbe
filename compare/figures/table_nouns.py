"""The nouns that the words of a table count: "Số hộ vay" counts hộ, "Trees planted" trees.

Each function is asked of one text. Whose text is asked first (the column's, the row's, the title's) is decided in
`table_counted`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compare.figures import naming
from compare.figures.english.words import counted_by, group, is_participle, is_plural
from compare.figures.table_rows import clean_name
from compare.figures.table_words import begins_with, is_one_of, lexicon, residue
from compare.figures.tokens import Token, meant, tokenize, words_of
from compare.figures.units import is_counted_noun, is_counted_with, is_whole_noun, unit_at
from compare.messages import Language
from compare.wording import match_key

_NUMBER_OF = re.compile(
    r"^(?:tổng\s+)?số\s+(?:lượng\b\s*)?|^tổng\s+|^về\s+|^(?:total\s+)?number of\s+|^total\s+", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?:(?:tổng\s+)?số(?:\s+lượng)?|(?:total\s+)?number of)\s+(?!(?:thu|chi|tiền|dư|nợ|thuế|vốn|nộp)\b)(.+)",
    re.IGNORECASE,
)
_LONGEST = 5  # syllables of a phrase that counts nothing
_PREPOSITION = re.compile(r"\b(?:of|in|by|per|for|at|with|within|from|to|on|over|under)\b", re.IGNORECASE)


def says_number(text: str) -> bool:
    """Whether a text begins by saying that it counts: "Số lồng bè", "Total visits"."""
    return _NUMBER_OF.match(text) is not None


def without_number(text: str) -> str:
    """What a text that says it counts counts, in its own words.

    >>> without_number("Số lồng bè"), without_number("Quá hạn")
    ('lồng bè', 'Quá hạn')
    """
    return _NUMBER_OF.sub("", text)


def tells_deed(text: str) -> bool:
    """Whether Vietnamese words tell a deed or a state and no noun: "xử phạt", "có vi phạm"."""
    return naming.begins_with_verb(text) or begins_with(text, "rows.state") is not None


def count_of(name: str, language: Language) -> str:
    """The noun that a row's own name says it counts ("Số dự án khởi công", "Number of visits"); "" where it says none.

    A sum of money is none, though its name begins alike: "Số tiền hỗ trợ", "Số dư", "Số thu phí".
    """
    said = _COUNT.match(clean_name(name))
    if said is None:
        return ""
    counted = said[1]
    if language == "en":
        return plural_in(counted)
    if known := lexicon().counted.get(match_key(counted)):
        return known
    tokens = tokenize(meant(_small(counted)).text)
    found = unit_at(tokens, words_of(tokens), 0, language) if tokens else None
    return found.text if found and is_counted_noun(words_of(tokens), 0) else ""


def tells_noun(measure: str) -> bool:
    """Whether Vietnamese words name something counted, or say by "số" that they do; "Số bỏ học" tells a deed."""
    counts = says_number(measure) and not tells_deed(without_number(measure))
    return bool(counts or known_noun(measure, "vi") or noun_within(measure))


def names_counted(measure: str, language: Language) -> bool:
    """Whether a measure in per cent is the rate of a counted noun: "Tỷ lệ hộ nghèo", not "Tỷ lệ giải quyết"."""
    if language == "en":
        return bool(re.search(r"\brate\b", measure, re.IGNORECASE))
    return begins_with(measure, "comparing.share") is not None and begins_counted(
        residue(measure, ("comparing.share",))
    )


def begins_counted(text: str) -> bool:
    """Whether a Vietnamese text begins with a known counted noun, and with no word of which that is a syllable alone.

    >>> begins_counted("Tin báo tội phạm"), begins_counted("Tin học")
    (True, False)
    """
    counts = is_whole_noun(words_of(tokenize(meant(text.lower()).text)), 0)
    return counts and begins_with(text, "filler.compound") is None


def counted_together(before: str, behind: str) -> bool:
    """Whether one text ends with a noun that is counted together with the one the next begins with.

    >>> counted_together("Trình độ cán bộ", "công chức năm 2024"), counted_together("Tình hình dân số", "lao động")
    (True, False)
    """
    left, right = (words_of(tokenize(meant(text.lower()).text)) for text in (before, behind))
    words = [*left, *right]
    return bool(right) and any(is_counted_with(words, at, len(left)) for at in range(max(0, len(left) - 3), len(left)))


def known_noun(text: str, language: Language) -> str:
    """The counted noun of a text where the lexicons know one; "" where they do not."""
    stripped = without_number(clean_name(text))
    if stripped != clean_name(text) and stripped and match_key(stripped) not in lexicon().counted:
        return "" if language == "vi" and tells_deed(stripped) else head_noun(stripped, language)
    if is_one_of(text, "rows.occurrence"):
        return text.lower()  # "việc" of "Loại việc"
    counted = lexicon().counted
    key = f" {match_key(text)} "
    known = [noun for noun in counted if f" {noun} " in key]
    heads = language == "vi" and begins_counted(stripped) and not any(key.startswith(f" {noun} ") for noun in known)
    if known and not heads:  # "Huân chương Lao động" counts huân chương
        return counted[max(known, key=len)]
    if language == "en":
        return plural_in(stripped)
    return head_noun(stripped, language) if begins_counted(stripped) else ""


def head_noun(text: str, language: Language) -> str:
    """The head noun of a phrase that is counted, known or not."""
    stripped = without_number(clean_name(text)).strip() or text
    if language == "en":
        return plural_in(stripped) or (stripped.lower() if len(stripped.split()) < 3 else "")
    tokens = tokenize(meant(_small(stripped)).text)
    found = unit_at(tokens, words_of(tokens), 0, language) if tokens else None
    return found.text if found else stripped


def _small(text: str) -> str:
    """`text` as within a sentence: "HS" and "TỔNG CHI" whole, else the first letter only, which the cell made large."""
    first = text.split()[0] if text.split() else ""
    return text.lower() if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def noun_within(text: str) -> str:
    """The first known counted noun of a Vietnamese phrase: "kết nạp đảng viên" counts đảng viên.

    One that only says where or how is passed over whole: "ra lớp", "giám sát chuyên đề", "bảo hiểm xã hội"; so is one
    that its number names: "lớp 10", and one that is a syllable of another word: "dịch vụ".
    """
    tokens = tokenize(meant(text.lower()).text)
    words = words_of(tokens)
    places = lexicon().phrases["filler.place"]
    at = 0
    while at < len(words):
        passed = _passed(tokens, at, "filler.compound") or (_passed(tokens, at, "filler.manner") if at else 0)
        found = unit_at(tokens, words, at) if not passed and is_whole_noun(words, at) else None
        if found and not (at and words[at - 1] in places) and not "".join(words[found.stop : found.stop + 1]).isdigit():
            return found.text
        at = found.stop if found else at + (passed or 1)
    return ""


def _passed(tokens: Sequence[Token], at: int, group: str) -> int:
    """How many words from `at` on make a phrase of `group`, which counts nothing."""
    return len((begins_with(" ".join(token.text for token in tokens[at : at + _LONGEST]), group) or "").split())


def plural_in(text: str) -> str:
    """The first plural noun before a preposition, of two together the second.

    >>> plural_in("Trees planted"), plural_in("Aircraft movements")
    ('trees', 'movements')
    """
    head = _PREPOSITION.split(text, maxsplit=1)[0]
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", head)]
    if len(words) > 1 and words[-1] in ("numbers", "volumes", "totals", "counts"):
        return words[-2] if is_plural(words[-2]) else f"{words[-2]}s"  # "Student numbers"
    made = {one for one, other in pairwise(words) if is_participle(other)}  # "systems" of "School systems installed"
    plurals = [word for word in words if is_plural(word) and (word in made or word not in group("never_counted"))]
    both = [other for one, other in pairwise(words) if plurals[:1] == [one] and other in plurals]
    plural = next(iter(both or plurals), "")
    return plural or next((noun for word in words if (noun := counted_by(word))), "")
