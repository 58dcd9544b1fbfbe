"""The languages in which the app speaks: Vietnamese first, English second."""

from __future__ import annotations

from typing import Literal

Language = Literal["vi", "en"]
