"""Pictures of single pages, and where on them a figure stands.

`page_picture` draws one page of a PDF (in a reader process: see `guard.Readers.page`), `boxes_of` tells the boxes of an
anchor's words in points from the page's top left corner; times the picture's `scale` they are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.messages import message
from compare.reading.limits import limit
from compare.report import Anchor, Block, Source, Unread, WordBox

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_LESS = 0.001  # pixels: pdfium rounds a width up
_SMALLEST = 16  # pixels: of a page's picture, whatever is asked for


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a PNG of `width` times `height` pixels; `scale` pixels are a point."""

    png: bytes
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What is asked of a reader process: the page `page` (1 the first) of a PDF, `width` pixels wide."""

    source: Source
    content: bytes
    page: int
    width: int
    password: str | None = None


def drawn(request: PageRequest) -> PagePicture | Unread:
    """The picture asked for, or why there is none; nothing is raised."""
    from compare.reading.form import ReadingError

    try:
        return page_picture(request.content, request.page, request.width, request.password)
    except ReadingError as refused:
        return Unread(request.source, refused.reason, refused.needs_password)
    except MemoryError:
        return Unread(request.source, message("reading.too_much"))
    except Exception as broken:
        return Unread(request.source, message("reading.broken", detail=type(broken).__name__))


def page_picture(content: bytes, page: int, width: int, password: str | None = None) -> PagePicture:
    """The page `page` (1 the first) of the PDF `content`, `width` pixels wide; ReadingError where there is none."""
    from compare.reading.form import ReadingError
    from compare.reading.pdf_file import opened
    from compare.reading.picture_files import png

    if b"%PDF-" not in content[:1024]:
        raise ReadingError(message("reading.no_pages"))
    document = opened(content, password)
    try:
        if not 1 <= page <= len(document):
            raise ReadingError(message("reading.no_such_page", page=page, count=len(document)))
        rows, pixels, scale = rendered(document, page - 1, width, grey=False)
    finally:
        document.close()
    return PagePicture(png(rows, pixels, 3), pixels, len(rows), scale)


def rendered(document: pdfium.PdfDocument, at: int, width: int, grey: bool) -> tuple[list[bytes], int, float]:
    """The rows of pixels of the page at index `at`, how many pixels each has, and how many are a point.

    A page far longer than wide is drawn less wide, so that no picture is larger than the limits allow.
    """
    from compare.reading.pdf_file import upright

    page = document[at]
    try:
        upright(page)
        across, down = page.get_size()
        across, down = max(across, 1.0), max(down, 1.0)
        most = (limit("picture_megapixels") * 1e6 * across / down) ** 0.5
        scale = (max(_SMALLEST, min(width, int(most))) - _LESS) / across
        bitmap = page.render(scale=scale, grayscale=grey, rev_byteorder=True)
        data = bytes(bitmap.buffer)
        size = bitmap.width * bitmap.n_channels
        rows = [data[y * bitmap.stride : y * bitmap.stride + size] for y in range(bitmap.height)]
        if bitmap.n_channels == 4:
            rows = [_without_alpha(row) for row in rows]
        return rows, bitmap.width, scale
    finally:
        page.close()


def _without_alpha(row: bytes) -> bytes:
    out = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        out[channel::3] = row[channel::4]
    return bytes(out)


def boxes_of(block: Block, anchor: Anchor) -> tuple[WordBox, ...]:
    """The boxes of the words that `anchor` names in `block`; none where the format has no pages."""
    start, end = anchor.start, anchor.end
    if anchor.row is not None and anchor.column is not None:
        if not (anchor.row < len(block.rows) and anchor.column < len(block.rows[anchor.row])):
            return ()
        before = sum(len(text) + 1 for row in block.rows[: anchor.row] for text in row)
        before += sum(len(text) + 1 for text in block.rows[anchor.row][: anchor.column])
        start, end = start + before, end + before
    return block.boxes.within(start, end)
