"""The window's words in the language in force, and Qt's own standard texts in Vietnamese.

The words themselves are data in `resources/words/<language>/window.toml`. The language is a choice of the whole
window: `use` sets it, and Qt then sends every widget a LanguageChange event.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from compare import period as periods
from compare.messages import Language, Message, message, number, render, words
from compare.quantity import Quantity, written

if TYPE_CHECKING:
    from compare.observation import Observation
    from compare.period import Period

_STANDARD = "qt"  # the table of the room that holds Qt's own texts


class _Words:
    """The language in force and the translator that answers Qt in it."""

    language: Language = "vi"
    translator: QTranslator | None = None


class StandardWords(QTranslator):
    """Answers Qt's own texts (buttons, file dialogs, edit menus) from our words; Qt ships none in Vietnamese."""

    def __init__(self, known: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = {_bare(source): said for source, said in known.items()}

    def isEmpty(self) -> bool:
        return not self._known

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        # None is Qt's null string, which says "not translated"; an empty one would be shown.
        return self._known.get(_bare(source)) if source else None


def use(language: Language) -> None:
    """Speak `language` from now on: our words, Qt's own texts, numbers and dates."""
    _Words.language = language
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese if language == "vi" else QLocale.Language.English))
    app = QCoreApplication.instance()
    if app is None:
        return
    if _Words.translator is not None:
        app.removeTranslator(_Words.translator)
    _Words.translator = _translator(language, app)
    app.installTranslator(_Words.translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)  # now, not when the loop comes round
    if isinstance(app, QApplication):
        app.setApplicationDisplayName(say("app"))


def language() -> Language:
    """The language in force."""
    return _Words.language


def say(key: str, **values: Any) -> str:
    """The window's words for `key`, in the language in force."""
    return render(message(f"window.{key}", **values), _Words.language)


def other_words(key: str) -> str:
    """The window's words for `key` in the language that is not in force; "" where it has none."""
    try:
        return words(f"window.{key}", "en" if _Words.language == "vi" else "vi").replace("&", "")
    except KeyError:
        return ""


def chart(key: str) -> str:
    """The charts' words for `key`, in the language in force."""
    return words(f"charts.{key}", _Words.language)


def put(said: Message) -> str:
    """A sentence of the engine, in the language in force."""
    return render(said, _Words.language)


def quantity(value: Quantity | None) -> str:
    """A quantity in the notation of the language in force; "" where there is none."""
    return written(value, _Words.language) if value is not None else ""


def percent(value: Decimal | None) -> str:
    """A share with at most one decimal: "76,8%"; "" where there is none."""
    if value is None:
        return ""
    rounded = value.quantize(Decimal("0.1"))
    if rounded == rounded.to_integral_value():
        rounded = rounded.to_integral_value()
    return f"{number(rounded, _Words.language)}%"


def period(value: Period | None) -> str:
    """A period as a reader says it, with a capital; "" where there is none."""
    return capital(periods.label(value, _Words.language)) if value is not None else ""


def figure(observation: Observation) -> str:
    """What an observation says: its level, or the comparison where it states no level."""
    if observation.quantity is not None:
        return quantity(observation.quantity)
    return relations(observation)


def relations(observation: Observation) -> str:
    """The comparisons of an observation in short: "135% kế hoạch; +8,5% so cùng kỳ"."""
    return "; ".join(_relation(r) for r in observation.relations)


def _relation(relation: Any) -> str:
    sign = "+" if relation.kind == "delta" and relation.value > 0 else ""
    unit = relation.unit if relation.unit.startswith("%") else f" {relation.unit}"
    value = f"{sign}{number(relation.value, _Words.language)}{unit}".strip()
    return say(f"versus.{relation.versus}", value=value)


def indicator(name: str) -> str:
    """An indicator's name at the head of a line; words that say so where its sentence names none."""
    return capital(name) or say("no_name")


def capital(text: str) -> str:
    """`text` with a capital at its head."""
    return text[:1].upper() + text[1:]


@cache
def _standard(language: Language) -> Mapping[str, str]:
    found = resources.table(f"words/{language}/window").get(_STANDARD, {})
    return {entry["text"]: entry["said"] for entry in found.get("texts", [])}


def _translator(language: Language, parent: QObject) -> QTranslator:
    if language == "vi":
        return StandardWords(_standard(language), parent)
    shipped = QTranslator(parent)
    shipped.load("qtbase_en", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return shipped


def _bare(text: str) -> str:
    """A text of Qt without its mnemonic mark and trailing dots, so that "&Open..." and "Open" are one entry."""
    return text.replace("&", "").removesuffix("...").removesuffix("…").strip().lower()
