"""What is reported, where it begins and ends, and how it is attributed (phenomena 19, 21 and 23)."""

from __future__ import annotations

import pytest

from reviewer.model import QuoteKind
from tests.extract.reading import of
from tests.extract.roster import quote, quotes

SAID = "الطريق آمن"
ENDS = (
    "قال سامي الخوري إن الطريق آمن، وأضاف أن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن، كما أكد أن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن كما قال إن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن، وقد أكد أن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن، مشيرا إلى أن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن مشددا على أن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن، لافتا إلى ضرورة الحذر.",
    "قال سامي الخوري إن الطريق آمن، داعيا السكان إلى الحذر.",
    "قال سامي الخوري إن الطريق آمن، ودعا السكان إلى الحذر.",
    "قال سامي الخوري إن الطريق آمن، وقالت سعاد الخطيب إن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن، فيما بدأت البلدية عملها.",
    "قال سامي الخوري إن الطريق آمن، في حين فاض النهر.",
    "قال سامي الخوري إن الطريق آمن، وكان النهر قد فاض.",
    "قال سامي الخوري إن الطريق آمن، علما أن النهر فاض.",
    "قال سامي الخوري إن الطريق آمن، وهو ما نفته البلدية.",
    "قال سامي الخوري إن الطريق آمن، بحسب صحيفة المرفأ.",
    "قال سامي الخوري إن الطريق آمن، وفق ما نقلته قناة الواحة.",
    "قال سامي الخوري إن الطريق آمن على حد تعبيره.",
    "قال سامي الخوري إن الطريق آمن، وذلك خلال لقاء مع السكان.",
    "قال سامي الخوري إن الطريق آمن، في تصريح لقناة الواحة.",
)
WHOLE = (
    ("قال سامي الخوري إن الطريق الذي يربط القريتين، وطوله ميل، آمن.", "الطريق الذي يربط القريتين، وطوله ميل، آمن"),
    ("قال سامي الخوري إن الطريق آمن، وإن الجسر قديم.", "الطريق آمن، وإن الجسر قديم"),
    ("أكد سامي الخوري أن الطريق آمن وأن الجسر قديم.", "الطريق آمن وأن الجسر قديم"),
    ("قال سامي الخوري إن الطريق آمن لأن البلدية رممته.", "الطريق آمن لأن البلدية رممته"),
    ("قال سامي الخوري إن البلدية أعلنت أن الطريق آمن.", "البلدية أعلنت أن الطريق آمن"),
    ("قال سامي الخوري إن الطريق آمن، لكنه ضيق.", "الطريق آمن، لكنه ضيق"),
    ("أعرب سامي الخوري عن أمله في أن يكون الطريق آمنا.", "يكون الطريق آمنا"),
    ("حذر سامي الخوري من أن الطريق خطر.", "الطريق خطر"),
    ("قال سامي الخوري، بعد أن زار القرية، إن الطريق آمن.", "الطريق آمن"),
    ("قال سامي الخوري: إن الطريق آمن.", "الطريق آمن"),
    ("قال سامي الخوري ان الطريق آمن.", "الطريق آمن"),
)
SOURCES = (
    ("بحسب وزارة الصحة، انخفض عدد المرضى.", "انخفض عدد المرضى", "بحسب", "وزارة الصحة"),
    ("وبحسب وزارة الصحة، فإن عدد المرضى انخفض.", "عدد المرضى انخفض", "بحسب", "وزارة الصحة"),
    ("ووفقا لوزارة الصحة انخفض عدد المرضى.", "انخفض عدد المرضى", "وفقا", "وزارة الصحة"),
    ("انخفض عدد المرضى، بحسب وزارة الصحة.", "انخفض عدد المرضى", "بحسب", "وزارة الصحة"),
    (
        "انخفض عدد المرضى كثيرا وفقا لتقرير لمنظمة الصحة العالمية.",
        "انخفض عدد المرضى كثيرا",
        "وفقا",
        "منظمة الصحة العالمية",
    ),
    ("انخفض عدد المرضى، حسب ما أفادت سعاد الخطيب.", "انخفض عدد المرضى", "أفادت", "سعاد الخطيب"),
    ("انخفض عدد المرضى، وفق ما أعلنته وزارة الصحة.", "انخفض عدد المرضى", "أعلنته", "وزارة الصحة"),
    ("انخفض عدد المرضى، حسبما أعلن نجله.", "انخفض عدد المرضى", "أعلن", "نجله"),
    ("تونس - رويترز - انخفض عدد المرضى، بحسب وزارة الصحة.", "انخفض عدد المرضى", "بحسب", "وزارة الصحة"),
    ("بحسب الدكتور سامي الخوري من جامعة تونس، انخفض العدد.", "انخفض العدد", "بحسب", "سامي الخوري"),
    ("وبحسب ما أفاد به المرصد، انخفض عدد المرضى.", "انخفض عدد المرضى", "أفاد", "المرصد"),
    ("انخفض عدد المرضى، على ما أفاد مصدر طبي.", "انخفض عدد المرضى", "أفاد", "مصدر طبي"),
    ("انخفض عدد المرضى كثيرا، كما قال سامي الخوري.", "انخفض عدد المرضى كثيرا", "قال", "سامي الخوري"),
    ("انخفض عدد المرضى كثيرا على حد قول سامي الخوري.", "انخفض عدد المرضى كثيرا", "قول", "سامي الخوري"),
)
UNSOURCED = (
    "توزع المقاعد وفق القانون الجديد على الولايات كلها.",
    "يدفع السكان الرسوم بحسب مساحة البيت وموقعه في القرية.",
    "سارت الأمور وفقا للخطة التي وضعها المهندسون قبل عام.",
    "تجرى الانتخابات طبقا للدستور في موعدها كل أربع سنوات.",
)
UNMARKED = (
    ("وقال سامي الخوري: نحن مستعدون للعمل معا.", "نحن مستعدون للعمل معا"),
    ("تساءل سامي الخوري: أين ذهبت أموالنا؟", "أين ذهبت أموالنا؟"),
    ("قالت سعاد الخطيب: لا أعرف شيئا عن ذلك.", "لا أعرف شيئا عن ذلك"),
    ("ونفى سامي الخوري ذلك، قائلا: نحن لا نخفي شيئا.", "نحن لا نخفي شيئا"),
    ("وقال سامي الخوري: نحن مستعدون. ولدينا كل شيء. وهطل المطر.", "نحن مستعدون. ولدينا كل شيء"),
    ("سامي الخوري: لن نغلق المدارس\nعاد الوفد.", "لن نغلق المدارس"),
    ("وزير التعليم: سنفتح المدارس غدا\nعاد الوفد.", "سنفتح المدارس غدا"),
)
NO_HEADLINES = (
    "المصدر: صحيفة المرفأ\nعاد الوفد.",
    "بغداد: افتتاح معرض الكتاب\nعاد الوفد.",
    "ملاحظة: يبدأ الحفل مساء\nعاد الوفد.",
)
AFTER = (
    "«لن نغلق المدارس أبدا»، قال سامي الخوري.",
    "«لن نغلق المدارس أبدا»، يقول سامي الخوري وهو يبتسم.",
    "«لن نغلق المدارس أبدا»، هكذا قال سامي الخوري.",
)


@pytest.mark.parametrize("text", ENDS)
def test_a_reported_clause_ends_before_the_next_step_or_the_writers_words(text: str) -> None:
    found = quote(text, SAID)
    assert (found.kind, of(found.cue, text)) == (QuoteKind.INDIRECT, "قال")


@pytest.mark.parametrize(("text", "content"), WHOLE)
def test_a_reported_clause_keeps_what_belongs_to_it(text: str, content: str) -> None:
    (found,) = quotes(text)
    assert (found.span.of(text), found.kind) == (content, QuoteKind.INDIRECT)


@pytest.mark.parametrize(("text", "content", "cue", "name"), SOURCES)
def test_a_phrase_attributes_the_sentence_before_or_behind_it(text: str, content: str, cue: str, name: str) -> None:
    (found,) = quotes(text)
    assert (found.span.of(text), of(found.cue, text), found.speaker_name) == (content, cue, name)
    assert found.kind is QuoteKind.INDIRECT


@pytest.mark.parametrize("text", UNSOURCED)
def test_laws_plans_and_measures_are_no_sources(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(("text", "content"), UNMARKED)
def test_speech_without_marks_is_direct(text: str, content: str) -> None:
    found = quote(text, content)
    assert (found.kind, found.marks) == (QuoteKind.DIRECT, ())


@pytest.mark.parametrize("text", NO_HEADLINES)
def test_a_label_before_a_colon_does_not_speak(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize("text", AFTER)
def test_the_verb_may_stand_behind_the_speech(text: str) -> None:
    found = quote(text, "لن نغلق المدارس أبدا")
    assert (found.kind, found.speaker_name) == (QuoteKind.DIRECT, "سامي الخوري")


def test_marked_words_within_a_clause_are_partial_and_the_text_runs_on_behind_them() -> None:
    text = "أكد سامي الخوري أن «الهدنة صامدة حتى الآن» في المدينة، وأن المطار «مفتوح تماما»."
    clause, first, second = quotes(text)
    assert clause.kind is QuoteKind.INDIRECT
    assert [q.span.of(text) for q in (first, second)] == ["الهدنة صامدة حتى الآن", "مفتوح تماما"]
    assert {first.parent, second.parent} == {clause.id}


def test_a_clause_that_is_marked_as_a_whole_is_direct_speech() -> None:
    text = "أكد سامي الخوري أن «الهدنة صامدة حتى الآن»، مضيفا أن «المطار مفتوح تماما»."
    assert [q.kind for q in quotes(text)] == [QuoteKind.DIRECT, QuoteKind.DIRECT]


def test_a_clause_that_goes_on_behind_its_marked_beginning_is_one_report() -> None:
    text = "وأضاف سامي الخوري أن «الشاهد تراجع عن أقواله»، وأن المحكمة أجلت القضية."
    clause, part = quotes(text)
    assert clause.span.of(text) == "«الشاهد تراجع عن أقواله»، وأن المحكمة أجلت القضية"
    assert (part.parent, part.kind) == (clause.id, QuoteKind.PARTIAL)


def test_the_cue_of_a_chain_is_the_word_next_to_the_speech() -> None:
    text = "وتابع سامي الخوري حديثه قائلا: «سنعود غدا إلى البيت»."
    (found,) = quotes(text)
    assert (of(found.cue, text), of(found.speaker, text)) == ("قائلا", "سامي الخوري")


def test_each_suggestion_says_why_in_both_languages() -> None:
    text = "قال سامي الخوري إن المدارس «ستفتح أبوابها» غدا. وأضاف: «هذا وعد منا»."
    for found in quotes(text):
        assert found.reason is not None
        assert found.reason.ar
        assert found.reason.en
        assert 0 < (found.score or 0) <= 1
