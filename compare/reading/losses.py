"""What a text document holds that is not read as it stands, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compare.messages import message
from compare.report import Warning


@dataclass(slots=True)
class Losses:
    """Counted while a document is walked; `accepted` is whether its tracked changes are read as accepted."""

    accepted: bool = True
    changed: bool = False  # tracked changes were met
    pictures: int = 0
    embedded: int = 0  # files set into the text that could not be read
    remarks: int = 0  # comments at the margin
    hidden: bool = False
    legacy: set[str] = field(default_factory=set)  # old Vietnamese fonts whose letters were decoded

    def warnings(self) -> Iterator[Warning]:
        """What was guessed or left out, in words."""
        if self.changed:
            key = "tracked_accepted" if self.accepted else "tracked_original"
            yield Warning("tracked_changes", message(f"reading.{key}"))
        for code, count in (("pictures", self.pictures), ("embedded", self.embedded), ("remarks", self.remarks)):
            if count:
                yield Warning(code, message(f"reading.{code}", count=count))
        if self.hidden:
            yield Warning("hidden_text", message("reading.hidden_text"))
        if self.legacy:
            yield Warning("legacy_font", message("reading.legacy_font", fonts=", ".join(sorted(self.legacy))))
