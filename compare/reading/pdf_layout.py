"""Pages of words and rules made a document: lines, columns, tables and paragraphs in reading order.

The pages come from a PDF's own text (`pdf_words`) or from OCR (`scanned`).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from compare.messages import Message, message
from compare.reading.form import Document, Grid, Paragraph, Part, ReadingError
from compare.reading.pdf_cells import bare, mend, whole_words
from compare.reading.pdf_lines import Line, bands_of, borderless, columns_of, rows_of, without_running
from compare.reading.pdf_page import Page, Word
from compare.reading.pdf_paragraphs import continues, leading, made, paragraphs
from compare.reading.pdf_stitching import runs_on, stitched
from compare.reading.pdf_tables import Found, ruled
from compare.report import Warning

_NAMED = 12  # words in doubt that are told by name
_SAMPLE = 8  # stretches of lines and tables, some four pages, looked at ahead for how far apart the lines stand
Piece = list[Line] | Found  # lines between tables, or a table


def document_of(kind: str, pages: Sequence[Page], seen: Collection[int] = (), doubtful: Sequence[str] = ()) -> Document:
    """The document of `pages`; what stands on those whose number was `seen` by OCR is marked so, and which of its words
    are `doubtful` is told."""
    if not any(len(page.words) for page in pages):
        raise ReadingError(message("reading.ocr_nothing"))
    without_running(pages)
    parts, guessed = _parts(pages)
    layers = {page.number for page in pages if page.layer}
    for part in parts:
        if isinstance(part, Paragraph | Grid) and (part.page in seen or part.page in layers):
            part.by_ocr = True
            if isinstance(part, Paragraph):
                part.plain = True
    return Document(kind, parts, _warnings(pages, seen, doubtful, guessed), len(pages))


def _warnings(pages: Sequence[Page], seen: Collection[int], doubtful: Sequence[str], guessed: int) -> list[Warning]:
    warnings = []
    if seen:
        warnings.append(Warning("ocr", _by_ocr(len(seen), doubtful)))
    if layers := sum(page.layer for page in pages):
        warnings.append(Warning("ocr", message("reading.text_layer", count=layers)))
    if guessed:
        warnings.append(Warning("guessed_tables", message("reading.guessed_tables", count=guessed)))
    if slanted := [text for page in pages for text in page.slanted if any(c.isalpha() for c in text)]:
        told = "; ".join(dict.fromkeys(text[:40] for text in slanted[:20]))
        warnings.append(Warning("slanted_text", message("reading.slanted_text", count=len(slanted), text=told[:160])))
    if pictures := sum(page.pictures for page in pages):
        warnings.append(Warning("pictures", message("reading.pictures", count=pictures)))
    if hidden := [page for page in pages if page.hidden]:
        named, text = ", ".join(str(page.number) for page in hidden[:10]), " … ".join(page.hidden for page in hidden)
        unread = message("reading.hidden_on_pages", count=len(hidden), pages=named, text=text[:160])
        warnings.append(Warning("hidden_text", unread))
    return warnings


def _by_ocr(pages: int, doubtful: Sequence[str]) -> Message:
    """What is told of so many pages read by OCR, and of the words in doubt on them: figures first, a few by name."""
    first = sorted(doubtful, key=lambda word: not any(c.isdigit() for c in word))[:_NAMED]
    named = ", ".join(f"“{word}”" for word in first) + (", …" if len(doubtful) > len(first) else "")
    which = message("reading.doubtful_words", words=named) if named else ""
    return message("reading.by_ocr", count=pages, doubtful=len(doubtful), which=which)


def _parts(pages: Sequence[Page]) -> tuple[list[Part], int]:
    """The paragraphs and tables of all pages, and how many of the tables were guessed."""
    pieces = _all_pieces(pages)
    ahead = deque(islice(pieces, _SAMPLE))
    joined = _Joined()
    for piece in ahead:
        joined.learn(piece)
    while ahead:
        joined.add(ahead.popleft())
    for piece in pieces:
        joined.learn(piece)
        joined.add(piece)
    return joined.done(), joined.guessed


class _Joined:
    """The pieces of pages, in order, made paragraphs and tables; both may run over pages."""

    def __init__(self) -> None:
        self.guessed = 0
        self._parts: list[Part] = []
        self._lines: list[Line] = []  # of the paragraph that may go on
        self._tables: list[Found] = []  # of the table that may go on
        self._steps: dict[float, Counter[float]] = {}
        self._known: set[str] = set()

    def learn(self, piece: Piece) -> None:
        """Takes note of how far apart the lines of `piece` stand, and of its words."""
        if isinstance(piece, Found):
            for words in piece.words.values():
                self._known.update(whole_words(words))
            return
        leading(piece, self._steps)
        self._known.update(bare(word.text) for line in piece for word in line.words)

    def add(self, piece: Piece) -> None:
        """Puts `piece` after what was added before."""
        if isinstance(piece, Found):
            self._close_lines()
            if self._tables and not runs_on(self._tables[-1], piece):
                self._close_tables()
            self._tables.append(piece)
            return
        for group in paragraphs(piece, leading((), self._steps)):
            self._close_tables()
            last = self._lines[-1] if self._lines else None
            if last and ((last.page == group[0].page and last.top < group[0].top) or not continues(self._lines, group)):
                self._close_lines()
            self._lines.extend(group)

    def done(self) -> list[Part]:
        """The parts, once all pieces are in."""
        self._close_lines()
        self._close_tables()
        return [p for p in self._parts if not isinstance(p, Grid) or p.rows]

    def _close_lines(self) -> None:
        if self._lines:
            self._parts.append(made(self._lines, self._known))
            self._lines = []

    def _close_tables(self) -> None:
        if not self._tables:
            return
        self.guessed += self._tables[0].guessed
        for table in self._tables:
            mend(table, self._known)
        self._parts.append(stitched(self._tables))
        self._tables = []


def _all_pieces(pages: Sequence[Page]) -> Iterator[Piece]:
    """The tables and stretches of lines of all pages, page by page; no more than a page is held at once."""
    columns = 0
    for page in pages:
        found, columns = _pieces(page, columns)
        yield from found


def _pieces(page: Page, columns: int) -> tuple[list[Piece], int]:
    """A page's tables and the lines between them, in reading order; `columns` numbers its columns on."""
    tables = ruled(page.number, page.rules)
    rest = []
    words = list(page.words)
    edges = (min(w.left for w in words), max(w.right for w in words)) if words else (0.0, page.width)
    for word in words:
        table = next((t for t in tables if t.holds(word)), None)
        if table is not None:
            table.take(word)
        else:
            rest.append(word)
    tables = [t for t in tables if _holds_table(t)]
    out: list[Piece] = []
    waiting = sorted(tables, key=lambda t: t.top)
    stretch: list[list[list[Word]]] = []
    for row in rows_of(rest):
        top = min(w.middle for part in row for w in part)
        while waiting and waiting[0].bottom < top:
            found, columns = _stretch(page, edges, stretch, columns)
            out.extend(found)
            out.append(waiting.pop(0))
            stretch = []
        stretch.append(row)
    found, columns = _stretch(page, edges, stretch, columns)
    out.extend(found)
    out.extend(waiting)
    return out, columns


def _holds_table(table: Found) -> bool:
    return bool(table.words)


def _stretch(
    page: Page, edges: tuple[float, float], rows: Sequence[list[list[Word]]], columns: int
) -> tuple[list[Piece], int]:
    """The lines, and tables without rules, of the rows between two tables; `edges` are those of the page's text."""
    out: list[Piece] = []
    lines: list[Line] = []
    left, right = edges
    for band, strips in bands_of(rows):
        table = borderless(page.number, band, strips) if strips else None
        if table is not None:
            if lines:
                out.append(lines)
            out.append(table)
            lines = []
            continue
        for column in columns_of(band, strips):
            columns += 1
            start = min(part[0].left for part in column) if strips else left
            end = max(part[-1].right for part in column) if strips else right
            middle = None if strips else page.width / 2
            number = columns if strips else -page.number
            lines.extend(Line(part, page.number, start, end, number, middle) for part in column)
    if lines:
        out.append(lines)
    return out, columns
