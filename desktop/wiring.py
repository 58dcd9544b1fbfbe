"""The session and the window, wired: what each tells the other, and what the actions do. Read it as a diagram.

The frame is painted first; all of this is made and joined to it after that (`MainWindow.attend`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from compare.messages import Message
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
from desktop.window_frame import TABS

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_PRINTABLE = ("board", "sections", "findings", "charts", "closing")  # the tabs that have a form for paper
_PROBLEM_TIME = 12_000  # ms that a problem which belongs to no source stays in the pane


class Wiring:
    """All that stands behind the window, each part knowing only what it is told here."""

    def __init__(self, window: MainWindow, session: Session, settings: Settings) -> None:
        self._window = window
        self.session = session
        self._settings = settings
        self.office = OfficeWindows(window, session, settings)
        self.view_states = ViewStates(session.view)  # where the user was when this workspace was left
        self.at_hand = AtHand(window, session)
        self.menus = PointerMenus(window, session, self.at_hand)
        chosen = window.sources.selected, lambda: window.board.selected_rows()
        self.commands = FileCommands(window, session, settings, *chosen)
        self.records = RecordCommands(window, session, settings)
        self.printing = PrintCommands(window, settings, self._sheet)
        self._showing = ResultShowing(window, self)
        self._steps = Steps(window, session)
        self._views = ViewWiring(window, self, self._showing)
        self._wire_session()
        self._wire_frame()
        self._wire_actions()

    def _wire_session(self) -> None:
        session = self.session
        session.changed.connect(self._showing.show)
        session.sources_changed.connect(self._showing.show_sources)
        session.history_changed.connect(self._steps.show)
        session.busy_changed.connect(self._showing.show_busy)
        session.busy_changed.connect(self._window.foot.show_busy)
        session.progressed.connect(self._window.foot.show_progress)
        session.problem.connect(self.show_problem)
        session.exported.connect(self._show_exported)
        session.opened.connect(self._remember_file)
        session.kept.connect(self._settings.remember)
        session.office.changed.connect(self._show_office)
        session.opened.connect(self._show_office)
        session.leaving.connect(self._note_view)

    def _wire_frame(self) -> None:
        window, commands = self._window, self.commands
        window.history.stepped.connect(self._steps.go)
        window.tabs.currentChanged.connect(lambda _: self.enable())
        self.at_hand.changed.connect(self.enable)
        self.at_hand.password_wanted.connect(commands.unlock)
        self.at_hand.recognition_wanted.connect(self.menus.recognise)
        window.sources.add_requested.connect(commands.add)
        window.sources.paste_requested.connect(commands.paste)
        window.sources.source_opened.connect(self.at_hand.open_source)
        window.sources.menu_requested.connect(self.menus.of_source)
        window.welcome.add_requested.connect(commands.add)
        window.welcome.sample_requested.connect(commands.open_sample)
        window.banner.acted.connect(commands.new)
        window.office_notice.own_wanted.connect(self.session.office.use_own)
        window.office_notice.kept_wanted.connect(self.session.office.stay)
        commands.sample_opened.connect(window.banner.setVisible)
        commands.sample_opened.connect(lambda _: window.go("board"))
        for teller in (commands, self.records, self.printing):
            teller.told.connect(window.foot.tell)
        for problematic in (commands, self.printing):
            problematic.problem.connect(self.show_problem)

    def _wire_actions(self) -> None:
        window, session, commands, act = self._window, self.session, self.commands, self._window.actions_
        plain = {
            "add": commands.add, "paste": commands.paste, "replace": commands.replace, "password": commands.unlock,
            "new": commands.new, "open": commands.open, "save": commands.save, "save_as": commands.save_as,
            "sample": commands.open_sample, "export": commands.export,
            "undo": session.undo, "redo": session.redo,
            "again": session.update, "cancel": session.cancel, "copy": lambda: window.board.copy(),
            "find": self._find, "sort": lambda: window.board.sort(),
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
            act[name].triggered.connect(lambda _=False, name=name: window.go(name))
        act.source_menu().aboutToShow.connect(self.menus.enable_on_source)
        act.recent.aboutToShow.connect(lambda: commands.list_recent(act.recent))
        window.foot.stop_wanted.connect(session.cancel)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), window, session.redo)

    # What is shown ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show what the session holds; the board is made in a turn of its own where there is nothing on it."""
        self._window.retranslate()
        self._showing.show_sources()
        for name in ("inspector", "board") if self.session.sources else ("inspector",):
            getattr(self._window, name)
        if not self._window.is_made("board"):
            self._window.turns.put_off("making the board", partial(getattr, self._window, "board"))
        self._show_office()

    def view_made(self, name: str, view: QWidget) -> None:
        """Wire a view that somebody wants to look at, and show it what there is."""
        self._views.wire(name, view)
        self.view_states.made(name, view)

    def retranslate(self) -> None:
        """Say anew what depends on the session."""
        self._showing.count_tabs()
        self._steps.show()

    def enable(self) -> None:
        """Let be done what can be done now, and nothing else."""
        self.menus.enable_on_row()
        actions, something = self._window.actions_, bool(self.session.result.readings)
        actions.enable(("export", "copy", "find", "sort"), something)
        actions["close_figures"].setEnabled(bool(self.session.result.rows))
        actions.enable(("print", "print_pdf"), something and self._printable() is not None)
        actions["again"].setEnabled(bool(self.session.sources) and not self.session.is_busy)
        actions.enable(("cancel",), self.session.is_busy)

    def show_problem(self, said: Message) -> None:
        """Say what went wrong and belongs to no source, for a while."""
        text, sources = put(said), self._window.sources
        sources.show_problem(text)
        if not self.session.is_busy:
            self._window.foot.tell("")  # what was being done is not going on
        QTimer.singleShot(_PROBLEM_TIME, sources, lambda: sources.forget_problem(text))

    def _show_office(self) -> None:
        self._window.office_notice.show_differing(self.session.office.differing if self.session.sources else ())

    def _show_exported(self, made: Exported) -> None:
        self._settings.folder = str(Path(made.path).parent)  # only where writing went well
        self._window.foot.show_made(made)

    def _remember_file(self) -> None:
        """Another workspace is open, or this one has a name now."""
        self._steps.forget()
        self._window.foot.tell("")
        if not self.session.result.rows:
            self.view_states = ViewStates(self.session.view)
        if self.session.file is not None:
            self._settings.remember(self.session.file)
        self._window.retranslate()

    def _note_view(self) -> None:
        """Note in the workspace where the user is, to be shown again when it is opened."""
        if self.session.result.rows:
            self.session.keep_view(self.view_states.noted(self._window))

    # What the user does -------------------------------------------------------------------------------------------

    def _find(self) -> None:
        self._window.go("board")
        self._window.board.focus_search()

    def _find_action(self) -> None:
        from desktop.command_palette import CommandPalette, entries_of  # here: a start needs no search

        self.menus.enable_on_source()
        self._window.actions_.dress()
        dialog = CommandPalette(self._window, entries_of(self._window.menuBar()))
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            chosen.trigger()

    def _printable(self) -> Callable[[str], Sheet | None] | None:
        """What puts the tab in front on paper; None where it has no form for it."""
        shown = TABS[self._window.tabs.currentIndex()]
        return getattr(self._window, shown).printed if shown in _PRINTABLE else None

    def _sheet(self) -> Sheet | None:
        printed = self._printable()
        return printed(self.name()) if printed else None

    def name(self) -> str:
        """What the workspace is called."""
        return self.session.file.stem if self.session.file else say("unnamed")

    def close(self) -> None:
        """Note where the user is, and end the session."""
        self._note_view()
        self._window.turns.forget()
        self._window.hide()  # at once: the worker may take a moment to end
        self.session.close()
