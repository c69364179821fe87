"""Speakers: who a noun phrase is, by the names, titles and bodies of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from attrs import frozen

from reviewer.extract.quotes.cues import words
from reviewer.extract.quotes.drafts import Speaker
from reviewer.extract.quotes.marks import MARKS
from reviewer.extract.quotes.nouns import THIS
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.model import Entity, Span
from reviewer.text import normalize

_SEEN = 40  # bearers of one title that are looked at, the last before the phrase first
_LONGEST_TITLE = 7
_CLOSE_TO = frozenset("مقرب مقربه مقربون مقربين قريب قريبه قريبون".split())
_NO_MARKS = str.maketrans(dict.fromkeys(MARKS, " "))


@frozen
class SpeakerCandidate:
    """Somebody who may have said a quote, with the place where the article names them last before it."""

    name: str
    span: Span | None


@frozen
class _Title:
    """A title that somebody bears: its first word and all of its words, each without article and clitics."""

    place: int
    words: frozenset[str]
    name: str


def _is_nisba(bare: str) -> bool:
    return bare.endswith(("ي", "يه")) and bare not in words("titles")


def _bare(norm: str) -> str:
    return norm.removeprefix("لل").removeprefix("ال")


class Cast:
    """The people and bodies of an article, and how they are referred to."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self._reading = reading
        self._phrases = phrases
        self._titles: dict[str, list[_Title]] = {}
        self._bodies: dict[str, list[_Title]] = {}
        self._titled_names: set[str] = set()
        self._last_title: list[str] | None = None
        for entity, norm in reading.named:
            first, last = reading.token_range(entity.span)
            if entity.type == "PER":
                for title in (self._before(first), self._behind(last), self._counterpart(first)):
                    self._learn(self._titles, title, self.name_of(entity), first)
                    self._titled_names.update([self.name_of(entity)] if title else [])
            elif entity.type == "ORG":
                self._learn(self._bodies, norm.split()[:1], self.name_of(entity), first)
                self._learn(
                    self._bodies, [reading.norm(first - 1 - reading.is_mark(first - 1))], self.name_of(entity), first
                )

    def _learn(self, titles: dict[str, list[_Title]], title: list[str], name: str, place: int) -> None:
        bare = [_bare(word) for word in title]
        if bare and titles is self._titles:
            self._last_title = bare
        if bare and bare[0] not in words("phrase_ends"):
            titles.setdefault(bare[0], []).append(_Title(place, frozenset(bare), name))

    def name_of(self, entity: Entity) -> str:
        return entity.name or entity.span.of(self._reading.text)

    def _before(self, first: int) -> list[str]:
        """The title before a name, from its first noun on: الرئيس التركي | رجب …"""
        reading = self._reading
        found: list[str] = []
        for index in range(first - 1, max(-1, first - 1 - _LONGEST_TITLE), -1):
            norm = reading.norm(index)
            if not reading.is_word(index) or norm in words("phrase_ends") or norm in words("counterparts"):
                break
            found.insert(0, norm)
            if norm in words("titles") and reading.norm(index - 1) not in words("titles"):
                return found
        return found if found and (found[0] in words("titles")) else []

    def _counterpart(self, first: int) -> list[str]:
        """وزير الدفاع الأميركي … نظيره التركي | نور الدين: the title of whoever was named last with another adjective."""
        reading = self._reading
        before = next((i for i in (first - 2, first - 1) if reading.norm(i) in words("counterparts")), None)
        if before is None or self._last_title is None:
            return []
        kept = [word for word in self._last_title if not _is_nisba(word)]
        return kept + [reading.norm(i) for i in range(before + 1, first)]

    def _behind(self, last: int) -> list[str]:
        """The title behind a name: مارك زوكربيرغ، مؤسس «فيسبوك» ورئيسها; لوران فابيوس وزير الخارجية الفرنسي."""
        reading = self._reading
        index = last + (reading.norm(last) in ("،", "-", "("))
        if reading.norm(index) not in words("titles"):
            return []
        end = self._phrases.end(index, min(len(reading.tokens), index + _LONGEST_TITLE))
        return [reading.norm(i) for i in range(index, end) if reading.is_word(i)]

    @cached_property
    def protagonist(self) -> str | None:
        """The person whom the article names most often."""
        named = Counter(self.name_of(entity) for entity, _norm in self._reading.named if entity.type == "PER")
        return max(named, key=lambda name: named[name], default=None)

    def speaker(self, bounds: tuple[int, int] | None) -> Speaker | None:
        span = None if bounds is None else self._phrases.span(bounds)
        return None if span is None else Speaker(span, self.resolve(span))

    def resolve(self, span: Span) -> str:
        """Who a noun phrase is: the person that heads it, the bearer of the title, the body in it, else itself."""
        reading = self._reading
        inside = reading.inside(span)
        surface = span.of(reading.text)
        comma = surface.find("،")
        head = Span(span.start, span.start + comma) if comma > 0 else span
        first = [e for e in inside if e.span.end <= head.end]
        people = [e for e in first if e.type == "PER"]
        index = reading.token_range(span)[0]
        if reading.norm(index) in words("sources") and reading.norm(index + 1) in _CLOSE_TO:
            return surface  # مصدر مقرب من فلان is not فلان
        if not people and reading.norm(index) in words("titles"):
            people = [e for e in inside if e.type == "PER"]  # المتحدث باسم الوزارة، العميد فلان
        if people and not self._is_kin(index, people[0]):
            return self._apposed(span, people[0]) or self.name_of(people[0])
        if people:
            return surface
        if reading.norm(index) in THIS and index + 1 < reading.token_range(span)[1]:  # هذه المجموعة
            return self.resolve(Span(reading.tokens[index + 1].span.start, span.end))
        if normalize(surface) in reading.surnames:
            return reading.surnames[normalize(surface)]
        bare = [_bare(word) for word in normalize(surface).translate(_NO_MARKS).split()]
        if bare and self._titled(bare, index) is not None:
            return self._titled(bare, index) or surface
        paper = reading.norm(index) in words("bodies")  # صحيفة الشرق الأوسط
        bodies = [e for e in first if e.type == "ORG" or (e.type == "LOC" and not paper)]
        document = normalize(surface.split()[0]) in words("documents")
        titled = reading.norm(index) in words("titles")
        if bodies and (
            document or self._owns(index, bodies[0], span) or (not titled and len(bodies[0].span) >= 0.55 * len(head))
        ):
            return self.name_of(bodies[0])
        if len(bare) <= 2 and surface.startswith("ال"):
            return self._body(bare[0], index) or self._unknown_name(span) or surface
        return self._unknown_name(span) or surface

    def _is_kin(self, index: int, person: Entity) -> bool:
        """زوج جاكلين: somebody else than the person that is named."""
        token = self._reading.tokens[index].span.of(self._reading.text)
        known = self._reading.norm(index) in words("kin") and not token.endswith("ه")  # والده جو is جو
        return known and self._reading.token_range(person.span)[0] == index + 1

    def _apposed(self, span: Span, person: Entity) -> str | None:
        """إيمي الأنصاري مديرة منظمة كير: a name that is no entity, before a title whose phrase holds another."""
        reading = self._reading
        first, last = reading.token_range(span)
        if first in reading.entity_at or self._phrases.is_speaking_noun(first) or reading.norm(first) in THIS:
            return None
        titles = (i for i in range(first + 1, min(first + 4, last)) if reading.norm(i) in words("titles"))
        title = next(titles, None)
        if title is None or reading.token_range(person.span)[0] <= title:
            return None
        if title == first + 1 and reading.has_article(title):  # صديقه الشاعر علي
            return None
        return reading.text[span.start : reading.tokens[title - 1].span.end].rstrip("، ")

    def _owns(self, index: int, body: Entity, phrase: Span) -> bool:
        """شركة النورس المختصة بكذا: the noun at ``index`` is followed by the name of a body with a definite adjective."""
        reading = self._reading
        first, last = reading.token_range(body.span)
        first, last = first - reading.is_mark(first - 1), last + reading.is_mark(last)
        behind = reading.norm(last) if last < reading.token_range(phrase)[1] else "ال"
        return reading.norm(index) in words("bodies") and first == index + 1 and behind.startswith("ال")

    def _unknown_name(self, span: Span) -> str | None:
        """الوزير التركي | هاكان فيدان: a name that is no entity, behind a title: the first word without article."""
        reading = self._reading
        first, last = reading.token_range(span)
        if reading.norm(first) not in words("titles"):
            return None
        for index in range(first + 1, last):
            norm = reading.norm(index)
            joined = norm[0] in "لبك" or (norm[0] == "و" and (norm[1:3] == "ال" or self._phrases.is_speaking(norm[1:])))
            free = not joined and norm not in words("phrase_ends") and not self._phrases.is_speaking(norm)
            named = index in reading.entity_at or norm.startswith("ال") or norm in ("ذاته", "نفسه", "ذاتها", "نفسها")
            defined = reading.norm(index - 1).startswith(("ال", "لل"))
            if reading.is_word(index) and free and defined and not named:
                return reading.text[reading.tokens[index].span.start : span.end]
        return None

    def _titled(self, bare: list[str], index: int) -> str | None:
        """The bearer of a title, of those before the phrase the last: الوزير الفرنسي for وزير الخارجية الفرنسي."""
        known = self._titles.get(bare[0], ())
        asked = frozenset(bare)
        place = bisect_right(known, index, key=lambda t: t.place)
        nearby = (*reversed(known[max(0, place - _SEEN) : place]), *known[place : place + _SEEN])
        same = (t.name for t in nearby if asked <= t.words or (len(t.words) > 2 and t.words <= asked))
        return next(same, None)

    def _body(self, noun: str, index: int) -> str | None:
        """المنظمة where the article has منظمة الصحة العالمية before."""
        known = self._bodies.get(noun, ())
        place = bisect_right(known, index, key=lambda t: t.place)
        return known[place - 1].name if place else None

    def is_untitled(self, name: str) -> bool:
        """Whether the article gives somebody no title beside the name."""
        return name not in self._titled_names

    def candidates(self, quote: Span) -> list[SpeakerCandidate]:
        """Everybody who may have spoken, nearest before the quote first, then those after it; each name once."""
        speakers = [e for e in self._reading.entities if e.type in ("PER", "ORG") and not quote.contains(e.span)]
        before = [e for e in speakers if e.span.end <= quote.start]
        after = [e for e in speakers if e.span.start >= quote.end]
        people_first = sorted(before, key=lambda e: (e.type != "PER", -e.span.end))
        found: dict[str, SpeakerCandidate] = {}
        for entity in (*people_first, *after):
            name = self.name_of(entity)
            found.setdefault(name, SpeakerCandidate(name, entity.span))
        return list(found.values())


class Floor:
    """Who has the floor: the speakers so far, for a verb without a subject (وأضاف)."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}
        self.name: str | None = None
        self.place = -1

    def give(self, name: str | None, gender: str | None, place: int) -> None:
        if name is None:
            return
        self.name, self.place = name, place
        for key in ("m", "f", "p") if gender is None else (gender,):
            self._last[key] = name

    def holder(self, gender: str | None) -> str | None:
        """The last who agrees with a verb, else the last."""
        return self._last.get(gender or "", self.name)


def agreement(gender: str | None, *, plural: bool) -> str | None:
    return "p" if plural else gender


def phrase_agreement(reading: Reading, bounds: tuple[int, int], verb: str | None) -> str | None:
    """What a later verb without a subject shows for a noun phrase: p for مسؤولون, else what its verb shows."""
    head = reading.norm(bounds[0])
    if head.endswith(("ون", "ين")) and len(head) > 4 and bounds[0] not in reading.entity_at:
        return "p"
    return verb
