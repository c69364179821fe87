"""A reviewer's effort: from the machine's suggestions to the truth, in key presses, clicks and drags.

A scripted expert corrects annotated articles in our window, through its real actions; each press, click and drag is
counted, and the end is compared with the truth. The floor is the same path, from the same suggestions, in a tool that
has only "draw a span, choose its label, delete" and a text field for each attribute:

* a wrong suggestion costs a click and a delete; a new one a drag and a label;
* edges cannot be moved: delete, draw, label, and every attribute again;
* another label costs a click and a key; an attribute a click on the finding, one into the field, and its letters;
* an attribute that names a span of the text (cue, speaker) is drawn like one: a drag and a key;
* agreeing costs nothing, handing the article in one click.

The articles are those of ``tests/extract/articles.jsonl``, or the file that ``REVIEWER_GOLD`` names.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from attrs import evolve

from reviewer.extract import extract
from reviewer.formats import read_any
from reviewer.model import LAYERS, Annotation, Article, Entity, Layer, Number, Quote, Span, Status
from reviewer.quality import same_value
from reviewer.text import snap_to_edges, tokenize
from reviewer.ui.actions import TABLE
from reviewer.ui.values import value_text
from reviewer.ui.window import MainWindow
from tests.benchmarks.rows import Row
from tests.benchmarks.windows import settle, window

ARTICLES = Path(__file__).resolve().parent.parent / "extract" / "articles.jsonl"
NUDGES = 3  # presses after which drawing anew is quicker
_KEYS = {spec.id: spec.keys for spec in TABLE}


def _fields(annotation: Annotation) -> dict[str, Any]:
    """What a reviewer sets besides span and label."""
    match annotation:
        case Entity():
            return {"name": annotation.name}
        case Quote():
            return {"cue": annotation.cue, "speaker": annotation.speaker, "speaker_name": annotation.speaker_name}
        case Number():
            return {"value": annotation.value, "unit": annotation.unit, "modifier": annotation.modifier}
        case _:
            return {}


def _wanted(article: Article) -> list[Annotation]:
    return [a for a in article.annotations if not a.extra.get("optional")]


def _spared(article: Article, suggestion: Annotation) -> bool:
    """Whether a suggestion meets only what careful annotators differ on, so that it may stay."""
    return any(
        a.extra.get("optional") and a.layer == suggestion.layer and a.span.overlaps(suggestion.span)
        for a in article.annotations
    )


def _partners(gold: Iterable[Annotation], suggested: Iterable[Annotation]) -> dict[str, Annotation]:
    """For each true annotation the suggestion that is corrected into it: of its layer, with most words in common."""
    free = list(suggested)
    found: dict[str, Annotation] = {}

    def common(one: Span, other: Span) -> float:
        shared = min(one.end, other.end) - max(one.start, other.start)
        return shared / max(len(one), len(other))

    pairs = [(common(g.span, s.span), g, s) for g in gold for s in free if s.layer == g.layer]
    for share, true, suggestion in sorted(pairs, key=lambda p: -p[0]):
        if share > 0.3 and true.id not in found and suggestion in free:
            found[true.id] = suggestion
            free.remove(suggestion)
    return found


class Expert:
    """Somebody who knows the truth and corrects towards it in our window, by the shortest path that it offers."""

    def __init__(self, ours: MainWindow) -> None:
        self.ours = ours
        self.counts: Counter[Layer | str] = Counter()
        self._layer: Layer | str = "article"

    @property
    def _article(self) -> Article:
        assert self.ours.desk.article is not None
        return self.ours.desk.article

    def _count(self, actions: int = 1) -> None:
        self.counts[self._layer] += actions

    def press(self, action: str) -> None:
        assert _KEYS[action], f"{action} has no key"
        self._count()
        self.ours.run(action)

    def click(self, annotation: Annotation) -> None:
        self._count()
        self.ours.desk.select(annotation.id)

    def drag(self, span: Span) -> None:
        """Select by mouse: to the word and clitic; with a modifier held to the letter."""
        text = self._article.text
        exact = snap_to_edges(text, span, tokenize(text)) == span
        self._count(1 if exact else 2)
        self.ours.article.view.select_span(span)

    def type(self, field: Any, text: str) -> None:
        """E or a click into the field, the text, Enter."""
        self._count(1 + len(text) + 1)
        field.setText(text)
        field.commit()

    def review(self, gold: Article) -> None:
        self.ours.desk.open(gold.id)
        settle()
        suggested = self._article.annotations
        wanted = _wanted(gold)
        partners = _partners(wanted, suggested)
        used = {s.id for s in partners.values()}
        for suggestion in suggested:
            if suggestion.id not in used and not _spared(gold, suggestion):
                self._layer = suggestion.layer
                self.click(suggestion)
                self.press("reject")
        for true in wanted:
            self._layer = true.layer
            suggestion = partners.get(true.id)
            if suggestion is None:
                self._add(true)
            elif self._differs(true, suggestion):
                self.click(suggestion)
                self._correct(true)
        self._layer = "article"
        self._count(3)  # Shift+A, 0, Enter: the rest is right
        self.ours.editing.accept_above(0)
        self._count()  # Ctrl+Enter

    def _differs(self, true: Annotation, found: Annotation) -> bool:
        return not self._good_span(true, found.span) or found.label != true.label or bool(self._wrong(true, found))

    @staticmethod
    def _good_span(true: Annotation, span: Span) -> bool:
        return span == true.span or [span.start, span.end] in true.extra.get("alt", [])

    @staticmethod
    def _wrong(true: Annotation, found: Annotation) -> list[str]:
        """The fields that are wrong; what the truth leaves open is right, and so is any right alternative."""
        alternatives = {
            "value": "alt_value",
            "unit": "alt_unit",
            "modifier": "alt_modifier",
            "speaker_name": "alt_speaker",
        }
        wrong: list[str] = []
        have = _fields(found)
        for key, value in _fields(true).items():
            others = true.extra.get(alternatives.get(key, ""), [])
            good = have[key] in others or (key == "value" and same_value(have[key], value))
            if value is not None and have[key] != value and not good:
                wrong.append(key)
        return wrong

    def _selected(self) -> Annotation:
        assert self.ours.desk.selected is not None
        return self.ours.desk.selected

    def _add(self, true: Annotation) -> None:
        self.drag(true.span)
        if isinstance(true, Entity):
            self.press(f"label_{self._place('entity', true.label)}")
        else:
            self.press(f"add_{true.layer}")
        self._correct(true)

    def _place(self, layer: Layer, label: str) -> int:
        return [one.key for one in self.ours.names.labels(layer)].index(label) + 1

    def _correct(self, true: Annotation) -> None:
        if not self._good_span(true, self._selected().span):
            self._edges(true.span)
        if self._selected().label != true.label:
            place = self._place(true.layer, true.label)
            if place <= 9:
                self.press(f"label_{place}")
            else:
                self._count()  # a click on its chip
                self.ours.inspector.editors[true.layer]._retype(true.label)
        for key in self._wrong(true, self._selected()):
            if key in self._wrong(true, self._selected()):  # one step may mend several
                self._field(true, key)

    def _edges(self, span: Span) -> None:
        """Nudge while that is quick, else draw anew."""
        steps = self._nudges(span)
        if steps is not None:
            for step in steps:
                self.press(step)
        else:
            self.drag(span)
            self.press("set_span")

    def _nudges(self, span: Span) -> list[str] | None:
        """The keys that lead to ``span``, tried in a copy of the article; none when they are many."""
        from reviewer import corrections

        article, id_ = self._article, self._selected().id
        steps: list[str] = []
        for edge in ("start", "end"):
            while True:
                found = article.annotation(id_)
                assert found is not None
                here, there = getattr(found.span, edge), getattr(span, edge)
                if here == there:
                    break
                if len(steps) == NUDGES:
                    return None
                outward = (there < here) == (edge == "start")
                edit = corrections.move_edge(
                    article,
                    id_,
                    edge=edge,  # pyright: ignore[reportArgumentType]
                    step="clitic",
                    direction="outward" if outward else "inward",
                )
                if not edit.changes:
                    return None
                article = edit.apply(article)
                steps.append(f"{edge}_{'out' if outward else 'in'}")
        return steps

    def _field(self, true: Annotation, key: str) -> None:
        editor: Any = self.ours.inspector.editor
        value = getattr(true, key)
        match key:
            case "cue" | "speaker":
                self.drag(value)
                self.press(f"set_{key}")
            case "speaker_name":
                self._name(editor, value)
            case "name":
                self._name(editor, value)
            case "value" | "unit" | "modifier":
                reading = self.ours.desk.workspace.read_number(self.ours.desk.analysis, self._selected().span)
                if reading is not None and not self._wrong(true, evolve(reading, id=true.id)):
                    self.press("take_reading")
                elif key == "value":
                    self.type(editor.value, value_text(value))
                elif key == "unit":
                    self.type(editor.unit, value)
                else:
                    self._count(2)  # open the list, choose
                    editor.change(modifier=value)
            case _:
                raise AssertionError(key)

    def _name(self, editor: Any, name: str) -> None:
        offered = editor.candidates.offered
        if name in offered:
            self._count(2)  # S, digit
            editor.candidates.choose(offered.index(name))
        else:
            self.type(editor.name, name)


def _theirs(gold: Article, suggested: Iterable[Annotation]) -> Counter[Layer | str]:
    """What the same corrections cost where spans are only drawn, labelled and deleted."""
    counts: Counter[Layer | str] = Counter(article=1)
    suggestions = list(suggested)
    wanted = _wanted(gold)
    partners = _partners(wanted, suggestions)
    used = {s.id for s in partners.values()}
    for suggestion in suggestions:
        if suggestion.id not in used and not _spared(gold, suggestion):
            counts[suggestion.layer] += 2
    for true in wanted:
        found = partners.get(true.id)
        attributes = {k: v for k, v in _fields(true).items() if v is not None}
        if found is not None and Expert._good_span(true, found.span):
            counts[true.layer] += 2 * (found.label != true.label)
            wrong = Expert._wrong(true, found)
            counts[true.layer] += bool(wrong) + sum(_written(attributes[key]) for key in wrong)
        else:
            counts[true.layer] += (2 if found is not None else 0) + 2
            counts[true.layer] += sum(_written(value) for value in attributes.values())
    return counts


def _written(value: Any) -> int:
    """A click into the field and the letters; a span is drawn and labelled."""
    return 2 if isinstance(value, Span) else 1 + len(value_text(value) if not isinstance(value, str) else str(value))


def _same(gold: Article, reviewed: Article) -> int:
    """How many of the true annotations stand in the reviewed article as they should."""
    standing = [a for a in reviewed.annotations if a.status not in (Status.REJECTED, Status.SUGGESTED)]
    return sum(
        any(
            s.layer == t.layer and Expert._good_span(t, s.span) and s.label == t.label and not Expert._wrong(t, s)
            for s in standing
        )
        for t in _wanted(gold)
    )


def _row(case: str, ours: int, theirs: int) -> Row:
    return Row("effort", case, ours / theirs, ours, theirs, "actions", 0.5, 0.25)


def rows(articles: Callable[[], list[Article]] | None = None) -> list[Row]:
    gold = (articles or _gold)()
    suggested = [evolve(a, annotations=extract(a)) for a in gold]
    theirs: Counter[Layer | str] = Counter()
    for one, suggestion in zip(gold, suggested, strict=True):
        theirs += _theirs(one, suggestion.annotations)
    with window(suggested) as ours:
        expert = Expert(ours)
        right = 0
        for one in gold:
            expert.review(one)
            right += _same(one, ours.desk.workspace.article(one.id))
    total = sum(len(_wanted(one)) for one in gold)
    if right < total:
        print(f"effort: {total - right} of {total} findings are not yet as they should be", file=sys.stderr)
    found = [_row(f"{layer} layer", expert.counts[layer], theirs[layer]) for layer in LAYERS if theirs[layer]]
    all_ = _row(f"all of {len(gold)} articles, {right} findings", expert.counts.total(), theirs.total())
    return [*found, all_]


def _gold() -> list[Article]:
    path = Path(os.environ.get("REVIEWER_GOLD", ARTICLES))
    return [found for found in read_any(path) if isinstance(found, Article)]
