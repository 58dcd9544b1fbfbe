"""Pages of words and rules made a document: lines, columns, tables and paragraphs in reading order.

The pages come from a PDF's own text (`pdf_words`) or from OCR (`scanned`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from compare.messages import message
from compare.reading.form import Document, Grid, Paragraph, Part, ReadingError
from compare.reading.pdf_lines import Line, bands_of, borderless, columns_of, rows_of, without_running
from compare.reading.pdf_paragraphs import continues, leading, made, paragraphs
from compare.reading.pdf_tables import Found, mended, ruled, stitched
from compare.reading.pdf_words import Page, Word
from compare.report import Warning

Piece = list[Line] | Found  # lines between tables, or a table


def document_of(kind: str, pages: Sequence[Page], seen: Collection[int] = (), doubtful: int = 0) -> Document:
    """The document of `pages`; what stands on those whose number was `seen` by OCR is marked so, and how many of its
    words are `doubtful`."""
    if not any(page.words for page in pages):
        raise ReadingError(message("reading.ocr_nothing"))
    without_running(pages)
    parts, guessed = _parts(pages)
    for part in parts:
        if isinstance(part, Paragraph | Grid) and part.page in seen:
            part.by_ocr = True
            if isinstance(part, Paragraph):
                part.plain = True
    warnings = []
    if seen:
        warnings.append(Warning("ocr", message("reading.by_ocr", count=len(seen), doubtful=doubtful)))
    if guessed:
        warnings.append(Warning("guessed_tables", message("reading.guessed_tables", count=guessed)))
    if slanted := [text for page in pages for text in page.slanted if any(c.isalpha() for c in text)]:
        told = "; ".join(dict.fromkeys(text[:40] for text in slanted[:20]))
        warnings.append(Warning("slanted_text", message("reading.slanted_text", count=len(slanted), text=told[:160])))
    return Document(kind, parts, warnings, len(pages))


def _parts(pages: Sequence[Page]) -> tuple[list[Part], int]:
    """The paragraphs and tables of all pages, and how many of the tables were guessed."""
    pieces: list[Piece] = []
    columns = 0
    for page in pages:
        found, columns = _pieces(page, columns)
        pieces.extend(found)
    lines = [line for piece in pieces if isinstance(piece, list) for line in piece]
    steps = leading(lines)
    known = {w.text.strip(".,;:()").lower() for line in lines for w in line.words}
    parts: list[Part] = []
    open_: list[Line] = []
    tables: list[Found] = []
    guessed = 0

    def close_lines() -> None:
        nonlocal open_
        if open_:
            parts.append(made(open_, known))
            open_ = []

    def close_tables() -> None:
        nonlocal guessed
        if tables:
            guessed += tables[0].guessed
            for table in tables:
                mended(table, known)
            parts.append(stitched(tables))
            tables.clear()

    for piece in pieces:
        if isinstance(piece, Found):
            close_lines()
            if tables and not _runs_on(tables[-1], piece):
                close_tables()
            tables.append(piece)
            continue
        for group in paragraphs(piece, steps):
            close_tables()
            if open_ and open_[-1].page == group[0].page and open_[-1].top < group[0].top:
                close_lines()
            if open_ and not continues(open_, group):
                close_lines()
            open_.extend(group)
    close_lines()
    close_tables()
    return [p for p in parts if not isinstance(p, Grid) or p.rows], guessed


def _runs_on(table: Found, other: Found) -> bool:
    """Whether `other` continues `table` on the next page: nothing stands between them, and their columns agree."""
    if other.page != table.page + 1 or len(other.xs) != len(table.xs) or other.guessed != table.guessed:
        return False
    width = table.xs[-1] - table.xs[0]
    shift = other.xs[0] - table.xs[0]
    return all(abs((b - a) - shift) < 0.03 * width + 2 for a, b in zip(table.xs, other.xs, strict=True))


def _pieces(page: Page, columns: int) -> tuple[list[Piece], int]:
    """A page's tables and the lines between them, in reading order; `columns` numbers its columns on."""
    tables = ruled(page.number, page.rules)
    rest = []
    for word in page.words:
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
            found, columns = _stretch(page, stretch, columns)
            out.extend(found)
            out.append(waiting.pop(0))
            stretch = []
        stretch.append(row)
    found, columns = _stretch(page, stretch, columns)
    out.extend(found)
    out.extend(waiting)
    return out, columns


def _holds_table(table: Found) -> bool:
    return bool(table.words)


def _stretch(page: Page, rows: Sequence[list[list[Word]]], columns: int) -> tuple[list[Piece], int]:
    """The lines, and tables without rules, of the rows between two tables."""
    out: list[Piece] = []
    lines: list[Line] = []
    left, right = _text_edges(page)
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


def _text_edges(page: Page) -> tuple[float, float]:
    """The left and right edge of the text of a page: where most of its lines begin and end."""
    lefts = sorted(w.left for w in page.words)
    rights = sorted(w.right for w in page.words)
    return (lefts[0], rights[-1]) if lefts else (0.0, page.width)
