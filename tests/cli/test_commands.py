"""Every command does its work: with files, folders and standard input."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from reviewer import corrections
from reviewer.model import Article
from reviewer.workspace import Workspace
from tests.cli.running import OTHER, STORY, Run, record, spawned, told, write


@pytest.fixture
def db(tmp_path: Path, run: Run) -> Path:
    """A review file with an extracted article, of whose findings one is accepted and one rejected."""
    path = tmp_path / "review.sqlite"
    source = write(tmp_path / "source.jsonl", record())
    assert run("import", path, source, "--extract").code == 0
    with Workspace.open(path, reviewer="مراجعة") as workspace:
        article = workspace.article("a1")
        workspace.apply(corrections.accept(article, [article.entities[0].id]))
        workspace.apply(corrections.reject(workspace.article("a1"), [article.numbers[0].id]))
    return path


def whole(db: Path) -> Article:
    with Workspace.open(db, reviewer="مراجعة") as workspace:
        return workspace.article("a1")


def test_import_makes_a_review_file_of_text_and_jsonl(run: Run, tmp_path: Path) -> None:
    files = [write(tmp_path / "خبر.txt", OTHER), write(tmp_path / "b.jsonl", record() + record("a2", OTHER))]
    done = run("import", tmp_path / "review.sqlite", *files, "--language", "en")
    assert (done.code, done.err) == (0, "")
    assert "3 articles imported" in done.out


def test_import_takes_folders_and_leaves_out_what_was_there_already(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "أخبار" / "اليوم"
    folder.mkdir(parents=True)
    write(folder / "a.txt")
    write(folder / "b.txt", OTHER)
    db = tmp_path / "review.sqlite"
    assert "2 articles imported" in run("import", db, tmp_path / "أخبار", "--language", "en").out
    again = run("import", db, tmp_path / "أخبار", "--language", "en")
    assert again.code == 0
    assert "0 articles imported; 2 were there already" in again.out


def test_import_with_extraction_leaves_suggestions(db: Path) -> None:
    article = whole(db)
    assert {e.span.of(article.text) for e in article.entities} == {"رجب طيب أردوغان", "أنقرة"}
    assert len(article.quotes) == 2
    assert [n.value for n in article.numbers] == [300_000]


def test_extract_writes_jsonl_to_standard_output(run: Run, tmp_path: Path) -> None:
    done = run("extract", write(tmp_path / "a.txt"), write(tmp_path / "b.jsonl", record("b", OTHER)))
    assert (done.code, done.err) == (0, "")
    first, second = done.articles()
    assert (first["text"], second["text"], second["id"]) == (STORY, OTHER, "b")
    for layer in ("entities", "quotes", "numbers"):
        for finding in first[layer]:
            assert STORY[finding["start"] : finding["end"]] == finding["text"]
            assert (finding["status"], bool(finding["origin"])) == ("suggested", True)


def test_extract_writes_a_file(run: Run, tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.txt"), tmp_path / "out.jsonl"
    assert run("extract", source, "--out", target).out == ""
    assert target.read_text(encoding="utf-8") == run("extract", source).out == run("extract", source, "--out", "-").out


@pytest.mark.parametrize("content", [STORY, record("from-stdin"), STORY.replace("\n", "\r\n")])
def test_a_dash_is_standard_input(run: Run, content: str) -> None:
    done = run("extract", "-", stdin=content.encode())
    assert (done.code, done.err) == (0, "")
    assert [a["text"] for a in done.articles()] == [STORY]


def test_standard_input_may_be_in_windows_1256(run: Run) -> None:
    assert [a["text"] for a in run("extract", "-", stdin=STORY.encode("windows-1256")).articles()] == [STORY]


def test_extract_replaces_what_an_article_has(run: Run, tmp_path: Path) -> None:
    old = {"id": "e77", "start": 0, "end": 3, "type": "ORG", "status": "accepted"}
    kept = {"title": "عنوان", "source": "وكالة", "x_desk": "سياسة"}
    source = write(tmp_path / "a.jsonl", record(entities=[old], status="reviewed", **kept))
    (found,) = run("extract", source).articles()
    plain = run("extract", "-", stdin=record().encode()).articles()[0]
    assert (found["entities"], found["quotes"], found["numbers"]) == (
        plain["entities"],
        plain["quotes"],
        plain["numbers"],
    )
    assert found["status"] == "new"
    assert {key: found[key] for key in kept} == kept


def test_export_writes_what_is_confirmed_and_says_what_was_left_out(run: Run, db: Path, tmp_path: Path) -> None:
    done = run("export", db, "--format", "reviewer", "--out", tmp_path / "out.jsonl", "--language", "en")
    assert (done.code, done.out) == (0, "")
    (article,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [e["status"] for e in article["entities"]] == ["accepted"]
    assert (article["quotes"], article["numbers"]) == ([], [])
    assert "rejected 1" in done.err
    assert "suggested 3" in done.err
    assert str(tmp_path / "out.jsonl") in done.err


@pytest.mark.parametrize(
    ("statuses", "count"),
    [(["rejected"], 1), (["accepted", "rejected"], 2), (["suggested"], 3), (["all"], 5), (["all", "added"], 5)],
)
def test_export_chooses_by_status(run: Run, db: Path, tmp_path: Path, statuses: list[str], count: int) -> None:
    chosen = [part for status in statuses for part in ("--status", status)]
    assert run("export", db, "--format", "reviewer", "--out", tmp_path / "out.jsonl", *chosen).code == 0
    article = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    found = [f["status"] for layer in ("entities", "quotes", "numbers") for f in article[layer]]
    assert len(found) == count
    assert "all" in statuses or set(found) == set(statuses)


def test_an_export_of_all_imported_again_is_exported_byte_by_byte_the_same(run: Run, db: Path, tmp_path: Path) -> None:
    first, second, other = tmp_path / "1.jsonl", tmp_path / "2.jsonl", tmp_path / "other.sqlite"
    assert run("export", db, "--format", "reviewer", "--out", first, "--status", "all").code == 0
    assert run("import", other, first).code == 0
    assert run("export", other, "--format", "reviewer", "--out", second, "--status", "all").code == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("bom", [False, True])
def test_export_writes_tables(run: Run, db: Path, tmp_path: Path, *, bom: bool) -> None:
    out = tmp_path / "tables"
    options = ["--bom"] if bom else []
    assert run("export", db, "--format", "csv", "--out", out, "--status", "all", *options).code == 0
    for name in ("entities", "quotes", "numbers"):
        data = (out / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") == bom
        assert len(list(csv.DictReader(data.decode("utf-8-sig").splitlines()))) == {"numbers": 1}.get(name, 2)


def test_only_human_leaves_out_what_was_merely_accepted(run: Run, db: Path, tmp_path: Path) -> None:
    run("export", db, "--format", "reviewer", "--out", tmp_path / "out.jsonl", "--status", "all", "--only-human")
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["entities"] == []


def test_evaluate_measures_a_prediction_or_what_the_machine_makes_now(run: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", run("extract", "-", stdin=record().encode()).out)
    empty = write(tmp_path / "empty.jsonl", record())
    same, now, none = (json.loads(run("evaluate", gold, *more, "--json").out) for more in ([gold], [], [empty]))
    assert same == now
    assert (same["articles"], same["missing"], same["entities"]["exact"]["f1"]) == (1, [], 1.0)
    assert (none["entities"]["exact"]["recall"], none["entities"]["exact"]["gold"]) == (0.0, 2)


def test_evaluate_prints_a_table_and_names_missing_articles(run: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", record() + record("a2", OTHER))
    done = run("evaluate", gold, write(tmp_path / "pred.jsonl", record()), "--language", "en")
    assert done.code == 0
    assert re.search(r"^entities\n  exact +\d\.\d{4} +\d\.\d{4}", done.out, re.MULTILINE)
    assert "a2" in done.out.splitlines()[-1]


def test_evaluate_lists_errors_on_demand(run: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", run("extract", "-", stdin=record().encode()).out)
    empty = write(tmp_path / "empty.jsonl", record())
    found = json.loads(run("evaluate", gold, empty, "--json", "--errors").out)
    assert {(f["article"], f["layer"], f["error"]) for f in found["faults"]} == {
        ("a1", layer, "missed") for layer in ("entities", "quotes", "numbers")
    }
    assert found["entities"]["errors"] == {"missed": 2}
    assert "faults" not in json.loads(run("evaluate", gold, empty, "--json").out)
    table = run("evaluate", gold, empty, "--errors").out
    assert f"a1\tentities\tmissed\tLOC\t{STORY.index('أنقرة')}\tأنقرة\tأنقرة" in table
    assert "missed 2" in run("evaluate", gold, empty).out


def test_evaluate_compares_scores_with_what_is_right(run: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", run("extract", "-", stdin=record().encode()).out)
    found = json.loads(run("evaluate", gold, "--json", "--reliability").out)
    assert sum(b["n"] for b in found["entities"]["reliability"]) == 2
    assert all(b["precision"] == 1.0 for b in found["entities"]["reliability"])
    assert 0 < found["entities"]["calibration_error"] < 1
    assert "calibration error" in run("evaluate", gold, "--reliability").out


def test_evaluate_takes_folders_and_texts(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    write(folder / "a.jsonl", record())
    write(folder / "b.jsonl", record("a2", OTHER))
    assert json.loads(run("evaluate", folder, "--json").out)["articles"] == 2
    assert json.loads(run("evaluate", write(tmp_path / "a.txt"), "--json").out)["articles"] == 1


CONLL = "زار O\nسامي B-PERS\nالخوري I-PERS\nبيروت B-LOC\n. O\n\nوغادر O\nإلى O\nبغداد B-LOC\n"


def test_evaluate_measures_tagged_tokens(run: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.conll", CONLL)
    other = write(tmp_path / "other.conll", CONLL.replace("بيروت B-LOC", "بيروت O"))
    same, less, now = (json.loads(run("evaluate", gold, *more, "--json").out) for more in ([gold], [other], []))
    assert same["entities"]["exact"]["f1"] == same["entities"]["exact, lenient"]["f1"] == 1.0
    assert (less["entities"]["exact"]["hits"], less["entities"]["exact"]["gold"]) == (2, 3)
    assert now["entities"]["types"]["LOC"]["hits"] == 2
    assert "quotes" not in now


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_tagged_file_with_a_bad_line_is_told(run: Run, tmp_path: Path, language: str) -> None:
    done = run("evaluate", write(tmp_path / "gold.conll", CONLL + "بلا-وسم\n"), "--language", language)
    assert (done.code, done.out) == (1, "")
    assert "10" in done.err
    told(done, language)


def test_evaluate_measures_the_machine_on_the_decisions_in_a_review_file(run: Run, db: Path) -> None:
    found = json.loads(run("evaluate", db, "--json", "--errors").out)
    assert (found["entities"]["exact"]["hits"], found["entities"]["exact"]["predicted"]) == (1, 1)
    assert (found["numbers"]["exact"]["hits"], found["numbers"]["exact"]["predicted"]) == (0, 1)
    assert next(iter(found["numbers"]["origins"].values()))["predicted"] == 1
    assert [f["error"] for f in found["faults"]] == ["spurious"]
    assert re.search(r"^  exact +1\.0000", run("evaluate", db).out, re.MULTILINE)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_review_file_without_decisions_or_beside_a_prediction_is_told(
    run: Run, tmp_path: Path, db: Path, language: str
) -> None:
    run("import", tmp_path / "new.sqlite", write(tmp_path / "a.txt"))
    for arguments in ([tmp_path / "new.sqlite"], [db, tmp_path / "a.txt"]):
        done = run("evaluate", *arguments, "--language", language)
        assert (done.code, done.out) == (1, "")
        told(done, language)


def test_formats_lists_every_format(run: Run) -> None:
    assert [line.split()[0] for line in run("formats").out.splitlines()] == ["reviewer", "csv", "text"]


def test_check_finds_a_sound_file_sound(run: Run, db: Path) -> None:
    done = run("check", db, "--language", "en")
    assert (done.code, done.out, done.err) == (0, "The file is sound.\n", "")


def test_stats_counts_articles_labels_statuses_and_edits(run: Run, db: Path) -> None:
    found = json.loads(run("stats", db, "--json").out)
    assert sum(found["articles"].values()) == 1
    assert found["labels"]["entity"] == {"LOC": 1, "PER": 1}
    assert found["statuses"]["number"] == {"rejected": 1}
    assert found["edits"] == {"مراجعة": 2}
    assert sum(work["actions"] for work in found["work"]) == 2
    assert {work["reviewer"] for work in found["work"]} == {"مراجعة"}
    table = run("stats", db).out
    assert re.search(r"^ +rejected +1$", table, re.MULTILINE)
    assert re.search(r"^  مراجعة +2 +\d+ +\d+", table, re.MULTILINE)


def test_the_commands_work_together_in_processes_of_their_own(tmp_path: Path) -> None:
    source, db, out = write(tmp_path / "خبر.txt"), tmp_path / "مراجعة.sqlite", tmp_path / "بيانات.jsonl"
    assert spawned("import", db, source, "--extract").code == 0
    assert spawned("check", db).code == 0
    assert spawned("export", db, "--format", "reviewer", "--status", "all", "--out", out).code == 0
    exported = json.loads(out.read_text(encoding="utf-8"))
    (extracted,) = spawned("extract", "-", stdin=out.read_bytes()).articles()
    assert extracted["entities"] == exported["entities"]
    assert spawned("evaluate", out, "--json").code == 0
