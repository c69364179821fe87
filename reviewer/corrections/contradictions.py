"""Contradictions across a file: the same words marked in two ways, and the edit that makes them one.

Words are compared as they are folded for search, without the proclitics before them where they also stand without. What
may rightly differ from article to article is none: a date without its year, a speaker who is only «the minister».
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from reviewer.corrections.naming import Located, across, with_name
from reviewer.corrections.steps import changed
from reviewer.model import (
    Annotation,
    Edit,
    Entity,
    Layer,
    Number,
    Quote,
    Status,
)
from reviewer.model.jsontext import dumps, loads
from reviewer.text import clitic_edges, normalize

_DECIDED = 1000  # what a human decided weighs as much as so many suggestions
_YEAR = re.compile(r"\d{4}")
MARKED, REFUSED = "marked", "rejected"


class Conflict(StrEnum):
    """In what the same words differ."""

    TYPE = "type"  # an entity's type
    NAME = "name"  # its canonical name
    SPEAKER = "speaker"  # who a speaker is
    VALUE = "value"  # a number's value or unit
    REJECTED = "rejected"  # an entity in one place, refused in another


@frozen
class Use:
    """How words are marked somewhere. ``value`` is JSON; ``words`` are those of a quote's speaker."""

    layer: Layer
    words: str
    label: str
    name: str | None = None
    unit_words: str | None = None
    value: str | None = None
    unit: str | None = None
    rejected: bool = field(default=False, converter=bool)
    decided: bool = field(default=False, converter=bool)


@frozen
class Spot:
    """One place where words of a contradiction stand."""

    article_id: str
    annotation_id: str
    start: int
    end: int
    use: Use


@frozen
class Variant:
    """One of the ways: its type, name, JSON of value and unit, or whether it is marked."""

    key: str
    places: int
    decided: int

    @property
    def weight(self) -> int:
        return self.places + (_DECIDED - 1) * self.decided


@frozen
class Contradiction:
    """Words that are marked in more than one way; the best founded first. ``forms`` are all their spellings."""

    conflict: Conflict
    layer: Layer
    words: str
    folded: str
    variants: tuple[Variant, ...]
    forms: tuple[str, ...] = field(repr=False)
    label: str | None = None  # of REJECTED: the type that was refused

    @property
    def id(self) -> str:
        """The same for the same words and difference, in another session, too."""
        return ":".join(filter(None, (self.conflict.value, self.label, self.folded)))

    @property
    def weight(self) -> tuple[int, int]:
        """How much it matters: what humans decided against each other, then how many places disagree."""
        rest = self.variants[1:]
        return sum(v.decided for v in rest) if self.variants[0].decided else 0, sum(v.places for v in rest)

    @property
    def places(self) -> int:
        return sum(v.places for v in self.variants)


def variant_key(conflict: Conflict, use: Use) -> str | None:
    """Which way this is, of those that a conflict tells apart; none where it is none of them."""
    if conflict is Conflict.REJECTED:
        return REFUSED if use.rejected else MARKED
    if use.rejected:
        return None
    match conflict:
        case Conflict.TYPE:
            return use.label
        case Conflict.NAME | Conflict.SPEAKER:
            return use.name
        case Conflict.VALUE:
            value = loads(use.value) if use.value else None
            whole = int(value) if isinstance(value, float) and value.is_integer() else value
            return dumps([whole, use.unit]).decode()


def value_and_unit(key: str) -> tuple[Any, str | None]:
    """What the key of a number's variant says."""
    value, unit = loads(key)
    return tuple(value) if isinstance(value, list) else value, unit


def fold(words: str) -> str:
    return " ".join(normalize(words).split())


def _bare(folded: str) -> str:
    """Folded words without the proclitics of the first."""
    edges = clitic_edges(folded.partition(" ")[0])
    return folded[edges[-1] :] if edges else folded


def _conflicts_of(use: Use) -> Iterable[tuple[Conflict, str | None]]:
    """In what such a use may contradict others, each with a label that must be the same."""
    match use.layer:
        case "entity":
            yield Conflict.REJECTED, use.label
            if not use.rejected:
                yield Conflict.TYPE, None
                if use.name:
                    yield Conflict.NAME, None
        case "quote" if use.name and not use.rejected:
            yield Conflict.SPEAKER, None
        case "number" if not use.rejected and _comparable(use):
            yield Conflict.VALUE, None
        case _:
            pass


def _comparable(use: Use) -> bool:
    """Whether a number's words alone say its value: «tomorrow» does not."""
    return use.label not in ("date", "time") or bool(_YEAR.search(normalize(use.words)))


class Gathering:
    """Uses as they come in from the file, and the contradictions between them."""

    def __init__(self) -> None:
        self._counts: Counter[Use] = Counter()

    def add(self, use: Use, count: int) -> None:
        self._counts[use] += count

    def contradictions(self) -> list[Contradiction]:
        """All of them, the weightiest first."""
        folded = {words: fold(words) for words in {use.words for use in self._counts}}
        known = set(folded.values())
        keys = {words: bare if (bare := _bare(one)) in known else one for words, one in folded.items()}
        groups: dict[tuple[Conflict, str | None, str], list[tuple[Use, int]]] = defaultdict(list)
        for use, count in self._counts.items():
            words = keys[use.words]
            if use.layer == "number" and use.unit_words:
                words = f"{words} {fold(use.unit_words)}"
            for conflict, label in _conflicts_of(use):
                groups[conflict, label, words].append((use, count))
        made = (_contradiction(*key, uses) for key, uses in groups.items() if len(uses) > 1)
        return sorted((c for c in made if c is not None), key=lambda c: (*(-w for w in c.weight), c.folded, c.conflict))


def _contradiction(
    conflict: Conflict, label: str | None, folded: str, uses: Sequence[tuple[Use, int]]
) -> Contradiction | None:
    places: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    for use, count in uses:
        key = variant_key(conflict, use)
        if key is not None:
            places[key] += count
            decided[key] += count * use.decided
            forms[use.words] += count
    if len(places) < 2 or (conflict is Conflict.SPEAKER and not _same_person(folded, places)):
        return None
    variants = sorted((Variant(key, n, decided[key]) for key, n in places.items()), key=lambda v: (-v.weight, v.key))
    ordered = [words for words, _n in forms.most_common()]
    return Contradiction(conflict, uses[0][0].layer, ordered[0], folded, tuple(variants), tuple(ordered), label)


def _same_person(folded: str, names: Iterable[str]) -> bool:
    """Whether a speaker's words name somebody, and not only an office that many hold."""
    words = set(folded.split())
    return any(words & set(fold(name).split()) for name in names)


def spots_of(group: Contradiction, spots: Iterable[Spot]) -> list[Spot]:
    """Of the places where the words stand, those that the contradiction is between."""
    kept: list[Spot] = []
    for spot in spots:
        use = spot.use
        if group.label is not None and use.label != group.label:
            continue
        if use.layer == "number" and fold(f"{use.words} {use.unit_words or ''}") != group.folded:
            bare = fold(f"{_bare(fold(use.words))} {use.unit_words or ''}")
            if bare != group.folded:
                continue
        if variant_key(group.conflict, use) is not None and any(c is group.conflict for c, _l in _conflicts_of(use)):
            kept.append(spot)
    return kept


def settled(conflict: Conflict, found: Iterable[Located], key: str) -> Edit:
    """One edit that marks all these places in one way; what humans refused is only touched where that is meant."""
    return across("mend_contradiction", found, lambda one: _settled(conflict, one, key))


def _settled(conflict: Conflict, one: Located, key: str) -> Annotation | None:
    annotation = one.annotation
    if conflict is Conflict.REJECTED:
        if key == REFUSED:
            return None if annotation.status is Status.ADDED else evolve(annotation, status=Status.REJECTED)
        refused = annotation.status is Status.REJECTED
        return evolve(annotation, status=Status.ACCEPTED) if refused else annotation
    if annotation.status is Status.REJECTED:
        return annotation
    match annotation:
        case Entity() if conflict is Conflict.TYPE:
            return changed(annotation, type=key)
        case Entity() | Quote() if conflict in (Conflict.NAME, Conflict.SPEAKER):
            return with_name(one, key)
        case Number() if conflict is Conflict.VALUE:
            value, unit = value_and_unit(key)
            return changed(annotation, value=value, unit=unit)
        case _:
            return annotation
