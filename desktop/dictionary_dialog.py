"""The office's dictionary: synonyms, better ways, units, who answers for what; edited, learned from, carried as a file.

Every change holds at once for every workspace and is emitted whole; the steps made in this window can be taken back
here. Knows neither the session nor the board.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from compare import dictionary
from compare.dictionary import TABLES, Dictionary, Entries
from compare.messages import message
from compare.wording import match_key, nfc, plain
from desktop import file_dialogs, theme
from desktop.collation import sort_key
from desktop.dialog_parts import FormDialog, agreed, take_room
from desktop.settings import Settings
from desktop.texts import put, say

_WAYS = ("up", "down")
_FILE = "tu-dien-co-quan.toml"


class DictionaryDialog(QDialog):
    """A table for each kind of entry."""

    dictionary_wanted = Signal(object)  # a Dictionary that is to hold from now on

    def __init__(self, parent: QWidget | None, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self._words = Dictionary()
        self._learned = Dictionary()
        self._steps: list[Dictionary] = []  # what held before each change that was made here
        self._tables: dict[str, QTableWidget] = {}
        self._build()
        self._say_all()

    def show_dictionary(self, words: Dictionary, learned: Dictionary) -> None:
        """The dictionary in force, and what the workspace's corrections teach beyond it."""
        self._learned = without(learned, words)
        if words != self._words:
            self._words = words
            for name in TABLES:
                self._fill(name)
        count = sum(len(getattr(self._learned, name)) for name in TABLES)
        self._learn.setText(_said("learn", count=count))
        self._learn.setEnabled(count > 0)
        self._learn.setToolTip("" if count else _said("learn_nothing"))
        self._undo.setEnabled(bool(self._steps))
        for at, name in enumerate(TABLES):
            self._tabs.setTabText(at, f"{_said(f'tab.{name}')} ({len(getattr(words, name))})")

    # Building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._explained, self._hint, self._told = QLabel(self), QLabel(self), QLabel(self)
        for label in (self._explained, self._hint, self._told):
            label.setObjectName("muted")
            label.setWordWrap(True)
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _: self._narrow())
        self._tabs = QTabWidget(self)
        self._tabs.currentChanged.connect(lambda _: self._turned())
        for name in TABLES:
            table = QTableWidget(0, 2, self)
            table.verticalHeader().hide()
            table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
            table.itemChanged.connect(lambda _, name=name: self._edited(name))
            self._tables[name] = table
            self._tabs.addTab(table, "")
        self._add, self._remove, self._undo, self._learn = (QPushButton(self) for _ in range(4))
        self._import, self._export, self._close = (QPushButton(self) for _ in range(3))
        for button, run in (
            (self._add, self._new), (self._remove, self._drop), (self._undo, self._step_back),
            (self._learn, self._take_learned), (self._import, self._read_file),
            (self._export, self._write_file), (self._close, self.accept),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, run=run: run())
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self._add, self._remove, self._undo):
            first.addWidget(button)
        first.addStretch(1)
        first.addWidget(self._search)
        self._search.setFixedWidth(220)
        for button in (self._learn, self._import, self._export):
            second.addWidget(button)
        second.addStretch(1)
        second.addWidget(self._close)
        box = QVBoxLayout(self)
        box.addWidget(self._explained)
        box.addLayout(first)
        box.addWidget(self._tabs, 1)
        box.addWidget(self._hint)
        box.addWidget(self._told)
        box.addLayout(second)
        take_room(self, 720, 560)

    def _say_all(self) -> None:
        self.setWindowTitle(_said("title"))
        self._explained.setText(_said("explained"))
        self._search.setPlaceholderText(_said("search"))
        self._search.setAccessibleName(_said("search"))
        self._tabs.setAccessibleName(_said("title"))
        buttons = {"add": self._add, "remove": self._remove, "undo": self._undo, "import": self._import,
                   "export": self._export, "close": self._close}  # fmt: skip
        for key, button in buttons.items():
            button.setText(_said(key))
        for icon, button in (("plus", self._add), ("trash-2", self._remove), ("undo-2", self._undo),
                             ("star", self._learn), ("folder-open", self._import), ("save", self._export)):  # fmt: skip
            button.setIcon(theme.icon(icon))
        for name, table in self._tables.items():
            table.setHorizontalHeaderLabels([_said(f"said.{name}"), _said(f"kept.{name}")])
            table.setAccessibleName(_said(f"tab.{name}"))
        self._turned()

    # Showing ------------------------------------------------------------------------------------------------------

    def _fill(self, name: str) -> None:
        table = self._tables[name]
        entries: Entries = getattr(self._words, name)
        with QSignalBlocker(table):
            table.setRowCount(0)
            for said, kept in sorted(entries, key=lambda entry: sort_key(entry[0])):
                self._line(name, said, kept)
        self._narrow()

    def _line(self, name: str, said: str, kept: str) -> None:
        table = self._tables[name]
        at = table.rowCount()
        table.insertRow(at)
        table.setItem(at, 0, QTableWidgetItem(said))
        if name != "directions":
            table.setItem(at, 1, QTableWidgetItem(kept))
            return
        way = QComboBox(table)
        for value in _WAYS:
            way.addItem(say(f"direction.{value}"), value)
        way.setCurrentIndex(max(0, way.findData(kept)))
        way.currentIndexChanged.connect(lambda _: self._edited(name))
        table.setCellWidget(at, 1, way)

    def _turned(self) -> None:
        """Another table is in front."""
        self._hint.setText(_said(f"hint.{self._name()}"))
        self._narrow()

    def _narrow(self) -> None:
        """Only the entries with the words that are looked for."""
        words = plain(self._search.text())
        for table in self._tables.values():
            for at in range(table.rowCount()):
                table.setRowHidden(at, words not in plain(" ".join(_cells(table, at))))

    # What the user does -------------------------------------------------------------------------------------------

    def _name(self) -> str:
        return TABLES[self._tabs.currentIndex()]

    def _new(self) -> None:
        table = self._tables[self._name()]
        self._search.clear()
        with QSignalBlocker(table):
            self._line(self._name(), "", "")
        table.setCurrentCell(table.rowCount() - 1, 0)
        item = table.item(table.rowCount() - 1, 0)
        if item is not None:
            table.editItem(item)

    def _drop(self) -> None:
        name = self._name()
        table = self._tables[name]
        with QSignalBlocker(table):
            for at in sorted({index.row() for index in table.selectedIndexes()}, reverse=True):
                table.removeRow(at)
        self._edited(name)

    def _edited(self, name: str) -> None:
        """Take what the table says now; a line that is not full yet waits."""
        table = self._tables[name]
        lines = [_cells(table, at) for at in range(table.rowCount())]
        entries: dict[str, tuple[str, str]] = {}
        for said, kept in lines:
            if said and kept and (name != "names" or match_key(said) != match_key(kept)):
                entries[match_key(said)] = (said, kept)
        changed = replace(self._words, **{name: tuple(entries.values())})
        if changed != self._words:
            self._want(changed)

    def _want(self, changed: Dictionary) -> None:
        self._steps.append(self._words)
        QTimer.singleShot(0, self, lambda: self.dictionary_wanted.emit(changed))  # once the cell's editor has closed

    def _step_back(self) -> None:
        if self._steps:
            self.dictionary_wanted.emit(self._steps.pop())

    def _take_learned(self) -> None:
        dialog = _LearnDialog(self, self._learned)
        if agreed(dialog):
            self._want(self._words.merged(dialog.chosen()))

    def _read_file(self) -> None:
        path = next(iter(file_dialogs.to_open(self, _said("import"), self._settings.folder, _said("files"))), None)
        if path is None:
            return
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            self._told.setText(_said("unreadable", name=path.name, why=str(error)))
            return
        found, problems = dictionary.read(text)
        taken = without(found, self._words)
        count = sum(len(getattr(taken, name)) for name in TABLES)
        told = [_said("imported", count=count, name=path.name), *(put(problem) for problem in problems)]
        self._told.setText("\n".join(told))
        if count:
            self._want(self._words.merged(found))

    def _write_file(self) -> None:
        path = file_dialogs.to_write(self, _said("export"), Path(self._settings.folder) / _FILE, _said("files"))
        if path is None:
            return
        try:
            path.write_text(dictionary.write(self._words), "utf-8")
        except OSError as error:
            self._told.setText(_said("unwritable", name=path.name, why=error.strerror or str(error)))
            return
        self._told.setText(_said("exported", name=path))


class _LearnDialog(FormDialog):
    """What the workspace's corrections teach, each to be taken or left."""

    def __init__(self, parent: QWidget, learned: Dictionary) -> None:
        super().__init__(parent, _said("learn_title"), _said("learn_why"))
        self._list = QListWidget(self)
        self._list.setMinimumSize(560, 260)
        self._list.setAccessibleName(_said("learn_title"))
        for name in TABLES:
            for said, kept in getattr(learned, name):
                shown = say(f"direction.{kept}") if name == "directions" else kept
                item = QListWidgetItem(_said(f"learned.{name}", said=said, kept=shown), self._list)
                item.setData(Qt.ItemDataRole.UserRole, (name, said, kept))
                item.setCheckState(Qt.CheckState.Checked)
        self.form.addRow(self._list)

    def chosen(self) -> Dictionary:
        found: dict[str, list[tuple[str, str]]] = {name: [] for name in TABLES}
        for at in range(self._list.count()):
            item = self._list.item(at)
            if item.checkState() == Qt.CheckState.Checked:
                name, said, kept = item.data(Qt.ItemDataRole.UserRole)
                found[name].append((said, kept))
        return Dictionary(**{name: tuple(entries) for name, entries in found.items()})


def without(found: Dictionary, known: Dictionary) -> Dictionary:
    """What `found` says that `known` does not say the same."""
    return Dictionary(
        **{
            name: tuple((s, k) for s, k in getattr(found, name) if _key(s, k) not in _keys(getattr(known, name)))
            for name in TABLES
        }
    )


def _keys(entries: Entries) -> set[tuple[str, str]]:
    return {_key(said, kept) for said, kept in entries}


def _key(said: str, kept: str) -> tuple[str, str]:
    return match_key(said), match_key(kept)


def _cells(table: QTableWidget, at: int) -> tuple[str, str]:
    """The two texts of a line; of a choice its value."""
    item, other, way = table.item(at, 0), table.item(at, 1), table.cellWidget(at, 1)
    said = nfc(item.text()).strip() if item else ""
    if isinstance(way, QComboBox):
        return said, str(way.currentData())
    return said, nfc(other.text()).strip() if other else ""


def _said(key: str, **values: Any) -> str:
    return put(message(f"office_dictionary.{key}", **values))
