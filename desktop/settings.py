"""What the user chose of the window itself: language, colours, sizes; kept in the app's own folder as one INI file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from compare.messages import Language
from desktop.theme import Choice

_RECENT = 10  # workspaces remembered


class Settings:
    """The choices, each with what it is when nothing was chosen."""

    def __init__(self, folder: Path) -> None:
        self.home = folder  # the app's own folder, where an office's own forms are as well
        self._kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        return cast(Language, self._word("language", ("vi", "en")))

    @language.setter
    def language(self, value: Language) -> None:
        self._kept.setValue("language", value)

    @property
    def theme(self) -> Choice:
        return cast(Choice, self._word("theme", ("system", "light", "dark")))

    @theme.setter
    def theme(self, value: Choice) -> None:
        self._kept.setValue("theme", value)

    @property
    def points(self) -> float:
        """The size of the interface's text."""
        try:
            return float(str(self._kept.value("points", "10")))
        except ValueError:
            return 10.0

    @points.setter
    def points(self, value: float) -> None:
        self._kept.setValue("points", str(value))

    @property
    def welcomed(self) -> bool:
        """Whether the sample was shown once: it is opened on the very first start only."""
        return str(self._kept.value("welcomed", "")) == "yes"

    @welcomed.setter
    def welcomed(self, value: bool) -> None:
        self._kept.setValue("welcomed", "yes" if value else "")

    @property
    def person(self) -> str:
        """Who closed figures last on this machine."""
        return str(self._kept.value("person", ""))

    @person.setter
    def person(self, value: str) -> None:
        self._kept.setValue("person", value)

    @property
    def folder(self) -> str:
        """The folder a file was last taken from or put into."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = Path(str(self._kept.value("folder", documents)))
        return str(kept if kept.is_dir() else Path.home())

    @folder.setter
    def folder(self, value: str) -> None:
        self._kept.setValue("folder", value)

    @property
    def brief(self) -> dict[str, Any]:
        """What was last said of the office for a brief: who issues, signs and receives it."""
        try:
            kept = json.loads(str(self._kept.value("brief", "{}")))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    @brief.setter
    def brief(self, value: Mapping[str, Any]) -> None:
        said = {name: told for name, told in value.items() if told}
        self._kept.setValue("brief", json.dumps(said, ensure_ascii=False, sort_keys=True))

    @property
    def recent(self) -> list[Path]:
        """The workspaces opened last that are still there, the newest first."""
        kept = self._kept.value("recent", [])
        names = kept if isinstance(kept, list) else [kept] if isinstance(kept, str) else []
        return [Path(name) for name in names if Path(name).exists()]

    def remember(self, file: Path) -> None:
        """Put a workspace at the head of the recent ones."""
        others = [str(known) for known in self.recent if known != file]
        self._kept.setValue("recent", [str(file), *others][:_RECENT])

    def bytes(self, name: str) -> QByteArray:
        """A geometry or a state; empty where none was kept."""
        value = self._kept.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        self._kept.setValue(name, value)

    def sync(self) -> None:
        self._kept.sync()

    def _word(self, name: str, known: tuple[str, ...]) -> str:
        value = str(self._kept.value(name, known[0]))
        return value if value in known else known[0]
