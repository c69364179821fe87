"""Paragraphs and sentences, as spans."""

from __future__ import annotations

import re

from reviewer.model import Span

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?<![.!?؟…])[.!?؟…]++[»”\"'’)\]]*+(?=\s)")
# د. and م. before a name, initials, and the dots of a numbered list; not the م. of a year
_ABBREVIATION = re.compile(r"(?:^|(?<!\d)[\s(«“\"])(?:\w|\d{1,2}|[A-Z][a-z]{0,2})\.$")
_OPENERS, _CLOSERS = "«“„", "»”"
_MARK = re.compile(r"[«“„»”\"]")
_LONGEST = 20_000  # code points of a paragraph in which marks count: one that is never closed would leave it whole


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-empty lines of ``text``, without the white space around them."""
    trimmed = (_trimmed(text, *match.span()) for match in _LINE.finditer(text))
    return tuple(span for span in trimmed if span is not None)


class _Marks:
    """The quotation marks of a paragraph, read from left to right."""

    def __init__(self, paragraph: str) -> None:
        self._marks = [(m.start(), m.group()) for m in _MARK.finditer(paragraph)]
        self._last_closer = max((paragraph.rfind(c) for c in _CLOSERS), default=-1)
        self._last_straight = paragraph.rfind('"')
        self._next = self._opened = self._straight = 0

    def inside(self, position: int) -> bool:
        """Whether marks that are closed later are open at ``position``, which never goes back."""
        while self._next < len(self._marks) and self._marks[self._next][0] < position:
            mark = self._marks[self._next][1]
            self._straight += mark == '"'
            self._opened += (mark in _OPENERS) - (mark in _CLOSERS)
            self._next += 1
        if self._opened > 0 and self._last_closer >= position:
            return True
        return self._straight % 2 == 1 and self._last_straight >= position


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of each paragraph. Numbers, abbreviations and marked quotes are not cut."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        surface = paragraph.of(text)
        marks = _Marks(surface) if len(surface) < _LONGEST else None
        start = 0
        for match in _END.finditer(surface):
            if _ABBREVIATION.search(surface, max(0, match.start() - 4), match.start() + 1):
                continue
            if marks is not None and marks.inside(match.end()):
                continue
            span = _trimmed(text, paragraph.start + start, paragraph.start + match.end())
            if span is not None:
                found.append(span)
            start = match.end()
        last = _trimmed(text, paragraph.start + start, paragraph.end)
        if last is not None:
            found.append(last)
    return tuple(found)
