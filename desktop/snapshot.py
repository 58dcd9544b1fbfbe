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

_VALUES = (comparison, observation, period, quantity, report)


def keep(path: Path, decisions: Sequence[Decision], result: Comparison) -> None:
    """Write `result`, which comes of `decisions`, to `path`; a full disk is no reason to complain."""
    try:
        path.write_bytes(_key(decisions) + pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
    except OSError:
        path.unlink(missing_ok=True)


def recall(path: Path, decisions: Sequence[Decision]) -> Comparison | None:
    """The result kept at `path`, or None where there is none that comes of `decisions`."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    key = _key(decisions)
    if not content.startswith(key):
        return None
    try:
        result = pickle.loads(content[len(key) :])
    except Exception:  # whatever a damaged file may raise: it is only a copy
        return None
    return result if isinstance(result, Comparison) else None


def _key(decisions: Sequence[Decision]) -> bytes:
    """Names the decisions and the shape of the values: 32 bytes."""
    digest = hashlib.sha256(json.dumps([to_json(d) for d in decisions], ensure_ascii=False).encode())
    for module in _VALUES:
        if module.__file__:
            digest.update(Path(module.__file__).read_bytes())
    return digest.digest()
