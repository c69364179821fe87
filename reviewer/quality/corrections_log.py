"""The correction log: each suggestion that a human changed or refused, and what a human had to add.

Beside it the extractors as these decisions judge them, by layer, label and origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from attrs import Factory, define, field, frozen

from reviewer.model import LAYERS, Annotation, Article, Entity, Layer, Number, Quote, Span
from reviewer.quality.decisions import judged
from reviewer.quality.differences import compared, speaker
from reviewer.quality.matching import Tally

CorrectionClass: TypeAlias = Literal[
    "too_long", "too_short", "shifted", "type", "kind", "name", "value", "unit", "modifier",
    "speaker", "cue", "marks", "spurious", "missing",
]  # fmt: skip
"""``too_long``, ``too_short`` and ``shifted`` are said of the machine's span."""
CLASSES: tuple[CorrectionClass, ...] = get_args(CorrectionClass)
COLUMNS = (
    "article", "headline", "id", "layer", "origin", "errors",
    *(f"{side}_{name}" for side in ("machine", "human") for name in ("start", "end", "text", "label", "detail")),
)  # fmt: skip


@frozen
class Side:
    """A finding as one side has it. ``detail`` is the name, the speaker, or the value with its modifier and unit."""

    finding: Annotation
    surface: str
    detail: str = ""


@frozen
class Correction:
    """One line of the log: the machine's side and the human's; one of them is none where nothing was or is."""

    article: str
    headline: str
    id: str
    layer: Layer
    origin: str
    machine: Side | None
    human: Side | None
    classes: tuple[CorrectionClass, ...]

    @property
    def cells(self) -> list[object]:
        """What a table has of it, in the order of ``COLUMNS``."""
        sides = (_cells(side) for side in (self.machine, self.human))
        head = (self.article, self.headline, self.id, self.layer, self.origin, " ".join(self.classes))
        return [*head, *(cell for side in sides for cell in side)]


@frozen
class Score:
    """How an extractor fares: hits are suggestions that were accepted as they were.

    With ``label`` none it is of the whole layer, with ``origin`` none of all extractors together. A suggestion
    belongs to the label that it had; what a human added to the label that it got, and to no origin.
    """

    layer: Layer
    label: str | None
    origin: str | None
    tally: Tally
    errors: Mapping[CorrectionClass, int] = field(factory=dict[CorrectionClass, int])

    @property
    def precision(self) -> float | None:
        """None where nothing was suggested."""
        return self.tally.precision if self.tally.predicted else None

    @property
    def recall(self) -> float | None:
        """None where nothing is true, and of one origin: nobody knows which of them ought to have found what."""
        return self.tally.recall if self.tally.gold and self.origin is None else None


@frozen
class CorrectionLog:
    """``articles`` were looked at; the scores stand in the order of the layers, the whole layer first."""

    articles: int = 0
    corrections: tuple[Correction, ...] = ()
    scores: tuple[Score, ...] = ()

    def layer_scores(self) -> list[Score]:
        """One score a layer and then one for each of its labels, over all origins."""
        return [score for score in self.scores if score.origin is None]


Key: TypeAlias = tuple[Layer, str | None, str | None]


@define
class _Count:
    tally: Tally = Factory(Tally)
    errors: Counter[CorrectionClass] = Factory(Counter[CorrectionClass])


def correction_log(
    decided: Iterable[tuple[Article, Mapping[str, Annotation]]],
    headline: Callable[[Article], str],
    watch: Callable[[int], bool] = lambda _done: True,
) -> CorrectionLog:
    """Read the decisions of a file, as ``evaluate_decisions`` does.

    ``watch`` is told how many articles have been read; when it says no, what was read so far is the result.
    """
    found: list[Correction] = []
    counts: defaultdict[Key, _Count] = defaultdict(_Count)
    articles = 0
    for article, originals in decided:
        articles += 1
        title = headline(article)
        for gold, suggestion in judged(article, originals):
            either = suggestion or gold
            assert either is not None  # judged
            classes = tuple(_classes(article.text, gold, suggestion))
            _count(counts, gold, suggestion, classes)
            if classes:
                machine, human = (None if one is None else _side(article.text, one) for one in (suggestion, gold))
                origin = suggestion.origin if suggestion is not None else ""
                found.append(Correction(article.id, title, either.id, either.layer, origin, machine, human, classes))
        if not watch(articles):
            break
    return CorrectionLog(articles, tuple(found), tuple(_scores(counts)))


def _classes(text: str, gold: Annotation | None, suggestion: Annotation | None) -> Iterator[CorrectionClass]:
    if suggestion is None:
        yield "missing"
    elif gold is None:
        yield "spurious"
    else:
        for one in compared(text, gold, suggestion):
            if one.right:
                continue
            if one.name == "boundary":
                yield _boundary(gold.span, suggestion.span)
            elif one.name not in ("missed", "spurious"):  # of a field they are never said
                yield one.name


def _boundary(human: Span, machine: Span) -> CorrectionClass:
    if machine.contains(human):
        return "too_long"
    return "too_short" if human.contains(machine) else "shifted"


def _count(
    counts: defaultdict[Key, _Count],
    gold: Annotation | None,
    suggestion: Annotation | None,
    classes: tuple[CorrectionClass, ...],
) -> None:
    hit = int(suggestion is not None and not classes)
    changes: defaultdict[Key, Tally] = defaultdict(Tally)
    blamed: set[Key] = set()
    if suggestion is not None:
        for key in (*_keys(suggestion, None), *_keys(suggestion, suggestion.origin)):
            changes[key] += Tally(hit, 1, 0)
            blamed.add(key)
    if gold is not None:
        for key in _keys(gold, None):
            changes[key] += Tally(0, 0, 1)
            if suggestion is None:
                blamed.add(key)
    for key, tally in changes.items():
        counts[key].tally += tally
    for key in blamed:
        counts[key].errors.update(classes)


def _keys(one: Annotation, origin: str | None) -> tuple[Key, Key]:
    """The whole layer and the label."""
    return (one.layer, None, origin), (one.layer, one.label, origin)


def _scores(counts: Mapping[Key, _Count]) -> Iterator[Score]:
    def place(item: tuple[Key, _Count]) -> tuple[int, str, int, str]:
        (layer, label, origin), _counted = item
        return LAYERS.index(layer), label or "", origin is not None, origin or ""

    for (layer, label, origin), counted in sorted(counts.items(), key=place):
        ordered: dict[CorrectionClass, int] = {name: counted.errors[name] for name in CLASSES if counted.errors[name]}
        yield Score(layer, label, origin, counted.tally, ordered)


def _side(text: str, one: Annotation) -> Side:
    return Side(one, one.span.of(text), _detail(text, one))


def _cells(side: Side | None) -> tuple[object, ...]:
    if side is None:
        return (None,) * 5
    return side.finding.span.start, side.finding.span.end, side.surface, side.finding.label, side.detail


def _detail(text: str, one: Annotation) -> str:
    match one:
        case Entity():
            return one.name or ""
        case Quote():
            return speaker(text, one)
        case Number():
            value = "–".join(map(str, one.value)) if isinstance(one.value, tuple) else one.value
            return " ".join(str(part) for part in (one.modifier, value, one.unit) if part is not None)
        case _:
            return ""
