from __future__ import annotations

from reviewer.corrections import name_candidates
from reviewer.model import Article, Entity, Span, Status

TEXT = "قال رجب طيب أردوغان ثم اردوغان ثم أُردوغان، وزار بان كي - مون بلدة أردوغان."


def entity(id_: str, words: str, type_: str = "PER", start: int = 0, **fields: object) -> Entity:
    found = TEXT.index(words, start)
    return Entity(id=id_, span=Span(found, found + len(words)), type=type_, **fields)  # pyright: ignore[reportArgumentType]


def candidates(chosen: str, *entities: Entity) -> list[str]:
    article = Article(id="a", text=TEXT, annotations=entities)
    found = article.annotation(chosen)
    assert isinstance(found, Entity)
    return name_candidates(article, found)


def test_a_surname_is_offered_the_full_name_first() -> None:
    full, short = entity("e1", "رجب طيب أردوغان"), entity("e2", "اردوغان")
    assert candidates("e2", full, short)[0] == "رجب طيب أردوغان"


def test_other_spellings_of_it_are_offered() -> None:
    assert candidates("e2", entity("e1", "أُردوغان"), entity("e2", "اردوغان")) == ["أُردوغان"]


def test_a_vocalised_name_is_offered_its_plain_letters() -> None:
    assert candidates("e1", entity("e1", "أُردوغان")) == ["أردوغان"]


def test_spaces_around_a_hyphen_go() -> None:
    assert candidates("e1", entity("e1", "بان كي - مون")) == ["بان كي مون"]


def test_names_of_another_type_or_of_what_was_refused_are_not_offered() -> None:
    refused = entity("e1", "رجب طيب أردوغان", status=Status.REJECTED)
    place = entity("e2", "أردوغان", "LOC", TEXT.rindex("أردوغان"))
    assert candidates("e3", refused, place, entity("e3", "اردوغان")) == []
