"""Cues: the forms that each verb of reporting has in news, and words that only look like them."""

from __future__ import annotations

import pytest

from reviewer.extract.quotes.conjugation import conjugate
from reviewer.extract.quotes.cues import cue_at, words
from reviewer.text import normalize
from tests.extract.reading import of
from tests.extract.roster import quote, quotes

FORMS = (
    ("قال", "قال قالت قالوا قالا قالتا يقول تقول يقولون يقولان تقولان سيقول أقول نقول قائلا قائلة قائلين قائلًا"),
    ("أكد", "أكد أكدت أكدوا أكدن أكدا يؤكد تؤكد يؤكدون نؤكد مؤكدا مؤكدة مؤكدين مؤكدات"),
    ("أضاف", "أضاف أضافت أضافوا يضيف تضيف يضيفون مضيفا مضيفة"),
    ("نفى", "نفى نفت نفوا ينفي تنفي ينفون نافيا نافية نافين"),
    ("أبدى", "أبدى أبدت أبدوا يبدي تبدي مبديا مبدية"),
    ("ادعى", "ادعى ادعت ادعوا يدعي تدعي مدعيا مدعية"),
    ("تمنى", "تمنى تمنت تمنوا يتمنى تتمنى متمنيا متمنية"),
    ("اعتبر", "اعتبر اعتبرت اعتبروا يعتبر تعتبر معتبرا معتبرة"),
    ("استنكر", "استنكر استنكرت يستنكر تستنكر مستنكرا"),
    ("تحدث", "تحدث تحدثت تحدثوا يتحدث متحدثا متحدثة"),
    ("طالب", "طالب طالبت طالبوا يطالب تطالب مطالبا مطالبة"),
    ("رأى", "رأى رأت رأوا يرى ترى يرون"),
    ("دعا", "دعا دعت دعوا يدعو تدعو داعيا"),
    ("أقر", "أقر أقرت أقروا يقر مقرا مقرة"),
    ("لفت", "لفت لفتت لفتوا يلفت لافتا لافتة لافتين"),
    ("زاد", "زاد زادت زادوا"),
    ("هنأ", "هنأ هنأت هنأوا يهنئ مهنئا"),
)
JOINED = ("وقال", "فقالت", "وأضاف", "ومشيرا", "وأعلنته", "ووصفها", "أبلغهم", "بقوله", "لقولها", "بالقول", "وتأكيده")
OTHERS = ("القول السديد", "كتاب", "مؤتمر", "الرئيس", "يبلغ", "بينهما", "نقلا", "عاد", "عالمة", "طالبة", "يزيد", "جددا")
REPORTING = (
    ("أيد سامي الخوري القرار، مبررا ذلك بأن الطريق خطر.", "مبررا"),
    ("استدركت سعاد الخطيب أن الطريق خطر.", "استدركت"),
    ("يجزم سامي الخوري بأن الطريق خطر.", "يجزم"),
    ("لم يستبعد سامي الخوري أن الطريق خطر.", "يستبعد"),
    ("تساءل سامي الخوري: «من قال إن الطريق خطر؟».", None),
    ("طمأنت وزارة الصحة السكان بأن الطريق خطر.", "طمأنت"),
    ("وبين سامي الخوري أن الطريق خطر.", "بين"),
    ("شدد سامي الخوري على أن الطريق خطر.", "شدد"),
    ("أعرب سامي الخوري عن اعتقاده بأن الطريق خطر.", "أعرب"),
    ("وذكّر سامي الخوري بأن الطريق خطر.", "ذكّر"),
    ("رغم تأكيده أن الطريق خطر، عاد سامي الخوري.", None),
    ("نقل عن مسؤول لم يذكر اسمه أن الطريق خطر.", "نقل"),
)
SILENT = (
    "لم يذكر سامي الخوري أن الطريق خطر.",
    "عاد سامي الخوري دون أن يذكر أن الطريق خطر.",
    "ذُكر أن الطريق خطر.",
    "قيل إن الطريق خطر.",
    "يقال إن الطريق خطر.",
    "تبين أن الطريق خطر.",
    "في رد سامي الخوري على السؤال أن الطريق خطر دلالة.",
    "عبر سامي الخوري الجسر بعد أن هدأ المطر.",
    "وافق سامي الخوري على العرض قبل أن يسافر.",
    "رفض سامي الخوري أن يسافر.",
    "بين بغداد ودمشق طريق طويل.",
    "وقد يقول قائل إن الطريق خطر.",
    "زاد عدد السكان بعد أن افتتح الطريق.",
    "أعلنت وزارة الصحة عن لقاح يشتبه بأن مصنعا سرق تركيبته.",
    "رمم السكان الجسر باعتبار أن الطريق خطر.",
)


@pytest.mark.parametrize(("stem", "forms"), FORMS)
def test_each_verb_is_known_in_the_forms_that_news_uses(stem: str, forms: str) -> None:
    hits = {form: cue_at(normalize(form)) for form in forms.split()}
    assert {f: h and h.form.stem for f, h in hits.items()} == dict.fromkeys(forms.split(), normalize(stem))


@pytest.mark.parametrize("word", JOINED)
def test_a_cue_is_known_behind_a_conjunction_and_before_a_pronoun(word: str) -> None:
    assert cue_at(normalize(word)) is not None


@pytest.mark.parametrize("word", OTHERS)
def test_words_that_resemble_cues_are_none(word: str) -> None:
    assert cue_at(normalize(word)) is None


@pytest.mark.parametrize(
    ("word", "gender", "plural"), [("قالت", "f", False), ("يؤكد", "m", False), ("أعلنوا", "m", True)]
)
def test_a_verb_shows_the_gender_and_number_of_its_subject(word: str, gender: str, plural: bool) -> None:
    hit = cue_at(normalize(word))
    assert hit is not None
    assert (hit.form.gender, hit.form.plural) == (gender, plural)


def test_the_lexicon_is_wide() -> None:
    stems = {h.form.stem for w in words("steps") if (h := cue_at(w))}
    assert len(stems) >= 40
    assert len({form.word for stem in ("أكد", "أضاف") for form in conjugate(stem)}) > 30


@pytest.mark.parametrize(("text", "cue"), REPORTING)
def test_a_reported_clause_is_found_with_its_cue(text: str, cue: str | None) -> None:
    if cue is not None:
        assert of(quote(text, "الطريق خطر").cue, text) == cue
    else:
        assert quotes(text)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_denied_impersonal_or_another_word_reports_nothing(text: str) -> None:
    assert quotes(text) == []
