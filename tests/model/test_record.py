from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model import Article, ArticleStatus, Entity, Number, NumberKind, Quote, QuoteKind, Span, Status
from reviewer.model.record import (
    KEYS,
    Record,
    RecordError,
    annotation_from_record,
    annotation_to_record,
    article_from_record,
    article_to_record,
)
from tests.strategies import articles, texts

TEXT = "قال محمد: «وصل 12 وزيرا» 😀"


SOUND = """{
  "format": "reviewer/1", "id": "a1", "title": "خبر", "text": "قال محمد: «وصل 12 وزيرا» 😀", "language": "ar",
  "source": "وكالة", "url": "https://site.org/1", "published": "2024-05-01", "meta": {"قسم": 1}, "status": "in_review",
  "entities": [{"id": "e1", "start": 4, "end": 8, "text": "محمد", "type": "PER", "name": "محمد العلي", "score": 0.5,
    "status": "corrected", "origin": "gazetteer", "reason": {"ar": "سبب", "en": "reason"}}],
  "quotes": [{"id": "q1", "start": 11, "end": 23, "kind": "direct", "marks": [[10, 11], null], "parent": "q0",
    "cue": {"start": 0, "end": 3, "text": "قال"}, "speaker": {"start": 4, "end": 8}, "speaker_name": "محمد"}],
  "numbers": [{"id": "n1", "start": 15, "end": 17, "kind": "cardinal", "value": [12, 13.5], "unit": "وزيرا",
    "unit_span": {"start": 18, "end": 23}, "modifier": "at_least", "modifier_span": null}]
}"""


def sound() -> Record:
    """A record with every field filled, made anew for each test to break."""
    return json.loads(SOUND)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value within a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in inner for found in places(item, (*path, key)))]


def put(record: Any, path: tuple[Any, ...], value: Any) -> Any:
    """``record`` with another value at ``path``."""
    if not path:
        return value
    copy = dict(record) if isinstance(record, dict) else list(record)
    copy[path[0]] = put(copy[path[0]], path[1:], value)
    return copy


@given(articles(text=texts(surrogates=True)))
def test_an_article_comes_back_from_its_record(article: Article) -> None:
    assert article_from_record(article_to_record(article)) == article


@given(articles())
def test_an_article_comes_back_from_its_record_as_json_and_gives_the_same_bytes(article: Article) -> None:
    line = json.dumps(article_to_record(article), ensure_ascii=False)
    again = article_from_record(json.loads(line))
    assert again == article
    assert json.dumps(article_to_record(again), ensure_ascii=False) == line


@given(articles())
def test_an_annotation_comes_back_from_its_record(article: Article) -> None:
    for annotation in article.annotations:
        record = annotation_to_record(annotation, article.text)
        assert record["text"] == article.text[record["start"] : record["end"]]
        assert annotation_from_record(record, annotation.layer, article.text) == annotation


def test_a_full_record_is_read_field_by_field() -> None:
    article = article_from_record(sound())
    entity, quote, number = article.entities[0], article.quotes[0], article.numbers[0]
    assert (article.status, article.title, article.meta) == (ArticleStatus.IN_REVIEW, "خبر", {"قسم": 1})
    assert (entity.span, entity.name) == (Span(4, 8), "محمد العلي")
    assert (entity.status, entity.score) == (Status.CORRECTED, 0.5)
    assert entity.reason is not None
    assert (entity.reason.ar, entity.reason.en) == ("سبب", "reason")
    assert (quote.marks, quote.cue, quote.speaker, quote.parent) == ((Span(10, 11), None), Span(0, 3), Span(4, 8), "q0")
    assert (number.value, number.unit_span, number.modifier) == ((12, 13.5), Span(18, 23), "at_least")


def test_a_record_of_id_and_text_alone_is_a_new_arabic_article() -> None:
    assert article_from_record({"id": "a1", "text": "نص"}) == Article(id="a1", text="نص")


def test_an_annotation_needs_only_an_id_offsets_and_its_label() -> None:
    least = {"id": "x1", "start": 0, "end": 3}
    assert annotation_from_record({**least, "type": "PER"}, "entity", TEXT) == Entity(
        id="x1", span=Span(0, 3), type="PER"
    )
    assert annotation_from_record({**least, "kind": "partial"}, "quote", TEXT) == Quote(
        id="x1", span=Span(0, 3), kind=QuoteKind.PARTIAL
    )
    assert annotation_from_record({**least, "kind": "age"}, "number", TEXT) == Number(
        id="x1", span=Span(0, 3), kind=NumberKind.AGE
    )


def test_unknown_keys_are_kept_and_come_out_again() -> None:
    record = sound()
    record["desk"] = {"a": [1]}
    record["entities"][0]["wikidata"] = "Q1"
    article = article_from_record(record)
    assert article.extra == {"desk": {"a": [1]}}
    assert article.entities[0].extra == {"wikidata": "Q1"}
    again = article_to_record(article)
    assert (again["desk"], again["entities"][0]["wikidata"]) == ({"a": [1]}, "Q1")


def test_the_order_of_annotations_does_not_change_the_record() -> None:
    article = article_from_record(sound())
    assert article_to_record(evolve(article, annotations=article.annotations[::-1])) == article_to_record(article)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), None),
        ((), []),
        ((), "text"),
        (("format",), "reviewer/2"),
        (("format",), 1),
        (("id",), None),
        (("id",), 7),
        (("text",), None),
        (("text",), ["نص"]),
        (("text",), "قصير"),
        (("title",), 3),
        (("meta",), []),
        (("status",), "done"),
        (("status",), {}),
        (("entities",), {}),
        (("entities", 0), None),
        (("entities", 0), "PER"),
        (("entities", 0, "id"), None),
        (("entities", 0, "type"), None),
        (("entities", 0, "name"), []),
        (("entities", 0, "start"), None),
        (("entities", 0, "start"), True),
        (("entities", 0, "start"), 4.0),
        (("entities", 0, "start"), "4"),
        (("entities", 0, "start"), -1),
        (("entities", 0, "start"), 8),
        (("entities", 0, "end"), 10**30),
        (("entities", 0, "text"), "أحمد"),
        (("entities", 0, "status"), "maybe"),
        (("entities", 0, "status"), 1),
        (("entities", 0, "origin"), 1),
        (("entities", 0, "score"), "high"),
        (("entities", 0, "score"), True),
        (("entities", 0, "reason"), "سبب"),
        (("entities", 0, "reason"), {"ar": "سبب"}),
        (("entities", 0, "score"), float("nan")),
        (("entities", 0, "score"), float("inf")),
        (("entities", 0, "score"), 10**400),
        (("entities", 0, "id"), "e\ud800"),
        (("id",), "a\udfff"),
        (("meta", "قسم"), float("-inf")),
        (("meta", "قسم"), [float("nan")]),
        (("quotes", 0, "id"), "e1"),
        (("quotes", 0, "marks", 0), [False, 11]),
        (("quotes", 0, "marks", 0), [0, True]),
        (("quotes", 0, "kind"), "loud"),
        (("quotes", 0, "kind"), None),
        (("quotes", 0, "marks"), {"open": 1}),
        (("quotes", 0, "marks"), 5),
        (("quotes", 0, "marks", 0), [10]),
        (("quotes", 0, "marks", 0), [11, 10]),
        (("quotes", 0, "marks", 0), ["10", "11"]),
        (("quotes", 0, "marks", 0), [10, 999]),
        (("quotes", 0, "cue"), [0, 3]),
        (("quotes", 0, "cue", "text"), "أكد"),
        (("quotes", 0, "speaker", "end"), None),
        (("quotes", 0, "parent"), 0),
        (("numbers", 0, "kind"), "pi"),
        (("numbers", 0, "value"), True),
        (("numbers", 0, "value"), {}),
        (("numbers", 0, "value"), [1]),
        (("numbers", 0, "value"), [1, 2, 3]),
        (("numbers", 0, "value"), [1, "2"]),
        (("numbers", 0, "value"), [1, True]),
        (("numbers", 0, "value"), [False, 2.5]),
        (("numbers", 0, "value"), float("nan")),
        (("numbers", 0, "modifier"), "roughly"),
        (("numbers", 0, "modifier"), []),
        (("numbers", 0, "unit_span"), {"start": 18, "end": 99}),
    ],
)
def test_a_malformed_record_gives_a_record_error(path: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(RecordError):
        article_from_record(put(sound(), path, value))


@pytest.mark.parametrize("path", [("id",), ("text",), ("entities", 0, "end"), ("quotes", 0, "kind")])
def test_the_error_names_the_place(path: tuple[Any, ...]) -> None:
    with pytest.raises(RecordError) as caught:
        article_from_record(put(sound(), path, None))
    assert str(path[-1]) in str(caught.value)
    assert len(path) == 1 or f"{path[0]}[{path[1]}]" in str(caught.value)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["start", "end", "ar", "id"]), inner),
    max_leaves=5,
)


@settings(max_examples=250)
@given(st.sampled_from(places(sound())), JSON_VALUES)
def test_any_value_at_any_place_is_read_or_gives_a_record_error(path: tuple[Any, ...], value: Any) -> None:
    try:
        article = article_from_record(put(sound(), path, value))
    except RecordError:
        return
    assert article_from_record(article_to_record(article)) == article


@pytest.mark.parametrize("path", [p for p in places(sound()) if p and isinstance(p[-1], str)])
def test_a_record_without_a_key_is_read_or_gives_a_record_error(path: tuple[Any, ...]) -> None:
    record = sound()
    holder: Any = record
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    optional = path[-1] not in {"id", "start", "end", "type", "kind", "ar", "en"} and path != ("text",)
    if optional:
        assert article_from_record(record).id == "a1"
    else:
        with pytest.raises(RecordError):
            article_from_record(record)


@given(JSON_VALUES, st.sampled_from(list(KEYS)))
def test_no_json_value_makes_reading_an_annotation_fail_in_another_way(value: Any, layer: Any) -> None:
    with pytest.raises(RecordError):
        annotation_from_record(value, layer, TEXT)


@pytest.mark.parametrize("place", ["meta", "desk", "entities", "numbers"])
def test_a_record_may_be_nested_a_hundred_levels_deep_and_no_more(place: str) -> None:
    def nested(levels: int) -> Record:
        value: Any = "قاع"
        for level in range(levels):
            value = [value] if level % 2 else {"a": value}
        match place:
            case "meta":
                return put(sound(), ("meta", "قسم"), value)
            case "desk":
                return sound() | {"desk": value}
            case _:
                return put(sound(), (place, 0), sound()[place][0] | {"desk": value})

    assert article_from_record(nested(90)).id == "a1"
    for levels in (101, 990, 100_000):
        with pytest.raises(RecordError, match="100"):
            article_from_record(nested(levels))


def test_a_score_is_a_finite_number_of_any_size() -> None:
    for score in (0, 1, 0.5, -3, 2**70):
        found = article_from_record(put(sound(), ("entities", 0, "score"), score)).entities[0].score
        assert (found, type(found)) == (score, float)


def test_an_integer_of_any_size_is_a_value() -> None:
    number = article_from_record(put(sound(), ("numbers", 0, "value"), 2**70 + 1)).numbers[0]
    assert number.value == 2**70 + 1


def test_what_another_program_keeps_under_a_key_of_ours_goes_on_under_another_name() -> None:
    entity = {"id": "e1", "start": 0, "end": 5, "type": "LOC", "note": 7, "x-note": "theirs", "link": ["a"]}
    record = {"id": "a1", "text": "بيروت", "note": {"by": "desk"}, "flagged": "yes", "entities": [entity]}
    article = article_from_record(record)
    assert (article.note, article.flagged) == (None, False)
    assert article.extra == {"x-note": {"by": "desk"}, "x-flagged": "yes"}
    found = article.entities[0]
    assert (found.note, found.link) == (None, None)
    assert found.extra == {"x-note": "theirs", "xx-note": 7, "x-link": ["a"]}
    noted = article.with_annotations([evolve(found, note="يراجع")])
    assert article_from_record(article_to_record(noted)) == noted


def test_notes_flags_links_and_continuations_are_written_only_where_they_are_set() -> None:
    plain = Article(id="a1", text="بيروت", annotations=[Entity(id="e1", span=Span(0, 5), type="LOC")])
    record = article_to_record(plain)
    assert not {"note", "flagged"} & record.keys()
    assert not {"note", "link"} & record["entities"][0].keys()
