"""What was recognised in each sentence, what was attached to what, and by which rule: the view for a developer.

For paragraphs of Vietnamese each sentence with a number is shown by its pieces and what was made of them; for tables
and English, the observations with their rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from compare.figures.context import Context
from compare.figures.pieces import Piece, Reading, may_state_figures, read, sentences
from compare.messages import Language, message, number, render, words
from compare.observation import Observation
from compare.quantity import written
from compare.report import Block

ObserveBlock = Callable[[Block, Context], list[Observation]]


def explain_blocks(blocks: Iterable[tuple[Block, Context]], observe: ObserveBlock) -> str:
    """The blocks that state figures, each with what was read in it."""
    return "\n\n".join(text for block, context in blocks if (text := _block(block, context, observe)))


def _block(block: Block, context: Context, observe: ObserveBlock) -> str:
    found = observe(block, context)
    lines: list[str] = []
    if block.kind == "paragraph" and context.language == "vi" and may_state_figures(block.text):
        lines += _by_sentence(read(block.text, context), found, context.language)
    else:
        lines += [line for observation in found for line in _observation(observation, context.language)]
    return "\n".join([f"[{block.id}] {block.text.strip()}", *lines]) if lines else ""


def _by_sentence(reading: Reading, found: Sequence[Observation], language: Language) -> Iterator[str]:
    """For each sentence with a number: its pieces, the numbers that are no figures, and what was made of it."""
    for sentence in sentences(reading):
        first, stop = sentence[0].first, sentence[-1].stop
        start, end = reading.place(first, stop)
        made = [observation for observation in found if start <= observation.anchor.start < end]
        left_out = {at: rule for at, rule in reading.left_out.items() if first <= at < stop}
        if not made and not left_out and not any(piece.kind == "figure" for piece in sentence):
            continue
        told = [_piece(reading, piece, language) for piece in sentence if piece.kind in ("figure", "time", "cue")]
        if told:
            yield "  " + render(message("figures.recognised", pieces=" · ".join(told)), language)
        for at, rule in left_out.items():
            why = words(f"figures.names.{_key(rule)}", language)
            yield "  " + render(message("figures.left_out", text=reading.text(at, at + 1), rule=why), language)
        for piece in sentence:
            if piece.kind == "figure" and not _is_used(reading, piece, found):
                text = reading.text(piece.first, piece.stop)
                yield "  " + render(message("figures.unused", text=text), language)
        for observation in made:
            yield from _observation(observation, language)


def _is_used(reading: Reading, piece: Piece, found: Sequence[Observation]) -> bool:
    """Whether a figure became a level or a comparison of some observation."""
    start, end = reading.place(piece.first, piece.stop)
    anchors = [anchor for o in found for anchor in (o.anchor, *(r.anchor for r in o.relations)) if anchor is not None]
    return any(anchor.start < end and start < anchor.end for anchor in anchors)


def _piece(reading: Reading, piece: Piece, language: Language) -> str:
    text = reading.text(piece.first, piece.stop)
    if piece.kind == "time":
        period = piece.time.period if piece.time else None
        return f"{text} <{words('figures.time', language)}{f' {period}' if period else ''}>"
    if piece.kind == "cue":
        return f"{text} <{_said('cues', piece.name, language)}>"
    return f"{text} <{words('figures.figure', language)}>"


def _key(rule: str) -> str:
    return rule.replace(" ", "_").replace(",", "")


def _observation(observation: Observation, language: Language) -> Iterator[str]:
    """An observation in a line; below, each comparison, the rules that made them, and what is in doubt."""
    level = written(observation.quantity, language) if observation.quantity else "–"
    role = _said("roles", observation.role, language)
    yield f"  → {observation.indicator} | {level} | {observation.period} | {role}"
    for relation in observation.relations:
        kind, versus = _said("kinds", relation.kind, language), _said("bases", relation.versus, language)
        yield f"      {kind} {number(relation.value, language)} {relation.unit} | {versus}"
    for rule in dict.fromkeys(observation.rules):
        yield "      " + render(message("figures.by_rule", rule=rule, example=_example(rule, language)), language)
    for doubt in observation.doubts:
        yield "      ? " + render(doubt, language)


def _said(group: str, name: str, language: Language) -> str:
    """The word for a cue's group, a role, a comparison or a base; the name itself where it has none."""
    try:
        return words(f"figures.{group}.{name}", language)
    except KeyError:
        return name


def _example(rule: str, language: Language) -> str:
    try:
        return words(f"figures.rules.{rule}", language)
    except KeyError:
        return ""
