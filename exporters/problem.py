"""Why a brief was not written, as a sentence to be said to the user."""

from __future__ import annotations

from compare.messages import Message


class ExportError(Exception):
    """The one error of exporting; `said` names the file or the profile, what is wrong and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said
