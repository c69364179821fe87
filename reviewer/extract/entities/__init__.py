"""Entities: gazetteer, name grammar, a CRF, and a pass over the whole article."""

from __future__ import annotations

from reviewer.extract.entities.bodies import acronyms
from reviewer.extract.entities.calibration import calibrated
from reviewer.extract.entities.document import Document
from reviewer.extract.entities.extend import whole_names, with_numbers
from reviewer.extract.entities.grammar import Grammar
from reviewer.extract.entities.guesses import guesses
from reviewer.extract.entities.mention import Mention, without_overlaps
from reviewer.extract.entities.page import Page
from reviewer.extract.entities.persons import paired
from reviewer.extract.entities.tagger import Reading, read
from reviewer.extract.entities.whole import with_own_letters
from reviewer.model import Entity, Span
from reviewer.text import Analysis
from reviewer.text.shadow import INVISIBLE

ORIGIN = "entities/2"
_DOUBT = 0.25  # what the model must at least give to two unknown words side by side
_BELIEF = 0.6  # what the model's opinion of a mention weighs, whoever proposed it


def _trust(mention: Mention, reading: Reading) -> tuple[float, float]:
    """Which of two overlapping proposals stands: long known names, then the model where it is sure, then the rest."""
    known = mention.source == "gazetteer"
    longer = (0.12 if mention.source == "model" else 0.15) * (mention.size - 1)
    base = {"gazetteer": 0.9, "grammar": 0.8, "model": 0.6}[mention.source]
    if known and mention.size > 1 and not reading.begins_later(mention):
        base += 0.4 + 0.1 * (mention.size - 1)  # a known name of several words is no part of a longer guess
    if mention.source == "model" and mention.size > 1:
        base += 0.1
    if mention.fixed:
        base += 1
    if mention.source == "grammar" and mention.type != "PER" and mention.size > 2:
        base += 0.7  # بعثة الأمم المتحدة في العراق
    return (base + longer + 0.2 * mention.score + _BELIEF * reading.support(mention), known)


def _visible(text: str, span: Span) -> Span:
    """The span without a bidi mark at its end that a word carries along."""
    end = span.end
    while end > span.start + 1 and text[end - 1] in INVISIBLE:
        end -= 1
    return Span(span.start, end)


def find_entities(analysis: Analysis) -> list[Entity]:
    """The entities of a text in reading order, with ids e1, e2 …; spans without clitics and titles."""
    reading = read(analysis)
    page = Page(analysis)
    proposals = [*Grammar(page).mentions(), *guesses(analysis, reading.mentions)]
    chosen = without_overlaps(sorted(proposals, key=lambda mention: _trust(mention, reading), reverse=True))
    chosen = without_overlaps([*acronyms(page, chosen), *chosen])
    whole = whole_names(analysis, chosen)
    pairs = [mention for mention in paired(page, whole) if reading.support(mention) > _DOUBT]
    whole = with_numbers(analysis, without_overlaps([*whole, *pairs]))
    document = Document(analysis, with_own_letters(analysis, whole))
    document.spread()
    return [
        Entity(
            id=f"e{number}",
            span=_visible(analysis.text, mention.span),
            type=mention.type,
            name=name,
            origin=ORIGIN,
            score=round(calibrated(mention.source, mention.type, reading.support(mention)), 3),
            reason=mention.reason,
        )
        for number, (mention, name) in enumerate(zip(document.mentions, document.names(), strict=True), 1)
    ]
