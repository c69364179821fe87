"""One correction for every place that it fits: the same name elsewhere in the article or in the file.

Places are found by normalised words (اردوغان is أردوغان), whole words only, with or without proclitics (وأردوغان). What
lies inside a longer finding, or around a shorter one, is another name and left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from reviewer.corrections.steps import changed
from reviewer.model import (
    DECIDED,
    Annotation,
    AnnotationChange,
    Article,
    ArticleChange,
    ArticleStatus,
    Change,
    Edit,
    Entity,
    Quote,
    Span,
    Status,
)
from reviewer.text import Token, TokenKind, clitic_edges, normalize, tokenize

Action: TypeAlias = Literal["retype", "rename", "reject", "add_entity", "rename_speaker"]


@frozen
class Propagation:
    """What is to be done wherever it fits.

    For entities ``words`` are the normalised tokens of the name, ``type``, ``name`` and ``link`` what it is to get. For
    ``rename_speaker`` ``speaker`` is the name that quotes have now and ``name`` what they are to get.
    """

    action: Action
    words: tuple[str, ...] = ()
    type: str | None = None
    name: str | None = None
    speaker: str | None = None
    link: str | None = None


@frozen
class Place:
    """One place: the change that would be made, and whether a human has decided what stands there now."""

    change: AnnotationChange
    span: Span
    decided: bool


def propagation(
    before: Annotation | None, after: Annotation | None, article: Article, action: str
) -> Propagation | None:
    """What a correction of one finding means for others; none when it means nothing for them."""
    shown = after or before
    if isinstance(shown, Quote):
        old = before.speaker_name if isinstance(before, Quote) else None
        if action == "rename_speaker" and old and shown.speaker_name and old != shown.speaker_name:
            return Propagation("rename_speaker", name=shown.speaker_name, speaker=old)
        return None
    if not isinstance(shown, Entity):
        return None
    words = _words_of(shown.span.of(article.text))
    match action:
        case "retype" | "add_entity":
            return Propagation("retype" if before else "add_entity", words, shown.type, shown.name, link=shown.link)
        case "rename":
            return Propagation("rename", words, shown.type, shown.name, link=shown.link)
        case "reject":
            return Propagation("reject", words, shown.type)
        case _:
            return None


def _words_of(surface: str) -> tuple[str, ...]:
    return tuple(t.norm for t in tokenize(surface))


def places(
    article: Article,
    wanted: Propagation,
    reviewer: str,
    *,
    but: str | None = None,
    tokens: Sequence[Token] | None = None,
) -> Iterator[Place]:
    """Where ``wanted`` fits in an article and would change something, in reading order; not at the finding ``but``.

    ``tokens`` are those of the article's text, if they are known.
    """
    if wanted.action == "rename_speaker":
        for quote in article.quotes:
            if quote.speaker_name == wanted.speaker and quote.id != but and quote.status is not Status.REJECTED:
                change = AnnotationChange(article.id, quote, changed(quote, speaker_name=wanted.name))
                yield Place(change, quote.span, quote.status in DECIDED)
        return
    nearby = _Nearby(article.entities)
    ids = _fresh_ids(article)
    for span, whole in _occurrences(article.text, wanted.words, tokens):
        there = nearby.overlapping(whole)
        same = [e for e in there if e.span in (span, whole)]
        if any(e.id == but for e in there) or (there and not same):
            continue
        before = same[0] if same else None
        after = _changed(article, before, wanted) if before else _new(article, span, wanted, reviewer, ids)
        if after != before:
            place = before.span if before else span
            decided = before is not None and before.status in DECIDED
            yield Place(AnnotationChange(article.id, before, after), place, decided)


class _Nearby:
    """The entities of an article by place."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = sorted(entities, key=lambda e: e.span.start)
        self._starts = [e.span.start for e in self._entities]
        self._longest = max((len(e.span) for e in self._entities), default=0)

    def overlapping(self, span: Span) -> list[Entity]:
        low = bisect_left(self._starts, span.start - self._longest)
        near = self._entities[low : bisect_left(self._starts, span.end)]
        return [e for e in near if e.span.overlaps(span)]


def _fresh_ids(article: Article) -> Iterator[str]:
    """Ids for new entities that nothing in the article has."""
    taken = {a.id for a in article.annotations}
    first = int(article.free_id("entity")[1:])
    return (f"e{n}" for n in count(first) if f"e{n}" not in taken)


def _new(article: Article, span: Span, wanted: Propagation, reviewer: str, ids: Iterator[str]) -> Entity | None:
    """The entity for a place that has none; none where the correction adds nothing."""
    if wanted.type is None or wanted.action in ("rename", "reject"):
        return None
    name = _name_at(article, span, wanted.name)
    return Entity(
        id=next(ids),
        span=span,
        type=wanted.type,
        name=name,
        link=wanted.link,
        status=Status.ADDED,
        origin=reviewer,
    )


def _changed(article: Article, there: Entity, wanted: Propagation) -> Entity | None:
    """What the entity at a place becomes; none when it goes, itself when it stays as it is."""
    rejected, fits = there.status is Status.REJECTED, there.type == wanted.type
    match wanted.action:
        case "reject":
            if rejected or not fits:
                return there
            return None if there.status is Status.ADDED else evolve(there, status=Status.REJECTED)
        case "rename":
            name = _name_at(article, there.span, wanted.name)
            return there if rejected or not fits else changed(there, name=name, link=there.link or wanted.link)
        case _ if fits and not rejected:
            return evolve(there, status=Status.ACCEPTED) if there.status is Status.SUGGESTED else there
        case _:
            after = evolve(there, type=wanted.type or there.type)
            return evolve(after, status=Status.ADDED if there.status is Status.ADDED else Status.CORRECTED)


def _name_at(article: Article, span: Span, name: str | None) -> str | None:
    return None if name == span.of(article.text) else name


def _occurrences(text: str, words: tuple[str, ...], tokens: Sequence[Token] | None) -> Iterator[tuple[Span, Span]]:
    """Each place of the words: without and with the proclitics of its first token."""
    if not words:
        return
    if tokens is None:
        tokens = tokenize(text) if words[0] in normalize(text) else ()
    for index, token in enumerate(tokens):
        start = _start(text, token, words[0])
        following = tokens[index + 1 : index + len(words)]
        if start is not None and tuple(t.norm for t in following) == words[1:]:
            end = following[-1].span.end if following else token.span.end
            yield Span(start, end), Span(token.span.start, end)


def _start(text: str, token: Token, word: str) -> int | None:
    """Where ``word`` begins in a token, after its proclitics; none when the token is another word."""
    if token.norm == word:
        return token.span.start
    if token.kind is not TokenKind.WORD or not token.norm.endswith(word):
        return None
    surface = token.span.of(text)
    return next((token.span.start + e for e in clitic_edges(surface) if normalize(surface[e:]) == word), None)


def propagated(chosen: Iterable[tuple[Place, ArticleStatus]], action: Action) -> Edit:
    """One edit for all chosen places, each with the status of its article; new articles go into review by it."""
    changes: list[Change] = []
    begun: set[str] = set()
    for place, status in chosen:
        changes.append(place.change)
        article_id = place.change.article_id
        if status is ArticleStatus.NEW and article_id not in begun:
            begun.add(article_id)
            changes.append(ArticleChange(article_id, "status", ArticleStatus.NEW, ArticleStatus.IN_REVIEW))
    return Edit(f"{action}_everywhere", tuple(changes))
