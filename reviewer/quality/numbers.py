"""Numbers of a prediction against those of the gold article."""

from __future__ import annotations

import re

from reviewer.model import Article, Number, NumberKind, Value
from reviewer.quality.matching import (
    Tally,
    alternatives,
    counted,
    demanded,
    distinct,
    good_spans,
    leftovers,
    meeting,
    pairs,
    tally,
    traps,
)
from reviewer.quality.sheet import Sheet
from reviewer.text import normalize

_PLAIN = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_WITHOUT_UNIT = frozenset([NumberKind.ORDINAL, NumberKind.DATE, NumberKind.TIME, NumberKind.SCORE, NumberKind.FRACTION])
_COUNTING = frozenset([NumberKind.CARDINAL, NumberKind.RANGE, NumberKind.APPROX])


def _quantity(value: Value) -> int | float | None:
    if isinstance(value, str):
        return float(value) if _PLAIN.fullmatch(value.strip()) else None
    return value if isinstance(value, int | float) else None


def same_value(one: Value, other: Value) -> bool:
    """Whether two values are equal up to the ninth digit, a plain number also as a string; a vague one equals none."""
    match one, other:
        case (None, _) | (_, None):
            return False
        case ((list() | tuple()), (list() | tuple())):
            return len(one) == len(other) and all(same_value(a, b) for a, b in zip(one, other, strict=True))
        case _:
            a, b = _quantity(one), _quantity(other)
            if a is not None and b is not None:
                return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
            return isinstance(one, str) and isinstance(other, str) and one.strip() == other.strip()


def unit_key(unit: str | None) -> str | None:
    """A unit for comparison: without the article, and without the ending of طالبا or شخصا."""
    if unit is None:
        return None
    key = normalize(unit).strip().replace("ء", "")
    key = key[2:] if key.startswith("ال") and len(key) > 3 else key
    return key.removesuffix("ا") if len(key) > 3 else key


def spanned(gold: Number, predicted: Number) -> bool:
    return predicted.span in good_spans(gold)


def valued(gold: Number, predicted: Number) -> bool:
    return any(same_value(predicted.value, value) for value in (gold.value, *alternatives(gold, "alt_value")))


def exact(gold: Number, predicted: Number) -> bool:
    return spanned(gold, predicted) and valued(gold, predicted)


def _found(gold: Number, predicted: Number) -> bool:
    return (predicted.span.overlaps(gold.span) or spanned(gold, predicted)) and valued(gold, predicted)


def compare(gold: Article, predicted: Article, sheet: Sheet) -> None:
    wanted, spare = demanded(gold.numbers)
    found = distinct(counted(predicted.numbers), lambda n: (n.span, repr(n.value), n.kind))
    spared = meeting(found, spare)
    # An article may list some of its numbers only: what else is found in it is no error.
    free = set(range(len(found))) if gold.meta.get("complete", True) is False else spared
    by_value = pairs(wanted, found, _found)
    by_span, by_both = pairs(wanted, found, spanned), pairs(wanted, found, exact)
    for name, matched in (("span", by_span), ("value", by_value), ("span and value", by_both)):
        sheet.measures[name] += tally(matched, len(wanted), len(found), free)
    for index, number in enumerate(wanted):
        hit = int(index in by_value)
        sheet.types[number.kind.value] += Tally(hit, hit, 1)
    used = set(by_value.values())
    for index, number in enumerate(found):
        if index not in used and index not in free:
            sheet.types[number.kind.value] += Tally(0, 1, 0)
    _traps(gold, [n for j, n in enumerate(found) if j not in used and j not in spared], sheet)
    for i, j in by_value.items():
        _fields(gold, wanted[i], found[j], sheet)
    for g, p in sheet.astray(gold, leftovers(wanted, found, by_value, free)):
        sheet.fault(gold, "value", g, str(g.value), str(p.value))


def _traps(gold: Article, wrong: list[Number], sheet: Sheet) -> None:
    for span, kind in traps(gold, "non_numbers"):
        sheet.traps[kind] += Tally(int(any(n.span.overlaps(span) for n in wrong)), 1, 1)


def _fields(article: Article, gold: Number, predicted: Number, sheet: Sheet) -> None:
    if not spanned(gold, predicted):
        sheet.fault(article, "boundary", gold, gold.span.of(article.text), predicted.span.of(article.text))
    if not sheet.right("kind", predicted.kind.value in (gold.kind.value, *alternatives(gold, "alt_kind"))):
        sheet.fault(article, "kind", gold, gold.kind.value, predicted.kind.value)
    if gold.unit is not None and gold.kind not in _WITHOUT_UNIT:
        keys = {unit_key(unit) for unit in (gold.unit, *alternatives(gold, "alt_unit"))}
        if gold.unit_span is not None and gold.kind in _COUNTING:
            keys.add(unit_key(gold.unit_span.of(article.text)))
        if not sheet.right("unit", unit_key(predicted.unit) in keys):
            sheet.fault(article, "unit", gold, gold.unit, predicted.unit)
    if gold.modifier or predicted.modifier:
        good = (gold.modifier, *alternatives(gold, "alt_modifier"))
        if not sheet.right("modifier", predicted.modifier in good):
            sheet.fault(article, "modifier", gold, gold.modifier, predicted.modifier)
