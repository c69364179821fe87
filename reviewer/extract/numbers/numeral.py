"""Numerals: the longest number that begins at a token, in digits, in words or in both."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.digits import value_of
from reviewer.text import Token, TokenKind, normalize


@frozen
class Numeral:
    """A number over the tokens ``[first, last)``; its span begins at ``start`` (code points), after proclitics."""

    first: int
    last: int
    start: int
    end: int
    value: int | float | None  # none when vague
    ordinal: bool = False
    fraction: bool = False
    article: bool = False  # الخمس
    digits: bool = False
    scale: int = 1  # the multiplier that stands at its end
    conjoined: bool = False  # begins with و


@frozen
class _Part:
    kind: str  # unit, ten, hundred, scale, dual
    value: int
    joined: bool  # with و before it


class Reader:
    """Reads numerals from the tokens of a text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens

    def norm(self, index: int) -> str:
        return self._tokens[index].norm if 0 <= index < len(self._tokens) else ""

    def _start(self, index: int, clitics: str) -> int:
        """Where the word at ``index`` begins after its proclitics; the article stays with an ordinal or fraction."""
        token = self._tokens[index]
        outer = clitics.removesuffix("ال") if clitics != "لل" else "ل"
        surface = token.span.of(self._text)
        position, seen = 0, 0
        while seen < len(outer) and position < len(surface):
            seen += len(normalize(surface[position]))
            position += 1
        while position < len(surface) and not normalize(surface[position]):
            position += 1
        return token.span.start + position

    def read(self, index: int) -> Numeral | None:
        """The numeral that begins at the token ``index``."""
        token = self._tokens[index]
        if token.kind is TokenKind.NUMBER:
            return self._in_digits(index)
        if token.kind is TokenKind.WORD:
            return self._ordinal(index) or self._fraction(index) or self._in_words(index) or self._vague(index)
        return None

    def _in_digits(self, index: int) -> Numeral | None:
        token = self._tokens[index]
        value = value_of(token.span.of(self._text))
        if value is None:
            return None
        end = token.span.end
        if self._text[end - 1] in "%٪":
            end -= 1
        last = index + 1
        # (61,3) ألف: the multiplier stands outside of the parentheses
        if self.norm(last) == ")" and self.norm(index - 1) == "(" and self.norm(last + 1) in w.SCALES:
            last += 1
        scale = 1
        while self.norm(last) in w.SCALES and w.SCALES[self.norm(last)] > scale:
            scale = w.SCALES[self.norm(last)]
            value = _times(value, scale)
            end = self._tokens[last].span.end
            last += 1
        numeral = Numeral(index, last, token.span.start, end, value, digits=True, scale=scale)
        return self._and_half(self._and_more(numeral))

    def _and_more(self, numeral: Numeral) -> Numeral:
        """3 ملايين و200 ألف: a smaller number in digits goes on a multiple."""
        index = numeral.last
        if numeral.scale == 1 or numeral.value is None or self.norm(index) != "و" or index + 1 >= len(self._tokens):
            return numeral
        if self._tokens[index + 1].kind is not TokenKind.NUMBER:
            return numeral
        more = self._in_digits(index + 1)
        if more is None or more.value is None or more.value >= numeral.scale or not isinstance(more.value, int):
            return numeral
        return evolve(numeral, last=more.last, end=more.end, value=numeral.value + more.value, scale=more.scale)

    def _part(self, index: int) -> tuple[_Part, str] | None:
        word, clitics = w.stripped(self.norm(index))
        if word == "واحد" and self.norm(index + 1) in w.TEENS:  # و+أحد عشر, written like واحد
            return _Part("unit", 1, joined=True), "و"
        joined = clitics.startswith("و")
        for kind, table in (("unit", w.UNITS), ("ten", w.TENS), ("hundred", w.HUNDREDS)):
            if word in table:
                return _Part(kind, table[word], joined), clitics
        if word in w.SCALES:
            return _Part("scale", w.SCALES[word], joined), clitics
        if word in w.DUAL_SCALES:
            return _Part("dual", w.DUAL_SCALES[word], joined), clitics
        return None

    def _parts(self, index: int) -> tuple[list[tuple[_Part, str]], list[int]]:
        """Number words from ``index`` on, with a lone و between them taken in; and the token after each."""
        parts: list[tuple[_Part, str]] = []
        ends: list[int] = []
        while index < len(self._tokens) and self._tokens[index].kind is TokenKind.WORD:
            joined = bool(parts) and self.norm(index) == "و"
            found = self._part(index + joined) if index + joined < len(self._tokens) else None
            if found is None:
                break
            part, clitics = found
            parts.append((evolve(part, joined=part.joined or joined), clitics))
            index += 1 + joined
            ends.append(index)
        return parts, ends

    def _in_words(self, index: int) -> Numeral | None:
        parts, ends = self._parts(index)
        if not parts:
            return None
        value, count, scale = compose([p for p, _ in parts])
        if count == 0:
            return None
        first, clitics = parts[0]
        if count == 1 and (first.kind == "scale" and self.norm(index) in w.VAGUE):
            return None
        last = ends[count - 1]
        article = clitics.endswith("ال") or clitics == "لل"
        start = self._start(index, clitics)
        if article:  # الـ belongs to the counted thing: الدول الخمس
            start += self._article_length(index, start)
        end = self._tokens[last - 1].span.end
        numeral = Numeral(
            index, last, start, end, value, article=article, scale=scale, conjoined=clitics.startswith("و")
        )
        return self._and_half(numeral)

    def _article_length(self, index: int, start: int) -> int:
        surface = self._text[start : self._tokens[index].span.end]
        seen = position = 0
        while seen < 2 and position < len(surface):
            seen += len(normalize(surface[position]))
            position += 1
        return position if normalize(surface[:position]) == "ال" else 0

    def _and_half(self, numeral: Numeral) -> Numeral:
        """مليونين ونصف المليون: a fraction goes on a number, of its last multiplier."""
        index = numeral.last
        word, clitics = w.stripped(self.norm(index))
        if self.norm(index) == "و":
            index += 1
            word, clitics = w.stripped(self.norm(index))[0], "و"
        if numeral.value is None or clitics != "و" or word not in w.FRACTIONS or word in w.PLURAL_FRACTIONS:
            return numeral
        end, last = self._tokens[index].span.end, index + 1
        scale = numeral.scale
        following = self.norm(last).removeprefix("ال")
        if following in w.SCALES:
            scale = w.SCALES[following]
            end, last = self._tokens[last].span.end, last + 1
        value = _times(w.FRACTIONS[word], scale) + numeral.value
        return evolve(numeral, last=last, end=end, value=_tidy(value))

    def _fraction(self, index: int) -> Numeral | None:
        """نصف، ثلثي، ثلاثة أرباع."""
        word, clitics = w.stripped(self.norm(index))
        count, last = 1, index + 1
        if word in w.UNITS and w.stripped(self.norm(index + 1))[0] in w.PLURAL_FRACTIONS:
            count, last = w.UNITS[word], index + 2
            word = w.stripped(self.norm(index + 1))[0]
        if word not in w.FRACTIONS or (count == 1 and word in w.PLURAL_FRACTIONS):
            return None
        following = self.norm(last)
        if "ال" in clitics and w.stripped(following)[0] in w.ORDINALS:
            return None  # النصف الثاني، الربع الأول are periods
        if following.removeprefix("ال").startswith("نهاي"):
            return None
        value = _tidy(count * w.FRACTIONS[word])
        end, scale = self._tokens[last - 1].span.end, 1
        if following.removeprefix("ال") in w.SCALES:
            scale = w.SCALES[following.removeprefix("ال")]
            value = _tidy(value * scale)
            end, last = self._tokens[last].span.end, last + 1
        return Numeral(index, last, self._start(index, clitics), end, value, fraction=scale == 1, scale=scale)

    def _ordinal(self, index: int) -> Numeral | None:
        word, clitics = w.stripped(self.norm(index))
        article = clitics.endswith("ال") or clitics == "لل"
        if word not in w.ORDINALS:
            return None
        if self.norm(index) in ("ثانيه", "ثان", "وثانيه", "حادي"):  # the unit of time, or unfinished
            return None
        value, last = w.ORDINALS[word], index + 1
        following, joint = w.stripped(self.norm(last))
        if following in w.TEENS and not joint:
            value, last = (11 if value == 11 else value + 10), last + 1
        elif joint == "وال" and following in w.TENS:
            value, last = (1 if value == 11 else value) + w.TENS[following], last + 1
        elif value == 11:
            return None
        return Numeral(
            index,
            last,
            self._start(index, clitics),
            self._tokens[last - 1].span.end,
            value,
            ordinal=True,
            article=article,
        )

    def _vague(self, index: int) -> Numeral | None:
        """عشرات، مئات الآلاف، بضعة: a number that nobody counted."""
        word, clitics = w.stripped(self.norm(index))
        if word not in w.VAGUE or clitics.startswith("وال"):
            return None
        last = index + 1
        while w.stripped(self.norm(last))[0] in w.VAGUE and self.norm(last).startswith("ال"):
            last += 1
        end = self._tokens[last - 1].span.end
        return Numeral(index, last, self._start(index, clitics), end, None, article="ال" in clitics)


def _times(value: int | float, scale: int) -> int | float:
    return _tidy(value * scale)


def _tidy(value: int | float) -> int | float:
    rounded = round(value, 9)
    return int(rounded) if isinstance(rounded, float) and rounded.is_integer() and abs(rounded) < 1e15 else rounded


class _Group:
    """A number below a thousand while its words come in: مئتان وخمسة وثلاثون."""

    def __init__(self) -> None:
        self.value = 0
        self.open = True  # nothing has come yet

    def take(self, part: _Part) -> bool:
        """Add a word that stands first or after و; False when it cannot go on this number."""
        ones, tens = self.value % 10, self.value % 100
        match part.kind:
            case "hundred":
                fits = self.open
            case "ten":
                fits = tens == 0 or 0 < tens < 10
            case _:
                fits = ones == 0 and (tens == 0 or tens >= 20) and (part.value < 10 or tens == 0)
                fits = fits and (part.value > 0 or self.open)
        if fits:
            self.value += part.value
            self.open = False
        return fits

    def multiply(self, before: _Part, part: _Part) -> bool:
        """Take a word without و: ثلاثة عشر، ثلاث مئة."""
        ones = self.value % 10
        after_unit = before.kind == "unit" and before.value < 10
        if part.kind == "unit" and part.value == 10 and after_unit:
            self.value += 10
            return True
        if part.kind == "hundred" and part.value == 100 and after_unit and 3 <= ones == self.value:
            self.value = ones * 100
            return True
        return False


def compose(parts: Sequence[_Part]) -> tuple[int, int, int]:
    """The value of the longest well-formed beginning of ``parts``, how many parts it takes, and its last multiplier."""
    total, group, least_scale, last_scale, taken = 0, _Group(), 10**15, 1, 0
    for position, part in enumerate(parts):
        if part.kind in ("scale", "dual"):
            scale = part.value if part.kind == "scale" else part.value // 2
            if scale >= least_scale:
                break
            if group.open or (not part.joined and part.kind == "scale"):
                total += part.value * (1 if group.open else group.value)
            elif part.joined and group.value % 100 == 0:  # مئة وألف: a hundred and one thousand
                total += group.value * scale + part.value
            else:
                break
            group, least_scale, last_scale = _Group(), scale, scale
        elif position and not part.joined:
            if not group.multiply(parts[position - 1], part):
                break
        elif group.take(part):
            last_scale = 1
        else:
            break
        taken = position + 1
    return total + group.value, taken, last_scale
