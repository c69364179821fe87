"""The file as other programs see it, and files of the released schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reviewer import corrections
from reviewer.model import ArticleStatus, Entity, Status
from reviewer.store import QueueFilter, Store
from reviewer.store.file import APPLICATION_ID, VERSION
from tests.store.samples import VISIT, filled, market, place

FIXTURES = Path(__file__).parent / "fixtures"
WHO = "مراجعة"
TABLES = ("article", "annotation", "reviewer", "edit", "label", "setting")


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Plain sqlite3 on a review file with a journal, after the program has closed it."""
    with filled(path) as store:
        store.commit(corrections.set_name(store.article("visit"), "e1", "سامر علي الحداد"), WHO)
        store.commit(corrections.accept(store.article("market"), ["n1"]), WHO)
        store.undo(WHO)
    with closing(sqlite3.connect(path)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def one(connection: sqlite3.Connection, query: str) -> dict[str, object]:
    rows = connection.execute(query).fetchall()
    assert len(rows) == 1
    return dict(rows[0])


def test_the_file_says_which_program_wrote_it_and_its_version(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_the_first_bytes_tell_a_review_file_from_any_database(path: Path) -> None:
    filled(path).close()
    assert path.read_bytes()[68:72] == b"ArRv"


def test_every_commit_goes_to_the_disk_before_it_returns(store: Store) -> None:
    values = [store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert values == ["wal", 2]


def test_the_view_entity_reads_as_a_table(connection: sqlite3.Connection) -> None:
    assert one(connection, "SELECT * FROM entity WHERE article = 'visit' AND type = 'PER'") == {
        "article": "visit",
        "id": "e1",
        "start": place(VISIT, "سامر الحداد").start,
        "end": place(VISIT, "سامر الحداد").end,
        "text": "سامر الحداد",
        "type": "PER",
        "name": "سامر علي الحداد",
        "link": None,
        "note": None,
        "status": "corrected",
        "origin": "names/1",
        "score": 0.9,
    }


def test_the_view_quote_reads_as_a_table(connection: sqlite3.Connection) -> None:
    row = one(connection, "SELECT * FROM quote WHERE article = 'visit'")
    assert row["text"] == "ستزيد مساعداتها بنسبة 12 بالمئة"
    assert (row["continues"], row["note"]) == (None, None)
    assert (row["kind"], row["cue"], row["speaker"]) == ("direct", "قال", "الوزير سامر الحداد")
    assert (row["speaker_name"], row["parent"], row["status"]) == ("سامر الحداد", None, "suggested")


def test_the_view_number_reads_as_a_table(connection: sqlite3.Connection) -> None:
    row = one(connection, "SELECT * FROM number WHERE article = 'visit'")
    assert (row["text"], row["kind"], row["value"], row["unit"]) == ("12 بالمئة", "percent", 12, "%")
    assert row["modifier"] is None
    assert one(connection, "SELECT count(*) AS n FROM number WHERE value IS NULL") == {"n": 1}


def test_offsets_count_the_characters_of_the_text_as_sqlite_does(connection: sqlite3.Connection) -> None:
    query = """
        SELECT count(*) FROM annotation n JOIN article a ON a.id = n.article
        WHERE substr(a.text, n.start + 1, n."end" - n.start) != n.surface
    """
    assert connection.execute(query).fetchone()[0] == 0


def test_every_table_of_the_file_is_strict(connection: sqlite3.Connection) -> None:
    strict = {row["name"]: row["strict"] for row in connection.execute("PRAGMA table_list")}
    assert {name: strict[name] for name in TABLES} == dict.fromkeys(TABLES, 1)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE article SET total = 'كثير'")


def test_impossible_rows_are_refused_by_the_file_itself(connection: sqlite3.Connection) -> None:
    for statement in (
        "UPDATE article SET status = 'unknown'",
        "UPDATE annotation SET status = 'unknown'",
        "UPDATE annotation SET layer = 'unknown'",
        'UPDATE annotation SET "end" = start',
        "UPDATE edit SET state = 'unknown'",
        "INSERT INTO article (key, status, text) VALUES ('visit', 'new', '')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_foreign_keys_hold_and_are_enforced_by_the_store(store: Store, connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {row["table"] for row in connection.execute("PRAGMA foreign_key_list(annotation)")} == {"article"}
    assert {row["table"] for row in connection.execute("PRAGMA foreign_key_list(edit)")} == {"reviewer", "edit"}
    with pytest.raises(sqlite3.IntegrityError):
        store._db.execute("DELETE FROM article")


def test_check_reports_counters_and_findings_that_another_program_made_wrong(path: Path) -> None:
    filled(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE article SET total = 9 WHERE key = 'visit'")
        other.execute("UPDATE annotation SET \"end\" = 100000 WHERE layer = 'quote'")
        other.execute("UPDATE annotation SET article = 77 WHERE layer = 'number' AND article = 1")
    with Store.open(path) as store:
        found = store.check()
    assert any("visit" in sentence for sentence in found)
    assert any("annotation" in sentence for sentence in found)
    assert any("100000" in sentence for sentence in found)


def test_check_reports_findings_whose_article_another_program_deleted(path: Path) -> None:
    filled(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM article WHERE key = 'market'")
    with Store.open(path) as store:
        assert [a.id for a in store.articles()] == ["visit", "plain"]
        found = store.check()
    assert len(found) == 1
    assert "annotation" in found[0]


def test_check_verifies_each_counter(path: Path) -> None:
    for counter in ("total", "decided", "warnings"):
        path.unlink(missing_ok=True)
        filled(path).close()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(f"UPDATE article SET {counter} = {counter} + 1 WHERE key = 'visit'")
        with Store.open(path) as store:
            found = store.check()
        assert len(found) == 1
        assert "visit" in found[0]


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """The file of the first released schema, as its users have it."""
    path = tmp_path / "released.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript((FIXTURES / "v1.sql").read_text(encoding="utf-8"))
    return path


def test_a_file_of_the_released_schema_opens_and_is_sound(released: Path) -> None:
    with Store.open(released, create=False, exclusive=True) as store:
        assert store.check() == []
        assert [a.id for a in store.articles()] == ["visit", "market", "plain"]
        assert store.setting("theme") == "dark"
        assert store.stats().edits == {"مراجع ثان": 1, "مراجعة أولى": 8}
        assert store.queue_ids(QueueFilter(search="موسكو")) == [1]
        assert {a.status for a in store.article("market").annotations} == {
            Status.ADDED,
            Status.REJECTED,
            Status.ACCEPTED,
            Status.SUGGESTED,
        }


def test_a_file_of_the_released_schema_can_be_corrected_and_searched(released: Path) -> None:
    with Store.open(released) as store:
        store.commit(corrections.retype(store.article("market"), ["e1"], "ORG"), WHO)
        store.suggest("plain", [])
        store.import_articles([market("another")])
        assert len(store.queue_ids(QueueFilter(search="القمح"))) == 2
        assert store.redo_action is None
        assert store.check() == []


def test_a_file_of_the_released_schema_can_be_undone_to_its_very_beginning(released: Path) -> None:
    with Store.open(released) as store:
        reviewed = list(store.articles())
        assert (store.undo_action, store.redo_action) == ("accept", "finish")
        steps = 0
        while store.undo(WHO) is not None:
            steps += 1
        assert steps == 5
        assert {a.status for article in store.articles() for a in article.annotations} == {Status.SUGGESTED}
        assert {article.status for article in store.articles()} == {ArticleStatus.NEW}
        for _ in range(steps):
            store.redo(WHO)
        assert list(store.articles()) == reviewed
        store.redo(WHO)
        assert store.article("visit").status is ArticleStatus.REVIEWED
        assert store.check() == []


def test_a_file_of_the_second_schema_opens_with_its_notes_labels_and_guidelines(tmp_path: Path) -> None:
    path = tmp_path / "second.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript((FIXTURES / "v2.sql").read_text(encoding="utf-8"))
    with Store.open(path, create=False, exclusive=True) as store:
        assert store.check() == []
        visit = store.article("visit")
        named = visit.annotation("e1")
        assert isinstance(named, Entity)
        assert (visit.note, visit.flagged, visit.status) == ("ينتظر ردا", True, ArticleStatus.IN_REVIEW)
        assert (named.name, named.link, named.note) == ("سامر علي الحداد", "Q1234", "يراجع")
        assert [label.key for label in store.labels("entity")] == ["PER", "LOC", "ORG", "MISC", "EVENT"]
        assert store.setting("guidelines") == "الحروف خارج الاسم"
        assert store.counts().by_status[ArticleStatus.IN_REVIEW] == 2
        assert (store.undo_action, store.redo_action) == ("set_guidelines", "finish")
        steps = 0
        while store.undo(WHO) is not None:
            steps += 1
        assert steps == 7
        assert len(store.labels("entity")) == 4
        assert store.article("visit").note is None
        assert store.check() == []


def test_the_first_schema_becomes_the_second_with_a_copy_beside_it(released: Path) -> None:
    with Store.open(released, create=False) as store:
        assert store.counts().total == 3
        assert store.article("visit").note is None
    with closing(sqlite3.connect(released)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
    (copy,) = released.parent.glob("released.v1-*.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
