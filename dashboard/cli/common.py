"""What the commands share: their language, their data directory, and how they refuse."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from dashboard import paths
from dashboard.text.i18n import LANGUAGES, Translator

C = TypeVar("C", bound=Callable[..., Any])
LANG = "dashboard.lang"


class Rejection(Exception):
    """Nothing was done; the sentence says why."""


def _data(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    if value:
        os.environ["DASHBOARD_DATA"] = value


def _lang(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[LANG] = value


def common(run: C) -> C:
    """Give a command ``--data`` and ``--lang``."""
    lang = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        callback=_lang,
        is_eager=True,  # what is said of other options is said in it
        help=f"The language of what is said (default: {LANGUAGES[0]}).",
    )
    data = click.option(
        "--data",
        metavar="DIR",
        expose_value=False,
        callback=_data,
        is_eager=True,
        help="The data directory (default: DASHBOARD_DATA, else the one shipped).",
    )
    return data(lang(run))


def translator() -> Translator:
    """The texts in the language chosen."""
    return Translator(click.get_current_context().meta.get(LANG, LANGUAGES[0]))


def reads(folder: Callable[[], Path]) -> Callable[[C], C]:
    """Refuse where `folder` of the data directory is not there: nothing read is not all well."""

    def refusing(run: C) -> C:
        @wraps(run)
        def checked(*given: Any, **options: Any) -> Any:
            for needed in (paths.data(), folder()):
                if not needed.is_dir():
                    raise Rejection(translator()("cli.no_folder", folder=needed))
            return run(*given, **options)

        return cast(C, checked)

    return refusing


def contents(file: str | Path) -> bytes:
    """What stands in a file; a `Rejection` where it cannot be read."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Rejection(translator()("data.cli.no_file", file=file)) from error


def output(ctx: click.Context, option: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a file to write whose folder is not there, or that is itself a folder."""
    if value and value.is_dir():
        raise Rejection(translator()("cli.is_folder", file=value))
    return _beside(value)


def output_folder(ctx: click.Context, option: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a folder to write whose own folder is not there, or that is a file."""
    if value and value.exists() and not value.is_dir():
        raise Rejection(translator()("cli.is_file", file=value))
    return _beside(value)


def _beside(value: Path | None) -> Path | None:
    if value and not value.parent.is_dir():
        raise Rejection(translator()("cli.no_folder", folder=value.parent))
    return value
