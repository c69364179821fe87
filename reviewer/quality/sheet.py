"""The sheet on which the comparison of articles is written down, layer by layer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import Factory, define, field, frozen

from reviewer.model import Annotation, Article
from reviewer.quality.matching import A, Tally

ErrorClass: TypeAlias = Literal[
    "boundary", "type", "missed", "spurious", "value", "unit", "modifier", "kind", "cue", "speaker", "marks", "name"
]
_OF_QUOTES = ("cue", "cue, exact span", "speaker", "speaker, explicit", "speaker, prodrop", "speaker, span")
FIELDS = ("kind", *_OF_QUOTES, "unit", "modifier")
"""The measures that say how often a field of a found annotation is right, and have no precision of their own."""


@frozen
class Fault:
    """One error: where it is, and what was wanted there and what found; an empty string stands for nothing.

    ``start`` is the offset of ``surface`` in the article, in code points.
    """

    article: str
    layer: str
    error: ErrorClass
    label: str
    start: int
    surface: str
    wanted: str = ""
    found: str = ""


@frozen
class Evaluation:
    """What came of a comparison. ``articles`` were compared, ``missing`` had no prediction.

    ``measures`` and ``types`` (by label) are tallies by layer. ``traps`` count text that looks like a finding and is
    none, by layer and kind: its hits are the traps that were fallen into. ``origins`` are tallies by extractor.
    """

    articles: int
    missing: tuple[str, ...]
    measures: Mapping[str, Mapping[str, Tally]]
    types: Mapping[str, Mapping[str, Tally]] = field(factory=dict[str, Mapping[str, Tally]])
    traps: Mapping[str, Mapping[str, Tally]] = field(factory=dict[str, Mapping[str, Tally]])
    origins: Mapping[str, Mapping[str, Tally]] = field(factory=dict[str, Mapping[str, Tally]])
    faults: tuple[Fault, ...] = ()

    def errors(self, layer: str) -> dict[str, int]:
        """How many faults of each class a layer has, the most frequent first."""
        return dict(Counter(f.error for f in self.faults if f.layer == layer).most_common())


def _tallies() -> defaultdict[str, Tally]:
    return defaultdict(Tally)


@define
class Sheet:
    """One layer, while it is being counted."""

    layer: str
    measures: dict[str, Tally] = Factory(_tallies)
    types: dict[str, Tally] = Factory(_tallies)
    traps: dict[str, Tally] = Factory(_tallies)
    origins: dict[str, Tally] = Factory(_tallies)
    faults: list[Fault] = Factory(list[Fault])

    def right(self, measure: str, right: bool) -> bool:
        """Count one field that was compared; returns what it was given."""
        self.measures[measure] += Tally(int(right), 1, 1)
        return right

    def fault(
        self, article: Article, error: ErrorClass, at: Annotation, wanted: str | None = "", found: str | None = ""
    ) -> None:
        surface = at.span.of(article.text)
        self.faults.append(
            Fault(article.id, self.layer, error, at.label, at.span.start, surface, wanted or "", found or "")
        )

    def astray(self, article: Article, left: Iterable[tuple[A | None, A | None]]) -> Iterator[tuple[A, A]]:
        """Note what was missed or is spurious; the pairs, which the layer itself has to look at, are passed on."""
        for gold, predicted in left:
            if gold is not None and predicted is not None:
                yield gold, predicted
            elif gold is not None:
                self.fault(article, "missed", gold, wanted=gold.span.of(article.text))
            elif predicted is not None:
                self.fault(article, "spurious", predicted, found=predicted.span.of(article.text))


def _place(measure: tuple[str, Tally]) -> int:
    """Fields stand behind what has precision and recall."""
    return FIELDS.index(measure[0]) if measure[0] in FIELDS else -1


def summed(articles: int, missing: tuple[str, ...], sheets: list[Sheet]) -> Evaluation:
    return Evaluation(
        articles,
        missing,
        measures={s.layer: dict(sorted(s.measures.items(), key=_place)) for s in sheets},
        types={s.layer: dict(sorted(s.types.items())) for s in sheets},
        traps={s.layer: dict(sorted(s.traps.items())) for s in sheets if s.traps},
        origins={s.layer: dict(sorted(s.origins.items())) for s in sheets if s.origins},
        faults=tuple(f for s in sheets for f in s.faults),
    )
