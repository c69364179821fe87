"""Entities in sentences of news: exact edges, types, canonical names, and words that are never names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.extract.entities import ORIGIN
from tests.extract.reading import entities, names

CLITICS = (
    ("وصل وفد من بغداد وموسكو إلى الدوحة", {"بغداد", "موسكو", "الدوحة"}),
    ("عاد الفريق من عمان وبيروت ودمشق", {"عمان", "بيروت", "دمشق"}),
    ("وصلت الطائرة ببغداد", {"بغداد"}),
    ("كتاب ولبنان فالعراق كسوريا", {"لبنان", "العراق", "سوريا"}),
    ("كانت الرحلة إلى واشنطن وباريس", {"واشنطن", "باريس"}),
    ("ارتفعت صادرات فرنسا وألمانيا وبريطانيا", {"فرنسا", "ألمانيا", "بريطانيا"}),
    ("فلسطين ولبنان وسوريا والأردن والعراق", {"فلسطين", "لبنان", "سوريا", "الأردن", "العراق"}),
    ("عاد الوفد من كوريا الجنوبية والولايات المتحدة", {"كوريا الجنوبية", "الولايات المتحدة"}),
    ("وُلِدَ في بَغْدادَ عام 1950", {"بَغْدادَ"}),
    ("سافر إلى العـــراق", {"العـــراق"}),
)
LAM = (
    ("رحبت الحكومة بقرار للأمم المتحدة", ("لأمم المتحدة", "ORG")),
    ("رحبت الحكومة بزيارة للعراق", ("لعراق", "LOC")),
    ("رحبت الحكومة بزيارة لموسكو", ("موسكو", "LOC")),
)
TITLES = (
    ("عاد الرئيس التركي رجب طيب أردوغان مساء", "رجب طيب أردوغان"),
    ("التقى رئيس الوزراء العراقي حيدر العبادي الوفد", "حيدر العبادي"),
    ("التقى وزير الخارجية محمد العلي الوفد", "محمد العلي"),
    ("قالت المتحدثة باسم الحكومة ليلى حداد إن العمل مستمر", "ليلى حداد"),
    ("تسلم الأمين العام بان كي مون الرسالة", "بان كي مون"),
    ("قتل الزعيم معمر القذافي في المدينة", "معمر القذافي"),
    ("زارت الطبيبة ليلى حداد مستشفى القرية", "ليلى حداد"),
)
BODIES = (
    ("أعلنت وزارة الداخلية اعتقال اللصوص", "وزارة الداخلية"),
    ("افتتح مجلس النواب دورته", "مجلس النواب"),
    ("حكم مجلس الأمن في الخلاف", "مجلس الأمن"),
    ("أكدت منظمة الصحة العالمية أن اللقاح آمن", "منظمة الصحة العالمية"),
    ("أصدرت جامعة الدول العربية بيانا", "جامعة الدول العربية"),
    ("خفض صندوق النقد الدولي توقعاته", "صندوق النقد الدولي"),
    ("أعلن حزب الله موقفه", "حزب الله"),
    ("فاز ريال مدريد في المباراة", "ريال مدريد"),
)
TRIGGERS = (
    ('تبنى تنظيم "داعش" الهجوم', "داعش", "ORG"),
    ("تبادل تنظيم «القاعدة» الاتهام", "القاعدة", "ORG"),
    ('انسحبت حركة "طالبان" من الحوار', "طالبان", "ORG"),
    ("أطلقت شركة «أبل» هاتفا جديدا", "أبل", "ORG"),
    ("أعلنت شركة غوغل عن هاتف جديد", "غوغل", "ORG"),
    ("قالت وكالة رويترز إن الطريق مغلق", "رويترز", "ORG"),
    ("خسر نادي برشلونة مساء", "برشلونة", "ORG"),
    ("زار الطلاب مدينة حلب", "حلب", "LOC"),
    ("فاض نهر دجلة", "دجلة", "LOC"),
    ("تقع بحيرة فيكتوريا في الجنوب", "بحيرة فيكتوريا", "LOC"),
)
PRODUCTS = (
    ("يصور الهواة بكاميرا آيفون وآيباد", {"آيفون", "آيباد"}),
    ("نشرت الوزارة التطبيق على أندرويد وواتساب", {"أندرويد", "واتساب"}),
    ("حمل المستخدمون تطبيق ويندوز", {"ويندوز"}),
)
NEVER = (
    "أكد الوزير أن العمل مستمر",
    "سارعت البلدية وأرسلت الفرق وأغلقت الشارع",
    "كتب الطالب الدرس وقرأ الكتاب",
    "يشعران بالتعب وقطعتا الطريق",
    "تواصل العمل على الطريق",
    "شوطا كبيرا في العلاقات بين الجانبين",
    "انتقدت الحكومة التركية الجيش الروسي",
)
MONTHS = "يناير فبراير مارس أبريل مايو يوليو أغسطس نوفمبر ديسمبر شباط نيسان حزيران تموز آب أيلول".split()
LINKED = (
    ("التقى الرئيس رجب طيب أردوغان الوفد. وقال أردوغان إن اللقاء ناجح.", "أردوغان", "رجب طيب أردوغان"),
    ("التقى رئيس الوزراء حيدر العبادي الوفد. وقال العبادي إن الطريق آمن.", "العبادي", "حيدر العبادي"),
    ("قال المهندس يوسف حداد إن الجسر آمن. وتابع حداد أن العمل مستمر.", "حداد", "يوسف حداد"),
    ("تحدث الخبير أحمد منصور عن السوق. وأشار منصور إلى الأسعار.", "منصور", "أحمد منصور"),
    ("زارت الطبيبة ليلى حداد المستشفى، وتفقدت حداد الأقسام.", "حداد", "ليلى حداد"),
)


@pytest.mark.parametrize(("text", "places"), CLITICS)
def test_clitics_stay_outside_of_a_place(text: str, places: set[str]) -> None:
    assert names(text) == {(place, "LOC") for place in places}


@pytest.mark.parametrize(("text", "found"), LAM)
def test_of_the_preposition_lam_only_the_preposition_stays_outside(text: str, found: tuple[str, str]) -> None:
    assert names(text) == {found}


@pytest.mark.parametrize(("text", "name"), TITLES)
def test_titles_and_their_adjectives_stay_outside_of_a_person(text: str, name: str) -> None:
    assert {found for found in names(text) if found[1] == "PER"} == {(name, "PER")}


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_the_noun_that_begins_the_name_of_a_body_belongs_to_it(text: str, name: str) -> None:
    assert (name, "ORG") in names(text)


@pytest.mark.parametrize(("text", "name", "kind"), TRIGGERS)
def test_a_noun_that_only_announces_a_name_stays_outside(text: str, name: str, kind: str) -> None:
    assert names(text) == {(name, kind)}


@pytest.mark.parametrize(("text", "products"), PRODUCTS)
def test_products_are_misc(text: str, products: set[str]) -> None:
    assert names(text) == {(product, "MISC") for product in products}


@pytest.mark.parametrize("text", NEVER)
def test_verbs_common_nouns_and_nisba_adjectives_are_no_names(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize("month", MONTHS)
def test_months_are_no_names(month: str) -> None:
    assert names(f"عقد الاجتماع في {month} الماضي") == set()


@pytest.mark.parametrize(("text", "surname", "full"), LINKED)
def test_a_surname_alone_carries_the_full_name(text: str, surname: str, full: str) -> None:
    people = [e for e in entities(text) if e.type == "PER"]
    assert [(e.span.of(text), e.name) for e in people] == [(full, None), (surname, full)]


def test_the_canonical_name_has_the_spelling_with_hamza() -> None:
    text = "عاد الرئيس رجب طيب اردوغان مساء. وقال أردوغان إن الزيارة ناجحة."
    assert [(e.span.of(text), e.name) for e in entities(text)] == [
        ("رجب طيب اردوغان", "رجب طيب أردوغان"),
        ("أردوغان", "رجب طيب أردوغان"),
    ]


def test_of_two_spellings_of_the_full_name_that_with_hamza_is_canonical() -> None:
    text = "وصل احمد منصور أمس. وقال أحمد منصور إن السوق هادئ."
    assert [e.name for e in entities(text)] == ["أحمد منصور", None]


def test_digits_that_belong_to_a_name_are_inside() -> None:
    assert ("كوردستان24", "ORG") in names("اربيل (كوردستان24)- انطلقت القافلة")


def test_a_name_found_once_is_found_again_behind_its_clitics() -> None:
    text = "زار الوزير مدينة حلب، وعاد إلى حلب مرتين، ولحلب أسواق قديمة."
    assert [e.span.of(text) for e in entities(text)] == ["حلب"] * 3


def test_an_entity_is_a_suggestion_with_origin_score_and_reason_in_both_languages() -> None:
    for index, entity in enumerate(entities("قال الرئيس رجب طيب أردوغان في أنقرة إن منظمة الصحة العالمية محقة"), 1):
        assert (entity.id, entity.origin) == (f"e{index}", ORIGIN)
        assert 0 <= (entity.score or -1) <= 1
        assert entity.reason is not None
        assert entity.reason.ar.strip()
        assert entity.reason.en.isascii() or "“" in entity.reason.en


@given(st.permutations(["بغداد", "موسكو", "الدوحة", "بيروت", "باريس"]), st.sampled_from([" و", "، و", "، "]))
def test_the_order_of_the_places_does_not_change_what_is_found(places: list[str], joint: str) -> None:
    assert names("سافروا إلى " + joint.join(places)) == {(place, "LOC") for place in places}
