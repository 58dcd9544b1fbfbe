"""A workspace: sources with their bytes, and the decisions in order with a cursor, in one SQLite file.

Every decision is committed at once to a working copy; `save_to` brings the user's own file up to date whole, beside
and then in place, so that neither a crash nor a pulled plug loses anything that was shown as done. Undo is a step
back in the list, over all that was said in one act: there is no inverse code. Closed figures stand beside the
decisions, not among them: no undo takes them back, the file itself refuses to change them, and each is sealed with
the one before it, so that a change made by other means is noticed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType

from compare import closing as closings
from compare.closing import Closing
from compare.decision_json import from_json, to_json
from compare.decisions import Decision
from compare.messages import Message, message

APPLICATION_ID = 0x446F4368  # "DoCh": tells a workspace from any other SQLite file
FORMAT = 2  # 2: closed figures, units that answer

_SCHEMA = """
CREATE TABLE IF NOT EXISTS content (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS decision (position INTEGER PRIMARY KEY, body TEXT NOT NULL, act INTEGER);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS closing (number INTEGER PRIMARY KEY, body TEXT NOT NULL, seal TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS closing_not_changed BEFORE UPDATE ON closing
    BEGIN SELECT RAISE(ABORT, 'closed figures are locked'); END;
CREATE TRIGGER IF NOT EXISTS closing_not_removed BEFORE DELETE ON closing
    BEGIN SELECT RAISE(ABORT, 'closed figures are locked'); END;
"""

# The position of the decision that its act began with; files of before it was noted lack it: each was an act then.
_ADD_ACT = "ALTER TABLE decision ADD COLUMN act INTEGER"

Act = tuple[Decision, ...]  # what was said at once, and is taken back at once


class WorkspaceError(Exception):
    """A file that is no workspace, is of a newer version, or cannot be written; `said` tells the user so."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


class Workspace:
    """An open workspace. Its working copy lies at `path`; a context manager that closes it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        rows = connection.execute("SELECT body, COALESCE(act, position) FROM decision ORDER BY position").fetchall()
        self._all = [from_json(json.loads(body)) for body, _ in rows]
        self._begun = [begun for _, begun in rows]  # beside each decision, where its act began
        self._closings = _read_closings(connection)
        self._cursor = int(self._state("cursor", str(len(self._all))))

    @classmethod
    def new(cls, working_copy: Path) -> Workspace:
        """An empty workspace, or the one that already lies at `working_copy` (after a crash)."""
        return cls(working_copy, _connect(working_copy))

    @classmethod
    def open(cls, file: Path, working_copy: Path) -> Workspace:
        """The user's `file`, worked on as `working_copy`; WorkspaceError where it is no workspace of this version."""
        _check(file)
        copy_whole(file, working_copy)
        connection = _connect(working_copy)
        try:
            return cls(working_copy, connection)
        except (ValueError, TypeError, KeyError) as error:  # a decision that this version has no words for
            connection.close()
            raise WorkspaceError(message("workspace.newer", file=file.name)) from error

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the user said, in order, up to the cursor."""
        return tuple(self._all[: self._cursor])

    @property
    def undone(self) -> tuple[Decision, ...]:
        """What was undone and can be done again, the next one first."""
        return tuple(self._all[self._cursor :])

    @property
    def acts(self) -> tuple[Act, ...]:
        """The decisions up to the cursor, act by act."""
        return self._by_act(0, self._cursor)

    @property
    def undone_acts(self) -> tuple[Act, ...]:
        """What was undone, act by act, the next one first."""
        return self._by_act(self._cursor, len(self._all))

    def decide(self, *said: Decision) -> None:
        """Write `said` down as one act, in one commit; what was undone before is forgotten."""
        at = self._cursor
        with self._connection:
            self._connection.execute("DELETE FROM decision WHERE position >= ?", (at,))
            self._connection.executemany(
                "INSERT INTO decision (position, body, act) VALUES (?, ?, ?)",
                [(at + i, json.dumps(to_json(d), ensure_ascii=False), at) for i, d in enumerate(said)],
            )
            self._move_to(at + len(said))
        self._all[at:] = said
        self._begun[at:] = [at] * len(said)

    def undo(self) -> Act:
        """Step back over an act; gives what was taken back, nothing at the beginning."""
        at = self._cursor
        if at:
            with self._connection:
                self._move_to(self._begun[at - 1])
        return tuple(self._all[self._cursor : at])

    def redo(self) -> Act:
        """Step forward again; gives what was done again, nothing at the end."""
        at = self._cursor
        again = next(iter(self.undone_acts), ())
        if again:
            with self._connection:
                self._move_to(at + len(again))
        return again

    @property
    def closings(self) -> tuple[Closing, ...]:
        """The figures that were closed, the first first."""
        return self._closings

    def close_figures(self, closing: Closing) -> None:
        """Keep `closing`, in one commit and for good."""
        body = json.dumps(closings.to_json(closing), ensure_ascii=False)
        with self._connection:
            before = self._connection.execute("SELECT seal FROM closing ORDER BY number DESC LIMIT 1").fetchone()
            seal = _seal(before[0] if before else "", body)
            self._connection.execute("INSERT INTO closing (body, seal) VALUES (?, ?)", (body, seal))
        self._closings = (*self._closings, closing)

    def view(self) -> str:
        """What was on screen when the workspace was left, as the window wrote it; "" where nothing was noted."""
        return self._state("view", "")

    def keep_view(self, written: str) -> None:
        """Note what is on screen, for the next time."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO state VALUES ('view', ?)", (written,))

    def office(self) -> tuple[str, str] | None:
        """The thresholds and the dictionary in force, as texts; None where none were kept yet."""
        return (self._state("thresholds", ""), self._state("dictionary", "")) if self._state("office", "") else None

    def keep_office(self, thresholds: str, dictionary: str) -> None:
        """Keep the thresholds and the dictionary in force, so that another machine judges alike."""
        said = (("office", "kept"), ("thresholds", thresholds), ("dictionary", dictionary), ("office_declined", ""))
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", said)

    def declined_office(self) -> str:
        """A digest of the office's own thresholds and dictionary that the user did not want here; "" for none."""
        return self._state("office_declined", "")

    def decline_office(self, digest: str) -> None:
        """Stay with what is kept here, as long as the office's own are those of `digest`."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO state VALUES ('office_declined', ?)", (digest,))

    def add_content(self, digest: str, content: bytes) -> None:
        """Keep the bytes of a source; the same bytes are kept once."""
        with self._connection:
            self._connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (digest, content))

    def remove_content(self, digest: str) -> None:
        """Keep the bytes of a source no longer; nothing of them is left in the working copy."""
        if self.has_content(digest):
            with self._connection:
                self._connection.execute("DELETE FROM content WHERE digest = ?", (digest,))
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def has_content(self, digest: str) -> bool:
        """Whether there are bytes kept under `digest`."""
        row = self._connection.execute("SELECT 1 FROM content WHERE digest = ?", (digest,)).fetchone()
        return row is not None

    def content(self, digest: str) -> bytes:
        """The bytes kept under `digest`; KeyError where there are none."""
        row = self._connection.execute("SELECT bytes FROM content WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest)
        return bytes(row[0])

    def save_to(self, file: Path) -> None:
        """Bring the user's `file` up to date, whole; WorkspaceError where it cannot be written."""
        _write_whole(self._connection, file)

    def _state(self, name: str, otherwise: str) -> str:
        row = self._connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else otherwise

    def _by_act(self, start: int, end: int) -> tuple[Act, ...]:
        begun = groupby(zip(self._begun[start:end], self._all[start:end], strict=True), key=itemgetter(0))
        return tuple(tuple(decision for _, decision in act) for _, act in begun)

    def _move_to(self, cursor: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO state VALUES ('cursor', ?)", (str(cursor),))
        self._cursor = cursor


def save_copy(working_copy: Path, file: Path) -> None:
    """As `save_to`, of a working copy that is open elsewhere: for a thread of its own."""
    connection = sqlite3.connect(working_copy)
    try:
        _write_whole(connection, file)
    finally:
        connection.close()


def _write_whole(connection: sqlite3.Connection, file: Path) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        beside.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(beside),))
        beside.replace(file)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):  # a folder that nothing can be written in lets nothing be removed either
            beside.unlink(missing_ok=True)
        raise WorkspaceError(_unwritable(file, error)) from error


_FULL = (errno.ENOSPC, errno.EDQUOT)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def _unwritable(file: Path, error: OSError | sqlite3.Error) -> Message:
    """Why `file` could not be written, and what to do."""
    if isinstance(error, OSError):
        is_full, is_closed = error.errno in _FULL, error.errno in _CLOSED
    else:
        code = error.sqlite_errorcode
        is_full, is_closed = code == sqlite3.SQLITE_FULL, code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
    if is_full or is_closed:
        return message("workspace.full" if is_full else "workspace.no_right", file=file.name)
    return message("workspace.unwritable", file=file.name, why=str(error))


def is_workspace(content: bytes) -> bool:
    """Whether a file that begins with `content` is a workspace (of any version)."""
    return content.startswith(b"SQLite format 3\0") and content[68:72] == APPLICATION_ID.to_bytes(4, "big")


def copy_whole(file: Path, to: Path) -> None:
    """The workspace `file` as it stands, written to `to` in one piece."""
    to.unlink(missing_ok=True)
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        source.execute("VACUUM INTO ?", (str(to),))
    except sqlite3.Error as error:
        raise WorkspaceError(message("workspace.broken", file=file.name)) from error
    finally:
        source.close()


def _check(file: Path) -> None:
    """WorkspaceError where `file` is no workspace that this version can open."""
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
    except OSError as error:
        raise WorkspaceError(message("workspace.unreadable", file=file.name, why=error.strerror or "")) from error
    if not is_workspace(head):
        raise WorkspaceError(message("workspace.foreign", file=file.name))
    if int.from_bytes(head[60:64], "big") > FORMAT:
        raise WorkspaceError(message("workspace.newer", file=file.name))


def _seal(before: str, body: str) -> str:
    """What a closing is sealed with: a digest of it and of the seal before."""
    return hashlib.sha256(f"{before}\n{body}".encode()).hexdigest()


def _read_closings(connection: sqlite3.Connection) -> tuple[Closing, ...]:
    """The closings kept; one that is not as it was written, or follows such a one, says so."""
    before, intact, found = "", True, []
    for body, seal in connection.execute("SELECT body, seal FROM closing ORDER BY number"):
        intact = intact and seal == _seal(before, body)
        found.append(closings.from_json(json.loads(body), intact))
        before = seal
    return tuple(found)


def _connect(working_copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(working_copy)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")  # what is removed is gone from the disk too
    connection.executescript(_SCHEMA)
    if not any(name == "act" for _, name, *_ in connection.execute("PRAGMA table_info(decision)")):
        connection.execute(_ADD_ACT)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
    return connection
