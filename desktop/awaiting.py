"""What a view says as long as it has nothing to show: that a result is on its way, or that there is nothing."""

from __future__ import annotations

from desktop.texts import say


class Awaiting:
    """Stands among the bases of a view, whose `say_nothing` puts `nothing(...)` where its lines would be."""

    _waiting = False

    def show_waiting(self, waiting: bool) -> None:
        """Whether a result is on its way."""
        self._waiting = waiting
        self.say_nothing()

    def say_nothing(self) -> None:
        """Say anew why there is nothing to be seen."""
        raise NotImplementedError

    def nothing(self, key: str) -> str:
        """The words of `key`, or, as long as that is not known yet, that a result is on its way."""
        return say("busy.comparing" if self._waiting else key)
