"""What the forms that a word has elsewhere say of it, from the frequencies of half a million written words.

A name rarely takes the article, a possessive or the endings of a verb: beside كتاب stand الكتاب، كتابه، كتبت; beside
بوتين only وبوتين، لبوتين. A country has its nisba: العراق، العراقي. ``packaging/build_paradigms.py`` counts such forms of
the frequent words of the list wordfreq and writes one code a word to ``resources/models/paradigms.tsv``.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache

from reviewer import resources

NAMES = ("fq", "al", "po", "ni", "ve", "fe", "pl", "wa", "bi", "li")  # one character of a code each


@cache
def _table() -> list[bytes]:
    """Sorted lines ``word TAB code`` in UTF-8: quicker to read than a dictionary is to build."""
    return resources.path("models", "paradigms.tsv").read_bytes().split(b"\n")


@lru_cache(maxsize=8_000)
def paradigm(norm: str) -> str:
    """The code of a normalised word, one character for each of ``NAMES``; empty for rare words."""
    table, wanted = _table(), f"{norm}\t".encode()
    line = table[min(bisect_left(table, wanted), len(table) - 1)]
    return line[len(wanted) :].decode() if line.startswith(wanted) else ""
