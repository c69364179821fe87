from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from tests.strategies import spans, texts

some_spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 12), st.integers(1, 8))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (5, 2), (-1, 4), (-3, -1)])
def test_a_span_that_is_empty_backward_or_before_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(0, 3).start = 1  # pyright: ignore[reportAttributeAccessIssue]


def test_an_astral_character_counts_as_one() -> None:
    assert Span(3, 4).of("قف 😀!") == "😀"


def test_spans_sort_by_start_and_then_by_end() -> None:
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 3)]) == [Span(1, 3), Span(1, 9), Span(4, 5)]


@given(st.data())
def test_the_surface_is_as_long_as_the_span(data: st.DataObject) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    assert len(span.of(text)) == len(span) == span.end - span.start
    assert text[: span.start] + span.of(text) + text[span.end :] == text


@given(some_spans, some_spans)
def test_contains_and_overlaps_agree_with_sets_of_characters(a: Span, b: Span) -> None:
    mine, others = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.contains(b) == (others <= mine)
    assert a.overlaps(b) == b.overlaps(a) == bool(mine & others)


@given(some_spans, st.integers(0, 50))
def test_a_shift_moves_both_ends_and_is_undone_by_its_opposite(span: Span, by: int) -> None:
    moved = span.shifted(by)
    assert len(moved) == len(span)
    assert moved.shifted(-by) == span


def test_a_shift_before_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(2, 4).shifted(-3)
