"""OpenDocument texts (.odt, .fodt): paragraphs, headings, lists, tables, frames and notes in order, with their form.

Deleted text lies outside the body in this format: tracked changes are read as if accepted, or, where the text before
them is wanted, deletions are put back and insertions left out. Automatic numbers of lists and headings are written out
from the list styles.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    Table,
    compose,
    labelled,
    raised,
)
from compare.reading.limits import limit
from compare.reading.losses import Losses
from compare.reading.odf_changes import Changes
from compare.reading.odf_locked import unlocked_package
from compare.reading.odf_styles import OFFICE, TABLE, TEXT, Lists, Look, Styles
from compare.reading.package import parse_xml
from compare.report import Warning

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_ALIGN: dict[str, Align] = {"center": "center", "end": "right", "right": "right", "justify": "justify"}
_INLINE = {f"{TEXT}span", f"{TEXT}a", f"{TEXT}meta", f"{TEXT}meta-field", f"{TEXT}ruby-base", f"{TEXT}ruby"}
_SKIPPED = {f"{TEXT}note-citation", f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}ruby-text",
            f"{TEXT}sequence-decls", f"{TEXT}soft-page-break", f"{TEXT}bookmark"}  # fmt: skip
_MARKS = {f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end"}
_GROUPS = {f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}index-title"}
_INDEXES = {f"{TEXT}table-of-content", f"{TEXT}illustration-index", f"{TEXT}table-index", f"{TEXT}alphabetical-index",
            f"{TEXT}user-index", f"{TEXT}object-index", f"{TEXT}bibliography"}  # fmt: skip


def read(content: bytes, kind: str, tracked_changes: str = "accepted", password: str | None = None) -> Document:
    """The text document in `content` (`kind` is `odt`, or `fodt` for one flat XML file)."""
    if kind == "fodt":
        root = parse_xml(content)
        content_root, styles_root = root, root
    else:
        package = unlocked_package(content, password)
        found = package.xml("content.xml")
        if found is None:
            raise ReadingError(message("reading.damaged"))
        content_root, styles_root = found, package.xml("styles.xml")
    body = content_root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise ReadingError(message("reading.damaged"))
    reader = _Reader(Styles(content_root, styles_root), Changes(body, tracked_changes != "original"))
    parts = list(reader.blocks(body))
    return Document(kind, parts, reader.warnings())


class _Reader:
    """Walks the body once; keeps the counters of lists."""

    def __init__(self, styles: Styles, changes: Changes) -> None:
        self._styles = styles
        self._changes = changes
        self._lists = Lists(styles)
        self._after: list[etree._Element] = []
        self._notes: list[etree._Element] = []
        self._cells = 0
        self._losses = Losses(changes.accepted)

    def warnings(self) -> list[Warning]:
        """What was guessed or left out, once the body has been walked."""
        self._losses.changed = self._changes.any
        return list(self._losses.warnings())

    def blocks(self, container: etree._Element, contents: bool = False) -> Iterator[Part]:
        """The paragraphs and tables in `container`, in order."""
        for child in container:
            tag = child.tag
            if child.get(f"{TEXT}display") == "none" or child.get(f"{TEXT}is-hidden") == "true":
                self._losses.hidden = True
            elif tag in (f"{TEXT}p", f"{TEXT}h"):
                for part in self._paragraph(child):
                    if contents and isinstance(part, Paragraph):
                        part.role = "contents"
                    yield part
            elif tag == f"{TEXT}list":
                yield from self._list(child, None, 1, contents)
            elif tag == f"{TABLE}table":
                yield self._table(child)
            elif tag in _MARKS:
                if (deleted := self._changes.meet(child)) is not None:
                    yield from self.blocks(deleted)
            elif tag in _INDEXES:
                yield from self.blocks(child, contents=True)
            elif tag in _GROUPS or tag == f"{TEXT}numbered-paragraph":
                yield from self.blocks(child, contents)
            elif isinstance(tag, str) and tag.startswith(_DRAW):
                yield from self._drawn(child)

    def _list(self, element: etree._Element, style: str | None, depth: int, contents: bool) -> Iterator[Part]:
        if depth > 12:
            return
        style = element.get(f"{TEXT}style-name") or style
        if (
            element.get(f"{TEXT}continue-numbering") != "true"
            and not element.get(f"{TEXT}continue-list")
            and depth == 1
        ):
            self._lists.begin(style, element.get("{http://www.w3.org/XML/1998/namespace}id"))
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            start = item.get(f"{TEXT}start-value")
            first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, style, depth + 1, contents)
                    first = False
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield from self._list_paragraph(child, style, depth, first, start)
                    first = False
                else:
                    yield from self.blocks([child], contents)

    def _list_paragraph(
        self, element: etree._Element, style: str | None, depth: int, first: bool, start: str | None
    ) -> Iterator[Part]:
        parts = list(self._paragraph(element, numbered=False))
        par = parts[0] if parts else None
        if first and isinstance(par, Paragraph) and par.text:
            label, bullet = self._lists.label(style, depth, start)
            if label:
                labelled(par, label)
                par.bullet = bullet
        yield from parts

    def _paragraph(self, element: etree._Element, numbered: bool = True) -> Iterator[Part]:
        look = self._styles.paragraph(element.get(f"{TEXT}style-name"))
        pieces: list[Piece] = []
        sizes: list[tuple[int, float]] = []
        self._inline(element, look, pieces, sizes)
        text, runs, bold, italic = compose(pieces)
        par = Paragraph(text, runs, bold, italic)
        if element.tag == f"{TEXT}h":
            par.level = max(1, min(_int(element.get(f"{TEXT}outline-level"), 1), 9))
        elif look.level:
            par.level = look.level
        par.align = _ALIGN.get(look.align or "", "left")
        par.size = max(sizes)[1] if sizes else look.size
        par.role = look.role
        if numbered and text and element.tag == f"{TEXT}h" and (label := self._lists.heading(par.level or 1)):
            labelled(par, label)
        after, self._after = self._after, []
        notes, self._notes = self._notes, []
        yield par
        for drawn in after:
            yield from self._drawn(drawn)
        for note in notes:
            for part in self.blocks(note):
                if isinstance(part, Paragraph):
                    part.note = True
                yield part

    def _inline(self, element: etree._Element, look: Look, pieces: list[Piece], sizes: list[tuple[int, float]]) -> None:
        self._say(element.text, look, pieces, sizes)
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}hidden-text" and child.get(f"{TEXT}is-hidden") == "true":
                self._losses.hidden = True
            elif child.get(f"{TEXT}display") == "none":  # a field that only sets what others show
                pass
            elif tag == f"{OFFICE}annotation":
                self._losses.remarks += 1
            elif tag in _INLINE:
                inner = self._styles.text(child.get(f"{TEXT}style-name"), look) if tag == f"{TEXT}span" else look
                self._inline(child, inner, pieces, sizes)
            elif tag == f"{TEXT}s":
                self._say(" " * min(_int(child.get(f"{TEXT}c"), 1), limit("repeats")), look, pieces, sizes)
            elif tag == f"{TEXT}tab":
                self._say("\t", look, pieces, sizes)
            elif tag == f"{TEXT}line-break":
                self._say("\n", look, pieces, sizes)
            elif tag in _MARKS:
                if (deleted := self._changes.meet(child)) is not None:
                    self._put_back(deleted, look, pieces, sizes)
            elif tag == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                if body is not None:
                    self._notes.append(body)
            elif isinstance(tag, str) and tag.startswith(_DRAW):
                self._after.append(child)
            elif tag not in _SKIPPED and isinstance(tag, str) and tag.startswith(TEXT):
                self._inline(child, look, pieces, sizes)
            self._say(child.tail, look, pieces, sizes)

    def _put_back(
        self, deleted: etree._Element, look: Look, pieces: list[Piece], sizes: list[tuple[int, float]]
    ) -> None:
        """Says deleted text where it stood; its paragraphs are lines of the one it stood in."""
        for n, paragraph in enumerate(deleted.iterchildren(f"{TEXT}p", f"{TEXT}h")):
            if n:
                self._say("\n", look, pieces, sizes)
            self._inline(paragraph, look, pieces, sizes)

    def _say(self, text: str | None, look: Look, pieces: list[Piece], sizes: list[tuple[int, float]]) -> None:
        if not text or self._changes.hidden:
            return
        if look.hidden:
            self._losses.hidden = self._losses.hidden or bool(text.strip())
            return
        # White space of the file itself is one blank; tabs and line breaks have elements of their own.
        if text not in ("\t", "\n"):
            text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
        if look.font and (decoded := charsets.by_font(text, look.font)) is not None:
            self._losses.legacy.add(look.font)
            text = decoded
        if look.raised:
            text = raised(text)
        pieces.append((text.upper() if look.caps else text, bool(look.bold), bool(look.italic), bool(look.underline)))
        if look.size:
            sizes.append((len(text), look.size))

    def _drawn(self, element: etree._Element) -> Iterator[Part]:
        boxes = [e for e in element.iter(f"{_DRAW}text-box") if not _inside(e, element, f"{_DRAW}text-box")]
        if not boxes:
            self._losses.pictures += (
                element.find(f".//{_DRAW}image") is not None or element.find(f".//{_DRAW}object") is not None
            )
            if element.tag not in (f"{_DRAW}frame",):
                yield from self.blocks(element)
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, element: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        headers = 0
        for row, header in _rows(element, False):
            cells = self._cells_of(row)
            for _ in range(_repeats(row, "number-rows-repeated", cells)):
                rows.append(cells)
                headers += header
        return Table(rows, headers or None)

    def _cells_of(self, row: etree._Element) -> list[Cell]:
        cells: list[Cell] = []
        for element in row:
            if element.tag != f"{TABLE}table-cell":
                continue
            self._cells += 1
            if self._cells > limit("cells"):
                raise ReadingError(message("reading.too_many_cells"))
            cell = Cell(
                list(self.blocks(element)),
                max(1, min(_int(element.get(f"{TABLE}number-columns-spanned"), 1), limit("span_columns"))),
                max(1, min(_int(element.get(f"{TABLE}number-rows-spanned"), 1), limit("span_rows"))),
            )
            cells += [cell] * min(_repeats(element, "number-columns-repeated", [cell]), limit("span_columns"))
        return cells


def _rows(element: etree._Element, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in element:
        if child.tag == f"{TABLE}table-row":
            yield child, header
        elif child.tag == f"{TABLE}table-header-rows":
            yield from _rows(child, True)
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, header)


def _repeats(element: etree._Element, name: str, cells: list[Cell]) -> int:
    """How often a row or cell stands; an empty one that fills a page is taken once."""
    count = _int(element.get(f"{TABLE}{name}"), 1)
    if not any(cell.parts for cell in cells):
        return min(count, 1)
    return max(1, min(count, limit("repeats")))


def _inside(element: etree._Element, top: etree._Element, tag: str) -> bool:
    at = element.getparent()
    while at is not None and at is not top:
        if at.tag == tag:
            return True
        at = at.getparent()
    return False


def _int(text: str | None, default: int) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default
