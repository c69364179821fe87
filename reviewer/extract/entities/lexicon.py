"""The word lists of the name grammar and the gazetteer, loaded once, all in normalised form.

A name of one word may be a word of the language, too (الحياة is a newspaper, الباب a town). Such names are *announced*
ones: they stand for a body, a place or a work only behind a noun that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from attrs import frozen

from reviewer.extract.entities import lists
from reviewer.extract.entities.ordinary import is_ordinary
from reviewer.text import clitic_edges

_NOUN_SECTIONS = ("title", "title_tail", "org_head", "org_nick", "org_tail", "place_head", "place_name_head", "never")
LARGE_CITY = 300_000  # inhabitants from which a city's name stands for the city without further evidence
COUNTRY = 10**9  # the size that the gazetteer gives to countries
REGION = 10**8  # that of continents, seas and other names known everywhere
_DERIVED = re.compile("(?:ا.ت|ان.|است.)..ت?")  # verbs of forms VII, VIII and X
_SUFFIXES = (
    "",
    "هما",
    "تين",
    "تان",
    "يين",
    "ها",
    "هم",
    "نا",
    "ات",
    "ين",
    "ون",
    "ان",
    "وا",
    "تا",
    "ته",
    "يه",
    "ه",
    "ا",
    "ت",
    "ي",
    "ك",
)
_BY_LAST = {last: [s for s in _SUFFIXES if s[-1:] in ("", last)] for last in {s[-1:] for s in _SUFFIXES}}
_BARE_ONLY = [""]
_PLURALS = ("ات", "تان", "تين")  # of nouns in ة
_PREFIXES = ("", "سي", "ست", "سن", "ي", "ت", "ن")
_PARTICLES = frozenset(
    "بن ابن بنت ال ولد ابو ام دي دا دو فان فون لا لو ما ان اي اف بو لي كي مي وي اوف دير ديل شيخ الشيخ بك".split()
)


@frozen
class Lexicon:
    """What the lists know. ``sections`` are those of ``entities.txt`` by name."""

    sections: dict[str, frozenset[str]]
    phrases: dict[str, dict[tuple[str, ...], str]]  # first word -> phrase -> type
    announced: dict[str, frozenset[str]]  # type -> words that are names behind a noun that says so
    clubs: frozenset[str]  # clubs called as their town is
    sizes: dict[str, int]
    first_names: frozenset[str]
    last_names: frozenset[str]
    people: dict[str, str]  # full name or surname -> full name as it is spelled
    vocabulary: frozenset[str]  # words that are no names
    nouns: frozenset[str]  # titles, trigger nouns and the words that go on names of bodies
    ordinary: frozenset[str]  # vocabulary and nouns
    given: frozenset[str]  # first names, with those of people of all countries
    listed: frozenset[str]  # first names and family names of the lists
    name_words: frozenset[str]  # all words that are parts of names

    def __getitem__(self, section: str) -> frozenset[str]:
        return self.sections[section]


def _inflected(nouns: Iterable[str]) -> list[str]:
    """طبيب، الطبيب، طبيبة، الطبيبة، الطبيبان …, of nouns whose forms are regular."""
    return [
        article + noun + ending
        for noun in nouns
        for article in ("", "ال")
        for ending in ("", "ه", "ان", "ين", "تان", "تين")
        if article or ending in ("", "ه")
    ]


def _sections() -> dict[str, list[str]]:
    sections = lists.words("entities.txt")
    sections["title"] += _inflected(sections.pop("title_base"))
    return sections


@cache
def titles() -> frozenset[str]:
    """The titles of people, without the rest of the lexicon, which is large."""
    return frozenset(word.replace("_", " ") for word in _sections()["title"])


class _Builder:
    """Puts the lists together; names known by hand go before those of the gazetteer."""

    def __init__(self) -> None:
        sections = _sections()
        self.vocabulary = frozenset(lists.rows("models", "vocabulary.txt"))
        self.common = frozenset(sections["common"])
        self.sections = {name: frozenset(word.replace("_", " ") for word in found) for name, found in sections.items()}
        self.phrases: dict[str, dict[tuple[str, ...], str]] = {}
        self.announced: dict[str, set[str]] = {
            "LOC": set(),
            "ORG": set(sections["org_named"]),
            "MISC": set(),
        }
        self.clubs: set[str] = set()
        self.sizes: dict[str, int] = {}
        self.people: dict[str, str] = {}
        self.given: set[str] = set()
        self.further: set[str] = set()
        given = lists.words("given_names.txt")
        joined = {form for word in given.pop("servant") for form in ("عبد" + word, "عبد_" + word)}
        self.first = joined.union(*given.values())
        family = lists.words("family_names.txt")
        self.family = set().union(*family.values()) - _PARTICLES
        self.arab = (self.first - set(given["foreign"]) | set(family["arab"])) - _PARTICLES
        self.person = set(sections["person"])

    def put(self, name: str, kind: str) -> None:
        words = tuple(name.replace("-", " ").split()) if " " in name or "-" in name else (name,)
        self.phrases.setdefault(words[0], {})[words] = kind

    def gazetteer(self) -> None:
        for line in lists.rows("lexicon", "gazetteer.tsv"):
            kind, name, *size = line.split("\t")
            if kind == "L":
                self.sizes[name] = int(size[0])
                large = (
                    self.sizes[name] >= LARGE_CITY and name not in self.first and (" " in name or self._distinct(name))
                )
                if large or self.sizes[name] >= COUNTRY:
                    self.put(name, "LOC")
            elif kind in "FN" and " " not in name:
                (self.first if kind == "F" else self.family).add(name)
            elif kind in "GS" and name not in self.common:
                (self.given if kind == "G" else self.further).add(name)

    def _distinct(self, word: str) -> bool:
        """Whether a word is no word of the language, with or without the article, and nobody's first name."""
        if word in self.common or word in self.arab or word in self.vocabulary:
            return False
        return not word.startswith("ال") or word[2:] not in self.vocabulary

    def places(self) -> None:
        sizes = {"country": COUNTRY, "large": REGION, "plain": REGION}
        for section, found in lists.names("places.txt").items():
            size = sizes.get(section, LARGE_CITY)
            for name in found:
                if name.startswith("نهر "):
                    continue  # the noun is no part of the name
                self.sizes[name] = max(size, self.sizes.get(name, 0))
                plain = section in sizes and (section != "large" or name not in self.common)
                if " " in name or plain or self._distinct(name):
                    self.put(name, "LOC")
                else:
                    self.announced["LOC"].add(name)

    def bodies(self) -> None:
        listed = lists.names("organisations.txt")
        every = set().union(*listed.values())
        for section, found in listed.items():
            for name in found:
                head, _, rest = name.partition(" ")
                if head in self.sections["org_outside"] and rest in every and not (head == "وكاله" and " ال" in rest):
                    continue  # وكالة | رويترز, but وكالة الصحافة الفرنسية
                self.announced["ORG"].add(name)
                native = section in ("club", "media") and name.startswith("ال")
                if section == "club":
                    self._club(name)
                if name in self.sizes:
                    continue
                if " " in name or (not native and self._distinct(name) and name not in self.family):
                    self.put(name, "ORG")
        for name in self.sections["org"]:
            self.put(name, "ORG")

    def _club(self, name: str) -> None:
        """Clubs that are called as a town or a word is, also without their country: الجزيرة الأردني."""
        word, _, rest = name.partition(" ")
        if (not rest and (word in self.sizes or word.startswith("ال"))) or (
            rest.startswith("ال") and rest.endswith("ي")
        ):
            self.clubs.add(word)
            self.announced["ORG"].add(word)

    def works(self) -> None:
        for section, found in lists.names("works.txt").items():
            for name in found:
                plain = self._distinct(name) and name not in self.sizes and name not in self.family
                if " " in name or (section != "work" and plain):
                    self.put(name, "MISC")
                else:
                    self.announced["MISC"].add(name)

    def persons(self) -> None:
        spelled = lists.names("people.txt", plain=True)
        for section, found in lists.names("people.txt").items():
            for name, plain in zip(found, spelled[section], strict=True):
                words = name.split()
                self.people.setdefault(name, plain)
                self.put(name, "PER")
                if len(words) > 1 and self._is_known_surname(words[-1]):
                    self.person.add(words[-1])
                    self.people.setdefault(words[-1], plain)
        for name in self.person:
            self.put(name, "PER")

    def _is_known_surname(self, word: str) -> bool:
        """ميركل، لافروف: of somebody known, and hardly of anybody else or a word; those of Arabs are listed by hand."""
        if word in self.person:
            return True
        known = word in self.sizes or word in self.phrases or word in self.announced["ORG"] or word in self.first
        return len(word) > 4 and not word.startswith("ال") and self._distinct(word) and not known


@cache
def lexicon() -> Lexicon:
    built = _Builder()
    built.gazetteer()
    built.places()
    built.bodies()
    built.works()
    built.persons()
    sections = {**built.sections, "person": frozenset(built.person)}
    nouns = frozenset(word for name in _NOUN_SECTIONS for word in sections[name])
    return Lexicon(
        sections=sections,
        phrases=built.phrases,
        announced={kind: frozenset(found) for kind, found in built.announced.items()},
        clubs=frozenset(built.clubs),
        sizes=built.sizes,
        first_names=frozenset(built.first),
        last_names=frozenset(built.family),
        people=built.people,
        vocabulary=built.vocabulary,
        nouns=nouns,
        ordinary=built.vocabulary | nouns,
        given=frozenset(built.first | built.given),
        listed=frozenset(built.first | built.family),
        name_words=frozenset(built.first | built.family | built.given | built.further),
    )


@lru_cache(maxsize=8_000)
def bare_forms(norm: str) -> tuple[str, ...]:
    """A normalised word and what remains of it without its proclitics, longest first."""
    return (norm, *(norm[edge:] for edge in clitic_edges(norm)))


@lru_cache(maxsize=8_000)
def forms_of(norm: str) -> tuple[str, ...]:
    """The bare forms of a word, and of للمخرج also المخرج, whose alef is not written behind ل."""
    lam = norm.find("لل", 0, 2)
    return bare_forms(norm) if lam < 0 else (*bare_forms(norm), "ا" + norm[lam + 1 :])


@lru_cache(maxsize=8_000)
def is_foreign(norm: str) -> bool:
    """Whether a word looks like a foreign name, and has no forms or affixes of a word of the language."""
    words = lexicon()
    return looks_foreign(norm) and (norm in words.first_names or norm in words.last_names or not is_ordinary(norm))


def looks_foreign(norm: str) -> bool:
    """Whether a word has Arabic letters, no article, and is none that news uses otherwise."""
    if len(norm) < 3 or norm.startswith(("ال", "لل")) or not all("\u0621" <= c <= "\u064a" for c in norm):
        return False
    if looks_inflected(norm):
        return False
    words = lexicon()
    if norm[0] in "وفبلك" and norm[1:] in words.vocabulary:
        return False
    return not any(is_news_word(form) for form in bare_forms(norm))


@lru_cache(maxsize=8_000)
def is_news_word(form: str) -> bool:
    """Whether a form is a word of the news, or one with other endings and the prefix of a verb: يتظاهرون."""
    words = lexicon()
    for suffix in _BY_LAST.get(form[-1:], _BARE_ONLY):
        if not form.endswith(suffix):
            continue
        stem = form[: len(form) - len(suffix)]
        for prefix in _PREFIXES:
            rest = stem[len(prefix) :]
            shortest = 4 if suffix or prefix else 3
            if len(rest) < shortest or not stem.startswith(prefix):
                continue
            if rest in words.ordinary or (suffix in _PLURALS and rest + "ه" in words.ordinary):
                return True
    return False


def looks_inflected(norm: str) -> bool:
    """Whether a word has the endings of a verb or of an Arabic accusative rather than those of a name.

    يشعران، قطعتا، قالوا، اجتهد by their form; مولودا because مولود is a word of news.
    """
    words = lexicon()
    if norm in words.first_names or norm in words.last_names or norm in words.sizes or norm in words["person"]:
        return False
    dual_or_plural = norm[:1] in ("ي", "ت") and len(norm) > 5 and norm.endswith(("ان", "ون"))
    past = len(norm) > 4 and norm.endswith(("تا", "وا")) and is_ordinary(norm)
    accusative = norm.endswith("ا") and (norm[:-1] in words.vocabulary or norm[:-1] in words.first_names)
    return dual_or_plural or past or accusative or _DERIVED.fullmatch(norm) is not None
