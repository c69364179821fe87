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

__all__ = ["ORIGIN", "SpeakerCandidate", "find_quotes", "marks_around", "speaker_candidates"]


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


def speaker_candidates(analysis: Analysis, quote_span: Span, entities: Sequence[Entity]) -> list[SpeakerCandidate]:
    """Who may have said the quote at ``quote_span``, the likeliest first."""
    reading = Reading(analysis, entities)
    return Cast(reading, Phrases(reading)).candidates(quote_span)
