"""Quotation marks: mending, continuation, and whether a name or speech stands between them (phenomena 17 and 18)."""

from __future__ import annotations

import pytest

from reviewer.extract.quotes.marks import marked_spans
from reviewer.model import QuoteKind
from reviewer.text import analyse
from tests.extract.reading import of
from tests.extract.roster import quote, quotes

SAID = "سنفتح المدارس يوم السبت"
PAIRS = (
    (f"«{SAID}»", "«", "»"),
    (f"“{SAID}”", "“", "”"),
    (f"”{SAID}“", "”", "“"),
    (f"“{SAID}“", "“", "“"),
    (f"“{SAID}″", "“", "″"),
    (f"″{SAID}″", "″", "″"),
    (f'"{SAID}"', '"', '"'),
    (f'“{SAID}"', "“", '"'),
    (f"«{SAID}«", "«", "«"),
    (f"»{SAID}«", "»", "«"),
    (f"« {SAID} »", "«", "»"),
    (f'" {SAID} "', '"', '"'),
    (f"« {SAID} «", "«", "«"),
    (f"‘{SAID}’", "‘", "’"),
    (f"‹{SAID}›", "‹", "›"),
    (f"''{SAID}''", "''", "''"),
)
NESTED = (
    'قال سامي الخوري: «قرأنا كتاب "البحر" معا».',
    "قال سامي الخوري: «قرأنا كتاب “البحر” معا».",
    "قال سامي الخوري: «قرأنا كتاب «البحر» معا».",
    'قال سامي الخوري: "قرأنا كتاب «البحر» معا".',
)
NAMES = (
    "قال سامي الخوري إن فيلم «ضوء المساء» جيد.",
    "قال سامي الخوري إن الفيلم الروماني الجديد «ضوء المساء» جيد.",
    "قال سامي الخوري إن رواياته، ومنها رواية «ضوء المساء»، بيعت.",
    "وأعلنت صحيفة «ضوء المساء» أنها ستغلق.",
    "قال سامي الخوري إن «نورس فون» جيد.",
    "قالت وزارة الصحة إن تطبيق «صحتي 2» متاح.",
    "قال سامي الخوري إن «GJ 667» نجم بعيد.",
    "كتب سامي الخوري على منصة «صدى الناس» أن الطريق آمن.",
    "وقال سامي الخوري إن حملة «بيتنا أخضر» بدأت. وتضم «بيتنا أخضر» مئة متطوع.",
    'قال القيادي في الحركة ورئيس مكتبها ل " نداء الجبل " سامي الخوري إن الطريق آمن.',
    "وفي حديث إلى «صوت الجبل» قال سامي الخوري إن الطريق آمن.",
    "قال سامي الخوري في ندوة تحت عنوان «الماء والحياة» إن النهر جف.",
)
SHORT = (
    ("قال سامي الخوري إن اللقاء «إيجابي ومثمر» للجميع.", "إيجابي ومثمر"),
    ("وصف سامي الخوري القرار بأنه «خطوة شجاعة».", "خطوة شجاعة"),
    ("ندد سامي الخوري بـ«سياسة التجويع» في المخيم.", "سياسة التجويع"),
    ("دعا سامي الخوري إلى «وقف فوري» للحرب.", "وقف فوري"),
    ("اعتبر سامي الخوري أن السد «خطوة في الاتجاه الصحيح».", "خطوة في الاتجاه الصحيح"),
)


@pytest.mark.parametrize(("marked", "opening", "closing"), PAIRS)
def test_marks_are_paired_in_every_shape_and_order(marked: str, opening: str, closing: str) -> None:
    text = f"قال سامي الخوري: {marked} وخرج."
    found = quote(text, SAID)
    assert found.kind is QuoteKind.DIRECT
    assert [of(mark, text) for mark in found.marks] == [opening, closing]


@pytest.mark.parametrize("text", NESTED)
def test_marks_within_marks_belong_to_the_outer_speech(text: str) -> None:
    (found,) = quotes(text)
    assert found.span.of(text).startswith("قرأنا")
    assert found.span.of(text).endswith("معا")


def test_a_word_in_marks_that_looks_like_a_cue_ends_no_clause() -> None:
    text = 'أكد سامي الخوري أن الأصوات "محذرة"، لكنه نفى أن الطريق خطر.'
    assert [q.span.of(text) for q in quotes(text)] == ['الأصوات "محذرة"', "الطريق خطر"]


def test_a_full_stop_before_the_closing_mark_stays_inside() -> None:
    text = f"قال سامي الخوري: «{SAID}.» وعاد الوفد."
    assert quote(text, f"{SAID}.").kind is QuoteKind.DIRECT


def test_speech_of_several_sentences_is_one_quote() -> None:
    said = "نعمل ليلا ونهارا. لا نريد شيئا لأنفسنا. هل هذا كثير؟"
    text = f"قال سامي الخوري: «{said}». وعاد الوفد مساء."
    assert quote(text, said).speaker_name == "سامي الخوري"


def test_speech_that_is_closed_paragraphs_later_is_one_quote() -> None:
    said = "نعمل ليلا ونهارا.\n\nلا نريد شيئا لأنفسنا.\n\nوسننجح"
    text = f"قال سامي الخوري: «{said}».\n\nوعاد الوفد مساء."
    (found,) = quotes(text)
    assert found.span.of(text) == said


def test_paragraphs_that_each_begin_with_a_mark_are_speech_of_the_same_speaker() -> None:
    first, second = "نعمل ليلا ونهارا من أجل الناس.", "ولن نتوقف قبل أن نصل إلى الهدف."
    text = f"قال سامي الخوري: «{first}\n\n«{second}»\n\nوعاد الوفد مساء."
    one, two = quotes(text)
    assert (one.span.of(text), two.span.of(text)) == (first, second)
    assert (two.kind, two.cue, two.speaker_name) == (QuoteKind.DIRECT, None, "سامي الخوري")


def test_a_mark_that_only_closes_has_its_speech_behind_the_colon() -> None:
    text = f"قال سامي الخوري: {SAID}».\nوعاد الوفد."
    assert quote(text, SAID).marks[0] is None


@pytest.mark.parametrize(
    "text",
    [
        f'قال سامي الخوري لمجموعة " البحر " إن الوفد تأخر و" {SAID} " في القرية. وعاد الوفد مساء.',
        f'قال سامي الخوري إن الوفد "تأخر كثيرا" و"{SAID}" في القرية.',
    ],
)
def test_a_mark_behind_a_conjunction_of_one_letter_opens(text: str) -> None:
    assert [of(m, text) for m in quote(text, SAID).marks] == ['"', '"']


@pytest.mark.parametrize(
    ("text", "content", "following"),
    [
        ('قال سامي الخوري: "نحن هنا منذ عام. وتابع أن الطريق آمن.', "نحن هنا منذ عام.", "الطريق آمن"),
        ("قال سامي الخوري: «نحن هنا. وعن النهر قال: «النهر جف كله».", "نحن هنا.", "النهر جف كله"),
    ],
)
def test_speech_that_is_never_closed_ends_before_the_next_report(text: str, content: str, following: str) -> None:
    assert [q.span.of(text) for q in quotes(text)] == [content, following]


@pytest.mark.parametrize("text", NAMES)
def test_names_titles_and_labels_in_marks_are_no_quotes_even_in_reported_speech(text: str) -> None:
    assert [q.span.of(text) for q in quotes(text) if q.marks] == []


@pytest.mark.parametrize(("text", "content"), SHORT)
def test_few_words_in_marks_in_reported_speech_are_a_quote(text: str, content: str) -> None:
    found = quote(text, content)
    assert (found.speaker_name, len(found.marks)) == ("سامي الخوري", 2)


def test_marks_without_speech_around_them_are_paired_all_the_same() -> None:
    found = marked_spans(analyse('قرأ «كتابا» و"كتابا آخر" و“ثالثا”.'), frozenset())
    assert len(found) == 3
