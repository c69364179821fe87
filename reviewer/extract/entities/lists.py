"""The files of ``resources/lexicon``: headings in brackets, comments, and words or names of several words."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer import resources

_COMMA = "،"
_FOLDED = {**dict.fromkeys("أإآ", "ا"), **dict.fromkeys("ىئ", "ي"), "ة": "ه", "ؤ": "و"}


def _folded(text: str) -> str:
    """``normalize(text)`` in a tenth of the time: lists have none of the other letters that it folds (a test looks)."""
    for letter, plain in _FOLDED.items():
        text = text.replace(letter, plain)
    return text


def _sections(name: str, *, plain: bool) -> Iterator[tuple[str, str]]:
    """Heading and line of each line of a list that is neither empty nor a comment; normalised unless ``plain``."""
    text = resources.path("lexicon", name).read_text(encoding="utf-8")
    heading = ""
    for line in (text if plain else _folded(text)).splitlines():
        if line.startswith("["):
            heading = line[1 : line.index("]")]
        elif line and not line.startswith("#"):
            yield heading, line


def words(name: str) -> dict[str, list[str]]:
    """Section -> its words in normalised form, from a list separated by white space."""
    found: dict[str, list[str]] = {}
    for heading, line in _sections(name, plain=False):
        found.setdefault(heading, []).extend(line.split())
    return found


def names(name: str, *, plain: bool = False) -> dict[str, list[str]]:
    """Section -> its names in normalised form (as written if ``plain``), from a list separated by «،» or lines."""
    found: dict[str, list[str]] = {}
    for heading, line in _sections(name, plain=plain):
        found.setdefault(heading, []).extend(item for part in line.split(_COMMA) if (item := part.strip()))
    return found


def rows(folder: str, name: str) -> list[str]:
    """The lines of a file that our scripts made, in normalised form already."""
    return resources.path(folder, name).read_text(encoding="utf-8").splitlines()
