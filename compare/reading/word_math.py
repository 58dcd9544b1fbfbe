"""Formulas of Word documents (`m:oMath`) written in one line, so that "1/2" never reads as "12"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from compare.reading.form import raised

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def in_line(element: etree._Element) -> str:
    """What a formula or a part of it says in one line.

    A fraction gives "1/2" or "(a+b)/c", a power "10³" or "x^(n+1)", a root "√25", brackets "(a+b)".
    """
    name = _name(element)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):  # how it looks
        return ""
    written = _WRITTEN.get(name)
    if written is None:
        return "".join(map(in_line, element))
    return written({_name(child): in_line(child) for child in element})


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _whole(text: str) -> str:
    """`text` as one thing: in brackets where it is more than a number or a word."""
    return text if text.replace(",", "").replace(".", "").isalnum() else f"({text})"


def _power(said: Mapping[str, str]) -> str:
    over = said.get("sup", "")
    return said.get("e", "") + (raised(over) if over.isdecimal() else f"^{_whole(over)}")


_WRITTEN: dict[str, Callable[[Mapping[str, str]], str]] = {
    "f": lambda said: f"{_whole(said.get('num', ''))}/{_whole(said.get('den', ''))}",
    "sSup": _power,
    "rad": lambda said: f"{raised(said.get('deg', ''))}√{_whole(said.get('e', ''))}",
    "d": lambda said: f"({said.get('e', '')})",
}
