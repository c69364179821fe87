"""Quality: how far the machine's annotations agree with those of a human."""

from reviewer.quality.evaluation import Evaluation, evaluate
from reviewer.quality.matching import Tally

__all__ = ["Evaluation", "Tally", "evaluate"]
