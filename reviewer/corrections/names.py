"""Canonical names that an entity may have, from what the article says."""

from __future__ import annotations

from reviewer.model import Article, Entity, Status
from reviewer.text import normalize
from reviewer.text.shadow import TASHKEEL, TATWEEL

_PLAIN = str.maketrans(dict.fromkeys(TASHKEEL + TATWEEL))


def name_candidates(article: Article, entity: Entity) -> list[str]:
    """Names for an entity, the likeliest first; never its own surface.

    Fuller names of the same type that hold its words (أردوغان: رجب طيب أردوغان), other spellings of it in the article,
    and its words without tashkeel, tatweel and the spaces around a hyphen.
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
    ranked = sorted(fuller, key=lambda n: (-fuller[n], -len(n))) + sorted(spelled, key=lambda n: -spelled[n])
    return [name for name in dict.fromkeys([*ranked, plain]) if name != surface]
