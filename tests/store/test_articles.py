"""Articles in a review file: kept exactly, each once, in order."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer import corrections
from reviewer.model import Article, Entity, Number, NumberKind, Span
from reviewer.store import ImportCount, Store
from tests.formats.strategies import articles
from tests.store.plain import counters
from tests.store.samples import market, plain, queue_row, visit


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(content=st.lists(articles(), max_size=4, unique_by=lambda a: a.id))
def test_an_article_comes_out_as_it_went_in_also_after_reopening(content: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.sqlite"
        with Store.open(path) as store:
            assert store.import_articles(content) == ImportCount(added=len(content))
        with Store.open(path) as store:
            assert list(store.articles()) == content
            for article in content:
                assert store.article(article.id) == article
                row = queue_row(store, article.id)
                assert (row.total, row.decided) == counters(article)
            assert store.check() == []


def test_an_article_that_is_there_already_is_left_out(store: Store) -> None:
    reviewed = evolve(visit(), title="عنوان آخر", annotations=())
    assert store.import_articles([reviewed, plain()]) == ImportCount(duplicates=2)
    assert store.article("visit") == visit()


def test_another_text_under_a_known_id_gets_a_fresh_id(store: Store) -> None:
    others = [evolve(plain("visit"), text=f"خبر آخر رقم {n}.") for n in (1, 2)]
    assert store.import_articles(others) == ImportCount(added=2, renamed=2)
    assert [a.text for a in store.articles(["visit", "visit-2", "visit-3"])] == [
        visit().text,
        *(other.text for other in others),
    ]
    assert store.import_articles(others) == ImportCount(duplicates=2)


def test_articles_are_read_in_order_of_import_however_many_there_are(path: Path) -> None:
    many = [evolve(market(f"m{n:04}"), title=f"خبر {n}") for n in range(450)]
    many.sort(key=lambda a: a.id, reverse=True)
    with Store.open(path) as store:
        store.import_articles(many)
        assert list(store.articles()) == many


def test_what_came_in_before_an_import_broke_is_kept_in_whole_thousands(path: Path) -> None:
    def breaking() -> Iterator[Article]:
        for n in range(1500):
            yield evolve(plain(f"a{n}"))
        raise RuntimeError("the source ended badly")

    with Store.open(path) as store:
        with pytest.raises(RuntimeError):
            store.import_articles(breaking())
        assert store.counts().total == 1000
        assert store.check() == []


def test_an_unknown_article_is_a_key_error_and_has_no_row(store: Store) -> None:
    with pytest.raises(KeyError):
        store.article("unknown")
    assert store.rowid("unknown") is None


def test_a_text_with_lone_surrogates_and_nul_is_kept_exactly(path: Path) -> None:
    article = Article(id="odd", text="قبل \ud83d ثم\0 بعد \udc00 آخر", meta={"\ud800": 1})
    with Store.open(path) as store:
        store.import_articles([article])
        assert store.article("odd") == article
        assert store.import_articles([article]) == ImportCount(duplicates=1)


def test_settings_are_kept_and_replaced(path: Path) -> None:
    with Store.open(path) as store:
        assert store.setting("size") is None
        store.set_setting("size", "12")
        store.set_setting("size", "14")
    with Store.open(path) as store:
        assert store.setting("size") == "14"


def test_the_labels_of_entities_have_names_in_both_languages(store: Store) -> None:
    assert [label.key for label in store.labels("entity")] == ["PER", "LOC", "ORG", "MISC"]
    assert all(label.name_ar and label.name_en for label in store.labels("entity"))


def test_stats_count_articles_labels_and_statuses(store: Store) -> None:
    stats = store.stats()
    assert stats.articles == {"new": 3}
    assert stats.labels["entity"] == {"PER": 2, "LOC": 1}
    assert stats.statuses == {"entity": {"suggested": 3}, "number": {"suggested": 2}, "quote": {"suggested": 2}}


def test_words_with_lone_surrogates_are_kept_exactly(path: Path) -> None:
    odd = "قبل \ud83d بعد"
    words: dict[str, Any] = {"title": odd, "source": odd, "url": odd, "published": odd, "language": odd}
    entity = Entity(id="e1", span=Span(0, 3), type=odd, name=odd, origin=odd, extra={odd: odd})
    found = [
        Article(id="words", text="نصوص", annotations=(entity,), **words),
        Article(id="title", text="نص", title=odd),
    ]
    with Store.open(path) as store:
        assert store.import_articles(found) == ImportCount(added=2)
        store.commit(corrections.accept(store.article("words"), ["e1"]), odd)
        store.undo(odd)
    with Store.open(path) as store:
        assert list(store.articles()) == found
        assert queue_row(store, "title").headline.startswith("قبل")
        assert store.check() == []


def test_texts_that_differ_in_a_lone_surrogate_alone_are_two(path: Path) -> None:
    first, second = (Article(id="odd", text=f"قبل {half} بعد") for half in ("\ud83d", "\udc00"))
    with Store.open(path) as store:
        assert store.import_articles([first, second, first]) == ImportCount(added=2, renamed=1, duplicates=1)
        assert [a.text for a in store.articles()] == [first.text, second.text]


def test_a_text_with_lone_surrogates_of_an_earlier_version_is_read(path: Path) -> None:
    article = Article(id="odd", text="قبل \ud83d")
    with Store.open(path) as store:
        store.import_articles([article])
        store._db.execute("UPDATE article SET exact = ?", (json.dumps(article.text),))
        assert store.article("odd") == article
        store.commit(corrections.add(article, corrections.added(article, "entity", Span(0, 5), "me")), "me")
        assert store.undo("me") is not None


def test_integers_of_any_size_are_kept(path: Path) -> None:
    number = Number(id="n1", span=Span(0, 2), kind=NumberKind.RANGE, value=(2**64 + 1, -(2**90)), score=2.0**70)
    article = Article(id="big", text="نص", meta={"a": 2**70 + 1}, extra={"b": [2**200]}, annotations=(number,))
    with Store.open(path) as store:
        store.import_articles([article])
        assert store.article("big") == article
        store.commit(corrections.accept(article, ["n1"]), "me")
        store.undo("me")
        assert store.article("big") == article
