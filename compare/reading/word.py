"""Word documents (.docx, .docm): every paragraph and table of the body in order, with their form.

Text boxes, content controls, fields, links, footnotes and endnotes, tracked changes (as if accepted, or as before them)
and automatic numbers are all in the text; page headers and footers are kept out of it. What is a heading is decided
elsewhere; here a style's outline level is only passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from compare.messages import message
from compare.reading.form import (
    Align,
    Cell,
    Document,
    Paragraph,
    Part,
    Piece,
    ReadingError,
    Role,
    Table,
    compose,
    labelled,
)
from compare.reading.limits import limit
from compare.reading.losses import Losses
from compare.reading.numbering import Numbering, W
from compare.reading.package import package_of
from compare.reading.word_details import branch, role_of
from compare.reading.word_forms import Forms
from compare.reading.word_parts import WordParts
from compare.reading.word_runs import ADDED, ALTERNATES, TRANSPARENT, Runs
from compare.reading.word_styles import PARAGRAPH_STYLE, Style, Styles, paragraph_properties
from compare.reading.word_tables import cells as cells_of
from compare.reading.word_tables import rows as rows_of
from compare.reading.word_tables import says, shape, span
from compare.report import Warning

_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_IN_TABLES = TRANSPARENT | ADDED
# The tags asked for at every element, joined once.
_PARAGRAPH, _PARAGRAPH_FORM, _RUN_FORM, _TABLE, _FOREIGN = f"{W}p", f"{W}pPr", f"{W}rPr", f"{W}tbl", f"{W}altChunk"
_NOTHING: Mapping[str, object] = {}


def read(content: bytes, tracked_changes: str, other: Callable[[str, bytes], Document] | None = None) -> Document:
    """The document in `content`; raises ReadingError where it cannot be opened.

    `other` reads a file set into the document whole, a web page or another document, by its name.
    """
    parts = WordParts(package_of(content))
    reader = _Reader(parts, tracked_changes != "original", other)
    found = reader.blocks(parts.body(), [])
    return Document("docm" if parts.has_macros() else "docx", found, reader.warnings())


# A cell that was put into a row or taken out, and what words are that were.
_CELL_CHANGES = {f"{W}cellIns": f"{W}ins", f"{W}cellDel": f"{W}del"}


class _Reader:
    """Walks the body once; keeps the counters of numbers and what has to be told."""

    def __init__(self, parts: WordParts, accepted: bool, other: Callable[[str, bytes], Document] | None) -> None:
        self._parts = parts
        self._other = other
        self._styles = Styles(parts.styles())
        self._numbering = Numbering(parts.numbering())
        self._losses = Losses(accepted)
        called = {f"{W}{kind}Reference": parts.notes(kind) for kind in ("footnote", "endnote")}
        self._runs = Runs(Forms(self._styles), called, self._losses)
        self._told: list[Warning] = []
        self._carried: list[Piece] = []
        self._looks: dict[str, tuple[Style, object, Align, Role]] = {}
        self._cells = 0
        self._most_cells = limit("cells")

    def warnings(self) -> list[Warning]:
        """What was guessed or left out, once the body has been walked."""
        return [*self._told, *self._losses.warnings()]

    def blocks(self, container: Iterable[etree._Element], out: list[Part]) -> list[Part]:
        """`out` with the paragraphs and tables of `container` added in order, each with its text boxes and notes."""
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, out)
            elif tag == _TABLE:
                out.append(self._table(child))
            elif tag in self._runs.dropped:
                self._losses.changed = True
            elif tag in self._runs.kept:
                self._losses.changed = True
                self.blocks(child, out)
            elif tag in TRANSPARENT:
                self.blocks(child, out)
            elif tag == ALTERNATES:
                self.blocks(branch(child), out)
            elif tag == _FOREIGN:
                out.extend(self._set_in(child))
        return out

    def _set_in(self, element: etree._Element) -> list[Part]:
        """The parts of the file that stands whole in this place, as programs put web pages into a document."""
        found = self._parts.foreign(element)
        try:
            document = self._other(*found) if found and self._other else None
        except ReadingError:
            document = None
        if document is None:
            self._losses.embedded += 1
            return []
        self._told.extend(document.warnings)
        return document.parts

    def _paragraph(self, element: etree._Element, out: list[Part]) -> None:
        children = list(element)
        properties = children[0] if children and children[0].tag == _PARAGRAPH_FORM else None
        own = paragraph_properties(properties) if properties is not None else _NOTHING
        style_id = str(own.get(PARAGRAPH_STYLE, self._styles.default_paragraph))
        pieces, self._carried = self._carried, []
        sizes: list[tuple[int, float]] = []
        self._runs.read(children, style_id, pieces, sizes)
        self._runs.end()
        if properties is not None and self._mark_deleted(properties):
            self._carried = pieces
        else:
            out.append(self._formed(pieces, sizes, own, style_id))
        if self._runs.boxes or self._runs.called:
            self._called_for(out)

    def _called_for(self, out: list[Part]) -> None:
        """Adds the text boxes and notes that the paragraph just read calls for."""
        boxes, self._runs.boxes = self._runs.boxes, []
        called, self._runs.called = self._runs.called, []
        for box in boxes:
            self.blocks(box, out)
        for note in called:
            for part in self.blocks(note, []):
                if isinstance(part, Paragraph):
                    part.note = True
                out.append(part)

    def _is_taken_away(self, cell: list[etree._Element]) -> bool:
        """Whether a tracked change takes the cell with the children `cell` out of its row."""
        marks = [child.tag for child in cell[0] if child.tag in _CELL_CHANGES] if cell else []
        self._losses.changed = self._losses.changed or bool(marks)
        return any(_CELL_CHANGES[tag] in self._runs.dropped for tag in marks)

    def _mark_deleted(self, properties: etree._Element) -> bool:
        """Whether the paragraph's own mark is taken away by a tracked change, so that it runs on into the next."""
        mark = properties.find(_RUN_FORM)
        if mark is None or not any(child.tag in self._runs.dropped for child in mark):
            return False
        self._losses.changed = True
        return True

    def _formed(
        self, pieces: list[Piece], sizes: list[tuple[int, float]], own: Mapping[str, object], style_id: str
    ) -> Paragraph:
        text, runs, bold, italic = compose(pieces)
        look = self._looks.get(style_id)
        if look is None:
            look = self._looks[style_id] = self._look(style_id)
        style, level, align, role = look
        if own:
            level = own.get("level", level)
            align = _ALIGN.get(str(own["align"]), "left") if own.get("align") else align
        par = Paragraph(text, runs, bold, italic, level if isinstance(level, int) and 1 <= level <= 9 else None)
        par.align, par.role = align, role
        if sizes:
            par.size = max(sizes)[1]
        if text and (style.number or "number" in own):
            self._number(par, own, style, style_id)
        return par

    def _look(self, style_id: str) -> tuple[Style, object, Align, Role]:
        """What a paragraph of the style `style_id` takes from it: outline level, alignment, role."""
        style = self._styles.get(style_id)
        return style, style.level, _ALIGN.get(str(style.align or self._styles.base.align), "left"), role_of(style.name)

    def _number(self, par: Paragraph, own: Mapping[str, object], style: Style, style_id: str) -> None:
        number = own.get("number", style.number)
        if not number or number == "0":
            return
        at = own.get("number_level")
        if at is None:
            at = style.number_level
        if at is None or ("number" not in own and style.number_level is None):
            at = self._numbering.level_of_style(str(number), style_id)
        label, bullet = self._numbering.label(str(number), int(str(at)))
        if label:
            labelled(par, label)
            par.bullet = bullet

    def _table(self, element: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        open_cells: dict[int, Cell] = {}
        headers = 0
        for row in rows_of(element, _IN_TABLES):
            properties = row.find(f"{W}trPr")
            if properties is not None and any(child.tag in self._runs.dropped for child in properties):
                self._losses.changed = True
                continue
            rows.append(self._row(row, properties, open_cells))
            if properties is not None and properties.find(f"{W}tblHeader") is not None and headers == len(rows) - 1:
                headers += 1
        return Table(rows, headers or None)

    def _row(self, row: etree._Element, properties: etree._Element | None, open_cells: dict[int, Cell]) -> list[Cell]:
        cells: list[Cell] = []
        at = 0
        before = properties.find(f"{W}gridBefore") if properties is not None else None
        if before is not None:
            at = span(before)
            cells.append(Cell(columns=at))
        elements = cells_of(row, _IN_TABLES)
        self._cells += len(elements)
        if self._cells > self._most_cells:
            raise ReadingError(message("reading.too_many_cells"))
        for element in elements:
            children = list(element)
            if self._is_taken_away(children):
                continue
            form = shape(children)
            goes_on = (form.below and at in open_cells) or (form.beside and bool(cells))
            if goes_on and says(element):
                self._losses.hidden = True  # Word shows nothing of it
            if form.below and at in open_cells:
                open_cells[at].rows += 1
            elif form.beside and cells:
                cells[-1].columns += form.columns
            else:
                cell = Cell(self.blocks(children, []), form.columns)
                if form.begins or form.below:
                    open_cells[at] = cell
                else:
                    open_cells.pop(at, None)
                cells.append(cell)
            at += form.columns
        return cells
