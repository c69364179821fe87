"""Names by grammar (phenomena 2, 4 and 24): bodies, titles, places, marks, datelines, and their limits."""

from __future__ import annotations

import pytest

from tests.extract.reading import entities, names

LONG_BODIES = (
    ("أعلنت وزارة التعليم العالي والبحث العلمي النتائج", "وزارة التعليم العالي والبحث العلمي"),
    ("يجتمع مجلس التعاون لدول الخليج العربية غدا", "مجلس التعاون لدول الخليج العربية"),
    ("نظمت جمعية أصدقاء البيئة حملة في المدارس", "جمعية أصدقاء البيئة"),
    ("أوضحت الهيئة العامة للطيران المدني أسباب التأخير", "الهيئة العامة للطيران المدني"),
    ("وثق المركز السوري لحقوق الإنسان الحادث", "المركز السوري لحقوق الإنسان"),
    ("رفض اتحاد كرة القدم الاعتراض", "اتحاد كرة القدم"),
    ("قضت محكمة جنايات القاهرة بالسجن", "محكمة جنايات القاهرة"),
    ("نشرت هيئة تنظيم الاتصالات القرار", "هيئة تنظيم الاتصالات"),
    ("رصد مركز رصد الزلازل هزتين", "مركز رصد الزلازل"),
    ("درس الطبيب في جامعة الملك سعود ست سنوات", "جامعة الملك سعود"),
    ("تعمل بعثة الأمم المتحدة في العراق منذ سنوات", "بعثة الأمم المتحدة في العراق"),
    ("يدرس المعهد الموسيقي الشرقي العود", "المعهد الموسيقي الشرقي"),
    ("رحبت بذلك وزارة الصحة المصرية أمس", "وزارة الصحة المصرية"),
)
NO_BODIES = (
    "يعقد مجلس الإدارة جلسته اليوم",
    "طلبت هيئة الدفاع التأجيل",
    "شكل البرلمان لجنة التحقيق",
    "قالت الحركة إن الجماعة ترفض الشرط",
    "أعلنت المنظمة أن الشركة وافقت",
    "سرعان ما بدأ تنظيم استفتاء عام",
)
PEOPLE = (
    ("قال المتحدث باسم حكومة إقليم كوردستان شوان الهركي إن الاتفاق قريب", "شوان الهركي"),
    ("ورأت المحللة في البنك رنا الدباس أن السعر مرتفع", "رنا الدباس"),
    ("أكد محافظ إيلام قاسم نوري أن الطريق مفتوح", "قاسم نوري"),
    ("صافح الأمين العام بان كي - مون الحاضرين", "بان كي - مون"),
    ("وصل الملك عبد الله الثاني إلى العاصمة", "عبد الله الثاني"),
    ("حضر الأمير تركي بن فهد آل سعود الحفل", "تركي بن فهد آل سعود"),
    ("تكلم وزير الداخلية خلفان أبو زيد أولا", "خلفان أبو زيد"),
    ("افتتح الجلسة حسان بن عبد الرحمن القيسي", "حسان بن عبد الرحمن القيسي"),
    ("غنت ليلى حداد في ختام الحفل", "ليلى حداد"),
    ("التقى الممثل الخاص بستيفان دي ميستورا", "ستيفان دي ميستورا"),
    ("للمخرج الإيراني جعفر بناهي فيلم جديد", "جعفر بناهي"),
    ("وقال ابنه عادل إن المصنع مغلق", "عادل"),
    ("توج النجم إرلينغ هالاند هدافا", "إرلينغ هالاند"),
)
NOBODY = (
    "قالت الطبيبة إن المريض بخير",
    "عاد اللاعب الاستثنائي إلى التدريب",
    "رفض الوزير على الفور",
    "وصف الباحثون جودة النوم",
    "هذا رجل كريم عادل",
    "أكد أنه سعيد بالفوز",
    "ولد في سنة باردة",
)
PLACES = (
    ("سقطت قرية سرنيه في يد المسلحين", ("سرنيه", "LOC")),
    ("نزح السكان من بلدة النعيرية", ("النعيرية", "LOC")),
    ("يقع مخيم ود شريفي قرب الحدود", ("ود شريفي", "LOC")),
    ("أغلق مطار بغداد الدولي أبوابه", ("مطار بغداد الدولي", "LOC")),
    ("جرت المباراة على استاد الأمير هاشم", ("استاد الأمير هاشم", "LOC")),
    ("نقل الجريح إلى مستشفى الكندي", ("مستشفى الكندي", "LOC")),
    ("يمتلئ سد «تامغارت» بعد المطر", ("تامغارت", "LOC")),
)
MARKED = (
    ("عرض الفيلم الروماني « ظلال الميناء » أمس", ("ظلال الميناء", "MISC")),
    ("حذرت جمعية «واحات بلا حدود» من الجفاف", ("واحات بلا حدود", "ORG")),
    ('تقدمت حركة "الفجر الوطني" بالطلب', ("الفجر الوطني", "ORG")),
    ("باعت مجموعة «السنبلة القابضة» أسهمها", ("السنبلة القابضة", "ORG")),
    ("طرحت الشركة هاتف «لؤلؤة 8 برو» اليوم", ("لؤلؤة 8 برو", "MISC")),
)
DATELINES = (
    ("اربيل (آفاق24)- أعلن المتحدث موقفه", ("آفاق24", "ORG")),
    ("الرياض - «واحة الأرقام»: سجلت الأسهم ارتفاعا", ("واحة الأرقام", "ORG")),
    ("عمان – بترا – قلب الفريق النتيجة", ("بترا", "ORG")),
    ("الكويت - 3 يونيو 2016 (أنباء المرفأ) -- ارتفع السعر", ("أنباء المرفأ", "ORG")),
)
SPORT = "فاز الفريق في المباراة أمام ضيفه {} وسجل المهاجم هدفين في الدوري"
OUTSIDE = (
    ("نقلت وكالة الأناضول عن مصدر أمني", "الأناضول"),
    ("ذكرت صحيفة الحياة أن السعر ثابت", "الحياة"),
    ("بثت قناة العربية الخبر", "العربية"),
    ("قالت حركة حماس إن الوفد وصل", "حماس"),
)


@pytest.mark.parametrize(("text", "name"), LONG_BODIES)
def test_the_name_of_a_body_goes_as_far_as_its_complements(text: str, name: str) -> None:
    assert [found for found in names(text) if found[1] == "ORG"] == [(name, "ORG")]


@pytest.mark.parametrize("text", NO_BODIES)
def test_a_noun_for_a_body_with_what_does_not_name_it_is_none(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_a_person_has_the_whole_name_and_no_title(text: str, name: str) -> None:
    assert [found for found in names(text) if found[1] == "PER"] == [(name, "PER")]


@pytest.mark.parametrize("text", NOBODY)
def test_a_title_alone_and_words_that_may_be_names_are_no_persons(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(("text", "found"), [*PLACES, *MARKED, *DATELINES])
def test_a_noun_mark_or_dateline_tells_what_an_unknown_name_is(text: str, found: tuple[str, str]) -> None:
    assert found in names(text)


@pytest.mark.parametrize(("text", "name"), OUTSIDE)
def test_the_noun_before_a_known_outlet_or_movement_stays_outside(text: str, name: str) -> None:
    assert names(text) == {(name, "ORG")}


@pytest.mark.parametrize("club", ["الرمثا", "برايتون", "الوحدات", "نابولي"])
def test_a_club_called_as_its_town_is_a_body_where_there_is_a_match(club: str) -> None:
    assert (club, "ORG") in names(SPORT.format(club))


def test_the_same_town_is_a_place_elsewhere() -> None:
    assert names("وصلت السفينة إلى نابولي صباحا") == {("نابولي", "LOC")}


def test_an_acronym_in_brackets_behind_a_body_is_a_body() -> None:
    assert names("حذرت منظمة الأغذية والزراعة (الفاو) من الجفاف") == {
        ("منظمة الأغذية والزراعة", "ORG"),
        ("الفاو", "ORG"),
    }


def test_the_country_is_a_name_but_not_the_adjective_that_is_written_alike() -> None:
    assert names("رحبت الحكومة السعودية بالقرار") == set()
    assert names("رحبت السعودية بالقرار") == {("السعودية", "LOC")}


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("قال النائب شوان البرزنجي إن الاتفاق تم. وأضاف البرزنجي أن العمل بدأ.", "البرزنجي"),
        ("عزف الموسيقار سعيد الخضراوي مساء، ورفض الخضراوي العرض.", "الخضراوي"),
        ("حضر الباحث أحمد المصري. وقال المصري إن النتيجة واضحة.", "المصري"),
    ],
)
def test_a_surname_that_looks_like_an_adjective_is_linked(text: str, surname: str) -> None:
    assert [e.span.of(text) for e in entities(text) if e.type == "PER"][-1] == surname


def test_another_spelling_of_a_foreign_surname_is_the_same_person() -> None:
    text = "التقى الوزير كريستوف بنيامينسن الوفد. وقال بنيامنسن إن اللقاء مفيد."
    assert entities(text)[-1].name == "كريستوف بنيامينسن"


def test_somebody_known_by_one_name_has_the_full_one_for_canonical_name() -> None:
    assert next(e.name for e in entities("عاد لافروف إلى موسكو")) == "سيرغي لافروف"
