"""One row of the benchmark table, and the paired measurement that it comes from.

Machines are noisy, so nothing here is a verdict on absolute time: ours and the floor are run in turn, A B A B …,
and the ratio is the median of the ratios pair by pair.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from attrs import frozen


@frozen
class Row:
    """``ours`` and ``floor`` are medians in ``unit``; ``must`` and ``aim`` are the ratios to stay under."""

    name: str
    case: str
    ratio: float
    ours: float
    floor: float
    unit: str
    must: float
    aim: float


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def row(name: str, case: str, pairs: list[tuple[float, float]], *, unit: str, must: float, aim: float) -> Row:
    """The row for pairs of (ours, floor)."""
    return Row(
        name=name,
        case=case,
        ratio=statistics.median(ours / floor for ours, floor in pairs),
        ours=statistics.median(ours for ours, _ in pairs),
        floor=statistics.median(floor for _, floor in pairs),
        unit=unit,
        must=must,
        aim=aim,
    )


def paired(ours: Callable[[], float], floor: Callable[[], float], runs: int) -> list[tuple[float, float]]:
    """Both in turn after one warm-up of each; each callable returns its own figure."""
    ours()
    floor()
    return [(ours(), floor()) for _ in range(runs)]
