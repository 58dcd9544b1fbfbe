"""The form a brief is laid out in: paper, margins, fonts, sizes, header, numbering, as data.

Profiles are TOML files in `resources/profiles/`; an office keeps its own beside its settings and gives the path.
Lengths are millimetres, sizes and gaps points. Sources of the figures: Nghị định 30/2020/NĐ-CP, appendix I
(administrative); secondary sources for the Party form, which says so by `verified` being false.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import resources
from compare.messages import message
from exporters.problem import ExportError

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


def load(name: str) -> Profile:
    """The profile `name`, or the one in the file `name`, an office's own; ExportError where there is none.

    The file is a Word file whose letterhead, styles and margins are to be followed (.docx), or a profile (.toml): a
    copy of a shipped one, or what is otherwise than in the one it names as its `base` ("party"). A `template` that it
    names is such a Word file, in the same folder.
    """
    try:
        if name in NAMES:
            return _profile(resources.table(f"profiles/{name}"))
        if name.lower().endswith(".docx"):
            return _from_word(Path(name))
        return _own(Path(name))
    except OSError as error:
        raise ExportError(message("exporters.no_profile", name=name)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(message("exporters.broken_profile", name=name, why=str(error))) from error


def paired(profile: Profile, size: int | None) -> Profile:
    """`profile` in the pair of sizes whose text has `size`; as it is where it offers none such."""
    sizes = profile.pairs.get(str(size), {})
    if not sizes:
        return profile
    text = {name: replace(form, size=sizes.get(name, form.size)) for name, form in profile.text.items()}
    number = replace(profile.page_number, size=sizes.get("page_number", profile.page_number.size))
    return replace(profile, text=text, page_number=number)


def _own(path: Path) -> Profile:
    """The profile in the file `path`, laid over the shipped one it is based on."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    base = table.pop("base", _BASES.get(table.get("header", ""), NAMES[0]))
    if base not in NAMES:
        raise KeyError(base)
    template = table.pop("template", None)
    profile = _profile(_over(resources.table(f"profiles/{base}"), table))
    return _from_word(path.parent / template, profile) if template else profile


_BASES = {"state": "administrative", "party": "party", "none": "plain"}  # by the head, for a profile that names no base


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with what `own` says otherwise, table by table; TypeError where a value is of another kind."""
    for key, value in own.items():
        if key in base and not isinstance(value, (int, float) if _is_number(base[key]) else type(base[key])):
            raise TypeError(f"{key} = {value!r}")
    tables = {key: _over(base.get(key, {}), value) for key, value in own.items() if isinstance(value, Mapping)}
    return {**base, **own, **tables}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _from_word(path: Path, base: Profile | None = None) -> Profile:
    """The form of an office's own Word file laid over `base`, else over the shipped form that it is nearest to."""
    from exporters.word_template import read_template  # its library takes time to load

    return read_template(path, load, base)


def _profile(table: Mapping[str, Any]) -> Profile:
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
        if not isinstance(value, Mapping)
    }
    return Profile(
        **plain,
        pairs=table.get("pairs", {}),
        font=Fonts(**table["font"]),
        page=Page(**table["page"]),
        page_number=PageNumber(**table["page_number"]),
        text={name: TextForm(**form) for name, form in table["text"].items()},
    )
