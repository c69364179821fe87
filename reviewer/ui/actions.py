"""Every action of the window in one table: menus, shortcuts, key sheet and tests are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from attrs import frozen
from PySide6.QtCore import QObject, Signal
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
    """One action. ``keys`` are its first keys, Latin, by the place of the key; ``needs`` says when it can be used."""

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
    Spec("filters", N_("Filter and sort the articles …"), "Ctrl+Shift+F", EDIT),
    Spec("clear_filters", N_("Clear all filters"), "Ctrl+Shift+L", EDIT),
    Spec("search", N_("Search the articles"), "Ctrl+F", EDIT),
    Spec("finish", N_("Finish article"), "Ctrl+Return", EDIT, "article"),
    Spec("finish_accepting", N_("Accept the rest and finish"), "Shift+Return", EDIT, "article"),
    Spec("reopen", N_("Reopen article"), "Ctrl+Shift+Return", EDIT, "article"),
    Spec("read_again", N_("Let the machine read the article again"), "Ctrl+R", EDIT, "article"),
    Spec("flag", N_("Flag the article, or take the flag away"), "Shift+F", EDIT, "article"),
    Spec("article_note", N_("Note on the article"), "Shift+T", EDIT, "article"),
    Spec("next_needing", N_("Next article that needs me"), "Ctrl+J", EDIT),
    Spec("next_article", N_("Next article"), "Ctrl+PgDown", EDIT),
    Spec("previous_article", N_("Previous article"), "Ctrl+PgUp", EDIT),
    Spec("names", N_("Names of the file …"), "Ctrl+Shift+N", EDIT),
    Spec("contradictions", N_("Contradictions of the file …"), "Ctrl+Shift+D", EDIT),
    Spec("labels", N_("Types of entities …"), "Ctrl+T", EDIT),
    Spec("edit_guidelines", N_("Edit the guidelines …"), "Shift+F2", EDIT),
    Spec("next", N_("Next finding"), "J", FINDING, "article"),
    Spec("previous", N_("Previous finding"), "K", FINDING, "article"),
    Spec("next_open", N_("Next undecided finding"), "D", FINDING, "article"),
    Spec("choose_here", N_("Choose among the findings here"), "O", FINDING, "finding"),
    Spec("accept", N_("Accept"), "A", FINDING, "finding"),
    Spec("accept_above", N_("Accept all sure ones …"), "Shift+A", FINDING, "article"),
    Spec("reject", N_("Reject or delete"), "X", FINDING, "finding"),
    Spec("edit", N_("Edit name, speaker or value"), "E", FINDING, "finding"),
    Spec("chain", N_("All mentions of the entity"), "L", FINDING, "finding"),
    Spec("propagate", N_("Apply to the other places …"), "G", FINDING, "finding"),
    Spec("note", N_("Note on the finding"), "T", FINDING, "finding"),
    Spec("merge", N_("Merge with the next, or with those selected"), "Shift+M", FINDING, "finding"),
    Spec("split", N_("Split at the selection"), "Shift+B", FINDING, "finding and selection"),
    Spec("mend", N_("Mend what is doubtful"), "F", FINDING, "article"),
    Spec("take_reading", N_("Take the reading of the text"), "R", FINDING, "number"),
    Spec("add_quote", N_("Add a quote from the selection"), "Q", FINDING, "selection"),
    Spec("add_number", N_("Add a number from the selection"), "N", FINDING, "selection"),
    Spec("set_cue", N_("Set the cue: the selection, or the next click"), "C", FINDING, "quote"),
    Spec("set_speaker", N_("Set the speaker: the selection, the next click, or a digit"), "S", FINDING, "finding"),
    Spec("take_name", N_("Take the selected words as the name"), "Shift+S", FINDING, "finding and selection"),
    Spec("set_parent", N_("Say which quote this one stands in"), "P", FINDING, "quote"),
    Spec("set_continues", N_("Say which quote this one goes on from"), "Shift+C", FINDING, "quote"),
    Spec("set_unit", N_("Set the unit: the selection, or the next click"), "U", FINDING, "number"),
    Spec("set_modifier", N_("Set the modifier: the selection, or the next click"), "Shift+U", FINDING, "number"),
    Spec("choose_date", N_("Choose a date or time …"), "Shift+D", FINDING, "number"),
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
    Spec("queue", N_("List of articles"), "Alt+0", VIEW),
    Spec("tab_all", N_("All findings"), "Alt+1", VIEW),
    Spec("tab_entities", N_("Entities"), "Alt+2", VIEW),
    Spec("tab_quotes", N_("Quotes"), "Alt+3", VIEW),
    Spec("tab_numbers", N_("Numbers"), "Alt+4", VIEW),
    Spec("tab_doubts", N_("Findings that deserve a look"), "Alt+5", VIEW),
    Spec("guidelines", N_("Guidelines"), "F2", VIEW),
    Spec("statistics", N_("Statistics …"), "F3", VIEW),
    Spec("hidden", N_("Hidden characters"), "Ctrl+H", VIEW),
    Spec("larger", N_("Larger text"), "Ctrl+=", VIEW),
    Spec("smaller", N_("Smaller text"), "Ctrl+-", VIEW),
    Spec("normal_size", N_("Normal text size"), "Ctrl+0", VIEW),
    Spec("deselect", N_("Let go of the finding and the selection"), "Escape", VIEW),
    Spec("keys", N_("Keys"), "F1", HELP),
    Spec("welcome", N_("Welcome"), "", HELP),
    Spec("tour", N_("Guided tour"), "Shift+F1", HELP),
    Spec("sample", N_("Open the sample articles"), "", HELP),
    Spec("about", N_("About Article Reviewer"), "", HELP),
    *(Spec(f"label_{n}", N_("Type {n}"), str(n), TYPE, "article") for n in range(1, LABELS + 1)),
)
_AFTER = {"import_folder", "export", "settings", "redo", "copy", "search", "reopen", "article_note", "previous_article",
          "next_open", "reject", "take_reading", "set_span", "split", "toggle_clitic", "end_in", "tab_doubts", "hidden",
          "normal_size", "sample"}  # fmt: skip


def text_of(spec: Spec) -> str:
    text = _(spec.text)
    return text.format(n=spec.id.removeprefix("label_")) if spec.id.startswith("label_") else text


# They type, move and choose wherever the focus is, so alone they are no action's.
RESERVED = frozenset(
    "Esc Return Enter Space Tab Backtab Shift+Backtab Backspace Del Ins Left Right Up Down Home End PgUp PgDown".split()
)
_MODIFIERS = frozenset(["Shift", "Control", "Ctrl", "Alt", "Meta"])


def sound_key(text: str) -> str | None:
    """A Latin key with its modifiers in Qt's portable spelling, "" for none; None when it is no one key."""
    sequence = QKeySequence(text)
    spelled = sequence.toString()
    if not spelled:
        return None if sequence.count() or text.strip() else ""
    sound = sequence.count() == 1 and spelled.isascii() and spelled not in RESERVED | _MODIFIERS
    return spelled if sound else None


class Keymap(QObject):
    """The key of each action now: the reviewer's own where there is one, else that of the table.

    There is one for the program, ``keymap``. An own key goes before a key of the table that is the same.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now: dict[str, str] = {}
        self.use({})

    def use(self, own: Mapping[str, str]) -> None:
        """Take the reviewer's keys by action; what is no action or no key is passed over."""
        keys = {spec.id: sound_key(own[spec.id]) if spec.id in own else None for spec in TABLE}
        now: dict[str, str] = {}
        taken: set[str] = set()
        for spec in sorted(TABLE, key=lambda s: keys[s.id] is None):
            key = keys[spec.id]
            key = self.first(spec) if key is None else key
            now[spec.id] = "" if key in taken else key
            taken.add(key)
        if now != self._now:
            self._now = now
            self.changed.emit()

    def of(self, action_id: str) -> str:
        """The key of an action, Latin and portable; "" when it has none."""
        return self._now[action_id]

    def owner(self, key: str) -> Spec | None:
        """The action that has a key now."""
        return next((spec for spec in TABLE if key and self._now[spec.id] == key), None)

    @staticmethod
    def first(spec: Spec) -> str:
        """The key that the table gives."""
        return QKeySequence(spec.keys).toString()

    @property
    def own(self) -> dict[str, str]:
        """What differs from the table, as the settings keep it."""
        return {spec.id: self._now[spec.id] for spec in TABLE if self._now[spec.id] != self.first(spec)}


keymap = Keymap()


def native(key: str) -> str:
    """A key as people read it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def keys_text(spec: Spec) -> str:
    """The key of an action as menus and the key sheet show it."""
    return native(keymap.of(spec.id))


def keys_of(action_id: str) -> str:
    return native(keymap.of(action_id))


class Actions(QObject):
    """The QActions of a window by their ids; all of them also belong to the window itself."""

    def __init__(self, window: QWidget, run: Callable[[str], None]) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._needs = {spec.id: spec.needs for spec in TABLE}
        for spec in TABLE:
            action = QAction(text_of(spec), window)
            action.setObjectName(spec.id)
            action.triggered.connect(lambda _checked=False, one=spec.id: run(one))
            window.addAction(action)
            self._actions[spec.id] = action
        self._take_keys()
        keymap.changed.connect(self._take_keys)

    def _take_keys(self) -> None:
        for action_id, action in self._actions.items():
            action.setShortcut(QKeySequence(keymap.of(action_id)))

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
