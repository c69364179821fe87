"""Cues: the words that report speech, generated from stems."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from attrs import frozen

from reviewer import resources
from reviewer.text import normalize

CueKind: TypeAlias = Literal["verb", "participle", "noun"]


@frozen
class CueForm:
    """One form of a cue. ``plain`` cues report a clause or speech by themselves; others only with a complementiser."""

    kind: CueKind
    stem: str
    plain: bool


# Verbs that report words; the others report with a complementiser only, since they have other uses.
_SPEAKING = frozenset(
    normalize(w)
    for w in """جاء ورد قال أضاف أكد أوضح أعلن صرح أشار لفت ذكر تابع شدد اعتبر كتب رد علق غرد أردف استطرد نقل وصف سأل تساءل أعرب عبر حذر
    أفاد كشف روى هتف صاح اختتم ختم خلص نوه دعا طالب أقر زعم بين جدد واصل أكمل أخبر توقع رأى تعهد نفى""".split()
)
_PRESENT: dict[str, str] = {  # past stem -> present without its prefix, where the pattern is not regular
    "قال": "قول", "رأى": "رى", "دعا": "دعو", "روى": "روي", "نفى": "نفي", "شكا": "شكو", "حكى": "حكي", "تمنى": "تمنى",
    "ادعى": "دعي", "رد": "رد", "ظن": "ظن", "وعد": "عد", "وصف": "صف", "صاح": "صيح", "كشف": "كشف",
}  # fmt: skip
_FORM_FOUR = "أ"


# يبلغ is of أبلغ, but nearly always means “amounts to”; تجدد is as a rule a noun.
_WITH_OBJECT = frozenset(["وصف", "اعتبر"])  # وصفها بأنها
_NOT_CUES = frozenset(["يبلغ", "تبلغ", "يبلغون", "تجدد"])


def _past(stem: str) -> set[str]:
    """قال قالت قالوا قالا; a weak last letter falls away before an ending."""
    weak = stem.endswith(("ى", "ا"))
    base = stem[:-1] if weak else stem
    return {stem, f"{base}ت", f"{base}وا", f"{stem}ا" if not weak else stem, f"{base}تا"}


def _present(stem: str) -> set[str]:
    if stem in _PRESENT:
        bare = _PRESENT[stem]
    elif stem.startswith(_FORM_FOUR) and len(stem) >= 4:
        bare = stem[1:]
        if bare[-2] == "ا":  # أضاف، أشار، أفاد: the long vowel becomes ي
            bare = bare[:-2] + "ي" + bare[-1]
    elif stem.startswith("ا") and len(stem) >= 5:
        bare = stem[1:]
    else:
        bare = stem
    if bare.endswith("ى"):
        bare = bare[:-1] + "ي"
    return {prefix + bare for prefix in "يت"} | {f"ي{bare}ون"}


def _participle(word: str) -> set[str]:
    """مؤكدا مؤكدة مؤكدين قائلا قائلة."""
    base = word.removesuffix("ا") if word.endswith("ادا") else word
    return {f"{base}ا", f"{base}ة", f"{base}ين", f"{base}ين", f"{base}تين", f"{base}ات"}


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    current = ""
    for line in resources.path("lexicon", "cues.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line[1 : line.index("]")]
            found[current] = []
        elif line.strip() and not line.startswith("#"):
            found[current] += line.strip().split("|" if "|" in line else None)
    return found


@cache
def cues() -> dict[str, CueForm]:
    """Normalised form -> cue."""
    forms: dict[str, CueForm] = {}
    for entry in _sections()["verbs"]:
        stem, _, participle = entry.partition("/")
        plain = normalize(stem) in _SPEAKING
        for form in (*_past(stem), *_present(stem)):
            if stem in _WITH_OBJECT:
                for suffix in ("ه", "ها", "هم"):
                    forms.setdefault(normalize(form) + suffix, CueForm("verb", stem, plain))
            if form not in _NOT_CUES:
                forms.setdefault(normalize(form), CueForm("verb", stem, plain))
        if participle:
            for form in _participle(participle):
                forms.setdefault(normalize(form), CueForm("participle", stem, plain))
    for noun in _sections()["nouns"]:
        forms[normalize(noun)] = CueForm("noun", noun, plain=True)
    return forms


@cache
def prepositions() -> dict[tuple[str, ...], str]:
    return {tuple(normalize(phrase).split()): phrase for phrase in _sections()["prepositions"]}


@cache
def complementisers() -> frozenset[str]:
    return frozenset(normalize(word) for word in _sections()["complementisers"])


def cue_at(norm: str) -> tuple[CueForm, int] | None:
    """The cue that a normalised word is, and how many letters of a proclitic stand before it."""
    forms = cues()
    for cut in (0, 1):
        if cut and norm[:1] not in ("و", "ف", "ك", "ب", "ل"):
            continue
        form = forms.get(norm[cut:])
        if form is None or (cut and norm[0] in "كبل" and form.kind != "noun"):
            continue
        return form, cut
    return None
