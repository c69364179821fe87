"""Proclitics, and the places at which the edge of a span may stop.

و ف ب ك ل are written on the word that follows and stay outside of a name: و|موسكو، ل|لأمم. Many words merely begin with
these letters (وزير، بغداد، لبنان); the list in ``resources/lexicon/whole_words.txt`` keeps them whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal, TypeAlias

from reviewer import resources
from reviewer.model import Span
from reviewer.text.shadow import INVISIBLE, TASHKEEL, TATWEEL, shadow
from reviewer.text.tokens import Token, TokenKind, tokenize

Edge: TypeAlias = Literal["start", "end"]
Step: TypeAlias = Literal["clitic", "letter", "token"]
Direction: TypeAlias = Literal["outward", "inward"]

SHORTEST_STEM = 3  # letters that must remain for a first letter to be taken for a clitic
_CONJUNCTIONS, _PREPOSITIONS = "وف", "بكل"
_CONTINUES = frozenset(TASHKEEL + TATWEEL + INVISIBLE) | {"\u20e3", *map(chr, range(0xFE00, 0xFE10))}
_WINDOW = 400  # code points to either side in which an edge looks for its next stop


@cache
def whole_words() -> frozenset[str]:
    """Words in normalised form whose first letter is their own."""
    lines = resources.path("lexicon", "whole_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _known_whole(word: str) -> bool:
    return word in whole_words() or (word.startswith("ال") and len(word) > 3)


def _edges_of_norm(word: str) -> list[int]:
    """Edges of a normalised word, outermost first."""
    edges: list[int] = []
    position = 0
    for letters in (_CONJUNCTIONS, _PREPOSITIONS):
        rest = word[position:]
        if len(rest) <= SHORTEST_STEM or rest[0] not in letters or rest in whole_words():
            continue
        stem = rest[1:]
        if rest.startswith("لل"):
            stem = "ا" + stem  # the alef of the article is not written after ل
        if letters == _CONJUNCTIONS and stem[0] in _PREPOSITIONS and not _known_whole(stem):
            pass  # وبالرياض: the preposition is looked at next
        elif len(stem) < SHORTEST_STEM:
            break
        position += 1
        edges.append(position)
        if _known_whole(stem):
            break
    return edges


def clitic_edges(word: str) -> tuple[int, ...]:
    """Offsets in ``word`` (code points) after each proclitic that may stand there, outermost first.

    ``()`` where the first letter belongs to the word. The article is part of a name and makes no edge, except that in
    للأمم the edge is after the first ل.
    """
    if not word or not word[0].isalpha():
        return ()
    shade = shadow(word)
    edges: list[int] = []
    for edge in _edges_of_norm(shade.text):
        origin = shade.origins[edge]
        if origin < len(word):
            edges.append(origin)
    return tuple(edges)


def _starts_cluster(text: str, position: int) -> bool:
    """Whether an edge may stand before ``position``: never between a letter and its diacritics."""
    if position >= len(text):
        return True
    if text[position] in _CONTINUES or "\u0300" <= text[position] <= "\u036f":
        return False
    if 0x1F3FB <= ord(text[position]) <= 0x1F3FF:  # skin tones
        return False
    return position == 0 or text[position - 1] != "\u200d"


def _letter_stops(text: str, low: int, high: int, edge: Edge) -> list[int]:
    """Edges of visible letters within ``[low, high]``."""
    stops: list[int] = []
    for position in range(low, high + 1):
        beside = position if edge == "start" else position - 1
        if low <= beside < high and not text[beside].isspace() and _starts_cluster(text, position):
            stops.append(position)
    return stops


def _around(text: str, position: int) -> tuple[int, int]:
    """A window around ``position`` whose edges cut no token of ordinary length."""
    low, high = max(0, position - _WINDOW), min(len(text), position + _WINDOW)
    while low > 0 and position - low < 4 * _WINDOW and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - position < 4 * _WINDOW and not text[high].isspace():
        high += 1
    return low, high


def _token_stops(text: str, low: int, high: int, edge: Edge, *, clitics: bool) -> list[int]:
    stops: list[int] = []
    for token in tokenize(text[low:high]):
        if edge == "end":
            stops.append(low + token.span.end)
            continue
        stops.append(low + token.span.start)
        if clitics and token.kind is TokenKind.WORD:
            stops.extend(low + token.span.start + e for e in clitic_edges(token.span.of(text[low:high])))
    return stops


def _stops(text: str, position: int, edge: Edge, step: Step) -> list[int]:
    low, high = _around(text, position)
    if step == "letter":
        return _letter_stops(text, low, high, edge)
    return _token_stops(text, low, high, edge, clitics=step == "clitic")


def edge_stops(text: str, span: Span, *, edge: Edge, step: Step, direction: Direction) -> Span:
    """``span`` after one nudge of an edge to its next stop; ``span`` itself when there is nowhere to go.

    ``clitic`` stops at clitic and token edges, ``token`` at token edges, ``letter`` between letters. White space is
    skipped: a span neither begins nor ends with it.
    """
    position = span.start if edge == "start" else span.end
    backward = (edge == "start") == (direction == "outward")
    stops = _stops(text, position, edge, step)
    if backward:
        index = bisect_left(stops, position) - 1
        target = stops[index] if index >= 0 else position
    else:
        index = bisect_right(stops, position)
        target = stops[index] if index < len(stops) else position
    if edge == "start":
        return Span(target, span.end) if target < span.end else span
    return Span(span.start, target) if target > span.start else span


def snap_to_edges(text: str, span: Span, tokens: Sequence[Token]) -> Span:
    """A mouse selection set right: each end goes to the nearest token edge, the start also to a clitic edge.

    An end that lies in a token takes the whole token; a start beyond a proclitic leaves that proclitic out.
    """
    first = bisect_right(tokens, span.start, key=lambda t: t.span.end)
    last = bisect_right(tokens, span.end - 1, key=lambda t: t.span.start) - 1
    if first >= len(tokens) or last < first:
        return span
    head = tokens[first]
    start = head.span.start
    if head.kind is TokenKind.WORD:
        edges = [start + e for e in clitic_edges(head.span.of(text)) if start + e <= span.start]
        start = edges[-1] if edges else start
    return Span(start, tokens[last].span.end)
