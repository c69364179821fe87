"""Numerals written in digits: separators of all kinds, the raa decimal, signs."""

from __future__ import annotations

import re

from reviewer.text import normalize

_RAA = re.compile(r"(\d+)ر(\d+)")
_THOUSANDS = re.compile(r"\d{1,3}([.,٬٫،])\d{3}(?:\1\d{3})*")


def _plain(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def value_of(surface: str) -> int | float | None:
    """The value of a numeral, none when it is no single number (a date, a score).

    In the raa decimal the fraction is typed first and shows last: ``5ر22`` reads 22.5; three digits of zeros before the
    ر are thousands (``000ر22``). ``٫``, ``,`` and ``،`` are decimal marks unless groups of three follow them.
    """
    text = normalize(surface).rstrip("%٪")
    sign = -1 if text.startswith("-") else 1
    text = text.lstrip("+-")
    raa = _RAA.fullmatch(text)
    if raa:
        first, second = raa.groups()
        if len(first) == 3 and (first == "000" or len(second) > 2):
            return sign * int(second + first)
        return sign * float(f"{second}.{first}")
    if text.isdigit():
        return sign * int(text)
    marks = re.findall(r"[^\d]", text)
    if not marks or any(m not in ".,٫٬،" for m in marks):
        return None
    if _THOUSANDS.fullmatch(text) and (len(marks) > 1 or marks[0] in ",٬" or (marks[0] == "." and text[0] != "0")):
        return sign * int(re.sub(r"\D", "", text))
    whole, mark, fraction = text.rpartition(marks[-1])
    if len(set(marks)) <= 2 and marks.count(mark) == 1:
        digits = re.sub(r"\D", "", whole)
        return sign * _plain(f"{digits}.{fraction}")
    return None
