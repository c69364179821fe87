"""Marked words that no report has taken: within reported clauses, with a verb of stance, said once more, or going on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reviewer.extract.quotes.drafts import Draft, Speaker
from reviewer.extract.quotes.marks import Marked
from reviewer.extract.quotes.naming import Names
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.reports import Report
from reviewer.model import QuoteKind, Span
from reviewer.text import normalize

_CLEARLY_SPEECH = 6  # tokens of a paragraph in marks that goes on with a speech


class Partials:
    """Finds quotes among the marked stretches of an article that are left."""

    def __init__(self, reading: Reading, names: Names, cues: dict[int, list[Report]]) -> None:
        self._reading = reading
        self._names = names
        self._cues = cues

    def find(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        ordered = sorted(drafts, key=lambda d: d.content.start)
        starts = [d.content.start for d in ordered]
        taken = {d.content for d in drafts}
        spoken_until = 0
        speakers = {d.speaker.span for d in drafts if d.speaker.span}
        for marked in self._reading.marked:
            if (
                marked.content in taken
                or marked in self._names
                or marked.size < 2
                or any(span.contains(marked.content) for span in speakers)  # ل "إعلان دمشق"
                or marked.content.end <= spoken_until
            ):
                continue
            place = bisect_right(starts, marked.content.start) - 1
            around = ordered[place] if place >= 0 else None
            if around is not None and around.content.contains(marked.content):
                if around.kind is QuoteKind.INDIRECT and marked.closing is not None:
                    yield self._within(marked, around)
                continue
            draft = self._with_cue(marked) if marked.closing else None
            draft = draft or self._going_on(marked, around)
            if draft is not None:
                spoken_until = draft.content.end
                yield draft

    def _partial(
        self, marked: Marked, rule: str, cue: Span | None, speaker: Speaker, parent: Span | None = None
    ) -> Draft:
        marks = (marked.opening, marked.closing)
        kind = QuoteKind.PARTIAL
        return Draft(marked.content, kind, rule, speaker, marked.first, marked.last, marks, cue=cue, parent=parent)

    def _within(self, marked: Marked, around: Draft) -> Draft:
        """Words in marks in a reported clause; in an attributed sentence a verb of its own says whose they are."""
        own = self._with_cue(marked) if around.rule.startswith("source") else None
        said = own if own and own.cue and around.content.contains(own.cue) else around
        return self._partial(marked, "partial in clause", said.cue, said.speaker, around.content)

    def _with_cue(self, marked: Marked) -> Draft | None:
        """Words in marks in a sentence with a cue before them, or one right behind them."""
        cues = self._cues.get(self._reading.sentence_of.get(marked.first, -1), [])
        place = bisect_right(cues, marked.first, key=lambda c: c.index)
        behind = cues[place] if place < len(cues) and cues[place].index <= marked.last + 4 else None
        before = cues[place - 1] if place else None
        cue = behind if behind and self._reading.norm(behind.index - 1) == "كما" else before or behind  # «…»، كما قال
        if cue is None or cue.hit.form.use == "clause" or (cue.hit.form.addressed and cue.hit.form.use != "stance"):
            return None
        return self._partial(marked, "partial", cue.span, cue.speaker)

    def _going_on(self, marked: Marked, before: Draft | None) -> Draft | None:
        """A paragraph that begins with a mark behind a paragraph of speech: the same speaker goes on."""
        reading = self._reading
        if before is None or before.kind is not QuoteKind.DIRECT or marked.size < _CLEARLY_SPEECH:
            return None
        place = bisect_right(reading.paragraphs, marked.first, key=lambda p: p[0]) - 1
        first, last = reading.paragraphs[place]
        opens = marked.first - 1 == first
        alone = marked.last >= last - 2
        previous = reading.paragraphs[place - 1] if place else (0, 0)
        if not (opens and alone and previous[0] <= before.first < previous[1]):
            return None
        marks = (marked.opening, marked.closing)
        speaker = Speaker(None, before.speaker.name)
        return Draft(marked.content, QuoteKind.DIRECT, "continued", speaker, marked.first, marked.last, marks)

    def echoes(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """The words of a quote once more, in the headline say: the same speaker."""
        text = self._reading.text
        spoken = {normalize(d.content.of(text)): d for d in reversed(drafts) if d.marks}
        taken = {d.content for d in drafts}
        for marked in self._reading.marked:
            model = spoken.get(normalize(marked.content.of(text)))
            if model is not None and marked.content not in taken and marked not in self._names:
                yield self._partial(marked, "echo", None, Speaker(None, model.speaker.name))
