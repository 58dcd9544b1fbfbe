"""Printing what is shown: a preview from which it is printed, or a PDF. Asks, then tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from compare.messages import message
from desktop import file_dialogs
from desktop.settings import Settings
from desktop.sheet import Sheet
from desktop.texts import say


class PrintCommands(QObject):
    """The commands; `sheet` gives what is shown, or None where it is nothing that can be printed."""

    told = Signal(str)  # a line for the status bar
    problem = Signal(object)  # a Message

    def __init__(self, window: QWidget, settings: Settings, sheet: Callable[[], Sheet | None]) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._sheet = sheet

    def preview(self) -> None:
        """Show the pages as they will be printed; its own button prints them."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog  # here: a start needs no printer

        from desktop import paper

        sheet = self._sheet()
        if sheet is None:
            return
        printer = paper.printer_for(sheet)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(say("print.preview"))
        dialog.paintRequested.connect(lambda onto: paper.put_on(sheet, onto))
        dialog.resize(self._window.size() * 0.9)
        dialog.exec()
        dialog.deleteLater()

    def as_pdf(self) -> None:
        """Write the pages to a file that is asked for."""
        sheet = self._sheet()
        if sheet is None:
            return
        start = Path(self._settings.folder) / f"{say('print.file_name')}.pdf"
        path = file_dialogs.to_write(self._window, say("print.pdf_title"), start, "PDF (*.pdf)")
        if path:
            self.write(sheet, path.with_suffix(".pdf"))

    def write(self, sheet: Sheet, path: Path) -> None:
        """Write `sheet` to `path` and say so."""
        from desktop import paper

        if paper.write_pdf(sheet, path):
            self._settings.folder = str(path.parent)
            self.told.emit(say("brief.done", path=path))
        else:
            self.problem.emit(message("window.problem.unprintable", file=path.name))
