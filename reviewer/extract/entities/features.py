"""Features of the CRF: the word, its affixes and shape, what the lexicon knows of it, and its neighbours.

The same code serves training (``packaging/train_ner.py``) and tagging, so the model always sees what it learned from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reviewer.extract.entities.lexicon import bare_forms, lexicon

_NUMERAL = re.compile(r"[0-9.,:/%-]+")
_LATIN = re.compile(r"[a-z.\-]+")
_SHARED = ("n=", "sh=", "g", "t", "al", "s2=", "s3=", "p2=")  # features that neighbours show as well
_GROUPS = (
    ("title", "tP"),
    ("title_tail", "tT"),
    ("org_head", "tO"),
    ("org_nick", "tK"),
    ("org_tail", "tR"),
    ("place_head", "tL"),
    ("place_name_head", "tM"),
    ("common", "tC"),
    ("person", "gP"),
)
_SAYING = frozenset(
    "قال قالت اكد اكدت اعلن اعلنت صرح اضاف اضافت اوضح ذكر ذكرت اشار اشارت نقل نقلت دعا دعت طالب رفض شدد تابع".split()
)


def _shape(norm: str) -> str:
    if _NUMERAL.fullmatch(norm):
        return "NUM"
    if _LATIN.fullmatch(norm):
        return "LAT"
    return "AR" if any("\u0621" <= c <= "\u064a" for c in norm) else "PUN"


def _known(form: str, stripped: str) -> list[str]:
    words = lexicon()
    found = [code + stripped for section, code in _GROUPS if form in words[section]]
    if form in words.first_names:
        found.append("gF" + stripped)
    if form in words.last_names:
        found.append("gL" + stripped)
    size = words.sizes.get(form, 0)
    if size:
        found.append(("gW" if size >= 10**9 else "gC" if size >= 300_000 else "gT") + stripped)
    if form in _SAYING:
        found.append("tS" + stripped)
    return found


@lru_cache(maxsize=50_000)
def word_features(norm: str) -> tuple[str, ...]:
    """Features of a normalised word by itself."""
    found = ["n=" + norm, "sh=" + _shape(norm), f"len={min(len(norm), 9)}"]
    for length in (1, 2, 3, 4):
        found += [f"p{length}={norm[:length]}", f"s{length}={norm[-length:]}"]
    forms = bare_forms(norm)
    found += ["st=" + form for form in forms[1:]]
    for form in forms:
        found += _known(form, "0" if form is norm else "1")
    if norm.startswith(("ال", "وال", "بال")):
        found.append("al")
    if norm.endswith(("ي", "يه")):
        found.append("nisba")
    return tuple(found)


@lru_cache(maxsize=50_000)
def _as_neighbour(norm: str, distance: int) -> tuple[str, ...]:
    return tuple(f"{distance}:{f}" for f in word_features(norm) if f.startswith(_SHARED))


def _phrase_marks(norms: Sequence[str]) -> list[str | None]:
    """For each word the type of the gazetteer's phrase of several words that it is part of."""
    marks: list[str | None] = [None] * len(norms)
    phrases = lexicon().phrases
    for index, norm in enumerate(norms):
        for form in bare_forms(norm):
            for words, kind in phrases.get(form, {}).items():
                size = len(words)
                if size > 1 and tuple(norms[index + 1 : index + size]) == words[1:]:
                    marks[index : index + size] = [kind] * size
    return marks


def sentence_features(norms: Sequence[str]) -> list[list[str]]:
    """Features of each word of a sentence, given as normalised forms."""
    marks = _phrase_marks(norms)
    count = len(norms)
    rows: list[list[str]] = []
    for index, norm in enumerate(norms):
        row = list(word_features(norm))
        if marks[index]:
            row.append(f"mw={marks[index]}")
        for distance in (-2, -1, 1, 2):
            other = index + distance
            if 0 <= other < count:
                row += _as_neighbour(norms[other], distance)
            else:
                row.append(f"{distance}:edge")
        if index:
            row.append(f"bg={norms[index - 1]}|{norm}")
        if index + 1 < count:
            row.append(f"bn={norm}|{norms[index + 1]}")
        rows.append(row)
    return rows
