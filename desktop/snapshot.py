"""The last result, kept beside the working copy, so that a workspace is on screen before anything is read again.

A convenience only: what is kept is shown until the engine has compared anew, and is thrown away where it is of other
decisions or of another version of the values.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Sequence
from pathlib import Path

from compare import comparison, observation, period, quantity, report
from compare.comparison import Comparison
from compare.decision_json import to_json
from compare.decisions import Decision
from desktop import copies

_VALUES = (comparison, observation, period, quantity, report)


def keep(path: Path, decisions: Sequence[Decision], result: Comparison) -> None:
    """Write `result`, which comes of `decisions`, to `path`; a full disk is no reason to complain."""
    write(path, key(decisions), result)


def write(path: Path, named: bytes, result: Comparison) -> None:
    """As `keep`, with the `key` of the decisions: beside, and then put in place, so that no half of it is ever read."""
    if not copies.put(path, named + pickle.dumps(result, pickle.HIGHEST_PROTOCOL)):
        path.unlink(missing_ok=True)


def is_kept(path: Path, decisions: Sequence[Decision]) -> bool:
    """Whether a result of `decisions` is kept at `path`."""
    try:
        with path.open("rb") as kept:
            return kept.read(32) == key(decisions)
    except OSError:
        return False


def thin_out(folder: Path, most: int) -> None:
    """Leave the newest `most` results in `folder`."""
    copies.thin_out(folder, ".result", most)


def recall(path: Path, decisions: Sequence[Decision]) -> Comparison | None:
    """The result kept at `path`, or None where there is none that comes of `decisions`."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    named = key(decisions)
    if not content.startswith(named):
        return None
    try:
        result = pickle.loads(content[len(named) :])
    except Exception:  # whatever a damaged file may raise: it is only a copy
        return None
    return result if isinstance(result, Comparison) else None


def key(decisions: Sequence[Decision]) -> bytes:
    """Names the decisions and the shape of the values: 32 bytes."""
    digest = hashlib.sha256(json.dumps([to_json(d) for d in decisions], ensure_ascii=False).encode())
    for module in _VALUES:
        if module.__file__:
            digest.update(Path(module.__file__).read_bytes())
    return digest.digest()
