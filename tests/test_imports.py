"""The import rule: the rooms lean on each other in one direction, and a library has one owner.

Every import statement of the four packages is read from the source, those inside functions too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("resources", "compare", "exporters", "desktop")  # each may import those before it

# Where a third-party library may be imported, and why not elsewhere.
OWNERS = {
    "lxml": ("compare/reading", "only reading knows file formats"),
    "pypdfium2": ("compare/reading", "only reading knows file formats"),
    "python_calamine": ("compare/reading", "only reading knows file formats"),
    "msoffcrypto": ("compare/reading", "only reading knows file formats"),
    "olefile": ("compare/reading", "only reading knows file formats"),
    "cryptography": ("compare/reading", "only reading opens what is locked"),
    "psutil": ("compare/reading", "only reading runs under limits of memory"),
    "rapidfuzz": ("compare/matching", "likeness is measured in one place"),
    "lap": ("compare/matching", "rows are assigned in one place"),
    "numpy": ("compare/matching", "only the matrices of matching need it"),
    "reportlab": ("exporters", "a brief becomes a file there"),
    "pikepdf": ("exporters", "a PDF is made fit for archives there"),
    "docx": ("exporters", "a brief becomes a file there"),
    "PIL": ("exporters", "pictures of an office's letterhead are made fit for a PDF there"),
    "xlsxwriter": ("exporters", "a brief becomes a file there"),
    "PySide6": ("desktop", "the engine must run without a window"),
    "shiboken6": ("desktop", "the engine must run without a window"),
}

# What would make the engine's result depend on more than its inputs, or speak past its messages.
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
}
FORBIDDEN_MODULES = {"random", "secrets", "urllib.request", "http.client", "requests", "ftplib", "smtplib"}


def sources(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def everything() -> list[Path]:
    return [path for room in ROOMS for path in sources(room)]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Each module that `path` imports, with its line, relative imports made absolute."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parent.parts if node.level else ()
            base = ".".join((*package[: len(package) - node.level + 1], *(node.module or "").split("."))).rstrip(".")
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def test_rooms_are_found() -> None:
    assert all(sources(room) for room in ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way(room: str) -> None:
    later = ROOMS[ROOMS.index(room) + 1 :]
    wrong = [
        f"{named(path)}:{line} imports {module}: {room} may not lean on {module.split('.')[0]}, "
        f"because imports run one way only ({' <- '.join(ROOMS)})"
        for path in sources(room)
        for line, module in imports(path)
        if module.split(".")[0] in (*later, "tests", "run")
    ]
    assert not wrong, "\n".join(wrong)


def test_a_library_is_imported_only_by_its_owner() -> None:
    wrong = []
    for path in everything():
        for line, module in imports(path):
            owner, why = OWNERS.get(module.split(".")[0], ("", ""))
            if owner and not named(path).startswith((f"{owner}/", f"{owner}.py")):
                wrong.append(f"{named(path)}:{line} imports {module}: its owner is {owner}, because {why}")
    assert not wrong, "\n".join(wrong)


def test_every_library_has_an_owner() -> None:
    known = {*ROOMS, *OWNERS, *sys.stdlib_module_names}
    wrong = [
        f"{named(path)}:{line} imports {module}: give it an owner in {Path(__file__).name} and in pyproject.toml"
        for path in everything()
        for line, module in imports(path)
        if module.split(".")[0] not in known
    ]
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_resources_are_entered_only_by_path_and_table() -> None:
    entrances = {"resources", "resources.path", "resources.table"}
    wrong = [
        f"{named(path)}:{line} imports {module}: resources.path(name) and resources.table(name) are the only way in"
        for path in everything()
        for line, module in imports(path)
        if module.split(".")[0] == "resources" and module not in entrances
    ]
    assert not wrong, "\n".join(wrong)


def impurities(path: Path) -> Iterator[tuple[int, str]]:
    """Where `path` prints, asks a clock, draws at random or reaches for the network."""
    for line, module in imports(path):
        if module in FORBIDDEN_MODULES:
            yield line, f"imports {module}"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in ("print", "input"):
            yield node.lineno, f"calls {node.func.id}()"
        elif isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            if (name, node.func.attr) in CLOCKS:
                yield node.lineno, f"calls {name}.{node.func.attr}()"


@pytest.mark.parametrize("room", ["compare", "exporters"])
def test_the_engine_has_no_voice_no_clock_and_no_chance(room: str) -> None:
    wrong = [
        f"{named(path)}:{line} {what}: the same inputs must give the same result, and problems are values"
        for path in sources(room)
        for line, what in impurities(path)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_rules_catch_what_they_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    bad = tmp_path / "compare" / "bad.py"
    bad.parent.mkdir()
    bad.write_text(
        "import datetime\nfrom . import period\ndef f():\n    from desktop.session import Session\n"
        "    print(datetime.datetime.now())\n",
        "utf-8",
    )
    found = [module for _, module in imports(bad)]
    assert found == ["datetime", "compare", "compare.period", "desktop.session", "desktop.session.Session"]
    assert [what for _, what in impurities(bad)] == ["calls print()", "calls datetime.now()"]
