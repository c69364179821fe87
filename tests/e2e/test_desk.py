"""The review desk by real keys and mouse, under both layouts: what came of it is looked at from outside."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
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
    desk.type("قبول")
    desk.key("Return")
    desk.wait(dialog=None, undo="accept")
    assert file.entity("e15") == ("ليلى الخوري", "PER", "accepted")


def fill_the_quote_card(desk: Desktop, file: ReviewFile) -> None:
    """Its kind by a digit; its cue and its speaker by a key and a click in the text."""
    choose(desk, "ننتظر", "q1")
    desk.key("1")
    desk.wait(undo="retype")
    desk.key("c")
    desk.wait(picking="cue")
    desk.click_span(*place("قالت"))
    desk.wait(undo="set_cue", picking=None)
    desk.key("s")
    desk.wait(picking="speaker")
    desk.click_span(*place("ليلى"))
    desk.wait(undo="set_speaker", picking=None)
    assert file.quote() == ("direct", "قالت", "ليلى الخوري", "ليلى الخوري", "corrected")
    desk.key("m")
    desk.wait(undo="marks_in")
    desk.key("m")
    desk.wait(undo="marks_out")


def fill_the_number_card(desk: Desktop, file: ReviewFile) -> None:
    """All of the engine's reading by one key, then another value by hand."""
    choose(desk, "30 ألف", "n1")
    desk.key("r")
    desk.wait(undo="change")
    assert file.number() == (30000, "زائر", "more_than", "corrected")
    desk.key("e")
    desk.wait(focus="TextField")
    desk.type("31000")
    desk.key("Return")
    desk.key("Escape")
    desk.wait(focus="MainWindow")
    assert file.number()[0] == 31000
    desk.key("ctrl+z")
    desk.wait(undo="change")
    assert file.number()[0] == 30000


def edit_the_label_set(desk: Desktop, file: ReviewFile) -> None:
    """A type is added and named, given to a finding by its digit, and merged into another with it."""
    desk.key("ctrl+t")
    desk.wait(dialog="LabelsDialog")
    desk.key("Insert")
    desk.wait(focus="TextField")
    desk.type("معرض")
    desk.key("Return")
    desk.wait(undo="change_label")
    desk.key("Escape")
    desk.wait(typed=None)
    desk.key("Escape")
    desk.wait(dialog=None)
    ((key,),) = file.rows("SELECT key FROM label WHERE name_ar = 'معرض' AND position = 5")
    choose(desk, "شركة النور", "e14")
    desk.key("5")
    desk.wait(undo="retype")
    assert file.entity("e14") == ("شركة النور", key, "corrected")
    desk.key("ctrl+t")
    desk.wait(dialog="LabelsDialog")
    desk.key("End")
    desk.key("m")
    desk.wait(popup="QMenu")
    desk.key("3")
    desk.wait(undo="merge_labels", popup=None, idle=True)
    assert file.entity("e14") == ("شركة النور", "ORG", "corrected")
    assert file.rows(f"SELECT * FROM label WHERE key = '{key}'") == []
    desk.key("ctrl+z")
    desk.wait(undo="retype")
    assert file.entity("e14") == ("شركة النور", key, "corrected")
    desk.key("Escape")
    desk.wait(dialog=None)


def reviewed(tmp_path: Path, layout: str, *steps: Callable[[Desktop, ReviewFile], None]) -> ReviewFile:
    """The file after these steps in the running program."""
    file = ReviewFile(tmp_path / "review.sqlite")
    sqlite3.connect(file.path).close()
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in (article(), other())), "utf-8")
    with desktop(tmp_path, layout, file.path, source) as desk:
        begun(desk)
        for step in steps:
            step(desk, file)
        assert desk.quit() == 0
    assert file.rows("PRAGMA integrity_check") == [("ok",)]
    assert file.rows("SELECT text FROM article WHERE key = 'maarad'") == [(TEXT,)]
    return file


@pytest.mark.parametrize("layout", ["us", "ara"])
def test_the_cards_and_the_label_set_are_filled_by_keys_and_clicks(tmp_path: Path, layout: str) -> None:
    reviewed(tmp_path, layout, fill_the_quote_card, fill_the_number_card, edit_the_label_set)


@pytest.mark.parametrize("layout", ["us", "ara"])
def test_the_desk_corrects_many_places_and_reshapes_findings(tmp_path: Path, layout: str) -> None:
    reviewed(tmp_path, layout, propagate, toggle_the_clitic, merge_and_split, find_an_action)
