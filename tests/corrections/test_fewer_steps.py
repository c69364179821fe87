"""What a correction does along with itself, so that the reviewer need not: names that are known, parts of a quote."""

from __future__ import annotations

import pytest

from reviewer import corrections
from reviewer.model import Article, Entity, Quote, QuoteKind, Span, Status

TEXT = (
    "قالت مها الصباغ إن الحريق «أُخمد سريعا». وأضافت الصباغ أن فرق جمعية الوادي وصلت للجمعية الأم في ساعة، "
    "ثم عادت مها الصباغ."
)


def at(words: str, n: int = 0) -> Span:
    start = -1
    for _turn in range(n + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def person(id_: str, span: Span, **fields: str | Status) -> Entity:
    return Entity(id=id_, span=span, type="PER", **fields)  # pyright: ignore[reportArgumentType]


FULL = person("e1", at("مها الصباغ"))
TWO = [person("e1", FULL.span, name="مها الصباغ الأولى"), person("e2", at("مها الصباغ", 1), name="مها الصباغ الثانية")]


@pytest.mark.parametrize(
    ("entities", "words", "type_", "name"),
    [
        ([FULL], at("الصباغ", 1), "PER", "مها الصباغ"),  # a surname of the one full name
        ([FULL], at("الصباغ", 1), "ORG", None),  # of another type
        ([FULL, person("e2", at("الصباغ", 1), name="مها الصبّاغ")], at("الصباغ", 2), "PER", "مها الصبّاغ"),
        ([FULL, person("e2", at("مها"), name="مها عيد")], at("الصباغ", 1), "PER", "مها الصباغ"),
        ([person("e1", at("مها الصباغ"), status=Status.REJECTED)], at("الصباغ", 1), "PER", None),
        (TWO, at("الصباغ", 1), "PER", None),
        ([FULL], at("مها الصباغ", 1), "PER", None),  # its own words are no other name
    ],
)  # fmt: skip
def test_words_that_the_article_has_named_are_known(
    entities: list[Entity], words: Span, type_: str, name: str | None
) -> None:
    article = Article(id="a", text=TEXT, annotations=entities)
    assert corrections.known_name(article, words, type_) == name


def test_the_article_that_a_preposition_has_swallowed_is_offered_again() -> None:
    start = TEXT.index("للجمعية الأم") + 1
    entity = Entity(id="e1", span=Span(start, start + len("لجمعية الأم")), type="ORG")
    article = Article(id="a", text=TEXT, annotations=[entity])
    assert corrections.name_candidates(article, entity) == ["الجمعية الأم"]


def _quotes(**inner: object) -> Article:
    outer = Quote(id="q1", span=at("الحريق «أُخمد سريعا»"), kind=QuoteKind.INDIRECT, cue=at("قالت"), speaker_name="هي")
    fields: dict[str, object] = {"cue": at("قالت"), "speaker_name": "هي", **inner}
    part = Quote(id="q2", span=at("أُخمد سريعا"), kind=QuoteKind.PARTIAL, parent="q1", **fields)  # pyright: ignore[reportArgumentType]
    return Article(id="a", text=TEXT, annotations=[outer, part])


def test_the_speaker_of_a_quote_is_that_of_the_words_inside_it() -> None:
    article = _quotes()
    after = corrections.set_name(article, "q1", "مها الصباغ").apply(article)
    assert [q.speaker_name for q in after.quotes] == ["مها الصباغ", "مها الصباغ"]
    assert [q.status for q in after.quotes] == [Status.CORRECTED, Status.CORRECTED]


def test_words_inside_that_somebody_else_says_keep_their_speaker() -> None:
    article = _quotes(speaker_name="غيرها")
    after = corrections.set_name(article, "q1", "مها الصباغ").apply(article)
    assert [q.speaker_name for q in after.quotes] == ["مها الصباغ", "غيرها"]


def test_refused_words_inside_stay_as_they_are() -> None:
    article = _quotes(status=Status.REJECTED)
    after = corrections.set_cue(article, "q1", at("وأضافت")).apply(article)
    assert [q.cue for q in after.quotes] == [at("وأضافت"), at("قالت")]
