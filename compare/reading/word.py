"""Word documents (.docx, .docm): every paragraph and table of the body in order, with their form.

Text boxes, content controls, fields, links, footnotes and endnotes, tracked changes (as if accepted, or as before them)
and automatic numbers are all in the text; page headers and footers are kept out of it. What is a heading is decided
elsewhere; here a style's outline level is only passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from compare.messages import message
from compare.reading import charsets
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
from compare.reading.numbering import Numbering, W
from compare.reading.package import package_of
from compare.reading.word_details import inside_box, role_of, symbol
from compare.reading.word_forms import Forms
from compare.reading.word_parts import WordParts
from compare.reading.word_styles import PARAGRAPH_STYLE, Style, Styles, paragraph_properties
from compare.reading.word_tables import cells as cells_of
from compare.reading.word_tables import rows as rows_of
from compare.reading.word_tables import shape, span
from compare.report import Warning

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_TRANSPARENT = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}hyperlink", f"{W}fldSimple",
                f"{W}dir", f"{W}bdo", f"{W}ruby", f"{W}rubyBase", f"{_MC}AlternateContent", f"{_MC}Choice",
                f"{_M}oMath", f"{_M}oMathPara"}  # fmt: skip
_IN_TABLES = _TRANSPARENT | {f"{W}ins", f"{W}moveTo"}
# The tags asked for at every element, joined once.
_PARAGRAPH, _PARAGRAPH_FORM, _RUN, _RUN_FORM, _TEXT = f"{W}p", f"{W}pPr", f"{W}r", f"{W}rPr", f"{W}t"
_TABLE = f"{W}tbl"
_RUNS, _FOREIGN = (_RUN, f"{_M}r"), f"{W}altChunk"
_NOTHING: Mapping[str, object] = {}
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}


def read(content: bytes, tracked_changes: str, other: Callable[[str, bytes], Document] | None = None) -> Document:
    """The document in `content`; raises ReadingError where it cannot be opened.

    `other` reads a file set into the document whole, a web page or another document, by its name.
    """
    parts = WordParts(package_of(content))
    reader = _Reader(parts, tracked_changes != "original", other)
    found = reader.blocks(parts.body(), [])
    return Document("docm" if parts.has_macros() else "docx", found, reader.warnings())


class _Reader:
    """Walks the body once; keeps the counters of numbers and what has to be told."""

    def __init__(self, parts: WordParts, accepted: bool, other: Callable[[str, bytes], Document] | None) -> None:
        self._parts = parts
        self._other = other
        self._styles = Styles(parts.styles())
        self._forms = Forms(self._styles)
        self._numbering = Numbering(parts.numbering())
        self._notes = {f"{W}{kind}Reference": parts.notes(kind) for kind in ("footnote", "endnote")}
        self._dropped = {f"{W}del", f"{W}moveFrom"} if accepted else {f"{W}ins", f"{W}moveTo"}
        self._kept = {f"{W}ins", f"{W}moveTo"} if accepted else {f"{W}del", f"{W}moveFrom"}
        self._text_tags = {_TEXT, f"{_M}t"} if accepted else {_TEXT, f"{_M}t", f"{W}delText"}
        self._accepted = accepted
        self._changed = False
        self._pictures = 0
        self._foreign = 0  # files set into the text that could not be read
        self._told: list[Warning] = []
        self._hidden = False
        self._legacy: set[str] = set()
        self._boxes: list[etree._Element] = []
        self._note_refs: list[etree._Element] = []
        self._carried: list[Piece] = []
        self._looks: dict[str, tuple[Style, object, Align, Role]] = {}
        self._cells = 0
        self._most_cells = limit("cells")

    def warnings(self) -> list[Warning]:
        """What was guessed or left out, once the body has been walked."""
        found = self._told
        if self._changed:
            key = "tracked_accepted" if self._accepted else "tracked_original"
            found.append(Warning("tracked_changes", message(f"reading.{key}")))
        if self._pictures:
            found.append(Warning("pictures", message("reading.pictures", count=self._pictures)))
        if self._foreign:
            found.append(Warning("embedded", message("reading.embedded", count=self._foreign)))
        if self._hidden:
            found.append(Warning("hidden_text", message("reading.hidden_text")))
        if self._legacy:
            found.append(Warning("legacy_font", message("reading.legacy_font", fonts=", ".join(sorted(self._legacy)))))
        return found

    def blocks(self, container: Iterable[etree._Element], out: list[Part]) -> list[Part]:
        """`out` with the paragraphs and tables of `container` added in order, each with its text boxes and notes."""
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, out)
            elif tag == _TABLE:
                out.append(self._table(child))
            elif tag in self._dropped:
                self._changed = True
            elif tag in self._kept:
                self._changed = True
                self.blocks(child, out)
            elif tag in _TRANSPARENT:
                self.blocks(child, out)
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
            self._foreign += 1
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
        self._runs(children, style_id, pieces, sizes)
        if properties is not None and self._mark_deleted(properties):
            self._carried = pieces
        else:
            out.append(self._formed(pieces, sizes, own, style_id))
        if self._boxes or self._note_refs:
            self._called_for(out)

    def _called_for(self, out: list[Part]) -> None:
        """Adds the text boxes and notes that the paragraph just read calls for."""
        boxes, self._boxes = self._boxes, []
        refs, self._note_refs = self._note_refs, []
        for box in boxes:
            self.blocks(box, out)
        for note in refs:
            for part in self.blocks(note, []):
                if isinstance(part, Paragraph):
                    part.note = True
                out.append(part)

    def _mark_deleted(self, properties: etree._Element) -> bool:
        """Whether the paragraph's own mark is taken away by a tracked change, so that it runs on into the next."""
        mark = properties.find(_RUN_FORM)
        if mark is None or not any(child.tag in self._dropped for child in mark):
            return False
        self._changed = True
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

    def _runs(
        self, children: Iterable[etree._Element], style_id: str, pieces: list[Piece], sizes: list[tuple[int, float]]
    ) -> None:
        for child in children:
            tag = child.tag
            if tag in _RUNS:
                self._run(child, style_id, pieces, sizes)
            elif tag == _PARAGRAPH_FORM:
                continue
            elif tag in _TRANSPARENT:
                self._runs(child, style_id, pieces, sizes)
            elif tag in self._kept:
                self._changed = True
                self._runs(child, style_id, pieces, sizes)
            elif tag in self._dropped:
                self._changed = True
            elif isinstance(tag, str) and tag.startswith(_M):
                self._runs(child, style_id, pieces, sizes)

    def _run(self, run: etree._Element, style_id: str, pieces: list[Piece], sizes: list[tuple[int, float]]) -> None:
        form = self._forms.plain(style_id)
        text = ""
        for child in run:
            tag = child.tag
            if tag in self._text_tags:
                text += child.text or ""
            elif tag == _RUN_FORM:
                form = self._forms.of(child, style_id)
                if form.hidden:
                    break
            else:
                text += self._sign(tag, child)
        if form.hidden:
            self._hidden = self._hidden or run.find(_TEXT) is not None
        elif text:
            if form.font and (decoded := charsets.by_font(text, form.font)) is not None:
                self._legacy.add(form.font)
                text = decoded
            pieces.append((text.upper() if form.caps else text, form.bold, form.italic, form.underline))
            if form.size:
                sizes.append((len(text), form.size))

    def _sign(self, tag: str, child: etree._Element) -> str:
        """What a child of a run that is no text stands for; notes and drawings are kept for after the paragraph."""
        if tag == f"{W}tab":
            return "\t"
        if tag in (f"{W}br", f"{W}cr"):
            return "\n" if child.get(f"{W}type") != "page" else " "
        if tag == f"{W}noBreakHyphen":
            return "-"
        if tag == f"{W}sym":
            return symbol(child)
        if tag in self._notes:
            note = self._notes[tag].get(child.get(f"{W}id", ""))
            if note is not None:
                self._note_refs.append(note)
        elif tag in _PICTURES or tag == f"{_MC}AlternateContent":
            self._drawn(child)
        return ""

    def _drawn(self, element: etree._Element) -> None:
        """Takes the text boxes of a drawing for after the paragraph; a drawing without any is counted as a picture."""
        if element.tag == f"{_MC}AlternateContent":
            choice = element.find(f"{_MC}Choice")
            element = choice if choice is not None else element
        found = [box for box in element.iter(f"{W}txbxContent") if not inside_box(box, element)]
        self._boxes.extend(found)
        if not found:
            self._pictures += any(
                isinstance(e.tag, str)
                and e.tag.rpartition("}")[2] in ("blip", "imagedata", "chart", "OLEObject", "relIds")
                for e in element.iter()
            )

    def _table(self, element: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        open_cells: dict[int, Cell] = {}
        headers = 0
        for row in rows_of(element, _IN_TABLES):
            properties = row.find(f"{W}trPr")
            if properties is not None and any(child.tag in self._dropped for child in properties):
                self._changed = True
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
            form = shape(children)
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
