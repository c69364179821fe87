from __future__ import annotations

from hypothesis import given

from reviewer.corrections import Chain, chain, give_all
from reviewer.model import Annotation, Article, ArticleStatus, Entity, Quote, QuoteKind, Span, Status
from reviewer.text import tokenize
from tests.strategies import articles

TITLES = frozenset(["وزير", "الوزير"])
TEXT = (
    "وصل وزير الخارجية سامر الحداد إلى بيروت. وقال الحداد: «نعم». ثم زار الوزير الحداد دمشق، وودمشق قريبة. "
    "وغادر وليد الحداد"
)


def at(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def person(id_: str, words: str, after: str = "", **fields: object) -> Entity:
    return Entity(**{"id": id_, "span": at(words, after), "type": "PER", **fields})  # pyright: ignore[reportArgumentType]


FULL = person("e1", "سامر الحداد")
SECOND = person("e2", "الحداد", "وقال")
THIRD = person("e3", "الحداد", "زار")


def article(*annotations: Annotation) -> Article:
    return Article(id="a1", text=TEXT, status=ArticleStatus.IN_REVIEW, annotations=annotations)


def of(one: Article, id_: str) -> Chain:
    entity = one.annotation(id_)
    assert isinstance(entity, Entity)
    return chain(one, entity, tokenize(one.text), TITLES)


def ids(found: Chain) -> list[str]:
    return [m.entity.id for m in found.mentions]


def test_a_surname_alone_belongs_to_the_full_name() -> None:
    one = article(FULL, SECOND, THIRD)
    for id_ in ("e1", "e2", "e3"):
        assert ids(of(one, id_)) == ["e1", "e2", "e3"]
        assert of(one, id_).name == "سامر الحداد"
    assert [m.alias for m in of(one, "e1").mentions] == [False, True, True]


def test_titles_before_the_names_are_told() -> None:
    titles = [m.title.of(TEXT) if m.title else None for m in of(article(FULL, SECOND, THIRD), "e1").mentions]
    assert titles == ["وزير الخارجية", None, "الوزير"]


def test_a_middle_name_may_be_left_out() -> None:
    full = person("e1", "سامر الحداد", name="سامر بن علي الحداد")
    other = person("e5", "سامر الحداد", name="سامر الحداد")
    one = article(full, SECOND, THIRD)
    assert ids(of(one, "e3")) == ["e1", "e2", "e3"]
    text = "سامر بن علي الحداد، أي سامر الحداد أو الحداد"
    spans = [(0, 18), (text.index("أي") + 3, text.index(" أو")), (len(text) - 6, len(text))]
    long = Article(
        id="a2", text=text, annotations=[Entity(id=f"e{n}", span=Span(*s), type="PER") for n, s in enumerate(spans)]
    )
    assert all(ids(of(long, f"e{n}")) == ["e0", "e1", "e2"] for n in range(3))
    assert ids(of(article(other, SECOND), "e2")) == ["e5", "e2"]


def test_a_surname_of_two_people_belongs_to_neither() -> None:
    one = article(FULL, SECOND, person("e4", "وليد الحداد"))
    assert ids(of(one, "e1")) == ["e1"]
    assert ids(of(one, "e2")) == ["e2"]


def test_a_canonical_name_decides_between_two() -> None:
    one = article(FULL, person("e2", "الحداد", "وقال", name="وليد الحداد"), person("e4", "وليد الحداد"))
    assert ids(of(one, "e4")) == ["e2", "e4"]
    assert ids(of(one, "e1")) == ["e1"]


def test_a_proclitic_in_the_span_makes_no_other_name() -> None:
    one = article(Entity(id="e1", span=at("دمشق"), type="LOC"), Entity(id="e2", span=at("ودمشق"), type="LOC"))
    assert ids(of(one, "e2")) == ["e1", "e2"]


def test_other_types_and_refused_ones_are_left_out() -> None:
    one = article(
        FULL, person("e2", "الحداد", "وقال", type="ORG"), person("e3", "الحداد", "زار", status=Status.REJECTED)
    )
    assert ids(of(one, "e1")) == ["e1"]


def test_the_quotes_of_the_speaker_belong_to_the_chain() -> None:
    said = Quote(id="q1", span=at("نعم"), kind=QuoteKind.DIRECT, speaker_name="سامر الحدّاد")
    others = Quote(id="q2", span=at("قريبة"), kind=QuoteKind.PARTIAL, speaker_name="وليد")
    assert [q.id for q in of(article(FULL, SECOND, said, others), "e2").quotes] == ["q1"]


def test_all_mentions_get_the_name_and_the_link_in_one_step() -> None:
    one = article(person("e1", "سامر الحداد", link="Q1"), SECOND, THIRD)
    found = of(one, "e2")
    assert found.unnamed == 2
    edit = give_all(one, found, found.name)
    named = edit.apply(one)
    assert edit.action == "name_chain"
    assert [(e.name, e.link) for e in named.entities] == [(None, "Q1"), ("سامر الحداد", "Q1"), ("سامر الحداد", "Q1")]
    assert of(named, "e1").unnamed == 0
    assert edit.inverse().apply(named) == one


@given(articles())
def test_every_entity_is_in_its_own_chain(one: Article) -> None:
    tokens = tokenize(one.text)
    for entity in one.entities:
        assert entity in [m.entity for m in chain(one, entity, tokens, TITLES).mentions]
