"""A correction of fifty thousand places that is killed has happened everywhere or nowhere."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from reviewer.model import ArticleStatus
from reviewer.store import Store
from tests.store import bulk

ROOT = Path(__file__).resolve().parents[2]
ALL = bulk.ARTICLES * bulk.PLACES


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bulk") / "prepared.sqlite"
    bulk.file(path)
    return path


def killed(path: Path, after: str, seconds: float) -> list[str]:
    """The lines that the child printed until it was killed, so many seconds after the given one."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "tests.store.bulk", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=environment, text=True) as child:
        assert child.stdout is not None
        lines: list[str] = []
        while not lines or lines[-1] != after:
            lines.append(child.stdout.readline().strip())
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        return lines + child.stdout.read().split()


def labels(path: Path) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return dict(connection.execute("SELECT label, count(*) FROM annotation GROUP BY label"))


@pytest.mark.parametrize(("after", "turn"), [("ready", 1), ("ready", 2), ("saved", 3)])
def test_all_places_are_corrected_or_none(prepared: Path, tmp_path: Path, after: str, turn: int) -> None:
    path = tmp_path / "review.sqlite"
    shutil.copy(prepared, path)
    lines = killed(path, after, Random(turn).uniform(0.1, 2.5))
    found = labels(path)
    assert found in ({"LOC": ALL}, {"PER": ALL})
    with Store.open(path, exclusive=True) as store:
        done = found == {"PER": ALL}
        assert done or "saved" not in lines or store.redo_action == "retype_everywhere"
        assert store.undo_action == ("retype_everywhere" if done else None)
        status = ArticleStatus.IN_REVIEW if done else ArticleStatus.NEW
        assert store.counts().by_status[status] == bulk.ARTICLES
        assert store.article("a7").status is status
