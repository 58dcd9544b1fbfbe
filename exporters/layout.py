"""What the writers share: numbers of headings, the lines of the header and the signature, the closing mark.

Computes texts alone; each writer draws them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import resources
from compare.brief import roman
from compare.document import Appendix, Block, Brief, Evidence, Form, Heading, Paragraph, Span, Table
from compare.messages import words
from exporters.metrics import width
from exporters.profile import Profile, paired

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_SMALL = ("evidence", "sections", "findings", "sources")
_GAPS = {"signer": 42.0, "document_type": 10.0}  # points above, on a page that has to hold everything
_SLACK = 8.0  # points: a font that stands in for Times New Roman may be a little wider
_BLANK = "………………………"


@dataclass(frozen=True, slots=True)
class Signature:
    """The two columns under the text: who it goes to, and who signs."""

    recipients_label: str
    recipients: tuple[str, ...]
    authority: str
    title: str
    signer: str


def cleaned(text: str) -> str:
    """`text` without the signs that no XML file may hold."""
    return _NOT_XML.sub("", text)


def fitting(brief: Brief, profile: Profile, pages: Callable[[Profile], int]) -> Profile:
    """`profile` as `brief` wants it: one that is to stand on one page is set closer, step by step, until its text does;
    `pages` tells how many pages that text takes. A little room is left, since no two programs break lines quite alike.
    """
    if not brief.is_compact:
        return profile
    steps = lawful(profile)
    steps += [_tightened(step) for step in steps]
    steps.append(_singled(steps[-1]))
    return next((step for step in steps if pages(shorter(step)) == 1), steps[-1])


def lawful(profile: Profile) -> list[Profile]:
    """The closest that the form allows, and the same in its smaller pair of sizes, where it offers one."""
    close = _compacted(profile)
    small = paired(close, _SMALL_PAIR)
    return [close] if small == close else [close, small]


_SMALL_PAIR = 13  # "cặp 13"
_ROOM = 10  # millimetres left at the foot of a page that has to hold everything


def shorter(profile: Profile) -> Profile:
    """`profile` with less room on its pages, since no two programs break lines quite alike."""
    return replace(profile, page=replace(profile.page, bottom=profile.page.bottom + _ROOM))


def _tightened(profile: Profile) -> Profile:
    """`profile` with smaller gaps between paragraphs and in the signature than the forms ask for, and small notes: a
    text that is longer than its page, as where more parts are chosen for it.
    """
    least = {"signer": 30.0, "document_type": 8.0}
    text = {name: replace(form, before=min(form.before, least.get(name, 3.0))) for name, form in profile.text.items()}
    text["footnote"] = replace(text["footnote"], size=min(text["footnote"].size, 9.0))
    return replace(profile, text=text)


def _singled(profile: Profile) -> Profile:
    """`profile` with single lines in place of lines of an exact height, where nothing else brings the text on one page:
    the Party form asks for 18 points, and offers no smaller pair of sizes.
    """
    return replace(profile, text={name: replace(form, exact_line=None) for name, form in profile.text.items()})


def _compacted(profile: Profile) -> Profile:
    """`profile` with single lines and smaller gaps, where it leaves more: the least that the forms allow."""
    single = {
        name: replace(form, line=min(form.line, 1.0), before=min(form.before, _GAPS.get(name, form.before)))
        for name, form in profile.text.items()
    }
    return replace(profile, text=single)


def cell_form(table: Table) -> str:
    """The form of the cells of `table`: what is quoted at length is set smaller, there being less to leaf through."""
    return "table_small" if table.role in _SMALL else "table_cell"


def numbered(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """`blocks` with the numbers of the form written before their headings."""
    counts = [0, 0, 0]
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, len(counts))
            counts[level - 1] += 1
            counts[level:] = [0] * (len(counts) - level)
            block = replace(block, text=heading_number(profile, level, counts) + block.text)
        out.append(block)
    return out


def contents(brief: Brief, profile: Profile) -> list[str]:
    """The entries of the table of contents: main headings with their numbers, appendices; of a short brief none."""
    if not brief.has_contents:
        return []
    heads = [b.text.upper() if profile.text["heading1"].upper else b.text
             for b in numbered(brief.blocks, profile) if isinstance(b, Heading) and b.level == 1]  # fmt: skip
    labels = ((appendix_label(n, brief, profile), a.title) for n, a in enumerate(brief.appendices, 1))
    return [*heads, *(f"{label}. {title}" if label else title for label, title in labels)]


def heading_number(profile: Profile, level: int, counts: Sequence[int]) -> str:
    """The number before a heading of `level`, where `counts` says how many there are of each level so far."""
    count = counts[level - 1]
    parts = {
        "roman": roman(count),
        "arabic": str(count),
        "letter": _LETTERS[(count - 1) % len(_LETTERS)],
        "parent": str(counts[level - 2]) if level > 1 else "",
    }
    return profile.heading_numbers[level - 1].format(**parts)


def closed(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """`blocks` with the form's closing mark ("./.") at the end of the last paragraph."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if isinstance(blocks[i], Paragraph)), None)
    out = list(blocks)
    if last is None:
        return out
    paragraph = out[last]
    assert isinstance(paragraph, Paragraph)
    tail = paragraph.spans[-1]
    if tail.evidence:
        spans = (*paragraph.spans, Span(profile.end))
    else:
        spans = (*paragraph.spans[:-1], replace(tail, text=tail.text.rstrip().rstrip(".") + profile.end))
    out[last] = replace(paragraph, spans=spans)
    return out


def number_line(form: Form, profile: Profile) -> str:
    """The line for the document's number, which is left blank."""
    return profile.number_line.format(office=form.office_code or "……")


def date_line(form: Form, profile: Profile) -> str:
    """The line for place and date; day and month are left blank."""
    return profile.date_line.format(place=form.place or "………………")


def right_column(form: Form, profile: Profile, across: float) -> float:
    """How wide the right column of the head is, of `across` points: what stands in it goes on one line each."""
    lines = {"state_name": profile.state_name, "date": date_line(form, profile)}
    needs = max(width(text, profile.text[name], profile.font) for name, text in lines.items())
    return min(max(across * 0.55, needs + _SLACK), across * 0.64)


def blank(text: str) -> str:
    """`text`, or dots where it was not given."""
    return text or _BLANK


def balanced(text: str, name: str, profile: Profile, across: float) -> str:
    """A centred text, or a title, broken into lines of nearly one length, where it does not go on one of `across`
    points.

    Lines break rather before the name of a place and not behind a word that leans on the next one.
    """
    form = profile.text[name]
    whole = width(text, form, profile.font)
    lines = int(whole / (across * 0.94)) + 1
    if lines == 1 or (form.align != "center" and name != "subject"):
        return text
    of_office, words = name in ("issuer", "superior"), text.split()
    return "\n".join(
        _broken(words, [width(f"{word} ", form, profile.font) for word in words], lines, across, of_office)
    )


def _broken(words: Sequence[str], widths: Sequence[float], lines: int, across: float, of_office: bool) -> list[str]:
    """`words` on `lines` lines at the least cost: of length against the mean, of breaks in bad places."""
    mean = sum(widths) / lines
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}  # by how many words are placed
    for _ in range(lines):
        reached: dict[int, tuple[float, list[str]]] = {}
        for begin, (cost, placed) in best.items():
            for end in range(begin + 1, len(words) + 1):
                wide = sum(widths[begin:end])
                if wide > across and end > begin + 1:
                    break
                total = cost + ((wide - mean) / mean) ** 2 + _break_cost(words, end, of_office)
                if end not in reached or total < reached[end][0]:
                    reached[end] = total, [*placed, " ".join(words[begin:end])]
        best = reached
    return best[len(words)][1] if len(words) in best else [" ".join(words)]


def _break_cost(words: Sequence[str], at: int, of_office: bool) -> float:
    """What it costs to break before the word `at`, where a line half as long again as the mean costs a quarter."""
    if at == len(words):
        return 0.0
    breaks = resources.table("brief")["breaks"]
    before, after = words[at - 1].strip(",;").lower(), words[at].lower()
    if before in breaks["leaning"]:
        return 0.5
    if (of_office and after in breaks["places"]) or before.endswith(("-", "–")) or words[at - 1].endswith((",", ";")):
        return -0.2
    return 0.0


def signature(form: Form, profile: Profile) -> Signature:
    """The texts of the signature block; what was not given stays blank."""
    return Signature(
        profile.recipients_label,
        _as_listed(form.recipients, profile) or profile.default_recipients,
        form.authority or "",
        form.signer_title or "",
        form.signer or "",
    )


def _as_listed(recipients: Sequence[str], profile: Profile) -> tuple[str, ...]:
    """The lines of those it goes to as a form with a head of its own writes them: "- …;", the last with a full stop."""
    if profile.header == "none":
        return tuple(recipients)
    said = [line.strip().lstrip("-–").strip().rstrip(";.").rstrip() for line in recipients]
    said = [line for line in said if line]
    return tuple(f"- {line}{'.' if place == len(said) else ';'}" for place, line in enumerate(said, 1))


def appendix_label(place: int, brief: Brief, profile: Profile) -> str:
    """ "Phụ lục II", or without a number where there is but one."""
    pattern = profile.appendix_number or words("exporters.appendix", brief.language)
    number = roman(place) if len(brief.appendices) > 1 else ""
    return pattern.format(number=number).strip()


def attached(appendix: Appendix, brief: Brief, profile: Profile) -> str:
    """What stands under an appendix's title: the document it goes with, or that it does not leave the office."""
    if appendix.internal:
        return f"({words('brief.appendix.internal', brief.language)})"
    if not brief.blocks and not profile.attached:  # it goes with nothing, and says itself what it is on
        return brief.form.subject
    return profile.attached.format(office=brief.form.office_code or "……")


def mark(numbers: Sequence[int]) -> str:
    """How the numbers of evidence are printed: "[3][5]"."""
    return "".join(f"[{number}]" for number in numbers)


def note_words(evidence: Evidence, in_full: bool) -> str:
    """What a footnote says of a piece of evidence; the words are quoted the first time only."""
    where = "; ".join(part for part in (evidence.report, evidence.file, evidence.place) if part)
    quoted = f": “{evidence.quote}”" if in_full and evidence.quote else ""
    return f"{where}{quoted}" if quoted.endswith(".”") else f"{where}{quoted}."
