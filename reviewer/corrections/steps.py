"""The steps of a review on one article: decide, change, add, finish.

Statuses follow one rule. A decision about a machine's suggestion makes it ``accepted`` (as it is), ``corrected``
(changed) or ``rejected`` (kept, for error analysis). What a human added stays ``added`` however it is changed, and is
removed when it is refused. The first decision about a new article puts it in review, in the same edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import evolve

from reviewer.corrections.ties import freed
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
    Modifier,
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
    """Refuse findings: a machine's stays as rejected, one that a human added is removed.

    Quotes that were tied to a refused one are tied past it.
    """
    refused = {a.id: a for a in _found(article, ids)}
    gone = {a.id for a in refused.values() if a.status is Status.ADDED}
    quotes = {a.id: a for a in refused.values() if isinstance(a, Quote)}
    free = freed(article.quotes, quotes, gone) if quotes else {}
    changes: list[Change] = []
    for annotation in article.annotations:
        after: Annotation | None = free.get(annotation.id, annotation)
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


def with_parts(article: Article, edit: Edit) -> Edit:
    """A quote's new cue or speaker also for the words quoted inside it, where they had the same as the quote."""
    changes = list(edit.changes)
    for change in edit.changes:
        if not (isinstance(change, AnnotationChange) and isinstance(change.before, Quote)):
            continue
        before, after = change.before, change.after
        for part in (q for q in article.quotes if q.parent == before.id and q.status is not Status.REJECTED):
            fields = {
                name: getattr(after, name)
                for name in ("cue", "speaker", "speaker_name")
                if getattr(part, name) == getattr(before, name) != getattr(after, name)
            }
            if fields:
                changes.append(AnnotationChange(article.id, part, changed(part, **fields)))
    return evolve(edit, changes=tuple(changes))


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
                after = changed(annotation, **_recast(annotation, NumberKind(label)))
            case _:
                continue
        changes.append(AnnotationChange(article.id, annotation, after))
    return edit_of(article, "retype", changes)


def _recast(number: Number, kind: NumberKind) -> dict[str, Any]:
    """A number's fields under another kind: value and unit are rewritten where nothing is lost by it, else kept."""
    value, unit = number.value, number.unit
    match value:
        case (low, high) if kind is NumberKind.DATE and _is_year(low) and _is_year(high):
            value = f"{low}/{high}"
        case (low, high) if low == high and kind not in (NumberKind.RANGE, NumberKind.SCORE):
            value = low
        case str() if kind is not NumberKind.TIME and (years := re.fullmatch(r"(\d{4})(?:/(\d{4}))?", value)):
            first, last = years.groups()
            if kind is NumberKind.RANGE and last:
                value = (int(first), int(last))
            elif kind not in (NumberKind.DATE, NumberKind.RANGE, NumberKind.SCORE) and not last:
                value = int(first)
        case int() if kind is NumberKind.DATE and _is_year(value):
            value = str(value)
        case _:
            pass
    if kind is NumberKind.PERCENT:
        unit = "%"
    elif unit == "%" and kind is not NumberKind.RANGE:
        unit = None
    return {"kind": kind, "value": value, "unit": unit}


def _is_year(value: object) -> bool:
    return isinstance(value, int) and 1000 <= value <= 2199


def set_name(article: Article, annotation_id: str, name: str) -> Edit:
    """Set an entity's canonical name or a quote's speaker; empty, or an entity's own surface, means none."""
    annotation = article.annotation(annotation_id)
    stripped = name.strip() or None
    if isinstance(annotation, Quote):
        return with_parts(article, set_fields(article, annotation_id, "rename_speaker", speaker_name=stripped))
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


def set_unit(article: Article, number_id: str, span: Span | None, unit: str | None) -> Edit:
    """Set the words that say the unit, and the unit; without words only these are forgotten."""
    fields: dict[str, Any] = {"unit_span": span} if span is None else {"unit_span": span, "unit": unit}
    return set_fields(article, number_id, "set_unit", **fields)


def set_modifier(article: Article, number_id: str, span: Span | None, modifier: Modifier | None) -> Edit:
    """Set the words that modify a number, and what they mean where that is known; without words, no modifier."""
    fields: dict[str, Any] = {"modifier_span": span}
    if span is None or modifier is not None:
        fields["modifier"] = modifier
    return set_fields(article, number_id, "set_modifier", **fields)


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
