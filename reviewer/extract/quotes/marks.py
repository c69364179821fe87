"""Quotation marks: pairing with repair, and the marks around a span."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from reviewer.model import Span
from reviewer.text import Analysis, Token, normalize

OPENING, CLOSING, STRAIGHT = "«“„‟〝", "»”〞", '"″'
MARKS = OPENING + CLOSING + STRAIGHT


@frozen
class Marked:
    """What lies between two marks: content without the spaces next to the marks, and the marks that are there."""

    content: Span
    opening: Span | None
    closing: Span | None
    first: int  # tokens of the content, half-open
    last: int


def _content(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _opens(text: str, mark: Span) -> bool:
    """Whether a straight mark looks like an opening one: nothing glued before it, something after it."""
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    return (before.isspace() or before in "(:،وبلفك") and not after.isspace()


def _names_in_speech(
    text: str, tokens: Sequence[Token], first: int, last: int, names: frozenset[str]
) -> list[tuple[int, int]]:
    """Straight marks around a name within straight marks: : "أعرف مؤسس "واتس آب" منذ فترة".

    Told from two quotes in a row by the colon before the outer mark and by the name, which is known from elsewhere.
    """
    straight = [i for i in range(first, last) if tokens[i].norm in STRAIGHT]
    found: list[tuple[int, int]] = []
    place = 0
    while place + 3 < len(straight):
        outer, opener, closer, _end = straight[place : place + 4]
        name = normalize(text[tokens[opener].span.end : tokens[closer].span.start]).strip()
        if tokens[outer - 1].norm == ":" and outer > first and name in names:
            found.append((opener, closer))
            del straight[place + 1 : place + 3]
        else:
            place += 2
    return found


def _pairs(
    text: str, tokens: Sequence[Token], first: int, last: int, names: frozenset[str]
) -> list[tuple[int | None, int | None]]:
    """Indexes of the opening and closing mark tokens of one paragraph; none for a missing one."""
    stack: list[int] = []
    inner = _names_in_speech(text, tokens, first, last, names)
    pairs: list[tuple[int | None, int | None]] = list(inner)
    settled = {i for pair in inner for i in pair}
    for index in range(first, last):
        norm = tokens[index].norm
        if norm not in MARKS or len(norm) != 1 or index in settled:
            continue
        open_straight = next((i for i in reversed(stack) if tokens[i].norm in STRAIGHT), None)
        nested = bool(stack) and tokens[stack[-1]].norm == norm
        closes = open_straight is not None or (bool(stack) and not _opens(text, tokens[index].span))
        if (norm in OPENING and not nested) or (norm in STRAIGHT and not closes):
            stack.append(index)
        elif stack:
            opener = open_straight if norm in STRAIGHT and open_straight is not None else stack[-1]
            del stack[stack.index(opener) :]
            pairs.append((opener, index))
    pairs += [(index, None) for index in stack]
    return pairs


def marked_spans(analysis: Analysis, names: frozenset[str]) -> list[Marked]:
    """Everything between quotation marks, paragraph by paragraph; a mark that nothing closes runs to the end.

    ``names`` are the normalised entities of the article, which may stand in marks within a quote.
    """
    found: list[Marked] = []
    tokens, text = analysis.tokens, analysis.text
    first = 0
    for paragraph in analysis.paragraphs:
        last = first
        while last < len(tokens) and tokens[last].span.start < paragraph.end:
            last += 1
        for opener, closer in _pairs(text, tokens, first, last, names):
            begin = tokens[opener].span.end if opener is not None else paragraph.start
            end = tokens[closer].span.start if closer is not None else paragraph.end
            content = _content(text, begin, end)
            if content is not None:
                found.append(
                    Marked(
                        content,
                        tokens[opener].span if opener is not None else None,
                        tokens[closer].span if closer is not None else None,
                        opener + 1 if opener is not None else first,
                        closer if closer is not None else last,
                    )
                )
        first = last
    return sorted(found, key=lambda m: (m.content.start, -m.content.end))


def marks_around(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """The quotation marks next to a span, outside of it or just inside, spaces skipped."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in " \u00a0":
        start -= 1
    while end < len(text) and text[end] in " \u00a0":
        end += 1
    opening = closing = None
    if text[span.start] in MARKS:
        opening = Span(span.start, span.start + 1)
    elif start > 0 and text[start - 1] in MARKS:
        opening = Span(start - 1, start)
    if len(span) > 1 and text[span.end - 1] in MARKS:
        closing = Span(span.end - 1, span.end)
    elif end < len(text) and text[end] in MARKS:
        closing = Span(end, end + 1)
    return opening, closing
