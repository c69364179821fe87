"""Numbers: value, unit, modifier and kind of every number, date, score and range of a text."""

from __future__ import annotations

from bisect import bisect_right
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


class Readings:
    """What the engine reads at spans of one text that a reviewer says are numbers."""

    def __init__(self, analysis: Analysis, published: str | None = None) -> None:
        self._analysis = analysis
        self._engine = Engine(analysis, _day(published), lenient=True)

    def at(self, span: Span) -> Number | None:
        """The number at a span, with unit and modifier from its context; none when no number is there.

        The reading that covers most of the span is taken. What elsewhere only looks like a number (أحد) is one here.
        """
        tokens = self._analysis.tokens
        best: Found | None = None
        index = bisect_right(tokens, span.start, key=lambda t: t.span.end)
        last = index + len(tokens_in(tokens, span))
        while index < last:
            found = self._engine.at(index)
            index = max(index + 1, found.last if found else 0)
            if found is not None and found.span.overlaps(span) and (best is None or len(found.span) > len(best.span)):
                best = found
        return _number(best, "n1", self._analysis.text) if best else None


def read_at(analysis: Analysis, span: Span, published: str | None = None) -> Number | None:
    """What the engine reads at one span; see ``Readings`` for many."""
    return Readings(analysis, published).at(span)


def read_number(text: str, published: str | None = None) -> Number | None:
    """What the engine reads in a text that is one number; its span refers to ``text``."""
    return read_at(analyse(text), Span(0, len(text)), published) if text.strip() else None
