"""A text document on paper or in a PDF: page by page, in black on white, with what it is and the page in the foot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from desktop import theme
from desktop.sheet import Sheet
from desktop.whole_rows import with_breaks

_MARGIN = 14.0  # mm
_FOOT = 7.0  # mm at the foot of each page for its number
_MM_PER_INCH = 25.4


def printer_for(sheet: Sheet) -> QPrinter:
    """The machine's printer, set up for `sheet`: A4, as it lies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lies = QPageLayout.Orientation.Landscape if sheet.lies == "landscape" else QPageLayout.Orientation.Portrait
    edges = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), lies, edges, QPageLayout.Unit.Millimeter))
    printer.setDocName(sheet.foot)
    return printer


def write_pdf(sheet: Sheet, path: Path) -> bool:
    """`sheet` as a PDF at `path`; False where it cannot be written."""
    printer = printer_for(sheet)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return put_on(sheet, printer)


def put_on(sheet: Sheet, printer: QPrinter) -> bool:
    """`sheet` on the pages of `printer`, or those of them that were asked for; False where it cannot be begun."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont(theme.base_font())
    font.setPointSizeF(sheet.points)
    document.setDefaultFont(font)
    document.documentLayout().setPaintDevice(printer)
    document.setHtml(sheet.html)
    room = printer.pageRect(QPrinter.Unit.DevicePixel)
    foot = _FOOT / _MM_PER_INCH * printer.resolution()
    leaf = QSizeF(room.width(), room.height() - foot)
    document.setTextWidth(leaf.width())
    below = 2 * QFontMetricsF(font, printer).height()  # a part of a table is followed by an empty line
    document.setHtml(with_breaks(sheet.html, document, leaf.height() - below))
    document.setPageSize(leaf)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    with painter:
        for number, page in enumerate(_pages(printer, document.pageCount())):
            if number:
                printer.newPage()
            _paint(painter, document, page, font, f"{sheet.foot}   {page}/{document.pageCount()}")
    return True


def _pages(printer: QPrinter, count: int) -> range:
    """The pages that were asked for, from 1; all where none were named."""
    first, last = printer.fromPage(), printer.toPage()
    return range(max(1, first), min(count, last) + 1) if first and last else range(1, count + 1)


def _paint(painter: QPainter, document: QTextDocument, page: int, font: QFont, foot: str) -> None:
    size = document.pageSize()
    painter.save()
    painter.translate(0, -(page - 1) * size.height())
    within = QAbstractTextDocumentLayout.PaintContext()
    within.palette.setColor(QPalette.ColorRole.Text, QColor(theme.LIGHT.text))  # paper is white in the dark scheme too
    within.clip = QRectF(0, (page - 1) * size.height(), size.width(), size.height())
    painter.setClipRect(within.clip)
    document.documentLayout().draw(painter, within)
    painter.restore()
    painter.setFont(font)
    painter.setPen(QColor(theme.LIGHT.muted))
    below = QRectF(0, size.height(), size.width(), painter.fontMetrics().height() * 1.6)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), foot)
