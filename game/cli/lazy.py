"""A click group whose commands are imported when they are asked for, and whose errors are sentences."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import Any

import click

from game.cli import exits, streams


class LazyGroup(click.Group):
    """Commands by ``module:function``; unknown ones are answered with the nearest."""

    def __init__(self, *args: Any, lazy: dict[str, str], **kwargs: Any) -> None:  # noqa: ANN401  (click's own options)
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None when there is none of that name."""
        place = self._lazy.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command = getattr(import_module(f"game.cli.{module}"), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{place} is no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one is nearest."""
        if args and args[0] not in self._lazy and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self._lazy, 1)
            cure = f"Did you mean {near[0]}?" if near else f"There are {', '.join(self._lazy)}."
            raise click.UsageError(f"There is no command {args[0]}. {cure}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong becomes a sentence and an exit code."""
        try:
            result: object = super().invoke(ctx)
            streams.flush()
        except BrokenPipeError:
            streams.abandon()
            ctx.exit(exits.OK)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(exits.INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise exits.sentence(error) from error
        return result
