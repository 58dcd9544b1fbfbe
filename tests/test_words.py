"""The words of both languages are complete, alike in what they name, and there for every key that the code says."""

from __future__ import annotations

import ast
import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "resources" / "words"
CODE = [
    ROOT / "run.py",
    *(path for room in ("compare", "exporters", "desktop") for path in (ROOT / room).rglob("*.py")),
]
# Modules that name their words without the room, which one function of theirs puts in front.
SHORT_KEYS = {"desktop/": "window", "compare/brief": "brief", "compare/narrative": "brief"}
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


def leaves(table: Mapping[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{before}.{name}")
        else:
            yield f"{before}.{name}", value


def language(name: str) -> dict[str, Any]:
    """Every key of the language `name` with its words."""
    found: dict[str, Any] = {}
    for path in sorted((WORDS / name).glob("*.toml")):
        found |= dict(leaves(tomllib.loads(path.read_text("utf-8")), path.stem))
    return found


VIETNAMESE, ENGLISH = language("vi"), language("en")
ROOMS = {key.split(".")[0] for key in VIETNAMESE}


def placeholders(key: str, text: str) -> set[str]:
    """The values that a text names, "{Name}" and "{name}" alike; English may write the "1" of a singular as a word."""
    named = {name.lower() for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named - {"n"} if key.endswith("_one") else named


def sentences(said: Mapping[str, Any]) -> set[str]:
    """The keys of `said` that hold a text; a list is material for one language (Qt's own words, say)."""
    return {key for key, text in said.items() if isinstance(text, str)}


def test_both_languages_have_the_same_keys() -> None:
    assert VIETNAMESE, "no words were found"
    vietnamese, english = sentences(VIETNAMESE), sentences(ENGLISH)
    only = {"vi": sorted(vietnamese - english), "en": sorted(english - vietnamese)}
    assert only == {"vi": [], "en": []}, f"said in one language only: {only}"


def test_both_languages_name_the_same_values() -> None:
    wrong = {
        key: (placeholders(key, said), placeholders(key, ENGLISH[key]))
        for key, said in VIETNAMESE.items()
        if isinstance(said, str) and isinstance(ENGLISH.get(key), str)
        if placeholders(key, said) != placeholders(key, ENGLISH[key])
    }
    assert not wrong, f"other placeholders in Vietnamese than in English: {wrong}"


@pytest.mark.parametrize(("name", "said"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_words_are_written_out_and_composed(name: str, said: dict[str, Any]) -> None:
    texts = {key: text for key, text in said.items() if isinstance(text, str)}
    empty = [key for key, text in texts.items() if not text.strip()]
    loose = [key for key, text in texts.items() if not unicodedata.is_normalized("NFC", text)]
    assert (empty, loose) == ([], []), f"{name}: without words {empty}; not in NFC {loose}"


def meant(path: Path, key: str) -> list[str]:
    """The full keys that `key` may stand for in `path`: some modules put their room in front of what they say."""
    where = path.relative_to(ROOT).as_posix()
    rooms = [room for start, room in SHORT_KEYS.items() if where.startswith(start)]
    return [key, *(f"{room}.{key}" for room in rooms)]


def known(path: Path, key: str) -> str | None:
    """The key with words that `key` stands for in `path`; None where there is none."""
    return next((full for full in meant(path, key) if full in VIETNAMESE), None)


def begins_a_key(path: Path, text: str) -> bool:
    """Whether `text` is a group of keys ("judgement.target") or the start of some ("judgement.target.in_force_")."""
    starts = tuple(full if full.endswith(("_", ".")) else f"{full}." for full in meant(path, text))
    return any(key.startswith(starts) for key in VIETNAMESE)


class Call(NamedTuple):
    """A call that says a key written there, and the values it names; `whole` where it names all of them itself."""

    line: int
    function: str
    key: str
    values: frozenset[str]
    whole: bool


class Said(NamedTuple):
    """What a module says that may be a key: texts as written, what texts put together begin with, calls."""

    texts: tuple[tuple[int, str], ...]
    beginnings: tuple[tuple[int, str], ...]
    calls: tuple[Call, ...]


@cache
def said_in(path: Path) -> Said:
    """What the module at `path` says; it is parsed once for all tests."""
    texts, beginnings, calls = [], [], []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
            texts.append((node.lineno, node.value))
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            beginnings.append((node.lineno, str(node.values[0].value)))
        elif isinstance(node, ast.Call) and (call := call_of(node)) is not None:
            calls.append(call)
    return Said(tuple(texts), tuple(beginnings), tuple(calls))


def call_of(node: ast.Call) -> Call | None:
    """The call, where it is of a function that takes keys and is given one that is written out."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in ("message", "words", "say", "word", "SetupError") or not node.args:
        return None
    first = node.args[0]
    if not isinstance(first, ast.Constant) or "." not in str(first.value):
        return None  # other functions of that name take other things
    named = [keyword.arg for keyword in node.keywords]
    return Call(node.lineno, name, str(first.value), frozenset(filter(None, named)), all(named))


def test_every_key_in_the_code_has_words() -> None:
    """A text in the code that looks like a key of a room of words (`reading.truncated`) is one."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} says {text!r}, for which there are no words"
        for path in CODE
        for line, text in said_in(path).texts
        if text.split(".")[0] in ROOMS and not text.endswith((".toml", ".ini", ".json"))
        if not known(path, text) and not begins_a_key(path, text)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_message_has_words_and_the_values_they_name() -> None:
    wrong = []
    for path in CODE:
        for call in said_in(path).calls:
            place = f"{path.relative_to(ROOT)}:{call.line}"
            full = known(path, call.key)
            if full is None:
                wrong.append(f"{place} says {call.key!r}, for which there are no words")
            elif call.function not in ("words", "word") and call.whole:
                missing = placeholders(full, VIETNAMESE[full]) - call.values
                wrong += [f"{place} says {call.key!r} without {sorted(missing)}"] if missing else []
    assert not wrong, "\n".join(wrong)


def test_every_key_put_together_in_the_code_has_words() -> None:
    """`message(f"checks.{code}")`: at least one key begins so."""
    wrong = []
    for path in CODE:
        for line, start in said_in(path).beginnings:
            if start.split(".")[0] not in ROOMS or not re.fullmatch(r"[a-z_]+\.[a-z0-9_.]*", start):
                continue
            if not any(key.startswith(full) for full in meant(path, start) for key in VIETNAMESE):
                wrong.append(f"{path.relative_to(ROOT)}:{line} begins {start!r}, as no key does")
    assert not wrong, "\n".join(wrong)
