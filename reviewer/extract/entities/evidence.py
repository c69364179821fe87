"""What an article says of a word at its other places: بوتين alone is a person where another sentence has الرئيس بوتين."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from reviewer.extract.entities.frames import SAYING
from reviewer.extract.entities.lexicon import bare_forms, lexicon

_PREPOSITIONS = frozenset(["في", "الي", "من", "علي", "عن", "بين", "لدي"])
_FARTHEST = 3  # adjectives and complements between a title and the word: الرئيس الروسي بوتين
_MOST = 4  # occurrences that are told apart
_SHORTEST = 3  # letters


@lru_cache(maxsize=8_000)
def _role(norm: str) -> tuple[bool, str]:
    """Whether a word may stand between a title and a name, and what it says of a name behind it."""
    words, forms = lexicon(), bare_forms(norm)
    between = norm in words["title_tail"] or (norm.startswith("ال") and norm.endswith(("ي", "يه")))
    before = {
        "T": any(form in words["title"] for form in forms),
        "O": any(form in words["org_nick"] or form in words["org_head"] for form in forms),
        "L": any(form in words["place_head"] for form in forms),
        "F": any(form in words.first_names for form in forms),
    }
    return between, "".join(code for code, told in before.items() if told)


@lru_cache(maxsize=8_000)
def _says(norm: str) -> bool:
    return any(form in SAYING for form in bare_forms(norm))


@lru_cache(maxsize=8_000)
def _key(norm: str) -> str:
    """A word without its proclitics; empty for what is no word."""
    key = bare_forms(norm)[-1]
    return key if len(key) >= _SHORTEST and "\u0621" <= key[0] <= "\u064a" else ""


def _context(norms: Sequence[str], index: int) -> str:
    """What the words around one occurrence say, a letter each."""
    before = index - 1
    while before >= 0 and index - before <= _FARTHEST and _role(norms[before])[0]:
        before -= 1
    told = _role(norms[before])[1] if before >= 0 else ""
    if index:
        told += "p" * (norms[index - 1] in _PREPOSITIONS) + "S" * _says(norms[index - 1])
    told += "s" * (index + 1 < len(norms) and norms[index + 1] in SAYING)
    return told + "c" * (_key(norms[index]) != norms[index])


def evidence(sentences: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """For each word of each sentence of an article: how often it occurs, and what its other places say of it."""
    keys = [[_key(norm) for norm in norms] for norms in sentences]
    counts = Counter(key for row in keys for key in row if key)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    contexts: list[list[str]] = []
    for norms, row in zip(sentences, keys, strict=True):
        contexts.append([_context(norms, i) if counts[key] > 1 else "" for i, key in enumerate(row)])
        for key, context in zip(row, contexts[-1], strict=True):
            told[key].update(context)
    found: list[list[list[str]]] = []
    for row, here in zip(keys, contexts, strict=True):
        found.append([])
        for key, context in zip(row, here, strict=True):
            elsewhere = [f"d{c}" for c, count in told[key].items() if count > (c in context)] if key else []
            found[-1].append([f"dc={min(counts[key], _MOST)}", *elsewhere] if counts[key] > 1 else [])
    return found
