"""Snapshots on the command line: ``python -m dashboard snapshots --help``.

Exit status: 0 done, 1 verification failed, 2 rejected (the report is on standard error).
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dashboard.cli import publish, snapshot_commands
from dashboard.cli.publish import REJECTED, Rejection
from dashboard.intake.workbooks import export
from dashboard.snapshots.reader import PROVENANCES
from dashboard.text.i18n import LANGUAGES, Translator


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="python -m dashboard snapshots", description=__doc__)
    top.add_argument("--data", metavar="DIR", help="the data directory (else DASHBOARD_DATA)")
    top.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of reports")
    acts = top.add_subparsers(required=True)

    def act(
        name: str, do: Callable[..., int], *dates: str, **options: dict[str, Any]
    ) -> argparse.ArgumentParser:
        one = acts.add_parser(name, help=(do.__doc__ or "").splitlines()[0])
        one.set_defaults(do=do)
        one.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help="language of reports"
        )
        for given in dates:
            one.add_argument(given, metavar="DATE")
        for option, facts in options.items():
            one.add_argument(f"--{option.replace('_', '-')}", **facts)
        return one

    flag = {"action": "store_true"}
    act("list", snapshot_commands.list_, json=flag)
    act("show", snapshot_commands.show, "date")
    act(
        "template",
        snapshot_commands.write_template,
        tables={"default": "", "metavar": "A,B"},
        unit={"default": "", "metavar": "ID"},
    ).add_argument("out", metavar="OUT.xlsx")
    act(
        "publish",
        publish.publish,
        as_of={"required": True, "type": date.fromisoformat, "metavar": "DATE"},
        provenance={"required": True, "choices": PROVENANCES},
        yes=flag,
        carry={
            "default": "",
            "metavar": "ID,ID|all",
            "help": "units whose missing tables stand as in the last snapshot",
        },
        public_from={"default": "", "metavar": "'YYYY-MM-DD HH:MM'", "help": "embargo"},
        marked={"default": "", "metavar": "DIR", "help": "where to put marked copies"},
    ).add_argument("files", nargs="+", metavar="FILE")
    act("diff", snapshot_commands.diff, "before", "after")
    act("verify", snapshot_commands.verify).add_argument(
        "date", nargs="?", default="", metavar="DATE"
    )
    act("rebuild", snapshot_commands.rebuild_)
    act("withdraw", snapshot_commands.withdraw, "date", reason={"required": True})
    act(
        "restore",
        snapshot_commands.restore,
        "date",
        revision={"required": True, "type": int},
        reason={"required": True},
    )
    act(
        "export",
        snapshot_commands.write_export,
        "date",
        format={"choices": export.FORMATS, "default": export.FORMATS[0]},
    ).add_argument("out", metavar="OUT.xlsx|DIR")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; 0, 1 or 2 as in the module's words."""
    options = parser().parse_args(arguments)
    if options.data:
        os.environ["DASHBOARD_DATA"] = options.data
    options.t = Translator(options.lang)
    try:
        return options.do(options)
    except Rejection as rejection:
        print(rejection, file=sys.stderr)
        return REJECTED


if __name__ == "__main__":
    sys.exit(main())
