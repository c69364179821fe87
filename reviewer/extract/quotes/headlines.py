"""Headlines that quote by a name and a colon: وزير النفط: لن نخفض الإنتاج."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.extract.quotes.cues import words
from reviewer.extract.quotes.drafts import Draft
from reviewer.extract.quotes.naming import Names
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.speakers import Cast
from reviewer.model import QuoteKind

_LONGEST_SPEAKER = 8  # words before the colon
_LONGEST = 30  # words of a line that may be a headline


class Headlines:
    """Finds lines without a full stop that begin with a speaker and a colon."""

    def __init__(self, reading: Reading, phrases: Phrases, cast: Cast, names: Names) -> None:
        self._reading = reading
        self._phrases = phrases
        self._cast = cast
        self._names = names

    def find(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        reading = self._reading
        taken = {reading.sentence_of.get(d.first) for d in drafts}
        for first, end in reading.paragraphs:
            if end - first > _LONGEST or reading.norm(end - 1) in (".", ":") or reading.sentence_of.get(first) in taken:
                continue
            colon = next(
                (i for i in range(first + 1, min(end, first + _LONGEST_SPEAKER)) if reading.norm(i) == ":"), None
            )
            if colon is not None and colon + 2 < end and self._names_speaker(first, colon):
                yield from self._draft(first, colon, end)

    def _names_speaker(self, first: int, colon: int) -> bool:
        reading = self._reading
        entity = reading.entity_at.get(first)
        named = entity is not None and (entity.type == "PER" or (entity.type == "ORG" and colon - first > 1))
        titled = reading.norm(first) in words("titles") or reading.norm(first) in words("sources")
        return (named or titled) and self._phrases.end(first, colon) == colon

    def _draft(self, first: int, colon: int, end: int) -> Iterator[Draft]:
        reading = self._reading
        speaker = self._cast.speaker((first, colon))
        marked = reading.opened_at.get(colon + 1)
        content = marked.content if marked else reading.span(colon + 1, end)
        if speaker is None or content is None or (marked and marked in self._names):
            return
        marks = (marked.opening, marked.closing) if marked else ()
        yield Draft(content, QuoteKind.DIRECT, "headline", speaker, colon + 1, end, marks)
