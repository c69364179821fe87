"""Words of the language and words that only names are, by the forms that a word has elsewhere (``paradigms``).

A noun has the article or possessives beside itself (مباراة: المباراة، مباراته), a verb its prefixes and endings (شارك:
يشارك، شاركت); an unknown word is ordinary where its affixes leave such a one: بـ|انشقاق، ركلـ|تين، إجمالـ|ا.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reviewer.extract.entities.paradigms import paradigm

_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "فب", "س")
_SUFFIXES = ("", "ا", "ه", "ت", "ها", "هم", "هما", "نا", "ات", "ان", "ين", "ون", "وا", "تا", "تها", "ته", "تين", "تان")
_NAMELIKE = ("ا", "ه", "ت", "نا", "ات", "ان", "ين", "ون", "تا")  # endings that foreign names have as well: ديران
_FEMININE = ("ت", "ات", "تا", "تها", "ته", "تين", "تان")  # behind which the noun itself has ة
_BY_LAST = {last: [s for s in _SUFFIXES if s[-1:] in ("", last)] for last in {s[-1:] for s in _SUFFIXES}}
_PERSONS = ("ي", "ت", "ن", "سي", "ست", "سن")  # prefixes of the present and the future
_PARTICIPLE = re.compile("م[^اوي]..?[اوي]?.?(?:ات|ين|ون|تين|تان)|مست.{3,4}|مت.{3}ه")  # معزوفات، مستحاثة
_BARE_ONLY = [""]
_OBJECTS = ("ت", "ها", "ته", "تها", "وا", "ه", "هم", "تهم")  # endings of a verb: رافقتها
_SHORTEST_ACCUSATIVE = 5  # letters
_RARE, _BARE = 8, 7  # the frequencies (higher is rarer) up to which forms and stems tell something
_REMEMBERED = 8_000  # words


def _frequency(code: str) -> int:
    return int(code[0], 16)


def _is_noun(code: str, rarest: int) -> bool:
    return code != "" and _frequency(code) <= rarest and (code[1] >= "d" or code[2] >= "c" or code[1:3] >= "cb")


def _is_past(code: str, rarest: int) -> bool:
    return code != "" and _frequency(code) <= rarest and code[4] >= "c" and code[1] <= "b"


def _stems(norm: str) -> Iterator[str]:
    """What remains of a word without affixes; three letters at least, four where little is cut."""
    for prefix in _PREFIXES:
        if not norm.startswith(prefix):
            continue
        rest = norm[len(prefix) :]
        for suffix in _BY_LAST.get(norm[-1:], _BARE_ONLY):
            stem = rest[: len(rest) - len(suffix)]
            least = 4 if suffix in _NAMELIKE or len(norm) - len(stem) == 1 else 3
            if rest.endswith(suffix) and len(stem) >= least and stem != norm:
                yield stem
                if suffix in _FEMININE:
                    yield stem + "ه"


@lru_cache(maxsize=_REMEMBERED)
def is_verb(norm: str) -> bool:
    """Whether a word looks like a verb: أهدى، قدمت، رافقتها، يدعو."""
    if norm.startswith("ال"):
        return False
    if _is_past(paradigm(norm), _RARE):
        return True
    bare = norm[1:] if norm[:1] in ("و", "ف") and len(norm) > 3 else norm
    for prefix in _PERSONS:
        if bare.startswith(prefix) and len(bare) > len(prefix) + 2 and _is_past(paradigm(bare[len(prefix) :]), _BARE):
            return True
    ends = [bare, *(bare.removesuffix(e) for e in _OBJECTS if bare.endswith(e))]
    return any(len(stem) > 2 and stem != norm and _is_past(paradigm(stem), _RARE) for stem in ends)


@lru_cache(maxsize=_REMEMBERED)
def has_forms(norm: str) -> bool:
    """Whether a word itself has the forms of a noun or a verb beside it, whatever affixes it seems to have."""
    code = paradigm(norm)
    if norm.endswith("ي") and code[1:2] >= "d":
        return True  # مناعي beside المناعي
    return _is_noun(code, _RARE) or (code != "" and _frequency(code) <= _RARE and code[4] >= "d")


def _is_accusative_or_dual(norm: str) -> bool:
    """إجمالا، ركلتين: of nouns that may be rare, since no name ends so."""
    if norm.endswith("ا") and not norm.startswith("ال") and len(norm) > _SHORTEST_ACCUSATIVE:
        stem = paradigm(norm[:-1])
        return stem[1:2] >= "c" and stem[2:3] >= "c"
    return norm.endswith(("تين", "تان")) and paradigm(norm[:-3] + "ه")[1:2] >= "b"


@lru_cache(maxsize=_REMEMBERED)
def is_ordinary(norm: str) -> bool:
    """Whether a word has the forms of a noun, a verb or an adjective of the language, itself or without affixes."""
    code = paradigm(norm)
    if has_forms(norm):
        return True
    if code and _frequency(code) <= _BARE and code[1] == code[2] == code[4] == "0" and not norm.startswith(_PERSONS):
        return False  # frequent, and never with an affix: ميلان
    if (norm.startswith(_PERSONS) and is_verb(norm)) or _PARTICIPLE.fullmatch(norm):
        return True
    return _is_accusative_or_dual(norm) or any(
        _is_noun(paradigm(stem), _RARE if len(stem) > 4 else _BARE) for stem in _stems(norm)
    )


@lru_cache(maxsize=_REMEMBERED)
def is_unknown(norm: str) -> bool:
    """Whether nobody writes a word often and no affix explains it: a name, as a rule."""
    code = paradigm(norm)
    return (
        len(norm) > 3 and (not code or _frequency(code) > _RARE) and not norm.startswith("ال") and not is_ordinary(norm)
    )
