"""The letters of Symbol and Wingdings, fonts of signs, which programs keep at U+F020 to U+F0FF: what they show."""

from __future__ import annotations

import re

_KEPT = re.compile("[\uf020-\uf0ff]")
# Signs of Symbol that stand in reports, by their code there; up to 3F its letters are those of every font.
_SIGNS = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xE5: "∑",
}  # fmt: skip


def shown(text: str) -> str:
    """`text` with letters of sign fonts put as what they show; those without a letter of their own are bullets.

    "\\uf0b3 95%" gives "≥ 95%", "\\uf0a7 Thu" gives "• Thu".
    """
    return _KEPT.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    return _SIGNS.get(ord(found[0]) & 0xFF, "•")
