"""Marks: what is drawn for each finding, in units of the view, with its lane."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from attrs import frozen

from reviewer.model import Annotation, Article, Layer, Quote, Status
from reviewer.ui.article.offsets import OffsetMap


class Mark(NamedTuple):
    """A finding in units; a plain tuple, since a long article has thousands.

    ``lane`` counts down from the text: what lies inside another is nearer to the letters.
    """

    id: str
    start: int
    end: int
    layer: Layer
    label: str
    confirmed: bool
    rejected: bool
    lane: int = 0

    @property
    def length(self) -> int:
        return self.end - self.start


@frozen
class Relations:
    """The parts of the selected finding, in units.

    ``extra`` are the unit and the modifier of a number; ``parent`` and ``origin`` the quotes that a quote stands in and
    goes on from, ``start`` where it begins itself.
    """

    cue: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    extra: tuple[tuple[int, int], ...] = ()
    parent: tuple[int, int] | None = None
    origin: tuple[int, int] | None = None
    start: int = 0


def _mark(annotation: Annotation, offsets: OffsetMap) -> Mark:
    span, status = annotation.span, annotation.status
    return Mark(
        annotation.id,
        offsets.to_units(span.start),
        offsets.to_units(span.end),
        annotation.layer,
        annotation.label,
        status is not Status.SUGGESTED,
        status is Status.REJECTED,
    )


def with_lanes(marks: Iterable[Mark]) -> list[Mark]:
    """The marks by start, each below those that it overlaps and that are shorter."""
    found: list[Mark] = []
    touching: list[Mark] = []  # each overlaps one before it
    end = 0
    for mark in sorted(marks, key=_outer_first):
        if mark.start >= end and touching:
            found += touching if len(touching) == 1 else _in_lanes(touching)
            touching = []
        touching.append(mark)
        end = max(end, mark.end)
    return found + _in_lanes(touching)


def _outer_first(mark: Mark) -> tuple[int, int]:
    return (mark.start, -mark.end)


def _in_lanes(ordered: list[Mark]) -> list[Mark]:
    starts = [m.start for m in ordered]
    lanes: dict[str, int] = {}
    for mark in sorted(ordered, key=lambda m: (m.end - m.start, -m.start)):
        # Only shorter ones have a lane yet, so none that overlaps begins further back than this one is long.
        low = bisect_left(starts, 2 * mark.start - mark.end)
        lane = 0
        for near in ordered[low : bisect_left(starts, mark.end)]:
            if near.end > mark.start:
                lane = max(lane, lanes.get(near.id, -1) + 1)
        lanes[mark.id] = lane
    return [m if lanes[m.id] == 0 else m._replace(lane=lanes[m.id]) for m in ordered]


class MarkIndex:
    """The marks of an article, found by place. Rejected findings have none, but for the selected one.

    After a correction almost all findings are the ones that they were: their marks are taken from ``before``.
    """

    def __init__(
        self,
        article: Article | None,
        offsets: OffsetMap,
        selected: str | None = None,
        before: MarkIndex | None = None,
    ) -> None:
        made = before._made if before else {}
        self._made: dict[str, tuple[Annotation, Mark]] = {}
        shown: list[Mark] = []
        for annotation in article.annotations if article else ():
            pair = made.get(annotation.id)
            if pair is None or pair[0] is not annotation:
                pair = (annotation, _mark(annotation, offsets))
            self._made[annotation.id] = pair
            if not pair[1].rejected or annotation.id == selected:
                shown.append(pair[1])
        self._plain = shown
        self._marks = self._in_old_lanes(before) if before and self._covers_as(before) else with_lanes(shown)
        self._starts = [m.start for m in self._marks]
        self._longest = max((m.end - m.start for m in self._marks), default=0)

    def _covers_as(self, before: MarkIndex) -> bool:
        """Whether the same findings cover the same places as before."""
        if len(self._plain) != len(before._plain):
            return False
        return all(m[:3] == old[:3] for m, old in zip(self._plain, before._plain, strict=True) if m is not old)

    def _in_old_lanes(self, before: MarkIndex) -> list[Mark]:
        now = {m.id: m for m in self._plain}
        found = (now[old.id] if old.lane == 0 else now[old.id]._replace(lane=old.lane) for old in before._marks)
        return list(found)

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that share a unit with ``[start, end)``, outer ones first."""
        low = bisect_left(self._starts, start - self._longest)
        return [m for m in self._marks[low : bisect_left(self._starts, end)] if m.end > start]

    def at(self, unit: int) -> list[Mark]:
        """The marks over a unit, the shortest first."""
        return sorted(self.between(unit, unit + 1), key=lambda m: m.length)


def relations(annotation: Annotation | None, offsets: OffsetMap, article: Article | None = None) -> Relations:
    """The parts of a quote and the quotes of ``article`` that it is tied to, and the unit and modifier of a number."""
    if annotation is None:
        return Relations()
    parts = [(offsets.to_units(s.start), offsets.to_units(s.end)) for s in annotation.spans()[1:]]
    if not isinstance(annotation, Quote):
        return Relations(extra=tuple(parts))
    tied = [article.annotation(id_) if article and id_ else None for id_ in (annotation.parent, annotation.continues)]
    named = (annotation.cue, annotation.speaker, *(quote.span if quote else None for quote in tied))
    cue, speaker, parent, origin = ((offsets.to_units(s.start), offsets.to_units(s.end)) if s else None for s in named)
    return Relations(cue, speaker, parent=parent, origin=origin, start=offsets.to_units(annotation.span.start))
