from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.text import TokenKind, normalize, snap, token_at, tokenize, tokens_in
from reviewer.text.shadow import INVISIBLE
from tests.strategies import spans, texts

WORD, NUMBER, PUNCTUATION, URL, SYMBOL = TokenKind


def visible(text: str) -> set[int]:
    return {i for i, character in enumerate(text) if not character.isspace() and character not in INVISIBLE}


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("قال محمد: «نعم».", "قال|محمد|:|«|نعم|»|."),
        ("بغداد،واشنطن؛لندن؟", "بغداد|،|واشنطن|؛|لندن|؟"),
        ("مُحَمَّدٌ رَسُولٌ", "مُحَمَّدٌ|رَسُولٌ"),
        ("العـــراق", "العـــراق"),
        ("السعر 3.5 دولار", "السعر|3.5|دولار"),
        ("1,200,000 و٣٫٥", "1,200,000|و|٣٫٥"),
        ("15% ٢٠٪", "15%|٢٠٪"),
        ("-5 درجات و(+3)", "-5|درجات|و|(|+3|)"),
        ("فاز 3-1", "فاز|3|-|1"),
        ("يوم 12/5/2024 عند 14:30", "يوم|12/5/2024|عند|14:30"),
        ("60عاما", "60|عاما"),
        ("كوردستان24", "كوردستان24"),
        ("الـ100 وبـ3 و2020", "الـ|100|وبـ|3|و|2020"),
        ("بي.بي.سي U.N. U.S", "بي.بي.سي|U.N.|U.S"),
        ("بان كي-مون", "بان|كي-مون"),
        ("2010-2020", "2010|-|2020"),
        ("https://site.org/a?b=1، ثم", "https://site.org/a?b=1|،|ثم"),
        ("(www.site.org).", "(|www.site.org|)|."),
        ("press@site.org @site_org #العراق_اليوم", "press@site.org|@site_org|#العراق_اليوم"),
        ("انتظر... ثم…", "انتظر|...|ثم|…"),
        ("d'Ivoire l’eau", "d'Ivoire|l’eau"),
        ("نعم😀لا", "نعم|😀|لا"),
        ("👨\u200d👩\u200d👧 👍🏽 ❤\ufe0f", "👨\u200d👩\u200d👧|👍🏽|❤\ufe0f"),
        ("كلمة\u00a0أخرى\nسطر", "كلمة|أخرى|سطر"),
        ("\u200fقال\u200f \u200f", "قال\u200f"),
        ("می\u200cرود", "می\u200cرود"),
        ("cafe\u0301 Straße", "cafe\u0301|Straße"),
        ("د.مُحمد", "د|.|مُحمد"),
        ("أ.بَ", "أ.بَ"),
        ("أَ.بَ.جـ قال", "أَ.بَ.جـ|قال"),
        ("بِي.بِي.سِي،", "بِي.بِي.سِي|،"),
        ("بي.بي.سي\u200f U.N.\u200f", "بي.بي.سي|U.N."),
        ("U.N.e\u0301", "U.N.e\u0301"),
        ("#عَلي @مُحَمَّد_1 #\u064bعلي", "#عَلي|@مُحَمَّد_1|#|\u064bعلي"),
        ("1\ufe0f\u20e3 #\u20e3 5", "1\ufe0f\u20e3|#\u20e3|5"),
        ("", ""),
        (" \n\u200f\t ", ""),
    ],
)
def test_a_text_is_split_into_its_tokens(text: str, surfaces: str) -> None:
    assert [t.span.of(text) for t in tokenize(text)] == [s for s in surfaces.split("|") if s]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("بغداد", WORD),
        ("مُحَمَّد", WORD),
        ("U.N.", WORD),
        ("كوردستان24", WORD),
        ("12", NUMBER),
        ("٣٫٥", NUMBER),
        ("15%", NUMBER),
        ("«", PUNCTUATION),
        ("،", PUNCTUATION),
        ("...", PUNCTUATION),
        ("https://site.org", URL),
        ("press@site.org", URL),
        ("#العراق", URL),
        ("😀", SYMBOL),
        ("1\ufe0f\u20e3", SYMBOL),
        ("#عَلي", URL),
        ("$", SYMBOL),
    ],
)
def test_a_token_has_a_kind(text: str, kind: TokenKind) -> None:
    assert [t.kind for t in tokenize(text)] == [kind]


def test_the_norm_is_the_surface_where_folding_leaves_nothing() -> None:
    (token,) = tokenize("ـــ")
    assert token.norm == "ـــ"


def test_the_norm_is_folded() -> None:
    assert [t.norm for t in tokenize("أُسْرَةٌ ٢٠٢٤ Straße")] == ["اسره", "2024", "strasse"]


@given(texts(surrogates=True))
def test_tokens_are_disjoint_and_in_order(text: str) -> None:
    ends = [0]
    for token in tokenize(text):
        assert ends[-1] <= token.span.start < token.span.end <= len(text)
        ends.append(token.span.end)


@given(texts(surrogates=True))
def test_tokens_cover_every_visible_character_and_no_white_space(text: str) -> None:
    covered = {i for t in tokenize(text) for i in range(t.span.start, t.span.end)}
    assert visible(text) <= covered
    assert not any(text[i].isspace() for i in covered)


@given(texts(surrogates=True))
def test_the_norm_belongs_to_the_surface(text: str) -> None:
    for token in tokenize(text):
        surface = token.span.of(text)
        assert token.norm
        assert token.norm == (normalize(surface) or surface)


@given(texts(), texts())
def test_a_line_is_split_alike_wherever_it_stands(before: str, text: str) -> None:
    shift = len(before) + 1
    moved = [(t.span.shifted(shift), t.kind, t.norm) for t in tokenize(text)]
    there = [(t.span, t.kind, t.norm) for t in tokenize(f"{before}\n{text}") if t.span.start >= shift]
    assert there == moved


@given(texts())
def test_the_token_at_an_offset_is_the_one_that_holds_it(text: str) -> None:
    tokens = tokenize(text)
    for offset in range(len(text)):
        holding = [t for t in tokens if t.span.start <= offset < t.span.end]
        assert token_at(tokens, offset) == (holding[0] if holding else None)
    assert token_at(tokens, len(text)) is None


@given(st.data())
def test_tokens_in_a_span_are_those_that_share_a_character_with_it(data: st.DataObject) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    tokens = tokenize(text)
    assert list(tokens_in(tokens, span)) == [t for t in tokens if t.span.overlaps(span)]


@given(st.data())
def test_a_snapped_span_has_whole_tokens_holds_what_was_visible_and_stays_so(
    data: st.DataObject,
) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    tokens = tokenize(text)
    snapped = snap(tokens, span)
    assert all(snapped.contains(t.span) for t in tokens_in(tokens, snapped))
    assert visible(text) & set(range(span.start, span.end)) <= set(range(snapped.start, snapped.end))
    assert snap(tokens, snapped) == snapped


def test_a_span_that_touches_no_token_is_left_as_it_is() -> None:
    assert snap(tokenize("نعم   لا"), Span(4, 5)) == Span(4, 5)
    assert snap((), Span(0, 3)) == Span(0, 3)
