"""The machine measured on what its reviewers decided in a review file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reviewer.model import CONFIRMED, DECIDED, Annotation, Article, Entity, Number, Quote, Status
from reviewer.quality.matching import Tally
from reviewer.quality.names import words
from reviewer.quality.numbers import same_value, unit_key
from reviewer.quality.sheet import Evaluation, Sheet, summed

_SHEETS = {"entity": "entities", "quote": "quotes", "number": "numbers"}


def evaluate_decisions(decided: Iterable[tuple[Article, Mapping[str, Annotation]]]) -> Evaluation:
    """Compare each finding as it stands with what the machine had suggested in its place, by id.

    Each article comes with the suggestions that were changed later, as the machine had made them. Accepted, corrected
    and added findings are true, rejected ones false; what nobody has decided does not count. An added finding is one
    that the machine missed. The recall of an origin is its share of all that is true in the layer.
    """
    sheets = {layer: Sheet(name) for layer, name in _SHEETS.items()}
    true = dict.fromkeys(_SHEETS, 0)
    count = 0
    for article, originals in decided:
        count += 1
        standing = {a.id: a for a in article.annotations if a.status in DECIDED}
        for key in dict.fromkeys((*standing, *originals)):
            finding = standing.get(key)
            if finding is None and article.annotation(key) is not None:
                continue  # as it was suggested
            if finding is not None and finding.status is Status.CORRECTED and key not in originals:
                continue  # corrected before it came into this file: from what, nobody knows
            gold = finding if finding is not None and finding.status in CONFIRMED else None
            suggestion = originals.get(key) or _unchanged(finding)
            added = gold is not None and gold.status is Status.ADDED
            for one, other in [(gold, None), (None, suggestion)] if added else [(gold, suggestion)]:
                if either := one or other:
                    true[either.layer] += one is not None
                    _compare(article, one, other, sheets[either.layer])
    for layer, sheet in sheets.items():
        for origin, found in sheet.origins.items():
            sheet.origins[origin] = Tally(found.hits, found.predicted, true[layer])
    return summed(count, (), list(sheets.values()))


def _unchanged(finding: Annotation | None) -> Annotation | None:
    """A suggestion that came into the file as accepted or rejected, for which there is no edit."""
    return finding if finding is not None and finding.status in (Status.ACCEPTED, Status.REJECTED) else None


def _compare(article: Article, gold: Annotation | None, suggestion: Annotation | None, sheet: Sheet) -> None:
    right = gold is not None and suggestion is not None and _same(gold, suggestion)
    found = Tally(int(right), int(suggestion is not None), int(gold is not None))
    sheet.measures["exact"] += found
    if gold is not None:
        sheet.types[gold.label] += Tally(0, 0, 1)
    if suggestion is not None:
        sheet.types[suggestion.label] += Tally(int(right), 1, 0)
        sheet.origins[suggestion.origin] += Tally(int(right), 1, 0)
    for both in sheet.astray(article, [(gold, suggestion)]):
        _fields(article, *both, sheet)


def _same(gold: Annotation, suggestion: Annotation) -> bool:
    """Whether the core is right: the span, and the label; of a number the span and the value."""
    if isinstance(gold, Number) and isinstance(suggestion, Number):
        return gold.span == suggestion.span and _agree(gold, suggestion)
    return gold.span == suggestion.span and gold.label == suggestion.label


def _agree(gold: Number, suggestion: Number) -> bool:
    return gold.value == suggestion.value or same_value(gold.value, suggestion.value)


def _fields(article: Article, gold: Annotation, suggestion: Annotation, sheet: Sheet) -> None:
    text = article.text
    if gold.span != suggestion.span:
        sheet.fault(article, "boundary", gold, gold.span.of(text), suggestion.span.of(text))
    match gold, suggestion:
        case Entity(), Entity():
            if gold.type != suggestion.type:
                sheet.fault(article, "type", gold, gold.type, suggestion.type)
            if gold.name != suggestion.name:
                sheet.fault(article, "name", gold, gold.name, suggestion.name)
        case Quote(), Quote():
            _quote_fields(article, gold, suggestion, sheet)
        case Number(), Number():
            _number_fields(article, gold, suggestion, sheet)
        case _:
            pass


def _quote_fields(article: Article, gold: Quote, suggestion: Quote, sheet: Sheet) -> None:
    text = article.text
    if not sheet.right("kind", gold.kind == suggestion.kind):
        sheet.fault(article, "kind", gold, gold.kind.value, suggestion.kind.value)
    if not sheet.right("cue", gold.cue == suggestion.cue):
        cues = [cue.of(text) if cue else "" for cue in (gold.cue, suggestion.cue)]
        sheet.fault(article, "cue", gold, *cues)
    names = [q.speaker_name or (q.speaker.of(text) if q.speaker else "") for q in (gold, suggestion)]
    if not sheet.right("speaker", words(names[0]) == words(names[1])):
        sheet.fault(article, "speaker", gold, *names)


def _number_fields(article: Article, gold: Number, suggestion: Number, sheet: Sheet) -> None:
    if not _agree(gold, suggestion):
        sheet.fault(article, "value", gold, str(gold.value), str(suggestion.value))
    if not sheet.right("kind", gold.kind == suggestion.kind):
        sheet.fault(article, "kind", gold, gold.kind.value, suggestion.kind.value)
    if not sheet.right("unit", unit_key(gold.unit) == unit_key(suggestion.unit)):
        sheet.fault(article, "unit", gold, gold.unit, suggestion.unit)
    if not sheet.right("modifier", gold.modifier == suggestion.modifier):
        sheet.fault(article, "modifier", gold, gold.modifier, suggestion.modifier)
