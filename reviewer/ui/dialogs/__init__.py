"""The dialogs of the window, each loaded when it is first asked for: most are not at each start."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_MODULES = {
    "AboutDialog": "about",
    "AcceptDialog": "accept",
    "ContradictionsDialog": "contradictions",
    "ErrorReport": "error_report",
    "ExportDialog": "export",
    "Failures": "error_report",
    "GuidelinesDialog": "guidelines",
    "KeySheet": "keys",
    "LabelsDialog": "labels",
    "NamesDialog": "names",
    "Palette": "palette",
    "SettingsDialog": "settings",
    "StatisticsDialog": "statistics",
    "Welcome": "welcome",
}

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


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
