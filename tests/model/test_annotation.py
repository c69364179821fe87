from __future__ import annotations

import random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.model import (
    CONFIRMED,
    DECIDED,
    LAYERS,
    Annotation,
    Article,
    Entity,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Span,
    Status,
    reading_order,
)
from tests.strategies import articles, findings


def entity(annotation_id: str, start: int, end: int) -> Entity:
    return Entity(id=annotation_id, span=Span(start, end), type="LOC")


def test_only_a_suggestion_is_undecided_and_only_a_refusal_is_decided_but_not_confirmed() -> None:
    assert set(Status) - DECIDED == {Status.SUGGESTED}
    assert {Status.REJECTED} == DECIDED - CONFIRMED


def test_each_annotation_knows_its_layer_and_its_label() -> None:
    span = Span(0, 1)
    person = Entity(id="e1", span=span, type="PER")
    assert (person.layer, person.label) == ("entity", "PER")
    quote = Quote(id="q1", span=span, kind=QuoteKind.PARTIAL)
    assert (quote.layer, quote.label) == ("quote", "partial")
    number = Number(id="n1", span=span, kind=NumberKind.MONEY)
    assert (number.layer, number.label) == ("number", "money")


def test_an_annotation_of_no_layer_has_neither_layer_nor_label() -> None:
    bare = Annotation(id="x", span=Span(0, 1))
    with pytest.raises(TypeError):
        _ = bare.layer
    with pytest.raises(TypeError):
        _ = bare.label


def test_a_quote_holds_its_content_then_its_marks_cue_and_speaker() -> None:
    quote = Quote(
        id="q1", span=Span(5, 9), kind=QuoteKind.DIRECT, marks=(Span(4, 5), None), cue=Span(0, 1), speaker=Span(2, 3)
    )
    assert quote.spans() == (Span(5, 9), Span(4, 5), Span(0, 1), Span(2, 3))


def test_a_number_holds_its_own_span_then_those_of_unit_and_modifier() -> None:
    number = Number(id="n1", span=Span(5, 6), kind=NumberKind.MEASURE, unit_span=Span(7, 9), modifier_span=Span(0, 2))
    assert number.spans() == (Span(5, 6), Span(7, 9), Span(0, 2))
    assert evolve(number, unit_span=None).spans() == (Span(5, 6), Span(0, 2))


def test_reading_order_puts_the_outer_before_the_inner_and_e2_before_e10() -> None:
    outer, second, tenth, later = entity("e9", 0, 9), entity("e2", 0, 4), entity("e10", 0, 4), entity("e1", 3, 4)
    assert sorted([later, tenth, second, outer], key=reading_order) == [outer, second, tenth, later]


@pytest.mark.parametrize("odd", ["", "e", "٣", "e٣", "x-1\n", "9" * 18, "9" * 40, "e" + "9" * 5000, "²"])
def test_reading_order_takes_any_id(odd: str) -> None:
    assert sorted([entity(odd, 0, 1), entity("e1", 0, 1)], key=reading_order)


@given(articles(), st.randoms(use_true_random=False))
def test_an_article_keeps_reading_order_however_its_annotations_come(article: Article, shuffler: random.Random) -> None:
    shuffled = list(article.annotations)
    shuffler.shuffle(shuffled)
    again = article.with_annotations(shuffled)
    assert again == article
    starts = [(a.span.start, -a.span.end) for a in again.annotations]
    assert starts == sorted(starts)


@given(articles())
def test_the_layers_share_out_all_annotations(article: Article) -> None:
    assert sorted([*article.entities, *article.quotes, *article.numbers], key=reading_order) == list(
        article.annotations
    )


@given(articles())
def test_an_annotation_is_found_by_its_id_and_a_free_id_belongs_to_none(article: Article) -> None:
    assert all(article.annotation(a.id) is a for a in article.annotations)
    for layer in LAYERS:
        free = article.free_id(layer)
        assert article.annotation(free) is None
        assert free.startswith(layer[0])


def test_a_free_id_follows_the_highest_of_its_layer() -> None:
    article = Article(id="a", text="بغداد", annotations=(entity("e2", 0, 1), entity("e10", 1, 2), entity("q40", 2, 3)))
    assert article.free_id("entity") == "e11"
    assert article.free_id("number") == "n1"


@pytest.mark.parametrize(("taken", "free"), [("9" * 5000, "e1"), ("9" * 18, "e1" + "0" * 18)])
def test_a_number_of_any_length_in_an_id_is_no_hindrance(taken: str, free: str) -> None:
    assert Article(id="a", text="بغداد", annotations=(entity(f"e{taken}", 0, 1),)).free_id("entity") == free


def test_a_free_id_is_free_also_beside_very_long_numbers() -> None:
    found = (entity("e" + "9" * 18, 0, 1), entity("e1" + "0" * 18, 0, 1))
    assert Article(id="a", text="بغداد", annotations=found).free_id("entity") == "e1" + "0" * 17 + "1"


def test_two_annotations_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="e1"):
        Article(id="a", text="بغداد", annotations=(entity("e1", 0, 1), entity("e1", 2, 3)))


@pytest.mark.parametrize(
    "outside",
    [
        entity("e1", 0, 6),
        Quote(id="q1", span=Span(0, 1), kind=QuoteKind.DIRECT, marks=(None, Span(5, 6))),
        Quote(id="q1", span=Span(0, 1), kind=QuoteKind.DIRECT, cue=Span(4, 7)),
        Quote(id="q1", span=Span(0, 1), kind=QuoteKind.DIRECT, speaker=Span(8, 9)),
        Number(id="n1", span=Span(0, 1), kind=NumberKind.AGE, unit_span=Span(5, 6)),
        Number(id="n1", span=Span(0, 1), kind=NumberKind.AGE, modifier_span=Span(5, 6)),
    ],
)
def test_an_annotation_with_any_span_outside_the_text_is_refused(outside: Annotation) -> None:
    with pytest.raises(ValueError, match="outside"):
        Article(id="a", text="بغداد", annotations=(outside,))


def test_overlapping_nested_and_equal_spans_are_allowed() -> None:
    found = (entity("e1", 0, 3), entity("e2", 2, 5), entity("e3", 0, 5), entity("e4", 0, 5))
    assert len(Article(id="a", text="بغداد", annotations=found).annotations) == 4


@given(articles(), st.data())
def test_one_annotation_in_place_of_another_is_as_if_all_were_given_anew(article: Article, data: st.DataObject) -> None:
    assume(article.text)
    before = data.draw(st.sampled_from([None, *article.annotations]))
    after = data.draw(st.none() | findings(article.text, "new" if before is None else before.id))
    others = [a for a in article.annotations if a is not before]
    made = article.with_one(before, after)
    assert made == article.with_annotations(others if after is None else [*others, after])
    assert article == article.with_annotations(article.annotations)


def test_one_annotation_is_refused_outside_the_text_or_under_an_id_that_is_taken() -> None:
    article = Article(id="a", text="بيروت", annotations=[Entity(id="e1", span=Span(0, 5), type="LOC")])
    for new in (Entity(id="e2", span=Span(2, 9), type="LOC"), Entity(id="e1", span=Span(0, 2), type="LOC")):
        with pytest.raises(ValueError, match=new.id):
            article.with_one(None, new)
