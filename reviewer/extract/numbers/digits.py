"""Numerals written in digits: separators of all kinds, the raa decimal, signs, fractions in one character."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

from reviewer.extract.numbers.stream import Stream
from reviewer.text import normalize

_RAA = re.compile(r"(\d+)ر(\d+)")
_THOUSANDS = re.compile(r"\d{1,3}([.,٬٫،])\d{3}(?:\1\d{3})*")
_LOOSE = re.compile(r"[1-9]\d{0,2}[٫،]\d{3}|\d{3}ر[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}")
_MINUS = frozenset("−–-")


@frozen
class Figures:
    """A numeral in digits over the tokens up to ``last``; its span is in code points, without a percent sign.

    ``loose`` is set when the mark may part thousands as well as decimals: ٣٫٥٠٠.
    """

    value: int | float
    start: int
    end: int
    last: int
    loose: bool = False


def _plain(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def value_of(surface: str, *, scaled: bool = False) -> int | float | None:
    """The value of a numeral, none when it is no single number (a date, a score).

    In the raa decimal the fraction is typed first and shows last: ``5ر22`` reads 22.5; three digits of zeros before the
    ر are thousands (``000ر22``). ``٫``, ``,`` and ``،`` are decimal marks unless groups of three follow them. ``scaled``
    says that a word like مليون follows: then a single dot is a decimal mark (1.250 مليون).
    """
    text = normalize(surface).rstrip("%٪")
    sign = -1 if text.startswith(("-", "−", "–")) else 1
    text = text.lstrip("+-−–")
    raa = _RAA.fullmatch(text)
    if raa:
        first, second = raa.groups()
        if len(first) == 3 and (first == "000" or len(second) > 2):
            return sign * int(second + first)
        return sign * float(f"{second}.{first}")
    if text.isdigit():
        return sign * int(text)
    marks = re.findall(r"[^\d]", text)
    if not marks or any(m not in ".,٫٬،" for m in marks):
        return None
    grouped = len(marks) > 1 or marks[0] in ",٬" or (marks[0] == "." and text[0] != "0" and not scaled)
    if _THOUSANDS.fullmatch(text) and grouped and text[0] != "0":
        return sign * int(re.sub(r"\D", "", text))
    whole, mark, fraction = text.rpartition(marks[-1])
    if len(set(marks)) <= 2 and marks.count(mark) == 1:
        digits = re.sub(r"\D", "", whole)
        return sign * _plain(f"{digits}.{fraction}")
    return None


def _share(character: str) -> float | None:
    """The value of ½ and its like."""
    if len(character) != 1 or unicodedata.decomposition(character).partition(">")[0] != "<fraction":
        return None
    return unicodedata.numeric(character)


def figures(stream: Stream, index: int, scales: frozenset[str] = frozenset()) -> Figures | None:
    """The numeral in digits that begins at the token ``index``: 12 000, .5, −4, 2½."""
    if not stream.is_number(index):
        return _odd(stream, index)
    surface = stream.surface(index)
    after = index + 1
    value = value_of(surface, scaled=stream.norm(after) in scales)
    if value is None:
        return None
    start, end = stream.start(index), stream.end(index)
    if surface[-1] in "%٪":
        return Figures(value, start, end - 1, after)
    digits = normalize(surface)
    if digits.isdigit() and len(digits) < 4 and digits[0] != "0":  # 12 000
        while stream.gap(after) == " " and stream.is_number(after) and _GROUP.fullmatch(stream.norm(after)):
            value, end, after = int(value * 1000) + int(stream.norm(after)), stream.end(after), after + 1
    share = _share(stream.surface(after)) if stream.touching(after) else None
    if share is not None and isinstance(value, int):
        return Figures(value + share, start, stream.end(after), after + 1)
    sign = _sign(stream, index)
    if sign is not None:
        return Figures(-value, sign, end, after)
    return Figures(value, start, end, after, loose=_LOOSE.fullmatch(digits) is not None)


def _sign(stream: Stream, index: int) -> int | None:
    """Where a minus that the tokenizer left alone stands: −4."""
    if not (stream.touching(index) and stream.norm(index - 1) in _MINUS) or stream.is_number(index - 2):
        return None
    return None if stream.touching(index - 1) else stream.start(index - 1)


def _odd(stream: Stream, index: int) -> Figures | None:
    """A numeral that begins with a mark: .5, ٫٥, ½."""
    mark = stream.norm(index)
    share = _share(stream.surface(index))
    if share is not None:
        return Figures(share, stream.start(index), stream.end(index), index + 1)
    lone = mark in (".", "٫") and not stream.touching(index)
    if not lone or not stream.is_number(index + 1) or not stream.touching(index + 1):
        return None
    digits = stream.norm(index + 1).rstrip("%٪")
    if not digits.isdigit():
        return None
    end = stream.end(index + 1) - (len(stream.norm(index + 1)) - len(digits))
    return Figures(float(f"0.{digits}"), stream.start(index), end, index + 2)
