"""The longest tests come first: left to the end, one of them keeps one of several workers long after the others."""

from __future__ import annotations

import pytest

_LONGEST = ("test_story.py", "test_screen_reader.py", "test_kill.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in _LONGEST)
