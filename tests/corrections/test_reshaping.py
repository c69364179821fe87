from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer import corrections
from reviewer.model import Article, ArticleStatus, Entity, Quote, QuoteKind, Span, Status
from tests.strategies import articles, at

TEXT = "زار سامي الخوري وبالرياض مسؤولي سوريا وروسيا، وقال: «نعمل» ثم «نعود»."


def article(*findings: Entity | Quote) -> Article:
    return Article(id="a1", text=TEXT, status=ArticleStatus.IN_REVIEW, annotations=findings)


def place(surface: str, **fields: object) -> Entity:
    given_fields: dict[str, object] = {"id": "e1", "type": "LOC", "score": 0.5, **fields}
    return Entity(span=at(TEXT, surface), **given_fields)  # pyright: ignore[reportArgumentType]


def surfaces(found: Article) -> dict[str, str]:
    return {a.id: a.span.of(TEXT) for a in found.annotations if a.status is not Status.REJECTED}


def test_one_key_takes_the_proclitics_out_and_in_again() -> None:
    before = article(place("وبالرياض"))
    out = corrections.toggle_clitic(before, "e1").apply(before)
    assert surfaces(out) == {"e1": "الرياض"}
    assert surfaces(corrections.toggle_clitic(out, "e1").apply(out)) == {"e1": "وبالرياض"}
    assert out.entities[0].status is Status.CORRECTED


def test_a_word_without_proclitics_stays_as_it_is() -> None:
    before = article(place("سوريا"))
    assert corrections.toggle_clitic(before, "e1").changes == ()


def test_two_findings_become_one_over_both() -> None:
    before = article(place("سامي", type="PER"), place("الخوري", id="e2", type="LOC"))
    after = corrections.merge(before, ["e1", "e2"]).apply(before)
    assert surfaces(after) == {"e2": "سامي الخوري"}
    assert {a.id: a.status for a in after.annotations} == {"e1": Status.REJECTED, "e2": Status.CORRECTED}


def test_merging_removes_what_a_human_had_added() -> None:
    before = article(place("سامي الخوري", type="PER"), place("زار", id="e2", status=Status.ADDED))
    after = corrections.merge(before, ["e1", "e2"]).apply(before)
    assert surfaces(after) == {"e1": "زار سامي الخوري"}
    assert len(after.annotations) == 1


def test_merged_quotes_keep_the_outer_marks_and_whoever_spoke() -> None:
    opening, closing, second_opening, second_closing = (
        Span(place, place + 1) for place, letter in enumerate(TEXT) if letter in "«»"
    )
    first = Quote(id="q1", span=at(TEXT, "نعمل"), kind=QuoteKind.DIRECT, marks=(opening, closing), cue=at(TEXT, "قال"))
    second = Quote(
        id="q2",
        span=at(TEXT, "نعود"),
        kind=QuoteKind.DIRECT,
        marks=(second_opening, second_closing),
        speaker_name="سامي",
    )
    before = article(first, second)
    after = corrections.merge(before, ["q1", "q2"]).apply(before)
    (kept,) = (q for q in after.quotes if q.status is not Status.REJECTED)
    assert kept.span.of(TEXT) == "نعمل» ثم «نعود"
    assert kept.marks == (opening, second_closing)
    assert (kept.cue, kept.speaker_name) == (at(TEXT, "قال"), "سامي")


def test_findings_of_two_layers_or_one_alone_are_not_merged() -> None:
    quote = Quote(id="q1", span=at(TEXT, "نعمل"), kind=QuoteKind.DIRECT)
    before = article(place("سوريا"), quote)
    assert corrections.merge(before, ["e1", "q1"]).changes == ()
    assert corrections.merge(before, ["e1"]).changes == ()


def test_a_finding_is_split_at_the_words_that_are_chosen() -> None:
    before = article(place("سوريا وروسيا"))
    edit = corrections.split(before, "e1", at(TEXT, "روسيا"), "سلمى")
    after = edit.apply(before)
    assert surfaces(after) == {"e1": "سوريا", "e2": "روسيا"}
    second = after.annotation("e2")
    assert second is not None
    assert (second.label, second.status, second.origin) == ("LOC", Status.ADDED, "سلمى")
    assert edit.inverse().apply(after) == before


def test_what_is_left_on_both_sides_of_the_part_become_findings() -> None:
    before = article(place("مسؤولي سوريا وروسيا"))
    after = corrections.split(before, "e1", at(TEXT, "سوريا"), "سلمى").apply(before)
    assert sorted(surfaces(after).values()) == sorted(["مسؤولي", "سوريا", "وروسيا"])


def test_a_part_that_is_all_or_outside_splits_nothing() -> None:
    before = article(place("سوريا"))
    assert corrections.split(before, "e1", at(TEXT, "سوريا"), "سلمى").changes == ()
    assert corrections.split(before, "e1", at(TEXT, "وروسيا"), "سلمى").changes == ()


@given(articles(), st.data())
def test_reshaping_is_undone_to_the_letter(found: Article, data: st.DataObject) -> None:
    if not found.annotations:
        return
    ids = [a.id for a in found.annotations]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    one = found.annotation(chosen[0])
    assert one is not None
    start = data.draw(st.integers(one.span.start, one.span.end - 1))
    end = data.draw(st.integers(start + 1, one.span.end))
    for edit in (
        corrections.toggle_clitic(found, one.id),
        corrections.merge(found, chosen),
        corrections.split(found, one.id, Span(start, end), "سلمى"),
    ):
        assert edit.inverse().apply(edit.apply(found)) == found


def test_a_child_of_a_removed_quote_gets_the_merged_one_as_its_parent() -> None:
    kept = Quote(id="q1", span=at(TEXT, "نعمل» ثم"), kind=QuoteKind.DIRECT)
    gone = Quote(id="q2", span=at(TEXT, "نعود"), kind=QuoteKind.DIRECT, status=Status.ADDED)
    child = Quote(id="q3", span=at(TEXT, "نعود"), kind=QuoteKind.PARTIAL, parent="q2")
    before = article(kept, gone, child)
    after = corrections.merge(before, ["q1", "q2"]).apply(before)
    found = after.annotation("q3")
    assert found is not None
    assert found == evolve(child, parent="q1")
