"""Works, products, bodies and places by the nouns before them: marks, numbers, acronyms, and where a name ends."""

from __future__ import annotations

import pytest

from tests.extract.reading import names

WORKS = (
    ("قدمت فيه أغنيتي «نهر الحنين» و«يا ليل»", {"نهر الحنين", "يا ليل"}),
    ('غنى من أغانيه الأشهر مثل " باب الدار " و" سلوى " وأغنية " موال "', {"باب الدار", "سلوى", "موال"}),
    ("ألقى الشاعر قصيدة: «عصفور الشرفة» في الختام", {"عصفور الشرفة"}),
    ("حذرت الشركة من برمجية لوكبيت الخبيثة", {"لوكبيت"}),
    ("انطلق صاروخ أطلس 5 ليلا", {"أطلس 5"}),
    ("أطلق الفريق مسبار أوديسيوس 3 أمس", {"أوديسيوس 3"}),
    ("باع المتجر آيفون 6 وحده، ثم باع 10 ملايين آيفون 6", {"آيفون 6"}),
)
BODIES = (
    ("قال حزب الفجر الديمقراطي (فجديم) إنه سيشارك. وأضاف فجديم أن القائمة جاهزة", "فجديم"),
    ("أعلنت مؤسسة السدود والكهرباء السودانية انتهاء الصيانة", "مؤسسة السدود والكهرباء السودانية"),
    ("قالت شركة الكهرباء الأردنية إن الأحمال ارتفعت", "شركة الكهرباء الأردنية"),
    ("ذكرت الإذاعة الكينية أن الطريق مغلق", "الإذاعة الكينية"),
    ("وأغلقت وزارة الداخلية الطرق المؤدية إلى المطار", "وزارة الداخلية"),
    ("انضم أعضاء الهيئة العامة للائتلاف الوطني السوري إلى اللقاء", "لائتلاف الوطني السوري"),
    ("تمنح الأكاديمية الكندية لفنون المسرح وعلومه الجائزة", "الأكاديمية الكندية لفنون المسرح"),
    ("كرمت الأكاديمية الكندية لفنون السينما وعلومها المخرج", "الأكاديمية الكندية لفنون السينما وعلومها"),
    ('قال رئيس الأمانة العامة ل " نداء الواحة " إن اللقاء تأجل', "نداء الواحة"),
    ("نشرت صحيفتا معاريف العبرية والحياة اللبنانية القائمة", "الحياة"),
    ("بثت قناة روسيا اليوم الخبر", "روسيا اليوم"),
)
DESCRIBED = (
    "انسحب الحزب من الائتلاف الحكومي الهش",
    "انتخب الأعضاء هيئة رئاسية جديدة",
    "أوقفت الشرطة مجموعة قراصنة",
    "اعتقلت قوات سورية شابا",
    "صرف التاجر ألف ليرة سورية",
    "سجل المهاجم الشيلي هدفا",
)
PLACES = (
    ("دار المسبار حول كواكب المشتري وزحل وأورانوس", {"المشتري", "زحل", "أورانوس"}),
    ("عثر الفريق في خربة قيدومة على فخار", {"خربة قيدومة"}),
    ("عاد اللاعب من الشيلي", {"الشيلي"}),
    ("غادر سورية بعد توقيفه", {"سورية"}),
)


@pytest.mark.parametrize(("text", "found"), WORKS)
def test_the_noun_before_tells_a_work_or_a_product(text: str, found: set[str]) -> None:
    assert {name for name, kind in names(text) if kind == "MISC"} == found


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_goes_as_far_as_its_name_and_no_further(text: str, name: str) -> None:
    assert (name, "ORG") in names(text)


@pytest.mark.parametrize("text", DESCRIBED)
def test_what_only_describes_is_no_name(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_planets_sites_and_names_that_are_adjectives_too(text: str, places: set[str]) -> None:
    assert {name for name, kind in names(text) if kind == "LOC"} == places


def test_a_film_is_a_work_though_a_person_has_its_name() -> None:
    text = "فاز فيلم « لنكولن » بالجائزة. وقال المؤرخ إن الرئيس أبراهام لنكولن حكم أربع سنوات"
    assert ("لنكولن", "MISC") in names(text)
    assert ("أبراهام لنكولن", "PER") in names(text)
