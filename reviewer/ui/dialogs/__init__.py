"""The dialogs of the window."""

from reviewer.ui.dialogs.about import AboutDialog
from reviewer.ui.dialogs.accept import AcceptDialog
from reviewer.ui.dialogs.contradictions import ContradictionsDialog
from reviewer.ui.dialogs.error_report import ErrorReport, Failures
from reviewer.ui.dialogs.export import ExportDialog
from reviewer.ui.dialogs.guidelines import GuidelinesDialog
from reviewer.ui.dialogs.keys import KeySheet
from reviewer.ui.dialogs.labels import LabelsDialog
from reviewer.ui.dialogs.names import NamesDialog
from reviewer.ui.dialogs.palette import Palette
from reviewer.ui.dialogs.settings import SettingsDialog
from reviewer.ui.dialogs.statistics import StatisticsDialog
from reviewer.ui.dialogs.welcome import Welcome

__all__ = [
    "AboutDialog",
    "AcceptDialog",
    "ContradictionsDialog",
    "ErrorReport",
    "ExportDialog",
    "Failures",
    "GuidelinesDialog",
    "KeySheet",
    "LabelsDialog",
    "NamesDialog",
    "Palette",
    "SettingsDialog",
    "StatisticsDialog",
    "Welcome",
]
