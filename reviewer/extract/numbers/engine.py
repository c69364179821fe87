"""The number engine: numerals, dates and scores of a text with their units and modifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypedDict

from attrs import frozen

from reviewer.extract.numbers import modifiers, units
from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.dates import DateFound, DateReader
from reviewer.extract.numbers.digits import value_of
from reviewer.extract.numbers.numeral import Numeral, Reader
from reviewer.model import Modifier, NumberKind, Span, Value
from reviewer.text import Analysis, TokenKind, clitic_edges, normalize

_RANGE_WORDS = frozenset(normalize(x) for x in ("إلى", "حتى", "-", "–", "—"))
_BETWEEN = frozenset(normalize(x) for x in ("بين", "وبين", "فبين"))
_SPORT = re.compile(normalize("فاز|فوز|هزم|هزيمه|تعادل|خسر|خساره|نتيجه|مبارا|هدف|شباك|ملعب|منتخب|نادي"))
_AGE = re.compile(normalize("(?:العمر|عمره|عمرها|عمرهما|بعمر|اعمارهم|سن|البالغ|البالغه)$"))
_INDEFINITE_ONE = frozenset(normalize(x) for x in ("أحد", "إحدى", "واحد", "واحدة"))


@frozen
class Found:
    """A number before it becomes a model value; spans in code points."""

    span: Span
    kind: NumberKind
    value: Value
    unit: str | None = None
    unit_span: Span | None = None
    modifier: Modifier | None = None
    modifier_span: Span | None = None
    last: int = 0  # the token after it
    optional: bool = False  # a dual or a vague plural


class _Modified(TypedDict, total=False):
    modifier: Modifier
    modifier_span: Span


class Engine:
    """Reads all numbers of one analysed text."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self._reader = Reader(analysis.text, analysis.tokens)
        self._dates = DateReader(analysis.text, analysis.tokens)
        self._sentences = analysis.sentences

    def norm(self, index: int) -> str:
        return self._reader.norm(index)

    def _near(self, index: int) -> bool:
        """Whether the token ``index`` follows the one before it in the same line."""
        if not 0 < index < len(self._tokens):
            return False
        return "\n" not in self._text[self._tokens[index - 1].span.end : self._tokens[index].span.start]

    def find(self) -> Iterator[Found]:
        """The numbers in reading order, without overlaps."""
        index = 0
        while index < len(self._tokens):
            found = self.at(index)
            if found is None:
                index += 1
                continue
            yield found
            index = max(found.last, index + 1)

    def at(self, index: int) -> Found | None:
        """The number that begins at the token ``index``."""
        kind = self._tokens[index].kind
        if kind not in (TokenKind.NUMBER, TokenKind.WORD):
            return None
        date = self._date(index)
        if date is not None:
            return Found(
                Span(date.start, date.end),
                NumberKind(date.kind),
                date.value,
                last=date.last,
                **self._modifier_before(index),
            )
        return self._score(index) or self._numeral(index) or self._dual(index)

    def _date(self, index: int) -> DateFound | None:
        """A date that begins here: its month may stand up to four tokens on, after the day."""
        dates = self._dates
        for ahead in range(min(4, len(self._tokens) - index)):
            found = dates.around_month(index + ahead) if self._tokens[index + ahead].kind is TokenKind.WORD else None
            if found is not None:
                return found if found.first == index else None
        if self._tokens[index].kind is TokenKind.NUMBER:
            return dates.at_number(index)
        clock = dates.clock_word(index - 1) if index else None
        return clock if clock and clock.first == index else None

    def _score(self, index: int) -> Found | None:
        """3-1، ٥/٧، 2/ صفر: in sport a score, elsewhere with a dash a range."""
        token = self._tokens[index]
        surface = normalize(token.span.of(self._text))
        slashed = re.fullmatch(r"(\d{1,3})/(\d{1,3})", surface)
        if slashed:
            pair = (int(slashed[1]), int(slashed[2]))
            return Found(token.span, NumberKind.SCORE, pair, last=index + 1)
        if (
            token.kind is not TokenKind.NUMBER
            or self.norm(index + 1) not in ("-", "/", "–")
            or not self._sporting(index)
        ):
            return None
        left, right = (
            value_of(token.span.of(self._text)),
            self._reader.read(index + 2) if index + 2 < len(self._tokens) else None,
        )
        if (
            not isinstance(left, int)
            or right is None
            or not isinstance(right.value, int)
            or max(left, right.value) > 200
        ):
            return None
        return Found(Span(token.span.start, right.end), NumberKind.SCORE, (left, right.value), last=right.last)

    def _sporting(self, index: int) -> bool:
        low = max(0, index - 25)
        return any(_SPORT.search(self.norm(i)) for i in range(low, min(index + 12, len(self._tokens))))

    def _numeral(self, index: int) -> Found | None:
        numeral = self._reader.read(index)
        if numeral is None or self._trap(numeral):
            return None
        if numeral.ordinal:
            return self._found(numeral, NumberKind.ORDINAL, None)
        return self._range(numeral) or self._single(numeral)

    def _trap(self, numeral: Numeral) -> bool:
        """Words that only look like numbers: أحد زعماء، واحد من، واحدة of nothing, the article's وحدة."""
        norm = self.norm(numeral.first)
        bare = w.stripped(norm)[0]
        single = numeral.last == numeral.first + 1
        if not numeral.digits and single and bare in _INDEFINITE_ONE and not numeral.ordinal:
            before = self.norm(numeral.first - 1)
            countable = norm in ("واحد", "واحده") and len(before) > 2 and not before.startswith("ال")
            sentence_word = before in units.NOT_COUNTED or not self._near(numeral.first)
            return not countable or sentence_word or self.norm(numeral.last) in ("من", "منهم", "تلو", "واحد", "واحدا")
        if not numeral.digits and single and numeral.article and numeral.value in (2, 4, 5):
            days = ("الاثنين", "الاربعاء", "الخميس", "الاثنان", "الثلاثاء")
            return norm.removeprefix("و") in days or (numeral.value == 2 and norm.endswith("الاثنين"))
        if not numeral.digits and single and norm in ("ست", "وست") and self.norm(numeral.last).startswith("ال"):
            return True
        return numeral.ordinal and self.norm(numeral.last) == "من" and self.norm(numeral.last + 1) == "امس"

    def _range(self, numeral: Numeral) -> Found | None:
        """بين 30 و50، 4 إلى 16، مئة ومئتي ألف."""
        joint = self.norm(numeral.last)
        if numeral.value is None:
            return None
        between = self.norm(numeral.first - 1) in _BETWEEN
        if (joint in _RANGE_WORDS and numeral.last + 1 < len(self._tokens)) or (
            between and joint == "و" and numeral.last + 1 < len(self._tokens)
        ):
            second = self._reader.read(numeral.last + 1)
        elif numeral.last < len(self._tokens) and (between or self._climbs(numeral)):
            second = self._reader.read(numeral.last)
            if second is not None and not second.conjoined:
                return None
        else:
            return None
        if second is None or second.value is None or second.ordinal or numeral.value >= second.value:
            return None
        low = numeral.value
        if second.scale > 1 and low < 1000 and numeral.scale == 1:
            low *= second.scale
        return self._found(numeral, NumberKind.RANGE, second, (low, second.value))

    def _climbs(self, numeral: Numeral) -> bool:
        """مئة ومئتي ألف: a hundred and then two hundred cannot be one number."""
        second = w.stripped(self.norm(numeral.last))[0]
        return not numeral.digits and numeral.value in w.HUNDREDS.values() and second in w.HUNDREDS

    def _single(self, numeral: Numeral) -> Found | None:
        if numeral.value is None:
            return self._found(numeral, NumberKind.APPROX, None)
        if numeral.fraction:
            return self._found(numeral, NumberKind.FRACTION, None)
        return self._found(numeral, NumberKind.CARDINAL, None)

    def _found(self, numeral: Numeral, kind: NumberKind, second: Numeral | None, value: Value = None) -> Found:
        tail = second or numeral
        value = numeral.value if value is None else value
        start = numeral.start
        last, unit, unit_span = tail.last, None, None
        if kind not in (NumberKind.ORDINAL, NumberKind.FRACTION):
            found = self._unit(numeral.first, tail)
            if found is not None:
                name, unit_span, last = found
                unit = name.key
                if kind in (NumberKind.CARDINAL, NumberKind.APPROX) and numeral.value is not None:
                    kind = self._kind(name, numeral.first)
        elif kind is NumberKind.FRACTION and self._percent(tail.last):
            kind = NumberKind.FRACTION
        return Found(
            Span(start, tail.end), kind, value, unit=unit, unit_span=unit_span, last=max(last, tail.last),
            **self._modifier(numeral.first, last),
        )  # fmt: skip

    def _kind(self, unit: units.Unit, first: int) -> NumberKind:
        match unit.kind:
            case "money":
                return NumberKind.MONEY
            case "measure":
                return NumberKind.MEASURE
            case "percent":
                return NumberKind.PERCENT
            case "duration" if unit.key == "year" and self._is_age(first):
                return NumberKind.AGE
            case "duration":
                return NumberKind.DURATION
            case _:
                return NumberKind.CARDINAL

    def _is_age(self, first: int) -> bool:
        """(45 عاما) after a name, or after a word for age."""
        bracketed = self.norm(first - 1) == "(" and self.norm(first + 2) == ")"
        return bracketed or any(_AGE.search(self.norm(i)) for i in range(max(0, first - 3), first))

    def _percent(self, index: int) -> int:
        """How many tokens from ``index`` on say percent."""
        if self.norm(index) in ("%", "٪"):
            return 1
        for phrase in units.PERCENT_PHRASES:
            if tuple(self.norm(index + i) for i in range(len(phrase))) == phrase:
                return len(phrase)
        if self.norm(index) in units.POINT and self.norm(index + 1) in ("مئويه", "ميويه"):
            return 2
        return 0

    def _unit(self, first: int, tail: Numeral) -> tuple[units.Unit, Span | None, int] | None:
        """The unit of a number with its span and the token after it: behind it, else before it."""
        index = tail.last
        glued = self._text[tail.end : tail.end + 1] in ("%", "٪") and tail.digits
        if glued:
            return units.Unit("percent", "%", 1), Span(tail.end, tail.end + 1), index
        if self.norm(first - 1) in ("%", "٪"):
            return units.Unit("percent", "%", 1), self._tokens[first - 1].span, index
        if self.norm(index) == ")" and self.norm(first - 1) == "(" and self._percent(index + 1):
            index += 1
        count = self._percent(index)
        if count:
            span = Span(self._tokens[index].span.start, self._tokens[index + count - 1].span.end)
            return units.Unit("percent", "%", count), span, index + count
        if index < len(self._tokens) and self._near(index):
            behind = self._behind(index, tail)
            if behind is not None:
                return behind
        return self._in_front(first, tail)

    def _behind(self, index: int, tail: Numeral) -> tuple[units.Unit, Span, int] | None:
        if self.norm(index) == "من" and tail.value is None:  # عشرات من المتظاهرين
            index += 1
        if index >= len(self._tokens) or self._tokens[index].kind is not TokenKind.WORD:
            return None
        norm = self.norm(index)
        unit = units.named((norm, self.norm(index + 1)))
        if unit is not None:
            span = Span(self._tokens[index].span.start, self._tokens[index + unit.words - 1].span.end)
            return unit, span, index + unit.words
        if norm[0] == "ي" and norm.endswith(("ون", "ان")) and len(norm) > 4:
            return None  # يلقون: a verb
        if norm[0] == "ل" and self._looks_joined(norm) and not norm.endswith(("ا", "ون", "ين")):
            return None  # لأغاني
        if norm in units.NOT_COUNTED or w.known(w.stripped(norm)[0]) or (norm[0] in "وفب" and self._looks_joined(norm)):
            return None
        if norm.startswith("ال") and tail.digits and tail.value is not None:
            return None
        if norm.endswith(("ت",)) and len(norm) < 4:
            return None
        span = self._tokens[index].span
        return units.Unit("noun", span.of(self._text), 1), span, index + 1

    def _looks_joined(self, norm: str) -> bool:
        """Whether a word begins with و ف ب as a clitic and therefore is not counted."""
        return bool(clitic_edges(norm))

    def _in_front(self, first: int, tail: Numeral) -> tuple[units.Unit, Span, int] | None:
        """الأشهر 12، الدول الخمس، شرطي واحد: the counted noun before the number."""
        norm = self.norm(first - 1)
        if not self._near(first) or len(norm) < 3 or norm in units.NOT_COUNTED:
            return None
        span = self._tokens[first - 1].span
        unit = units.named((norm.removeprefix("و").removeprefix("ل"), ""))
        plural = unit is not None and unit.kind == "duration" and norm.startswith("ال")
        if plural and unit is not None:
            return unit, span, tail.last
        article = self._text[max(0, tail.start - 2) : tail.start].endswith("ال") or tail.article
        one = self.norm(first) in ("واحد", "واحده")
        if one or (article and not tail.digits and norm.startswith("ال")):
            return unit or units.Unit("noun", span.of(self._text), 1), span, tail.last
        return None

    def _modifier_before(self, first: int) -> _Modified:
        index = first
        while index > 0 and self.norm(index - 1) in ("(", "ال", "ب", "%", "٪"):
            index -= 1
        found = modifiers.before(self.norm, index)
        return {} if found is None else self._modifier_fields(found)

    def _modifier(self, first: int, last: int) -> _Modified:
        found = self._modifier_before(first)
        if found:
            return found
        for index in (last, last + 1):
            behind = modifiers.after(self.norm, index)
            if behind is not None and self._near(index):
                return self._modifier_fields(behind)
        return {}

    def _modifier_fields(self, found: modifiers.Found) -> _Modified:
        start = self._tokens[found.first].span.start + found.cut
        return {"modifier": found.modifier, "modifier_span": Span(start, self._tokens[found.last - 1].span.end)}

    def _dual(self, index: int) -> Found | None:
        """يومين، أسبوعين: a word that is number and unit."""
        norm = self.norm(index)
        bare = norm.removeprefix("و").removeprefix("ب").removeprefix("ل")
        unit = units.DUALS.get(norm) or units.DUALS.get(bare)
        if unit is None:
            return None
        span = self._tokens[index].span
        cut = len(norm) - len(bare) if norm not in units.DUALS else 0
        return Found(
            Span(span.start + cut, span.end), NumberKind.DURATION, 2, unit=unit, last=index + 1, optional=True,
            **self._modifier(index, index + 1),
        )  # fmt: skip
