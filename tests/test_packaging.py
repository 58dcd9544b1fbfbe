"""What `pip install .` promises: the entry points are there, the project describes itself, nothing is left out."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("kind", "name", "target"),
    [
        ("scripts", "doichieu-cli", "desktop.command_line:main"),
        ("gui-scripts", "doichieu", "desktop.application:main"),
    ],
)
def test_the_entry_points_lead_to_functions(kind: str, name: str, target: str) -> None:
    assert PROJECT["project"][kind][name] == target
    module, function = target.split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without `__init__.py` is not found when the project is installed, though it is in a checkout."""
    folders = {path.parent for room in ("compare", "exporters", "desktop") for path in (ROOT / room).rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_all_resources_are_installed() -> None:
    assert PROJECT["tool"]["setuptools"]["package-data"] == {"resources": ["**/*"]}
    hidden = [path.name for path in (ROOT / "resources").rglob(".*")]
    assert hidden == [], "files with a dot in front are not installed"


def test_the_window_library_is_held_below_the_release_that_aborts() -> None:
    asked = next(line for line in PROJECT["project"]["dependencies"] if line.startswith("PySide6"))
    assert asked.startswith("PySide6-Essentials")
    assert "<6.12" in asked
    assert re.search(r"^pyside6-essentials==6\.(\d|10|11)\.", (ROOT / "requirements.lock").read_text("utf-8"), re.M)


def test_readme_shows_the_two_commands_in_both_languages() -> None:
    english, vietnamese = (ROOT / "README.md").read_text("utf-8").split("# Đối Chiếu (tiếng Việt)")
    for half in (english, vietnamese):
        first, second = re.findall(r"^python3 run\.py\S*(?: test)?", half, re.M)[:2]
        assert (first, second) == ("python3 run.py", "python3 run.py test")


def test_changes_are_told_of_the_version_in_hand() -> None:
    assert f"## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
