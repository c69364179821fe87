"""The rules of the house that a machine can check: style, types, layers, messages, sizes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SOURCES = sorted((ROOT / "reviewer").rglob("*.py"))


def succeed(*command: str) -> None:
    # The caches of a shared home folder must not decide; the environment's own tools do.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    succeed(str(BIN / "ruff"), "check", ".")


def test_the_code_is_formatted() -> None:
    succeed(str(BIN / "ruff"), "format", "--check", ".")


def test_the_types_are_sound() -> None:
    succeed(str(BIN / "basedpyright"))


def test_the_layers_hold() -> None:
    succeed(str(BIN / "lint-imports"))


def test_every_message_is_translated_and_compiled() -> None:
    succeed(sys.executable, "packaging/messages.py", "--check")


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_classes_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 600
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < 450, node.name


def test_the_window_only_assembles() -> None:
    assert (ROOT / "reviewer" / "ui" / "window.py").read_text(encoding="utf-8").count("\n") < 300
