"""What the head of a Rich Text file tells: the fonts with their character sets, and the styles with their levels."""

from __future__ import annotations

import re

from compare.reading import charsets

_CHARSETS = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
             163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
             238: "cp1250"}  # fmt: skip
_LEVEL_NAME = re.compile(r"(?:heading|đầu đề|tiêu đề)\s+([1-9])", re.IGNORECASE)


class Head:
    """The fonts and styles by their numbers; filled word by word while their tables are read."""

    def __init__(self) -> None:
        self._encoding = "cp1252"
        self._fonts: dict[int, tuple[str, str]] = {}
        self._styles: dict[int, tuple[str, int | None]] = {}
        self._font = 0  # the ones being read
        self._style = 0
        self._level: int | None = None
        self._name = ""

    def code_page(self, name: str) -> None:
        """The code of the whole file is `name`; one that is not known leaves it as it is."""
        self._encoding = _known(name)

    def font_name(self, number: int) -> str:
        """The name of a font; "" for one that the head does not tell."""
        return self._fonts.get(number, ("", ""))[0]

    def decoded(self, data: bytes, font: int) -> str:
        """Bytes of the text in the font `font`; old Vietnamese fonts are left as the Latin letters they stand on."""
        name, encoding = self._fonts.get(font, ("", self._encoding))
        return data.decode("cp1252" if charsets.is_legacy(name) else encoding, "replace")

    def style(self, number: int) -> tuple[str, int | None]:
        """Name in small letters and outline level, from 1, of a style."""
        return self._styles.get(number, ("", None))

    def font_word(self, word: str, number: int | None) -> None:
        """A word of the table of fonts."""
        if word == "f" and number is not None:
            self._font = number
            self._fonts[number] = ("", self._encoding)
        elif word == "fcharset" and number is not None:
            self._fonts[self._font] = (self.font_name(self._font), _CHARSETS.get(number, self._encoding))

    def font_text(self, text: str) -> None:
        """Text of the table of fonts: a name, or a piece of one."""
        name, encoding = self._fonts.get(self._font, ("", self._encoding))
        self._fonts[self._font] = (name + text.replace(";", ""), encoding)

    def begin_style(self, number: int) -> None:
        """A style begins."""
        self._style, self._level, self._name = number, None, ""

    def style_level(self, level: int) -> None:
        """The outline level of the style being read, from 1."""
        self._level = level

    def style_text(self, text: str) -> None:
        """Text of a style: its name, or a piece of it."""
        self._name += text

    def end_style(self) -> None:
        """The style being read is told."""
        name = self._name.split(";")[0].strip()
        found = _LEVEL_NAME.match(name)
        self._styles[self._style] = (name.lower(), int(found[1]) if found else self._level)
        self._name = ""


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
