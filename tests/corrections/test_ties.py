"""Quotes that stand in others and go on from others, whatever happens to those."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import corrections
from reviewer.corrections import Check, doubts, mended
from reviewer.model import Article, Quote, QuoteKind, Span, Status
from reviewer.text import analyse
from tests.strategies import articles, at

TEXT = "قالت ليلى إن الميناء «سيفتح أبوابه غدا» وأضافت «لن نتأخر ساعة» ثم ختمت «شكرا لكم» ومضت."


def quote(id_: str, words: str, **fields: Any) -> Quote:
    return Quote(**{"id": id_, "span": at(TEXT, words), "kind": QuoteKind.DIRECT, **fields})


OUTER = quote("q1", "سيفتح أبوابه غدا", speaker=at(TEXT, "ليلى"), speaker_name="ليلى", cue=at(TEXT, "قالت"))
INNER = quote("q2", "أبوابه", kind=QuoteKind.PARTIAL, parent="q1")
SECOND = quote("q3", "لن نتأخر ساعة", continues="q1")
THIRD = quote("q4", "شكرا لكم", continues="q3")


def article(*quotes: Quote) -> Article:
    return Article(id="a", text=TEXT, annotations=quotes or (OUTER, INNER, SECOND, THIRD))


def found(one: Article, id_: str) -> Quote:
    quote = one.annotation(id_)
    assert isinstance(quote, Quote)
    return quote


def test_a_quote_that_goes_on_takes_over_who_speaks_and_by_which_word() -> None:
    before = article(OUTER, quote("q3", "لن نتأخر ساعة"))
    edit = corrections.set_continues(before, "q3", "q1")
    after = found(edit.apply(before), "q3")
    assert (after.continues, after.speaker_name, after.speaker, after.cue) == ("q1", "ليلى", OUTER.speaker, OUTER.cue)
    assert after.status is Status.CORRECTED
    assert edit.inverse().apply(edit.apply(before)) == before


def test_what_a_quote_has_of_its_own_it_keeps() -> None:
    own = quote("q3", "لن نتأخر ساعة", speaker_name="سلمى", cue=at(TEXT, "أضافت"))
    before = article(OUTER, own)
    after = found(corrections.set_continues(before, "q3", "q1").apply(before), "q3")
    assert (after.speaker_name, after.cue, after.speaker) == ("سلمى", own.cue, None)


def test_no_quote_goes_on_from_itself_or_stands_in_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        corrections.set_continues(article(), "q1", "q4")
    with pytest.raises(ValueError, match="itself"):
        corrections.set_parent(article(), "q1", "q2")
    with pytest.raises(ValueError, match="itself"):
        corrections.set_parent(article(), "q1", "q1")


def test_a_quote_that_is_not_there_or_refused_is_no_tie() -> None:
    refused = article(OUTER, quote("q3", "لن نتأخر ساعة", status=Status.REJECTED), THIRD)
    for other in ("q9", "q3"):
        with pytest.raises(KeyError):
            corrections.set_continues(refused, "q4", other)


def test_the_quotes_that_hold_its_words_are_offered_the_innermost_first() -> None:
    middle = quote("q5", "سيفتح أبوابه")
    one = article(OUTER, middle, INNER, SECOND)
    assert [q.id for q in corrections.possible_parents(one, INNER)] == ["q5", "q1"]
    assert corrections.possible_parents(one, OUTER) == []


def test_quotes_before_are_offered_those_of_the_same_speaker_first() -> None:
    last = quote("q4", "شكرا لكم", speaker_name="ليلى")
    one = article(OUTER, quote("q3", "لن نتأخر ساعة", speaker_name="سلمى"), last)
    assert [q.id for q in corrections.possible_origins(one, last, 5)] == ["q1", "q3"]
    assert [q.id for q in corrections.possible_origins(one, last, 1)] == ["q1"]


@pytest.mark.parametrize("status", [Status.ADDED, Status.SUGGESTED])
def test_a_refused_quote_is_passed_over_by_those_that_were_tied_to_it(status: Status) -> None:
    before = article(OUTER, INNER, quote("q3", "لن نتأخر ساعة", continues="q1", status=status), THIRD)
    edit = corrections.reject(before, ["q3"])
    after = edit.apply(before)
    assert found(after, "q4").continues == "q1"
    assert found(after, "q4").status is THIRD.status
    assert edit.inverse().apply(after) == before
    freed = corrections.reject(before, ["q1"]).apply(before)
    assert (found(freed, "q2").parent, found(freed, "q3").continues) == (None, None)


def test_merged_quotes_keep_what_was_tied_to_any_of_them() -> None:
    before = article()
    after = corrections.merge(before, ["q1", "q3"]).apply(before)
    (kept,) = [q for q in after.quotes if q.status is Status.CORRECTED]
    assert found(after, "q4").continues == kept.id
    assert found(after, "q2").parent == kept.id
    assert kept.continues is None


def test_the_pieces_of_a_quote_go_on_one_from_another() -> None:
    whole = quote("q1", "سيفتح أبوابه غدا» وأضافت «لن نتأخر ساعة", speaker_name="ليلى")
    before = article(whole, quote("q2", "نتأخر", parent="q1"), quote("q4", "شكرا لكم", continues="q1"))
    opening, closing = TEXT.index("«"), TEXT.index("»")
    marks = (Span(opening, opening + 1), Span(closing, closing + 1))

    def around(span: Span) -> tuple[Span | None, Span | None]:
        return marks if span.start == whole.span.start else (None, None)

    part = at(TEXT, "لن نتأخر ساعة")
    after = corrections.split(before, "q1", part, "سلمى", around).apply(before)
    new = next(q for q in after.quotes if q.span == part)
    middle = next(q for q in after.quotes if q.span.of(TEXT) == "سيفتح أبوابه غدا» وأضافت")
    assert middle.marks == marks
    assert new.continues == middle.id
    assert (found(after, "q2").parent, found(after, "q4").continues) == (new.id, new.id)


def test_broken_ties_are_told_and_mended() -> None:
    refused = quote("q3", "لن نتأخر ساعة", continues="q1", status=Status.REJECTED, speaker_name="x")
    named = [quote(q.id, q.span.of(TEXT), speaker_name="x") for q in (OUTER,)]
    last = quote("q4", "شكرا لكم", continues="q3", speaker_name="x")
    inner = quote("q2", "ختمت", parent="q1", speaker_name="x")
    one = article(*named, refused, last, inner, quote("q7", "ومضت", parent="q8", speaker_name="x"))
    told = doubts(one, analyse(TEXT), lambda _number: None, ())
    assert {(d.check, d.annotation.id) for d in told} == {
        (Check.TIE, "q4"),
        (Check.OUTSIDE, "q2"),
        (Check.TIE, "q7"),
    }
    after = mended(told).apply(one)
    assert (found(after, "q4").continues, found(after, "q2").parent, found(after, "q7").parent) == ("q1", None, None)
    assert doubts(after, analyse(TEXT), lambda _number: None, ()) == []


@given(articles(), st.data())
def test_what_is_offered_never_closes_a_circle(one: Article, data: st.DataObject) -> None:
    if not one.quotes:
        return
    quote = data.draw(st.sampled_from(list(one.quotes)))
    for other in corrections.possible_parents(one, quote):
        after = corrections.set_parent(one, quote.id, other.id).apply(one)
        assert found(after, quote.id).parent == other.id
    for other in corrections.possible_origins(one, quote, 4):
        if other.status is not Status.REJECTED:
            corrections.set_continues(one, quote.id, other.id)
