"""Files and folders that may not be written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import corrections
from reviewer.store import FileError, Store
from tests.store.samples import filled, visit

WHO = "مراجعة"
NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a review file, which another user could reach."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        filled(path / "review.sqlite").close()
        Store.open(path / "review.sqlite", exclusive=True).close()  # everything is imported by now
        yield path
        path.chmod(0o755)


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """The rights of a user to whom permissions apply."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def cannot_be_opened(path: Path) -> None:
    for exclusive in (False, True):
        with ordinary_user(), pytest.raises(FileError) as caught:
            Store.open(path, exclusive=exclusive)
        assert path.name in caught.value.happened
        assert caught.value.remedy.strip()


def test_a_review_file_in_a_read_only_folder_is_told_and_unharmed(folder: Path) -> None:
    path = folder / "review.sqlite"
    before = path.read_bytes()
    path.chmod(0o444)
    folder.chmod(0o555)
    cannot_be_opened(path)
    assert path.read_bytes() == before
    assert [p.name for p in folder.iterdir()] == ["review.sqlite"]


def test_a_new_file_cannot_be_made_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    cannot_be_opened(folder / "new.sqlite")
    assert not (folder / "new.sqlite").exists()


def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    path = folder / "review.sqlite"
    path.chmod(0o000)
    folder.chmod(0o777)
    cannot_be_opened(path)
    path.chmod(0o644)
    with Store.open(path) as store:
        assert store.article("visit") == visit()


def test_a_read_only_file_can_be_read_and_an_edit_says_that_it_was_not_saved(folder: Path) -> None:
    path = folder / "review.sqlite"
    before = path.read_bytes()
    path.chmod(0o444)
    folder.chmod(0o777)
    with ordinary_user(), contextlib.closing(Store.open(path)) as store:
        with pytest.raises(FileError) as caught:
            store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
        assert caught.value.remedy.strip()
        assert store.article("visit") == visit()
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_entered_is_told(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    filled(closed / "review.sqlite").close()
    closed.chmod(0o000)
    cannot_be_opened(closed / "review.sqlite")
    cannot_be_opened(closed / "new.sqlite")
    closed.chmod(0o755)
