"""Code points and UTF-16: the one place in the program that knows that Qt counts otherwise.

A QTextDocument counts UTF-16 units and replaces some characters (CRLF, U+2029, object marks). It is given a view string
that has as many units as the text and nothing that it would replace, so that a document position is a unit offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from reviewer.model import Span

_REPLACED = {
    "\r": "\u200b",
    "\ufeff": "\u200b",  # at the beginning it would be taken for a byte order mark
    "\x00": "\u2400",
    "\u2029": "\n",
    "\u0085": " ",
    "\ufdd0": "\ufffd",
    "\ufdd1": "\ufffd",
    "\ufffc": "\ufffd",
}
_SURROGATES = {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}  # lone ones
_TABLE = str.maketrans(_REPLACED | _SURROGATES)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Offsets of one text in code points and in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = len(text)
        try:
            units, sound = len(text.encode("utf-16-le")) // 2, True
        except UnicodeEncodeError:
            units, sound = -1, False
        # Most texts are as Qt counts and takes them, which is quickly seen.
        self._astral = [] if units == len(text) else [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_units = [i + k for k, i in enumerate(self._astral)]
        view = text.replace("\r\n", "\u200b\n").replace("\r", "\n") if "\r" in text else text
        self.view = view if sound and not any(one in view for one in _REPLACED) else view.translate(_TABLE)

    @cached_property
    def units(self) -> str:
        """The view with one character a unit; the halves of a pair are U+FFFD."""
        if not self._astral:
            return self.view
        return "".join("\ufffd\ufffd" if ord(c) > 0xFFFF else c for c in self.view)

    def __len__(self) -> int:
        """The length in units."""
        return self._length + len(self._astral)

    def stored(self, unit: int) -> str:
        """The character of the text at a unit, which the view may show as another."""
        return self._text[self.to_code_points(unit)]

    def to_units(self, offset: int) -> int:
        """The unit offset of a code point offset."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def to_code_points(self, unit: int) -> int:
        """The code point offset of a unit offset; one inside of a pair gives the pair's start."""
        if not self._astral:
            return unit
        before = bisect_right(self._astral_units, unit - 1)
        if before and self._astral_units[before - 1] == unit - 1:
            return self._astral[before - 1]
        return unit - before

    def span(self, start: int, end: int) -> Span:
        """The span of code points under ``[start, end)`` in units; a pair that is touched is taken whole."""
        first, last = self.to_code_points(start), self.to_code_points(end)
        if self.to_units(last) < end:
            last += 1
        return Span(first, last)
