"""What holds for the quotes of any text: offsets, marks and parents are sound, whatever stands in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.extract.quotes import find_quotes
from reviewer.extract.quotes.marks import MARKS
from reviewer.model import Quote
from reviewer.text import analyse
from tests.extract.roster import names
from tests.strategies import texts

SOUP = st.lists(
    st.sampled_from(
        [
            *MARKS, "'", "''", "‘", "’", " ", " ", " ", "\n", ".", "،", ":", "قال ", "وأضاف ", "إن ", "أن ", "قائلا ",
            "مؤكدا ", "سامي الخوري", "وزير النقل ", "بحسب ", "وفقا ل", "على حد قوله", "المدارس ستفتح", "«نعم»", "ـ",
            "\u200f", "\u00a0", "\u064b", "في ", "عن ", "نقلا عن ", "وزارة الصحة", "جاء في بيان ", "قوله ",
            "نحن نعمل", "(", ")", "-",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip
TASHKEEL = st.lists(st.sampled_from(["", "", "", "\u064e", "\u0651", "ـ", "\u200f"]), min_size=60, max_size=60)
SENTENCE = "قال سامي الخوري إن المدارس «ستفتح أبوابها» غدا، مؤكدا أن الطريق آمن."


def sound(text: str, found: list[Quote]) -> None:
    ids = {q.id: q for q in found}
    assert len(ids) == len(found)
    for quote in found:
        content = quote.span.of(text)
        assert content.strip() == content
        assert all(span.end <= len(text) for span in quote.spans())
        for mark in quote.marks:
            assert mark is None or set(mark.of(text)) <= set(MARKS + "'‘’‛")
            assert mark is None or not quote.span.overlaps(mark)
        if quote.parent is not None:
            assert ids[quote.parent].span.contains(quote.span)


@given(SOUP)
def test_any_heap_of_marks_and_cues_is_read_soundly(text: str) -> None:
    sound(text, find_quotes(analyse(text), names(text)))


@given(texts())
def test_any_text_is_read_soundly(text: str) -> None:
    sound(text, find_quotes(analyse(text), []))


@given(TASHKEEL)
def test_tashkeel_tatweel_and_bidi_marks_change_no_quote(signs: list[str]) -> None:
    text = "".join(c + (signs[i] if c.isalpha() and i < len(signs) else "") for i, c in enumerate(SENTENCE))
    plain = find_quotes(analyse(SENTENCE), names(SENTENCE))
    marked = find_quotes(analyse(text), [])
    assert [(q.kind, q.marks == ()) for q in marked] == [(q.kind, q.marks == ()) for q in plain]
