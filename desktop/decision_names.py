"""What a decision is called in the Edit menu and in the history: "ghép «Thu ngân sách» với «Thu NSNN»". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from compare import decisions as said
from compare.comparison import Comparison, Reading
from compare.decisions import Decision
from compare.members import Member
from compare.messages import Message, message
from compare.report import Source
from compare.wording import match_key

_SHORT = 48


class Names:
    """Remembers what things were called, since a decision holds only the key of a name."""

    def __init__(self) -> None:
        self._by_key: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._unknown: set[str] = set()  # the keys that no reading has
        self._readings: dict[str, Reading] = {}  # the newest of each source, looked through when a name is asked for

    def learn(self, result: Comparison, sources: tuple[Source, ...]) -> None:
        """Take in the names of everything in `result`."""
        fresh = {r.id: r for r in result.readings if self._readings.get(r.id) is not r}
        if fresh:
            self._readings.update(fresh)
            self._unknown.clear()
        self._sources.update({s.id: s.name for s in sources})

    def member(self, member: Member) -> str:
        """What the user knows `member` by."""
        from compare.naming import with_capital_name  # here: a start of an empty workspace names nothing

        if member.label not in self._by_key and member.label not in self._unknown:
            found = self._found(member)
            if found is None:
                self._unknown.add(member.label)
            else:
                self._by_key[member.label] = found
        return _short(with_capital_name(self._by_key.get(member.label, member.label)))

    def _found(self, member: Member) -> str | None:
        """The name as the reports write it; None where none of them has it.

        A report holds thousands of names and a key is dear: first those that go with the figure that was seen.
        """
        own = self._readings.get(member.source)
        others = [r for r in self._readings.values() if r is not own]
        likeliest = _names_in(own, member.seen) if own else ()
        for names in (likeliest, *(_names_in(reading) for reading in ([own] if own else []) + others)):
            for name in names:
                if match_key(name) == member.label:
                    return name
        return None

    def source(self, source: str) -> str:
        return _short(self._sources.get(source, source))

    def of_act(self, act: Sequence[Decision]) -> Message:
        """What decisions made at once are called: as their first, and how many more there are of other names."""
        first, *others = (self.of(decision) for decision in act)
        more = sum(name != first for name in others)
        return message("window.did.several", name=first, count=more) if more else first

    def of(self, decision: Decision) -> Message:
        """What `decision` is called."""
        match decision:
            case said.SourceAdded(source) | said.SourceReplaced(source):
                self._sources.setdefault(source.id, source.name)  # it may be gone again, and is named in the history
                return _named(decision, name=_short(source.name))
            case said.ReadingChosen(source, kept=bool() as kept):
                return message(f"window.did.{'SecretKept' if kept else 'SecretKeptOut'}", name=self.source(source))
            case said.SourceRemoved(source) | said.IdentitySet(source=source) | said.ReadingChosen(source=source):
                return _named(decision, name=self.source(source))
            case said.HeadingMarked() | said.HeadingUnmarked():
                return _named(decision, name=_short(decision.seen or decision.block))
            case said.FigureAdded(indicator=indicator):
                return _named(decision, name=_short(indicator))
            case (
                said.SectionsJoined(one, other)
                | said.SectionsSeparated(one, other)
                | said.IndicatorsJoined(one, other)
                | said.IndicatorsSeparated(one, other)
            ):
                return _named(decision, name=self.member(one), other=self.member(other))
            case said.IndicatorMoved(figure, displaced=other, displaced_to=Member()) if other is not None:
                return message("window.did.IndicatorsSwapped", name=self.member(figure), other=self.member(other))
            case said.IndicatorMoved(figure, to):
                return _named(decision, name=self.member(figure), other=self.member(to))
            case said.TargetConfirmed(line, confirmed=False):
                return message("window.did.TargetUnconfirmed", name=self.member(line))
            case said.TargetRejected(line, rejected=False):
                return message("window.did.TargetRestored", name=self.member(line))
            case said.FindingDismissed(reason=reason):
                return message(f"window.did.{'FindingDismissed' if reason else 'FindingRestored'}")
            case said.ThresholdSet(name):
                return _named(decision, name=message(f"thresholds.label.{name}"))
            case said.PresetChosen(preset):
                return _named(decision, name=message(f"thresholds.preset_name.{preset}"))
            case said.BriefChoice():
                return _named(decision)
        member = getattr(decision, "member", None)
        return _named(decision, name=self.member(member)) if isinstance(member, Member) else _named(decision)


def kinds() -> Mapping[str, type]:
    """Every kind of decision by its name: each must have its words."""
    return {kind.__name__: kind for kind in Decision.__args__}


def _names_in(reading: Reading, seen: str | None = None) -> Iterator[str]:
    """The names of a report's headings and indicators; of those alone whose figure is `seen`, where one is."""
    figure = Decimal(seen) if seen is not None else None
    for section in reading.report.sections:
        if section.heading and figure is None:
            yield section.heading
    for observation in reading.observations:
        quantity = observation.quantity
        if figure is None or (quantity is not None and quantity.value == figure):
            yield observation.indicator


def _named(decision: Decision, **values: str | Message) -> Message:
    return message(f"window.did.{type(decision).__name__}", **values)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
