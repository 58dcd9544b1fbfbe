"""The form a brief is laid out in: paper, margins, fonts, sizes, header, numbering, as data.

Profiles are TOML files in `resources/profiles/`; an office keeps its own beside its settings and gives the path.
Lengths are millimetres, sizes and gaps points. Sources of the figures: Nghị định 30/2020/NĐ-CP, appendix I
(administrative); secondary sources for the Party form, which says so by `verified` being false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Header = Literal["state", "party", "none"]
TextAlign = Literal["left", "center", "right", "justify"]
NAMES = ("administrative", "party", "plain")


@dataclass(frozen=True, slots=True)
class TextForm:
    """One kind of text. `line` is a multiple of single spacing; `exact_line`, where given, a height in points."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False
    align: TextAlign = "left"
    left: float = 0
    first_line: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    exact_line: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in portrait; the long sides of a landscape page keep the same margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Page numbers, centred `from_edge` below the upper edge of the paper."""

    size: float
    from_edge: float
    hide_first: bool
    each_appendix: bool


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font a Word file names, and the files embedded in PDF."""

    word: str
    regular: str
    bold: str
    italic: str
    bold_italic: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A form, complete. Texts with {places} are filled by the writers; "" leaves the thing out."""

    name: str
    verified: bool
    header: Header
    end: str
    number_line: str
    date_line: str
    rule_share: float
    state_name: str
    motto: str
    default_recipients: tuple[str, ...]
    recipients_label: str
    bullet: str
    draft_mark: str
    appendix_number: str
    attached: str
    heading_numbers: tuple[str, ...]
    font: Fonts
    page: Page
    page_number: PageNumber
    text: Mapping[str, TextForm]
    # sizes that move together, by that of the text
    pairs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    template: str | None = None  # the Word file whose letterhead, styles and margins it has


def paired(profile: Profile, size: int | None) -> Profile:
    """`profile` in the pair of sizes whose text has `size`; as it is where it offers none such."""
    sizes = profile.pairs.get(str(size), {})
    if not sizes:
        return profile
    text = {name: replace(form, size=sizes.get(name, form.size)) for name, form in profile.text.items()}
    number = replace(profile.page_number, size=sizes.get("page_number", profile.page_number.size))
    return replace(profile, text=text, page_number=number)
