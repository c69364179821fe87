"""A reviewer's effort: from the machine's suggestions to the truth, in key presses, clicks and drags.

A scripted expert corrects annotated articles in our window, by its actions and mouse events; each press, click and
drag is counted, as is each letter typed, and the end is compared with the truth. The floor is the same path, from the
same suggestions, in a tool that has only "draw a span, choose its label, delete" and a text field an attribute:

* a wrong suggestion costs a click and a delete; a new one a drag and a label;
* edges cannot be moved: delete, draw, label, and every attribute again;
* another label costs a click and a key; an attribute a click on the finding, one into the field, and its letters;
* an attribute that names a span of the text (cue, speaker) is drawn like one: a drag and a key;
* agreeing costs nothing: what nobody touched counts as true in that tool's export, whether it was looked at or not;
  handing the article in is one click.

Ours says of each finding whether a human agreed with it; the expert agrees with what is left when he finishes.

There are two cases: our machine's own suggestions, which are nearly right in these articles, and those of a weak
machine (``effort.weak_machine``), of which four in ten are wrong, missing or spurious. The articles are those of
``tests/extract/articles.jsonl``, or the file that ``REVIEWER_GOLD`` names.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import evolve

from reviewer.extract import extract
from reviewer.formats import read_any
from reviewer.model import LAYERS, Article, ArticleStatus
from tests.benchmarks.effort import plain_tool, truth
from tests.benchmarks.effort.expert import Expert
from tests.benchmarks.effort.hand import Counts
from tests.benchmarks.effort.weak_machine import damaged
from tests.benchmarks.rows import Row
from tests.benchmarks.windows import window

ARTICLES = Path(__file__).resolve().parent.parent / "extract" / "articles.jsonl"
MUST, AIM = 0.5, 0.25


def rows(articles: Callable[[], list[Article]] | None = None) -> list[Row]:
    gold = [truth.plain(one) for one in (articles or _gold)()]
    own = [evolve(a, annotations=extract(a), status=ArticleStatus.NEW) for a in gold]
    return [*_case("own machine", gold, own), *_case("weak machine", gold, [damaged(a) for a in gold])]


def _case(name: str, gold: Sequence[Article], suggested: Sequence[Article]) -> list[Row]:
    theirs: Counts = Counter()
    for one, suggestion in zip(gold, suggested, strict=True):
        theirs += plain_tool.counted(one, suggestion.annotations)
    ours, left = reviewed(gold, suggested)
    total = sum(len(truth.wanted(one)) for one in gold)
    if left:
        print(f"effort, {name}: {left} of {total} findings are not yet as they should be", file=sys.stderr)
    print(_breakdown(name, ours, theirs), file=sys.stderr)
    found = [_row(f"{name}: {layer} layer", *_sums(ours, theirs, layer)) for layer in LAYERS]
    return [*(row for row in found if row.floor), _row(f"{name}: all {total}", ours.total(), theirs.total())]


def reviewed(gold: Sequence[Article], suggested: Sequence[Article]) -> tuple[Counts, int]:
    """The expert's actions, and how many findings are not as they should be when he is done."""
    by_id = {one.id: one for one in gold}
    with window(suggested) as ours:
        expert = Expert(ours)
        for _turn in gold:
            assert ours.desk.article is not None
            expert.review(by_id[ours.desk.article.id])
        if expert.hand.missed:
            print(f"effort: {expert.hand.missed} drags were not done by the mouse", file=sys.stderr)
        left = sum(len(truth.faults(one, ours.desk.workspace.article(one.id))) for one in gold)
    return expert.hand.counts, left


def _sums(ours: Counts, theirs: Counts, layer: str) -> tuple[int, int]:
    one, other = (sum(n for (of, _kind), n in counts.items() if of == layer) for counts in (ours, theirs))
    return one, other


def _row(case: str, ours: int, theirs: int) -> Row:
    return Row("effort", case, ours / max(theirs, 1), ours, theirs, "actions", MUST, AIM)


def _breakdown(name: str, ours: Counts, theirs: Counts) -> str:
    """Where the actions go: ours / theirs, by layer and kind."""
    kinds = ("key", "click", "drag", "letter")
    lines = [f"{name:<14}" + "".join(f"{kind:>14}" for kind in kinds)]
    for layer in (*LAYERS, "article"):
        cells = (f"{ours[layer, kind]} / {theirs[layer, kind]}" for kind in kinds)
        lines.append(f"{layer:<14}" + "".join(f"{cell:>14}" for cell in cells))
    return "\n".join(lines)


def _gold() -> list[Article]:
    path = Path(os.environ.get("REVIEWER_GOLD", ARTICLES))
    return [found for found in read_any(path) if isinstance(found, Article)]
