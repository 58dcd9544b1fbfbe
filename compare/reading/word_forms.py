"""The form of a run of a Word document: what it sets itself, over its character style, its paragraph's style, and the
document's defaults. Runs that set the same things share one form."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from compare.reading import charsets
from compare.reading.word_styles import PLAIN, RUN_STYLE, Style, Styles, run_properties


@dataclass(frozen=True, slots=True)
class Form:
    """How a run looks; `font` is named only where it is an old Vietnamese one, whose letters have to be decoded."""

    bold: bool
    italic: bool
    underline: bool
    caps: bool
    hidden: bool
    raised: bool
    size: float | None
    font: str | None
    otherwise: bool = field(init=False)  # whether letters are shown otherwise than they are typed

    def __post_init__(self) -> None:
        object.__setattr__(self, "otherwise", self.caps or self.raised or self.font is not None)


class Forms:
    """The forms of a document's runs, each made once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._plain: dict[str, Form] = {}
        self._made: dict[tuple[object, ...], Form] = {}

    def plain(self, style_id: str) -> Form:
        """The form of a run that sets nothing, in a paragraph of the style `style_id`."""
        found = self._plain.get(style_id)
        if found is None:
            found = self._plain[style_id] = self._form({}, "", self._styles.get(style_id))
        return found

    def of(self, properties: etree._Element, style_id: str) -> Form:
        """The form of a run with the rPr `properties`, in a paragraph of the style `style_id`."""
        own = run_properties(properties)
        named = own.pop(RUN_STYLE, "")
        if not own and not named:
            return self.plain(style_id)
        key = (style_id, named, *own.items())
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._form(own, str(named), self._styles.get(style_id))
        return found

    def _form(self, own: dict[str, object], named: str, style: Style) -> Form:
        layers = (self._styles.get(named) if named else PLAIN, style, self._styles.base)

        def pick(field: str) -> object:
            value = own.get(field)
            for layer in layers:
                if value is not None:
                    return value
                value = getattr(layer, field)
            return value

        font, size = pick("font"), pick("size")
        return Form(
            bool(pick("bold")), bool(pick("italic")), bool(pick("underline")), bool(pick("caps")), bool(pick("hidden")),
            bool(pick("raised")),
            size if isinstance(size, float) else None,
            font if isinstance(font, str) and charsets.is_legacy(font) else None,
        )  # fmt: skip
