"""Why a stretch of text was read as it was: one line in each language."""

from __future__ import annotations

from reviewer.extract.numbers.found import Found
from reviewer.model import Modifier, NumberKind, Reason, Value

_MODIFIERS = {
    Modifier.APPROX: ("تقريبًا", "about"),
    Modifier.AT_LEAST: ("على الأقل", "at least"),
    Modifier.AT_MOST: ("على الأكثر", "at most"),
    Modifier.MORE_THAN: ("أكثر من", "more than"),
    Modifier.LESS_THAN: ("أقل من", "less than"),
}
_KINDS = {
    NumberKind.DATE: ("تاريخ", "a date"),
    NumberKind.TIME: ("وقت", "a time"),
    NumberKind.SCORE: ("نتيجة", "a score"),
    NumberKind.ORDINAL: ("ترتيب", "an ordinal"),
}


def shown(value: Value) -> str:
    match value:
        case None:
            return "؟"
        case (low, high):
            return f"{low}–{high}"
        case _:
            return str(value)


def reason(found: Found, text: str) -> Reason:
    """«300 ألف» ← 300000، على الأقل، لأن «على الأقل» معه."""
    surface, value = found.span.of(text), shown(found.value)
    ar, en = [f"«{surface}» ← {value}"], [f"“{surface}” → {value}"]
    if found.value is None:
        ar, en = [f"«{surface}» عدد غير محدد"], [f"“{surface}” is a number that nobody counted"]
    if found.kind in _KINDS:
        ar.append(_KINDS[found.kind][0])
        en.append(_KINDS[found.kind][1])
    if found.unit is not None and found.unit_span is not None:
        ar.append(f"لأن الوحدة «{found.unit_span.of(text)}»")
        en.append(f"its unit is “{found.unit_span.of(text)}”")
    if found.modifier is not None and found.modifier_span is not None:
        phrase = found.modifier_span.of(text)
        ar.append(f"{_MODIFIERS[found.modifier][0]}، لأن معه «{phrase}»")
        en.append(f"{_MODIFIERS[found.modifier][1]}, because of “{phrase}”")
    return Reason(ar="، ".join(ar), en=", ".join(en))
