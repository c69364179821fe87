"""Quotation marks: pairing with repair, and the marks around a span.

What a mark does is read off its shape and off the spaces beside it; where both say nothing (" كلمة "), marks alternate.
That mends « as a closer, ” before ″, ″ for ", and marks in the wrong order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from reviewer.model import Span
from reviewer.text import Analysis, Token, TokenKind, normalize

OPENING, CLOSING, STRAIGHT = "«“„‟〝‹", "»”〞›", '"″'
SINGLE_OPENING, SINGLE_CLOSING, SINGLE = "‘‛", "’", "'"
MARKS = OPENING + CLOSING + STRAIGHT
_ALL = frozenset(MARKS + SINGLE_OPENING + SINGLE_CLOSING + SINGLE)
_FAMILIES = {
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "single guillemet"),
    **dict.fromkeys("“”„‟〝〞" + STRAIGHT, "double"),
    **dict.fromkeys(SINGLE_OPENING + SINGLE_CLOSING + SINGLE, "single"),
}
_GLUED_BEFORE = "(:،وبلفك[-–—"
_PROCLITICS = "وفبلك"
LONGEST = 3000  # code points: a mark that is closed later than this was never closed


@frozen
class Marked:
    """What lies between two marks: content without the spaces next to the marks, and the marks that are there."""

    content: Span
    opening: Span | None
    closing: Span | None
    first: int  # tokens of the content, half-open
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first


@frozen
class _Mark:
    """A mark in the text: its tokens (two for a doubled apostrophe), family, and which way it looks."""

    first: int
    last: int
    span: Span
    family: str
    shape: int  # 1 opens by its shape, -1 closes, 0 either
    spacing: int  # the same by the spaces beside it


def _spacing(text: str, span: Span) -> int:
    before = text[span.start - 1] if span.start else " "
    after = text[span.end] if span.end < len(text) else " "
    free_before, free_after = before.isspace() or before in _GLUED_BEFORE, after.isspace()
    if before in _PROCLITICS and (span.start < 2 or text[span.start - 2].isspace()):
        return 1  # و" كلمة "
    if free_before and not free_after and after.isalnum():
        return 1
    if not before.isspace() and before not in "(:" and (free_after or not after.isalnum()):
        return -1
    return 0


def _marks(text: str, tokens: Sequence[Token], places: Sequence[int]) -> Iterator[_Mark]:
    """The marks at those of the ``places`` where they are no part of a word."""
    done = 0
    for index in places:
        norm, span, size = tokens[index].norm, tokens[index].span, 1
        if index >= done and tokens[index].kind is not TokenKind.WORD:
            follows = tokens[index + 1].norm if norm in "'‘’" and index + 1 < len(tokens) else ""
            doubled = follows == norm and text[span.end : span.end + 1] == norm
            if doubled:
                span, size = Span(span.start, span.end + 1), 2
            shape = (norm in OPENING + SINGLE_OPENING) - (norm in CLOSING + SINGLE_CLOSING)
            family = "double" if doubled else _FAMILIES[norm]
            spacing = _spacing(text, span)
            if family != "single" or shape or spacing:
                yield _Mark(index, index + size, span, family, shape, spacing)
            done = index + size


def _closes(mark: _Mark, stack: Sequence[_Mark], following: _Mark | None) -> bool:
    """Whether a mark closes the innermost of its family that is open; ``following`` is the next of its family."""
    open_ = next((m for m in reversed(stack) if m.family == mark.family), None)
    if open_ is None or mark.span.start - open_.span.end > LONGEST:
        return False
    if mark.family in ("guillemet", "single guillemet"):
        if mark.shape > 0 and mark.spacing == 0 and open_.spacing == 0:  # « كلمة « where no » follows
            return following is None or following.shape > 0
        return mark.shape < 0 or mark.spacing < 0  # « after a word and before a space closes
    if mark.spacing:
        return mark.spacing < 0 or mark.shape < 0
    return mark.shape <= 0 or open_.shape == mark.shape  # “ كلمة “


def _names_in_speech(
    text: str, tokens: Sequence[Token], marks: Sequence[_Mark], names: frozenset[str]
) -> list[tuple[_Mark, _Mark]]:
    """Marks around a name within marks of the same kind: : "أعرف مؤسس "واتس آب" منذ فترة".

    Told from two quotes in a row by the colon before the outer mark and by the name, which is known from elsewhere.
    """
    straight = [m for m in marks if m.family == "double"]
    found: list[tuple[_Mark, _Mark]] = []
    place = 0
    while place + 3 < len(straight):
        outer, opener, closer = straight[place : place + 3]
        name = normalize(text[opener.span.end : closer.span.start]).strip()
        if outer.first and tokens[outer.first - 1].norm == ":" and name in names:
            found.append((opener, closer))
            del straight[place + 1 : place + 3]
        else:
            place += 2
    return found


def _pairs(marks: Sequence[_Mark]) -> Iterator[tuple[_Mark | None, _Mark | None]]:
    """Opening and closing marks of one paragraph; none for a missing one."""
    stack: list[_Mark] = []
    for number, mark in enumerate(marks):
        following = next((m for m in marks[number + 1 : number + 9] if m.family == mark.family), None)
        if _closes(mark, stack, following):
            place = next(i for i in reversed(range(len(stack))) if stack[i].family == mark.family)
            yield stack[place], mark
            del stack[place:]
        elif mark.family != "single" and mark.spacing < 0 and mark.shape <= 0 and not stack:
            yield None, mark
        elif mark.family != "single" or mark.spacing > 0:
            stack = [m for m in stack[-8:] if m.family != mark.family or mark.spacing > 0]
            stack.append(mark)
    if stack and stack[-1].family != "single":
        yield stack[-1], None


def _content(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _paragraph(
    text: str, tokens: Sequence[Token], bounds: tuple[int, int], marks: Sequence[_Mark], names: frozenset[str]
) -> Iterator[Marked]:
    first, last = bounds
    inner = _names_in_speech(text, tokens, marks, names)
    settled = {id(mark) for pair in inner for mark in pair}
    rest = [mark for mark in marks if id(mark) not in settled]
    for opener, closer in (*inner, *_pairs(rest)):
        begin = opener.last if opener else _after_colon(tokens, first, closer.first if closer else last)
        until = closer.first if closer else last
        if begin is None or begin >= until:
            continue
        start = opener.span.end if opener else tokens[begin].span.start
        content = _content(text, start, closer.span.start if closer else tokens[last - 1].span.end)
        if content is not None:
            yield Marked(content, opener and opener.span, closer and closer.span, begin, until)


def _after_colon(tokens: Sequence[Token], first: int, closer: int) -> int | None:
    """Where speech begins that is only closed: after the last colon before its closing mark."""
    return next((i + 1 for i in range(closer - 1, max(first, closer - 200) - 1, -1) if tokens[i].norm == ":"), None)


def marked_spans(analysis: Analysis, names: frozenset[str]) -> list[Marked]:
    """Everything between quotation marks in reading order, an outer stretch before those in it.

    A mark that nothing closes runs to the end of its paragraph, or over paragraphs to the one that closes it.
    ``names`` are the normalised entities of the article, which may stand in marks within a quote.
    """
    found: list[Marked] = []
    tokens, text = analysis.tokens, analysis.text
    pending: Marked | None = None
    places = [index for index, token in enumerate(tokens) if token.norm in _ALL]
    for paragraph in analysis.paragraphs if places else ():
        first, last = (bisect_left(tokens, at, key=_start) for at in (paragraph.start, paragraph.end))
        marks = list(_marks(text, tokens, places[bisect_left(places, first) : bisect_left(places, last)]))
        here = list(_paragraph(text, tokens, (first, last), marks, names)) if marks else []
        closed = _lone_closer(marks) if pending else None
        if pending is not None and closed is not None:
            content = _content(text, pending.content.start, closed.span.start)
            here = [m for m in here if m.closing != closed.span]
            if content is not None and len(content) <= LONGEST:
                found[-1] = evolve(pending, content=content, closing=closed.span, last=closed.first)
        found += sorted(here, key=lambda m: (m.content.start, -m.content.end))
        if here or closed is not None:
            pending = found[-1] if found[-1].closing is None else None
    return sorted(found, key=lambda m: (m.content.start, -m.content.end))


def _start(token: Token) -> int:
    return token.span.start


def _lone_closer(marks: Sequence[_Mark]) -> _Mark | None:
    """The first mark of a paragraph, when it closes what an earlier paragraph opened."""
    return marks[0] if marks and marks[0].spacing < 0 and marks[0].shape <= 0 else None


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
