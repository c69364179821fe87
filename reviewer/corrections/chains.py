"""The chain of an entity in its article: every mention, from the full name with its title to the surname alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from reviewer.corrections.naming import Located, merge_names
from reviewer.model import Article, Edit, Entity, Quote, Span, Status
from reviewer.text import Token, TokenKind, clitic_edges, normalize

_TITLE_WORDS = 5  # words before a name among which its title is looked for


@frozen
class Mention:
    """One mention: its words, the title before it in the text, and whether it is written otherwise than the name."""

    entity: Entity
    surface: str
    title: Span | None
    alias: bool


@frozen
class Chain:
    """All mentions of what an entity stands for, in reading order, and what it says.

    ``name`` is the canonical name of most, else the fullest mention; ``link`` that which a mention has.
    """

    name: str
    link: str | None
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...] = ()

    @property
    def unnamed(self) -> int:
        """How many mentions do not lead to the name."""
        return sum((m.entity.name or m.surface) != self.name for m in self.mentions)


@lru_cache(maxsize=20_000)
def _fold(words: str) -> str:
    return " ".join(normalize(words).split())


@lru_cache(maxsize=20_000)
def _forms(surface: str) -> tuple[str, ...]:
    """The folded words, with and without proclitics before the first."""
    folded = _fold(surface)
    return (folded, *(folded[edge:] for edge in clitic_edges(folded.partition(" ")[0])))


class _Identities:
    """Who each entity of an article is, as a folded name.

    That is its canonical name; else that of entities with the same words, if they all have one; else the only fuller
    name of its type that its words shorten, as a surname does that of a person; else its own words.
    """

    def __init__(self, article: Article) -> None:
        live = [e for e in article.entities if e.status is not Status.REJECTED]
        self._named: dict[str, set[str]] = defaultdict(set)
        self._shortened: dict[tuple[str, str], set[str]] = defaultdict(set)
        # A long article has thousands of mentions, but few names.
        keys = {e.id: (e.type, _forms(e.span.of(article.text)), e.name) for e in live}
        distinct = dict.fromkeys(keys.values())
        self._plain = {forms[0] for _type, forms, _name in distinct}
        for type_, forms, name in distinct:
            if name:
                for form in forms:
                    self._named[form].add(_fold(name))
            self._learn(type_, _fold(name) if name else forms[0])
        known = {key: self._who(*key) for key in distinct}
        self.of = {id_: known[key] for id_, key in keys.items()}

    def _learn(self, type_: str, name: str) -> None:
        parts = name.split()
        for first in range(1, len(parts)):
            self._shortened[type_, " ".join(parts[first:])].add(name)
        for left_out in range(2, len(parts)):  # رجب أردوغان, of رجب طيب أردوغان
            self._shortened[type_, " ".join([parts[0], *parts[left_out:]])].add(name)

    def _who(self, type_: str, forms: tuple[str, ...], name: str | None) -> str:
        if name:
            return _fold(name)
        same = _only(self._named.get(form, set()) for form in forms)
        fuller = same or _only(self._shortened.get((type_, form), set()) for form in forms)
        if fuller is not None:
            return _only([self._named.get(fuller, set())]) or fuller
        return next((form for form in forms[1:] if form in self._plain), forms[0])


def _only(sets: Iterable[set[str]]) -> str | None:
    """The one name among these that all others shorten; none when there are several."""
    names = set[str]().union(*sets)
    fullest = {name for name in names if not any(_shortens(name, other) for other in names)}
    return next(iter(fullest)) if len(fullest) == 1 else None


def _shortens(name: str, other: str) -> bool:
    """Whether a name is another with some words left out, but the last."""
    words, theirs = name.split(), iter(other.split())
    return len(name) < len(other) and other.endswith(words[-1]) and all(word in theirs for word in words)


def chain(article: Article, entity: Entity, tokens: Sequence[Token], titles: frozenset[str]) -> Chain:
    """The chain of an entity; ``titles`` are folded words that stand before a name."""
    who = _Identities(article).of
    wanted = who.get(entity.id) or _fold(entity.name or entity.span.of(article.text))
    members = [e for e in article.entities if who.get(e.id) == wanted or e.id == entity.id]
    surfaces = {e.id: e.span.of(article.text) for e in members}
    name = _name_of(entity, members, surfaces, wanted)
    folded = _fold(name)
    mentions = tuple(
        Mention(
            e,
            surfaces[e.id],
            _title_before(article, tokens, bisect_left(tokens, e.span.start, key=lambda t: t.span.start), titles)
            if e.type == "PER"
            else None,
            folded not in _forms(surfaces[e.id]),
        )
        for e in members
    )
    said = {wanted, folded, *(form for m in mentions for form in _forms(m.surface))}
    quotes = tuple(
        q
        for q in article.quotes
        if q.status is not Status.REJECTED and q.speaker_name and _fold(q.speaker_name) in said
    )
    link = next((e.link for e in members if e.link), None)
    return Chain(name, link, mentions, quotes)


def _name_of(entity: Entity, members: Sequence[Entity], surfaces: Mapping[str, str], wanted: str) -> str:
    """The name for all: the entity's own if that is who it is, else what most are given, else the fullest words."""
    own = entity.name or surfaces[entity.id]
    if _fold(own) == wanted:
        return own
    given = Counter(e.name for e in members if e.name)
    return given.most_common(1)[0][0] if given else max(surfaces.values(), key=lambda s: (len(s.split()), -len(s)))


def _title_before(article: Article, tokens: Sequence[Token], index: int, titles: frozenset[str]) -> Span | None:
    """«وزير الخارجية» before a name: from a word that is a title to the name, over definite words alone."""
    found: Span | None = None
    end = tokens[index - 1].span.end if index else 0
    for token in reversed(tokens[max(0, index - _TITLE_WORDS) : index]):
        if token.kind is not TokenKind.WORD or "\n" in article.text[token.span.end : end]:
            break
        word = token.span.of(article.text)
        edge = next((edge for edge in (0, *clitic_edges(word)) if normalize(word[edge:]) in titles), None)
        if edge is not None:
            found = Span(token.span.start + edge, end)
        elif not token.norm.startswith("ال"):
            break
    return found


def give_all(article: Article, of: Chain, name: str) -> Edit:
    """Give every mention the name, and with it the link of the chain; its quotes get it as their speaker's."""
    everything = [m.entity for m in of.mentions], of.quotes
    found = [Located(article.id, article.status, a, a.span.of(article.text)) for group in everything for a in group]
    return merge_names(found, name, "name_chain")
