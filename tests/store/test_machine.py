"""Any sequence of edits, undo, redo and reopening leaves the file as a plain model in memory says."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reviewer.model import Edit, EditConflictError
from reviewer.store import Store
from tests.store.plain import Plain, correction, counters
from tests.store.samples import market, plain, queue_row, visit

WHO = "مراجعة"
IDS = ("visit", "market", "plain")
randoms = st.randoms(use_true_random=False)


class ReviewFile(RuleBasedStateMachine):
    """The same steps for the file and for the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "review.sqlite"
        self.stale: Edit | None = None

    @initialize()
    def begin(self) -> None:
        articles = [visit(), market(), plain()]
        self.model = Plain(articles)
        self.store = Store.open(self.path)
        self.store.import_articles(articles)

    @rule(random=randoms, article_id=st.sampled_from(IDS))
    def correct(self, random: Random, article_id: str) -> None:
        edit = correction(random, self.store.article(article_id))
        self.stale = edit
        self.store.commit(edit, WHO)
        self.model.commit(edit)

    @rule(random=randoms)
    def correct_two_articles_in_one_step(self, random: Random) -> None:
        changes = [c for key in ("visit", "market") for c in correction(random, self.store.article(key)).changes]
        edit = Edit("both", tuple(changes))
        self.store.commit(edit, WHO)
        self.model.commit(edit)

    @precondition(lambda self: self.stale is not None)
    @rule()
    def repeat_an_old_edit(self) -> None:
        assert self.stale is not None
        outcomes: list[bool] = []
        for commit in (lambda e: self.store.commit(e, WHO), self.model.commit):
            try:
                commit(self.stale)
                outcomes.append(True)
            except EditConflictError:
                outcomes.append(False)
        assert outcomes[0] == outcomes[1]

    @rule()
    def undo(self) -> None:
        assert self.store.undo(WHO) == self.model.undo()

    @rule()
    def redo(self) -> None:
        assert self.store.redo(WHO) == self.model.redo()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, create=False, exclusive=True)

    @invariant()
    def articles_are_those_of_the_model(self) -> None:
        assert {a.id: a for a in self.store.articles()} == self.model.articles

    @invariant()
    def counters_are_right(self) -> None:
        for article in self.model.articles.values():
            row = queue_row(self.store, article.id)
            assert (row.total, row.decided) == counters(article)
            assert row.status is article.status

    @invariant()
    def the_next_undo_and_redo_are_named(self) -> None:
        assert self.store.undo_action == (self.model.done[-1].action if self.model.done else None)
        assert self.store.redo_action == (self.model.undone[-1].action if self.model.undone else None)

    @invariant()
    def the_file_is_sound(self) -> None:
        assert self.store.check() == []
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def teardown(self) -> None:
        with self.folder, contextlib.suppress(AttributeError):
            while self.store.undo(WHO) is not None:
                self.model.undo()
            assert {a.id: a for a in self.store.articles()} == {a.id: a for a in (visit(), market(), plain())}
            self.store.close()


ReviewFile.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class TestReviewFile(ReviewFile.TestCase):
    """Collected by pytest."""
