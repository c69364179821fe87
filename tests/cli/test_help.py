"""Help, version and wrong command lines, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer import __version__
from reviewer.cli.commands import reviewer
from tests.cli.running import ARABIC, Run, spawned, told

COMMANDS = tuple(reviewer.commands)
WRONG = (
    ["bogus"],
    ["import"],
    ["import", "review.sqlite"],
    ["extract"],
    ["extract", "--bogus", "a.txt"],
    ["export", "review.sqlite"],
    ["export", "review.sqlite", "--format", "reviewer"],
    ["export", "review.sqlite", "--format", "csv", "--out", "x", "--status", "bogus"],
    ["evaluate"],
    ["formats", "bogus"],
    ["check"],
    ["stats"],
    ["stats", "--json"],
    ["--language", "xx", "formats"],
    ["--bogus"],
)


def test_there_are_the_commands_that_the_manual_names() -> None:
    assert set(COMMANDS) == {"open", "import", "extract", "export", "evaluate", "formats", "check", "stats"}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_in_both_languages(run: Run, command: str, language: str) -> None:
    done = run(*command.split(), "--language", language, "--help")
    assert (done.code, done.err) == (0, "")
    assert bool(ARABIC.search(done.out)) == (language == "ar")
    for option in ("--help", "--version", "--language"):
        assert option in done.out


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_help_lists_every_command(run: Run, language: str) -> None:
    done = run("--language", language, "--help")
    assert all(f"\n  {command} " in done.out for command in COMMANDS)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_says_its_version(run: Run, command: str, language: str) -> None:
    done = run(*command.split(), "--language", language, "--version")
    assert (done.code, done.out, done.err) == (0, f"reviewer {__version__}\n", "")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_command_line_gives_2_and_points_to_the_help(run: Run, arguments: list[str], language: str) -> None:
    done = run("--language", language, *arguments)
    assert (done.code, done.out) == (2, "")
    assert "--help" in done.err
    told(done, language)


def test_arabic_is_the_language_without_a_choice(run: Run) -> None:
    assert ARABIC.search(run("--help").out)


def test_the_option_goes_before_the_environment_and_that_before_the_setting(
    run: Run, own_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings.write_text(json.dumps({"language": "en"}), encoding="utf-8")
    assert not ARABIC.search(run("--help").out)
    monkeypatch.setenv("REVIEWER_LANGUAGE", "ar")
    assert ARABIC.search(run("--help").out)
    assert not ARABIC.search(run("--language=en", "--help").out)


def test_a_language_of_the_environment_that_is_not_known_does_not_count(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWER_LANGUAGE", "xx")
    assert ARABIC.search(run("--help").out)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"language": 5}', "\0\0"])
def test_damaged_settings_are_no_trouble(run: Run, own_settings: Path, content: str) -> None:
    own_settings.write_text(content, encoding="utf-8")
    assert run("formats").code == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_program_can_be_started_as_a_module(language: str) -> None:
    done = spawned("--language", language, "--help")
    assert (done.code, done.err) == (0, "")
    assert bool(ARABIC.search(done.out)) == (language == "ar")
    assert spawned("bogus").code == 2
