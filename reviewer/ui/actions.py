"""Every action of the window in one table: menus, shortcuts, key sheet and tests are made from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from attrs import frozen
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reviewer.messages import gettext as _

Needs: TypeAlias = Literal[
    "nothing", "article", "finding", "quote", "number", "selection", "finding and selection", "quote and selection"
]


def N_(message: str) -> str:
    return message


@frozen
class Spec:
    """One action. ``keys`` are Latin, by the place of the key; ``needs`` says when it can be used."""

    id: str
    text: str
    keys: str
    menu: str
    needs: Needs = "nothing"


FILE, EDIT, FINDING, TYPE, EDGES, VIEW, HELP = (
    N_("File"),
    N_("Edit"),
    N_("Finding"),
    N_("Type"),
    N_("Edges"),
    N_("View"),
    N_("Help"),
)
MENUS = (FILE, EDIT, FINDING, TYPE, EDGES, VIEW, HELP)
LABELS = 9

TABLE: tuple[Spec, ...] = (
    Spec("open", N_("Open …"), "Ctrl+O", FILE),
    Spec("new", N_("New review file …"), "Ctrl+N", FILE),
    Spec("import", N_("Import articles …"), "Ctrl+I", FILE),
    Spec("import_folder", N_("Import a folder …"), "Ctrl+Shift+I", FILE),
    Spec("export", N_("Export …"), "Ctrl+E", FILE),
    Spec("settings", N_("Settings …"), "Ctrl+,", FILE),
    Spec("quit", N_("Quit"), "Ctrl+Q", FILE),
    Spec("undo", N_("Undo"), "Ctrl+Z", EDIT),
    Spec("redo", N_("Redo"), "Ctrl+Shift+Z", EDIT),
    Spec("copy", N_("Copy"), "Ctrl+C", EDIT),
    Spec("palette", N_("Find an action …"), "Ctrl+K", EDIT),
    Spec("search", N_("Search the articles"), "Ctrl+F", EDIT),
    Spec("finish", N_("Finish article"), "Ctrl+Return", EDIT, "article"),
    Spec("reopen", N_("Reopen article"), "Ctrl+Shift+Return", EDIT, "article"),
    Spec("read_again", N_("Let the machine read the article again"), "Ctrl+R", EDIT, "article"),
    Spec("next_article", N_("Next article"), "Ctrl+PgDown", EDIT),
    Spec("previous_article", N_("Previous article"), "Ctrl+PgUp", EDIT),
    Spec("next", N_("Next finding"), "J", FINDING, "article"),
    Spec("previous", N_("Previous finding"), "K", FINDING, "article"),
    Spec("next_open", N_("Next undecided finding"), "D", FINDING, "article"),
    Spec("accept", N_("Accept"), "A", FINDING, "finding"),
    Spec("accept_above", N_("Accept all sure ones …"), "Shift+A", FINDING, "article"),
    Spec("reject", N_("Reject or delete"), "X", FINDING, "finding"),
    Spec("edit", N_("Edit name, speaker or value"), "E", FINDING, "finding"),
    Spec("propagate", N_("Apply to the other places …"), "G", FINDING, "finding"),
    Spec("merge", N_("Merge with the next, or with those selected"), "Shift+M", FINDING, "finding"),
    Spec("split", N_("Split at the selection"), "Shift+B", FINDING, "finding and selection"),
    Spec("mend", N_("Mend what is doubtful"), "F", FINDING, "finding"),
    Spec("take_reading", N_("Take the reading of the text"), "R", FINDING, "number"),
    Spec("add_quote", N_("Add a quote from the selection"), "Q", FINDING, "selection"),
    Spec("add_number", N_("Add a number from the selection"), "N", FINDING, "selection"),
    Spec("set_cue", N_("Set the cue from the selection"), "C", FINDING, "quote and selection"),
    Spec("set_speaker", N_("Choose a name, or set the speaker from the selection"), "S", FINDING, "finding"),
    Spec("toggle_marks", N_("Take the marks in, or leave them out"), "M", FINDING, "quote"),
    Spec("set_span", N_("Take the selection as new edges"), "B", FINDING, "selection"),
    Spec("toggle_clitic", N_("Proclitics out or in"), "W", EDGES, "finding"),
    Spec("start_out", N_("Start outward"), "Shift+Right", EDGES, "finding"),
    Spec("start_in", N_("Start inward"), "Shift+Left", EDGES, "finding"),
    Spec("end_out", N_("End outward"), "Ctrl+Left", EDGES, "finding"),
    Spec("end_in", N_("End inward"), "Ctrl+Right", EDGES, "finding"),
    Spec("start_out_letter", N_("Start outward by a letter"), "Alt+Right", EDGES, "finding"),
    Spec("start_in_letter", N_("Start inward by a letter"), "Alt+Left", EDGES, "finding"),
    Spec("end_out_letter", N_("End outward by a letter"), "Ctrl+Shift+Left", EDGES, "finding"),
    Spec("end_in_letter", N_("End inward by a letter"), "Ctrl+Shift+Right", EDGES, "finding"),
    Spec("tab_all", N_("All findings"), "Alt+1", VIEW),
    Spec("tab_entities", N_("Entities"), "Alt+2", VIEW),
    Spec("tab_quotes", N_("Quotes"), "Alt+3", VIEW),
    Spec("tab_numbers", N_("Numbers"), "Alt+4", VIEW),
    Spec("tab_doubts", N_("Findings that deserve a look"), "Alt+5", VIEW),
    Spec("hidden", N_("Hidden characters"), "Ctrl+H", VIEW),
    Spec("larger", N_("Larger text"), "Ctrl+=", VIEW),
    Spec("smaller", N_("Smaller text"), "Ctrl+-", VIEW),
    Spec("normal_size", N_("Normal text size"), "Ctrl+0", VIEW),
    Spec("deselect", N_("Let go of the finding and the selection"), "Escape", VIEW),
    Spec("keys", N_("Keys"), "F1", HELP),
    Spec("sample", N_("Open the sample articles"), "", HELP),
    Spec("about", N_("About Article Reviewer"), "", HELP),
    *(Spec(f"label_{n}", N_("Type {n}"), str(n), TYPE, "article") for n in range(1, LABELS + 1)),
)
_AFTER = {"import_folder", "export", "settings", "redo", "copy", "search", "reopen", "next_open", "reject",
          "take_reading", "set_span", "split", "toggle_clitic", "end_in", "tab_doubts", "hidden", "normal_size",
          "sample"}  # fmt: skip


def text_of(spec: Spec) -> str:
    text = _(spec.text)
    return text.format(n=spec.id.removeprefix("label_")) if spec.id.startswith("label_") else text


def keys_text(spec: Spec) -> str:
    """The keys as the key sheet shows them."""
    return QKeySequence(spec.keys).toString(QKeySequence.SequenceFormat.NativeText)


def keys_of(action_id: str) -> str:
    return next(keys_text(spec) for spec in TABLE if spec.id == action_id)


class Actions:
    """The QActions of a window by their ids; all of them also belong to the window itself."""

    def __init__(self, window: QWidget, run: Callable[[str], None]) -> None:
        self._actions: dict[str, QAction] = {}
        self._needs = {spec.id: spec.needs for spec in TABLE}
        for spec in TABLE:
            action = QAction(text_of(spec), window)
            action.setObjectName(spec.id)
            if spec.keys:
                action.setShortcut(QKeySequence(spec.keys))
            action.triggered.connect(lambda _checked=False, one=spec.id: run(one))
            window.addAction(action)
            self._actions[spec.id] = action

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def fill(self, bar: QMenuBar) -> None:
        """Put the actions in their menus."""
        for name in MENUS:
            menu = bar.addMenu(_(name))
            self._fill_menu(menu, [s for s in TABLE if s.menu == name])

    def _fill_menu(self, menu: QMenu, specs: list[Spec]) -> None:
        for spec in specs:
            menu.addAction(self._actions[spec.id])
            if spec.id in _AFTER:
                menu.addSeparator()

    def enable(self, available: set[Needs], exceptions: dict[str, bool]) -> None:
        """Enable what can be used now; ``exceptions`` decide by id."""
        for action_id, action in self._actions.items():
            action.setEnabled(exceptions.get(action_id, self._needs[action_id] in available))
