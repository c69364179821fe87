"""What numbers count and measure: money, measures, durations, ages, percentages and counted nouns."""

from __future__ import annotations

import pytest

from reviewer.model import NumberKind
from tests.extract.reading import number, numbers, of

MONEY = (
    ("دفعت الشركة 50 دولارا", "USD", "دولارا"),
    ("دفعت الشركة 50 دولار أميركي", "USD", "دولار أميركي"),
    ("دفعت الشركة 50 مليون دولار كندي", "CAD", "دولار كندي"),
    ("دفعت الشركة 50 ألف دولار أسترالي", "AUD", "دولار أسترالي"),
    ("دفعت الشركة 50 يورو", "EUR", "يورو"),
    ("دفعت الشركة 50 دينارا", "IQD", "دينارا"),
    ("دفعت الشركة 50 ألف دينار كويتي", "KWD", "دينار كويتي"),
    ("دفعت الشركة 50 دينار أردني", "JOD", "دينار أردني"),
    ("دفعت الشركة 50 دينار تونسي", "TND", "دينار تونسي"),
    ("دفعت الشركة 50 ألف ريال سعودي", "SAR", "ريال سعودي"),
    ("دفعت الشركة 50 ريال قطري", "QAR", "ريال قطري"),
    ("دفعت الشركة 50 ريال يمني", "YER", "ريال يمني"),
    ("دفعت الشركة 50 ليرة تركية", "TRY", "ليرة تركية"),
    ("دفعت الشركة 50 ليرة لبنانية", "LBP", "ليرة لبنانية"),
    ("دفعت الشركة 50 ليرة سورية", "SYP", "ليرة سورية"),
    ("دفعت الشركة 50 ألف جنيه مصري", "EGP", "جنيه مصري"),
    ("دفعت الشركة 50 ألف جنيه إسترليني", "GBP", "جنيه إسترليني"),
    ("دفعت الشركة 50 ألف جنيه سوداني", "SDG", "جنيه سوداني"),
    ("دفعت الشركة 50 ألف درهم إماراتي", "AED", "درهم إماراتي"),
    ("دفعت الشركة 50 درهم مغربي", "MAD", "درهم مغربي"),
    ("دفعت الشركة 50 ألف فرنك سويسري", "CHF", "فرنك سويسري"),
    ("دفعت الشركة 50 يوانا", "CNY", "يوانا"),
    ("دفعت الشركة 50 روبلا", "RUB", "روبلا"),
    ("دفعت الشركة 50 روبية باكستانية", "PKR", "روبية باكستانية"),
    ("دفعت الشركة 50 شيكلا", "ILS", "شيكلا"),
)
MEASURES = (
    ("شقت الوزارة طريقا طوله 12 كيلومترا", "kilometer", "كيلومترا"),
    ("شقت الوزارة طريقا طوله 12 كلم", "kilometer", "كلم"),
    ("حفر العمال بئرا عمقها 12 مترا", "meter", "مترا"),
    ("هطلت أمطار بلغت 12 ملم", "millimeter", "ملم"),
    ("صادر الحرس 12 كيلوغراما من الذهب", "kilogram", "كيلوغراما"),
    ("صادر الحرس 12 غراما من الذهب", "gram", "غراما"),
    ("وصلت 12 طنا من القمح", "metric-ton", "طنا"),
    ("خزنت المحطة 12 لترا من الوقود", "liter", "لترا"),
    ("صدرت الدولة 12 مليون برميل", "barrel", "برميل"),
    ("أتت النار على 12 هكتارا", "hectare", "هكتارا"),
    ("سجلت الحرارة 12 درجة", "degree", "درجة"),
    ("تنتج المحطة 12 ميغاواط", "megawatt", "ميغاواط"),
)
DURATIONS = (
    ("أغلق المعبر 3 ساعات", "hour", "ساعات"),
    ("توقف البث 3 دقائق", "minute", "دقائق"),
    ("توقف البث 3 ثوان", "second", "ثوان"),
    ("استمر الإضراب 3 أيام", "day", "أيام"),
    ("استمر الإضراب 3 أسابيع", "week", "أسابيع"),
    ("استمر الإضراب 3 أشهر", "month", "أشهر"),
    ("استمر البناء 3 سنوات", "year", "سنوات"),
    ("استمر البناء 3 أعوام", "year", "أعوام"),
    ("استمر البناء 3 عقود", "decade", "عقود"),
    ("دام الحكم 3 قرون", "century", "قرون"),
)
DUALS = (
    ("استمر الإضراب يومين", "يومين", "day"),
    ("استمر الإضراب أسبوعين", "أسبوعين", "week"),
    ("استمر الإضراب شهرين", "شهرين", "month"),
    ("أغلق الجسر قبل عامين", "عامين", "year"),
    ("أغلق الجسر لساعتين", "ساعتين", "hour"),
)
AGES = (
    "قال سالم (45 عاما) إن البيت قديم",
    "فازت اللاعبة البالغة من العمر 45 عاما",
)
PERCENTS = (
    ("ارتفعت الأسعار بنسبة 7%", "7", 7, "%"),
    ("ارتفعت الأسعار بنسبة ٧٪", "٧", 7, "٪"),
    ("ارتفعت الأسعار بنسبة 7 %", "7", 7, "%"),
    ("ارتفعت الأسعار بنسبة 2.5%", "2.5", 2.5, "%"),
    ("ارتفعت الأسعار 7 في المئة", "7", 7, "في المئة"),
    ("ارتفعت الأسعار 7 في المائة", "7", 7, "في المائة"),
    ("ارتفعت الأسعار 7 بالمائة", "7", 7, "بالمائة"),
    ("ارتفعت الأسعار خمسة وعشرين في المئة", "خمسة وعشرين", 25, "في المئة"),
)
NOUNS = (
    ("أطلق الحاكم سراح 14 سجينا", "14", "سجينا"),
    ("انضمت 22 دولة إلى المعاهدة", "22", "دولة"),
    ("اجتمع وزراء الدول الخمس", "خمس", "الدول"),
    ("جرح شرطي واحد", "واحد", "شرطي"),
    ("وصلت خمس حافلات", "خمس", "حافلات"),
    ("نقل 3 آلاف شخص", "3 آلاف", "شخص"),
)
WITHOUT = (
    ("غادر 30 من القرية", "30"),
    ("وصل عددهم إلى 30 في المساء", "30"),
    ("كانوا 30، وصاروا أكثر", "30"),
    ("بلغ العدد 30\nدولار جديد في السوق", "30"),
)


@pytest.mark.parametrize(("text", "code", "words"), MONEY)
def test_money_has_the_code_of_its_currency(text: str, code: str, words: str) -> None:
    (found,) = numbers(text)
    assert (found.kind, found.unit, of(found.unit_span, text)) == (NumberKind.MONEY, code, words)


@pytest.mark.parametrize(("text", "key", "words"), MEASURES)
def test_a_measure_has_a_key_that_does_not_depend_on_the_language(text: str, key: str, words: str) -> None:
    (found,) = numbers(text)
    assert (found.kind, found.unit, of(found.unit_span, text)) == (NumberKind.MEASURE, key, words)


@pytest.mark.parametrize(("text", "key", "words"), DURATIONS)
def test_a_duration_has_the_key_of_its_unit(text: str, key: str, words: str) -> None:
    (found,) = numbers(text)
    assert (found.kind, found.value, found.unit, of(found.unit_span, text)) == (NumberKind.DURATION, 3, key, words)


@pytest.mark.parametrize(("text", "surface", "key"), DUALS)
def test_a_dual_is_a_number_and_a_unit_in_one_but_less_sure(text: str, surface: str, key: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.value, found.unit) == (NumberKind.DURATION, 2, key)
    assert found.score is not None
    assert found.score < 0.7


@pytest.mark.parametrize("text", AGES)
def test_years_after_a_name_or_a_word_for_age_are_an_age(text: str) -> None:
    found = number(text, "45")
    assert (found.kind, found.value, found.unit) == (NumberKind.AGE, 45, "year")


@pytest.mark.parametrize(("text", "surface", "value", "words"), PERCENTS)
def test_a_percentage_has_its_sign_or_phrase_as_unit(text: str, surface: str, value: float, words: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.value, found.unit) == (NumberKind.PERCENT, value, "%")
    assert of(found.unit_span, text) == words


@pytest.mark.parametrize(("text", "surface", "noun"), NOUNS)
def test_the_counted_noun_is_the_unit_behind_the_number_or_before_it(text: str, surface: str, noun: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.unit, of(found.unit_span, text)) == (NumberKind.CARDINAL, noun, noun)


def test_a_period_that_stands_before_the_number_is_its_unit() -> None:
    text = "تراجع الإنتاج في الأشهر 12 الماضية"
    found = number(text, "12")
    assert (found.kind, found.unit, of(found.unit_span, text)) == (NumberKind.DURATION, "month", "الأشهر")


@pytest.mark.parametrize(("text", "surface"), WITHOUT)
def test_prepositions_marks_and_the_next_line_are_no_unit(text: str, surface: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.unit, found.unit_span) == (NumberKind.CARDINAL, None, None)


def test_the_unit_of_a_range_is_that_of_its_end() -> None:
    text = "تكلف الرحلة بين 30 و50 دولارا"
    assert number(text, "30 و50").unit == "USD"
