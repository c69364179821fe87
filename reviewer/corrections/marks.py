"""The marks doctor: quotation marks that are missing, doubtful, or not as a quote has them.

It mends what is recorded about the text, never the text. What only the text could mend (a mark that nobody closed) is
told of suggestions alone: a human who has decided about the quote has seen it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from attrs import frozen

from reviewer.corrections.doubt import Check, Doubt
from reviewer.corrections.steps import add, added, changed, edit_of
from reviewer.model import Annotation, AnnotationChange, Article, Edit, Quote, QuoteKind, Span, Status

FEW = 4  # words from which marks hold speech rather than a name
_CLOSERS, _OPENERS = "»”›", "«“‹„‟"
_MARKS = _CLOSERS + _OPENERS + '"″〝〞'

Marks = tuple[Span | None, Span | None]


class Marked(Protocol):
    """What lies between two marks of the text, either of which may be missing."""

    @property
    def content(self) -> Span: ...
    @property
    def opening(self) -> Span | None: ...
    @property
    def closing(self) -> Span | None: ...


@frozen
class MarkReading:
    """How the machine reads the marks of a text: what lies between them, those next to a span, the cue beside one."""

    marked: Sequence[Marked]
    around: Callable[[Span], Marks]
    cue: Callable[[Span], Span | None]


def mark_doubts(article: Article, reading: MarkReading, reviewer: str) -> Iterator[Doubt]:
    """At most one doubt about the marks of each quote, and the marks that hold speech which is no quote.

    What a mend adds is the ``reviewer``'s.
    """
    known = _Known(article.text, reading)
    for quote in article.quotes:
        if quote.status is not Status.REJECTED:
            doubt = next(known.about(article, quote), None)
            if doubt is not None:
                yield doubt
    yield from _unquoted(article, reading, reviewer)


def _mend(article: Article, quote: Quote, **fields: Any) -> Edit | None:
    edit = edit_of(article, "mend", [AnnotationChange(article.id, quote, changed(quote, **fields))])
    return edit if edit.changes else None


class _Known:
    """The marks of one text by place."""

    def __init__(self, text: str, reading: MarkReading) -> None:
        self._text = text
        self._reading = reading
        self._by_mark = {mark.start: one for one in reading.marked for mark in (one.opening, one.closing) if mark}
        self._by_start = {one.content.start: one for one in reversed(reading.marked) if one.opening}
        self._by_end = {one.content.end: one for one in reversed(reading.marked) if one.closing}
        self._starts = [one.content.start for one in reading.marked]

    def about(self, article: Article, quote: Quote) -> Iterator[Doubt]:
        """The doubts about the marks of one quote, the gravest first."""
        inner = self._without_marks(quote)
        if inner != quote.span:
            marks = self._reading.around(inner)
            mend = _mend(article, quote, span=inner, marks=marks if any(marks) else quote.marks)
            yield Doubt(Check.MARK_EDGE, quote, inner.of(self._text), mend)
        yield from self._unrecorded(article, quote)
        if quote.status is Status.SUGGESTED:
            yield from self._doubtful(quote)

    def _without_marks(self, quote: Quote) -> Span:
        """The words of a quote without the spaces and the marks around them that belong outside."""
        text, surface = self._text, quote.span.of(self._text)
        end = quote.span.start + len(surface.rstrip())
        start = min(end, quote.span.end - len(surface.lstrip()))
        bare = Span(start, max(start + 1, end))
        meant = quote.marks if quote.status is not Status.SUGGESTED else ()  # a human took these in
        while start < end and (text[start].isspace() or self._is_outer(bare, start, meant)):
            start += 1
        while end > start and (text[end - 1].isspace() or self._is_outer(bare, end - 1, meant)):
            end -= 1
        return Span(start, end) if start < end else quote.span

    def _is_outer(self, span: Span, place: int, meant: Sequence[Span | None]) -> bool:
        """Whether the mark at an edge of a span is not one of a pair within it."""
        if self._text[place] not in _MARKS or any(m is not None and m.start <= place < m.end for m in meant):
            return False
        found = self._by_mark.get(place)
        if found is None or found.opening is None or found.closing is None:
            return True
        # A pair is within, unless it holds everything or reaches out.
        within = span.contains(found.opening) and span.contains(found.closing)
        return not within or (found.opening.start <= span.start and found.closing.end >= span.end)

    def _unrecorded(self, article: Article, quote: Quote) -> Iterator[Doubt]:
        """Marks that stand around a quote, or whose words it only begins or ends."""
        opening, closing = _both(quote)
        left, right = self._by_start.get(quote.span.start), self._by_end.get(quote.span.end)
        if left is not None and left is right:
            if (opening, closing) != (left.opening, left.closing):
                mend = _mend(article, quote, marks=(left.opening, left.closing))
                yield Doubt(Check.MARK_UNRECORDED, quote, self._shown(left), mend)
            return
        if opening is None and closing is None:
            beside = self._reading.around(quote.span)
            if all(beside) and self._is_mixed(*beside):
                yield Doubt(Check.MARK_MIXED, quote, self._signs(*beside), _mend(article, quote, marks=beside))
                return
        part = left or right
        whole = part is not None and part.opening is not None and part.closing is not None
        if part is not None and whole and quote.kind is not QuoteKind.INDIRECT and quote.status is Status.SUGGESTED:
            mend = _mend(article, quote, span=part.content, marks=(part.opening, part.closing))
            yield Doubt(Check.MARK_MISSING, quote, self._shown(part), mend, sure=False)
        elif part is not None and not whole and (opening, closing) == (None, None):
            mend = _mend(article, quote, marks=(part.opening, part.closing))
            yield Doubt(Check.MARK_UNRECORDED, quote, self._shown(part), mend)

    def _doubtful(self, quote: Quote) -> Iterator[Doubt]:
        """What is wrong with the marks in the text themselves."""
        opening, closing = _both(quote)
        if opening is not None and closing is not None:
            if self._is_mixed(opening, closing):
                yield Doubt(Check.MARK_MIXED, quote, self._signs(opening, closing))
            if opening.of(self._text)[0] in _CLOSERS and closing.of(self._text)[0] in _OPENERS:
                yield Doubt(Check.MARK_REVERSED, quote, self._signs(opening, closing))
        elif opening is not None or closing is not None:
            yield Doubt(Check.MARK_MISSING, quote, self._signs(opening, closing))
        for inner in self._within(quote.span):
            if inner.opening is None or inner.closing is None:
                yield Doubt(Check.MARK_MISSING, quote, self._shown(inner))
            elif opening is not None and inner.opening.of(self._text) == opening.of(self._text):
                yield Doubt(Check.MARK_NESTED, quote, self._shown(inner))

    def _within(self, span: Span) -> Iterator[Marked]:
        for one in self._reading.marked[bisect_left(self._starts, span.start) :]:
            if one.content.start >= span.end:
                return
            if all(mark is None or span.contains(mark) for mark in (one.opening, one.closing)):
                yield one

    def _is_mixed(self, opening: Span | None, closing: Span | None) -> bool:
        signs = [mark.of(self._text)[0] in "«»‹›" for mark in (opening, closing) if mark is not None]
        return len(set(signs)) > 1

    def _signs(self, opening: Span | None, closing: Span | None) -> str:
        return "…".join(mark.of(self._text) if mark is not None else "" for mark in (opening, closing))

    def _shown(self, one: Marked) -> str:
        start = one.opening.start if one.opening is not None else one.content.start
        return self._text[start : one.closing.end if one.closing is not None else one.content.end]


def _both(quote: Quote) -> Marks:
    opening, closing = (*quote.marks, None, None)[:2]
    return opening, closing


def _unquoted(article: Article, reading: MarkReading, reviewer: str) -> Iterator[Doubt]:
    """Words in marks, many enough for speech and with a cue beside them, that no quote has; a refused one counts."""
    spans = sorted(q.span for q in article.quotes)
    starts = [span.start for span in spans]
    longest = max((len(span) for span in spans), default=0)
    for one in reading.marked:
        content = one.content
        if one.opening is None or one.closing is None or len(content.of(article.text).split()) < FEW:
            continue
        near = spans[bisect_left(starts, content.start - longest) : bisect_left(starts, content.end)]
        if any(span.overlaps(content) for span in near):
            continue
        cue = reading.cue(Span(one.opening.start, one.closing.end))
        if cue is not None:
            new: Annotation = added(article, "quote", content, reviewer, marks=(one.opening, one.closing), cue=cue)
            yield Doubt(Check.UNQUOTED, new, cue.of(article.text), add(article, new), sure=False)
