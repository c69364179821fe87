"""Writing: whole or not at all, with a summary of what was written and what was left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from reviewer.formats import (
    FORMATS,
    ExportOptions,
    ExportSummary,
    Format,
    UnknownFormatError,
    WriteError,
    export_format,
    read_any,
)
from reviewer.formats.exchange import write_file, write_folder
from reviewer.model import Article, Entity, Number, NumberKind, Quote, QuoteKind, Span, Status

TEXT = "وصل الوفد إلى المدينة، وقال رئيسه: «نبدأ غدا»."
STATUSES = tuple(Status)
WRITERS = [one for one in FORMATS if one.write is not None]
formats = pytest.mark.parametrize("one", WRITERS, ids=lambda one: one.id)


def full(article_id: str = "full") -> Article:
    """An entity of each status, a quote in a rejected one, an added number."""
    entities = [
        Entity(id=f"e{n}", span=Span(n, n + 1), type="MISC", status=status) for n, status in enumerate(STATUSES, 1)
    ]
    outer = Quote(id="q1", span=Span(30, 45), kind=QuoteKind.DIRECT, status=Status.REJECTED)
    inner = Quote(id="q2", span=Span(36, 40), kind=QuoteKind.PARTIAL, status=Status.ACCEPTED, parent="q1")
    number = Number(id="n1", span=Span(0, 3), kind=NumberKind.CARDINAL, status=Status.ADDED)
    return Article(id=article_id, text=TEXT, annotations=(*entities, outer, inner, number))


def write(one: Format, articles: Iterator[Article], target: Path, options: ExportOptions) -> ExportSummary:
    assert one.write is not None
    return one.write(articles, target, options)


def breaking() -> Iterator[Article]:
    yield full()
    raise RuntimeError("broken in the middle")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@formats
def test_an_export_that_breaks_in_the_middle_leaves_the_old_one(tmp_path: Path, one: Format) -> None:
    target = tmp_path / "export"
    write(one, iter([full("old")]), target, ExportOptions())
    before = tree(tmp_path)
    with pytest.raises(RuntimeError):
        write(one, breaking(), target, ExportOptions())
    assert tree(tmp_path) == before


@formats
def test_an_export_that_breaks_leaves_nothing_where_nothing_was(tmp_path: Path, one: Format) -> None:
    with pytest.raises(RuntimeError):
        write(one, breaking(), tmp_path / "export", ExportOptions())
    assert list(tmp_path.iterdir()) == []


@formats
def test_a_second_export_replaces_the_first_and_leaves_no_drafts(tmp_path: Path, one: Format) -> None:
    target = tmp_path / "export"
    write(one, iter([full(), full("more")]), target, ExportOptions())
    write(one, iter([full()]), target, ExportOptions())
    once = tree(tmp_path)
    write(one, iter([full()]), tmp_path / "other", ExportOptions())
    assert sorted(once.values()) == sorted(v for k, v in tree(tmp_path).items() if k.startswith("other"))
    assert len(list(tmp_path.iterdir())) == 2


@formats
def test_the_summary_counts_what_was_written_and_what_was_left_out(tmp_path: Path, one: Format) -> None:
    summary = write(one, iter([full("a"), full("b")]), tmp_path / "export", ExportOptions())
    assert summary.articles == 2
    assert summary.written == {"entity": 6, "quote": 2, "number": 2}
    assert summary.left_out == {"suggested": 2, "rejected": 4}
    assert summary.orphans == 2
    assert all(path.is_file() for path in summary.files)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(summary.files)


def test_only_human_leaves_out_what_was_merely_accepted(tmp_path: Path) -> None:
    options = ExportOptions(only_human=True)
    assert options.chosen == {Status.CORRECTED, Status.ADDED}
    summary = write(export_format("reviewer"), iter([full()]), tmp_path / "x.jsonl", options)
    assert summary.written == {"entity": 2, "number": 1}
    assert summary.left_out == {"suggested": 1, "accepted": 2, "rejected": 2}


def test_only_human_takes_nothing_that_was_not_chosen() -> None:
    assert ExportOptions(statuses=frozenset({Status.ADDED, Status.REJECTED}), only_human=True).chosen == {Status.ADDED}
    assert ExportOptions().chosen == {Status.ACCEPTED, Status.CORRECTED, Status.ADDED}


def test_a_quote_whose_parent_is_left_out_is_written_without_it(tmp_path: Path) -> None:
    target = tmp_path / "x.jsonl"
    for statuses, parent, orphans in ((frozenset(Status), "q1", 0), (frozenset({Status.ACCEPTED}), None, 1)):
        summary = write(export_format("reviewer"), iter([full()]), target, ExportOptions(statuses=statuses))
        assert summary.orphans == orphans
        (article,) = read_any(target)
        assert isinstance(article, Article)
        quote = article.annotation("q2")
        assert isinstance(quote, Quote)
        assert quote.parent == parent


@formats
def test_an_article_without_findings_still_counts(tmp_path: Path, one: Format) -> None:
    summary = write(one, iter([Article(id="bare", text=TEXT)]), tmp_path / "x", ExportOptions())
    assert (summary.articles, sum(summary.written.values())) == (1, 0)


@formats
def test_a_missing_folder_is_told_with_a_remedy(tmp_path: Path, one: Format) -> None:
    with pytest.raises(WriteError) as caught:
        write(one, iter([full()]), tmp_path / "missing" / "export", ExportOptions())
    assert "export" in caught.value.happened
    assert caught.value.remedy.strip()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_the_file_should_be_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").mkdir()
    with pytest.raises(WriteError):
        write(export_format("reviewer"), iter([full()]), tmp_path / "x.jsonl", ExportOptions())
    assert [p.name for p in tmp_path.iterdir()] == ["x.jsonl"]


def test_a_file_where_the_folder_should_be_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("قديم", encoding="utf-8")
    with pytest.raises(WriteError):
        write(export_format("csv"), iter([full()]), tmp_path / "tables", ExportOptions())
    assert tree(tmp_path) == {"tables": "قديم".encode()}


def test_tables_leave_the_other_files_of_a_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ملاحظة", encoding="utf-8")
    write(export_format("csv"), iter([full()]), tmp_path, ExportOptions())
    assert tree(tmp_path)["notes.txt"] == "ملاحظة".encode()
    assert len(tree(tmp_path)) == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(WriteError) as caught:
        write(export_format("reviewer"), iter([full()]), Path("/dev/full"), ExportOptions())
    assert caught.value.happened.strip()


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(export_format("reviewer"), iter([full()]), pipe, ExportOptions())
        assert os.read(reader, 100_000).endswith(b"}\n")
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_writer_that_fails_after_some_bytes_leaves_the_old_bytes(tmp_path: Path) -> None:
    def some_bytes_then_nothing(file: BinaryIO) -> None:
        file.write(b"half")
        file.flush()
        raise OSError(28, "No space left on device")

    def half_a_folder(folder: Path) -> None:
        (folder / "a.csv").write_bytes(b"half")
        raise KeyboardInterrupt

    old = tmp_path / "old"
    old.write_bytes(b"whole")
    with pytest.raises(WriteError):
        write_file(old, some_bytes_then_nothing)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "folder", half_a_folder)
    assert tree(tmp_path) == {"old": b"whole"}


def test_unknown_formats_and_those_that_only_read_are_refused_with_what_there_is() -> None:
    for name in ("xml", "text", ""):
        with pytest.raises(UnknownFormatError) as caught:
            export_format(name)
        assert "reviewer" in caught.value.remedy
        assert "csv" in caught.value.remedy
    assert all(one.description().strip() for one in FORMATS)


@formats
def test_a_target_may_have_as_long_a_name_as_the_system_allows(tmp_path: Path, one: Format) -> None:
    target = tmp_path / ("ن" * 124 + ".jsonl")
    assert len(os.fsencode(target.name)) == 254
    summary = write(one, iter([full()]), target, ExportOptions())
    assert summary.articles == 1
    assert [p.name for p in tmp_path.iterdir()] == [target.name]


@formats
def test_a_name_that_is_too_long_is_told(tmp_path: Path, one: Format) -> None:
    with pytest.raises(WriteError):
        write(one, iter([full()]), tmp_path / ("x" * 300), ExportOptions())
    assert list(tmp_path.iterdir()) == []
