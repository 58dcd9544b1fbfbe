"""The name of a level or of a comparison's owner, from its head, its tail and what was said before.

What is counted is named in `counts`, a sum, a measure or a share in `measures`; a figure of a list whose names were
said before ("A, B và C lần lượt là") takes its own in `lists`. A name that does not stand alone is filled in `whole`.
"""

from __future__ import annotations

from compare.figures import naming
from compare.figures.clauses import Statement
from compare.figures.cues import COMPARING
from compare.figures.drafts import Memory
from compare.figures.titles.counts import count_name
from compare.figures.titles.measures import measure_name, share_name
from compare.figures.titles.whole import filled


def subject_of(statement: Statement, memory: Memory) -> str:
    """The name of what a comparison is said of; "" where it is what was said before."""
    head = statement.head
    if "same" in head.flags:
        return ""
    if memory.given:
        return memory.given
    name = head.name
    tail = naming.tidy_tail(statement.tail.name)
    if not name and (head.new_clause or memory.fresh) and naming.measure_head(tail):
        return tail
    timed = any(time.sort == "within" for time in head.times)
    if head.raw.lower().startswith("bình quân") and timed and head.new_clause and memory.subject:
        mean = naming.joined(memory.subject, "bình quân")  # "CPI tháng 9 tăng 0,34%; bình quân 9 tháng tăng 3,12%"
        return mean if name.lower() in ("", "bình quân") and not memory.fresh else name
    if not name or name.lower() in _EMPTY or _names_again(statement, memory):
        return ""
    return filled(statement, memory, name, compared=True)


def _names_again(statement: Statement, memory: Memory) -> bool:
    """Whether a name only goes on with what was counted: "xóa 486 nhà tạm, nhà dột nát, hoàn thành 100% kế hoạch".

    So too where the noun stands behind its classifier and a comma before the cue: "27 căn nhà tình nghĩa, nhà đại
    đoàn kết, đạt 45% kế hoạch"; without that comma the name is a subject of its own.
    """
    last, head = memory.last, statement.head
    goes_on = last is not None and naming.ends_in_verb(last.tail) and naming.begins_with_verb(head.name)
    if head.apart and (goes_on or naming.is_verb(head.name)) and last is not None and not head.new_clause:
        return True  # "2.296 em được chăm sóc, trợ giúp, đạt 99,05%"
    if last is None or last.quantity is None or last.sort != "count" or head.new_clause:
        return False
    if (
        head.apart
        and (head.cue == "reach" or head.cue in COMPARING)
        and last.tail
        and not (naming.measure_head(head.name) or head.times)
    ):
        return True  # "87/96 vụ việc khiếu nại, tố cáo thuộc thẩm quyền, đạt 90,6%"
    first = head.name.split()[0].lower()
    counted = last.quantity.unit.split()[-1].lower() if last.quantity.unit else ""
    if head.cue == "reach" and head.apart:
        return first == counted or first == last.tail.partition(" ")[0].lower()
    return head.cue == "equal" and first == counted


_EMPTY = frozenset(
    {
        "chỉ tiêu",
        "tỷ lệ",
        "đạt tỷ lệ",
        "mức",
        "số",
        "tỷ lệ này",
        "chỉ tiêu này",
        "tương ứng",
        "tức",
        "đạt",
        "bình quân",
        "tổng số",
        "kế hoạch",
        "tương đương",
        "thực hiện",
        "kết quả",
        "hiện",
    }
)


def level_name(statement: Statement, memory: Memory) -> str:
    """The name of a level."""
    head = statement.head
    if memory.given:
        return memory.given
    if "same" in head.flags:
        return memory.subject
    unit = statement.figure.unit
    counted = unit is not None and unit.sort == "count"
    if head.cue == "contribute" and not head.name and memory.last is not None and not counted:
        return f"đóng góp của {memory.last.name}"
    if unit is None and not head.name and not head.times and head.cue_text and memory.last is not None:
        return naming.joined(memory.last.quantity.unit if memory.last.quantity else "", head.cue_text)
    named = head.name and not naming.begins_with_verb(head.name) and not naming.is_bare(head.name)
    rate = unit is not None and "/" in unit.text and named
    if unit is not None and unit.sort == "count" and not rate:
        return _with_counted(count_name(statement, memory), unit.text)
    if unit is not None and unit.sort == "share" and statement.tail.name:
        return share_name(statement, memory)
    return measure_name(statement, memory)


def _with_counted(name: str, unit: str) -> str:
    """A total of a deed with what was counted: "tổng số kỹ thuật triển khai" of "tổng số triển khai … 2 kỹ thuật"."""
    measure = naming.measure_head(name)
    deed = naming.object_of(name) if measure else ""
    of_deed = measure != name and naming.is_bare(measure) and naming.is_verb(deed)
    return naming.joined(measure, unit, deed) if of_deed else name
