"""Speakers: the noun phrase that speaks, and who that is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from reviewer.extract.quotes.cues import complementisers, cue_at
from reviewer.extract.quotes.marks import MARKS
from reviewer.model import Entity, Span
from reviewer.text import Analysis, TokenKind, clitic_edges, normalize

LONGEST_PHRASE = 14  # words
_ENDS = frozenset(
    normalize(w)
    for w in """في على عن إلى من خلال بعد قبل أمام عبر لدى منذ حول ضد بشأن أثناء عقب خلال إنه إنها الذي التي الذين حيث عندما حين أمس
    اليوم لم لن لا قد ما هو هي هذا هذه كما أيضا كذلك مساء صباح الأحد الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت بأنه بأنها يوم ليلة
    وهو وهي مشترك إذا لو عند ضمن بينما فيما عنه عنها لكن ثم أو بل حتى إذ كي لكي""".split()
)
_NOT_SUBJECTS = frozenset(normalize(w) for w in "ذلك هناك هنا كل أنه أنها فيه فيها له لها به بها عليه عليها".split())
_APPOSITION = frozenset(
    normalize(w)
    for w in "المؤسس الرئيس المدير المتحدث الناطق وزير رئيس رئيسة مدير الأمين أحد نائب المسؤول المحلل الخبير وهو وهي".split()
)
_NO_MARKS = str.maketrans(dict.fromkeys(MARKS, " "))
_COUNTERPARTS = frozenset(normalize(w) for w in "نظيره نظيرته نظيرها نظيره".split())


@frozen
class Speaker:
    """``span`` is none when the verb has no subject of its own; ``name`` is who that is."""

    span: Span | None
    name: str | None


@frozen
class SpeakerCandidate:
    """Somebody who may have said a quote, with the place where the article names them last before it."""

    name: str
    span: Span | None


class Cast:
    """The people and bodies of an article, and how they are referred to."""

    def __init__(self, analysis: Analysis, entities: Sequence[Entity]) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self._entities = sorted(entities, key=lambda e: e.span.start)
        self._by_start = {e.span.start: e for e in self._entities}
        self._titles = self._title_names()

    def name_of(self, entity: Entity) -> str:
        return entity.name or entity.span.of(self._text)

    def _title_names(self) -> dict[str, str]:
        """Titles written before a person's name -> the name: «الرئيس التركي» -> «رجب طيب أردوغان»."""
        titles: dict[str, str] = {}
        for entity in self._entities:
            if entity.type != "PER":
                continue
            index = bisect_right(self._tokens, entity.span.start, key=lambda t: t.span.end)
            self._titles_behind(entity, titles)
            words: list[str] = []
            while index > 0 and len(words) < 5 and self._tokens[index - 1].kind is TokenKind.WORD:
                index -= 1
                norm = self._tokens[index].norm
                if norm in _ENDS or cue_at(norm) is not None or norm in _COUNTERPARTS:
                    break
                words.insert(0, norm)
                titles.setdefault(" ".join(words), self.name_of(entity))
        return titles

    def _titles_behind(self, entity: Entity, titles: dict[str, str]) -> None:
        """مارك زوكربيرغ، مؤسس «فيسبوك» ورئيسها: what stands between commas behind a name, from its first words on."""
        index = bisect_right(self._tokens, entity.span.end - 1, key=lambda t: t.span.start)
        if self._norm(index) != "،":
            return
        words: list[str] = []
        for place in range(index + 1, min(index + 9, len(self._tokens))):
            norm = self._norm(place)
            if norm in MARKS:
                continue
            if self._tokens[place].kind is not TokenKind.WORD or norm in _ENDS or cue_at(norm) is not None:
                return
            words.append(norm)
            if len(words) > 1:
                titles.setdefault(" ".join(words), self.name_of(entity))

    def inside(self, span: Span) -> list[Entity]:
        return [e for e in self._entities if span.contains(e.span)]

    def resolve(self, span: Span) -> str:
        """Who a noun phrase is: the person in it, the person whose title it is, the body in it, else itself."""
        inside = self.inside(span)
        people = [e for e in inside if e.type == "PER"]
        if people:
            return self.name_of(people[0])
        surface = span.of(self._text)
        norm = " ".join(normalize(surface).translate(_NO_MARKS).split())
        if norm in self._titles:
            return self._titles[norm]
        longer = [name for title, name in self._titles.items() if title.startswith(norm + " ") and len(norm) > 5]
        if longer:
            return longer[0]
        whole = [e for e in inside if len(e.span) >= 0.6 * len(span)]
        return self.name_of(whole[0]) if whole else surface

    # Noun phrases

    def _norm(self, index: int) -> str:
        return self._tokens[index].norm if 0 <= index < len(self._tokens) else ""

    def phrase(self, index: int, limit: int) -> Span | None:
        """The noun phrase that begins at the token ``index`` and ends before ``limit``; none when none begins there."""
        last = self._phrase_end(index, limit)
        if last == index:
            return None
        start = self._tokens[index].span.start
        return Span(start, self._tokens[last - 1].span.end)

    def _phrase_end(self, index: int, limit: int) -> int:
        last = index
        while last < min(limit, index + LONGEST_PHRASE, len(self._tokens)):
            token = self._tokens[last]
            inside_entity = self._covering(token.span) is not None
            if token.norm == "،" and last > index and self._norm(last + 1) in _APPOSITION - {"وهو", "وهي"}:
                last += 1
                continue
            if token.norm in MARKS and self._entity_between(last):
                last += 1
                continue
            if token.kind not in (TokenKind.WORD, TokenKind.NUMBER) and not inside_entity:
                break
            if not inside_entity and (self._ends_phrase(last, index) or self._is_object(last, index)):
                break
            last += 1
        while last > index and self._norm(last - 1) in ("،", "-"):
            last -= 1
        return last

    def _is_object(self, index: int, first: int) -> bool:
        """Whether a word after a name is what its bearer does to something of theirs: أعلنت شركة كذا استحواذها."""
        named = any(self._covering(self._tokens[i].span) is not None for i in range(first, index))
        norm = self._norm(index)
        return named and len(norm) > 4 and norm.endswith(("ها", "هم")) and not norm.startswith(("ال", "و"))

    def _covering(self, span: Span) -> Entity | None:
        return next((e for e in self._entities if e.span.overlaps(span)), None)

    def _entity_between(self, index: int) -> bool:
        """Whether the mark at ``index`` belongs to a name in marks: لشركة "واتس آب"."""
        for near in (index - 1, index + 1):
            if 0 <= near < len(self._tokens) and self._covering(self._tokens[near].span) is not None:
                return True
        return False

    def _ends_phrase(self, index: int, first: int) -> bool:
        norm = self._norm(index)
        if norm in _ENDS or norm in complementisers() or norm in MARKS or norm in _COUNTERPARTS:
            return True
        if index == first and (norm in _NOT_SUBJECTS or (norm.endswith(("ا",)) and len(norm) < 4)):
            return True
        if cue_at(norm) is not None and index > first and norm[0] in "وفيتم" and not norm.startswith("مت"):
            return True
        surface = self._tokens[index].span.of(self._text)
        edges = clitic_edges(surface)
        preposition = bool(edges) and norm[0] in "لبك" and index == first
        addressee = (
            bool(edges) and norm.startswith("ل") and index > first and not self._norm(index - 1).startswith("ال")
        )
        return preposition or addressee or self._is_adverb(norm)

    def _is_adverb(self, norm: str) -> bool:
        return norm in (
            "ردا",
            "تعليقا",
            "بدوره",
            "بدورها",
            "لاحقا",
            "بوضوح",
            "سابقا",
            "مجددا",
            "صراحه",
            "جهته",
            "جانبه",
        )

    def before(self, cue: int, sentence_first: int) -> Span | None:
        """A subject before its verb: the noun phrase from the sentence's beginning, or the last comma, to the cue."""
        first = sentence_first
        while first < cue and self._tokens[first].kind is not TokenKind.WORD:
            first += 1
        if not 0 < cue - first <= LONGEST_PHRASE:
            return None
        if self._norm(cue - 1) == "،":
            return self._before_apposition(cue - 1, first)
        words = range(first, cue)
        if any(self._tokens[i].kind is TokenKind.PUNCTUATION and self._norm(i) not in MARKS for i in words):
            return None
        span = Span(self._tokens[first].span.start, self._tokens[cue - 1].span.end)
        head = [e for e in self.inside(span) if e.type in ("PER", "ORG")]
        starts_as_name = bool(head) and not any(self._norm(i) in _ENDS for i in range(first, cue))
        return span if starts_as_name else None

    def _before_apposition(self, comma: int, first: int) -> Span | None:
        """فلان، مؤسس الشركة ورئيسها، أوضح: the name before the first comma with all up to the second."""
        opening = next((i for i in range(comma - 1, first, -1) if self._norm(i) == "،"), None)
        named = self._covering(self._tokens[opening - 1].span) if opening else None
        if named is None or named.type not in ("PER", "ORG"):
            return None
        return Span(named.span.start, self._tokens[comma - 1].span.end)

    def candidates(self, quote: Span) -> list[SpeakerCandidate]:
        """Everybody who may have spoken, nearest before the quote first, then those after it; each name once."""
        speakers = [e for e in self._entities if e.type in ("PER", "ORG") and not quote.contains(e.span)]
        before = sorted((e for e in speakers if e.span.end <= quote.start), key=lambda e: -e.span.end)
        after = [e for e in speakers if e.span.start >= quote.end]
        people_first = sorted(before, key=lambda e: (e.type != "PER", -e.span.end))
        found: dict[str, SpeakerCandidate] = {}
        for entity in (*people_first, *after):
            name = self.name_of(entity)
            found.setdefault(name, SpeakerCandidate(name, entity.span))
        return list(found.values())
