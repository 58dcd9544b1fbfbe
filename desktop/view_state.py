"""Where the user was: the tab, the row and the cell, how far each view was scrolled; kept in the workspace as JSON.

What cannot be found again (a row that is gone, a text of another version) is left as it is.
"""

from __future__ import annotations

import json
from typing import Any

from desktop.window_frame import TABS, WindowFrame


def noted(window: WindowFrame) -> str:
    """What is on screen, to be shown again by `show`."""
    board, source = window.board, window.source
    return json.dumps(
        {
            "tab": TABS[max(0, window.tabs.currentIndex())],
            "row": board.selected_row(),
            "column": board.selected_column(),
            "board": board.scrolled(),
            "source": source.shown_source(),
            "text": source.scrolled(),
        }
    )


def show(window: WindowFrame, written: str) -> None:
    """Show what `noted` wrote, as far as it is still there."""
    state = _read(written)
    if not state:
        return
    if state.get("row"):
        window.board.select_row(str(state["row"]), _number(state.get("column")))
    window.board.scroll_to(_numbers(state.get("board")))
    if state.get("source"):
        window.source.show_source(str(state["source"]))
        window.source.scroll_to(_number(state.get("text")))
    if state.get("tab") in TABS:
        window.tabs.setCurrentIndex(TABS.index(str(state["tab"])))


def _read(written: str) -> dict[str, Any]:
    try:
        state = json.loads(written) if written else {}
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _numbers(value: Any) -> tuple[int, int]:
    across, down = value if isinstance(value, list) and len(value) == 2 else (0, 0)
    return _number(across), _number(down)
