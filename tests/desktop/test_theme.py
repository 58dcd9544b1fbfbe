"""The colours: readable on their grounds in both schemes, and a mark beside every colour."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtGui import QColor

from compare.comparison import Detail, Status
from desktop import icons, theme
from desktop.theme import DARK, LIGHT, Colours


def _luminance(colour: str) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


_PAIRS = [(ink, "base") for ink in ("text", "muted", "good", "fair", "poor", "bad", "neutral", "accent")]
_PAIRS += [("text", ground) for ground in (
    "window", "alternate", "group", "figure", "current", "inserted", "deleted", "figures_changed", "moved",
    "gone_whole", "new_whole", "banner",
)]  # fmt: skip
_PAIRS += [("selection_text", "selection"), ("muted", "window"), ("accent_text", "accent")]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), _PAIRS)
def test_text_is_readable_on_its_ground(scheme: Colours, ink: str, ground: str) -> None:
    assert _contrast(getattr(scheme, ink), getattr(scheme, ground)) >= 4.5


def test_every_status_has_a_mark_of_its_own(look: None) -> None:
    marks = [theme.status_look(status)[0] for status in get_args(Status)]
    assert len(set(marks)) == len(marks)
    for name in (*marks, *(theme.status_look("met", detail)[0] for detail in get_args(Detail))):
        assert not icons.pixmap(name, "#000000", 16).isNull()


def test_the_dark_scheme_reaches_the_palette(look: None) -> None:
    from PySide6.QtWidgets import QApplication

    theme.apply("dark")
    assert QApplication.palette().window().color().name() == DARK.window
    theme.apply("light")
    assert QApplication.palette().window().color().name() == LIGHT.window
