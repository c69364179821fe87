"""What the extractors read in a text, in short forms that tables can hold."""

from __future__ import annotations

from reviewer.extract.entities import find_entities
from reviewer.extract.numbers import find_numbers
from reviewer.extract.quotes import find_quotes
from reviewer.model import Entity, Number, Quote, Span
from reviewer.text import analyse


def numbers(text: str) -> list[Number]:
    return find_numbers(analyse(text))


def number(text: str, surface: str) -> Number:
    """The number with that surface, of which there must be one."""
    found = numbers(text)
    chosen = [n for n in found if n.span.of(text) == surface]
    assert len(chosen) == 1, [(n.span.of(text), n.value) for n in found]
    return chosen[0]


def entities(text: str) -> list[Entity]:
    return find_entities(analyse(text))


def names(text: str) -> set[tuple[str, str]]:
    """Surface and type of every entity."""
    return {(e.span.of(text), e.type) for e in entities(text)}


def quotes(text: str) -> list[Quote]:
    analysis = analyse(text)
    return find_quotes(analysis, find_entities(analysis))


def quote(text: str, content: str) -> Quote:
    """The quote with that content, of which there must be one."""
    found = quotes(text)
    chosen = [q for q in found if q.span.of(text) == content]
    assert len(chosen) == 1, [(q.kind.value, q.span.of(text)) for q in found]
    return chosen[0]


def of(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)
