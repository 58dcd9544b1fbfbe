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


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert VIETNAMESE, "no words were found"
    only = {"vi": sorted(VIETNAMESE.keys() - ENGLISH.keys()), "en": sorted(ENGLISH.keys() - VIETNAMESE.keys())}
    assert only == {"vi": [], "en": []}, f"said in one language only: {only}"


def test_both_languages_name_the_same_values() -> None:
    wrong = {
        key: (placeholders(said), placeholders(ENGLISH[key]))
        for key, said in VIETNAMESE.items()
        if isinstance(said, str) and isinstance(ENGLISH.get(key), str)
        if placeholders(said) != placeholders(ENGLISH[key])
    }
    assert not wrong, f"other placeholders in Vietnamese than in English: {wrong}"


@pytest.mark.parametrize(("name", "said"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_words_are_written_out_and_composed(name: str, said: dict[str, Any]) -> None:
    texts = {key: text for key, text in said.items() if isinstance(text, str)}
    empty = [key for key, text in texts.items() if not text.strip()]
    loose = [key for key, text in texts.items() if not unicodedata.is_normalized("NFC", text)]
    assert (empty, loose) == ([], []), f"{name}: without words {empty}; not in NFC {loose}"


def test_every_key_in_the_code_has_words() -> None:
    """A text in the code that looks like a key of a room of words (`reading.truncated`) is one."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} says {node.value!r}, for which there are no words"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
        if node.value.split(".")[0] in ROOMS and not node.value.endswith(".toml")
        if node.value not in VIETNAMESE and not any(key.startswith(f"{node.value}.") for key in VIETNAMESE)
    ]
    assert not wrong, "\n".join(wrong)


def calls(path: Path) -> Iterator[tuple[ast.Call, str, str]]:
    """Each `message(...)` and `words(...)` of `path` whose key is written there: the call, its name, its key."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if name in ("message", "words", "say", "SetupError") and isinstance(first, ast.Constant):
                key = str(first.value)
                if "." in key:  # other functions of that name take other things
                    yield node, name, key


def test_every_message_has_words_and_the_values_they_name() -> None:
    wrong = []
    for path in CODE:
        for call, name, key in calls(path):
            place = f"{path.relative_to(ROOT)}:{call.lineno}"
            if key not in VIETNAMESE:
                wrong.append(f"{place} says {key!r}, for which there are no words")
            elif name != "words" and all(keyword.arg for keyword in call.keywords):
                missing = placeholders(VIETNAMESE[key]) - {keyword.arg for keyword in call.keywords}
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
            room = start.split(".")[0]
            if room not in ROOMS or not re.fullmatch(r"[a-z_]+\.[a-z0-9_.]*", start):
                continue
            if not any(key.startswith(start) for key in VIETNAMESE):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} begins {start!r}, as no key does")
    assert not wrong, "\n".join(wrong)
