"""Hypothesis strategies that all tests share: texts, spans, annotations and articles as the program may meet them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reviewer.model import (
    Annotation,
    Article,
    ArticleStatus,
    Entity,
    Layer,
    Modifier,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Status,
    Value,
)

# A slow machine is no failure, and a run is short enough to be run often.
settings.register_profile("house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
WORDS = (
    "قال وقالت وزير الخارجية واشنطن بغداد وبالرياض للأمم وللأمم المتحدة لبنان كوريا وموسكو مُحَمَّد الرَّئيس اللّٰه "
    "العـــراق الـ لـلأمم مدرسةٌ هُدى إلى آخر مؤتمر شيئًا عبدالله فلسطين بيروت ولبنان گزارش پاکستان کریم سنة دولار"
).split()
LATIN = (
    "Reuters",
    "U.N.",
    "iPhone",
    "Straße",
    "É",
    "İstanbul",
    "cafe\u0301",
    "news@site.org",
    "https://site.org/a?b=1",
)
DIGITS = ("7", "2024", "٣٫٥", "1,200", "٪", "15%", "۴۵", "60عاما", "الـ100", "كوردستان24", "3-1", "+5")
PICTURES = ("😀", "👍🏽", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇮🇶", "1\ufe0f\u20e3", "𝒜", "𐤀")
PUNCTUATION = (*".،؛؟!:«»“”\"'()[]-–…/", "...", "؟!", "د.", "#", "@")
GAPS = (" ", " ", " ", "\u00a0", "\n", "\n\n", "", "", "\t", "\u200f", " \u200f", "\u200c", "  ")
SURROGATES = ("\ud800", "\udfff", "ك\ud83dك")


def words() -> st.SearchStrategy[str]:
    """Arabic words, with tashkeel and tatweel only where a letter carries them."""
    letter = st.builds(
        lambda base, marks: base + marks, st.sampled_from(LETTERS), st.sampled_from(["", "", "", *HARAKAT, "َّ", "ـ"])
    )
    return st.sampled_from(WORDS) | st.lists(letter, min_size=1, max_size=7).map("".join)


def prose() -> st.SearchStrategy[str]:
    """Arabic words with single spaces and ordinary punctuation between them."""
    gap = st.sampled_from([" ", " ", " ", "، ", ". ", " «", "» ", ": ", "\n"])
    return st.lists(st.tuples(words(), gap), min_size=1, max_size=14).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


def texts(*, min_pieces: int = 0, max_pieces: int = 18, surrogates: bool = False) -> st.SearchStrategy[str]:
    """Texts as they come in: words, digits, Latin, emoji, marks, all kinds of gaps, each beside any other.

    With ``surrogates`` also lone surrogates, which no encoder accepts.
    """
    pieces = [
        words(),
        st.sampled_from([*LATIN, *DIGITS, *PICTURES]),
        st.sampled_from(PUNCTUATION),
        st.text(LETTERS + HARAKAT + "ـ\u200f", min_size=1, max_size=5),
    ]
    if surrogates:
        pieces.append(st.sampled_from(SURROGATES))
    piece = st.tuples(st.one_of(pieces), st.sampled_from(GAPS)).map("".join)
    return st.lists(piece, min_size=min_pieces, max_size=max_pieces).map("".join)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of ``text``, which must not be empty; short ones are more likely."""
    start = draw(st.integers(0, len(text) - 1))
    length = draw(st.integers(1, 12) | st.integers(1, len(text)))
    return Span(start, min(len(text), start + length))


def names() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "محمد العلي", "الأُمم المتحدة", "UNESCO", "😀", "«خبر»\u200f", *WORDS])


def notes() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "يراجع", "سطر\nوسطر", "see page 2 😀", "ك\ud83dك"])


def json_objects() -> st.SearchStrategy[dict[str, Any]]:
    """What an importer keeps besides: keys that the format does not know, with any JSON value."""
    leaf = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    value = st.recursive(
        leaf | names(),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
        max_leaves=4,
    )
    return st.dictionaries(st.sampled_from(["x_desk", "x_note", "قسم", "byline"]), value, max_size=2)


def values() -> st.SearchStrategy[Value]:
    scalar = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    edtf = st.sampled_from(["2024-05-01", "2024-05", "T14:30", "2023/2024", "199X"])
    return st.none() | scalar | edtf | st.tuples(scalar, scalar)


@st.composite
def findings(
    draw: st.DrawFn,
    text: str,
    annotation_id: str,
    *,
    layer: Layer | None = None,
    statuses: Sequence[Status] = tuple(Status),
    parents: Sequence[str] = (),
) -> Annotation:
    """An annotation of ``text``, with any of its fields filled; ``parents`` are ids that a quote may name."""
    span = spans(text)
    maybe_span, maybe_name = st.none() | span, st.none() | names()
    common: dict[str, Any] = {
        "id": annotation_id,
        "span": draw(span),
        "status": draw(st.sampled_from(statuses)),
        "origin": draw(st.sampled_from(["", "gazetteer 1.0", "import", "مراجع"])),
        "score": draw(st.none() | st.floats(0, 1)),
        "reason": draw(st.none() | st.builds(Reason, ar=names(), en=st.just("a reason"))),
        "note": draw(st.none() | notes()),
        "extra": draw(st.just({}) | json_objects()),
    }
    match layer or draw(st.sampled_from(["entity", "quote", "number"])):
        case "entity":
            return Entity(
                **common,
                type=draw(st.sampled_from(["PER", "LOC", "ORG", "MISC"])),
                name=draw(maybe_name),
                link=draw(st.sampled_from([None, None, "Q1234", "https://site.org/ا"])),
            )
        case "quote":
            return Quote(
                **common,
                kind=draw(st.sampled_from(QuoteKind)),
                marks=draw(st.just(()) | st.tuples(maybe_span, maybe_span)),
                cue=draw(maybe_span),
                speaker=draw(maybe_span),
                speaker_name=draw(maybe_name),
                parent=draw(st.sampled_from([None, *parents])),
                continues=draw(st.sampled_from([None, *parents])),
            )
        case _:
            return Number(
                **common,
                kind=draw(st.sampled_from(NumberKind)),
                value=draw(values()),
                unit=draw(st.sampled_from([None, "USD", "%", "year", "وزيرا"])),
                unit_span=draw(maybe_span),
                modifier=draw(st.none() | st.sampled_from(Modifier)),
                modifier_span=draw(maybe_span),
            )


@st.composite
def articles(
    draw: st.DrawFn,
    article_id: str = "a1",
    *,
    text: st.SearchStrategy[str] | None = None,
    max_annotations: int = 5,
    statuses: Sequence[Status] = tuple(Status),
    article_statuses: Sequence[ArticleStatus] = tuple(ArticleStatus),
) -> Article:
    """An article with annotations of all layers that may overlap and nest; none where the text is empty."""
    body = draw(texts() if text is None else text)
    found: list[Annotation] = []
    for index in range(draw(st.integers(0, max_annotations)) if body else 0):
        layer: Layer = draw(st.sampled_from(["entity", "quote", "number"]))
        made = f"{layer[0]}{draw(st.sampled_from(['', '0']))}{index + 1}"
        parents = [a.id for a in found if a.layer == "quote"]
        found.append(draw(findings(body, made, layer=layer, statuses=statuses, parents=parents)))
    return Article(
        id=article_id,
        text=body,
        title=draw(st.none() | names()),
        language=draw(st.sampled_from(["ar", "ar-IQ", "en"])),
        source=draw(st.none() | names()),
        url=draw(st.sampled_from([None, "https://site.org/1"])),
        published=draw(st.sampled_from([None, "2024-05-01", "2024-05-01T10:00:00+03:00"])),
        meta=draw(st.just({}) | json_objects()),
        status=draw(st.sampled_from(article_statuses)),
        note=draw(st.none() | notes()),
        flagged=draw(st.booleans()),
        annotations=tuple(found),
        extra=draw(st.just({}) | json_objects()),
    )


def at(text: str, surface: str) -> Span:
    """The span of the only occurrence of ``surface`` in ``text``."""
    assert text.count(surface) == 1, surface
    start = text.index(surface)
    return Span(start, start + len(surface))
