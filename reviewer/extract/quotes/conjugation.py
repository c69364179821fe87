"""Arabic verbs of reporting: the forms that news uses, made from the past stem.

The pattern is read off the stem: أضاف is of form IV and hollow, ادعى of form VIII and weak at its end, تحدث of form V.
Only what the letters do not tell (the present of form I, the participle of a doubled verb) is given with the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

Gender: TypeAlias = Literal["m", "f"]
Kind: TypeAlias = Literal["verb", "participle", "noun"]
WEAK = "ىاي"


@frozen
class Inflected:
    """A form with its agreement; ``gender`` is none where the form does not tell."""

    word: str
    kind: Kind
    gender: Gender | None = None
    plural: bool = False
    first_person: bool = False


def _pattern(stem: str) -> int:
    """The form (I to X as 1 to 10) of a past stem of four letters or more; 2 for one of three."""
    if stem.startswith("است"):
        return 10
    if stem.startswith("ا") and len(stem) >= 4:
        return 8  # and VII, which is inflected alike
    if len(stem) >= 4 and stem.startswith("أ"):
        return 4
    if stem.startswith("ت") and len(stem) >= 4 and stem[1] != "ا":
        return 5  # and VI
    if len(stem) >= 4 and stem[1] == "ا":
        return 3
    return 2


def _hollow(stem: str, pattern: int) -> bool:
    return len(stem) >= 4 and stem[-2] == "ا" and pattern in (4, 8, 10)


def _present_stem(stem: str, pattern: int) -> str:
    """What stands after the prefix: ضيف، عتبر، تحدث، طالب."""
    bare = stem[1:] if pattern in (4, 8, 10) else stem
    if _hollow(stem, pattern) and pattern != 8:
        bare = f"{bare[:-2]}ي{bare[-1]}"
    if pattern == 2 and bare.startswith("أ"):  # يؤكد
        return f"ؤ{bare[1:]}"
    if bare.endswith("أ"):
        return bare if pattern == 5 else f"{bare[:-1]}ئ"
    if bare.endswith("ى") and pattern != 5:
        return f"{bare[:-1]}ي"
    return bare


def _past(stem: str, *, doubled: bool) -> Iterator[Inflected]:
    weak = stem.endswith(("ى", "ا"))
    base = stem[:-1] if weak else stem
    yield Inflected(stem, "verb", "m")
    yield Inflected(f"{base}ت", "verb", "f")
    yield Inflected(f"{base}وا", "verb", "m", plural=True)
    if len(stem) > 3 or stem[1] == "ا" or doubled:  # of the others the form is mostly a noun: نقلا، ردا، حذرا
        yield Inflected(f"{base}يا" if weak else f"{stem}ا", "verb", "m", plural=True)
    yield Inflected(f"{base}تا", "verb", "f", plural=True)
    if not weak and stem[-2] != "ا":
        yield Inflected(f"{stem}ن", "verb", "f", plural=True)


def _present(bare: str) -> Iterator[Inflected]:
    weak = bare[-1] in "ىيو"
    base = bare[:-1] if weak else bare
    yield Inflected(f"ي{bare}", "verb", "m")
    yield Inflected(f"ت{bare}", "verb", "f")
    yield Inflected(f"سي{bare}", "verb", "m")
    yield Inflected(f"ست{bare}", "verb", "f")
    for ending in ("ون", "وا"):
        yield Inflected(f"ي{base}{ending}", "verb", "m", plural=True)
    yield Inflected(f"ي{bare}ان", "verb", "m", plural=True)
    yield Inflected(f"ت{bare}ان", "verb", "f", plural=True)
    yield Inflected(f"ي{bare}ن", "verb", "f", plural=True)
    for prefix, plural in (("أ", False), ("ن", True)):
        yield Inflected(f"{prefix}{bare}", "verb", None, plural, first_person=True)


def _participle(word: str) -> Iterator[Inflected]:
    """The accusative of a participle, in which it reports: مؤكدا، لافتة، مشيرين، نافيا."""
    weak = word.endswith("ي")
    yield Inflected(f"{word}ا", "participle", "m")
    yield Inflected(f"{word}ة", "participle", "f")
    yield Inflected(f"{word[:-1] if weak else word}ين", "participle", "m", plural=True)
    yield Inflected(f"{word}تين", "participle", "f", plural=True)
    yield Inflected(f"{word}ات", "participle", "f", plural=True)


def conjugate(stem: str, present: str = "", participle: str = "") -> Iterator[Inflected]:
    """The forms of a verb: past and present in the third person, first person present, accusative participles.

    ``stem`` is the third person past; ``present`` (without its prefix) and ``participle`` are given for form I.
    """
    pattern = _pattern(stem)
    bare = present or _present_stem(stem, pattern)
    yield from _past(stem, doubled=pattern == 2 and not present)
    yield from _present(bare)
    made = f"م{bare[:-1] + 'ي' if bare[-1] == 'ى' else bare}"
    if participle or not present:
        yield from _participle(participle or made)
