"""Entities of two extractors made one list, by the rule of the module."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.extract.merge import SURE, merged
from reviewer.model import Entity, Reason, Span

OURS, THEIRS = "entities/1", "camel-tools"


def entity(start: int, end: int, kind: str = "LOC", score: float = 0.9, origin: str = OURS) -> Entity:
    reason = Reason(ar=f"سبب {origin}", en=f"reason of {origin}")
    return Entity(id="e0", span=Span(start, end), type=kind, score=score, origin=origin, reason=reason, name="اسم")


def theirs(start: int, end: int, kind: str = "LOC") -> Entity:
    return entity(start, end, kind, 0.85, THEIRS)


def facts(found: list[Entity]) -> list[tuple[int, int, str, str]]:
    return [(e.span.start, e.span.end, e.type, e.origin) for e in found]


def test_an_agreement_keeps_ours_raises_its_score_and_names_both() -> None:
    (found,) = merged([entity(3, 8, score=0.6)], [theirs(3, 8)])
    assert facts([found]) == [(3, 8, "LOC", f"{OURS}+{THEIRS}")]
    assert (found.score or 0) > 0.9
    assert (found.name, found.reason) == ("اسم", entity(3, 8).reason)


def test_an_agreement_never_lowers_a_score() -> None:
    (found,) = merged([entity(3, 8, score=0.999)], [theirs(3, 8)])
    assert found.score == 0.999


def test_another_type_does_not_replace_ours_when_ours_is_sure() -> None:
    assert facts(merged([entity(3, 8, "LOC", SURE)], [theirs(3, 8, "ORG")])) == [(3, 8, "LOC", OURS)]


def test_another_type_replaces_ours_when_ours_is_not_sure() -> None:
    assert facts(merged([entity(3, 8, "LOC", SURE - 0.01)], [theirs(3, 8, "ORG")])) == [(3, 8, "ORG", THEIRS)]


def test_a_longer_span_replaces_all_that_it_meets_when_none_of_them_is_sure() -> None:
    ours = [entity(0, 3, score=0.5), entity(4, 8, score=0.7)]
    assert facts(merged(ours, [theirs(0, 8, "ORG")])) == [(0, 8, "ORG", THEIRS)]


def test_a_longer_span_replaces_nothing_when_one_that_it_meets_is_sure() -> None:
    ours = [entity(0, 3, score=0.5), entity(4, 8, score=0.9)]
    assert facts(merged(ours, [theirs(0, 8, "ORG")])) == facts(ours)


def test_what_only_one_of_them_has_stays() -> None:
    found = merged([entity(10, 12, score=0.3)], [theirs(0, 4), theirs(20, 22, "PER")])
    assert facts(found) == [(0, 4, "LOC", THEIRS), (10, 12, "LOC", OURS), (20, 22, "PER", THEIRS)]


def test_an_entity_without_a_score_is_not_sure() -> None:
    ours = Entity(id="e1", span=Span(0, 4), type="LOC", origin=OURS)
    assert facts(merged([ours], [theirs(1, 4, "PER")])) == [(1, 4, "PER", THEIRS)]


def test_nothing_of_either_is_nothing() -> None:
    assert merged([], []) == []


def test_spans_that_only_touch_do_not_meet() -> None:
    assert len(merged([entity(0, 4)], [theirs(4, 8)])) == 2


kinds = st.sampled_from(["LOC", "ORG", "PER"])


@st.composite
def lists(draw: st.DrawFn, origin: str) -> list[Entity]:
    """Entities without overlaps, in any order."""
    edges = sorted(draw(st.sets(st.integers(0, 40), max_size=12)))
    found = [
        entity(start, end, draw(kinds), draw(st.floats(0, 1)), origin)
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return draw(st.permutations(found))


@given(lists(OURS), lists(THEIRS))
def test_the_result_is_in_reading_order_numbered_and_without_overlaps(ours: list[Entity], other: list[Entity]) -> None:
    found = merged(ours, other)
    assert [e.id for e in found] == [f"e{i}" for i in range(1, len(found) + 1)]
    assert [e.span.start for e in found] == sorted(e.span.start for e in found)
    for index, one in enumerate(found):
        assert not any(one.span.overlaps(e.span) for e in found[index + 1 :])


@given(lists(OURS), lists(THEIRS))
def test_what_ours_is_sure_of_is_never_lost(ours: list[Entity], other: list[Entity]) -> None:
    kept = {(e.span, e.type) for e in merged(ours, other)}
    assert {(e.span, e.type) for e in ours if (e.score or 0) >= SURE} <= kept


@given(lists(OURS))
def test_a_list_merged_with_nothing_or_with_itself_keeps_its_entities(ours: list[Entity]) -> None:
    wanted = sorted((e.span, e.type) for e in ours)
    assert [(e.span, e.type) for e in merged(ours, [])] == wanted
    assert [(e.span, e.type) for e in merged(ours, ours)] == wanted
