from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from reviewer.corrections import Check, Doubt, doubts, mended
from reviewer.model import Annotation, Article, ArticleStatus, Entity, Number, NumberKind, Quote, QuoteKind, Status
from reviewer.text import analyse
from tests.strategies import articles, at

TEXT = "زار الرئيس سامي الخوري وبيروت، وقال: «سنبني 40 ألف بيت» ثم عاد إلى حلب. وبقي في الشام مع 30% من الوفد."
TITLES = frozenset(["الرييس", "وزير"])


def entity(words: str, **fields: Any) -> Entity:
    return Entity(**{"id": "e1", "span": at(TEXT, words), "type": "LOC", "score": 0.6, **fields})


def number(words: str, value: float, **fields: Any) -> Number:
    return Number(**{"id": "n1", "span": at(TEXT, words), "kind": NumberKind.CARDINAL, "value": value, **fields})


def quote(words: str, **fields: Any) -> Quote:
    return Quote(**{"id": "q1", "span": at(TEXT, words), "kind": QuoteKind.DIRECT, **fields})


def article(*findings: Annotation, status: ArticleStatus = ArticleStatus.IN_REVIEW) -> Article:
    return Article(id="a1", text=TEXT, status=status, annotations=findings)


def found(one: Article, reading: Number | None = None) -> list[Doubt]:
    return doubts(one, analyse(one.text), lambda _number: reading, TITLES)


def after(one: Article, doubt: Doubt) -> Annotation | None:
    assert doubt.mend is not None
    return doubt.mend.apply(one).annotation(doubt.annotation.id)


@pytest.mark.parametrize(
    ("cut", "whole"), [("يروت", "بيروت"), ("الخور", "الخوري"), ("سنبني 40 ألف بي", "سنبني 40 ألف بيت")]
)
def test_a_finding_that_cuts_a_word_is_mended_to_whole_words(cut: str, whole: str) -> None:
    one = article(entity(cut))
    (doubt,) = found(one)
    assert (doubt.check, doubt.detail) == (Check.INSIDE_WORD, whole)
    mended_ = after(one, doubt)
    assert mended_ is not None
    assert mended_.span.of(TEXT) == whole


@pytest.mark.parametrize("words", ["بيروت", "وبيروت", "حلب", "40 ألف", "30", "سامي الخوري", "رئيس"])
def test_edges_at_words_proclitics_and_articles_are_in_order(words: str) -> None:
    assert found(article(entity(words))) == []


def test_a_quote_of_nobody_deserves_a_look_and_has_no_mend() -> None:
    (doubt,) = found(article(quote("سنبني 40 ألف بيت")))
    assert (doubt.check, doubt.mend) == (Check.NO_SPEAKER, None)
    assert found(article(quote("سنبني 40 ألف بيت", speaker_name="سامي الخوري"))) == []


def test_a_value_that_the_text_contradicts_is_mended_by_the_reading() -> None:
    one = article(number("40 ألف", 40))
    (doubt,) = found(one, reading=number("40 ألف", 40000, unit="بيت"))
    assert (doubt.check, doubt.detail) == (Check.VALUE, "40000")
    mended_ = after(one, doubt)
    assert isinstance(mended_, Number)
    assert (mended_.value, mended_.unit, mended_.status) == (40000, "بيت", Status.CORRECTED)


def test_a_title_in_a_name_is_taken_out() -> None:
    one = article(entity("الرئيس سامي الخوري", type="PER"))
    (doubt,) = found(one)
    mended_ = after(one, doubt)
    assert mended_ is not None
    assert (doubt.check, mended_.span.of(TEXT)) == (Check.TITLE, "سامي الخوري")


def test_a_title_alone_is_left_alone() -> None:
    assert found(article(entity("الرئيس", type="PER"))) == []


def test_of_two_that_share_words_the_less_certain_gives_way() -> None:
    one = article(entity("سامي الخوري", id="e1", score=0.9), entity("الخوري", id="e2", score=0.4))
    (doubt,) = found(one)
    assert (doubt.check, doubt.annotation.id, doubt.detail) == (Check.OVERLAP, "e2", "سامي الخوري")
    assert after(one, doubt) == evolve(one.entities[1], status=Status.REJECTED)


def test_what_humans_decided_is_never_mended_away() -> None:
    one = article(
        entity("سامي الخوري", id="e1", status=Status.ACCEPTED), entity("الخوري", id="e2", status=Status.ADDED)
    )
    (doubt,) = found(one)
    assert doubt.mend is None


def test_a_quote_within_a_quote_is_in_order_and_crossing_ones_are_not() -> None:
    inner = quote("40 ألف بيت", id="q2", speaker_name="x")
    assert found(article(quote("سنبني 40 ألف بيت", speaker_name="x"), inner)) == []
    crossing = quote("بيت» ثم", id="q2", speaker_name="x")
    assert [d.check for d in found(article(quote("سنبني 40 ألف بيت", speaker_name="x"), crossing))] == [Check.OVERLAP]


def test_one_name_with_two_types_is_told_and_the_human_is_right() -> None:
    text = "حلب في الشمال، وعاد إلى حلب ومن حلب."
    places = [text.index("حلب"), text.index("حلب", 5), text.rindex("حلب")]
    spans = [evolve(at("حلب", "حلب"), start=p, end=p + 3) for p in places]
    one = Article(
        id="a1",
        text=text,
        status=ArticleStatus.IN_REVIEW,
        annotations=[
            Entity(id="e1", span=spans[0], type="ORG"),
            Entity(id="e2", span=spans[1], type="ORG"),
            Entity(id="e3", span=spans[2], type="LOC", status=Status.ACCEPTED),
        ],
    )
    told = found(one)
    assert [(d.check, d.annotation.id, d.detail) for d in told] == [
        (Check.TYPES, "e1", "LOC"),
        (Check.TYPES, "e2", "LOC"),
    ]
    assert [e.type for e in mended(told).apply(one).entities] == ["LOC"] * 3


def test_a_finished_article_tells_what_is_undecided_in_it() -> None:
    one = article(entity("حلب"), status=ArticleStatus.REVIEWED)
    assert [d.check for d in found(one)] == [Check.UNDECIDED]


def test_what_is_rejected_raises_no_doubt() -> None:
    assert found(article(entity("يروت", status=Status.REJECTED))) == []


@given(articles())
def test_all_mends_together_apply_and_are_undone(one: Article) -> None:
    told = doubts(one, analyse(one.text), lambda _number: None, TITLES)
    edit = mended(told)
    assert edit.inverse().apply(edit.apply(one)) == one
    for doubt in told:
        if doubt.mend is not None:
            assert doubt.mend.inverse().apply(doubt.mend.apply(one)) == one
