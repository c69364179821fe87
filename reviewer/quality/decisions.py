"""The machine measured on what its reviewers decided in a review file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reviewer.model import CONFIRMED, DECIDED, Annotation, Article, Number, Status
from reviewer.quality.differences import agree, compared
from reviewer.quality.matching import Tally
from reviewer.quality.sheet import FIELDS, Evaluation, Sheet, summed

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
        for gold, suggestion in judged(article, originals):
            if either := gold or suggestion:
                true[either.layer] += gold is not None
                _compare(article, gold, suggestion, sheets[either.layer])
    for layer, sheet in sheets.items():
        for origin, found in sheet.origins.items():
            sheet.origins[origin] = Tally(found.hits, found.predicted, true[layer])
    return summed(count, (), list(sheets.values()))


def judged(
    article: Article, originals: Mapping[str, Annotation]
) -> Iterator[tuple[Annotation | None, Annotation | None]]:
    """What a human decided about: each true finding, or none, with the suggestion in its place, or none."""
    standing = {a.id: a for a in article.annotations if a.status in DECIDED}
    for key in dict.fromkeys((*standing, *originals)):
        finding = standing.get(key)
        if finding is None and article.annotation(key) is not None:
            continue  # as it was suggested
        if finding is not None and finding.status is Status.CORRECTED and key not in originals:
            continue  # corrected before it came into this file: from what, nobody knows
        gold = finding if finding is not None and finding.status in CONFIRMED else None
        suggestion = originals.get(key) or _unchanged(finding)
        if gold is not None and gold.status is Status.ADDED and suggestion is not None:
            yield gold, None
            yield None, suggestion
        elif gold is not None or suggestion is not None:
            yield gold, suggestion


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
        return gold.span == suggestion.span and agree(gold, suggestion)
    return gold.span == suggestion.span and gold.label == suggestion.label


def _fields(article: Article, gold: Annotation, suggestion: Annotation, sheet: Sheet) -> None:
    for one in compared(article.text, gold, suggestion):
        if one.name in FIELDS:
            sheet.right(one.name, one.right)
        if not one.right:
            sheet.fault(article, one.name, gold, one.wanted, one.found)
