"""The number engine: numerals, dates and scores of a text with their units and modifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TypeAlias, TypedDict

from reviewer.extract.numbers import modifiers, units
from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.counted import Counted, counted
from reviewer.extract.numbers.dates import DateReader
from reviewer.extract.numbers.found import LIKELY, OPTIONAL, SURE, UNSURE, Found
from reviewer.extract.numbers.months import begins_month
from reviewer.extract.numbers.numeral import Numeral, Reader, begins_numeral, outer_start, tidy
from reviewer.extract.numbers.periods import begins_period
from reviewer.extract.numbers.ranges import Range, RangeReader
from reviewer.extract.numbers.scores import ScoreReader, begins_goals
from reviewer.extract.numbers.stream import Stream
from reviewer.extract.numbers.traps import after_trap, is_trap
from reviewer.model import Modifier, NumberKind, Span
from reviewer.text import Analysis, normalize

_AGE_BEFORE = re.compile(
    normalize("[وبلف]?(?:ال)?(?:العمر|عمر|عمره|عمرها|عمرهما|اعمارهم|اعمارهن|اعمار|سن|البالغ|البالغه|السن)$")
)
_AGE_BEHIND = re.compile(normalize("(?:ال)?عمر(?:ه|ها|هم|هما|ي)?$"))
_DEATH = re.compile(normalize("[وف]?(?:توفي|توفيت|رحل|رحلت|وفاه|رحيل|غيب|غيبه|مات|ماتت|توفى)$"))
_EVENTS = frozenset(
    normalize(x) for x in ("الذكرى", "ذكرى", "ذكراه", "ذكراها", "المباراة", "الدقيقة", "الموسم", "اليوبيل", "العيد")
)


@lru_cache(maxsize=4_000)
def _begins(norm: str) -> bool:
    """Whether a word may begin a number; most words of a text do not, and this keeps the reading fast."""
    tests = (begins_numeral, begins_month, begins_period, begins_goals, units.begins_unit)
    return any(test(norm) for test in tests)


_LONGEST_ALONE = 40  # tokens of a text that is a number in words
_PLAIN_MARKS = frozenset("،؛؟!:()[]«»“”\"'/-–—%٪")


_Quantity: TypeAlias = int | float | tuple[int | float, int | float] | None


class _Modified(TypedDict, total=False):
    modifier: Modifier
    modifier_span: Span


class Engine:
    """Reads all numbers of one analysed text; ``lenient`` for a span that a reviewer says is a number."""

    def __init__(self, analysis: Analysis, published: date | None = None, *, lenient: bool = False) -> None:
        self._stream = Stream(analysis)
        self._reader = Reader(self._stream)
        self._ranges = RangeReader(self._stream, self._reader)
        self._scores = ScoreReader(self._stream, self._reader)
        self._dates = DateReader(self._stream, published)
        self._lenient = lenient
        self._past = 0  # the token after the last trap

    def find(self) -> Iterator[Found]:
        """The numbers in reading order, without overlaps."""
        alone = self._alone()
        if alone is not None:
            yield alone
            return
        index = 0
        while index < len(self._stream):
            found = self.at(index) if self._may_begin(index) else None
            if found is not None and found.span.end > found.span.start:
                yield found
                index = max(found.last, index + 1)
            elif self._may_begin(index):
                index = max(self._past, self._dates.past, self._dates.skipped(index), index + 1)
            else:
                index += 1

    def _alone(self) -> Found | None:
        """A text that is one number in words and nothing else, as in the cell of a table: واحد، الثلاثون."""
        numeral = self._reader.read(0) if 0 < len(self._stream) <= _LONGEST_ALONE else None
        if numeral is None or numeral.digits or numeral.value is None or numeral.last < len(self._stream):
            return None
        kind = NumberKind.ORDINAL if numeral.ordinal else NumberKind.CARDINAL
        if numeral.fraction:
            kind = NumberKind.FRACTION
        return Found(span=Span(self._stream.start(0), numeral.end), kind=kind, value=numeral.value, last=numeral.last)

    def _may_begin(self, index: int) -> bool:
        stream = self._stream
        if stream.is_word(index):
            return _begins(stream.norm(index))
        return stream.is_number(index) or stream.norm(index) not in _PLAIN_MARKS

    def at(self, index: int) -> Found | None:
        """The number that begins at the token ``index``."""
        if not self._may_begin(index):
            return None
        dated = self._dates.at(index)
        if dated is not None:
            return self._with_modifier_before(dated, index)
        if self._dates.past > index and not self._lenient:
            return None
        return self._scores.at(index) or self._numeral(index) or self._dual(index)

    def _with_modifier_before(self, found: Found, index: int) -> Found:
        """نحو عام 2010: only about, for 'at least' and its like speak of counts."""
        near = modifiers.before(self._stream, index)
        if near is None or near.modifier is not Modifier.APPROX:
            return found
        return Found(
            span=found.span, kind=found.kind, value=found.value, last=found.last, score=found.score,
            **self._modifier_fields(near),
        )  # fmt: skip

    def _numeral(self, index: int) -> Found | None:
        numeral = self._reader.read(index)
        if numeral is None:
            return None
        if is_trap(self._stream, numeral) and not self._lenient:
            self._past = after_trap(self._stream, numeral)
            ranged = self._ranges.after(numeral) if numeral.value == 1 and not numeral.digits else None
            return self._found(numeral, NumberKind.RANGE, ranged) if ranged else None
        if numeral.ordinal:
            return self._ordinal(numeral)
        ranged = self._ranges.after(numeral)
        if ranged is not None:
            return self._found(numeral, NumberKind.RANGE, ranged)
        return self._one_unit(numeral) or self._single(numeral)

    def _ordinal(self, numeral: Numeral) -> Found:
        aged = self._of_age(numeral.last)
        kind, unit = (NumberKind.AGE, "year") if aged else (NumberKind.ORDINAL, None)
        return Found(
            span=Span(numeral.start, numeral.end), kind=kind, value=numeral.value, unit=unit, last=numeral.last,
            score=LIKELY,
        )  # fmt: skip

    def _of_age(self, index: int) -> bool:
        return self._stream.norm(index) == "من" and bool(_AGE_BEHIND.match(self._stream.norm(index + 1)))

    def _one_unit(self, numeral: Numeral) -> Found | None:
        """45 دقيقة إلى ساعة."""
        ranged = self._ranges.to_one_unit(numeral)
        if ranged is None:
            return None
        value, key, last = ranged
        span = Span(numeral.start, self._stream.end(last - 1))
        unit_span = self._stream.tokens[numeral.last].span
        return Found(
            span=span, kind=NumberKind.RANGE, value=value, unit=key, unit_span=unit_span, last=last,
            **self._modifier(numeral.first, last),
        )  # fmt: skip

    def _single(self, numeral: Numeral) -> Found | None:
        if numeral.value is None:
            return self._found(numeral, NumberKind.APPROX, None)
        if self._of_age(numeral.last):
            return self._ordinal(numeral)  # في الخمسين من عمره
        if self._is_event(numeral):
            return self._ordinal(numeral)
        return self._found(numeral, NumberKind.FRACTION if numeral.fraction else NumberKind.CARDINAL, None)

    def _is_event(self, numeral: Numeral) -> bool:
        """الذكرى الخمسين, الدقيقة 34: cardinal by its form, ordinal by its sense."""
        before = self._stream.norm(numeral.first - 1).removeprefix("و").removeprefix("ب").removeprefix("ل")
        if before in ("الدقيقه", "دقيقه") and numeral.digits:
            return True
        return before in _EVENTS and (numeral.article or numeral.digits) and isinstance(numeral.value, int)

    def _found(self, numeral: Numeral, kind: NumberKind, ranged: Range | None) -> Found:
        tail = ranged.tail if ranged else numeral
        value = (ranged.low, ranged.high) if ranged else numeral.value
        start, end, last = numeral.start, tail.end, tail.last
        unit, unit_span = None, None
        found = counted(self._stream, numeral.first, tail)
        if found is not None and kind is NumberKind.FRACTION and not self._measured(found, tail):
            found = None
        if found is not None:
            unit, unit_span, last = found.unit.key, found.span, max(last, found.last)
            kind = self._kind(found, numeral, kind) if kind is not NumberKind.RANGE else kind
            value = self._scaled(value, found, tail)
            half = self._more(found, tail) if isinstance(value, (int, float)) else None
            if half is not None and isinstance(value, (int, float)):
                value, end, last = tidy(value + half[0]), half[1], half[2]
        if isinstance(value, (int, float)) and self._below_zero(last):
            value, last = -abs(value), last + 2
        return Found(
            span=Span(start, end), kind=kind, value=value, unit=unit, unit_span=unit_span, last=last,
            score=self._score(numeral, kind), **self._modifier(numeral.first, last),
        )  # fmt: skip

    def _measured(self, found: Counted, tail: Numeral) -> bool:
        """نصف ساعة measures, نصف العام does not."""
        named = found.unit.kind in ("money", "measure", "duration")
        return named and found.span.start >= tail.end and not self._stream.norm(tail.last).startswith("ال")

    @staticmethod
    def _score(numeral: Numeral, kind: NumberKind) -> float:
        if kind is NumberKind.APPROX:
            return UNSURE
        alone = numeral.scale > 1 and numeral.last == numeral.first + 1 and not numeral.digits
        return LIKELY if kind is NumberKind.FRACTION or alone else SURE

    @staticmethod
    def _scaled(value: _Quantity, found: Counted, tail: Numeral) -> _Quantity:
        factor = found.unit.factor
        if tail.loose and found.unit.kind in ("noun", "money") and isinstance(value, float):
            factor *= 1000
        if factor == 1 or value is None:
            return value
        if isinstance(value, tuple):
            return (tidy(value[0] * factor), tidy(value[1] * factor))
        return tidy(value * factor)

    def _more(self, found: Counted, tail: Numeral) -> tuple[float, int, int] | None:
        """What comes on top behind the unit: ونصف, or the cents after the dollars."""
        if found.unit.kind != "money" or found.unit.factor != 1:
            return self._and_half(found, tail)
        stream = self._stream
        cents = self._reader.read(found.last + (stream.norm(found.last) == "و"))
        if cents is None or not cents.digits or not stream.near(cents.first):
            return self._and_half(found, tail)
        part = counted(stream, cents.first, cents)
        if part is None or part.unit.factor == 1 or part.unit.kind != "money" or not isinstance(cents.value, int):
            return None
        return cents.value * part.unit.factor, part.span.end, part.last

    def _and_half(self, found: Counted, tail: Numeral) -> tuple[float, int, int] | None:
        """3 سنوات ونصف: what comes on top, its end and the token after it."""
        stream, index = self._stream, found.last
        if found.span.start < tail.end or found.unit.kind not in ("duration", "measure", "money"):
            return None
        word, clitics = w.stripped(stream.norm(index))
        if stream.norm(index) == "و" and stream.near(index + 1):
            index, clitics = index + 1, "و"
            word = w.stripped(stream.norm(index))[0]
        if clitics != "و" or word not in w.FRACTIONS or word in w.PLURAL_FRACTIONS:
            return None
        last = index + 1
        again = units.named(stream, last)
        if again is not None and again.key == found.unit.key and stream.norm(last).startswith("ال"):
            last += 1
        elif again is not None:
            return None
        return w.FRACTIONS[word], stream.end(last - 1), last

    def _below_zero(self, index: int) -> bool:
        return self._stream.phrase(index, 2) == ("تحت", "الصفر")

    def _kind(self, found: Counted, numeral: Numeral, kind: NumberKind) -> NumberKind:
        if kind is NumberKind.APPROX and numeral.value is None:
            return kind
        match found.unit.kind:
            case "money":
                return NumberKind.MONEY
            case "measure":
                return NumberKind.MEASURE
            case "percent":
                return NumberKind.PERCENT
            case "duration":
                aged = found.unit.key in ("year", "month", "day") and self._is_age(numeral.first, found.last)
                return NumberKind.AGE if aged else NumberKind.DURATION
            case _:
                return kind

    def _is_age(self, first: int, last: int) -> bool:
        """(45 عاما) after a name, عن 82 عاما after a death, or a word for age on either side."""
        norm = self._stream.norm
        if norm(first - 1) == "(" and norm(last) == ")":
            return True
        if self._of_age(last):
            return True
        if norm(first - 1) == "عن" and any(_DEATH.match(norm(i)) for i in range(max(0, first - 14), first)):
            return True
        return any(_AGE_BEFORE.match(norm(i)) for i in range(max(0, first - 4), first))

    def _modifier_before(self, first: int) -> _Modified:
        index = first
        while index > 0 and self._stream.norm(index - 1) in ("(", "ال", "ب", "ل", "%", "٪", "بين", "$", "€"):
            index -= 1
        found = modifiers.before(self._stream, index)
        return {} if found is None else self._modifier_fields(found)

    def _modifier(self, first: int, last: int) -> _Modified:
        found = self._modifier_before(first)
        if found:
            return found
        behind = modifiers.after(self._stream, last)
        return {} if behind is None else self._modifier_fields(behind)

    def _modifier_fields(self, found: modifiers.Found) -> _Modified:
        start = self._stream.after_letters(found.first, found.cut)
        return {"modifier": found.modifier, "modifier_span": Span(start, self._stream.end(found.last - 1))}

    def _dual(self, index: int) -> Found | None:
        """يومين، كيلومترين, ساعة ونصف: a word that is number and unit."""
        stream = self._stream
        if not stream.is_word(index):
            return None
        norm = stream.norm(index)
        for clitic in ("", "و", "ب", "ل", "ف"):
            bare = norm.removeprefix(clitic)
            if clitic and bare == norm:
                continue
            key = units.DUALS.get(bare)
            named = not bare.startswith("ال")  # الحصين is a family, no two horses
            unit = units.Unit("duration", key, 1) if key else units.dual(bare) if named else None
            if unit is not None:
                return self._of_unit(index, clitic, unit, 2)
        unit = units.named(stream, index)
        if unit is None or unit.kind not in ("duration", "measure") or norm.startswith("ال") or unit.words > 1:
            return None
        return self._of_unit(index, "", unit, 1)

    def _of_unit(self, index: int, clitic: str, unit: units.Unit, count: int) -> Found | None:
        """Two of a unit, or one and a half: لتر ونصف."""
        stream = self._stream
        span = Span(outer_start(stream, index, clitic), stream.end(index))
        half = self._and_half(Counted(unit, span, index + 1), Numeral(index, index, span.start, span.start, count))
        if count == 1 and half is None:
            return None
        more, end, last = half or (0, span.end, index + 1)
        kind = {"money": NumberKind.MONEY, "measure": NumberKind.MEASURE}.get(unit.kind, NumberKind.DURATION)
        value = tidy((count + more) * unit.factor)
        value = -value if self._below_zero(last) else value
        return Found(
            span=Span(span.start, end), kind=kind, value=value, unit=unit.key, last=last,
            unit_span=span if half else None, score=OPTIONAL, **self._modifier(index, last),
        )  # fmt: skip
