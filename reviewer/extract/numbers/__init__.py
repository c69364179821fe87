"""Numbers: value, unit, modifier and kind of every number, date, score and range of a text."""

from __future__ import annotations

from reviewer.extract.numbers.engine import Engine, Found
from reviewer.extract.numbers.reasons import reason
from reviewer.model import Number, NumberKind, Span
from reviewer.text import Analysis, analyse, tokens_in

ORIGIN = "numbers/1"
_SCORES = {NumberKind.APPROX: 0.7, NumberKind.SCORE: 0.85, NumberKind.ORDINAL: 0.88, NumberKind.FRACTION: 0.85}
_OPTIONAL = 0.65  # duals: careful annotators differ on whether they are numbers


def _number(found: Found, number_id: str, text: str) -> Number:
    return Number(
        id=number_id,
        span=found.span,
        kind=found.kind,
        value=found.value,
        unit=found.unit,
        unit_span=found.unit_span,
        modifier=found.modifier,
        modifier_span=found.modifier_span,
        origin=ORIGIN,
        score=_OPTIONAL if found.optional else _SCORES.get(found.kind, 0.95),
        reason=reason(found, text),
    )


def find_numbers(analysis: Analysis) -> list[Number]:
    """The numbers of a text in reading order, with ids n1, n2 …"""
    found = Engine(analysis).find()
    return [_number(one, f"n{index}", analysis.text) for index, one in enumerate(found, 1)]


def read_at(analysis: Analysis, span: Span) -> Number | None:
    """What the engine reads at a reviewer's span, with unit and modifier from its context; none when no number is there.

    The reading that covers most of the span is taken.
    """
    engine = Engine(analysis)
    best: Found | None = None
    first = next((i for i, t in enumerate(analysis.tokens) if t.span.end > span.start), len(analysis.tokens))
    for index in range(first, first + len(tokens_in(analysis.tokens, span))):
        found = engine.at(index)
        if found is not None and found.span.overlaps(span) and (best is None or len(found.span) > len(best.span)):
            best = found
    return _number(best, "n1", analysis.text) if best else None


def read_number(text: str) -> Number | None:
    """What the engine reads in a text that is one number; its span refers to ``text``."""
    return read_at(analyse(text), Span(0, len(text))) if text.strip() else None
