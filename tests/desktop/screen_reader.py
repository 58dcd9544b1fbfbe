"""What a screen reader hears of the window, through AT-SPI, as JSON. Run by the system's Python, which has pyatspi.

Walks the tree of the application named on the command line, brings each tab to the front by the tab's own action, and
lists every object with its role and name.
"""

from __future__ import annotations

import json
import sys
import time

import pyatspi  # of the system's Python; not among the project's libraries

_PATIENCE = 90.0  # seconds that the window may take to come and to have its rows
_DRAWING = 0.3  # seconds that a view takes to be there whole
_MOST = 60  # children of one object that are looked at: the cells of a table are alike


def main() -> None:
    app = _wait_for(lambda: _application(sys.argv[1]), "the application")
    _wait_for(lambda: _cells(app), "the rows of the board")
    heard = {"tabs": [], "nodes": []}
    for tab in [node for node in _walk(app) if node.getRole() == pyatspi.ROLE_PAGE_TAB and node.name]:
        if tab.queryAction().nActions:
            tab.queryAction().doAction(0)
        _wait_for(lambda tab=tab: tab.getState().contains(pyatspi.STATE_SELECTED), f"the tab {tab.name}")
        time.sleep(_DRAWING)
        heard["tabs"].append(tab.name)
        heard["nodes"] += [_told(node, tab.name) for node in _walk(app, _showing)]
    print(json.dumps(heard, ensure_ascii=False))


def _application(name: str):
    desktop = pyatspi.Registry.getDesktop(0)
    return next((app for app in desktop if app is not None and app.name == name), None)


def _cells(app):
    tables = [node for node in _walk(app) if node.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE)]
    return any(table.childCount > 20 for table in tables)


def _wait_for(look, what: str):
    began = time.monotonic()
    while time.monotonic() - began < _PATIENCE:
        try:
            found = look()
        except Exception:  # what is asked while it is made answers with all manner of errors
            found = None
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"{what} did not come")


def _walk(node, entered=lambda _: True):
    """`node` and what is in it; of a node that is not `entered` neither it nor anything in it: each costs a call."""
    if node.getRole() != pyatspi.ROLE_APPLICATION and not entered(node):
        return
    yield node
    for at in range(min(node.childCount, _MOST)):
        try:
            child = node.getChildAtIndex(at)
        except Exception:  # it went away while it was looked at
            continue
        if child is not None:
            yield from _walk(child, entered)


def _showing(node) -> bool:
    try:
        return bool(node.getState().contains(pyatspi.STATE_SHOWING))
    except Exception:  # it went away
        return False


def _told(node, tab: str) -> dict[str, object]:
    states = node.getState()
    return {
        "tab": tab,
        "role": node.getRoleName(),
        "name": node.name or "",
        "description": node.description or "",
        "focusable": bool(states.contains(pyatspi.STATE_FOCUSABLE)),
    }


if __name__ == "__main__":
    main()
