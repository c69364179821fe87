"""The tokenizer: words, numbers, punctuation and addresses, each with its offsets.

Tokens are the ground for selection, export and search. camel-tools' ``simple_word_tokenize`` gives no offsets, cuts
``3.5`` in three and leaves ``60عاما`` whole, so the split is ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from reviewer.model import Span
from reviewer.text.shadow import INVISIBLE, TASHKEEL, TATWEEL, normalize


class TokenKind(StrEnum):
    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    URL = "url"  # also e-mail addresses, handles and hashtags
    SYMBOL = "symbol"


class Token(NamedTuple):  # made in half the time of an attrs value, and there is one for each word
    """A stretch of text without white space. ``norm`` is its normalised form, the surface where that is empty."""

    span: Span
    kind: TokenKind
    norm: str


_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_MARKS = f"{TASHKEEL}{TATWEEL}\u0300-\u036f"
_INSIDE = f"{_MARKS}{re.escape(INVISIBLE)}"
_LETTER = r"[^\W\d_]"  # of any script
_VOWELLED = f"{_LETTER}[{_MARKS}]*"
_ENDS = f"(?![\\w{_MARKS}])"  # a letter keeps its diacritics
_ARABIC = "[\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u0750-\u077f\u08a0-\u08ff]"
_NUMERAL = rf"[{_DIGITS}]+ (?: [.,٫٬،/:][{_DIGITS}]+ | ر[{_DIGITS}]+(?!{_LETTER}) )* [%٪]?"
_JOINS = "\u200d\ufe0f\u20e3\U0001f3fb-\U0001f3ff"  # what makes one emoji of several
_PICTURE = "[\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff]"

_PATTERN = re.compile(
    rf"""
    (?P<plain> [ء-غف-ي]++(?![\w{_INSIDE}]|[.'’-][\w{_MARKS}]) )                # most words: read at once
  | (?P<keycap> [0-9\#*]\ufe0f?\u20e3 )
  | (?P<url> (?:https?://|www\.)[^\s«»"“”،؛()]*[^\s«»"“”،؛().,:!?؟]
           | [A-Za-z0-9._%+-]{{1,64}}+@[A-Za-z0-9.-]+\.[A-Za-z]{{2,}}
           | [@#][^\W_][\w{_INSIDE}]* )
  | (?P<number> (?:(?<![^\s(])[+-])? {_NUMERAL} )
  | (?P<clitic> [وف]?(?:[بكل]?ال|لل|[بكل])?[{_MARKS}]*(?=[{_DIGITS}])(?<=[وفبكل{_MARKS}]) )   # الـ100
  | (?P<word>
        {_VOWELLED}(?:\.{_VOWELLED})+\.?{_ENDS}                                 # U.N.
      | (?:{_ARABIC}[{_MARKS}]*){{1,3}}(?:\.(?:{_ARABIC}[{_MARKS}]*){{1,3}})+{_ENDS}  # بي.بي.سي
      | (?:{_LETTER}|[{_MARKS}])(?:{_LETTER}|[{_INSIDE}]|['’](?={_LETTER}))*
        (?:-(?={_LETTER})(?:{_LETTER}|[{_MARKS}])+)*                             # كي-مون
        [{_DIGITS}]* )                                                           # كوردستان24
  | (?P<punctuation> \.\.\.+ )
  | (?P<symbol> {_PICTURE}[{_JOINS}]*(?:(?<=\u200d){_PICTURE}[{_JOINS}]*)*
           | [^\s{_INSIDE}] )
    """,
    re.VERBOSE,
)
_PUNCTUATION = frozenset("!\"#%&'()*,-./:;?@[\\]_{}«»‹›“”„‟‘’‚″′،؛؟٪٭۔…–—•·¡¿")
_KINDS = {
    "plain": TokenKind.WORD,
    "keycap": TokenKind.SYMBOL,
    "url": TokenKind.URL,
    "number": TokenKind.NUMBER,
    "clitic": TokenKind.WORD,
    "word": TokenKind.WORD,
    "punctuation": TokenKind.PUNCTUATION,
    "symbol": TokenKind.SYMBOL,
}


_WORD = TokenKind.WORD
_norm = lru_cache(maxsize=8_000)(normalize)  # few words make up most of a text


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order: disjoint, covering everything that is visible.

    White space and invisible characters on their own (a stray RLM) belong to no token. A proclitic before digits is a
    token of its own (الـ|100), as is a number before letters (13|صوتا); digits after a name stay with it (كوردستان24).
    """
    tokens: list[Token] = []
    for match in _PATTERN.finditer(text):
        surface = match.group()
        kind = _KINDS[match.lastgroup or "symbol"]
        if kind is not _WORD and surface in _PUNCTUATION:
            kind = TokenKind.PUNCTUATION
        tokens.append(Token(Span(match.start(), match.end()), kind, _norm(surface) or surface))
    return tuple(tokens)


def token_at(tokens: Sequence[Token], offset: int) -> Token | None:
    """The token that holds the code point at ``offset``."""
    index = bisect_right(tokens, offset, key=lambda t: t.span.start) - 1
    return tokens[index] if index >= 0 and tokens[index].span.end > offset else None


def tokens_in(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that share a character with ``span``."""
    first = bisect_right(tokens, span.start, key=lambda t: t.span.end)
    last = bisect_right(tokens, span.end - 1, key=lambda t: t.span.start)
    return tokens[first:last]


def snap(tokens: Sequence[Token], span: Span) -> Span:
    """The smallest span of whole tokens around ``span``; ``span`` itself when it touches none."""
    touched = tokens_in(tokens, span)
    return Span(touched[0].span.start, touched[-1].span.end) if touched else span
