"""Quotes in sentences of news: kinds, marks, content, cues and speakers."""

from __future__ import annotations

import pytest

from reviewer.extract.quotes import marks_around, speaker_candidates
from reviewer.model import QuoteKind, Span
from reviewer.text import analyse
from tests.extract.reading import of
from tests.extract.roster import names, quote, quotes
from tests.strategies import at

SAID = "سنفتح المدارس يوم السبت"
MARKED = (
    (f"قال الوزير سامي الخوري: «{SAID}».", SAID, "«", "»"),
    (f"قال الوزير سامي الخوري: “{SAID}”.", SAID, "“", "”"),
    (f'قال الوزير سامي الخوري: "{SAID}".', SAID, '"', '"'),
    (f"قال الوزير سامي الخوري: «{SAID}.»", f"{SAID}.", "«", "»"),
    (f"قال الوزير سامي الخوري: « {SAID} ».", SAID, "«", "»"),
    (f"قال الوزير سامي الخوري: “{SAID}“.", SAID, "“", "“"),
    (f"وقال الوزير سامي الخوري في مؤتمر صحفي: «{SAID}».", SAID, "«", "»"),
    (f'قال الوزير سامي الخوري إن "{SAID}".', SAID, '"', '"'),
    ("سأل سامي الخوري: «هل وصلت الكتب إلى المدارس؟».", "هل وصلت الكتب إلى المدارس؟", "«", "»"),
    (f"قال الوزير سامي الخوري: «{SAID}\nوعاد الوفد مساء.", SAID, "«", None),
    (f'قال الوزير سامي الخوري: "{SAID}\n\nوعاد الوفد مساء.', SAID, '"', None),
    ('قال سامي الخوري: «قرأنا كتاب "البحر" معا».', 'قرأنا كتاب "البحر" معا', "«", "»"),
)
INDIRECT = (
    ("قال سامي الخوري إن المدارس ستفتح يوم السبت.", "المدارس ستفتح يوم السبت", "قال"),
    ("يقول سامي الخوري إن المدارس ستفتح.", "المدارس ستفتح", "يقول"),
    ("وأكد سامي الخوري أن المدارس ستفتح.", "المدارس ستفتح", "أكد"),
    ("أشار سامي الخوري إلى أن المدارس ستفتح.", "المدارس ستفتح", "أشار"),
    ("شدد سامي الخوري على أن المدارس ستفتح.", "المدارس ستفتح", "شدد"),
    ("صرح سامي الخوري بأن المدارس ستفتح.", "المدارس ستفتح", "صرح"),
    ("ونفى سامي الخوري أن يكون الجسر مغلقا.", "يكون الجسر مغلقا", "نفى"),
    ("قال سامي الخوري إنه باع البيت القديم.", "باع البيت القديم", "قال"),
    ("سامي الخوري قال إن المدارس ستفتح.", "المدارس ستفتح", "قال"),
    ("قال سامي الخوري إن المدارس ستفتح، وأضاف أن الكتب جاهزة.", "المدارس ستفتح", "قال"),
    ("قال سامي الخوري إن المدارس ستفتح، وقالت سعاد الخطيب إنها تحب الجبل.", "المدارس ستفتح", "قال"),
    ("قال سامي الخوري إن المدارس ستفتح، مؤكدا أن الكتب جاهزة.", "المدارس ستفتح", "قال"),
    ("قال سامي الخوري إن الطريق آمن، فيما بدأت البلدية أعمال الترميم.", "الطريق آمن", "قال"),
)
PARTICIPLES = (
    ("قال سامي الخوري إن المدارس ستفتح، مؤكدا أن الكتب جاهزة.", "الكتب جاهزة", "مؤكدا"),
    ("قال سامي الخوري إن المدارس ستفتح، مشيرا إلى أن الكتب جاهزة.", "الكتب جاهزة", "مشيرا"),
    ("أكد سامي الخوري أن الجسر آمن، ومشددا على أن السلامة أولا.", "السلامة أولا", "مشددا"),
    ("أكدت سعاد الخطيب أنها تعمل مع البلدية، لافتة إلى أن الماء نظيف.", "الماء نظيف", "لافتة"),
)
CARRIED = (
    ("قال سامي الخوري إن المدارس ستفتح. وأكد أن الكتب جاهزة.", "الكتب جاهزة", "أكد"),
    ("قال سامي الخوري إن المدارس ستفتح. وأضاف: «الكتب جاهزة منذ أسبوع».", "الكتب جاهزة منذ أسبوع", "أضاف"),
    ("قال سامي الخوري إن المدارس ستفتح، وأضاف أن الكتب جاهزة.", "الكتب جاهزة", "أضاف"),
    ("أضاف سامي الخوري: «المدارس مفتوحة كلها»، وتابع: «الكتب جاهزة كلها».", "الكتب جاهزة كلها", "تابع"),
    ("قال سامي الخوري إن المدارس ستفتح. وتابع قائلا: «الكتب جاهزة كلها».", "الكتب جاهزة كلها", "قائلا"),
)
SOURCES = (
    ("بحسب وزارة الصحة، انخفض عدد المرضى.", "انخفض عدد المرضى", "بحسب", "وزارة الصحة"),
    ("وبحسب رئيس البلدية، توقفت الأشغال.", "توقفت الأشغال", "بحسب", "رئيس البلدية"),
    ("وفقا لمنظمة الصحة العالمية، انخفض عدد المرضى.", "انخفض عدد المرضى", "وفقا", "منظمة الصحة العالمية"),
)
RESOLVED = (
    ("التقى الرئيس رجب طيب أردوغان الوفد. وقال أردوغان إن اللقاء ناجح.", "أردوغان", "رجب طيب أردوغان"),
    ("عاد الرئيس التركي رجب طيب أردوغان مساء. وقال الرئيس التركي إن الطريق آمن.", "الرئيس التركي", "رجب طيب أردوغان"),
    ("وصل المهندس يوسف حداد أمس. وأوضح المهندس أن الجسر آمن.", "المهندس", "يوسف حداد"),
    ("التقى رئيس البلدية يوسف حداد السكان. وأكد رئيس البلدية أن الجسر آمن.", "رئيس البلدية", "يوسف حداد"),
    ("قال المهندس يوسف حداد إن الجسر آمن.", "المهندس يوسف حداد", "يوسف حداد"),
    ("قالت الشرطة إن الحريق أخمد.", "الشرطة", "الشرطة"),
    ("نقلت وكالة رويترز عن الوزير سامي الخوري قوله إن المدارس ستفتح.", "الوزير سامي الخوري", "سامي الخوري"),
)
NONE = (
    "قرأت الطالبة رواية «البحر» في يومين.",
    "شاهد الجمهور مسرحية «ضوء المساء» أمس.",
    'فاز كتاب "رحلة الشتاء" بالجائزة.',
    "ردد المحتجون شعار «خبز وعمل».",
    'تبنى تنظيم "داعش" الهجوم.',
    "«لن نغلق المستشفى».",
    "يذكر أن المتحف أغلق قبل عامين.",
    "يعتقد أن المتحف قديم جدا.",
    "يشار إلى أن المتحف أغلق.",
    "من المتوقع أن تهطل الأمطار.",
    "تجمع السكان قبل أن تشهد المدينة مطرا.",
    "وعبر الوزير الجسر إلى القرية.",
)


@pytest.mark.parametrize(("text", "content", "opening", "closing"), MARKED)
def test_what_stands_in_marks_after_a_cue_is_direct_speech(
    text: str, content: str, opening: str, closing: str | None
) -> None:
    (found,) = quotes(text)
    assert (found.kind, found.span.of(text)) == (QuoteKind.DIRECT, content)
    assert [of(mark, text) for mark in found.marks] == [opening, closing]
    assert found.speaker_name == "سامي الخوري"


@pytest.mark.parametrize(("text", "content", "cue"), INDIRECT)
def test_a_reported_clause_begins_after_the_complementiser_and_ends_before_the_next_step(
    text: str, content: str, cue: str
) -> None:
    found = quote(text, content)
    assert (found.kind, found.marks, of(found.cue, text)) == (QuoteKind.INDIRECT, (), cue)
    assert (of(found.speaker, text), found.speaker_name) == ("سامي الخوري", "سامي الخوري")


@pytest.mark.parametrize(("text", "content", "cue"), PARTICIPLES)
def test_a_participle_reports_what_the_subject_of_its_sentence_says(text: str, content: str, cue: str) -> None:
    first, found = quotes(text)[0], quote(text, content)
    assert of(found.cue, text) == cue
    assert (found.speaker, found.speaker_name) == (first.speaker, first.speaker_name)
    assert found.speaker is not None


@pytest.mark.parametrize(("text", "content", "cue"), CARRIED)
def test_a_verb_without_a_subject_of_its_own_has_the_speaker_before_it(text: str, content: str, cue: str) -> None:
    found = quote(text, content)
    assert (of(found.cue, text), found.speaker, found.speaker_name) == (cue, None, "سامي الخوري")


@pytest.mark.parametrize(("text", "content", "cue", "name"), SOURCES)
def test_a_phrase_that_names_the_source_attributes_its_sentence(text: str, content: str, cue: str, name: str) -> None:
    found = quote(text, content)
    assert (found.kind, of(found.cue, text), found.speaker_name) == (QuoteKind.INDIRECT, cue, name)


@pytest.mark.parametrize(("text", "speaker", "name"), RESOLVED)
def test_a_speaker_is_resolved_to_the_full_name(text: str, speaker: str, name: str) -> None:
    (found,) = quotes(text)
    assert (of(found.speaker, text), found.speaker_name) == (speaker, name)


@pytest.mark.parametrize("text", NONE)
def test_names_titles_and_impersonal_phrases_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_marked_words_in_a_reported_clause_are_partial_with_the_clause_as_parent() -> None:
    text = "قال سامي الخوري إن المدارس «ستفتح أبوابها كاملة» يوم السبت."
    outer, inner = quotes(text)
    assert (outer.kind, inner.kind) == (QuoteKind.INDIRECT, QuoteKind.PARTIAL)
    assert inner.span.of(text) == "ستفتح أبوابها كاملة"
    assert (inner.parent, inner.cue, inner.speaker_name) == (outer.id, outer.cue, outer.speaker_name)
    assert [of(mark, text) for mark in inner.marks] == ["«", "»"]


def test_the_words_of_a_quote_in_the_headline_have_the_same_speaker() -> None:
    text = "وعد بإصلاح «شامل وسريع»\n\nقال الوزير سامي الخوري إن الإصلاح «شامل وسريع» هذه السنة."
    headline = quotes(text)[0]
    assert (headline.kind, headline.parent, headline.speaker) == (QuoteKind.PARTIAL, None, None)
    assert headline.speaker_name == "سامي الخوري"


def test_speech_after_a_colon_needs_no_marks() -> None:
    text = "وقال سامي الخوري: نحن مستعدون للعمل معا."
    found = quote(text, "نحن مستعدون للعمل معا")
    assert (found.kind, found.marks, found.speaker_name) == (QuoteKind.DIRECT, (), "سامي الخوري")


def test_a_missing_mark_makes_a_quote_less_sure() -> None:
    whole, half = MARKED[0][0], MARKED[9][0]
    assert (quotes(half)[0].score or 0) < (quotes(whole)[0].score or 0)


@pytest.mark.parametrize("selected", [f"«{SAID}»", SAID, f" {SAID}"])
def test_the_marks_around_a_reviewers_span_are_found_inside_and_outside_of_it(selected: str) -> None:
    text = f"قال سامي الخوري: « {SAID} »." if selected.startswith(" ") else MARKED[0][0]
    opening, closing = marks_around(text, at(text, selected))
    assert (of(opening, text), of(closing, text)) == ("«", "»")


def test_a_span_without_marks_around_it_has_none() -> None:
    assert marks_around("قال إن المدارس ستفتح", Span(3, 8)) == (None, None)


def test_the_nearest_person_before_a_quote_is_its_likeliest_speaker() -> None:
    text = "زارت سعاد الخطيب بغداد. والتقت يوسف حداد هناك. «سنعود غدا إلى البيت»."
    found = speaker_candidates(analyse(text), at(text, "سنعود غدا إلى البيت"), names(text))
    assert [candidate.name for candidate in found] == ["يوسف حداد", "سعاد الخطيب"]
    assert of(found[0].span, text) == "يوسف حداد"
