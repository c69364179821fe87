"""What a command does not need it does not load: no Qt, no torch; and it never asks the network."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import python, write

LOADED = """
import sys
from reviewer.cli import main
code = main(sys.argv[1:])
heavy = {"PySide6", "shiboken6", "torch", "transformers", "camel_tools"} & set(sys.modules)
sys.exit(code if not heavy else f"loaded: {sorted(heavy)}")
"""
WITHOUT_NETWORK = """
import socket, sys
def refuse(*arguments, **more):
    raise RuntimeError("the network was asked")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from reviewer.cli import main
sys.exit(main(sys.argv[1:]))
"""
COMMANDS = (
    "--help",
    "--version",
    "open --help",
    "formats",
    "extract a.txt --out out.jsonl",
    "extract a.txt --out out.jsonl --jobs 2",
    "import new.sqlite a.txt --extract",
    "export review.sqlite --format reviewer --out out.jsonl --status all",
    "export review.sqlite --format csv --out tables",
    "evaluate gold.jsonl --reliability --errors",
    "check review.sqlite",
    "stats review.sqlite --json",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, a review file and gold data."""
    folder = tmp_path_factory.mktemp("desk")
    source = write(folder / "a.txt")
    assert python("-m", "reviewer", "import", folder / "review.sqlite", source, "--extract").code == 0
    assert python("-m", "reviewer", "extract", source, "--out", folder / "gold.jsonl").code == 0
    return folder


def placed(command: str, desk: Path, tmp_path: Path) -> list[str]:
    """The command with its input in the folder above and its output in one of its own."""
    places = {name: desk / name for name in ("a.txt", "review.sqlite", "gold.jsonl")}
    places |= {name: tmp_path / name for name in ("out.jsonl", "new.sqlite", "tables")}
    return [str(places.get(word, word)) for word in command.split()]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_loads_qt_or_torch(desk: Path, tmp_path: Path, command: str) -> None:
    done = python("-c", LOADED, *placed(command, desk, tmp_path))
    assert done.code == 0, done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_asks_the_network(desk: Path, tmp_path: Path, command: str) -> None:
    done = python("-c", WITHOUT_NETWORK, *placed(command, desk, tmp_path))
    assert done.code == 0, done.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_extraction_loads_neither_numpy_nor_the_store(desk: Path, tmp_path: Path, jobs: str) -> None:
    code = LOADED.replace('"PySide6"', '"numpy", "scipy", "ssl", "sqlite3", "PySide6"')
    done = python("-c", code, "extract", desk / "a.txt", "--out", tmp_path / "out.jsonl", "--jobs", jobs)
    assert done.code == 0, done.err


def test_help_does_not_even_load_the_store_and_the_extractors() -> None:
    code = LOADED.replace('"PySide6"', '"sqlite3", "pycrfsuite", "reviewer.workspace", "PySide6"')
    done = python("-c", code, "--help")
    assert done.code == 0, done.err
