"""Work as the journal shows it: actions, active time and decisions, by article and reviewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reviewer import corrections
from reviewer.filewide import Watch
from reviewer.model import AnnotationChange, Article, Edit, Entity, SettingChange, Span, Status
from reviewer.store import journal
from reviewer.store.activity import IDLE
from reviewer.workspace import Workspace

TEXT = "زار الوزير بغداد ثم حلب، وعاد إلى بغداد."
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
Wait = Callable[[float], None]


def article(id_: str) -> Article:
    words = ("بغداد", "حلب", "الوزير")
    spans = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    found = [Entity(id=f"e{n}", span=span, type="LOC", origin="test/1") for n, span in enumerate(spans, 1)]
    return Article(id=id_, text=TEXT, title=f"عنوان {id_}", annotations=found)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "review.sqlite", reviewer="سلمى") as opened:
        opened.store.import_articles([article("a1"), article("a2")])
        yield opened


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """A clock that stands still but for what is waited."""
    now = [START]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return now[0]

    def move(seconds: float) -> None:
        now[0] += timedelta(seconds=seconds)

    monkeypatch.setattr(journal, "datetime", Clock)
    return move


def accept(workspace: Workspace, article_id: str, *ids: str) -> None:
    workspace.apply(corrections.accept(workspace.article(article_id), ids))


def test_a_file_without_edits_shows_no_work(workspace: Workspace) -> None:
    assert workspace.activity().works == ()
    assert workspace.activity().total() is None
    assert workspace.activity().reviewers == []


def test_actions_and_decisions_count_by_article(workspace: Workspace) -> None:
    accept(workspace, "a1", "e1", "e2")
    accept(workspace, "a1", "e3")
    accept(workspace, "a2", "e1")
    works = workspace.activity().works
    assert [(w.article, w.headline, w.reviewer, w.actions, w.decided) for w in works] == [
        ("a1", "عنوان a1", "سلمى", 2, 3),
        ("a2", "عنوان a2", "سلمى", 1, 1),
    ]


def test_undo_and_redo_count_apart_and_what_is_undone_is_not_decided(workspace: Workspace) -> None:
    accept(workspace, "a1", "e1")
    accept(workspace, "a1", "e2")
    workspace.undo()
    (work,) = workspace.activity().works
    assert (work.actions, work.undone, work.redone, work.decided) == (2, 1, 0, 1)
    workspace.redo()
    (work,) = workspace.activity().works
    assert (work.actions, work.undone, work.redone, work.decided) == (2, 1, 1, 2)


def test_a_finding_decided_twice_is_one_and_one_that_was_added_and_removed_none(workspace: Workspace) -> None:
    accept(workspace, "a1", "e1")
    workspace.apply(corrections.retype(workspace.article("a1"), ["e1"], "ORG"))
    added = Entity(id="e9", span=Span(0, 3), type="PER", status=Status.ADDED, origin="سلمى")
    workspace.apply(corrections.add(workspace.article("a1"), added))
    assert workspace.activity().works[0].decided == 2
    workspace.apply(Edit("reject", (AnnotationChange("a1", added, None),)))
    assert workspace.activity().works[0].decided == 1


def test_active_time_is_the_gaps_between_steps_and_belongs_to_the_step_that_ends_them(
    workspace: Workspace, wait: Wait
) -> None:
    accept(workspace, "a1", "e1")
    wait(10)
    accept(workspace, "a1", "e2")
    wait(30)
    accept(workspace, "a2", "e1")
    wait(5)
    workspace.undo()
    one, two = workspace.activity().works
    assert (one.seconds, one.first, one.last) == (10, START, START + timedelta(seconds=10))
    assert (two.seconds, two.first, two.last) == (35, START + timedelta(seconds=40), START + timedelta(seconds=45))
    assert one.pace == 5
    assert two.pace is None  # nothing stands decided


@pytest.mark.parametrize(("gap", "counted"), [(120, 120), (120.001, 0), (-60, 0)])
def test_a_gap_above_the_idle_limit_counts_nothing_nor_does_a_clock_set_back(
    workspace: Workspace, wait: Wait, gap: float, counted: float
) -> None:
    assert timedelta(seconds=120) == IDLE
    accept(workspace, "a1", "e1")
    wait(gap)
    accept(workspace, "a1", "e2")
    assert workspace.activity().works[0].seconds == counted


def test_each_reviewer_has_a_clock_of_their_own(workspace: Workspace, wait: Wait) -> None:
    accept(workspace, "a1", "e1")
    wait(20)
    workspace.reviewer = "هدى"
    accept(workspace, "a1", "e2")
    wait(20)
    workspace.reviewer = "سلمى"
    accept(workspace, "a1", "e3")
    found = workspace.activity()
    assert found.reviewers == ["سلمى", "هدى"]
    assert [(w.reviewer, w.actions, w.seconds) for w in found.works] == [("سلمى", 2, 40), ("هدى", 1, 0)]
    (both,) = found.by_article()
    assert (both.article, both.reviewer, both.actions, both.seconds) == ("a1", None, 3, 40)
    assert [w.actions for w in found.by_article("هدى")] == [1]
    total = found.total("سلمى")
    assert total is not None
    assert (total.actions, total.decided) == (2, 2)


def test_a_step_over_several_articles_counts_once_and_for_none_of_them(workspace: Workspace) -> None:
    changes = [change for key in ("a1", "a2") for change in corrections.accept(workspace.article(key), ["e1"]).changes]
    workspace.apply(Edit("accept", tuple(changes)))
    workspace.apply(Edit("set_guidelines", (SettingChange("guidelines", None, "قاعدة"),)))
    (work,) = workspace.activity().works
    assert (work.article, work.actions, work.decided) == (None, 2, 2)


def test_a_step_that_changes_only_the_article_is_an_action_and_no_decision(workspace: Workspace) -> None:
    workspace.apply(corrections.finish(workspace.article("a1")))
    (work,) = workspace.activity().works
    assert (work.article, work.actions, work.decided) == ("a1", 1, 0)


def test_the_reading_tells_how_far_it_is_and_can_be_stopped(workspace: Workspace) -> None:
    accept(workspace, "a1", "e1")
    told: list[tuple[int, int]] = []
    found = workspace.activity(Watch(lambda done, total: told.append((done, total)), lambda: True))
    assert told == [(0, 1)]
    assert found.works == ()
