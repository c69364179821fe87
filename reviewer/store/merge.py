"""What becomes of an article's findings when the machine reads it again."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import count

from attrs import evolve

from reviewer.model import DECIDED, Annotation, Article, Quote, Status


def kept(article: Article, journalled: AbstractSet[str]) -> list[Annotation]:
    """The findings that stay: what a human decided, what the journal names, and the quotes around those.

    What the journal names may still be undone or redone, for which it must be found as it was left.
    """
    found = {a.id: a for a in article.annotations if a.status in DECIDED or a.id in journalled}
    waiting = list(found.values())
    while waiting:
        child = waiting.pop()
        parent = article.annotation(child.parent) if isinstance(child, Quote) and child.parent is not None else None
        if parent is not None and parent.id not in found:
            found[parent.id] = parent
            waiting.append(parent)
    return list(found.values())


def fresh(
    suggestions: Sequence[Annotation], stay: Sequence[Annotation], journalled: AbstractSet[str]
) -> list[Annotation]:
    """Suggestions as they can stand beside what stays.

    Those over a span that is taken are left out. The others get ids that nothing has and the journal does not name,
    and their parents follow: to the new id, or to the quote that stays in place of the one that was left out.
    """
    standing_last = sorted(stay, key=lambda a: a.status is not Status.REJECTED)
    held = {(a.layer, a.span): a.id for a in standing_last}
    taken = {a.id for a in stay} | journalled
    names: dict[str, str] = {}
    added: list[Annotation] = []
    for suggestion in suggestions:
        there = held.get((suggestion.layer, suggestion.span))
        if there is None:
            tries = (suggestion.id if n == 1 else f"{suggestion.id}-{n}" for n in count(1))
            there = next(name for name in tries if name not in taken)
            taken.add(there)
            added.append(evolve(suggestion, id=there))
        names[suggestion.id] = there
    return [
        evolve(a, parent=names.get(a.parent)) if isinstance(a, Quote) and a.parent is not None else a for a in added
    ]
