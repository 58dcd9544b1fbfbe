"""How well the faces are read: `python -m tests.compare.reading.faces.score [-v]`."""

from __future__ import annotations

import re
import sys
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
    return [(words(by[s.parent].heading or "") if s.parent in by else "", words(s.heading)) for s in report.sections if s.heading]


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


def main() -> None:
    """Prints the heading-tree F1 and the share of identity fields for each format, and what is wrong with `-v`."""
    for ending in ("docx", "html", "txt"):
        hit = said = due = right = fields = 0
        for face in faces():
            content = written(face, ending)
            report = read(source_from(f"x.{ending}", content), content)
            if not isinstance(report, Report):
                print(face.name, report.reason)
                continue
            found = told(report)
            wrong = {k: found[k] for k in FIELDS if found[k] not in face.accepted(k)}
            right += len(FIELDS) - len(wrong)
            fields += len(FIELDS)
            gold, free = gold_tree(face)
            got = [(above, text) for above, text in tree(report) if text not in free]
            both = sum(min(gold.count(pair), got.count(pair)) for pair in set(gold))
            hit, said, due = hit + both, said + len(got), due + len(gold)
            if "-v" in sys.argv:
                for key, value in wrong.items():
                    print(f"{ending} {face.name} {key}: {value!r} for {face.accepted(key)}")
                for pair in gold:
                    if got.count(pair) < gold.count(pair):
                        print(f"{ending} {face.name} missed: {pair}")
                for pair in got:
                    if pair not in gold:
                        print(f"{ending} {face.name} false: {pair}")
        print(f"{ending}: headings F1 {2 * hit / (said + due):.3f} ({hit} of {due}, {said} said); identity {right / fields:.3f} ({right} of {fields})")


if __name__ == "__main__":
    main()
