"""Quotes: direct, partial and indirect speech with its cue and its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.extract.quotes.drafts import RULES
from reviewer.extract.quotes.engine import find_drafts
from reviewer.extract.quotes.marks import marks_around
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.speakers import Cast, SpeakerCandidate
from reviewer.model import Entity, Quote, Span
from reviewer.text import Analysis

ORIGIN = "quotes/2"

__all__ = ["ORIGIN", "SpeakerCandidate", "find_quotes", "marks_around", "read_at", "speaker_candidates"]


def find_quotes(analysis: Analysis, entities: Sequence[Entity]) -> list[Quote]:
    """The quotes of a text in reading order, with ids q1, q2 …; speakers are resolved through ``entities``."""
    drafts = find_drafts(analysis, entities)
    ids = {draft.content: f"q{number}" for number, draft in enumerate(drafts, 1)}
    return [
        Quote(
            id=f"q{number}",
            span=draft.content,
            kind=draft.kind,
            marks=draft.marks,
            cue=draft.cue,
            speaker=draft.speaker.span,
            speaker_name=draft.speaker.name,
            parent=ids.get(draft.parent) if draft.parent else None,
            origin=ORIGIN,
            score=RULES[draft.rule].score,
            reason=RULES[draft.rule].reason(draft.cue.of(analysis.text) if draft.cue else ""),
        )
        for number, draft in enumerate(drafts, 1)
    ]


def read_at(analysis: Analysis, span: Span, entities: Sequence[Entity]) -> Quote | None:
    """The quote that stands at ``span``, or that shares most of its words with it; none where there is none."""

    def shared(quote: Quote) -> float:
        common = min(quote.span.end, span.end) - max(quote.span.start, span.start)
        return common / max(len(quote.span), len(span))

    best = max(find_quotes(analysis, entities), key=shared, default=None)
    return best if best is not None and shared(best) > 0.5 else None


def speaker_candidates(analysis: Analysis, quote_span: Span, entities: Sequence[Entity]) -> list[SpeakerCandidate]:
    """Who may have said the quote at ``quote_span``, the likeliest first."""
    reading = Reading(analysis, entities)
    return Cast(reading, Phrases(reading)).candidates(quote_span)
