"""Findings of several extractors made one list: ours, camel-tools', and what an article brought along.

The rule, for each layer: where both mark the same span with the same type or kind, the finding of ours stays, its score
rises and its origin names both (``entities/2+camel-tools``). Where they meet otherwise, ours stays when it is sure
(``SURE`` or more), else the other's takes its place; a quote within a quote meets nothing. What only one of them has
stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import count
from typing import TypeVar

from attrs import evolve

from reviewer.model import Annotation, Entity, Quote, Status

A = TypeVar("A", bound=Annotation)
SURE = 0.8
_AGREED = 0.97
_OURS = ("entities/", "quotes/", "numbers/", "camel-tools")


def merged(ours: Sequence[Entity], theirs: Sequence[Entity]) -> list[Entity]:
    """The entities of both by the rule above, in reading order, with ids e1, e2 …"""
    kept = sorted(_joined(ours, theirs), key=lambda e: (e.span.start, -e.span.end))
    return [evolve(e, id=f"e{number}") for number, e in enumerate(kept, 1)]


def with_imported(suggestions: Sequence[Annotation], present: Iterable[Annotation]) -> list[Annotation]:
    """The machine's suggestions with the undecided findings that the article was imported with, by the rule above.

    An imported finding that stays keeps its id where none of ours has it; parents follow.
    """
    imported = [a for a in present if a.status is Status.SUGGESTED and _foreign(a.origin)]
    if not imported:
        return list(suggestions)
    taken = {a.id for a in suggestions}
    names: dict[str, str] = {}
    for one in imported:
        tries = (one.id if n == 1 else f"{one.id}-{n}" for n in count(1))
        names[one.id] = next(name for name in tries if name not in taken)
        taken.add(names[one.id])
    renamed: list[Annotation] = []
    for one in imported:
        other = evolve(one, id=names[one.id], origin=_foreign(one.origin))
        if isinstance(other, Quote) and other.parent is not None:
            other = evolve(other, parent=names.get(other.parent))
        renamed.append(other)
    found = _joined(suggestions, renamed)
    there = {a.id for a in found}
    return [
        evolve(a, parent=None) if isinstance(a, Quote) and a.parent is not None and a.parent not in there else a
        for a in found
    ]


def _foreign(origin: str) -> str:
    """The part of an origin that is not ours: label-studio of entities/2+label-studio."""
    return "+".join(part for part in origin.split("+") if part and not part.startswith(_OURS))


def _joined(ours: Sequence[A], theirs: Sequence[A]) -> list[A]:
    """Both by the rule. Ours of a layer are looked up by place, so that a long text stays quick."""
    kept = {id(a): a for a in ours}
    ordered = sorted(ours, key=lambda a: a.span.start)
    starts = [a.span.start for a in ordered]
    longest = max((len(a.span) for a in ordered), default=0)
    for other in theirs:
        low, high = bisect_left(starts, other.span.start - longest), bisect_right(starts, other.span.end)
        met = [a for a in ordered[low:high] if id(a) in kept and _meets(a, other)]
        same = next((a for a in met if a.span == other.span and a.label == other.label), None)
        if same is not None:
            kept[id(same)] = evolve(same, origin=f"{same.origin}+{other.origin}", score=max(same.score or 0, _AGREED))
        elif all((a.score or 0) < SURE for a in met):
            for a in met:
                del kept[id(a)]
            kept[id(other)] = other
    return list(kept.values())


def _meets(one: Annotation, other: Annotation) -> bool:
    if one.layer != other.layer or not one.span.overlaps(other.span):
        return False
    nested = one.span != other.span and (one.span.contains(other.span) or other.span.contains(one.span))
    return not (isinstance(one, Quote) and nested)
