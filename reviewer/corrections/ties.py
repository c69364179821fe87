"""Ties between quotes: the quote that one stands in, and the one that it goes on from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from attrs import evolve

from reviewer.model import Article, Quote, Status

Tie = Literal["parent", "continues"]
TIES: tuple[Tie, ...] = ("parent", "continues")


def live_quotes(article: Article) -> dict[str, Quote]:
    """The quotes that nobody has refused, by id, in reading order."""
    return {q.id: q for q in article.quotes if q.status is not Status.REJECTED}


def _tie(quote: Quote, tie: Tie) -> str | None:
    return quote.parent if tie == "parent" else quote.continues


def _end(gone: Mapping[str, Quote], tied: str | None, tie: Tie) -> str | None:
    """Where a tie leads when those in ``gone`` are passed over; none where it goes in a circle."""
    seen: set[str] = set()
    while tied is not None and tied in gone:
        if tied in seen:
            return None
        seen.add(tied)
        tied = _tie(gone[tied], tie)
    return tied


def retied(quote: Quote, gone: Mapping[str, Quote]) -> Quote:
    """A quote tied past those in ``gone``, to what they were tied to themselves."""
    after = {tie: _end(gone, _tie(quote, tie), tie) for tie in TIES}
    return evolve(quote, **{tie: end if end != quote.id else None for tie, end in after.items()})


def closes_circle(quotes: Mapping[str, Quote], quote_id: str, tie: Tie, other_id: str | None) -> bool:
    """Whether a quote tied to another would be tied to itself in the end."""
    seen = {quote_id}
    while other_id is not None:
        if other_id in seen:
            return True
        seen.add(other_id)
        other = quotes.get(other_id)
        other_id = _tie(other, tie) if other is not None else None
    return False


def is_sound(quotes: Mapping[str, Quote], quote: Quote, tie: Tie) -> bool:
    """Whether a tie is none, or leads to a quote that is there, and not back."""
    tied = _tie(quote, tie)
    return tied is None or (tied in quotes and not closes_circle(quotes, quote.id, tie, tied))


def possible_parents(article: Article, quote: Quote) -> list[Quote]:
    """The quotes that a quote may stand in: all that hold its words, the innermost first."""
    live = live_quotes(article)
    around = (q for q in live.values() if q.id != quote.id and q.span.contains(quote.span))
    free = [q for q in around if not closes_circle(live, quote.id, "parent", q.id)]
    return sorted(free, key=lambda q: len(q.span))


def possible_origins(article: Article, quote: Quote, limit: int) -> list[Quote]:
    """The quotes before it that a quote may go on from: those of its speaker first, each nearest first."""
    live = live_quotes(article)
    before = [q for q in live.values() if q.span.end <= quote.span.start]
    free = [q for q in before if not closes_circle(live, quote.id, "continues", q.id)]
    nearest = sorted(free, key=lambda q: -q.span.end)
    same = [q for q in nearest if quote.speaker_name and q.speaker_name == quote.speaker_name]
    chosen = [*same, *(q for q in nearest if q not in same)][:limit]
    origin = live.get(quote.continues or "")
    return chosen if origin is None or origin in chosen else [*chosen[: limit - 1], origin]


def freed(quotes: Sequence[Quote], gone: Mapping[str, Quote], removed: Collection[str]) -> dict[str, Quote]:
    """Those of ``quotes`` that are other when quotes go, by id.

    Quotes that stay are tied past all that go, a refused one only past those that are ``removed``: what it was, it
    stays otherwise.
    """
    truly = {id_: q for id_, q in gone.items() if id_ in removed}
    after = (retied(q, truly if q.id in gone or q.status is Status.REJECTED else gone) for q in quotes)
    return {new.id: new for old, new in zip(quotes, after, strict=True) if new != old}
