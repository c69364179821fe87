"""Hypothesis strategies: Arabic texts with all that may occur in them, and articles with findings in every layer."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from reviewer.model import (
    Annotation,
    Article,
    ArticleStatus,
    Entity,
    Modifier,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Status,
)

WORDS = "قال الوزير موسكو وبيروت اللجنة ٣٤٥ 12.5% «نعم» مُدَرِّسَةٌ کتاب 👩🏽‍🏫 e\u0301 \u200f".split()

plain_characters = st.characters(codec="utf-8", exclude_characters="\r")
any_characters = st.one_of(plain_characters, st.sampled_from("\0\ud800\udfff\u2028\ufeff"))
words = st.lists(st.sampled_from([*WORDS, "\n", "\t"]), min_size=1, max_size=12).map(" ".join)


def texts(characters: st.SearchStrategy[str] = any_characters) -> st.SearchStrategy[str]:
    return st.one_of(words, st.text(characters, min_size=1, max_size=60))


scores = st.one_of(st.none(), st.floats(0, 1))
numbers = st.one_of(st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False))
json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, st.text(any_characters, max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
extras = st.dictionaries(st.text(any_characters, max_size=6).map("x-".__add__), json_values, max_size=2)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def findings(
    draw: st.DrawFn, text: str, annotation_id: str, ids: list[str], strings: st.SearchStrategy[str]
) -> Annotation:
    """An annotation of ``text``; ``ids`` are those that its parent may have."""
    span = spans(text)
    common: dict[str, Any] = {
        "id": annotation_id,
        "span": draw(span),
        "status": draw(st.sampled_from(Status)),
        "origin": draw(strings),
        "score": draw(scores),
        "reason": draw(st.none() | st.builds(Reason, ar=strings, en=strings)),
        "extra": draw(extras),
    }
    optional, name = st.none() | span, st.none() | strings
    match draw(st.sampled_from(("entity", "quote", "number"))):
        case "entity":
            return Entity(**common, type=draw(st.sampled_from(("PER", "LOC", "نوع"))), name=draw(name))
        case "quote":
            return Quote(
                **common,
                kind=draw(st.sampled_from(QuoteKind)),
                marks=draw(st.just(()) | st.tuples(optional, optional)),
                cue=draw(optional),
                speaker=draw(optional),
                speaker_name=draw(name),
                parent=draw(st.none() | st.sampled_from(ids)),
            )
        case _:
            return Number(
                **common,
                kind=draw(st.sampled_from(NumberKind)),
                value=draw(st.one_of(st.none(), numbers, strings, st.tuples(numbers, numbers))),
                unit=draw(name),
                unit_span=draw(optional),
                modifier=draw(st.none() | st.sampled_from(Modifier)),
                modifier_span=draw(optional),
            )


@st.composite
def articles(draw: st.DrawFn, strings: st.SearchStrategy[str] | None = None) -> Article:
    """An article; ``strings`` are all its short strings, by default with lone surrogates and NUL among them."""
    text = draw(texts())
    strings = st.text(any_characters, max_size=10) if strings is None else strings
    optional = st.none() | strings
    ids = draw(st.lists(st.text(plain_characters, min_size=1, max_size=4), unique=True, max_size=5))
    return Article(
        id=draw(st.text(plain_characters, min_size=1, max_size=12)),
        text=text,
        title=draw(optional),
        language=draw(strings.filter(bool)),
        source=draw(optional),
        url=draw(optional),
        published=draw(optional),
        meta=draw(st.dictionaries(st.text(max_size=5), json_values, max_size=2)),
        status=draw(st.sampled_from(ArticleStatus)),
        annotations=tuple(draw(findings(text, i, ids, strings)) for i in ids),
        extra=draw(extras),
    )
