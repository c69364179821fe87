"""Ranges: بين 30 و50 %، 4 إلى 16، مئة ومئتي ألف، 10-15، واحد أو اثنين، 45 دقيقة إلى ساعة."""

from __future__ import annotations

import re

from attrs import frozen

from reviewer.extract.numbers import units
from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.counted import counted
from reviewer.extract.numbers.numeral import Numeral, Reader, tidy
from reviewer.extract.numbers.stream import Stream
from reviewer.text import normalize

_DASHES = frozenset(("-", "–", "—", "−"))
_TO = frozenset(("الي", "حتي", "ل")) | _DASHES
_BETWEEN = frozenset(normalize(x) for x in ("بين", "وبين", "فبين"))
# ارتفع من 30 إلى 40: two numbers, not a span of values
_CHANGE = re.compile(
    normalize(
        "[وفس]?[يتان]?(?:رتفع|رفع|نخفض|خفض|تراجع|زاد|زيد|هبط|قفز|صعد|نتقل|تحول|نما|نمو|قلص|قلص|ازداد|ارتفاع|انخفاض|خفض|رفع|زياده|تقليص|هبوط|عدل)"
    )
)
_IN_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}


@frozen
class Range:
    """Two numerals that bound a value; the unit follows the second."""

    low: int | float
    high: int | float
    tail: Numeral


class RangeReader:
    def __init__(self, stream: Stream, reader: Reader) -> None:
        self._stream = stream
        self._reader = reader

    def after(self, numeral: Numeral) -> Range | None:
        """The range that begins with ``numeral``."""
        if numeral.value is None or numeral.ordinal:
            return None
        second = self._second(numeral)
        if second is None or not self._alike(numeral, second):
            return None
        if second.value is None or second.ordinal or second.fraction != numeral.fraction:
            return None
        low, high = numeral.value, second.value
        if high < 0 <= low and second.digits:
            high = -high  # 10 -15
        if second.scale > 1 and low < 1000 and numeral.scale == 1:
            low = tidy(low * second.scale)
        return Range(low, high, second) if low < high else None

    def _alike(self, numeral: Numeral, second: Numeral) -> bool:
        """Whether a unit of the first number is that of the second too: not so in 6% إلى 50 دولارا."""
        first = counted(self._stream, numeral.first, numeral) if self._past_unit(numeral) != numeral.last else None
        if first is None and self._stream.text[numeral.end : numeral.end + 1] not in ("%", "٪"):
            return True
        other = counted(self._stream, second.first, second)
        return other is not None and other.unit.key == (first.unit.key if first else "%")

    def _second(self, numeral: Numeral) -> Numeral | None:
        stream, first, last = self._stream, numeral.first, numeral.last
        before = stream.norm(first - 1 - (stream.norm(first - 1) == "("))
        between = before in _BETWEEN
        if not stream.is_number(last) and not w.known(w.stripped(stream.norm(last))[0]):
            last = self._past_unit(numeral)
        joint = stream.norm(last)
        following = last + 1
        if joint in _TO or (between and joint == "و"):
            if before in ("من", "ومن") and self._changing(first) and joint not in _DASHES:
                return None
            if joint in _DASHES and stream.near(following) and stream.gap(last) != stream.gap(following):
                return None
            return self._reader.read(following)
        if joint == "او" and isinstance(numeral.value, int):
            second = self._reader.read(following)
            return second if second and second.value == numeral.value + 1 and not second.digits else None
        if between or self._climbs(numeral):
            second = self._reader.read(last)
            return second if second is not None and second.conjoined else None
        word, clitics = w.stripped(joint)
        if before in ("من", "ومن") and clitics == "ل" and w.known(word) and not self._changing(first):
            return self._reader.read(last)
        signed = (
            numeral.digits and stream.is_number(last) and stream.norm(last).startswith("-") and stream.gap(last) == " "
        )
        return self._reader.read(last) if signed else None

    def _past_unit(self, numeral: Numeral) -> int:
        """The token after the unit of the first number: 30% و50%، 10 دولارات إلى 20 دولارا."""
        index = numeral.last
        if self._stream.norm(index) == "و":
            return index
        unit = counted(self._stream, numeral.first, numeral)
        if unit is None or unit.last == index or unit.unit.kind == "noun":
            return index
        return unit.last

    def _changing(self, first: int) -> bool:
        return any(_CHANGE.match(self._stream.norm(i)) for i in range(max(0, first - 7), first - 1))

    def _climbs(self, numeral: Numeral) -> bool:
        """مئة ومئتي ألف: a hundred and then two hundred cannot be one number."""
        second = w.stripped(self._stream.norm(numeral.last))[0]
        return not numeral.digits and numeral.value in w.HUNDREDS.values() and second in w.HUNDREDS

    def to_one_unit(self, numeral: Numeral) -> tuple[tuple[int | float, int | float], str, int] | None:
        """45 دقيقة إلى ساعة: the values in the first unit, its key and the token after the second unit."""
        stream = self._stream
        first = units.named(stream, numeral.last)
        if first is None or first.kind != "duration" or numeral.value is None:
            return None
        joint = numeral.last + first.words
        second = units.named(stream, joint + 1) if stream.norm(joint) in ("الي", "او") else None
        if second is None or {first.key, second.key} - _IN_SECONDS.keys() or first.key == second.key:
            return None
        high = _IN_SECONDS[second.key] / _IN_SECONDS[first.key]
        high *= 2 if stream.norm(joint + 1) in units.DUALS else 1
        return ((numeral.value, tidy(high)), first.key, joint + 2) if numeral.value < high else None
