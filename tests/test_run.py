"""run.py: what each first word does, what it says when something is missing, and a whole start in a strange folder."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parent.parent


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in top if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_an_old_python_can_read_it_far_enough_to_say_so() -> None:
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a window can always be opened")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":4321"}, False),  # left over from a session that is closed
        ({"DISPLAY": "nonsense"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"}, False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_a_display_is_one_that_answers(variables: dict[str, str], expected: bool) -> None:
    assert run.has_display(variables) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="only there the display is a socket")
def test_a_listening_display_is_found() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        number = 20000 + os.getpid() % 10000
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen(1)
        assert run.has_display({"DISPLAY": f":{number}.0"})


def test_the_child_finds_our_packages_and_reads_utf8() -> None:
    made = run.child_environment({"PYTHONHOME": "/x", "LC_ALL": "C"}, QT_QPA_PLATFORM="offscreen")
    assert "PYTHONHOME" not in made
    assert made["PYTHONUTF8"] == "1"
    assert made["PYTHONPATH"] == str(ROOT)
    assert made["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere Qt does not ask the locale for an encoding")
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"LC_ALL": "C"}, "C.UTF-8"),
        ({}, "C.UTF-8"),
        ({"LANG": "vi_VN.TCVN"}, "C.UTF-8"),
        ({"LANG": "vi_VN.UTF-8"}, None),
        ({"LC_ALL": "en_US.utf8"}, "en_US.utf8"),
    ],
)
def test_the_child_has_a_utf8_locale(given: dict[str, str], expected: str | None) -> None:
    assert run.child_environment(given).get("LC_ALL") == expected


@pytest.mark.parametrize(("windows", "end"), [(True, "Scripts/python.exe"), (False, "bin/python")])
def test_the_environment_has_its_python_where_the_system_puts_it(windows: bool, end: str) -> None:
    assert run.environment_python(windows).as_posix().endswith(f".venv/{end}")


def test_missing_libraries_are_told_by_their_packages() -> None:
    assert run.missing_packages({"libsurely-not-there.so.9": "libsurely9", "libc.so.6": "libc6"}) == (
        ["libsurely9"] if sys.platform == "linux" else []
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there run.py installs packages")
def test_without_rights_the_exact_line_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(run.SetupError) as stopped:
        run.install_packages(["libgl1", "python3-venv"])
    assert stopped.value.key == "setup.missing"
    line = "sudo apt-get install -y --no-install-recommends libgl1 python3-venv"
    assert stopped.value.values == {"command": line}


def test_the_lock_names_no_host_and_pins_everything() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pins
    assert all("==" in pin for pin in pins)
    assert sum("--hash=sha256:" in line for line in lines) >= len(pins)


def test_the_lock_covers_what_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {ask.split(">")[0].split("=")[0].strip().lower() for ask in asked}
    locked = {line.split("==")[0].lower() for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()}
    assert names <= locked, f"not in requirements.lock: {sorted(names - locked)}"


def small_checkout(folder: Path) -> Path:
    """A checkout in `folder` with run.py as it is, no dependencies, and a command line that shows what reaches it."""
    folder.mkdir()
    for name in (
        "run.py",
        "compare/__init__.py",
        "compare/messages.py",
        "compare/packing.py",
        "compare/period.py",
        "compare/language.py",
        "resources/__init__.py",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for language in ("vi", "en"):
        (folder / f"resources/words/{language}").mkdir(parents=True)
        shutil.copy(ROOT / f"resources/words/{language}/setup.toml", folder / f"resources/words/{language}/setup.toml")
    (folder / "requirements.lock").write_text("", "utf-8")
    (folder / "desktop").mkdir()
    (folder / "desktop/__init__.py").touch()
    shown = "import sys\nprint(sys.flags.utf8_mode, sys.argv[1:], sys.prefix)\nsys.exit(3)\n"
    (folder / "desktop/command_line.py").write_text(shown, "utf-8")
    return folder


def started(folder: Path, *words: str, here: Path) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "LC_ALL": "C"}
    command = [sys.executable, str(folder / "run.py"), *words]
    return subprocess.run(command, cwd=here, env=variables, capture_output=True, encoding="utf-8", check=False)


def test_a_first_and_a_second_start_in_a_folder_with_vietnamese_letters(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path / "Đối Chiếu bản mới")
    (tmp_path / "desktop").mkdir()  # a folder of that name where the user stands must not get in the way
    (tmp_path / "desktop/__init__.py").touch()
    first = started(folder, "compare", "báo cáo.docx", here=tmp_path)
    assert first.returncode == 3, first.stderr
    assert first.stdout.startswith("1 ['compare', 'báo cáo.docx']")
    assert str(folder / ".venv") in first.stdout
    assert "đang tạo môi trường" in first.stderr
    second = started(folder, "read", here=tmp_path)
    assert (second.returncode, second.stderr) == (3, "")
    (folder / "requirements.lock").write_text("no-such-name==1 --hash=sha256:00\n", "utf-8")
    third = started(folder, "read", here=tmp_path)
    assert third.returncode == 1
    assert "không cài được thư viện" in third.stderr
    assert "Traceback" not in third.stderr


def test_a_missing_lock_is_one_clear_line(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path / "x")
    (folder / "requirements.lock").unlink()
    done = started(folder, "read", here=tmp_path)
    assert done.returncode == 1
    assert "requirements.lock" in done.stderr
    assert "Traceback" not in done.stderr
