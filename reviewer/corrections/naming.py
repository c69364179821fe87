"""Names across a file: two that are one, and the entry of a knowledge base that a name stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen

from reviewer.corrections.steps import changed
from reviewer.model import (
    Annotation,
    AnnotationChange,
    ArticleChange,
    ArticleStatus,
    Change,
    Edit,
    Entity,
    Quote,
    Status,
)

_ITEM = re.compile(r"[Qq][1-9]\d*")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s]+|https?://localhost\S*", re.IGNORECASE)
WIKIDATA = "https://www.wikidata.org/wiki/"


@frozen
class Located:
    """A finding with its words, and the id and the status of its article."""

    article_id: str
    article_status: ArticleStatus
    annotation: Annotation
    surface: str


def across(action: str, found: Iterable[Located], after: Callable[[Located], Annotation | None]) -> Edit:
    """One edit that gives each finding what ``after`` makes of it; new articles go into review by it."""
    changes: list[Change] = []
    begun: set[str] = set()
    for one in found:
        new = after(one)
        if new == one.annotation:
            continue
        changes.append(AnnotationChange(one.article_id, one.annotation, new))
        if one.article_status is ArticleStatus.NEW and one.article_id not in begun:
            begun.add(one.article_id)
            changes.append(ArticleChange(one.article_id, "status", ArticleStatus.NEW, ArticleStatus.IN_REVIEW))
    return Edit(action, tuple(changes))


def with_name(one: Located, name: str) -> Annotation:
    """The finding with a canonical or speaker name; an entity whose own words it is has none."""
    annotation = one.annotation
    match annotation:
        case Entity():
            return changed(annotation, name=None if name == one.surface else name)
        case Quote():
            return changed(annotation, speaker_name=name)
        case _:
            return annotation


def _link_of(found: Sequence[Located], name: str) -> str | None:
    """The link of those that have the name already, else the only one that any has."""
    linked = [(one.annotation.link, one) for one in found if isinstance(one.annotation, Entity)]
    own = {link for link, one in linked if link and name in (getattr(one.annotation, "name", None), one.surface)}
    every = own or {link for link, _one in linked if link}
    return next(iter(every)) if len(every) == 1 else None


def merge_names(found: Sequence[Located], into: str, action: str = "merge_names") -> Edit:
    """Give all findings one name. A link that is certain goes along; one that another has of its own stays."""
    link = _link_of(found, into)

    def merged(one: Located) -> Annotation:
        annotation = one.annotation
        if annotation.status is Status.REJECTED:
            return annotation
        after = with_name(one, into)
        if isinstance(after, Entity) and isinstance(annotation, Entity) and link and not annotation.link:
            fields: dict[str, Any] = {"name": after.name, "link": link}
            return changed(annotation, **fields)
        return after

    return across(action, found, merged)


class LinkError(ValueError):
    """What was typed is neither an id of Wikidata nor an address."""


def read_link(typed: str) -> str | None:
    """A link as it is stored; none for nothing.

    Raises:
        LinkError: it is neither an id of Wikidata nor an address.
    """
    link = typed.strip()
    if not link:
        return None
    if _ITEM.fullmatch(link):
        return link.upper()
    if _ADDRESS.fullmatch(link):
        return link
    raise LinkError(link)


def address_of(link: str) -> str:
    """Where a link leads."""
    return WIKIDATA + link if _ITEM.fullmatch(link) else link


def set_link(found: Iterable[Located], link: str | None) -> Edit:
    """Give all entities the same link, or none."""

    def linked(one: Located) -> Annotation:
        annotation = one.annotation
        if not isinstance(annotation, Entity) or annotation.status is Status.REJECTED:
            return annotation
        return changed(annotation, link=link)

    return across("set_link", found, linked)
