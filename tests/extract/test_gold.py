"""The machine against articles annotated by hand, and our figures against those of an independent scorer.

The annotated articles are not part of the project; without them beside it these tests are skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reviewer.extract import extract
from reviewer.formats import read_any, write_articles
from reviewer.model import Article
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


@pytest.fixture(scope="module")
def scored(predicted: list[Article], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not SCORER.is_file():
        pytest.skip("the scorer is not here")
    target = tmp_path_factory.mktemp("gold") / "predicted.jsonl"
    write_articles(predicted, target)
    command = [sys.executable, str(SCORER), "--gold", str(GOLD), "--pred", str(target), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


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
def test_our_figures_are_those_of_the_scorer(
    result: Evaluation, scored: dict[str, Any], layer: str, measure: str, name: str
) -> None:
    ours: Tally = result.measures[layer][measure]
    theirs = scored[layer][name]
    assert (ours.hits, ours.predicted, ours.gold) == (theirs["tp"], theirs["pred"], theirs["gold"])
    for figure, other in (("precision", "P"), ("recall", "R"), ("f1", "F1")):
        assert getattr(ours, figure) == pytest.approx(theirs[other], abs=1e-9)


def test_the_scorer_finds_every_offset_right(scored: dict[str, Any]) -> None:
    assert scored["offset_problems"] == []
    assert scored["missing"] == []
