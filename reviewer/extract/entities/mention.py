"""Mentions: proposals for entities while they are found, merged and linked."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from attrs import frozen

from reviewer.extract.entities.lexicon import lexicon
from reviewer.model import Reason, Span
from reviewer.text import Token, clitic_edges, normalize

_ADJECTIVES = frozenset(["السعوديه", "الشرقيه", "الغربيه", "الشيلي"])  # places and nisbas in one


@lru_cache(maxsize=8_000)
def normal(surface: str) -> str:
    """``normalize(surface)``, remembered: an article asks for its names again and again."""
    return normalize(surface)


@frozen
class Mention:
    """A proposed entity. ``first`` and ``last`` are token indexes (half-open), ``span`` is without proclitics."""

    span: Span
    first: int
    last: int
    type: str
    score: float
    reason: Reason
    source: str  # gazetteer, grammar, model or document
    fixed: bool = False  # whether a noun before it tells the type, whatever the name is elsewhere: فيلم «لينكولن»

    @property
    def size(self) -> int:
        return self.last - self.first


def start_after_clitics(text: str, token: Token, known: Container[str], others: frozenset[str]) -> int:
    """Where an entity begins whose first token is ``token``: after those proclitics that are most likely such.

    ``known`` are words that stand by themselves as names, ``others`` the words of the article: a rest that occurs there
    by itself speaks for a clitic, the whole word without one against it.
    """
    surface = token.span.of(text)
    start = 0
    for edge in clitic_edges(surface):
        whole, rest = normalize(surface[start:]), normalize(surface[edge:])
        letter = normalize(surface[start:edge])
        if whole in known and (letter != "و" or rest not in known):
            break  # بريان, though ريان is a name, too
        certain = rest in known or rest.startswith("ال") or (letter == rest[:1] == "ل") or rest in others
        if not certain and letter != "و":
            break
        start = edge
    return token.span.start + start


def is_nisba(norm: str) -> bool:
    """Whether a word looks like a nisba adjective or a common adjective with the article (التركي، الروسية)."""
    return norm.startswith("ال") and norm.endswith(("ي", "يه", "يين", "يون", "يات")) and norm not in lexicon().sizes


def is_adjective(norm: str, before: str) -> bool:
    """Whether a word that is a place and a nisba in one is the nisba behind ``before``: ليرة سورية، المهاجم الشيلي."""
    if norm == "سوريه":
        return before == "ليره" or (before.endswith("ات") and not before.startswith("ال"))
    return norm in _ADJECTIVES and before.startswith("ال") and before not in lexicon()["place_head"]


def without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order of trust that do not overlap one chosen before, in reading order."""
    taken: set[int] = set()
    chosen: list[Mention] = []
    for mention in mentions:
        places = range(mention.first, mention.last)
        if taken.isdisjoint(places):
            chosen.append(mention)
            taken.update(places)
    return sorted(chosen, key=lambda m: m.first)
