"""The one command: ``python -m dashboard serve|indicators|snapshots|briefing|press``."""

import sys
from importlib import import_module

COMMANDS = ("serve", "indicators", "snapshots", "briefing", "press")


def main() -> int:
    """Hand the arguments to the command named first; 2 where there is none of that name."""
    name, *arguments = sys.argv[1:] or ("",)
    if name not in COMMANDS:
        print(f"python -m dashboard {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    return import_module(f"dashboard.cli.{name}").main(arguments)
