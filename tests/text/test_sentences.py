from __future__ import annotations

import pytest
from hypothesis import given

from reviewer.text import analyse, paragraphs, sentences, tokenize
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتهى الاجتماع. غادر الوفد.", ["انتهى الاجتماع.", "غادر الوفد."]),
        ("متى يعود؟ لا أحد يعلم! ننتظر…  ثم نرى", ["متى يعود؟", "لا أحد يعلم!", "ننتظر…", "ثم نرى"]),
        ("ماذا؟! نعم.", ["ماذا؟!", "نعم."]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("بلغ السعر 3.5 دولار. ثم هبط.", ["بلغ السعر 3.5 دولار.", "ثم هبط."]),
        ("قال د. أحمد إن الأمر انتهى. ثم غادر.", ["قال د. أحمد إن الأمر انتهى.", "ثم غادر."]),
        ("التقى (م. خالد) أمس. وعاد.", ["التقى (م. خالد) أمس.", "وعاد."]),
        ("زار موقع site.org اليوم. ثم خرج.", ["زار موقع site.org اليوم.", "ثم خرج."]),
        ("قال: «ذهبت. ثم عدت» وانصرف. انتهى.", ["قال: «ذهبت. ثم عدت» وانصرف.", "انتهى."]),
        ('قال: "ذهبت. ثم عدت" وانصرف. انتهى.', ['قال: "ذهبت. ثم عدت" وانصرف.', "انتهى."]),
        ("قال: «ذهبت. ثم سكت.", ["قال: «ذهبت.", "ثم سكت."]),
        ("«انتهى الأمر.» هكذا قال.", ["«انتهى الأمر.»", "هكذا قال."]),
        ("وصل الوفد.\u00a0وبدأ اللقاء.", ["وصل الوفد.", "وبدأ اللقاء."]),
        ("1. البند الأول. 2. البند الثاني.", ["1. البند الأول.", "2. البند الثاني."]),
        ("  بلا نهاية  ", ["بلا نهاية"]),
        ("", []),
        (" \n\n\t", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in sentences(text)] == expected


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    text = "\n  العنوان \n\n\u00a0\nالفقرة الأولى. تتمة.\n"
    assert [p.of(text) for p in paragraphs(text)] == ["العنوان", "الفقرة الأولى. تتمة."]


@given(texts(surrogates=True))
def test_sentences_are_disjoint_in_order_and_without_white_space_around_them(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        surface = sentence.of(text)
        assert end <= sentence.start
        assert surface == surface.strip()
        end = sentence.end


@given(texts(surrogates=True))
def test_sentences_and_paragraphs_leave_out_only_white_space(text: str) -> None:
    printed = {i for i, character in enumerate(text) if not character.isspace()}
    for cut in (sentences(text), paragraphs(text)):
        assert printed <= {i for span in cut for i in range(span.start, span.end)}


@given(texts())
def test_each_sentence_lies_in_one_paragraph_and_no_paragraph_holds_a_line_end(text: str) -> None:
    lines = paragraphs(text)
    assert all("\n" not in p.of(text) for p in lines)
    assert all(sum(p.contains(s) for p in lines) == 1 for s in sentences(text))


@given(texts())
def test_an_analysis_holds_what_each_pass_finds(text: str) -> None:
    analysis = analyse(text)
    assert (analysis.tokens, analysis.sentences) == (tokenize(text), sentences(text))
    assert (analysis.paragraphs, analysis.shadow.original) == (paragraphs(text), text)
