"""What the user does with files: reports in, the workspace opened and kept, the brief out. Asks, then tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from compare.messages import Message, message
from desktop import files
from desktop.session import Session
from desktop.settings import Settings
from desktop.texts import say


class FileCommands(QObject):
    """The commands; `chosen` gives the id of the source at the cursor, or "", `rows` those chosen on the board."""

    told = Signal(str)  # a line for the status bar
    problem = Signal(object)  # a Message
    sample_opened = Signal(bool)  # whether what is open now is the sample

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        chosen: Callable[[], str],
        rows: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._chosen, self._rows = chosen, rows

    def add(self) -> None:
        self.add_paths(files.ask_for_reports(self._window, self._settings))

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take files in."""
        if paths:
            self._leave_sample()
            self._session.add_files(paths)

    def paste(self) -> None:
        self.take(QApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Take in what was pasted or dropped: files, or else a text."""
        given = files.from_clipboard(data)
        if not isinstance(given, str):
            self.add_paths(given)
        elif given.strip():
            self._leave_sample()
            self._session.add_text(files.pasted_name(self._session.sources), given)
        else:
            nothing: Message = message("window.problem.nothing_to_paste")
            self.problem.emit(nothing)

    def replace(self) -> None:
        found = files.ask_for_reports(self._window, self._settings, one=True)
        if found and self._chosen():
            self._session.replace_file(self._chosen(), found[0])

    def unlock(self) -> None:
        """Ask for the password of the source at the cursor."""
        from desktop import decision_dialogs  # here: a start needs no dialogs

        source = next((s for s in self._session.sources if s.id == self._chosen()), None)
        word = decision_dialogs.secret(self._window, source.name) if source else ""
        if source and word:
            self._session.unlock(source.id, word)

    def new(self) -> None:
        self._session.new()
        self.sample_opened.emit(False)

    def _leave_sample(self) -> None:
        """What is taken in while the sample is looked at is work of its own, and no report of the sample's commune."""
        open_ones = {source.digest for source in self._session.sources}
        if open_ones and open_ones <= files.sample_digests():
            self.new()

    def open_sample(self) -> None:
        """Open the sample set in a workspace of its own."""
        self._session.new()
        self._session.add_files(files.sample())
        self.sample_opened.emit(bool(files.sample()))

    def open(self) -> None:
        file = files.ask_for_workspace(self._window, self._settings)
        if file:
            self._session.open(file)

    def save(self) -> None:
        """Bring the file up to date, which needs no asking; a workspace without one is asked for it."""
        file = self._session.file
        if file is None:
            self.save_as()
        elif self._session.save_copy(file):
            self.told.emit(say("saved", name=file.name))

    def save_as(self) -> None:
        """Keep the workspace in a file that is asked for, from now on."""
        file = files.ask_where_to_keep(self._window, self._settings, self._session.file)
        if file and self._session.save_as(file):
            self._session.opened.emit()
            self.told.emit(say("saved", name=file.name))

    def list_recent(self, menu: QMenu) -> None:
        """Fill `menu` with the workspaces opened last."""
        menu.clear()
        for file in self._settings.recent:
            name = f"{file.stem}   ({file.parent.name})"  # two of one name are told apart by their folders
            menu.addAction(name).triggered.connect(lambda _=False, file=file: self._session.open(file))
        if not self._settings.recent:
            menu.addAction(say("files.no_recent")).setEnabled(False)

    def export(self) -> None:
        from desktop.brief_dialog import BriefDialog  # here: a start needs no brief

        session, rows = self._session, self._rows()
        dialog = BriefDialog(self._window, session.result, session.brief_choices, self._settings, rows)
        dialog.preview_wanted.connect(session.preview)
        dialog.pages.page_wanted.connect(session.draw_page)
        session.previewed.connect(dialog.show_preview)
        session.problem.connect(dialog.show_problem)
        session.page_drawn.connect(dialog.pages.take)
        dialog.ask_for_preview()
        done = dialog.exec()
        session.previewed.disconnect(dialog.show_preview)
        session.problem.disconnect(dialog.show_problem)
        session.page_drawn.disconnect(dialog.pages.take)
        dialog.deleteLater()
        if done:
            self._session.decide(*dialog.decisions())
            self._session.export(dialog.path(), dialog.wanted())
            self.told.emit(say("brief.writing"))
