"""Somebody who knows the truth and corrects towards it in our window, by the shortest path that it offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import evolve
from PySide6.QtWidgets import QLineEdit

from reviewer import corrections
from reviewer.corrections import mended
from reviewer.model import Annotation, AnnotationChange, Article, Edit, Entity, Layer, Number, Quote, Span, Status
from reviewer.text.clitics import Direction, Edge, Step
from reviewer.ui.values import value_text
from reviewer.ui.window import MainWindow
from tests.benchmarks.effort import truth
from tests.benchmarks.effort.hand import Hand
from tests.benchmarks.windows import settle

Plan = tuple[int, Callable[[], None]]  # what it costs, and how it is done
_DIGITS = 9
_EDGES: tuple[Edge, ...] = ("start", "end")
_STEPS: tuple[tuple[Step, str], ...] = (("clitic", ""), ("letter", "_letter"))
_WAYS: tuple[tuple[Direction, str], ...] = (("outward", "out"), ("inward", "in"))


class Expert:
    """Goes through an article in reading order: refuses, corrects, adds; then agrees with the rest and finishes."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.hand = Hand(window)
        self._gold: Article | None = None
        self._partners: dict[str, str] = {}

    @property
    def _article(self) -> Article:
        return self.hand.article

    def review(self, gold: Article) -> None:
        """Review the open article, which must be that of ``gold``; the window then opens the next by itself."""
        assert self._article.id == gold.id, (self._article.id, gold.id)
        settle()
        self._gold = gold
        wanted = truth.wanted(gold)
        self._partners = {key: a.id for key, a in truth.partners(wanted, self._article.annotations).items()}
        used = set(self._partners.values())
        refused = [s for s in self._article.annotations if s.id not in used and not truth.spared(gold, s)]
        work = [(s.span.start, -s.span.end, s.id, None) for s in refused]
        work += [(t.span.start, -t.span.end, t.id, t) for t in wanted]
        for _start, _end, id_, true in sorted(work, key=lambda w: w[:3]):
            if true is None:
                self._refuse(id_)
            else:
                self.hand.layer = true.layer
                self._see_to(true)
        self.hand.layer = "article"
        self.hand.press("finish_accepting")

    def _refuse(self, id_: str) -> None:
        found = self._article.annotation(id_)
        if found is not None and found.status is not Status.REJECTED:
            self.hand.layer = found.layer
            self.hand.choose(found)
            self.hand.press("reject")
            self._propagate()

    def _partner(self, true: Annotation) -> Annotation | None:
        """The finding that is or becomes this true one; a propagation may have made it in the meantime."""
        known = self._article.annotation(self._partners.get(true.id, ""))
        if known is not None and known.status is not Status.REJECTED:
            return known
        taken = set(self._partners.values())
        return next(
            (
                a
                for a in self._article.annotations
                if a.layer == true.layer
                and a.id not in taken
                and a.status is not Status.REJECTED
                and truth.good_span(true, a.span)
            ),
            None,
        )

    def _see_to(self, true: Annotation) -> None:
        found = self._partner(true)
        if found is None:
            self.hand.drag(true.span)
            layer, label = true.layer, true.label
            self.hand.press(f"label_{self._place(layer, label)}" if layer == "entity" else f"add_{layer}")
            self._partners[true.id] = self.hand.selected.id
            self._propagate()
        elif truth.is_right(true, found):
            return
        else:
            self.hand.choose(found)
        self._correct(true)

    def _place(self, layer: Layer, label: str) -> int:
        return [one.key for one in self.window.names.labels(layer)].index(label) + 1

    def _correct(self, true: Annotation) -> None:
        """Whatever is wrong with the chosen finding, first what may right several things at once."""
        if self._takes_reading(true):
            self.hand.press("take_reading")
        if self._mends(true):
            self.hand.press("mend")
        if not truth.good_span(true, self.hand.selected.span):
            self._edges(true)
        if self.hand.selected.label != true.label:
            if self._takes_reading(true):
                self.hand.press("take_reading")
            else:
                self._relabel(true)
        for key in ("cue", "speaker", "speaker_name", "name", "value", "unit", "modifier"):
            if key in truth.wrong_fields(true, self.hand.selected):
                self._field(true, key)

    def _relabel(self, true: Annotation) -> None:
        place = self._place(true.layer, true.label)
        if place <= _DIGITS:
            self.hand.press(f"label_{place}")
        else:
            name = self.window.names.label(true.layer, true.label)
            self.hand.chip(self.window.inspector.editors[true.layer].kinds, name)
        self._propagate()

    def _takes_reading(self, true: Annotation) -> bool:
        """Whether R makes something right that needs more than one action otherwise, and nothing wrong."""
        found = self.hand.selected
        if not isinstance(found, Number):
            return False
        reading = self.window.desk.workspace.read_number(self.window.desk.analysis, found.span)
        if reading is None:
            return False
        before, after = self._wrongs(true, found), self._wrongs(true, evolve(reading, id=found.id, span=found.span))
        return len(after) < len(before) and after <= before

    @staticmethod
    def _wrongs(true: Annotation, found: Annotation) -> set[str]:
        return {*truth.wrong_fields(true, found), *(("label",) if found.label != true.label else ())}

    def _mends(self, true: Annotation) -> bool:
        """Whether F makes the chosen finding right."""
        found = self.hand.selected
        if truth.is_right(true, found):
            return False
        shown = self.window.findings.doubts
        shown.look()  # as it does by itself when the reviewer pauses
        here = shown.list.currentRow()
        if not 0 <= here < len(shown.doubts) or shown.doubts[here].annotation.id != found.id:
            return False
        edit = mended([shown.doubts[here]])
        after = edit.apply(self._article).annotation(found.id)
        touches = [c for c in edit.changes if isinstance(c, AnnotationChange)]
        return len(touches) == 1 and after is not None and truth.is_right(true, after)

    # Edges

    def _edges(self, true: Annotation) -> None:
        plans = [self._merged(true), self._clitic(true), self._edge_by_edge(true), self._drawn(true)]
        _cost, do = min((p for p in plans if p is not None), key=lambda p: p[0])
        do()
        if not truth.good_span(true, self.hand.selected.span):
            raise AssertionError(f"{self.hand.selected.span} is not {true.span}")

    def _after(self, edit: Edit, id_: str) -> Annotation | None:
        return edit.apply(self._article).annotation(id_) if edit.changes else None

    def _merged(self, true: Annotation) -> Plan | None:
        """Shift+M, where the next finding is the rest of this one."""
        found = self.hand.selected
        following = [
            a
            for a in self._article.annotations
            if a.layer == found.layer and a.status is not Status.REJECTED and a.span.start >= found.span.end
        ]
        if not following or following[0].id in self._partners.values():
            return None
        edit = corrections.merge(self._article, [found.id, following[0].id])
        kept = edit.changes[0].annotation_id if edit.changes and isinstance(edit.changes[0], AnnotationChange) else ""
        after = self._after(edit, kept)
        if after is None or not truth.good_span(true, after.span):
            return None

        def do() -> None:
            self.hand.press("merge")
            self._partners[true.id] = self.hand.selected.id

        return 0, do  # the other one need not be refused any more

    def _clitic(self, true: Annotation) -> Plan | None:
        after = self._after(corrections.toggle_clitic(self._article, self.hand.selected.id), self.hand.selected.id)
        if after is None or not truth.good_span(true, after.span):
            return None
        return 1, lambda: self.hand.press("toggle_clitic")

    def _drawn(self, true: Annotation) -> Plan:
        def do() -> None:
            self.hand.drag(true.span)
            self.hand.press("set_span")

        return 2 + (not self.hand.snaps(true.span)), do

    def _edge_by_edge(self, true: Annotation) -> Plan:
        """Each edge by keys where that is one press, else by its handle."""
        cost = 0
        steps: list[Callable[[], None]] = []
        span = self.hand.selected.span
        for edge in _EDGES:
            if getattr(span, edge) == getattr(true.span, edge):
                continue
            goal = Span(true.span.start, span.end) if edge == "start" else Span(span.start, true.span.end)
            key = self._nudge(edge, span, goal)
            if key is not None:
                cost += 1
                steps.append(partial(self.hand.press, key))
            else:
                cost += 1 + (not self.hand.snaps(goal))
                steps.append(partial(self.hand.drag_edge, edge, goal))
            span = goal

        def do() -> None:
            for step in steps:
                step()

        return cost, do

    def _nudge(self, edge: Edge, span: Span, goal: Span) -> str | None:
        """The key that moves an edge there in one press."""
        article = evolve(self._article, annotations=[evolve(self.hand.selected, span=span)])
        for step, suffix in _STEPS:
            for direction, way in _WAYS:
                edit = corrections.move_edge(article, self.hand.selected.id, edge=edge, step=step, direction=direction)
                after = edit.apply(article).annotation(self.hand.selected.id) if edit.changes else None
                if after is not None and after.span == goal:
                    return f"{edge}_{way}{suffix}"
        return None

    # Fields

    def _field(self, true: Annotation, key: str) -> None:
        editor: Any = self.window.inspector.editor
        value = getattr(true, key)
        match key:
            case "cue" | "speaker":
                self.hand.drag(value)
                self.hand.press(f"set_{key}")
            case "speaker_name" | "name":
                self._name(editor, value)
            case "value":
                self.hand.write(editor.value, value_text(value))
            case "unit":
                self._unit(editor, value)
            case "modifier":
                self.hand.pick(editor.modifier, editor.modifier.findData(value.value))
            case _:
                raise AssertionError(key)

    def _name(self, editor: Any, name: str) -> None:
        """A candidate by a click, else the words of the text, else letter by letter."""
        if name in editor.candidates.offered:
            self.hand.chip(editor.candidates, name)
        else:
            self._written(editor.name, name)
        self._propagate()

    def _unit(self, editor: Any, unit: str) -> None:
        place = self._in_text(unit)
        if place is not None:
            self.hand.drag(place)
            self.hand.press("set_unit")
        found = self.hand.selected
        if not isinstance(found, Number) or found.unit != unit:  # the words are known as another unit
            self.hand.write(editor.unit, unit)

    def _written(self, field: QLineEdit, words: str) -> None:
        """From the words of the text where they stand there and are more than a letter, else letter by letter."""
        place = self._in_text(words) if len(words) > 1 else None
        if place is not None:
            self.hand.drag(place)
            self.hand.press("take_name")
        else:
            self.hand.write(field, words)

    def _in_text(self, name: str) -> Span | None:
        start = self._article.text.find(name)
        return Span(start, start + len(name)) if start >= 0 else None

    # Other places

    def _propagate(self) -> None:
        """G and Enter, where that is cheaper than to see to the other places one by one."""
        dialog = self.window.propagating.dialog()
        if dialog is None:
            return
        changes = [found.place.change for found in dialog.model.chosen]
        dialog.deleteLater()
        saved = [self._saved(change) for change in changes]
        if None not in saved and sum(s or 0 for s in saved) > 2:
            chosen = self.hand.selected.id if self.window.desk.selected_id else None
            self.hand.answer("propagate")
            again = self._article.annotation(chosen or "")
            if again is not None:
                self.hand.choose(again)

    def _saved(self, change: AnnotationChange) -> int | None:
        """How many actions a change of a place spares; none where it does harm."""
        assert self._gold is not None
        before, after = change.before, change.after
        ours = {t.id: t for t in truth.wanted(self._gold)}
        names = {suggestion: true for true, suggestion in self._partners.items()}
        if before is not None and before.id in names:
            true = ours[names[before.id]]
            if after is None or after.status is Status.REJECTED:
                return None
            was, now = self._wrongs(true, before), self._wrongs(true, after)
            return None if now - was else 2 * (len(was) - len(now))
        if after is None or after.status is Status.REJECTED:
            return 2 if before is not None and not truth.spared(self._gold, before) else 0
        meant = [t for t in ours.values() if t.id not in self._partners and truth.good_span(t, after.span)]
        if not meant or not isinstance(after, Entity | Quote) or meant[0].label != after.label:
            return 0 if truth.spared(self._gold, after) else None
        return 2
