"""HTML by Jinja templates: every value put in is escaped, unless a template made it."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

ENVIRONMENT = Environment(autoescape=True, undefined=StrictUndefined)

Template = Callable[..., Markup]
"""Takes the values by name."""


def template(source: str) -> Template:
    """The template, compiled once. It may stand on several lines: they are joined without a space
    between them, because a space between words or cells would be seen.
    """
    compiled = ENVIRONMENT.from_string("".join(map(str.strip, source.splitlines())))

    def render(**values: object) -> Markup:
        return Markup(compiled.render(values))  # noqa: S704 - autoescape has been at work

    return render


def files(folder: Path) -> Environment:
    """The templates in the files of a folder; a line that only directs leaves nothing behind."""
    return ENVIRONMENT.overlay(
        loader=FileSystemLoader(folder), trim_blocks=True, lstrip_blocks=True
    )


def unmarked(text: str) -> str:
    """Text for a place that is read as Markdown (labels of buttons): what came from outside is
    none.
    """
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>$~:" else c for c in text)
