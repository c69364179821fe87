"""The findings of the open article as a list."""

from reviewer.ui.findings.panel import FindingsPanel

__all__ = ["FindingsPanel"]
