"""Dates and times: every name of a month, doubled names, years, Hijri dates, clocks."""

from __future__ import annotations

import pytest

from reviewer.model import NumberKind
from tests.extract.reading import number, numbers

MONTHS = {
    1: "يناير|كانون الثاني|جانفي",
    2: "فبراير|شباط|فيفري",
    3: "مارس|آذار",
    4: "أبريل|إبريل|نيسان|أفريل",
    5: "مايو|أيار|ماي",
    6: "يونيو|حزيران|جوان",
    7: "يوليو|تموز|جويلية|يوليوز",
    8: "أغسطس|آب|أوت|غشت",
    9: "سبتمبر|أيلول|شتنبر",
    10: "أكتوبر|تشرين الأول",
    11: "نوفمبر|تشرين الثاني|نونبر",
    12: "ديسمبر|كانون الأول|دجنبر",
}
DATES = (
    ("افتتح المتحف في تشرين الثاني نوفمبر 2015", "تشرين الثاني نوفمبر 2015", "2015-11"),
    ("افتتح المتحف في تشرين الثاني/نوفمبر 2015", "تشرين الثاني/نوفمبر 2015", "2015-11"),
    ("افتتح المتحف في آب (أغسطس) 2010", "آب (أغسطس) 2010", "2010-08"),
    ("افتتح المتحف في 5 آب (أغسطس) 2010", "5 آب (أغسطس) 2010", "2010-08-05"),
    ("افتتح المتحف في 5 آب", "5 آب", "XXXX-08-05"),
    ("افتتح المتحف في 13 ديسمبر", "13 ديسمبر", "XXXX-12-13"),
    ("افتتح المتحف في 13 كانون الأول", "13 كانون الأول", "XXXX-12-13"),
    ("افتتح المتحف في ٢١ نيسان ٢٠١٩", "٢١ نيسان ٢٠١٩", "2019-04-21"),
    ("افتتح المتحف في 21 من نيسان 2019", "21 من نيسان 2019", "2019-04-21"),
    ("افتتح المتحف في 21 نيسان من عام 2019", "21 نيسان من عام 2019", "2019-04-21"),
    ("افتتح المتحف في الخامس من حزيران 1967", "الخامس من حزيران 1967", "1967-06-05"),
    ("افتتح المتحف في الحادي والعشرين من آذار", "الحادي والعشرين من آذار", "XXXX-03-21"),
    ("افتتح المتحف في الثاني عشر من تموز 1958", "الثاني عشر من تموز 1958", "1958-07-12"),
    ("افتتح المتحف في يناير عام 2003", "يناير عام 2003", "2003-01"),
    ("افتتح المتحف في أيلول الماضي", "أيلول", "XXXX-09"),
    ("افتتح المتحف عام 2009", "2009", "2009"),
    ("افتتح المتحف في عام ٢٠٠٩", "٢٠٠٩", "2009"),
    ("افتتح المتحف في 1974", "1974", "1974"),
    ("افتتح المتحف منذ 1974", "1974", "1974"),
    ("افتتح المتحف (1974) بعد الحرب", "1974", "1974"),
    ("افتتح المتحف صيف 1974", "1974", "1974"),
    ("افتتح المتحف في 2015/11/05", "2015/11/05", "2015-11-05"),
    ("افتتح المتحف في 5/11/2015", "5/11/2015", "2015-11-05"),
)
HIJRI = (
    ("صدر المرسوم في 1 محرم 1440هـ", "2018-09-11"),
    ("صدر المرسوم في 15 شعبان 1436 هـ", "2015-06-02"),
    ("صدر المرسوم في رمضان 1436هـ", "2015-06-18/2015-07-16"),
)
TIMES = (
    ("تبدأ المباراة عند 14:30 بتوقيت المدينة", "14:30", "14:30"),
    ("تبدأ المباراة عند ٢٠:٠٥", "٢٠:٠٥", "20:05"),
    ("تبدأ المباراة عند 9:15", "9:15", "09:15"),
    ("وصل القطار الساعة الثامنة مساء", "الثامنة مساء", "20:00"),
    ("وصل القطار في الساعة العاشرة", "العاشرة", "10:00"),
)
NO_DATES = (
    ("باع التاجر 1974 كتابا", "1974", NumberKind.CARDINAL),
    ("دفع المصنع 2015 دولارا", "2015", NumberKind.MONEY),
)
NO_MONTHS = (
    "زار آب القرية كلها",
    "قال رجب إن الموسم جيد",
    "وصل شعبان إلى القرية",
    "صفر الحكم",
)


@pytest.mark.parametrize(("month", "name"), [(m, n) for m, names in MONTHS.items() for n in names.split("|")])
def test_every_name_of_a_month_is_known_with_day_and_year(month: int, name: str) -> None:
    text = f"عاد الوفد في 7 {name} 2012 من السفر"
    found = number(text, f"7 {name} 2012")
    assert (found.kind, found.value) == (NumberKind.DATE, f"2012-{month:02}-07")


@pytest.mark.parametrize(("text", "surface", "value"), DATES)
def test_a_date_is_one_number_with_an_edtf_value_and_no_unit(text: str, surface: str, value: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.value, found.unit) == (NumberKind.DATE, value, None)
    assert len(numbers(text)) == 1


@pytest.mark.parametrize(("text", "value"), HIJRI)
def test_a_hijri_date_is_converted_to_the_days_that_it_covers(text: str, value: str) -> None:
    (found,) = numbers(text)
    assert (found.kind, found.value) == (NumberKind.DATE, value)


@pytest.mark.parametrize(("text", "surface", "value"), TIMES)
def test_a_time_of_day_is_read_from_figures_and_after_the_word_for_the_hour(
    text: str, surface: str, value: str
) -> None:
    found = number(text, surface)
    assert (found.kind, found.value) == (NumberKind.TIME, value)


@pytest.mark.parametrize(("text", "surface", "kind"), NO_DATES)
def test_a_number_that_counts_something_is_no_year(text: str, surface: str, kind: NumberKind) -> None:
    assert number(text, surface).kind is kind


@pytest.mark.parametrize("text", NO_MONTHS)
def test_a_word_that_is_a_month_elsewhere_is_none_without_day_or_year(text: str) -> None:
    assert [n for n in numbers(text) if n.kind is NumberKind.DATE] == []


def test_the_proclitic_of_a_month_stays_outside() -> None:
    text = "تأجل الموعد إلى نيسان وأيار 2012"
    assert number(text, "أيار 2012").value == "2012-05"


def test_two_dates_in_one_sentence_stay_two() -> None:
    text = "سافر الوفد في 3 آذار 2011 وعاد في 9 نيسان 2012"
    assert [n.value for n in numbers(text)] == ["2011-03-03", "2012-04-09"]
