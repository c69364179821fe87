"""The machine against articles of our own, written and annotated in full by hand for this project.

They hold every difficulty that ``extract`` knows of, with names that are in no list. A floor is what was reached, less
a little; raise it when the machine has become better.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.extract import extract
from reviewer.formats import read_any
from reviewer.model import Article
from reviewer.quality import Evaluation, evaluate

ARTICLES = Path(__file__).with_name("articles.jsonl")
LAYERS = ("entities", "quotes", "numbers")
PARTS = ("cue", "speaker", "unit_span", "modifier_span")
FLOORS = (
    ("entities", "exact", 0.935),
    ("quotes", "marked, exact", 0.98),
    ("quotes", "unmarked, overlap", 0.98),
    ("quotes", "cue", 0.97),
    ("quotes", "speaker", 0.915),
    ("numbers", "value", 0.985),
    ("numbers", "unit", 0.97),
    ("numbers", "modifier", 0.965),
)
NAMES_TAKEN_FOR_QUOTES = 0

Record = dict[str, Any]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def gold() -> list[Article]:
    return [found for found in read_any(ARTICLES) if isinstance(found, Article)]


@pytest.fixture(scope="module")
def result(gold: list[Article]) -> Evaluation:
    return evaluate(gold, [Article(id=a.id, text=a.text, annotations=extract(a)) for a in gold])


def spans(record: Record) -> Iterator[Record]:
    """Every stretch of text that the annotations of an article speak of, with the surface that it must have."""
    yield from record["meta"]["non_quotes"]
    yield from record["meta"]["non_numbers"]
    for annotation in (a for layer in LAYERS for a in record[layer]):
        yield annotation
        yield from (annotation[part] for part in PARTS if annotation.get(part))


def test_every_span_of_our_articles_is_the_text_that_it_names(records: list[Record]) -> None:
    assert records
    for record in records:
        for span in spans(record):
            assert record["text"][span["start"] : span["end"]] == span["text"]
            assert span["text"] == span["text"].strip()


def test_other_right_spans_of_our_articles_meet_the_annotation_and_have_no_space_at_their_ends(
    records: list[Record],
) -> None:
    for record in records:
        for annotation in (a for layer in LAYERS for a in record[layer]):
            for start, end in annotation.get("alt", ()):
                surface = record["text"][start:end]
                assert surface
                assert surface == surface.strip()
                assert start < annotation["end"]
                assert annotation["start"] < end


def test_the_marks_of_our_articles_enclose_the_content(records: list[Record]) -> None:
    for record in records:
        text = record["text"]
        for quote in record["quotes"]:
            opening, closing = quote["marks"] or (None, None)
            assert opening is None or text[opening[1] : quote["start"]].strip(" \u200f") == ""
            assert closing is None or text[quote["end"] : closing[0]].strip() == ""


def test_our_articles_are_read_without_a_loss_and_are_perfect_against_themselves(
    records: list[Record], gold: list[Article]
) -> None:
    assert [a.id for a in gold] == [r["id"] for r in records]
    assert [len(a.annotations) for a in gold] == [sum(len(r[layer]) for layer in LAYERS) for r in records]
    measures = evaluate(gold, gold).measures
    assert {measures[layer][measure].f1 for layer, measure, _ in FLOORS} == {1.0}


@pytest.mark.parametrize(("layer", "measure", "least"), FLOORS)
def test_the_machine_reads_our_articles_as_well_as_before(
    result: Evaluation, layer: str, measure: str, least: float
) -> None:
    assert result.missing == ()
    assert result.measures[layer][measure].f1 >= least


def test_a_name_in_quotation_marks_is_hardly_ever_taken_for_a_quote(result: Evaluation) -> None:
    assert sum(trap.hits for trap in result.traps["quotes"].values()) <= NAMES_TAKEN_FOR_QUOTES
