"""The use cases that concern a whole file at once: its names, and words that are marked in more than one way.

They only read. What is to be changed they give as findings, from which ``corrections`` makes one edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from reviewer.corrections import Contradiction, Gathering, Located, Spot, Use, spots_of
from reviewer.model import Edit, SettingChange
from reviewer.model.jsontext import dumps, loads
from reviewer.store import NameIndex, NameUse, Store, names

CONTEXT = 48  # code points shown on either side of a place
FINE = "contradictions_fine"  # the setting that holds the contradictions which are none


@frozen
class Watch:
    """Tells how far long work is, and asks whether it shall go on."""

    progress: Callable[[int, int], object] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False

    def __call__(self, done: int, total: int) -> bool:
        self.progress(done, total)
        return not self.cancelled()


@frozen
class Context:
    """A place as it is read: the article's headline, and the words before, in and after it."""

    headline: str
    before: str
    words: str
    after: str


class Filewide:
    """What can be asked about all articles of a review file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # Names

    def completions(self) -> NameIndex:
        """Names to be offered while one is typed."""
        with self._store.reading() as connection:
            return names.completions(connection)

    def names(self, watch: Watch | None = None) -> list[NameUse]:
        """Every canonical and speaker name, and the words that have none, the most used first."""
        with self._store.reading() as connection:
            return names.names(connection, watch)

    def named(self, wanted: Sequence[str], watch: Watch | None = None) -> list[Located]:
        """The entities and quotes of these names."""
        with self._store.reading() as connection:
            return [Located(*row) for row in names.named(connection, wanted, watch)]

    # Contradictions

    def contradictions(self, watch: Watch | None = None) -> list[Contradiction]:
        """Words that are marked in more than one way, the weightiest first; nothing when it was stopped."""
        gathering = Gathering()
        with self._store.reading() as connection:
            for use, count in names.uses(connection, watch):
                gathering.add(Use(*use), count)
        return [] if watch is not None and watch.cancelled() else gathering.contradictions()

    def spots(self, group: Contradiction, watch: Watch | None = None) -> list[Spot]:
        """The places of a contradiction, in order of import and as read."""
        with self._store.reading() as connection:
            found = names.marked(connection, group.layer, group.forms, group.places, watch)
        return spots_of(group, (Spot(article, key, start, end, Use(*use)) for article, key, start, end, use in found))

    def located(self, spots: Iterable[Spot]) -> list[Located]:
        """The findings at these places as they are now, so far as they still are there."""
        with self._store.reading() as connection:
            ids = [(spot.article_id, spot.annotation_id) for spot in spots]
            return [Located(*row) for row in names.located(connection, ids)]

    def around(self, spot: Spot) -> Context:
        with self._store.reading() as connection:
            return Context(*names.around(connection, spot.article_id, spot.start, spot.end, CONTEXT))

    @property
    def fine(self) -> frozenset[str]:
        """Ids of the contradictions that the reviewer called fine."""
        stored = self._store.setting(FINE)
        return frozenset(loads(stored)) if stored else frozenset()

    def call_fine(self, ids: Iterable[str], *, fine: bool) -> Edit:
        """Call contradictions none, or take that back."""
        before = self._store.setting(FINE)
        now = self.fine | set(ids) if fine else self.fine - set(ids)
        after = dumps(sorted(now)).decode() if now else None
        return Edit("call_fine", (SettingChange(FINE, before, after),) if after != before else ())
