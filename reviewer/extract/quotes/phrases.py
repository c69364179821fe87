"""Noun phrases that may speak: where they begin behind or before a verb, and where they end."""

from __future__ import annotations

from functools import lru_cache

from reviewer.extract.quotes.cues import complementisers, words
from reviewer.extract.quotes.reading import Reading
from reviewer.model import Span
from reviewer.text import TokenKind, clitic_edges

_JOINED = ("في", "علي", "عن", "الي", "من", "خلال")
LONGEST_PHRASE = 16  # words
_HEAD = 14  # words of a sentence in which its subject is looked for
_PREPOSITIONS = frozenset(
    "في علي عن الي من مع خلال عبر لدي قبل بعد عقب اثر اثناء ضمن امام منذ ب ل لـ بـ ضد حول بشان تجاه نحو بين".split()
)


@lru_cache(maxsize=20_000)
def _speaks(norm: str) -> bool:
    """Whether a word is a title or a source, with the article or a pronoun too."""
    if norm in words("titles") or norm in words("sources"):
        return True
    forms = (norm.removeprefix("ال"), norm.removesuffix("ها"), norm.removesuffix("هم"), norm.removesuffix("ه"))
    return any(form in words("titles") or form in words("sources") for form in forms)


@lru_cache(maxsize=20_000)
def _has_clitic(norm: str) -> bool:
    return bool(clitic_edges(norm))


class Phrases:
    """Finds noun phrases in an article; token ranges are half-open."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def is_preposition(self, index: int) -> bool:
        norm = self._reading.norm(index)
        return norm in _PREPOSITIONS or (norm[:1] in ("و", "ف") and norm[1:] in _JOINED)

    def is_speaking_noun(self, index: int) -> bool:
        """A title or a noun of those that speak: وزير، المتحدث، مصدر، رئيسها."""
        return self.is_speaking(self._reading.norm(index))

    def is_speaking(self, norm: str) -> bool:
        return _speaks(norm)

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
            if plain and before is not None and before.type == "PER":
                return index  # وصف صادق خان | الهجوم
        if not reading.norm(first).startswith("ال") or first in reading.entity_at:
            return end
        for index in range(first + 1, end):
            norm = reading.norm(index)
            if not norm.startswith("ال") or index in reading.entity_at:
                return end
            if not norm.endswith(("ي", "يه")):
                return index
        return end

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

    def prefixed(self, index: int) -> bool:
        """للصحفيين، بوضوح: a preposition written on the word; names and titles keep their first letter."""
        reading = self._reading
        norm = reading.norm(index)
        if (norm.startswith("لل") and len(norm) > 3) or (norm[:1] == "ل" and norm[1:] in words("addressees")):
            return True
        entity = reading.entity_at.get(index)
        if entity is not None:
            return entity.span.start > reading.tokens[index].span.start and norm[0] in "لبك"
        return norm[:1] in ("ل", "ب", "ك") and _has_clitic(norm) and not self.is_speaking_noun(index)

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

    def names_person(self, bounds: tuple[int, int] | None) -> bool:
        entities = (self._reading.entity_at.get(i) for i in range(*(bounds or (0, 0))))
        return any(entity is not None and entity.type == "PER" for entity in entities)

    def _governed(self, place: int, first: int) -> bool:
        """Whether a noun belongs to the phrase before it: في مكتب الوزير، مع قناة العربية، لصحيفة الشرق."""
        reading = self._reading
        if self.is_preposition(place - 1) or self.prefixed(place):
            return True
        before = reading.norm(place - 1)
        joined = reading.norm(place)[:1] == "و" and _has_clitic(reading.norm(place))
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
        if first in reading.entity_at or (reading.is_mark(first) and first + 1 in reading.entity_at):
            return True
        if head in words("occasions") and not head.startswith("ال"):
            return head in words("sources") and last - first > 1
        if head.startswith(("ال", "وال")) or self.is_speaking_noun(first):
            return True
        defined = any(i in reading.entity_at or reading.norm(i).startswith("ال") for i in range(first + 1, last))
        accusative = head.endswith("ا") and not head.endswith("ها")
        whole = last - first <= 3 and reading.hit(first) is None and self._is_followed_by_speech(last)  # تقول سلمى إن
        return (defined or whole) and not sure and not accusative

    def _is_followed_by_speech(self, index: int) -> bool:
        norm = self._reading.norm(index)
        return norm in complementisers() or norm in (":", "،", "(") or self._reading.is_mark(index)

    # Ends

    def end(self, first: int, limit: int) -> int:
        """Where the noun phrase that begins at ``first`` ends; ``first`` when none begins there."""
        reading = self._reading
        last = first
        stop = min(limit, first + LONGEST_PHRASE, len(reading.tokens))
        loose = 0  # where an indefinite word follows a definite one, as in أعلن الجيش الإسرائيلي | مقتل جنديين
        while last < stop:
            if self._joins(last, first, stop):
                last += 1
                continue
            if not loose and last > first and self._is_loose(last):
                loose = last
            token, named = reading.tokens[last], last in reading.entity_at
            if token.kind not in (TokenKind.WORD, TokenKind.NUMBER) and not named:
                break
            if self._ends(last, first, named=named):
                name = self._name_behind_preposition(last, first, stop)
                if name is None and self._is_of_source(last, first):
                    name = last + 2
                if name is None:
                    break
                last = name
                continue
            last += 1
        if loose and last < limit:
            last = loose
        while last > first and (reading.norm(last - 1) in ("،", "-", ",") or self.is_preposition(last - 1)):
            last -= 1
        return last

    def _is_loose(self, index: int) -> bool:
        """A word that neither goes on with the name or adjective before it nor is a name or title itself."""
        reading = self._reading
        before = reading.entity_at.get(index - 1)
        norm = reading.norm(index)
        closed = before is not None or (
            reading.norm(index - 1).startswith("ال") and reading.norm(index - 1).endswith(("ي", "يه"))
        )
        return closed and not (
            index in reading.entity_at
            or norm.startswith(("ال", "لل", "وال", "ل", "ب"))
            or self.is_speaking_noun(index)
            or not reading.is_word(index)
            or norm[:1] == "و"
        )

    def _joins(self, index: int, first: int, stop: int) -> bool:
        """A comma before an apposition (سامي، مدير الشركة) or a mark around a name (شركة "فيسبوك")."""
        reading = self._reading
        if index == first:
            return reading.is_mark(index) and self._marks_a_name(index)
        if reading.norm(index) in ("،", "-", "–", "("):
            follows = reading.norm(index + 1)
            named = reading.norm(first) in words("titles") and reading.starts_entity(index + 1, "PER")
            fits = follows in words("titles") or (named and not self.names_person((first, index)))
            return index + 2 < stop and fits and reading.norm(index - 1) not in words("adverbs")
        return reading.is_mark(index) and self._marks_a_name(index)

    def _marks_a_name(self, index: int) -> bool:
        marked = self._reading.opened_at.get(index) or self._reading.closed_at.get(index)
        if marked is None or marked.size > 4:
            return False
        covered = sum(len(e.span) for e in self._reading.inside(marked.content))
        return covered >= 0.7 * len(marked.content)

    def _ends(self, index: int, first: int, *, named: bool) -> bool:
        reading = self._reading
        norm = reading.norm(index)
        if norm in complementisers():
            return True
        if named:
            return index > first and (self._is_governed_name(index, first) or self._is_second_name(index))
        if norm in words("phrase_ends") or norm in words("counterparts") or norm in words("adverbs"):
            return True
        if index == first:
            return norm in words("not_subjects") or self.prefixed(index) or (norm.endswith("ا") and len(norm) < 4)
        glued = reading.norm(index)[0] == "ب" and index - 1 in reading.entity_at and self.prefixed(index)
        return glued or self._is_verb(index) or self._is_addressee(index) or self._is_object(index, first)

    def _is_governed_name(self, index: int, first: int) -> bool:
        """لوكالة الأنباء: a name behind a preposition on it; الأمين العام للأمم المتحدة and تقرير للأمم المتحدة keep theirs."""
        reading = self._reading
        entity, token = reading.entity_at[index], reading.tokens[index]
        kept = reading.norm(index - 1).startswith("ال") or reading.norm(first) in words("documents")
        if token.norm.startswith("لل") and kept:
            return False
        return entity.span.start > token.span.start and token.norm[0] in "لب"

    def _is_second_name(self, index: int) -> bool:
        """اتهمت موسكو | كييف: a place or body right behind another is no part of it."""
        entity, before = self._reading.entity_at[index], self._reading.entity_at.get(index - 1)
        return before is not None and before is not entity and {entity.type, before.type} <= {"LOC", "ORG"}

    def _is_verb(self, index: int) -> bool:
        hit = self._reading.hit(index)
        if hit is None or hit.form.kind == "noun" or hit.form.first_person:
            return False
        return not self._reading.norm(index).startswith("مت")

    def _is_addressee(self, index: int) -> bool:
        """ل on a word that no title takes: قال الوزير لصحيفة …; but المتحدثة للإعلام keeps it."""
        norm = self._reading.norm(index)
        before = self._reading.norm(index - 1)
        named = self._reading.entity_at.get(index - 1)
        takes = before.startswith("ال") and before not in words("titles") and (named is None or named.type == "ORG")
        noun = norm.removeprefix("لل").removeprefix("ل")
        body = norm.startswith("لل") or noun in words("sources") or noun in words("name_nouns") or before.endswith("ي")
        takes = takes and body and noun not in words("addressees")
        return norm.startswith("ل") and self.prefixed(index) and not takes

    def _is_object(self, index: int, first: int) -> bool:
        """A word after a name that is what its bearer does to something of theirs: أعلنت شركة كذا استحواذها."""
        norm = self._reading.norm(index)
        named = any(i in self._reading.entity_at for i in range(first, index))
        return named and len(norm) > 4 and norm.endswith(("ها", "هم")) and not norm.startswith(("ال", "و"))

    def _name_behind_preposition(self, index: int, first: int, stop: int) -> int | None:
        """وزير الاقتصاد عن حماس د. علاء …: the name of the person whose title holds a prepositional phrase."""
        reading = self._reading
        if index - first < 1 or not self.is_preposition(index) or reading.norm(first) not in words("titles"):
            return None
        if any(reading.starts_entity(i, "PER") for i in range(first, index)):
            return None
        for place in range(index + 1, min(stop, index + 8)):
            norm = reading.norm(place)
            if norm in words("occasions") or norm in complementisers() or norm in words("counterparts"):
                return None
            if not reading.is_word(place) and norm != ".":
                return None
            if reading.starts_entity(place, "PER") and place > index + 1:
                return None if reading.norm(place - 1) in ("مع", "و") or reading.norm(place)[:1] in "ولب" else place
        return None

    def _is_of_source(self, index: int, first: int) -> bool:
        """مصدر في الشرطة، مسؤول في وزارة الدفاع: where an unnamed source belongs is part of the phrase."""
        reading = self._reading
        head = reading.norm(first)
        unnamed = (
            head in words("sources")
            and reading.norm(index + 1) not in complementisers()
            and not any(i in reading.entity_at for i in range(first, index))
        )
        place = reading.norm(index + 1)
        fits = reading.is_word(index + 1) and place not in words("occasions") and place not in words("adverbs")
        return reading.norm(index) in ("في", "من", "لدي") and index - first <= 3 and unnamed and fits

    # Before the verb

    def heading(self, first: int, end: int) -> tuple[int, int] | None:
        """The subject of a sentence's first verb, whatever verb that is: a title, a source or a name that is free."""
        reading = self._reading
        for index in range(first, min(first + _HEAD, end)):
            hit = reading.hit(index)
            if hit is not None and hit.form.kind == "verb" and not hit.form.first_person:
                return self.subject_behind(index, min(end, index + _HEAD), sure=True) if index == first else None
            if reading.is_mark(index) or reading.norm(index) in complementisers() or hit is not None:
                return None
            named = reading.starts_entity(index, "PER", "ORG")
            if not (named or self.is_speaking_noun(index)) or reading.norm(index) in words("occasions"):
                continue
            if index > first and self._governed(index, first):
                continue
            last = self.end(index, end)
            if last > index:
                return index, last
        return None

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

    def _speaks(self, first: int, last: int) -> bool:
        reading = self._reading
        head = reading.entity_at.get(first)
        if self.is_speaking_noun(first) or (head is not None and head.type in ("PER", "ORG")):
            return True
        if not reading.norm(first).startswith("ال"):
            return False
        defined = all(reading.norm(i).startswith("ال") or i in reading.entity_at for i in range(first, last))
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

    def span(self, bounds: tuple[int, int]) -> Span | None:
        """The text of a phrase without a proclitic before a name: وسامي الخوري، لوزارة الصحة."""
        span = self._reading.span(*bounds)
        entity = self._reading.entity_at.get(bounds[0])
        if span is not None and entity is not None and span.start < entity.span.start < span.end:
            return Span(entity.span.start, span.end)
        return span


_CLAUSES = frozenset(
    [
        "لكن",
        "ان",
        "لان",
        "حيث",
        "اذ",
        "بينما",
        "فيما",
        "كما",
        "و",
        "ثم",
        "غير",
        "الا",
        "اما",
        "لكنه",
        "كان",
        "كانت",
        "وكان",
        "وكانت",
    ]
)
