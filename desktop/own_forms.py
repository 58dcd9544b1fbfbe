"""The office's own forms: profiles (.toml) and Word files (.docx) in the folder "profiles" of the app's own folder.

A form is named by its file, so that a workspace finds it again wherever that folder is. Reads no document: what is
wrong with a file is told when a brief is laid out in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compare.brief_choices import TEMPLATES

ENDINGS = (".docx", ".toml")


def folder(home: Path) -> Path:
    """Where the forms are, in the app's own folder `home`."""
    return home / "profiles"


def names(home: Path) -> list[str]:
    """The names of the forms, in order."""
    where = folder(home)
    return sorted(p.name for p in where.iterdir() if p.suffix.lower() in ENDINGS) if where.is_dir() else []


def take(file: Path, home: Path) -> str:
    """Copy `file` among the forms and give its name; OSError where it cannot be copied."""
    where = folder(home)
    where.mkdir(parents=True, exist_ok=True)
    if file.parent != where:
        shutil.copyfile(file, where / file.name)
    return file.name


def resolved(choices: Mapping[str, Any], home: Path) -> dict[str, Any]:
    """`choices` with the office's own form, where one is chosen, as the path of its file."""
    chosen = str(choices.get("template") or "")
    own = chosen and chosen not in TEMPLATES and not Path(chosen).is_absolute()
    return {**choices, "template": str(folder(home) / chosen)} if own else dict(choices)
