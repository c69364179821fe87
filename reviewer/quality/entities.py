"""Entities of a prediction against those of the gold article."""

from __future__ import annotations

from reviewer.model import Article, Entity
from reviewer.quality.matching import (
    Tally,
    alternatives,
    counted,
    demanded,
    distinct,
    good_spans,
    leftovers,
    meeting,
    pairs,
    tally,
)
from reviewer.quality.sheet import Sheet

_TYPES = {"PERS": "PER", "PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "ORGANISATION": "ORG"}


def entity_type(name: str) -> str:
    """One name for each type of the usual label sets."""
    return _TYPES.get(name.upper(), name.upper())


def typed(gold: Entity, predicted: Entity) -> bool:
    return entity_type(predicted.type) in {entity_type(t) for t in (gold.type, *alternatives(gold, "alt_type"))}


def exact(gold: Entity, predicted: Entity) -> bool:
    return predicted.span in good_spans(gold) and typed(gold, predicted)


def compare(gold: Article, predicted: Article, sheet: Sheet) -> None:
    wanted, spare = demanded(gold.entities)
    found = distinct(counted(predicted.entities), lambda e: (e.span, entity_type(e.type)))
    free = meeting(found, spare)
    hits = pairs(wanted, found, exact)
    near = pairs(wanted, found, lambda g, p: any(p.span.overlaps(s) for s in good_spans(g)) and typed(g, p))
    sheet.measures["exact"] += tally(hits, len(wanted), len(found), free)
    sheet.measures["overlap"] += tally(near, len(wanted), len(found), free)
    for index, entity in enumerate(wanted):
        hit = int(index in hits)
        sheet.types[entity_type(entity.type)] += Tally(hit, hit, 1)
    used = set(hits.values()) | free
    for index, entity in enumerate(found):
        if index not in used:
            sheet.types[entity_type(entity.type)] += Tally(0, 1, 0)
    for g, p in sheet.astray(gold, leftovers(wanted, found, hits, free)):
        if typed(g, p):
            sheet.fault(gold, "boundary", g, g.span.of(gold.text), p.span.of(gold.text))
        else:
            sheet.fault(gold, "type", g, g.type, p.type)
