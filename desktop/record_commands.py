"""What the user does with the workspace as a record: figures closed, a copy kept, another workspace put in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import files
from desktop.session import Session
from desktop.settings import Settings
from desktop.texts import put, say


class RecordCommands(QObject):
    """The commands; each asks what must be asked, and tells what was done."""

    told = Signal(str)  # a line for the status bar

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings

    def close_figures(self) -> None:
        """Close the figures as they are shown, for good."""
        from desktop.closed_words import title_of  # here: a start needs no dialog
        from desktop.closing_dialogs import ClosingDialog
        from desktop.dialog_parts import agreed

        if not self._session.result.rows:
            return
        dialog = ClosingDialog(self._window, self._session.result, self._settings.person)
        if agreed(dialog):
            self._settings.person = dialog.person()
            closing = dialog.closing(date.today())
            self._session.records.close_figures(closing)
            self.told.emit(say("closing.done", title=title_of(closing)))

    def save_copy(self) -> None:
        """Write the workspace to another file and go on in this one."""
        file = files.ask_where_to_copy(self._window, self._settings, self._session.file)
        if file and self._session.save_copy(file):
            self.told.emit(say("copied", name=file.name))

    def merge(self) -> None:
        """Ask for another workspace and put it into this one."""
        file = files.ask_for_workspace(self._window, self._settings)
        if file:
            self.merge_with(file)

    def merge_with(self, file: Path) -> None:
        """Put the workspace in `file` into this one, its differences as chosen."""
        from desktop.dialog_parts import agreed
        from desktop.merge_dialog import MergeDialog

        found = self._session.records.compared_with(file)
        if found is None:
            return
        if not (found.sources or found.additions or found.differences):
            self.told.emit(say("merge.alike", name=file.stem))
            return
        names = self._session.names
        dialog = MergeDialog(self._window, found, file.stem, lambda decision: put(names.of(decision)))
        if agreed(dialog):
            self._session.records.take_over(file, found, dialog.theirs(), dialog.with_secrets())
            self.told.emit(say("merge.done", name=file.stem, count=len(found.decisions(dialog.theirs()))))
