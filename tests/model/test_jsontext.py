from __future__ import annotations

import json

import pytest
from hypothesis import given

from reviewer.model.jsontext import dumps, loads
from tests.formats.strategies import json_values


@given(json_values)
def test_any_value_comes_back_from_its_json(value: object) -> None:
    assert loads(dumps(value)) == value
    assert json.loads(dumps(value)) == value


@pytest.mark.parametrize("value", [2**63, 2**64, 2**70 + 1, -(2**90), {"a": [10**300]}, "1" * 30, 0.1 + 0.2])
def test_integers_of_any_size_and_digits_in_text_are_kept(value: object) -> None:
    found = loads(dumps(value))
    assert found == value
    assert type(found) is type(value)
    assert loads(dumps(value).decode()) == value


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"a": 1' + b"0" * 5000 + b"}", b"nul"])
def test_what_is_no_json_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- each reader says it in its own words
        loads(data)
