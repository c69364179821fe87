"""A second connection of the window must not take the locks of the first away.

POSIX drops all locks of a process on a file when it closes any of its descriptors of that file. Without them another
program that reads the file and closes it removes the WAL, and what the window saves afterwards is lost.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reviewer import corrections
from reviewer.model import Status
from reviewer.store import Store, is_open, is_review_file
from reviewer.workspace import Workspace
from tests.store.samples import filled

WHO = "مراجعة"
_READ = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT status FROM annotation WHERE key = 'e1' AND article = 1").fetchone()[0])
connection.close()
"""


def seen_elsewhere(path: Path) -> str:
    """The status of a finding as another program reads it, which closes the file afterwards."""
    done = subprocess.run([sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_is_saved_after_another_program_has_looked_is_in_the_file(path: Path) -> None:
    with filled(path) as store:
        Store.open(path, create=False).close()  # as background work does
        assert is_review_file(path)  # as a file that is dropped on the window is asked
        with Workspace.open(path, reviewer=WHO, create=False) as own:
            assert own.import_files([path]).problems  # as a reviewer may choose by mistake
        assert seen_elsewhere(path) == "suggested"
        store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
        assert seen_elsewhere(path) == "accepted"
    with Store.open(path, create=False) as again:
        found = again.article("visit").annotation("e1")
        assert found is not None
        assert found.status is Status.ACCEPTED


def test_a_file_is_open_until_its_last_connection_is_closed(path: Path) -> None:
    first, second = filled(path), Store.open(path)
    first.close()
    assert is_open(path)
    second.close()
    assert not is_open(path)
    assert not is_open(path.with_name("another.sqlite"))
