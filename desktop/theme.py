"""How the window looks: the light and the dark palette, the colours of statuses and marks, the fonts.

Qt's own switch of the colour scheme has no effect on many Linux desktops, so both palettes are ours. Every pair of
text and ground below keeps a contrast of at least 4.5 (WCAG AA); a test measures it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop import icons

if TYPE_CHECKING:
    from compare.comparison import Progress

Choice = Literal["system", "light", "dark"]

# Fonts with all Vietnamese letters, the most at home first.
_FAMILIES = ("Segoe UI", "Noto Sans", "Inter", "DejaVu Sans", "Liberation Sans", "Arial")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as "#rrggbb"."""

    window: str
    base: str
    alternate: str
    group: str
    text: str
    muted: str
    line: str
    accent: str
    accent_text: str
    selection: str
    selection_text: str
    good: str
    fair: str
    poor: str
    bad: str
    neutral: str
    figure: str  # the ground of a figure that was found
    current: str  # the ground of the figure that is shown
    inserted: str
    deleted: str
    figures_changed: str
    moved: str
    gone_whole: str  # a whole sentence that is gone: quieter than a word, as there are many between two periods
    new_whole: str
    banner: str


LIGHT = Colours(
    window="#f3f4f6",
    base="#ffffff",
    alternate="#f8f9fb",
    group="#e8ecf2",
    text="#1b1f24",
    muted="#5a6472",
    line="#d3d9e1",
    accent="#1f5fae",
    accent_text="#ffffff",
    selection="#cfe1f8",
    selection_text="#10243e",
    good="#1a7440",
    fair="#1f5fae",
    poor="#8f5200",
    bad="#b3261e",
    neutral="#5a6472",
    figure="#e9f1fb",
    current="#ffe08a",
    inserted="#cdeed6",
    deleted="#f8d3d0",
    figures_changed="#fff0bf",
    moved="#e6dcf7",
    gone_whole="#fdf0ef",
    new_whole="#eef8f0",
    banner="#e5effb",
)
DARK = Colours(
    window="#22262c",
    base="#1a1d21",
    alternate="#1f2328",
    group="#2b313a",
    text="#e6e9ee",
    muted="#a3adba",
    line="#3b434e",
    accent="#7db4f5",
    accent_text="#10243e",
    selection="#2f4d75",
    selection_text="#f3f7fc",
    good="#6fce93",
    fair="#7db4f5",
    poor="#f0b45c",
    bad="#ff8a80",
    neutral="#a3adba",
    figure="#26384f",
    current="#7a5c00",
    inserted="#1f4a2e",
    deleted="#5c2624",
    figures_changed="#4a3d10",
    moved="#3f3359",
    gone_whole="#33211f",
    new_whole="#1b2b21",
    banner="#253750",
)

# A status's mark and the name of its colour; the finer word, where there is one, has its own.
_STATUS_LOOKS = {
    "exceeded": ("chevrons-up", "good"),
    "met": ("check", "good"),
    "on_track": ("arrow-right", "fair"),
    "at_risk": ("triangle-alert", "poor"),
    "behind": ("trending-down", "bad"),
    "missed": ("x", "bad"),
    "in_progress": ("clock", "neutral"),
    "no_target": ("minus", "neutral"),
    "unknown": ("circle-help", "neutral"),
}
_DETAIL_LOOKS = {"nearly_met": ("circle-check", "fair"), "ahead": ("trending-up", "good")}
SEVERITY_LOOKS = {"error": ("circle-x", "bad"), "warning": ("triangle-alert", "poor"), "info": ("info", "fair")}

_SMALLEST, _USUAL, _LARGEST = 8.0, 10.0, 20.0  # points


class _Theme:
    """The scheme and the size of text in force."""

    points = _USUAL
    choice: Choice = "system"
    colours: Colours = LIGHT


def colours() -> Colours:
    """The colours in force."""
    return _Theme.colours


def is_dark() -> bool:
    """Whether the dark scheme is in force."""
    return _Theme.colours is DARK


def icon(name: str, colour: str | None = None) -> QIcon:
    """An icon in a named colour of the scheme ("text" unless told)."""
    return icons.icon(name, getattr(colours(), colour or "text"), colours().line)


def status_look(status: str, detail: str | None = None) -> tuple[str, str]:
    """The mark of a status and its colour."""
    name, colour = _DETAIL_LOOKS.get(detail or "", _STATUS_LOOKS[status])
    return name, str(getattr(colours(), colour))


def status_colour(status: str, within: Colours, detail: str | None = None) -> str:
    """The colour of a status in a scheme, which need not be the one in force."""
    return str(getattr(within, _DETAIL_LOOKS.get(detail or "", _STATUS_LOOKS[status])[1]))


def progress_look(progress: Progress) -> tuple[str, str]:
    """The mark of a row's status and its colour."""
    return status_look(progress.status, progress.detail)


def apply(choice: Choice) -> None:
    """Put `choice` in force for the whole application."""
    _Theme.choice = choice
    dark = choice == "dark" or (
        choice == "system" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    _Theme.colours = DARK if dark else LIGHT
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(_palette(_Theme.colours))
        # The style draws the rim of a box and of a field as a darker shade of the window, which on a dark window is
        # not to be seen.
        boxes = _palette(_Theme.colours)
        boxes.setColor(QPalette.ColorRole.Window, QColor(_Theme.colours.neutral))
        for kind in ("QCheckBox", "QRadioButton", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QListWidget"):
            app.setPalette(boxes, kind)  # type: ignore[arg-type]  # the stubs ask for bytes, which the call refuses
        app.setStyleSheet(_sheet(_Theme.colours))


def choice() -> Choice:
    """The choice in force."""
    return _Theme.choice


def points() -> float:
    """The size of the interface's text."""
    return _Theme.points


def scaled(pixels: float) -> int:
    """So many pixels, drawn for text of the usual size, at the size in force."""
    return round(pixels * _Theme.points / _USUAL)


def resize(wanted: float) -> float:
    """Make all text that size, within what stays usable; gives the size taken."""
    _Theme.points = max(_SMALLEST, min(_LARGEST, wanted))
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setFont(base_font())
        app.setStyleSheet(_sheet(_Theme.colours))
    return _Theme.points


def base_font(points: float | None = None) -> QFont:
    """The interface font: the first of the families with Vietnamese letters that this machine has."""
    points = points or _Theme.points
    have = set(QFontDatabase.families())
    family = next((f for f in _FAMILIES if f in have), QGuiApplication.font().family())
    font = QFont(family)
    font.setPointSizeF(points)
    return font


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.base),
        (role.AlternateBase, c.alternate),
        (role.Text, c.text),
        (role.Button, c.window),
        (role.ButtonText, c.text),
        (role.BrightText, c.bad),
        (role.ToolTipBase, c.base),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Highlight, c.selection),
        (role.HighlightedText, c.selection_text),
        (role.Accent, c.accent),
        (role.Light, c.base),
        (role.Midlight, c.alternate),
        (role.Mid, c.line),
        (role.Dark, c.line),
        (role.Shadow, c.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(_between(c.muted, c.window)))
    return palette


def _between(one: str, other: str) -> str:
    a, b = QColor(one), QColor(other)
    return QColor((a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2).name()


def _sheet(c: Colours) -> str:
    """The few looks that a palette cannot say; kept small, as a style sheet slows every widget down."""
    return f"""
QToolTip {{ color: {c.text}; background: {c.base}; border: 1px solid {c.line}; padding: 3px; }}
QToolButton#chip {{ border: 1px solid {c.line}; border-radius: 10px; padding: 1px 5px 1px 4px; background: {c.base};
  font-size: {_Theme.points - 1}pt; }}
QToolButton#chip:checked {{ background: {c.selection}; color: {c.selection_text}; border-color: {c.accent}; }}
QToolButton#chip:hover, QToolButton#chip:focus {{ border-color: {c.accent}; }}
QFrame#banner {{ background: {c.banner}; border: 1px solid {c.line}; border-radius: 6px; }}
QFrame#panel {{ background: {c.base}; border: 1px solid {c.line}; border-radius: 4px; }}
QLabel#muted {{ color: {c.muted}; }}
QLabel#title {{ font-weight: bold; }}
QLabel#problem {{ color: {c.bad}; }}
QHeaderView::section {{ background: {c.window}; color: {c.text}; border: 0; border-right: 1px solid {c.line};
  border-bottom: 1px solid {c.line}; padding: 4px 6px; }}
QTableView {{ gridline-color: {c.line}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDockWidget {{ font-weight: bold; }}
QSplitter::handle {{ background: {c.line}; }}
"""
