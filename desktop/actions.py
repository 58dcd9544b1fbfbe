"""Every action of the window with its words, icon and shortcut, in one table; menus and the tool bar show them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from desktop import theme
from desktop.texts import say

_KEY = QKeySequence.StandardKey

# name: (icon, shortcut)
_ACTIONS: dict[str, tuple[str, QKeySequence.StandardKey | str]] = {
    "add": ("file-plus", "Ctrl+N"),
    "paste": ("clipboard-paste", _KEY.Paste),
    "open": ("folder-open", _KEY.Open),
    "save": ("save", _KEY.Save),
    "save_as": ("save", "Ctrl+Shift+S"),
    "new": ("file-text", "Ctrl+Shift+N"),
    "save_copy": ("copy", ""),
    "merge": ("link", ""),
    "sample": ("star", ""),
    "close_figures": ("stamp", "Ctrl+Shift+L"),
    "print": ("printer", _KEY.Print),
    "print_pdf": ("printer", ""),
    "export": ("download", "Ctrl+E"),
    "quit": ("x", _KEY.Quit),
    "undo": ("undo-2", _KEY.Undo),
    "redo": ("redo-2", "Ctrl+Y"),
    "copy": ("copy", "Ctrl+Shift+C"),
    "find": ("search", _KEY.Find),
    "sort": ("arrow-down", "F3"),
    "thresholds": ("settings-2", ""),
    "dictionary": ("book-open", ""),
    "palette": ("search", "Ctrl+Shift+P"),
    "board": ("list-checks", "Ctrl+1"),
    "sections": ("columns-2", "Ctrl+2"),
    "source": ("file-text", "Ctrl+3"),
    "findings": ("triangle-alert", "Ctrl+4"),
    "charts": ("trending-up", "Ctrl+5"),
    "targets": ("target", "Ctrl+6"),
    "closing": ("stamp", "Ctrl+7"),
    "again": ("refresh-cw", _KEY.Refresh),
    "panes": ("columns-2", "F9"),
    "larger": ("zoom-in", "Ctrl++"),
    "smaller": ("zoom-out", "Ctrl+-"),
    "cancel": ("ban", "Esc"),
    "help": ("book-open", _KEY.HelpContents),
    "about": ("info", ""),
    # on the row that is selected
    "show_source": ("file-text", "Ctrl+Return"),
    "join": ("link", "Ctrl+J"),
    "separate": ("unlink", "Ctrl+Shift+J"),
    "rename": ("pencil", "F2"),
    "set_target": ("target", "Ctrl+T"),
    "direction_up": ("arrow-up", ""),
    "direction_down": ("arrow-down", ""),
    "correct": ("pencil", "Ctrl+Shift+E"),
    "set_period": ("calendar", ""),
    "remove_figure": ("circle-x", ""),
    "settle": ("stamp", "Ctrl+L"),
    "note": ("sticky-note", "Ctrl+M"),
    "responsible": ("flag", "Ctrl+U"),
    "ignore": ("eye-off", "Del"),
    # on the source that is selected
    "identity": ("settings-2", ""),
    "as_target": ("target", ""),
    "ocr": ("search", ""),
    "original": ("undo-2", ""),
    "keep_secret": ("save", ""),
    "reading_report": ("info", ""),
    "replace": ("refresh-cw", ""),
    "password": ("file-text", ""),
    "remove": ("trash-2", ""),
}
ROW = ("show_source", "join", "separate", "rename", "", "set_target", "direction_up", "direction_down", "settle",
       "responsible", "note", "", "correct", "set_period", "remove_figure", "", "ignore")  # fmt: skip
SOURCE = (
    "identity",
    "as_target",
    "reading_report",
    "",
    "ocr",
    "original",
    "keep_secret",
    "replace",
    "password",
    "",
    "remove",
)
ON_ROW = tuple(name for name in ROW if name and name != "show_source")  # what a decision comes of
ON_SOURCE = ("identity", "as_target", "ocr", "original", "keep_secret", "remove")
_MENUS = {
    "file": ("add", "paste", "", "new", "open", "save", "save_as", "save_copy", "merge", "sample", "",
             "close_figures", "export", "", "print", "print_pdf", "", "quit"),
    "edit": ("undo", "redo", "", "copy", "find", "sort", "palette", "",
             "thresholds", "dictionary", "", "again", "cancel"),
    "row": ROW,
    "source": SOURCE,
    "view": ("board", "sections", "source", "findings", "charts", "targets", "closing", "", "larger", "smaller",
             "panes"),
    "help": ("help", "about"),
}  # fmt: skip
_TOOLS = ("add", "", "undo", "redo", "", "join", "separate", "", "export")
# What there is nothing to be done with before something is open.
_LATER = (
    *ROW,
    "undo",
    "redo",
    "copy",
    "find",
    "sort",
    "again",
    "cancel",
    "export",
    "print",
    "print_pdf",
    "close_figures",
)
_THEMES = ("system", "light", "dark")
_LANGUAGES = ("vi", "en")


class Actions(QObject):
    """The actions by name; `menus` and `tools` lay them out, `retranslate` gives them their words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self.recent = QMenu()
        for name, (_, shortcut) in _ACTIONS.items():
            action = QAction(self)
            action.setObjectName(name)
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
            action.setShortcutVisibleInContextMenu(True)
            self._all[name] = action
        for name in ("as_target", "ocr", "original", "keep_secret", "direction_up", "direction_down"):
            self[name].setCheckable(True)
        self.themes = self._choices("theme", _THEMES)
        self.languages = self._choices("language", _LANGUAGES)
        self._bare = set(_ACTIONS)  # those that have no icon yet
        self.enable(_LATER, False)

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def menus(self, bar: QMenuBar) -> None:
        """Fill the menu bar."""
        for name, entries in _MENUS.items():
            self._menus[name] = bar.addMenu("")
            self.fill(self._menus[name], entries)
        view = self._menus["view"]
        view.addSeparator()
        for group in (self.themes, self.languages):
            sub = view.addMenu("")
            self._menus[group.objectName()] = sub
            sub.addActions(group.actions())
        self.recent = QMenu(bar)
        self._menus["recent"] = self.recent
        self._menus["file"].insertMenu(self["save"], self.recent)

    def view_menu(self) -> QMenu:
        return self._menus["view"]

    def source_menu(self) -> QMenu:
        return self._menus["source"]

    def fill(self, menu: QMenu | QToolBar, entries: tuple[str, ...]) -> None:
        """Put actions on a menu or a tool bar; "" is a line between groups."""
        if isinstance(menu, QMenu):
            menu.aboutToShow.connect(lambda: self.dress(entries))
        for entry in entries:
            if entry:
                menu.addAction(self[entry])
            else:
                menu.addSeparator()

    def tools(self, bar: QToolBar) -> None:
        self.fill(bar, _TOOLS)

    def enable(self, names: tuple[str, ...], yes: bool) -> None:
        for name in names:
            if name:
                self[name].setEnabled(yes)

    def retranslate(self) -> None:
        """Words and icons anew, in the language and colours in force."""
        for name, action in self._all.items():
            action.setText(say(f"action.{name}"))
            shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = action.text().replace("&", "").removesuffix("…")
            action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        dressed = tuple(set(_ACTIONS) - self._bare) or _TOOLS
        self._bare = set(_ACTIONS)
        self.dress(dressed)
        for name, menu in self._menus.items():
            menu.setTitle(say(f"menu.{name}"))
        for group in (self.themes, self.languages):
            for action in group.actions():
                action.setText(say(f"{group.objectName()}.{action.data()}"))

    def dress(self, names: tuple[str, ...] = ()) -> None:
        """Give actions their icons (all of them, without names): the start waits for none that is not in sight."""
        for name in self._bare.intersection(names or _ACTIONS):
            self[name].setIcon(theme.icon(_ACTIONS[name][0], "accent" if name in ("add", "export") else None))
            self._bare.discard(name)

    def _choices(self, name: str, values: tuple[str, ...]) -> QActionGroup:
        group = QActionGroup(self)
        group.setObjectName(name)
        for value in values:
            action = QAction(group)
            action.setCheckable(True)
            action.setData(value)
        return group
