"""Writes pictures of the window small: in the 256 colours that stand in them most often."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter

_COLOURS = 256  # what a PNG with a palette may have


_STRONG = 60  # between a colour's strongest and weakest part, of 255


def write_small(picture: QImage, path: Path) -> bool:
    """Write `picture` to `path`; False where that cannot be done."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I"))
    often = [colour for colour, _ in counts.most_common()]
    strong = [colour for colour in often if _strength(colour) > _STRONG][: _COLOURS // 2]  # marks are few and small
    table = [*strong, *(c for c in often if c not in set(strong))][:_COLOURS]
    few = plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    writer = QImageWriter(str(path))
    writer.setCompression(100)  # slow, but a picture is made once and kept in the help
    return writer.write(few)


def _strength(colour: int) -> int:
    parts = [colour >> shift & 0xFF for shift in (16, 8, 0)]
    return max(parts) - min(parts)
