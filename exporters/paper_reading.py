"""Reads what an office's own Word file shows of itself on paper, for writers that are not Word.

The file was opened by `exporters.letterhead`. What cannot be said in the values of `exporters.paper` is named in
`lost`: nothing falls away in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from exporters.letterhead import Letterhead, opened
from exporters.paper import PAGE, PAGES, CellShown, GridShown, Line, Margin, Paper, Shown, Words
from exporters.paper_drawing import Lost, Placed, drawn
from exporters.paper_form import Said, points
from exporters.profile import Profile

_TAB = "\u2003\u2003"
_SIDES = ("top", "left", "bottom", "right")
_ALIGNS: dict[Any, Literal["left", "center", "right", "justify"]] = {
    ALIGN.CENTER: "center", ALIGN.RIGHT: "right", ALIGN.JUSTIFY: "justify",
}  # fmt: skip
_LIKE_TIMES = ("times new roman", "liberation serif", "tinos", "times")


def paper_at(path: str | None) -> Paper | None:
    """The paper of the Word file at `path`; None for none."""
    return _paper(path, Path(path).stat().st_mtime_ns) if path else None


def lost_of(profile: Profile) -> tuple[Lost, ...]:
    """What of the paper of `profile`, and of its text, a writer that is not Word cannot show."""
    paper, font = paper_at(profile.template), profile.font.word
    other = () if font.lower() in _LIKE_TIMES else (Lost("font", font),)
    return tuple(dict.fromkeys((*(paper.lost if paper else ()), *other)))


@lru_cache(maxsize=4)
def _paper(path: str, _changed: int) -> Paper:
    return _Reader(opened(Path(path))).paper()


@dataclass
class _Reader:
    """Reads one file; what it cannot say gathers in `lost`."""

    source: Letterhead
    lost: dict[Lost, None] = field(default_factory=dict)

    def paper(self) -> Paper:
        source, document = self.source, self.source.document
        section = source.section
        first = bool(section.different_first_page_header_footer)
        body = document._body
        if section._sectPr.find(qn("w:pgBorders")) is not None:
            self.lost[Lost("page_border", "")] = None
        head = self._blocks(list(document.element.body)[:-1], body)
        tail = self._blocks(source.tail, body)
        high, low = points(section.header_distance) or 36.0, points(section.footer_distance) or 36.0
        made = Paper(
            head, tail,
            Margin(self._margin(section.header), high),
            Margin(self._margin(section.footer), low),
            Margin(self._margin(section.first_page_header), high) if first else None,
            Margin(self._margin(section.first_page_footer), low) if first else None,
            source.has_head, source.has_title, source.is_signed, source.counts_pages, (),
        )  # fmt: skip
        return replace(made, lost=tuple(self.lost))  # known once all was read

    def _margin(self, part: Any) -> Shown:
        shown = self._blocks(list(part._element), part) if not part.is_linked_to_previous else ()
        return shown if any(_says(block) for block in shown) else ()

    def _blocks(self, elements: Iterable[Any], parent: Any, table: Any = None) -> Shown:
        out: list[Line | GridShown] = []
        for element in elements:
            if element.tag == qn("w:p"):
                out.append(self._line(Paragraph(element, parent), table))
            elif element.tag == qn("w:tbl"):
                out.append(self._grid(Table(element, parent)))
            elif element.tag == qn("w:sdt"):
                out += self._blocks(element.iterfind(f"{qn('w:sdtContent')}/*"), parent, table)
        return tuple(out)

    # Paragraphs ------------------------------------------------------------------------------------------------------

    def _line(self, paragraph: Paragraph, table: Any) -> Line:
        inside: list[Words | Placed] = []
        placed: list[Placed] = []
        for piece in self._pieces(paragraph):
            (placed if isinstance(piece, Placed) and piece.floats else inside).append(piece)  # type: ignore[arg-type]
        said = Said(paragraph, table, self.source.document)
        spacing = said.of("line_spacing")
        exact = isinstance(spacing, Length)
        borders = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        return Line(
            tuple(inside), tuple(placed),
            align=_ALIGNS.get(said.of("alignment"), "left"),
            before=points(said.of("space_before")), after=points(said.of("space_after")),
            line=1.0 if exact or spacing is None else float(spacing), exact=points(spacing) if exact else None,
            left=points(said.of("left_indent")), right=points(said.of("right_indent")),
            first=points(said.of("first_line_indent")),
            edges=_edges(borders, _SIDES), size=said.size(None),
        )  # fmt: skip

    def _pieces(self, paragraph: Paragraph) -> Iterator[Words | Placed]:
        said = Said(paragraph, None, self.source.document)
        depth, shows, instruction = 0, True, ""
        for element in _runs(paragraph._p):
            run = WordRun(element, paragraph)
            for child in element:
                kind = child.get(qn("w:fldCharType")) if child.tag == qn("w:fldChar") else ""
                if kind == "begin":
                    depth, shows, instruction = depth + 1, False, ""
                elif kind == "separate":
                    shows = not _standing_for(instruction)
                elif kind == "end":
                    depth, shows = max(0, depth - 1), True
                    if mark := _standing_for(instruction):
                        yield self._words(mark, run, said)
                elif child.tag == qn("w:instrText"):
                    instruction += child.text or ""
                elif shows:
                    yield from self._child(child, run, said, paragraph.part)

    def _child(self, child: Any, run: WordRun, said: Said, part: Any) -> Iterator[Words | Placed]:
        plain = {qn("w:tab"): _TAB, qn("w:br"): "\n", qn("w:noBreakHyphen"): "-", qn("w:t"): child.text or ""}
        if child.tag in plain:
            if text := plain[child.tag]:
                yield self._words(text, run, said)
        else:
            for found in drawn(child, part):
                if isinstance(found, Placed):
                    yield self._with_text(found, run)
                else:
                    self.lost[found] = None

    def _with_text(self, placed: Placed, run: WordRun) -> Placed:
        """`placed`, with the text of a box read."""
        if placed.inside is None:
            return placed
        return replace(placed, inside=None, text=self._blocks(list(placed.inside), run._parent))

    def _words(self, text: str, run: WordRun, said: Said) -> Words:
        face = said.font(run, "name")
        if face and face.lower() not in _LIKE_TIMES and text.strip(f" {PAGE}{PAGES}"):
            self.lost[Lost("font", face)] = None
        colour = said.font(run, "color")
        rgb = str(colour.rgb) if colour is not None and colour.rgb is not None else ""
        return Words(
            text.upper() if said.font(run, "all_caps") else text,
            said.size(run),
            bool(said.font(run, "bold")),
            bool(said.font(run, "italic")),
            bool(said.font(run, "underline")),
            "" if rgb == "000000" else rgb,
        )

    # Tables ----------------------------------------------------------------------------------------------------------

    def _grid(self, table: Table) -> GridShown:
        element, style = table._tbl, table.style
        widths = tuple(int(float(c.get(qn("w:w")) or 0)) / 20 for c in element.tblGrid.findall(qn("w:gridCol")))
        own = element.tblPr.find(qn("w:tblBorders"))
        styled = style.element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") if style is not None else None
        outer = _edges(own if own is not None else styled, (*_SIDES, "insideH", "insideV"))
        rows = []
        last = len(element.tr_lst) - 1
        for place, row in enumerate(element.tr_lst):
            height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
            high = float(height.get(qn("w:val")) or 0) / 20 if height is not None else 0.0
            cells = [self._cell(tc, table, outer, place == 0, place == last) for tc in row.tc_lst]
            rows.append((high, tuple(cells)))
        indent = element.tblPr.find(qn("w:tblInd"))
        aligned = {WD_TABLE_ALIGNMENT.CENTER: "center", WD_TABLE_ALIGNMENT.RIGHT: "right"}
        pad = element.tblPr.find(f"{qn('w:tblCellMar')}/{qn('w:left')}")
        return GridShown(
            widths, tuple(rows),
            aligned.get(table.alignment, "left"),  # type: ignore[arg-type]
            float(indent.get(qn("w:w")) or 0) / 20 if indent is not None else 0.0,
            float(pad.get(qn("w:w")) or 0) / 20 if pad is not None else 5.4,
        )  # fmt: skip

    def _cell(self, tc: Any, table: Table, outer: Sequence[str], first: bool, last: bool) -> CellShown:
        own = tc.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")
        row = tc.getparent().tc_lst
        inner = {"top": first, "bottom": last, "left": tc is row[0], "right": tc is row[-1]}
        within = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
        wanted = {side: (side if inner[side] else within[side]) in outer for side in _SIDES}
        if own is not None:
            told = {side: own.find(qn(f"w:{side}")) for side in _SIDES}
            wanted |= {side: _is_drawn(edge) for side, edge in told.items() if edge is not None}
        middle = tc.find(f"{qn('w:tcPr')}/{qn('w:vAlign')}")
        return CellShown(
            self._blocks(tc, _Cell(tc, table), table),
            tc.grid_span,
            tuple(side for side in _SIDES if wanted[side]),
            middle is not None and middle.get(qn("w:val")) == "center",
        )


def _runs(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph, those in links and controls too, none of a text box or of what was deleted."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in (qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag"), qn("w:fldSimple")):
            yield from _runs(child)
        elif child.tag == qn("w:sdt") and (content := child.find(qn("w:sdtContent"))) is not None:
            yield from _runs(content)


def _standing_for(instruction: str) -> str:
    """What stands in place of a field until the pages are laid out: the page's number, or how many there are."""
    return {"PAGE": PAGE, "NUMPAGES": PAGES}.get((instruction.split() or [""])[0], "")


def _edges(borders: Any, names: Sequence[str]) -> tuple[str, ...]:
    if borders is None:
        return ()
    return tuple(name for name in names if _is_drawn(borders.find(qn(f"w:{name}"))))


def _is_drawn(edge: Any) -> bool:
    return edge is not None and edge.get(qn("w:val")) not in (None, "nil", "none")


def _says(block: Line | GridShown) -> bool:
    if isinstance(block, GridShown):
        return any(_says(b) for _, row in block.rows for cell in row for b in cell.blocks) or any(
            cell.edges for _, row in block.rows for cell in row
        )
    words = any(piece.text.strip() for piece in block.inside if isinstance(piece, Words))
    return words or bool(block.placed or block.edges) or any(isinstance(p, Placed) for p in block.inside)
