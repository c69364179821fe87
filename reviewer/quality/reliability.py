"""Whether scores mean what they say: of the suggestions of score 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from reviewer.model import Article
from reviewer.quality import entities, numbers, quotes
from reviewer.quality.matching import A, counted, demanded, meeting, pairs

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
Scored: TypeAlias = list[tuple[float, bool]]


@frozen
class Bin:
    """Suggestions with a score in ``[low, high)``, the last bin with its upper edge: how many, and how many right."""

    low: float
    high: float
    count: int
    right: int
    mean_score: float

    @property
    def precision(self) -> float:
        return self.right / self.count if self.count else 0.0


def reliability(gold: Iterable[Article], predicted: Iterable[Article]) -> dict[str, tuple[Bin, ...]]:
    """The bins of each layer over the scored predictions of articles that are in the gold.

    Right is an entity with span and type, a quote with its content, a number with span and value. Predictions that
    meet only an optional annotation do not count, nor do extra numbers of an article that lists some only.
    """
    given = {a.id: a for a in predicted}
    scored: dict[str, Scored] = {"entities": [], "quotes": [], "numbers": []}
    for article in gold:
        other = given.get(article.id)
        if other is None or other.text != article.text:
            continue
        text, some = article.text, article.meta.get("complete", True) is False
        _judge(scored["entities"], article.entities, other.entities, entities.exact)
        _judge(scored["quotes"], article.quotes, other.quotes, lambda g, p, t=text: quotes.found(t, g, p))
        _judge(scored["numbers"], article.numbers, other.numbers, numbers.exact, some=some)
    return {layer: _bins(found) for layer, found in scored.items() if found}


def _judge(
    into: Scored, gold: Sequence[A], predicted: Sequence[A], right: Callable[[A, A], bool], *, some: bool = False
) -> None:
    wanted, spare = demanded(gold)
    found = counted(predicted)
    hits = set(pairs(wanted, found, right).values())
    free = set(range(len(found))) if some else meeting(found, spare)
    into += [(p.score, j in hits) for j, p in enumerate(found) if p.score is not None and (j in hits or j not in free)]


def _bins(scored: Scored) -> tuple[Bin, ...]:
    bins: list[Bin] = []
    for low, high in pairwise(EDGES):
        inside = [(s, r) for s, r in scored if low <= s < high or s == high == EDGES[-1]]
        if inside:
            mean = sum(s for s, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), sum(r for _, r in inside), mean))
    return tuple(bins)


def calibration_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: the mean distance of score and precision, each bin by its count."""
    some = list(bins)
    total = sum(b.count for b in some)
    return sum(b.count * abs(b.precision - b.mean_score) for b in some) / total if total else 0.0
