"""The thresholds and the dictionary of the office, and those that hold in the workspace that is open.

A workspace judges by what held when it was first compared, so that it says tomorrow what it says today; what differs
from the office's own since is told, and taken over only where the user says so.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from compare import office
from compare.messages import message
from compare.office import Office
from desktop.keeping import Keeping


class OfficeRules(QObject):
    """What is kept in a folder for all workspaces, beside what the open one keeps."""

    changed = Signal()  # others hold here, or the user said that they shall not
    outdated = Signal()  # what is shown was judged by others than those that hold now
    problem = Signal(object)  # a Message

    def __init__(self, folder: Path, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._keeping = keeping
        self._own = office.read(folder)

    @property
    def own(self) -> Office:
        """What holds for every new workspace on this machine."""
        return self._own

    @property
    def in_force(self) -> Office:
        """What holds here: the workspace's, else the office's own."""
        kept = self._keeping.workspace.office()
        return office.from_texts(*kept) if kept else self._own

    @property
    def differing(self) -> tuple[str, ...]:
        """What of the office's own is not in force here: "thresholds", "dictionary"; nothing once the user said so."""
        if self._keeping.workspace.declined_office() == office.digest(self._own):
            return ()
        return office.differing(self.in_force, self._own)

    def settled(self) -> Office:
        """What is in force, kept in the workspace from its first comparison on."""
        if self._keeping.workspace.office() is None:
            self._keeping.workspace.keep_office(*office.as_texts(self._own))
        return self.in_force

    def keep(self, changed: Office) -> None:
        """Have others hold for every workspace from now on, this one included."""
        try:
            office.write(self._folder, changed)
        except OSError as error:
            self.problem.emit(message("window.problem.office_unwritable", why=error.strerror or str(error)))
            return
        self._own = changed
        self.use_own()

    def use_own(self) -> None:
        """Judge this workspace by the office's own from now on."""
        self._keeping.workspace.keep_office(*office.as_texts(self._own))
        self.changed.emit()
        self.outdated.emit()
        self._keeping.touch()

    def stay(self) -> None:
        """Judge this workspace as before, whatever the office's own are now."""
        self._keeping.workspace.decline_office(office.digest(self._own))
        self.changed.emit()
        self._keeping.touch()
