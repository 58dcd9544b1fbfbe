"""The bytes of the sources while a workspace is open: in it, or in memory alone where it must not hold them.

A file stays in memory until it has been read, since only then is it known whether it is stamped as secret: one that is
goes into the workspace once the user says so. Where such a file was taken from is noted in the app's own folder, so
that it is found again at the next start; the note holds names of places, never what is in the files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from compare.comparison import Comparison
from compare.report import Source
from compare.workspace import Workspace
from desktop.reading_report import secret_kept

_MOST = 200  # places noted: the oldest go first


class Contents:
    """What is held in memory, beside what the workspace holds; the places of files are noted in the file `note`."""

    def __init__(self, note: Path) -> None:
        self._note = note
        self._held: dict[str, bytes] = {}
        self._told: set[str] = set()
        self._wanted: list[str] = []  # what is to be put into the workspace

    def hold(self, digest: str, content: bytes, path: Path | None = None) -> None:
        """Hold `content`, which was taken from `path` (None: from no file)."""
        self._held[digest] = content
        if path is not None:
            places = {**self._places(), digest: str(path.absolute())}
            self._write(dict(list(places.items())[-_MOST:]))

    def forget(self) -> None:
        """Let go of what is held: another workspace is opened."""
        self._held.clear()
        self._told.clear()
        self._wanted.clear()

    def get(self, workspace: Workspace, digest: str) -> bytes | None:
        """The bytes of `digest`, from the place it was taken from if need be; None where they are nowhere."""
        if digest in self._held:
            return self._held[digest]
        try:
            return workspace.content(digest)
        except KeyError:
            return self._found_again(digest)

    def settle(
        self, workspace: Workspace, result: Comparison, sources: Sequence[Source], spoken_of: Collection[str] = ()
    ) -> list[Source]:
        """Take out of `workspace` what may not be there, and mark what may for `put_in`.

        Gives the sources newly found to be secret, of which the workspace holds nothing. What an older version put
        into it stays there until the user has spoken of it (`spoken_of`): it may lie nowhere else.
        """
        self._hold_taken_back(workspace, result, [s for s in sources if s.id in spoken_of])
        known = {r.id for r in result.readings} | {u.source.id for u in result.unread}
        found, wanted, kept_out = [], set(), set()
        for source in sources:
            if source.digest not in self._held or source.id not in known:
                continue
            if secret_kept(result, source.id) is not False:
                wanted.add(source.digest)
                continue
            kept_out.add(source.digest)
            if source.digest not in self._told:
                self._told.add(source.digest)
                found.append(source)
        for digest in kept_out - wanted:
            workspace.remove_content(digest)
        self._wanted = [digest for digest in wanted - kept_out if not workspace.has_content(digest)]
        return found

    def put_in(self, workspace: Workspace) -> bool:
        """Put one of the files that are to be in `workspace` there; False where there is none left."""
        if not self._wanted:
            return False
        digest = self._wanted.pop()
        workspace.add_content(digest, self._held[digest])
        self._write({k: v for k, v in self._places().items() if k != digest})
        return True

    def _hold_taken_back(self, workspace: Workspace, result: Comparison, sources: Iterable[Source]) -> None:
        """Hold in memory what the workspace has kept of `sources`, where that was taken back."""
        for source in sources:
            kept = source.digest not in self._held and workspace.has_content(source.digest)
            if kept and secret_kept(result, source.id) is False:
                self._held[source.digest] = workspace.content(source.digest)

    def has_kept_out(self, workspace: Workspace, sources: Iterable[Source]) -> bool:
        """Whether one of `sources` is not in `workspace`."""
        return any(not workspace.has_content(source.digest) for source in sources)

    def _found_again(self, digest: str) -> bytes | None:
        place = self._places().get(digest)
        try:
            content = Path(place).read_bytes() if place else None
        except OSError:
            return None
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            return None
        self._held[digest] = content
        return content

    def _places(self) -> dict[str, str]:
        try:
            noted = json.loads(self._note.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in noted.items()} if isinstance(noted, dict) else {}

    def _write(self, places: Mapping[str, str]) -> None:
        beside = self._note.with_suffix(".part")
        try:
            beside.write_text(json.dumps(places, ensure_ascii=False), "utf-8")
            beside.replace(self._note)
        except OSError:
            beside.unlink(missing_ok=True)
