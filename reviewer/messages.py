"""The language of the interface: Arabic by default, English complete beside it.

Messages are written in English in the code and translated by gettext catalogues in
``resources/locale/<language>.mo``, compiled from the ``.po`` beside it by ``packaging/messages``.
Call ``gettext`` when a message is shown, never at import: the language may change while the program runs.
"""

from __future__ import annotations

import gettext as _gettext
from typing import Literal, TypeAlias, cast

from reviewer import resources

Language: TypeAlias = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
DEFAULT_LANGUAGE: Language = "ar"

_state: dict[str, object] = {}


def _load(code: Language) -> _gettext.NullTranslations:
    catalogue = resources.path("locale", f"{code}.mo")
    if not catalogue.is_file():  # English is the language of the code
        return _gettext.NullTranslations()
    with catalogue.open("rb") as file:
        return _gettext.GNUTranslations(file)


def set_language(code: Language) -> None:
    """Make ``code`` the language of every message from now on."""
    _state["language"] = code
    _state["translations"] = _load(code)


def language() -> Language:
    if "language" not in _state:
        set_language(DEFAULT_LANGUAGE)
    return cast(Language, _state["language"])


def _translations() -> _gettext.NullTranslations:
    language()
    return cast(_gettext.NullTranslations, _state["translations"])


def gettext(message: str) -> str:
    """``message`` in the language of the interface."""
    return _translations().gettext(message)


def pgettext(context: str, message: str) -> str:
    """As gettext, for a word whose translation depends on where it stands."""
    return _translations().pgettext(context, message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form for ``count``; Arabic has six. Fill ``{n}`` with str.format afterwards."""
    return _translations().ngettext(one, many, count)
