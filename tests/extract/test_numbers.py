"""Numbers in sentences of news: how much, how exact, and what only looks like a number."""

from __future__ import annotations

import itertools

import pytest

from reviewer.extract.numbers import read_at, read_number
from reviewer.model import Modifier, NumberKind, Span
from reviewer.text import analyse
from tests.extract.reading import number, numbers
from tests.strategies import at

DIGITS = (
    ("زار المعرض 350 طالبا", "350", 350),
    ("زار المعرض ٣٥٠ طالبا", "٣٥٠", 350),
    ("زار المعرض ۳۵۰ طالبا", "۳۵۰", 350),
    ("باع المتجر 1,200 نسخة", "1,200", 1200),
    ("باع المتجر 1.200 نسخة", "1.200", 1200),
    ("باع المتجر ١٬٢٠٠ نسخة", "١٬٢٠٠", 1200),
    ("باع المتجر 1,250,000 نسخة", "1,250,000", 1_250_000),
    ("باع المتجر ١٬٢٥٠٬٠٠٠ نسخة", "١٬٢٥٠٬٠٠٠", 1_250_000),
    ("بلغ الارتفاع 3.5 أمتار", "3.5", 3.5),
    ("بلغ الارتفاع ٣٫٥ أمتار", "٣٫٥", 3.5),
    ("بلغ الارتفاع 3,5 أمتار", "3,5", 3.5),
    ("بلغ الارتفاع ٣،٥ أمتار", "٣،٥", 3.5),
    ("بلغ الارتفاع 1,234.5 أمتار", "1,234.5", 1234.5),
    ("بلغ السعر 5ر22 دولارا", "5ر22", 22.5),
    ("بلغ السعر ٧٥ر٣ دولارا", "٧٥ر٣", 3.75),
    ("بلغ الثمن 000ر22 دينار", "000ر22", 22_000),
    ("هبطت الحرارة إلى -4 درجات", "-4", -4),
    ("قدمت الهيئة الـ100 منحة", "100", 100),
)
MULTIPLES = (
    ("جمعت الحملة 3 آلاف توقيع", "3 آلاف", 3000),
    ("جمعت الحملة 40 ألف توقيع", "40 ألف", 40_000),
    ("كلف الجسر 7 ملايين دولار", "7 ملايين", 7_000_000),
    ("كلف الجسر 2.5 مليون دولار", "2.5 مليون", 2_500_000),
    ("كلف الجسر ٢٫٥ مليار دولار", "٢٫٥ مليار", 2_500_000_000),
    ("كلف الجسر 5ر4 مليار دولار", "5ر4 مليار", 4_500_000_000),
    ("كلف الجسر 3 تريليونات ليرة", "3 تريليونات", 3_000_000_000_000),
    ("كلف الجسر 3 ملايين و200 ألف دولار", "3 ملايين و200 ألف", 3_200_000),
    ("كلف الجسر مليوني دولار", "مليوني", 2_000_000),
    ("كلف الجسر مليار دولار", "مليار", 1_000_000_000),
    ("كلف الجسر ألفي دينار", "ألفي", 2000),
    ("كلف الجسر مليونا ونصف المليون دولار", "مليونا ونصف المليون", 1_500_000),
    ("كلف الجسر خمسة ملايين دولار", "خمسة ملايين", 5_000_000),
    ("كلف الجسر 12 ألف مليون دينار", "12 ألف مليون", 12_000_000_000),
)
WORDS = (
    ("وصلت خمس حافلات إلى المخيم", "خمس", 5),
    ("وصل خمسة متطوعين إلى المخيم", "خمسة", 5),
    ("وصل ثمانية متطوعين إلى المخيم", "ثمانية", 8),
    ("وصلت ثماني سفن إلى المرفأ", "ثماني", 8),
    ("شارك أحد عشر فريقا في الدورة", "أحد عشر", 11),
    ("شاركت إحدى عشرة مدرسة في الدورة", "إحدى عشرة", 11),
    ("شارك اثنا عشر فريقا في الدورة", "اثنا عشر", 12),
    ("شاركت اثنتا عشرة مدرسة في الدورة", "اثنتا عشرة", 12),
    ("شارك ثلاثة عشر فريقا في الدورة", "ثلاثة عشر", 13),
    ("شاركت ثلاث عشرة مدرسة في الدورة", "ثلاث عشرة", 13),
    ("شارك عشرون فريقا في الدورة", "عشرون", 20),
    ("شارك خمسة وعشرون فريقا في الدورة", "خمسة وعشرون", 25),
    ("شارك سبعة و أربعون فريقا في الدورة", "سبعة و أربعون", 47),
    ("شارك مئة طالب في الدورة", "مئة", 100),
    ("شارك مائة طالب في الدورة", "مائة", 100),
    ("شارك مئتا طالب في الدورة", "مئتا", 200),
    ("شارك ثلاثمئة طالب في الدورة", "ثلاثمئة", 300),
    ("شارك أربع مئة طالب في الدورة", "أربع مئة", 400),
    ("شارك مئة وخمسون طالبا في الدورة", "مئة وخمسون", 150),
    ("وظفت الشركة ألفا ومئتين وخمسة وثلاثين عاملا", "ألفا ومئتين وخمسة وثلاثين", 1235),
    ("وظفت الشركة ثلاثة آلاف وسبعة عمال", "ثلاثة آلاف وسبعة", 3007),
    ("وظفت الشركة خمسة عشر ألف عامل", "خمسة عشر ألف", 15_000),
    ("وظفت الشركة مئة ألف عامل", "مئة ألف", 100_000),
    ("قرأ المعلم وخمسة تلاميذ القصيدة", "خمسة", 5),
    ("سلم الرسالة لثلاثة مندوبين", "ثلاثة", 3),
    ("فاز المرشح بخمسين صوتا", "خمسين", 50),
    ("اِنتَظَرَ خَمْسَةُ رِجالٍ عند الباب", "خَمْسَةُ", 5),
    ("حضر الاجتماع شرطي واحد", "واحد", 1),
    ("أبقى المصرف سعر الفائدة عند صفر", "صفر", 0),
)
ORDINALS = (
    ("جاءت المدرسة في المركز الأول", "الأول", 1),
    ("افتتحت البلدية ثاني حديقة في المدينة", "ثاني", 2),
    ("هذا رابع لقاء بين الفريقين", "رابع", 4),
    ("عقدت الجلسة الثالثة مساء", "الثالثة", 3),
    ("فازت للمرة الخامسة على التوالي", "الخامسة", 5),
    ("حل في المركز الحادي عشر", "الحادي عشر", 11),
    ("حل في المركز الثاني عشر", "الثاني عشر", 12),
    ("حل في المرتبة الخامسة والعشرين", "الخامسة والعشرين", 25),
    ("حل في المرتبة الحادية والثلاثين", "الحادية والثلاثين", 31),
    ("عقد الاجتماع في النصف الثاني من السنة", "الثاني", 2),
)
FRACTIONS = (
    ("صوت نصف السكان على القرار", "نصف", 0.5),
    ("صوت ثلث السكان على القرار", "ثلث", 1 / 3),
    ("صوت ثلثا السكان على القرار", "ثلثا", 2 / 3),
    ("صوت ربع السكان على القرار", "ربع", 0.25),
    ("صوت ثلاثة أرباع السكان على القرار", "ثلاثة أرباع", 0.75),
    ("صوت خمسا وثلاثة أخماس السكان على القرار", "ثلاثة أخماس", 0.6),
)
VAGUE = (
    ("تجمع عشرات المحتجين أمام البلدية", "عشرات", "المحتجين"),
    ("تجمع مئات السكان أمام البلدية", "مئات", "السكان"),
    ("تجمع آلاف العمال أمام البلدية", "آلاف", "العمال"),
    ("تجمع عشرات الآلاف أمام البلدية", "عشرات الآلاف", None),
    ("نزح مئات الآلاف من السكان", "مئات الآلاف", "السكان"),
    ("بقي بضعة موظفين في المكتب", "بضعة", "موظفين"),
)
MODIFIED = (
    ("حضر نحو 50 ضيفا", "50", Modifier.APPROX, "نحو"),
    ("حضر حوالي 50 ضيفا", "50", Modifier.APPROX, "حوالي"),
    ("حضر قرابة 50 ضيفا", "50", Modifier.APPROX, "قرابة"),
    ("حضر زهاء خمسين ضيفا", "خمسين", Modifier.APPROX, "زهاء"),
    ("حضر ما يقارب 50 ضيفا", "50", Modifier.APPROX, "ما يقارب"),
    ("حضر ما يقرب من 50 ضيفا", "50", Modifier.APPROX, "ما يقرب من"),
    ("حضر 50 ضيفا تقريبا", "50", Modifier.APPROX, "تقريبا"),
    ("دفعت الشركة بنحو 50 دولارا", "50", Modifier.APPROX, "نحو"),
    ("حضر أكثر من 50 ضيفا", "50", Modifier.MORE_THAN, "أكثر من"),
    ("حضر ما يزيد على 50 ضيفا", "50", Modifier.MORE_THAN, "ما يزيد على"),
    ("تجاوز العدد 50 ضيفا وتجاوزت 70 سيارة", "70", Modifier.MORE_THAN, "تجاوزت"),
    ("حضر أقل من 50 ضيفا", "50", Modifier.LESS_THAN, "أقل من"),
    ("حضر ما لا يقل عن 50 ضيفا", "50", Modifier.AT_LEAST, "ما لا يقل عن"),
    ("حضر على الأقل 50 ضيفا", "50", Modifier.AT_LEAST, "على الأقل"),
    ("حضر 50 ضيفا على الأقل", "50", Modifier.AT_LEAST, "على الأقل"),
    ("حضر 50 ضيفا أو أكثر", "50", Modifier.AT_LEAST, "أو أكثر"),
    ("حضر 50 ضيفا على الأكثر", "50", Modifier.AT_MOST, "على الأكثر"),
    ("حضر ما لا يزيد على 50 ضيفا", "50", Modifier.AT_MOST, "ما لا يزيد على"),
    ("خصصت 50 دولارا كحد أقصى", "50", Modifier.AT_MOST, "كحد أقصى"),
)
RANGES = (
    ("يتراوح العمر بين 30 و50 عاما", "30 و50", (30, 50)),
    ("تستمر الدورة من 4 إلى 16 يوما", "4 إلى 16", (4, 16)),
    ("تستمر الدورة 4 - 16 يوما", "4 - 16", (4, 16)),
    ("حضر بين مئة ومئتي ضيف", "مئة ومئتي", (100, 200)),
    ("حضر مئة ومئتي ألف ضيف", "مئة ومئتي ألف", (100_000, 200_000)),
    ("جمعت الحملة بين خمسة وسبعة ملايين دولار", "خمسة وسبعة ملايين", (5_000_000, 7_000_000)),
    ("يزن ما بين 10 و12 طنا", "10 و12", (10, 12)),
)
SCORES = (
    ("فاز الفريق على ضيفه 3-1 في المباراة", "3-1", (3, 1)),
    ("فاز الفريق على ضيفه ٣-١ في المباراة", "٣-١", (3, 1)),
    ("تعادل الفريقان 2 - 2 على ملعب المدينة", "2 - 2", (2, 2)),
    ("انتهت المباراة 2-صفر لمصلحة الضيوف", "2-صفر", (2, 0)),
)
NONE = (
    "قال أحد زعماء القرية إن الطريق مغلق",
    "زارت إحدى المدارس المعرض",
    "كان واحدا من أبرز الشعراء",
    "سافر الوفد يوم الاثنين",
    "سافر الوفد صباح الأحد",
    "سافر الوفد مساء الأربعاء",
    "سافر الوفد يوم الخميس",
    "سافر الوفد يوم الثلاثاء",
    "اربيل (كوردستان24)- انطلقت القافلة",
    "ست السيدات في القرية",
    "أكد الطرفان وحدة الصف",
    "قرأ الطلاب القصيدة في الحديقة",
)


@pytest.mark.parametrize(("text", "surface", "value"), [*DIGITS, *MULTIPLES, *WORDS])
def test_a_number_has_its_value_and_its_exact_span(text: str, surface: str, value: float) -> None:
    found = number(text, surface)
    assert found.value == value
    assert isinstance(found.value, type(value))


@pytest.mark.parametrize(("text", "surface", "value"), ORDINALS)
def test_an_ordinal_has_no_unit(text: str, surface: str, value: int) -> None:
    found = number(text, surface)
    assert (found.kind, found.value, found.unit) == (NumberKind.ORDINAL, value, None)


@pytest.mark.parametrize(("text", "surface", "value"), FRACTIONS)
def test_a_fraction_has_its_value(text: str, surface: str, value: float) -> None:
    found = number(text, surface)
    assert found.kind is NumberKind.FRACTION
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "surface", "unit"), VAGUE)
def test_a_vague_plural_has_no_value(text: str, surface: str, unit: str | None) -> None:
    found = number(text, surface)
    assert (found.kind, found.value, found.unit) == (NumberKind.APPROX, None, unit)


@pytest.mark.parametrize(("text", "surface", "modifier", "words"), MODIFIED)
def test_a_modifier_is_found_on_either_side(text: str, surface: str, modifier: Modifier, words: str) -> None:
    found = number(text, surface)
    assert found.modifier is modifier
    assert found.modifier_span is not None
    assert found.modifier_span.of(text) == words


@pytest.mark.parametrize(("text", "surface", "value"), RANGES)
def test_a_range_is_one_number_with_both_ends(text: str, surface: str, value: tuple[int, int]) -> None:
    found = number(text, surface)
    assert (found.kind, found.value) == (NumberKind.RANGE, value)


@pytest.mark.parametrize(("text", "surface", "value"), SCORES)
def test_a_score_keeps_the_order_in_which_it_is_written(text: str, surface: str, value: tuple[int, int]) -> None:
    found = number(text, surface)
    assert (found.kind, found.value) == (NumberKind.SCORE, value)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert numbers(text) == []


def test_numbers_come_in_reading_order_with_ids_and_never_overlap() -> None:
    text = "حضر 5 وزراء و20 نائبا في 3 آب 2015، وصوت نصفهم خلال ساعتين."
    found = numbers(text)
    assert [n.id for n in found] == [f"n{i}" for i in range(1, len(found) + 1)]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_a_reviewers_span_reads_its_number_with_unit_and_modifier_from_around_it() -> None:
    text = "دفعت البلدية نحو 40 ألف دولار للمدرسة"
    found = read_at(analyse(text), at(text, "40 ألف"))
    assert found is not None
    assert (found.value, found.unit, found.modifier) == (40_000, "USD", Modifier.APPROX)


@pytest.mark.parametrize("piece", ["40", "ألف", "40 ألف دولار", "نحو 40 ألف"])
def test_a_reviewers_span_that_is_too_short_or_too_long_still_reads_the_number(piece: str) -> None:
    text = "دفعت البلدية نحو 40 ألف دولار للمدرسة"
    found = read_at(analyse(text), at(text, piece))
    assert found is not None
    assert found.value in (40_000, 1000)


def test_a_span_without_a_number_reads_none() -> None:
    text = "دفعت البلدية نحو 40 ألف دولار للمدرسة"
    assert read_at(analyse(text), at(text, "البلدية")) is None
    assert read_at(analyse(text), Span(0, 3)) is None


@pytest.mark.parametrize("text", ["", " ", "\n", "المدرسة", "😀"])
def test_a_text_without_a_number_reads_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["قالت لمى الحصيّن إن العمل مستمر.", "زار الوفد الحصين القديم."])
def test_a_name_that_sounds_like_two_of_a_measure_is_no_number(text: str) -> None:
    assert numbers(text) == []
