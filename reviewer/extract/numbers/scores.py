"""Scores of matches: 3-1، ٥/٧، 2/ صفر، صفر/صفر، بهدفين مقابل هدف، بثلاثية نظيفة. Values keep the written order."""

from __future__ import annotations

import re

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.digits import value_of
from reviewer.extract.numbers.found import LIKELY, Found
from reviewer.extract.numbers.numeral import Reader
from reviewer.extract.numbers.stream import Stream
from reviewer.model import NumberKind, Span
from reviewer.text import normalize

_SPORT = re.compile(
    normalize(
        "فاز|فوز|هزم|هزيم|يهزم|تعادل|خسر|خسار|نتيج|مبارا|هدف|اهداف|شباك|ملعب|منتخب|نادي|الدوري|كاس|بطول|مجموع[هت]|شوط|لاعب|تغلب|كرة|ذهاب|اياب|الفريق"
    )
)
_AROUND = 25
_MARKS = ("-", "/", "–", "—", ":")
_GOALS = {
    "هدف": 1,
    "هدفا": 1,
    "هدفين": 2,
    "هدفان": 2,
    "ثناييه": 2,
    "ثلاثيه": 3,
    "رباعيه": 4,
    "خماسيه": 5,
    "سداسيه": 6,
    "سباعيه": 7,
}
_GOAL_WORDS = frozenset(("اهداف", "هدفا", "هدف", "نقاط", "نقطه", "اشواط", "مجموعات"))
_NONE = frozenset(("نظيف", "نظيفه", "نظيفين", "نظيفان", "بيضاء"))
_HIGHEST = 250


def begins_goals(norm: str) -> bool:
    """Whether a word counts goals by itself: هدفين، بثلاثية."""
    return norm in _GOALS or norm.removeprefix("ب") in _GOALS


class ScoreReader:
    def __init__(self, stream: Stream, reader: Reader) -> None:
        self._stream = stream
        self._reader = reader
        self._sport = [bool(_SPORT.search(norm)) for norm in stream.norms]

    def sporting(self, index: int) -> bool:
        return any(self._sport[max(0, index - _AROUND) : index + 12])

    def at(self, index: int) -> Found | None:
        return self._in_figures(index) or self._in_goals(index)

    def _in_figures(self, index: int) -> Found | None:
        stream = self._stream
        if not stream.is_number(index) and stream.norm(index + 1) not in _MARKS:
            return None
        surface = normalize(stream.surface(index))
        joined = re.fullmatch(r"(\d{1,3})[/:](\d{1,3})", surface)
        if joined and self.sporting(index):
            return self._found(stream.start(index), stream.end(index), (int(joined[1]), int(joined[2])), index + 1)
        if stream.norm(index + 1) not in _MARKS or not self.sporting(index):
            return self._signed(index)
        left, right = self._side(index), self._side(index + 2)
        if left is None or right is None or stream.norm(right[1]) in ("%", "٪") or stream.norm(right[1]) in ("/", "-"):
            return None
        return self._found(left[2], stream.end(right[1] - 1), (left[0], right[0]), right[1])

    def _signed(self, index: int) -> Found | None:
        """2 -1, where the dash looks like a sign."""
        stream = self._stream
        surface = normalize(stream.surface(index + 1)) if stream.is_number(index + 1) else ""
        if not re.fullmatch(r"-\d{1,2}", surface) or not stream.norm(index).isdigit() or not self.sporting(index):
            return None
        pair = (int(stream.norm(index)), int(surface[1:]))
        return self._found(stream.start(index), stream.end(index + 1), pair, index + 2)

    def _side(self, index: int) -> tuple[int, int, int] | None:
        """Points, token after and start of one side of a score."""
        stream = self._stream
        word, clitics = w.stripped(stream.norm(index))
        if stream.is_number(index):
            value = value_of(stream.surface(index))
            return (value, index + 1, stream.start(index)) if isinstance(value, int) and 0 <= value < _HIGHEST else None
        if stream.is_word(index) and w.UNITS.get(word, 11) <= 10 and clitics in ("", "ب"):
            return w.UNITS[word], index + 1, stream.start(index) + len(clitics)
        return None

    def _goals(self, index: int, clitic: str) -> tuple[int, int, int] | None:
        """Goals, token after and start: هدفين، ثلاثة أهداف."""
        stream = self._stream
        norm = stream.norm(index)
        bare = norm.removeprefix(clitic) if norm not in _GOALS else norm
        if bare in _GOALS:
            return _GOALS[bare], index + 1, stream.start(index) + len(norm) - len(bare)
        numeral = self._reader.read(index)
        if numeral is None or not isinstance(numeral.value, int) or numeral.ordinal or numeral.value >= _HIGHEST:
            return None
        if stream.norm(numeral.last) in _GOAL_WORDS:
            return numeral.value, numeral.last + 1, numeral.start
        return (numeral.value, numeral.last, numeral.start) if clitic == "ل" else None

    def _in_goals(self, index: int) -> Found | None:
        stream = self._stream
        first = self._goals(index, "ب")
        if first is None or not self.sporting(index):
            return None
        goals, last, start = first
        norm = stream.norm(last)
        if norm in _NONE:
            return self._found(start, stream.end(last), (goals, 0), last + 1)
        if norm in ("دون", "بدون", "من") and stream.phrase(last, 3)[-2:-1] != ():
            skip = 2 if norm == "من" else 1
            if stream.norm(last + skip) in ("رد", "مقابل"):
                return self._found(start, stream.end(last + skip), (goals, 0), last + skip + 1)
        second = self._goals(last + 1, "ل") if norm == "مقابل" else None
        if norm == "مقابل" and stream.phrase(last + 1, 2) == ("لا", "شيء"):
            return self._found(start, stream.end(last + 2), (goals, 0), last + 3)
        if second is None and norm.startswith("ل") and w.stripped(norm)[1] in ("", "ل"):
            second = self._goals(last, "ل")
        if second is None:
            return None
        return self._found(start, stream.end(second[1] - 1), (goals, second[0]), second[1])

    def _found(self, start: int, end: int, value: tuple[int, int], last: int) -> Found:
        return Found(span=Span(start, end), kind=NumberKind.SCORE, value=value, last=last, score=LIKELY)
