"""Entities of two extractors made one list.

The rule: where both mark the same span with the same type, the finding of ours stays, its score rises and its origin
names both. Where they overlap otherwise, ours stays when it is sure (``SURE`` or more), else the other's takes its
place. What only one of them has stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from reviewer.model import Entity

SURE = 0.8
_AGREED = 0.97


def merged(ours: Sequence[Entity], theirs: Sequence[Entity]) -> list[Entity]:
    """The entities of both by the rule above, in reading order, with ids e1, e2 …"""
    kept = list(ours)
    for other in theirs:
        met = [e for e in kept if e.span.overlaps(other.span)]
        if any(e.span == other.span and e.type == other.type for e in met):
            kept = [_agreed(e, other) if e.span == other.span and e.type == other.type else e for e in kept]
        elif all((e.score or 0) < SURE for e in met):
            kept = [*(e for e in kept if e not in met), other]
    kept.sort(key=lambda e: (e.span.start, -e.span.end))
    return [evolve(e, id=f"e{number}") for number, e in enumerate(kept, 1)]


def _agreed(ours: Entity, other: Entity) -> Entity:
    return evolve(ours, origin=f"{ours.origin}+{other.origin}", score=max(ours.score or 0, _AGREED))
