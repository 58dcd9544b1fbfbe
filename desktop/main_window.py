"""The one window: the frame, and what it keeps of itself (size, colours, words). `wiring` puts a session behind it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from compare.messages import Language, message
from desktop import texts, theme
from desktop.settings import Settings
from desktop.texts import say
from desktop.window_frame import WindowFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.session import Session
    from desktop.wiring import Wiring


_NARROW = 1150  # pixels of a window in which panes at both sides would leave the middle too little


class MainWindow(WindowFrame):
    """The frame, which stands empty until it attends to a session: so it is painted before anything is opened."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._wiring: Wiring | None = None
        self._help_window: QWidget | None = None
        self._is_new = False  # nothing is kept of where its panes were
        self._wire_own_actions()
        self.retranslate()
        self._restore()

    @property
    def wiring(self) -> Wiring:
        """What stands behind the window; there is none before it attends to a session."""
        assert self._wiring is not None
        return self._wiring

    def attend(self, session: Session) -> None:
        """Show what `session` holds and let it be worked on, from now on."""
        from desktop.wiring import Wiring  # here: the first paint waits for nothing of it

        self._wiring = Wiring(self, session, self.settings)
        self._wiring.begin()

    def view_made(self, name: str, view: QWidget) -> None:
        self.wiring.view_made(name, view)

    def when_compared(self, run: Callable[[], None]) -> None:
        """Call `run` once, when there is a result and nothing is under way."""
        session = self.wiring.session

        def look(busy: bool) -> None:
            if not busy:
                session.busy_changed.disconnect(look)
                run()

        session.busy_changed.connect(look)

    def open_paths(self, paths: list[Path]) -> None:
        """Take files in that were named on the command line."""
        self.wiring.commands.add_paths(paths)

    def tell_mishap(self) -> None:
        """Say that something went wrong which nobody thought of; nothing is lost by it."""
        if self._wiring is not None:
            self._wiring.show_problem(message("window.problem.mishap"))

    def end(self) -> None:
        """The event loop has ended, be it that the screen went away and nobody closed the window: let go of all."""
        if self._wiring is not None:
            self._wiring.session.close()

    # What the window does by itself -------------------------------------------------------------------------------

    def _wire_own_actions(self) -> None:
        act = self.actions_
        plain = {
            "quit": self.close, "panes": self.toggle_panes, "help": self._help, "about": self._about,
            "larger": partial(self._resize_text, 1.0), "smaller": partial(self._resize_text, -1.0),
        }  # fmt: skip
        for name, run in plain.items():
            act[name].triggered.connect(lambda _=False, run=run: run())
        act.themes.triggered.connect(lambda chosen: self.set_theme(chosen.data()))
        act.languages.triggered.connect(lambda chosen: self.set_language(chosen.data()))
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def retranslate(self) -> None:
        """Say everything of the window itself anew."""
        name = self._wiring.name() if self._wiring else ""
        self.setWindowTitle(f"{name} – {say('app')}" if name else say("app"))
        self.name_parts()
        for group, value in ((self.actions_.themes, theme.choice()), (self.actions_.languages, texts.language())):
            for action in group.actions():
                action.setChecked(action.data() == value)
        if self._wiring is None:
            self.name_tabs({})
        else:
            self._wiring.retranslate()

    def set_theme(self, chosen: theme.Choice) -> None:
        """Put a colour scheme in force and remember it."""
        self.settings.theme = chosen
        theme.apply(chosen)
        self.retranslate()

    def set_language(self, chosen: Language) -> None:
        """Speak another language, at once and from now on."""
        self.settings.language = chosen
        texts.use(chosen)

    def _resize_text(self, by: float) -> None:
        """Make all text larger or smaller, and remember it."""
        self.settings.points = theme.resize(theme.points() + by)

    def _follow_system(self) -> None:
        """The system has gone light or dark."""
        if theme.choice() == "system":
            self.set_theme("system")

    def _help(self) -> None:
        from desktop.help_window import HelpWindow  # here: a start needs no help pages

        if self._help_window is None:
            self._help_window = HelpWindow(self)
        self._help_window.show()
        self._help_window.raise_()
        self._help_window.activateWindow()

    def _about(self) -> None:
        QMessageBox.about(self, say("app"), say("help.about"))

    # What Qt tells ------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._wiring and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.wiring.commands.take(event.mimeData())

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_new:
            self._is_new = False
            room = self.screen().availableSize().width() if self.isMaximized() else self.width()
            if room < _NARROW:
                self.gather_panes()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep_bytes("geometry", self.saveGeometry())
        self.settings.keep_bytes("state", self.saveState())
        self.settings.keep_bytes("board", self._split.saveState())
        self.settings.sync()
        if self._wiring is not None:
            self._wiring.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self.settings.bytes("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width()), min(880, room.height()))
            if room.width() <= 1440 or room.height() <= 900:
                self.setWindowState(Qt.WindowState.WindowMaximized)
            self._is_new = True
        if not self.settings.bytes("state").isEmpty():
            self.restoreState(self.settings.bytes("state"))
        if not self.settings.bytes("board").isEmpty():
            self._split.restoreState(self.settings.bytes("board"))
