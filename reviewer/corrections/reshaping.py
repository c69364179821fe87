"""Findings made one, one made several, and clitics in or out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import evolve

from reviewer.corrections.steps import NOTHING, added, changed, edit_of, set_span
from reviewer.corrections.ties import retied
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

MarksAround = Callable[[Span], tuple[Span | None, Span | None]]


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
    or removed where a human had added them; quotes that were tied to them are tied to the one that is kept. Nothing
    unless there are two of one layer.
    """
    found = [a for a in article.annotations if a.id in set(ids) and a.status is not Status.REJECTED]
    if len(found) < 2 or len({a.layer for a in found}) > 1:
        return NOTHING
    kept = max(found, key=lambda a: (len(a.span), a.status is not Status.SUGGESTED))
    whole = Span(min(a.span.start for a in found), max(a.span.end for a in found))
    others = {a.id for a in found if a is not kept}
    changes: list[Change] = [AnnotationChange(article.id, kept, changed(kept, span=whole, **_joined(found, kept)))]
    for other in (a for a in found if a is not kept):
        after = None if other.status is Status.ADDED else evolve(other, status=Status.REJECTED)
        changes.append(AnnotationChange(article.id, other, after))
    for quote in (q for q in article.quotes if q.id not in others and q is not kept):
        parent, continues = (kept.id if tied in others else tied for tied in (quote.parent, quote.continues))
        changes.append(AnnotationChange(article.id, quote, evolve(quote, parent=parent, continues=continues)))
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
    outside = retied(evolve(kept, continues=ordered[0].continues), {q.id: q for q in quotes})
    return {
        "marks": (opening, closing) if opening or closing else kept.marks,
        "cue": kept.cue or next((q.cue for q in ordered if q.cue), None),
        "speaker": kept.speaker or next((q.speaker for q in ordered if q.speaker), None),
        "speaker_name": kept.speaker_name or next((q.speaker_name for q in ordered if q.speaker_name), None),
        "parent": outside.parent,
        "continues": outside.continues,
    }


def split(
    article: Article, annotation_id: str, part: Span, reviewer: str, marks_around: MarksAround | None = None
) -> Edit:
    """Make ``part`` a finding of its own; what is left before and behind it, too.

    «سوريا وروسيا» with «روسيا» as the part: سوريا | روسيا. A word that is cut at a clitic goes with the part; white
    space and punctuation at the cuts go with none. Of a quote, each piece goes on from the one before it and has the
    marks that ``marks_around`` finds. Nothing when the part is all of it or lies outside.
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
    marks = marks_around or _marks_kept(annotation, pieces)
    first = changed(annotation, span=pieces[0], **_own(annotation, pieces[0], marks))
    made = [first]
    grown = article
    for piece in pieces[1:]:
        new = added(grown, annotation.layer, piece, reviewer, **_shared(annotation, made[-1], piece, marks))
        grown = grown.with_annotations([*grown.annotations, new])
        made.append(new)
    changes: list[Change] = [AnnotationChange(article.id, annotation, first)]
    changes += [AnnotationChange(article.id, None, new) for new in made[1:]]
    if isinstance(annotation, Quote):
        changes += _tied_to_pieces(article, annotation, made)
    return edit_of(article, "split", changes)


def _marks_kept(annotation: Annotation, pieces: Sequence[Span]) -> MarksAround:
    """The opening mark of a quote for its first piece, the closing one for its last."""
    opening, closing = (*(annotation.marks if isinstance(annotation, Quote) else ()), None, None)[:2]
    return lambda span: (opening if span == pieces[0] else None, closing if span == pieces[-1] else None)


def _tied_to_pieces(article: Article, whole: Quote, pieces: Sequence[Annotation]) -> list[Change]:
    """Quotes within a piece get that as their parent; those that went on from the whole go on from its last piece."""
    changes: list[Change] = []
    for quote in (q for q in article.quotes if whole.id in (q.parent, q.continues)):
        around = next((p.id for p in pieces if p.span.contains(quote.span)), whole.parent)
        after = evolve(
            quote,
            parent=around if quote.parent == whole.id else quote.parent,
            continues=pieces[-1].id if quote.continues == whole.id else quote.continues,
        )
        changes.append(AnnotationChange(article.id, quote, after))
    return changes


def _words(tokens: Sequence[Token], base: int) -> Span | None:
    """From the first to the last word of tokens whose offsets count from ``base``; none when there is no word."""
    words = [t.span for t in tokens if t.kind is not TokenKind.PUNCTUATION]
    return Span(base + words[0].start, base + words[-1].end) if words else None


def _own(annotation: Annotation, piece: Span, marks: MarksAround) -> dict[str, Any]:
    """Fields that no longer fit the part that stays."""
    match annotation:
        case Entity():
            return {"name": None}
        case Quote():
            return {"marks": _known(marks(piece))}
        case _:
            return {}


def _known(marks: tuple[Span | None, Span | None]) -> tuple[Span | None, ...]:
    return marks if any(marks) else ()


def _shared(annotation: Annotation, before: Annotation, piece: Span, marks: MarksAround) -> dict[str, Any]:
    """Fields that hold for every part; ``before`` is the part before ``piece``."""
    match annotation:
        case Entity():
            return {"type": annotation.type}
        case Quote():
            return {
                "kind": annotation.kind,
                "marks": _known(marks(piece)),
                "cue": annotation.cue,
                "speaker": annotation.speaker,
                "speaker_name": annotation.speaker_name,
                "parent": annotation.parent,
                "continues": before.id,
            }
        case _:
            return {}
