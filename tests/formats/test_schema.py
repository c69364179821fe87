"""The JSON Schema of reviewer/1 says what is written and refuses what cannot be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from reviewer import resources
from reviewer.formats import reviewer1
from reviewer.model import Article
from reviewer.model.record import FORMAT, RecordError, article_from_record
from tests.formats.strategies import articles

SCHEMA = json.loads(resources.path("schema", "reviewer-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
LEAST: dict[str, Any] = {"id": "a", "text": "نص قصير"}


def finding(**fields: object) -> dict[str, object]:
    return {"id": "x1", "start": 0, "end": 2, **fields}


def test_the_schema_is_one_and_names_the_format() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert FORMAT in SCHEMA["properties"]["format"]["enum"]


@settings(deadline=None)
@given(content=articles())
def test_whatever_is_exported_is_valid(content: Article) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(json.loads(reviewer1.line_of(content)))] == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"unknown": [1, {"a": None}]},
        {"entities": [finding(type="PER", tags=[1])]},
        {"quotes": [finding(kind="partial", marks=[None, [0, 1]], cue={"start": 0, "end": 2})]},
        {"numbers": [finding(kind="range", value=[1, 2.5], modifier=None)]},
    ],
)
def test_what_is_valid_can_be_read(fields: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(LEAST | fields)
    assert article_from_record(LEAST | fields).id == "a"


@pytest.mark.parametrize(
    "record",
    [
        [],
        {"id": "a"},
        {"text": "نص"},
        LEAST | {"format": "reviewer/2"},
        LEAST | {"status": "done"},
        LEAST | {"meta": []},
        LEAST | {"entities": {}},
        LEAST | {"entities": [finding()]},
        LEAST | {"entities": [finding(type="PER", start=-1)]},
        LEAST | {"entities": [finding(type="PER", score="high")]},
        LEAST | {"entities": [finding(type="PER", reason={"ar": "سبب"})]},
        LEAST | {"quotes": [finding(kind="loud")]},
        LEAST | {"quotes": [finding(kind="direct", marks=[[0, True]])]},
        LEAST | {"quotes": [finding(kind="direct", cue=[0, 1])]},
        LEAST | {"numbers": [finding(kind="money", value=[1])]},
        LEAST | {"numbers": [finding(kind="money", value=True)]},
        LEAST | {"numbers": [finding(kind="money", modifier="roughly")]},
    ],
)
def test_what_is_not_valid_cannot_be_read(record: Any) -> None:
    assert not VALIDATOR.is_valid(record)
    with pytest.raises(RecordError):
        article_from_record(record)
