"""What each action of a reviewer means, as an Edit. Pure functions; the caller applies what they return."""

from reviewer.corrections.checks import Check, Doubt, doubts, mended
from reviewer.corrections.names import name_candidates
from reviewer.corrections.propagation import Place, Propagation, places, propagated, propagation
from reviewer.corrections.reshaping import merge, split, toggle_clitic
from reviewer.corrections.steps import (
    NOTHING,
    accept,
    accept_above,
    add,
    added,
    finish,
    move_edge,
    reject,
    reopen,
    retype,
    set_cue,
    set_fields,
    set_name,
    set_span,
    set_speaker,
    toggle_marks,
)

__all__ = [
    "NOTHING",
    "Check",
    "Doubt",
    "Place",
    "Propagation",
    "accept",
    "accept_above",
    "add",
    "added",
    "doubts",
    "finish",
    "mended",
    "merge",
    "move_edge",
    "name_candidates",
    "places",
    "propagated",
    "propagation",
    "reject",
    "reopen",
    "retype",
    "set_cue",
    "set_fields",
    "set_name",
    "set_span",
    "set_speaker",
    "split",
    "toggle_clitic",
    "toggle_marks",
]
