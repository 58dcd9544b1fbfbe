"""What an office has set for all its workspaces: thresholds and a dictionary, as files in its own settings folder.

A value that is handed to the comparison. A folder or a file that is not there sets nothing; one that cannot be read
sets nothing and says so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from compare import dictionary
from compare.dictionary import Dictionary
from compare.messages import Message
from compare.thresholds import Thresholds, standard

THRESHOLDS = "thresholds.toml"
DICTIONARY = "dictionary.toml"


@dataclass(frozen=True)
class Office:
    """The thresholds and the dictionary in force, and what of the files could not be taken."""

    thresholds: Thresholds = field(default_factory=standard)
    dictionary: Dictionary = field(default_factory=Dictionary)
    problems: tuple[Message, ...] = ()


def read(folder: Path) -> Office:
    """What the files of `folder` set."""
    limits, bad_limits = standard().with_text(_text(folder / THRESHOLDS))
    words, bad_words = dictionary.read(_text(folder / DICTIONARY))
    return Office(limits, words, (*bad_limits, *bad_words))


def write(folder: Path, office: Office) -> None:
    """Keep what `office` sets as files of `folder`, each put in place whole; OSError where that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / THRESHOLDS, office.thresholds.own_text())
    _put(folder / DICTIONARY, dictionary.write(office.dictionary))


def as_texts(office: Office) -> tuple[str, str]:
    """The thresholds and the dictionary whole, as texts to be kept in a workspace."""
    return office.thresholds.whole_text(), dictionary.write(office.dictionary)


def from_texts(thresholds: str, words: str) -> Office:
    """What `as_texts` wrote; what this version does not know of is told among the problems."""
    limits, bad_limits = standard().with_text(thresholds)
    known, bad_words = dictionary.read(words)
    return Office(limits, known, (*bad_limits, *bad_words))


def differing(one: Office, other: Office) -> tuple[str, ...]:
    """Which of "thresholds" and "dictionary" are not the same in both."""
    parts = {
        "thresholds": dict(one.thresholds.values) != dict(other.thresholds.values),
        "dictionary": one.dictionary != other.dictionary,
    }
    return tuple(name for name, differs in parts.items() if differs)


def digest(office: Office) -> str:
    """Names what `office` sets: the same for the same thresholds and dictionary."""
    return hashlib.sha256("\n".join(as_texts(office)).encode()).hexdigest()


def _put(path: Path, text: str) -> None:
    beside = path.with_suffix(".part")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def _text(path: Path) -> str:
    """The text of a file; nothing where it is not there or is no text."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
