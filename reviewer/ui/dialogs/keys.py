"""The key sheet: every action with its key, found by words or by key, and changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.ui.actions import MENUS, TABLE, Actions, Spec, keymap, keys_text, native, sound_key
from reviewer.ui.dialogs.palette import fits
from reviewer.ui.keys import latin_sequence
from reviewer.ui.names import isolated

_ROW = 30
_ID = Qt.ItemDataRole.UserRole


class KeyField(QLineEdit):
    """Takes the next key that is pressed, under any layout, as the Latin key of its place. Escape lets it be.

    While it waits, no key does anything else; Tab alone goes on to the next field.
    """

    pressed = Signal(str)  # portable
    left = Signal()  # without a key

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(_("Press the new key"))
        self.setAccessibleName(_("New key"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.type() == QEvent.Type.KeyPress and not (tab and _plain(event)):
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and _plain(event):
            self.left.emit()
        elif (key := latin_sequence(event)) and not event.isAutoRepeat():
            self.pressed.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.clear()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class KeySheet(QDialog):
    """Each change is in force at once; ``keep`` is given the reviewer's own keys, to store them."""

    def __init__(self, actions: Actions, keep: Callable[[Mapping[str, str]], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self._actions = actions
        self._keep = keep
        self._wanted = ""  # a key that another action has, until the reviewer decides
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search by action or key …"))
        self.search.setAccessibleName(_("Search by action or key"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Actions and their keys"))
        self.chosen = QLabel()
        self.chosen.setObjectName("cardTitle")
        self.field = KeyField()
        self.clear = _button(_("No key"), lambda: self._give(""))
        self.reset = _button(_("As at first"), self._reset)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.take = _button("", self._take)
        self.leave = _button(_("Leave it"), self._show_chosen)
        self.reset_all = _button(_("All keys as at first"), self._reset_all)
        self._build()
        self._fill()
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.list.itemActivated.connect(lambda _item, _column: self._wait())
        self.field.pressed.connect(self._pressed)
        self.field.left.connect(self._left)
        self.resize(720, 720)

    def _build(self) -> None:
        hint = QLabel(
            _("Keys go by their place on the keyboard, so they work under an Arabic layout too.")
            + "\n"
            + _("Alt, held while selecting by mouse, takes letters instead of words.")
        )
        hint.setObjectName("hint")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(12)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.field.setMaximumWidth(190)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._card())
        layout.addWidget(hint)
        layout.addWidget(buttons)

    def _card(self) -> QFrame:
        """What the chosen action has, and what can be done about it."""
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        for widget in (self.field, self.clear, self.reset):
            row.addWidget(widget)
        answers = QHBoxLayout()
        keeps_room = self.take.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.take.setSizePolicy(keeps_room)
        answers.addWidget(self.said, 1)
        answers.addWidget(self.take)
        answers.addWidget(self.leave)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addLayout(row)
        inside.addLayout(answers)
        return card

    # The table

    def _name(self, spec: Spec) -> str:
        return self._actions[spec.id].text()

    def _fill(self) -> None:
        """Show what the search lets through; the chosen action stays chosen."""
        here = self.spec
        typed = self.search.text()
        self.list.blockSignals(True)
        self.list.clear()
        for menu in MENUS:
            specs = [s for s in TABLE if s.menu == menu and self._fits(typed, s)]
            if not specs:
                continue
            head = QTreeWidgetItem([_(menu), ""])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            head.setFont(0, font)
            self.list.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for spec in specs:
                head.addChild(self._row(spec))
        self.list.expandAll()
        self._choose(here)
        self.list.blockSignals(False)
        self._show_chosen()

    def _fits(self, typed: str, spec: Spec) -> bool:
        key = keys_text(spec)
        return fits(typed, self._name(spec)) is not None or (bool(key) and typed.strip().casefold() == key.casefold())

    def _row(self, spec: Spec) -> QTreeWidgetItem:
        key = keys_text(spec)
        own = spec.id in keymap.own
        item = QTreeWidgetItem([self._name(spec), (isolated(key) if key else "—") + (" •" if own else "")])
        item.setData(0, _ID, spec.id)
        item.setSizeHint(0, QSize(0, _ROW))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        said = [self._name(spec), key or _("no key"), _("your own key") if own else ""]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, "، ".join(part for part in said if part))
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, key or _("no key"))
        if own:
            item.setToolTip(1, _("your own key"))
        return item

    def rows(self) -> list[QTreeWidgetItem]:
        """The rows of actions that are shown, in their order."""
        heads = [self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount())]
        rows = [head.child(n) for head in heads if head is not None for n in range(head.childCount())]
        return [row for row in rows if row is not None]

    def choose(self, action_id: str) -> None:
        """Go to the row of an action."""
        self._choose(next(spec for spec in TABLE if spec.id == action_id))

    def _choose(self, spec: Spec | None) -> None:
        rows = self.rows()
        wanted = next((row for row in rows if spec is not None and row.data(0, _ID) == spec.id), None)
        if wanted is not None or rows:
            self.list.setCurrentItem(wanted or rows[0])

    @property
    def spec(self) -> Spec | None:
        """The action of the chosen row."""
        item = self.list.currentItem()
        chosen = item.data(0, _ID) if item is not None else None
        return next((spec for spec in TABLE if spec.id == chosen), None)

    # The chosen action

    def _show_chosen(self, said: str = "", *, wrong: bool = False) -> None:
        spec = self.spec
        self._wanted = ""
        self.chosen.setText(self._name(spec) if spec else "")
        if not self.field.hasFocus():
            self.field.setText(isolated(keys_text(spec)) if spec and keys_text(spec) else "")
        self.field.setEnabled(spec is not None)
        self.clear.setEnabled(spec is not None and bool(keymap.of(spec.id)))
        self.reset.setEnabled(spec is not None and spec.id in keymap.own)
        self.reset_all.setEnabled(bool(keymap.own))
        self._say(said, wrong=wrong)
        self.take.hide()
        self.leave.hide()

    def _say(self, text: str, *, wrong: bool) -> None:
        self.said.setText(text)
        self.said.setObjectName("warningText" if wrong else "hint")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _wait(self) -> None:
        if self.spec is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self) -> None:
        if self.field.hasFocus():
            self.list.setFocus()
        elif not self._wanted:
            spec = self.spec
            self.field.setText(isolated(keys_text(spec)) if spec and keys_text(spec) else "")

    def _pressed(self, key: str) -> None:
        """A key was pressed for the chosen action."""
        spec = self.spec
        if spec is None:
            return
        shown = isolated(native(key))
        self.field.setText(shown)
        if sound_key(key) is None:
            self._show_chosen(
                _("{key} alone types, moves or chooses; hold Ctrl, Alt or Shift with it.").format(key=shown), wrong=True
            )
            return
        owner = keymap.owner(key)
        if owner is None or owner.id == spec.id:
            self._give(key)
            return
        other = isolated(self._name(owner))
        self._wanted = key
        self._say(_("{key} is the key of “{action}”.").format(key=shown, action=other), wrong=True)
        self.take.setText(_("Take it from there"))
        self.take.setAccessibleName(_("Take {key} from “{action}”").format(key=shown, action=other))
        self.take.show()
        self.leave.show()
        self.take.setFocus()

    def _take(self) -> None:
        self._give(self._wanted)

    def _give(self, key: str) -> None:
        """Make ``key`` the key of the chosen action; an action that had it has none from now on."""
        spec = self.spec
        if spec is None:
            return
        own = dict(keymap.own)
        owner = keymap.owner(key)
        if owner is not None and owner.id != spec.id:
            own[owner.id] = ""
        own[spec.id] = key
        self._change(own)
        if not key:
            said = _("Without a key; the action stays in its menu and in the list of actions.")
        elif owner is not None and owner.id != spec.id:
            said = _("Done. “{action}” has no key now.").format(action=isolated(self._name(owner)))
        else:
            said = _("Done.")
        self._show_chosen(said)

    def _reset(self) -> None:
        """The key of the table again; another action that has it meanwhile is named before it loses it."""
        spec = self.spec
        if spec is None:
            return
        first = keymap.first(spec)
        owner = keymap.owner(first)
        if owner is not None and owner.id != spec.id:
            self._pressed(first)
        else:
            self._give(first)

    def _reset_all(self) -> None:
        self._change({})
        self._show_chosen(_("All keys are as at first."))

    def _change(self, own: Mapping[str, str]) -> None:
        keymap.use(own)
        self._keep(keymap.own)
        self._fill()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list.hasFocus() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._give("")
            return
        super().keyPressEvent(event)


def _button(text: str, work: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: work())
    return button
