"""The normalised shadow of a text: what search and matching see, with a map back to code points.

The folding is that of camel-tools (``dediac_ar``, ``normalize_alef_ar``, ``normalize_alef_maksura_ar``,
``normalize_teh_marbuta_ar``) and a little wider: hamza seats, Persian letters, digits of all scripts, bidi marks.
It is a table of its own because importing camel-tools costs a third of a second at the start of the program; a test
holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache

from attrs import field, frozen

from reviewer.model import Span

_MARKS = map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)])
TASHKEEL = "".join(c for c in _MARKS if unicodedata.category(c) == "Mn")
TATWEEL = "\u0640"
INVISIBLE = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
DROPPED = TASHKEEL + TATWEEL + INVISIBLE

_FOLDED = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېۍئ", "ي"),
    **dict.fromkeys("ةۀەہھ", "ه"),
    **dict.fromkeys("ؤ", "و"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("\u00a0\u2007\u202f", " "),
}
_ARABIC_DIGITS = {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
_TABLE = str.maketrans({**dict.fromkeys(DROPPED), **_FOLDED, **_ARABIC_DIGITS})
_DROPPED = re.compile(f"[{DROPPED}]")


def normalize(s: str) -> str:
    """``s`` folded for comparison: without tashkeel, tatweel and invisible marks, one form a letter, ASCII digits."""
    return s.translate(_TABLE).casefold()


_CLUSTER = frozenset(TASHKEEL + TATWEEL)


@cache
def _width(character: str) -> int:
    return len(normalize(character))


@frozen
class Shadow:
    """A normalised text and, for each of its characters, the code point of the original that it comes from.

    ``origins`` has one more item than ``text``: the length of the original.
    """

    text: str
    origins: tuple[int, ...] | range = field(repr=False)
    original: str = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The span of the original under ``[start, end)`` of the shadow, with the tashkeel of its last letter."""
        first, after = self.origins[start], self.origins[end - 1] + 1
        limit = self.origins[end]
        while after < limit and self.original[after] in _CLUSTER:
            after += 1
        return Span(first, after)

    def position(self, original_offset: int) -> int:
        """The shadow offset of the first character at or after ``original_offset``."""
        return bisect_left(self.origins, original_offset)


def shadow(text: str) -> Shadow:
    """The shadow of ``text``: ``shadow(text).text == normalize(text)``."""
    folded = normalize(text)
    if len(folded) == len(text) and not _DROPPED.search(text):
        return Shadow(folded, range(len(text) + 1), text)
    origins: list[int] = []
    for index, character in enumerate(text):
        width = _width(character)
        if width == 1:
            origins.append(index)
        elif width:
            origins.extend([index] * width)
    origins.append(len(text))
    return Shadow(folded, tuple(origins), text)
