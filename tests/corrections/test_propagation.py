from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer import corrections
from reviewer.corrections import Propagation
from reviewer.model import AnnotationChange, Article, ArticleStatus, Edit, Entity, Quote, QuoteKind, Span, Status
from tests.strategies import articles

TEXT = "زار أردوغان برلين. واستقبل اردوغان وفدا، ولأردوغان بيت. وقال رجب أردوغان: «نعم». أردوغاني وأردوغان."
WORDS = ("اردوغان",)


def spot(number: int, surface: str = "ردوغان") -> int:
    """Where the n-th occurrence of the stem begins, with its alef."""
    place = -1
    for _ in range(number):
        place = TEXT.index(surface, place + 1)
    return place - 1


def entity(number: int, name: str, **fields: object) -> Entity:
    start = spot(number)
    given_fields: dict[str, object] = {"type": "PER", **fields}
    return Entity(id=name, span=Span(start, start + 7), **given_fields)  # pyright: ignore[reportArgumentType]


def article(*findings: Entity | Quote) -> Article:
    return Article(id="a1", text=TEXT, status=ArticleStatus.IN_REVIEW, annotations=findings)


def found(one: Article, wanted: Propagation, but: str | None = None) -> list[tuple[int, str]]:
    return [(p.span.start, p.span.of(TEXT)) for p in corrections.places(one, wanted, "سلمى", but=but)]


def test_a_new_name_is_found_wherever_it_stands_in_any_spelling_and_with_proclitics() -> None:
    wanted = Propagation("add_entity", WORDS, "PER")
    assert found(article(), wanted) == [
        (spot(1), "أردوغان"),
        (spot(2), "اردوغان"),
        (spot(3), "أردوغان"),
        (spot(4), "أردوغان"),
        (spot(6), "أردوغان"),
    ]


def test_a_word_that_only_begins_so_is_another_word() -> None:
    assert spot(5) not in [start for start, _ in found(article(), Propagation("add_entity", WORDS, "PER"))]


def test_what_lies_in_a_longer_name_is_left_alone() -> None:
    longer = Entity(id="e1", span=Span(TEXT.index("رجب"), spot(4) + 7), type="PER")
    starts = [start for start, _ in found(article(longer), Propagation("add_entity", WORDS, "PER"))]
    assert spot(4) not in starts
    assert len(starts) == 4


def test_the_finding_that_was_corrected_is_not_offered_again() -> None:
    one = article(entity(1, "e1"))
    assert spot(1) not in [start for start, _ in found(one, Propagation("add_entity", WORDS, "LOC"), but="e1")]


def test_a_retype_changes_what_has_another_type_and_accepts_what_has_it() -> None:
    one = article(entity(1, "e1", type="LOC"), entity(2, "e2"), entity(4, "e3", status=Status.ACCEPTED))
    changes = {p.span.start: p.change for p in corrections.places(one, Propagation("retype", WORDS, "PER"), "سلمى")}
    retyped, agreed = changes[spot(1)].after, changes[spot(2)].after
    assert isinstance(retyped, Entity)
    assert (retyped.type, retyped.status) == ("PER", Status.CORRECTED)
    assert agreed is not None
    assert agreed.status is Status.ACCEPTED
    assert spot(4) not in changes  # nothing would change


def test_a_finding_that_took_a_proclitic_in_is_the_same_name() -> None:
    start = TEXT.index("ولأردوغان")
    one = article(Entity(id="e1", span=Span(start, start + 9), type="LOC"))
    (place,) = (p for p in corrections.places(one, Propagation("retype", WORDS, "PER"), "سلمى") if p.change.before)
    assert place.span == Span(start, start + 9)


def test_a_rename_gives_the_name_to_those_of_the_type_and_marks_nothing_new() -> None:
    one = article(entity(1, "e1"), entity(2, "e2", type="LOC"), entity(3, "e3", status=Status.REJECTED))
    wanted = Propagation("rename", WORDS, "PER", "رجب طيب أردوغان")
    (place,) = corrections.places(one, wanted, "سلمى")
    assert isinstance(place.change.after, Entity)
    assert (place.change.annotation_id, place.change.after.name) == ("e1", "رجب طيب أردوغان")


def test_a_rejection_refuses_the_machines_and_removes_a_humans() -> None:
    one = article(entity(1, "e1"), entity(2, "e2", status=Status.ADDED), entity(3, "e3", status=Status.REJECTED))
    changes = {
        p.change.annotation_id: p.change.after
        for p in corrections.places(one, Propagation("reject", WORDS, "PER"), "سلمى")
    }
    assert set(changes) == {"e1", "e2"}
    assert changes["e1"] is not None
    assert changes["e1"].status is Status.REJECTED
    assert changes["e2"] is None


def test_what_a_human_decided_is_told_apart() -> None:
    one = article(entity(1, "e1", type="LOC", status=Status.ACCEPTED), entity(2, "e2", type="LOC"))
    decided = {
        p.change.annotation_id: p.decided
        for p in corrections.places(one, Propagation("retype", WORDS, "PER"), "سلمى")
        if p.change.before
    }
    assert decided == {"e1": True, "e2": False}


def test_a_speaker_is_renamed_in_every_quote_that_has_the_old_name() -> None:
    def quote(name: str, **fields: object) -> Quote:
        start = TEXT.index("نعم")
        return Quote(id=name, span=Span(start, start + 3), kind=QuoteKind.DIRECT, **fields)  # pyright: ignore[reportArgumentType]

    one = article(
        quote("q1", speaker_name="رجب"),
        quote("q2", speaker_name="سامي"),
        quote("q3", speaker_name="رجب", status=Status.REJECTED),
    )
    wanted = Propagation("rename_speaker", name="رجب طيب أردوغان", speaker="رجب")
    assert [p.change.annotation_id for p in corrections.places(one, wanted, "سلمى")] == ["q1"]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("retype", "retype"),
        ("rename", "rename"),
        ("reject", "reject"),
        ("add_entity", "add_entity"),
        ("move_edge", None),
    ],
)
def test_a_correction_of_an_entity_says_what_it_means_for_others(action: str, expected: str | None) -> None:
    before = None if action == "add_entity" else entity(1, "e1", type="LOC")
    wanted = corrections.propagation(before, entity(1, "e1"), article(), action)
    assert (wanted.action if wanted else None) == expected
    assert wanted is None or wanted.words == WORDS


def test_one_edit_takes_all_places_and_begins_the_review_of_new_articles() -> None:
    new = evolve(article(entity(1, "e1", type="LOC")), status=ArticleStatus.NEW)
    chosen = list(corrections.places(new, Propagation("retype", WORDS, "PER"), "سلمى"))
    edit = corrections.propagated([(place, new.status) for place in chosen], "retype")
    after = edit.apply(new)
    assert after.status is ArticleStatus.IN_REVIEW
    assert [e.type for e in after.entities] == ["PER"] * 5
    assert edit.inverse().apply(after) == new


@given(articles(), st.data())
def test_all_places_together_are_one_edit_that_applies_and_is_undone(one: Article, data: st.DataObject) -> None:
    if not one.entities:
        return
    model = data.draw(st.sampled_from(one.entities))
    action = data.draw(st.sampled_from(["retype", "rename", "reject", "add_entity"]))
    before = None if action == "add_entity" else model
    wanted = corrections.propagation(before, evolve(model, type="PER"), one, action)
    assert wanted is not None
    places = list(corrections.places(one, wanted, "سلمى", but=model.id))
    assert all(isinstance(p.change, AnnotationChange) and p.change.annotation_id != model.id for p in places)
    edit: Edit = corrections.propagated([(p, one.status) for p in places], wanted.action)
    assert edit.inverse().apply(edit.apply(one)) == one
