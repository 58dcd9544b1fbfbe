"""What is said of a target line: its cells in the list, its sentence with notes and rivals below. No widgets."""

from __future__ import annotations

from html import escape

from compare.comparison import Comparison, JudgedRow, Target
from compare.decisions import TargetPart
from compare.naming import issuer
from compare.target_list import TargetLine, proposed_parts
from desktop import texts, theme
from desktop.quotes import quote
from desktop.texts import put, say


def cells(line: TargetLine) -> list[str]:
    """The cells of a line: its name, what is to be reached, when, who set it, its state, and whether it judges."""
    goal = texts.quantity(line.quantity) if line.quantity else texts.relations(line.observation)
    if not line.stated:
        goal = f"{goal} ({say('targets.derived')})"
    state = say(f"targets.state_{line.state}")
    name, used = texts.indicator(line.observation.indicator), "✓" if line.in_force else ""
    return [name, goal, texts.period(line.period), issuer(line.issuer), state, used]


def sentence(result: Comparison, line: TargetLine) -> str:
    """The sentence that the line was read from; "" where it is gone."""
    found = quote(result.reading(line.source), line.observation.anchor)
    return f"{found.before}{found.figure}{found.after}" if found else ""


def detail(result: Comparison, line: TargetLine) -> str:
    """The sentence with its figure marked, what is known of the line, and the other targets of its row, as HTML."""
    colours = theme.colours()
    reading = result.reading(line.source)
    found = quote(reading, line.observation.anchor)
    out = []
    if found:
        out.append(
            f"<p>“{escape(found.before)}<span style='background:{colours.current}'>{escape(found.figure)}</span>"
            f"{escape(found.after)}” <a href='place:'>{escape(reading.report.source.name)}</a></p>"
        )
    out.append(f"<p style='color:{colours.muted}'>{escape(' · '.join(_notes(line)))}</p>")
    if line.row is not None and len(line.row.targets) > 1:
        out.append(f"<p style='margin-bottom:0'>{escape(say('targets.others'))}</p>")
        out += [_other(line.row, target) for target in line.row.targets]
        out.append(f"<p style='color:{colours.muted}'>{escape(say('targets.rule'))}</p>")
    return "".join(out)


def is_chosen(line: TargetLine) -> bool:
    """Whether the user chose this target to judge by."""
    return line.in_force and line.target is not None and line.target.why.key == "judgement.target.chosen"


def parts_of(line: TargetLine, said: str) -> tuple[TargetPart, ...]:
    """What a line seems to be made of; of a row of a table itself, since its cells side by side are no sentence."""
    told = line.observation
    if told.anchor.row is None:
        return proposed_parts(said)
    figure = told.quantity
    return (TargetPart(told.indicator, str(figure.value), figure.unit),) if figure and figure.value is not None else ()


def _notes(line: TargetLine) -> list[str]:
    notes = [say(f"targets.state_{line.state}")]
    if line.corrected:
        notes.append(say("targets.corrected"))
    if line.target is not None and line.target.base is not None:
        base, change = texts.quantity(line.target.base), texts.relations(line.observation)
        notes.append(say("targets.counted", change=change, base=base))
    if line.row is None:
        notes.append(say("targets.no_row"))
    elif line.in_force:
        notes.append(f"{say('targets.in_force')}: {put(line.row.targets[0].why)}")
    elif line.target is not None:
        notes.append(say("targets.not_in_force", why=put(line.target.why)))
    return notes


def _other(row: JudgedRow, target: Target) -> str:
    said = [texts.quantity(target.quantity), texts.period(target.period), issuer(target.issuer),
            "" if target.stated else say("targets.derived"), put(target.why)]  # fmt: skip
    line = escape(" · ".join(part for part in said if part))
    return f"<p style='margin:0 0 0 12px'>{f'<b>{line}</b>' if target == row.target else line}</p>"
