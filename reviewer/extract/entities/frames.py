"""The frame in which a word stands: the gazetteer's phrase, the noun that announces a name, marks around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reviewer.extract.entities.lexicon import bare_forms, lexicon
from reviewer.extract.entities.paradigms import paradigm

SAYING = frozenset(
    "قال قالت اكد اكدت اعلن اعلنت صرح اضاف اضافت اوضح ذكر ذكرت اشار اشارت نقل نقلت دعا دعت طالب رفض شدد تابع".split()
)
_HEADS = (("title", "T"), ("org_head", "O"), ("org_nick", "K"), ("place_head", "L"), ("place_name_head", "M"))
_FARTHEST = 4  # words between a noun and the name that it announces: الرئيس التركي السابق
_OPENERS, _CLOSERS = frozenset('"«“(['), frozenset('"»”)]')
_LONGEST = 8  # words between marks that may be a name


def phrase_marks(norms: Sequence[str]) -> list[str]:
    """For each word its place in the gazetteer's longest phrase there: LOCB2, LOCE2; LOCB1' after a proclitic."""
    marks = [""] * len(norms)
    phrases = lexicon().phrases
    index = 0
    while index < len(norms):
        size, kind, stripped = 0, "", False
        for form in bare_forms(norms[index]):
            for words, type_ in phrases.get(form, {}).items():
                if len(words) > size and tuple(norms[index + 1 : index + len(words)]) == words[1:]:
                    size, kind, stripped = len(words), type_, form != norms[index]
        for place in range(size):
            part = "B" if place == 0 else "E" if place == size - 1 else "I"
            clitic = "'" if stripped and not place else ""
            marks[index + place] = f"{kind}{part}{min(size, 2)}{clitic}"
        index += max(size, 1)
    return marks


@lru_cache(maxsize=8_000)
def _head(norm: str) -> str:
    words = lexicon()
    forms = bare_forms(norm)
    return next((code for section, code in _HEADS if any(form in words[section] for form in forms)), "")


def announced(norms: Sequence[str]) -> list[str]:
    """For each word the kind of noun before it and how many adjectives and complements stand between."""
    tails = lexicon()["title_tail"]
    found: list[str] = []
    state, distance = "", 0
    for norm in norms:
        found.append(f"{state}{distance}" if state else "")
        head = _head(norm)
        if head:
            state, distance = head, 0
        elif state and distance < _FARTHEST and (norm in tails or norm.startswith("ال")):
            distance += 1
        else:
            state = ""
    return found


def enclosed(norms: Sequence[str]) -> list[str]:
    """For each word the marks or brackets that it stands in with a few others, and how many they are."""
    found = [""] * len(norms)
    index = 0
    while index < len(norms):
        if norms[index] in _OPENERS:
            stop = min(index + 2 + _LONGEST, len(norms))
            last = next((i for i in range(index + 1, stop) if norms[i] in _CLOSERS), 0)
            for place in range(index + 1, last):
                found[place] = f"{'b' if norms[index] in '([' else 'q'}{min(last - index - 1, 5)}"
            index = max(index, last)
        index += 1
    return found


def frames(norms: Sequence[str]) -> list[list[str]]:
    """The features of each word of a sentence that its frame gives."""
    marks, heads, marked = ["", *phrase_marks(norms), ""], announced(norms), enclosed(norms)
    found: list[list[str]] = []
    for index, norm in enumerate(norms):
        row = [f"{d}mw={marks[index + 1 + d]}" for d in (-1, 0, 1) if marks[index + 1 + d]]
        head = heads[index]
        if head:
            nisba = norm.startswith("ال") and norm.endswith(("ي", "يه"))
            code = paradigm(norm)
            row += ["H=" + head, f"Hs={head}{norm[-2:]}" if nisba else f"Hp={head}{norm[:2]}"]
            row.append(f"HP={head}{norm.startswith('ال')}{code[:3]}")
        if marked[index]:
            row.append("Q=" + marked[index])
        found.append(row)
    return found
