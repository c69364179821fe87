"""Subjects: noun phrases that speak behind a verb, before it, or at the head of a sentence."""

from __future__ import annotations

from reviewer.extract.quotes.cues import complementisers, words
from reviewer.extract.quotes.nouns import LONGEST_PHRASE, THIS, NounPhrases, has_clitic

_HEAD = 14  # words of a sentence in which its subject is looked for
_CLAUSES = frozenset("لكن ان لان حيث اذ بينما فيما كما و ثم الا اما لكنه كان كانت وكان وكانت".split())


class Phrases(NounPhrases):
    """Finds the noun phrases of an article that may speak; token ranges are half-open."""

    def subject_behind(
        self, verb: int, limit: int, *, sure: bool = False, with_object: bool = False
    ) -> tuple[int, int] | None:
        """The subject of a verb that stands behind it: قال في مؤتمر صحفي عقده اليوم وزير النفط …

        With ``sure`` only a name, a title, a source or a noun with the article: what else follows may be the object.
        ``with_object`` says that an object follows the subject: أبلغت الخارجية | السفير بأن.
        """
        index = self._skip_adverbs(verb + 1, limit)
        if self._is_adverbial(index, limit):
            found = self._behind_adverbials(index, limit)
            return None if found is None else (found, self.end(found, limit))
        end = self._object_behind(index, self.end(index, limit)) if with_object else self.end(index, limit)
        return (index, end) if end > index and self._plausible(index, end, sure=sure) else None

    def _object_behind(self, first: int, end: int) -> int:
        """Where a second noun with the article begins that is no adjective of the first."""
        reading = self._reading
        for index in range(first + 1, end):
            norm, before = reading.norm(index), reading.entity_at.get(index - 1)
            plain = norm.startswith("ال") and not norm.endswith(("ي", "يه")) and index not in reading.entity_at
            person = before is not None and before.type == "PER"
            body = before is not None and before.type == "ORG" and not norm.startswith("الم")
            if plain and (person or body):
                return index  # وصف صادق خان | الهجوم; أخبرت الأمم المتحدة | الحكومة
            if self._is_loose(index) or self._is_next_name(index):
                return index  # وصفت شركة النورس | فيروس كذا; وصف أردوغان | روسيا
        if not reading.norm(first).startswith("ال") or first in reading.entity_at:
            return end
        for index in range(first + 1, end):
            norm = reading.norm(index)
            if not norm.startswith("ال") or index in reading.entity_at:
                return end
            if not norm.endswith(("ي", "يه")) and not self._may_qualify(norm, reading.norm(first)):
                return index
        return end

    def _is_next_name(self, index: int) -> bool:
        """A name right behind the name of a person."""
        entity, before = self._reading.entity_at.get(index), self._reading.entity_at.get(index - 1)
        return entity is not None and before is not None and before is not entity and before.type == "PER"

    def _may_qualify(self, norm: str, head: str) -> bool:
        """Whether a word with the article may be a participle of ``head``: القوات المسلحة; not الجيش المواطنين."""
        if norm == "الحاكم":
            return True
        plural = norm.endswith(("ين", "ون", "ات")) and not head.endswith(("ين", "ون", "ات"))
        feminine = norm.endswith("ه") and not head.endswith(("ه", "ات"))
        return norm.startswith("الم") and not plural and not feminine

    def _skip_adverbs(self, index: int, limit: int) -> int:
        while index < limit and (
            self._reading.norm(index) in words("adverbs") and not self._reading.starts_entity(index, "PER", "ORG")
        ):
            index += 1
        return index

    def _is_adverbial(self, index: int, limit: int) -> bool:
        """A preposition, a comma, or a word with one written on it stands where the subject might."""
        if index >= limit:
            return False
        reading = self._reading
        if (
            self.is_preposition(index)
            or reading.norm(index) in ("،", ",", "-", "(")
            or reading.norm(index) in words("not_subjects")
        ):
            return True
        return self.prefixed(index)

    def _behind_adverbials(self, index: int, limit: int) -> int | None:
        """Where a subject begins behind phrases of place and time: a title, a source or a name that they do not govern."""
        reading = self._reading
        for place in range(index + 1, limit):
            if reading.is_mark(place) or reading.norm(place) == ":" or reading.norm(place) in complementisers():
                return None
            titled = self.is_speaking_noun(place) and reading.norm(place) not in words("occasions")
            if not (titled or reading.starts_entity(place, "PER", "ORG")) or self._governed(place, index):
                continue
            end = self.end(place, limit)
            whole = self._skip_adverbs(end, limit) >= limit
            if end > place and self._plausible(place, end) and (whole or self.names_person((place, end))):
                return place
        return None

    def _governed(self, place: int, first: int) -> bool:
        """Whether a noun belongs to the phrase before it: في مكتب الوزير، مع قناة العربية، لصحيفة الشرق."""
        reading = self._reading
        if self.is_preposition(place - 1) or self.prefixed(place):
            return True
        before = reading.norm(place - 1)
        joined = reading.norm(place)[:1] == "و" and has_clitic(reading.norm(place))
        if before in words("counterparts") or (joined and place not in reading.entity_at):
            return True
        if before in words("occasions"):
            return True  # المؤتمر الصحفي
        if before in ("،", ",") or before in words("adverbs"):
            return False
        head = self.is_preposition(place - 2) or self.prefixed(place - 1)
        bare = not before.startswith("ال") and place - 1 not in reading.entity_at and place - 1 >= first
        if head and bare:
            return True  # the noun after a preposition takes what follows as its genitive
        return bare and before in words("titles") | words("name_nouns")

    def _plausible(self, first: int, last: int, *, sure: bool = False) -> bool:
        """A subject is a name, a title, a source or definite; an adverb or the object of the verb is neither."""
        reading = self._reading
        head = reading.norm(first)
        if (
            first in reading.entity_at
            or head in reading.surnames
            or (reading.is_mark(first) and first + 1 in reading.entity_at)
        ):
            return True
        if head in THIS:
            return reading.norm(first + 1) not in words("occasions")
        if head in words("occasions") and not head.startswith("ال"):
            return head in words("sources") and last - first > 1
        if head.startswith(("ال", "وال")) or self.is_speaking_noun(first):
            return True
        defined = any(i in reading.entity_at or reading.norm(i).startswith("ال") for i in range(first + 1, last))
        possessed = head.endswith(("ها", "هم")) and reading.norm(first + 1).startswith("ال")
        if sure and possessed and reading.norm(last) in complementisers():
            return True  # وقالت جارتها الجنوبية إن
        accusative = head.endswith("ا") and not head.endswith("ها")
        whole = last - first <= 3 and reading.hit(first) is None and self._is_followed_by_speech(last)  # تقول سلمى إن
        return (defined or whole) and not sure and not accusative

    def _is_followed_by_speech(self, index: int) -> bool:
        norm = self._reading.norm(index)
        return norm in complementisers() or norm in (":", "،", "(") or self._reading.is_mark(index)

    # Before the verb

    def heading(self, first: int, end: int) -> tuple[int, int] | None:
        """The subject of a sentence's first verb, whatever verb that is: a title, a source or a name that is free."""
        reading, clauses, occasions = self._reading, complementisers(), words("occasions")
        for index in range(first, min(first + _HEAD, end)):
            hit = reading.hit(index)
            if hit is not None and hit.form.kind == "verb" and not hit.form.first_person:
                found = self.subject_behind(index, min(end, index + _HEAD), sure=True) if index == first else None
                if found and hit.form.stem in words("object_first") and found[0] not in reading.entity_at:
                    return None  # ويتهم الحكومة بـ«…»
                return found
            norm = reading.norm(index)
            if hit is not None or norm in clauses or reading.is_mark(index):
                return None
            named = reading.starts_entity(index, "PER", "ORG")
            if not (named or self.is_speaking(norm)) or norm in occasions:
                continue
            if index > first and self._governed(index, first):
                continue
            if named and self._is_genitive(index, first):
                continue
            last = self.end(index, end)
            if last > index:
                return index, last
        return None

    def actor(self, first: int, end: int) -> tuple[int, int] | None:
        """The last person, body or title between two places that nothing governs: كما ألقى | الرئيس فلان | كلمة أكد فيها."""
        reading, found, index = self._reading, None, first
        while index < end:
            last = index
            if (reading.starts_entity(index, "PER", "ORG") or self.is_speaking_noun(index)) and not (
                reading.norm(index) in words("occasions") or (index > first and self._governed(index, first))
            ):
                last = self.end(index, end)
                again = found is not None and found[1] == index  # الاتحاد الدولي لكرة القدم | فيفا
                found = (index, last) if last > index and not again else found
            index = max(index + 1, last)
        return found

    def _is_genitive(self, index: int, first: int) -> bool:
        """لبعض قصائد محمود درويش: a name behind two words without article is no subject, unless a verb is the first."""
        before, between = self._reading.norm(index - 2), self._reading.norm(index - 1)
        if index - first < 2 or between.startswith("ال") or between in words("adverbs") or not between.isalpha():
            return False
        return before.isalpha() and not before.startswith("ال") and before not in words("adverbs")

    def subject_before(self, verb: int, sentence_first: int, *, only_amma: bool = False) -> tuple[int, int] | None:
        """A subject before its verb: سامي الخوري قال …، فلان، مدير الشركة، أوضح …; with ``only_amma`` behind أما."""
        reading = self._reading
        last = verb
        while last > sentence_first and reading.norm(last - 1) in words("adverbs"):
            last -= 1
        if last > sentence_first and reading.norm(last - 1) == "قد":
            last -= 1
        if reading.norm(last - 1) == ")":
            last = next((i for i in range(last - 2, max(sentence_first, last - 6), -1) if reading.norm(i) == "("), last)
        if last > sentence_first and reading.norm(last - 1) == "،" and not only_amma:
            return self._before_apposition(last - 1, sentence_first)
        for first in range(max(sentence_first, last - LONGEST_PHRASE), last):
            before = reading.norm(first - 1)
            begins = first == sentence_first or not reading.is_word(first - 1) or before in _CLAUSES
            begins = before in ("اما", "واما") if only_amma else begins
            if begins and reading.is_word(first) and self.end(first, last) == last and self._speaks(first, last):
                return first, last
        return None

    def names_speaker(self, bounds: tuple[int, int], *, named: bool = False) -> bool:
        """Whether a phrase begins with a name, a title, or, unless it must be ``named``, a noun of those that speak."""
        head = bounds[0] in self._reading.entity_at or self._reading.norm(bounds[0]) in words("titles")
        return head or self.names_person(bounds) or (not named and self.is_speaking_noun(bounds[0]))

    def _speaks(self, first: int, last: int) -> bool:
        reading = self._reading
        head = reading.entity_at.get(first)
        if self.is_speaking_noun(first) or (head is not None and head.type in ("PER", "ORG")):
            return True
        if head is not None and reading.sentence_of.get(first - 1) != reading.sentence_of.get(first):
            return reading.entity_at.get(last - 1) is head  # واشنطن تؤكد أن
        if not reading.has_article(first) and reading.norm(first) not in THIS:
            return False
        defined = all(reading.norm(i).startswith("ال") or i in reading.entity_at for i in range(first + 1, last))
        return self.names_person((first, last)) or (defined and last - first <= 4)

    def _before_apposition(self, comma: int, sentence_first: int) -> tuple[int, int] | None:
        """The name before the first comma with all up to the second."""
        reading = self._reading
        low = max(sentence_first, comma - LONGEST_PHRASE)
        opening = next((i for i in range(comma - 1, low, -1) if reading.norm(i) == "،"), None)
        if opening is None or (named := reading.entity_at.get(opening - 1)) is None or named.type not in ("PER", "ORG"):
            return None
        head = reading.norm(opening + 1)
        if head not in words("titles") and head not in ("الذي", "التي", "وهو", "وهي") and not head.isdigit():
            return None
        first = opening - 1
        while reading.entity_at.get(first - 1) is named:
            first -= 1
        return first, comma
