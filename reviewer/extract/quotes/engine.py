"""The quote engine: which stretches are speech, whose, and by which word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from reviewer.extract.quotes.cues import CueForm, complementisers, cue_at, prepositions
from reviewer.extract.quotes.marks import MARKS, Marked, marked_spans
from reviewer.extract.quotes.speakers import Cast, Speaker
from reviewer.model import Entity, QuoteKind, Reason, Span
from reviewer.text import Analysis, TokenKind, normalize

FURTHEST = 24  # words from a cue to the speech that it reports
_TRIM = " \n\t\u00a0.،؛:!؟…"
_COMMAS = ("،", ",", "؛")
_BREAKS = frozenset(normalize(w) for w in "فيما بينما وفيما وبينما".split())
_TIME_BEFORE = frozenset(normalize(w) for w in "قبل بعد منذ دون بدون رغم غير وبعد وقبل إلا".split())  # قبل أن تشهد
_DOCUMENTS = frozenset(["جاء", "ورد"])  # جاء في البيان أن، ورد فيه
_SOURCES = frozenset(  # they speak although they are indefinite
    normalize(w)
    for w in """مصدر مصادر مسؤول مسؤولون متحدث متحدثة ناطق خبير خبراء تقرير تقارير دراسة بيان باحثون علماء محللون مراقبون شهود ناشطون
    ناشط مسح استطلاع بعض عدد وكالة وسائل صحيفة رئيس وزير مدير نائب دبلوماسي دبلوماسيون محامي طبيب أطباء سكان مواطنون""".split()
)
_THOUGHT = frozenset(["اعتقد", "ظن", "أمل", "تمنى", "رأى", "توقع"])
_BEFORE_PARTIAL = frozenset(normalize(w) for w in "إلى على في عن من مع بـ لـ ب ل نحو بعد حول ضد ضرورة".split())
_ADVERBS = frozenset(
    normalize(w)
    for w in """اليوم أمس غدا مساء صباح ظهر الليلة السبت الأحد الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة أيضا كذلك بدوره بدورها
    لاحقا سابقا مجددا الماضي المنصرم""".split()
)
_IMPERSONAL = frozenset(
    normalize(w) for w in "يذكر يتوقع يعتقد يشار يلاحظ يرجح ينتظر تبين يتبين يبين يبدو".split()
)  # يذكر أن: nobody speaks
_NAME_NOUNS = frozenset(
    normalize(w)
    for w in """تنظيم حركة جماعة شركة صحيفة جريدة مجلة قناة موقع وكالة نادي فريق شبكة مجموعة حزب كتاب فيلم رواية مسلسل برنامج أغنية مسرحية
    قصيدة مشروع مهرجان معرض حملة عملية جائزة اسم لقب عنوان بعنوان شعار شعارات مصطلح كلمة عبارة باسم تطبيق خدمة نظام مسبار صاروخ طائرة
    سفينة فندق مطعم قانون بقانون متحف نشيد ديوان كتيبة لواء جبهة منتخب تحت""".split()
)


@frozen
class Cue:
    """A cue in the text: its token, the sentence that it stands in, and who speaks by it."""

    index: int
    form: CueForm
    span: Span
    sentence: int
    speaker: Speaker


@frozen
class Draft:
    """A quote before it becomes a model value."""

    content: Span
    kind: QuoteKind
    marks: tuple[Span | None, ...]
    cue: Span | None
    speaker: Speaker
    score: float
    reason: Reason
    parent: Span | None = None


class Engine:
    """Finds the quotes of one article."""

    def __init__(self, analysis: Analysis, entities: Sequence[Entity]) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self._cast = Cast(analysis, entities)
        self._marked = marked_spans(analysis, frozenset(normalize(e.span.of(analysis.text)) for e in entities))
        self._inside_marks = {i for m in self._marked for i in range(m.first, m.last) if m.last - m.first > 3}
        self._ranges = self._token_ranges(analysis.sentences)
        self._sentence_of = {i: n for n, (a, b) in enumerate(self._ranges) for i in range(a, b)}

    def _token_ranges(self, sentences: Sequence[Span]) -> list[tuple[int, int]]:
        ranges: list[tuple[int, int]] = []
        first = 0
        for sentence in sentences:
            last = first
            while last < len(self._tokens) and self._tokens[last].span.start < sentence.end:
                last += 1
            ranges.append((first, last))
            first = last
        return ranges

    def _norm(self, index: int) -> str:
        return self._tokens[index].norm if 0 <= index < len(self._tokens) else ""

    # Cues

    def _cues(self) -> list[Cue]:
        """The cues in reading order, each with its speaker; one without a subject takes the last speaker."""
        found: list[Cue] = []
        last = Speaker(None, None)
        for number, (first, end) in enumerate(self._ranges):
            in_sentence: Speaker | None = None
            for index in range(first, end):
                if self._tokens[index].kind is not TokenKind.WORD or index in self._inside_marks:
                    continue
                hit = cue_at(self._norm(index))
                if hit is None or not self._reports(index, end, hit[0]):
                    continue
                form, cut = hit
                speaker = self._speaker(index, form, first, end, in_sentence, last)
                token = self._tokens[index].span
                found.append(Cue(index, form, Span(token.start + cut, token.end), number, speaker))
                in_sentence = speaker
                last = Speaker(None, speaker.name) if speaker.name else last
        return found

    def _reports(self, index: int, end: int, form: CueForm) -> bool:
        """Whether speech follows a cue in its sentence: a clause after أن, marks, or a colon."""
        if form.kind == "noun" and self._norm(index) not in ("قوله", "قولها", "قولهم"):
            return False
        complement = self._complement(index, end)
        if form.stem == "بين" and self._norm(index).removeprefix("و") == "بين":  # usually the preposition
            return complement == index + 1
        if form.stem in _THOUGHT and self._norm(index - 1) in complementisers():
            return False  # قالت إنها تعتقد أن: one report, not two
        if form.stem in _DOCUMENTS and self._norm(index + 1) not in ("في", "فيه", "فيها"):
            return False  # what comes or arrives says nothing, what stands in a statement does
        if form.stem == "عبر" and not any(self._norm(i) == "عن" for i in range(index + 1, min(index + 8, end))):
            return False  # the preposition, or a verb of passing
        if self._norm(index).removeprefix("و") in _IMPERSONAL and complement == index + 1:
            return False
        if complement is not None:
            return True
        if not form.plain:
            return False
        return any(self._norm(i) in MARKS or self._norm(i) == ":" for i in range(index + 1, min(index + FURTHEST, end)))

    def _complement(self, index: int, end: int) -> int | None:
        """The complementiser of a cue, unless another cue stands between."""
        for place in range(index + 1, min(index + FURTHEST, end)):
            if self._norm(place) in complementisers() and self._norm(place - 1) not in _TIME_BEFORE:
                return place
            if (
                self._norm(place) in MARKS
                and self._norm(place - 1) not in ("في", "عن", "علي", "الي")
                and place > index + 1
            ):
                nested = self._marked_at(place) or self._closed_at(place)
                if nested is None or nested.last - nested.first > 3:
                    return None
            hit = cue_at(self._norm(place))
            if hit is not None and hit[0].kind != "noun" and self._norm(place)[0] in "وم" and hit[0].stem != "بين":
                return None
        return None

    def _marked_at(self, index: int) -> Marked | None:
        start = self._tokens[index].span.start
        return next((m for m in self._marked if m.opening and m.opening.start == start), None)

    def _closed_at(self, index: int) -> Marked | None:
        start = self._tokens[index].span.start
        return next((m for m in self._marked if m.closing and m.closing.start == start), None)

    def _speaker(
        self, index: int, form: CueForm, first: int, end: int, in_sentence: Speaker | None, last: Speaker
    ) -> Speaker:
        """Who speaks by the cue at ``index``."""
        carried = Speaker(None, last.name)
        if form.kind == "noun" or form.stem in ("نقل",):
            for place in range(max(first, index - 12), min(index + 12, end)):
                if self._norm(place) == "عن":
                    return self._named(self._cast.phrase(place + 1, index if place < index else end)) or carried
        if form.kind == "participle":
            named = in_sentence or self._named(self._subject_of_sentence(first, index))
            return named or carried
        place = index + 1
        while place < end and self._norm(place) in _ADVERBS:  # أعلن اليوم الإثنين فلان
            place += 1
        phrase = self._cast.phrase(place, end)
        if phrase is not None and self._plausible(phrase):
            return self._named(phrase) or carried
        before = self._cast.before(index, first)
        return self._named(before) or carried

    def _plausible(self, phrase: Span) -> bool:
        """A subject is a name or definite; an adverb or object of the verb is neither."""
        surface = normalize(phrase.of(self._text))
        words = surface.split()
        definite = any(word.startswith(("ال", "لل")) for word in words)
        return bool(self._cast.inside(phrase)) or definite or surface.partition(" ")[0] in _SOURCES

    def _named(self, phrase: Span | None) -> Speaker | None:
        return None if phrase is None else Speaker(phrase, self._cast.resolve(phrase))

    def _subject_of_sentence(self, first: int, index: int) -> Span | None:
        """The first person or body that the sentence names before a participle."""
        before = Span(self._tokens[first].span.start, self._tokens[index].span.start) if first < index else None
        named = [e for e in self._cast.inside(before) if e.type in ("PER", "ORG")] if before else []
        return named[0].span if named else None

    # Quotes

    def find(self) -> list[Draft]:
        """The quotes in reading order, an outer one before those in it."""
        cues = self._cues()
        drafts = [d for cue in cues for d in self._by_cue(cue, cues)]
        drafts += self._by_preposition(drafts)
        drafts += self._partials(drafts, cues)
        drafts += self._echoes(drafts)
        nearest: dict[Span, Draft] = {}
        for draft in drafts:  # «وتابع قائلا»: the word next to the speech is its cue
            present = nearest.get(draft.content)
            if present is None or (draft.cue and present.cue and present.cue.start < draft.cue.start):
                nearest[draft.content] = draft
        return sorted(nearest.values(), key=lambda d: (d.content.start, -d.content.end))

    def _next_cue(self, cue: Cue, cues: Sequence[Cue]) -> int:
        """Where what a cue reports must end: at the next step of its sentence, reported or not."""
        end = self._ranges[cue.sentence][1]
        steps = {c.index: c.form for c in cues if c.sentence == cue.sentence}
        for index in range(cue.index + 1, end):
            if index in self._inside_marks:
                continue
            before = self._norm(index - 1)
            form = steps.get(index)
            if form is None and before in _COMMAS:
                hit = cue_at(self._norm(index))
                form = hit[0] if hit is not None and hit[0].kind == "participle" else None
                if form is None and self._norm(index) in _BREAKS and before == "،":
                    return index
            if form is None:
                continue
            if form.kind == "participle":
                if before in _COMMAS or before == "و" or before in MARKS:
                    return index
            elif before in _COMMAS or self._norm(index).startswith("و"):
                return index
            elif before == "كما" or (before.startswith("و") and self._norm(index - 2) in _COMMAS):
                return index - 1
        return end

    def _by_cue(self, cue: Cue, cues: Sequence[Cue]) -> Iterator[Draft]:
        limit = self._next_cue(cue, cues)
        complement = self._complement(cue.index, limit)
        if complement is not None:
            yield from self._clause(cue, complement + 1, limit)
            return
        for index in range(cue.index + 1, min(cue.index + FURTHEST, self._ranges[cue.sentence][1])):
            marked = self._marked_at(index) if self._norm(index) in MARKS else None
            if marked is not None and not self._is_name(marked):
                wordy = marked.last - marked.first > 4 or self._norm(index - 1) == ":"
                if wordy or self._norm(index - 1) in (":", "قايلا", "قايله"):
                    yield self._direct(cue, marked)
                    return
            if self._norm(index) == ":" and self._norm(index + 1) not in MARKS and cue.form.plain:
                yield from self._unmarked(cue, index + 1)
                return

    def _span_of(self, first: int, limit: int) -> Span | None:
        """The text of a token range without punctuation at its ends."""
        if first >= limit:
            return None
        start, end = self._tokens[first].span.start, self._tokens[limit - 1].span.end
        while end > start and self._text[end - 1] in _TRIM:
            end -= 1
        while start < end and self._text[start] in _TRIM:
            start += 1
        if end - start > 1 and self._text[end - 1 : end] == "و" and self._text[end - 2].isspace():
            end -= 2
        return Span(start, end) if start < end else None

    def _clause(self, cue: Cue, first: int, limit: int) -> Iterator[Draft]:
        """A reported clause; when all of it stands in marks it is direct speech."""
        first += self._norm(first) == ":"
        marked = self._marked_at(first) if self._norm(first) in MARKS else None
        if marked is not None and not self._is_name(marked):
            rest = self._span_of(marked.last + 1, limit)
            if marked.closing is None or rest is None or self._goes_on(marked):
                yield self._direct(cue, marked)
                return
        content = self._span_of(first, limit)
        if content is None or len(content) < 3:
            return
        word = cue.span.of(self._text)
        yield Draft(
            content, QuoteKind.INDIRECT, (), cue.span, cue.speaker, 0.86 if cue.speaker.span else 0.78,
            Reason(ar=f"جملة منقولة بعد «{word}»", en=f"a clause reported by “{word}”"),
        )  # fmt: skip

    def _goes_on(self, marked: Marked) -> bool:
        """Whether what follows the marks is a new step of the sentence rather than the rest of the clause."""
        following = self._norm(marked.last + 1)
        return following in ("،", ".", "؛", ",")

    def _direct(self, cue: Cue, marked: Marked) -> Draft:
        word = cue.span.of(self._text)
        sure = 0.95 if marked.opening and marked.closing else 0.75
        before = self._norm(marked.first - 2)
        kind = QuoteKind.PARTIAL if before in _BEFORE_PARTIAL else QuoteKind.DIRECT
        return Draft(
            marked.content, kind, (marked.opening, marked.closing), cue.span, cue.speaker, sure,
            Reason(ar=f"بين علامتين بعد «{word}»", en=f"between marks after “{word}”"),
        )  # fmt: skip

    def _unmarked(self, cue: Cue, first: int) -> Iterator[Draft]:
        """وقال: followed by speech without marks."""
        paragraph_end = self._ranges[cue.sentence][1]
        content = self._span_of(first, paragraph_end)
        if content is not None:
            word = cue.span.of(self._text)
            reason = Reason(ar=f"كلام بعد «{word}:» بلا علامتين", en=f"speech after “{word}:” without marks")
            yield Draft(content, QuoteKind.DIRECT, (), cue.span, cue.speaker, 0.7, reason)

    def _by_preposition(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """بحسب فلان، …: what the sentence says beside the phrase."""
        for first, end in self._ranges:
            for index in range(first, min(first + 2, end)):
                phrase = next((p for p in prepositions() if self._is_phrase(index, p)), None)
                comma = next((i for i in range(index + 1, min(index + 16, end)) if self._norm(i) == "،"), None)
                if phrase is None or comma is None:
                    continue
                source = self._span_of(index + len(phrase) - phrase[-1].endswith("ل"), comma)
                content = self._span_of(comma + 1, end)
                free = content is not None and not any(d.content.overlaps(content) for d in drafts)
                if content is None or source is None or not free:
                    continue
                token = self._tokens[index].span
                cue = Span(token.start + (self._norm(index) != phrase[0]), token.end)
                word = cue.of(self._text)
                reason = Reason(ar=f"منسوب بكلمة «{word}»", en=f"attributed by “{word}”")
                yield Draft(
                    content, QuoteKind.INDIRECT, (), cue, Speaker(source, self._cast.resolve(source)), 0.6, reason
                )

    def _is_phrase(self, index: int, phrase: tuple[str, ...]) -> bool:
        head = self._norm(index)
        if head not in (phrase[0], "و" + phrase[0]):
            return False
        for offset, word in enumerate(phrase[1:], 1):
            norm = self._norm(index + offset)
            if norm != word and not (word == "ل" and norm.startswith("ل")):
                return False
        return True

    def _is_name(self, marked: Marked) -> bool:
        """Whether what stands in marks is a name, title or label rather than speech."""
        words = [t for t in self._tokens[marked.first : marked.last] if t.kind in (TokenKind.WORD, TokenKind.NUMBER)]
        if len(words) <= 1:
            return True
        opener = marked.first - 1
        before = self._norm(opener - 1).removeprefix("و").removeprefix("ال")
        short = len(words) <= 4
        if short and (before in _NAME_NOUNS or self._norm(opener - 1) in _NAME_NOUNS):
            return True
        covered = sum(len(e.span) for e in self._cast.inside(marked.content))
        return covered >= 0.7 * len(marked.content)

    def _partials(self, drafts: Sequence[Draft], cues: Sequence[Cue]) -> Iterator[Draft]:
        """Marked words within the writer's sentence: a partial quote of whoever the sentence reports."""
        taken = {d.content for d in drafts}
        for marked in self._marked:
            words = marked.last - marked.first
            if marked.content in taken or self._is_name(marked) or marked.closing is None or words < 2:
                continue
            if any(d.kind is QuoteKind.DIRECT and d.content.contains(marked.content) for d in drafts):
                continue
            parent = next((d for d in drafts if d.content.contains(marked.content)), None)
            reason = Reason(ar="كلمات بين علامتين داخل جملة منقولة", en="words in marks within a reported sentence")
            kind, marks = QuoteKind.PARTIAL, (marked.opening, marked.closing)
            if parent is not None:
                yield Draft(marked.content, kind, marks, parent.cue, parent.speaker, 0.9, reason, parent=parent.content)
                continue
            cue = self._governing(marked, cues)
            if cue is not None:
                yield Draft(marked.content, kind, marks, cue[0], cue[1], 0.85, reason)

    def _governing(self, marked: Marked, cues: Sequence[Cue]) -> tuple[Span, Speaker] | None:
        """The cue of the sentence that a marked stretch stands in, before it or just after it."""
        sentence = self._sentence_of.get(marked.first)
        before = [c for c in cues if c.sentence == sentence and c.index < marked.first]
        if before:
            return before[-1].span, before[-1].speaker
        first, end = self._ranges[sentence] if sentence is not None else (0, 0)
        after = range(marked.last + 1, min(marked.last + 6, end))
        for index in (*range(marked.first - 2, first - 1, -1), *after):
            hit = cue_at(self._norm(index)) if index not in self._inside_marks else None
            if hit is not None and hit[0].plain and hit[0].kind != "noun":
                token = self._tokens[index].span
                phrase = self._cast.phrase(index + 1, marked.first - 1 if index < marked.first else end)
                speaker = self._named(phrase) if phrase is not None and self._plausible(phrase) else None
                return Span(token.start + hit[1], token.end), speaker or self._carried(marked, cues)
        return None

    def _carried(self, marked: Marked, cues: Sequence[Cue]) -> Speaker:
        before = [c for c in cues if c.index < marked.first and c.speaker.name]
        return Speaker(None, before[-1].speaker.name if before else None)

    def _echoes(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """The words of a quote once more, in the headline say: the same speaker."""
        spoken = {normalize(d.content.of(self._text)): d for d in reversed(drafts) if d.marks}
        taken = {d.content for d in drafts}
        for marked in self._marked:
            model = spoken.get(normalize(marked.content.of(self._text)))
            if model is None or marked.content in taken:
                continue
            reason = Reason(ar="الكلمات نفسها منقولة في موضع آخر", en="the same words are quoted elsewhere")
            speaker = Speaker(None, model.speaker.name)
            marks = (marked.opening, marked.closing)
            yield evolve(
                model, content=marked.content, kind=QuoteKind.PARTIAL, marks=marks, cue=None, speaker=speaker, score=0.8,
                reason=reason, parent=None,
            )  # fmt: skip
