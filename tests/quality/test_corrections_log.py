"""The correction log of a review file, and the extractors as its decisions judge them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer import corrections
from reviewer.filewide import Watch
from reviewer.model import Annotation, Article, Edit, Entity, Modifier, Number, NumberKind, Quote, QuoteKind, Status
from reviewer.quality import Correction, CorrectionLog, Tally, evaluate_decisions
from reviewer.workspace import Workspace
from tests.strategies import at

TEXT = 'قال الوزير سامي الخوري في بغداد: "عاد نحو 40 ألف طالب"، وزار الوفد حلب.'
MACHINE: dict[str, Any] = {"status": Status.SUGGESTED, "score": 0.9}
SUGGESTED: tuple[Annotation, ...] = (
    Entity(id="e1", span=at(TEXT, "الوزير سامي الخوري"), type="PER", origin="entities/1", **MACHINE),
    Entity(id="e2", span=at(TEXT, "بغداد"), type="ORG", origin="entities/1", **MACHINE),
    Entity(id="e3", span=at(TEXT, "الوفد"), type="ORG", origin="other/2", **MACHINE),
    Quote(id="q1", span=at(TEXT, "عاد نحو 40 ألف طالب"), kind=QuoteKind.DIRECT, origin="quotes/1", **MACHINE),
    Number(id="n1", span=at(TEXT, "40"), kind=NumberKind.CARDINAL, value=40, origin="numbers/1", **MACHINE),
)
Step = Callable[[Article], Edit]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "review.sqlite", reviewer="مراجعة") as opened:
        opened.store.import_articles([Article(id="a1", text=TEXT, annotations=SUGGESTED)])
        yield opened


def after(workspace: Workspace, *steps: Step) -> CorrectionLog:
    for step in steps:
        workspace.apply(step(workspace.article("a1")))
    return workspace.correction_log()


def only(log: CorrectionLog) -> Correction:
    (one,) = log.corrections
    return one


def scores(log: CorrectionLog) -> dict[tuple[str, str | None, str | None], Tally]:
    return {(s.layer, s.label, s.origin): s.tally for s in log.scores}


def test_without_decisions_there_is_no_log(workspace: Workspace) -> None:
    assert after(workspace) == CorrectionLog()


def test_what_was_accepted_as_it_was_is_not_in_the_log_but_in_the_precision(workspace: Workspace) -> None:
    log = after(workspace, lambda a: corrections.accept(a, ["e1"]))
    assert log.corrections == ()
    assert scores(log)["entity", "PER", None] == Tally(1, 1, 1)
    assert log.scores[0].precision == 1.0


@pytest.mark.parametrize(
    ("words", "said"),
    [("سامي الخوري", "too_long"), ("الوزير سامي الخوري في", "too_short"), ("قال الوزير سامي", "shifted")],
)
def test_a_span_is_too_long_too_short_or_shifted(workspace: Workspace, words: str, said: str) -> None:
    one = only(after(workspace, lambda a: corrections.set_span(a, "e1", at(TEXT, words))))
    assert one.classes == (said,)
    assert one.machine is not None
    assert one.human is not None
    assert (one.machine.surface, one.human.surface) == ("الوزير سامي الخوري", words)
    assert one.human.finding.span == at(TEXT, words)


def test_several_classes_can_be_said_of_one_finding(workspace: Workspace) -> None:
    one = only(
        after(
            workspace,
            lambda a: corrections.set_span(a, "n1", at(TEXT, "40 ألف")),
            lambda a: corrections.set_fields(a, "n1", value=40_000, unit="طالب", modifier=Modifier.APPROX),
        )
    )
    assert set(one.classes) == {"too_short", "value", "unit", "modifier"}
    assert one.machine is not None
    assert one.human is not None
    assert (one.machine.detail, one.human.detail) == ("40", "approx 40000 طالب")


def test_types_names_speakers_cues_kinds_and_marks(workspace: Workspace) -> None:
    quoted = at(TEXT, '"عاد')
    log = after(
        workspace,
        lambda a: corrections.retype(a, ["e2"], "LOC"),
        lambda a: corrections.set_name(a, "e1", "سامي فارس الخوري"),
        lambda a: corrections.set_fields(a, "q1", cue=at(TEXT, "قال"), speaker=at(TEXT, "سامي الخوري")),
        lambda a: corrections.set_fields(a, "q1", kind=QuoteKind.PARTIAL, marks=(quoted, None)),
    )
    said = {one.id: set(one.classes) for one in log.corrections}
    assert said == {"e1": {"name"}, "e2": {"type"}, "q1": {"cue", "speaker", "kind", "marks"}}


def test_a_refused_suggestion_is_spurious_and_an_added_finding_missing(workspace: Workspace) -> None:
    city = corrections.added(Article(id="a1", text=TEXT, annotations=SUGGESTED), "entity", at(TEXT, "حلب"), "مراجعة")
    log = after(workspace, lambda a: corrections.reject(a, ["e3"]), lambda a: corrections.add(a, city))
    said = {one.classes: (one.machine is None, one.human is None, one.origin) for one in log.corrections}
    assert said == {("spurious",): (False, True, "other/2"), ("missing",): (True, False, "")}


def test_scores_are_by_layer_label_and_origin(workspace: Workspace) -> None:
    city = Entity(id="e9", span=at(TEXT, "حلب"), type="LOC", status=Status.ADDED, origin="مراجعة")
    log = after(
        workspace,
        lambda a: corrections.accept(a, ["e1"]),
        lambda a: corrections.retype(a, ["e2"], "LOC"),
        lambda a: corrections.reject(a, ["e3"]),
        lambda a: corrections.add(a, city),
    )
    assert scores(log) == {
        ("entity", None, None): Tally(1, 3, 3),
        ("entity", None, "entities/1"): Tally(1, 2, 0),
        ("entity", None, "other/2"): Tally(0, 1, 0),
        ("entity", "LOC", None): Tally(0, 0, 2),
        ("entity", "ORG", None): Tally(0, 2, 0),
        ("entity", "ORG", "entities/1"): Tally(0, 1, 0),
        ("entity", "ORG", "other/2"): Tally(0, 1, 0),
        ("entity", "PER", None): Tally(1, 1, 1),
        ("entity", "PER", "entities/1"): Tally(1, 1, 0),
    }
    whole = log.scores[0]
    assert whole.errors == {"type": 1, "spurious": 1, "missing": 1}
    assert (whole.precision, whole.recall) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    by_origin = next(s for s in log.scores if s.origin == "other/2" and s.label is None)
    assert by_origin.recall is None
    assert by_origin.errors == {"spurious": 1}


def test_the_log_and_the_evaluation_agree_on_what_was_decided(workspace: Workspace) -> None:
    log = after(
        workspace,
        lambda a: corrections.accept(a, ["e1", "q1"]),
        lambda a: corrections.retype(a, ["e2"], "LOC"),
        lambda a: corrections.reject(a, ["e3"]),
    )
    measured = evaluate_decisions(workspace.decisions()).measures
    assert scores(log)["entity", None, None] == measured["entities"]["exact"]
    assert scores(log)["quote", None, None] == measured["quotes"]["exact"]


def test_the_reading_can_be_stopped(workspace: Workspace) -> None:
    workspace.store.import_articles([Article(id="a2", text=TEXT, annotations=SUGGESTED)])
    for key in ("a1", "a2"):
        workspace.apply(corrections.reject(workspace.article(key), ["e1"]))
    told: list[tuple[int, int]] = []
    log = workspace.correction_log(Watch(lambda done, total: told.append((done, total)), lambda: True))
    assert told == [(1, 2)]
    assert [one.article for one in log.corrections] == ["a1"]


def test_the_table_holds_both_sides_and_no_formula(workspace: Workspace, tmp_path: Path) -> None:
    log = after(
        workspace,
        lambda a: corrections.set_name(a, "e1", "=HYPERLINK(1)"),
        lambda a: corrections.reject(a, ["e3"]),
    )
    workspace.write_corrections(log.corrections, tmp_path / "log.csv")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = list(csv.DictReader(file))
    assert (first["id"], first["errors"], first["machine_detail"]) == ("e1", "name", "")
    assert first["human_detail"] == "'=HYPERLINK(1)"
    assert (second["errors"], second["machine_text"], second["human_text"]) == ("spurious", "الوفد", "")
