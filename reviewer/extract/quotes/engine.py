"""The quote engine: which stretches are speech, whose, and by which word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from reviewer.extract.quotes.attribution import Attribution
from reviewer.extract.quotes.cues import words
from reviewer.extract.quotes.drafts import Draft, Speaker
from reviewer.extract.quotes.headlines import Headlines
from reviewer.extract.quotes.naming import Names
from reviewer.extract.quotes.partials import Partials
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading
from reviewer.extract.quotes.reports import Reports
from reviewer.extract.quotes.speakers import Cast
from reviewer.extract.quotes.subjects import Subjects
from reviewer.model import Entity, Span
from reviewer.text import Analysis, normalize


def find_drafts(analysis: Analysis, entities: Sequence[Entity]) -> list[Draft]:
    """The quotes of one article in reading order, an outer one before those in it."""
    reading = Reading(analysis, entities)
    phrases = Phrases(reading)
    cast = Cast(reading, phrases)
    names = Names(reading)
    reports = Reports(reading, phrases, Subjects(reading, phrases, cast), names)
    drafts = list(reports.find())
    drafts += Headlines(reading, phrases, cast, names).find(drafts)
    drafts += Attribution(reading, phrases, cast).find(drafts)
    partials = Partials(reading, names, reports.cues)
    drafts += partials.find(drafts)
    drafts += partials.echoes(drafts)
    ordered = sorted(_nearest(drafts), key=lambda d: (d.content.start, -d.content.end))
    return _introduced(reading, cast, _named_by_words(reading, ordered))


def _named_by_words(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The same marked words have one speaker: who is unnamed in the headline is named in the text."""
    said = {normalize(d.content.of(reading.text)): d.speaker.name for d in drafts if d.marks and d.speaker.name}

    def named(draft: Draft) -> Draft:
        name = said.get(normalize(draft.content.of(reading.text))) if draft.marks and not draft.speaker.name else None
        return evolve(draft, speaker=Speaker(draft.speaker.span, name)) if name else draft

    return [named(draft) for draft in drafts]


def _introduced(reading: Reading, cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """A title that nobody bears in the article is whoever speaks next to it without one.

    «أكد حارس المنتخب أن …» and then «وقال باتريسيو …».
    """
    bearers: dict[str, str] = {}
    for place, draft in enumerate(drafts):
        name = draft.speaker.name
        if name is None or name in bearers or not _is_bare_title(reading, draft.speaker):
            continue
        near = drafts[max(0, place - 2) : place] + drafts[place + 1 : place + 5]
        agreeing = [n for n in near if n.gender == draft.gender or None in (n.gender, draft.gender)]
        bearer = next((n.speaker.name for n in agreeing if _is_bare_name(reading, cast, n.speaker)), None)
        if bearer is not None:
            bearers[name] = bearer
    return [
        evolve(d, speaker=Speaker(d.speaker.span, bearers[d.speaker.name])) if d.speaker.name in bearers else d
        for d in drafts
    ]


def _is_bare_title(reading: Reading, speaker: Speaker) -> bool:
    """Whether a speaker is named by a title alone, which is not مدربه (no مدربة)."""
    if speaker.span is None or speaker.name is None or speaker.name != speaker.span.of(reading.text):
        return False
    index = reading.index_at(speaker.span.start)
    titled = reading.norm(index) in words("titles") and index not in reading.entity_at
    return titled and not speaker.name.split()[0].endswith("ه")


def _is_bare_name(reading: Reading, cast: Cast, speaker: Speaker) -> bool:
    if speaker.span is None or speaker.name is None or not cast.is_untitled(speaker.name):
        return False
    entity = reading.entity_at.get(reading.index_at(speaker.span.start))
    return entity is not None and entity.type == "PER" and entity.span.contains(speaker.span)


def _nearest(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Of drafts with the same content the one whose cue is last: «وتابع قائلا» is said by قائلا."""
    chosen: dict[Span, Draft] = {}
    for draft in drafts:
        present = chosen.get(draft.content)
        if present is None or (draft.cue and present.cue and present.cue.start < draft.cue.start):
            chosen[draft.content] = draft
    return iter(chosen.values())
