"""The word lists of the name grammar and the gazetteer, loaded once, all in normalised form."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from reviewer import resources
from reviewer.text import clitic_edges, normalize

_NOUN_SECTIONS = ("title", "title_tail", "org_head", "org_nick", "org_tail", "place_head", "place_name_head", "never")
LARGE_CITY = 300_000  # inhabitants from which a city's name stands for the city without further evidence


@frozen
class Lexicon:
    """Sections of ``entities.txt`` by name, and the gazetteer's places (with size), first and last names."""

    sections: dict[str, frozenset[str]]
    phrases: dict[str, dict[tuple[str, ...], str]]  # first word -> phrase -> type
    sizes: dict[str, int]
    first_names: frozenset[str]
    last_names: frozenset[str]
    vocabulary: frozenset[str]  # words that are no names
    nouns: frozenset[str]  # titles, trigger nouns and the words that go on names of bodies

    def __getitem__(self, section: str) -> frozenset[str]:
        return self.sections[section]


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in resources.path("lexicon", "entities.txt").read_text(encoding="utf-8").splitlines():
        heading = re.match(r"\[(\w+)\]", line)
        if heading:
            name = heading.group(1)
            found[name] = []
        elif line and not line.startswith("#"):
            found[name] += [normalize(word) for word in line.split()]
    return found


@cache
def lexicon() -> Lexicon:
    sections = _sections()
    phrases: dict[str, dict[tuple[str, ...], str]] = {}

    def put(name: str, kind: str) -> None:
        words = tuple(name.replace("-", " ").split())
        if words:
            phrases.setdefault(words[0], {})[words] = kind

    sizes: dict[str, int] = {}
    names: dict[str, set[str]] = {"F": set(), "N": set()}
    common = frozenset(sections["common"])
    for line in resources.path("lexicon", "gazetteer.tsv").read_text(encoding="utf-8").splitlines():
        kind, name, *size = line.split("\t")
        if kind != "L":
            names[kind].add(name)
            continue
        sizes[name] = int(size[0])
        if int(size[0]) >= LARGE_CITY and name not in common:
            put(name, "LOC")
    for section, kind in (("place", "LOC"), ("org", "ORG"), ("product", "MISC"), ("person", "PER")):
        for name in sections[section]:
            put(name.replace("_", " "), kind)
            if kind == "LOC":
                sizes.setdefault(name.replace("_", " "), LARGE_CITY)
    return Lexicon(
        sections={name: frozenset(words) for name, words in sections.items()},
        nouns=frozenset(word for name in _NOUN_SECTIONS for word in sections[name]),
        phrases=phrases,
        sizes=sizes,
        first_names=frozenset(names["F"]),
        last_names=frozenset(names["N"]),
        vocabulary=frozenset(resources.path("models", "vocabulary.txt").read_text(encoding="utf-8").split()),
    )


@cache
def bare_forms(norm: str) -> tuple[str, ...]:
    """A normalised word and what remains of it without its proclitics, longest first."""
    return (norm, *(norm[edge:] for edge in clitic_edges(norm)))


def is_foreign(norm: str) -> bool:
    """Whether a word looks like a foreign name: Arabic letters, no article, and no word that news uses otherwise."""
    if len(norm) < 3 or norm.startswith("ال") or not all("\u0621" <= c <= "\u064a" for c in norm):
        return False
    if looks_inflected(norm):
        return False
    words = lexicon()
    return not any(form in words.vocabulary or form in words.nouns for form in bare_forms(norm))


def looks_inflected(norm: str) -> bool:
    """Whether a word has the endings of a verb or of an Arabic accusative rather than those of a name.

    يشعران، قطعتا، قالوا by their form; مولودا because مولود is a word of news.
    """
    words = lexicon()
    if norm in words.first_names or norm in words.last_names or norm in words.sizes or norm in words["person"]:
        return False
    dual_or_plural = norm[:1] in ("ي", "ت") and len(norm) > 5 and norm.endswith(("ان", "ون"))
    past = len(norm) > 4 and norm.endswith(("تا", "وا"))
    return dual_or_plural or past or (norm.endswith("ا") and norm[:-1] in words.vocabulary | words.first_names)
