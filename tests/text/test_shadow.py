from __future__ import annotations

import pytest
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.text import normalize, shadow
from reviewer.text.shadow import DROPPED, TASHKEEL
from tests.strategies import HARAKAT, LETTERS, texts, words

SEATS = "ؤئ"  # folded by us, kept by camel-tools


def camel(word: str) -> str:
    return normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(word))))


@pytest.mark.parametrize(
    ("surface", "folded"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("أحمد إلى آخر ٱلله", "احمد الي اخر الله"),
        ("مدرسة هدى", "مدرسه هدي"),
        ("مسؤول شؤون هيئة", "مسوول شوون هييه"),
        ("العـــراق", "العراق"),
        ("اللّٰه", "الله"),
        ("٢٠٢٤ ۴۵", "2024 45"),
        ("کریم گفت ی", "كريم گفت ي"),
        ("\u200fقال\u200f\u202c", "قال"),
        ("كلمة\u00a0أخرى", "كلمه اخري"),
        ("Straße REUTERS", "strasse reuters"),
        ("سماء", "سماء"),
        ("😀", "😀"),
        ("", ""),
        ("ـَّ", ""),
    ],
)
def test_a_text_is_folded_for_comparison(surface: str, folded: str) -> None:
    assert normalize(surface) == folded


@given(texts(surrogates=True))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert not set(once) & set(DROPPED)


@given(texts(surrogates=True), texts(surrogates=True))
def test_folding_is_done_character_by_character(a: str, b: str) -> None:
    assert normalize(a + b) == normalize(a) + normalize(b)


@given(words() | st.text(LETTERS + HARAKAT))
def test_what_camel_tools_calls_equal_is_equal_here(word: str) -> None:
    assert normalize(camel(word)) == normalize(word)


@given(words() | st.text(LETTERS + HARAKAT))
def test_a_folded_word_is_folded_for_camel_tools_too(word: str) -> None:
    assert camel(normalize(word)) == normalize(word)


@given(st.text([c for c in LETTERS + HARAKAT if c not in SEATS]))
def test_without_hamza_seats_folding_is_that_of_camel_tools(word: str) -> None:
    assert normalize(word) == camel(word)


@given(texts(surrogates=True))
def test_the_shadow_of_a_text_is_its_folding(text: str) -> None:
    assert shadow(text).text == normalize(text)


@given(texts(surrogates=True))
def test_origins_rise_and_end_with_the_length_of_the_original(text: str) -> None:
    shade = shadow(text)
    origins = list(shade.origins)
    assert len(origins) == len(shade.text) + 1
    assert origins == sorted(origins)
    assert origins[-1] == len(text)
    assert all(0 <= o < len(text) for o in origins[:-1])


@given(texts(surrogates=True))
def test_each_character_of_the_shadow_comes_from_the_character_at_its_origin(text: str) -> None:
    shade = shadow(text)
    for index, character in enumerate(shade.text):
        assert character in normalize(text[shade.origins[index]])


@given(st.data())
def test_the_span_under_a_stretch_of_the_shadow_folds_back_to_it_and_keeps_its_tashkeel(data: st.DataObject) -> None:
    text = data.draw(texts(min_pieces=1))
    shade = shadow(text)
    start = data.draw(st.integers(0, len(shade.text)))
    end = data.draw(st.integers(start, len(shade.text)))
    if start == end:
        return
    span = shade.span(start, end)
    assert shade.text[start:end] in normalize(span.of(text))
    assert span.start == shade.origins[start]
    assert span.end == len(text) or text[span.end] not in TASHKEEL


def test_a_match_in_the_shadow_is_found_in_the_original_with_its_last_diacritics() -> None:
    text = "زار مُحَمَّدٌ الْقَاهِرَةَ، ثم عاد"
    shade = shadow(text)
    at = shade.text.index("القاهره")
    assert shade.span(at, at + 7).of(text) == "الْقَاهِرَةَ"
    at = shade.text.index("محمد")
    assert shade.span(at, at + 4).of(text) == "مُحَمَّدٌ"


def test_a_match_leaves_a_mark_of_direction_behind_it_out() -> None:
    text = "قال\u200f نعم"
    assert shadow(text).span(0, 3) == Span(0, 3)


@given(texts())
def test_the_position_of_an_offset_is_the_first_character_at_or_after_it(text: str) -> None:
    shade = shadow(text)
    for offset in range(len(text) + 1):
        position = shade.position(offset)
        assert shade.origins[position] >= offset
        assert position == 0 or shade.origins[position - 1] < offset
