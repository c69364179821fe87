"""Precision, recall and F1: what counts, what does not, and what is as good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import (
    Annotation,
    Article,
    Entity,
    Modifier,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Span,
    Status,
    Value,
)
from reviewer.quality import Evaluation, Tally, evaluate
from tests.strategies import articles, at

TEXT = "قال الوزير سامي الخوري في بغداد إن «الخطة جاهزة تماما»، وأضاف أن نحو 40 ألف طالب عادوا إلى مدارسهم."
NAME, PLACE = at(TEXT, "سامي الخوري"), at(TEXT, "بغداد")
SAID, MARKS = at(TEXT, "الخطة جاهزة تماما"), (at(TEXT, "«"), at(TEXT, "»"))
CLAUSE, AMOUNT = at(TEXT, "نحو 40 ألف طالب عادوا إلى مدارسهم"), at(TEXT, "40 ألف")


def entity(span: Span, kind: str = "LOC", **more: Any) -> Entity:
    return Entity(id=f"e{span.start}{span.end}{kind}", span=span, type=kind, **more)


def number(span: Span = AMOUNT, value: Value = 40_000, **more: Any) -> Number:
    return Number(**{"id": f"n{span.start}", "span": span, "kind": NumberKind.CARDINAL, "value": value} | more)


def direct(span: Span = SAID, **more: Any) -> Quote:
    return Quote(**{"id": f"q{span.start}", "span": span, "kind": QuoteKind.DIRECT, "marks": MARKS} | more)


def indirect(span: Span = CLAUSE, **more: Any) -> Quote:
    return Quote(**{"id": f"q{span.start}", "span": span, "kind": QuoteKind.INDIRECT} | more)


def tallied(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], layer: str, measure: str
) -> tuple[int, int, int]:
    article = Article(id="a1", text=TEXT)
    result = evaluate([article.with_annotations(gold)], [article.with_annotations(predicted)])
    found = result.measures[layer][measure]
    return found.hits, found.predicted, found.gold


def entities(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], measure: str = "exact"
) -> tuple[int, int, int]:
    return tallied(gold, predicted, "entities", measure)


def quotes(gold: Sequence[Annotation], predicted: Sequence[Annotation], measure: str) -> tuple[int, int, int]:
    return tallied(gold, predicted, "quotes", measure)


def numbers(gold: Sequence[Annotation], predicted: Sequence[Annotation], measure: str) -> tuple[int, int, int]:
    return tallied(gold, predicted, "numbers", measure)


def test_a_tally_gives_precision_recall_and_their_harmonic_mean() -> None:
    tally = Tally(hits=3, predicted=4, gold=6)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(0.6)


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3) + Tally(4, 5, 6) == Tally(5, 7, 9)


def test_nothing_predicted_where_nothing_is_true_is_perfect() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert (Tally(0, 0, 3).precision, Tally(0, 0, 3).recall, Tally(0, 0, 3).f1) == (0.0, 0.0, 0.0)
    assert (Tally(0, 3, 0).precision, Tally(0, 3, 0).recall) == (0.0, 0.0)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_all_figures_lie_between_0_and_1(hits: int, wrong: int, missed: int) -> None:
    tally = Tally(hits, hits + wrong, hits + missed)
    assert all(0 <= figure <= 1 for figure in (tally.precision, tally.recall, tally.f1))


@given(articles(statuses=[s for s in Status if s is not Status.REJECTED]))
def test_the_entities_of_any_article_agree_with_themselves(article: Article) -> None:
    entities_once = {(e.span, e.type): evolve(e, extra={}) for e in article.entities}.values()
    plain = article.with_annotations(entities_once)
    result = evaluate([plain], [plain])
    assert {name: tally.f1 for name, tally in result.measures["entities"].items()} == {"exact": 1.0, "overlap": 1.0}
    assert all(tally.f1 == 1.0 for tally in result.types["entities"].values())


def test_a_perfect_prediction_has_1_everywhere() -> None:
    gold = [entity(NAME, "PER"), entity(PLACE), direct(), indirect(), number(unit="طالب", modifier=Modifier.APPROX)]
    article = Article(id="a1", text=TEXT, annotations=gold)
    result = evaluate([article], [article])
    assert (result.articles, result.missing) == (1, ())
    for measures in result.measures.values():
        assert {name: tally.f1 for name, tally in measures.items()} == dict.fromkeys(measures, 1.0)
    assert {kind: tally.f1 for kind, tally in result.types["entities"].items()} == {"PER": 1.0, "LOC": 1.0}


def test_an_empty_prediction_has_no_recall() -> None:
    gold = [entity(NAME, "PER"), direct(), indirect(), number()]
    article = Article(id="a1", text=TEXT, annotations=gold)
    result = evaluate([article], [article.with_annotations(())])
    for measures in result.measures.values():
        assert all((tally.recall, tally.f1) == (0.0, 0.0) for tally in measures.values())


@pytest.mark.parametrize("other", [None, "text"])
def test_an_article_without_a_prediction_of_its_text_is_missing_and_counts(other: str | None) -> None:
    article = Article(id="a1", text=TEXT, annotations=(entity(NAME, "PER"), entity(PLACE)))
    given_articles = [] if other is None else [evolve(article, text=f"{TEXT} ")]
    result = evaluate([article], given_articles)
    assert result.missing == ("a1",)
    assert result.measures["entities"]["exact"] == Tally(0, 0, 2)


def test_predicted_articles_that_are_not_in_the_gold_do_not_count() -> None:
    article = Article(id="a1", text=TEXT, annotations=(entity(NAME, "PER"),))
    result = evaluate([article], [article, evolve(article, id="a2")])
    assert result.measures["entities"]["exact"] == Tally(1, 1, 1)


def test_several_articles_add_up() -> None:
    one = Article(id="a1", text=TEXT, annotations=(entity(NAME, "PER"),))
    two = Article(id="a2", text=TEXT, annotations=(entity(PLACE), entity(NAME, "PER")))
    result = evaluate([one, two], [one, two.with_annotations([entity(PLACE, "ORG")])])
    assert result.measures["entities"]["exact"] == Tally(1, 2, 3)
    assert result.types["entities"] == {"LOC": Tally(0, 0, 1), "ORG": Tally(0, 1, 0), "PER": Tally(1, 1, 2)}


def test_rejected_annotations_count_on_neither_side() -> None:
    rejected = entity(NAME, "PER", status=Status.REJECTED)
    assert entities([entity(NAME, "PER")], [rejected]) == (0, 0, 1)
    assert entities([rejected], [entity(NAME, "PER")]) == (0, 1, 0)
    assert quotes([direct()], [direct(status=Status.REJECTED)], "marked, exact") == (0, 0, 1)
    assert numbers([number()], [number(status=Status.REJECTED)], "value") == (0, 0, 1)


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.REJECTED])
def test_every_other_status_counts(status: Status) -> None:
    assert entities([entity(NAME, "PER")], [entity(NAME, "PER", status=status)]) == (1, 1, 1)


def test_an_optional_annotation_is_neither_missed_nor_an_error() -> None:
    spare = {"optional": True}
    assert entities([entity(PLACE, extra=spare)], []) == (0, 0, 0)
    assert entities([entity(PLACE, extra=spare)], [entity(PLACE)]) == (0, 0, 0)
    assert quotes([direct(extra=spare)], [direct()], "marked, exact") == (0, 0, 0)
    assert quotes([indirect(extra=spare)], [indirect()], "unmarked, overlap") == (0, 0, 0)
    assert numbers([number(extra=spare)], [number()], "span and value") == (0, 0, 0)


def test_another_span_may_be_as_good() -> None:
    wide = at(TEXT, "الوزير سامي الخوري")
    gold = entity(NAME, "PER", extra={"alt": [[wide.start, wide.end]]})
    assert entities([gold], [entity(wide, "PER")]) == (1, 1, 1)
    assert entities([entity(NAME, "PER")], [entity(wide, "PER")]) == (0, 1, 1)
    assert entities([entity(NAME, "PER")], [entity(wide, "PER")], "overlap") == (1, 1, 1)


def test_another_type_kind_value_unit_or_modifier_may_be_as_good() -> None:
    assert entities([entity(PLACE, extra={"alt_type": ["ORG"]})], [entity(PLACE, "ORG")]) == (1, 1, 1)
    partial = direct(kind=QuoteKind.PARTIAL)
    assert quotes([direct(extra={"alt_kind": ["partial"]})], [partial], "kind") == (1, 1, 1)
    assert quotes([direct()], [partial], "kind") == (0, 1, 1)
    assert numbers([number(extra={"alt_value": [40]})], [number(value=40)], "value") == (1, 1, 1)
    unit = number(unit="طالب", extra={"alt_unit": ["تلميذ"]})
    assert numbers([unit], [number(unit="تلميذ")], "unit") == (1, 1, 1)
    modified = number(modifier=Modifier.APPROX, extra={"alt_modifier": ["at_least"]})
    assert numbers([modified], [number(modifier=Modifier.AT_LEAST)], "modifier") == (1, 1, 1)


def test_one_prediction_answers_one_gold_annotation_only() -> None:
    twice = [entity(NAME, "PER"), entity(at(TEXT, "سامي"), "PER")]
    assert entities(twice, [entity(NAME, "PER")], "overlap") == (1, 1, 2)
    assert entities([entity(NAME, "PER")], [*twice], "overlap") == (1, 2, 1)


def test_the_same_prediction_twice_counts_once() -> None:
    again = evolve(entity(NAME, "PER"), id="other")
    assert entities([entity(NAME, "PER")], [entity(NAME, "PER"), again]) == (1, 1, 1)


def test_a_quote_may_be_given_with_its_marks() -> None:
    with_marks = Span(MARKS[0].start, MARKS[1].end)
    assert quotes([direct()], [direct(with_marks)], "marked, exact") == (1, 1, 1)


def test_of_an_unmarked_quote_most_words_are_enough_for_overlap() -> None:
    shorter = at(TEXT, "40 ألف طالب عادوا إلى مدارسهم")
    assert quotes([indirect()], [indirect(shorter)], "unmarked, exact") == (0, 1, 1)
    assert quotes([indirect()], [indirect(shorter)], "unmarked, overlap") == (1, 1, 1)
    assert quotes([indirect()], [indirect(at(TEXT, "نحو 40 ألف"))], "unmarked, overlap") == (0, 1, 1)


@pytest.mark.parametrize(
    ("said", "right"),
    [("سامي الخوري", 1), ("الوزير سامي الخوري", 1), ("الخوري", 1), ("سامي", 0), ("الخوري وغيره", 1), (None, 0)],
)
def test_a_speaker_is_right_with_the_whole_name_or_the_last_and_perhaps_a_title(said: str | None, right: int) -> None:
    gold, predicted = direct(speaker_name="سامي الخوري"), direct(speaker_name=said)
    assert quotes([gold], [predicted], "speaker") == (right, 1, 1)


@pytest.mark.parametrize(("other", "right"), [("ليلى الخوري", 0), ("الخوري", 1), ("سامي حنا الخوري", 1), ("سامي", 1)])
def test_a_last_name_is_not_enough_where_two_people_have_it(other: str, right: int) -> None:
    rival = entity(NAME, "PER", name=other)
    gold, predicted = direct(speaker_name="سامي الخوري"), direct(speaker_name="الخوري")
    assert quotes([gold, rival], [predicted], "speaker") == (right, 1, 1)
    assert quotes([gold, evolve(rival, status=Status.REJECTED)], [predicted], "speaker") == (1, 1, 1)
    assert quotes([gold, rival], [evolve(predicted, speaker_name="سامي الخوري")], "speaker") == (1, 1, 1)


def test_a_speaker_of_the_sentence_and_one_carried_over_are_counted_apart() -> None:
    phrase = at(TEXT, "الوزير سامي الخوري")
    gold = [direct(speaker=phrase, speaker_name="سامي الخوري"), indirect(speaker_name="سامي الخوري")]
    predicted = [direct(speaker=NAME), indirect(speaker_name="ليلى حداد")]
    assert quotes(gold, predicted, "speaker") == (1, 2, 2)
    assert quotes(gold, predicted, "speaker, explicit") == (1, 1, 1)
    assert quotes(gold, predicted, "speaker, prodrop") == (0, 1, 1)
    assert quotes(gold, predicted, "speaker, span") == (1, 1, 1)


def test_a_speaker_without_a_name_is_right_by_the_place_or_by_the_words() -> None:
    gold = direct(speaker=at(TEXT, "الوزير سامي"))
    assert quotes([gold], [direct(speaker=NAME)], "speaker") == (1, 1, 1)
    assert quotes([gold], [direct(speaker_name="الوزير سامي")], "speaker") == (1, 1, 1)
    assert quotes([gold], [direct(speaker=PLACE)], "speaker") == (0, 1, 1)


def test_a_cue_is_right_when_it_meets_that_of_the_gold() -> None:
    cue, other = at(TEXT, "قال"), at(TEXT, "أضاف")
    assert quotes([direct(cue=cue)], [direct(cue=cue)], "cue") == (1, 1, 1)
    assert quotes([direct(cue=cue)], [direct(cue=other)], "cue") == (0, 1, 1)
    assert quotes([direct(cue=cue)], [direct(cue=Span(cue.start, PLACE.end))], "cue") == (0, 1, 1)  # a whole clause
    wider = direct(cue=Span(cue.start, cue.end + 1))
    assert quotes([direct(cue=cue)], [wider], "cue") == (1, 1, 1)
    assert quotes([direct(cue=cue)], [wider], "cue, exact span") == (0, 1, 1)
    either = direct(cue=cue, extra={"alt_cue": [[other.start, other.end]]})
    assert quotes([either], [direct(cue=other)], "cue") == (1, 1, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (0.1 + 0.2, 0.3, 1),
        (5, 5.0, 1),
        ((1, 2), (1, 2), 1),
        ((1, 2), (2, 1), 0),
        ("2015-11", "2015-11", 1),
        (5, "5", 1),
        (5, "خمسة", 0),
        (None, None, 0),
    ],
)
def test_values_are_compared_by_meaning(gold: Value, predicted: Value, right: int) -> None:
    assert numbers([number(value=gold)], [number(value=predicted)], "value")[0] == right


def test_extra_numbers_are_no_errors_in_an_article_that_lists_only_some() -> None:
    gold = Article(id="a1", text=TEXT, meta={"complete": False}, annotations=(number(),))
    predicted = gold.with_annotations([number(), number(PLACE, 7)])
    assert evaluate([gold], [predicted]).measures["numbers"]["value"] == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [("طالب", "طالبا", 1), ("الطالب", "طالب", 1), ("USD", "usd", 1), ("USD", "EUR", 0), ("طالب", None, 0)],
)
def test_units_are_compared_without_article_and_ending(gold: str, predicted: str | None, right: int) -> None:
    assert numbers([number(unit=gold)], [number(unit=predicted)], "unit") == (right, 1, 1)


def test_the_counted_noun_as_it_stands_in_the_text_is_as_good_as_the_unit() -> None:
    gold = number(unit="تلميذ", unit_span=at(TEXT, "طالب"))
    assert numbers([gold], [number(unit="طالب")], "unit") == (1, 1, 1)
    assert numbers([evolve(gold, kind=NumberKind.MEASURE)], [number(unit="طالب")], "unit") == (0, 1, 1)


def test_ordinals_and_dates_have_no_unit_to_compare() -> None:
    result = evaluated([number(unit="طالب", kind=NumberKind.ORDINAL)], [number()])
    assert "unit" not in result.measures["numbers"]


def evaluated(gold: Sequence[Annotation], predicted: Sequence[Annotation], **meta: Any) -> Evaluation:
    article = Article(id="a1", text=TEXT, meta=meta)
    return evaluate([article.with_annotations(gold)], [article.with_annotations(predicted)])


def test_each_layer_is_counted_by_type() -> None:
    gold = [entity(NAME, "PER"), entity(PLACE), direct(), indirect(), number()]
    types = evaluated(gold, [entity(NAME, "PER"), entity(PLACE, "ORG"), direct(), number(kind=NumberKind.AGE)]).types
    assert types["entities"] == {"LOC": Tally(0, 0, 1), "ORG": Tally(0, 1, 0), "PER": Tally(1, 1, 1)}
    assert types["quotes"] == {"direct, marked": Tally(1, 1, 1), "indirect, unmarked": Tally(0, 0, 1)}
    assert types["numbers"] == {"cardinal": Tally(1, 1, 1)}


def test_one_type_may_have_the_names_of_several_label_sets() -> None:
    assert entities([entity(NAME, "PER")], [entity(NAME, "PERS")]) == (1, 1, 1)
    assert entities([entity(PLACE, "ORG")], [entity(PLACE, "Organization")]) == (1, 1, 1)


def test_traps_are_counted_by_kind_and_only_those_fallen_into_are_hits() -> None:
    names = [{"start": SAID.start, "end": SAID.end, "kind": "name"}, {"start": 0, "end": 3, "kind": "title"}]
    words = [{"start": AMOUNT.start, "end": AMOUNT.end, "kind": "idiom"}, "broken", {"start": 5}]
    traps = evaluated([], [direct(), number()], non_quotes=names, non_numbers=words).traps
    assert traps["quotes"] == {"name": Tally(1, 1, 1), "title": Tally(0, 1, 1)}
    assert traps["numbers"] == {"idiom": Tally(1, 1, 1)}
    assert evaluated([number()], [number()], non_numbers=words).traps["numbers"] == {"idiom": Tally(0, 1, 1)}


@pytest.mark.parametrize(
    ("gold", "predicted", "error", "wanted", "found"),
    [
        ([entity(NAME, "PER")], [entity(at(TEXT, "سامي"), "PER")], "boundary", "سامي الخوري", "سامي"),
        ([entity(PLACE)], [entity(PLACE, "ORG")], "type", "LOC", "ORG"),
        ([entity(PLACE)], [], "missed", "بغداد", ""),
        ([], [entity(PLACE)], "spurious", "", "بغداد"),
        ([number()], [number(value=40)], "value", "40000", "40"),
        ([number()], [number(at(TEXT, "نحو 40 ألف"))], "boundary", "40 ألف", "نحو 40 ألف"),
        ([number(unit="طالب")], [number()], "unit", "طالب", ""),
        ([number()], [number(modifier=Modifier.APPROX)], "modifier", "", "approx"),
        ([number()], [number(kind=NumberKind.AGE)], "kind", "cardinal", "age"),
        ([indirect()], [indirect(AMOUNT)], "boundary", CLAUSE.of(TEXT), "40 ألف"),
        ([direct()], [direct(kind=QuoteKind.PARTIAL)], "kind", "direct", "partial"),
        ([direct(cue=at(TEXT, "قال"))], [direct()], "cue", "قال", ""),
        (
            [direct(speaker_name="سامي الخوري")],
            [direct(speaker_name="ليلى حداد")],
            "speaker",
            "سامي الخوري",
            "ليلى حداد",
        ),
    ],
)
def test_every_error_has_a_class_and_says_what_was_wanted_and_found(
    gold: list[Annotation], predicted: list[Annotation], error: str, wanted: str, found: str
) -> None:
    result = evaluated(gold, predicted)
    (fault,) = result.faults
    at_fault = (gold or predicted)[0]
    assert (fault.article, fault.error, fault.label) == ("a1", error, at_fault.label)
    assert (fault.start, fault.surface) == (at_fault.span.start, at_fault.span.of(TEXT))
    assert (fault.wanted, fault.found) == (wanted, found)
    assert result.errors(fault.layer) == {error: 1}


def test_what_is_optional_or_perfect_is_no_error() -> None:
    gold = [entity(NAME, "PER"), entity(PLACE, extra={"optional": True}), direct(), indirect(), number()]
    assert evaluated(gold, [entity(NAME, "PER"), direct(), indirect(), number()]).faults == ()
    assert evaluated(gold, gold).faults == ()
