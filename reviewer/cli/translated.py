"""click commands whose help is in the language of the interface."""

from __future__ import annotations

from typing import Any

import click

from reviewer.messages import gettext as _


def N_(message: str) -> str:  # noqa: N802 - gettext's name for a message that is translated when shown
    return message


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], _(record[1]) if record[1] else "")


class _Translated(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            record
            for record in (p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option))
            if record
        ]
        with formatter.section(_("Options")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this help and exit.")
        return option

    def get_short_help_str(self, limit: int = 100) -> str:  # noqa: ARG002
        return _(self.help).split("\n")[0] if self.help else ""


class Command(_Translated):
    """One command, with ``--version`` and ``--language`` like all others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        common(self)


class Group(_Translated, click.Group):
    """The commands under one name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        common(self)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, self.commands[name].get_short_help_str()) for name in self.commands])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


def common(command: click.Command) -> None:
    """Give a command the options that every one has."""
    from reviewer import __version__

    def show_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(f"reviewer {__version__}")
            ctx.exit()

    command.params += [
        Option(
            ["--language"],
            type=click.Choice(["ar", "en"]),
            expose_value=False,
            help=N_("Language of help and messages."),
        ),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=show_version,
            help=N_("Show the version and exit."),
        ),
    ]
