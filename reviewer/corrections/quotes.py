"""The parts of a quote and its ties to other quotes."""

from __future__ import annotations

from typing import Any

from reviewer.corrections.steps import NOTHING, set_fields, with_parts
from reviewer.corrections.ties import Tie, closes_circle, live_quotes
from reviewer.model import Article, Edit, Quote, Span, Status


def set_cue(article: Article, quote_id: str, span: Span | None) -> Edit:
    return with_parts(article, set_fields(article, quote_id, "set_cue", cue=span))


def set_speaker(article: Article, quote_id: str, span: Span | None, name: str | None = None) -> Edit:
    """Set the noun phrase that speaks, and who that is: ``name``, else the entity in the phrase, else the phrase."""
    fields: dict[str, Any] = {"speaker": span}
    if span is not None:
        fields["speaker_name"] = name or _named_in(article, span) or span.of(article.text)
    return with_parts(article, set_fields(article, quote_id, "set_speaker", **fields))


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


def set_parent(article: Article, quote_id: str, parent_id: str | None) -> Edit:
    """Say which quote a quote stands in; none for no other.

    Raises:
        KeyError: there is no such quote.
        ValueError: a quote would stand in itself.
    """
    _tieable(article, quote_id, "parent", parent_id)
    return set_fields(article, quote_id, "set_parent", parent=parent_id)


def set_continues(article: Article, quote_id: str, origin_id: str | None) -> Edit:
    """Say which quote a quote goes on from; that lends its speaker, name and cue where there are none.

    Raises:
        KeyError: there is no such quote.
        ValueError: a quote would go on from itself.
    """
    quote, origin = _tieable(article, quote_id, "continues", origin_id)
    fields: dict[str, Any] = {"continues": origin_id}
    if origin is not None:
        # Only a speaker who is the same: a name of its own is kept, and then the phrase of another does not fit it.
        same = quote.speaker_name is None or quote.speaker_name == origin.speaker_name
        lent = ("speaker", "speaker_name", "cue") if same else ("cue",)
        fields |= {name: getattr(origin, name) for name in lent if getattr(quote, name) is None}
    return set_fields(article, quote_id, "set_continues", **fields)


def _tieable(article: Article, quote_id: str, tie: Tie, other_id: str | None) -> tuple[Quote, Quote | None]:
    quote, live = article.annotation(quote_id), live_quotes(article)
    if not isinstance(quote, Quote):
        raise KeyError(quote_id)
    if other_id is None:
        return quote, None
    if other_id not in live:
        raise KeyError(other_id)
    if closes_circle(live, quote_id, tie, other_id):
        raise ValueError("a quote cannot be tied to itself")
    return quote, live[other_id]
