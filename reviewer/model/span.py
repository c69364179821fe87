"""Spans: the only unit in which a place in an article is named."""

from __future__ import annotations

from attrs import field, frozen


@frozen(order=True)
class Span:
    """A half-open stretch ``[start, end)`` of an article, in Unicode code points.

    ``text[span.start:span.end]`` is the span's surface. A span is never empty.

    Raises:
        ValueError: when ``start`` is negative or ``end`` is not after ``start``.
    """

    start: int = field()
    end: int = field()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The surface of the span in ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)
