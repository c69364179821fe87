"""Tables and JSON of what the commands measured and counted. The words in them are those of the data, in English."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import asdict

from reviewer.messages import gettext as _

if TYPE_CHECKING:
    from reviewer.quality import Bin, Evaluation, Tally
    from reviewer.store import Activity, Stats


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        **asdict(tally),
    }


def evaluation_json(result: Evaluation, bins: Mapping[str, tuple[Bin, ...]] | None, *, errors: bool) -> str:
    """``{articles, missing, LAYER: {MEASURE: {precision, recall, f1, hits, predicted, gold}, types, …}, faults}``."""
    found: dict[str, Any] = {"articles": result.articles, "missing": list(result.missing)}
    for layer, measures in result.measures.items():
        found[layer] = {name: _figures(tally) for name, tally in measures.items()}
        found[layer]["types"] = {kind: _figures(tally) for kind, tally in result.types[layer].items()}
        if layer in result.origins:
            found[layer]["origins"] = {name: _figures(tally) for name, tally in result.origins[layer].items()}
        if layer in result.traps:
            found[layer]["traps"] = {k: {"hits": t.hits, "n": t.gold} for k, t in result.traps[layer].items()}
        found[layer]["errors"] = result.errors(layer)
        if bins is not None and layer in bins:
            found[layer]["reliability"] = [_bin(one) for one in bins[layer]]
            found[layer]["calibration_error"] = round(_calibration_error(bins[layer]), 4)
    if errors:
        found["faults"] = [asdict(fault) for fault in result.faults]
    return json.dumps(found, ensure_ascii=False, indent=1)


def _bin(one: Bin) -> dict[str, Any]:
    return {
        "from": one.low,
        "to": one.high,
        "n": one.count,
        "score": round(one.mean_score, 4),
        "precision": round(one.precision, 4),
    }


def _calibration_error(bins: tuple[Bin, ...]) -> float:
    from reviewer.quality import calibration_error

    return calibration_error(bins)


def _line(name: str, t: Tally, indent: int) -> str:
    from reviewer.quality import FIELDS

    head = f"{' ' * indent}{name:<{30 - indent}}"
    if name in FIELDS:  # right among those compared
        return f"{head}{t.recall:>24.4f}{t.hits:>7}{'':>7}{t.gold:>7}"
    return f"{head}{t.precision:>8.4f}{t.recall:>8.4f}{t.f1:>8.4f}{t.hits:>7}{t.predicted:>7}{t.gold:>7}"


def _layer(result: Evaluation, layer: str) -> Iterator[str]:
    yield layer
    yield from (_line(name, tally, 2) for name, tally in result.measures[layer].items())
    for groups in (result.types, result.origins):
        yield from (_line(name, tally, 4) for name, tally in groups.get(layer, {}).items())
    traps = result.traps.get(layer, {})
    if traps:
        parts = ", ".join(f"{kind} {t.hits}/{t.gold}" for kind, t in traps.items())
        hits, count = sum(t.hits for t in traps.values()), sum(t.gold for t in traps.values())
        yield f"  {'traps fallen into':<28}{f'{hits}/{count}':>24}  {parts}"
    errors = result.errors(layer)
    if errors:
        yield f"  {'errors':<28}{sum(errors.values()):>24}  {', '.join(f'{k} {n}' for k, n in errors.items())}"


def _reliability(bins: Mapping[str, tuple[Bin, ...]]) -> Iterator[str]:
    yield f"\n{'reliability':<30}{'n':>8}{'score':>8}{'P':>8}"
    for layer, some in bins.items():
        yield f"{layer:<30}{sum(b.count for b in some):>8}{'':>16}  calibration error {_calibration_error(some):.4f}"
        for b in some:
            yield f"  {f'{b.low:g} – {b.high:g}':<28}{b.count:>8}{b.mean_score:>8.3f}{b.precision:>8.3f}"


def evaluation_table(result: Evaluation, bins: Mapping[str, tuple[Bin, ...]] | None, *, errors: bool) -> str:
    lines = [f"{'':<30}{'P':>8}{'R':>8}{'F1':>8}{'hits':>7}{'pred':>7}{'gold':>7}"]
    for layer in result.measures:
        lines += _layer(result, layer)
    if bins is not None:
        lines += _reliability(bins)
    if errors:
        lines += ["", "\t".join(["article", "layer", "error", "label", "start", "surface", "wanted", "found"])]
        lines += ["\t".join(" ".join(str(part).split()) for part in asdict(f).values()) for f in result.faults]
    if result.missing:
        lines.append(_("without a prediction: {ids}").format(ids=", ".join(result.missing)))
    return "\n".join(lines)


def stats_json(stats: Stats, activity: Activity) -> str:
    """The counts, and ``work``: what each reviewer did in each article, with ISO times and active seconds."""
    work = [
        asdict(one) | {"seconds": round(one.seconds, 1), "first": one.first.isoformat(), "last": one.last.isoformat()}
        for one in activity.works
    ]
    return json.dumps(asdict(stats) | {"work": work}, ensure_ascii=False, indent=1)


def _work(activity: Activity) -> Iterator[str]:
    """A line a reviewer, then one an article: actions, findings decided, active seconds, seconds a finding."""
    if not activity.works:
        return
    yield f"\n{'work':<30}{'actions':>9}{'decided':>9}{'seconds':>9}{'each':>9}"
    named = [(reviewer, activity.total(reviewer)) for reviewer in activity.reviewers]
    named += [(work.article or "(several articles)", work) for work in activity.by_article()]
    for place, (name, work) in enumerate(named):
        if work is not None:
            pace = "" if work.pace is None else f"{work.pace:.1f}"
            indent = "  " if place < len(activity.reviewers) else "    "
            yield f"{indent + name:<30}{work.actions:>9}{work.decided:>9}{work.seconds:>9.0f}{pace:>9}"


def stats_table(stats: Stats, activity: Activity) -> str:
    lines: list[str] = []
    groups: list[tuple[str, dict[str, int]]] = [("articles", stats.articles)]
    groups += [(f"{layer} by label", counts) for layer, counts in stats.labels.items()]
    groups += [(f"{layer} by status", counts) for layer, counts in stats.statuses.items()]
    groups += [("edits by reviewer", stats.edits)]
    for name, counts in groups:
        lines.append(f"{name:<30}{sum(counts.values()):>9}")
        lines += [f"  {key:<28}{n:>9}" for key, n in counts.items()]
    lines += _work(activity)
    return "\n".join(lines)
