"""The dialogs of the window."""

from reviewer.ui.dialogs.about import AboutDialog
from reviewer.ui.dialogs.accept import AcceptDialog
from reviewer.ui.dialogs.export import ExportDialog
from reviewer.ui.dialogs.keys import KeySheet
from reviewer.ui.dialogs.palette import Palette
from reviewer.ui.dialogs.settings import SettingsDialog

__all__ = ["AboutDialog", "AcceptDialog", "ExportDialog", "KeySheet", "Palette", "SettingsDialog"]
