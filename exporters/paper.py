"""What an office's own Word file shows of itself on paper, as plain values: letterhead, headers, footers, its end.

Read from the file that `exporters.letterhead` opened, for writers that are not Word. Lengths are points. What cannot be
said so is named in `lost`: nothing falls away in silence.
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
from exporters.paper_drawing import Lost, Placed, drawn
from exporters.profile import Profile
from exporters.word_template import default_font, told

PAGE = "\ue010"  # stands where the number of the page is to be written
_TAB = "\u2003\u2003"
_SIDES = ("top", "left", "bottom", "right")
_ALIGNS: dict[Any, Literal["left", "center", "right", "justify"]] = {
    ALIGN.CENTER: "center", ALIGN.RIGHT: "right", ALIGN.JUSTIFY: "justify",
}  # fmt: skip
_LIKE_TIMES = ("times new roman", "liberation serif", "tinos", "times")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one form; `colour` as "1F3864", "" for black."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: words and pictures in it, what is drawn over it, its edges ("top" and so on)."""

    inside: tuple[Words | Placed, ...] = ()
    placed: tuple[Placed, ...] = ()
    align: Literal["left", "center", "right", "justify"] = "left"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    exact: float | None = None
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    edges: tuple[str, ...] = ()
    size: float = 12.0  # of a line without words


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell over `span` columns, what stands in it, and its edges."""

    blocks: tuple[Line | GridShown, ...]
    span: int = 1
    edges: tuple[str, ...] = ()
    middle: bool = False


@dataclass(frozen=True, slots=True)
class GridShown:
    """A table: the widths of its columns, its rows with the least height of each."""

    widths: tuple[float, ...]
    rows: tuple[tuple[float, tuple[CellShown, ...]], ...]
    align: Literal["left", "center", "right"] = "left"
    left: float = 0.0
    pad: float = 5.4


Shown = tuple[Line | GridShown, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or a footer, and how far from the edge of the paper it stands."""

    blocks: Shown
    from_edge: float


@dataclass(frozen=True, slots=True)
class Paper:
    """All of it. `first_header` and `first_footer` are None where the first page has those of the others."""

    head: Shown
    tail: Shown
    header: Margin
    footer: Margin
    first_header: Margin | None
    first_footer: Margin | None
    has_head: bool
    has_title: bool
    is_signed: bool
    counts_pages: bool
    lost: tuple[Lost, ...]


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
        head = self._blocks(list(document.element.body)[:-1], body)
        tail = self._blocks(source.tail, body)
        high, low = _points(section.header_distance) or 36.0, _points(section.footer_distance) or 36.0
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
        said = _Said(paragraph, table, self.source.document)
        spacing = said.of("line_spacing")
        exact = isinstance(spacing, Length)
        borders = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        return Line(
            tuple(inside), tuple(placed),
            align=_ALIGNS.get(said.of("alignment"), "left"),
            before=_points(said.of("space_before")), after=_points(said.of("space_after")),
            line=1.0 if exact or spacing is None else float(spacing), exact=_points(spacing) if exact else None,
            left=_points(said.of("left_indent")), right=_points(said.of("right_indent")),
            first=_points(said.of("first_line_indent")),
            edges=_edges(borders, _SIDES), size=said.size(None),
        )  # fmt: skip

    def _pieces(self, paragraph: Paragraph) -> Iterator[Words | Placed]:
        said = _Said(paragraph, None, self.source.document)
        depth, shows, instruction = 0, True, ""
        for element in _runs(paragraph._p):
            run = WordRun(element, paragraph)
            for child in element:
                kind = child.get(qn("w:fldCharType")) if child.tag == qn("w:fldChar") else ""
                if kind == "begin":
                    depth, shows, instruction = depth + 1, False, ""
                elif kind == "separate":
                    shows = not _is_page(instruction)
                elif kind == "end":
                    depth, shows = max(0, depth - 1), True
                    if _is_page(instruction):
                        yield self._words(PAGE, run, said)
                elif child.tag == qn("w:instrText"):
                    instruction += child.text or ""
                elif shows:
                    yield from self._child(child, run, said, paragraph.part)

    def _child(self, child: Any, run: WordRun, said: _Said, part: Any) -> Iterator[Words | Placed]:
        plain = {qn("w:tab"): _TAB, qn("w:br"): "\n", qn("w:noBreakHyphen"): "-", qn("w:t"): child.text or ""}
        if child.tag in plain:
            if text := plain[child.tag]:
                yield self._words(text, run, said)
        else:
            for found in drawn(child, part):
                if isinstance(found, Placed):
                    yield found
                else:
                    self.lost[found] = None

    def _words(self, text: str, run: WordRun, said: _Said) -> Words:
        face = said.font(run, "name")
        if face and face.lower() not in _LIKE_TIMES and text.strip(f" {PAGE}"):
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of the form of a paragraph: by itself, its style, the style of its table, the file's defaults."""

    paragraph: Paragraph
    table: Table | None
    document: Any

    def of(self, name: str) -> Any:
        own = getattr(self.paragraph.paragraph_format, name)
        if own is None:
            own = told(self.paragraph.style, "paragraph_format", name)
        if own is None and self.table is not None:
            own = told(self.table.style, "paragraph_format", name)
        return _default_spacing(self.document, name) if own is None else own

    def font(self, run: WordRun, name: str) -> Any:
        own = getattr(run.font, name)
        if own is not None and (name != "color" or own.rgb is not None):
            return own
        own = told(self.paragraph.style, "font", name)
        return default_font(self.document) if own is None and name == "name" else own

    def size(self, run: WordRun | None) -> float:
        own = (run.font.size if run is not None else None) or told(self.paragraph.style, "font", "size")
        if own is not None:
            return float(own.pt)
        default = self.document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}//{qn('w:sz')}")
        return float(default.get(qn("w:val"))) / 2 if default is not None else 10.0


def _default_spacing(document: Any, name: str) -> Any:
    """What the file's defaults say of the gaps and lines of a paragraph."""
    found = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}//{qn('w:spacing')}")
    value = {"space_before": "before", "space_after": "after", "line_spacing": "line"}.get(name)
    said = found.get(qn(f"w:{value}")) if found is not None and value else None
    if said is None:
        return None
    exact = found.get(qn("w:lineRule")) in ("exact", "atLeast")
    return float(said) / 240 if name == "line_spacing" and not exact else Length(round(float(said) * 635))


def _runs(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph, those in links and controls too, none of a text box or of what was deleted."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in (qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag"), qn("w:fldSimple")):
            yield from _runs(child)
        elif child.tag == qn("w:sdt") and (content := child.find(qn("w:sdtContent"))) is not None:
            yield from _runs(content)


def _is_page(instruction: str) -> bool:
    return instruction.split()[:1] == ["PAGE"]


def _edges(borders: Any, names: Sequence[str]) -> tuple[str, ...]:
    if borders is None:
        return ()
    return tuple(name for name in names if _is_drawn(borders.find(qn(f"w:{name}"))))


def _is_drawn(edge: Any) -> bool:
    return edge is not None and edge.get(qn("w:val")) not in (None, "nil", "none")


def _points(length: Any) -> float:
    return float(length.pt) if isinstance(length, Length) else 0.0


def _says(block: Line | GridShown) -> bool:
    if isinstance(block, GridShown):
        return any(_says(b) for _, row in block.rows for cell in row for b in cell.blocks) or any(
            cell.edges for _, row in block.rows for cell in row
        )
    words = any(piece.text.strip() for piece in block.inside if isinstance(piece, Words))
    return words or bool(block.placed or block.edges) or any(isinstance(p, Placed) for p in block.inside)
