"""A program that is killed at any moment loses nothing that it had reported as saved."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from reviewer.model import Article
from reviewer.store import Store
from tests.store.killed import STEPS, WHO, beginning, steps
from tests.store.plain import Plain, counters
from tests.store.samples import queue_row

ROOT = Path(__file__).resolve().parents[2]
KILLS = 30
EARLY = range(0, KILLS, 6)  # killed while the file is being made


def killed(path: Path, seed: int, random: Random, *, early: bool) -> list[str]:
    """The lines that the child printed before it was killed."""
    command = [sys.executable, "-m", "tests.store.killed", str(path), str(seed)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONHASHSEED": "0"}
    ) as child:
        assert child.stdout is not None
        first = b""
        if early:
            while not path.exists() and child.poll() is None:
                time.sleep(0.0005)
            time.sleep(random.uniform(0, 0.03))
        else:
            first = child.stdout.readline()
            time.sleep(random.uniform(0, 0.5))
        child.send_signal(signal.SIGKILL)
        printed = first + child.stdout.read()
    return [line.decode() for line in printed.split(b"\n")[:-1]]


def states_after(seed: int, number: int) -> list[dict[str, Article]]:
    """The articles after ``number`` steps, and after one more that was saved but not reported."""
    model = Plain(beginning())
    script = steps(seed, model)
    states = [dict(model.articles)]
    for _ in range(min(number + 1, STEPS)):
        next(script)
        states.append(dict(model.articles))
    return states[number:]


def integrity(path: Path) -> list[tuple[str]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


@pytest.mark.parametrize("turn", range(KILLS))
def test_whatever_was_reported_as_saved_survives_a_kill(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "review.sqlite"
    lines = killed(path, turn, Random(turn), early=turn in EARLY)
    done = [line for line in lines if line in ("do", "undo", "redo")]
    with Store.open(path, exclusive=True) as store:
        assert integrity(path) == [("ok",)]
        assert store.check() == []
        found = {a.id: a for a in store.articles()}
        if not lines:
            assert found in ({}, *states_after(turn, 0))
            return
        assert found in states_after(turn, len(done))
        for article in found.values():
            assert (queue_row(store, article.id).total, queue_row(store, article.id).decided) == counters(article)
        rows = store.stats().edits.get(WHO, 0)
        assert len(done) <= rows <= len(done) + 1
        while store.undo(WHO) is not None:
            pass
        assert list(store.articles()) == beginning()
        assert store.check() == []


def test_the_script_of_the_child_corrects_undoes_and_redoes() -> None:
    assert set(steps(0, Plain(beginning()))) == {"do", "undo", "redo"}


def test_a_file_whose_program_was_killed_can_be_opened_exclusively_at_once(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    assert killed(path, 1, Random(1), early=False)[0] == "ready"
    assert path.with_name(path.name + ".lock").exists()
    Store.open(path, exclusive=True).close()
