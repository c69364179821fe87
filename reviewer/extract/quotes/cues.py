"""Cues: the words that report speech, each with what it takes; and the other word lists of the quote grammar."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from reviewer import resources
from reviewer.extract.quotes.conjugation import Gender, Inflected, Kind, conjugate
from reviewer.model import Span
from reviewer.text import Analysis, TokenKind, normalize

Use: TypeAlias = Literal["speech", "clause", "stance", "masdar"]
_USES: tuple[Use, ...] = ("speech", "clause", "stance")
_BEFORE, _BEHIND = 10, 4  # words on either side of speech among which its cue is looked for
_SUFFIXES = ("هما", "هم", "ها", "نا", "ني", "ه")


@frozen
class CueForm:
    """One form of a cue, by its verb's past stem.

    ``use`` says what it takes: ``speech`` reports clauses and words, ``clause`` only clauses after أن, ``stance`` has an
    object that may stand in marks. ``addressed`` is set where a pronoun is written on it: وصفها، أبلغهم، أعلنته.
    """

    kind: Kind
    stem: str
    use: Use
    gender: Gender | None = None
    plural: bool = False
    first_person: bool = False
    addressed: bool = False

    @property
    def is_step(self) -> bool:
        return self.kind == "participle" or self.stem in words("steps")


@frozen
class Hit:
    """A cue in a token: the form and how many letters of a proclitic stand before it."""

    form: CueForm
    cut: int


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in resources.path("lexicon", "cues.txt").read_text(encoding="utf-8").splitlines():
        heading = re.match(r"\[(\w+)\]", line)
        if heading:
            name = heading.group(1)
            found[name] = ()
        elif line.strip() and not line.startswith("#"):
            found[name] += tuple(line.split("|") if "|" in line else line.split())
    return found


@cache
def words(section: str) -> frozenset[str]:
    """A list of single words, normalised."""
    return frozenset(normalize(word) for word in _sections()[section])


@cache
def phrases(section: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """A list of phrases, normalised: first word -> the phrases, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _sections()[section]:
        split = tuple(normalize(phrase).split())
        found.setdefault(split[0], []).append(split)
    return {head: tuple(sorted(several, key=len, reverse=True)) for head, several in found.items()}


@cache
def phrase_heads(section: str) -> frozenset[str]:
    """The first words of a list of phrases, alone and behind و."""
    return frozenset(form for head in phrases(section) for form in (head, f"و{head}"))


@cache
def complementisers() -> frozenset[str]:
    return words("complementisers")


def _inflected() -> Iterator[tuple[Inflected, str, Use]]:
    for use in _USES:
        for entry in _sections()[use]:
            stem, *given = entry.split("/")
            for form in conjugate(stem, *given):
                yield form, normalize(stem), use


@cache
def _forms() -> dict[str, CueForm]:
    """Normalised form -> cue; of two readings the verb stands, then the one that is listed first."""
    forms: dict[str, CueForm] = {}
    later: list[tuple[str, CueForm]] = []
    for form, stem, use in _inflected():
        cue = CueForm(form.kind, stem, use, form.gender, form.plural, form.first_person)
        if form.kind == "verb" and not form.first_person:
            forms.setdefault(normalize(form.word), cue)
        else:
            later.append((normalize(form.word), cue))
    for word, cue in later:
        forms.setdefault(word, cue)
    for word in words("never"):
        forms.pop(word, None)
    for noun in words("nouns"):
        forms[noun] = CueForm("noun", noun, "speech")
    for noun in words("masdars"):
        for suffix in ("", *_SUFFIXES):
            stem = f"{noun[:-1]}ت" if suffix and noun.endswith("ه") else noun
            cue = CueForm("noun", noun, "masdar", addressed=bool(suffix))
            forms.setdefault(stem + suffix, cue)
    return forms


def _with_object(norm: str) -> CueForm | None:
    """أعلنته، وصفها، أبلغهم: a verb in the singular with a pronoun."""
    for suffix in _SUFFIXES:
        if norm.endswith(suffix) and norm not in words("never"):
            form = _forms().get(norm[: -len(suffix)])
            if form is not None and form.kind == "verb" and not form.plural and len(norm) > len(suffix) + 2:
                return evolve(form, addressed=True)
    return None


@lru_cache(maxsize=4_000)
def cue_at(norm: str) -> Hit | None:
    """The cue that a normalised word is, alone or behind و ف; a noun may stand behind ب ك ل too."""
    forms = _forms()
    for cut in (0, 1):
        if cut and norm[:1] not in tuple("وفكبل"):
            continue
        form = forms.get(norm[cut:]) or _with_object(norm[cut:])
        if form is None or (cut and norm[0] in "كبل" and form.kind != "noun"):
            continue
        return Hit(form, cut)
    return None


def cue_beside(analysis: Analysis, span: Span) -> Span | None:
    """The verb of speech nearest to a span within its sentence or line, before it rather than behind it."""
    tokens = analysis.tokens
    first = bisect_left(tokens, span.start, key=lambda t: t.span.start)
    last = bisect_left(tokens, span.end, key=lambda t: t.span.start)
    for places in (range(first - 1, max(-1, first - 1 - _BEFORE), -1), range(last, min(len(tokens), last + _BEHIND))):
        for index in places:
            token = tokens[index]
            low, high = min(token.span.end, span.end), max(token.span.start, span.start)
            if token.norm in (".", "؟", "!") or "\n" in analysis.text[low:high]:
                break
            hit = cue_at(token.norm) if token.kind is TokenKind.WORD else None
            if hit is not None and hit.form.use == "speech" and hit.form.kind in ("verb", "participle"):
                return Span(token.span.start + hit.cut, token.span.end)
    return None
