"""What sets a finding apart from the machine's suggestion in its place, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from reviewer.model import Annotation, Entity, Number, Quote, Span
from reviewer.quality.names import words
from reviewer.quality.numbers import same_value, unit_key
from reviewer.quality.sheet import ErrorClass


@frozen
class Compared:
    """A field that both have: whether the suggestion was right, what a human has there and what the machine had."""

    name: ErrorClass
    right: bool
    wanted: str
    found: str


def compared(text: str, gold: Annotation, suggestion: Annotation) -> Iterator[Compared]:
    """Every field of a finding beside that of the suggestion; both are of one layer."""
    yield Compared("boundary", gold.span == suggestion.span, gold.span.of(text), suggestion.span.of(text))
    match gold, suggestion:
        case Entity(), Entity():
            yield Compared("type", gold.type == suggestion.type, gold.type, suggestion.type)
            yield Compared("name", gold.name == suggestion.name, gold.name or "", suggestion.name or "")
        case Quote(), Quote():
            yield from _quote(text, gold, suggestion)
        case Number(), Number():
            yield from _number(gold, suggestion)
        case _:
            pass


def agree(gold: Number, suggestion: Number) -> bool:
    """Whether two numbers have one value; two vague ones have."""
    return gold.value == suggestion.value or same_value(gold.value, suggestion.value)


def speaker(text: str, quote: Quote) -> str:
    """Who speaks: the name, else the words in the text."""
    return quote.speaker_name or _words(text, quote.speaker)


def _words(text: str, *spans: Span | None) -> str:
    return " ".join(span.of(text) for span in spans if span is not None)


def _quote(text: str, gold: Quote, suggestion: Quote) -> Iterator[Compared]:
    yield Compared("kind", gold.kind == suggestion.kind, gold.kind.value, suggestion.kind.value)
    yield Compared("cue", gold.cue == suggestion.cue, _words(text, gold.cue), _words(text, suggestion.cue))
    names = [speaker(text, quote) for quote in (gold, suggestion)]
    yield Compared("speaker", words(names[0]) == words(names[1]), *names)
    marks = [_words(text, *quote.marks) for quote in (gold, suggestion)]
    yield Compared("marks", gold.marks == suggestion.marks, *marks)


def _number(gold: Number, suggestion: Number) -> Iterator[Compared]:
    yield Compared("value", agree(gold, suggestion), str(gold.value), str(suggestion.value))
    yield Compared("kind", gold.kind == suggestion.kind, gold.kind.value, suggestion.kind.value)
    same_unit = unit_key(gold.unit) == unit_key(suggestion.unit)
    yield Compared("unit", same_unit, gold.unit or "", suggestion.unit or "")
    same_modifier = gold.modifier == suggestion.modifier
    yield Compared("modifier", same_modifier, gold.modifier or "", suggestion.modifier or "")
