"""What stands before a figure, told by its parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.figures.bases import Base
from compare.figures.mention import Mention


@dataclass(slots=True)
class Head:
    """What stands before a figure: the name said, the cue that governs it, times, flags, a base said beforehand."""

    name: str = ""
    raw: str = ""  # the name before openings and closings were cut off
    topic: str = ""
    cue: str = ""
    cue_text: str = ""
    front_cue: str = ""  # "giảm" of "giảm tỷ lệ hộ nghèo 1,2%": it governs where nothing nearer does
    bracket: str = ""  # what a bracket closed before the figure holds: "(triệu đồng/người): 74,5"
    times: list[Mention] = field(default_factory=list)
    opening_time: bool = False  # the first time stands before any word
    base: Base | None = None
    flags: set[str] = field(default_factory=set)
    first_flag: str = ""  # the flag that stands before any word
    link: str = ""
    in_bracket: bool = False  # a bracket was opened since the figure before
    names_bracket: bool = False  # and a name stands before it
    closed: bool = False  # a bracket was closed since the figure before
    slash: bool = False  # nothing but "/", or "/" with a plan's name, stands between the two figures
    new_clause: bool = False  # ";" or the sentence's start lies before
    segments: tuple[str, ...] = ()
    planned: str = ""  # the plan's own words, where nothing else is said: "Dự toán thu"
    per: str = ""  # the time a rate said at the front is per: "ngày" of "Mỗi ngày phát sinh 412 tấn rác"
    apart: bool = False  # a comma stands between the name and the cue
