"""Bad input and bad targets: a clear sentence, an exit code that tells, and nothing half-written."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import OTHER, STORY, Run, python, record, told, write

LANGUAGES = ("ar", "en")
NOBODY = 65534
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20
MEGABYTES = 10 * 2**20

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def spoken(language: str) -> list[str]:
    """Arabic needs no option."""
    return [] if language == "ar" else ["--language", language]


def names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def cut(path: Path, run: Run) -> None:
    run("import", path, "-" if False else write(path.with_suffix(".txt")))
    path.write_bytes(path.read_bytes()[:-3000])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.txt", PNG),
        ("picture.jsonl", PNG),
        ("empty.txt", b""),
        ("empty.jsonl", b""),
        ("spaces.txt", b" \r\n\t \n"),
        ("list.jsonl", b"[1, 2]\n"),
        ("other.jsonl", b'{"id": "a1"}\n'),
        ("bytes.jsonl", b'{"format": "reviewer/1", "id": "a1", "text": "\xff\xfe"}\n'),
        ("deep.jsonl", b"[" * 100_000 + b"\n"),
    ],
)
def test_what_is_no_article_is_told_by_its_name(
    run: Run, tmp_path: Path, language: str, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for command in (["extract", path], ["evaluate", path], ["import", tmp_path / "review.sqlite", path]):
        done = run(*command, *spoken(language))
        assert done.code == 1
        assert name in done.err
        told(done, language)
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"", PNG, b"{"])
def test_standard_input_that_is_no_article_is_told(run: Run, language: str, content: bytes) -> None:
    done = run("extract", "-", *spoken(language), stdin=content if content != b"{" else b'{"text": 5, "id": 5')
    assert (done.code, done.out) == (1, "")
    told(done, language)


def test_a_missing_file_is_told_and_the_others_still_come(run: Run, tmp_path: Path, language: str) -> None:
    good, missing = write(tmp_path / "good.txt"), tmp_path / "missing.txt"
    done = run("extract", missing, good, *spoken(language))
    assert (done.code, [a["text"] for a in done.articles()]) == (1, [STORY])
    assert "missing.txt" in done.err
    told(done, language)


@pytest.mark.parametrize("command", ["stats", "check", "export"])
def test_a_missing_review_file_is_told_and_not_made(run: Run, tmp_path: Path, language: str, command: str) -> None:
    options = ["--format", "reviewer", "--out", tmp_path / "out.jsonl"] if command == "export" else []
    done = run(command, tmp_path / "missing.sqlite", *options, *spoken(language))
    assert (done.code, done.out) == (1, "")
    told(done, language)
    assert names(tmp_path) == set()


def test_a_bad_line_is_told_by_its_number_and_the_good_ones_still_come(run: Run, tmp_path: Path, language: str) -> None:
    lines = [record("a1"), "\n", '{"format": "reviewer/1", "id": \n', record("a2", OTHER), record("a3", text="")[:-9]]
    path = write(tmp_path / "mixed.jsonl", "".join(lines))
    done = run("extract", path, *spoken(language))
    assert done.code == 1
    assert [a["id"] for a in done.articles()] == ["a1", "a2"]
    bad = [line for line in done.err.splitlines() if "mixed.jsonl" in line]
    assert len(bad) == 2
    assert "3" in bad[0].partition("mixed.jsonl")[2].split(":")[0]
    assert "5" in bad[1].partition("mixed.jsonl")[2].split(":")[0]
    told(done, language)
    imported = run("import", tmp_path / "review.sqlite", path, *spoken(language))
    assert imported.code == 1
    told(imported, language)
    assert sum(json.loads(run("stats", tmp_path / "review.sqlite", "--json").out)["articles"].values()) == 2


def test_a_line_of_ten_megabytes_that_is_no_json_is_told_without_repeating_it(
    run: Run, tmp_path: Path, language: str
) -> None:
    path = write(
        tmp_path / "long.jsonl", '{"format": "reviewer/1", "id": "a1", "text": "' + "ب" * (MEGABYTES // 2) + "\n"
    )
    done = run("extract", path, *spoken(language))
    assert (done.code, done.out) == (1, "")
    assert len(done.err) < 1000
    told(done, language)


def test_a_text_of_ten_megabytes_in_one_line_is_imported_whole(run: Run, tmp_path: Path, language: str) -> None:
    text = ("خبر " * (MEGABYTES // 7))[: MEGABYTES // 2]
    path, db, out = write(tmp_path / "long.txt", text), tmp_path / "review.sqlite", tmp_path / "out.jsonl"
    assert run("import", db, path, *spoken(language)).code == 0
    assert run("export", db, "--format", "reviewer", "--out", out, *spoken(language)).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == text


@pytest.mark.parametrize("kind", ["cut", "other program", "text", "folder"])
@pytest.mark.parametrize("command", ["stats", "check", "export", "import"])
def test_what_is_no_sound_review_file_is_told_and_left_as_it_is(
    run: Run, tmp_path: Path, language: str, kind: str, command: str
) -> None:
    db, out = tmp_path / "review.sqlite", tmp_path / "out.jsonl"
    source = write(tmp_path / "a.txt")
    match kind:
        case "cut":
            run("import", db, source)
            db.write_bytes(db.read_bytes()[:5000])
        case "other program":
            with contextlib.closing(sqlite3.connect(db)) as connection:
                connection.execute("CREATE TABLE visitor (name TEXT)")
        case "text":
            write(db)
        case _:
            db.mkdir()
    before = db.read_bytes() if db.is_file() else None
    options = {"export": ["--format", "reviewer", "--out", out], "import": [source]}.get(command, [])
    done = run(command, db, *options, *spoken(language))
    assert (done.code, done.out) == (1, "")
    assert "review.sqlite" in done.err
    told(done, language)
    assert (db.read_bytes() if db.is_file() else None) == before
    assert names(tmp_path) == {"a.txt", "review.sqlite"}


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


AS_ORDINARY_USER = f"""
import os, sys
import reviewer.workspace, reviewer.cli.commands, reviewer.formats
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
if not os.access("resources/locale/ar.mo", os.R_OK):
    sys.exit(77)
from reviewer.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["extract", "reviewer", "csv", "import"])
def test_a_read_only_folder_is_told_and_unharmed(shelf: Path, language: str, command: str) -> None:
    start = {
        "extract": ["extract", shelf / "a.txt", "--out", shelf / "out"],
        "import": ["import", shelf / "new.sqlite", shelf / "a.txt"],
    }.get(command, ["export", shelf / "review.sqlite", "--format", command, "--out", shelf / "out"])
    done = python("-c", AS_ORDINARY_USER, *start, *spoken(language))
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
    db, source = tmp_path / "review.sqlite", write(tmp_path / "long.txt", "خبر " * 500_000)
    run("import", db, source)
    old = write(small_disk / "out")
    for start in (["extract", source], ["export", db, "--format", "reviewer"]):
        done = run(*start, "--out", old, *spoken(language))
        assert (done.code, done.out) == (1, "")
        told(done, language)
        assert names(small_disk) == {"out"}
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
