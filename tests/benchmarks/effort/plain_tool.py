"""The same corrections in a tool that only draws spans, labels and deletes them, with a text field an attribute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from reviewer.model import Annotation, Article, Span
from reviewer.ui.values import value_text
from tests.benchmarks.effort import truth
from tests.benchmarks.effort.hand import Counts


def counted(gold: Article, suggested: Iterable[Annotation]) -> Counts:
    """Its actions by layer and kind, from the suggestions to the truth; agreeing is free there."""
    suggestions = list(suggested)
    counts: Counts = Counter({("article", "click"): 1})
    wanted = truth.wanted(gold)
    partners = truth.partners(wanted, suggestions)
    used = {s.id for s in partners.values()}
    for suggestion in suggestions:
        if suggestion.id not in used and not truth.spared(gold, suggestion):
            counts[suggestion.layer, "click"] += 1
            counts[suggestion.layer, "key"] += 1
    for true in wanted:
        counts += Counter({(true.layer, kind): n for kind, n in _one(true, partners.get(true.id)).items()})
    return counts


def _one(true: Annotation, found: Annotation | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    if found is not None and truth.good_span(true, found.span):
        wrong = truth.wrong_fields(true, found)
        relabelled = found.label != true.label
        counts["click"] += relabelled or bool(wrong)
        counts["key"] += relabelled
    else:
        wrong = [key for key, value in truth.fields(true).items() if value is not None]
        counts["drag"] += 1
        counts["key"] += 1
        if found is not None:  # its edges cannot be moved
            counts["click"] += 1
            counts["key"] += 1
    for key in wrong:
        counts += _written(truth.fields(true)[key])
    return counts


def _written(value: Any) -> Counter[str]:
    """A span is drawn and labelled; all else is a click into the field and its letters."""
    if isinstance(value, Span):
        return Counter(drag=1, key=1)
    return Counter(click=1, letter=len(str(value) if isinstance(value, str) else value_text(value)))
