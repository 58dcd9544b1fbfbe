"""What a person chooses for a brief: its kind, language and form, its parts in order, which indicators it tells.

Choices are plain values, so that a workspace keeps them; what is missing or unknown takes its default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from compare.comparison import Comparison, Status
from compare.document import EvidenceMode, Form
from compare.messages import Language
from compare.naming import is_party_body
from compare.wording import nfc

Kind = Literal["full", "one_page", "sector", "appendix"]
Template = Literal["administrative", "party", "plain"]
Part = Literal[
    "summary", "sectors", "off_track", "chart", "reached", "changes", "sections",
    "indicators", "others", "change_table", "section_table", "evidence", "sources", "findings",
]  # fmt: skip

TEMPLATES: tuple[Template, ...] = get_args(Template)
_LONGEST_ISSUER = 70  # letters: a longer one is a title that was taken for an office

# What a brief of each kind holds where nothing else is chosen: what a leader reads, the table behind it, what an
# auditor follows. Long tables are there to be chosen, and all of them are in the workbook; findings stay in the office.
PARTS: Mapping[Kind, tuple[Part, ...]] = {
    "full": (
        "summary", "sectors", "off_track", "chart", "reached", "changes", "sections",
        "indicators", "evidence", "sources",
    ),
    "one_page": ("summary", "off_track", "reached", "evidence"),
    "sector": ("summary", "off_track", "reached", "changes", "indicators", "evidence", "sources"),
    "appendix": ("indicators", "evidence", "sources"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for a brief. `parts` in their order; `rows` and `statuses` None for all; "" stays blank.

    `section` is the id of the section row a sector brief is on, with what stands below it. `archive` makes a PDF one
    to be kept for long (PDF/A). `contents` is whether there is a table of contents, None for one where it is long;
    `pair` the size of the text where the form leaves a choice (13 for "cặp 13"). `told` is how many indicators that are
    behind and how many that are well a brief on one page tells, None for the usual few.
    """

    language: Language = "vi"
    template: Template = "administrative"
    kind: Kind = "full"
    title: str = ""
    parts: tuple[Part, ...] = PARTS["full"]
    rows: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    section: str | None = None
    evidence: EvidenceMode = "appendix"
    archive: bool = True
    contents: bool | None = None
    pair: int | None = None
    told: tuple[int, int] | None = None
    form: Form = field(default=Form("", ""))


def usual_template(issuer: str, language: str) -> Template:
    """The form that goes with who issues: a Party body's own, the state's else; in English the plain one."""
    if language == "en":
        return "plain"
    return "party" if is_party_body(issuer) else "administrative"


def usual_issuer(comparison: Comparison) -> str:
    """The office that issued the newest report of results, where its name reads like one."""
    readings = sorted(comparison.readings, key=lambda r: r.id in comparison.targets, reverse=True)
    issuers = [reading.report.identity.issuer or "" for reading in readings]
    return next((i for i in reversed(issuers) if i and len(i) <= _LONGEST_ISSUER), "")


def choices_from(mapping: Mapping[str, Any]) -> Choices:
    """The choices kept as plain values in a workspace; what is missing or of no known kind takes its default."""
    kind: Kind = _one_of(mapping.get("kind"), get_args(Kind), "full")
    parts = tuple(p for p in mapping.get("parts") or () if p in get_args(Part)) or PARTS[kind]
    if mapping.get("findings") is True and "findings" not in parts:  # the annex chosen by itself
        parts = (*parts, "findings")
    elif mapping.get("findings") is False:
        parts = tuple(part for part in parts if part != "findings")
    statuses = mapping.get("statuses")
    rows = mapping.get("rows")
    texts = ("superior", "issuer", "office_code", "place", "authority", "signer_title", "signer")
    recipients = mapping.get("recipients") or ()
    lines = recipients.splitlines() if isinstance(recipients, str) else recipients
    form = Form(
        document_type=_text(mapping.get("document_type")),
        subject="",
        recipients=tuple(line for r in lines if (line := _text(r))),
        draft=bool(mapping.get("draft", False)),
        **{name: _text(mapping.get(name)) for name in texts},
    )
    return Choices(
        language=_one_of(mapping.get("language"), get_args(Language), "vi"),
        template=_one_of(mapping.get("template"), get_args(Template), "administrative"),
        kind=kind,
        title=_text(mapping.get("title")),
        parts=parts,
        rows=frozenset(map(str, rows)) if rows is not None else None,
        statuses=frozenset(s for s in statuses if s in get_args(Status)) if statuses else None,
        section=_text(mapping.get("section")) or None,
        evidence=_one_of(mapping.get("evidence"), get_args(EvidenceMode), "appendix"),
        archive=bool(mapping.get("archive", True)),
        contents=mapping["contents"] if isinstance(mapping.get("contents"), bool) else None,
        pair=_one_of(mapping.get("pair"), (13, 14), None),
        form=form,
    )


def _one_of(value: Any, known: Sequence[Any], default: Any) -> Any:
    return value if value in known else default


def _text(value: Any) -> str:
    return nfc(str(value)).strip() if value is not None else ""
