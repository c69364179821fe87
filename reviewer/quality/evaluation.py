"""Precision, recall and F1 of predicted articles against gold articles, by layer and type, and every error."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model import Article
from reviewer.quality import entities, numbers, quotes
from reviewer.quality.sheet import Evaluation, Sheet, summed

_COMPARERS = {"entities": entities.compare, "quotes": quotes.compare, "numbers": numbers.compare}


def evaluate(gold: Iterable[Article], predicted: Iterable[Article]) -> Evaluation:
    """Compare articles of the same id. Rejected annotations do not count; see ``matching`` for optional ones."""
    given = {a.id: a for a in predicted}
    sheets = {layer: Sheet(layer) for layer in _COMPARERS}
    missing: list[str] = []
    count = 0
    for article in gold:
        count += 1
        other = given.get(article.id)
        if other is None or other.text != article.text:
            missing.append(article.id)
            other = article.with_annotations(())
        for layer, compare in _COMPARERS.items():
            compare(article, other, sheets[layer])
    return summed(count, tuple(missing), list(sheets.values()))
