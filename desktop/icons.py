"""Icons drawn from the Lucide outlines in `resources/icons`, in any colour and size, made when first asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: str, faded: str | None = None) -> QIcon:
    """The outline `name` in `colour`; disabled things show it in `faded`."""
    return _icon(name, colour, faded or colour)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The outline `name` as a picture of `size` device-independent pixels."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        _renderer(name, colour).render(painter, QRectF(made.rect()))
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, faded: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, colour, size))
        if faded != colour:
            made.addPixmap(pixmap(name, faded, size), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """The outline, parsed once for all its sizes."""
    outline = resources.path(f"icons/{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(outline.replace("currentColor", QColor(colour).name()).encode()))
