"""Reading: a file's bytes in, a `Report` (or `Unread` and why) out; never an exception.

The format is recognised by content first and by the name's ending second, so that a .doc that is RTF inside is read as
what it is. A format module takes the file apart (`word`, `pdf`, `web`, ...), `layout` puts its parts in one order,
`front` and `identity` read its face, `outline` finds its sections. Files from outside are read through `guard.Readers`,
which keeps a process between them and the app.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from compare.collecting import seldom_collected
from compare.messages import message
from compare.report import Report, Source, Unread, Warning

VERSION = "8"

__all__ = ["VERSION", "ReadOptions", "read", "source_from"]


@dataclass(frozen=True)
class ReadOptions:
    """What the user chose for one file; the password is held in memory only."""

    tracked_changes: Literal["accepted", "original"] = "accepted"
    ocr: bool = False
    password: str | None = None


_AS_IT_IS = ReadOptions()


def source_from(name: str, content: bytes) -> Source:
    """The source of a file just opened: its id is the head of its bytes' SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    return Source(digest[:16], name, digest)


def read(source: Source, content: bytes, options: ReadOptions = _AS_IT_IS) -> Report | Unread:
    """The report in `content`, or why it cannot be read; whatever the bytes are, nothing is raised."""
    from compare.reading.form import ReadingError

    try:
        with seldom_collected():
            return _read(source, content, options)
    except ReadingError as refused:
        return Unread(source, refused.reason, refused.needs_password)
    except (MemoryError, RecursionError):
        return Unread(source, message("reading.too_much"))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as broken:  # a library in Rust tells of its panics outside of Exception
        return Unread(source, message("reading.broken", detail=type(broken).__name__))


def _read(source: Source, content: bytes, options: ReadOptions) -> Report:
    from compare.reading.form import Paragraph, ReadingError
    from compare.reading.front import front_of
    from compare.reading.identity import identity_of, is_vietnamese, secrecy_of
    from compare.reading.layout import lay
    from compare.reading.legacy_text import in_unicode
    from compare.reading.opening import document
    from compare.reading.outline import build

    found = document(source.name, content, options)
    items = lay(found.parts)
    if not items:
        pictures = any(w.code == "pictures" for w in found.warnings)
        raise ReadingError(message("reading.only_pictures" if pictures else "reading.empty"))
    old_font = in_unicode(items)
    if old_font:
        found.warnings.append(Warning("legacy_font", message("reading.legacy_font", fonts=old_font)))
    vietnamese = is_vietnamese(items)
    front = front_of(items, found.headline, vietnamese)
    identity = identity_of(items, front, vietnamese, found.name_date)
    sections, blocks = build(items, front.end)
    warnings = list(found.warnings)
    if mark := secrecy_of(items):
        warnings.append(Warning("secret", message("reading.secret", mark=mark)))
    if identity.period is None:
        warnings.append(Warning("no_period", message("reading.no_period")))
    if not any(s.heading for s in sections) and len([i for i in items if isinstance(i, Paragraph)]) > 20:
        warnings.append(Warning("no_headings", message("reading.no_headings")))
    return Report(source, found.format, identity, sections, blocks, tuple(warnings), found.pages)
