"""The schema of a review file, as migrations. What is written here is never changed again: a new step is added."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("reviewer")

_TABLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT,
    source TEXT,
    published TEXT,
    status TEXT NOT NULL CHECK (status IN ('new', 'in_review', 'reviewed')),
    total INTEGER NOT NULL DEFAULT 0,
    decided INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL DEFAULT 0,
    extracted INTEGER NOT NULL DEFAULT 0,
    headline TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'ar',
    url TEXT,
    meta TEXT NOT NULL DEFAULT '{}',
    extra TEXT NOT NULL DEFAULT '{}',
    text TEXT NOT NULL,
    exact TEXT -- the text as JSON with escapes, only where it holds lone surrogates, which TEXT cannot
) STRICT;
CREATE INDEX article_status ON article (status);
CREATE INDEX article_warnings ON article (warnings) WHERE warnings > 0;
CREATE INDEX article_unextracted ON article (id) WHERE extracted = 0;

CREATE TABLE annotation (
    article INTEGER NOT NULL REFERENCES article (id),
    key TEXT NOT NULL,
    layer TEXT NOT NULL CHECK (layer IN ('entity', 'quote', 'number')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    label TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('suggested', 'accepted', 'corrected', 'added', 'rejected')),
    origin TEXT NOT NULL,
    score REAL,
    warning INTEGER NOT NULL DEFAULT 0,
    fields TEXT NOT NULL,
    PRIMARY KEY (article, key),
    CHECK (0 <= start AND start < "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_label ON annotation (label, article);

CREATE TABLE reviewer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    reviewer INTEGER NOT NULL REFERENCES reviewer (id),
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    action TEXT NOT NULL,
    state TEXT CHECK (state IN ('done', 'undone', 'abandoned')),
    target INTEGER REFERENCES edit (id),
    changes TEXT
) STRICT;
CREATE INDEX edit_state ON edit (state, id) WHERE kind = 'do';

CREATE TABLE label (
    layer TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    name_ar TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (layer, key)
) STRICT, WITHOUT ROWID;
INSERT INTO label VALUES
    ('entity', 'PER', 1, 'شخص', 'Person'),
    ('entity', 'LOC', 2, 'مكان', 'Place'),
    ('entity', 'ORG', 3, 'جهة', 'Organisation'),
    ('entity', 'MISC', 4, 'آخر', 'Other');

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (title, body, stems, content='', prefix='2 3');
"""

_VIEWS = """
CREATE VIEW entity AS
SELECT a.key AS article, n.key AS id, n.start, n."end", n.surface AS text, n.label AS type,
       n.fields ->> '$.name' AS name, n.status, n.origin, n.score
FROM annotation n JOIN article a ON a.id = n.article WHERE n.layer = 'entity';
CREATE VIEW quote AS
SELECT a.key AS article, n.key AS id, n.start, n."end", n.surface AS text, n.label AS kind,
       n.fields ->> '$.cue.text' AS cue, n.fields ->> '$.speaker.text' AS speaker,
       n.fields ->> '$.speaker_name' AS speaker_name, n.fields ->> '$.parent' AS parent, n.status, n.origin, n.score
FROM annotation n JOIN article a ON a.id = n.article WHERE n.layer = 'quote';
CREATE VIEW number AS
SELECT a.key AS article, n.key AS id, n.start, n."end", n.surface AS text, n.label AS kind,
       n.fields ->> '$.value' AS value, n.fields ->> '$.unit' AS unit, n.fields ->> '$.modifier' AS modifier,
       n.status, n.origin, n.score
FROM annotation n JOIN article a ON a.id = n.article WHERE n.layer = 'number';
"""


@migrations()
def m001_first_schema(db: Database) -> None:
    # Not executescript: it would commit the transaction that the migration runs in.
    for statement in (_TABLES + _VIEWS).split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
    db.conn.execute(f"PRAGMA application_id = {0x41725276}")
    db.conn.execute("PRAGMA user_version = 1")


_DESK = """
ALTER TABLE article ADD COLUMN note TEXT;
ALTER TABLE article ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_note ON article (id) WHERE note IS NOT NULL;
CREATE INDEX article_flagged ON article (id) WHERE flagged;
CREATE INDEX article_source ON article (source);
CREATE INDEX article_published ON article (published);

-- Half a character (an escape \\ud...) would make text that no program can read.
ALTER TABLE annotation ADD COLUMN name TEXT GENERATED ALWAYS AS (
    iif(coalesce(fields ->> '$.name', fields ->> '$.speaker_name') IS NULL OR NOT instr(fields, '\\ud'),
        coalesce(fields ->> '$.name', fields ->> '$.speaker_name'), '�')) VIRTUAL;
ALTER TABLE annotation ADD COLUMN note TEXT GENERATED ALWAYS AS (
    iif(fields ->> '$.note' IS NULL OR NOT instr(fields, '\\ud'), fields ->> '$.note', '�')) VIRTUAL;
CREATE INDEX annotation_name ON annotation (name, article) WHERE name IS NOT NULL;
CREATE INDEX annotation_note ON annotation (article) WHERE note IS NOT NULL;

ALTER TABLE label ADD COLUMN colour TEXT;
ALTER TABLE label ADD COLUMN line TEXT CHECK (line IN ('solid', 'double', 'dotted'));
ALTER TABLE label ADD COLUMN description_ar TEXT NOT NULL DEFAULT '';
ALTER TABLE label ADD COLUMN description_en TEXT NOT NULL DEFAULT '';
ALTER TABLE label ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

CREATE TABLE tally (
    status TEXT PRIMARY KEY,
    articles INTEGER NOT NULL,
    warned INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally VALUES ('new', 0, 0), ('in_review', 0, 0), ('reviewed', 0, 0);
UPDATE tally SET articles = (SELECT count(*) FROM article a WHERE a.status = tally.status),
    warned = (SELECT count(*) FROM article a WHERE a.status = tally.status AND a.warnings > 0)
"""
_VIEWS_2 = """
DROP VIEW entity;
CREATE VIEW entity AS
SELECT a.key AS article, n.key AS id, n.start, n."end", n.surface AS text, n.label AS type, n.name,
       n.fields ->> '$.link' AS link, n.note, n.status, n.origin, n.score
FROM annotation n JOIN article a ON a.id = n.article WHERE n.layer = 'entity';
DROP VIEW quote;
CREATE VIEW quote AS
SELECT a.key AS article, n.key AS id, n.start, n."end", n.surface AS text, n.label AS kind,
       n.fields ->> '$.cue.text' AS cue, n.fields ->> '$.speaker.text' AS speaker, n.name AS speaker_name,
       n.fields ->> '$.parent' AS parent, n.fields ->> '$.continues' AS continues, n.note,
       n.status, n.origin, n.score
FROM annotation n JOIN article a ON a.id = n.article WHERE n.layer = 'quote';
DROP VIEW number;
CREATE VIEW number AS
SELECT a.key AS article, n.key AS id, n.start, n."end", n.surface AS text, n.label AS kind,
       n.fields ->> '$.value' AS value, n.fields ->> '$.unit' AS unit, n.fields ->> '$.modifier' AS modifier,
       n.note, n.status, n.origin, n.score
FROM annotation n JOIN article a ON a.id = n.article WHERE n.layer = 'number';
"""
# A list of a million articles says at once how many there are of each status, which counting them would not.
_TRIGGERS = (
    """CREATE TRIGGER article_comes AFTER INSERT ON article BEGIN
    UPDATE tally SET articles = articles + 1, warned = warned + (new.warnings > 0) WHERE status = new.status;
END""",
    """CREATE TRIGGER article_goes AFTER DELETE ON article BEGIN
    UPDATE tally SET articles = articles - 1, warned = warned - (old.warnings > 0) WHERE status = old.status;
END""",
    """CREATE TRIGGER article_turns AFTER UPDATE OF status, warnings ON article
    WHEN old.status != new.status OR (old.warnings > 0) != (new.warnings > 0) BEGIN
    UPDATE tally SET articles = articles - 1, warned = warned - (old.warnings > 0) WHERE status = old.status;
    UPDATE tally SET articles = articles + 1, warned = warned + (new.warnings > 0) WHERE status = new.status;
END""",
)


@migrations()
def m002_desk(db: Database) -> None:
    """Notes, flags, names that can be looked up, the label set as a reviewer edits it, and counts at once."""
    for statement in (*(_DESK + ";" + _VIEWS_2).split(";\n"), *_TRIGGERS):
        if statement.strip():
            db.conn.execute(statement)
    db.conn.execute("PRAGMA user_version = 2")
