"""Entities of two extractors made one list, by the rule of the module."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer.extract.merge import SURE, merged, with_imported
from reviewer.model import Entity, Quote, QuoteKind, Reason, Span, Status

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


IMPORTED = "label-studio"


def imported(start: int, end: int, kind: str = "LOC", **fields: object) -> Entity:
    return evolve(entity(start, end, kind, 0.5, IMPORTED), **{"id": "e9", **fields})  # pyright: ignore[reportArgumentType]


def test_what_an_article_was_imported_with_is_merged_by_the_same_rule() -> None:
    ours = [evolve(entity(3, 8, score=0.9), id="e1"), evolve(entity(10, 14, score=0.5), id="e2")]
    agreed, instead = imported(3, 8), imported(10, 16, "ORG", id="e7")
    found = {a.id: a for a in with_imported(ours, [agreed, instead])}
    assert {i: (a.span, a.label, a.origin) for i, a in found.items()} == {
        "e1": (Span(3, 8), "LOC", f"{OURS}+{IMPORTED}"),
        "e7": (Span(10, 16), "ORG", IMPORTED),
    }


def test_our_own_earlier_suggestions_and_decided_findings_are_not_imported_ones() -> None:
    ours = [evolve(entity(3, 8), id="e1")]
    present = [evolve(entity(20, 24), id="e2"), imported(30, 34, status=Status.ACCEPTED)]
    assert with_imported(ours, present) == ours


def test_an_imported_finding_whose_id_is_taken_gets_another_and_its_parts_follow() -> None:
    ours = [Quote(id="q1", span=Span(0, 9), kind=QuoteKind.DIRECT, origin="quotes/2", score=0.9)]
    outer = Quote(id="q1", span=Span(20, 40), kind=QuoteKind.INDIRECT, origin=IMPORTED)
    inner = Quote(id="q2", span=Span(22, 30), kind=QuoteKind.PARTIAL, origin=IMPORTED, parent="q1")
    found = {a.span: a for a in with_imported(ours, [outer, inner])}
    kept = found[Span(22, 30)]
    assert isinstance(kept, Quote)
    assert kept.parent == found[Span(20, 40)].id != "q1"


def test_reading_twice_keeps_what_was_imported() -> None:
    ours = [evolve(entity(3, 8), id="e1")]
    once = with_imported(ours, [imported(3, 8), imported(20, 24, id="e5")])
    assert with_imported(ours, once) == once


def test_quotes_within_quotes_meet_nothing() -> None:
    ours = [Quote(id="q1", span=Span(0, 40), kind=QuoteKind.INDIRECT, origin="quotes/2", score=0.9)]
    inner = Quote(id="q5", span=Span(10, 20), kind=QuoteKind.PARTIAL, origin=IMPORTED)
    assert len(with_imported(ours, [inner])) == 2
