"""The statistical part of the entity layer: features, the forms of words, the model and the meaning of scores."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer.extract.entities import calibration, frames
from reviewer.extract.entities.calibration import calibrated
from reviewer.extract.entities.evidence import evidence
from reviewer.extract.entities.features import Features
from reviewer.extract.entities.paradigms import NAMES, paradigm
from reviewer.extract.entities.tagger import model, read, spans
from reviewer.text import analyse, normalize

WORDS = st.lists(st.text("ابتثجحدرسعفقكلمنهويءةى «»()،.0123", min_size=1, max_size=8), max_size=30)


def words(text: str) -> list[tuple[str, str]]:
    return [(token.span.of(text), token.norm) for token in analyse(text).tokens]


def norms(text: str) -> list[str]:
    return [normalize(word) for word in text.split()]


def proposals(text: str) -> set[tuple[str, str]]:
    return {(m.span.of(text), m.type) for m in read(analyse(text)).mentions}


@given(WORDS)
def test_every_word_has_its_features_and_a_model_sees_only_those_that_it_has(sentence: list[str]) -> None:
    pairs = [(word, normalize(word)) for word in sentence]
    (everything,), (kept,) = Features().of([pairs]), model().features.of([pairs])
    assert len(everything) == len(kept) == len(pairs)
    for few, every in zip(kept, everything, strict=True):
        assert all(isinstance(feature, bytes) and feature.decode() in every for feature in few)


def test_features_do_not_depend_on_what_was_asked_before() -> None:
    text = "أعلن الوزير سالم الخطيب في بيروت أن الحكومة ستعود إلى المدينة"
    features = Features()
    features.of([words("وصل الخطيب إلى صنعاء")])
    assert features.of([words(text)]) == Features().of([words(text)])


def test_spelling_that_the_normalised_form_confuses_is_a_feature() -> None:
    assert "w=على" in Features().of([words("اتفق الجانبان على الخطة")])[0][2]
    assert "w=علي" in Features().of([words("اتفق الجانبان علي الخطة")])[0][2]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", []),
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("O I-LOC I-LOC", [(1, 3, "LOC")]),
        ("B-ORG I-LOC", [(0, 1, "ORG"), (1, 2, "LOC")]),
        ("O B-MISC", [(1, 2, "MISC")]),
    ],
)
def test_spans_of_tags(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(spans(tags.split())) == expected


def test_forms_of_a_word_tell_a_name_from_a_noun() -> None:
    article, possessive = NAMES.index("al"), NAMES.index("po")
    assert paradigm("كتاب")[article] > paradigm("بوتين")[article]
    assert paradigm("كتاب")[possessive] > paradigm("موسكو")[possessive]


def test_a_country_has_its_nisba() -> None:
    assert paradigm(normalize("العراق"))[NAMES.index("ni")] != "0"


@pytest.mark.parametrize("word", ["", "ا", "\U0010ffff", "قققققققق", "zebra"])
def test_unknown_words_have_no_forms(word: str) -> None:
    assert paradigm(word) == ""


def test_place_in_a_known_phrase() -> None:
    marks = frames.phrase_marks(norms("زار الوفد كوريا الجنوبية وبغداد"))
    assert marks[2:] == ["LOCB2", "LOCE2", "LOCB1'"]


def test_the_longest_phrase_counts() -> None:
    assert frames.phrase_marks(norms("قرار مجلس الأمن الدولي"))[1:] == ["ORGB2", "ORGI2", "ORGE2"]


def test_a_noun_announces_over_adjectives_and_complements() -> None:
    assert frames.announced(norms("قال الرئيس التركي السابق أردوغان هنا")) == ["", "", "T0", "T1", "T2", ""]


def test_words_between_marks() -> None:
    assert frames.enclosed(norms("حركة « فتح » عادت ( أمس )")) == ["", "", "q1", "", "", "", "b1", ""]
    assert frames.enclosed(norms("قال « إن العمل مستمر")) == [""] * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الرئيس الروسي فلاديمير بوتين إلى باريس أمس", {("فلاديمير بوتين", "PER"), ("باريس", "LOC")}),
        ("عاد الوفد إلى القاهرة قادما من دمشق", {("القاهرة", "LOC"), ("دمشق", "LOC")}),
    ],
)
def test_the_model_proposes_names_without_titles(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= proposals(text)


def test_a_sentence_without_names_has_no_proposals() -> None:
    assert proposals("ارتفعت أسعار الخضار في السوق هذا الأسبوع بسبب موجة البرد") == set()


def test_other_sentences_of_an_article_speak_for_a_word() -> None:
    sentences = [norms("قال الرئيس التركي أردوغان ذلك"), norms("وعاد أردوغان"), norms("عاد الوفد")]
    told = evidence(sentences)
    assert told[1][1] == ["dc=2", "dT"]
    assert told[0][3] == ["dc=2"]  # what the word says at its own place is no news
    assert told[2] == [["dc=2", *told[2][0][1:]], []]


def test_the_model_has_an_opinion_of_what_others_propose() -> None:
    analysis = analyse("وصل الرئيس الروسي فلاديمير بوتين إلى باريس أمس")
    reading = read(analysis)
    person = next(m for m in reading.mentions if m.type == "PER")
    assert reading.support(person) > 0.8 > reading.support(evolve(person, type="ORG"))
    assert reading.support(evolve(person, first=0, last=1)) < 0.2


def test_a_place_begins_where_the_model_says() -> None:
    analysis = analyse("قصفت الطائرات بلدات في جنوب لبنان أمس")
    place = next(m for m in read(analysis).mentions if m.type == "LOC")
    assert read(analysis).begins_later(evolve(place, first=place.first - 1))
    assert not read(analysis).begins_later(place)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["gazetteer", "grammar", "model", "document"]))
def test_calibration_keeps_the_order_of_scores(one: float, other: float, source: str) -> None:
    for kind in ("PER", "LOC", "ORG", "MISC"):
        low, high = sorted((one, other))
        assert 0 <= calibrated(source, kind, low) <= calibrated(source, kind, high) <= 1


def test_a_source_that_was_never_measured_keeps_its_score() -> None:
    assert calibrated("guess", "PER", 0.4) == 0.4


def test_calibration_reads_its_table_by_type(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {("model", "*"): ([0.0, 0.5], [0.2, 0.9]), ("model", "LOC"): ([0.0], [0.7])}
    monkeypatch.setattr(calibration, "_steps", lambda: table)
    assert [calibrated("model", kind, 0.6) for kind in ("PER", "LOC")] == [0.9, 0.7]
    assert calibrated("model", "PER", 0.49) == 0.2
