"""Where a chart stands among the text: a printer's rule, so that none leaves the foot of a page blank.

Pure: blocks and the pages they end on in, an order out. A chart is never parted. Where it would begin a page, what
stands behind it and still goes on the page before is set first; never what is of another chapter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compare.document import Block, Chart, Heading, Paragraph

Ends = Callable[[Sequence[int]], Sequence[int]]


def order(blocks: Sequence[Block], ends: Ends) -> list[int]:
    """The places of `blocks` in the order to be set; `ends` tells of such an order the page that each ends on.

    Of a text and a chart that begins page 2, where one paragraph behind it goes on page 1, [0, 2, 1].
    """
    found = list(range(len(blocks)))
    for place, block in enumerate(blocks):
        if isinstance(block, Chart):
            found = _moved(found, found.index(place), blocks, ends)
    return found


def _moved(found: list[int], at: int, blocks: Sequence[Block], ends: Ends) -> list[int]:
    """`found` with the chart at `at` of it behind all that still goes on the page before."""
    pages = ends(found)
    if at == 0 or pages[at] == pages[at - 1]:
        return found
    best = found
    for behind in range(at + 1, len(found)):
        block = blocks[found[behind]]
        if isinstance(block, Chart) or (isinstance(block, Heading) and block.level == 1):
            break
        if not _may_end_a_page(block):
            continue
        tried = [*found[:at], *found[at + 1 : behind + 1], found[at], *found[behind + 1 :]]
        if ends(tried)[behind - 1] > pages[at - 1]:
            break
        best = tried
    return best


def _may_end_a_page(block: Block) -> bool:
    """Whether a chart may stand behind `block`: not between a heading, or the lead of a list, and its text."""
    return not isinstance(block, Heading) and not (isinstance(block, Paragraph) and block.kind == "lead")
