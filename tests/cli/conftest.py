"""The command line in this process, with settings of its own and nothing of the machine's."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import messages
from reviewer.cli import main
from tests.cli.running import Done, Run


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The settings file of the test; the language of the process is put back afterwards."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("REVIEWER_CONFIG", str(folder / "settings.json"))
    monkeypatch.setenv("CAMELTOOLS_DATA", str(folder))
    monkeypatch.delenv("REVIEWER_LANGUAGE", raising=False)
    before = messages.language()
    yield folder / "settings.json"
    messages.set_language(before)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command and give its exit code, output and messages."""

    def command(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return command
