from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model import (
    AnnotationChange,
    Article,
    ArticleChange,
    ArticleStatus,
    Change,
    Edit,
    EditConflictError,
    Entity,
    Span,
    Status,
)
from reviewer.model.edit import add, change, remove
from tests.strategies import articles, findings, texts

PLACE = Entity(id="e1", span=Span(0, 5), type="LOC")
ARTICLE = Article(id="a1", text="بغداد اليوم", annotations=(PLACE,))
MOVED = evolve(PLACE, span=Span(1, 5), status=Status.CORRECTED)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[Article], Edit]:
    """Two articles and an edit of several changes over both, one upon another."""
    before = [draw(articles(name, text=texts(min_pieces=1, max_pieces=6), max_annotations=3)) for name in ("a1", "a2")]
    now = list(before)
    changes: list[Change] = []
    for _ in range(draw(st.integers(1, 4))):
        which = draw(st.integers(0, 1))
        article = now[which]
        made: Change
        if not article.text or draw(st.integers(0, 4)) == 0:
            made = ArticleChange(article.id, "status", article.status, draw(st.sampled_from(ArticleStatus)))
        else:
            old = draw(st.sampled_from([None, *article.annotations]))
            identity = article.free_id("entity") if old is None else old.id
            new = draw(findings(article.text, identity))
            made = AnnotationChange(article.id, old, None if old and draw(st.booleans()) else new)
        now[which] = made.apply(article)
        changes.append(made)
    return before, Edit("group", tuple(changes))


@settings(max_examples=30)
@given(edited())
def test_the_inverse_of_a_group_restores_every_article(case: tuple[list[Article], Edit]) -> None:
    before, edit = case
    after = [edit.apply(article) for article in before]
    assert [edit.inverse().apply(article) for article in after] == before
    assert edit.inverse().inverse() == edit


@settings(max_examples=30)
@given(edited())
def test_an_edit_leaves_other_articles_alone_and_names_each_of_its_own_once(case: tuple[list[Article], Edit]) -> None:
    before, edit = case
    stranger = evolve(before[0], id="a3")
    assert edit.apply(stranger) is stranger
    named = {c.article_id for c in edit.changes if isinstance(c, AnnotationChange | ArticleChange)}
    assert sorted(edit.article_ids) == sorted(named)
    assert all(edit.apply(a) == a for a in before if a.id not in edit.article_ids)


@settings(max_examples=30)
@given(edited())
def test_an_edit_never_touches_the_text_or_what_was_imported_with_it(case: tuple[list[Article], Edit]) -> None:
    before, edit = case
    for article in before:
        after = edit.apply(article)
        assert evolve(after, annotations=article.annotations, status=article.status) == article


@pytest.mark.parametrize(
    "conflicting",
    [
        AnnotationChange("a1", None, PLACE),
        AnnotationChange("a1", MOVED, PLACE),
        AnnotationChange("a1", MOVED, None),
        AnnotationChange("a1", evolve(PLACE, id="e2"), None),
        ArticleChange("a1", "status", ArticleStatus.REVIEWED, ArticleStatus.IN_REVIEW),
    ],
)
def test_an_edit_of_another_state_is_a_conflict(conflicting: Change) -> None:
    with pytest.raises(EditConflictError):
        Edit("late", (conflicting,)).apply(ARTICLE)


def test_a_group_with_one_conflict_is_a_conflict() -> None:
    edit = Edit("group", (AnnotationChange("a1", PLACE, MOVED), AnnotationChange("a1", PLACE, None)))
    with pytest.raises(EditConflictError, match="e1"):
        edit.apply(ARTICLE)
    assert ARTICLE.annotations == (PLACE,)


def test_an_edit_cannot_be_applied_twice() -> None:
    edit = change(ARTICLE, [MOVED], "move_edge")
    with pytest.raises(EditConflictError):
        edit.apply(edit.apply(ARTICLE))


def test_changes_of_one_group_build_on_each_other() -> None:
    far = evolve(MOVED, span=Span(2, 5))
    edit = Edit("group", (AnnotationChange("a1", PLACE, MOVED), AnnotationChange("a1", MOVED, far)))
    assert edit.apply(ARTICLE).annotations == (far,)
    assert edit.inverse().apply(edit.apply(ARTICLE)) == ARTICLE


def test_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="before or an after"):
        AnnotationChange("a1", None, None)


def test_a_change_of_the_id_is_refused() -> None:
    with pytest.raises(ValueError, match="id"):
        AnnotationChange("a1", PLACE, evolve(PLACE, id="e2"))


def test_a_change_that_leaves_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        AnnotationChange("a1", PLACE, evolve(PLACE, span=Span(0, 99))).apply(ARTICLE)


def test_add_change_and_remove_do_what_they_say_and_name_their_action() -> None:
    more = evolve(PLACE, id="e2", span=Span(6, 11))
    extended = add(ARTICLE, [more]).apply(ARTICLE)
    assert extended.annotations == (PLACE, more)
    assert change(extended, [MOVED, more], "retype").apply(extended).annotations == (MOVED, more)
    assert remove(extended, ["e1", "e2"]).apply(extended).annotations == ()
    assert (add(ARTICLE, []).action, remove(ARTICLE, []).action) == ("add", "remove")


def test_change_leaves_out_what_stays_the_same() -> None:
    assert change(ARTICLE, [PLACE], "retype") == Edit("retype", ())
    assert Edit("nothing", ()).apply(ARTICLE) is ARTICLE


def test_change_and_remove_of_an_unknown_id_raise() -> None:
    with pytest.raises(KeyError):
        change(ARTICLE, [evolve(PLACE, id="e7")], "retype")
    with pytest.raises(KeyError):
        remove(ARTICLE, ["e7"])
