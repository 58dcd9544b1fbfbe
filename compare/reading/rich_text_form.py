"""The form in force while Rich Text is read: of letters, kept by every group for itself, and of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from compare.reading.form import Align

_ALIGN: dict[str, Align] = {"ql": "left", "qc": "center", "qr": "right", "qj": "justify"}
_SWITCHES = {"b": "bold", "i": "italic", "ul": "underline", "uld": "underline", "uldb": "underline",
             "ulw": "underline", "caps": "caps", "v": "hidden", "deleted": "deleted", "revised": "added"}  # fmt: skip
_MOST_NESTED = 20  # tables within tables


@dataclass(slots=True)
class Letters:
    """The form of letters in force, and where the group that has it writes to."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    raised: bool = False
    deleted: bool = False  # by a tracked change
    added: bool = False
    size: float = 12.0
    font: int = 0
    skip: int = 1  # bytes that stand after a \u for older programs
    target: str = ""  # the destination the group writes to; "" is the text
    first: bool = True

    def take(self, word: str, number: int | None) -> bool:
        """Whether `word` is one of the form of letters; it is then in force."""
        if word in _SWITCHES:
            setattr(self, _SWITCHES[word], number != 0)
        elif word == "ulnone":
            self.underline = False
        elif word in ("super", "sub", "nosupersub"):
            self.raised = word == "super" and number != 0
        elif word == "fs" and number:
            self.size = number / 2
        elif word == "f" and number is not None:
            self.font = number
        elif word == "plain":
            self.bold = self.italic = self.underline = self.caps = False
            self.hidden = self.raised = self.deleted = self.added = False
        elif word == "uc" and number is not None:
            self.skip = max(0, number)
        else:
            return False
        return True


@dataclass(slots=True)
class Lines:
    """The form of paragraphs in force."""

    style: int = 0
    align: Align = "left"
    in_table: bool = False
    depth: int = 0
    level: int | None = None

    def take(self, word: str, number: int | None) -> bool:
        """Whether `word` is one of the form of paragraphs; it is then in force."""
        if word == "s" and number is not None:
            self.style = number
        elif word in _ALIGN:
            self.align = _ALIGN[word]
        elif word == "intbl":
            self.in_table, self.depth = True, max(self.depth, 1)
        elif word == "itap" and number is not None:
            self.depth = max(0, min(number, _MOST_NESTED))
            self.in_table = self.depth > 0
        elif word == "outlinelevel" and number is not None:
            self.level = number + 1 if 0 <= number < 9 else None
        else:
            return False
        return True
