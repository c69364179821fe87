"""Where a reported clause ends: before the next step of the report, or where the writer speaks again."""

from __future__ import annotations

from reviewer.extract.quotes.cues import Hit, complementisers, phrase_heads, words
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.text import normalize

FURTHEST = 34  # words from a cue to the clause that it reports
COMMAS = ("،", ",", "؛", ";")
_BEFORE_STEP = frozenset("كما قد وقد حيث اذ ثم لكنه لكنها ولكنه ولكنها وهو وهي فيما بينما و كذلك وكذلك بل".split())

_CONDITIONAL = frozenset(normalize(w) for w in "كان كانت كانوا كنا كنت كنتم لم شاء".split())
_NOT_SAID: dict[str, tuple[tuple[str, ...], ...]] = {  # what stands before يوضح، يحدد, by its first word
    "ولم": ((),),
    "دون": (("ان",),),
    "بدون": (("ان",),),
    "من": (("دون", "ان"), ("غير", "ان")),
    **dict.fromkeys(
        ("لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم", "غير"), (("لم",), ("انه", "لم"), ("انها", "لم"))
    ),
}
_CONCLUSIONS = ("فان", "فانه", "فانها", "الا", "فقد")
_CONCESSIONS = ("مع", "رغم", "برغم", "اذا")
NEGATIONS = ("لم", "لن", "لا")
RELATIVE = frozenset("الذي التي الذين اللذين اللتين ما فيها فيه".split())
_PREPOSITION_LIKE = ("عبر", "بين", "امل")


class Clauses:
    """Finds complementisers and the ends of what follows them."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self._reading = reading
        self._phrases = phrases
        self._source_heads = phrase_heads("prepositions")

    def complement(self, cue: int, limit: int, hit: Hit) -> int | None:
        """The complementiser by which the cue at ``cue`` reports, unless speech or another cue stands between."""
        reading = self._reading
        only_inna = hit.form.stem == "قال"
        place = cue + 1
        while place < min(cue + FURTHEST, limit):
            norm = reading.norm(place)
            if norm in complementisers() and place not in reading.entity_at and self._reports(place):
                return place
            if norm == ":" and (reading.norm(place + 1) not in complementisers() or self._is_condition(place + 1)):
                return None
            opened = reading.opened_at.get(place)
            if opened is not None:
                governed = reading.norm(place - 1) in ("في", "عن", "علي", "الي", "ب")
                if opened.size > 3 and not governed:
                    return None
                place = max(place + 1, opened.last)
                continue
            other = reading.hit(place)
            if other is not None and self._takes_over(place, other, only_inna=only_inna):
                return None
            place += 1
        return None

    def _takes_over(self, place: int, hit: Hit, *, only_inna: bool) -> bool:
        """Whether a second cue has the clause that follows: وتابع قائلا إن، كتب مقالا ذكر فيه أن."""
        reading = self._reading
        norm = reading.norm(place)
        if hit.form.kind == "noun":
            return hit.form.use == "speech"  # نقلت … قوله إن
        if hit.form.first_person or norm.startswith("مت"):
            return False
        if hit.form.kind == "participle":
            return True
        if norm.startswith("و") and hit.cut:
            return True
        return not only_inna and self.is_rival(place, hit)

    def is_rival(self, place: int, hit: Hit) -> bool:
        """Whether a verb between a cue and what is said reports that itself: no relative clause, no يصفه."""
        if self._reading.norm(place - 1) in (*NEGATIONS, "عدم"):
            return False  # مسؤول لم يذكر اسمه، طالبا عدم كشف هويته
        relative = self._reading.norm(place - 1) in RELATIVE
        if hit.form.addressed:
            return not relative and self._reading.norm(place + 1) in complementisers()
        return hit.form.use == "speech" and hit.form.stem not in _PREPOSITION_LIKE and not relative

    def _reports(self, place: int) -> bool:
        """Whether أن follows a verb of reporting rather than a word of its own: قبل أن، على الرغم من أن، يمكن أن."""
        reading = self._reading
        before = reading.norm(place - 1)
        if before in ("من", "علي", "عن", "الي"):
            before = reading.norm(place - 2) if reading.norm(place - 2) in words("before_an") else ""
        if before in words("impersonal"):
            return False  # يشتبه بأن
        if before.startswith("ال") and reading.norm(place - 2) in ("من", "ومن"):
            return False  # من المتوقع أن
        return before not in words("before_an") and before.removeprefix("و") not in words("before_an")

    def _is_condition(self, index: int) -> bool:
        """إن كان الأمر كذلك: if, not that."""
        token = self._reading.tokens[index]
        return token.span.of(self._reading.text).startswith("إن") and self._reading.norm(index + 1) in _CONDITIONAL

    def end(self, cue: int, first: int, sentence_end: int, gender: str | None) -> int:
        """Where the clause that begins at ``first`` ends; ``gender`` is what a verb of the same speaker shows."""
        reading = self._reading
        index = first
        while index < sentence_end:
            marked = reading.inside_marks.get(index)
            if marked is not None and marked.first > cue:
                index = max(index + 1, marked.last)
                continue
            begins_mark = index - 1 in reading.opened_at  # الفكرة "محذرة"
            stop = None if begins_mark else self._stop(index, first, sentence_end, gender)
            if stop is not None:
                return stop
            index += 1
        return sentence_end

    def next_report(self, first: int, end: int, gender: str | None) -> int | None:
        """Where speech without marks is left for the next step of the report: نحن هنا، وأضاف أن …"""
        for index in range(first + 1, end):
            hit = self._reading.hit(index)
            if hit is None or hit.form.kind != "verb" or not hit.cut or self._reading.norm(index - 1) not in COMMAS:
                continue
            if hit.form.use == "speech" and self._is_step(index, hit, end, gender, joined=True, after_comma=True):
                return index
        return None

    def _stop(self, index: int, first: int, end: int, gender: str | None) -> int | None:
        """The end of the clause when a token begins something new."""
        reading = self._reading
        after_comma = reading.norm(index - 1) in COMMAS and index > first
        if after_comma and (self._writer_speaks(index) or self._is_circumstance(index)):
            return index
        if index > first and (self._withholds(index) or self._is_source(index, after_comma=after_comma)):
            return index
        hit = reading.hit(index)
        if hit is None or index <= first or hit.form.kind == "noun" or hit.form.first_person:
            return None
        start = index
        while start > first + 1 and self._opens_step(start - 1):
            start -= 1
        joined = bool(hit.cut) or start < index
        after_comma = reading.norm(start - 1) in (*COMMAS, "و") or reading.is_mark(start - 1)
        if hit.form.kind == "participle":
            reports = self.complement(index, end, hit) is not None
            return start if after_comma or reports or self._governs_need(index) else None
        return start if self._is_step(index, hit, end, gender, joined=joined, after_comma=after_comma) else None

    def _opens_step(self, index: int) -> bool:
        """كما أعلن، وقد أعلن، ومؤخرا أعلن."""
        norm = self._reading.norm(index)
        return norm in _BEFORE_STEP or (norm[:1] == "و" and norm[1:] in words("adverbs"))

    def _governs_need(self, index: int) -> bool:
        """لافتا إلى ضرورة، مشددا على أهمية: a noun phrase is reported."""
        return self._reading.norm(index + 1) in ("الي", "علي", "عن") and self._reading.norm(index).endswith("ا")

    def _is_step(self, index: int, hit: Hit, end: int, gender: str | None, *, joined: bool, after_comma: bool) -> bool:
        """Whether a verb is the next step of the report: ، وأضاف أن …; ودعا إلى …"""
        if not joined and not after_comma:
            return False
        form = hit.form
        complement = self.complement(index, end, hit)
        agrees = gender is None or (form.gender == gender if not form.plural else gender == "p")
        speech = self._speech_follows(index, end)
        if form.use == "speech" and (complement is not None or speech):
            own = self._phrases.subject_behind(index, complement or min(end, index + 12)) is not None
            return own or agrees
        if form.use == "clause":
            return complement is not None and after_comma and agrees and form.stem not in ("علم", "فهم", "وجد", "شهد")
        if not (after_comma and form.is_step) or form.addressed:
            return False
        return agrees or self._phrases.names_person(self._phrases.subject_behind(index, min(end, index + 8)))

    def _speech_follows(self, index: int, end: int) -> bool:
        reading = self._reading
        for place in range(index + 1, min(index + 12, end)):
            if reading.norm(place) == ":":
                return True
            opened = reading.opened_at.get(place)
            if opened is not None:
                return opened.size > 3
        return False

    def _writer_speaks(self, index: int) -> bool:
        reading = self._reading
        if reading.norm(index) in words("breaks"):
            return True
        if reading.norm(index) in _CONCLUSIONS:  # ومع أن الحكومة تقول إن …، فإن …
            first = reading.sentences[reading.sentence_of[index]][0]
            return reading.norm(first).removeprefix("و") in _CONCESSIONS
        return reading.phrase_at(index, "break_phrases") is not None

    def _withholds(self, index: int) -> bool:
        """ولم يوضح …; دون أن يحدد …: the writer tells what was not said."""
        norm = self._reading.norm
        if norm(index) not in _NOT_SAID:
            return False
        rest = next((r for r in _NOT_SAID[norm(index)] if all(norm(index + n) == w for n, w in enumerate(r, 1))), None)
        if rest is None:
            return False
        verb = index + 1 + len(rest)
        hit = self._reading.hit(verb)
        said = hit is not None and (hit.form.use == "speech" or hit.form.stem in words("negatable"))
        goes_on = rest[-1:] == ("ان",) or (hit is not None and bool(hit.cut))  # دون أن يشكك may be the speaker's
        return (said and not goes_on) or norm(verb) in words("withheld")

    def _is_circumstance(self, index: int) -> bool:
        """مستذكرا، متوجها: an accusative participle behind a comma tells what the speaker does meanwhile."""
        norm = self._reading.norm(index)
        return norm[0] == "م" and norm[-1] == "ا" and len(norm) >= 5 and norm not in words("not_circumstances")

    def _is_source(self, index: int, *, after_comma: bool) -> bool:
        """، بحسب الوزارة; على حد قوله needs no comma; between commas the clause goes on: المشروع، وفق الوزارة، سيكلف …"""
        if self._reading.norm(index) not in self._source_heads:
            return False
        phrase = self._reading.phrase_at(index, "prepositions")
        if phrase is None:
            return False
        if not after_comma:
            return phrase == ("علي", "حد") or phrase[-1].endswith("ما") or phrase[0] == "كما"
        comma = next((i for i in range(index + 1, index + 12) if self._reading.norm(i) in (*COMMAS, ".")), index)
        following = self._reading.norm(comma + 1)
        hit = self._reading.hit(comma + 1)
        ends = following[:1] in ("", "و", "ف") or following in words("phrase_ends") or following in words("breaks")
        participle = hit is not None and hit.form.kind == "participle"
        goes_on = self._reading.norm(comma) in COMMAS and not ends and not participle
        return not goes_on or self._is_circumstance(comma + 1)
