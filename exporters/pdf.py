"""A brief as a PDF: embedded fonts, an outline, links from every figure to its evidence, pages as the form wants.

The same brief gives the same bytes. Texts are laid out by reportlab; what stands on a page is in `pdf_blocks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from compare.document import Appendix, Block, Brief, Chart, Heading, Paragraph, Table
from compare.messages import words
from exporters.archive import write_archived
from exporters.chart_places import order
from exporters.charts import drawing
from exporters.layout import appendix_label, attached, closed, fitting, numbered
from exporters.paper_reading import paper_at
from exporters.pdf_blocks import Blocks
from exporters.pdf_fonts import Fonts, fonts_of
from exporters.pdf_front import contents_keys, contents_list, draft_mark, head, page_form, signature_block, title
from exporters.pdf_notes import Notes
from exporters.pdf_pages import Leaf, Stack, leaves, page_ends
from exporters.pdf_paper import OnPaper
from exporters.profile import Profile

rl_config.useA85 = 0  # no file is sent as seven bits any more: writing pages so makes them longer and takes its time

_LEAST_ROOM = 110  # points that a table's title, head and first rows need at the foot of a page
_FOOT_GAP = 8  # points above what stands under the signature
_LOCALES = {"vi": "vi-VN", "en": "en-GB"}


def write(brief: Brief, path: Path, profile: Profile) -> int:
    """Write `brief` to `path` as PDF and say how many pages it has; ExportError where a font is missing."""
    made, pages = laid_out(brief, profile)
    if brief.archive:
        write_archived(BytesIO(made), path, brief.title, brief.form.issuer)
    else:
        path.write_bytes(made)
    return pages


def laid_out(brief: Brief, profile: Profile) -> tuple[bytes, int]:
    """The file, not yet made fit for archives, and how many pages it has; ExportError where a font is missing."""
    made = BytesIO()
    profile = fitting(brief, profile, lambda tried: text_pages(brief, tried))
    pages: int = _built(placed(brief, profile), profile, made).page
    return made.getvalue(), pages


def placed(brief: Brief, profile: Profile) -> Brief:
    """`brief` with each chart that would leave the foot of a page blank behind what still goes on that page."""
    if not any(isinstance(block, Chart) for block in brief.blocks):
        return brief
    fonts, shown, across = fonts_of(profile), paper_at(profile.template), _across(profile, False)
    paper = OnPaper(shown, profile.page, fonts, "0") if shown else None
    notes, blocks = _made_with(brief, profile, fonts)
    front = list(_front(brief, profile, blocks, paper))
    text = [_kept(block, blocks, across) for block in closed(numbered(brief.blocks, profile), profile)]
    ends = page_ends([front, *text], across, lambda page: _high(profile, paper, page == 0), notes)
    return replace(brief, blocks=tuple(brief.blocks[at] for at in order(brief.blocks, ends)))


def contents_pages(brief: Brief, profile: Profile) -> list[int | None]:
    """The page of each entry of the table of contents; None of one that has no place in the count."""
    if profile.page_number.each_appendix:  # how long they are matters to no page that is told
        brief = replace(brief, appendices=tuple(replace(appendix, blocks=()) for appendix in brief.appendices))
    places = _built(brief, profile, BytesIO()).places
    return [places.get(f"o{key}") if counted else None for key, counted in contents_keys(brief, profile)]


def _built(brief: Brief, profile: Profile, made: BytesIO, total: str = "") -> _Document:
    """The pages of `brief`, drawn into `made`; `total` is how many there are, where a paper says so."""
    fonts = fonts_of(profile)
    shown = paper_at(profile.template)
    if shown and shown.says_total and not total:
        total = str(_built(brief, profile, BytesIO(), "0").page)
    paper = OnPaper(shown, profile.page, fonts, total) if shown else None
    document = _Document(made, brief, profile, fonts, paper)
    document.build(list(_story(brief, profile, fonts, paper)))
    return document


def text_pages(brief: Brief, profile: Profile) -> int:
    """How many pages the text of `brief` takes in the form of `profile`, its appendices not counted."""
    alone = replace(brief, appendices=(), is_compact=False)
    return laid_out(alone, profile)[1]


def _story(brief: Brief, profile: Profile, fonts: Fonts, paper: OnPaper | None) -> Iterator[Flowable]:
    """All that flows onto the pages, in order: the text page by page, then the appendices."""
    notes, blocks = _made_with(brief, profile, fonts)
    if brief.blocks or paper:
        text = list(_text(brief, profile, blocks, paper))
        yield from leaves(text, _across(profile, False), lambda page: _high(profile, paper, page == 0), notes)
    else:
        yield from draft_mark(profile, blocks) if brief.form.draft and profile.draft_mark else ()
        yield from _unverified(brief, profile, blocks)
    for place, appendix in enumerate(brief.appendices, 1):
        yield from _appendix(place, appendix, brief, profile, blocks, is_first=not (place > 1 or brief.blocks or paper))


def _made_with(brief: Brief, profile: Profile, fonts: Fonts) -> tuple[Notes, Blocks]:
    """What makes the text of `brief`, and the notes that it takes in."""
    notes = Notes(_across(profile, False))
    return notes, Blocks(brief, profile, fonts, notes if brief.evidence_mode == "footnotes" else None)


def _front(brief: Brief, profile: Profile, blocks: Blocks, paper: OnPaper | None) -> Iterator[Flowable]:
    """What stands before the text: head, title, table of contents; an office's own in place of the form's."""
    across = _across(profile, False)
    own = paper.paper if paper else None
    yield from paper.head(across) if paper else ()
    if own and own.has_head:
        yield from draft_mark(profile, blocks) if brief.form.draft and profile.draft_mark else ()
    else:
        yield from head(brief.form, profile, blocks, across)
    if not (own and own.has_title):
        yield from title(brief.form, profile, blocks, across)
    yield from contents_list(brief, profile, blocks)


def _text(brief: Brief, profile: Profile, blocks: Blocks, paper: OnPaper | None) -> Iterator[Flowable]:
    """All that stands before the appendices: the front, text, signature, foot; an office's own end in place of the
    form's.
    """
    across = _across(profile, False)
    own = paper.paper if paper else None
    yield from _front(brief, profile, blocks, paper)
    flowing = [f for block in closed(numbered(brief.blocks, profile), profile) for f in _kept(block, blocks, across)]
    signed = [] if own and own.is_signed else signature_block(brief.form, profile, blocks, across)
    under = [*_foot(brief, blocks), *_unverified(brief, profile, blocks)]
    tail = paper.tail(across) if paper else []
    own_end = tail[: paper.signed] if paper else []
    end = [*signed, *under, *own_end]
    if signed or own_end:  # a signature never stands on a page without text, nor what stands under one
        for above in (*flowing[-1:], *end[:-1]):
            above.keepWithNext = True
    yield from (*flowing, *signed, *under, *tail)


def _foot(brief: Brief, blocks: Blocks) -> list[Flowable]:
    """What stands under the signature of a brief on one page: where its figures stand."""
    if brief.foot is None:
        return []
    said = blocks.text(brief.foot.text, "footnote")
    said.spaceBefore = _FOOT_GAP
    return [said]


def _kept(block: Block, blocks: Blocks, across: float) -> list[Flowable]:
    """`block`, where it is a table its title with its first row."""
    made = _flowables(block, blocks, across)
    for over in made[:-1]:
        over.keepWithNext = True
    return made


def _unverified(brief: Brief, profile: Profile, blocks: Blocks) -> list[Flowable]:
    """What a form built from secondary sources says of itself."""
    if profile.verified:
        return []
    said = blocks.text(words("exporters.unverified", brief.language), "table_note")
    said.spaceBefore, said.spaceAfter = _FOOT_GAP, 0 if brief.blocks else _FOOT_GAP
    return [said]


def _appendix(
    place: int, appendix: Appendix, brief: Brief, profile: Profile, blocks: Blocks, is_first: bool
) -> Iterator[Flowable]:
    across = _across(profile, appendix.landscape)
    turned = "landscape" if appendix.landscape else "portrait"
    first = f"{turned}-first" if profile.page_number.each_appendix else turned
    if not is_first:
        yield NextPageTemplate([first, turned] if first == turned else first)
        yield PageBreak()
    if len(brief.appendices) > 1 or profile.appendix_number:
        yield blocks.text(appendix_label(place, brief, profile), "appendix_number")
    yield blocks.outlined(appendix.title, "appendix_title", 0)
    if note := attached(appendix, brief, profile):
        yield blocks.text(note, "appendix_note")
    for block in appendix.blocks:
        if isinstance(block, Table) and block.title:
            yield CondPageBreak(_LEAST_ROOM)
        yield from _flowables(block, blocks, across)


def _flowables(block: Block, blocks: Blocks, across: float) -> list[Flowable]:
    match block:
        case Heading(level=level):
            return [blocks.outlined(block.text, f"heading{min(level, 3)}", level - 1)]
        case Paragraph():
            return [blocks.paragraph(block)]
        case Table():
            return blocks.table(block, across)
        case Chart():
            caption = blocks.text(block.title, "caption")
            note = blocks.text(block.cut_note, "table_note") if block.cut_note else Spacer(0, 4)
            return [Stack([caption, drawing(block, across, blocks.fonts), note])]


def _across(profile: Profile, landscape: bool) -> float:
    page = profile.page
    return float(((page.height if landscape else page.width) - page.left - page.right) * mm)


def _high(profile: Profile, paper: OnPaper | None, first: bool) -> float:
    """How high the text of an upright page may be."""
    above, below = _edges(profile, paper, first, False)
    return float(profile.page.height * mm - above - below)


def _edges(profile: Profile, paper: OnPaper | None, first: bool, landscape: bool) -> tuple[float, float]:
    """How far text keeps from the upper and lower edge of a page: the margins, or more for a high header or footer."""
    above, below = paper.room(first, _across(profile, landscape)) if paper else (0.0, 0.0)
    return max(profile.page.top * mm, above), max(profile.page.bottom * mm, below)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """The pages: their frames, their numbers, the outline."""

    def __init__(self, file: BinaryIO, brief: Brief, profile: Profile, fonts: Fonts, paper: OnPaper | None) -> None:
        super().__init__(
            file,
            title=brief.title,
            author=brief.form.issuer or None,
            subject="" if profile.verified else profile.name,
            lang=_LOCALES[brief.language],
            displayDocTitle=True,
            invariant=1,
            pageCompression=1,
        )
        self._counted = 0
        self._has_contents = brief.has_contents
        self.places: dict[str, int] = {}  # the page that each entry of the outline came to stand on
        self._profile = profile
        self._number_font = fonts.regular
        self._paper = paper
        alone = not (brief.blocks or paper)
        turned = alone and bool(brief.appendices) and brief.appendices[0].landscape
        ways = (turned, not turned)
        self.addPageTemplates([self._template(way, first, profile) for way in ways for first in (True, False)])

    def _template(self, landscape: bool, first: bool, profile: Profile) -> PageTemplate:
        page, name = profile.page, "landscape" if landscape else "portrait"
        wide, high = (page.height, page.width) if landscape else (page.width, page.height)
        above, below = _edges(profile, self._paper, first and not landscape, landscape)
        frame = Frame(
            page.left * mm, below, (wide - page.left - page.right) * mm, high * mm - above - below, 0, 0, 0, 0, id=name
        )
        return PageTemplate(
            id=f"{name}-first" if first else name,
            frames=[frame],
            onPage=partial(self._number, profile, first, landscape),
            pagesize=(wide * mm, high * mm),
            autoNextPageTemplate=name,
        )

    def _number(self, profile: Profile, first: bool, landscape: bool, canvas: Canvas, _: Any) -> None:
        """Count the page and write its number at the top, where the form shows one; an office's own paper shows it in
        its own place, or gets it under its header.
        """
        form, page = profile.page_number, profile.page
        self._counted = 1 if first else self._counted + 1
        paper, under = self._paper, 0.0
        if paper:
            across = _across(profile, landscape)
            under = paper.draw(canvas, first and not landscape, str(self._counted), page.left * mm, across)
        if (first and form.hide_first) or (paper and paper.paper.counts_pages):
            return
        canvas.saveState()
        canvas.setFont(self._number_font, form.size)
        wide, high = canvas._pagesize
        middle = page.left * mm + (wide - (page.left + page.right) * mm) / 2
        canvas.drawCentredString(middle, high - max(form.from_edge * mm, under) - form.size * 0.891, str(self._counted))
        canvas.restoreState()

    def afterFlowable(self, flowable: Flowable) -> None:
        """Put what stands in the outline there."""
        entries = flowable.entries if isinstance(flowable, Leaf) else [getattr(flowable, "outline_entry", None)]
        for key, text, level in filter(None, entries):
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level, closed=False)
            self.places[key] = self._counted

    def _endBuild(self) -> None:
        """Draw the page numbers of the table of contents, which are known by now."""
        for key, number in self.places.items() if self._has_contents else ():
            self.canv.beginForm(page_form(key), -40, -4, 4, 20)
            self.canv.setFont(self._number_font, self._profile.text["contents"].size)
            self.canv.drawRightString(0, 0, str(number))
            self.canv.endForm()
        super()._endBuild()
