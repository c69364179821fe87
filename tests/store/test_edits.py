"""Edits: written whole or not at all, taken back and done again, also in a later session."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from attrs import evolve

from reviewer import corrections
from reviewer.model import (
    AnnotationChange,
    Article,
    ArticleChange,
    ArticleStatus,
    Edit,
    EditConflictError,
    Entity,
    Span,
    Status,
)
from reviewer.store import Store
from tests.store.samples import filled, market, place, plain, queue_row, visit

WHO = "مراجعة أولى"


def journal(store: Store) -> list[tuple[str, str, str | None]]:
    with sqlite3.connect(store.path) as connection:
        return connection.execute("SELECT kind, action, state FROM edit ORDER BY id").fetchall()


def both(store: Store) -> Edit:
    """One step over two articles."""
    first, second = store.article("visit"), store.article("market")
    return Edit(
        "accept", (*corrections.accept(first, ["e1"]).changes, *corrections.accept(second, ["e1", "n1"]).changes)
    )


def articles(store: Store) -> list[Article]:
    return list(store.articles())


def test_a_committed_edit_changes_the_article_and_is_journalled(store: Store) -> None:
    edit = corrections.retype(store.article("visit"), ["e2"], "ORG")
    store.commit(edit, WHO)
    changed = store.article("visit")
    assert changed == edit.apply(visit())
    assert changed.status is ArticleStatus.IN_REVIEW
    assert journal(store) == [("do", "retype", "done")]
    assert store.undo_action == "retype"
    assert store.redo_action is None


def test_undo_returns_what_it_applied_and_restores_the_article_exactly(store: Store) -> None:
    edit = corrections.reject(store.article("visit"), ["e1", "q1"])
    store.commit(edit, WHO)
    assert store.undo(WHO) == edit.inverse()
    assert store.article("visit") == visit()
    assert store.undo_action is None
    assert store.redo_action == "reject"


def test_redo_returns_what_it_applied_and_brings_the_change_back(store: Store) -> None:
    edit = corrections.set_span(store.article("visit"), "e1", place(visit().text, "الحداد"))
    store.commit(edit, WHO)
    store.undo(WHO)
    assert store.redo(WHO) == edit
    assert store.article("visit") == edit.apply(visit())


def test_with_nothing_to_undo_or_redo_nothing_happens(store: Store) -> None:
    assert store.undo(WHO) is None
    assert store.redo(WHO) is None
    assert journal(store) == []


def test_edits_are_undone_in_reverse_and_redone_in_order(store: Store) -> None:
    steps = [visit()]
    for label in ("ORG", "MISC", "PER"):
        edit = corrections.retype(store.article("visit"), ["e2"], label)
        store.commit(edit, WHO)
        steps.append(store.article("visit"))
    for expected in reversed(steps[:-1]):
        store.undo(WHO)
        assert store.article("visit") == expected
    for expected in steps[1:]:
        store.redo(WHO)
        assert store.article("visit") == expected
    assert store.redo(WHO) is None


def test_a_grouped_edit_over_two_articles_is_done_and_undone_together(store: Store) -> None:
    before = articles(store)
    store.commit(both(store), WHO)
    assert [a.status for a in (store.article("visit"), store.article("market"))] == [ArticleStatus.IN_REVIEW] * 2
    assert len(journal(store)) == 1
    undone = store.undo(WHO)
    assert undone is not None
    assert set(undone.article_ids) == {"visit", "market"}
    assert articles(store) == before
    store.redo(WHO)
    assert {a.status for a in store.article("market").annotations} == {Status.ACCEPTED, Status.SUGGESTED}


def test_a_conflict_in_the_second_article_leaves_the_first_unwritten(store: Store) -> None:
    stale = both(store)
    store.commit(corrections.retype(store.article("market"), ["e1"], "ORG"), WHO)
    before, rows = articles(store), journal(store)
    with pytest.raises(EditConflictError):
        store.commit(stale, WHO)
    assert articles(store) == before
    assert journal(store) == rows
    assert store.check() == []


@pytest.mark.parametrize(
    "edit",
    [
        Edit("accept", (ArticleChange("visit", "status", ArticleStatus.REVIEWED, ArticleStatus.NEW),)),
        Edit("finish", (ArticleChange("unknown", "status", ArticleStatus.NEW, ArticleStatus.REVIEWED),)),
        Edit("add", (AnnotationChange("plain", None, Entity(id="e1", span=Span(0, 10_000), type="PER")),)),
        Edit("add", (AnnotationChange("visit", None, Entity(id="e1", span=Span(0, 3), type="PER")),)),
        Edit("remove", (AnnotationChange("plain", Entity(id="e9", span=Span(0, 3), type="PER"), None),)),
    ],
    ids=["another status", "no such article", "outside the text", "id is taken", "nothing to remove"],
)
def test_an_edit_that_does_not_fit_writes_nothing(store: Store, edit: Edit) -> None:
    before = articles(store)
    fitting = corrections.accept(store.article("market"), ["e1"])
    with pytest.raises(EditConflictError):
        store.commit(evolve(edit, changes=(*fitting.changes, *edit.changes)), WHO)
    assert articles(store) == before
    assert journal(store) == []


def test_undo_after_reopening_takes_back_the_edits_of_the_earlier_session(path: Path) -> None:
    with filled(path) as first:
        first.commit(corrections.accept(first.article("visit"), ["e1"]), WHO)
        first.commit(corrections.finish(first.article("market"), accept_rest=True), WHO)
    with Store.open(path) as second:
        assert second.undo_action == "finish"
        second.undo("مراجع آخر")
        assert second.article("market") == market()
    with Store.open(path) as third:
        assert third.redo_action == "finish"
        third.undo(WHO)
        assert articles(third) == [visit(), market(), plain()]
        assert third.undo(WHO) is None


def test_redo_after_reopening_brings_the_edits_of_the_earlier_session_back(path: Path) -> None:
    with filled(path) as first:
        first.commit(corrections.accept(first.article("visit"), ["e1"]), WHO)
        first.commit(corrections.accept(first.article("visit"), ["e2"]), WHO)
        reviewed = first.article("visit")
        first.undo(WHO)
        first.undo(WHO)
    with Store.open(path) as second:
        second.redo(WHO)
        second.redo(WHO)
        assert second.article("visit") == reviewed


def test_a_new_edit_clears_what_could_be_redone(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    store.commit(corrections.accept(store.article("visit"), ["e2"]), WHO)
    store.undo(WHO)
    store.undo(WHO)
    store.commit(corrections.reject(store.article("market"), ["q1"]), WHO)
    assert store.redo_action is None
    assert store.redo(WHO) is None
    store.undo(WHO)
    assert articles(store) == [visit(), market(), plain()]
    assert store.undo(WHO) is None


def test_an_edit_without_changes_writes_nothing_and_leaves_redo_alone(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    store.undo(WHO)
    before = journal(store)
    store.commit(corrections.NOTHING, WHO)
    store.commit(corrections.accept(store.article("visit"), ["nobody"]), WHO)
    assert journal(store) == before
    assert store.redo_action == "accept"


def test_undo_says_when_another_program_deleted_the_article(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    with sqlite3.connect(store.path) as other:
        other.execute("DELETE FROM article WHERE key = 'visit'")
    with pytest.raises(EditConflictError):
        store.undo(WHO)


def test_the_journal_keeps_every_step_for_ever(store: Store) -> None:
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    store.undo("ثان")
    store.redo(WHO)
    store.undo(WHO)
    store.commit(corrections.reject(store.article("visit"), ["e1"]), "ثان")
    assert [(kind, state) for kind, _action, state in journal(store)] == [
        ("do", "abandoned"),
        ("undo", None),
        ("redo", None),
        ("undo", None),
        ("do", "done"),
    ]
    assert store.stats().edits == {WHO: 3, "ثان": 2}


def test_the_counters_of_the_queue_follow_each_edit(store: Store) -> None:
    assert (queue_row(store, "visit").total, queue_row(store, "visit").decided) == (4, 0)
    store.commit(corrections.accept(store.article("visit"), ["e1", "q1"]), WHO)
    store.commit(corrections.reject(store.article("visit"), ["n1"]), WHO)
    row = queue_row(store, "visit")
    assert (row.total, row.decided, row.status) == (3, 2, ArticleStatus.IN_REVIEW)
    store.undo(WHO)
    store.undo(WHO)
    row = queue_row(store, "visit")
    assert (row.total, row.decided, row.status) == (4, 0, ArticleStatus.NEW)
