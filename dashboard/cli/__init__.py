"""The one command: ``python -m dashboard serve|indicators|snapshots|briefing|press|backup``.

Exit status: 0 done, 1 verification failed, 2 not done; the reason is a sentence on standard error.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from dashboard.cli.common import Rejection
from dashboard.files.faults import FileFault

COMMANDS = {
    "serve": "Serve the dashboard to browsers on this machine.",
    "indicators": "Print indicator values, or register changed definitions.",
    "snapshots": "Publish, list, compare, verify, withdraw and export snapshots.",
    "briefing": "Make a hand-out of a run sheet: HTML, PPTX, PDF, DOCX, SVG, PNG.",
    "press": "Check the numbers of draft press releases.",
    "backup": "Back up the data directory, check a backup, restore one.",
}
REJECTED = 2


class Commands(click.Group):
    """Commands that are imported only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"dashboard.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List them without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands)
def command() -> None:
    """Dashboard of the town reform in Jining. COMMAND --help tells more of each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; every mistake of files or options becomes a sentence and status 2."""
    try:
        done = command.main(arguments, prog_name="python -m dashboard", standalone_mode=False)
        return int(done or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return REJECTED
    except BrokenPipeError:  # whoever read the output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        reason = error.strerror or str(error)
        click.echo(f"{error.filename}: {reason}" if error.filename else reason, err=True)
    except (FileFault, Rejection) as error:
        click.echo(error, err=True)
    return REJECTED
