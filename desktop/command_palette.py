"""Every action of the window in one list, found by a few letters of its name, with or without marks (Ctrl+Shift+P)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from compare.wording import plain
from desktop import texts
from desktop.texts import say

_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """An action with the menu it stands in; `also` are further words by which it is found."""

    name: str
    where: str
    action: QAction
    also: str = ""

    @property
    def words(self) -> str:
        return plain(f"{self.name} {self.where} {self.also}")


def entries_of(bar: QMenuBar) -> list[Entry]:
    """Every action of the menus, in their order, each once."""
    found: dict[int, Entry] = {}
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            for entry in _of_menu(menu, bare(top.text())):
                found.setdefault(id(entry.action), entry)
    return list(found.values())


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that have every word typed, those whose name begins with it first, else in their order."""
    words = plain(typed).split()
    found = [e for e in entries if all(word in e.words for word in words)]
    return sorted(found, key=lambda e: _rank(plain(e.name), words))


class CommandPalette(QDialog):
    """The list over the window; Enter runs what is chosen."""

    def __init__(self, parent: QWidget, entries: Sequence[Entry]) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("palette.title"))
        self._entries = entries
        self._search, self._list = QLineEdit(self), QTreeWidget(self)
        self._search.setPlaceholderText(say("palette.hint"))
        self._search.setAccessibleName(say("palette.hint"))
        self._search.installEventFilter(self)
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self.accept)
        self._list.setAccessibleName(say("palette.title"))
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setColumnCount(3)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.itemActivated.connect(lambda _: self.accept())
        box = QVBoxLayout(self)
        box.addWidget(self._search)
        box.addWidget(self._list)
        self.resize(min(620, parent.width() - 80), 420)
        self._narrow("")

    def chosen(self) -> QAction | None:
        """The action at the cursor; None where it cannot be run now."""
        item = self._list.currentItem()
        entry = self._entries[item.data(0, _ENTRY)] if item else None
        return entry.action if entry and entry.action.isEnabled() else None

    def accept(self) -> None:
        if self.chosen() is not None:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the letters go into the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._list.clear()
        quiet = self.palette().placeholderText()
        for entry in matching(self._entries, typed):
            item = QTreeWidgetItem(self._list, [_marked(entry), entry.where, _shortcut(entry)])
            item.setIcon(0, entry.action.icon())
            item.setData(0, _ENTRY, self._entries.index(entry))
            item.setForeground(1, quiet)
            item.setForeground(2, quiet)
            if not entry.action.isEnabled():
                item.setForeground(0, quiet)
                item.setToolTip(0, say("palette.not_now"))
        for column in (1, 2):
            self._list.resizeColumnToContents(column)
            self._list.setColumnWidth(column, self._list.columnWidth(column) + 14)
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)


def bare(text: str) -> str:
    """The words of an action without its mnemonic mark and its dots."""
    return text.replace("&", "").removesuffix("…").strip()


def _of_menu(menu: QMenu, where: str) -> list[Entry]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _of_menu(inner, f"{where} › {bare(action.text())}")
        elif not action.isSeparator():
            found.append(Entry(bare(action.text()), where, action, texts.other_words(f"action.{action.objectName()}")))
    return found


def _marked(entry: Entry) -> str:
    """An action's name, with a mark where it is a choice that is made."""
    return f"✓ {entry.name}" if entry.action.isCheckable() and entry.action.isChecked() else entry.name


def _shortcut(entry: Entry) -> str:
    return entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _rank(name: str, words: list[str]) -> int:
    if not words:
        return 0
    if name.startswith(words[0]):
        return 0
    return 1 if all(f" {word}" in f" {name}" for word in words) else 2
