"""The look of the chrome: palette and style sheet made from the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reviewer import resources
from reviewer.settings import Theme as Choice
from reviewer.ui.fonts import chrome_font
from reviewer.ui.theme import DARK, LIGHT, THEMES, Theme

_SHEET = """
QMainWindow, QDialog {{ background: {ground}; }}
QWidget {{ color: {ink}; }}
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {hairline}; padding: 4px; }}
#topBar {{ background: {card}; border-bottom: 1px solid {hairline}; }}
#brand {{ font-weight: 600; padding: 0 14px; }}
QMenuBar {{ background: transparent; spacing: 2px; }}
QMenuBar::item {{ background: transparent; padding: 6px 12px; border-radius: 6px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {accent_ground}; }}
QMenu {{ background: {card}; border: 1px solid {hairline}; padding: 6px; }}
QMenu::item {{ padding: 6px 28px 6px 28px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_ground}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 5px 8px; }}
QToolButton, QPushButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 5px 10px; }}
QPushButton {{ background: {card}; border: 1px solid {hairline}; }}
QToolButton:hover, QPushButton:hover {{ background: {accent_ground}; }}
QToolButton:focus, QPushButton:focus {{ border: 1px solid {accent}; }}
QToolButton:disabled, QPushButton:disabled {{ color: {muted}; }}
QPushButton:default, #primary {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton#primary:hover {{ background: {accent}; border: 1px solid {ink}; }}
QPushButton#primary:disabled {{ background: {hairline}; color: {muted}; border: 1px solid {hairline}; }}
QPushButton#danger {{ color: {danger}; }}
#side {{ background: {ground}; }}
#articlePanel {{ background: {card}; border-left: 1px solid {hairline}; border-right: 1px solid {hairline}; }}
#article {{ background: transparent; }}
#kicker, #hint, #fieldName {{ color: {muted}; }}
#kicker {{ font-size: 12px; }}
#title {{ font-size: 22px; font-weight: 600; }}
#empty {{ color: {muted}; font-size: 16px; }}
#hint {{ font-size: 12px; }}
#cardTitle {{ font-size: 15px; font-weight: 600; }}
#badge {{ background: {accent_ground}; color: {accent}; border-radius: 9px; padding: 1px 8px; font-size: 11px; }}
#warningText {{ color: {danger}; font-size: 12px; }}
#sentence {{ background: {ground}; border-radius: 8px; padding: 8px 10px; font-size: 15px; }}
#goodText {{ color: {accent}; font-size: 12px; }}
#card, QListView#findings, QListView#queue {{ background: {card}; border: 1px solid {hairline}; border-radius: 8px; }}
QListView#queue {{ background: transparent; border: none; }}
QListView, QTreeView, QTableView {{ outline: none; }}
QTableView {{ selection-background-color: {accent_ground}; selection-color: {ink}; }}
QHeaderView, QHeaderView::section {{ background: {card}; color: {muted}; border: none; }}
QHeaderView::section {{ border-bottom: 1px solid {hairline}; padding: 6px 8px; }}
#choices {{ background: {card}; border: 1px solid {hairline}; border-radius: 8px; }}
#choices::item {{ border-bottom: 1px solid {hairline}; padding: 2px 6px; }}
#choices {{ padding: 2px; }}
#choices::indicator:unchecked, QCheckBox::indicator:unchecked {{ background: {card}; border: 1px solid {muted};
  border-radius: 3px; width: 12px; height: 12px; }}
#choices::item:selected {{ background: {accent_ground}; color: {ink}; }}
#choices::item:disabled {{ color: {muted}; }}
QScrollArea#inspectorArea, #inspectorArea > QWidget > QWidget {{ background: transparent; border: none; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {card}; border: 1px solid {hairline}; border-radius: 6px;
  padding: 5px 8px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{ border: 1px solid {accent}; }}
QLineEdit[wrong="true"] {{ border: 1px solid {danger}; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ border: none; width: 20px; subcontrol-position: top right; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ border: none; width: 20px; subcontrol-position: bottom right; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QComboBox::down-arrow {{ image: url("{down}");
  width: 12px; height: 12px; }}
#report {{ background: {card}; border: 1px solid {hairline}; border-radius: 6px; padding: 4px; font-size: 12px; }}
#report:focus {{ border: 1px solid {accent}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {hairline};
  selection-background-color: {accent_ground}; selection-color: {ink}; }}
#chip {{ background: {card}; border: 1px solid {hairline}; border-radius: 6px; padding: 3px 9px; }}
#chip:hover {{ border: 1px solid {accent}; }}
#chip:checked {{ background: {accent_ground}; color: {accent}; border: 1px solid {accent_ground}; }}
#chip:focus {{ border: 1px solid {accent}; }}
#swatch {{ background: transparent; border: 2px solid transparent; border-radius: 14px; padding: 0; }}
#swatch:hover {{ border: 2px solid {hairline}; }}
#swatch:checked {{ border: 2px solid {ink}; }}
#swatch:focus {{ border: 2px dotted {accent}; }}
#swatch:checked:focus {{ border: 2px solid {accent}; }}
QPlainTextEdit#prose {{ background: {card}; border: 1px solid {hairline}; border-radius: 6px;
  padding: 3px 5px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit#prose:focus {{ border: 1px solid {accent}; }}
#definition {{ background: {accent_ground}; border-radius: 6px; padding: 6px 9px; }}
#tab {{ border: none; border-radius: 6px; padding: 6px 7px; color: {muted}; }}
#tab:hover {{ color: {ink}; }}
#tab:checked {{ background: {card}; color: {ink}; border: 1px solid {hairline}; }}
#selectionBar {{ background: {card}; border: 1px solid {hairline}; border-radius: 8px; }}
#callout {{ background: {card}; border: 1px solid {accent}; border-radius: 10px; }}
#messageBar {{ background: {card}; border-top: 1px solid {hairline}; }}
#messageBar[kind="error"] {{ border-top: 2px solid {danger}; }}
#messageBar[kind="calm"] {{ border-top: 2px solid {accent}; }}
QStatusBar {{ background: {card}; border-top: 1px solid {hairline}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {muted}; font-size: 12px; padding: 0 8px; }}
QStatusBar #savedState {{ color: {accent}; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: {hairline}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {hairline}; border-radius: 4px; min-height: 28px; margin: 1px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {hairline}; border-radius: 4px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:horizontal:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QGroupBox {{ border: 1px solid {hairline}; border-radius: 8px; margin-top: 18px; padding: 10px; }}
QGroupBox::title {{ subcontrol-origin: margin; padding: 0 4px; color: {muted}; }}
"""
_STILL = "* { widget-animation-duration: 0; }"
_AS_THE_DESKTOP = -1


def chosen_theme(choice: Choice) -> Theme:
    """The theme of the setting; ``system`` follows the desktop."""
    if choice == "system":
        hints = QGuiApplication.styleHints()
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return THEMES[choice]


def palette(theme: Theme) -> QPalette:
    """The palette for what the style sheet leaves to the style."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.ground),
        (role.WindowText, theme.ink),
        (role.Base, theme.card),
        (role.AlternateBase, theme.ground),
        (role.Text, theme.ink),
        (role.Button, theme.card),
        (role.ButtonText, theme.ink),
        (role.ToolTipBase, theme.card),
        (role.ToolTipText, theme.ink),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.PlaceholderText, theme.muted),
        (role.Link, theme.accent),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return made


def set_motion(application: QApplication, *, reduced: bool) -> None:
    """Let nothing blink or slide, or let everything move as the desktop wants it; see also ``dress``."""
    usual = application.property("effects")
    if usual is None:
        usual = [effect for effect in Qt.UIEffect if application.isEffectEnabled(effect)]
        application.setProperty("effects", usual)
    application.setCursorFlashTime(0 if reduced else _AS_THE_DESKTOP)
    for effect in usual:
        application.setEffectEnabled(effect, not reduced)


def dress(application: QApplication, theme: Theme, *, reduced_motion: bool = False) -> None:
    """Give the whole program the look of a theme."""
    application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setFont(chrome_font())
    colours = {
        name: getattr(theme, name)
        for name in ("ground", "card", "ink", "muted", "hairline", "accent", "on_accent", "accent_ground", "danger")
    }
    icons = {way: resources.path("icons", f"chevron-{way}.png").as_posix() for way in ("up", "down")}
    application.setStyleSheet(_SHEET.format(**colours, **icons) + (_STILL if reduced_motion else ""))
    set_motion(application, reduced=reduced_motion)
