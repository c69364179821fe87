"""Modifiers: about, at least, at most, more than, less than, before a number or after it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from reviewer.model import Modifier
from reviewer.text import normalize


def _phrases(text: str, modifier: Modifier) -> dict[tuple[str, ...], Modifier]:
    return {tuple(normalize(phrase).split()): modifier for phrase in text.split("|")}


BEFORE = {
    **_phrases(
        "نحو|حوالي|حوالى|قرابة|زهاء|تقريبا|ما يقارب|يقارب|تقارب|قارب|قاربت|ما يقرب من|يقرب من|يناهز|تناهز|ناهز|ناهزت|في حدود",
        Modifier.APPROX,
    ),
    **_phrases("على الأقل|ما لا يقل عن|لا يقل عن|لا تقل عن|بحد أدنى|كحد أدنى|ابتداء من", Modifier.AT_LEAST),
    **_phrases(
        "أكثر من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد عن|زاد على|زادت على|يفوق|تفوق|فاق|فاقت|تجاوز|تجاوزت"
        "|يتجاوز|تتجاوز|أزيد من|أعلى من|يتخطى|تتخطى|تخطى|تخطت|متجاوزا",
        Modifier.MORE_THAN,
    ),
    **_phrases("أقل من|دون|أدنى من|ما دون|يقل عن|تقل عن", Modifier.LESS_THAN),
    **_phrases(
        "على الأكثر|كحد أقصى|بحد أقصى|لا يتجاوز|لا تتجاوز|لم يتجاوز|لم تتجاوز|لا يزيد على|لا يزيد عن|لا تزيد على|لا تزيد عن"
        "|لا يتعدى|لا تتعدى|يصل إلى|تصل إلى|ما لا يزيد على|ما لا يزيد عن",
        Modifier.AT_MOST,
    ),
}
AFTER = {
    **_phrases("على الأقل|على أقل تقدير|فأكثر|أو أكثر|وأكثر|فما فوق|كحد أدنى", Modifier.AT_LEAST),
    **_phrases("على الأكثر|كحد أقصى|فأقل|أو أقل|على أبعد تقدير", Modifier.AT_MOST),
    **_phrases("تقريبا", Modifier.APPROX),
}
LONGEST = max(map(len, (*BEFORE, *AFTER)))
_CLITICS = ("", "و", "ف", "ب", "ل", "ك")


@frozen
class Found:
    modifier: Modifier
    first: int  # token range
    last: int
    cut: int  # letters of a proclitic on the first token that are no part of it


def _bare(norm: str, wanted: str) -> int | None:
    """How many proclitic letters stand before ``wanted`` in a word, none when it is another word."""
    for clitic in _CLITICS:
        if norm == clitic + wanted:
            return len(clitic)
    return None


def before(norm: Callable[[int], str], index: int) -> Found | None:
    """The longest modifier that ends just before the token ``index``."""
    for size in range(LONGEST, 0, -1):
        first = index - size
        if first < 0:
            continue
        tail = tuple(norm(i) for i in range(first + 1, index))
        for phrase, modifier in BEFORE.items():
            if len(phrase) == size and phrase[1:] == tail:
                cut = _bare(norm(first), phrase[0])
                if cut is not None:
                    return Found(modifier, first, index, cut)
    return None


def after(norm: Callable[[int], str], index: int) -> Found | None:
    """The longest modifier that begins at the token ``index``."""
    for size in range(LONGEST, 0, -1):
        modifier = AFTER.get(tuple(norm(i) for i in range(index, index + size)))
        if modifier is not None:
            return Found(modifier, index, index + size, 0)
    return None
