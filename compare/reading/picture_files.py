"""Picture files: how many pixels one claims to have, told from its head alone, and pictures written as PNG.

Nothing is decoded: a file of a few bytes may claim more pixels than a machine can hold, so its size is looked at first.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))  # JPEG's SOFn


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's width and height in pixels."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height


def size_of(content: bytes) -> Size | None:
    """The size that the picture in `content` claims; None where its head is damaged or of another kind."""
    try:
        if content.startswith(b"\x89PNG\r\n"):
            return Size(*struct.unpack_from(">II", content, 16))
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content[:4] in (b"II*\0", b"MM\0*"):
            return _tiff(content)
        if content.startswith(b"GIF8"):
            return Size(*struct.unpack_from("<HH", content, 6))
        if content.startswith(b"BM"):
            width, height = struct.unpack_from("<ii", content, 18)
            return Size(abs(width), abs(height))
    except struct.error:
        return None
    return None


def _jpeg(content: bytes) -> Size | None:
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            return None
        if content[at + 1] in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Size(width, height)
        at += 2 + struct.unpack_from(">H", content, at + 2)[0] if content[at + 1] != 0xFF else 1
    return None


def _tiff(content: bytes) -> Size | None:
    """The largest size of the pictures in a TIFF file, its pages."""
    order = "<" if content[:2] == b"II" else ">"
    at = struct.unpack_from(f"{order}I", content, 4)[0]
    largest: Size | None = None
    for _ in range(1000):
        if not at:
            break
        count = struct.unpack_from(f"{order}H", content, at)[0]
        found = {}
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(f"{order}HH", content, entry)
            if tag in (256, 257):
                found[tag] = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", content, entry + 8)[0]
        if len(found) == 2:
            size = Size(found[256], found[257])
            largest = size if largest is None or size.pixels > largest.pixels else largest
        at = struct.unpack_from(f"{order}I", content, at + 2 + 12 * count)[0]
    return largest


def png(rows: list[bytes], width: int, channels: int) -> bytes:
    """A PNG of `rows` of `width` pixels, each of one grey (`channels` 1) or red, green and blue (3) bytes."""
    head = struct.pack(">IIBBBBB", width, len(rows), 8, {1: 0, 3: 2}[channels], 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 1)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def grey_map(rows: list[bytes], width: int) -> bytes:
    """A PGM of `rows` of `width` grey bytes: the plainest picture a program takes."""
    return f"P5 {width} {len(rows)} 255\n".encode() + b"".join(rows)
