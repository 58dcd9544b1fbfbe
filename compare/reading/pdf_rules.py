"""The rules drawn on a PDF page, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from compare.reading.limits import limit
from compare.reading.pdf_page import Rule
from compare.reading.pdf_view import View

Box: TypeAlias = tuple[float, float, float, float]

_THIN = 3.0  # points: a drawn shape no thicker is a rule
_SHORTEST = 6.0  # points: a rule no shorter


def drawn(page: pdfium.PdfPage, view: View) -> tuple[list[Rule], list[Box]]:
    """The rules drawn on the page, and the places of its pictures as they are seen: left, top, right, bottom."""
    rules: list[Rule] = []
    pictures: list[Box] = []  # scans may be cut into strips
    for count, (item, kind) in enumerate(objects(page.raw)):
        if count > limit("page_objects"):
            break
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(item, view))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and (box := _bounds(item)):
            pictures.append(view.seen(*box))
    return rules, pictures


def objects(page: object) -> Iterator[tuple[object, int]]:
    """What is drawn on a page (pdfium's own handle), with its kind; of forms drawn as one what they hold, two deep."""
    for n in range(max(raw.FPDFPage_CountObjects(page), 0)):
        item = raw.FPDFPage_GetObject(page, n)
        kind = raw.FPDFPageObj_GetType(item)
        yield item, kind
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _within(item, 2)


def _within(form: object, deep: int) -> Iterator[tuple[object, int]]:
    for n in range(max(raw.FPDFFormObj_CountObjects(form), 0)):
        item = raw.FPDFFormObj_GetObject(form, n)
        kind = raw.FPDFPageObj_GetType(item)
        yield item, kind
        if kind == raw.FPDF_PAGEOBJ_FORM and deep > 1:
            yield from _within(item, deep - 1)


def _bounds(item: object) -> Box | None:
    """Left, bottom, right and top of what is drawn; None where pdfium does not tell."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
        return None
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _rules(item: object, view: View) -> list[Rule]:
    """The rules of a path: itself where it is thin, the straight lines of one that is drawn with a pen."""
    if (box := _bounds(item)) is None:
        return []
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) <= _THIN:
        return [Rule(*view.seen(*box))] if max(wide, high) >= _SHORTEST else []
    segments = raw.FPDFPath_CountSegments(item)
    if not 2 < segments < 5000:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value:
        return []
    return _segments(item, segments, view)


def _segments(item: object, count: int, view: View) -> list[Rule]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    rules: list[Rule] = []
    start = last = (0.0, 0.0)
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = view.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            rules.extend(_straight(last, point))
        if raw.FPDFPathSegment_GetClose(segment):
            rules.extend(_straight(point, start))
        last = point
    return rules


def _straight(one: tuple[float, float], other: tuple[float, float]) -> list[Rule]:
    dx, dy = abs(one[0] - other[0]), abs(one[1] - other[1])
    if min(dx, dy) > 1.0 or max(dx, dy) < _SHORTEST:
        return []
    return [Rule(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))]
