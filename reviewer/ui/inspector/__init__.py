"""The inspector: every field of the selected finding, editable in place."""

from reviewer.ui.inspector.panel import InspectorPanel

__all__ = ["InspectorPanel"]
