"""Word documents (.docx, .docm): every paragraph and table of the body in order, with their form.

Text boxes, content controls, fields, links, footnotes and endnotes, tracked changes (as if accepted, or as before them)
and automatic numbers are all in the text; page headers and footers are kept out of it. What is a heading is decided
elsewhere; here a style's outline level is only passed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
from compare.reading.package import Package
from compare.reading.word_styles import Style, Styles, paragraph_properties, run_properties
from compare.report import Warning

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
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
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}


def read(content: bytes, tracked_changes: str) -> Document:
    """The document in `content`; raises ReadingError where it cannot be opened."""
    package = Package(content)
    name = _main_part(package)
    root = package.xml(name)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise ReadingError(message("reading.damaged"))
    folder = name.rpartition("/")[0]
    reader = _Reader(package, folder, tracked_changes != "original")
    parts = list(reader.blocks(body))
    return Document("docm" if _has_macros(package) else "docx", parts, reader.warnings())


def _main_part(package: Package) -> str:
    rels = package.xml("_rels/.rels")
    if rels is not None:
        for rel in rels.iter(_REL):
            if rel.get("Type", "").endswith("/officeDocument"):
                return str(rel.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _has_macros(package: Package) -> bool:
    return any(name.endswith("vbaProject.bin") for name in package.names)


class _Reader:
    """Walks the body once; keeps the counters of numbers and what has to be told."""

    def __init__(self, package: Package, folder: str, accepted: bool) -> None:
        prefix = f"{folder}/" if folder else ""
        self._styles = Styles(package.xml(f"{prefix}styles.xml"))
        self._numbering = Numbering(package.xml(f"{prefix}numbering.xml"))
        self._notes = {
            f"{W}footnoteReference": _notes(package.xml(f"{prefix}footnotes.xml"), "footnote"),
            f"{W}endnoteReference": _notes(package.xml(f"{prefix}endnotes.xml"), "endnote"),
        }
        self._dropped = {f"{W}del", f"{W}moveFrom"} if accepted else {f"{W}ins", f"{W}moveTo"}
        self._kept = {f"{W}ins", f"{W}moveTo"} if accepted else {f"{W}del", f"{W}moveFrom"}
        self._text_tags = {f"{W}t", f"{_M}t"} if accepted else {f"{W}t", f"{_M}t", f"{W}delText"}
        self._accepted = accepted
        self._changed = False
        self._pictures = 0
        self._foreign = 0
        self._hidden = False
        self._legacy: set[str] = set()
        self._boxes: list[etree._Element] = []
        self._note_refs: list[etree._Element] = []
        self._carried: list[Piece] = []
        self._cells = 0
        self._most_cells = limit("cells")
        self._run_cache: dict[tuple[str, str], Style] = {}

    def warnings(self) -> list[Warning]:
        """What was guessed or left out, once the body has been walked."""
        found = []
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

    def blocks(self, container: etree._Element) -> Iterator[Part]:
        """The paragraphs and tables in `container`, in order, with the text boxes and notes each calls for after it."""
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                yield self._table(child)
            elif tag in self._dropped:
                self._changed = True
            elif tag in self._kept:
                self._changed = True
                yield from self.blocks(child)
            elif tag in _TRANSPARENT:
                yield from self.blocks(child)
            elif tag == f"{W}altChunk":
                self._foreign += 1

    def _paragraph(self, element: etree._Element) -> Iterator[Part]:
        properties = element.find(f"{W}pPr")
        own = paragraph_properties(properties)
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = named.get(f"{W}val", "") if named is not None else self._styles.default_paragraph
        style = self._styles.get(style_id)
        pieces: list[Piece] = self._carried
        self._carried = []
        sizes: list[tuple[int, float]] = []
        self._runs(element, style, pieces, sizes)
        boxes, self._boxes = self._boxes, []
        refs, self._note_refs = self._note_refs, []
        if self._mark_deleted(properties):
            self._carried = pieces
        else:
            yield self._formed(pieces, sizes, own, style, style_id)
        for box in boxes:
            yield from self.blocks(box)
        for note in refs:
            for part in self.blocks(note):
                if isinstance(part, Paragraph):
                    part.note = True
                yield part

    def _mark_deleted(self, properties: etree._Element | None) -> bool:
        """Whether the paragraph's own mark is taken away by a tracked change, so that it runs on into the next."""
        if properties is None:
            return False
        mark = properties.find(f"{W}rPr")
        if mark is None:
            return False
        if any(mark.find(tag) is not None for tag in self._dropped):
            self._changed = True
            return True
        return False

    def _formed(
        self, pieces: list[Piece], sizes: list[tuple[int, float]], own: dict[str, object], style: Style, style_id: str
    ) -> Paragraph:
        text, runs, bold, italic = compose(pieces)
        par = Paragraph(text, runs, bold, italic)
        level = own.get("level", style.level)
        par.level = level if isinstance(level, int) and 1 <= level <= 9 else None
        par.align = _ALIGN.get(str(own.get("align") or style.align or self._styles.base.align or ""), "left")
        par.size = max(sizes)[1] if sizes else None
        par.role = _role(style.name)
        if text:
            self._number(par, own, style, style_id)
        return par

    def _number(self, par: Paragraph, own: dict[str, object], style: Style, style_id: str) -> None:
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

    def _runs(self, element: etree._Element, style: Style, pieces: list[Piece], sizes: list[tuple[int, float]]) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, style, pieces, sizes)
            elif tag in _TRANSPARENT:
                self._runs(child, style, pieces, sizes)
            elif tag in self._kept:
                self._changed = True
                self._runs(child, style, pieces, sizes)
            elif tag in self._dropped:
                self._changed = True
            elif tag == f"{_M}r":
                self._run(child, style, pieces, sizes)
            elif isinstance(tag, str) and tag.startswith(_M):
                self._runs(child, style, pieces, sizes)

    def _run(self, run: etree._Element, style: Style, pieces: list[Piece], sizes: list[tuple[int, float]]) -> None:
        form = self._form(run.find(f"{W}rPr"), style)
        if form.hidden:
            self._hidden = self._hidden or any(child.tag == f"{W}t" for child in run)
            return
        out: list[str] = []
        for child in run:
            tag = child.tag
            if tag in self._text_tags:
                out.append(child.text or "")
            elif tag == f"{W}tab":
                out.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                out.append("\n" if child.get(f"{W}type") != "page" else " ")
            elif tag == f"{W}noBreakHyphen":
                out.append("-")
            elif tag == f"{W}sym":
                out.append(_symbol(child))
            elif tag in self._notes:
                note = self._notes[tag].get(child.get(f"{W}id", ""))
                if note is not None:
                    self._note_refs.append(note)
            elif tag in _PICTURES or tag == f"{_MC}AlternateContent":
                self._drawn(child)
        text = "".join(out)
        if not text:
            return
        if form.font and (decoded := charsets.by_font(text, form.font)) is not None:
            self._legacy.add(form.font)
            text = decoded
        if form.caps:
            text = text.upper()
        pieces.append((text, bool(form.bold), bool(form.italic), bool(form.underline)))
        if form.size:
            sizes.append((len(text), form.size))

    def _form(self, properties: etree._Element | None, style: Style) -> Style:
        base = self._styles.base
        own = run_properties(properties)
        named = properties.find(f"{W}rStyle") if properties is not None else None
        character = self._styles.get(named.get(f"{W}val", "")) if named is not None else None

        def pick(field: str) -> object:
            value = own.get(field)
            if value is None and character is not None:
                value = getattr(character, field)
            if value is None:
                value = getattr(style, field)
            return getattr(base, field) if value is None else value

        if not own and character is None:
            key = (style.name, str(style.level))
            found = self._run_cache.get(key)
            if found is None:
                found = self._run_cache[key] = _look(pick)
            return found
        return _look(pick)

    def _drawn(self, element: etree._Element) -> None:
        """Takes the text boxes of a drawing for after the paragraph; a drawing without any is counted as a picture."""
        if element.tag == f"{_MC}AlternateContent":
            choice = element.find(f"{_MC}Choice")
            element = choice if choice is not None else element
        found = [box for box in element.iter(f"{W}txbxContent") if not _inside_box(box, element)]
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
        for row in _rows(element):
            properties = row.find(f"{W}trPr")
            if properties is not None and any(properties.find(tag) is not None for tag in self._dropped):
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
            at = _span(before)
            cells.append(Cell(columns=at))
        for element in _cells(row):
            self._cells += 1
            if self._cells > self._most_cells:
                raise ReadingError(message("reading.too_many_cells"))
            shape = element.find(f"{W}tcPr")
            span = shape.find(f"{W}gridSpan") if shape is not None else None
            columns = _span(span) if span is not None else 1
            merge = shape.find(f"{W}vMerge") if shape is not None else None
            if merge is not None and merge.get(f"{W}val", "continue") != "restart" and at in open_cells:
                open_cells[at].rows += 1
            else:
                cell = Cell(list(self.blocks(element)), columns)
                if merge is not None:
                    open_cells[at] = cell
                else:
                    open_cells.pop(at, None)
                cells.append(cell)
            at += columns
        return cells


def _look(pick: object) -> Style:
    assert callable(pick)
    return Style(
        bold=pick("bold"), italic=pick("italic"), underline=pick("underline"), caps=pick("caps"),
        hidden=pick("hidden"), size=pick("size"), font=pick("font"),
    )  # fmt: skip


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _TRANSPARENT or child.tag in (f"{W}ins", f"{W}moveTo"):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _TRANSPARENT or child.tag in (f"{W}ins", f"{W}moveTo"):
            yield from _cells(child)


def _span(element: etree._Element) -> int:
    try:
        return max(1, min(int(element.get(f"{W}val", "1")), limit("span_columns")))
    except ValueError:
        return 1


def _inside_box(box: etree._Element, top: etree._Element) -> bool:
    """Whether `box` stands in another text box, or in the fallback of a newer drawing, and is read with that."""
    at = box.getparent()
    while at is not None and at is not top:
        if at.tag in (f"{W}txbxContent", f"{_MC}Fallback"):
            return True
        at = at.getparent()
    return False


def _notes(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {e.get(f"{W}id", ""): e for e in root.iterchildren(f"{W}{kind}") if e.get(f"{W}type") in (None, "normal")}


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(code & 0xFF, "•") if 0xF000 <= code <= 0xF0FF else chr(code) if code < 0xD800 else ""


# Signs of the Symbol font that stand in reports, by their code there.
_SYMBOLS = {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0x2D: "-", 0xB0: "°", 0xB9: "≠", 0xBB: "≈"}


@lru_cache(maxsize=512)
def _role(style: str) -> Role:
    name = style.lower()
    if name == "title":
        return "title"
    if name == "subtitle":
        return "subtitle"
    if name.startswith("caption"):
        return "caption"
    return "contents" if name.startswith(("toc", "table of", "mục lục")) else ""
