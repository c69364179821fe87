"""Entities: gazetteer, name grammar, a CRF, and a pass over the whole article."""

from __future__ import annotations

from reviewer.extract.entities.document import Document
from reviewer.extract.entities.extend import whole_names
from reviewer.extract.entities.grammar import Grammar
from reviewer.extract.entities.mention import Mention, without_overlaps
from reviewer.extract.entities.tagger import tagged
from reviewer.model import Entity
from reviewer.text import Analysis

ORIGIN = "entities/1"
_LEAST_MISC = 0.75  # the corpus marks much as MISC that our guidelines do not


def _trust(mention: Mention) -> tuple[float, float]:
    """Which of two overlapping proposals stands: long known names, then the model where it is sure, then the rest."""
    known = mention.source == "gazetteer"
    longer = 0.15 * (mention.size - 1)
    base = {"gazetteer": 0.9, "grammar": 0.75, "model": 0.6}[mention.source]
    if known and mention.size > 1:
        base += 0.5  # a known name of several words is no part of a longer guess
    if mention.source == "model" and mention.size > 1:
        base += 0.25
    return (base + longer + 0.2 * mention.score, known)


def find_entities(analysis: Analysis) -> list[Entity]:
    """The entities of a text in reading order, with ids e1, e2 …; spans without clitics and titles."""
    proposals = [*Grammar(analysis).mentions(), *tagged(analysis)]
    proposals = [m for m in proposals if m.type != "MISC" or m.source != "model" or m.score >= _LEAST_MISC]
    chosen = without_overlaps(sorted(proposals, key=_trust, reverse=True))
    document = Document(analysis, whole_names(analysis, chosen))
    document.spread()
    return [
        Entity(
            id=f"e{number}",
            span=mention.span,
            type=mention.type,
            name=document.name(mention),
            origin=ORIGIN,
            score=round(mention.score, 3),
            reason=mention.reason,
        )
        for number, mention in enumerate(document.mentions, 1)
    ]
