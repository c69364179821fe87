"""The lists of names: read as the text layer folds, of some size, quick enough, and without words that are no names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import resources
from reviewer.extract.entities import lists
from reviewer.extract.entities.lexicon import is_foreign, lexicon
from reviewer.text import normalize
from tests.extract.reading import entities, names

NAME_LISTS = ("people.txt", "places.txt", "organisations.txt", "works.txt")
WORD_LISTS = ("given_names.txt", "family_names.txt", "entities.txt")
WORDS = "الحياة الخبر الأنوار المحلة القائم كريم عادل سعيد بدر نيسان بورصة فإن لدينا نادي مصدر القبائل".split()
FOREIGN = "أوكافور روتنبرغ دشتكي تيسو نازيف موجيك واتفورد لوكاشينكو".split()
ORDINARY = "للصحافيين لمراسلنا هدفين يتظاهرون المنافسون وبيانات بنبرة".split()
INSIDE = "\u064e\u0651\u0640\u200f\u200e"


@pytest.mark.parametrize("name", [*NAME_LISTS, *WORD_LISTS])
def test_a_list_has_only_letters_that_its_quick_folding_folds(name: str) -> None:
    lines = resources.path("lexicon", name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith(("#", "[")))
    assert lists._folded(text) == normalize(text)  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("name", NAME_LISTS)
def test_names_are_made_of_words(name: str) -> None:
    odd = [n for found in lists.names(name).values() for n in found if not re.fullmatch(r"[\w.+-]+( [\w.+-]+)*", n)]
    assert odd == []


def test_the_lists_are_long() -> None:
    words = lexicon()
    assert len(words.first_names) > 3000
    assert len(words.last_names) > 3000
    assert sum(map(len, words.phrases.values())) > 10_000


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_language_is_no_name_by_itself(word: str) -> None:
    assert names(f"كتب الطالب عن {word} صفحة كاملة") == set()


@pytest.mark.parametrize("word", FOREIGN)
def test_an_unknown_name_looks_foreign(word: str) -> None:
    assert is_foreign(normalize(word))


@pytest.mark.parametrize("word", ORDINARY)
def test_an_inflected_word_does_not_look_foreign(word: str) -> None:
    assert not is_foreign(normalize(word))


@given(st.lists(st.sampled_from(INSIDE), max_size=6), st.integers(1, 4), st.sampled_from(["\u00a0", " ", "  "]))
def test_marks_within_words_and_other_spaces_move_no_edge(marks: list[str], place: int, space: str) -> None:
    plain = "قال الرئيس التركي رجب طيب أردوغان في دمشق إن منظمة الصحة العالمية تعمل"
    name = "دمشق"
    marked = name[:place] + "".join(marks) + name[place:]
    text = plain.replace(name, marked).replace(" ", space)
    found = {normalize(e.span.of(text)).replace("  ", " "): e.type for e in entities(text)}
    assert found == {"رجب طيب اردوغان": "PER", "دمشق": "LOC", "منظمه الصحه العالميه": "ORG"}
    assert all(text[e.span.start : e.span.end].strip() == e.span.of(text) for e in entities(text))
