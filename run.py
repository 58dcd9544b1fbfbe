"""Starts Đối Chiếu from a bare checkout, with nothing but Python 3.11 or later.

    python3 run.py                 make the environment the first time, then open the window on the sample
    python3 run.py test [ARGS]     run the tests (ARGS go to pytest)
    python3 run.py compare ...     any other word goes to the command line

It makes `.venv` beside this file and installs exactly what `requirements.lock` pins. The project itself is not
installed: the child finds it through PYTHONPATH, because a .pth file in a folder with Vietnamese letters is read in
the locale's encoding and can stop Python from starting. Only the standard library is used here.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / "doichieu-lock.txt"
HEADLESS_FOLDER = ROOT / "sample-output"
OLDEST = (3, 11)

# What Qt loads when it starts, and the Debian and Ubuntu package that holds it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# What it loads besides for a window on X11.
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class SetupError(Exception):
    """The set-up cannot go on; the reader has not been told yet: `key` and `values` say why."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for; the exit status."""
    if sys.version_info < OLDEST:
        return with_newer_python(arguments)
    try:
        return start(arguments)
    except SetupError as stop:
        say(stop.key, **stop.values)
        return 1
    except KeyboardInterrupt:
        return 130


def start(arguments: Sequence[str]) -> int:
    """Make ready what the first word needs, and run it."""
    word = arguments[0] if arguments else ""
    if word == "test":
        ready(QT_LIBRARIES)
        return run_tests(arguments[1:])
    if word:
        ready({})
        return run_module("desktop.command_line", *arguments)
    if not has_display(os.environ):
        say("setup.no_display", folder=str(HEADLESS_FOLDER))
        ready(QT_LIBRARIES)
        return run_headless()
    ready({**QT_LIBRARIES, **WINDOW_LIBRARIES})
    return run_module("desktop")


# ---- running


def run_module(module: str, *arguments: str, **more: str) -> int:
    """Run `module` of the project in the environment; `more` is added to its environment variables."""
    # -P: a folder named `compare` where the user happens to stand must not stand in for ours.
    return call([str(environment_python()), "-P", "-m", module, *arguments], child_environment(os.environ, **more))


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest without a display, on three processes unless `arguments` say otherwise: some tests only wait.

    Tests that are told to be of one group stay in one process, where what they share is made once.
    """
    said = any(given.startswith(("-n", "--numprocesses")) for given in arguments)
    spread = [] if said else ["-n", "3", "--dist", "loadgroup"]
    variables = child_environment(os.environ, QT_QPA_PLATFORM="offscreen")
    return call([str(environment_python()), "-m", "pytest", *spread, *arguments], variables, folder=ROOT)


def run_headless() -> int:
    """What the window would be used for, without one: the brief of the sample as .docx and .pdf, and a picture."""
    try:
        HEADLESS_FOLDER.mkdir(exist_ok=True)
    except OSError as error:
        raise SetupError("setup.cannot_write", folder=str(HEADLESS_FOLDER), reason=str(error.strerror)) from error
    sample = sample_arguments()
    asked = {
        "tom-tat.docx": ("desktop.command_line", "brief", *sample, "-o"),
        "tom-tat.pdf": ("desktop.command_line", "brief", *sample, "-o"),
        "cua-so.png": ("desktop", "--picture"),
    }
    # The offscreen platform warns of what every platform without a screen lacks.
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    status = 0
    for name, command in asked.items():
        path = str(HEADLESS_FOLDER / name)
        done = run_module(*command, path, **quiet) == 0
        say("setup.written" if done else "setup.not_written", path=path)
        status = status if done else 1
    return status


def sample_arguments() -> list[str]:
    """The sample set as the command line takes it: the reports, then the documents that set the targets."""
    from resources import path, table  # only tomllib below it, which an older Python lacks

    sample = table("sample/sample")
    reports = [str(path(f"sample/{name}")) for name in sample["reports"]]
    targets = [argument for name in sample["targets"] for argument in ("--targets", str(path(f"sample/{name}")))]
    return reports + targets


def call(command: Sequence[str], variables: Mapping[str, str], folder: Path | None = None) -> int:
    """Run `command` to its end; its exit status, a signal's as the shell gives it (128 and its number)."""
    try:
        status = subprocess.call(command, env=variables, cwd=folder)
    except OSError as error:
        raise SetupError("setup.cannot_run", command=command[0], reason=str(error.strerror)) from error
    return status if status >= 0 else 128 - status


def child_environment(given: Mapping[str, str], **more: str) -> dict[str, str]:
    """`given` made fit for our own processes: UTF-8 whatever the locale, our packages and nobody else's."""
    kept = {name: value for name, value in given.items() if name not in ("PYTHONHOME", "PYTHONSTARTUP")}
    locale = kept.get("LC_ALL") or kept.get("LC_CTYPE") or kept.get("LANG") or ""
    if os.name == "posix" and not locale.lower().replace("-", "").endswith("utf8"):
        kept["LC_ALL"] = "C.UTF-8"  # Qt complains of any other
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "PYTHONNOUSERSITE": "1", **more}


# ---- the environment


def ready(libraries: Mapping[str, str]) -> None:
    """See to it that the system has `libraries` and the environment what the lock pins; quick when both hold."""
    digest = hashlib.sha256(lock_text()).hexdigest()
    set_up = environment_python().exists() and STAMP.is_file() and STAMP.read_text("utf-8") == digest
    packages = missing_packages(libraries)
    if not set_up and importlib.util.find_spec("ensurepip") is None:
        packages.insert(0, f"python3.{sys.version_info.minor}-venv")
    if packages:
        install_packages(packages)
    if not set_up:
        make_environment()
        STAMP.write_text(digest, "utf-8")


def lock_text() -> bytes:
    """The lock's bytes, with its line ends made alike so that a checkout on Windows has the same digest."""
    try:
        return LOCK.read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise SetupError("setup.no_lock", path=str(LOCK)) from error


def environment_python(windows: bool = os.name == "nt") -> Path:
    """The environment's Python, whether or not it is there yet."""
    return ENVIRONMENT / ("Scripts/python.exe" if windows else "bin/python")


def make_environment() -> None:
    """Make `.venv` and put in exactly what the lock pins, from wheels only; SetupError where one of the two fails."""
    say("setup.making", folder=str(ENVIRONMENT))
    python = str(environment_python())
    if not (environment_python().exists() and works([python, "-m", "pip", "--version"])):
        carry_out("setup.no_environment", [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
    say("setup.installing")
    options = ["--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check", "--no-input", "--quiet"]
    carry_out("setup.not_installed", [python, "-m", "pip", "install", *options, "-r", str(LOCK)])
    say("setup.ready")


def carry_out(failure: str, command: Sequence[str]) -> None:
    """Run `command` silently; SetupError with `failure` and the last thing it said where it fails."""
    try:
        done = subprocess.run(command, env=child_environment(os.environ), capture_output=True, check=False)
    except OSError as error:
        raise SetupError(failure, reason=str(error.strerror)) from error
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).decode("utf-8", "replace")
        raise SetupError(failure, reason=said.splitlines()[-1] if said else str(done.returncode))


def works(command: Sequence[str]) -> bool:
    """Whether `command` can be run and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


# ---- the system


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those `libraries` that the system does not have; none outside Linux, where Qt brings its own."""
    if sys.platform != "linux":
        return []
    return [package for library, package in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Install system `packages` as root on Debian or Ubuntu, else SetupError with the exact line."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise SetupError("setup.missing_other", packages=" ".join(packages))
    if os.geteuid() != 0:
        raise SetupError("setup.missing", command=shlex.join(["sudo", *command]))
    say("setup.installing_packages", packages=" ".join(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    works(["apt-get", "update"])  # an old list is better than none: where this fails, the next line says so
    carry_out("setup.packages_failed", command)


def has_display(variables: Mapping[str, str]) -> bool:
    """Whether a window can be opened: always off Linux; there, where the named display answers."""
    if sys.platform != "linux":
        return True
    if wanted := variables.get("QT_QPA_PLATFORM"):
        return not wanted.startswith(("offscreen", "minimal"))
    wayland = variables.get("WAYLAND_DISPLAY")
    if wayland and Path(variables.get("XDG_RUNTIME_DIR", "/"), wayland).exists():
        return True
    return x_answers(variables.get("DISPLAY", ""))


def x_answers(display: str) -> bool:
    """Whether an X server listens at `display` (":0", "host:10.0"); a name left over from a closed session does not."""
    host, colon, screen = display.rpartition(":")
    number = screen.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host not in ("", "unix"):
        return listens(socket.AF_INET, (host, 6000 + int(number)))
    file = f"/tmp/.X11-unix/X{number}"
    return listens(socket.AF_UNIX, "\0" + file) or listens(socket.AF_UNIX, file)


def listens(family: int, address: str | tuple[str, int]) -> bool:
    """Whether something takes a connection at `address`."""
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


# ---- saying it


def say(key: str, **values: str) -> None:
    """Say it on standard error in Vietnamese and in English: nobody has chosen a language yet."""
    from compare.messages import message, render  # the engine's words need tomllib, which an older Python lacks

    said = message(key, **values)
    print(f"doichieu: {render(said, 'vi')}\n          {render(said, 'en')}", file=sys.stderr, flush=True)


def with_newer_python(arguments: Sequence[str]) -> int:
    """Hand over to a newer Python where the system has one beside this, else say which is needed."""
    for minor in range(20, OLDEST[1] - 1, -1):
        if python := shutil.which(f"python3.{minor}"):
            return subprocess.call([python, str(ROOT / "run.py"), *arguments])
    found = f"{sys.version_info[0]}.{sys.version_info[1]}"
    print(f"doichieu: cần Python 3.11 trở lên, đang có {found}: hãy cài Python mới rồi chạy lại", file=sys.stderr)
    print(f"          Python 3.11 or later is needed, this is {found}: install it, then run again", file=sys.stderr)
    return 1


if __name__ == "__main__":
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
