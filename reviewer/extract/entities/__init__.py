"""Entities: gazetteer, name grammar, a CRF, and a pass over the whole article."""

from __future__ import annotations

from reviewer.extract.entities.calibration import calibrated
from reviewer.extract.entities.document import Document
from reviewer.extract.entities.extend import whole_names
from reviewer.extract.entities.grammar import Grammar
from reviewer.extract.entities.guesses import guesses
from reviewer.extract.entities.mention import Mention, without_overlaps
from reviewer.model import Entity, Span
from reviewer.text import Analysis
from reviewer.text.shadow import INVISIBLE

ORIGIN = "entities/1"


def _trust(mention: Mention) -> tuple[float, float]:
    """Which of two overlapping proposals stands: long known names, then the model where it is sure, then the rest."""
    known = mention.source == "gazetteer"
    longer = (0.12 if mention.source == "model" else 0.15) * (mention.size - 1)
    base = {"gazetteer": 0.9, "grammar": 0.8, "model": 0.6}[mention.source]
    if known and mention.size > 1:
        base += 0.5  # a known name of several words is no part of a longer guess
    if mention.source == "model" and mention.size > 1:
        base += 0.1
    if mention.source == "grammar" and mention.type != "PER" and mention.size > 2:
        base += 0.6  # بعثة الأمم المتحدة في العراق
    return (base + longer + 0.2 * mention.score, known)


def _visible(text: str, span: Span) -> Span:
    """The span without a bidi mark at its end that a word carries along."""
    end = span.end
    while end > span.start + 1 and text[end - 1] in INVISIBLE:
        end -= 1
    return Span(span.start, end)


def find_entities(analysis: Analysis) -> list[Entity]:
    """The entities of a text in reading order, with ids e1, e2 …; spans without clitics and titles."""
    proposals = [*Grammar(analysis).mentions(), *guesses(analysis)]
    chosen = without_overlaps(sorted(proposals, key=_trust, reverse=True))
    document = Document(analysis, whole_names(analysis, chosen))
    document.spread()
    return [
        Entity(
            id=f"e{number}",
            span=_visible(analysis.text, mention.span),
            type=mention.type,
            name=document.name(mention),
            origin=ORIGIN,
            score=round(calibrated(mention.source, mention.type, mention.score), 3),
            reason=mention.reason,
        )
        for number, mention in enumerate(document.mentions, 1)
    ]
