"""Attribution by a phrase before, in or behind what is said: بحسب الوزارة، …; …، وفق ما أعلنته الوزارة."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from reviewer.extract.quotes.content import COMMAS
from reviewer.extract.quotes.cues import phrase_heads, words
from reviewer.extract.quotes.drafts import Draft, Speaker
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.speakers import Cast
from reviewer.model import QuoteKind, Span

_ASIDE = 14  # words between a source and the comma behind it
_LEAST = 3  # words of what is attributed


@frozen
class _Source:
    """A phrase that names a source: its tokens, its cue, and who that is."""

    first: int
    last: int
    cue: Span
    speaker: Speaker


class Attribution:
    """Finds the sentences of an article that a phrase attributes to somebody."""

    def __init__(self, reading: Reading, phrases: Phrases, cast: Cast) -> None:
        self._reading = reading
        self._phrases = phrases
        self._cast = cast

    def find(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """What is attributed in sentences where ``drafts``, the quotes found so far, leave room."""
        reading = self._reading
        taken = {i for d in drafts for i in (d.first, d.last - 1)}
        taken |= {reading.token_range(d.cue)[0] for d in drafts if d.cue}
        last_speaker: str | None = None
        quoted = {reading.sentence_of.get(d.first): d.speaker.name for d in drafts}
        for number, (first, end) in enumerate(reading.sentences):
            last_speaker = quoted.get(number) or last_speaker
            source = self._source(first, end, last_speaker)
            if source is None or reading.token_range(source.cue)[0] in taken:
                continue
            content = self._content(source, first, end)
            if content is None or any(content[0] <= i < content[1] for i in taken if first <= i < end):
                continue
            span = reading.span(*content)
            if span is not None:
                rule = "source first" if content[0] >= source.last else "source last"
                yield Draft(span, QuoteKind.INDIRECT, rule, source.speaker, *content, cue=source.cue)

    def _source(self, first: int, end: int, last_speaker: str | None) -> _Source | None:
        """The first phrase of a sentence that names who may speak."""
        reading = self._reading
        heads = phrase_heads("prepositions")
        for index in [i for i, norm in enumerate(reading.norms[first:end], first) if norm in heads]:
            if index in reading.inside_marks:
                continue
            phrase = reading.phrase_at(index, "prepositions")
            if phrase is not None:
                source = self._of_phrase(index, phrase, end, last_speaker)
                if source is not None:
                    return source
        return None

    def _of_phrase(self, index: int, phrase: tuple[str, ...], end: int, last_speaker: str | None) -> _Source | None:
        reading = self._reading
        place = index + len(phrase)
        if phrase[-1] == "ل" and reading.norm(place - 1) != "ل":
            place -= 1  # وفقا لوزارة …
        if reading.norm(place) in words("source_pronouns"):  # على حد قوله
            return _Source(index, place + 1, reading.tokens[place].span, Speaker(None, last_speaker))
        cue, place = self._cue(index, phrase, place)
        if phrase == ("علي", "ما") and not self._says(place - 1):
            return None  # على ما تعتبره معاملة تمييزية
        last = self._end(place, end)
        if reading.norm(last) == "عن" and last > place and self._passes_on(index, place):
            place, last = last + 1, self._end(last + 1, end)
        said = any(self._says(i) for i in range(max(index + 1, place - 2), place))
        fit = last > place and (said or self._may_speak(place, last))
        speaker = self._cast.speaker((place, last)) if fit else None
        if speaker is None or speaker.span is None:
            return None
        if phrase[0] == "كما" and last < end and reading.norm(last) not in (*COMMAS, ".", "في", ")"):
            return None  # كما أعلن الوزير إطلاق …
        if phrase[-1] == "ل" and reading.norm(place)[0] == "ل" and place not in reading.entity_at:
            speaker = self._without_preposition(speaker.span)
        return _Source(index, last, cue, speaker)

    def _says(self, index: int) -> bool:
        """Whether a verb makes what follows the source, whatever it is: حسبما أعلن نجله; not حسب ما ورد في القانون."""
        hit = self._reading.hit(index)
        if hit is None or self._reading.norm(index - 1) == "كما" or hit.form.use == "stance":
            return False
        return hit.form.kind == "verb" and hit.form.stem not in ("جاء", "ورد")

    def _passes_on(self, first: int, last: int) -> bool:
        """حسبما نقلت الوكالة عن الوزير: the outlet does not speak."""
        hits = (self._reading.hit(i) for i in range(first, last))
        return any(hit is not None and hit.form.stem == "نقل" for hit in hits)

    def _cue(self, index: int, phrase: tuple[str, ...], place: int) -> tuple[Span, int]:
        """The cue of a phrase and where its source begins: بحسب | الوزارة; حسب ما أعلنت | الوزارة; على حد قول | الوزير."""
        reading = self._reading
        place += reading.norm(place) in ("ما", "لما")
        if phrase == ("علي", "حد") and reading.norm(place) in words("sayings"):
            return reading.tokens[place].span, place + 1
        hit = reading.hit(place)
        if hit is not None and hit.form.kind == "verb":
            behind = place + 1 + (reading.norm(place + 1) in ("في", "به", "عنه", "علي"))
            if hit.form.stem not in ("جاء", "ورد"):
                return reading.span_of_hit(place, hit.cut), behind
            place = behind
        elif phrase[0] == "كما":  # كما قال فلان
            return reading.tokens[index + 1].span, place
        return reading.span_of_hit(index, int(reading.norm(index) != phrase[0])), place

    def _without_preposition(self, span: Span) -> Speaker:
        """وفقا لتقرير …: the ل is no part of the source."""
        if self._reading.text[span.start] == "ل" and len(span) > 2:
            span = Span(span.start + 1, span.end)
        return Speaker(span, self._cast.resolve(span))

    def _end(self, place: int, end: int) -> int:
        """The end of the source's noun phrase, whose first word may carry the ل of وفقا ل."""
        last = self._phrases.end(place, end)
        if last == place and self._reading.is_word(place) and self._phrases.prefixed(place):
            last = self._phrases.end(place + 1, end)
            if last == place + 1 and self._phrases.is_preposition(place + 1):
                last = place + 1
        return last

    def _may_speak(self, first: int, last: int) -> bool:
        """A source is a name, a title or a noun of those that speak; no rule, plan or need (وفق القانون)."""
        reading = self._reading
        entity = reading.entity_at.get(first)
        if entity is not None and entity.type in ("PER", "ORG"):
            return True
        norm = reading.norm(first)
        bare = norm.removeprefix("لل").removeprefix("ال")
        forms = (norm, bare, norm.removeprefix("ل"))
        if norm in words("vague"):
            return False
        if any(form in words("sources") or form in words("titles") or form in words("documents") for form in forms):
            return True
        return any(reading.starts_entity(i, "PER", "ORG") for i in range(first + 1, min(first + 3, last)))

    def _content(self, source: _Source, first: int, end: int) -> tuple[int, int] | None:
        """What the phrase attributes: the sentence behind it, before it, or around it."""
        reading = self._reading
        begin = self._behind_dateline(first, source.first)
        while begin < source.first and (not reading.is_word(begin) or reading.norm(begin) in ("و", "وقد", "وذلك")):
            if reading.is_mark(begin) or reading.norm(begin).isdigit():
                break
            begin += 1
        if source.first - begin < _LEAST - 1:
            behind = self._behind_source(source.last, end)
            behind += reading.norm(behind) in ("فان", "فانه", "فانها", "ان", "فقد")
            return (behind, end) if end - behind >= 2 else None
        last = source.first
        while last > begin and reading.norm(last - 1) in (*COMMAS, "وذلك", "(", "-"):
            last -= 1
        rest = end - source.last
        if rest > 3 and reading.norm(source.last) in COMMAS and not self._new_clause(source.last + 1):
            return begin, end
        return (begin, last) if last - begin >= _LEAST else None

    def _behind_dateline(self, first: int, last: int) -> int:
        """طهران - رويترز - لقي …: the dateline is no part of what is said."""
        dashes = [i for i in range(first, min(first + 10, last)) if self._reading.norm(i) in ("-", "–", "—", "--")]
        return dashes[-1] + 1 if dashes else first

    def _behind_source(self, last: int, end: int) -> int:
        """Behind the comma of بحسب الدكتور فلان من جامعة كذا، …"""
        reading = self._reading
        if self._phrases.is_preposition(last) or reading.norm(last) in words("phrase_ends"):  # الدراسة التي نشرت …،
            comma = next((i for i in range(last, min(last + _ASIDE, end)) if reading.norm(i) in COMMAS), last - 1)
            return comma + 1
        return last + (reading.norm(last) in COMMAS)

    def _new_clause(self, index: int) -> bool:
        """Whether what follows the phrase is a sentence of its own: …، وبقي مهتما."""
        norm = self._reading.norm(index)
        return norm[:1] in ("و", "ف") or norm in words("breaks")
