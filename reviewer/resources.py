"""Where the files that ship with the program are: fonts, word lists, models, messages, samples."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "_resources"  # in an installed wheel
_CHECKOUT = _PACKAGE.parent / "resources"  # in a source tree


def path(*parts: str) -> Path:
    """The path of a bundled resource, for example ``path("fonts", "Amiri-Regular.ttf")``."""
    root = _BUNDLED if _BUNDLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
