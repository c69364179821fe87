"""Names and marked words across a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from reviewer.model import Article, ArticleStatus, Entity, Number, NumberKind, Quote, QuoteKind, Status
from reviewer.store import NameIndex, names
from tests.store.samples import filled, place

TEXT = "زار سامر الحداد بيروت، ثم وبيروت وحلب. وقال الحداد: «نعم». وجاء 40 ألف زائر."


def article(id_: str, **changes: Status) -> Article:
    found = [
        Entity(id="e1", span=place(TEXT, "سامر الحداد"), type="PER", link="Q7"),
        Entity(id="e2", span=place(TEXT, "بيروت"), type="LOC"),
        Entity(id="e3", span=place(TEXT, "الحداد"), type="PER", name="سامر الحداد"),
        Entity(id="e4", span=place(TEXT, "حلب"), type="LOC", status=Status.REJECTED),
        Quote(
            id="q1",
            span=place(TEXT, "نعم"),
            kind=QuoteKind.DIRECT,
            speaker=place(TEXT, "الحداد"),
            speaker_name="سامر الحداد",
        ),
        Number(id="n1", span=place(TEXT, "40 ألف"), kind=NumberKind.CARDINAL, value=40000, unit="زائر"),
    ]
    return Article(id=id_, text=TEXT, annotations=[evolve(a, status=changes.get(a.id, a.status)) for a in found])


def test_names_are_counted_with_their_type_and_link(tmp_path: Path) -> None:
    with filled(tmp_path / "f.sqlite", [article("a"), article("b")]) as store, store.reading() as connection:
        found = {one.name: one for one in names.names(connection)}
    person = found["سامر الحداد"]
    assert (person.entities, person.quotes, person.label, person.link, person.written) == (4, 2, "PER", "Q7", True)
    assert (found["بيروت"].entities, found["بيروت"].written) == (2, False)
    assert "حلب" not in found  # refused


def test_names_come_in_the_order_of_their_use_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "STRIDE", 1)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 1

    given = [article("a"), article("b"), article("c")]
    with filled(tmp_path / "f.sqlite", given) as store, store.reading() as connection:
        first = names.names(connection, stop)
        every = names.names(connection)
    assert told == [(0, 3), (1, 3)]
    assert [one.entities for one in first] == [2, 1]
    assert [one.name for one in every] == ["سامر الحداد", "بيروت"]


def test_completions_hold_given_names_and_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path / "f.sqlite", [article("a")]) as store, store.reading() as connection:
        assert names.completions(connection).matching("بيرو", 12) == [("بيروت", 1)]
        assert names.completions(connection).count("سامر الحداد") == 3
        monkeypatch.setattr(names, "SMALL", 0)  # a large file: those that somebody gave
        assert names.completions(connection).matching("بيرو", 12) == []
        assert names.completions(connection).count("سامر الحداد") == 2


def test_what_begins_with_the_letters_comes_before_what_holds_them() -> None:
    index = NameIndex([("منير الأحمد", 50), ("أحمد العلي", 2), ("أحمد", 3), ("صلاحمد", 90)])
    assert [name for name, _n in index.matching("احمد", 12)] == ["أحمد", "أحمد العلي", "صلاحمد", "منير الأحمد"]
    assert index.matching("احمد", 1) == [("أحمد", 3)]
    assert index.matching("الع", 12) == [("أحمد العلي", 2)]
    assert index.matching("  ", 12) == []


def test_a_name_is_found_as_given_and_as_words(tmp_path: Path) -> None:
    given = [article("a"), article("b", e1=Status.REJECTED)]
    with filled(tmp_path / "f.sqlite", given) as store, store.reading() as connection:
        found = [(one, a.id, words) for one, _s, a, words in names.named(connection, ["سامر الحداد"])]
    assert found == [
        ("a", "e1", "سامر الحداد"),
        ("a", "e3", "الحداد"),
        ("a", "q1", "نعم"),
        ("b", "e3", "الحداد"),
        ("b", "q1", "نعم"),
    ]


def test_marked_words_are_found_by_the_index_and_inside_words_by_looking(tmp_path: Path) -> None:
    inside = Entity(id="e9", span=place(TEXT, "يروت"), type="MISC")
    one = article("a")
    two = one.with_annotations([*one.annotations, inside])
    with filled(tmp_path / "f.sqlite", [two]) as store, store.reading() as connection:
        found = names.marked(connection, "entity", ["بيروت", "يروت"], 2)
        speakers = names.marked(connection, "quote", ["الحداد"], 1)
    assert sorted((key, start, end) for _a, key, start, end, _use in found) == sorted(
        (e.id, e.span.start, e.span.end) for e in (one.annotation("e2"), inside) if e
    )
    assert [(key, use[3]) for _a, key, _s, _e, use in speakers] == [("q1", "سامر الحداد")]


def test_uses_tell_how_words_are_marked(tmp_path: Path) -> None:
    given = [article("a"), article("b", e2=Status.ACCEPTED)]
    with filled(tmp_path / "f.sqlite", given) as store, store.reading() as connection:
        found = dict(names.uses(connection))
    assert found[("entity", "بيروت", "LOC", None, None, None, None, 0, 0)] == 1
    assert found[("entity", "بيروت", "LOC", None, None, None, None, 0, 1)] == 1
    assert found[("entity", "حلب", "LOC", None, None, None, None, 1, 1)] == 2
    assert found[("quote", "الحداد", "direct", "سامر الحداد", None, None, None, 0, 0)] == 2
    assert found[("number", "40 ألف", "cardinal", None, None, "40000", "زائر", 0, 0)] == 2


def test_what_is_gone_is_left_out(tmp_path: Path) -> None:
    ids = [("a", "e1"), ("gone", "e1"), ("a", "gone")]
    with filled(tmp_path / "f.sqlite", [article("a")]) as store, store.reading() as connection:
        found = list(names.located(connection, ids))
    assert [(one, status, a.id, words) for one, status, a, words in found] == [
        ("a", ArticleStatus.NEW, "e1", "سامر الحداد")
    ]


def test_the_words_around_a_place(tmp_path: Path) -> None:
    span = place(TEXT, "بيروت")
    with filled(tmp_path / "f.sqlite", [article("a")]) as store, store.reading() as connection:
        _headline, before, words, after = names.around(connection, "a", span.start, span.end, 7)
    assert (before, words, after) == ("الحداد ", "بيروت", "، ثم وب")
