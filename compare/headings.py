"""The section tree as the user has it: headings marked and unmarked by hand, over the tree that was read.

Gives a report with its sections built anew from its blocks; blocks and their ids stay. What can no longer be applied
is told by `lost`, for `amendments` to report.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.decisions import HeadingMarked, HeadingUnmarked
from compare.reading.labels import label_of
from compare.report import Block, Report, Section
from compare.wording import match_key

Said = HeadingMarked | HeadingUnmarked


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    number: str | None
    words: str


def marked(report: Report, said: Sequence[Said]) -> Report:
    """`report` with the headings that the user marked and without those taken away; the last word on a block counts.

    A heading stands below the last one before it of a lower level number; the text of one that was taken away goes to
    the section before it.
    """
    kept = [decision for decision in said if not _gone(report, decision)]
    if not kept:
        return report
    headings = {
        s.heading_block: _Heading(s.level, s.number, s.heading)
        for s in report.sections
        if s.heading and s.heading_block
    }
    blocks = {block.id: block for block in report.blocks}
    for decision in kept:
        before = headings.pop(decision.block, None)
        if isinstance(decision, HeadingMarked):
            level = max(1, decision.level)
            again = before or _heading(blocks[decision.block], level)
            headings[decision.block] = replace(again, level=level)
    return replace(report, sections=_sections(report.blocks, headings))


def lost(report: Report, said: Sequence[Said]) -> tuple[Said, ...]:
    """The decisions whose block is no longer in `report`, is a table, or says something else than the user saw."""
    return tuple(decision for decision in said if _gone(report, decision))


def _gone(report: Report, said: Said) -> bool:
    block = next((b for b in report.blocks if b.id == said.block), None)
    if block is None or block.kind != "paragraph" or not block.text.strip():
        return True
    return bool(said.seen) and match_key(said.seen) != match_key(block.text)


def _heading(block: Block, level: int) -> _Heading:
    text = " ".join(block.text.split())
    label = label_of(text, bare=True)
    if label is None or not label.rest:
        return _Heading(level, None, text)
    return _Heading(level, label.text, label.rest)


def _sections(blocks: Sequence[Block], headings: dict[str, _Heading]) -> tuple[Section, ...]:
    starts = [i for i, block in enumerate(blocks) if block.id in headings]
    ids = tuple(block.id for block in blocks)
    sections: list[Section] = []
    if not starts or starts[0]:
        sections.append(Section("s1", None, 1, None, None, ids[: starts[0]] if starts else ids))
    open_: list[tuple[int, str]] = []
    for start, end in itertools.pairwise([*starts, len(ids)]):
        heading = headings[ids[start]]
        while open_ and open_[-1][0] >= heading.level:
            open_.pop()
        name = f"s{len(sections) + 1}"
        parent = open_[-1][1] if open_ else None
        sections.append(Section(name, parent, heading.level, heading.number, heading.words, ids[start:end], ids[start]))
        open_.append((heading.level, name))
    return tuple(sections)
