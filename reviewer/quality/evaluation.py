"""Precision, recall and F1 of predicted articles against gold articles, by layer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from reviewer.model import Article, Entity, Number, Quote, QuoteKind, Span, Value
from reviewer.quality.matching import Tally, alternatives, counted, distinct, good_spans, optional, pairs, tally
from reviewer.text import normalize

_MARKS = "\"'«»“”″„‟‘’‹›〞〝"
_ENOUGH = 0.8  # Jaccard overlap in words from which an unmarked quote counts as found
_WORD = re.compile(r"\w+")


@frozen
class Evaluation:
    """Tallies by layer and measure, and entities by type. ``articles`` were compared, ``missing`` had no prediction."""

    articles: int
    missing: tuple[str, ...]
    measures: Mapping[str, Mapping[str, Tally]]
    entity_types: Mapping[str, Tally] = field(factory=dict[str, Tally])


class _Tallies:
    def __init__(self) -> None:
        self.layers: dict[str, dict[str, Tally]] = {"entities": {}, "quotes": {}, "numbers": {}}
        self.types: dict[str, Tally] = defaultdict(Tally)

    def add(self, layer: str, measure: str, found: Tally) -> None:
        self.layers[layer][measure] = self.layers[layer].get(measure, Tally()) + found

    def field(self, layer: str, measure: str, right: bool) -> None:
        self.add(layer, measure, Tally(int(right), 1, 1))


def evaluate(gold: Iterable[Article], predicted: Iterable[Article]) -> Evaluation:
    """Compare articles of the same id. Rejected annotations do not count; see ``matching`` for optional ones."""
    given = {a.id: a for a in predicted}
    tallies = _Tallies()
    missing: list[str] = []
    count = 0
    for article in gold:
        count += 1
        other = given.get(article.id)
        if other is None or other.text != article.text:
            missing.append(article.id)
            other = article.with_annotations(())
        _entities(article, other, tallies)
        _quotes(article, other, tallies)
        _numbers(article, other, tallies)
    return Evaluation(count, tuple(missing), tallies.layers, dict(sorted(tallies.types.items())))


def _entities(gold: Article, predicted: Article, tallies: _Tallies) -> None:
    wanted = [e for e in counted(gold.entities) if not optional(e)]
    spare = [e for e in counted(gold.entities) if optional(e)]
    found = distinct(counted(predicted.entities), lambda e: (e.span, e.type))
    free = {j for j, p in enumerate(found) if any(p.span.overlaps(s) for e in spare for s in good_spans(e))}

    def typed(g: Entity, p: Entity) -> bool:
        return p.type == g.type or p.type in alternatives(g, "alt_type")

    exact = pairs(wanted, found, lambda g, p: p.span in good_spans(g) and typed(g, p))
    near = pairs(wanted, found, lambda g, p: any(p.span.overlaps(s) for s in good_spans(g)) and typed(g, p))
    tallies.add("entities", "exact", tally(exact, len(wanted), len(found), free))
    tallies.add("entities", "overlap", tally(near, len(wanted), len(found), free))
    for index, entity in enumerate(wanted):
        hit = index in exact
        tallies.types[entity.type] += Tally(int(hit), int(hit), 1)
    for index, entity in enumerate(found):
        if index not in exact.values() and index not in free:
            tallies.types[entity.type] += Tally(0, 1, 0)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return Span(start, end) if start < end else span


def _is_marked(text: str, quote: Quote) -> bool:
    """Whether a predicted quote stands in marks: as it says, or by the text around it."""
    span = _trim(text, quote.span)
    left = text[: span.start].rstrip(" \t\u00a0")[-1:] in tuple(_MARKS)
    right = text[span.end :].lstrip(" \t\u00a0")[:1] in tuple(_MARKS)
    if quote.kind is QuoteKind.INDIRECT:
        return left and right
    return any(quote.marks) or left


def _words(text: str, span: Span) -> frozenset[int]:
    return frozenset(m.start() for m in _WORD.finditer(text, span.start, span.end))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _quotes(gold: Article, predicted: Article, tallies: _Tallies) -> None:
    text = gold.text
    found = distinct(counted(predicted.quotes), lambda q: (_trim(text, q.span), _is_marked(text, q)))
    for marked in (True, False):
        ours = [q for q in counted(gold.quotes) if any(q.marks) == marked]
        wanted, spare = [q for q in ours if not optional(q)], [q for q in ours if optional(q)]
        theirs = [q for q in found if _is_marked(text, q) == marked]
        free = {j for j, p in enumerate(theirs) if any(_spared(text, p, s, marked) for s in spare)}

        def exact(g: Quote, p: Quote) -> bool:
            return _trim(text, p.span) in {_trim(text, s) for s in good_spans(g)}

        matched = pairs(wanted, theirs, exact)
        name = "marked" if marked else "unmarked"
        tallies.add("quotes", f"{name}, exact", tally(matched, len(wanted), len(theirs), free))
        if not marked:
            matched = pairs(wanted, theirs, lambda g, p: _near(text, g, p))
            tallies.add("quotes", "unmarked, overlap", tally(matched, len(wanted), len(theirs), free))
        for i, j in matched.items():
            _quote_fields(text, wanted[i], theirs[j], tallies)


def _near(text: str, gold: Quote, predicted: Quote) -> bool:
    words = _words(text, _trim(text, predicted.span))
    return any(_jaccard(words, _words(text, _trim(text, s))) >= _ENOUGH for s in good_spans(gold))


def _spared(text: str, predicted: Quote, spare: Quote, marked: bool) -> bool:
    theirs, ours = _words(text, _trim(text, predicted.span)), _words(text, _trim(text, spare.span))
    if marked:
        return _jaccard(theirs, ours) >= 0.5
    return bool(theirs & ours) and len(theirs & ours) >= 0.5 * min(len(theirs), len(ours))


def _quote_fields(text: str, gold: Quote, predicted: Quote, tallies: _Tallies) -> None:
    kinds = (gold.kind.value, *alternatives(gold, "alt_kind"))
    tallies.field("quotes", "kind", predicted.kind.value in kinds)
    if gold.cue is not None:
        good = [gold.cue, *(Span(a, b) for a, b in alternatives(gold, "alt_cue"))]
        tallies.field("quotes", "cue", predicted.cue is not None and any(predicted.cue.overlaps(s) for s in good))
    if gold.speaker_name is not None:
        said = predicted.speaker_name or (predicted.speaker.of(text) if predicted.speaker else "")
        names = (gold.speaker_name, *alternatives(gold, "alt_speaker"))
        tallies.field("quotes", "speaker", any(_names(said, name) for name in names))


def _names(said: str, name: str) -> bool:
    """Whether what was said names the person: the same words, or those words and a title."""
    return bool(said) and f" {normalize(name)} " in f" {normalize(said)} "


def same_value(one: Value, other: Value) -> bool:
    """Whether two values are equal up to the ninth digit; a vague value equals none."""
    match one, other:
        case (None, _) | (_, None):
            return False
        case ((list() | tuple()), (list() | tuple())):
            return len(one) == len(other) and all(same_value(a, b) for a, b in zip(one, other, strict=True))
        case ((int() | float()), (int() | float())):
            return abs(one - other) <= 1e-9 * max(abs(one), abs(other))
        case _:
            return one == other


def _same_unit(one: str | None, other: str | None) -> bool:
    def key(unit: str | None) -> str:
        return normalize(unit or "").removeprefix("ال").rstrip("ا")

    return key(one) == key(other)


def _numbers(gold: Article, predicted: Article, tallies: _Tallies) -> None:
    wanted = [n for n in counted(gold.numbers) if not optional(n)]
    spare = [n for n in counted(gold.numbers) if optional(n)]
    found = distinct(counted(predicted.numbers), lambda n: (n.span, str(n.value), n.kind))
    free = {j for j, p in enumerate(found) if any(p.span.overlaps(s) for n in spare for s in good_spans(n))}
    if gold.meta.get("complete", True) is False:  # only some of the numbers are annotated
        free = set(range(len(found)))

    def spanned(g: Number, p: Number) -> bool:
        return p.span in good_spans(g)

    def valued(g: Number, p: Number) -> bool:
        return any(same_value(p.value, value) for value in (g.value, *alternatives(g, "alt_value")))

    by_span = pairs(wanted, found, spanned)
    by_value = pairs(wanted, found, lambda g, p: (p.span.overlaps(g.span) or spanned(g, p)) and valued(g, p))
    both = pairs(wanted, found, lambda g, p: spanned(g, p) and valued(g, p))
    for name, matched in (("span", by_span), ("value", by_value), ("span and value", both)):
        tallies.add("numbers", name, tally(matched, len(wanted), len(found), free))
    for i, j in by_value.items():
        g, p = wanted[i], found[j]
        tallies.field("numbers", "kind", p.kind.value in (g.kind.value, *alternatives(g, "alt_kind")))
        if g.unit is not None:
            units = (g.unit, *alternatives(g, "alt_unit"))
            tallies.field("numbers", "unit", any(_same_unit(p.unit, u) for u in units))
        if g.modifier is not None or p.modifier is not None:
            modifiers = (g.modifier, *alternatives(g, "alt_modifier"))
            tallies.field("numbers", "modifier", p.modifier in modifiers)
