"""Choosing files and folders; each gives the chosen paths, none when the reviewer thinks better of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.messages import gettext as _

_ARTICLES = "*.txt *.text *.md *.jsonl *.ndjson *.json"


def _kinds(name: str, patterns: str) -> str:
    return f"{name} ({patterns});;" + _("All files") + " (*)"


def open_paths(parent: QWidget) -> list[Path]:
    """Articles to import, or a review file to open."""
    kinds = _kinds(_("Articles and review files"), f"{_ARTICLES} *.sqlite *.db")
    chosen, _filter = QFileDialog.getOpenFileNames(parent, _("Open"), "", kinds)
    return [Path(p) for p in chosen]


def new_file(parent: QWidget) -> list[Path]:
    """Where a new review file is to be; one that exists is opened."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        _("New review file"),
        "",
        _kinds(_("Review files"), "*.sqlite"),
        options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is overwritten
    )
    path = Path(chosen)
    return [path if path.suffix else path.with_suffix(".sqlite")] if chosen else []


def articles(parent: QWidget) -> list[Path]:
    kinds = _kinds(_("Articles"), _ARTICLES)
    chosen, _filter = QFileDialog.getOpenFileNames(parent, _("Import articles"), "", kinds)
    return [Path(p) for p in chosen]


def folder(parent: QWidget) -> list[Path]:
    chosen = QFileDialog.getExistingDirectory(parent, _("Import a folder"))
    return [Path(chosen)] if chosen else []
