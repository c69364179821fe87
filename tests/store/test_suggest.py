"""The machine reads again: what a human decided stays, everything else is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from reviewer import corrections
from reviewer.model import Annotation, Article, Edit, Entity, Quote, QuoteKind, Span, Status
from reviewer.store import Store
from tests.store.samples import VISIT, place, plain, queue_row, visit

WHO = "مراجعة"
OUTER, INNER = place(VISIT, "ستزيد مساعداتها بنسبة 12 بالمئة"), place(VISIT, "ستزيد مساعداتها")


def fresh(annotation_id: str, span: Span, label: str = "MISC") -> Entity:
    return Entity(id=annotation_id, span=span, type=label, origin="names/2", score=0.3)


def by_status(store: Store, status: Status) -> list[Annotation]:
    return [a for a in store.article("visit").annotations if a.status is status]


def test_suggestions_replace_those_of_the_machine(store: Store) -> None:
    new = fresh("e7", place(VISIT, "القرار"))
    merged = store.suggest("visit", [new])
    assert merged.annotations == (new,)
    assert store.article("visit") == merged


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.CORRECTED, Status.ADDED, Status.REJECTED])
def test_whatever_a_human_decided_stays_as_it_is(store: Store, status: Status) -> None:
    match status:
        case Status.ACCEPTED:
            edit = corrections.accept(store.article("visit"), ["e1"])
        case Status.CORRECTED:
            edit = corrections.set_name(store.article("visit"), "e1", "سامر بن علي الحداد")
        case Status.ADDED:
            article = store.article("visit")
            edit = corrections.add(article, corrections.added(article, "entity", place(VISIT, "العام"), WHO))
        case _:
            edit = corrections.reject(store.article("visit"), ["e1"])
    store.commit(edit, WHO)
    decided = by_status(store, status)
    assert len(decided) == 1
    store.suggest("visit", [])
    assert list(store.article("visit").annotations) == decided
    store.suggest("visit", visit().annotations)
    assert by_status(store, status) == decided


def test_nothing_is_suggested_over_a_span_that_a_human_decided(store: Store) -> None:
    store.commit(corrections.reject(store.article("visit"), ["e2"]), WHO)
    store.suggest("visit", [fresh("e1", place(VISIT, "موسكو")), fresh("e9", place(VISIT, "القرار"))])
    over = [a for a in store.article("visit").annotations if a.span == place(VISIT, "موسكو")]
    assert [a.status for a in over] == [Status.REJECTED]
    assert [a.id for a in by_status(store, Status.SUGGESTED)] == ["e9"]


def test_a_decision_about_an_entity_hides_no_suggestion_of_another_layer(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e2"]), WHO)
    quote = Quote(id="q5", span=place(VISIT, "موسكو"), kind=QuoteKind.INDIRECT)
    store.suggest("visit", [quote])
    assert by_status(store, Status.SUGGESTED) == [quote]


def test_a_suggestion_whose_id_is_taken_gets_another_and_its_children_follow(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["q1"]), WHO)
    outer = Quote(id="q1", span=place(VISIT, "ورحبت موسكو بالقرار"), kind=QuoteKind.INDIRECT)
    inner = Quote(id="q2", span=place(VISIT, "بالقرار"), kind=QuoteKind.PARTIAL, parent="q1")
    store.suggest("visit", [outer, inner])
    article = store.article("visit")
    renamed = next(q for q in article.quotes if q.span == outer.span)
    child = article.annotation("q2")
    assert renamed.id != "q1"
    assert isinstance(child, Quote)
    assert child.parent == renamed.id


def test_what_a_human_decided_can_still_be_undone_after_the_machine_has_read_again(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    store.commit(corrections.retype(store.article("visit"), ["e1"], "ORG"), WHO)
    store.suggest("visit", [fresh("e1", place(VISIT, "القرار"))])
    store.undo(WHO)
    store.undo(WHO)
    assert store.article("visit").annotation("e1") == visit().annotation("e1")
    assert store.undo(WHO) is None


def test_the_machine_writes_no_journal_and_leaves_the_status_alone(store: Store) -> None:
    store.suggest("plain", [fresh("e1", Span(0, 6))])
    assert store.undo_action is None
    assert store.stats().edits == {}
    assert store.article("plain").status is plain().status


def test_counters_and_check_are_right_after_suggestions(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1", "n1"]), WHO)
    store.commit(corrections.reject(store.article("visit"), ["q1"]), WHO)
    nobody = Quote(id="q8", span=place(VISIT, "هذا العام"), kind=QuoteKind.DIRECT)
    store.suggest("visit", [nobody, fresh("e8", place(VISIT, "القرار"))])
    row = queue_row(store, "visit")
    assert (row.total, row.decided, row.warnings) == (4, 2, 1)
    store.suggest("visit", [])
    row = queue_row(store, "visit")
    assert (row.total, row.decided, row.warnings) == (2, 2, 0)
    assert store.check() == []


def test_an_article_is_extracted_once_the_machine_has_read_it_even_without_findings(store: Store) -> None:
    assert store.unextracted() == "plain"
    store.suggest("plain", [])
    assert store.unextracted() is None


def test_suggestions_that_do_not_fit_the_text_change_nothing(store: Store) -> None:
    before = store.article("visit")
    with pytest.raises(ValueError, match="outside the text"):
        store.suggest("visit", [fresh("e5", Span(0, len(VISIT) + 1))])
    with pytest.raises(KeyError):
        store.suggest("unknown", [])
    assert store.article("visit") == before
    assert store.check() == []


def test_suggesting_the_same_twice_is_the_same(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e2"]), WHO)
    once = store.suggest("visit", visit().annotations)
    twice = store.suggest("visit", visit().annotations)
    assert once == twice == store.article("visit")
    assert evolve(once, status=visit().status).entities[0] == visit().entities[0]


def added_and_refused(store: Store, article_id: str, surface_end: int) -> None:
    """A finding that a human added and then took away again; it leaves nothing but the journal."""
    article = store.article(article_id)
    store.commit(corrections.add(article, corrections.added(article, "entity", Span(0, surface_end), WHO)), WHO)
    added = store.article(article_id).entities[0].id
    store.commit(corrections.reject(store.article(article_id), [added]), WHO)


def all_the_way(store: Store) -> None:
    """Undo and redo everything, twice; each must come to an end and to the same state."""
    states = []
    for _ in range(2):
        while store.undo(WHO) is not None:
            pass
        states.append(list(store.articles()))
        while store.redo(WHO) is not None:
            pass
        states.append(list(store.articles()))
    assert states[:2] == states[2:]
    assert store.check() == []


def test_a_suggestion_takes_no_id_that_undo_needs(store: Store) -> None:
    added_and_refused(store, "plain", 6)
    store.suggest("plain", [fresh("e1", Span(7, 14))])
    found = store.article("plain").entities
    assert [(e.span, e.status) for e in found] == [(Span(7, 14), Status.SUGGESTED)]
    store.commit(corrections.accept(store.article("plain"), [found[0].id]), WHO)
    all_the_way(store)


def test_a_suggestion_takes_no_id_that_redo_needs(store: Store) -> None:
    added_and_refused(store, "plain", 6)
    store.undo(WHO)
    store.undo(WHO)
    store.suggest("plain", [fresh("e1", Span(7, 14))])
    all_the_way(store)


def test_a_decision_that_was_undone_can_be_redone_after_the_machine_has_read_again(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    accepted = store.article("visit").annotation("e1")
    store.undo(WHO)
    store.suggest("visit", [fresh("e1", place(VISIT, "القرار"))])
    store.redo(WHO)
    assert store.article("visit").annotation("e1") == accepted
    all_the_way(store)


def test_a_suggestion_that_lost_its_added_parent_can_be_undone_after_the_machine_has_read_again(path: Path) -> None:
    outer = Quote(id="q1", span=OUTER, kind=QuoteKind.DIRECT, status=Status.ADDED)
    inner = Quote(id="q2", span=INNER, kind=QuoteKind.PARTIAL, parent="q1")
    with Store.open(path) as store:
        store.import_articles([evolve(visit(), annotations=(outer, inner))])
        store.commit(corrections.reject(store.article("visit"), ["q1"]), WHO)
        store.suggest("visit", [fresh("q2", place(VISIT, "القرار"))])
        all_the_way(store)


def test_ids_in_the_journal_are_found_however_they_are_written(path: Path) -> None:
    article = evolve(plain(), id='خبر "1"\\\n')
    odd = Entity(id="e1", span=Span(0, 6), type="PER", status=Status.ADDED, name="\ud800")
    for finding in (odd, evolve(odd, name="عادي")):
        path.unlink(missing_ok=True)
        with Store.open(path) as store:
            store.import_articles([article, evolve(article, id="آخر")])
            store.commit(corrections.add(store.article(article.id), finding), WHO)
            store.commit(corrections.reject(store.article(article.id), ["e1"]), WHO)
            assert store.suggest("آخر", [fresh("e1", Span(7, 14))]).entities[0].id == "e1"
            assert store.suggest(article.id, [fresh("e1", Span(7, 14))]).entities[0].id != "e1"
            all_the_way(store)


@pytest.mark.parametrize("decide", [corrections.accept, corrections.reject])
def test_a_partial_quote_belongs_to_the_decided_quote_that_stands_for_its_parent(
    store: Store, decide: Callable[[Article, list[str]], Edit]
) -> None:
    store.commit(decide(store.article("visit"), ["q1"]), WHO)
    outer = Quote(id="q7", span=OUTER, kind=QuoteKind.DIRECT)
    inner = Quote(id="q8", span=INNER, kind=QuoteKind.PARTIAL, parent="q7")
    store.suggest("visit", [outer, inner])
    assert store.article("visit").annotation("q8") == evolve(inner, parent="q1")
    all_the_way(store)


@pytest.mark.parametrize("again", [OUTER, place(VISIT, "ورحبت موسكو بالقرار")])
def test_the_parent_of_an_accepted_quote_stays_the_same_quote(store: Store, again: Span) -> None:
    inner = Quote(id="q2", span=INNER, kind=QuoteKind.PARTIAL, parent="q1")
    store.suggest("visit", [Quote(id="q1", span=OUTER, kind=QuoteKind.DIRECT), inner])
    store.commit(corrections.accept(store.article("visit"), ["q2"]), WHO)
    store.suggest("visit", [Quote(id="q1", span=again, kind=QuoteKind.INDIRECT)])
    article = store.article("visit")
    accepted = article.annotation("q2")
    assert isinstance(accepted, Quote)
    parent = article.annotation(accepted.parent or "")
    assert parent is not None
    assert parent.span == OUTER
    assert again in [q.span for q in article.quotes]
    assert len({q.span for q in article.quotes}) == len(article.quotes)
    all_the_way(store)
