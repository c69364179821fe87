"""Paragraphs and sentences, as spans."""

from __future__ import annotations

import re

from reviewer.model import Span

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?:[.!?؟…]+)(?P<closers>[»”\"'’)\]]*)(?=\s)")
# د. and م. before a name, initials, and the dots of a numbered list
_ABBREVIATION = re.compile(r"(?:^|[\s(«“\"])(?:\w|\d{1,2}|[A-Z][a-z]{0,2})\.$")
_OPENERS, _CLOSERS = "«“„", "»”"


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


def _inside_marks(paragraph: str, position: int) -> bool:
    """Whether quotation marks that are closed later in the paragraph are open at ``position``."""
    before, after = paragraph[:position], paragraph[position:]
    opened = sum(before.count(c) for c in _OPENERS) - sum(before.count(c) for c in _CLOSERS)
    if opened > 0 and any(c in after for c in _CLOSERS):
        return True
    return before.count('"') % 2 == 1 and '"' in after


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of each paragraph. Numbers, abbreviations and marked quotes are not cut."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        surface = paragraph.of(text)
        start = 0
        for match in _END.finditer(surface):
            if _ABBREVIATION.search(surface, max(0, match.start() - 4), match.start() + 1):
                continue
            if len(surface) < 20_000 and _inside_marks(surface, match.end()):
                continue
            span = _trimmed(text, paragraph.start + start, paragraph.start + match.end())
            if span is not None:
                found.append(span)
            start = match.end()
        last = _trimmed(text, paragraph.start + start, paragraph.end)
        if last is not None:
            found.append(last)
    return tuple(found)
