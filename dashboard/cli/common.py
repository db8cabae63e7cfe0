"""What the commands share: their language, their data directory, and how they refuse."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

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
