"""A child process that corrects a review file until it is killed: ``python -m tests.store.killed PATH SEED``.

It prints a line after each step that returned. The steps follow from the seed alone, so that the parent knows them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from reviewer.model import Article
from reviewer.store import Store
from tests.store.plain import Plain, correction
from tests.store.samples import market, plain, visit

STEPS = 5000  # more than are done before the kill
WHO = "مراجعة"


def beginning() -> list[Article]:
    return [visit(), market(), plain()]


def steps(seed: int, model: Plain) -> Iterator[str]:
    """What is done at each step, the model having done it already: ``do``, ``undo`` or ``redo``."""
    random = Random(seed)
    for _ in range(STEPS):
        kind = random.choices(("do", "undo", "redo"), (6, 2, 1))[0]
        if kind == "undo" and model.undo() is not None:
            yield "undo"
        elif kind == "redo" and model.redo() is not None:
            yield "redo"
        else:
            made = len(model.done)
            while len(model.done) == made:
                model.commit(correction(random, model.articles[random.choice(sorted(model.articles))]))
            yield "do"


def main(path: Path, seed: int) -> None:
    store = Store.open(path, exclusive=True)
    store.import_articles(beginning())
    print("ready", flush=True)
    model = Plain(beginning())
    for kind in steps(seed, model):
        if kind == "do":
            store.commit(model.done[-1], WHO)
        elif kind == "undo":
            store.undo(WHO)
        else:
            store.redo(WHO)
        print(kind, flush=True)
    print("finished", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
