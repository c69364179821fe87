"""The command line. Needs no display, and imports neither Qt nor torch, but for ``reviewer open``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import click

from reviewer import settings
from reviewer.errors import ReviewerError
from reviewer.messages import LANGUAGES, Language, set_language
from reviewer.messages import gettext as _


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language of help and messages: ``--language``, then ``$REVIEWER_LANGUAGE``, then the setting."""
    named = [a.partition("=")[2] for a in arguments if a.startswith("--language=")]
    named += [b for a, b in pairwise(arguments) if a == "--language"]
    for code in (*named, os.environ.get("REVIEWER_LANGUAGE", "")):
        if code in LANGUAGES:
            return cast(Language, code)
    return settings.load().language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0 only on success, 2 for a wrong command line, else 1."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    set_language(chosen_language(given))
    from reviewer.cli.commands import reviewer

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A lone surrogate of an article must not stop a report, nor an ASCII terminal an Arabic message.
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue]
    try:
        code = reviewer.main(given, prog_name="reviewer", standalone_mode=False)
    except click.UsageError as error:
        _tell_usage(error)
        return 2
    except click.ClickException as error:
        _tell(error.format_message())
        return 1
    except ReviewerError as error:
        _tell(str(error))
        return 1
    except (click.Abort, KeyboardInterrupt):
        _tell(_("Stopped."))
        return 130
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code if isinstance(code, int) else 0


def _tell(sentence: str) -> None:
    click.echo(f"reviewer: {sentence}", err=True)


def _tell_usage(error: click.UsageError) -> None:
    _tell(_("The command line is not understood: {problem}").format(problem=error.format_message()))
    if error.ctx is not None:
        click.echo(_("Help: {command} --help").format(command=error.ctx.command_path), err=True)
