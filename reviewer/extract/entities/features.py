"""Features of the CRF: the word, its affixes and forms, what the lexicon knows of it, its neighbours and its frame.

The same code serves training (``packaging/train_ner.py``) and tagging, so the model always sees what it learned from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from reviewer.extract.entities import frames
from reviewer.extract.entities.evidence import evidence
from reviewer.extract.entities.lexicon import bare_forms, lexicon
from reviewer.extract.entities.paradigms import NAMES, paradigm

Word: TypeAlias = tuple[str, str]  # surface and normalised form
Feature: TypeAlias = str | bytes

_NUMERAL = re.compile(r"[0-9.,:/%-]+")
_LATIN = re.compile(r"[a-z.\-]+")
_FOLDED = frozenset("يىهة")  # last letters that the normalised form confuses: على and علي
_GROUPS = (
    ("title", "tP"),
    ("title_tail", "tT"),
    ("org_head", "tO"),
    ("org_nick", "tK"),
    ("org_tail", "tR"),
    ("place_head", "tL"),
    ("place_name_head", "tM"),
    ("common", "tC"),
    ("never", "tN"),
    ("person", "gP"),
)
_SHARED = ("n=", "sh=", "g", "t", "al", "s2=", "s3=", "p2=")  # features that neighbours show as well
_REMEMBERED = 6_000  # words whose features are kept
_DISTANCES = (-2, -1, 1, 2)
_CLOSE = ("PS", "PF", "P?", "PNfq", "PNve", "PDfq")  # and those that the next ones show


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
    found += [f"a{kind}{stripped}" for kind, names in words.announced.items() if form in names]
    if form in words.clubs:
        found.append("aC" + stripped)
    if form in frames.SAYING:
        found.append("tS" + stripped)
    return found


def _forms(form: str, stripped: str) -> list[str]:
    """What the forms of a word in the language say, each by itself and the strongest together."""
    code = paradigm(form)
    if not code:
        return ["P?" + stripped]
    kind = "D" if form.startswith("ال") and len(form) > 4 else "N"
    found = [f"P{kind}{name}{stripped}={value}" for name, value in zip(NAMES, code, strict=True)]
    return [*found, f"PS{stripped}={kind}{code[1:5]}", f"PF{stripped}={kind}{code[:3]}"]


def _word_features(norm: str) -> list[str]:
    """Features of a normalised word by itself."""
    shape = _shape(norm)
    found = ["n=" + norm, "sh=" + shape, f"len={min(len(norm), 9)}"]
    for length in (1, 2, 3, 4, 5):
        found += [f"p{length}={norm[:length]}", f"s{length}={norm[-length:]}"]
    forms = bare_forms(norm)
    found += ["st=" + form for form in forms[1:]]
    for form in forms:
        found += _known(form, "0" if form == norm else "1")
    if shape == "AR":
        found += _forms(norm, "")
        if len(forms) > 1:
            found += _forms(forms[-1], "'")
    if norm.startswith(("ال", "وال", "بال")):
        found.append("al")
    if norm.endswith(("ي", "يه")):
        found.append("nisba")
    return found


class Features:
    """The features of sentences. ``known`` are those that a model has; others are left out, since they cost time.

    Known features come out in UTF-8, which the model reads faster.
    """

    def __init__(self, known: Iterable[str] | None = None) -> None:
        self._known = None if known is None else {feature: feature.encode() for feature in known}
        self._rows: dict[str, tuple[tuple[Feature, ...], ...]] = {}

    def _seen(self, norm: str) -> tuple[tuple[Feature, ...], ...]:
        """The features of a word as seen from each of ``_DISTANCES``, remembered."""
        rows = self._rows.get(norm)
        if rows is None:
            found = _word_features(norm)
            close = [feature for feature in found if feature.startswith(_SHARED + _CLOSE)]
            far = [feature for feature in found if feature.startswith(_SHARED)]
            seen = [[f"{d}:{feature}" for feature in (close if abs(d) == 1 else far)] for d in _DISTANCES]
            rows = self._rows[norm] = tuple(tuple(self._kept(row)) for row in (found, *seen))
        return rows

    def _kept(self, found: list[str]) -> Sequence[Feature]:
        if self._known is None:
            return found
        known = self._known
        return [known[feature] for feature in found if feature in known]

    def of(self, sentences: Sequence[Sequence[Word]]) -> list[list[list[Feature]]]:
        """The features of each word of the sentences of one article."""
        told = evidence([[norm for _, norm in words] for words in sentences])
        return [self._sentence(words, row) for words, row in zip(sentences, told, strict=True)]

    def _sentence(self, words: Sequence[Word], told: Sequence[Sequence[str]]) -> list[list[Feature]]:
        if len(self._rows) > _REMEMBERED:
            self._rows.clear()
        norms = [norm for _, norm in words]
        edge = self._seen("")
        seen = [edge, edge, *map(self._seen, norms), edge, edge]
        rows: list[list[Feature]] = []
        for index, (pairs, framed, more) in enumerate(zip(self._pairs(words), frames.frames(norms), told, strict=True)):
            before2, before, own, after, after2 = seen[index : index + 5]
            around = (*own[0], *before2[1], *before[2], *after[3], *after2[4])
            rows.append([*around, *self._kept([*pairs, *framed, *more])])
        return rows

    def _pairs(self, words: Sequence[Word]) -> list[list[str]]:
        """For each word what its spelling adds, and how it goes together with its neighbours."""
        found: list[list[str]] = []
        edged = [("", ""), *words, ("", "")]
        for index, (surface, norm) in enumerate(words):
            (before_surface, before), (_, after) = edged[index], edged[index + 2]
            row = [
                f"bg={before}|{norm}",
                f"bn={norm}|{after}",
                f"sb={before[-2:]}|{norm[:2]}|{norm[-2:]}|{after[:2]}",
                f"sp={before}|{norm[:2]}",
                f"sn={norm[-3:]}|{after}",
            ]
            if surface[-1:] in _FOLDED:
                row.append("w=" + surface)
            if before_surface[-1:] in _FOLDED:
                row.append("-1w=" + before_surface)
            found.append(row)
        return found
