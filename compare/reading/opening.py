"""A file taken apart by the module of its format; each is loaded where a file needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from compare.messages import message
from compare.reading.form import Document, ReadingError
from compare.reading.limits import limit
from compare.reading.recognise import OLE, format_of

if TYPE_CHECKING:
    from compare.reading import ReadOptions

_Reading: TypeAlias = "Callable[[bytes, str, ReadOptions], Document]"
_TOLD = {"packed": "packed", "slides": "slides", "lock": "lock_file"}  # files that are known and not read
_SET_IN = ("html", "mht", "rtf", "txt")  # what may stand whole in a Word document


def document(name: str, content: bytes, options: ReadOptions) -> Document:
    """The file taken apart; raises ReadingError where it cannot be."""
    if not content.strip(b"\0 \r\n\t"):
        raise ReadingError(message("reading.empty"))
    if len(content) > limit("file_mb") * 2**20:
        raise ReadingError(message("reading.too_large", size=limit("file_mb")))
    kind = format_of(name, content)
    if kind == "encrypted":
        from compare.reading.locked import unlocked

        content = unlocked(content, options.password)
        kind = format_of(name, content)
    if kind in ("doc", "xls") and content.startswith(OLE):
        from compare.reading.locked import unlocked_old

        content = unlocked_old(content, options.password)
    return _taken_apart(kind, content, options)


def _taken_apart(kind: str, content: bytes, options: ReadOptions) -> Document:
    read = _READERS.get(kind)
    if read is None:
        raise ReadingError(message(f"reading.{_TOLD.get(kind, 'unknown_format')}"))
    return read(content, kind, options)


def _word(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import word

    def other(inner: str, data: bytes) -> Document:
        """A file set into the document; one that is set into that in its turn is left aside."""
        form = format_of(inner, data)
        if form == "docx":
            return word.read(data, options.tracked_changes)
        return _taken_apart(form if form in _SET_IN else "unknown", data, options)

    return word.read(content, options.tracked_changes, other)


def _legacy_word(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import legacy_word

    return legacy_word.read(content, options.tracked_changes)


def _pdf(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import pdf

    return pdf.read(content, options.password, options.ocr)


def _open_document(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import opendocument

    return opendocument.read(content, kind, options.tracked_changes, options.password)


def _rich_text(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import rich_text

    return rich_text.read(content, options.tracked_changes)


def _web(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import web

    return web.read(content, kind, options.tracked_changes)


def _plain(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import plain

    return plain.read(content, kind)


def _spreadsheet(content: bytes, kind: str, options: ReadOptions) -> Document:
    from compare.reading import spreadsheet

    return spreadsheet.read(content, kind, options.password)


def _picture(content: bytes, kind: str, options: ReadOptions) -> Document:
    if not options.ocr:
        raise ReadingError(message("reading.picture"))
    from compare.reading import scanned

    return scanned.read(content)


_READERS: Mapping[str, _Reading] = {
    "docx": _word, "doc": _legacy_word, "pdf": _pdf, "odt": _open_document, "fodt": _open_document, "rtf": _rich_text,
    "html": _web, "mht": _web, "txt": _plain, "md": _plain, "picture": _picture,
    **dict.fromkeys(("xlsx", "xls", "xlsb", "ods", "csv", "xml"), _spreadsheet),
}  # fmt: skip
