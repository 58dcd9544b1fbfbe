"""Two names put together: parts joined without saying a word twice, a list's member exchanged for the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import resources
from compare.figures.naming.words import marks_of, verb_at


@lru_cache(maxsize=4096)
def exchanged(before: str, name: str) -> str:
    """`before` with its last member exchanged for `name`, where the two are members of one list; else "".

    "tỷ lệ thu gom rác khu vực đô thị" and "khu vực nông thôn"; "tỷ lệ giáo viên đạt chuẩn mầm non" and "tiểu học".
    """
    words, more = before.split(), name.split()
    marks, new = marks_of(words), marks_of(more)
    if not 0 < len(new) <= _MEMBER:
        return ""
    for at in range(len(marks) - 2, 0, -1):
        if marks[at:] == new:
            continue  # "nông, lâm nghiệp và thủy sản" and "thủy sản": a part, the whole's name again it is not
        same_size = marks[at] == new[0] and len(marks) - at == len(new) > 1  # "giường bệnh tuyến tỉnh", "tuyến huyện"
        if same_size or (len(new) > 1 and marks[at : at + 2] == new[:2] and abs(len(marks) - at - len(new)) < _NEAR):
            return " ".join([*words[:at], *more])
    if (whole := _members().get(tuple(marks))) is not None and whole == _members().get(tuple(new)):
        return ""  # "công nghiệp - xây dựng" and "dịch vụ" share no front
    for size in range(min(_MEMBER, len(marks) - 1), 0, -1):
        group = _members().get(tuple(marks[-size:]))
        if _ends_compound(marks):
            break
        if group is not None and any(_members().get(tuple(new[:end])) == group for end in range(len(new), 0, -1)):
            while 0 < size < len(words) and words[-size - 1].endswith(","):
                size += _member_before(marks, size)  # "hợp tác xã khá, tốt" and "yếu"; "nông, lâm, thủy sản"
            return " ".join([*words[:-size], *more]) if size < len(words) else ""
    return _exchanged_amid(words, more)


def _ends_compound(marks: Sequence[str]) -> bool:
    """Whether words end in what only looks like a member: "khu công nghiệp", "xuất nhập khẩu"."""
    return any(tuple(marks[-len(one) :]) == one for one in _compounds())


def _member_before(marks: Sequence[str], size: int) -> int:
    """How many words the member of a list has that a comma joins to the last `size` words: "lâm nghiệp" of one."""
    end = len(marks) - size
    return next((n for n in range(min(_MEMBER, end), 1, -1) if tuple(marks[end - n : end]) in _members()), 1)


def turned(before: str, name: str) -> str:
    """`before` with the fellow of `name` exchanged for it: "kim ngạch nhập khẩu" of "xuất khẩu"; else ""."""
    return exchanged(before, name) if is_fellow(before, name) else _exchanged_amid(before.split(), name.split())


def _exchanged_amid(words: list[str], more: list[str]) -> str:
    """The words with the fellow of a member that may stand amid a name exchanged for it; else ""."""
    marks, new = marks_of(words), tuple(marks_of(more))
    group = _members().get(new)
    for at in range(len(marks) if group in _amid() else 0):
        size = next((n for n in range(_MEMBER, 0, -1) if _members().get(tuple(marks[at : at + n])) == group), 0)
        if size and tuple(marks[at : at + size]) != new and not _ends_compound(marks[: at + size]):
            return " ".join([*words[:at], *more, *words[at + size :]])
    return ""


@cache
def _amid() -> frozenset[int]:
    return frozenset(
        _members()[tuple(marks_of(word.split()))] for word in resources.table("figures/naming")["members"]["amid"]
    )


def is_member(name: str) -> bool:
    """Whether a name is a member of a known list: "mầm non", "nữ", "cấp tỉnh"."""
    return tuple(marks_of(name.split())) in _members()


def is_fellow(before: str, name: str) -> bool:
    """Whether a name is a member of a list that the one before ends in: "chưa đạt" behind "xếp loại khá"."""
    marks, new = marks_of(before.split()), _members().get(tuple(marks_of(name.split())))
    sizes = range(1, min(_MEMBER, len(marks)) + 1)
    return new is not None and any(_members().get(tuple(marks[-size:])) == new for size in sizes)


_MEMBER, _NEAR = 6, 3  # words of a member of a list; how far the length of two may differ


@cache
def _members() -> dict[tuple[str, ...], int]:
    lists = resources.table("figures/naming")["members"]["lists"]
    return {tuple(marks_of(word.split())): number for number, group in enumerate(lists) for word in group}


@cache
def _compounds() -> frozenset[tuple[str, ...]]:
    """Words that end like a member of a list and are none: behind "cây công nghiệp" come no "cây thủy sản"."""
    words = resources.table("figures/naming")["members"]["compounds"]
    return frozenset(tuple(marks_of(word.split())) for word in words)


def joined(*parts: str) -> str:
    """Names joined, a part left out whose words stand there already."""
    out = ""
    for part in parts:
        if part and f" {part.lower()} " not in f" {out.lower()} ":
            out = f"{out} {_inside(_without_overlap(out, part))}" if out else part
    return out


def _inside(part: str) -> str:
    """A part that stands behind another: a deed that opened its sentence begins small ("dự án thu hút")."""
    opens = part[:1].isupper() and not part[1:2].isupper() and verb_at(marks_of(part.split()[:4]), 0) is not None
    return part[:1].lower() + part[1:] if opens else part


def _without_overlap(before: str, part: str) -> str:
    """A part without the words that end what stands before it: "bị sửa" behind "tỷ lệ án bị" is "sửa"."""
    words, ends = part.split(), before.lower().split()
    for size in range(min(_OVERLAP, len(words) - 1, len(ends)), 0, -1):
        if ends[-size:] == [word.lower() for word in words[:size]]:
            return " ".join(words[size:])
    return part


_OVERLAP = 3  # words two parts of a name may share
