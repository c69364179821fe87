"""What the readers find: a number before it becomes a value of the model."""

from __future__ import annotations

from attrs import frozen

from reviewer.model import Modifier, NumberKind, Span, Value

SURE, LIKELY, UNSURE, OPTIONAL = 0.95, 0.93, 0.7, 0.6


@frozen(kw_only=True)
class Found:
    """A number; spans in code points, ``last`` is the token after it. ``score`` is how sure the reader is.

    Duals, vague plurals and relative dates are ``OPTIONAL``: careful annotators differ on whether they are numbers.
    """

    span: Span
    kind: NumberKind
    value: Value
    last: int
    unit: str | None = None
    unit_span: Span | None = None
    modifier: Modifier | None = None
    modifier_span: Span | None = None
    score: float = SURE
