"""Tables and JSON of what the commands measured and counted. The words in them are those of the data, in English."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import asdict

from reviewer.messages import gettext as _

if TYPE_CHECKING:
    from reviewer.quality import Evaluation, Tally
    from reviewer.store import Stats

FIELDS = frozenset(["kind", "cue", "speaker", "unit", "modifier"])


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        **asdict(tally),
    }


def evaluation_json(result: Evaluation) -> str:
    """``{articles, missing, entities: {exact: {precision, recall, f1, hits, predicted, gold}, …}, …}``."""
    found: dict[str, Any] = {"articles": result.articles, "missing": list(result.missing)}
    for layer, measures in result.measures.items():
        found[layer] = {name: _figures(tally) for name, tally in measures.items()}
    found["entities"]["types"] = {kind: _figures(tally) for kind, tally in result.entity_types.items()}
    return json.dumps(found, ensure_ascii=False, indent=1)


def _lines(result: Evaluation) -> Iterator[str]:
    yield f"{'':<30}{'P':>8}{'R':>8}{'F1':>8}{'hits':>7}{'pred':>7}{'gold':>7}"
    for layer, measures in result.measures.items():
        yield layer
        for name, t in measures.items():
            if name in FIELDS:
                yield f"  {name:<28}{t.recall:>24.4f}{t.hits:>7}{'':>7}{t.gold:>7}"
                continue
            yield f"  {name:<28}{t.precision:>8.4f}{t.recall:>8.4f}{t.f1:>8.4f}{t.hits:>7}{t.predicted:>7}{t.gold:>7}"
        if layer == "entities":
            for kind, t in result.entity_types.items():
                yield (
                    f"    {kind:<26}{t.precision:>8.4f}{t.recall:>8.4f}{t.f1:>8.4f}"
                    f"{t.hits:>7}{t.predicted:>7}{t.gold:>7}"
                )


def evaluation_table(result: Evaluation) -> str:
    lines = list(_lines(result))
    if result.missing:
        lines.append(_("without a prediction: {ids}").format(ids=", ".join(result.missing)))
    return "\n".join(lines)


def stats_json(stats: Stats) -> str:
    return json.dumps(asdict(stats), ensure_ascii=False, indent=1)


def stats_table(stats: Stats) -> str:
    lines: list[str] = []
    groups: list[tuple[str, dict[str, int]]] = [("articles", stats.articles)]
    groups += [(f"{layer} by label", counts) for layer, counts in stats.labels.items()]
    groups += [(f"{layer} by status", counts) for layer, counts in stats.statuses.items()]
    groups += [("edits by reviewer", stats.edits)]
    for name, counts in groups:
        lines.append(f"{name:<30}{sum(counts.values()):>9}")
        lines += [f"  {key:<28}{n:>9}" for key, n in counts.items()]
    return "\n".join(lines)
