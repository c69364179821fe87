"""Full-text search over a normalised shadow of title and text.

``unicode61`` breaks words at harakat and folds no alef forms, so FTS5 is given text that is already normalised, and
beside it each word without its proclitics and article, which makes «موسكو» find «وموسكو». The table is contentless.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from reviewer.text import clitic_edges, normalize

_WORD = re.compile(r"\w+")
ARTICLE = "ال"
SHORTEST = 3


@lru_cache(maxsize=100_000)
def _stems(word: str) -> tuple[str, ...]:
    found = [word[edge:] for edge in clitic_edges(word)]
    for form in (word, *found):
        if form.startswith(ARTICLE) and len(form) - len(ARTICLE) >= SHORTEST:
            found.append(form[len(ARTICLE) :])
        elif form.startswith("لل") and len(form) > SHORTEST:  # للأمم: الأمم، أمم; للغة: اللغة
            found += ["ا" + form[1:], ARTICLE + form[1:]]
            if len(form) - 2 >= SHORTEST:
                found.append(form[2:])
    return tuple(dict.fromkeys(found))


def indexed(title: str | None, text: str) -> tuple[str, str, str]:
    """The columns of the index for an article."""
    folded_title, body = normalize(title or ""), normalize(text)
    words = dict.fromkeys(_WORD.findall(f"{folded_title} {body}"))
    stems = dict.fromkeys(stem for word in words for stem in _stems(word))
    return folded_title, body, " ".join(stems)


def query(words: str) -> str | None:
    """The FTS5 query for what a reviewer typed: all words, the last one as a prefix; none when nothing is left."""
    found = _WORD.findall(normalize(words))
    if not found:
        return None
    return " ".join(f'"{word}"' for word in found) + " *"


def all_words(words: Sequence[str]) -> str | None:
    """The FTS5 query for articles in which all these normalised words stand, each with or without proclitics."""
    found = [part for word in words for part in _WORD.findall(word)]
    return " ".join(f'"{word}"' for word in found) or None


def holder(words: str) -> Callable[[str | None], bool]:
    """Whether a name or the words of a finding hold what a reviewer typed, by the same rule as ``query``."""
    *whole, last = _WORD.findall(normalize(words)) or [""]
    known: dict[str | None, bool] = {None: False}

    def holds(text: str | None) -> bool:
        if text not in known:
            found = _WORD.findall(normalize(text or ""))
            forms = {*found, *(stem for word in found for stem in _stems(word))}
            known[text] = all(w in forms for w in whole) and any(form.startswith(last) for form in forms)
        return known[text]

    return holds
