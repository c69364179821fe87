from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer import corrections
from reviewer.model import (
    Article,
    ArticleChange,
    ArticleStatus,
    Edit,
    Entity,
    Layer,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Status,
)
from tests.strategies import articles, at, texts

TEXT = "قال الرئيس محمد العلي: «وصل 12 وزيرا» وغادر وبغداد."
NEW, IN_REVIEW, REVIEWED = ArticleStatus
SUGGESTED, ACCEPTED, CORRECTED, ADDED, REJECTED = Status
EACH = pytest.mark.parametrize("status", Status)


def article(status: Status = SUGGESTED, article_status: ArticleStatus = IN_REVIEW) -> Article:
    """An article with a finding of each layer, all of one status."""
    findings = (
        Entity(id="e1", span=at(TEXT, "محمد العلي"), type="PER", status=status, score=0.4, name="محمد بن العلي"),
        Entity(id="e2", span=at(TEXT, "وبغداد"), type="ORG", status=status, score=0.9),
        Quote(id="q1", span=at(TEXT, "وصل 12 وزيرا"), kind=QuoteKind.DIRECT, status=status, score=0.6),
        Number(id="n1", span=at(TEXT, "12"), kind=NumberKind.CARDINAL, value=12, status=status),
    )
    return Article(id="a1", text=TEXT, status=article_status, annotations=findings)


def statuses(found: Article) -> dict[str, Status]:
    return {a.id: a.status for a in found.annotations}


@EACH
def test_accepting_agrees_with_what_is_suggested_or_refused_and_keeps_other_decisions(status: Status) -> None:
    before = article(status)
    expected = ACCEPTED if status in (SUGGESTED, REJECTED) else status
    found = corrections.accept(before, ["e1", "q1", "nobody"]).apply(before)
    assert statuses(found) == {"e1": expected, "q1": expected, "e2": status, "n1": status}
    assert evolve(found, annotations=()) == evolve(before, annotations=())


@EACH
def test_rejecting_keeps_what_a_machine_found_and_removes_what_a_human_added(status: Status) -> None:
    before = article(status)
    found = corrections.reject(before, ["e1", "n1", "nobody"]).apply(before)
    if status is ADDED:
        assert statuses(found) == {"q1": ADDED, "e2": ADDED}
    else:
        assert statuses(found) == {"e1": REJECTED, "n1": REJECTED, "q1": status, "e2": status}


def test_rejecting_an_added_quote_frees_the_quotes_within_it() -> None:
    before = article(ADDED)
    child = Quote(id="q2", span=at(TEXT, "وزيرا"), kind=QuoteKind.PARTIAL, parent="q1", status=ACCEPTED)
    before = before.with_annotations([*before.annotations, child])
    found = corrections.reject(before, ["q1"]).apply(before)
    assert found.annotation("q1") is None
    assert found.annotation("q2") == evolve(child, parent=None)


@pytest.mark.parametrize(("score", "ids"), [(0.9, {"e2"}), (0.6, {"e2", "q1"}), (0.95, set())])
def test_accepting_above_a_score_takes_in_suggestions_of_at_least_it(score: float, ids: set[str]) -> None:
    before = article()
    edit = corrections.accept_above(before, score)
    assert edit.action == "accept_above"
    assert {i for i, s in statuses(edit.apply(before)).items() if s is ACCEPTED} == ids


@pytest.mark.parametrize("status", [ACCEPTED, CORRECTED, ADDED, REJECTED])
def test_accepting_above_a_score_changes_no_decision(status: Status) -> None:
    assert corrections.accept_above(article(status), 0).changes == ()


CHANGES: dict[str, tuple[str, Callable[[Article], Edit]]] = {
    "set_fields": ("n1", lambda a: corrections.set_fields(a, "n1", value=13, unit="وزيرا")),
    "retype": ("e1", lambda a: corrections.retype(a, ["e1"], "MISC")),
    "retype a quote": ("q1", lambda a: corrections.retype(a, ["q1"], "partial")),
    "retype a number": ("n1", lambda a: corrections.retype(a, ["n1"], "age")),
    "set_name": ("e1", lambda a: corrections.set_name(a, "e1", "محمد")),
    "set_name of a speaker": ("q1", lambda a: corrections.set_name(a, "q1", "محمد")),
    "set_span": ("e1", lambda a: corrections.set_span(a, "e1", at(TEXT, "محمد"))),
    "move_edge": ("e2", lambda a: corrections.move_edge(a, "e2", edge="start", step="clitic", direction="inward")),
    "set_cue": ("q1", lambda a: corrections.set_cue(a, "q1", at(TEXT, "قال"))),
    "set_speaker": ("q1", lambda a: corrections.set_speaker(a, "q1", at(TEXT, "الرئيس محمد العلي"))),
    "toggle_marks": ("q1", lambda a: corrections.toggle_marks(a, "q1", (at(TEXT, "«"), at(TEXT, "»")))),
}
DECISIONS: dict[str, Callable[[Article], Edit]] = {
    **{name: make for name, (_, make) in CHANGES.items()},
    "accept": lambda a: corrections.accept(a, ["e1", "q1"]),
    "accept_above": lambda a: corrections.accept_above(a, 0.5),
    "reject": lambda a: corrections.reject(a, ["e1", "n1"]),
    "add": lambda a: corrections.add(a, corrections.added(a, "entity", at(TEXT, "الرئيس"), "me")),
}


@EACH
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_makes_a_finding_corrected_but_leaves_an_added_one_added(name: str, status: Status) -> None:
    annotation_id, make = CHANGES[name]
    before = article(status)
    found = make(before).apply(before)
    assert statuses(found) == {**statuses(before), annotation_id: ADDED if status is ADDED else CORRECTED}
    assert found.annotation(annotation_id) != before.annotation(annotation_id)


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_puts_a_new_article_in_review_in_the_same_edit(name: str) -> None:
    before = article(article_status=NEW)
    edit = DECISIONS[name](before)
    assert edit.apply(before).status is IN_REVIEW
    assert [c for c in edit.changes if isinstance(c, ArticleChange)] == [ArticleChange("a1", "status", NEW, IN_REVIEW)]


@pytest.mark.parametrize("standing", [IN_REVIEW, REVIEWED])
@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_about_an_article_that_is_not_new_leaves_its_status(name: str, standing: ArticleStatus) -> None:
    before = article(article_status=standing)
    assert DECISIONS[name](before).apply(before).status is standing


@pytest.mark.parametrize("standing", ArticleStatus)
@pytest.mark.parametrize("name", DECISIONS)
def test_an_edit_undone_gives_the_original_article(name: str, standing: ArticleStatus) -> None:
    before = article(article_status=standing)
    edit = DECISIONS[name](before)
    assert edit.apply(before) != before
    assert edit.inverse().apply(edit.apply(before)) == before


@pytest.mark.parametrize(
    "make",
    [
        lambda a: corrections.accept(a, ["nobody"]),
        lambda a: corrections.reject(a, ["nobody"]),
        lambda a: corrections.accept_above(a, 1.0),
        lambda a: corrections.retype(a, ["e1", "q1", "n1"], "PER"),
        lambda a: corrections.set_fields(a, "n1", value=12),
        lambda a: corrections.set_name(a, "e2", "  "),
        lambda a: corrections.set_span(a, "e1", at(TEXT, "محمد العلي")),
        lambda a: corrections.move_edge(a, "n1", edge="start", step="token", direction="inward"),
        lambda a: corrections.toggle_marks(a, "q1", (None, None)),
    ],
)
def test_what_changes_nothing_is_no_decision_and_leaves_a_new_article_new(make: Callable[[Article], Edit]) -> None:
    assert make(article(article_status=NEW)).changes == ()


@pytest.mark.parametrize(("name", "expected"), [(" محمد ", "محمد"), ("", None), (" ", None), ("محمد العلي", None)])
def test_a_name_is_stripped_and_none_where_it_is_empty_or_the_surface(name: str, expected: str | None) -> None:
    before = article()
    assert corrections.set_name(before, "e1", name).apply(before).entities[0].name == expected


@pytest.mark.parametrize(
    ("status", "phrase", "name", "expected"),
    [
        (SUGGESTED, "الرئيس محمد العلي", None, "محمد بن العلي"),
        (SUGGESTED, "الرئيس محمد العلي", "غيره", "غيره"),
        (SUGGESTED, "الرئيس", None, "الرئيس"),
        (SUGGESTED, "وبغداد", None, "وبغداد"),
        (REJECTED, "الرئيس محمد العلي", None, "الرئيس محمد العلي"),
    ],
)
def test_a_speaker_is_named_as_told_or_after_a_person_who_stands_in_the_phrase_or_after_the_phrase(
    status: Status, phrase: str, name: str | None, expected: str
) -> None:
    before = article(status)
    quote = corrections.set_speaker(before, "q1", at(TEXT, phrase), name).apply(before).quotes[0]
    assert (quote.speaker, quote.speaker_name) == (at(TEXT, phrase), expected)


def test_marks_go_into_the_content_and_out_again() -> None:
    before, marks = article(), (at(TEXT, "«"), at(TEXT, "»"))
    within = corrections.toggle_marks(before, "q1", marks).apply(before)
    assert within.quotes[0].span == at(TEXT, "«وصل 12 وزيرا»")
    assert within.quotes[0].marks == marks
    without = corrections.toggle_marks(within, "q1", marks).apply(within)
    assert without.quotes[0].span == before.quotes[0].span


def test_a_change_of_an_unknown_finding_or_beyond_the_text_is_refused() -> None:
    with pytest.raises(KeyError):
        corrections.set_fields(article(), "nobody", type="PER")
    with pytest.raises(KeyError):
        corrections.move_edge(article(), "nobody", edge="end", step="letter", direction="inward")
    with pytest.raises(KeyError):
        corrections.toggle_marks(article(), "e1", (None, None))
    with pytest.raises(ValueError, match="outside"):
        corrections.set_span(article(), "e1", at(TEXT, TEXT).shifted(1))


@pytest.mark.parametrize(("layer", "label"), [("entity", "MISC"), ("quote", "direct"), ("number", "cardinal")])
def test_what_a_human_adds_is_added_under_a_free_id_and_without_a_score(layer: Layer, label: str) -> None:
    before = article()
    made = corrections.added(before, layer, at(TEXT, "الرئيس"), "me")
    assert (made.layer, made.label, made.status, made.origin, made.score) == (layer, label, ADDED, "me", None)
    edit = corrections.add(before, made)
    assert edit.apply(before) == before.with_annotations([*before.annotations, made])


@pytest.mark.parametrize("standing", ArticleStatus)
@EACH
def test_finishing_reviews_an_article_and_accepts_the_rest_if_told(status: Status, standing: ArticleStatus) -> None:
    before = article(status, standing)
    assert corrections.finish(before).apply(before) == evolve(before, status=REVIEWED)
    edit = corrections.finish(before, accept_rest=True)
    assert edit.apply(before).status is REVIEWED
    assert set(statuses(edit.apply(before)).values()) == {ACCEPTED if status is SUGGESTED else status}
    assert edit.inverse().apply(edit.apply(before)) == before


@pytest.mark.parametrize("standing", ArticleStatus)
def test_reopening_puts_an_article_in_review_and_touches_no_finding(standing: ArticleStatus) -> None:
    before = article(ACCEPTED, standing)
    assert corrections.reopen(before).apply(before) == evolve(before, status=IN_REVIEW)


@given(articles(text=texts(min_pieces=1)), st.sets(st.integers(0, 5)), st.floats(0, 1))
def test_any_decision_about_any_article_is_undone_exactly(before: Article, some: set[int], score: float) -> None:
    ids = [a.id for index, a in enumerate(before.annotations) if index in some]
    for edit in [
        corrections.accept(before, ids),
        corrections.reject(before, ids),
        corrections.accept_above(before, score),
        *[corrections.retype(before, ids, label) for label in ("PER", "indirect", "money")],
        *[corrections.move_edge(before, i, edge="start", step="clitic", direction="outward") for i in ids],
        *[corrections.move_edge(before, i, edge="end", step="letter", direction="inward") for i in ids],
        corrections.finish(before, accept_rest=True),
        corrections.reopen(before),
    ]:
        found = edit.apply(before)
        assert edit.inverse().apply(found) == before
        assert found.text == before.text
        assert not edit.changes or found.status is not NEW


@EACH
def test_rejecting_an_added_quote_together_with_the_one_within_it_is_one_change_for_each(status: Status) -> None:
    before = article(ADDED)
    child = Quote(id="q2", span=at(TEXT, "وزيرا"), kind=QuoteKind.PARTIAL, parent="q1", status=status)
    before = before.with_annotations([*before.annotations, child])
    edit = corrections.reject(before, ["q1", "q2"])
    found = edit.apply(before)
    assert found.annotation("q1") is None
    assert found.annotation("q2") == (None if status is ADDED else evolve(child, parent=None, status=REJECTED))
    assert edit.inverse().apply(found) == before


@pytest.mark.parametrize("recorded", [(), (None, None)])
def test_marks_that_were_found_and_not_recorded_go_in_and_out_as_well(recorded: tuple[None, ...]) -> None:
    marks = (at(TEXT, "«"), at(TEXT, "»"))
    before = article()
    outside = evolve(before.quotes[0], marks=recorded)
    before = before.with_annotations([*[a for a in before.annotations if a.id != "q1"], outside])
    within = corrections.toggle_marks(before, "q1", marks).apply(before)
    assert (within.quotes[0].span, within.quotes[0].marks) == (at(TEXT, "«وصل 12 وزيرا»"), marks)
    found_inside = within.with_annotations([evolve(within.quotes[0], marks=recorded)])
    without = corrections.toggle_marks(found_inside, "q1", marks).apply(found_inside)
    assert (without.quotes[0].span, without.quotes[0].marks) == (outside.span, marks)
