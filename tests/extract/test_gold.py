"""The machine against articles annotated by hand, and our figures against those of an independent scorer.

The annotated articles are not part of the project; without them beside it these tests are skipped.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

from reviewer.extract import extract
from reviewer.formats import read_any, write_articles
from reviewer.model import Annotation, Article, Entity, Modifier, Number, NumberKind, Quote, QuoteKind, Span
from reviewer.quality import Evaluation, Tally, evaluate

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"
GOLD, SCORER = SHARED / "gold" / "gold.jsonl", SHARED / "score.py"
SAME = (
    ("entities", "exact", "exact"),
    ("entities", "overlap", "overlap"),
    ("quotes", "marked, exact", "marked_exact"),
    ("quotes", "unmarked, exact", "unmarked_exact"),
    ("quotes", "unmarked, overlap", "unmarked_overlap80"),
    ("numbers", "span", "span_strict"),
    ("numbers", "value", "value"),
    ("numbers", "span and value", "span_and_value"),
)
FIELDS = (
    ("quotes", "kind", "kind"),
    ("quotes", "cue", "cue"),
    ("quotes", "cue, exact span", "cue_exact_span"),
    ("quotes", "speaker", "speaker_resolved"),
    ("quotes", "speaker, explicit", "speaker_explicit"),
    ("quotes", "speaker, prodrop", "speaker_prodrop"),
    ("quotes", "speaker, span", "speaker_span_overlap"),
    ("numbers", "kind", "kind"),
    ("numbers", "unit", "unit"),
    ("numbers", "modifier", "modifier"),
)

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="the annotated articles are not here")


@pytest.fixture(scope="module")
def gold() -> list[Article]:
    articles = [found for found in read_any(GOLD) if isinstance(found, Article)]
    assert articles
    return articles


@pytest.fixture(scope="module")
def predicted(gold: list[Article]) -> list[Article]:
    return [Article(id=a.id, text=a.text, annotations=extract(a)) for a in gold]


@pytest.fixture(scope="module")
def result(gold: list[Article], predicted: list[Article]) -> Evaluation:
    return evaluate(gold, predicted)


@frozen
class Pair:
    """The same prediction, measured by us and by the scorer."""

    ours: Evaluation
    theirs: dict[str, Any]


@pytest.fixture(scope="module", params=["as it is", "damaged 1", "damaged 2", "damaged 3"])
def both(request: pytest.FixtureRequest, gold: list[Article], predicted: list[Article], tmp_path_factory: Any) -> Pair:
    """What the machine found, and the same with many errors of all kinds, so that there is something to count."""
    if not SCORER.is_file():
        pytest.skip("the scorer is not here")
    _, _, seed = request.param.partition("damaged ")
    chance = random.Random(int(seed)) if seed else None
    given = [damaged(g, p, chance) for g, p in zip(gold, predicted, strict=True)] if chance else predicted
    target = tmp_path_factory.mktemp("gold") / "predicted.jsonl"
    write_articles(given, target)
    command = [sys.executable, str(SCORER), "--gold", str(GOLD), "--pred", str(target), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return Pair(evaluate(gold, given), json.loads(done.stdout))


@pytest.mark.parametrize(
    ("layer", "measure", "least"),
    [("entities", "exact", 0.90), ("quotes", "marked, exact", 0.90), ("numbers", "value", 0.95)],
)
def test_the_machine_reads_the_annotated_articles_well(
    result: Evaluation, layer: str, measure: str, least: float
) -> None:
    assert result.missing == ()
    assert result.measures[layer][measure].f1 >= least


def test_the_gold_articles_are_perfect_against_themselves(gold: list[Article]) -> None:
    measures = evaluate(gold, gold).measures
    assert {measures[layer][measure].f1 for layer, measure, _ in SAME} == {1.0}


@pytest.mark.parametrize(("layer", "measure", "name"), SAME)
def test_our_figures_are_those_of_the_scorer(both: Pair, layer: str, measure: str, name: str) -> None:
    same(both.ours.measures[layer][measure], both.theirs[layer][name])


def same(ours: Tally, theirs: dict[str, Any]) -> None:
    assert (ours.hits, ours.predicted, ours.gold) == (theirs["tp"], theirs["pred"], theirs["gold"])
    for figure, other in (("precision", "P"), ("recall", "R"), ("f1", "F1")):
        assert getattr(ours, figure) == pytest.approx(theirs[other], abs=1e-9)


@pytest.mark.parametrize(("layer", "field", "name"), FIELDS)
def test_fields_are_as_right_as_the_scorer_says(both: Pair, layer: str, field: str, name: str) -> None:
    ours, theirs = both.ours.measures[layer][field], both.theirs[layer][name]
    assert (ours.hits, ours.gold) == (theirs["ok"], theirs["n"])


def test_types_are_counted_as_the_scorer_does(both: Pair) -> None:
    theirs = both.theirs["entities"]["per_type"]
    assert both.ours.types["entities"].keys() == theirs.keys()
    for kind, tally in both.ours.types["entities"].items():
        same(tally, theirs[kind])
    for kind, recall in both.theirs["numbers"]["value_recall_per_kind"].items():
        tally = both.ours.types["numbers"][kind]
        assert (tally.hits, tally.gold) == (recall["ok"], recall["n"])


def test_traps_are_counted_as_the_scorer_does(both: Pair) -> None:
    names = both.theirs["quotes"]["false_on_non_quotes"]["per_kind"]
    ours = {kind: (tally.hits, tally.gold) for kind, tally in both.ours.traps["quotes"].items()}
    assert ours == {kind: (count.get("hit", 0), count["n"]) for kind, count in names.items()}
    numbers = both.ours.traps["numbers"].values()
    theirs = both.theirs["numbers"]["false_on_non_numbers"]
    assert (sum(t.hits for t in numbers), sum(t.gold for t in numbers)) == (theirs["hit"], theirs["n"])


def test_every_miss_is_an_error(both: Pair) -> None:
    for layer, measure in (("entities", "exact"), ("numbers", "value")):
        tally = both.ours.measures[layer][measure]
        lost = [f for f in both.ours.faults if f.layer == layer and f.error in ("missed", "type", "value")]
        assert len(lost) <= tally.gold - tally.hits
        assert bool(both.ours.errors(layer)) or tally.f1 == 1.0


def test_the_scorer_finds_every_offset_right(both: Pair) -> None:
    assert both.theirs["offset_problems"] == []
    assert both.theirs["missing"] == []


def damaged(gold: Article, found: Article, chance: random.Random) -> Article:
    """The machine's reading with findings lost, moved, doubled and changed, and with traps taken for findings."""
    spoiled: list[Annotation] = []
    for annotation in found.annotations:
        if chance.random() < 0.1:
            continue
        after = _changed(annotation, found.text, chance) if chance.random() < 0.5 else annotation
        spoiled.append(after)
        if chance.random() < 0.1:
            spoiled.append(_changed(after, found.text, chance))
    for trap in chance.sample(gold.meta.get("non_quotes", []), k=len(gold.meta.get("non_quotes", [])) // 2):
        span = Span(trap["start"], trap["end"])
        spoiled.append(Quote(id="", span=span, kind=QuoteKind.PARTIAL, marks=(None, None)))
    for trap in chance.sample(gold.meta.get("non_numbers", []), k=len(gold.meta.get("non_numbers", [])) // 2):
        span = Span(trap["start"], trap["end"])
        spoiled.append(Number(id="", span=span, kind=NumberKind.CARDINAL, value=1))
    ids = (evolve(a, id=f"x{n}", **({"parent": None} if isinstance(a, Quote) else {})) for n, a in enumerate(spoiled))
    return found.with_annotations(ids)


def _changed(annotation: Annotation, text: str, chance: random.Random) -> Annotation:
    move, choice = chance.choice([-3, -1, 0, 0, 0, 1, 3]), chance.randrange(5)
    start = min(max(0, annotation.span.start + move), annotation.span.end - 1)
    moved = evolve(annotation, span=Span(start, annotation.span.end))
    match moved:
        case Entity():
            return evolve(moved, type=chance.choice(["PERS", "LOC", "ORG", "MISC"]))
        case Quote():
            words = (moved.speaker_name or "سامي").split()
            fields: dict[str, Any] = [
                {"kind": chance.choice(list(QuoteKind))},
                {"cue": chance.choice([None, Span(start, min(len(text), start + 40))])},
                {"speaker_name": words[-1], "speaker": None},
                {"speaker_name": None},
                {"marks": ()},
            ][choice]
            return evolve(moved, **fields)
        case Number():
            fields = [
                {"value": chance.choice([7, "7", None, (1, 2)])},
                {"kind": chance.choice(list(NumberKind))},
                {"unit": chance.choice([None, "USD", f"ال{moved.unit}", f"{moved.unit}ا"])},
                {"modifier": chance.choice([None, *Modifier])},
                {"value": str(moved.value)},
            ][choice]
            return evolve(moved, **fields)
        case _:
            return moved
