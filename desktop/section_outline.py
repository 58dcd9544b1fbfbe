"""The outline of the side-by-side view: the section rows, each with a mark of what the reports chosen have of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from compare.comparison import Comparison, SectionRow
from desktop import theme
from desktop.source_view import report_name
from desktop.texts import say

_ID = Qt.ItemDataRole.UserRole


class SectionOutline(QTreeWidget):
    """A line for each section row; says which one the user goes to."""

    row_chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)  # a row id, a point on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.currentItemChanged.connect(self._went)

    def fill(self, result: Comparison, chosen: Sequence[str], current: str) -> None:
        """Show the section rows as the reports `chosen` have them; the cursor on the row `current`, untold."""
        with QSignalBlocker(self):
            self.clear()
            for row in result.sections:
                item = QTreeWidgetItem(self, [_indented(row, result)])
                item.setData(0, _ID, row.id)
                item.setToolTip(0, _told(row, result))
                _mark(item, len(set(chosen) & set(row.cells)), len(set(chosen)))
                if row.id == current:
                    self.setCurrentItem(item)

    def _went(self, item: QTreeWidgetItem | None) -> None:
        self.row_chosen.emit(str(item.data(0, _ID)) if item else "")

    def _ask_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.menu_wanted.emit(str(item.data(0, _ID)), self.viewport().mapToGlobal(at))


def _mark(item: QTreeWidgetItem, here: int, chosen: int) -> None:
    """Whether all the reports chosen have the section, some of them, or none."""
    colours = theme.colours()
    if here == chosen:
        item.setIcon(0, theme.icon("link", "good"))
        return
    item.setForeground(0, QBrush(QColor(colours.text if here else colours.muted)))
    item.setIcon(0, theme.icon("circle-alert", "poor") if here else theme.icon("minus", "muted"))


def _indented(row: SectionRow, result: Comparison) -> str:
    """The row's title, as deep as its section is in the first report that has it."""
    source, cell = next(iter(row.cells.items()), ("", None))
    reading = next((r for r in result.readings if r.id == source), None)
    levels = [s.level for s in reading.report.sections if s.id in cell.sections] if reading and cell else []
    return "    " * (min(levels, default=1) - 1) + (row.title or say("board.no_section"))


def _told(row: SectionRow, result: Comparison) -> str:
    lines = []
    for reading in result.readings:
        cell = row.cells.get(reading.id)
        said = f"{cell.heading or '—'} ({cell.confidence:.0%})" if cell else say("sections.absent")
        lines.append(f"{report_name(reading)}: {said}")
    return "\n".join(lines)
