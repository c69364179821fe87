"""Numbers by phenomenon: sentences of news, and every number that an editor would mark in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.extract import extract
from reviewer.extract.numbers import find_numbers, read_number
from reviewer.model import Article, NumberKind
from reviewer.text import analyse
from tests.extract.reading import number, numbers

# text: the numbers in it as (surface, value, unit, modifier)
MARKED = (
    # 2 clitics, 3 glued digits
    ("سلمت المبادرة الـ 9000 سلة إلى المخيم", [("9000", 9000, "سلة", None)]),
    ("ارتفع المؤشر بـ 9ر72 نقطة", [("9ر72", 72.9, "نقطة", None)]),
    ("نال المرشح 13صوتا", [("13", 13, "صوتا", None)]),
    ("كلف 2.5مليون دولار و10ملايين درهم", [("2.5مليون", 2.5e6, "USD", None), ("10ملايين", 10**7, "AED", None)]),
    # 5 raa decimals, 6 separators
    ("زاد الإنتاج 4ر5%", [("4ر5", 5.4, "%", None)]),
    ("بلغت الصادرات 1ر2 مليار دولار", [("1ر2 مليار", 2.1e9, "USD", None)]),
    ("ضخ الحقل 000ر22 برميل", [("000ر22", 22_000, "barrel", None)]),
    ("زار المعرض ٥٫٩٤٩٫٢١٢ زائرا", [("٥٫٩٤٩٫٢١٢", 5_949_212, "زائرا", None)]),
    ("زار المعرض ٣٫٥٠٠ زائر", [("٣٫٥٠٠", 3500, "زائر", None)]),
    ("اشترت الدولة 12 500 طن من القمح", [("12 500", 12_500, "metric-ton", None)]),
    # 7 parentheses, the sign before the number
    ("بلغ العدد (٦١,٣) ألف زائر", [("٦١,٣) ألف", 61_300, "زائر", None)]),
    ("تراجع السهم %0,6 أمس", [("0,6", 0.6, "%", None)]),
    # 8 duals and distributed thousands, 11 noun before the number
    ("حضر مئة ومئتي ألف متظاهر", [("مئة ومئتي ألف", (100_000, 200_000), "متظاهر", None)]),
    ("اجتمع وزراء الدول الخمس", [("خمس", 5, "الدول", None)]),
    ("وصلت ثلاثة صواريخ باليستية", [("ثلاثة", 3, "صواريخ", None)]),
    ("أصيب 12 من رجال الإطفاء", [("12", 12, "رجال", None)]),
    # 10 scores
    ("انتهت المباراة صفر/صفر", [("صفر/صفر", (0, 0), None, None)]),
    ("فاز الفريق بهدفين مقابل هدف", [("هدفين مقابل هدف", (2, 1), None, None)]),
    ("فاز الفريق بثلاثة أهداف لهدف", [("ثلاثة أهداف لهدف", (3, 1), None, None)]),
    ("فاز المنتخب بهدف دون رد", [("هدف دون رد", (1, 0), None, None)]),
    ("سجل اللاعب هدفه في الدقيقة 34", [("34", 34, None, None)]),
    # 13 ranges and ages
    ("تراوحت النسبة بين 30 و50 %", [("30 و50", (30, 50), "%", None)]),
    ("تستغرق الرحلة 45 دقيقة إلى ساعة", [("45 دقيقة إلى ساعة", (45, 60), "minute", None)]),
    ("ارتفع السعر من 30 إلى 40 دولارا", [("30", 30, None, None), ("40", 40, "USD", None)]),
    ("ارتفع بنسبة 6% إلى 50 دولارا", [("6", 6, "%", None), ("50", 50, "USD", None)]),
    ("توفي الشاعر عن 82 عاما", [("82", 82, "year", None)]),
    ("وهو في الخمسين من عمره", [("خمسين", 50, "year", None)]),
    # 14 modifiers
    ("لا يقل عددهم عن 50 عاملا", [("50", 50, "عاملا", "at_least")]),
    ("لم يتجاوز العدد 50 عاملا", [("50", 50, "عاملا", "at_most")]),
    ("ما يربو على 50 عاملا", [("50", 50, "عاملا", "more_than")]),
    ("زهاء ست ساعات", [("ست", 6, "hour", "approx")]),
    ("حضر 28 ضيفا آخرين على الأقل", [("28", 28, "ضيفا", "at_least")]),
    # 15 fractions and mixed, 16 the grammar
    ("دفع المصرف مليونين ونصف المليون دولار", [("مليونين ونصف المليون", 2_500_000, "USD", None)]),
    ("دفع المصرف ثلاثة ونصف مليار دولار", [("ثلاثة ونصف مليار", 3.5e9, "USD", None)]),
    ("صوت مليون و400 ألف ناخب", [("مليون و400 ألف", 1_400_000, "ناخب", None)]),
    ("عمل هناك 3 سنوات ونصف", [("3 سنوات ونصف", 3.5, "year", None)]),
    ("يملك خمس السكان سيارة", [("خمس", 0.2, None, None)]),
    ("بلغت النسبة ثلاثة فاصلة خمسة في المئة", [("ثلاثة فاصلة خمسة", 3.5, "%", None)]),
    ("هبطت الحرارة إلى خمس درجات تحت الصفر", [("خمس", -5, "degree", None)]),
    ("الذكرى الخامسة والعشرون بعد المئة", [("الخامسة والعشرون بعد المئة", 125, None, None)]),
    # money and measures
    ("دفع 20 دولارا و50 سنتا", [("20 دولارا و50 سنتا", 20.5, "USD", None)]),
    ("بيع بسعر $1,200 في المزاد", [("1,200", 1200, "USD", None)]),
    ("دفع 3 دنانير كويتية", [("3", 3, "KWD", None)]),
    ("قال تاجر كويتي إنه دفع 3 دنانير", [("3", 3, "KWD", None)]),
    ("تبلغ مساحته 120 كيلومترا مربعا", [("120", 120, "square-kilometer", None)]),
    ("بلغت السرعة 90 كم/ساعة", [("90", 90, "kilometer-per-hour", None)]),
    ("بلغت الحرارة 45 درجة مئوية", [("45", 45, "celsius", None)]),
)  # fmt: skip
# 9 and 12: what is none
NONE = (
    "قال الملك عبد الله الثاني إن الحوار ضروري",
    "استقبل الملك محمد السادس الوفد",
    "اجتمع قادة مجموعة العشرين في المدينة",
    "اتصلوا على 0770 123 4567",
    "باعت الشركة هاتف آيفون 5 الجديد",
    "تعمل الشبكة بتقنية 4G",
    "حلقت مقاتلات إف-16 فوق المدينة",
    "اجتمعت مجموعة 5+1 في جنيف",
    "أحيا الزوار زيارة الأربعين",
    "قرأ الطفل ألف ليلة وليلة",
    "لست متفائلا بما يجري",
    "عثر عليه في صحراء الربع الخالي",
    "بدأت فعاليات «صيف حائل 36» في المدينة",
    "قاتلوا حتى الثانية الأخيرة",
    "أكد تقرير أولي وقوع الحادث",
    "تأهل الفريق إلى نصف النهائي",
    "زاد الطلب في ربيع الأول",
)
DATES = (
    ("خلال موسم 2013/2014", "2013/2014", "2013/2014"),
    ("بين عامي 2010 و2015", "2010 و2015", "2010/2015"),
    ("خلال 2010-2012", "2010-2012", "2010/2012"),
    ("من 14 إلى 16 فبراير 2017", "14 إلى 16 فبراير 2017", "2017-02-14/2017-02-16"),
    ("في 12-5-2015 صباحا", "12-5-2015", "2015-05-12"),
    ("خلال تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "199X"),
    ("منذ القرن التاسع عشر", "القرن التاسع عشر", "18XX"),
)
TIMES = (
    ("الساعة الثامنة والنصف مساء", "الثامنة والنصف مساء", "20:30"),
    ("الساعة الثالثة إلا ربعا", "الثالثة إلا ربعا", "02:45"),
    ("الساعة 10.30 صباحا", "10.30 صباحا", "10:30"),
    ("عند 1300 بتوقيت غرينتش", "1300", "13:00"),
)
RELATIVE = (
    ("وصل الوفد أمس", "أمس", "2017-05-02"),
    ("وصل الوفد أول من أمس", "أول من أمس", "2017-05-01"),
    ("يصل الوفد غدا", "غدا", "2017-05-04"),
    ("وصل الوفد مساء الثلاثاء", "مساء الثلاثاء", "2017-05-02"),
    ("وصل الوفد العام الماضي", "العام الماضي", "2016"),
    ("يصل الوفد الشهر المقبل", "الشهر المقبل", "2017-06"),
    ("وصل الوفد الأسبوع الماضي", "الأسبوع الماضي", "2017-04-23/2017-04-29"),
)


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_every_number_of_a_sentence_has_value_unit_and_modifier(
    text: str, expected: list[tuple[str, object, str | None, str | None]]
) -> None:
    found = [(n.span.of(text), n.value, n.unit, n.modifier and n.modifier.value) for n in numbers(text)]
    assert [(s, u, m) for s, _, u, m in found] == [(s, u, m) for s, _, u, m in expected]
    assert [v for _, v, _, _ in found] == [pytest.approx(v) for _, v, _, _ in expected]


@pytest.mark.parametrize("text", NONE)
def test_names_and_idioms_are_no_numbers(text: str) -> None:
    assert [n.span.of(text) for n in numbers(text)] == []


@pytest.mark.parametrize(("text", "surface", "value"), DATES)
def test_spans_of_time_are_dates(text: str, surface: str, value: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.value) == (NumberKind.DATE, value)


@pytest.mark.parametrize(("text", "surface", "value"), TIMES)
def test_times_of_day_are_read_in_words_and_figures(text: str, surface: str, value: str) -> None:
    found = number(text, surface)
    assert (found.kind, found.value) == (NumberKind.TIME, value)


@pytest.mark.parametrize(("text", "surface", "value"), RELATIVE)
def test_relative_dates_are_read_against_the_day_of_the_article_only(text: str, surface: str, value: str) -> None:
    dated = extract(Article(id="a", text=text, published="2017-05-03T10:00:00Z"))
    (found,) = [a for a in dated if a.layer == "number"]
    assert (found.span.of(text), getattr(found, "value", None)) == (surface, value)
    assert found.score is not None
    assert found.score < 0.7
    assert find_numbers(analyse(text)) == []


SHARDS = st.sampled_from(["\u064e", "\u0651", "\u0640", "\u200f", "\u200e"])


@settings(max_examples=100)
@given(text=st.sampled_from([t for t, _ in MARKED if "ثلاث" in t or "مئ" in t or "مليون" in t]), data=st.data())
def test_tashkeel_tatweel_and_bidi_marks_change_no_value_and_no_place(text: str, data: st.DataObject) -> None:
    plain = numbers(text)
    place = data.draw(st.integers(1, len(text) - 1).filter(lambda i: text[i - 1].isalpha() and text[i].isalpha()))
    shard = data.draw(SHARDS)
    if shard == "\u0651" and "ألف" in text:
        shard = "\u064e"  # a shadda makes a verb of it
    changed = numbers(text[:place] + shard + text[place:])
    assert [(n.value, n.modifier, n.kind) for n in changed] == [(n.value, n.modifier, n.kind) for n in plain]
    for before, after in zip(plain, changed, strict=True):
        assert after.span.start - before.span.start in (0, 1)
        assert after.span.end - before.span.end in (0, 1)


@settings(max_examples=100)
@given(
    value=st.integers(1000, 999_999_999),
    mark=st.sampled_from([",", ".", "٬", "\u00a0", "\u202f"]),
    script=st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
)
def test_digits_in_any_script_with_any_separator_are_read_back(value: int, mark: str, script: str) -> None:
    text = f"{value:,}".replace(",", mark).translate(str.maketrans("0123456789", script))
    found = read_number(f"{text} شخص")
    assert found is not None
    assert (found.value, found.span.of(text)) == (value, text)
