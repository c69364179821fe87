"""The marks doctor: what is recorded about quotation marks is mended, the text never."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from reviewer.corrections import Check, Doubt, mended
from reviewer.model import Article, ArticleStatus, Quote, QuoteKind, Span, Status
from reviewer.text import analyse
from reviewer.workspace import Workspace
from tests.strategies import articles, at

PLAIN = "وقال الوزير: «سنعود إلى العمل غدا» ثم غادر القاعة."
WORDS = "سنعود إلى العمل غدا"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("marks") / "review.sqlite"
    with Workspace.open(path, reviewer="سلمى") as opened:
        yield opened


def article(text: str, words: str = "", **fields: Any) -> Article:
    quotes = []
    if words:
        common = {"id": "q1", "span": at(text, words), "kind": QuoteKind.DIRECT, "speaker_name": "x"}
        quotes = [Quote(**{**common, **fields})]
    return Article(id="a", text=text, status=ArticleStatus.IN_REVIEW, annotations=quotes)


def told(workspace: Workspace, one: Article) -> list[Doubt]:
    return workspace.doubts(one, analyse(one.text))


def both(text: str, opening: str, closing: str) -> tuple[Span, Span]:
    first, last = text.index(opening), text.rindex(closing)
    return Span(first, first + 1), Span(last, last + 1)


@pytest.mark.parametrize("words", [f"«{WORDS}", f"{WORDS}»", f"«{WORDS}»", f" «{WORDS}» "])
def test_marks_and_spaces_at_the_edges_of_the_words_go_out(workspace: Workspace, words: str) -> None:
    one = article(PLAIN, words)
    (doubt,) = told(workspace, one)
    assert doubt.check is Check.MARK_EDGE
    after = mended([doubt]).apply(one)
    assert after.text == PLAIN
    assert (after.quotes[0].span.of(PLAIN), after.quotes[0].marks) == (WORDS, both(PLAIN, "«", "»"))
    assert told(workspace, after) == []


def test_marks_that_a_human_took_in_are_left_in(workspace: Workspace) -> None:
    marks = both(PLAIN, "«", "»")
    assert told(workspace, article(PLAIN, f"«{WORDS}»", marks=marks, status=Status.CORRECTED)) == []


def test_a_marked_name_at_the_edge_of_a_quote_belongs_to_it(workspace: Workspace) -> None:
    text = "وقال إن «النور» شركة كبيرة في هذا البلد."
    assert told(workspace, article(text, "«النور» شركة كبيرة", kind=QuoteKind.INDIRECT)) == []


def test_marks_that_are_not_recorded_are(workspace: Workspace) -> None:
    one = article(PLAIN, WORDS)
    (doubt,) = told(workspace, one)
    assert (doubt.check, doubt.sure) == (Check.MARK_UNRECORDED, True)
    assert mended([doubt]).apply(one).quotes[0].marks == both(PLAIN, "«", "»")
    assert told(workspace, article(PLAIN, WORDS, marks=both(PLAIN, "«", "»"))) == []


def test_a_quote_that_ends_before_its_mark_is_mended_only_alone(workspace: Workspace) -> None:
    one = article(PLAIN, "سنعود إلى العمل")
    told_ = told(workspace, one)
    assert [(d.check, d.sure) for d in told_] == [(Check.MARK_MISSING, False)]
    assert mended(told_).apply(one).quotes[0].span.of(PLAIN) == WORDS
    assert mended([*told_, *told_]).changes == ()  # not with others


@pytest.mark.parametrize(
    ("opening", "closing", "check"),
    [("«", '"', Check.MARK_MIXED), ("»", "«", Check.MARK_REVERSED)],
)
def test_marks_that_do_not_fit_are_told_of_suggestions_alone(
    workspace: Workspace, opening: str, closing: str, check: Check
) -> None:
    text = PLAIN.replace("«", "O").replace("»", closing).replace("O", opening)
    marks = (at(text, f"{opening}سنعود"), at(text, f"غدا{closing}"))
    exact = (Span(marks[0].start, marks[0].start + 1), Span(marks[1].end - 1, marks[1].end))
    assert [d.check for d in told(workspace, article(text, WORDS, marks=exact))] == [check]
    assert told(workspace, article(text, WORDS, marks=exact, status=Status.ACCEPTED)) == []


def test_the_same_marks_within_marks_are_told(workspace: Workspace) -> None:
    text = "وقال الوزير: «سنعود إلى «العمل» غدا» ثم غادر القاعة."
    one = article(text, "سنعود إلى «العمل» غدا", marks=both(text, "«", "»"))
    assert [d.check for d in told(workspace, one)] == [Check.MARK_NESTED]


def test_a_mark_that_nobody_closed_is_told(workspace: Workspace) -> None:
    text = PLAIN.replace("»", "")
    start = text.index("«")
    one = article(text, WORDS, marks=(Span(start, start + 1), None))
    assert [(d.check, d.mend) for d in told(workspace, one)] == [(Check.MARK_MISSING, None)]


def test_speech_in_marks_that_is_no_quote_can_be_added(workspace: Workspace) -> None:
    one = article(PLAIN)
    (doubt,) = told(workspace, one)
    assert (doubt.check, doubt.detail, doubt.sure) == (Check.UNQUOTED, "قال", False)
    (new,) = mended([doubt]).apply(one).quotes
    assert (new.span.of(PLAIN), new.status, new.origin) == (WORDS, Status.ADDED, "سلمى")
    assert new.cue is not None
    assert new.cue.of(PLAIN) == "قال"


@pytest.mark.parametrize("text", ["وشاهدنا «رحلة طويلة إلى الشمال البعيد» أمس.", "وقال: «لا نريد» ثم غادر."])
def test_titles_and_a_few_words_are_no_speech(workspace: Workspace, text: str) -> None:
    assert told(workspace, article(text)) == []


def test_what_was_refused_is_not_proposed_again(workspace: Workspace) -> None:
    assert told(workspace, article(PLAIN, WORDS, status=Status.REJECTED)) == []


@given(articles())
def test_mends_of_marks_apply_to_any_article_and_are_undone(workspace: Workspace, one: Article) -> None:
    for doubt in told(workspace, one):
        if doubt.mend is not None:
            after = doubt.mend.apply(one)
            assert after.text == one.text
            assert doubt.mend.inverse().apply(after) == one
