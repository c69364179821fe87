"""Scores against what is right: bins, what does not count, and the calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Annotation, Article, Entity, Number, NumberKind, Span, Status
from reviewer.quality import calibration_error, reliability

TEXT = " ".join(f"اسم{n}" for n in range(40))
PLACES = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in TEXT.split()]


def entity(index: int, score: float | None, kind: str = "PER", **more: Any) -> Entity:
    return Entity(id=f"e{index}", span=PLACES[index], type=kind, score=score, **more)


def binned(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], **meta: Any
) -> dict[str, list[tuple[float, int, int]]]:
    article = Article(id="a1", text=TEXT, meta=meta)
    found = reliability([article.with_annotations(gold)], [article.with_annotations(predicted)])
    return {layer: [(b.low, b.count, b.right) for b in bins] for layer, bins in found.items()}


def test_suggestions_are_binned_by_score_and_judged_by_span_and_type() -> None:
    gold = [entity(n, None) for n in range(4)]
    predicted = [entity(0, 0.97), entity(1, 1.0), entity(2, 0.95, "LOC"), entity(7, 0.3), entity(3, 0.9)]
    assert binned(gold, predicted) == {"entities": [(0.0, 1, 0), (0.9, 1, 1), (0.95, 3, 2)]}


def test_what_has_no_score_or_is_rejected_or_optional_does_not_count() -> None:
    spare = entity(3, None, extra={"optional": True})
    predicted = [entity(0, None), entity(1, 0.8, status=Status.REJECTED), entity(3, 0.8), entity(4, 0.8)]
    assert binned([entity(0, None), spare], predicted) == {"entities": [(0.8, 1, 0)]}


def test_numbers_are_right_with_span_and_value_and_extra_ones_may_not_count() -> None:
    def number(index: int, value: int) -> Number:
        return Number(id=f"n{index}", span=PLACES[index], kind=NumberKind.CARDINAL, value=value, score=0.7)

    predicted = [number(0, 5), number(1, 6), number(2, 7)]
    assert binned([number(0, 5), number(1, 9)], predicted) == {"numbers": [(0.7, 3, 1)]}
    assert binned([number(0, 5), number(1, 9)], predicted, complete=False) == {"numbers": [(0.7, 1, 1)]}


def test_articles_without_a_prediction_of_their_text_do_not_count() -> None:
    article = Article(id="a1", text=TEXT, annotations=(entity(0, 0.9),))
    assert reliability([article], []) == {}
    assert reliability([article], [Article(id="a1", text=f"{TEXT} .")]) == {}


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=len(PLACES)))
def test_every_scored_suggestion_is_in_one_bin_and_the_error_lies_between_0_and_1(
    scored: list[tuple[float, bool]],
) -> None:
    gold = [entity(n, None) for n, (_, right) in enumerate(scored) if right]
    predicted = [entity(n, score) for n, (score, _) in enumerate(scored)]
    article = Article(id="a1", text=TEXT)
    bins = reliability([article.with_annotations(gold)], [article.with_annotations(predicted)]).get("entities", ())
    assert sum(b.count for b in bins) == len(scored)
    assert sum(b.right for b in bins) == len(gold)
    assert all(b.low <= b.mean_score <= b.high + 1e-9 for b in bins)
    assert 0 <= calibration_error(bins) <= 1


def test_the_calibration_error_is_the_mean_distance_of_score_and_precision() -> None:
    gold = [entity(n, None) for n in range(8)]
    predicted = [entity(n, 0.92) for n in range(10)] + [entity(n, 0.55) for n in range(20, 30)]
    article = Article(id="a1", text=TEXT)
    bins = reliability([article.with_annotations(gold)], [article.with_annotations(predicted)])["entities"]
    assert calibration_error(bins) == pytest.approx((abs(0.8 - 0.92) + 0.55) / 2)
