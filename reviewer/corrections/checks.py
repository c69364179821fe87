"""Findings that deserve a look: what can hardly be right, or contradicts itself; with a mend where one is safe."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from reviewer.corrections.doubt import Check, Doubt
from reviewer.corrections.marks import MarkReading, mark_doubts
from reviewer.corrections.steps import changed, edit_of, reject
from reviewer.corrections.ties import is_sound, live_quotes, possible_parents, retied
from reviewer.model import (
    Annotation,
    AnnotationChange,
    Article,
    ArticleStatus,
    Change,
    Edit,
    Entity,
    Number,
    Quote,
    Span,
    Status,
    Value,
)
from reviewer.text import Analysis, Token, TokenKind, clitic_edges, normalize, snap_to_edges, token_at, tokens_in

Disagreement = Callable[[Number], Number | None]
"""What the engine reads where a number stands, when that is another value."""


def doubts(
    article: Article,
    analysis: Analysis,
    disagreement: Disagreement,
    titles: Iterable[str],
    marks: MarkReading | None = None,
    *,
    reviewer: str = "",
) -> list[Doubt]:
    """All doubts about an article's findings in reading order; refused ones raise none.

    ``titles`` are normalised words that stand before a person's name, ``marks`` is how the quotation marks are read,
    ``reviewer`` whose the findings are that a mend adds.
    """
    live = [a for a in article.annotations if a.status is not Status.REJECTED]
    known = frozenset(titles)
    found: list[Doubt] = []
    for annotation in live:
        spaced = isinstance(annotation, Quote) and annotation.span.of(article.text)[0].isspace()
        if marks is None or not spaced:  # of which the marks doctor tells
            found += _about_edges(article, analysis, annotation)
        match annotation:
            case Quote() if not annotation.speaker_name:
                found.append(Doubt(Check.NO_SPEAKER, annotation))
            case Number():
                found += _about_value(article, annotation, disagreement)
            case Entity(type="PER"):
                found += _about_title(article, analysis, annotation, known)
            case _:
                pass
        if article.status is ArticleStatus.REVIEWED and annotation.status is Status.SUGGESTED:
            found.append(Doubt(Check.UNDECIDED, annotation))
    found += _ties(article)
    if marks is not None:
        found += mark_doubts(article, marks, reviewer)
    found += _overlaps(article, live)
    found += _types(article)
    return sorted(found, key=lambda d: (d.annotation.span.start, d.annotation.id, d.check))


def _mend(article: Article, annotation: Annotation, after: Annotation) -> Edit:
    return edit_of(article, "mend", [AnnotationChange(article.id, annotation, after)])


def _about_edges(article: Article, analysis: Analysis, annotation: Annotation) -> Iterator[Doubt]:
    text, span, tokens = article.text, annotation.span, analysis.tokens
    if _is_edge(text, tokens, span.start, start=True) and _is_edge(text, tokens, span.end, start=False):
        return
    whole = snap_to_edges(text, span, tokens)
    mend = _mend(article, annotation, changed(annotation, span=whole))
    yield Doubt(Check.INSIDE_WORD, annotation, whole.of(text), mend if mend.changes else None)


def _is_edge(text: str, tokens: Sequence[Token], position: int, *, start: bool) -> bool:
    """Whether a span may begin or end at a position: at the edge of a token or behind a proclitic."""
    token = token_at(tokens, position if start else position - 1)
    if token is None:
        return not (start and position < len(text) and text[position].isspace())
    if token.kind not in (TokenKind.WORD, TokenKind.NUMBER) or position in (token.span.start, token.span.end):
        return True
    inside = position - token.span.start
    surface = token.span.of(text)
    if token.kind is TokenKind.NUMBER:  # the % of 5% is no part of the numeral
        return not surface[inside:].strip("%٪") or not surface[:inside].strip("+-")
    articled = normalize(surface[:inside]).endswith("ال")  # numbers leave the article out: الخمس
    return start and (inside in clitic_edges(surface) or articled)


def _about_value(article: Article, number: Number, disagreement: Disagreement) -> Iterator[Doubt]:
    read = disagreement(number)
    if read is not None:
        fields = {"kind": read.kind, "value": read.value, "unit": read.unit or number.unit}
        yield Doubt(Check.VALUE, number, _shown(read.value), _mend(article, number, changed(number, **fields)))


def _shown(value: Value) -> str:
    return "–".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def _about_title(article: Article, analysis: Analysis, person: Entity, titles: frozenset[str]) -> Iterator[Doubt]:
    """الرئيس | رجب طيب أردوغان: the first words of a person that are titles, when more follow."""
    text = article.text
    inside = [t for t in tokens_in(analysis.tokens, person.span) if t.kind is TokenKind.WORD]
    begin = 0
    while begin < len(inside) - 1 and inside[begin].norm.removeprefix("و") in titles:
        begin += 1
    if begin:
        name = Span(inside[begin].span.start, person.span.end)
        yield Doubt(Check.TITLE, person, name.of(text), _mend(article, person, changed(person, span=name)))


def _ties(article: Article) -> Iterator[Doubt]:
    """Quotes that go on from, or stand in, one that is missing, refused or themselves; quotes beside their parent."""
    live = live_quotes(article)
    every = {q.id: q for q in article.quotes}
    lost = {id_: q for id_, q in every.items() if id_ not in live}
    for quote in live.values():
        parent = live.get(quote.parent or "")
        if not (is_sound(live, quote, "parent") and is_sound(live, quote, "continues")):
            after = retied(quote, lost)
            after = evolve(
                after,
                parent=after.parent if is_sound(live, after, "parent") else None,
                continues=after.continues if is_sound(live, after, "continues") else None,
            )
            yield Doubt(Check.TIE, quote, "", _mend(article, quote, after))
        elif parent is not None and not parent.span.contains(quote.span):
            around = next((p.id for p in possible_parents(article, quote)), None)
            mend = _mend(article, quote, evolve(quote, parent=around))
            yield Doubt(Check.OUTSIDE, quote, parent.span.of(article.text), mend)


def _overlaps(article: Article, live: Sequence[Annotation]) -> Iterator[Doubt]:
    """Two entities or numbers that share words, and quotes that cross; the less certain suggestion gives way."""
    for layer in ("entity", "quote", "number"):
        open_ones: list[Annotation] = []
        for annotation in (a for a in live if a.layer == layer):
            open_ones = [a for a in open_ones if a.span.end > annotation.span.start]
            for other in open_ones:
                if layer == "quote" and other.span.contains(annotation.span):
                    continue
                yield _overlap(article, other, annotation)
            open_ones.append(annotation)


def _overlap(article: Article, one: Annotation, other: Annotation) -> Doubt:
    weaker, stronger = sorted((one, other), key=lambda a: (a.status is not Status.SUGGESTED, a.score or 1))
    suggested = weaker.status is Status.SUGGESTED
    mend = evolve(reject(article, [weaker.id]), action="mend") if suggested else None
    return Doubt(Check.OVERLAP, weaker, stronger.span.of(article.text), mend)


def _types(article: Article) -> Iterator[Doubt]:
    """A name with two types in one article; the type that most of its places have, humans' first, is proposed."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entity in article.entities:
        if entity.status is not Status.REJECTED:
            by_name[normalize(entity.span.of(article.text))].append(entity)
    for entities in by_name.values():
        weights: Counter[str] = Counter()
        for entity in entities:
            weights[entity.type] += 1 if entity.status is Status.SUGGESTED else 1000
        if len(weights) < 2:
            continue
        best = weights.most_common(1)[0][0]
        for entity in entities:
            if entity.type != best:
                suggested = entity.status is Status.SUGGESTED
                mend = _mend(article, entity, changed(entity, type=best)) if suggested else None
                yield Doubt(Check.TYPES, entity, best, mend)


def mended(found: Iterable[Doubt]) -> Edit:
    """One edit for all mends; of two that touch the same finding, the first. Of several, those that are sure."""
    found = list(found)
    changes: list[Change] = []
    touched: set[str] = set()
    for doubt in found:
        if doubt.mend is None or not (doubt.sure or len(found) == 1):
            continue
        ids = {c.annotation_id for c in doubt.mend.changes if isinstance(c, AnnotationChange)}
        if ids.isdisjoint(touched):
            touched |= ids
            changes += [c for c in doubt.mend.changes if c not in changes]
    return Edit("mend", tuple(changes))
