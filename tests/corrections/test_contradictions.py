from __future__ import annotations

from typing import Any

import pytest

from reviewer.corrections import Conflict, Contradiction, Gathering, Located, Spot, Use, settled, spots_of
from reviewer.model import (
    Annotation,
    AnnotationChange,
    ArticleStatus,
    Entity,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Span,
    Status,
)


def entity(words: str, label: str, **fields: Any) -> Use:
    return Use("entity", words, label, **fields)


def number(words: str, value: str, **fields: Any) -> Use:
    return Use("number", words, fields.pop("label", "cardinal"), value=value, **fields)


def found(*uses: Use | tuple[Use, int]) -> list[Contradiction]:
    gathering = Gathering()
    for use in uses:
        gathering.add(*(use if isinstance(use, tuple) else (use, 1)))
    return gathering.contradictions()


def keys(one: Contradiction) -> list[tuple[str, int]]:
    return [(v.key, v.places) for v in one.variants]


def test_one_name_of_two_types_is_a_contradiction_over_all_its_spellings() -> None:
    (one,) = found((entity("أربيل", "LOC"), 3), entity("اربيل", "ORG"), entity("وأربيل", "LOC"))
    assert (one.conflict, one.words, keys(one)) == (Conflict.TYPE, "أربيل", [("LOC", 4), ("ORG", 1)])
    assert set(one.forms) == {"أربيل", "اربيل", "وأربيل"}


def test_what_is_marked_alike_is_none() -> None:
    assert found((entity("بيروت", "LOC"), 9), entity("بيروت", "LOC", decided=True), entity("حلب", "ORG")) == []


def test_a_first_letter_is_no_proclitic_where_the_word_stands_only_so() -> None:
    assert found(entity("وأربيل", "LOC"), entity("ربيل", "ORG")) == []


def test_what_humans_decided_is_proposed_before_what_is_frequent() -> None:
    (one,) = found((entity("بيروت", "ORG"), 50), entity("بيروت", "LOC", decided=True))
    assert keys(one) == [("LOC", 1), ("ORG", 50)]


def test_decisions_against_each_other_come_first() -> None:
    first, second = found(
        (entity("حلب", "LOC"), 60),
        (entity("حلب", "ORG"), 60),
        entity("بيروت", "LOC", decided=True),
        entity("بيروت", "ORG", decided=True),
    )
    assert (first.words, second.words) == ("بيروت", "حلب")


def test_names_contradict_each_other_but_no_name_does_not() -> None:
    assert found(entity("حداد", "PER", name="سامر حداد"), entity("حداد", "PER")) == []
    (one,) = found(entity("حداد", "PER", name="سامر حداد"), entity("حداد", "PER", name="وليد حداد"))
    assert one.conflict is Conflict.NAME


def test_marked_here_and_refused_there_is_told_by_type() -> None:
    (one,) = found(entity("اليوم", "ORG"), entity("اليوم", "ORG", rejected=True, decided=True))
    assert (one.conflict, one.label, keys(one)) == (Conflict.REJECTED, "ORG", [("rejected", 1), ("marked", 1)])
    assert found(entity("اليوم", "ORG", rejected=True), entity("اليوم", "MISC")) == []


def test_numbers_are_compared_with_the_words_of_their_unit() -> None:
    (one,) = found(
        number("40 ألف", "40000", unit="منزل", unit_words="منزل"),
        number("40 ألف", "40", unit="منزل", unit_words="منزل"),
        number("40 ألف", "40000.0", unit="منزل", unit_words="منزل"),
        number("40 ألف", "7", unit="دولار", unit_words="دولار"),
    )
    assert keys(one) == [('[40000,"منزل"]', 2), ('[40,"منزل"]', 1)]


def test_a_day_without_its_year_may_differ_from_article_to_article() -> None:
    assert (
        found(number("الثلاثاء", '"2024-01-02"', label="date"), number("الثلاثاء", '"2024-01-09"', label="date")) == []
    )
    assert found(
        number("5 مارس 2024", '"2024-03-05"', label="date"), number("5 مارس 2024", '"2024-05-03"', label="date")
    )


def test_an_office_may_have_several_holders_but_a_name_has_one() -> None:
    def said(words: str, name: str) -> Use:
        return Use("quote", words, "direct", name=name)

    assert found(said("الوزير", "سامر حداد"), said("الوزير", "وليد خوري")) == []
    (one,) = found(said("الوزير حداد", "سامر حداد"), said("الوزير حداد", "سمير حداد"))
    assert one.conflict is Conflict.SPEAKER


def test_its_id_is_that_of_the_words_and_the_difference() -> None:
    (one,) = found(entity("أربيل", "LOC"), entity("أربيل", "ORG"))
    (later,) = found((entity("اربيل", "LOC"), 4), entity("اربيل", "MISC"))
    assert one.id == later.id


def test_of_the_places_those_are_kept_that_it_is_between() -> None:
    (one,) = found(
        number("40 ألف", "40", unit_words="منزل", unit="منزل"),
        number("40 ألف", "40000", unit_words="منزل", unit="منزل"),
    )

    def spot(id_: str, use: Use) -> Spot:
        return Spot("a1", id_, 0, 6, use)

    kept = spots_of(
        one,
        [
            spot("n1", number("40 ألف", "40", unit_words="منزل", unit="منزل")),
            spot("n2", number("40 ألف", "40", unit_words="دولار", unit="USD")),
            spot("n3", number("40 ألف", "40", unit_words="منزل", unit="منزل", rejected=True)),
        ],
    )
    assert [s.annotation_id for s in kept] == ["n1"]


def located(annotation: Annotation, surface: str = "بيروت") -> Located:
    return Located("a1", ArticleStatus.IN_REVIEW, annotation, surface)


def one_entity(status: Status = Status.SUGGESTED, **fields: Any) -> Entity:
    return Entity(**{"id": "e1", "span": Span(0, 5), "type": "ORG", "status": status, **fields})


@pytest.mark.parametrize(
    ("conflict", "before", "key", "after"),
    [
        (Conflict.TYPE, one_entity(), "LOC", one_entity(Status.CORRECTED, type="LOC")),
        (Conflict.TYPE, one_entity(Status.ADDED), "LOC", one_entity(Status.ADDED, type="LOC")),
        (Conflict.NAME, one_entity(name="x"), "بيروت الكبرى", one_entity(Status.CORRECTED, name="بيروت الكبرى")),
        (Conflict.REJECTED, one_entity(), "rejected", one_entity(Status.REJECTED)),
        (Conflict.REJECTED, one_entity(Status.ADDED), "rejected", None),
        (Conflict.REJECTED, one_entity(Status.REJECTED), "marked", one_entity(Status.ACCEPTED)),
        (
            Conflict.VALUE,
            Number(id="n1", span=Span(0, 2), kind=NumberKind.RANGE, value=3),
            '[[3,5],"شخص"]',
            Number(id="n1", span=Span(0, 2), kind=NumberKind.RANGE, value=(3, 5), unit="شخص", status=Status.CORRECTED),
        ),
        (
            Conflict.SPEAKER,
            Quote(id="q1", span=Span(0, 2), kind=QuoteKind.DIRECT, speaker_name="x"),
            "سامر",
            Quote(id="q1", span=Span(0, 2), kind=QuoteKind.DIRECT, speaker_name="سامر", status=Status.CORRECTED),
        ),
    ],
)
def test_settling_gives_the_chosen_way(
    conflict: Conflict, before: Annotation, key: str, after: Annotation | None
) -> None:
    assert settled(conflict, [located(before)], key).changes == (AnnotationChange("a1", before, after),)


def test_what_is_so_already_or_was_refused_stays() -> None:
    assert settled(Conflict.TYPE, [located(one_entity())], "ORG").changes == ()
    assert settled(Conflict.TYPE, [located(one_entity(Status.REJECTED))], "LOC").changes == ()
    assert settled(Conflict.REJECTED, [located(one_entity(Status.ACCEPTED))], "marked").changes == ()
