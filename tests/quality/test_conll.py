"""Entities on tagged tokens: strict and lenient reading, and spans of the machine on whole tokens."""

from __future__ import annotations

import pytest
from attrs import evolve

from reviewer.model import Entity, Span
from reviewer.quality import Tally, conll

LINES = """
زار O
سامي B-PERS
الخوري I-PERS
وبيروت B-LOC

في O
مجلس I-ORG
الأمن I-ORG
ليلى B-PERS
حداد B-PERS
"""


def sentences(text: str = LINES) -> list[conll.Sentence]:
    return list(conll.read(text.splitlines()))


def found(text: str = LINES, *, lenient: bool = False) -> list[tuple[str, str]]:
    articles = conll.documents(sentences(text), lenient=lenient)
    return [(e.type, e.span.of(a.text)) for a in articles for e in a.entities]


def test_sentences_become_paragraphs_and_tags_entities() -> None:
    (article,) = conll.documents(sentences())
    assert article.text == "زار سامي الخوري وبيروت\nفي مجلس الأمن ليلى حداد"
    strict = [("PER", "سامي الخوري"), ("LOC", "وبيروت"), ("PER", "ليلى"), ("PER", "حداد")]
    assert found() == strict


def test_the_lenient_reading_starts_an_entity_at_a_stray_inside_tag() -> None:
    assert ("ORG", "مجلس الأمن") in found(lenient=True)
    assert [e for e in found(lenient=True) if e[0] != "ORG"] == found()
    changing = "أ B-LOC\nب I-ORG\n"
    assert found(changing) == [("LOC", "أ")]
    assert found(changing, lenient=True) == [("LOC", "أ"), ("ORG", "ب")]


def test_a_line_without_a_tag_is_told_by_its_number() -> None:
    with pytest.raises(ValueError, match=r"^2$"):
        sentences("زار O\nسامي\n")


@pytest.mark.parametrize(
    ("line", "right"),
    [("سامي B-PERS", True), ("زار\tO", True), ("وفي DT O", True), ("زار الوزير بيروت", False), ('{"id": 1}', False)],
)
def test_a_file_is_known_by_its_first_line(line: str, right: bool) -> None:
    assert conll.is_conll(line) is right


def test_a_proclitic_left_outside_still_is_that_token() -> None:
    (article,) = conll.documents(sentences())
    place = article.text.index("بيروت")
    entities = [
        Entity(id="e1", span=Span(4, 8), type="PER"),
        Entity(id="e2", span=Span(5, 15), type="PER"),  # سامي has its tag already
        Entity(id="e3", span=Span(place, place + 5), type="LOC"),
    ]
    snapped = conll.on_tokens(article.with_annotations(entities))
    assert [(e.type, e.span.of(article.text)) for e in snapped.entities] == [("PER", "سامي"), ("LOC", "وبيروت")]


def test_strict_lenient_and_types_are_measured() -> None:
    strict, lenient = conll.documents(sentences()), conll.documents(sentences(), lenient=True)
    guess = LINES.replace("وبيروت B-LOC", "وبيروت B-ORG").replace("حداد B-PERS", "حداد I-PERS")
    theirs = [conll.documents(sentences(guess), lenient=free) for free in (False, True)]
    result = conll.evaluate_tokens(strict, theirs[0], (lenient, theirs[1]))
    assert result.measures["entities"]["exact"] == Tally(1, 3, 4)
    assert result.measures["entities"]["exact, lenient"] == Tally(2, 4, 5)
    assert result.types["entities"] == {"LOC": Tally(0, 0, 1), "ORG": Tally(0, 1, 0), "PER": Tally(1, 2, 3)}
    assert result.errors("entities") == {"type": 1, "boundary": 1, "missed": 1}


def test_a_long_file_is_cut_into_articles_between_sentences() -> None:
    many = sentences() * 20
    articles = conll.documents(many)
    assert len(articles) > 1
    assert len({a.id for a in articles}) == len(articles)
    assert [line for a in articles for line in a.text.split("\n")] == [" ".join(t for t, _ in s) for s in many]
    assert sum(len(a.entities) for a in articles) == 20 * len(found())
    assert conll.on_tokens(articles[0]) == evolve(articles[0])
