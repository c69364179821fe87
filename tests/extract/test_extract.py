"""All extractors together: what holds of every suggestion for every text."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.extract import extract
from reviewer.extract.numbers import find_numbers, read_at, read_number
from reviewer.extract.quotes import find_quotes
from reviewer.model import Annotation, Article, ArticleStatus, Entity, Number, Quote, Span, Status
from reviewer.text import analyse
from tests.strategies import articles, prose, spans, texts

STORY = (
    "أنقرة تعلن خطة جديدة\n\n"
    "أنقرة (كوردستان24)- قال الرئيس التركي رجب طيب أردوغان إن «الخطة الجديدة كلها» جاهزة، مؤكدا أن 300 ألف شخص على "
    "الأقل سيستفيدون منها.\n\n"
    "وأضاف أردوغان: «سننفق نحو 4 مليارات دولار في تشرين الثاني نوفمبر 2015، لا أكثر».\n\n"
    "وبحسب وزارة الصحة، انخفض عدد المرضى بنسبة 7%."
)
FRAGMENTS = st.sampled_from(
    'قال: «قال الرئيس إن أن » " مئة وألف ومليون 3-1 5ر22 1436هـ آب (أغسطس) 2010 بين 30 و50 % الساعة بحسب وفقا ،'.split()
)


def article(text: str) -> Article:
    return Article(id="a1", text=text)


def sound(text: str, found: tuple[Annotation, ...]) -> None:
    """What the rest of the program takes for granted about suggestions."""
    whole = article(text).with_annotations(found)  # checks ids and bounds
    ids = {a.id for a in found}
    for annotation in found:
        assert annotation.status is Status.SUGGESTED
        assert annotation.origin
        assert annotation.score is not None
        assert 0 <= annotation.score <= 1
        assert annotation.reason is not None
        assert annotation.reason.ar.strip()
        assert annotation.reason.en.strip()
        for span in annotation.spans():
            assert 0 <= span.start < span.end <= len(text)
            assert not re.search(r"^\s|\s$", span.of(text)), annotation
    for quote in whole.quotes:
        assert quote.parent is None or (quote.parent in ids and quote.parent != quote.id)
    layers = (whole.entities, whole.numbers)
    for layer in layers:
        for before, after in itertools.pairwise(layer):
            assert not before.span.overlaps(after.span)


@given(texts())
@settings(max_examples=150)
def test_any_text_gives_sound_suggestions(text: str) -> None:
    sound(text, extract(article(text)))


@given(prose())
@settings(max_examples=100)
def test_prose_gives_sound_suggestions(text: str) -> None:
    sound(text, extract(article(text)))


@given(
    st.lists(FRAGMENTS | st.sampled_from(["\n", " ", "😀", "\u064e"]), max_size=25).map(lambda f: f"{' '.join(f)} .")
)
@settings(max_examples=150)
def test_cues_marks_and_figures_in_any_order_give_sound_suggestions(text: str) -> None:
    sound(text, extract(article(text)))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_texts_of_any_script_give_sound_suggestions(text: str) -> None:
    sound(text, extract(article(text)))


@given(texts())
def test_the_same_text_always_gives_the_same(text: str) -> None:
    assert extract(article(text)) == extract(article(text))


@given(articles(), st.sampled_from(ArticleStatus))
def test_what_an_article_has_already_does_not_matter(given_article: Article, status: ArticleStatus) -> None:
    plain = Article(id="other", text=given_article.text, published=given_article.published, status=status)
    assert extract(given_article) == extract(plain)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f", "😀", "«", '"', "،", "5", "\u064e"])
def test_next_to_nothing_is_no_trouble(text: str) -> None:
    sound(text, extract(article(text)))


def test_emoji_before_a_name_do_not_move_it() -> None:
    text = "👨\u200d👩\u200d👧 🇮🇶 زار الوفد بغداد"
    assert [a.span.of(text) for a in extract(article(text))] == ["بغداد"]


def test_tashkeel_and_tatweel_are_inside_of_a_span_but_change_nothing() -> None:
    plain, marked = "زار الوفد بغداد وموسكو", "زار الوفد بَغْدادَ وَمــوسكو"
    assert [a.span.of(marked) for a in extract(article(marked))] == ["بَغْدادَ", "مــوسكو"]
    assert [a.span.of(plain) for a in extract(article(plain))] == ["بغداد", "موسكو"]


def test_a_number_inside_a_name_is_none_and_the_others_are_numbered_on() -> None:
    numbers = [a for a in extract(article(STORY)) if isinstance(a, Number)]
    surfaces = [n.span.of(STORY) for n in numbers]
    assert surfaces == ["300 ألف", "4 مليارات", "تشرين الثاني نوفمبر 2015", "7"]
    assert [n.id for n in numbers] == ["n1", "n2", "n3", "n4"]


def test_a_story_gives_all_three_layers() -> None:
    found = extract(article(STORY))
    sound(STORY, found)
    names = {(e.span.of(STORY), e.type) for e in found if isinstance(e, Entity)}
    assert {("أنقرة", "LOC"), ("كوردستان24", "ORG"), ("رجب طيب أردوغان", "PER"), ("وزارة الصحة", "ORG")} <= names
    speakers = [q.speaker_name for q in found if isinstance(q, Quote)]
    assert speakers == [*["رجب طيب أردوغان"] * 4, "وزارة الصحة"]


def test_a_long_text_with_one_sentence_is_read() -> None:
    text = "زار الوفد بغداد وعاد منها بعد 5 أيام، " * 300
    found = extract(article(text))
    sound(text, found)
    assert sum(a.span.of(text) == "بغداد" for a in found) == 300


@given(st.data(), texts(min_pieces=1))
def test_any_span_of_a_reviewer_reads_a_number_that_it_meets_or_none(data: st.DataObject, text: str) -> None:
    if not text:
        return
    span: Span = data.draw(spans(text))
    found = read_at(analyse(text), span)
    assert found is None or found.span.overlaps(span)
    assert found is None or found.span.end <= len(text)


@given(texts(surrogates=True))
def test_quotes_and_numbers_are_found_beside_lone_surrogates(text: str) -> None:
    analysis = analyse(text)
    sound(text, (*find_quotes(analysis, []), *find_numbers(analysis)))


@given(texts(surrogates=True))
def test_any_text_can_be_asked_for_its_number(text: str) -> None:
    found = read_number(text)
    assert found is None or found.span.end <= len(text)
