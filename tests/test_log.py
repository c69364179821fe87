"""The log says what the program did and where it failed, and never a word of an article or of the reviewer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import log

SECRET = "قال سامر الحلبي للصحفيين"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "logs" / "own.log"
    monkeypatch.setenv("REVIEWER_LOG", str(path))
    log.start()
    yield path
    log.stop()


def caught(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as raised:
        return raised


def test_start_versions_and_files_are_written(file: Path) -> None:
    log.started([("reviewer", "1.2"), ("Qt", "6.11")])
    log.opened(Path("/home/salma/private/news.sqlite"))
    log.ended()
    lines = file.read_text("utf-8").splitlines()
    assert "reviewer 1.2, Qt 6.11" in lines[0]
    assert lines[1].endswith("opened news.sqlite")
    assert "salma" not in lines[1]
    assert lines[2].endswith("ended")


def test_nothing_is_written_before_the_start(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log.opened(tmp_path / "x.sqlite")
    log.crashed("anything")
    assert capfd.readouterr() == ("", "")


def test_a_start_that_is_repeated_writes_each_line_once(file: Path) -> None:
    log.start()
    log.ended()
    assert file.read_text("utf-8").count("ended") == 1


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.write_text("")
    log.start(taken / "own.log")
    log.ended()
    log.stop()


def test_the_file_is_kept_small(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(h for h in logging.getLogger("reviewer").handlers if hasattr(h, "maxBytes"))
    monkeypatch.setattr(handler, "maxBytes", 2000)
    for number in range(500):
        log.crashed(f"failure {number}")
    kept = sorted(file.parent.iterdir())
    assert 1 < len(kept) <= 4
    assert all(one.stat().st_size <= 2000 for one in kept)
    assert "failure 499" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        ValueError("plain English of an article"),
        RuntimeError("https://site.org/private"),
        TypeError(SECRET),
        AttributeError(f"no {SECRET}"),
        FileNotFoundError(2, "No such file or directory", f"/home/salma/{SECRET}.txt"),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, "bad"),
    ],
    ids=lambda e: type(e).__name__,
)
def test_what_the_program_worked_on_is_never_written(file: Path, error: Exception) -> None:
    log.failed(caught(error))
    written = file.read_text("utf-8")
    assert type(error).__name__ in written
    assert "test_log.py:" in written
    assert not set(SECRET.split()) & set(written.replace(".", " ").split())
    assert not any(word in written for word in ("salma", "English", "site.org"))


def test_what_the_interpreter_says_of_the_code_is_written() -> None:
    with pytest.raises(AttributeError) as caught_:
        None.foo  # type: ignore[attr-defined]  # noqa: B018
    assert log.described(caught_.value).endswith("AttributeError: 'NoneType' object has no attribute 'foo'")
    assert log.described(caught(PermissionError(13, "Permission denied", "/x"))).endswith(": Permission denied")


def test_causes_come_first() -> None:
    try:
        try:
            raise KeyError("first")
        except KeyError as error:
            raise ValueError("second") from error
    except ValueError as error:
        said = log.described(error)
    assert said.index("KeyError") < said.index("which led to") < said.index("ValueError")


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("/home/salma/work/reviewer/ui/window.py", "reviewer/ui/window.py"),
        ("/home/reviewer/src/reviewer/ui/window.py", "reviewer/ui/window.py"),
        ("/opt/lib/python3.11/site-packages/reviewer/app.py", "reviewer/app.py"),
        ("/opt/lib/python3.11/site-packages/attr/_make.py", "attr/_make.py"),
        ("/home/salma/script.py", "script.py"),
        ("<string>", "<string>"),
    ],
)
def test_places_have_no_folders_of_the_reviewer(file: str, shown: str) -> None:
    assert log._place(file) == shown
