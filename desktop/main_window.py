"""The one window: lays the views out and wires them to the session. The wiring is in `_wire` and `ViewWiring`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from compare.messages import Language, Message, message
from desktop import texts, theme
from desktop.at_hand import AtHand
from desktop.file_commands import FileCommands
from desktop.office_windows import OfficeWindows
from desktop.pointer_menus import PointerMenus
from desktop.print_commands import PrintCommands
from desktop.record_commands import RecordCommands
from desktop.requests import Exported
from desktop.result_showing import ResultShowing
from desktop.session import Session
from desktop.settings import Settings
from desktop.sheet import Sheet
from desktop.steps import Steps
from desktop.texts import put, say
from desktop.view_state import ViewStates
from desktop.view_wiring import ViewWiring
from desktop.window_frame import TABS, WindowFrame

_PRINTABLE = ("board", "sections", "findings", "charts", "closing")  # the tabs that have a form for paper
_PROBLEM_TIME = 12_000  # ms that a problem which belongs to no source stays in the pane


class MainWindow(WindowFrame):
    """The frame, filled by the session and obeyed by it."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._help_window: QWidget | None = None
        self.office = OfficeWindows(self, session, settings)
        self.view_states = ViewStates(session.view)  # where the user was when this workspace was left
        self.at_hand = AtHand(self, session)
        self.menus = PointerMenus(self, session, self.at_hand)
        chosen = self.sources.selected, lambda: self.board.selected_rows()
        self.commands = FileCommands(self, session, settings, *chosen)
        self.records = RecordCommands(self, session, settings)
        self.printing = PrintCommands(self, settings, self._sheet)
        self._showing = ResultShowing(self, session)
        self._steps = Steps(self, session)
        self._wiring = ViewWiring(self, session, self._showing)
        self._wire()
        self.retranslate()
        self._restore()
        self._showing.show_sources()

    # Wiring -------------------------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self._wire_session()
        self._wire_views()
        self._wire_actions()

    def _wire_session(self) -> None:
        session = self._session
        session.changed.connect(self._showing.show)
        session.sources_changed.connect(self._showing.show_sources)
        session.history_changed.connect(self._steps.show)
        session.busy_changed.connect(self._showing.show_busy)
        session.busy_changed.connect(self.foot.show_busy)
        session.progressed.connect(self.foot.show_progress)
        session.problem.connect(self._show_problem)
        session.exported.connect(self._show_exported)
        session.opened.connect(self._remember_file)
        session.kept.connect(self._settings.remember)
        session.office.changed.connect(self._show_office)
        session.opened.connect(self._show_office)
        session.leaving.connect(self._note_view)

    def _wire_views(self) -> None:
        commands = self.commands
        self._history.stepped.connect(self._steps.go)
        self.tabs.currentChanged.connect(lambda _: self.enable())
        self.at_hand.changed.connect(self.enable)
        self.at_hand.password_wanted.connect(commands.unlock)
        # the sources
        self.sources.add_requested.connect(commands.add)
        self.sources.paste_requested.connect(commands.paste)
        self.sources.source_opened.connect(self.at_hand.open_source)
        self.sources.menu_requested.connect(self.menus.of_source)
        self.welcome.add_requested.connect(commands.add)
        self.welcome.sample_requested.connect(commands.open_sample)
        self.banner.acted.connect(commands.new)
        self.office_notice.own_wanted.connect(self._session.office.use_own)
        self.office_notice.kept_wanted.connect(self._session.office.stay)
        commands.sample_opened.connect(self.banner.setVisible)
        commands.sample_opened.connect(lambda _: self.go("board"))
        for teller in (commands, self.records, self.printing):
            teller.told.connect(self.foot.tell)
        for problematic in (commands, self.printing):
            problematic.problem.connect(self._show_problem)

    def view_made(self, name: str, view: QWidget) -> None:
        """Wire a view that somebody wants to look at, and show it what there is."""
        self._wiring.wire(name, view)
        self.view_states.made(name, view)

    def _wire_actions(self) -> None:
        session, commands, act = self._session, self.commands, self.actions_
        plain = {
            "add": commands.add, "paste": commands.paste, "replace": commands.replace, "password": commands.unlock,
            "new": commands.new, "open": commands.open, "save": commands.save, "save_as": commands.save_as,
            "sample": commands.open_sample, "export": commands.export, "quit": self.close,
            "undo": session.undo, "redo": session.redo,
            "again": session.update, "cancel": session.cancel, "copy": lambda: self.board.copy(), "find": self._find,
            "sort": lambda: self.board.sort(),
            "larger": partial(self._resize_text, 1.0), "smaller": partial(self._resize_text, -1.0),
            "panes": self.toggle_panes, "help": self._help, "about": self._about,
            "show_source": self.at_hand.show_source_of_row,
            "reading_report": self.menus.show_reading_report, "palette": self._find_action,
            "thresholds": self.office.thresholds, "dictionary": self.office.dictionary,
            "save_copy": self.records.save_copy, "merge": self.records.merge,
            "close_figures": self.records.close_figures,
            "print": self.printing.preview, "print_pdf": self.printing.as_pdf,
        }  # fmt: skip
        for name, run in plain.items():
            act[name].triggered.connect(lambda _=False, run=run: run())
        for name in TABS:
            act[name].triggered.connect(lambda _=False, name=name: self.go(name))
        act.source_menu().aboutToShow.connect(self.menus.enable_on_source)
        act.recent.aboutToShow.connect(lambda: commands.list_recent(act.recent))
        act.themes.triggered.connect(lambda chosen: self.set_theme(chosen.data()))
        act.languages.triggered.connect(lambda chosen: self.set_language(chosen.data()))
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.foot.stop_wanted.connect(session.cancel)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, session.redo)

    # What is shown ------------------------------------------------------------------------------------------------

    def _show_office(self) -> None:
        self.office_notice.show_differing(self._session.office.differing if self._session.sources else ())

    def _show_problem(self, said: Message) -> None:
        text = put(said)
        self.sources.show_problem(text)
        if not self._session.is_busy:
            self.foot.tell("")  # what was being done is not going on
        QTimer.singleShot(_PROBLEM_TIME, lambda: self.sources.forget_problem(text))

    def tell_mishap(self) -> None:
        """Say that something went wrong which nobody thought of; nothing is lost by it."""
        self._show_problem(message("window.problem.mishap"))

    def _show_exported(self, made: Exported) -> None:
        self._settings.folder = str(Path(made.path).parent)  # only where writing went well
        self.foot.show_made(made)

    def retranslate(self) -> None:
        """Say everything of the window itself anew."""
        name = self._session.file.stem if self._session.file else say("unnamed")
        self.setWindowTitle(f"{name} – {say('app')}")
        self.name_parts()
        for group, value in ((self.actions_.themes, theme.choice()), (self.actions_.languages, texts.language())):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self._showing.count_tabs()
        self._steps.show()

    def enable(self) -> None:
        """Let be done what can be done now, and nothing else."""
        self.menus.enable_on_row()
        something = bool(self._session.result.readings)
        self.actions_.enable(("export", "copy", "find", "sort"), something)
        self.actions_["close_figures"].setEnabled(bool(self._session.result.rows))
        self.actions_.enable(("print", "print_pdf"), something and self._printable() is not None)
        self.actions_["again"].setEnabled(bool(self._session.sources) and not self._session.is_busy)
        self.actions_.enable(("cancel",), self._session.is_busy)

    # What the user looks at ---------------------------------------------------------------------------------------

    def _find(self) -> None:
        self.go("board")
        self.board.focus_search()

    # What the user does -------------------------------------------------------------------------------------------

    def _remember_file(self) -> None:
        """Another workspace is open, or this one has a name now."""
        self._steps.forget()
        self.foot.tell("")
        if not self._session.result.rows:
            self.view_states = ViewStates(self._session.view)
        if self._session.file is not None:
            self._settings.remember(self._session.file)
        self.retranslate()

    def _note_view(self) -> None:
        """Note in the workspace where the user is, to be shown again when it is opened."""
        if self._session.result.rows:
            self._session.keep_view(self.view_states.noted(self))

    def _find_action(self) -> None:
        from desktop.command_palette import CommandPalette, entries_of  # here: a start needs no search

        self.menus.enable_on_source()
        self.actions_.dress()
        dialog = CommandPalette(self, entries_of(self.menuBar()))
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            chosen.trigger()

    def _printable(self) -> Callable[[str], Sheet | None] | None:
        """What puts the tab in front on paper; None where it has no form for it."""
        shown = TABS[self.tabs.currentIndex()]
        return getattr(self, shown).printed if shown in _PRINTABLE else None

    def _sheet(self) -> Sheet | None:
        printed = self._printable()
        name = self._session.file.stem if self._session.file else say("unnamed")
        return printed(name) if printed else None

    def _help(self) -> None:
        from desktop.help_window import HelpWindow  # here: a start needs no help pages

        if self._help_window is None:
            self._help_window = HelpWindow(self)
        self._help_window.show()
        self._help_window.raise_()
        self._help_window.activateWindow()

    def _about(self) -> None:
        QMessageBox.about(self, say("app"), say("help.about"))

    def set_theme(self, chosen: theme.Choice) -> None:
        """Put a colour scheme in force and remember it."""
        self._settings.theme = chosen
        theme.apply(chosen)
        self.retranslate()

    def _resize_text(self, by: float) -> None:
        """Make all text larger or smaller, and remember it."""
        self._settings.points = theme.resize(theme.points() + by)

    def _follow_system(self) -> None:
        """The system has gone light or dark."""
        if theme.choice() == "system":
            self.set_theme("system")

    def set_language(self, chosen: Language) -> None:
        """Speak another language, at once and from now on."""
        self._settings.language = chosen
        texts.use(chosen)

    # What Qt tells ------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.commands.take(event.mimeData())

    def furnish(self) -> None:
        """Make what the first paint did not wait for; the board in a turn of its own where there is nothing on it."""
        for name in ("inspector", "board") if self._session.sources else ("inspector",):
            getattr(self, name)
        if not self.is_made("board"):
            self.turns.put_off("making the board", partial(getattr, self, "board"))
        self._show_office()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep_bytes("geometry", self.saveGeometry())
        self._settings.keep_bytes("state", self.saveState())
        self._settings.keep_bytes("board", self._split.saveState())
        self._settings.sync()
        self._note_view()
        self.turns.forget()
        self.hide()  # at once: the worker may take a moment to end
        self._session.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self._settings.bytes("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width()), min(880, room.height()))
            if room.width() <= 1440 or room.height() <= 900:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        if not self._settings.bytes("state").isEmpty():
            self.restoreState(self._settings.bytes("state"))
        if not self._settings.bytes("board").isEmpty():
            self._split.restoreState(self._settings.bytes("board"))

    def when_compared(self, run: Callable[[], None]) -> None:
        """Call `run` once, when there is a result and nothing is under way."""

        def look(busy: bool) -> None:
            if not busy:
                self._session.busy_changed.disconnect(look)
                run()

        self._session.busy_changed.connect(look)

    def open_paths(self, paths: list[Path]) -> None:
        """Take files in that were named on the command line."""
        self.commands.add_paths(paths)
