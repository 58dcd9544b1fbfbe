"""The fonts embedded in PDF files: registered once, and asked what they can show."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

import resources
from compare.messages import message
from exporters.problem import ExportError
from exporters.profile import Profile, TextForm

_ABSENT = "□"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The registered names of a family; `known` are the characters that all four can show."""

    regular: str
    bold: str
    italic: str
    bold_italic: str
    known: frozenset[str]

    def of(self, form: TextForm) -> str:
        """The font for `form`."""
        return self.face(form.bold, form.italic)

    def face(self, bold: bool, italic: bool) -> str:
        """The bold, italic, upright font."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    def shown(self, text: str) -> str:
        """`text` with a box for what the fonts cannot show."""
        if text.isascii() or self.known.issuperset(text):
            return text
        return "".join(c if c in self.known or c in "\n\t" else _ABSENT for c in text)


def fonts_of(profile: Profile) -> Fonts:
    """The fonts of `profile`, ready to be used; ExportError that names the one that is missing."""
    files = (profile.font.regular, profile.font.bold, profile.font.italic, profile.font.bold_italic)
    made = [_registered(file) for file in files]
    regular, bold, italic, bold_italic = (font.fontName for font in made)
    pdfmetrics.registerFontFamily(regular, regular, bold, italic, bold_italic)
    known = frozenset.intersection(*(frozenset(map(chr, font.face.charToGlyph)) for font in made))
    return Fonts(regular, bold, italic, bold_italic, known)


def _registered(file: str) -> TTFont:
    name = file.rsplit(".", 1)[0]
    if name in pdfmetrics.getRegisteredFontNames():
        return pdfmetrics.getFont(name)
    try:
        font = TTFont(name, str(resources.path(f"fonts/{file}")))
    except (OSError, TTFError) as error:
        raise ExportError(message("exporters.no_font", file=file)) from error
    pdfmetrics.registerFont(font)
    return font
