"""What the machine proposes: entities, quotes and numbers of an article, each a suggestion with its reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import evolve

from reviewer.model import Annotation, Article, Entity, Number
from reviewer.text import analyse

if TYPE_CHECKING:
    from reviewer.extract.camel import CamelNER

__all__ = ["extract"]


def extract(article: Article, *, camel: CamelNER | None = None) -> tuple[Annotation, ...]:
    """All suggestions for an article, one pass over its text; annotations that it has are not looked at.

    With ``camel`` the entities of that recogniser are merged in by the rule of ``merge``.

    Raises:
        CamelError: the recogniser was asked for and does not answer.
    """
    # The layers load word lists and a model; a window that only shows an article needs none of them.
    from reviewer.extract.entities import find_entities
    from reviewer.extract.merge import merged
    from reviewer.extract.numbers import find_numbers
    from reviewer.extract.quotes import find_quotes

    analysis = analyse(article.text)
    entities = find_entities(analysis)
    if camel is not None:
        entities = merged(entities, camel.entities(analysis))
    numbers = _outside(find_numbers(analysis, article.published), entities)
    return (*entities, *find_quotes(analysis, entities), *numbers)


def _outside(numbers: Sequence[Number], entities: Sequence[Entity]) -> list[Number]:
    """The numbers that are no part of a name (كوردستان24), numbered anew."""
    spans = sorted(e.span for e in entities)
    reach = list(accumulate((s.end for s in spans), max))  # how far the names go that begin up to here
    before = [bisect_right(spans, n.span.start, key=lambda s: s.start) for n in numbers]
    free = [n for n, index in zip(numbers, before, strict=True) if not index or reach[index - 1] < n.span.end]
    return [evolve(n, id=f"n{index}") for index, n in enumerate(free, 1)]
