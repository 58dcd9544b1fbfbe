"""The progress board as a table model: an index list over cached strings, so that 5,000 rows scroll smoothly.

Columns: name, target, status, progress, trend, then one for each report in the comparison's order. Lines are rows,
with a heading line before each section's rows as long as nothing is sorted by a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from compare import boundaries
from compare.comparison import Comparison
from desktop import texts, theme
from desktop.board_columns import NAME, PROGRESS, REPORTS, STATUS, TARGET, TREND
from desktop.board_lines import Cell, Ground, Line, Wanted, headers, tally
from desktop.board_order import by_column, under_headings
from desktop.board_steps import steps_between
from desktop.texts import say

LINE_ROLE = 257  # Qt.UserRole + 1: the Line itself, for the delegates
ROW_MIME = "application/x-doichieu-row"


_DISPLAY, _DECORATION, _TOOLTIP, _FONT, _ALIGN, _BACK, _FORE = 0, 1, 3, 6, 7, 8, 9
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


_LONG = 15  # letters of a period's name that stand in one line
_HEADING = Qt.ItemFlag.ItemIsEnabled
_ROW = _HEADING | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class BoardModel(QAbstractTableModel):
    """The board's lines; `show` fills it, `want` filters it, `sort` orders it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._all: list[Line] = []
        self._lines: list[Line] = []
        self._headers: list[tuple[str, str]] = []
        self._ground = Ground()  # what the lines are worded by, beside their rows
        self._looks: tuple[object, ...] = ()  # the language and the colours that they are worded in
        self._titles: dict[str, str] = {}  # of the sections
        self.tally = tally(())
        self._at: dict[str, int] = {}  # the positions of the lines that are shown
        self._wanted = Wanted()
        self._sort: tuple[int, bool] | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, result: Comparison) -> None:
        """Show `result`, with the filter and the order in force; where few lines differ, those alone are told."""
        ground, looks = _ground_of(result), (texts.language(), theme.colours())
        titles = {s.id: s.title for s in result.sections}
        same = ground == self._ground and looks == self._looks
        if same:
            ground = self._ground
        known = {id(line.row): line for line in self._all} if same and titles == self._titles else {}
        self._result, self._looks, self._titles = result, looks, titles
        # The line there is where the row is the very same, its words and its cells with it.
        every = [known.get(id(row)) or Line(titles.get(row.row.section or "", ""), row, ground) for row in result.rows]
        self.tally = tally(every)
        said = headers(result, ground.sources)
        if same and said == self._headers:
            self._all = every
            self._put(self._arranged())
            return
        self.beginResetModel()
        self._bold = theme.base_font()
        self._bold.setBold(True)
        self._all, self._ground, self._headers = every, ground, said
        self._set(self._arranged())
        self.endResetModel()

    def _put(self, wanted: list[Line]) -> None:
        """Show `wanted` in the place of the lines shown."""
        heads = self.headerData(NAME, Qt.Orientation.Horizontal)
        steps = steps_between([line.id for line in self._lines], [line.id for line in wanted])
        if steps is None:
            self.beginResetModel()
            self._set(wanted)
            self.endResetModel()
            return
        for at in steps.gone:
            self.beginRemoveRows(_ROOT, at, at)
            del self._lines[at]
            self.endRemoveRows()
        for at in steps.come:
            self.beginInsertRows(_ROOT, at, at)
            self._lines.insert(at, wanted[at])
            self.endInsertRows()
        both = enumerate(zip(self._lines, wanted, strict=True))
        differing = [at for at, (old, new) in both if old is not new and new.row is not None]  # headings stay the same
        self._set(wanted)
        for at in differing:
            for column in range(self.columnCount()):  # each by itself, since of several a view draws all it shows anew
                self.dataChanged.emit(self.index(at, column), self.index(at, column))
        if heads != self.headerData(NAME, Qt.Orientation.Horizontal):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, NAME)

    def _set(self, lines: list[Line]) -> None:
        self._lines = lines
        self._at = {line.row.id: at for at, line in enumerate(lines) if line.row}

    def want(self, wanted: Wanted) -> None:
        """Show only what is wanted."""
        self.beginResetModel()
        self._wanted = wanted
        self._set(self._arranged())
        self.endResetModel()

    def order_by(self, column: int | None, descending: bool = False) -> None:
        """Sort by a column; None gives the order and the headings of the reports back."""
        self.beginResetModel()
        self._sort = None if column is None else (column, descending)
        self._set(self._arranged())
        self.endResetModel()

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        return self._sort

    def has_trends(self) -> bool:
        """Whether there are reports enough for a row to have a trend."""
        return len(self._ground.sources) > len(self._ground.targets.intersection(self._ground.sources)) + 1

    def total(self) -> int:
        """How many rows there are, whatever is filtered."""
        return len(self._all)

    def shown(self) -> int:
        """How many rows pass the filter."""
        return len(self._at)

    def line(self, at: int) -> Line:
        return self._lines[at]

    def position(self, row_id: str) -> int | None:
        """The line of the row with that id, or None where it is not shown."""
        return self._at.get(row_id)

    def cell(self, index: Index) -> Cell | None:
        """The report's cell at `index`, or None where there is none."""
        line, at = self._lines[index.row()], index.column() - REPORTS
        return line.cells[at] if 0 <= at < len(line.cells) and line.cells[at].source else None

    def source(self, column: int) -> str | None:
        """The source whose column it is."""
        at = column - REPORTS
        return self._ground.sources[at] if 0 <= at < len(self._ground.sources) else None

    def headers(self) -> list[tuple[str, str]]:
        """The two header lines of each report's column."""
        return self._headers

    def column_of(self, source: str) -> int:
        """The column of a source; that of the name where it has none."""
        sources = self._ground.sources
        return REPORTS + sources.index(source) if source in sources else NAME

    def as_table(self, rows: Iterable[int]) -> list[list[str]]:
        """Those lines as the cells of a table, under their heads; who is responsible only where anyone is."""
        lines = [self._lines[at] for at in rows]
        heads = [say("board.name"), say("board.target"), say("board.status"), say("board.percent")]
        out = [[*heads, *(" ".join(h) for h in self._headers), say("board.responsible")]]
        for line in lines:
            figures = [f"{c.figure}; {c.under}" if c.under else c.figure for c in line.cells]
            who = (line.row.responsible or "") if line.row else ""
            out.append([line.title, line.target, line.status, line.percent_text, *figures, who])
        return out if any(row[-1] for row in out[1:]) else [row[:-1] for row in out]

    # What Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else REPORTS + len(self._headers)

    def data(self, index: Index, role: int = 0) -> Any:
        line = self._lines[index.row()]
        column = index.column()
        if role == _DISPLAY:
            return _text(line, column)
        if role == LINE_ROLE:
            return line
        if line.row is None:
            return self._heading_data(role)
        if role == _DECORATION:
            return line.icon if column == STATUS else None
        if role == _FORE:
            return QBrush(QColor(line.colour)) if column == STATUS else None
        if role == _ALIGN:
            return _LEFT
        if role == _TOOLTIP and column == STATUS:
            return f"{line.status}\n{texts.put(line.row.progress.rule)}"
        if role in (_TOOLTIP, _ACCESSIBLE):
            return self._told(line, column)
        return None

    def _heading_data(self, role: int) -> Any:
        if role == _FONT:
            return self._bold
        return QBrush(QColor(theme.colours().group)) if role == _BACK else None

    def _told(self, line: Line, column: int) -> str:
        """A cell in full, as a tool tip and for screen readers."""
        if column < REPORTS:
            target = f"{line.target} {line.target_under}"
            return (line.told, target, line.status, line.percent_text, line.trend_told)[column]
        cell = line.cells[column - REPORTS]
        told = "\n".join(part for part in (cell.figure, cell.under) if part)
        return f"{told}\n{say('board.doubtful_cell')}" if cell.doubtful else told

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGN:
            return _LEFT
        if role not in (_DISPLAY, _TOOLTIP):
            return None
        if section == NAME:
            count = str(self.total()) if self.shown() == self.total() else f"{self.shown()}/{self.total()}"
            return f"{say('board.name')} ({count}){self._mark(section)}"
        if section < REPORTS:
            return say(f"board.{('name', 'target', 'status', 'percent', 'trend')[section]}") + self._mark(section)
        upper, lower = self._headers[section - REPORTS]
        new = self._ground.sources[section - REPORTS] in self._ground.after
        if role == _TOOLTIP and new:
            return f"{upper}\n{lower}\n{say('board.new_ground')}"
        return f"{'‖ ' if new else ''}{_in_two(upper)}{self._mark(section)}\n{lower}"

    def sections(self) -> list[str]:
        """The sections that rows stand in, in the order of the reports."""
        order = [s.title for s in self._result.sections if s.title]
        known = {line.section for line in self._all}
        return [title for title in dict.fromkeys(order) if title in known]

    def _mark(self, section: int) -> str:
        if self._sort is None or self._sort[0] != section:
            return ""
        return " ▼" if self._sort[1] else " ▲"

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _HEADING if self._lines[index.row()].row is None else _ROW

    def mimeTypes(self) -> list[str]:
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        line = self._lines[indexes[0].row()]
        if line.row:
            data.setData(ROW_MIME, line.row.id.encode())
        return data

    def _arranged(self) -> list[Line]:
        kept = self._all if self._wanted.everything else self._wanted.filter(self._all)
        if self._sort is not None:
            return by_column(kept, *self._sort)
        aimed = {line.section for line in self._all if line.has_target}
        return under_headings(kept, [s.title for s in self._result.sections if s.title], aimed)


def _in_two(period: str) -> str:
    """A long name of a period in two lines, so that its year is in sight in a column that is not wide."""
    if len(period) <= _LONG:
        return period
    spaces = [at for at, letter in enumerate(period) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(period) / 2), default=0)
    return f"{period[:middle]}\n{period[middle + 1 :]}" if middle else period


def _ground_of(result: Comparison) -> Ground:
    # Documents that set targets stand last: what they say is in the target's own column already.
    sources = tuple(sorted((r.id for r in result.readings), key=lambda s: s in result.targets))
    periods = {r.id: r.report.identity.period for r in result.readings}
    return Ground(sources, result.targets, boundaries.after(result.readings), periods)


def _text(line: Line, column: int) -> str:
    if column == NAME:
        return line.title
    if line.row is None:
        return ""
    if column == TARGET:
        return f"{line.target}\n{line.target_under}" if line.target_under else line.target
    if column == STATUS:
        return line.status
    if column == PROGRESS:
        return line.percent_text
    if column == TREND:
        return ""
    cell = line.cells[column - REPORTS]
    return f"{cell.figure}\n{cell.under}" if cell.under else cell.figure
