"""A reviewer corrects an article with mouse and keyboard; what came of it is looked at from outside."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.desktop import Desktop, desktop

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "setxkbmap"))),
        reason="needs Xvfb, openbox, xdotool and setxkbmap; packaging/test installs them",
    ),
]

TEXT = (
    "قمة بيروت تبحث إعادة الإعمار\n\n"
    "بيروت (وكالة المدى)- وصل وزير الخارجية سامر الحلبي إلى بيروت ودمشق في جولة تستمر 3 أيام.\n\n"
    'وقال الحلبي للصحفيين: "سنبدأ إعادة بناء 40 ألف منزل قبل نهاية العام". وحضر المؤتمر ممثل عن شركة النور.'
)


def place(words: str, start: int = 0) -> tuple[int, int]:
    found = TEXT.index(words, start)
    return found, found + len(words)


def finding(id_: str, words: str, start: int = 0, **fields: Any) -> dict[str, Any]:
    first, last = place(words, start)
    common = {"id": id_, "start": first, "end": last, "text": words, "status": "suggested", "origin": "test/1"}
    return common | {"score": 0.7} | fields


def article() -> dict[str, Any]:
    opening, closing = TEXT.index('"'), TEXT.rindex('"')
    return {
        "format": "reviewer/1",
        "id": "qimma",
        "title": None,
        "text": TEXT,
        "source": "المدى",
        "published": "2024-03-05",
        "entities": [
            finding("e1", "بيروت", type="ORG"),
            finding("e2", "ودمشق", type="LOC"),
            finding("e3", "سامر الحلبي", type="PER"),
            finding("e4", "المؤتمر", type="MISC"),
        ],
        "quotes": [
            finding(
                "q1",
                "سنبدأ إعادة بناء 40 ألف منزل قبل نهاية العام",
                kind="direct",
                marks=[[opening, opening + 1], [closing, closing + 1]],
            )
        ],
        "numbers": [finding("n1", "40 ألف", kind="cardinal", value=40, unit="منزل")],
    }


def other() -> dict[str, Any]:
    return {"format": "reviewer/1", "id": "akhar", "text": "مقال آخر قصير عن الطقس.", "entities": []}


def correct(desk: Desktop, exported: Path) -> None:
    desk.wait(busy=False)
    desk.click(desk.ask("row", place=1))
    desk.wait(article="qimma")
    # another type for an entity
    desk.click_span(*place("بيروت"))
    desk.wait(selected="e1")
    desk.key("2")
    # trim a clitic
    desk.click_span(*place("ودمشق"))
    desk.wait(selected="e2")
    desk.key("shift+Left")
    # a new entity by dragging over it
    desk.drag_span(*place("وكالة المدى"))
    desk.key("3")
    desk.wait(selection=None, selected="e5")
    # a number's value
    desk.click_span(*place("40 ألف"))
    desk.wait(selected="n1")
    desk.key("e")
    desk.wait(focus="TextField")
    desk.xdotool("key", "ctrl+38")  # all of it, by the place of A
    desk.xdotool("type", "40000")
    desk.key("Return")
    # a quote's speaker
    desk.click_span(*place("سنبدأ"))
    desk.wait(selected="q1")
    desk.drag_span(*place("الحلبي", TEXT.index("وقال")))
    desk.key("s")
    desk.wait(selection=None)
    # reject one, take it back, and do it again
    desk.click_span(*place("المؤتمر"))
    desk.wait(selected="e4")
    desk.key("x")
    desk.key("ctrl+z")
    desk.key("ctrl+shift+z")
    # agree with one
    desk.click_span(*place("سامر الحلبي"))
    desk.wait(selected="e3")
    desk.key("a")
    desk.key("ctrl+Return")
    desk.wait(article="akhar")
    # export
    desk.key("ctrl+e")
    desk.wait(dialog="ExportDialog")
    desk.key("Return")
    desk.wait_for(exported)
    desk.wait(busy=False)
    desk.key("Escape")
    desk.wait(dialog=None)
    assert desk.quit() == 0


@pytest.mark.parametrize("layout", ["us", "ara"])
def test_an_article_is_corrected_from_end_to_end(tmp_path: Path, layout: str) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in (other(), article())), "utf-8")
    review = tmp_path / "review.sqlite"
    sqlite3.connect(review).close()
    with desktop(tmp_path, layout, review, source) as desk:
        correct(desk, tmp_path / "reviewed.jsonl")

    file = sqlite3.connect(review)
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert file.execute("SELECT status FROM article WHERE key = 'qimma'").fetchone() == ("reviewed",)
    entities = {
        row[0]: row[1:] for row in file.execute("SELECT id, text, type, status FROM entity WHERE article = 'qimma'")
    }
    assert entities == {
        "e1": ("بيروت", "LOC", "corrected"),
        "e2": ("دمشق", "LOC", "corrected"),
        "e3": ("سامر الحلبي", "PER", "accepted"),
        "e4": ("المؤتمر", "MISC", "rejected"),
        "e5": ("وكالة المدى", "ORG", "added"),
    }
    assert file.execute("SELECT value, status FROM number WHERE id = 'n1'").fetchone() == (40000, "corrected")
    quote = file.execute("SELECT speaker, speaker_name, status FROM quote WHERE id = 'q1'").fetchone()
    assert quote == ("الحلبي", "الحلبي", "corrected")
    steps = [row[0] for row in file.execute("SELECT kind FROM edit ORDER BY id")]
    assert steps.count("undo") == 1
    assert steps.count("redo") == 1
    file.close()

    lines = (tmp_path / "reviewed.jsonl").read_text("utf-8").splitlines()
    exported = next(record for record in map(json.loads, lines) if record["id"] == "qimma")
    assert exported["text"] == TEXT
    assert {e["text"] for e in exported["entities"]} == {"بيروت", "دمشق", "سامر الحلبي", "وكالة المدى"}
    for layer in ("entities", "quotes", "numbers"):
        assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in exported[layer])
    assert exported["numbers"][0]["value"] == 40000
