"""The bundled fonts: IBM Plex Sans Arabic for the window, Noto Naskh Arabic or Amiri for the article."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from reviewer import resources
from reviewer.settings import Settings

TEXT_FAMILIES = ("Noto Naskh Arabic", "Amiri", "IBM Plex Sans Arabic")
CHROME_FAMILY = "IBM Plex Sans Arabic"
CHROME_PIXELS = 14
SIZES = range(12, 49)


def register() -> None:
    """Make the bundled fonts known to Qt; once a program."""
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def chrome_font() -> QFont:
    font = QFont(CHROME_FAMILY)
    font.setPixelSize(CHROME_PIXELS)
    return font


def text_font(settings: Settings) -> QFont:
    """The font of the article. Fallbacks for other scripts and emoji are the system's."""
    font = QFont(settings.font if settings.font in TEXT_FAMILIES else TEXT_FAMILIES[0])
    font.setPixelSize(settings.font_size)
    return font
