"""How much work the journal shows: actions and active time, by article and reviewer.

Active time is the sum of the gaps between a reviewer's successive steps, undo and redo included. A gap belongs to the
article of the step that ends it. One longer than ``IDLE`` counts nothing, because nobody knows how much of it was work;
so does the time before a reviewer's first step. What comes out is therefore a lower bound.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from attrs import define, frozen

from reviewer.model import DECIDED, Status
from reviewer.store.rows import loads

IDLE = timedelta(minutes=2)
_STRIDE = 500  # steps between two looks at whether to go on
_JOURNAL = """
    SELECT e.time, r.name, e.kind, e.state, coalesce(e.changes, t.changes)
    FROM edit e JOIN reviewer r ON r.id = e.reviewer LEFT JOIN edit t ON t.id = e.target ORDER BY e.id
"""

OnStride: TypeAlias = Callable[[int, int], bool]
"""Told how many steps have been read and how many there are; False stops the reading."""


@frozen(kw_only=True)
class Work:
    """What a reviewer did in an article, or all of them together, who are then ``reviewer`` none.

    ``article`` is none for steps that concern several articles at once, or the labels and settings of the file.
    ``actions`` are steps that were done, also those undone later; ``undone`` and ``redone`` count the undoing and
    redoing itself. ``decided`` is how many findings stand decided by these steps.
    """

    article: str | None
    headline: str
    reviewer: str | None
    actions: int
    undone: int
    redone: int
    decided: int
    seconds: float
    first: datetime
    last: datetime

    @property
    def pace(self) -> float | None:
        """Seconds for each finding decided."""
        return self.seconds / self.decided if self.decided > 0 else None

    def with_(self, other: Work, *, article: str | None, headline: str) -> Work:
        """Both together, as work of all reviewers unless it is the same one's."""
        return Work(
            article=article,
            headline=headline,
            reviewer=self.reviewer if self.reviewer == other.reviewer else None,
            actions=self.actions + other.actions,
            undone=self.undone + other.undone,
            redone=self.redone + other.redone,
            decided=self.decided + other.decided,
            seconds=self.seconds + other.seconds,
            first=min(self.first, other.first),
            last=max(self.last, other.last),
        )


@frozen
class Activity:
    """All work that the journal of a file shows, in the order in which it was begun."""

    works: tuple[Work, ...] = ()

    @property
    def reviewers(self) -> list[str]:
        return sorted({work.reviewer for work in self.works if work.reviewer is not None})

    def by_article(self, reviewer: str | None = None) -> list[Work]:
        """One piece of work an article: that of a reviewer, or that of all together."""
        found: dict[str | None, Work] = {}
        for work in self._of(reviewer):
            known = found.get(work.article)
            found[work.article] = known.with_(work, article=work.article, headline=work.headline) if known else work
        return list(found.values())

    def total(self, reviewer: str | None = None) -> Work | None:
        """All work of a reviewer, or of all, as one; none when there is none."""
        found: Work | None = None
        for work in self._of(reviewer):
            found = found.with_(work, article=None, headline="") if found else work
        return found

    def _of(self, reviewer: str | None) -> Iterator[Work]:
        return (work for work in self.works if reviewer is None or work.reviewer == reviewer)


@define
class _Count:
    first: datetime
    last: datetime
    do: int = 0
    undo: int = 0
    redo: int = 0
    decided: int = 0
    seconds: float = 0.0


def activity(connection: sqlite3.Connection, going_on: OnStride | None = None) -> Activity:
    """Read the journal, one step after the other; what was read so far when it is stopped."""
    total: int = connection.execute("SELECT count(*) FROM edit").fetchone()[0]
    counts: dict[tuple[str | None, str], _Count] = {}
    before: dict[str, datetime] = {}  # the step before, by reviewer
    for done, (time, reviewer, kind, state, changes) in enumerate(connection.execute(_JOURNAL)):
        if going_on is not None and not done % _STRIDE and not going_on(done, total):
            break
        records: list[dict[str, Any]] = loads(changes)
        now = datetime.fromisoformat(time)
        count = counts.setdefault((_article(records), reviewer), _Count(now, now))
        count.first, count.last = min(count.first, now), max(count.last, now)
        setattr(count, kind, getattr(count, kind) + 1)
        if state == "done":
            count.decided += sum(map(_decided, records))
        gap = now - before.get(reviewer, now)
        if timedelta() < gap <= IDLE:  # a clock that was set back gives no time either
            count.seconds += gap.total_seconds()
        before[reviewer] = now
    headlines = _headlines(connection, (article for article, _reviewer in counts))
    return Activity(tuple(_work(key, count, headlines) for key, count in counts.items()))


def _article(records: Iterable[dict[str, Any]]) -> str | None:
    """The one article that a step concerns."""
    articles = {record.get("article") for record in records}
    return articles.pop() if len(articles) == 1 else None


def _decided(record: dict[str, Any]) -> int:
    """By how many a change of a finding raises the number of those decided."""
    if "layer" not in record:
        return 0
    before, after = (record[side]["status"] if record[side] else None for side in ("before", "after"))
    if after is None:  # a suggestion that is gone was decided about; what a human had added is no finding any more
        return int(before == Status.SUGGESTED) - int(before == Status.ADDED)
    return int(after in DECIDED) - int(before in DECIDED)


def _headlines(connection: sqlite3.Connection, articles: Iterable[str | None]) -> dict[str, str]:
    found: dict[str, str] = {}
    for article in {a for a in articles if a is not None}:
        row = connection.execute("SELECT headline FROM article WHERE key = ?", (article,)).fetchone()
        found[article] = row[0] if row is not None else ""
    return found


def _work(key: tuple[str | None, str], count: _Count, headlines: dict[str, str]) -> Work:
    article, reviewer = key
    return Work(
        article=article,
        headline=headlines.get(article, "") if article is not None else "",
        reviewer=reviewer,
        actions=count.do,
        undone=count.undo,
        redone=count.redo,
        decided=count.decided,
        seconds=count.seconds,
        first=count.first,
        last=count.last,
    )
