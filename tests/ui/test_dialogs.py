"""Every dialog opens in both languages, and nothing in it is left untranslated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reviewer.messages import Language
from reviewer.ui.dialogs import AboutDialog, AcceptDialog, ErrorReport, ExportDialog, KeySheet, SettingsDialog
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import article

# Names, formats, keys and languages that are written alike in every language.
_SAME = re.compile(
    r"Article Reviewer|reviewer(/1)?|PySide6\S*|camel-tools|sqlite-utils|Python|SQLite|English|IBM Plex Sans Arabic"
    r"|Noto Naskh Arabic|Amiri|MIT|SIL|resources/LICENSES\.md|csv|CSV|JSONL?|UTF-8|Excel|Ctrl|Shift|Alt|Esc|Enter"
    r"|Return|Left|Right|PgUp|PgDown|F1|[A-Z]|day|test/1|rightarrow|/\S+|T14:30"
)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ARABIC = re.compile(r"[\u0621-\u064a]{2,}")

DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": lambda window: AboutDialog(window.desk.workspace.path, window),
    "keys": lambda window: KeySheet(window.actions_by_id, lambda _own: None, window),
    "error": lambda window: ErrorReport("reviewer/ui/window.py:1 run\nKeyError", window),
    "settings": lambda window: SettingsDialog(window.program.settings, window),
    "accept": lambda window: AcceptDialog(article(), 0.9, window),
    "export": lambda window: ExportDialog(window.filing, window.desk.workspace.path.with_name("out"), window),
}


def texts(widget: QWidget) -> Iterator[str]:
    """Everything that can be read in a widget."""
    yield widget.windowTitle()
    for child in (widget, *widget.findChildren(QWidget)):
        yield child.toolTip()
        yield child.accessibleName()
        match child:
            case QLabel() | QAbstractButton():
                yield re.sub(r"<[^>]+>", " ", child.text())
            case QLineEdit():
                yield child.placeholderText()
            case QComboBox():
                yield from (child.itemText(i) for i in range(child.count()))
            case QGroupBox() | QMenu():
                yield child.title()
            case _:
                pass
        for action in child.actions():
            yield action.text()


def untranslated(widget: QWidget, language: Language) -> list[str]:
    foreign = _LATIN if language == "ar" else _ARABIC
    found = (_SAME.sub(" ", text) if language == "ar" else text for text in texts(widget))
    return sorted({text for text in found if foreign.search(text)})


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_speaks_the_chosen_language(
    open_window: OpenWindow, qtbot: QtBot, name: str, language: Language
) -> None:
    window = open_window(language=language)
    dialog = DIALOGS[name](window)
    dialog.show()
    words = [t for t in untranslated(dialog, language) if "العربية" not in t]
    assert words == []
    assert dialog.windowTitle()
    assert dialog.findChildren(QDialogButtonBox)
    dialog.close()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("selected", ["e3", "q1", "n1", None])
def test_the_window_speaks_the_chosen_language(
    open_window: OpenWindow, language: Language, selected: str | None
) -> None:
    window = open_window(language=language)
    window.desk.select(selected)
    window.desk.workspace.reviewer = "R"
    own = set(article().text.split()) | {"سلمى", "المدى", "سامر", "الحلبي", "منزل"}
    found = [t for t in untranslated(window, language) if not set(re.findall(r"[\w]+", t)) & {"review"}]
    # Words of the article stay Arabic in either language.
    left = [t for t in found if language == "ar" or not any(word.strip('"().،-') in t for word in own)]
    assert left == []


def test_the_export_dialog_writes_and_tells(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select("e1")
    window.run("accept")
    target = window.desk.workspace.path.with_name("out.jsonl")
    dialog = ExportDialog(window.filing, target.with_suffix(""), window)
    assert dialog.target.text() == str(target)
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog.outcome.text()), timeout=20_000)
    assert target.read_text("utf-8").count("\n") == 1
    assert "مقترح 5" in dialog.outcome.text()
    dialog.close()


def test_the_export_dialog_says_when_a_place_cannot_be_written(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    dialog = ExportDialog(window.filing, window.desk.workspace.path.with_name("x"), window)
    dialog.target.setText(str(window.desk.workspace.path.parent / "لا وجود له" / "out.jsonl"))
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog.outcome.text()), timeout=20_000)
    assert dialog.outcome.objectName() == "warningText"
    dialog.close()


def test_a_folder_without_a_model_is_refused(open_window: OpenWindow) -> None:
    window = open_window()
    dialog = SettingsDialog(window.program.settings, window)
    dialog._camel.setText(str(window.desk.workspace.path.parent))
    dialog._save()
    assert dialog.result() == 0
    assert dialog._wrong.text()
