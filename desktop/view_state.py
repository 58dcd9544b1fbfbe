"""Where the user was: the tab, and what each view that was looked at tells of itself; kept in the workspace as JSON.

What cannot be found again (a row that is gone, a text of another version) is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSplitter, QWidget

from desktop.noted_values import number, plain_list

if TYPE_CHECKING:
    from desktop.window_frame import WindowFrame

_VIEWS = ("board", "sections", "source", "findings", "charts", "targets", "closing")


class ViewStates:
    """What is to be shown again of a workspace, each view's part as soon as there is a result and the view is made."""

    def __init__(self, written: str) -> None:
        state = _read(written)
        views = state.get("views")
        told = views if isinstance(views, dict) else {}
        self._tab = str(state.get("tab") or "")
        self._waiting = {name: part for name, part in told.items() if name in _VIEWS and isinstance(part, dict)}
        self._settled = not state

    def settle(self, window: WindowFrame) -> None:
        """There is a result: show the tab that was in front, and what each view that is made was told."""
        if self._settled:
            return
        self._settled = True
        for name in list(self._waiting):
            if window.is_made(name):
                self.made(name, getattr(window, name))
        if self._tab in _VIEWS:
            window.tabs.setCurrentIndex(_VIEWS.index(self._tab))

    def made(self, name: str, view: QWidget) -> None:
        """A view is made: show in it what was noted of it, as far as that is still there."""
        told = self._waiting.pop(name, None) if self._settled else None
        if told is None:
            return
        _widen(view, told.get("splits"))
        if hasattr(view, "restore"):
            view.restore(told)

    def noted(self, window: WindowFrame) -> str:
        """What is on screen, as JSON; of a view that nobody looked at this time, what was noted the time before."""
        views = {name: _noted(getattr(window, name)) for name in _VIEWS if window.is_made(name)}
        tab = _VIEWS[max(0, window.tabs.currentIndex())]
        return json.dumps({"tab": tab, "views": {**self._waiting, **views}})


def _noted(view: QWidget) -> dict[str, Any]:
    splits = [splitter.sizes() for splitter in _splitters(view)]
    told: Mapping[str, Any] = view.state() if hasattr(view, "state") else {}
    return {**told, "splits": splits}


def _widen(view: QWidget, splits: Any) -> None:
    """Give the parts of a view the room that they had."""
    for splitter, sizes in zip(_splitters(view), plain_list(splits), strict=False):
        if isinstance(sizes, list) and len(sizes) == splitter.count() and any(sizes):
            splitter.setSizes([number(size) for size in sizes])


def _splitters(view: QWidget) -> list[QSplitter]:
    """The splitters of a view, in the order in which they were made."""
    return view.findChildren(QSplitter)


def _read(written: str) -> dict[str, Any]:
    try:
        state = json.loads(written) if written else {}
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}
