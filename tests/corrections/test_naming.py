from __future__ import annotations

import pytest
from attrs import evolve

from reviewer.corrections import (
    LinkError,
    Located,
    address_of,
    merge_names,
    places,
    propagation,
    read_link,
    set_link,
)
from reviewer.model import (
    Annotation,
    AnnotationChange,
    Article,
    ArticleChange,
    ArticleStatus,
    Edit,
    Entity,
    Quote,
    QuoteKind,
    Span,
    Status,
)


def entity(
    id_: str = "e1", surface: str = "الحداد", status: ArticleStatus = ArticleStatus.NEW, **fields: object
) -> Located:
    made = Entity(**{"id": id_, "span": Span(0, len(surface)), "type": "PER", **fields})  # pyright: ignore[reportArgumentType]
    return Located("a1", status, made, surface)


def quote(name: str) -> Located:
    made = Quote(id="q1", span=Span(9, 12), kind=QuoteKind.DIRECT, speaker_name=name)
    return Located("a1", ArticleStatus.NEW, made, "نعم")


def after(edit: Edit) -> list[Annotation | None]:
    return [c.after for c in edit.changes if isinstance(c, AnnotationChange)]


def test_merging_names_entities_and_speakers_and_begins_the_article_once() -> None:
    edit = merge_names([entity(), quote("حداد")], "سامر الحداد")
    named, said = after(edit)
    assert isinstance(named, Entity)
    assert isinstance(said, Quote)
    assert (named.name, named.status) == ("سامر الحداد", Status.CORRECTED)
    assert said.speaker_name == "سامر الحداد"
    begun = [c for c in edit.changes if isinstance(c, ArticleChange)]
    assert begun == [ArticleChange("a1", "status", ArticleStatus.NEW, ArticleStatus.IN_REVIEW)]


def test_an_entity_whose_words_are_the_name_gets_none_and_stays_as_it_is() -> None:
    assert merge_names([entity(surface="سامر الحداد")], "سامر الحداد").changes == ()
    (freed,) = after(merge_names([entity(surface="سامر الحداد", name="حداد")], "سامر الحداد"))
    assert isinstance(freed, Entity)
    assert freed.name is None


def test_what_was_added_stays_added_and_what_was_refused_is_left_alone() -> None:
    (added,) = after(merge_names([entity(status=ArticleStatus.REVIEWED, name="x")], "سامر"))
    assert isinstance(added, Entity)
    one = Located("a1", ArticleStatus.REVIEWED, Entity(id="e2", span=Span(0, 2), type="PER", status=Status.ADDED), "سا")
    (changed,) = after(merge_names([one], "سامر"))
    assert changed is not None
    assert changed.status is Status.ADDED
    refused = Located(
        "a1", ArticleStatus.NEW, Entity(id="e3", span=Span(0, 2), type="PER", status=Status.REJECTED), "سا"
    )
    assert merge_names([refused], "سامر").changes == ()


def test_the_only_link_goes_along_and_of_two_that_of_the_name() -> None:
    linked = entity("e1", name="سامر الحداد", link="Q1")
    (first,) = after(merge_names([linked, entity("e2", "حداد")], "سامر الحداد"))
    assert isinstance(first, Entity)
    assert (first.id, first.link) == ("e2", "Q1")
    other = entity("e3", "السيد", name="السيد حداد", link="Q2")
    made = after(merge_names([linked, other, entity("e2", "حداد")], "سامر الحداد"))
    assert {a.id: a.link for a in made if isinstance(a, Entity)} == {"e3": "Q2", "e2": "Q1"}
    unsure = after(merge_names([linked, other, entity("e2", "حداد")], "حداد آخر"))
    assert {a.id: a.link for a in unsure if isinstance(a, Entity)} == {"e1": "Q1", "e3": "Q2", "e2": None}


def test_a_link_is_set_and_cleared_on_entities_alone() -> None:
    (linked,) = after(set_link([entity(), quote("x")], "Q5"))
    assert isinstance(linked, Entity)
    assert linked.link == "Q5"
    (cleared,) = after(set_link([entity(link="Q5")], None))
    assert isinstance(cleared, Entity)
    assert cleared.link is None


def test_a_link_goes_along_when_a_name_is_given_elsewhere() -> None:
    text = "زار سامر بيروت، ثم سامر ثانية"
    spans = [Span(4, 8), Span(text.rindex("سامر"), text.rindex("سامر") + 4)]
    first = Entity(id="e1", span=spans[0], type="PER", name="سامر الحداد", link="Q3")
    article = Article(id="a1", text=text, annotations=[first, Entity(id="e2", span=spans[1], type="PER")])
    wanted = propagation(evolve(first, name=None), first, article, "rename")
    assert wanted is not None
    (place,) = places(article, wanted, "سلمى", but="e1")
    assert isinstance(place.change.after, Entity)
    assert (place.change.after.name, place.change.after.link) == ("سامر الحداد", "Q3")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" q42 ", "Q42"),
        ("", None),
        ("https://example.org/ا", "https://example.org/ا"),
        ("HTTP://example.org", "HTTP://example.org"),
    ],
)
def test_links_that_are_taken(typed: str, stored: str | None) -> None:
    assert read_link(typed) == stored


@pytest.mark.parametrize(
    "typed", ["Q", "Q0", "42", "example.org", "ftp://example.org", "https://", "javascript:x", "Q4 2"]
)
def test_links_that_are_refused(typed: str) -> None:
    with pytest.raises(LinkError):
        read_link(typed)


def test_where_links_lead() -> None:
    assert address_of("Q42").endswith("/Q42")
    assert address_of("https://example.org/x") == "https://example.org/x"
