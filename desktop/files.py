"""Which files the user means: dialogs, the clipboard, a drop, the sample."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

import resources
from compare.report import Source
from compare.wording import nfc
from desktop import file_dialogs
from desktop.places import SUFFIX
from desktop.settings import Settings
from desktop.texts import say

_REPORTS = (
    "docx", "docm", "doc", "pdf", "odt", "rtf", "txt", "md", "html", "htm", "mht", "xlsx", "xlsm", "xls", "ods", "csv",
    "tsv",
)  # fmt: skip


def ask_for_reports(parent: QWidget, settings: Settings, one: bool = False) -> list[Path]:
    """The reports chosen in a dialog; empty where none was."""
    known = " ".join(f"*.{ending} *.{ending.upper()}" for ending in _REPORTS)
    kinds = f"{say('files.reports')} ({known});;{say('files.all')} (*)"
    title = say("files.replace_title" if one else "files.add_title")
    found = file_dialogs.to_open(parent, title, settings.folder, kinds, several=not one)
    if found:
        settings.folder = str(found[0].parent)
    return found


def ask_for_workspace(parent: QWidget, settings: Settings) -> Path | None:
    """The workspace to open."""
    kinds = f"{say('files.workspaces')} (*{SUFFIX})"
    found = file_dialogs.to_open(parent, say("files.open_title"), settings.folder, kinds)
    return _chosen(next(iter(found), None), settings)


def ask_where_to_keep(parent: QWidget, settings: Settings, before: Path | None) -> Path | None:
    """Where the workspace is to be kept; its ending is put on where it was left out."""
    start = before or Path(settings.folder) / f"{say('files.workspace_name')}{SUFFIX}"
    return _ask_where(parent, settings, say("files.save_title"), start)


def ask_where_to_copy(parent: QWidget, settings: Settings, before: Path | None) -> Path | None:
    """Where a copy of the workspace is to be written."""
    stem = before.stem if before else say("files.workspace_name")
    return _ask_where(parent, settings, say("files.copy_title"), Path(settings.folder) / f"{stem} (2){SUFFIX}")


def from_clipboard(data: QMimeData) -> list[Path] | str:
    """The files that were pasted or dropped, or else the text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if paths else nfc(data.text())


def pasted_name(sources: tuple[Source, ...]) -> str:
    """A name for a pasted text that no source has."""
    taken = {s.name for s in sources}
    number = 1
    while (name := f"{say('files.pasted', number=number)}.txt") in taken:
        number += 1
    return name


def sample() -> list[Path]:
    """The sample set; empty where this copy of the app has none."""
    try:
        folder = resources.path("sample")
    except FileNotFoundError:
        return []
    endings = {f".{ending}" for ending in _REPORTS} - {".md", ".txt"}
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in endings)


@cache
def sample_digests() -> frozenset[str]:
    """What the sample's files are known by."""
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in sample())


def _ask_where(parent: QWidget, settings: Settings, title: str, start: Path) -> Path | None:
    kinds = f"{say('files.workspaces')} (*{SUFFIX})"
    chosen = _chosen(file_dialogs.to_write(parent, title, start, kinds), settings)
    return chosen.with_name(chosen.name + SUFFIX) if chosen and chosen.suffix != SUFFIX else chosen


def _chosen(file: Path | None, settings: Settings) -> Path | None:
    if file is not None:
        settings.folder = str(file.parent)
    return file
