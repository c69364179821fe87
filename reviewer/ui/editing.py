"""What the actions on findings do: each one edit from ``corrections``, applied through the desk."""

from __future__ import annotations

from typing import Any, cast

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import (
    AnnotationChange,
    Article,
    ArticleStatus,
    Entity,
    Layer,
    Number,
    NumberKind,
    Quote,
    Span,
    Status,
)
from reviewer.text.clitics import Direction, Edge, Step
from reviewer.ui.actions import keys_of
from reviewer.ui.article import ArticlePanel
from reviewer.ui.desk import Desk
from reviewer.ui.findings import FindingsPanel
from reviewer.ui.inspector import InspectorPanel
from reviewer.ui.inspector.entity import EntityEditor
from reviewer.ui.inspector.quote import ORIGINS, QuoteEditor
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.picking import Part, Picking
from reviewer.ui.queue import QueuePanel

SURE = 0.9
_EDGES: dict[str, tuple[Edge, Direction]] = {
    "start_out": ("start", "outward"),
    "start_in": ("start", "inward"),
    "end_out": ("end", "outward"),
    "end_in": ("end", "inward"),
}


class Editing:
    """The reviewer's hands. Methods are named after the actions of the table."""

    def __init__(
        self, desk: Desk, names: Names, article: ArticlePanel, findings: FindingsPanel, inspector: InspectorPanel
    ) -> None:
        self._desk = desk
        self._names = names
        self._view = article.view
        self._findings = findings
        self._inspector = inspector
        self.picking = Picking(desk, article.view, article)
        self.picking.changed.connect(inspector.show_picking)
        self._queue: QueuePanel | None = None

    def go_on_by(self, queue: QueuePanel) -> None:
        """From a finished article go on in the order of this list."""
        self._queue = queue

    @property
    def _article(self) -> Article:
        assert self._desk.article is not None  # actions that need one are disabled without
        return self._desk.article

    def _selection(self) -> Span | None:
        return self._view.selected_span()

    # Going through the findings

    def next(self) -> None:
        self._findings.step(1)

    def previous(self) -> None:
        self._findings.step(-1)

    def next_open(self) -> None:
        if self._findings.step(1, undecided=True):
            return
        if any(a.status is Status.SUGGESTED for a in self._article.annotations):
            self._desk.select(None)
            self._findings.step(1, undecided=True)
        else:
            self._desk.said.emit(_("Nothing is left undecided in this article."))

    def deselect(self) -> None:
        if self.picking.stop():
            self._view.setFocus()
            return
        self._view.clear_selection()
        self._desk.select(None)
        self._view.setFocus()

    # Deciding

    def accept(self) -> None:
        found = self._desk.selected
        if found is not None and self._desk.apply(corrections.accept(self._article, [found.id])):
            self._findings.step(1)

    def reject(self) -> None:
        found = self._desk.selected
        if found is None:
            return
        following = self._findings.neighbour(found)
        if self._desk.apply(corrections.reject(self._article, [found.id])):
            self._desk.select(following)

    def accept_above(self, score: float = SURE) -> None:
        edit = corrections.accept_above(self._article, score)
        number = sum(not isinstance(c.after, ArticleStatus) for c in edit.changes)
        if self._desk.apply(edit):
            said = ngettext("{n} finding accepted.", "{n} findings accepted.", number).format(n=digits(number))
            self._desk.said.emit(said)
        else:
            self._desk.said.emit(_("No undecided finding is that sure."))

    def finish_accepting(self) -> None:
        """Agree with all that is still suggested, and finish, in one step."""
        self._finish(accept_rest=True)

    def finish(self) -> None:
        """Mark the article as reviewed and go on; what is undecided is said, and stays undecided."""
        self._finish(accept_rest=False)

    def _finish(self, *, accept_rest: bool) -> None:
        article = self._article
        left = sum(a.status is Status.SUGGESTED for a in article.annotations)
        edit = corrections.finish(article, accept_rest=accept_rest)
        pending = article.status is not ArticleStatus.REVIEWED or (accept_rest and left)
        if pending and not self._desk.apply(edit):
            return
        self._go_on()
        if left and accept_rest:
            said = ngettext("Finished; {n} suggestion accepted.", "Finished; {n} suggestions accepted.", left)
            self._desk.said.emit(said.format(n=digits(left)))
        elif left:
            said = ngettext(
                "Finished with {n} suggestion undecided; it is not exported as true.",
                "Finished with {n} suggestions undecided; they are not exported as true.",
                left,
            )
            self._desk.said.emit(said.format(n=digits(left)))

    def _go_on(self) -> None:
        """Open the next article of the list that is not reviewed."""
        following = self._queue.next_wanted("unreviewed") if self._queue is not None else None
        if following is not None:
            self._desk.open(following.id)
        elif self._desk.workspace.next_article(self._article.id) is None:
            self._desk.said.emit(_("Every article of this file is reviewed."))
        else:
            self._desk.said.emit(_("Every article of this list is reviewed; there are more behind the filter."))

    def flag(self) -> None:
        self._desk.apply(corrections.toggle_flag(self._article))

    def reopen(self) -> None:
        self._desk.apply(corrections.reopen(self._article))

    # Labels and additions

    def label(self, place: int) -> None:
        """With words selected: an entity of that type; else the selected finding's type."""
        span, found = self._selection(), self._desk.selected
        layer: Layer = "entity" if span is not None or found is None else found.layer
        labels = self._names.labels(layer)
        if not 0 < place <= len(labels):
            return
        key = labels[place - 1].key
        if span is not None:
            self._add("entity", span, type=key, name=corrections.known_name(self._article, span, key))
        elif found is not None:
            self._desk.apply(corrections.retype(self._article, [found.id], key))
        else:
            self._desk.said.emit(_("Choose a finding, or select words first."))

    def _add(self, layer: Layer, span: Span, **fields: Any) -> None:
        reviewer = self._desk.workspace.reviewer
        new = corrections.added(self._article, layer, span, reviewer, **fields)
        if self._desk.apply(corrections.add(self._article, new)):
            self._view.clear_selection()
            self._desk.select(new.id)

    def add_quote(self) -> None:
        span = self._selection()
        if span is None:
            return
        marks = self._desk.workspace.marks_around(self._article.text, span)
        # Marks that were selected along stay outside of the content.
        start = marks[0].end if marks[0] and span.contains(marks[0]) else span.start
        end = marks[1].start if marks[1] and span.contains(marks[1]) else span.end
        content = Span(start, end) if start < end else span
        kept = marks if any(marks) else ()
        read = self._desk.workspace.read_quote(self._desk.analysis, self._article, content)
        self._add("quote", content, marks=kept, **(_quote_fields(read) if read else {}))

    def add_number(self) -> None:
        span = self._selection()
        if span is None:
            return
        reading = self._desk.workspace.read_number(self._desk.analysis, span)
        self._add("number", span, **(_fields(reading) if reading else {"kind": NumberKind.CARDINAL}))

    def take_reading(self) -> None:
        found = self._desk.selected
        if not isinstance(found, Number):
            return
        reading = self._desk.workspace.read_number(self._desk.analysis, found.span)
        if reading is None:
            self._desk.said.emit(_("There is no number that I can read."))
        else:
            self._desk.apply(corrections.set_fields(self._article, found.id, **_fields(reading)))

    # Edges and parts

    def move(self, action: str) -> None:
        found = self._desk.selected
        if found is None:
            return
        edge, direction = _EDGES[action.removesuffix("_letter")]
        step = cast(Step, "letter" if action.endswith("_letter") else "clitic")
        self._desk.apply(corrections.move_edge(self._article, found.id, edge=edge, step=step, direction=direction))

    def drag(self, span: Span) -> None:
        """The selected finding's handle was dragged: it covers ``span`` from now on."""
        if self._desk.selected is not None:
            self._desk.apply(corrections.set_span(self._article, self._desk.selected.id, span))

    def set_span(self) -> None:
        span, found = self._selection(), self._desk.selected
        if span is None or found is None:
            self._desk.said.emit(_("Choose a finding, then select its words."))
        elif self._desk.apply(corrections.set_span(self._article, found.id, span)):
            self._view.clear_selection()

    def mend(self) -> None:
        if not self._findings.doubts.mend():
            self._desk.said.emit(_("There is nothing about this finding that can be mended by itself."))

    def toggle_clitic(self) -> None:
        found = self._desk.selected
        if found is not None and not self._desk.apply(corrections.toggle_clitic(self._article, found.id)):
            self._desk.said.emit(_("The first word of this finding has no proclitic."))

    def merge(self) -> None:
        """The findings of its layer under the selection; without one, the chosen finding and the next of its layer."""
        span, found = self._selection(), self._desk.selected
        if found is None:
            return
        alike = [a for a in self._article.annotations if a.layer == found.layer and a.status is not Status.REJECTED]
        if span is not None:
            ids = [a.id for a in alike if a.span.overlaps(span)]
        else:
            following = [a for a in alike if a.span.start >= found.span.end]
            ids = [found.id, *(a.id for a in following[:1])]
        edit = corrections.merge(self._article, ids)
        if self._desk.apply(edit):
            self._view.clear_selection()
            self._desk.select(edit.changes[0].annotation_id if isinstance(edit.changes[0], AnnotationChange) else None)
        else:
            self._desk.said.emit(_("There is no other finding of this layer to merge with."))

    def split(self) -> None:
        span, found = self._selection(), self._desk.selected
        if span is None or found is None:
            return
        reviewer = self._desk.workspace.reviewer
        if self._desk.apply(corrections.split(self._article, found.id, span, reviewer, self._marks_around)):
            self._view.clear_selection()
        else:
            self._desk.said.emit(_("Select a part of the chosen finding: it becomes a finding of its own."))

    def _set_part(self, part: Part) -> None:
        """The selection is that part of the finding; without one, the next words that are clicked."""
        span = self._selection()
        if span is None:
            self.picking.start(part)
        elif self.picking.set(part, span):
            self._view.clear_selection()

    def _marks_around(self, span: Span) -> tuple[Span | None, Span | None]:
        return self._desk.workspace.marks_around(self._article.text, span)

    def set_cue(self) -> None:
        self._set_part("cue")

    def set_unit(self) -> None:
        self._set_part("unit")

    def set_modifier(self) -> None:
        self._set_part("modifier")

    def set_speaker(self) -> None:
        """With words selected they are the speaker; else the names are offered to the digits, the text to a click."""
        span, found = self._selection(), self._desk.selected
        if isinstance(found, Entity) or span is None:
            editor = self._inspector.editor
            offered = isinstance(editor, EntityEditor | QuoteEditor) and editor.candidates.focus_first()
            if isinstance(found, Quote):
                self.picking.start("speaker")
            elif not offered:
                text = _("No other name is known: type one ({key}).")
                self._desk.said.emit(text.format(key=isolated(keys_of("edit"))))
        elif isinstance(found, Quote):
            self._set_part("speaker")

    def set_parent(self) -> None:
        """The next quote around the selected one, from the innermost to none."""
        found = self._desk.selected
        if isinstance(found, Quote):
            ids = [q.id for q in corrections.possible_parents(self._article, found)]
            if ids:
                self._desk.apply(corrections.set_parent(self._article, found.id, _after(found.parent, ids)))
            else:
                self._desk.said.emit(_("No other quote holds the words of this one."))

    def set_continues(self) -> None:
        """The next of the quotes before the selected one, from the likeliest to none."""
        found = self._desk.selected
        if isinstance(found, Quote):
            ids = [q.id for q in corrections.possible_origins(self._article, found, ORIGINS)]
            if ids:
                self._desk.apply(corrections.set_continues(self._article, found.id, _after(found.continues, ids)))
            else:
                self._desk.said.emit(_("No quote stands before this one."))

    def choose_date(self) -> None:
        self._inspector.number.choose_date()

    def take_name(self) -> None:
        """The selected words are who or what this is: an entity's canonical name, or who speaks."""
        span, found = self._selection(), self._desk.selected
        if span is None or not isinstance(found, Entity | Quote):
            self._desk.said.emit(_("Choose an entity or a quote, then select the name in the text."))
            return
        name = " ".join(span.of(self._article.text).split())
        if self._desk.apply(corrections.set_name(self._article, found.id, name)):
            self._view.clear_selection()

    def toggle_marks(self) -> None:
        found = self._desk.selected
        if not isinstance(found, Quote):
            return
        around = self._desk.workspace.marks_around(self._article.text, found.span)
        if not self._desk.apply(corrections.toggle_marks(self._article, found.id, around)):
            self._desk.said.emit(_("There are no quotation marks around these words."))

    def edit(self) -> None:
        if self._inspector.editor is not None:
            self._inspector.editor.edit_main()

    def choose_candidate(self, place: int) -> bool:
        """A digit while the candidates have the focus."""
        editor = self._inspector.editor
        if isinstance(editor, EntityEditor | QuoteEditor) and editor.candidates.has_focus():
            return editor.candidates.choose(place - 1)
        return False


def _quote_fields(reading: Quote) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "cue": reading.cue,
        "speaker": reading.speaker,
        "speaker_name": reading.speaker_name,
    }


def _after(current: str | None, ids: list[str]) -> str | None:
    """The id behind the current one; none behind the last."""
    place = ids.index(current) + 1 if current in ids else 0
    return ids[place] if place < len(ids) else None


def _fields(reading: Number) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "value": reading.value,
        "unit": reading.unit,
        "unit_span": reading.unit_span,
        "modifier": reading.modifier,
        "modifier_span": reading.modifier_span,
    }
