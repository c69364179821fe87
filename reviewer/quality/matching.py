"""Matching of gold and predicted annotations, and the counts that come of it.

A gold annotation may carry keys beyond ``reviewer/1`` in its ``extra``: ``optional`` (careful annotators differ, so it
counts neither as hit nor as error), ``alt`` (other spans as good as its own), ``alt_type``, ``alt_kind``,
``alt_value``, ``alt_unit``, ``alt_modifier``, ``alt_cue`` and ``alt_speaker`` (other right answers).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar, cast

from attrs import frozen

from reviewer.model import Annotation, Article, Span, Status

A = TypeVar("A", bound=Annotation)


@frozen
class Tally:
    """Hits among what was predicted and what is true; of a field: right ones among those compared."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def optional(annotation: Annotation) -> bool:
    return bool(annotation.extra.get("optional"))


def alternatives(annotation: Annotation, key: str) -> list[Any]:
    found = annotation.extra.get(key)
    return cast(list[Any], found) if isinstance(found, list) else []


def good_spans(gold: Annotation) -> list[Span]:
    """The spans that are right for a gold annotation, its own first."""
    return [gold.span, *(Span(start, end) for start, end in alternatives(gold, "alt"))]


def counted(annotations: Iterable[A]) -> list[A]:
    """The annotations that count: those not rejected."""
    return [a for a in annotations if a.status is not Status.REJECTED]


def demanded(annotations: Iterable[A]) -> tuple[list[A], list[A]]:
    """The gold annotations that must be found, and those that may."""
    standing = counted(annotations)
    return [a for a in standing if not optional(a)], [a for a in standing if optional(a)]


def distinct(annotations: Iterable[A], key: Callable[[A], object]) -> list[A]:
    found: dict[object, A] = {}
    for annotation in annotations:
        found.setdefault(key(annotation), annotation)
    return list(found.values())


def meeting(predicted: Sequence[Annotation], spare: Iterable[Annotation]) -> set[int]:
    """The indices of predictions that overlap with an optional annotation: no errors, whatever they say."""
    spans = [span for annotation in spare for span in good_spans(annotation)]
    return {j for j, p in enumerate(predicted) if any(p.span.overlaps(span) for span in spans)}


def traps(gold: Article, key: str) -> Iterator[tuple[Span, str]]:
    """What looks like a finding and is none, with its kind: ``non_quotes`` or ``non_numbers`` of the meta."""
    listed = gold.meta.get(key)
    for trap in cast(list[Any], listed) if isinstance(listed, list) else []:
        match trap:
            case {"start": int(start), "end": int(end)} if 0 <= start < end:
                yield Span(start, end), str(trap.get("kind", ""))
            case _:
                continue


def pairs(gold: Sequence[A], predicted: Sequence[A], fits: Callable[[A, A], bool]) -> dict[int, int]:
    """The largest one-to-one matching: index of gold -> index of predicted (augmenting paths)."""
    near = [[j for j, p in enumerate(predicted) if fits(g, p)] for g in gold]
    owner: dict[int, int] = {}

    def grow(index: int, seen: set[int]) -> bool:
        for j in near[index]:
            if j not in seen:
                seen.add(j)
                if j not in owner or grow(owner[j], seen):
                    owner[j] = index
                    return True
        return False

    for index in range(len(gold)):
        grow(index, set())
    return {i: j for j, i in owner.items()}


def tally(matched: dict[int, int], gold: int, predicted: int, free: Collection[int]) -> Tally:
    """Predictions in ``free`` meet only optional annotations and are no errors."""
    used = set(matched.values())
    return Tally(len(matched), sum(j in used or j not in free for j in range(predicted)), gold)


def leftovers(
    gold: Sequence[A], predicted: Sequence[A], matched: dict[int, int], free: AbstractSet[int]
) -> Iterator[tuple[A | None, A | None]]:
    """What was not matched: pairs that overlap, then gold without a prediction, then the other way round."""
    used = set(matched.values()) | free
    lost = [g for i, g in enumerate(gold) if i not in matched]
    spurious = [p for j, p in enumerate(predicted) if j not in used]
    near = pairs(lost, spurious, lambda g, p: g.span.overlaps(p.span))
    yield from ((lost[i], spurious[j]) for i, j in near.items())
    yield from ((g, None) for i, g in enumerate(lost) if i not in near)
    yield from ((None, p) for j, p in enumerate(spurious) if j not in near.values())
