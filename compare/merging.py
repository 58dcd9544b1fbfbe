"""Two workspaces of the same reports put together: what only the other says is taken over, what both say is a choice.

Reports are known by their bytes, not by their ids, which each workspace gives as files are added. A decision is about
a subject (a figure, a pair of rows, a heading, a threshold, …); the last word on each subject counts, as in `fold`.
Nothing is decided here: `Merge.decisions` gives what would have to be said, for the caller to say it or not.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from compare import decisions as said
from compare.decisions import Decision
from compare.folding import fold
from compare.members import Member
from compare.report import Source


@dataclass(frozen=True, slots=True)
class Difference:
    """One subject that both workspaces speak of, each with another word."""

    ours: Decision
    theirs: Decision


@dataclass(frozen=True, slots=True)
class Merge:
    """What the other workspace adds, where both differ, and what of it cannot be taken over."""

    sources: tuple[Source, ...] = ()  # of the other's reports those that are new here, with ids that are free here
    additions: tuple[Decision, ...] = ()
    differences: tuple[Difference, ...] = ()
    left: tuple[Decision, ...] = ()  # findings put aside, where the reports have other ids: they cannot be named

    @property
    def secrets(self) -> tuple[Source, ...]:
        """The reports that come over and that the other keeps though they are stamped as secret."""
        told = [*self.additions, *(difference.theirs for difference in self.differences)]
        kept = {d.source for d in told if isinstance(d, said.ReadingChosen) and d.kept}
        replaced = [d.source for d in told if isinstance(d, said.SourceReplaced)]
        return tuple(source for source in (*self.sources, *replaced) if source.id in kept)

    def without_secrets(self) -> Merge:
        """The same, without the other's word that stamped reports are kept here too."""
        named = {source.id for source in self.secrets}
        additions = tuple(_not_kept(d) if getattr(d, "source", None) in named else d for d in self.additions)
        differences = tuple(
            replace(d, theirs=_not_kept(d.theirs)) if getattr(d.theirs, "source", None) in named else d
            for d in self.differences
        )
        return replace(self, additions=additions, differences=differences)

    def decisions(self, theirs: Iterable[int] = ()) -> tuple[Decision, ...]:
        """What is to be said; of the differences the other's word at the places `theirs`, else ours stays."""
        chosen = [self.differences[at].theirs for at in sorted(set(theirs))]
        return (*map(said.SourceAdded, self.sources), *self.additions, *chosen)


def _not_kept(decision: Decision) -> Decision:
    return replace(decision, kept=None) if isinstance(decision, said.ReadingChosen) else decision


def merge(ours: Sequence[Decision], theirs: Sequence[Decision]) -> Merge:
    """What taking over `theirs` into `ours` comes to."""
    ids, sources = _identify(ours, theirs)
    mine, replaced = _last_words(ours), _replacements(ours, theirs, ids)
    additions, differences, left = list(replaced.additions), list(replaced.differences), []
    for decision in _last_words(theirs).values():
        moved = _renamed(decision, ids)
        if moved is None:
            left += [decision] if _finding(decision) is not None else []  # else of a report taken away
            continue
        before = mine.get(_subject(moved))
        if before is None:
            additions.append(moved)
        elif before != moved:
            differences.append(Difference(before, moved))
    return Merge(sources, tuple(additions), tuple(differences), tuple(left))


# Reports -----------------------------------------------------------------------------------------------------------


def _identify(ours: Sequence[Decision], theirs: Sequence[Decision]) -> tuple[dict[str, str], tuple[Source, ...]]:
    """Their ids as ours, by the bytes a source has or had; and the sources that are new here, with free ids."""
    had = _digests(ours)
    known = {digest: source.id for source in fold(ours).sources for digest in had[source.id]}
    taken = {d.source.id for d in ours if isinstance(d, said.SourceAdded)}
    ids: dict[str, str] = {}
    new = []
    for source in fold(theirs).sources:
        same = next((known[digest] for digest in _digests(theirs)[source.id] if digest in known), None)
        if same is None:
            same = _free(taken)
            taken.add(same)
            new.append(replace(source, id=same))
        ids[source.id] = same
    return ids, tuple(new)


def _digests(decisions: Iterable[Decision]) -> dict[str, list[str]]:
    """The bytes each source has had, the newest first."""
    found: dict[str, list[str]] = {}
    for decision in decisions:
        if isinstance(decision, said.SourceAdded | said.SourceReplaced):
            found.setdefault(decision.source.id, []).insert(0, decision.source.digest)
    return found


def _free(taken: Iterable[str]) -> str:
    """The first id of the form "s1" that is not taken."""
    used = set(taken)
    return next(name for number in range(1, len(used) + 2) if (name := f"s{number}") not in used)


def _replacements(ours: Sequence[Decision], theirs: Sequence[Decision], ids: Mapping[str, str]) -> Merge:
    """Another file in a report's place: taken over where ours is the older one, else a choice."""
    mine = {s.id: s for s in fold(ours).sources}
    had, their_had = _digests(ours), _digests(theirs)
    additions: list[Decision] = []
    differences = []
    for source in fold(theirs).sources:
        own = mine.get(ids[source.id])
        if own is None or source.digest in had[own.id]:
            continue
        told = said.SourceReplaced(replace(source, id=own.id))
        if own.digest in their_had[source.id]:
            additions.append(told)
        else:
            differences.append(Difference(said.SourceReplaced(own), told))
    return Merge((), tuple(additions), tuple(differences))


# Subjects ----------------------------------------------------------------------------------------------------------


def _last_words(decisions: Iterable[Decision]) -> dict[Hashable, Decision]:
    """The last word on each subject, in the order in which the subjects first came up; files are no subject here."""
    found: dict[Hashable, Decision] = {}
    for decision in decisions:
        if isinstance(decision, said.SourceAdded | said.SourceReplaced | said.SourceRemoved):
            continue
        subject = _subject(decision)
        before = found.get(subject)
        found[subject] = _over(before, decision) if before is not None else decision
    return found


def _over(before: Decision, decision: Decision) -> Decision:
    """What was said in parts (a kind now, a period then) as one."""
    if type(before) is type(decision) and isinstance(decision, said.IdentitySet | said.ReadingChosen):
        told = {f.name: value for f in fields(decision) if (value := getattr(decision, f.name)) is not None}
        return replace(before, **told)
    return decision


def _subject(decision: Decision) -> Hashable:
    """What a decision is about: two on one subject cannot both hold."""
    match decision:
        case said.IdentitySet(source) | said.ReadingChosen(source):
            return type(decision).__name__, source
        case said.HeadingMarked(source, block) | said.HeadingUnmarked(source, block):
            return "heading", source, block
        case said.FigureAdded(source):
            return "figure", source, decision.id
        case said.SectionsJoined(one, other) | said.SectionsSeparated(one, other):
            return "sections", frozenset((one, other))
        case said.IndicatorsJoined(one, other) | said.IndicatorsSeparated(one, other):
            return "indicators", frozenset((one, other))
        case said.ValueCorrected(figure) | said.FigureRemoved(figure):
            return "correction", figure
        case said.PresetChosen():
            return "preset"
        case said.ThresholdSet(name) | said.BriefChoice(name):
            return type(decision).__name__, name
    if (key := _finding(decision)) is not None:
        return type(decision).__name__, key
    about = getattr(decision, "member", None)
    return (type(decision).__name__, about) if about is not None else decision  # else it cannot clash


def _finding(decision: Decision) -> str | None:
    """The key of the finding that a decision speaks of."""
    key = getattr(decision, "key", None)
    return key if isinstance(key, str) else None


def _renamed(decision: Decision, ids: Mapping[str, str]) -> Decision | None:
    """`decision` with the other workspace's source ids as ours; None where it speaks of what cannot be named here."""
    if _finding(decision) is not None:
        return decision if all(one == other for one, other in ids.items()) else None
    told: dict[str, Any] = {}
    for part in fields(decision):
        value = getattr(decision, part.name)
        named = value if isinstance(value, tuple) else (value,)
        sources = {v.source for v in named if isinstance(v, Member)} | ({value} if part.name == "source" else set())
        if not sources <= ids.keys():
            return None
        if part.name == "source":
            told[part.name] = ids[value]
        elif sources:
            moved = tuple(replace(v, source=ids[v.source]) for v in named)
            told[part.name] = moved if isinstance(value, tuple) else moved[0]
    return replace(decision, **told)
