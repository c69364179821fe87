"""The machine measured on what its reviewers decided, from a review file made by their edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from reviewer import corrections
from reviewer.model import (
    Annotation,
    AnnotationChange,
    Article,
    ArticleStatus,
    Edit,
    Entity,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Status,
)
from reviewer.quality import Evaluation, Tally, evaluate_decisions
from reviewer.workspace import Workspace
from tests.strategies import at

TEXT = "قال الوزير سامي الخوري في بغداد إن نحو 40 ألف طالب عادوا إلى مدارسهم، وزار الوفد حلب."
MACHINE: dict[str, Any] = {"status": Status.SUGGESTED, "score": 0.9}
SUGGESTED: tuple[Annotation, ...] = (
    Entity(id="e1", span=at(TEXT, "سامي الخوري"), type="PER", origin="entities/1", **MACHINE),
    Entity(id="e2", span=at(TEXT, "بغداد"), type="ORG", origin="entities/1", **MACHINE),
    Entity(id="e3", span=at(TEXT, "الوفد"), type="ORG", origin="camel-tools", **MACHINE),
    Quote(
        id="q1",
        span=at(TEXT, "نحو 40 ألف طالب عادوا إلى مدارسهم"),
        kind=QuoteKind.INDIRECT,
        cue=at(TEXT, "قال"),
        speaker_name="بغداد",
        origin="quotes/1",
        **MACHINE,
    ),
    Number(id="n1", span=at(TEXT, "40"), kind=NumberKind.CARDINAL, value=40, origin="numbers/1", **MACHINE),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "review.sqlite", reviewer="مراجعة") as opened:
        opened.store.import_articles([Article(id="a1", text=TEXT, annotations=SUGGESTED)])
        yield opened


Step = Callable[[Article], Edit]


def after(workspace: Workspace, *steps: Step) -> Evaluation:
    for step in steps:
        workspace.apply(step(workspace.article("a1")))
    return evaluate_decisions(workspace.decisions())


def test_an_article_that_nobody_has_touched_does_not_count(workspace: Workspace) -> None:
    assert after(workspace).articles == 0


def test_what_is_undecided_does_not_count(workspace: Workspace) -> None:
    result = after(workspace, lambda a: corrections.accept(a, ["e1"]))
    assert result.articles == 1
    assert result.measures == {"entities": {"exact": Tally(1, 1, 1)}, "quotes": {}, "numbers": {}}
    finished = after(workspace, corrections.finish)
    assert finished.measures == result.measures


def test_accepted_corrected_and_added_findings_are_true_and_rejected_ones_false(workspace: Workspace) -> None:
    city = corrections.added(Article(id="a1", text=TEXT, annotations=SUGGESTED), "entity", at(TEXT, "حلب"), "مراجعة")
    result = after(
        workspace,
        lambda a: corrections.accept(a, ["e1"]),
        lambda a: corrections.retype(a, ["e2"], "LOC"),
        lambda a: corrections.reject(a, ["e3"]),
        lambda a: corrections.add(a, evolve(city, type="LOC")),
    )
    assert result.measures["entities"]["exact"] == Tally(hits=1, predicted=3, gold=3)
    assert result.types["entities"] == {"LOC": Tally(0, 0, 2), "ORG": Tally(0, 2, 0), "PER": Tally(1, 1, 1)}
    assert result.origins["entities"] == {"camel-tools": Tally(0, 1, 3), "entities/1": Tally(1, 2, 3)}
    faults = {(f.error, f.surface, f.wanted, f.found) for f in result.faults}
    assert faults == {
        ("type", "بغداد", "LOC", "ORG"),
        ("spurious", "الوفد", "", "الوفد"),
        ("missed", "حلب", "حلب", ""),
    }


def test_a_correction_is_compared_with_what_the_machine_first_had(workspace: Workspace) -> None:
    wide = at(TEXT, "نحو 40 ألف")
    result = after(
        workspace,
        lambda a: corrections.set_span(a, "n1", wide),
        lambda a: corrections.set_fields(a, "n1", value=40_000),
        lambda a: corrections.set_span(a, "n1", at(TEXT, "40 ألف")),
        lambda a: corrections.set_fields(a, "n1", unit="طالب"),
    )
    assert result.measures["numbers"]["exact"] == Tally(0, 1, 1)
    assert result.errors("numbers") == {"boundary": 1, "value": 1, "unit": 1}
    assert [(f.wanted, f.found) for f in result.faults] == [("40 ألف", "40"), ("40000", "40"), ("طالب", "")]


def test_speakers_cues_and_names_are_fields_of_a_finding_that_is_right(workspace: Workspace) -> None:
    result = after(
        workspace,
        lambda a: corrections.set_name(a, "q1", "سامي الخوري"),
        lambda a: corrections.set_name(a, "e1", "سامي فارس الخوري"),
    )
    assert result.measures["quotes"]["exact"] == Tally(1, 1, 1)
    assert result.measures["quotes"]["speaker"] == Tally(0, 1, 1)
    assert result.measures["quotes"]["cue"] == Tally(1, 1, 1)
    assert result.measures["entities"]["exact"] == Tally(1, 1, 1)
    assert [(f.layer, f.error, f.wanted, f.found) for f in result.faults] == [
        ("entities", "name", "سامي فارس الخوري", ""),
        ("quotes", "speaker", "سامي الخوري", "بغداد"),
    ]


def test_what_was_undone_does_not_count_and_what_was_redone_does(workspace: Workspace) -> None:
    after(workspace, lambda a: corrections.accept(a, ["e1"]), lambda a: corrections.retype(a, ["e2"], "LOC"))
    workspace.undo()
    assert after(workspace).measures["entities"]["exact"] == Tally(1, 1, 1)
    workspace.redo()
    assert after(workspace).measures["entities"]["exact"] == Tally(1, 2, 2)


def test_a_suggestion_that_was_removed_is_spurious_and_one_added_in_its_place_missed(workspace: Workspace) -> None:
    removed = SUGGESTED[1]
    added = Entity(id="e2", span=at(TEXT, "حلب"), type="LOC", status=Status.ADDED, origin="مراجعة")
    result = after(
        workspace,
        lambda a: corrections.accept(a, ["e1"]),
        lambda a: Edit("join", (AnnotationChange("a1", removed, None),)),
        lambda a: Edit("join", (AnnotationChange("a1", None, added),)),
    )
    assert result.measures["entities"]["exact"] == Tally(1, 2, 2)
    assert result.errors("entities") == {"spurious": 1, "missed": 1}


def test_a_finding_that_came_in_decided_counts_as_it_is_unless_it_was_corrected(workspace: Workspace) -> None:
    known = [
        evolve(SUGGESTED[0], status=Status.ACCEPTED),
        evolve(SUGGESTED[1], status=Status.CORRECTED),
        evolve(SUGGESTED[2], status=Status.REJECTED),
    ]
    article = Article(id="a2", text=TEXT, annotations=known, status=ArticleStatus.REVIEWED)
    result = evaluate_decisions([(article, {})])
    assert result.measures["entities"]["exact"] == Tally(1, 2, 1)
    assert {f.error for f in result.faults} == {"spurious"}
