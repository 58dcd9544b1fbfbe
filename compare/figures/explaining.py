"""What was recognised in each sentence, what was attached to what, and by which rule: the view for a developer.

For paragraphs of Vietnamese the pieces are shown as well; for tables and English, the observations with their rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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
    lines = [f"[{block.id}] {block.text.strip()}"]
    if block.kind == "paragraph" and context.language == "vi" and may_state_figures(block.text):
        lines += _recognised(read(block.text, context), context.language)
    elif not found:
        return ""
    lines += [line for observation in found for line in _observation(observation, context.language)]
    return "\n".join(lines)


def _recognised(reading: Reading, language: Language) -> Iterator[str]:
    """A line for each sentence's pieces, and one for the numbers that are no figures."""
    for sentence in sentences(reading):
        told = [_piece(reading, piece, language) for piece in sentence if piece.kind in ("figure", "time", "cue")]
        if told:
            yield "  " + render(message("figures.recognised", pieces=" · ".join(told)), language)
    for at, rule in reading.left_out.items():
        said = message(
            "figures.left_out", text=reading.text(at, at + 1), rule=words(f"figures.names.{_key(rule)}", language)
        )
        yield "  " + render(said, language)


def _piece(reading: Reading, piece: Piece, language: Language) -> str:
    text = reading.text(piece.first, piece.stop)
    if piece.kind == "time":
        period = piece.time.period if piece.time else None
        return f"{text} <{words('figures.time', language)}{f' {period}' if period else ''}>"
    if piece.kind == "cue":
        return f"{text} <{piece.name}>"
    return f"{text} <{words('figures.figure', language)}>"


def _key(rule: str) -> str:
    return rule.replace(" ", "_").replace(",", "")


def _observation(observation: Observation, language: Language) -> Iterator[str]:
    """An observation in a line, each comparison and the rules that made them in lines below."""
    level = written(observation.quantity, language) if observation.quantity else "–"
    yield f"  → {observation.indicator} | {level} | {observation.period} | {observation.role}"
    for relation in observation.relations:
        amount = f"{number(relation.value, language)} {relation.unit}"
        yield f"      {relation.kind} {amount} | {relation.versus}"
    for rule in observation.rules:
        yield "      " + render(message("figures.by_rule", rule=rule, example=_example(rule, language)), language)


def _example(rule: str, language: Language) -> str:
    try:
        return words(f"figures.rules.{rule}", language)
    except KeyError:
        return ""
