"""Noun phrases that may speak: what they begin with, and where they end."""

from __future__ import annotations

from functools import cache, lru_cache

from reviewer.extract.quotes.cues import complementisers, words
from reviewer.extract.quotes.reading import Reading
from reviewer.model import Span
from reviewer.text import TokenKind, clitic_edges

LONGEST_PHRASE = 16  # words
_JOINED = ("في", "علي", "عن", "الي", "من", "خلال")
_NAME_WITHIN = 14  # words from a preposition in a title to the name behind it
_SHORT_NAME = 4  # words of a name in marks
THIS = ("هذا", "هذه", "هولاء", "تلك")
_PREPOSITIONS = frozenset(
    "في علي عن الي من مع خلال عبر لدي قبل بعد عقب اثر اثناء ضمن امام منذ ب ل لـ بـ ضد حول بشان تجاه نحو بين".split()
)


@lru_cache(maxsize=4_000)
def _speaks(norm: str) -> bool:
    """Whether a word is a title or a source, with the article or a pronoun too."""
    if norm in words("titles") or norm in words("sources"):
        return True
    forms = (norm.removeprefix("ال"), norm.removesuffix("ها"), norm.removesuffix("هم"), norm.removesuffix("ه"))
    return any(form in words("titles") or form in words("sources") for form in forms)


@cache
def _stops() -> frozenset[str]:
    """Words at which a noun phrase ends wherever they stand in it."""
    return words("phrase_ends") | words("counterparts") | words("adverbs")


@lru_cache(maxsize=4_000)
def has_clitic(norm: str) -> bool:
    return bool(clitic_edges(norm))


class NounPhrases:
    """Finds the ends of noun phrases in an article; token ranges are half-open."""

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

    def prefixed(self, index: int) -> bool:
        """للصحفيين، بوضوح: a preposition written on the word; names and titles keep their first letter."""
        reading = self._reading
        norm = reading.norm(index)
        if (norm.startswith("لل") and len(norm) > 3) or (norm[:1] == "ل" and norm[1:] in words("addressees")):
            return True
        entity = reading.entity_at.get(index)
        if entity is not None:
            return entity.span.start > reading.tokens[index].span.start and norm[0] in "لبك"
        return norm[:1] in ("ل", "ب", "ك") and has_clitic(norm) and not self.is_speaking_noun(index)

    def names_person(self, bounds: tuple[int, int] | None) -> bool:
        entities = (self._reading.entity_at.get(i) for i in range(*(bounds or (0, 0))))
        return any(entity is not None and entity.type == "PER" for entity in entities)

    def is_owner(self, index: int) -> bool:
        """ل on a noun of bodies: تقرير لصحيفة النهار."""
        norm = self._reading.norm(index)
        return norm[:1] == "ل" and norm[1:] in words("bodies")

    def span(self, bounds: tuple[int, int]) -> Span | None:
        """The text of a phrase without a proclitic before a name: وسامي الخوري، لوزارة الصحة."""
        span = self._reading.span(*bounds)
        entity = self._reading.entity_at.get(bounds[0])
        if span is not None and entity is not None and span.start < entity.span.start < span.end:
            return Span(entity.span.start, span.end)
        if span is not None and entity is None and self.is_owner(bounds[0]):
            return Span(span.start + 1, span.end)
        return span

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
                last, loose = name, 0
                continue
            last += 1
        if loose and last < limit:
            last = loose
        while last > first and (
            reading.norm(last - 1) in ("،", "-", ",") or self.is_preposition(last - 1) or last - 1 in reading.opened_at
        ):
            last -= 1
        return last

    def _is_loose(self, index: int) -> bool:
        """A word that neither goes on with the name or adjective before it nor is a name or title itself."""
        reading = self._reading
        before = reading.entity_at.get(index - 1)
        norm = reading.norm(index)
        last = reading.norm(index - 1)
        qualified = last.endswith(("ي", "يه")) or reading.norm(index - 2).startswith("ال")  # النيابة العامة | توقيف
        closed = before is not None or (last.startswith("ال") and qualified)
        return closed and not (
            index in reading.entity_at
            or norm.startswith(("ال", "لل", "وال", "ل", "ب"))
            or self.is_speaking_noun(index)
            or not reading.is_word(index)
            or norm[:1] == "و"
            or self.is_preposition(index)
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

    def _is_short_mark(self, index: int) -> bool:
        marked = self._reading.opened_at.get(index) or self._reading.closed_at.get(index)
        return marked is not None and marked.size <= _SHORT_NAME

    def _marks_a_name(self, index: int) -> bool:
        """A mark of few words that are an entity, or stand behind ل or a noun of names: ل "إعلان دمشق"، حزب «…»."""
        marked = self._reading.opened_at.get(index) or self._reading.closed_at.get(index)
        if marked is None or marked.size > _SHORT_NAME:
            return False
        if self._reading.norm(marked.first - 2) in ("ل", "لـ", *words("name_nouns")):
            return True
        covered = sum(len(e.span) for e in self._reading.inside(marked.content))
        return covered >= 0.7 * len(marked.content)

    def _ends(self, index: int, first: int, *, named: bool) -> bool:
        reading = self._reading
        norm = reading.norm(index)
        if norm in complementisers():
            return True
        if named:
            return index > first and (self._is_governed_name(index, first) or self._is_second_name(index))
        if index == first and norm in THIS and reading.norm(index + 1).startswith("ال"):
            return False  # هذه المجموعة
        if norm in _stops():
            return True
        if index == first:
            return norm in words("not_subjects") or self.prefixed(index) or (norm.endswith("ا") and len(norm) < 4)
        glued = reading.norm(index)[0] == "ب" and index - 1 in reading.entity_at and self.prefixed(index)
        hit = reading.hit(index)
        said = hit is not None and hit.form.kind == "noun" and hit.form.use == "speech"  # اكتفى الوزير | بالقول
        person = reading.entity_at.get(index - 1)
        given = person is not None and person.type == "PER" and norm in words("occasions")  # ألقى سامي | كلمة
        return (
            glued
            or said
            or given
            or self._is_accusative(index, first)
            or self._is_verb(index)
            or self._is_addressee(index)
            or self._is_object(index, first)
        )

    def _is_accusative(self, index: int, first: int) -> bool:
        """بثت القناة | تسجيلا: an indefinite object; behind a title the same ending may be a name (الوزيرة أنيكا)."""
        norm = self._reading.norm(index)
        possessed = norm.endswith("ها") or (norm.endswith("نا") and norm.removesuffix("نا")[-1:] != "ا")
        bare = norm.endswith("ا") and len(norm) > 4 and not possessed and not self._reading.has_article(index)
        definite = self._reading.norm(index - 1).startswith("ال") or index - 1 in self._reading.entity_at
        return bare and definite and self._reading.norm(first) not in words("titles")

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

    def _is_hearer(self, index: int) -> bool:
        """للصحفيين، لقناة …; not المدير لمنطقة الشرق."""
        noun = self._reading.norm(index).removeprefix("لل").removeprefix("ل")
        known = noun in words("addressees") or noun in words("bodies") or self.is_speaking(noun)
        return known or index in self._reading.entity_at

    def _is_object(self, index: int, first: int) -> bool:
        """A word after a name that is what its bearer does to something of theirs: أعلنت شركة كذا استحواذها."""
        norm = self._reading.norm(index)
        named = any(i in self._reading.entity_at for i in range(first, index))
        return named and len(norm) > 4 and norm.endswith(("ها", "هم")) and not norm.startswith(("ال", "و"))

    def _name_behind_preposition(self, index: int, first: int, stop: int) -> int | None:
        """وزير الاقتصاد عن حماس د. علاء …: the name of the person whose title holds a prepositional phrase."""
        reading = self._reading
        to = self.prefixed(index) and reading.norm(index)[0] == "ل" and not self._is_hearer(index)
        if index - first < 1 or not (to or self.is_preposition(index)) or reading.norm(first) not in words("titles"):
            return None
        if any(reading.starts_entity(i, "PER") for i in range(first, index)):
            return None
        for place in range(index + 1, min(stop, index + _NAME_WITHIN)):
            norm = reading.norm(place)
            clause = norm in words("phrase_ends") and not self.is_preposition(place)
            if clause or norm in words("occasions") or norm in complementisers() or norm in words("counterparts"):
                return None
            if not reading.is_word(place) and norm != "." and not self._is_short_mark(place):
                return None
            if reading.starts_entity(place, "PER") and place > index + 1:
                joined = reading.entity_at[place].span.start > reading.tokens[place].span.start
                return None if joined or reading.norm(place - 1) in ("مع", "و") else place
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
