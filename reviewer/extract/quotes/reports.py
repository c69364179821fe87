"""Reports: verbs, participles and nouns with the clause or the marked speech that they report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from reviewer.extract.quotes.content import COMMAS, FURTHEST, RELATIVE, Clauses
from reviewer.extract.quotes.cues import Hit, complementisers, words
from reviewer.extract.quotes.drafts import Draft, Speaker
from reviewer.extract.quotes.marks import Marked
from reviewer.extract.quotes.naming import Names
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.subjects import Subjects
from reviewer.extract.quotes.usage import Usage
from reviewer.model import QuoteKind, Span

LONGEST_CLAUSE = 400  # words
_GOVERNING = ("ضروره", "وجود", "بوجود", "اهميه", "باهميه", "حدوث", "بحدوث")
_WORDY = 4  # tokens from which marked words behind a verb are speech without a colon


@frozen
class Report:
    """A cue of a sentence: where it stands, who speaks by it, and what a verb of the same speaker shows."""

    index: int
    hit: Hit
    span: Span
    speaker: Speaker
    gender: str | None


class Reports:
    """Finds what the sentences of an article report, in reading order."""

    def __init__(self, reading: Reading, phrases: Phrases, subjects: Subjects, names: Names) -> None:
        self._reading = reading
        self._phrases = phrases
        self._subjects = subjects
        self._names = names
        self._clauses = Clauses(reading, phrases)
        self._usage = Usage(reading, phrases)
        self.cues: dict[int, list[Report]] = {}  # by sentence, with the verbs that report nothing by themselves

    def find(self) -> Iterator[Draft]:
        for number, (first, end) in enumerate(self._reading.sentences):
            self._subjects.begin_sentence(first, end)
            cues = self.cues[number] = []
            yield from self._sentence(first, end, cues)

    def _sentence(self, first: int, end: int, cues: list[Report]) -> Iterator[Draft]:
        reading, reported = self._reading, first
        for index in reading.hits(first, end):
            hit = reading.hit(index)
            if hit is None or index < reported or index in reading.inside_marks:
                continue
            draft = None
            if self._usage.is_cue(index, hit):
                draft = self._by_hit(index, hit, first, end, cues)
            elif self._usage.is_comment(index, hit):
                draft = self._comment(index, hit, first, end)
            if draft is not None:
                yield draft
                reported = draft.last

    # Cues

    def _by_hit(self, index: int, hit: Hit, first: int, end: int, cues: list[Report]) -> Draft | None:
        """What the cue at ``index`` reports; a verb that reports nothing is remembered for marked words and participles."""
        complement = self._complement(index, end, hit)
        speech = None if complement is not None else self._speech(index, end, hit)
        before = None if complement is not None or speech is not None else self._speech_before(index, hit)
        if complement is None and speech is None and before is None:
            if hit.form.kind != "noun":
                limit = min(end, index + FURTHEST)
                cues.append(self._report(index, hit, first, limit, reports=False))
            return None
        limit = complement if complement is not None else speech if speech is not None else min(end, index + FURTHEST)
        report = self._report(index, hit, first, limit)
        cues.append(report)
        if complement is not None:
            return self._clause(report, complement + 1, end)
        if before is not None:
            return self._marked(report, before, "marked before")
        return self._spoken(report, limit, end)

    def _comment(self, index: int, hit: Hit, first: int, end: int) -> Draft | None:
        """وهذا ما أكده الوزير: whoever it names has the floor; marked words right before it are theirs."""
        report = self._report(index, hit, first, min(end, index + FURTHEST))
        place = index - 2
        if self._reading.norm(place).removeprefix("و") not in ("هذا", "ذلك"):
            return None
        marked = self._reading.closed_at.get(place - 1 - (self._reading.norm(place - 1) in COMMAS))
        if marked is None or marked in self._names or marked.size < 2:
            return None
        return self._marked(report, marked, "marked before")

    def _report(self, index: int, hit: Hit, first: int, limit: int, *, reports: bool = True) -> Report:
        speaker, gender = self._subjects.speaker(index, hit, first, limit, reports=reports)
        return Report(index, hit, self._reading.span_of_hit(index, hit.cut), speaker, gender)

    def _complement(self, index: int, end: int, hit: Hit) -> int | None:
        place = self._clauses.complement(index, end, hit)
        if place is None:
            return None
        form, norm = hit.form, self._reading.norm(place)
        if form.use == "masdar":
            near = place <= index + (3 if form.addressed else 9)
            return place if near and not self._reading.norm(index).startswith("ال") else None
        if form.stem in words("subjunctive") and norm == "ان" and self._reading.norm(place - 1) not in ("الي", "علي"):
            return None
        return place

    # Speech

    def _speech(self, index: int, end: int, hit: Hit) -> int | None:
        """Where marked speech or a colon follows a cue: the mark's or colon's token."""
        reading = self._reading
        if hit.form.use in ("masdar", "clause"):
            return None
        for place in range(index + 1, min(index + FURTHEST, end + 1)):
            norm = reading.norm(place)
            marked = reading.opened_at.get(place)
            if marked is not None and marked not in self._names:
                speech = hit.form.stem in words("direct") or hit.form.kind != "verb"
                wordy = marked.size > _WORDY and speech and reading.norm(place - 1) not in RELATIVE
                return place if wordy or self._is_called_for(place) else None
            if place >= end:
                return None
            if norm == ":":
                return self._colon(place, hit)
            other = reading.hit(place)
            if other is not None and self._takes_speech(place, other, norm):
                return None
        return None

    def _takes_speech(self, place: int, hit: Hit, norm: str) -> bool:
        """A second cue before the speech is nearer to it: وتابع قائلا: «…»، نقلت … قوله: «…»."""
        if hit.form.kind == "verb":
            return bool(hit.cut) or self._clauses.is_rival(place, hit)
        return hit.form.use not in ("masdar", "clause") and (hit.form.kind == "noun" or not norm.startswith("مت"))

    def _colon(self, place: int, hit: Hit) -> int | None:
        reading = self._reading
        marked = reading.opened_at.get(place + 1)
        if marked is not None:
            return None if marked in self._names and marked.size > 1 else place + 1
        closed = next((m for m in [reading.inside_marks.get(place + 1)] if m and m.opening is None), None)
        if closed is not None or (self._may_speak_freely(hit) and reading.is_word(place + 1)):
            return place
        return None

    def _may_speak_freely(self, hit: Hit) -> bool:
        return hit.form.use == "speech" and (hit.form.stem in words("direct") or hit.form.kind != "verb")

    def _is_called_for(self, mark: int) -> bool:
        """Few words in marks are speech behind a colon or a word like قائلا."""
        before = self._reading.hit(mark - 1)
        return self._reading.norm(mark - 1) == ":" or (
            before is not None and before.form.stem in ("قال", "القول", "قوله")
        )

    def _speech_before(self, index: int, hit: Hit) -> Marked | None:
        """«…»، قال فلان: marked speech that ends right before its verb."""
        reading = self._reading
        if hit.form.kind != "verb" or hit.form.use != "speech" or hit.cut:
            return None
        place = index - 1
        if reading.norm(place) == "هكذا":  # «…».. هكذا رد المتظاهرون
            place -= 1
            while place > index - 5 and reading.norm(place) in (".", "...", "…"):
                place -= 1
        place -= reading.norm(place) in COMMAS
        marked = reading.closed_at.get(place)
        if marked is None or marked in self._names or marked.size < 2:
            return None
        after_comma = place < index - 1
        return marked if after_comma or self._phrases.subject_behind(index, index + FURTHEST) else None

    def _spoken(self, report: Report, place: int, end: int) -> Draft | None:
        marked = self._reading.opened_at.get(place)
        if marked is None:
            marked = next((m for m in [self._reading.inside_marks.get(place + 1)] if m and m.opening is None), None)
        if marked is not None:
            return self._marked(report, marked, "marked")
        first, last = place + 1, self._speech_end(place + 1, end, report.gender)
        content = self._reading.span(first, last)
        if content is None:
            return None
        if self._reading.text[content.end : content.end + 1] in ("؟", "!"):
            content = Span(content.start, content.end + 1)  # as within marks, the sign is the speaker's
        return self._draft(report, content, QuoteKind.DIRECT, "colon", first, last)

    def _speech_end(self, first: int, end: int, gender: str | None) -> int:
        """Speech without marks ends with its sentence, or goes on while the speaker's own person does."""
        reading = self._reading
        number = reading.sentence_of[first] if first in reading.sentence_of else len(reading.sentences)
        paragraph = next((b for a, b in self._paragraph_of(first) if a <= first < b), end)
        step = self._clauses.next_report(first, end, gender)
        if step is not None:
            return step
        last = end
        for begin, finish in reading.sentences[number + 1 : number + 9]:
            if finish > paragraph or not self._in_own_person(begin, finish):
                break
            last = finish
        return last

    def _paragraph_of(self, index: int) -> list[tuple[int, int]]:
        place = bisect_right(self._reading.paragraphs, index, key=lambda p: p[0]) - 1
        return self._reading.paragraphs[max(0, place) : place + 1]

    def _in_own_person(self, first: int, end: int) -> bool:
        reading = self._reading
        hit = reading.hit(first)
        if hit is not None and not hit.form.first_person:
            return False
        return any(reading.norm(i).removeprefix("و") in words("speech_pronouns") for i in range(first, end))

    # Drafts

    def _clause(self, report: Report, first: int, end: int) -> Draft | None:
        """A reported clause; when all of it stands in marks it is direct speech."""
        reading = self._reading
        first += reading.norm(first) == ":"
        end = min(end, first + LONGEST_CLAUSE)
        last = self._clauses.end(report.index, first, end, report.gender)
        marked = reading.opened_at.get(first)
        if marked is not None and marked not in self._names:
            rest = reading.span(marked.last + 1, last)
            apart = reading.norm(marked.last + 1) in (*COMMAS, ".") and not self._adds_clause(marked.last + 2)
            if marked.closing is None or rest is None or apart:
                return self._marked(report, marked, "marked")
        content = reading.span(first, last)
        if content is None or len(content) < 3:
            return None
        return self._draft(report, content, QuoteKind.INDIRECT, self._rule(report), first, last)

    def _adds_clause(self, index: int) -> bool:
        """وأن …: the report goes on behind its marked part."""
        norm = self._reading.norm(index)
        return norm[:1] == "و" and norm[1:] in complementisers()

    def _rule(self, report: Report) -> str:
        if report.hit.form.kind != "verb":
            return report.hit.form.kind
        return "clause" if report.speaker.span else "carried clause"

    def _marked(self, report: Report, marked: Marked, rule: str) -> Draft:
        whole = marked.opening is not None and marked.closing is not None
        governed = self._phrases.is_preposition(marked.first - 2) or self._reading.norm(marked.first - 2) in _GOVERNING
        kind = QuoteKind.PARTIAL if governed else QuoteKind.DIRECT
        marks = (marked.opening, marked.closing)
        rule = rule if whole else "half marked"
        last = max(report.index + 1, marked.last + 1)
        return self._draft(report, marked.content, kind, rule, marked.first, last, marks)

    def _draft(
        self,
        report: Report,
        content: Span,
        kind: QuoteKind,
        rule: str,
        first: int,
        last: int,
        marks: tuple[Span | None, ...] = (),
    ) -> Draft:
        return Draft(
            content, kind, rule, report.speaker, first, last, marks, cue=report.span, gender=report.hit.form.gender
        )
