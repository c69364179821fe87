"""JSON as bytes and back, losing nothing: also lone surrogates and integers of any size."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

_LONG_NUMBER = re.compile(rb"\d{19}")  # orjson reads an integer beyond 64 bits as a float


def dumps(value: object) -> bytes:
    """Compact JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, become escapes."""
    try:
        return orjson.dumps(value)
    except TypeError:  # a lone surrogate, or an integer beyond 64 bits
        return json.dumps(value, separators=(",", ":")).encode()


def loads(data: bytes | str) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested beyond measure.
    """
    line = data.encode() if isinstance(data, str) else data
    if not _LONG_NUMBER.search(line):
        try:
            return orjson.loads(line)
        except orjson.JSONDecodeError:
            pass  # what follows takes escaped lone surrogates
    return json.loads(line.decode("utf-8"))
