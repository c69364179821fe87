"""Numerals: the longest number that begins at a token, in digits, in words or in both."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.compose import Part, compose
from reviewer.extract.numbers.digits import figures
from reviewer.extract.numbers.stream import Stream

_SCALE_WORDS = frozenset(w.SCALES)
_SINGULAR_SCALES = _SCALE_WORDS - w.VAGUE
_MINUS_WORDS = frozenset(("سالب", "ناقص"))


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
    loose: bool = False  # in ٣٫٥٠٠ the mark may part thousands


def tidy(value: int | float) -> int | float:
    """``value`` without the noise of floats, as an int where it is whole."""
    rounded = round(value, 9)
    return int(rounded) if isinstance(rounded, float) and rounded.is_integer() and abs(rounded) < 1e15 else rounded


def begins_numeral(norm: str) -> bool:
    """Whether a word may begin a numeral."""
    return norm in _MINUS_WORDS or w.known(w.stripped(norm)[0]) or _without_pronoun(norm) is not None


def outer_start(stream: Stream, index: int, clitics: str) -> int:
    """Where the number word at ``index`` begins after its proclitics; the article stays with an ordinal or fraction."""
    outer = "ل" if clitics == "لل" else clitics.removesuffix("ال")
    return stream.after_letters(index, len(outer))


def _without_pronoun(norm: str) -> tuple[str, str] | None:
    """The fraction in نصفهم، وثلثيها with its proclitics."""
    for ending in _PRONOUNS:
        if norm.endswith(ending):
            word, clitics = w.stripped(norm.removesuffix(ending))
            return (word, clitics) if word in _WITH_PRONOUN and clitics in ("", "و", "ب", "ل", "ف") else None
    return None


class Reader:
    """Reads numerals from the tokens of a text."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def read(self, index: int) -> Numeral | None:
        """The numeral that begins at the token ``index``."""
        stream = self._stream
        if not 0 <= index < len(stream):
            return None
        if not stream.is_word(index):
            return self._in_digits(index)
        if stream.norm(index) in _MINUS_WORDS:
            return self._negative(index)
        word, clitics = w.stripped(stream.norm(index))
        if not w.known(word):
            return self._halved_word(index)
        return (
            self._ordinal(index, word, clitics)
            or self._fraction(index, word, clitics)
            or self._in_words(index)
            or self._vague(index, word, clitics)
        )

    def _negative(self, index: int) -> Numeral | None:
        """سالب خمسة."""
        found = self.read(index + 1)
        if found is None or found.value is None or found.ordinal:
            return None
        return evolve(found, first=index, start=self._stream.start(index), value=-found.value)

    def _in_digits(self, index: int) -> Numeral | None:
        stream = self._stream
        found = figures(stream, index, _SCALE_WORDS)
        if found is None:
            return self._ratio(index)
        value, end, last, scale = found.value, found.end, found.last, 1
        # (61,3) ألف: the multiplier stands outside of the parentheses
        outside = stream.norm(last) == ")" and stream.norm(index - 1) == "(" and stream.norm(last + 1) in w.SCALES
        at = last + 1 if outside else last
        while stream.norm(at) in w.SCALES and w.SCALES[stream.norm(at)] > scale and stream.near(at):
            scale = w.SCALES[stream.norm(at)]
            value, end = tidy(value * scale), stream.end(at)
            at += 1
            last = at
        loose = found.loose and scale == 1
        numeral = Numeral(index, last, found.start, end, value, digits=True, scale=scale, loose=loose)
        return self._and_half(self._and_more(self._pointed(numeral)))

    def _ratio(self, index: int) -> Numeral | None:
        """3/4: a fraction where its parts make one."""
        parts = _RATIO.fullmatch(self._stream.norm(index))
        if parts is None or (int(parts[1]) >= int(parts[2]) and len(parts[2]) == 1):
            return None
        below = int(parts[2])
        if below < 2 or (below > 10 and below not in (100, 1000)):
            return None
        value = tidy(int(parts[1]) / below)
        value = -value if self._stream.norm(index).startswith("-") else value
        span = self._stream.tokens[index].span
        return Numeral(index, index + 1, span.start, span.end, value, fraction=True, digits=True)

    def _and_more(self, numeral: Numeral) -> Numeral:
        """3 ملايين و200 ألف: a smaller number in digits goes on a multiple."""
        index = numeral.last
        if numeral.scale == 1 or numeral.value is None or self._stream.norm(index) != "و":
            return numeral
        if not self._stream.is_number(index + 1):
            return numeral
        more = self._in_digits(index + 1)
        if more is None or more.value is None or more.value >= numeral.scale or not isinstance(more.value, int):
            return numeral
        if self._stream.surface(more.last - 1)[-1] in "%٪":
            return numeral
        return evolve(numeral, last=more.last, end=more.end, value=numeral.value + more.value, scale=more.scale)

    def _part(self, index: int) -> tuple[Part, str] | None:
        word, clitics = w.stripped(self._stream.norm(index))
        joined = clitics.startswith("و")
        if word == "واحد" and self._stream.norm(index + 1) in w.TEENS:  # و+أحد عشر, written like واحد
            return Part("unit", 1, joined=True), "و"
        if word in w.UNITS:
            return Part("unit", w.UNITS[word], joined), clitics
        if word in w.TENS:
            return Part("ten", w.TENS[word], joined), clitics
        if word in w.HUNDREDS:
            return Part("hundred", w.HUNDREDS[word], joined), clitics
        if word in w.SCALES:
            return Part("scale", w.SCALES[word], joined), clitics
        if word in w.DUAL_SCALES:
            return Part("dual", w.DUAL_SCALES[word], joined), clitics
        return None

    def _parts(self, index: int) -> tuple[list[Part], list[int], str]:
        """Number words from ``index`` on, with a lone و between them taken in; the token after each; the first clitics."""
        stream = self._stream
        parts: list[Part] = []
        ends: list[int] = []
        first_clitics = ""
        while stream.is_word(index):
            joined = bool(parts) and stream.norm(index) == "و"
            found = self._part(index + joined) if stream.is_word(index + joined) else None
            if found is None:
                break
            part, clitics = found
            if (
                parts
                and not joined
                and clitics.endswith(("ال", "لل"))
                and not clitics.startswith("و")
                and part.kind != "scale"
            ):
                break  # خمسة الخامسة
            if not parts:
                first_clitics = clitics
            elif clitics not in ("", "و", "وال", "ال"):
                break  # ثلاثة بخمسة
            parts.append(evolve(part, joined=part.joined or joined))
            index += 1 + joined
            ends.append(index)
        return parts, ends, first_clitics

    def _in_words(self, index: int) -> Numeral | None:
        stream = self._stream
        parts, ends, clitics = self._parts(index)
        if not parts:
            return None
        value, count, scale = compose(parts)
        if count == 0 or (count == 1 and parts[0].kind == "scale" and w.stripped(stream.norm(index))[0] in w.VAGUE):
            return None
        article = clitics.endswith("ال") or clitics == "لل"
        start = outer_start(stream, index, clitics)
        if article:  # الـ belongs to the counted thing: الدول الخمس
            start = stream.after_letters(index, len(clitics))
        last = ends[count - 1]
        end = stream.end(last - 1)
        conjoined = clitics.startswith("و")
        numeral = Numeral(index, last, start, end, value, article=article, scale=scale, conjoined=conjoined)
        return self._and_half(self._and_more(self._pointed(numeral)))

    def _pointed(self, numeral: Numeral) -> Numeral:
        """ثلاثة فاصلة خمسة: the decimals are spoken."""
        if self._stream.norm(numeral.last) not in w.POINT or not isinstance(numeral.value, int) or numeral.scale > 1:
            return numeral
        digits = self.read(numeral.last + 1)
        if digits is None or not isinstance(digits.value, int) or digits.ordinal:
            return numeral
        decimals = digits.value // digits.scale
        value = tidy(float(f"{numeral.value}.{decimals}") * digits.scale)
        return evolve(numeral, last=digits.last, end=digits.end, value=value, scale=digits.scale)

    def _and_half(self, numeral: Numeral) -> Numeral:
        """مليونين ونصف المليون، ثلاثة ونصف مليار: a fraction goes on a number, of its last multiplier."""
        stream, index = self._stream, numeral.last
        word, clitics = w.stripped(stream.norm(index))
        if stream.norm(index) == "و":
            index += 1
            word, clitics = w.stripped(stream.norm(index))[0], "و"
        if numeral.value is None or clitics != "و" or word not in w.FRACTIONS or word in w.PLURAL_FRACTIONS:
            return numeral
        if stream.norm(index + 1).removeprefix("ال").startswith(_NO_SHARE):
            return numeral  # دور الـ16 وربع النهائي
        end, last, scale = stream.end(index), index + 1, numeral.scale
        value = numeral.value
        following = w.SCALES.get(stream.norm(last).removeprefix("ال"))
        if following:
            value = value * following if scale < following else value
            scale, end, last = following, stream.end(last), last + 1
        return evolve(numeral, last=last, end=end, value=tidy(value + w.FRACTIONS[word] * scale), scale=scale)

    def _fraction(self, index: int, word: str, clitics: str) -> Numeral | None:
        """نصف، ثلثي، ثلاثة أرباع، خمس السكان."""
        stream = self._stream
        count, last, share = 1, index + 1, w.FRACTIONS.get(word)
        if word in w.UNITS and w.stripped(stream.norm(last))[0] in w.PLURAL_FRACTIONS:
            count, share = w.UNITS[word], w.FRACTIONS[w.stripped(stream.norm(last))[0]]
            last += 1
        elif word in w.EITHER and "ال" not in clitics and self._of_a_whole(index):
            share = w.EITHER[word]
        elif share is None or word in w.PLURAL_FRACTIONS:
            return None
        following = stream.norm(last)
        bare = following.removeprefix("ال")
        period = "ال" in clitics and (w.stripped(following)[0] in w.ORDINALS or bare.startswith("اخير"))
        if period or bare.startswith(_NO_SHARE) or (word == "نص" and bare in w.ORDINALS):
            return None  # النصف الثاني، الربع الأخير are periods, نصف النهائي is a match
        value, end, scale = tidy(count * share), stream.end(last - 1), 1
        if bare in _SINGULAR_SCALES:
            scale = w.SCALES[bare]
            value, end, last = tidy(value * scale), stream.end(last), last + 1
        start = outer_start(stream, index, clitics)
        return Numeral(index, last, start, end, value, fraction=scale == 1, scale=scale, conjoined=clitics[:1] == "و")

    def _of_a_whole(self, index: int) -> bool:
        """خمس السكان is a fifth: a definite noun in the singular follows, or a damma says so."""
        following = self._stream.norm(index + 1)
        if following in w.TEENS:
            return False
        definite = following.startswith("ال") and not following.endswith(("ات", "ين", "ون")) and len(following) > 4
        return definite or following in _WHOLES or self._stream.surface(index)[1:2] == "ُ"

    def _halved_word(self, index: int) -> Numeral | None:
        """نصفهم، ثلثيها: a fraction with a pronoun."""
        found = _without_pronoun(self._stream.norm(index))
        if found is None:
            return None
        word, clitics = found
        start = outer_start(self._stream, index, clitics)
        end = self._stream.end(index)
        return Numeral(index, index + 1, start, end, tidy(w.FRACTIONS[word]), fraction=True)

    def _ordinal(self, index: int, word: str, clitics: str) -> Numeral | None:
        stream = self._stream
        if word not in w.ORDINALS or not self._truly_ordinal(index, word, clitics):
            return None
        value, last = w.ORDINALS[word], index + 1
        following, joint = w.stripped(stream.norm(last))
        if stream.norm(last) == "و":
            following, joint = w.stripped(stream.norm(last + 1))
            joint = "و" + joint
        if following in w.TEENS and not joint and value > 1:  # أول عشرة are the first ten, the eleventh is الحادي عشر
            value, last = (11 if value == 11 else value + 10), last + 1
        elif joint == "وال" and w.TENS.get(following, 0) >= 20:
            value, last = (1 if value == 11 else value) + w.TENS[following], last + 1 + (stream.norm(last) == "و")
        elif value == 11:
            return None
        if stream.norm(last) == "بعد":  # الحادي عشر بعد المئة
            more, article = w.stripped(stream.norm(last + 1))
            above = w.HUNDREDS.get(more) or w.SCALES.get(more)
            if above and article == "ال":
                value, last = value + above, last + 2
        article = clitics.endswith("ال") or clitics == "لل"
        start = outer_start(stream, index, clitics)
        return Numeral(index, last, start, stream.end(last - 1), value, ordinal=True, article=article)

    def _truly_ordinal(self, index: int, word: str, clitics: str) -> bool:
        """Not an initial report (أولي), a second of time (ثانية) or a place by the name of رابعة."""
        stream = self._stream
        before = stream.norm(index - 1)
        article = clitics.endswith("ال") or clitics == "لل"
        if word == "اولي" and stream.surface(index).endswith("ي"):
            return article and before.endswith("ه")
        if word.endswith("ه") and not article:  # ثانية after a noun: مرة ثانية
            return before.endswith(("ه", "ي")) and not before.startswith("ال") and stream.is_word(index - 1)
        return article or word not in ("ثان", "حادي")

    def _vague(self, index: int, word: str, clitics: str) -> Numeral | None:
        """عشرات، مئات الآلاف، بضعة: a number that nobody counted."""
        stream = self._stream
        if word not in w.VAGUE or clitics.startswith("وال") or clitics == "ك":
            return None
        last = index + 1
        while stream.norm(last).startswith("ال") and stream.norm(last)[2:] in w.VAGUE | _SINGULAR_SCALES:
            last += 1
        if word.startswith("بضع") and w.stripped(stream.norm(last))[0] in _AFTER_SOME:
            last += 1
        start = outer_start(stream, index, clitics)
        return Numeral(index, last, start, stream.end(last - 1), None, article="ال" in clitics)


_RATIO = re.compile(r"-?(\d{1,3})/(\d{1,4})")
_NO_SHARE = ("نهاي", "خالي", "سنوي", "شهري", "يومي", "اسبوعي", "مصنع", "عاري", "دائري", "الله", "فصلي", "متر")
_AFTER_SOME = w.VAGUE | w.SCALES.keys() | w.TEENS
_WHOLES = frozenset("سكان عدد مساحه اجمالي حجم قيمه ميزانيه موازنه انتاج صادرات واردات الناتج اراضي ناخبي".split())
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
_WITH_PRONOUN = frozenset(("نصف", "ثلث", "ثلثا", "ثلثي", "ربع"))
