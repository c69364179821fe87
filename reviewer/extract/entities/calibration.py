"""Scores that mean probabilities: how often proposals of a source, type and score were right on held-out text.

The table is made by ``packaging/crossvalidate_ner.py --calibrate`` from predictions for folds of the training corpus
that the model had not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TypeAlias

from reviewer import resources

Steps: TypeAlias = tuple[list[float], list[float]]  # lowest scores, rising, and the probability from each on


@cache
def _steps() -> dict[tuple[str, str], Steps]:
    steps: dict[tuple[str, str], Steps] = {}
    for line in resources.path("models", "calibration.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            source, kind, low, probability = line.split("\t")
            scores, probabilities = steps.setdefault((source, kind), ([], []))
            scores.append(float(low))
            probabilities.append(float(probability))
    return steps


def calibrated(source: str, kind: str, score: float) -> float:
    """The probability that a proposal is right, 0 to 1; ``score`` itself for a source that was never measured."""
    found = _steps().get((source, kind)) or _steps().get((source, "*"))
    if found is None:
        return score
    scores, probabilities = found
    return probabilities[max(bisect_right(scores, score) - 1, 0)]
