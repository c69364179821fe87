"""Whether a prediction names the person or body that the gold annotation means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reviewer.model import Article
from reviewer.quality.matching import counted
from reviewer.text import normalize

_WORD = re.compile(r"\w+")


def words(name: str) -> list[str]:
    """The words of a name for comparison: folded, and without the bare hamza, which is often left out."""
    return _WORD.findall(normalize(name).replace("ء", ""))


def rivals(article: Article) -> set[str]:
    """The names that compete as speakers in a gold article."""
    people = {e.name or e.span.of(article.text) for e in counted(article.entities) if e.type == "PER"}
    return people | {q.speaker_name for q in counted(article.quotes) if q.speaker_name}


def same_name(said: str, name: str, others: Iterable[str]) -> bool:
    """Whether ``said`` holds the whole name, or its last word where no other person of ``others`` has that."""
    spoken, wanted = words(said), words(name)
    if not spoken or not wanted:
        return False
    size = len(wanted)
    if any(spoken[i : i + size] == wanted for i in range(len(spoken) - size + 1)):
        return True
    last = wanted[-1]
    return last in spoken and not any(_is_other(words(other), wanted) for other in others if last in words(other))


def _is_other(name: list[str], wanted: list[str]) -> bool:
    """Whether two names are of two people: neither is part of the other (سامي الخوري، ليلى الخوري)."""
    return not set(name) <= set(wanted) and not set(wanted) <= set(name)
