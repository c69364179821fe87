"""Quality: how far the machine's annotations agree with those of a human."""

from reviewer.quality.decisions import evaluate_decisions
from reviewer.quality.evaluation import evaluate
from reviewer.quality.matching import Tally
from reviewer.quality.numbers import same_value
from reviewer.quality.reliability import Bin, calibration_error, reliability
from reviewer.quality.sheet import FIELDS, Evaluation, Fault

__all__ = [
    "FIELDS",
    "Bin",
    "Evaluation",
    "Fault",
    "Tally",
    "calibration_error",
    "evaluate",
    "evaluate_decisions",
    "reliability",
    "same_value",
]
