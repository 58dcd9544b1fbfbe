"""What is printed, as a value: made where the views are, put on paper by `desktop.paper`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ROW = "<!--row-->"  # before each row of a table whose rows are not to be torn between two pages


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: a text (HTML), the words of its foot, its size of letters in points, how the paper lies."""

    html: str
    foot: str
    points: float = 9.0
    lies: Literal["portrait", "landscape"] = "landscape"
