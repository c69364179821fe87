"""Notes and flags: they are kept as they were written, and decide nothing."""

from __future__ import annotations

import pytest

from reviewer import corrections
from reviewer.model import Article, ArticleStatus, Entity, Span, Status


def article(**fields: object) -> Article:
    entity = Entity(id="e1", span=Span(0, 5), type="LOC", score=0.5)
    return Article(id="a", text="بيروت مدينة.", annotations=(entity,), **fields)  # pyright: ignore[reportArgumentType]


def test_a_note_on_a_finding_changes_no_status() -> None:
    before = article()
    after = corrections.set_note(before, "e1", " أهي المدينة؟\nتُسأل الوكالة. ").apply(before)
    assert after.annotations[0].note == "أهي المدينة؟\nتُسأل الوكالة."
    assert after.annotations[0].status is Status.SUGGESTED
    assert after.status is ArticleStatus.NEW


def test_an_empty_note_takes_it_away_and_the_same_note_is_no_edit() -> None:
    noted = corrections.set_note(article(), "e1", "هنا").apply(article())
    assert not corrections.set_note(noted, "e1", "هنا ").changes
    assert corrections.set_note(noted, "e1", "  ").apply(noted) == article()
    assert not corrections.set_note(article(), "e1", "\n").changes


def test_a_note_needs_its_finding() -> None:
    with pytest.raises(KeyError):
        corrections.set_note(article(), "e9", "هنا")


def test_a_note_on_the_article_comes_goes_and_is_undone() -> None:
    edit = corrections.set_article_note(article(), "يُراجَع التاريخ")
    noted = edit.apply(article())
    assert (noted.note, noted.status) == ("يُراجَع التاريخ", ArticleStatus.NEW)
    assert edit.inverse().apply(noted) == article()
    assert corrections.set_article_note(noted, "").apply(noted).note is None
    assert not corrections.set_article_note(noted, "يُراجَع التاريخ").changes


def test_the_flag_is_put_up_and_taken_down() -> None:
    up = corrections.toggle_flag(article())
    assert (up.action, up.apply(article()).flagged) == ("flag", True)
    down = corrections.toggle_flag(article(flagged=True))
    assert (down.action, down.apply(article(flagged=True)).flagged) == ("unflag", False)
