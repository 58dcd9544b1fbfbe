"""Every window test runs off screen, in its own home, in Vietnamese and in the light colours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("DOICHIEU_HOME", str(home))
    return home


@pytest.fixture(scope="session", autouse=True)
def clipboard_left_empty() -> Iterator[None]:
    """Off screen Qt keeps what was copied until after Python's end, and PySide crashes when it is thrown away then."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


def done_with(window: QWidget) -> None:
    """Close a window and have it gone: those left over would take part in every later change of language and looks."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@cache
def _application() -> None:
    """Make the application once: each change of its looks goes through all that was ever shown."""
    from desktop import application

    application.make_application()


@pytest.fixture
def look(qapp: object) -> Iterator[None]:
    """The application as the window makes it."""
    from desktop import texts, theme

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what the test before has closed
    _application()
    choice, points = theme.choice(), theme.points()
    yield
    if texts.language() != "vi":
        texts.use("vi")
    if theme.choice() != choice:
        theme.apply(choice)
    if theme.points() != points:
        theme.resize(points)
