"""Names that no list has, words that join no name, letters that are no clitics, and persons linked over an article."""

from __future__ import annotations

import pytest

from reviewer.extract.entities.lexicon import is_foreign
from reviewer.extract.entities.ordinary import is_ordinary, is_unknown, is_verb
from reviewer.text import normalize
from tests.extract.reading import entities, names

UNKNOWN = (
    ("قال المتحدث باسم وزارة الصحة لؤي الشمري إن العدد ارتفع", "لؤي الشمري"),
    ("وأوضح مدرب الفريق ماكسيم لوروا أن اللاعبين جاهزون", "ماكسيم لوروا"),
    ("وقال زفونيمير كرالتش إن السوق هادئ", "زفونيمير كرالتش"),
    ("أعلن يوهان فسترغارد، مدير المعهد، عن النتائج", "يوهان فسترغارد"),
    ("حضر الندوة غونار ليندكفيست رئيس القسم", "غونار ليندكفيست"),
    ("تعادل مع أقرب منافسيه موفق زنبركي في النقاط", "موفق زنبركي"),
    ("وقالت وزيرة الثقافة الفنلندية آنا كوكونن إن المتحف سيفتح", "آنا كوكونن"),
    ("أكد الناطق باسم حركة فتح منير الجاغوب أن الحوار مستمر", "منير الجاغوب"),
    ("وقال الدكتور جميل الناصري، أستاذ الاقتصاد، إن الأزمة عميقة", "جميل الناصري"),
    ("عاد شقيقه الأصغر، دانكو، من السفر", "دانكو"),
    ("رافقه في الرحلة نجلاه رامي ووسيم حداد", "رامي"),
)
CONTEXT = (
    ("وقال وزير الطاقة غسان الخوري بعد الجلسة إن الخطة جاهزة", "غسان الخوري", "PER"),
    ("نفى الحاكم، الجنرال بدر الدين سنوسي، وجود نقص في الدواء", "بدر الدين سنوسي", "PER"),
    ("وكان وزير الزراعة في الإقليم، ئازاد حمه صالح، قد زار السد", "ئازاد حمه صالح", "PER"),
    ("تلقى المدير بلاغا من (رضا. ع)، وهو موظف في البلدية", "رضا. ع", "PER"),
    ("أنهت بورصة الكويت تعاملات اليوم على ارتفاع", "بورصة الكويت", "ORG"),
    ("ويضم برلمان كوردستان مئة مقعد", "برلمان كوردستان", "ORG"),
    ("وكانت أسهم (صناعات الساحل) و(دلما العقارية) الأكثر ارتفاعا", "صناعات الساحل", "ORG"),
    ("وكانت أسهم (صناعات الساحل) و(دلما العقارية) الأكثر ارتفاعا", "دلما العقارية", "ORG"),
    ("قال النائب عن حزب الفجر والفضيلة إن القانون جاهز", "الفجر والفضيلة", "ORG"),
)
NOT_NAMED = (
    ("عمان - (وكالات): وصل الوفد مساء", "وكالات"),
    ("تعتزم الشركة (مقرها دبي) فتح فرع", "مقرها دبي"),
    ("وأكد الحاضرون، الرئيس والوزير والنائب، أن العمل مستمر", "والوزير والنائب"),
)
ENDS = (
    ("وصل الرئيس أنور زيدان صباح اليوم إلى المطار", "أنور زيدان"),
    ("رحب زيدان خوجلي بانشقاق الضابط", "زيدان خوجلي"),
    ("سدد رودريغو كامبوس ركلتين في المباراة", "رودريغو كامبوس"),
    ("غادر السفير الياباني هيروشي ناكاتاني الخرطوم أمس", "هيروشي ناكاتاني"),
    ("أصدر المغني كاسبر نوفاك ألبومه الثاني", "كاسبر نوفاك"),
    ("نفت المتحدثة باسم أشتون الخبر", "أشتون"),
)
LISTED = "شارك في الندوة كل من أمل الطويل وبسمة القاسم وهدى ناصر"
ALIASES = (
    ("حضر الملحن أسامة خليفة الحفل. وقدم خليفة لحنا جديدا.", "خليفة"),
    ("التقى الوزير سالم الجربوعة الوفد. وكان ذلك خلفا لجربوعة.", "جربوعة"),
    ("عاد المبعوث الأخضر الإبراهيمي. وكان للإبراهيمي رأي آخر.", "لإبراهيمي"),
    ("زار ستيفان دي ميستورا المدينة. وقال دو ميستورا إن الحل سياسي.", "دو ميستورا"),
    ("وصل المخرج آرون بلومكفيست. وغاب بلومكفيست عن العرض.", "بلومكفيست"),
    ("قرأ محمود النجار قصيدته. وقال محمود إنها الأخيرة.", "محمود"),
)
NOT_LINKED = (
    ("حضر الملحن أسامة خليفة الحفل. وتحدث عن خليفة المسلمين.", 1),
    ("التقى مارسيل حداد طلابه. ثم عمل عند حداد السوق.", 1),
    ("قال علي الكيلاني إن السعر ثابت. ووافق على العرض.", 1),
)
FLAME = (
    "حذر الخبراء من فيروس فليكو الجديد. وقالوا إن فليكو يسرق الملفات. ويعمل فليكو على مهل. "
    "وأضافوا أن البرنامج فليكو خطير."
)
TWINS = "قال روبن غيب في لندن. وعاد روبن غيب أمس. ثم مات روبن غيب. وكان روبن غيب مغنيا."
WORDS = (("ركلتين", False), ("بانشقاق", False), ("معزوفات", False), ("إجمالا", False), ("مدعي", False))


@pytest.mark.parametrize(("text", "name"), UNKNOWN)
def test_context_and_look_tell_a_person_that_no_list_has(text: str, name: str) -> None:
    assert (name, "PER") in names(text)


@pytest.mark.parametrize(("text", "name"), ENDS)
def test_a_person_ends_before_a_word_of_the_language(text: str, name: str) -> None:
    assert {found for found in names(text) if found[1] == "PER"} == {(name, "PER")}


def test_a_list_of_persons_goes_on_with_names_that_are_words_too() -> None:
    assert names(LISTED) == {("أمل الطويل", "PER"), ("بسمة القاسم", "PER"), ("هدى ناصر", "PER")}


@pytest.mark.parametrize(("text", "alias"), ALIASES)
def test_a_part_of_a_full_name_is_found_again(text: str, alias: str) -> None:
    people = [e for e in entities(text) if e.type == "PER"]
    assert (people[-1].span.of(text), people[-1].name) == (alias, people[0].span.of(text))


@pytest.mark.parametrize(("text", "count"), NOT_LINKED)
def test_the_same_word_in_its_other_meaning_is_not_linked(text: str, count: int) -> None:
    assert len([e for e in entities(text) if e.type == "PER"]) == count


def test_a_given_name_that_two_persons_have_has_no_full_name() -> None:
    text = "استقبل الوزير محمد الكيلاني نظيره محمد الزيات. وقال محمد إن اللقاء مفيد."
    assert [e.name for e in entities(text) if e.span.of(text) == "محمد"] == [None]


def test_a_first_letter_that_the_article_always_has_is_no_clitic() -> None:
    assert names(FLAME) == {("فليكو", "MISC")}


def test_words_that_stand_together_again_and_again_are_one_name() -> None:
    assert {e.span.of(TWINS) for e in entities(TWINS) if e.type == "PER"} == {"روبن غيب"}


@pytest.mark.parametrize(("word", "foreign"), WORDS)
def test_a_word_with_affixes_of_the_language_does_not_look_foreign(word: str, foreign: bool) -> None:
    assert is_foreign(normalize(word)) is foreign


@pytest.mark.parametrize("word", ["قدمت", "أهدى", "رافقتها", "يتقدم"])
def test_verbs_are_told_by_their_other_forms(word: str) -> None:
    assert is_verb(normalize(word))


@pytest.mark.parametrize("word", ["كوفيليس", "غارفينكل", "أوكامبو"])
def test_a_word_that_nothing_explains_is_unknown(word: str) -> None:
    assert is_unknown(normalize(word))
    assert not is_ordinary(normalize(word))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عاد كي - مون. وقال بان كي - مون إن العمل مستمر", "بان كي مون"),
        ("وُلِدَ الشاعر في بَغْدادَ", "بغداد"),
        ("سافر إلى العـــراق", "العراق"),
        ("وصل الوفد إلى اربيل", "أربيل"),
    ],
)
def test_the_canonical_name_is_written_plainly(text: str, name: str) -> None:
    assert entities(text)[-1].name == name


@pytest.mark.parametrize(("text", "name", "type_"), CONTEXT)
def test_what_stands_around_a_name_tells_it(text: str, name: str, type_: str) -> None:
    assert (name, type_) in names(text)


@pytest.mark.parametrize(("text", "words"), NOT_NAMED)
def test_what_only_looks_like_it_is_none(text: str, words: str) -> None:
    assert words not in {surface for surface, _type in names(text)}
