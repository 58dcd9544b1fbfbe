"""Names given out in turn: "A, B và C lần lượt là 5, 6 và 7", "lần lượt các năm 2022, 2023 là"."""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.drafts import Memory
from compare.figures.head import Head
from compare.period import Period, parse


def give_name(statement: Statement, memory: Memory) -> None:
    """The name this figure takes from a list said before ("A, B và C lần lượt là"): put into `memory.given`."""
    head = statement.head
    memory.given = ""
    if "respectively" in head.flags:
        stretches = [time.period for time in head.times if time.sort == "within" and time.period is not None]
        years = [period for period in stretches if period.kind == "year"] or _years_of(head, memory.turns)
        memory.years = years if len(years) > 1 else []
        memory.names = _listed(head.name)
        memory.names_cue = head.cue
    if memory.names and (not head.name or "respectively" in head.flags):
        memory.given = memory.names.pop(0)
        head.cue = head.cue or memory.names_cue
    _give_year(head, memory)


def _give_year(head: Head, memory: Memory) -> None:
    """The year this figure takes of a list said before ("lần lượt các năm 2022, 2023 là"), with its subject."""
    first = "respectively" in head.flags
    if memory.years and (first or not (head.times or head.name)):
        memory.period = memory.years.pop(0)
        if not first and not memory.given:
            memory.given = memory.subject


def _years_of(head: Head, turns: int) -> list[Period]:
    """The years of a stretch with as many figures given out in turn: "giai đoạn 2021-2023 lần lượt là 4, 5 và 6"."""
    spans = [time.period for time in head.times if time.period is not None and time.period.kind == "span"]
    first, last = (spans[-1].begin.year, spans[-1].end.year) if spans else (0, 0)
    return [parse(str(year)) for year in range(first, last + 1)] if spans and last - first + 1 == turns else []


def _listed(name: str) -> list[str]:
    """The names of "tỷ trọng nông nghiệp, công nghiệp - xây dựng và dịch vụ", each with the measure they share."""
    whole = [part.strip() for piece in name.split(",") for part in piece.split(" và ")]
    if len(whole) > 1 and all(naming.measure_head(part) for part in whole):
        return whole  # "doanh thu và lợi nhuận lần lượt đạt"
    measure = naming.measure_head(name)
    rest = name[len(measure) :].strip()
    parts = [part.strip() for piece in rest.split(",") for part in piece.split(" và ")]
    if rest.count(" - ") > 1:
        parts = [part.strip() for part in rest.removeprefix("ngành ").split(" - ")]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return []
    parts = _with_predicate(parts)
    shared = _shared_front(parts)
    return [naming.joined(measure, shared, part.removeprefix(shared).strip()) for part in parts]


def _with_predicate(parts: Sequence[str]) -> list[str]:
    """What the last says for all: "trường mầm non", "tiểu học", "trung học cơ sở đạt chuẩn quốc gia"."""
    words = parts[-1].split()
    at = next((at for at in range(1, len(words)) if naming.tells_state(" ".join(words[at:]))), 0)
    if not at or any(naming.tells_state(" ".join(part.split()[n:])) for part in parts[:-1] for n in range(1, 9)):
        return list(parts)
    noun = parts[0].split()[0]
    counted = naming.counted_noun(parts[0]).lower() == noun.lower() and len(parts[0].split()) > 1
    rest = [part if not counted or naming.counted_noun(part) else f"{noun} {part}" for part in parts[1:]]
    said = " ".join(words[at:])
    return [f"{part} {said}" for part in (parts[0], *rest[:-1])] + rest[-1:]


_BEFORE_MEMBERS = frozenset({"qua", "tại", "ở", "bằng", "từ", "theo", "do", "cho"})
_MEMBER = 4  # words of a member behind such a word


def _shared_front(parts: Sequence[str]) -> str:
    """What the first says for all: "hồ sơ xử lý ở" of "hồ sơ xử lý ở cấp tỉnh", "cấp huyện", "cấp xã"; else "".

    So too "lượt khách qua" of "lượt khách qua cảng hàng không" and "bến tàu".
    """
    words = parts[0].split()
    at = next((at for at in range(1, len(words) - 1) if words[at] in _BEFORE_MEMBERS), 0)
    if at and all(len(part.split()) <= _MEMBER and words[at] not in part.split() for part in parts[1:]):
        return " ".join(words[: at + 1])
    for at in range(len(words) - 1, 0, -1):
        if all(part.split()[0].lower() == words[at].lower() for part in parts[1:]):
            return " ".join(words[:at])
    return _counted_front(parts)


def _counted_front(parts: Sequence[str]) -> str:
    """The noun, and what it does, that the first says for all: "người tham gia" of "người tham gia BHXH bắt buộc"."""
    noun = naming.leading_noun(parts[0])
    if not noun or noun == parts[0] or any(naming.leading_noun(part) for part in parts[1:]):
        return ""
    deed = naming.leading_verb(parts[0][len(noun) :].strip())
    front = f"{noun} {deed}".strip()
    return front if len(parts[0]) > len(front) else noun
