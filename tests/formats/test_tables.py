"""CSV tables: columns, cells, safety in a spreadsheet, the same bytes each time."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.formats import ExportOptions, tables
from reviewer.model import Article, Entity, Modifier, Number, NumberKind, Quote, QuoteKind, Span, Status, Value
from tests.formats.strategies import articles

EVERYTHING = ExportOptions(statuses=frozenset(Status))
TEXT = "قالت ليلى سعد إن «نحو 30 سفينة» وصلت، وأكثر من 5 غادرت."


def place(surface: str) -> Span:
    return Span(TEXT.index(surface), TEXT.index(surface) + len(surface))


PORT = Article(
    id="port",
    title="الميناء, اليوم",
    text=TEXT,
    source='وكالة "البحر"',
    published="2024-03-02",
    annotations=(
        Entity(id="e1", span=place("ليلى سعد"), type="PER", name="ليلى علي سعد", status=Status.ACCEPTED, score=0.5),
        Quote(
            id="q1",
            span=place("نحو 30 سفينة"),
            kind=QuoteKind.PARTIAL,
            cue=place("قالت"),
            speaker=place("ليلى سعد"),
            speaker_name="ليلى سعد",
            status=Status.CORRECTED,
            origin="quotes/1",
        ),
        Number(
            id="n1",
            span=place("30 سفينة"),
            kind=NumberKind.CARDINAL,
            value=30,
            unit="سفينة",
            unit_span=place("سفينة"),
            modifier=Modifier.APPROX,
            modifier_span=place("نحو"),
            status=Status.ADDED,
        ),
    ),
)


def tables_of(content: Iterable[Article], options: ExportOptions = EVERYTHING) -> dict[str, list[dict[str, str]]]:
    """The rows of each table, as a CSV reader sees them."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "tables"
        tables.write(content, target, options)
        assert {p.name for p in target.iterdir()} == set(tables.FILES.values())
        return {
            layer: list(csv.DictReader(io.StringIO((target / name).read_bytes().decode("utf-8-sig"), newline="")))
            for layer, name in tables.FILES.items()
        }


def value_cells(value: Value) -> tuple[str, str]:
    number = evolve(PORT.numbers[0], value=value)
    row = tables_of([PORT.with_annotations([number])])["number"][0]
    return row["value"], row["value_to"]


def test_an_entity_is_a_row_with_named_columns() -> None:
    assert tables_of([PORT])["entity"] == [
        {
            "article": "port",
            "title": "الميناء, اليوم",
            "source": 'وكالة "البحر"',
            "published": "2024-03-02",
            "id": "e1",
            "start": "5",
            "end": "13",
            "text": "ليلى سعد",
            "type": "PER",
            "name": "ليلى علي سعد",
            "status": "accepted",
            "origin": "",
            "score": "0.5",
        }
    ]


def test_a_quote_carries_its_cue_and_its_speaker_with_their_places() -> None:
    row = tables_of([PORT])["quote"][0]
    assert (row["text"], row["kind"], row["status"], row["origin"]) == (
        "نحو 30 سفينة",
        "partial",
        "corrected",
        "quotes/1",
    )
    assert (row["cue"], row["cue_start"], row["cue_end"]) == ("قالت", "0", "4")
    assert (row["speaker"], row["speaker_start"], row["speaker_end"]) == ("ليلى سعد", "5", "13")
    assert (row["speaker_name"], row["parent"], row["score"]) == ("ليلى سعد", "", "")


def test_a_number_carries_its_value_unit_and_modifier() -> None:
    row = tables_of([PORT])["number"][0]
    assert (row["kind"], row["value"], row["value_to"]) == ("cardinal", "30", "")
    assert (row["unit"], row["unit_text"]) == ("سفينة", "سفينة")
    assert (row["modifier"], row["modifier_text"]) == ("approx", "نحو")


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (None, ("", "")),
        (2.5, ("2.5", "")),
        (-7, ("-7", "")),
        ((3, 5), ("3", "5")),
        ("2024-05", ("2024-05", "")),
        ("-0044", ("'-0044", "")),
    ],
)
def test_each_kind_of_value_has_its_cells(value: Value, cells: tuple[str, str]) -> None:
    assert value_cells(value) == cells


def test_the_columns_are_those_that_are_promised_even_without_articles() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tables.write([], Path(folder) / "t", EVERYTHING)
        for layer, name in tables.FILES.items():
            assert (Path(folder) / "t" / name).read_text("utf-8") == ",".join(tables.COLUMNS[layer]) + "\n"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")'])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(name: str) -> None:
    entity = evolve(PORT.entities[0], name=name)
    assert tables_of([evolve(PORT, title=name, annotations=(entity,))])["entity"][0]["name"] == f"'{name}"
    assert tables_of([evolve(PORT, title=name)])["entity"][0]["title"] == f"'{name}"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=50)
@given(content=st.lists(articles(), max_size=3))
def test_no_text_cell_begins_a_formula_and_every_row_is_whole(content: list[Article]) -> None:
    found = tables_of(content)
    for layer, rows in found.items():
        assert len(rows) == sum(a.layer == layer for article in content for a in article.annotations)
        for row in rows:
            assert None not in row
            assert None not in row.values()
            texts = [row[key] for key in ("article", "title", "text", "origin")]
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in texts)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(content=st.lists(articles(), max_size=2))
def test_the_same_articles_give_the_same_bytes(content: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as name:
        first, second = Path(name) / "first", Path(name) / "second"
        tables.write(content, first, EVERYTHING)
        tables.write(content, second, EVERYTHING)
        tables.write(content, second, EVERYTHING)  # over what is there
        for table in tables.FILES.values():
            assert (first / table).read_bytes() == (second / table).read_bytes()


def test_a_byte_order_mark_is_written_only_when_asked_for(tmp_path: Path) -> None:
    tables.write([PORT], tmp_path / "plain", EVERYTHING)
    tables.write([PORT], tmp_path / "excel", evolve(EVERYTHING, bom=True))
    for table in tables.FILES.values():
        plain = (tmp_path / "plain" / table).read_bytes()
        assert (tmp_path / "excel" / table).read_bytes() == b"\xef\xbb\xbf" + plain


def test_only_the_chosen_statuses_are_written() -> None:
    found = tables_of([PORT], ExportOptions(statuses=frozenset({Status.ADDED})))
    assert [len(found[layer]) for layer in ("entity", "quote", "number")] == [0, 0, 1]
