"""The window's words: complete in both languages, and Qt's own texts in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QDialogButtonBox

import desktop
import resources
from compare import closing, comparison, missing, report
from desktop import actions, decision_names, texts


def _flat(table: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{head}{key}.")
        elif isinstance(value, str):
            yield f"{head}{key}", value


def _room(language: str) -> dict[str, str]:
    return dict(_flat(resources.table(f"words/{language}/window")))


def test_both_languages_have_the_same_keys_with_the_same_blanks() -> None:
    vi, en = _room("vi"), _room("en")
    assert set(vi) == set(en)
    blanks = {key: (set(re.findall(r"{(\w+)}", vi[key])), set(re.findall(r"{(\w+)}", en[key]))) for key in vi}
    assert {key: pair for key, pair in blanks.items() if pair[0] != pair[1]} == {}


def test_every_key_named_in_the_code_has_words() -> None:
    folder = Path(desktop.__file__).parent
    named = {
        key
        for file in folder.glob("*.py")
        for key in re.findall(r"""(?<![\w.])say\(\s*["']([\w.]+)["']""", file.read_text("utf-8"))
    }
    assert len(named) > 100
    assert named - set(_room("vi")) == set()


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("status", get_args(comparison.Status)),
        ("detail", get_args(comparison.Detail)),
        ("code", (*get_args(comparison.CheckCode), *get_args(comparison.NoticeCode))),
        ("severity", get_args(comparison.Severity)),
        ("closing.aspect", get_args(closing.Aspect)),
        ("missing.lack", get_args(missing.Lack)),
        ("kind", get_args(report.ReportKind)),
        ("action", tuple(actions._ACTIONS)),
        ("did", tuple(decision_names.kinds())),
    ],
)
def test_every_value_of_the_engine_has_words(group: str, names: tuple[str, ...]) -> None:
    assert {f"{group}.{name}" for name in names} - set(_room("vi")) == set()


@pytest.mark.parametrize(("language", "said"), [("vi", "Hủy"), ("en", "Cancel")])
def test_standard_buttons_speak_the_language(look: None, language: Any, said: str) -> None:
    texts.use(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.buttons()[0].text().replace("&", "") == said


def test_an_unknown_text_of_qt_stays_as_it_is(look: None) -> None:
    assert texts.StandardWords({"OK": "Đồng ý"}).translate("any", "Never heard of") is None
