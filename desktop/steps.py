"""The steps that can be taken back and again: what undo and redo are called, the history, what was decided just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.decisions import SourceAdded
from compare.workspace import Act
from desktop.decision_values import told_of
from desktop.session import Session
from desktop.texts import put, say

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class Steps:
    """Tells the actions, the history and the foot of the decisions as they are now."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session
        self._told = len(session.acts)  # acts that the foot told of last

    def show(self) -> None:
        """The decisions have changed, or what they are called."""
        session = self._session
        for name, last in (("undo", session.acts[-1:]), ("redo", session.undone_acts[:1])):
            self._name_action(name, self._name(last[0]) if last else "")
        self._window.turns.put_off("history", self._list, soon=self._window.is_seen("history"))
        self._tell_newest()

    def forget(self) -> None:
        """Other decisions are open: none of them was made just now."""
        self._told = len(self._session.acts)

    def go(self, steps: int) -> None:
        """Take so many steps back (below 0) or again."""
        for _ in range(abs(steps)):
            if steps < 0:
                self._session.undo()
            else:
                self._session.redo()

    def _name(self, act: Act) -> str:
        return put(self._session.names.of_act(act))

    def _name_action(self, name: str, step: str) -> None:
        action, words = self._window.actions_[name], say(f"action.{name}")
        action.setEnabled(bool(step))
        action.setText(say(f"action.{name}_named", name=step) if step else words)
        action.setIconText(words)
        action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")

    def _list(self) -> None:
        done, undone = self._session.acts, self._session.undone_acts
        why = [told_of(act[0]) for act in (*done, *undone)]
        self._window.list_history([self._name(act) for act in done], [self._name(act) for act in undone], why)

    def _tell_newest(self) -> None:
        """Say at the foot what was decided just now; files that were added are seen in their pane."""
        acts = self._session.acts
        before, self._told = self._told, len(acts)
        if len(acts) != before:
            new = len(acts) > before and not isinstance(acts[-1][-1], SourceAdded)
            self._window.foot.tell_then(say("did_just_now", name=self._name(acts[-1])) if new else "")
