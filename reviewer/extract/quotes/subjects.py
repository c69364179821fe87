"""Who speaks by a cue: its subject, whoever is quoted by somebody else, or whoever spoke before."""

from __future__ import annotations

from reviewer.extract.quotes.cues import Hit, words
from reviewer.extract.quotes.drafts import NOBODY, Speaker
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.speakers import Cast, Floor, agreement, phrase_agreement

_IN_IT = ("فيه", "فيها", "خلاله", "خلالها")  # ألقى الرئيس كلمة أكد فيها أن
_JOINING = ("حيث", "اذ", "كما", "ثم", "وقد", "فقد", "ما", "مما", "الذي", "التي", "عندما", "بعدما", "و")
_SAME = frozenset(["ذاته", "ذاتها", "نفسه", "نفسها"])
_DECEASED = frozenset(["الراحل", "الراحله", "الفقيد", "الفقيده", "المرحوم"])
_BACK = 14  # words from قوله back to عن فلان


class Subjects:
    """Finds speakers in reading order and remembers who has the floor."""

    def __init__(self, reading: Reading, phrases: Phrases, cast: Cast) -> None:
        self._reading = reading
        self._phrases = phrases
        self._cast = cast
        self._floor = Floor()
        self._topic = Floor()
        self._unnamed: dict[str, str] = {}
        self._of_sentence: tuple[Speaker, str | None] | None = None

    def begin_sentence(self, first: int, end: int) -> None:
        """A new sentence: its subject, when a person or body heads it, is who later participles and verbs mean."""
        self._of_sentence = None
        self._source_first(first, end)
        bounds = self._phrases.heading(first, end)
        speaker = self._cast.speaker(bounds) if bounds else None
        if bounds is None or speaker is None:
            return
        self._of_sentence = speaker, phrase_agreement(self._reading, bounds, self._shown_by(bounds[0] - 1, first))
        head = self._reading.entity_at.get(bounds[1] - 1) or self._reading.entity_at.get(bounds[0])
        if head is not None and head.type == "PER":
            self._topic.give(speaker.name, self._of_sentence[1], first)

    def _source_first(self, first: int, end: int) -> None:
        """وبحسب النائبة فلانة، …: who is named as the source has the floor for what follows."""
        phrase = self._reading.phrase_at(first, "prepositions")
        if phrase is None:
            return
        place = first + len(phrase) - (phrase[-1] == "ل")
        bounds = (place, self._phrases.end(place, end))
        named = any(i in self._reading.entity_at for i in range(*bounds))
        speaker = self._cast.speaker(bounds) if named and bounds[1] > place else None
        if speaker is not None:
            gender = "f" if self._reading.norm(place).endswith("ه") else None
            self._floor.give(speaker.name, gender, first)
            self._topic.give(speaker.name, gender, first)

    def _shown_by(self, verb: int, first: int) -> str | None:
        """The gender that the verb before a subject shows: أعلنت، أعلن."""
        norm = self._reading.norm(verb)
        if verb < first or not self._reading.is_word(verb) or norm in words("adverbs"):
            return None
        if norm.endswith("ت"):
            return "f"
        return None if norm.removeprefix("و").startswith("ت") else "m"  # تعلن and تبنى look alike

    def speaker(
        self, index: int, hit: Hit, first: int, limit: int, *, reports: bool = True
    ) -> tuple[Speaker, str | None]:
        """Who speaks by the cue at ``index`` and what a verb of theirs shows; ``limit`` is where their speech begins.

        A subject takes the floor; that of a verb that ``reports`` nothing only when it is a person or a body.
        """
        form = hit.form
        if form.first_person:
            return NOBODY, None
        gender = agreement(form.gender, plural=form.plural)
        bounds = self._quoted_by_another(index, hit, first, limit)
        if bounds is None and form.kind == "noun":
            bounds = None if form.addressed or form.use != "masdar" else self._phrases.subject_behind(index, limit)
        elif bounds is None and form.kind == "verb":
            bounds = self._of_verb(index, hit, first, limit)
            if bounds is None and self._reading.norm(index + 1) in _IN_IT:
                bounds = self._phrases.actor(max(first, index - _BACK), index)
                speaker = self._cast.speaker(bounds)
                if speaker is None:
                    return self._carried(hit, gender), gender
                self.give(speaker, gender, index)
                return speaker, gender
        bounds = self._owner(bounds, limit)
        speaker = self._cast.speaker(bounds)
        if speaker is None or bounds is None:
            return self._carried(hit, gender), gender
        speaker = self._introduced(speaker, bounds)
        shown = phrase_agreement(self._reading, bounds, gender if form.kind == "verb" else None)
        if reports or form.use == "stance" or self._phrases.names_speaker(bounds, named=True):
            self.give(speaker, shown, index)
        return speaker, shown

    def _of_verb(self, index: int, hit: Hit, first: int, limit: int) -> tuple[int, int] | None:
        """The subject of a verb: a speaker right before it, else what stands behind it, else what heads its sentence."""
        phrases, sure = self._phrases, bool(hit.cut) and index > first
        before = phrases.subject_before(index, first, only_amma=hit.cut > 0)
        if before is not None and phrases.names_speaker(before):
            return before
        with_object = hit.form.stem in words("objects")
        behind = phrases.subject_behind(index, limit, sure=sure, with_object=with_object)
        if behind is not None and with_object and self._is_object(hit, behind, limit):
            behind = None
        return behind or before or self._heading_of(index, hit, first)

    def _is_object(self, hit: Hit, bounds: tuple[int, int], limit: int) -> bool:
        """Whether the noun behind a verb is its object: يتهم الحكومة بـ«…»، وصف الهجوم بأنه; تهدد سكانها."""
        norm = self._reading.norm
        if hit.form.stem in words("object_first"):
            alone = bounds[1] == limit or norm(bounds[1])[:1] == "ب"
            return alone and not (bounds[0] in self._reading.entity_at and hit.form.use == "speech")
        return norm(bounds[0]).endswith(("ها", "هم")) and bounds[0] not in self._reading.entity_at

    def _heading_of(self, index: int, hit: Hit, first: int) -> tuple[int, int] | None:
        """وزيرة البيئة المنتمية إلى حزب كذا أعلنت: a subject that begins the sentence, far before its verb."""
        if hit.cut or hit.form.plural or self._reading.norm(index - 1) in _JOINING or self._of_sentence is None:
            return None
        bounds = self._phrases.heading(first, index)
        agrees = self._of_sentence[1] in (None, agreement(hit.form.gender, plural=False))
        return bounds if bounds is not None and bounds[0] == first and agrees else None

    def _owner(self, bounds: tuple[int, int] | None, limit: int) -> tuple[int, int] | None:
        """بيان صادر عن الوزارة: the Ministry speaks."""
        if bounds is None or self._reading.norm(bounds[0]) not in words("documents"):
            return bounds
        if self._reading.norm(bounds[1]) != "عن" or self._reading.norm(bounds[1] - 1) not in ("صادر", "الصادر", "صدر"):
            return bounds
        end = self._phrases.end(bounds[1] + 1, limit)
        return (bounds[1] + 1, end) if end > bounds[1] + 1 else bounds

    def _introduced(self, speaker: Speaker, bounds: tuple[int, int]) -> Speaker:
        """المصدر، المسؤول الأميركي: who was brought in as مصدر أمني، مسؤول أميركي."""
        norm = self._reading.norm(bounds[0])
        alone = bounds[1] - bounds[0] == 1
        nisba = alone and norm.startswith("ال") and norm.endswith("ي")
        if nisba and bounds[0] not in self._reading.entity_at and norm not in words("titles") and self._topic.name:
            return Speaker(speaker.span, self._topic.holder("m"))  # الإيطالي is whoever was spoken of
        if self._reading.norm(bounds[1] - 1) in _SAME and not alone and self._floor.name:
            return Speaker(speaker.span, self._floor.name)  # المتحدث ذاته
        if alone and norm in _DECEASED and self._cast.protagonist:
            return Speaker(speaker.span, self._cast.protagonist)
        if alone and norm == "هولاء":
            return Speaker(speaker.span, self._topic.holder("p"))
        if speaker.span is None or speaker.name is None or speaker.name != speaker.span.of(self._reading.text):
            return speaker
        if not norm.startswith("ال"):
            self._unnamed[norm] = speaker.name
            return speaker
        return Speaker(speaker.span, self._unnamed.get(norm[2:], speaker.name))

    def give(self, speaker: Speaker, gender: str | None, place: int) -> None:
        self._of_sentence = speaker, gender
        self._floor.give(speaker.name, gender, place)
        self._topic.give(speaker.name, gender, place)

    def _carried(self, hit: Hit, gender: str | None) -> Speaker:
        """Of a participle the subject of its sentence; of a verb without one whoever spoke or acted last."""
        form = hit.form
        if form.kind != "verb" and self._of_sentence is not None:
            return self._of_sentence[0]
        if self._of_sentence is not None and self._of_sentence[1] in (None, gender) and hit.cut:
            self._floor.give(self._of_sentence[0].name, gender, self._topic.place)
            return Speaker(None, self._of_sentence[0].name)
        floor = self._floor if form.stem in words("goes_on") and self._floor.name else self._topic
        name = floor.holder(gender if form.kind == "verb" else None)
        if name is not None:
            self._of_sentence = Speaker(None, name), gender
            self._floor.give(name, gender, floor.place)
        return Speaker(None, name)

    def holder(self) -> str | None:
        return self._floor.name

    def _quoted_by_another(self, index: int, hit: Hit, first: int, limit: int) -> tuple[int, int] | None:
        """نقلت الوكالة عن فلان قوله; ذكرت الصحيفة نقلا عن مصادر أن; جاء في بيان صادر عن الوزارة."""
        reading = self._reading
        if hit.form.kind == "noun" and hit.form.use == "speech":
            places = range(index - 1, max(first, index - _BACK) - 1, -1)
            limit = index
        elif hit.form.stem in ("نقل", "جاء", "ورد"):
            places = range(index + 1, limit)
        else:
            places = (i for i in range(index + 2, limit) if reading.norm(i - 1) == "نقلا")
        for place in places:
            if reading.norm(place) == "الي" and hit.form.kind == "noun" and self._is_ascribed(first, place):
                return place + 1, self._phrases.end(place + 1, limit)  # نسبت الصحيفة إلى مصدر قوله
            if reading.norm(place) == "عن" and reading.norm(place - 1) not in ("سوال", "السوال", "اسيله"):
                end = self._phrases.end(place + 1, limit)
                if end > place + 1:
                    return place + 1, end
        if hit.form.stem in ("جاء", "ورد") and reading.norm(index + 1) in ("فيه", "فيها"):
            issued = (
                i for i in range(index - 1, max(first, index - 2 * _BACK), -1) if reading.norm(i) in words("issues")
            )
            verb = next(issued, None)
            return None if verb is None else self._phrases.subject_behind(verb, index)
        return self._of_document(index, limit) if hit.form.stem in ("جاء", "ورد") else None

    def _is_ascribed(self, first: int, place: int) -> bool:
        norm = self._reading.norm
        return any(norm(i).removeprefix("و") in ("نسب", "نسبت") for i in range(max(first, place - 5), place))

    def _of_document(self, index: int, limit: int) -> tuple[int, int] | None:
        """جاء في بيان للوزارة، في بيان أصدرته الوزارة، في تقرير منظمة …: whose document it is."""
        for place in range(index + 1, limit):
            if self._reading.norm(place) in words("documents"):
                hit = self._reading.hit(place + 1)
                if hit is not None and hit.form.addressed:
                    end = self._phrases.end(place + 2, limit)
                    return (place + 2, end) if end > place + 2 else None
                owned = place + 1 in self._reading.entity_at and self._reading.norm(place + 1)[0] == "ل"
                owned = owned or self._phrases.is_owner(place + 1)
                owner = place + owned  # بيان لوزارة …
                end = self._phrases.end(owner + self._phrases.is_owner(owner), limit)
                return (owner, end) if end > owner else None
        return None
