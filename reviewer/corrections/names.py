"""Canonical names that an entity may have, from what the article says."""

from __future__ import annotations

from reviewer.model import Article, Entity, Span, Status
from reviewer.text import normalize
from reviewer.text.shadow import TASHKEEL, TATWEEL

_PLAIN = str.maketrans({**dict.fromkeys(TASHKEEL + TATWEEL), "ک": "ك", "ی": "ي"})


def name_candidates(article: Article, entity: Entity) -> list[str]:
    """Names for an entity, the likeliest first; never its own surface.

    Fuller names of the same type that hold its words (أردوغان: رجب طيب أردوغان), other spellings of it in the article,
    and its words without tashkeel, tatweel, Persian letters and the spaces around a hyphen, with the article that a
    ل before them has swallowed (لجزيرة of للجزيرة: الجزيرة).
    """
    surface = entity.span.of(article.text)
    words = set(normalize(surface).split())
    fuller: dict[str, int] = {}
    spelled: dict[str, int] = {}
    for other in article.entities:
        if other.id == entity.id or other.type != entity.type or other.status is Status.REJECTED:
            continue
        for name in filter(None, (other.name, other.span.of(article.text))):
            theirs = set(normalize(name).split())
            if words < theirs:
                fuller[name] = fuller.get(name, 0) + 1
            elif words == theirs:
                spelled[name] = spelled.get(name, 0) + 1
    plain = " ".join(surface.translate(_PLAIN).replace(" - ", " ").replace("- ", " ").replace(" -", " ").split())
    if surface.startswith("ل") and article.text[: entity.span.start].endswith("ل"):
        plain = f"ا{plain}"
    ranked = sorted(fuller, key=lambda n: (-fuller[n], -len(n))) + sorted(spelled, key=lambda n: -spelled[n])
    return [name for name in dict.fromkeys([*ranked, plain]) if name != surface]


def known_name(article: Article, span: Span, type_: str) -> str | None:
    """The name of words that the article has named already; none where it names them in two ways, or not at all.

    The same words of the same type lend theirs; else, of a person, the one full name that they are a part of.
    """
    words = normalize(span.of(article.text)).split()
    alike: set[str | None] = set()
    fuller: set[str] = set()
    for other in article.entities:
        if other.type != type_ or other.status is Status.REJECTED:
            continue
        surface = other.span.of(article.text)
        theirs = normalize(surface).split()
        if theirs == words:
            alike.add(other.name)
        elif type_ == "PER" and set(words) < set(theirs):
            fuller.add(other.name or surface)
    found = alike or fuller
    name = next(iter(found)) if len(found) == 1 else None
    return None if name == span.of(article.text) else name
