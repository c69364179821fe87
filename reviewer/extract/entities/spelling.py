"""Canonical names: the fullest form of a name in its best spelling, written plainly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reviewer.extract.entities import lists
from reviewer.extract.entities.lexicon import lexicon
from reviewer.extract.entities.mention import Mention, normal
from reviewer.text.shadow import INVISIBLE, TASHKEEL, TATWEEL

_HAMZA = "أإآؤئ"
_UNSEEN = str.maketrans("", "", TASHKEEL + TATWEEL + INVISIBLE)
_HYPHEN = re.compile(r"\s+-\s+")


def _hamzas(surface: str) -> int:
    return sum(c in _HAMZA for c in surface)


def plainly(surface: str) -> str:
    """A name without vowel signs, lengthening and a hyphen set off by spaces: كي - مون is كي مون."""
    return " ".join(_HYPHEN.sub(" ", surface.translate(_UNSEEN)).split())


@cache
def _places() -> dict[str, str]:
    """Normalised name of a place -> its spelling with the most hamzas: أربيل."""
    found: dict[str, str] = {}
    spelled = lists.names("places.txt", plain=True)
    for section, names in lists.names("places.txt").items():
        for name, plain in zip(names, spelled[section], strict=True):
            if _hamzas(plain) > _hamzas(found.get(name, "")):
                found[name] = plain
    return found


class Spellings:
    """How an article and the lists write each name."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._forms: dict[tuple[str, str], Counter[str]] = {}
        self._singles: dict[tuple[str, str], str] = {}
        for mention in mentions:
            surface = plainly(mention.span.of(text))
            key = (mention.type, normal(surface))
            self._forms.setdefault(key, Counter())[surface] += 1
            if mention.size == 1 and _hamzas(surface) > _hamzas(self._singles.get(key, "")):
                self._singles[key] = surface

    def best(self, key: str, kind: str) -> str | None:
        """The best spelling of a normalised name: that of the lists, or in this article hamza before bare alef.

        أردوغان alone corrects اردوغان in the full name.
        """
        listed = lexicon().people.get(key) if kind == "PER" else _places().get(key) if kind == "LOC" else None
        if listed is not None and normal(listed) == key:
            return listed
        forms = self._forms.get((kind, key))
        if not forms:
            return None
        best = max(forms, key=lambda form: (_hamzas(form), forms[form]))
        return " ".join(self._singles.get((kind, normal(word)), word) for word in best.split())
