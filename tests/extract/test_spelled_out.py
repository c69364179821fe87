"""Spelled-out numbers: what this file spells, the engine reads back."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.extract.numbers import read_number

Case = Literal["nominative", "oblique"]
Gender = Literal["masculine", "feminine"]
ONES = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
TENS = "عشر ثلاث أربع خمس ست سبع ثمان تسع".split()  # 20, 30 … without their ending
HUNDREDS = "ثلاث أربع خمس ست سبع ثمان تسع".split()
FEMININE = "واحدة اثنتان ثلاث أربع خمس ست سبع ثمان تسع عشر".split()
SCALES = (
    (1_000_000_000, "مليار", "مليارات", "مليارا"),
    (1_000_000, "مليون", "ملايين", "مليونا"),
    (1000, "ألف", "آلاف", "ألفا"),
)
LARGEST = 10**12 - 1


def _case(nominative: str, oblique: str, case: Case) -> str:
    return nominative if case == "nominative" else oblique


def feminine(number: int, case: Case) -> str:
    """Below a hundred, as feminine nouns are counted: إحدى عشرة، خمس وعشرون."""
    if number == 2:
        return _case("اثنتان", "اثنتين", case)
    if number <= 10:
        return FEMININE[number - 1]
    if number < 20:
        first = {11: "إحدى", 12: _case("اثنتا", "اثنتي", case), 18: "ثماني"}.get(number) or FEMININE[number - 11]
        return f"{first} عشرة"
    tens = TENS[number // 10 - 2] + _case("ون", "ين", case)
    ones = "إحدى" if number % 10 == 1 else feminine(number % 10, case) if number % 10 else ""
    return f"{ones} و{tens}" if ones else tens


def below_hundred(number: int, case: Case) -> str:
    if number == 2:
        return _case("اثنان", "اثنين", case)
    if number <= 10:
        return ONES[number - 1]
    if number < 20:
        first = {11: "أحد", 12: _case("اثنا", "اثني", case)}.get(number) or ONES[number - 11]
        return f"{first} عشر"
    tens = TENS[number // 10 - 2] + _case("ون", "ين", case)
    return f"{below_hundred(number % 10, case)} و{tens}" if number % 10 else tens


def below_thousand(number: int, case: Case, hundred: str, *, gender: Gender = "masculine") -> str:
    parts: list[str] = []
    match number // 100:
        case 0:
            pass
        case 1:
            parts.append(hundred)
        case 2:
            parts.append(hundred[:-1] + _case("تان", "تين", case))
        case many:
            parts.append(HUNDREDS[many - 3] + hundred)
    if number % 100:
        parts.append((below_hundred if gender == "masculine" else feminine)(number % 100, case))
    return " و".join(parts)


def scaled(count: int, case: Case, hundred: str, scale: tuple[int, str, str, str]) -> str:
    _value, one, few, many = scale
    if count == 1:
        return one
    if count == 2:
        return one + _case("ان", "ين", case)
    noun = few if 3 <= count % 100 <= 10 else many if count % 100 > 10 else one
    return f"{below_thousand(count, case, hundred)} {noun}"


def spelled(
    number: int, *, case: Case = "nominative", hundred: str = "مئة", gender: Gender = "masculine", joint: str = " و"
) -> str:
    """The words of a number as nouns of that gender are counted with them."""
    if number == 0:
        return "صفر"
    parts: list[str] = []
    for scale in SCALES:
        count, number = divmod(number, scale[0])
        if count:
            parts.append(scaled(count, case, hundred, scale))
    if number:
        parts.append(below_thousand(number, case, hundred, gender=gender))
    return " و".join(parts).replace(" و", joint)


# As many small numbers as large ones, and all parts zero or not.
parts = st.sampled_from([0, 1, 2, 3, 10, 11, 12, 20, 100, 101, 102, 200, 211]) | st.integers(0, 999)
every = st.integers(0, 99) | st.integers(0, LARGEST)
composed = st.tuples(parts, parts, parts, parts).map(
    lambda p: p[0] * 1_000_000_000 + p[1] * 1_000_000 + p[2] * 1000 + p[3]
)


def test_the_generator_spells_as_grammars_do() -> None:
    assert spelled(0) == "صفر"
    assert spelled(12, case="oblique") == "اثني عشر"
    assert spelled(235) == "مئتان وخمسة وثلاثون"
    assert spelled(2011, case="oblique") == "ألفين وأحد عشر"
    assert spelled(3_000_007) == "ثلاثة ملايين وسبعة"
    assert spelled(15_700, hundred="مائة") == "خمسة عشر ألفا وسبعمائة"


@pytest.mark.parametrize("number", range(2, 200))
def test_small_numbers_are_read_back(number: int) -> None:
    found = read_number(spelled(number))
    assert found is not None
    assert found.value == number


@settings(max_examples=300)
@given(
    number=(every | composed).filter(lambda n: n != 1),  # a lone واحد is no number without its noun
    case=st.sampled_from(["nominative", "oblique"]),
    hundred=st.sampled_from(["مئة", "مائة", "ماية"]),
    gender=st.sampled_from(["masculine", "feminine"]),
    joint=st.sampled_from([" و", " و ", "\u00a0و"]),
)
def test_every_number_below_a_million_million_is_read_back_whole(
    number: int, case: Case, hundred: str, gender: Gender, joint: str
) -> None:
    text = spelled(number, case=case, hundred=hundred, gender=gender, joint=joint)
    found = read_number(text)
    assert found is not None
    assert (found.value, found.span.of(text)) == (number, text)


@settings(max_examples=100)
@given(number=composed.filter(lambda n: n > 10))
def test_a_counted_noun_does_not_change_what_is_read(number: int) -> None:
    text = f"{spelled(number, case='oblique')} دينارا"
    found = read_number(text)
    assert found is not None
    assert (found.value, found.unit) == (number, "IQD")
    assert text[found.span.end :] == " دينارا"


@settings(max_examples=100)
@given(number=composed.filter(lambda n: n > 10), gap=st.sampled_from(["  ", "\u00a0", " ", "\n"]))
def test_the_space_between_the_words_does_not_matter(number: int, gap: str) -> None:
    found = read_number(spelled(number).replace(" ", gap))
    assert found is not None
    assert found.value == number
