"""The windows of what holds for an office (its thresholds, its dictionary), one of each at most, and their wiring.

They stay open beside the board, so that what they change is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from compare.dictionary import Dictionary, learn
from compare.thresholds import Thresholds
from desktop.session import Session
from desktop.settings import Settings


class OfficeWindows(QObject):
    """Opens them and keeps them up to date."""

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._open: dict[str, QDialog] = {}

    def thresholds(self) -> None:
        """The window of thresholds."""
        from desktop.thresholds_dialog import ThresholdsDialog  # here: a start needs no thresholds

        if "thresholds" not in self._open:
            dialog, session = ThresholdsDialog(self._window), self._session

            def freshen(*_: object) -> None:
                dialog.show_layers(session.office.own.thresholds, dict(session.folded.thresholds))
                dialog.show_result(session.result)

            dialog.decided.connect(session.decide)
            dialog.office_wanted.connect(self._keep_thresholds)
            self._follow("thresholds", dialog, freshen)
        _bring(self._open["thresholds"])

    def dictionary(self) -> None:
        """The window of the dictionary."""
        from desktop.dictionary_dialog import DictionaryDialog

        if "dictionary" not in self._open:
            dialog, session = DictionaryDialog(self._window, self._settings), self._session

            def freshen(*_: object) -> None:
                dialog.show_dictionary(session.office.own.dictionary, learn(session.result, session.folded))

            dialog.dictionary_wanted.connect(self._keep_dictionary)
            self._follow("dictionary", dialog, freshen)
        _bring(self._open["dictionary"])

    def _follow(self, name: str, dialog: QDialog, freshen: Callable[..., None]) -> None:
        """Keep `dialog` up to date until it is closed."""
        session = self._session
        signals = (session.changed, session.history_changed, session.office.changed)
        for signal in signals:
            signal.connect(freshen)

        def forget() -> None:
            for signal in signals:
                signal.disconnect(freshen)
            self._open.pop(name, None)
            dialog.deleteLater()

        dialog.finished.connect(forget)
        self._open[name] = dialog
        freshen()

    def _keep_thresholds(self, limits: Thresholds) -> None:
        self._session.office.keep(replace(self._session.office.own, thresholds=limits))

    def _keep_dictionary(self, words: Dictionary) -> None:
        self._session.office.keep(replace(self._session.office.own, dictionary=words))


def _bring(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
