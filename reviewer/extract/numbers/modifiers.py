"""Modifiers: about, at least, at most, more than, less than, before a number or after it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from reviewer.extract.numbers.stream import Stream
from reviewer.model import Modifier
from reviewer.text import normalize

Phrase = tuple[str, ...]
_MORE, _LESS = Modifier.MORE_THAN, Modifier.LESS_THAN
_OPPOSITE = {_MORE: Modifier.AT_MOST, _LESS: Modifier.AT_LEAST}
# Verbs: imperfect stem, perfect, jussive stem where it is shortened, what follows; alone and denied.
_VERBS = (
    (_MORE, "زيد", "زاد", "زد", "على عن"), (_MORE, "ربو", "ربا", "رب", "على عن"), (_MORE, "نيف", "ناف", "نف", "على عن"),
    (_MORE, "فوق", "فاق", "فق", ""), (_MORE, "تجاوز", "تجاوز", "تجاوز", ""), (_MORE, "تعدى", "تعدى", "تعد", ""),
    (_MORE, "تخطى", "تخطى", "تخط", ""), (_LESS, "قل", "قل", "قل", "عن"), (_LESS, "نقص", "نقص", "نقص", "عن"),
)  # fmt: skip
_NEGATIONS = ("لا", "لم", "لن", "ألا", "ولا", "ليس")
_BEFORE = {
    Modifier.APPROX: """نحو|حوالي|قرابة|زهاء|تقريبا|على وجه التقريب|ما يقارب|يقارب|تقارب|قارب|قاربت|مقاربا|ما يقرب من|يقرب من
        |تقرب من|قريبا من|قريب من|يناهز|تناهز|ناهز|ناهزت|ما يناهز|في حدود|بحدود|في نحو""",
    Modifier.AT_LEAST: """على الأقل|بحد أدنى|كحد أدنى|حد أدنى قدره|ابتداء من|بدءا من|انطلاقا من|ليس أقل من|لا أقل من|بما لا يقل عن
        |على أقل تقدير""",
    Modifier.MORE_THAN: """أكثر من|أزيد من|أعلى من|أكبر من|ما فوق|فوق|متجاوزا|متجاوزة|متخطيا|متخطية|متعديا|بتجاوز|أكثر بقليل من
        |أكثر بكثير من|ما يجاوز|يجاوز|جاوز""",
    Modifier.LESS_THAN: "أقل من|دون|ما دون|أدنى من|أصغر من|أقل بقليل من|أقل بكثير من|تحت|دون سن|تحت سن",
    Modifier.AT_MOST: """على الأكثر|كحد أقصى|بحد أقصى|حد أقصى قدره|ليس أكثر من|لا أكثر من|ما أقصاه|أقصاه|أقصاها|يصل إلى|تصل إلى
        |يصل حتى|تصل حتى|على أبعد تقدير|على أكثر تقدير""",
}
_AFTER = {
    Modifier.AT_LEAST: """على الأقل|على أقل تقدير|فأكثر|أو أكثر|وأكثر|فما فوق|فما أكثر|وما فوق|كحد أدنى|بحد أدنى|أو يزيد|في الأقل
        |حدا أدنى""",
    Modifier.AT_MOST: """على الأكثر|كحد أقصى|بحد أقصى|فأقل|أو أقل|وأقل|فما دون|وما دون|على أبعد تقدير|على أكثر تقدير|لا أكثر|حدا أقصى""",
    Modifier.APPROX: "تقريبا|على وجه التقريب|بالتقريب|أو نحو ذلك|أو ما يقارب ذلك",
    Modifier.MORE_THAN: "ونيف|ونيفا|وزيادة",
}
_CLITICS = ("", "و", "ف", "ب", "ل", "ك")
_MEANS = ("متوسط", "معدل")  # تفوق متوسط خمس سنوات says nothing of the five
_REACH = 3  # words between the verb and the number: لا يقل عددهم عن 50
_FAR = 4  # tokens between the number and a modifier behind it


@frozen
class Found:
    modifier: Modifier
    first: int  # token range
    last: int
    cut: int  # letters of a proclitic on the first token that are no part of it


def _words(phrase: str) -> Phrase:
    return tuple(normalize(phrase).split())


def _forms() -> Iterator[tuple[tuple[str, ...], str, Modifier]]:
    """Every form of the verbs as words, the preposition that it takes, and its sense: لا تقل, عن, at least."""
    for sense, stem, perfect, jussive, prepositions in _VERBS:
        imperfect = [p + stem for p in ("ي", "ت")]
        short = [p + jussive for p in ("ي", "ت")]
        feminine = perfect.removesuffix("ى") + "ت" if perfect.endswith("ى") else perfect + "ت"
        for preposition in prepositions.split() or [""]:
            for verb in (*imperfect, perfect, feminine):
                yield _words(verb), normalize(preposition), sense
                yield _words(f"ما {verb}"), normalize(preposition), sense
            for negation in _NEGATIONS:
                for verb in {*imperfect, *short}:
                    yield _words(f"{negation} {verb}"), normalize(preposition), _OPPOSITE[sense]
                    yield _words(f"ما {negation} {verb}"), normalize(preposition), _OPPOSITE[sense]


Table = dict[str, list[tuple[Phrase, Modifier]]]


def _by_end(table: dict[Phrase, Modifier], end: int) -> Table:
    """Phrases by their first or last word, the longest first."""
    found: Table = {}
    for phrase, modifier in sorted(table.items(), key=lambda item: -len(item[0])):
        found.setdefault(phrase[end], []).append((phrase, modifier))
    return found


@cache
def _tables() -> tuple[Table, Table, Table]:
    """Phrases before a number by their last word, phrases behind it by their first, verbs by their last word."""
    before = {_words(phrase): sense for sense, phrases in _BEFORE.items() for phrase in phrases.split("|")}
    verbs: dict[Phrase, Modifier] = {}
    for verb, preposition, sense in _forms():
        before[(*verb, preposition) if preposition else verb] = sense
        verbs[(*verb, preposition)] = sense
    after = {_words(phrase): sense for sense, phrases in _AFTER.items() for phrase in phrases.split("|")}
    return _by_end(before, -1), _by_end(after, 0), _by_end(verbs, -2)


def _clitic(norm: str, wanted: str) -> int | None:
    """How many proclitic letters stand before ``wanted`` in a word, none when it is another word."""
    if not norm.endswith(wanted):
        return None
    return len(norm) - len(wanted) if norm[: len(norm) - len(wanted)] in _CLITICS else None


def _ends_at(stream: Stream, last: int, phrase: Phrase) -> tuple[int, int] | None:
    """First token of ``phrase`` if it ends before the token ``last``, and the letters of its proclitic."""
    first = last - len(phrase)
    if first < 0 or stream.phrase(first + 1, len(phrase) - 1) != phrase[1:]:
        return None
    cut = _clitic(stream.norm(first), phrase[0])
    return None if cut is None else (first, cut)


def before(stream: Stream, index: int) -> Found | None:
    """The longest modifier that ends just before the token ``index``, or a verb a few words before it."""
    table, _after, verbs = _tables()
    last = stream.norm(index - 1)
    for word in {last, *(last[1:] for c in _CLITICS[1:] if last.startswith(c))}:
        for phrase, modifier in table.get(word, ()):
            found = _ends_at(stream, index, phrase)
            if found is not None:
                return Found(modifier, found[0], index, found[1])
    return _verb_before(stream, index, verbs)


def _verb_before(stream: Stream, index: int, verbs: Table) -> Found | None:
    """لا يقل عددهم عن 50، تجاوز عدد القتلى 50: a verb, its subject, its preposition."""
    end = stream.norm(index - 1)
    preposition = end if end in ("عن", "علي") else ""
    subject = index - 1 if preposition else index
    for place in range(subject - 1, max(subject - 1 - _REACH, 0) - 1, -1):
        if place < subject - 1 and not stream.is_word(place + 1):
            return None
        for phrase, modifier in verbs.get(stream.norm(place), ()) or verbs.get(stream.norm(place)[1:], ()):
            if phrase[-1] != preposition or place == subject - 1 or stream.norm(index - 1) in _MEANS:
                continue
            found = _ends_at(stream, place + 1, phrase[:-1])
            if found is not None:
                return Found(modifier, found[0], index if preposition else place + 1, found[1])
    return None


def after(stream: Stream, index: int) -> Found | None:
    """The modifier that begins at the token ``index`` or a few words on in the same clause: 28 شخصا آخرين على الأقل."""
    _before, table, _verbs = _tables()
    for first in range(index, index + _FAR):
        if not stream.near(first):
            return None
        for phrase, modifier in table.get(stream.norm(first), ()):
            if stream.phrase(first, len(phrase)) == phrase and (first - index < 2 or "الاقل" in phrase):
                return Found(modifier, first, first + len(phrase), 0)
        if not stream.is_word(first) and stream.norm(first) not in (")", "%", "٪", "٪)"):
            return None
    return None
