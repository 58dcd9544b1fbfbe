"""A report as a document to read on screen, with the way from an anchor to its place in it and back.

Headings, paragraphs with their forms, and tables are laid out anew (a page's picture is another view's business).
Every figure that was found is marked; `Pages.span` gives where an anchor stands, `Pages.figure_at` what was clicked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from compare.comparison import Reading
from compare.observation import Observation
from compare.quoting import sentence_bounds
from compare.report import Anchor, Block, section_of
from desktop import theme

_HEADING_POINTS = {1: 3.0, 2: 1.5}  # added to the text's size; deeper headings are bold alone
_SMALL = 900  # blocks and figures: less is laid out at once
_SLICE = 8  # paragraphs
_TABLE = 0.9  # of the size of other text, as many reports have it: panes side by side leave tables little room
_CELL_LIMIT = 20_000  # a table beyond this is shown as its first rows: laying out more would hold the window


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the text of a block, or of its cell at `row` and `column`."""

    block: str
    row: int | None
    column: int | None
    at: int


@dataclass(slots=True)
class Pages:
    """A report laid out: the document, and where in it the blocks, cells and sections begin."""

    document: QTextDocument
    blocks: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    cells: dict[tuple[str, int, int], int] = field(default_factory=dict)
    sections: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _figures: list[tuple[int, int, str]] = field(default_factory=list)

    def span(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where the words of `anchor` begin and end in the document, or None where they are not shown."""
        if anchor.row is not None and anchor.column is not None:
            at = self.cells.get((anchor.block, anchor.row, anchor.column))
            text = self.texts.get(f"{anchor.block}/{anchor.row}/{anchor.column}", "")
        else:
            at, text = self.blocks.get(anchor.block), self.texts.get(anchor.block, "")
        if at is None:
            return None
        return at + _wide(text, anchor.start), at + _wide(text, anchor.end)

    def sentence(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where the sentence of `anchor` begins and ends in the document; in a table, its cell."""
        span = self.span(anchor)
        if span is None or anchor.row is not None:
            return span
        text, at = self.texts[anchor.block], self.blocks[anchor.block]
        begin, end = sentence_bounds(text, anchor.start)
        return at + _wide(text, begin), max(span[1], at + _wide(text, end))

    def mark(self, figures: Iterable[Observation]) -> None:
        """Give the figures that were found in the newest block a quiet ground."""
        look = QTextCharFormat()
        look.setBackground(QColor(theme.colours().figure))
        cursor = QTextCursor(self.document)
        spans = [(*span, o.id) for o in figures if (span := self.span(o.anchor)) and span[0] < span[1]]
        for start, end, ident in sorted(spans):
            _select(cursor, start, end)
            cursor.mergeCharFormat(look)
            self._figures.append((start, end, ident))
            self._starts.append(start)

    def figure_at(self, position: int) -> str | None:
        """The id of the observation whose figure stands at a place of the document."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or position > self._figures[at][1]:
            return None
        return self._figures[at][2]

    def place_at(self, position: int) -> Spot | None:
        """The block or cell at a place of the document, and how many code points into its text that is."""
        block = max((b for b, at in self.blocks.items() if at <= position), key=self.blocks.__getitem__, default=None)
        if block is None or position > self.ends[block]:
            return None
        cells = [(at, -row, -column) for (b, row, column), at in self.cells.items() if b == block and at <= position]
        if not cells:
            text = self.texts[block]
            return Spot(block, None, None, _narrow(text, position - self.blocks[block]))
        at, row, column = max(cells)  # of the cells that are merged the first
        text = self.texts[f"{block}/{-row}/{-column}"]
        return Spot(block, -row, -column, _narrow(text, position - at))


def lay_out(reading: Reading, font: QFont) -> Pages:
    """The report as a document in `font`."""
    return [*laying_out(reading, font)][-1]


def is_large(reading: Reading) -> bool:
    """Whether laying the report out takes so long that it should be done in slices."""
    return len(reading.report.blocks) + len(reading.observations) > _SMALL


def laying_out(reading: Reading, font: QFont) -> Iterator[Pages]:
    """The same in slices of a few milliseconds: first an empty document, then one that grows; the last is whole.

    A document that is shown from the first on is put into lines as it grows. One that is shown whole would hold the
    window: Qt does it in steps that double.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setDocumentMargin(14)
    pages = Pages(document)
    yield pages
    writer = _Writer(pages, font)
    within, figures = section_of(reading.report), _figures_of(reading)
    for blocks in _slices(reading.report.blocks):
        writer.cursor.beginEditBlock()
        for block in blocks:
            section = within.get(block.id)
            heads = section is not None and section.heading_block == block.id
            writer.block(block, section.level if section and heads else 0)
            if section is not None:
                pages.sections.setdefault(section.id, pages.blocks.get(block.id, 0))
            pages.mark(figures.get(block.id, ()))
        writer.cursor.endEditBlock()
        yield pages


def _figures_of(reading: Reading) -> dict[str, list[Observation]]:
    """The figures that were found in each block."""
    found: dict[str, list[Observation]] = {}
    for observation in reading.observations:
        found.setdefault(observation.anchor.block, []).append(observation)
    return found


def _slices(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """A few paragraphs at a time, and each table alone."""
    begun: list[Block] = []
    for block in blocks:
        if block.kind == "table" or len(begun) == _SLICE:
            yield begun
            begun = []
        begun.append(block)
        if block.kind == "table":
            yield begun
            begun = []
    yield begun


class _Writer:
    """Writes blocks at the end of a document."""

    def __init__(self, pages: Pages, font: QFont) -> None:
        self.pages = pages
        self.font = font
        self.cursor = QTextCursor(pages.document)
        self._first = True
        self._plain = QTextCharFormat()
        self._plain.setFont(font)
        self._plain.setForeground(QColor(theme.colours().text))

    def block(self, block: Block, level: int) -> None:
        if block.kind == "table" and block.rows:
            self._table(block)
        else:
            self._paragraph(block, level)

    def _paragraph(self, block: Block, level: int) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(12 if level == 1 else 8 if level else 0)
        form.setBottomMargin(5)
        form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look = self._look(block, level)
        if self._first:
            self.cursor.setBlockFormat(form)
        else:
            self.cursor.insertBlock(form, look)
        self._first = False
        start = self.cursor.position()
        # A line break within a paragraph is one place in Qt's text as it is in ours.
        self.cursor.insertText(block.text.replace("\n", "\u2028"), look)
        self._note(block.id, start, block.text)
        for run in block.runs if not level else ():
            if run.bold or run.italic or run.underline:
                self._form(block.text, start, run.start, run.end, run.bold, run.italic, run.underline)

    def _look(self, block: Block, level: int) -> QTextCharFormat:
        look = QTextCharFormat(self._plain)
        if level:
            font = QFont(self.font)
            font.setBold(True)
            font.setPointSizeF(self.font.pointSizeF() + _HEADING_POINTS.get(level, 0.0))
            look.setFont(font)
        if block.note:
            look.setForeground(QColor(theme.colours().muted))
        return look

    def _form(self, text: str, at: int, start: int, end: int, bold: bool, italic: bool, underline: bool) -> None:
        look = QTextCharFormat()
        if bold:
            look.setFontWeight(QFont.Weight.Bold)
        if italic:
            look.setFontItalic(True)
        if underline:
            look.setFontUnderline(True)
        cursor = QTextCursor(self.pages.document)
        _select(cursor, at + _wide(text, start), at + _wide(text, end))
        cursor.mergeCharFormat(look)

    def _note(self, block_id: str, start: int, text: str) -> None:
        self.pages.blocks[block_id] = start
        self.pages.ends[block_id] = self.cursor.position()
        self.pages.texts[block_id] = text

    def _table(self, block: Block) -> None:
        columns = max(len(row) for row in block.rows)
        rows = block.rows[: max(1, _CELL_LIMIT // columns)]
        before = self.cursor.position()
        table = self.cursor.insertTable(len(rows), columns, _table_form(rows))
        self._first = False
        head = block.header_rows if block.header_rows is not None else 1
        covered = _covered(block)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if (r, c) not in covered:
                    self._cell(table, block.id, r, c, text, bold=r < head)
        for span in block.spans:
            if span.row + span.rows <= len(rows):
                table.mergeCells(span.row, span.column, span.rows, span.columns)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                self.pages.cells[block.id, r, c] = table.cellAt(r, c).firstPosition()
                self.pages.texts[f"{block.id}/{r}/{c}"] = text
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.pages.blocks[block.id] = table.cellAt(0, 0).firstPosition() if rows else before
        self.pages.ends[block.id] = table.cellAt(len(rows) - 1, columns - 1).lastPosition()

    def _cell(self, table: QTextTable, block_id: str, row: int, column: int, text: str, bold: bool) -> None:
        look = QTextCharFormat(self._plain)
        look.setFontPointSize(self.font.pointSizeF() * _TABLE)
        if bold:
            look.setFontWeight(QFont.Weight.Bold)
        table.cellAt(row, column).firstCursorPosition().insertText(text.replace("\n", "\u2028"), look)


def _covered(block: Block) -> set[tuple[int, int]]:
    """The cells of merged areas other than their first: their text is a repetition."""
    return {
        (span.row + i, span.column + j)
        for span in block.spans
        for i in range(span.rows)
        for j in range(span.columns)
        if i or j
    }


def _table_form(rows: Sequence[Sequence[str]]) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(QColor(theme.colours().line))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(3)
    form.setCellSpacing(0)
    form.setTopMargin(6)
    form.setBottomMargin(8)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength.Type.PercentageLength
    form.setColumnWidthConstraints([QTextLength(share, width) for width in _widths(rows)])
    return form


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Each column's share of the width in %: room for its longest word first, then more where texts are long."""
    columns = [[row[c] if c < len(row) else "" for row in rows[:60]] for c in range(max(map(len, rows)))]
    weights = [max(_longest_word(texts) + 2.0, 2.0 * max(map(len, texts)) ** 0.5) for texts in columns]
    return [100 * weight / sum(weights) for weight in weights]


def _longest_word(texts: Sequence[str]) -> int:
    return min(14, max((len(word) for text in texts for word in text.split()), default=1))


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _wide(text: str, points: int) -> int:
    """Code points as places in Qt's text, where a letter beyond the basic plane takes two."""
    return points + sum(1 for c in text[:points] if ord(c) > 0xFFFF) if not text.isascii() else points


def _narrow(text: str, places: int) -> int:
    """Places in Qt's text as code points: the way back from `_wide`."""
    return len(text.encode("utf-16-le")[: 2 * max(0, places)].decode("utf-16-le", "ignore"))
