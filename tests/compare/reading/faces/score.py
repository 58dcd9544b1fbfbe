"""How well the faces are read: `python -m tests.compare.reading.faces.score [-v] [--converted]`.

Each face as Word, web page and text; with `--converted` also as LibreOffice writes the Word file in other formats.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from compare.reading import read, source_from
from compare.reading.labels import label_of
from compare.report import Report
from compare.wording import match_key
from tests.compare.reading.faces import Face, faces, written

FIELDS = ("title", "issuer", "number", "date", "kind", "period", "language")


def words(heading: str) -> str:
    """A heading without its number, folded."""
    label = label_of(heading)
    heading = re.sub(r"^\d+\s+", "", heading)
    return re.sub(r"\W", "", match_key(label.rest if label and label.rest else heading))


def told(report: Report) -> dict[str, Any]:
    """The identity as texts."""
    found = report.identity
    return {
        "title": found.title, "issuer": found.issuer, "number": found.number, "kind": found.kind,
        "date": str(found.date) if found.date else None, "language": found.language,
        "period": str(found.period) if found.period else None,
    }  # fmt: skip


def tree(report: Report) -> list[tuple[str, str]]:
    """The headings, each with the one above it."""
    by = {s.id: s for s in report.sections}
    return [
        (words(by[s.parent].heading or "") if s.parent in by else "", words(s.heading))
        for s in report.sections
        if s.heading
    ]


def gold_tree(face: Face) -> tuple[list[tuple[str, str]], set[str]]:
    """The headings that must be found, each with the one above it, and those that may be."""
    above: dict[int, str] = {}
    found, free = [], set()
    for level, text in face.headings():
        if level == 0:
            free.add(words(text))
            continue
        above[level] = words(text)
        found.append((above.get(level - 1, ""), above[level]))
    free |= {words(part) for line in face.lines if line.startswith("#?") for part in line.split(" ", 1)[1].split(" / ")}
    free |= {words(line[2:]) for line in face.lines if line.startswith("%?")}
    return found, free


@dataclass
class Score:
    """What was found of what was due, of headings in their tree and of fields of identity."""

    hit: int = 0
    said: int = 0
    due: int = 0
    right: int = 0
    fields: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, face: Face, report: Report) -> None:
        """Counts the reading `report` of `face`."""
        found = told(report)
        wrong = {k: found[k] for k in FIELDS if found[k] not in face.accepted(k)}
        self.right += len(FIELDS) - len(wrong)
        self.fields += len(FIELDS)
        gold, free = gold_tree(face)
        got = [(above, text) for above, text in tree(report) if text not in free]
        missed, false = Counter(gold) - Counter(got), Counter(got) - Counter(gold)
        self.hit += len(gold) - missed.total()
        self.said, self.due = self.said + len(got), self.due + len(gold)
        self.wrong += [f"{face.name} {k}: {v!r} for {face.accepted(k)}" for k, v in wrong.items()]
        self.wrong += [f"{face.name} missed {pair}" for pair in missed] + [
            f"{face.name} false {pair}" for pair in false
        ]

    @property
    def f1(self) -> float:
        """The F1 of the heading tree."""
        return 2 * self.hit / ((self.said + self.due) or 1)

    @property
    def identity(self) -> float:
        """The share of fields of identity that are right."""
        return self.right / (self.fields or 1)

    def __str__(self) -> str:
        return (
            f"headings F1 {self.f1:.3f} ({self.hit} of {self.due}, {self.said} said); "
            f"identity {self.identity:.3f} ({self.right} of {self.fields})"
        )


def scored(ending: str, content_of: Callable[[Face], bytes]) -> Score:
    """The score of all faces, read as files of the format `ending` that `content_of` gives."""
    score = Score()
    for face in faces():
        content = content_of(face)
        report = read(source_from(f"x.{ending}", content), content)
        assert isinstance(report, Report), (face.name, report)
        score.add(face, report)
    return score


def _converted(ending: str, folder: Path) -> Callable[[Face], bytes]:
    """Gives the faces as LibreOffice writes them in the format `ending`."""
    for face in faces():
        (folder / f"{face.name}.docx").write_bytes(written(face, "docx"))
    sources = sorted(str(path) for path in folder.glob("*.docx"))
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        ending,
    ]
    subprocess.run([*command, "--outdir", str(folder), *sources], check=True, capture_output=True)
    return lambda face: (folder / f"{face.name}.{ending}").read_bytes()


def main() -> None:
    """Prints the heading-tree F1 and the share of identity fields for each format, and what is wrong with `-v`."""
    scores = {ending: scored(ending, partial(written, ending=ending)) for ending in ("docx", "html", "txt")}
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("odt", "rtf", "doc", "pdf") if "--converted" in sys.argv else ():
            scores[f"{ending} of LibreOffice"] = scored(ending, _converted(ending, Path(folder)))
    for name, score in scores.items():
        for line in score.wrong if "-v" in sys.argv else ():
            print(f"{name}: {line}")
        print(f"{name}: {score}")


if __name__ == "__main__":
    main()
