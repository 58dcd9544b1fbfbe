"""The words of both languages are complete, alike in what they name, and there for every key that the code says."""

from __future__ import annotations

import ast
import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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


def test_every_key_in_the_code_has_words() -> None:
    """A text in the code that looks like a key of a room of words (`reading.truncated`) is one."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} says {node.value!r}, for which there are no words"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
        if node.value.split(".")[0] in ROOMS and not node.value.endswith((".toml", ".ini", ".json"))
        if not known(path, node.value) and not begins_a_key(path, node.value)
    ]
    assert not wrong, "\n".join(wrong)


def calls(path: Path) -> Iterator[tuple[ast.Call, str, str]]:
    """Each call of `path` that says a key written there: the call, the function's name, the key."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[0]
            if name in ("message", "words", "say", "word", "SetupError") and isinstance(first, ast.Constant):
                key = str(first.value)
                if "." in key:  # other functions of that name take other things
                    yield node, name, key


def test_every_message_has_words_and_the_values_they_name() -> None:
    wrong = []
    for path in CODE:
        for call, name, key in calls(path):
            place = f"{path.relative_to(ROOT)}:{call.lineno}"
            full = known(path, key)
            if full is None:
                wrong.append(f"{place} says {key!r}, for which there are no words")
            elif name not in ("words", "word") and all(keyword.arg for keyword in call.keywords):
                missing = placeholders(full, VIETNAMESE[full]) - {keyword.arg for keyword in call.keywords}
                wrong += [f"{place} says {key!r} without {sorted(missing)}"] if missing else []
    assert not wrong, "\n".join(wrong)


def test_every_key_put_together_in_the_code_has_words() -> None:
    """`message(f"checks.{code}")`: at least one key begins so."""
    wrong = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[0], ast.Constant):
                continue
            start = str(node.values[0].value)
            if start.split(".")[0] not in ROOMS or not re.fullmatch(r"[a-z_]+\.[a-z0-9_.]*", start):
                continue
            if not any(key.startswith(full) for full in meant(path, start) for key in VIETNAMESE):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} begins {start!r}, as no key does")
    assert not wrong, "\n".join(wrong)
