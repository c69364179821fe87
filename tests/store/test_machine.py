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

from reviewer.model import ArticleStatus, Edit, EditConflictError, SettingChange
from reviewer.store import Store
from tests.store.plain import Plain, correction, counters, everywhere, relabelled, remark, reshaped
from tests.store.samples import market, plain, queue_row, visit

WHO = "مراجعة"
IDS = ("visit", "market", "plain")
randoms = st.randoms(use_true_random=False)
Rows = list[list[tuple[object, ...]]]


def rows(path: Path) -> Rows:
    """All that a reviewer can change, as it lies in the file; of the search only that it is there."""
    tables = ("article", "annotation", "label", "setting", "tally")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


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
        self.store = Store.open(self.path)
        self.store.import_articles(articles)
        self.model = Plain(articles, self.store.labels("entity"))
        self.history = [rows(self.path)]
        self.undone: list[Rows] = []

    @rule(random=randoms, article_id=st.sampled_from(IDS))
    def correct(self, random: Random, article_id: str) -> None:
        edit = correction(random, self.store.article(article_id))
        self.stale = edit
        self.commit(edit)

    def commit(self, edit: Edit) -> None:
        self.store.commit(edit, WHO)
        self.model.commit(edit)
        if edit.changes:
            self.history.append(rows(self.path))
            self.undone.clear()

    @rule(random=randoms, article_id=st.sampled_from(IDS))
    def remark(self, random: Random, article_id: str) -> None:
        self.commit(remark(random, self.store.article(article_id)))

    @rule(random=randoms, article_id=st.sampled_from(IDS))
    def merge_or_split(self, random: Random, article_id: str) -> None:
        self.commit(reshaped(random, self.store.article(article_id)))

    @rule(random=randoms)
    def correct_everywhere(self, random: Random) -> None:
        self.commit(everywhere(random, list(self.store.articles())))

    @rule(random=randoms)
    def change_the_label_set(self, random: Random) -> None:
        self.commit(relabelled(random, self.store.labels("entity"), list(self.store.articles())))

    @rule(text=st.sampled_from([None, "الحروف خارج الاسم", "سطر\nوسطر"]))
    def change_the_guidelines(self, text: str | None) -> None:
        before = self.store.setting("guidelines")
        self.commit(Edit("set_guidelines", (SettingChange("guidelines", before, text),) if text != before else ()))

    @rule(random=randoms)
    def correct_two_articles_in_one_step(self, random: Random) -> None:
        changes = [c for key in ("visit", "market") for c in correction(random, self.store.article(key)).changes]
        self.commit(Edit("both", tuple(changes)))

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
        if outcomes[0] and self.stale.changes:
            self.history.append(rows(self.path))
            self.undone.clear()

    @rule()
    def undo(self) -> None:
        undone = self.store.undo(WHO)
        assert undone == self.model.undo()
        if undone is not None:
            self.undone.append(self.history.pop())
        assert rows(self.path) == self.history[-1], "undo restores the rows byte for byte"

    @rule()
    def redo(self) -> None:
        redone = self.store.redo(WHO)
        assert redone == self.model.redo()
        if redone is not None:
            self.history.append(self.undone.pop())
        assert rows(self.path) == self.history[-1]

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, create=False, exclusive=True)

    @invariant()
    def articles_are_those_of_the_model(self) -> None:
        assert {a.id: a for a in self.store.articles()} == self.model.articles

    @invariant()
    def labels_and_settings_are_those_of_the_model(self) -> None:
        assert {label.key: label for label in self.store.labels("entity")} == self.model.labels
        assert self.store.setting("guidelines") == self.model.settings.get("guidelines")

    @invariant()
    def the_counts_of_the_queue_are_right(self) -> None:
        statuses = [a.status for a in self.model.articles.values()]
        counts = self.store.counts()
        assert counts.by_status == {status: statuses.count(status) for status in ArticleStatus}

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
            assert rows(self.path) == self.history[0]
            self.store.close()


ReviewFile.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class TestReviewFile(ReviewFile.TestCase):
    """Collected by pytest."""
