"""Targets that cannot be written: a clear sentence, an exit code that tells, and nothing half-written."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import STORY, Run, names, python, spoken, told, write

NOBODY = 65534

pytestmark = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.mark.parametrize("place", ["no folder/out", "a.txt/out", "taken"])
@pytest.mark.parametrize("command", ["extract", "reviewer", "csv"])
def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left(
    run: Run, tmp_path: Path, language: str, place: str, command: str
) -> None:
    source, db = write(tmp_path / "a.txt"), tmp_path / "review.sqlite"
    run("import", db, source)
    if place == "taken":  # a folder where a file should be, and the other way round
        write(tmp_path / place) if command == "csv" else (tmp_path / place).mkdir()
    before = names(tmp_path)
    start = ["extract", source] if command == "extract" else ["export", db, "--format", command]
    done = run(*start, "--out", tmp_path / place, *spoken(language))
    assert (done.code, done.out) == (1, "")
    told(done, language)
    assert names(tmp_path) == before


def test_a_format_that_cannot_be_exported_is_told_with_those_that_can(run: Run, tmp_path: Path, language: str) -> None:
    db = tmp_path / "review.sqlite"
    run("import", db, write(tmp_path / "a.txt"))
    for name in ("bogus", "text"):
        done = run("export", db, "--format", name, "--out", tmp_path / "out", *spoken(language))
        assert done.code == 1
        assert "csv" in done.err
        told(done, language)
    assert not (tmp_path / "out").exists()


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that every user can reach, with an article and a review file, which nobody may change."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = python("-m", "reviewer", "import", folder / "review.sqlite", write(folder / "a.txt"))
        assert made.code == 0, made.err
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


# All that is loaded is loaded before, since Python itself need not be readable for others.
AS_ORDINARY_USER = f"""
import getpass, os, sys
import reviewer.workspace
from reviewer.cli import main
os.environ["CAMELTOOLS_DATA"] = "no data"
main(["extract", sys.argv[1], "--out", os.devnull])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
if not os.access("resources/locale/ar.mo", os.R_OK):
    sys.exit(77)
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("command", ["extract", "reviewer", "csv", "import"])
def test_a_read_only_folder_is_told_and_unharmed(shelf: Path, language: str, command: str) -> None:
    start = {
        "extract": ["extract", shelf / "a.txt", "--out", shelf / "out"],
        "import": ["import", shelf / "new.sqlite", shelf / "a.txt"],
    }.get(command, ["export", shelf / "review.sqlite", "--format", command, "--out", shelf / "out"])
    done = python("-c", AS_ORDINARY_USER, shelf / "a.txt", *start, *spoken(language))
    if done.code == 77:
        pytest.skip("the project is not readable for ordinary users")
    assert (done.code, done.out) == (1, "")
    told(done, language)
    assert names(shelf) == {"a.txt", "review.sqlite"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    with contextlib.suppress(OSError):
        if os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0:
            try:
                yield folder
            finally:
                subprocess.run(["umount", "-l", str(folder)], check=True)
            return
    pytest.skip("no file system can be mounted here")


def test_a_full_disk_is_told_and_no_half_file_is_left(
    run: Run, tmp_path: Path, small_disk: Path, language: str
) -> None:
    db, source = tmp_path / "review.sqlite", write(tmp_path / "long.txt", "خبر " * 10_000)
    run("import", db, source)
    old = write(small_disk / "out")
    filler = small_disk / "filler"
    with contextlib.suppress(OSError):
        filler.write_bytes(bytes(2**22))
    os.truncate(filler, filler.stat().st_size - 2**14)
    for start in (["extract", source], ["export", db, "--format", "reviewer"]):
        done = run(*start, "--out", old, *spoken(language))
        assert (done.code, done.out) == (1, "")
        told(done, language)
        assert names(small_disk) == {"out", "filler"}
        assert old.read_text(encoding="utf-8") == STORY


def test_an_import_that_fills_the_disk_is_told_and_the_review_file_keeps_what_it_had(
    run: Run, tmp_path: Path, small_disk: Path, language: str
) -> None:
    db = small_disk / "review.sqlite"
    assert run("import", db, write(tmp_path / "a.txt")).code == 0
    done = run("import", db, write(tmp_path / "long.txt", "خبر " * 1_000_000), *spoken(language))
    assert (done.code, done.out) == (1, "")
    told(done, language)
    out = tmp_path / "out.jsonl"
    assert run("export", db, "--format", "reviewer", "--out", out).code == 0
    assert [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()] == [STORY]
