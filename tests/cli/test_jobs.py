"""Extraction of many articles: on several cores the same as on one, as it comes, and without what is broken."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.cli import extracting
from reviewer.model import Article
from tests.cli.running import OTHER, ROOT, STORY, Run, names, python, record, spawned, write

MANY = 60
BREAKING = """
import sys
import reviewer.extract
from reviewer.extract import extract as real
def breaking(article, *, camel=None):
    if article.id == "a7":
        raise ValueError("boom")
    if article.id == "a8" and "--die" in sys.argv:
        import os
        os._exit(3)
    return real(article, camel=camel)
reviewer.extract.extract = breaking
from reviewer.cli import main
sys.exit(main([a for a in sys.argv[1:] if a != "--die"]))
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = (record(f"a{n}", (STORY if n % 2 else OTHER) * (1 + n % 5)) for n in range(MANY))
    return write(tmp_path_factory.mktemp("many") / "many.jsonl", "".join(lines))


def test_several_processes_give_the_same_in_the_same_order(many: Path) -> None:
    one, two = spawned("extract", many, "--jobs", "1"), spawned("extract", many, "--jobs", "2")
    assert (two.code, two.err) == (0, "")
    assert [a["id"] for a in two.articles()] == [f"a{n}" for n in range(MANY)]
    assert one.out == two.out


def test_several_processes_write_a_file_whole(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = spawned("extract", many, "--jobs", "2", "--out", out)
    assert (done.code, done.out, names(tmp_path)) == (0, "", {"out.jsonl"})
    assert len(out.read_text(encoding="utf-8").splitlines()) == MANY


def test_import_extracts_on_several_processes_as_on_one(many: Path, tmp_path: Path) -> None:
    exported: list[bytes] = []
    for jobs in ("1", "2"):
        db, out = tmp_path / f"{jobs}.sqlite", tmp_path / f"{jobs}.jsonl"
        assert spawned("import", db, many, "--extract", "--jobs", jobs).code == 0
        assert spawned("export", db, "--format", "reviewer", "--status", "all", "--out", out).code == 0
        exported.append(out.read_bytes())
    assert exported[0] == exported[1]
    assert b'"suggested"' in exported[0]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_fails_is_told_by_its_id_and_the_others_go_on(many: Path, jobs: str) -> None:
    done = python("-c", BREAKING, "--language", "en", "extract", many, "--jobs", jobs)
    assert done.code == 1
    assert [a["id"] for a in done.articles()] == [f"a{n}" for n in range(MANY) if n != 7]
    (line,) = done.err.splitlines()
    assert line.startswith("reviewer: ")
    assert "“a7”" in line
    assert "boom" in line


def test_a_process_that_dies_is_told_and_no_half_file_is_left(many: Path, tmp_path: Path) -> None:
    done = python(
        "-c", BREAKING, "--language", "en", "extract", many, "--jobs", "2", "--out", tmp_path / "out.jsonl", "--die"
    )
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "--jobs 1" in done.err
    assert names(tmp_path) == set()


@pytest.mark.parametrize("jobs", ["0", "-1", "x"])
def test_jobs_are_one_or_more(run: Run, tmp_path: Path, jobs: str) -> None:
    assert run("extract", write(tmp_path / "a.txt"), "--jobs", jobs).code == 2


def endless(tmp_path: Path) -> Path:
    """More articles than a test waits for."""
    return write(tmp_path / "long.jsonl", "".join(record(f"a{n}", STORY * 5) for n in range(20_000)))


def started(errors: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
    """A command in a group of processes of its own, its messages in a file."""
    command = [sys.executable, "-m", "reviewer", "--language", "en", *map(str, arguments)]
    with errors.open("wb") as file:
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=file, start_new_session=True)


def alive(group: int) -> bool:
    """Whether a process of the group still runs."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, of = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of) == group and state != "Z":
            return True
    return False


def gone(group: int) -> bool:
    until = time.monotonic() + 20
    while alive(group) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(group)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_results_come_while_the_work_goes_on_and_ctrl_c_ends_it_cleanly(tmp_path: Path, jobs: str) -> None:
    errors = tmp_path / "errors"
    with started(errors, "extract", endless(tmp_path), "--jobs", jobs) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["id"] == "a0"
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.wait() == 130
    assert errors.read_text(encoding="utf-8").strip() == "reviewer: Stopped."
    assert gone(process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_goes_away_ends_the_work_quietly(tmp_path: Path, jobs: str) -> None:
    errors = tmp_path / "errors"
    with started(errors, "extract", endless(tmp_path), "--jobs", jobs) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait() == 1
    assert errors.read_bytes() == b""
    assert gone(process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="sends a signal to a group")
def test_an_interrupted_file_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with started(
        tmp_path / "errors", "extract", endless(tmp_path), "--jobs", "2", "--out", folder / "out.jsonl"
    ) as process:
        until = time.monotonic() + 20
        while not any(p.stat().st_size for p in folder.iterdir()) and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        process.wait()
    assert names(folder) == set()


def articles(count: int, size: int, taken: list[int]) -> Iterator[Article]:
    for n in range(count):
        taken.append(n)
        yield Article(id=f"a{n}", text=(OTHER * size)[:size])


def test_only_a_few_articles_are_read_ahead() -> None:
    taken: list[int] = []
    done = extracting.run(articles(2000, 1000, taken), _identifier, jobs=2)
    assert next(done).result == "a0"
    assert len(taken) < 200
    done.close()


def _identifier(article: Article) -> str:
    return article.id


def test_few_articles_are_read_here_and_many_by_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def shared(source: Iterator[Article], result: object, jobs: int) -> Iterator[object]:
        asked.append(jobs)
        yield from source

    monkeypatch.setattr(extracting, "_shared", shared)
    monkeypatch.setattr(extracting, "cores", lambda: 4)
    monkeypatch.setattr(extracting, "_ENOUGH", 2000)
    assert [d.result for d in extracting.run(articles(3, 100, []), _identifier, jobs=None)] == ["a0", "a1", "a2"]
    assert asked == []
    found = list(extracting.run(articles(30, 100, []), _identifier, jobs=None))
    assert (asked, len(found)) == ([4], 30)
    assert len(list(extracting.run(articles(1, 3000, []), _identifier, jobs=None))) == 1
    assert asked == [4]


def test_the_number_of_articles_is_counted_by_lines(tmp_path: Path, many: Path) -> None:
    text = write(tmp_path / "a.txt")
    assert extracting.count([many, text]) == MANY + 1
    assert extracting.count([many, Path("-")]) == 0
    assert extracting.count([tmp_path / "missing.jsonl"]) == 0
