"""Quotes of sentences whose names are known beforehand, so that these tests do not hang on how names are found."""

from __future__ import annotations

import re

from reviewer.extract.quotes import find_quotes
from reviewer.model import Entity, Quote, Span
from reviewer.text import analyse

PEOPLE = (
    "سامي الخوري", "سعاد الخطيب", "يوسف حداد", "ليلى منصور", "رجب طيب أردوغان", "فلاديمير بوتين", "أردوغان", "بوتين",
    "منصور", "حداد", "الخوري", "الخطيب",
)  # fmt: skip
BODIES = (
    "وزارة الصحة", "وزارة الدفاع", "منظمة الصحة العالمية", "وكالة الساحل", "صحيفة المرفأ", "شركة النورس", "قناة الواحة",
    "حزب الأفق", "الأمم المتحدة", "نورس فون",
)  # fmt: skip
PLACES = ("بغداد", "دمشق", "تونس", "الأردن", "روسيا", "تركيا")
_TYPES = {**dict.fromkeys(PEOPLE, "PER"), **dict.fromkeys(BODIES, "ORG"), **dict.fromkeys(PLACES, "LOC")}
_NAME = re.compile(r"(?<!\w)(?:[وفبكل]{0,2})(" + "|".join(sorted(_TYPES, key=len, reverse=True)) + r")(?!\w)")


def names(text: str) -> list[Entity]:
    """The names of the roster in ``text``; a surname alone is whoever the text names in full."""
    found: list[Entity] = []
    for number, match in enumerate(_NAME.finditer(text), 1):
        surface = match.group(1)
        full = next((p for p in PEOPLE if " " in p and p in text and p.endswith(surface) and p != surface), None)
        span = Span(*match.span(1))
        found.append(Entity(id=f"e{number}", span=span, type=_TYPES[surface], name=full))
    return found


def quotes(text: str) -> list[Quote]:
    return find_quotes(analyse(text), names(text))


def quote(text: str, content: str) -> Quote:
    """The quote with that content, of which there must be one."""
    found = quotes(text)
    chosen = [q for q in found if q.span.of(text) == content]
    assert len(chosen) == 1, [(q.kind.value, q.span.of(text)) for q in found]
    return chosen[0]
