"""Suggestions of a weak machine: the truth, damaged by chance that is always the same.

Of the findings of an article a fifth have a wrong edge (the proclitic before them taken in or, where there is none, a
word too many or too few), a tenth another label, a tenth are missing, and a tenth come on top, which are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from attrs import evolve

from reviewer.model import (
    LAYERS,
    Annotation,
    Article,
    ArticleStatus,
    Entity,
    Layer,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Span,
    Status,
)
from reviewer.text import Token, TokenKind, tokenize
from tests.benchmarks.effort import truth

MISSING, WRONG_LABEL, WRONG_EDGE, SPURIOUS = 0.1, 0.1, 0.2, 0.1
_LABELS: dict[Layer, list[str]] = {
    "entity": ["PER", "LOC", "ORG", "MISC"],
    "quote": [kind.value for kind in QuoteKind],
    "number": [kind.value for kind in NumberKind],
}


def damaged(article: Article, seed: int = 4) -> Article:
    """The article with suggestions of which some are wrong; what careful annotators differ on is left out."""
    chance = Random(f"{article.id} {seed}")
    words = [t for t in tokenize(article.text) if t.kind is TokenKind.WORD]
    found = [*_suggestions(article, words, chance), *_spurious(article, words, chance)]
    ids = {a.id for a in found}
    kept = [evolve(a, parent=None) if isinstance(a, Quote) and a.parent not in ids else a for a in found]
    return evolve(article, annotations=kept, status=ArticleStatus.NEW)


def _suggestions(article: Article, words: list[Token], chance: Random) -> Iterator[Annotation]:
    for true in truth.wanted(article):
        drawn = chance.random()
        common: dict[str, Any] = {"status": Status.SUGGESTED, "origin": "weak/1", "extra": {}}
        common["score"] = round(chance.uniform(0.4, 1), 2)
        suggestion = evolve(true, **common)
        if drawn < MISSING:
            continue
        if drawn < MISSING + WRONG_LABEL:
            yield _relabelled(suggestion, chance)
        elif drawn < MISSING + WRONG_LABEL + WRONG_EDGE:
            yield evolve(suggestion, span=_off(article.text, true.span, words, chance))
        else:
            yield suggestion


def _relabelled(found: Annotation, chance: Random) -> Annotation:
    label = chance.choice([one for one in _LABELS[found.layer] if one != found.label])
    match found:
        case Quote():
            return evolve(found, kind=QuoteKind(label))
        case Number():
            return evolve(found, kind=NumberKind(label))
        case _:
            return evolve(found, type=label)


def _off(text: str, span: Span, words: list[Token], chance: Random) -> Span:
    """With the proclitics of the first word; else a word too many at the end, or too few where there are several."""
    whole = next((w.span for w in words if w.span.start < span.start < w.span.end), None)
    if whole is not None:
        return Span(whole.start, span.end)
    inside = [w.span for w in words if span.contains(w.span)]
    behind = next((w.span for w in words if w.span.start >= span.end), None)
    if len(inside) > 1 and (behind is None or chance.random() < 0.5):
        return Span(span.start, inside[-2].end)
    if behind is not None and "\n" not in text[span.end : behind.start]:
        return Span(span.start, behind.end)
    return span


def _spurious(article: Article, words: list[Token], chance: Random) -> Iterator[Annotation]:
    taken = {layer: [a.span for a in article.annotations if a.layer == layer] for layer in LAYERS}
    for number, true in enumerate(truth.wanted(article), 1):
        if chance.random() >= SPURIOUS or len(words) < 12:
            continue
        first = chance.randrange(len(words) - 8)
        last = first + (5 if true.layer == "quote" else 0)
        span = Span(words[first].span.start, words[last].span.end)
        if any(span.overlaps(other) for other in taken[true.layer]):
            continue
        taken[true.layer].append(span)
        common: dict[str, Any] = {"id": f"x{number}", "span": span, "origin": "weak/1", "score": 0.5}
        match true.layer:
            case "entity":
                yield Entity(**common, type=chance.choice(_LABELS["entity"]))
            case "quote":
                yield Quote(**common, kind=QuoteKind.INDIRECT)
            case "number":
                yield Number(**common, kind=NumberKind.CARDINAL, value=1)
