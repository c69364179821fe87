"""A correction of fifty thousand places, and a child that makes it: ``python -m tests.store.bulk PATH``."""

from __future__ import annotations

import sys
from pathlib import Path

from reviewer.corrections import Place, places, propagated, propagation
from reviewer.model import Article, ArticleStatus, Edit, Entity, Span
from reviewer.store import Store

WHO = "مراجعة"
NAME = "سامر الحداد"
ARTICLES, PLACES = 250, 200


def article(number: int) -> Article:
    """An article with the same name two hundred times, marked as a place."""
    line = f"قال {NAME} شيئا.\n"
    spans = (Span(4 + n * len(line), 4 + n * len(line) + len(NAME)) for n in range(PLACES))
    return Article(
        id=f"a{number}",
        text=line * PLACES,
        annotations=[Entity(id=f"e{n}", span=span, type="LOC") for n, span in enumerate(spans, 1)],
    )


def file(path: Path) -> None:
    with Store.open(path) as store:
        store.import_articles(article(number) for number in range(ARTICLES))


def edit(store: Store) -> Edit:
    """The name is a person's everywhere."""
    source = store.article("a0")
    before = source.entities[0]
    wanted = propagation(before, Entity(id=before.id, span=before.span, type="PER"), source, "retype")
    assert wanted is not None
    found: list[tuple[Place, ArticleStatus]] = [
        (place, one.status) for one in store.articles() for place in places(one, wanted, WHO)
    ]
    return propagated(found, wanted.action)


def main(path: Path) -> None:
    with Store.open(path, exclusive=True) as store:
        made = edit(store)
        print("ready", flush=True)
        store.commit(made, WHO)
        print("saved", flush=True)
        store.undo(WHO)
        print("undone", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
