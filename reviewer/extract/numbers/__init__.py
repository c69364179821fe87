"""Numbers: value, unit, modifier and kind of every number, date, score and range of a text."""

from __future__ import annotations

from datetime import date

from reviewer.extract.numbers.engine import Engine
from reviewer.extract.numbers.found import Found
from reviewer.extract.numbers.reasons import reason
from reviewer.model import Number, Span
from reviewer.text import Analysis, analyse, tokens_in

ORIGIN = "numbers/2"


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
        score=found.score,
        reason=reason(found, text),
    )


def _day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, none when it is something else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def find_numbers(analysis: Analysis, published: str | None = None) -> list[Number]:
    """The numbers of a text in reading order, with ids n1, n2 …

    Words like أمس are read only against ``published``, the article's ISO 8601 date.
    """
    found = Engine(analysis, _day(published)).find()
    return [_number(one, f"n{index}", analysis.text) for index, one in enumerate(found, 1)]


def read_at(analysis: Analysis, span: Span, published: str | None = None) -> Number | None:
    """What the engine reads at a reviewer's span, with unit and modifier from its context; none when no number is there.

    The reading that covers most of the span is taken. What elsewhere only looks like a number (أحد) is one here.
    """
    engine = Engine(analysis, _day(published), lenient=True)
    best: Found | None = None
    first = next((i for i, t in enumerate(analysis.tokens) if t.span.end > span.start), len(analysis.tokens))
    index, last = first, first + len(tokens_in(analysis.tokens, span))
    while index < last:
        found = engine.at(index)
        index = max(index + 1, found.last if found else 0)
        if found is not None and found.span.overlaps(span) and (best is None or len(found.span) > len(best.span)):
            best = found
    return _number(best, "n1", analysis.text) if best else None


def read_number(text: str, published: str | None = None) -> Number | None:
    """What the engine reads in a text that is one number; its span refers to ``text``."""
    return read_at(analyse(text), Span(0, len(text)), published) if text.strip() else None
