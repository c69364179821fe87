"""What is right: which findings an article should have, and what is wrong with one that it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from reviewer.model import Annotation, Article, Entity, Number, Quote, Span, Status
from reviewer.quality import same_value

_ALTERNATIVES = {
    "value": "alt_value",
    "unit": "alt_unit",
    "modifier": "alt_modifier",
    "cue": "alt_cue",
    "speaker_name": "alt_speaker",
}


def fields(annotation: Annotation) -> dict[str, Any]:
    """What a reviewer sets besides span and label."""
    match annotation:
        case Entity():
            return {"name": annotation.name}
        case Quote():
            return {"cue": annotation.cue, "speaker": annotation.speaker, "speaker_name": annotation.speaker_name}
        case Number():
            return {"value": annotation.value, "unit": annotation.unit, "modifier": annotation.modifier}
        case _:
            return {}


def plain(article: Article) -> Article:
    """The article with no name for entities whose words are the name: nobody needs to write it."""
    kept = [
        evolve(a, name=None) if isinstance(a, Entity) and a.name == a.span.of(article.text) else a
        for a in article.annotations
    ]
    return evolve(article, annotations=kept)


def wanted(article: Article) -> list[Annotation]:
    return [a for a in article.annotations if not a.extra.get("optional")]


def spared(article: Article, suggestion: Annotation) -> bool:
    """Whether a suggestion meets only what careful annotators differ on, so that it may stay."""
    return any(
        a.extra.get("optional") and a.layer == suggestion.layer and a.span.overlaps(suggestion.span)
        for a in article.annotations
    )


def good_span(true: Annotation, span: Span) -> bool:
    return span == true.span or [span.start, span.end] in true.extra.get("alt", [])


def _good_field(true: Annotation, key: str, have: Any, value: Any) -> bool:
    others = true.extra.get(_ALTERNATIVES.get(key, ""), [])
    if isinstance(have, Span):
        return value is None or have == value or [have.start, have.end] in others
    return value is None or have == value or have in others or (key == "value" and same_value(have, value))


def wrong_fields(true: Annotation, found: Annotation) -> list[str]:
    """The fields that are wrong; what the truth leaves open is right, and so is any right alternative."""
    have = fields(found)
    return [key for key, value in fields(true).items() if not _good_field(true, key, have[key], value)]


def is_right(true: Annotation, found: Annotation) -> bool:
    """Whether nothing is left to correct about a finding."""
    alike = found.layer == true.layer and found.label == true.label
    return alike and good_span(true, found.span) and not wrong_fields(true, found)


def partners(gold: Iterable[Annotation], suggested: Iterable[Annotation]) -> dict[str, Annotation]:
    """For each true annotation the suggestion that is corrected into it: of its layer, with most words in common."""
    free = {s.id: s for s in suggested}
    found: dict[str, Annotation] = {}

    def common(one: Span, other: Span) -> float:
        shared = min(one.end, other.end) - max(one.start, other.start)
        return shared / max(len(one), len(other))

    pairs = [(common(g.span, s.span), g, s) for g in gold for s in free.values() if s.layer == g.layer]
    for share, true, suggestion in sorted(pairs, key=lambda p: -p[0]):
        if share > 0.3 and true.id not in found and suggestion.id in free:
            found[true.id] = free.pop(suggestion.id)
    return found


def standing(article: Article) -> list[Annotation]:
    """What a human has agreed to, corrected or added."""
    return [a for a in article.annotations if a.status not in (Status.REJECTED, Status.SUGGESTED)]


def faults(gold: Article, reviewed: Article) -> list[Annotation]:
    """True findings that do not stand as they should, and standing ones that should not."""
    there = standing(reviewed)
    missing = [t for t in wanted(gold) if not any(is_right(t, s) for s in there)]
    idle = [s for s in there if not spared(gold, s) and not any(is_right(t, s) for t in wanted(gold))]
    return [*missing, *idle]
