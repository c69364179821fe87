"""Annotations by their type over the whole file, and label sets that change together with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from reviewer import corrections
from reviewer.model import Article, ArticleStatus, Edit, Entity, Label, Span, Status
from reviewer.store import Store
from reviewer.workspace import CancelledError, Workspace
from tests.store.samples import VISIT, filled, market, visit

CAPITALS = "مدن وعواصم: بيروت ودمشق وعمان."


def strange(article_id: str = "strange") -> Article:
    """With a type that no label set knows, and text that SQLite cannot hold."""
    text = CAPITALS + "\ud800"
    spans = [(text.index(name), len(name)) for name in ("بيروت", "دمشق", "عمان")]
    cities = [Entity(id=f"e{n}", span=Span(s, s + length), type="GPE") for n, (s, length) in enumerate(spans, 1)]
    return Article(id=article_id, text=text, annotations=cities)


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with filled(path, [visit(), market(), strange()]) as store:
        yield Workspace(store, "سلمى")


def rows(path: Path) -> list[object]:
    """Everything that an edit may change, as another program reads it."""
    file = sqlite3.connect(path)
    found: list[object] = []
    for table, order in (("annotation", "article, key"), ("label", "layer, key"), ("article", "id"), ("tally", "1")):
        found += file.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()
    file.close()
    return found


def keys(workspace: Workspace) -> list[str]:
    return [label.key for label in workspace.labels("entity")]


def test_annotations_of_a_label_come_with_their_article(store: Store) -> None:
    found = list(store.of_label("entity", "PER"))
    assert found == [
        ("visit", ArticleStatus.NEW, visit().entities[0]),
        ("market", ArticleStatus.NEW, market().entities[0]),
    ]
    assert list(store.of_label("entity", "direct")) == []
    assert [a.id for _key, _status, a in store.of_label("quote", "direct")] == ["q1"]


def test_annotations_are_read_with_the_exact_text_of_their_article(workspace: Workspace) -> None:
    found = [annotation for _key, _status, annotation in workspace.store.of_label("entity", "GPE")]
    assert found == list(strange().entities)


def test_labels_are_counted_with_those_that_the_set_does_not_have(workspace: Workspace) -> None:
    assert workspace.label_counts() == {"PER": 2, "LOC": 1, "GPE": 3}


def test_merging_takes_the_annotations_along_and_undo_brings_every_row_back(workspace: Workspace) -> None:
    before = rows(workspace.path)
    workspace.relabel("LOC", partial(_merged, key="LOC", into="ORG"))
    assert keys(workspace) == ["PER", "ORG", "MISC"]
    assert workspace.label_counts() == {"PER": 2, "ORG": 1, "GPE": 3}
    assert workspace.article("visit").entities[1].status is Status.SUGGESTED
    assert workspace.undo_action == "merge_labels"
    workspace.undo()
    assert rows(workspace.path) == before
    workspace.redo()
    assert workspace.label_counts()["ORG"] == 1


def _merged(labels: Sequence[Label], found: Iterable[corrections.Found], *, key: str, into: str) -> Edit:
    return corrections.merge_labels(labels, key, into, found)


def test_a_type_of_an_import_can_be_merged_and_taken_in(workspace: Workspace) -> None:
    new = Label(layer="entity", key="GPE", position=0, name_ar="بلد", name_en="Country")
    workspace.apply(corrections.add_label(workspace.labels("entity"), new))
    assert keys(workspace) == ["PER", "LOC", "ORG", "MISC", "GPE"]
    workspace.undo()
    workspace.relabel("GPE", partial(_merged, key="GPE", into="LOC"))
    assert workspace.label_counts() == {"PER": 2, "LOC": 4}
    assert workspace.article("strange").text == strange().text


def test_a_renamed_key_holds_for_the_set_and_the_annotations(workspace: Workspace) -> None:
    before = rows(workspace.path)
    workspace.relabel("PER", lambda labels, found: corrections.rename_key(labels, "PER", "PERSON", found))
    assert keys(workspace) == ["PERSON", "LOC", "ORG", "MISC"]
    assert workspace.label_counts()["PERSON"] == 2
    workspace.undo()
    assert rows(workspace.path) == before


def test_rejecting_with_a_retired_type_keeps_the_counters_right(workspace: Workspace) -> None:
    (label,) = (one for one in workspace.labels("entity") if one.key == "PER")
    workspace.apply(corrections.add(visit(), _mine()))
    workspace.relabel("PER", lambda _labels, found: corrections.retire_label(label, corrections.refused(found)))
    statuses = {a.id: a.status for a in workspace.article("visit").entities if a.type == "PER"}
    assert statuses == {"e1": Status.REJECTED, "e9": Status.ADDED}
    assert workspace.article("market").status is ArticleStatus.IN_REVIEW
    assert workspace.check() == []
    assert workspace.labels("entity")[0] == evolve(label, retired=True)


def _mine() -> Entity:
    start = VISIT.index("الحداد")
    return Entity(id="e9", span=Span(start, start + 6), type="PER", status=Status.ADDED, origin="سلمى")


def test_a_stopped_change_changes_nothing(workspace: Workspace) -> None:
    before = rows(workspace.path)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(CancelledError):
        workspace.relabel("GPE", partial(_merged, key="GPE", into="LOC"), cancelled=cancelled)
    assert rows(workspace.path) == before
    assert workspace.undo_action is None


def test_progress_is_told_with_the_whole(workspace: Workspace) -> None:
    told: list[tuple[int, int, str]] = []
    workspace.relabel("GPE", partial(_merged, key="GPE", into="LOC"), on_progress=lambda *args: told.append(args))
    assert told == [(0, 3, "")]


def test_guidelines_are_none_until_they_are_written(workspace: Workspace) -> None:
    assert workspace.guidelines is None
    workspace.apply(corrections.set_guidelines(None, "# قواعد"))
    assert workspace.guidelines == "# قواعد"
    workspace.undo()
    assert workspace.guidelines is None
