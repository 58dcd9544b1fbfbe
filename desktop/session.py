"""The session: the workspace and its newest result; everything that changes goes through here.

Views do not know it. It tells facts (`changed`, `history_changed`, `progressed`) and takes what the user decided; a
decision is committed to the workspace before anything is computed, so that nothing shown as done can be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from compare.comparison import Comparison
from compare.decisions import Decision, SourceAdded, SourceReplaced
from compare.folding import Folded, fold
from compare.messages import message
from compare.report import Source
from compare.secrecy import stamp_in
from compare.thresholds import Thresholds
from compare.workspace import Act, Workspace, WorkspaceError, is_workspace
from desktop.contents import Contents
from desktop.decision_names import Names
from desktop.desk import Desk
from desktop.intake import bytes_of, source_of
from desktop.jobs import Jobs
from desktop.keeping import Keeping
from desktop.last_result import LastResult
from desktop.office_rules import OfficeRules
from desktop.places import with_folders
from desktop.records import Records
from desktop.requests import Beside, Compared, Draw, Drawn, Export, Preview, Refused, Update
from desktop.sent_once import Receiver

_OFFICE = "office"  # the folder, within the app's own, of what holds for every workspace
_READINGS = "readings"


class Session(QObject):
    """One workspace at a time, with its jobs."""

    changed = Signal(object)  # the new Comparison
    sources_changed = Signal()
    history_changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(int, int, str)
    problem = Signal(object)  # a Message
    exported = Signal(object)  # Exported
    linked = Signal(object)  # Linked
    previewed = Signal(object)  # Previewed
    page_drawn = Signal(object, QImage)  # Drawn, and its picture
    opened = Signal()  # another workspace is open
    leaving = Signal()  # the workspace that is open is about to be left
    kept = Signal(object)  # the file into which a workspace without a name was put when it was left

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Works in `folder`, the app's own; what was open there last is open again."""
        super().__init__(parent)
        self.result = Comparison()
        self.names = Names()
        self._received = Receiver()
        self._passwords: dict[str, str] = {}
        self._busy = self._is_closed = False
        self._keeping = Keeping(folder, self)
        self._keeping.problem.connect(self.problem)
        self.records = Records(self._keeping, self)
        self.records.problem.connect(self.problem)
        self.records.brought.connect(lambda said: self.decide(*said))
        self.office = OfficeRules(folder / _OFFICE, self._keeping, self)
        self.office.problem.connect(self.problem)
        self.office.outdated.connect(self.update)
        self._jobs = Jobs(self, folder / _READINGS)
        self._last = LastResult(self._keeping, self._jobs, self._may_be_kept, self)
        self._wire()

    def _wire(self) -> None:
        self._jobs.compared.connect(self._take)
        self._jobs.refused.connect(self._refused)
        self._jobs.exported.connect(self.exported)
        self._jobs.linked.connect(self.linked)
        self._jobs.previewed.connect(self.previewed)
        self._jobs.drawn.connect(self.page_drawn)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.died.connect(self._died)

    # What there is ------------------------------------------------------------------------------------------------

    @property
    def file(self) -> Path | None:
        """The user's file that holds the workspace; None where it has no name yet."""
        return self._desk.file

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources as the decisions leave them."""
        return fold(self._workspace.decisions).sources

    @property
    def brief_choices(self) -> Mapping[str, Any]:
        """What was chosen for the brief before."""
        return fold(self._workspace.decisions).brief

    @property
    def limits(self) -> Thresholds:
        """The thresholds in force: the office's with the workspace's own over them."""
        return self.office.in_force.thresholds.with_values(self.folded.thresholds)[0]

    @property
    def folded(self) -> Folded:
        """What the decisions come to."""
        return fold(self._workspace.decisions)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self._workspace.decisions

    @property
    def acts(self) -> tuple[Act, ...]:
        """The decisions by what was said at once, which is one step of undo."""
        return self._workspace.acts

    @property
    def undone_acts(self) -> tuple[Act, ...]:
        """What was undone, the next step of redo first."""
        return self._workspace.undone_acts

    @property
    def is_busy(self) -> bool:
        return self._busy

    # What the user does -------------------------------------------------------------------------------------------

    def decide(self, *said: Decision) -> None:
        """Write down what was said, as one act, and compare anew."""
        if not said:
            return
        self._workspace.decide(*said)
        self._decided()

    def undo(self) -> None:
        if self._workspace.undo():
            self._decided()

    def redo(self) -> None:
        if self._workspace.redo():
            self._decided()

    def add_files(self, paths: Iterable[Path]) -> None:
        """Take files in; a folder stands for the files in it, a workspace file is opened."""
        added: list[Source] = []
        for path in with_folders(paths):
            content = self._bytes_of(path)
            if content is None:
                continue
            if is_workspace(content):
                self.open(path)
                continue
            source = self._keep(path.name, content, len(added), path)
            if self._is_lost(source):
                self._contents.hold(source.digest, content, path)
                self.update()
            elif self._has_already(source, added):
                self.problem.emit(message("window.problem.already", file=path.name))
            else:
                added.append(source)
        self.decide(*(SourceAdded(source) for source in added))

    def add_text(self, name: str, text: str) -> None:
        """Take a pasted text in as a source of its own; it lies nowhere else, so it is kept at once if it may be."""
        source = self._keep(name, text.encode(), 0)
        if not any(map(stamp_in, text.splitlines())):
            self._workspace.add_content(source.digest, text.encode())
        self.decide(SourceAdded(source))

    def replace_file(self, source: str, path: Path) -> None:
        """Put a corrected file in the place of an older one; what was decided of it stays."""
        content = self._bytes_of(path)
        if content is not None:
            kept = self._keep(path.name, content, 0, path)
            self.decide(SourceReplaced(replace(kept, id=source)))

    def unlock(self, source: str, password: str) -> None:
        """Read a source again with a password; it is kept in memory only."""
        self._passwords[source] = password
        self.update()

    def update(self) -> None:
        """Compare what there is, in the worker."""
        sources = self.sources
        if not sources:
            self._jobs.cancel()
            self._show(Comparison())
            self._set_busy(False)
            return
        missing = {s.digest for s in sources if not self._jobs.has_content(s.digest)}
        found = {digest: self._contents.get(self._workspace, digest) for digest in missing}
        contents = {digest: content for digest, content in found.items() if content is not None}
        self._set_busy(True)
        self._jobs.ask(
            Update(
                self._jobs.next_number(),
                sources,
                self._workspace.decisions,
                contents,
                dict(self._passwords),
                self.office.settled(),
            )
        )

    def cancel(self) -> None:
        """Give up what is under way; what was shown last stays."""
        self._jobs.restart()
        self._set_busy(False)
        self.problem.emit(message("window.problem.cancelled"))

    def export(self, path: Path, choices: Mapping[str, Any]) -> None:
        """Have the brief written; a worker that was started anew compares first."""
        if not self._jobs.is_running():
            self.update()
        self._jobs.ask(Export(self._jobs.next_number(), str(path), choices))

    def preview(self, choices: Mapping[str, Any]) -> None:
        """Have the brief laid out to be looked at; `previewed` tells it."""
        if self._jobs.is_running() and self.result.readings:
            self._jobs.ask(Preview(self._jobs.next_number(), choices))

    def find_links(self, one: str, other: str, drafts: bool = False) -> None:
        """Have the sentences of two sources matched, or all words of two drafts; `linked` tells them."""
        if self._jobs.is_running():
            self._jobs.ask(Beside(self._jobs.next_number(), one, other, drafts))

    def draw_page(self, source: str, page: int, width: int) -> None:
        """Have a page of a source drawn; `page_drawn` tells it, with an empty picture where it cannot be."""
        asked = Draw(self._jobs.next_number(), source, page, width)
        if self._jobs.is_running():
            self._jobs.ask(asked)
        else:
            self.page_drawn.emit(Drawn(asked.number, source, page, width), QImage())

    # What is on screen --------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """What was on screen when this workspace was left, as it was given to `keep_view`."""
        return self._workspace.view()

    def keep_view(self, written: str) -> None:
        """Note what is on screen, to be found again when this workspace is opened."""
        self._workspace.keep_view(written)

    # The workspace file -------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Begin an empty workspace."""
        self._leave()
        self._desk.new()
        self._entered()

    def open(self, file: Path) -> bool:
        """Open the workspace in `file`; False, with the problem told, where that cannot be."""
        if file == self.file:
            return True
        try:
            with self._desk.opening(file):
                self._leave()
        except WorkspaceError as error:
            self.problem.emit(error.said)
            return False
        self._entered()
        return True

    def save_as(self, file: Path) -> bool:
        """Keep the workspace in `file` from now on; False, with the problem told, where it cannot be written."""
        return self._keeping.save_as(file)

    def save_copy(self, file: Path) -> bool:
        """Write the workspace to `file` as it stands, and go on in the one that is open; False as above."""
        return self._keeping.save_copy(file)

    def recall(self) -> None:
        """Show what was on screen when the workspace was left, and compare anew."""
        kept = self._last.recall()
        if kept is not None:
            self._show(kept)
        self.update()

    def close(self) -> None:
        """Bring the file up to date and end the worker; once, however often it is called."""
        if self._is_closed:
            return
        self._is_closed = True
        self._keeping.save()
        self._last.leave(self.result)
        self._jobs.close()
        self._desk.close()

    def _may_be_kept(self) -> bool:
        """Whether there is a result that may lie on the disk: not of files opened with a password, or kept out."""
        if self._busy or not self.result.readings or self._passwords:
            return False
        return not self._contents.has_kept_out(self._workspace, self.sources)

    @property
    def _workspace(self) -> Workspace:
        return self._keeping.workspace

    @property
    def _desk(self) -> Desk:
        return self._keeping.desk

    @property
    def _contents(self) -> Contents:
        return self._keeping.contents

    def _leave(self) -> None:
        self.leaving.emit()
        self._last.leave(self.result, is_found_again=self.file is not None)
        kept = self._keeping.leave()
        if kept is not None:
            self.kept.emit(kept)

    def _entered(self) -> None:
        self._passwords.clear()
        self._contents.forget()
        self.result = Comparison()
        self._desk.remember()
        self.changed.emit(self.result)
        self.records.tell()
        self.opened.emit()
        self._tell()
        self.recall()

    # Inner ---------------------------------------------------------------------------------------------------------

    def _decided(self) -> None:
        self._tell()
        self.update()
        self._keeping.touch()

    def _tell(self) -> None:
        self.names.learn(self.result, self.sources)
        self.history_changed.emit()
        self.sources_changed.emit()

    def _take(self, answer: Compared) -> None:
        """An answer: what it brings is kept in any case, shown is only the newest."""
        result = self._received.take(answer)
        if not self._jobs.is_latest(answer.number):
            return
        self._show(result)
        self._keeping.settle(result, self.sources)
        self._set_busy(False)
        self._last.came()

    def _show(self, result: Comparison) -> None:
        self.result = result
        self.names.learn(result, self.sources)
        self.changed.emit(result)
        self.history_changed.emit()

    def _refused(self, answer: Refused) -> None:
        if answer.said is not None:
            self.problem.emit(answer.said)
        if self._jobs.is_latest(answer.number):
            self._set_busy(False)

    def _died(self) -> None:
        self._received.forget()
        self._set_busy(False)
        self.problem.emit(message("window.problem.worker_died"))

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
            self.sources_changed.emit()

    def _bytes_of(self, path: Path) -> bytes | None:
        content = bytes_of(path)
        if isinstance(content, bytes):
            return content
        self.problem.emit(content)
        return None

    def _keep(self, name: str, content: bytes, beside: int, path: Path | None = None) -> Source:
        """Hold the bytes until they are read; the source gets a name that none of this workspace has had."""
        source = source_of(name, content, (*self._workspace.decisions, *self._workspace.undone), beside)
        if not self._workspace.has_content(source.digest):
            self._contents.hold(source.digest, content, path)
        return source

    def _is_lost(self, source: Source) -> bool:
        """Whether it is a source of this workspace whose bytes are nowhere, and which has now come back."""
        return any(u.source.digest == source.digest and u.reason.key == "reading.not_kept" for u in self.result.unread)

    def _has_already(self, source: Source, added: Iterable[Source]) -> bool:
        return any(s.digest == source.digest for s in (*self.sources, *added))
