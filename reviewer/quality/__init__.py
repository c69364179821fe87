"""Quality: how far the machine's annotations agree with those of a human."""

from reviewer.quality.corrections_log import (
    CLASSES,
    COLUMNS,
    Correction,
    CorrectionClass,
    CorrectionLog,
    Score,
    Side,
    correction_log,
)
from reviewer.quality.decisions import evaluate_decisions
from reviewer.quality.evaluation import evaluate
from reviewer.quality.matching import Tally
from reviewer.quality.numbers import same_value
from reviewer.quality.reliability import Bin, calibration_error, reliability
from reviewer.quality.sheet import FIELDS, Evaluation, Fault

__all__ = [
    "CLASSES",
    "COLUMNS",
    "FIELDS",
    "Bin",
    "Correction",
    "CorrectionClass",
    "CorrectionLog",
    "Evaluation",
    "Fault",
    "Score",
    "Side",
    "Tally",
    "calibration_error",
    "correction_log",
    "evaluate",
    "evaluate_decisions",
    "reliability",
    "same_value",
]
