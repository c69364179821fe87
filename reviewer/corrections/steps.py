"""The steps of a review on one article: decide, change, add, finish.

Statuses follow one rule. A decision about a machine's suggestion makes it ``accepted`` (as it is), ``corrected``
(changed) or ``rejected`` (kept, for error analysis). What a human added stays ``added`` however it is changed, and is
removed when it is refused. The first decision about a new article puts it in review, in the same edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import evolve

from reviewer.model import (
    Annotation,
    AnnotationChange,
    Article,
    ArticleChange,
    ArticleStatus,
    Change,
    Edit,
    Entity,
    Layer,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Span,
    Status,
)
from reviewer.text import edge_stops
from reviewer.text.clitics import Direction, Edge, Step

NOTHING = Edit("nothing", ())
A = TypeVar("A", bound=Annotation)


def edit_of(article: Article, action: str, changes: Iterable[Change]) -> Edit:
    """The edit of these changes, with the article's step into review where it is new."""
    made = [c for c in changes if c.before != c.after]
    if made and article.status is ArticleStatus.NEW and not any(isinstance(c, ArticleChange) for c in made):
        made.append(ArticleChange(article.id, "status", ArticleStatus.NEW, ArticleStatus.IN_REVIEW))
    return Edit(action, tuple(made))


def _found(article: Article, ids: Iterable[str]) -> list[Annotation]:
    wanted = set(ids)
    return [a for a in article.annotations if a.id in wanted]


def changed(annotation: A, **fields: Any) -> A:
    """``annotation`` with other fields and the status that a human's change gives it."""
    after = evolve(annotation, **fields)
    if after == annotation:
        return annotation
    return evolve(after, status=Status.ADDED if annotation.status is Status.ADDED else Status.CORRECTED)


def accept(article: Article, ids: Iterable[str]) -> Edit:
    """Agree with findings; a refused one is taken back in."""
    changes = [
        AnnotationChange(article.id, a, evolve(a, status=Status.ACCEPTED))
        for a in _found(article, ids)
        if a.status in (Status.SUGGESTED, Status.REJECTED)
    ]
    return edit_of(article, "accept", changes)


def accept_above(article: Article, score: float) -> Edit:
    """Agree with every suggestion of at least this score."""
    ids = [a.id for a in article.annotations if a.status is Status.SUGGESTED and (a.score or 0) >= score]
    return evolve(accept(article, ids), action="accept_above")


def reject(article: Article, ids: Iterable[str]) -> Edit:
    """Refuse findings: a machine's stays as rejected, one that a human added is removed."""
    refused = {a.id: a for a in _found(article, ids)}
    gone = {a.id for a in refused.values() if a.status is Status.ADDED}
    changes: list[Change] = []
    for annotation in article.annotations:
        after: Annotation | None = annotation
        if isinstance(annotation, Quote) and annotation.parent in gone:
            after = evolve(annotation, parent=None)
        if annotation.id in refused:
            after = None if annotation.id in gone else evolve(after, status=Status.REJECTED)
        changes.append(AnnotationChange(article.id, annotation, after))
    return edit_of(article, "reject", changes)


def set_fields(article: Article, annotation_id: str, action: str = "change", **fields: Any) -> Edit:
    """Change any fields of one finding.

    Raises:
        KeyError: the article has no such finding.
        ValueError: a span lies outside the text.
    """
    annotation = article.annotation(annotation_id)
    if annotation is None:
        raise KeyError(annotation_id)
    after = changed(annotation, **fields)
    if max(s.end for s in after.spans()) > len(article.text):
        raise ValueError("a span lies outside the text")
    return edit_of(article, action, [AnnotationChange(article.id, annotation, after)])


def retype(article: Article, ids: Iterable[str], label: str) -> Edit:
    """Give findings another type or kind; those whose layer has no such label stay as they are."""
    changes: list[Change] = []
    for annotation in _found(article, ids):
        match annotation:
            case Entity():
                after = changed(annotation, type=label)
            case Quote() if label in [k.value for k in QuoteKind]:
                after = changed(annotation, kind=QuoteKind(label))
            case Number() if label in [k.value for k in NumberKind]:
                after = changed(annotation, kind=NumberKind(label))
            case _:
                continue
        changes.append(AnnotationChange(article.id, annotation, after))
    return edit_of(article, "retype", changes)


def set_name(article: Article, annotation_id: str, name: str) -> Edit:
    """Set an entity's canonical name or a quote's speaker; empty, or an entity's own surface, means none."""
    annotation = article.annotation(annotation_id)
    stripped = name.strip() or None
    if isinstance(annotation, Quote):
        return set_fields(article, annotation_id, "rename_speaker", speaker_name=stripped)
    if annotation is not None and stripped == annotation.span.of(article.text):
        stripped = None
    return set_fields(article, annotation_id, "rename", name=stripped)


def set_span(article: Article, annotation_id: str, span: Span) -> Edit:
    return set_fields(article, annotation_id, "move_edge", span=span)


def move_edge(article: Article, annotation_id: str, *, edge: Edge, step: Step, direction: Direction) -> Edit:
    """Nudge one edge of a finding to its next stop."""
    annotation = article.annotation(annotation_id)
    if annotation is None:
        raise KeyError(annotation_id)
    return set_span(
        article, annotation_id, edge_stops(article.text, annotation.span, edge=edge, step=step, direction=direction)
    )


def set_cue(article: Article, quote_id: str, span: Span | None) -> Edit:
    return set_fields(article, quote_id, "set_cue", cue=span)


def set_speaker(article: Article, quote_id: str, span: Span | None, name: str | None = None) -> Edit:
    """Set the noun phrase that speaks, and who that is: ``name``, else the entity in the phrase, else the phrase."""
    fields: dict[str, Any] = {"speaker": span}
    if span is not None:
        fields["speaker_name"] = name or _named_in(article, span) or span.of(article.text)
    return set_fields(article, quote_id, "set_speaker", **fields)


def _named_in(article: Article, span: Span) -> str | None:
    """The canonical name of the entity in a noun phrase: a person before a body, the last before the first."""
    inside = [e for e in article.entities if span.contains(e.span) and e.status is not Status.REJECTED]
    people = [e for e in inside if e.type == "PER"] or [e for e in inside if e.span == span]
    return (people[-1].name or people[-1].span.of(article.text)) if people else None


def toggle_marks(article: Article, quote_id: str, marks: tuple[Span | None, Span | None]) -> Edit:
    """Take a quote's marks into its content, or out of it again; ``marks`` are those found around it."""
    quote = article.annotation(quote_id)
    if not isinstance(quote, Quote):
        raise KeyError(quote_id)
    given = quote.marks if any(quote.marks) else marks
    known = [m for m in given if m is not None]
    if not known:
        return NOTHING
    if all(quote.span.contains(m) for m in known):
        opening, closing = (*given, None, None)[:2]
        start = opening.end if opening and quote.span.contains(opening) else quote.span.start
        end = closing.start if closing and quote.span.contains(closing) else quote.span.end
        if start >= end:
            return NOTHING
        return set_fields(article, quote_id, "marks_out", span=Span(start, end), marks=given)
    start, end = min(quote.span.start, *(m.start for m in known)), max(quote.span.end, *(m.end for m in known))
    return set_fields(article, quote_id, "marks_in", span=Span(start, end), marks=given)


def added(article: Article, layer: Layer, span: Span, reviewer: str, **fields: Any) -> Annotation:
    """A finding of a human over ``span``, not yet in the article."""
    common: dict[str, Any] = {
        "id": article.free_id(layer),
        "span": span,
        "status": Status.ADDED,
        "origin": reviewer,
        **fields,
    }
    match layer:
        case "entity":
            return Entity(**{"type": "MISC", **common})
        case "quote":
            return Quote(**{"kind": QuoteKind.DIRECT, **common})
        case "number":
            return Number(**{"kind": NumberKind.CARDINAL, **common})


def add(article: Article, annotation: Annotation) -> Edit:
    return edit_of(article, f"add_{annotation.layer}", [AnnotationChange(article.id, None, annotation)])


def finish(article: Article, *, accept_rest: bool = False) -> Edit:
    """Mark an article as reviewed, with ``accept_rest`` agreeing with all that is still suggested."""
    changes: list[Change] = []
    if accept_rest:
        rest = [a.id for a in article.annotations if a.status is Status.SUGGESTED]
        changes += [c for c in accept(article, rest).changes if isinstance(c, AnnotationChange)]
    changes.append(ArticleChange(article.id, "status", article.status, ArticleStatus.REVIEWED))
    return edit_of(article, "finish", changes)


def reopen(article: Article) -> Edit:
    return edit_of(article, "reopen", [ArticleChange(article.id, "status", article.status, ArticleStatus.IN_REVIEW)])
