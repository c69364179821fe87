"""The guided tour: ten small steps over the real window on an article for practice.

Each step speaks of one thing and waits until the reviewer does it, by key, mouse or menu, or goes on without.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from attrs import frozen
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from reviewer.messages import gettext as _
from reviewer.model import Edit, Span
from reviewer.ui.actions import keys_of
from reviewer.ui.callout import GAP, WIDTH, Callout, Outline
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.theme import Theme

if TYPE_CHECKING:
    from reviewer.ui.window import MainWindow

ARTICLE = "tour"
_PERSON = "كريم العلي"  # whom the suggestions leave out
_BAR = 64  # pixels that the bar beside a selection needs


@frozen
class Step:
    """``finding`` is chosen and outlined, else ``words``, else the part of the window that ``part`` names.

    The step is done by an edit of ``edits``, by an action of ``actions``, or with ``chooses`` by choosing a finding.
    """

    title: str
    text: str
    done: str = ""
    finding: str | None = None
    words: str | None = None
    part: str | None = None
    edits: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    chooses: bool = False


def _key(action_id: str) -> str:
    """The key of an action as it is now; its name where it has none."""
    return f"<b>{escape(isolated(keys_of(action_id)))}</b>" if keys_of(action_id) else _("the action in the menu")


def _word(text: str) -> str:
    return isolated(escape(text))


def steps(names: Names) -> list[Step]:
    """The steps in the language of the interface, with the keys that hold now."""
    labels = [one.key for one in names.labels("entity")]

    def digit(label: str) -> str:
        return _key(f"label_{labels.index(label) + 1}") if label in labels[:9] else _("the action in the menu")

    return [
        Step(
            _("Go through the findings"),
            _(
                "Every mark in the text is something that the machine has found. Press {next} to go to the next one, "
                "{previous} to go back."
            ).format(next=_key("next"), previous=_key("previous")),
            _("That is how you read along."),
            part="findings",
            chooses=True,
        ),
        Step(
            _("Agree"),
            _(
                "The machine takes {word} for a place, and it is right. Press {accept}: its dashed line becomes solid."
            ).format(word=_word("طرابلس"), accept=_key("accept")),
            _("Accepted and saved."),
            finding="tripoli-1",
            edits=frozenset({"accept", "accept_above"}),
        ),
        Step(
            _("Choose another type"),
            _("{word} is a place, not a person. Press {key}: each type has its digit.").format(
                word=_word("إسطنبول"), key=digit("LOC")
            ),
            _("Now it is a place."),
            finding="istanbul-1",
            edits=frozenset({"retype"}),
        ),
        Step(
            _("The same at all places"),
            _(
                "The same mistake stands elsewhere in the article. Press {propagate}, look through the places and "
                "press Enter."
            ).format(propagate=_key("propagate")),
            _("Corrected at all places in one step."),
            finding="istanbul-1",
            edits=frozenset({"retype_everywhere"}),
        ),
        Step(
            _("Leave the proclitic out"),
            _("The first letter of {word} is no part of the name. Press {clitic} to leave it out.").format(
                word=_word("وبيروت"), clitic=_key("toggle_clitic")
            ),
            _("The name alone is marked."),
            finding="beirut",
            edits=frozenset({"toggle_clitic", "move_edge"}),
        ),
        Step(
            _("Add what is missing"),
            _(
                "The machine has missed a name. Draw the mouse over {word} and press {key} for a person. "
                "Words are taken whole; with Alt held, by letters."
            ).format(word=_word(_PERSON), key=digit("PER")),
            _("Added."),
            words=_PERSON,
            edits=frozenset({"add_entity"}),
        ),
        Step(
            _("Take the number as the text says it"),
            _(
                "The value stored for {word} is 40. What the text says stands beside it. Press {take} to take that."
            ).format(word=_word("40 ألف"), take=_key("take_reading")),
            _("The value is right now."),
            finding="thousands",
            edits=frozenset({"change", "mend", "take_reading"}),
        ),
        Step(
            _("Take a step back"),
            _(
                "Every step is saved at once and can be taken back, tomorrow too. Press {undo}; {redo} does it again."
            ).format(undo=_key("undo"), redo=_key("redo")),
            _("Taken back."),
            part="undo",
            actions=frozenset({"undo"}),
        ),
        Step(
            _("Find every action"),
            _(
                "You need not learn the keys. Press {palette} and type a few letters of what you want to do; "
                "Escape closes the list."
            ).format(palette=_key("palette")),
            _("All actions are there, each with its key."),
            actions=frozenset({"palette"}),
        ),
        Step(
            _("Finish the article"),
            _(
                "When the article is right, press {finish}. Suggestions that you left undecided are not exported as "
                "true; {accepting} agrees with them first."
            ).format(finish=_key("finish"), accepting=_key("finish_accepting")),
            _("The article is reviewed."),
            part="finish",
            edits=frozenset({"finish"}),
        ),
        Step(
            _("That is all you need"),
            _("All keys are under {keys}. This article was for practice, and nothing of it is in your files.").format(
                keys=_key("keys")
            ),
        ),
    ]


class Tour(QObject):
    """Leads through the steps; ``ended`` is called when the reviewer is through or has had enough."""

    def __init__(self, window: MainWindow, theme: Theme, ended: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._ended = ended
        self.place = 0
        self._met = False  # whether the present step was done
        self.outline = Outline(theme, window)
        self.callout = Callout(window)
        self.callout.next_wanted.connect(self.next)
        self.callout.back_wanted.connect(self.back)
        self.callout.skip_wanted.connect(ended)
        window.installEventFilter(self)
        self._desk.corrected.connect(self._edited)
        self._desk.article_changed.connect(self._changed)
        self._desk.article_opened.connect(lambda _article: self._settle_soon())
        self._desk.selection_changed.connect(self._chosen)
        window.article.view.verticalScrollBar().valueChanged.connect(lambda _value: self._settle_soon())
        for action_id in ("undo", "palette"):
            window.actions_by_id[action_id].triggered.connect(lambda _on=False, one=action_id: self._acted(one))
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)

    # Going through the steps

    @property
    def steps(self) -> list[Step]:
        return steps(self._window.names)

    @property
    def step(self) -> Step:
        return self.steps[self.place]

    def show(self, place: int = 0, *, done: str = "") -> None:
        """Begin a step: bring what it speaks of into view, and say it."""
        self.place, self._met = place, True  # what the step itself chooses is not the reviewer's doing
        step, last = self.step, place == len(self.steps) - 1
        self._bring(step)
        self._met = False
        self.callout.say(
            _("Step {n} of {total}").format(n=digits(place + 1), total=digits(len(self.steps) - 1)) if not last else "",
            step.title,
            step.text,
            done=done,
            next_=_("To my articles") if last else _("Next"),
            last=last,
        )
        self.callout.back.setEnabled(place > 0)
        if not self.callout.isAncestorOf(self._window.focusWidget() or self._window):
            self._window.article.view.setFocus()
        self._settle_soon()

    def next(self) -> None:
        if self.place + 1 < len(self.steps):
            self.show(self.place + 1)
        else:
            self._ended()

    def back(self) -> None:
        self.show(max(0, self.place - 1))

    def take_focus(self) -> None:
        """Put the keyboard on the button that goes on."""
        self.callout.next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, step: Step) -> None:
        article = self._desk.article
        if article is None or article.id != ARTICLE:
            self._desk.open(ARTICLE)
        self._window.article.view.clear_selection()
        if step.finding is not None:
            self._desk.select(step.finding)
        elif step.chooses or step.words is not None:
            self._desk.select(None)

    # What the reviewer does

    def _done(self) -> None:
        if not self._met and self.place + 1 < len(self.steps):
            self._met = True
            place, said = self.place + 1, self.step.done
            QTimer.singleShot(0, self, lambda: self.show(place, done=said))

    def _edited(self, edit: Edit) -> None:
        if edit.action in self.step.edits:
            self._done()

    def _changed(self, _article: object, _edit: Edit) -> None:
        last = self._desk.workspace.undo_action or ""  # many places are corrected beside the desk
        if last.endswith("_everywhere") and last in self.step.edits:
            self._done()
        self._settle_soon()

    def _chosen(self, annotation_id: str | None) -> None:
        if self.step.chooses and annotation_id is not None:
            self._done()
        self._settle_soon()

    def _acted(self, action_id: str) -> None:
        if action_id in self.step.actions:
            self._done()

    # Where it stands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle_soon()
        return super().eventFilter(watched, event)

    def _settle_soon(self) -> None:
        self._settling.start()

    def _settle(self) -> None:
        """Put outline and card where they belong in the window as it is now."""
        target = self.target()
        self.outline.surround(target)
        self.callout.settle(target, self._area(), _BAR if self.step.words is not None else GAP)
        self.callout.raise_()

    def _area(self) -> QRect:
        """Where the card may lie: over the article; all panels where that is narrow or not what it is about."""
        article, panels = self._window.article, self._window.panels
        over = panels if self.step.part is not None or article.width() < WIDTH + 2 * GAP else article
        return over.rect().translated(over.mapTo(self._window, QPoint(0, 0)))

    def target(self) -> QRect | None:
        """What the step speaks of, in the window; none when it cannot be seen now."""
        step, article = self.step, self._desk.article
        if step.part is not None:
            part = self._part(step.part)
            return None if part is None else part.rect().translated(part.mapTo(self._window, QPoint(0, 0)))
        if article is None or article.id != ARTICLE:
            return None
        if step.finding is not None and (found := article.annotation(step.finding)) is not None:
            return self._of_words(found.span)
        start = article.text.find(step.words) if step.words else -1
        return self._of_words(Span(start, start + len(step.words or ""))) if start >= 0 else None

    def _part(self, name: str) -> QWidget | None:
        if name == "findings":
            return self._window.findings.list
        bar = self._window.top_bar
        if name == "finish":
            return bar.findChild(QPushButton, "primary")
        action = self._window.actions_by_id[name]
        return next((b for b in bar.findChildren(QToolButton) if b.defaultAction() is action), None)

    def _of_words(self, span: Span) -> QRect | None:
        view = self._window.article.view
        rects = [r.toAlignedRect() for r in view.span_rects(span)]
        if not rects:
            return None
        whole = rects[0]
        for rect in rects[1:]:
            whole = whole.united(rect)
        whole = whole.adjusted(-3, -12, 3, 8) & view.viewport().rect()
        return None if whole.isEmpty() else whole.translated(view.viewport().mapTo(self._window, QPoint(0, 0)))
