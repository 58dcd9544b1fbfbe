"""A profile read from an office's own Word file: its margins, its font, the size and form of its styles.

What a style does not say it takes from the style it is based on; what the file has no style for stays as in the shipped
form that the file is nearest to. What of the file itself comes into a brief is told by `exporters.letterhead`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Length

import resources
from compare.messages import message
from compare.wording import match_key, nfc
from exporters.letterhead import Letterhead, opened
from exporters.problem import ExportError
from exporters.profile import Page, Profile, TextAlign, TextForm
from exporters.word_styles import is_untouched, style_name

_ALIGNS: dict[Any, TextAlign] = {
    ALIGN.LEFT: "left",
    ALIGN.CENTER: "center",
    ALIGN.RIGHT: "right",
    ALIGN.JUSTIFY: "justify",
}
_MARKS = {"bold": "bold", "italic": "italic", "underline": "underline", "upper": "all_caps"}


def read_template(path: Path, load: Callable[[str], Profile], base: Profile | None = None) -> Profile:
    """`base`, else the shipped form that the Word file at `path` is nearest to, which `load` gives, with the margins
    and styles of that file; ExportError where it is none.
    """
    try:
        paper = opened(path)
        shipped, document = base or load(_nearest(paper)), paper.document
        styles = {nfc(style.name).lower(): style for style in document.styles if style.name}
        text = _texts(styles, shipped)
        body = _found(styles, "body") or styles["normal"]
        font = told(body, "font", "name") or default_font(document) or shipped.font.word
        return replace(
            shipped,
            name=base.name if base else path.stem,
            page=_page(paper.section, shipped.page),
            text=text,
            font=replace(shipped.font, word=font),
            template=str(path),
        )
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, IndexError) as error:
        if not path.is_file():
            raise ExportError(message("exporters.no_profile", name=str(path))) from error
        raise ExportError(message("exporters.broken_profile", name=str(path), why=str(error))) from error


def _nearest(paper: Letterhead) -> str:
    """The shipped form that a file is nearest to, by what its head says: plain where that names no body of state."""
    said = match_key(paper.texts)
    for name in ("party", "administrative"):
        if match_key(resources.table(f"profiles/{name}")["state_name"]) in said:
            return name
    return "plain" if paper.has_head else "administrative"


def _texts(styles: Mapping[str, Any], shipped: Profile) -> dict[str, TextForm]:
    """The form of each text by the file's `styles`. What these leave open goes with the office's running text where the
    shipped form has both in one size: a list set larger than the sentences around it would be nobody's form.
    """
    found = {name: _found(styles, name) for name in shipped.text}
    text = {name: _form(style, shipped.text[name]) for name, style in found.items()}
    body, before = text["body"], shipped.text["body"]
    for name, style in found.items():
        open_ = style is None or is_untouched(style) or told(style, "font", "size") is None
        if open_ and shipped.text[name].size == before.size:
            text[name] = replace(text[name], size=body.size)
    if found["bullet"] is None:
        text["bullet"] = replace(text["bullet"], line=body.line, exact_line=body.exact_line, before=body.before)
    return text


def _found(styles: Mapping[str, Any], name: str) -> Any:
    """The style of the file for the form's text `name`, by Word's own name or by one that offices call it."""
    others = resources.table("brief")["letterhead"]["styles"].get(name, ())
    known = (styles[each] for each in (style_name(name).lower(), *map(str, others)) if each in styles)
    return next((style for style in known if style.type == WD_STYLE_TYPE.PARAGRAPH), None)


def _form(style: Any, shipped: TextForm) -> TextForm:
    """The form that `style` gives, in the place of `shipped`."""
    if style is None or is_untouched(style):
        return shipped
    size, line = told(style, "font", "size"), told(style, "paragraph_format", "line_spacing")
    exact = round(line.pt, 2) if isinstance(line, Length) else None
    marks = {name: told(style, "font", word) for name, word in _MARKS.items()}
    gaps = {name: told(style, "paragraph_format", f"space_{name}") for name in ("before", "after")}
    left, first = (told(style, "paragraph_format", name) for name in ("left_indent", "first_line_indent"))
    return TextForm(
        size=round(size.pt, 1) if size else shipped.size,
        **{name: getattr(shipped, name) if told is None else bool(told) for name, told in marks.items()},
        **{name: getattr(shipped, name) if told is None else round(told.pt, 1) for name, told in gaps.items()},
        align=_ALIGNS.get(told(style, "paragraph_format", "alignment"), shipped.align),
        left=shipped.left if left is None else round(left.mm, 1),
        first_line=shipped.first_line if first is None else round(first.mm, 1),
        line=shipped.line if line is None or exact else round(float(line), 3),
        exact_line=exact if line is not None else shipped.exact_line,
    )


def told(style: Any, part: str, name: str) -> Any:
    """What `style`, or the nearest it is based on, says of `name`; None where none does."""
    said = (getattr(getattr(each, part), name) for each in _line_of(style))
    return next((value for value in said if value is not None), None)


def _line_of(style: Any) -> Iterator[Any]:
    seen = 0
    while style is not None and seen < 12:  # a style may by mistake be based on itself
        yield style
        style, seen = style.base_style, seen + 1


def default_font(document: Any) -> str | None:
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    name = fonts.get(qn("w:ascii")) if fonts is not None else None
    return str(name) if name else None


def _page(section: Any, shipped: Page) -> Page:
    """Paper and margins of a section, portrait."""
    wide, high = sorted((section.page_width or 0, section.page_height or 0))
    sides = {name: getattr(section, f"{name}_margin") for name in ("top", "bottom", "left", "right")}
    given = {name: round(value.mm, 1) for name, value in sides.items() if value is not None}
    paper = {"width": round(Length(wide).mm, 1), "height": round(Length(high).mm, 1)} if wide else {}
    return replace(shipped, **paper, **given)
