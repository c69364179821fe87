"""An article for the desk: a name in many places, a quote without its parts, a number whose value is wrong."""

from __future__ import annotations

from typing import Any

TEXT = (
    "معرض الكتاب يعود إلى بيروت\n\n"
    "بيروت (وكالة المدى)- افتتح وزير الثقافة سامر الحلبي معرض الكتاب في بيروت وبحضور ممثل عن شركة النور.\n\n"
    "وقالت مديرة المعرض ليلى الخوري للصحفيين: «ننتظر أكثر من 30 ألف زائر في الأيام العشرة». "
    "وأضافت أن دورا من دمشق وعمان وبيروت تشارك هذا العام.\n\n"
    "وشكر سامر الحلبي بلدية بيروت."
)


def place(words: str, start: int = 0) -> tuple[int, int]:
    found = TEXT.index(words, start)
    return found, found + len(words)


def _finding(id_: str, span: tuple[int, int], **fields: Any) -> dict[str, Any]:
    common = {"id": id_, "start": span[0], "end": span[1], "text": TEXT[slice(*span)], "status": "suggested"}
    return common | {"origin": "test/1", "score": 0.7} | fields


def _all(words: str) -> list[tuple[int, int]]:
    starts = [n for n in range(len(TEXT)) if TEXT.startswith(words, n)]
    return [(start, start + len(words)) for start in starts]


def article() -> dict[str, Any]:
    opening, closing = TEXT.index("«"), TEXT.index("»")
    cities = _all("بيروت")
    entities = [_finding(f"e{n}", span, type="ORG") for n, span in enumerate(cities, 1)]
    entities += [
        _finding("e11", place("وعمان"), type="LOC"),
        _finding("e12", place("سامر"), type="PER"),
        _finding("e13", place("الحلبي"), type="PER"),
        _finding("e14", place("شركة النور"), type="ORG"),
        _finding("e15", place("ليلى الخوري"), type="PER"),
    ]
    return {
        "format": "reviewer/1",
        "id": "maarad",
        "text": TEXT,
        "source": "المدى",
        "published": "2024-03-05",
        "entities": entities,
        "quotes": [
            _finding(
                "q1", (opening + 1, closing), kind="indirect", marks=[[opening, opening + 1], [closing, closing + 1]]
            )
        ],
        "numbers": [_finding("n1", place("30 ألف"), kind="cardinal", value=30, unit=None)],
    }


def other() -> dict[str, Any]:
    text = "بيروت تستقبل الضيوف."
    found = {"id": "e1", "start": 0, "end": 5, "text": "بيروت", "type": "ORG", "status": "suggested"}
    return {"format": "reviewer/1", "id": "dayf", "text": text, "entities": [found]}
