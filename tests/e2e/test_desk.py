"""The review desk by real keys and mouse, under both layouts: what came of it is looked at from outside."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.desktop import Desktop, desktop
from tests.e2e.samples import TEXT, article, other, place

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "setxkbmap"))),
        reason="needs Xvfb, openbox, xdotool and setxkbmap; packaging/test installs them",
    ),
]


class ReviewFile:
    """The file as it lies on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def entity(self, id_: str, article_id: str = "maarad") -> tuple[Any, ...] | None:
        query = f"SELECT text, type, status FROM entity WHERE article = '{article_id}' AND id = '{id_}'"
        return next(iter(self.rows(query)), None)

    def quote(self) -> tuple[Any, ...]:
        return self.rows("SELECT kind, cue, speaker, speaker_name, status FROM quote WHERE id = 'q1'")[0]

    def number(self) -> tuple[Any, ...]:
        return self.rows("SELECT value, unit, modifier, status FROM number WHERE id = 'n1'")[0]


def begun(desk: Desktop) -> None:
    desk.wait(busy=False)
    desk.click(desk.ask("row", place=0))
    desk.wait(article="maarad")


def choose(desk: Desktop, words: str, id_: str, start: int = 0) -> None:
    desk.click_span(*place(words, start))
    desk.wait(selected=id_)


def propagate(desk: Desktop, file: ReviewFile) -> None:
    """One بيروت becomes a place; so do all but the one that is unticked, in one step."""
    choose(desk, "بيروت", "e1")
    desk.key("2")
    desk.wait(offered=True)
    desk.key("g")
    desk.wait(dialog="PropagateDialog")
    desk.key("space")  # the first place is left out
    desk.key("Return")
    desk.wait(dialog=None)
    types = {id_: file.entity(id_) for id_ in ("e1", "e2", "e3", "e4", "e5")}
    assert types["e2"] == ("بيروت", "ORG", "suggested")
    corrected = {id_ for id_, found in types.items() if found is not None and found[1:] == ("LOC", "corrected")}
    assert corrected == {"e1", "e3", "e4", "e5"}
    desk.key("ctrl+z")
    desk.wait(undo="retype")
    assert [file.entity(id_) for id_ in ("e3", "e4", "e5")] == [("بيروت", "ORG", "suggested")] * 3
    desk.key("ctrl+shift+z")
    desk.wait(undo="retype_everywhere")


def toggle_the_clitic(desk: Desktop, file: ReviewFile) -> None:
    choose(desk, "وعمان", "e11")
    desk.key("w")
    desk.wait(undo="toggle_clitic")
    assert file.entity("e11") == ("عمان", "LOC", "corrected")
    desk.key("w")
    desk.key("w")
    desk.wait(selected="e11")


def merge_and_split(desk: Desktop, file: ReviewFile) -> None:
    choose(desk, "سامر", "e12")
    desk.key("shift+m")
    desk.wait(undo="merge")
    merged = file.rows(
        "SELECT text FROM entity WHERE article = 'maarad' AND id IN ('e12', 'e13') AND status = 'corrected'"
    )
    assert merged == [("سامر الحلبي",)]
    choose(desk, "شركة النور", "e14")
    desk.drag_span(*place("النور"))
    desk.key("shift+b")
    desk.wait(undo="split", selection=None)
    assert file.entity("e14") == ("شركة", "ORG", "corrected")
    assert file.rows("SELECT type, status FROM entity WHERE text = 'النور'") == [("ORG", "added")]
    desk.key("ctrl+z")
    desk.wait(undo="merge")
    assert file.entity("e14") == ("شركة النور", "ORG", "suggested")


def find_an_action(desk: Desktop, file: ReviewFile) -> None:
    """The palette, typed by the places of the keys: under an Arabic layout they are Arabic letters."""
    choose(desk, "ليلى الخوري", "e15")
    desk.key("ctrl+k")
    desk.wait(dialog="Palette")
    desk.xdotool("type", "--delay", "40", "قبول")
    desk.wait(typed="قبول")
    desk.key("Return")
    desk.wait(dialog=None, undo="accept")
    assert file.entity("e15") == ("ليلى الخوري", "PER", "accepted")


@pytest.mark.parametrize("layout", ["us", "ara"])
def test_the_desk_corrects_many_places_and_reshapes_findings(tmp_path: Path, layout: str) -> None:
    file = ReviewFile(tmp_path / "review.sqlite")
    sqlite3.connect(file.path).close()
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in (article(), other())), "utf-8")
    with desktop(tmp_path, layout, file.path, source) as desk:
        begun(desk)
        for step in (propagate, toggle_the_clitic, merge_and_split, find_an_action):
            step(desk, file)
        assert desk.quit() == 0
    assert file.rows("PRAGMA integrity_check") == [("ok",)]
    assert file.rows("SELECT text FROM article WHERE key = 'maarad'") == [(TEXT,)]
