"""Findings made one, one made several, and clitics in or out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from reviewer.corrections.steps import NOTHING, added, changed, edit_of, set_span
from reviewer.model import (
    Annotation,
    AnnotationChange,
    Article,
    Change,
    Edit,
    Entity,
    Quote,
    Span,
    Status,
)
from reviewer.text import Token, TokenKind, clitic_edges, token_at, tokenize


def toggle_clitic(article: Article, annotation_id: str) -> Edit:
    """Leave the proclitics of the first word out of a finding, or take them in: و|موسكو <-> |وموسكو.

    Nothing when the word has none. Raises KeyError when the article has no such finding.
    """
    annotation = article.annotation(annotation_id)
    if annotation is None:
        raise KeyError(annotation_id)
    start = annotation.span.start
    word = _word_at(article.text, start)
    if word is None:
        return NOTHING
    edges = [word.start + e for e in clitic_edges(word.of(article.text))]
    if start > word.start:
        target = word.start
    elif edges and edges[-1] < annotation.span.end:
        target = edges[-1]
    else:
        return NOTHING
    return evolve(set_span(article, annotation_id, Span(target, annotation.span.end)), action="toggle_clitic")


def _word_at(text: str, position: int) -> Span | None:
    """The token at a position; only a stretch around it is read, from white space to white space."""
    low = max(text.rfind(" ", 0, max(0, position - 60)) + 1, 0)
    high = text.find(" ", position + 60)
    found = token_at(tokenize(text[low : high if high >= 0 else len(text)]), position - low)
    return None if found is None else found.span.shifted(low)


def merge(article: Article, ids: Sequence[str]) -> Edit:
    """Make one finding of several of a layer: from the first word of the first to the last of the last.

    The longest lends its fields; of quotes, the cue, the speaker and the outer marks are kept. The others are refused,
    or removed where a human had added them. Nothing unless there are two of one layer.
    """
    found = [a for a in article.annotations if a.id in set(ids) and a.status is not Status.REJECTED]
    if len(found) < 2 or len({a.layer for a in found}) > 1:
        return NOTHING
    kept = max(found, key=lambda a: (len(a.span), a.status is not Status.SUGGESTED))
    whole = Span(min(a.span.start for a in found), max(a.span.end for a in found))
    others = [a for a in found if a is not kept]
    changes: list[Change] = [AnnotationChange(article.id, kept, changed(kept, span=whole, **_joined(found, kept)))]
    for other in others:
        gone = other.status is Status.ADDED
        after = None if gone else evolve(other, status=Status.REJECTED)
        changes.append(AnnotationChange(article.id, other, after))
        if gone:
            changes += [
                AnnotationChange(article.id, q, evolve(q, parent=kept.id))
                for q in article.quotes
                if q.parent == other.id and q not in found
            ]
    return edit_of(article, "merge", changes)


def _joined(found: Sequence[Annotation], kept: Annotation) -> dict[str, Any]:
    if isinstance(kept, Entity):
        return {"name": None}  # of a part, not of the whole
    quotes = [a for a in found if isinstance(a, Quote)]
    if not isinstance(kept, Quote):
        return {}
    ordered = sorted(quotes, key=lambda q: q.span.start)
    opening = next(iter(ordered[0].marks), None)
    closing = (*ordered[-1].marks, None, None)[1]
    return {
        "marks": (opening, closing) if opening or closing else kept.marks,
        "cue": kept.cue or next((q.cue for q in ordered if q.cue), None),
        "speaker": kept.speaker or next((q.speaker for q in ordered if q.speaker), None),
        "speaker_name": kept.speaker_name or next((q.speaker_name for q in ordered if q.speaker_name), None),
    }


def split(article: Article, annotation_id: str, part: Span, reviewer: str) -> Edit:
    """Make ``part`` a finding of its own; what is left before and behind it, too.

    «سوريا وروسيا» with «روسيا» as the part: سوريا | روسيا. A word that is cut at a clitic goes with the part; white
    space and punctuation at the cuts go with none. Nothing when the part is all of it or lies outside.
    """
    annotation = article.annotation(annotation_id)
    if annotation is None:
        raise KeyError(annotation_id)
    if not annotation.span.contains(part) or annotation.span == part:
        return NOTHING
    tokens = tokenize(annotation.span.of(article.text))
    base = annotation.span.start
    rest = [
        _words([t for t in tokens if base + t.span.end <= part.start], base),
        _words([t for t in tokens if base + t.span.start >= part.end], base),
    ]
    pieces = sorted([part, *(span for span in rest if span is not None)])
    if len(pieces) < 2:
        return NOTHING
    first, *more = pieces
    changes: list[Change] = [
        AnnotationChange(article.id, annotation, changed(annotation, span=first, **_own(annotation)))
    ]
    grown = article
    for piece in more:
        new = added(grown, annotation.layer, piece, reviewer, **_shared(annotation))
        grown = grown.with_annotations([*grown.annotations, new])
        changes.append(AnnotationChange(article.id, None, new))
    return edit_of(article, "split", changes)


def _words(tokens: Sequence[Token], base: int) -> Span | None:
    """From the first to the last word of tokens whose offsets count from ``base``; none when there is no word."""
    words = [t.span for t in tokens if t.kind is not TokenKind.PUNCTUATION]
    return Span(base + words[0].start, base + words[-1].end) if words else None


def _own(annotation: Annotation) -> dict[str, Any]:
    """Fields that no longer fit the part that stays."""
    return {"name": None} if isinstance(annotation, Entity) else {}


def _shared(annotation: Annotation) -> dict[str, Any]:
    """Fields that hold for every part."""
    match annotation:
        case Entity():
            return {"type": annotation.type}
        case Quote():
            return {
                "kind": annotation.kind,
                "cue": annotation.cue,
                "speaker": annotation.speaker,
                "speaker_name": annotation.speaker_name,
                "parent": annotation.parent,
            }
        case _:
            return {}
