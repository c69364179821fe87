"""Bad input: a clear sentence, an exit code that tells, and what is good still comes."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import OTHER, STORY, Run, names, record, spoken, told, write

LANGUAGES = ("ar", "en")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20
MEGABYTES = 10 * 2**20

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


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
