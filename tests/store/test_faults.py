"""Files that cannot be opened or written: a sentence, a remedy, and not a byte of them changed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reviewer import corrections
from reviewer.model import Article, Span
from reviewer.store import FileError, LockedError, Store
from reviewer.store.file import VERSION, lock, unlock
from tests.store.samples import filled, visit

WHO = "مراجعة"


def tells(error: FileError, path: Path) -> None:
    """The error is a sentence about this file, with a remedy."""
    assert path.name in error.happened
    assert error.happened.strip().endswith(".")
    assert error.remedy.strip()
    assert error.happened in str(error)


def refused(path: Path, *, create: bool = True) -> FileError:
    """The error of opening ``path`` either way; its bytes stay as they are and nothing is made beside it."""
    before = path.read_bytes() if path.is_file() else None
    errors: list[FileError] = []
    for exclusive in (False, True):
        with pytest.raises(FileError) as caught:
            Store.open(path, create=create, exclusive=exclusive)
        errors.append(caught.value)
        tells(caught.value, path)
    assert (path.read_bytes() if path.is_file() else None) == before
    beside = {p.name for p in path.parent.iterdir()} if path.parent.is_dir() else set()
    assert not beside & {f"{path.name}{end}" for end in ("-wal", "-shm", "-journal", ".lock")}
    assert errors[0].happened == errors[1].happened
    return errors[0]


def sqlite_file(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def cut_to(length: Callable[[int], int]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        filled(path).close()
        data = path.read_bytes()
        path.write_bytes(data[: length(len(data))])

    return make


def overwritten_after(offset: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        filled(path).close()
        data = path.read_bytes()
        path.write_bytes(data[:offset] + b"\xff" * (len(data) - offset))

    return make


def newer(path: Path) -> None:
    filled(path).close()
    sqlite_file(path, f"PRAGMA user_version = {VERSION + 1}")


REFUSED: dict[str, Callable[[Path], object]] = {
    "plain text": lambda path: path.write_text("هذا نص وليس ملف مراجعة.", encoding="utf-8"),
    "bytes without meaning": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "one byte": lambda path: path.write_bytes(b"S"),
    "only the magic of SQLite": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "SQLite of another program": lambda path: sqlite_file(path, "CREATE TABLE visitor (name TEXT)"),
    "SQLite that names another program": lambda path: sqlite_file(path, "PRAGMA application_id = 77"),
    "of a newer version": newer,
    "cut in its header": cut_to(lambda _size: 60),
    "cut after a page": cut_to(lambda _size: 4096),
    "cut in half": cut_to(lambda size: size // 2),
    "without its last byte": cut_to(lambda size: size - 1),
    "overwritten after its header": overwritten_after(100),
}


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_sound_review_file_is_refused_and_left_as_it_is(path: Path, kind: str, *, create: bool) -> None:
    REFUSED[kind](path)
    error = refused(path, create=create)
    assert error.safe.strip()


def test_each_kind_of_refusal_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    kinds = ["plain text", "SQLite of another program", "of a newer version", "cut in half"]
    told: set[str] = set()
    for number, kind in enumerate(kinds):
        folder = tmp_path / str(number)
        folder.mkdir()
        REFUSED[kind](folder / "file.sqlite")
        told.add(refused(folder / "file.sqlite").happened)
    assert len(told) == len(kinds)


@pytest.mark.parametrize("create", [True, False])
def test_a_missing_folder_is_said_and_not_made(tmp_path: Path, *, create: bool) -> None:
    refused(tmp_path / "لا مجلد" / "review.sqlite", create=create)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_not_made_when_it_should_exist(path: Path) -> None:
    refused(path, create=False)
    assert list(path.parent.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("نص", encoding="utf-8")
    refused(tmp_path / "file" / "review.sqlite")


def test_a_folder_is_no_review_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.sqlite"
    folder.mkdir()
    refused(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "a\0b.sqlite", "\ud800.sqlite"])
@pytest.mark.parametrize("create", [True, False])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str, *, create: bool) -> None:
    for exclusive in (False, True):
        with pytest.raises(FileError) as caught:
            Store.open(tmp_path / name, create=create, exclusive=exclusive)
        tells(caught.value, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_review_file_when_one_should_be_there(path: Path) -> None:
    path.touch()
    assert refused(path, create=False).safe.strip()


def test_an_empty_file_becomes_a_review_file(path: Path) -> None:
    path.touch()
    with filled(path) as store:
        assert store.article("visit") == visit()


def test_two_windows_cannot_work_on_one_file(path: Path) -> None:
    with Store.open(path, exclusive=True) as first:
        first.import_articles([visit()])
        with pytest.raises(LockedError) as caught:
            Store.open(path, exclusive=True)
        tells(caught.value, path)
        first.commit(corrections.accept(first.article("visit"), ["e1"]), WHO)
    with Store.open(path, exclusive=True) as second:
        assert second.undo_action == "accept"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_only_one_of_many_windows_that_open_and_close_at_once_holds_the_lock(path: Path) -> None:
    lock_file = path.with_name(path.name + ".lock")
    inside: list[int] = []

    def open_and_close(turns: int) -> int:
        held = 0
        for _ in range(turns):
            try:
                one = lock(path)
            except LockedError:
                continue
            inside.append(1)
            assert len(inside) == 1
            held += 1
            inside.pop()
            unlock(one)
        return held

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(open_and_close, [300] * 4)) > 0
    assert not lock_file.exists()


def test_the_name_of_a_lock_is_gone_before_it_is_free(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = lock(path)
    release = one.release
    seen: list[bool] = []

    def watched() -> None:
        seen.append(Path(one.lock_file).exists())
        release()

    monkeypatch.setattr(one, "release", watched)
    unlock(one)
    assert seen == [False]
    unlock(lock(path))


def test_a_command_may_read_and_write_beside_the_window(path: Path) -> None:
    with Store.open(path, exclusive=True) as window, Store.open(path) as command:
        version = window.data_version()
        command.import_articles([visit()])
        assert window.article("visit") == visit()
        assert window.data_version() != version


def test_a_file_that_is_refused_does_not_stay_locked(path: Path) -> None:
    path.write_text("ليس ملف مراجعة", encoding="utf-8")
    refused(path)
    path.unlink()
    Store.open(path, exclusive=True).close()


def test_an_edit_while_another_program_writes_is_refused_whole_and_works_afterwards(store: Store, path: Path) -> None:
    store._db.execute("PRAGMA busy_timeout = 10")
    edit = corrections.accept(store.article("visit"), ["e1"])
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError) as caught:
            store.commit(edit, WHO)
        tells(caught.value, path)
    assert store.article("visit") == visit()
    store.commit(edit, WHO)
    assert store.undo(WHO) is not None


def fill_up(store: Store) -> None:
    """From now on the file may not grow by a page."""
    store._db.execute(f"PRAGMA max_page_count = {store._db.execute('PRAGMA page_count').fetchone()[0]}")


def test_a_full_disk_refuses_an_import_whole(store: Store, path: Path) -> None:
    before = list(store.articles())
    fill_up(store)
    with pytest.raises(FileError) as caught:
        store.import_articles(Article(id=f"long-{n}", text=f"خبر طويل {n} " * 500) for n in range(40))
    tells(caught.value, path)
    assert list(store.articles()) == before
    assert store.check() == []


def test_a_full_disk_refuses_one_edit_and_keeps_all_before_it(store: Store, path: Path) -> None:
    fill_up(store)
    saved = 0

    def correct_for_ever() -> None:
        nonlocal saved
        while True:
            article = store.article("plain")
            finding = corrections.added(article, "entity", Span(0, 7), WHO, extra={"note": "سبب " * 50})
            store.commit(corrections.add(article, finding), WHO)
            saved += 1

    with pytest.raises(FileError) as caught:
        correct_for_ever()
    tells(caught.value, path)
    assert saved > 0
    assert len(store.article("plain").annotations) == saved
    assert store.check() == []
    store._db.execute("PRAGMA max_page_count = 100000")
    steps = 0
    while store.undo(WHO) is not None:
        steps += 1
    assert steps == saved
    assert store.article("plain").annotations == ()


def test_damage_met_while_working_is_told_and_not_made_worse(path: Path) -> None:
    filled(path, [Article(id=f"a{n}", text=f"خبر {n} " * 2000) for n in range(20)]).close()
    data = path.read_bytes()
    half = len(data) // 2
    path.write_bytes(data[:half] + b"\xee" * (len(data) - half))
    with contextlib.closing(Store.open(path)) as store, pytest.raises(FileError) as caught:
        list(store.articles())
    tells(caught.value, path)
    assert path.read_bytes()[:half] == data[:half]
