"""Press check on the command line: ``python -m dashboard press FILE|-…``."""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, Never

import click

from dashboard import paths
from dashboard.cli.common import Rejection, common, output, reads, translator
from dashboard.edition import Edition
from dashboard.edition.assembly import of_published
from dashboard.files.atomic import write_whole
from dashboard.press.drafts import documents
from dashboard.press.drafts.documents import Draft, DraftError
from dashboard.press.report import export
from dashboard.press.report.words import Report, checked
from dashboard.text.i18n import Translator

REJECTED = 2


class Named(NamedTuple):
    """A draft: the name of its file or its id in a line, and how to read it."""

    name: object
    read: Callable[[], Draft]


class Form(NamedTuple):
    """How reports are printed: as text or JSON; of `many` drafts, each under its `key`."""

    as_json: bool
    many: bool
    key: str


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@click.option(
    "--snapshot", default="", metavar="DATE", help="The as-of date (default: the latest)."
)
@click.option("--json", "as_json", is_flag=True, help="Print numbers and draft as JSON.")
@click.option("--lines", is_flag=True, help="FILE holds many drafts as JSON lines.")
@click.option("--report", is_flag=True, help="Print the report as text (default).")
@click.option(
    "--comments",
    type=click.Path(path_type=Path),
    metavar="OUT.docx",
    callback=output,
    help="Write the draft with comments (of one FILE).",
)
@common
@reads(paths.data)
def command(
    files: tuple[str, ...],
    snapshot: str,
    as_json: bool,
    lines: bool,
    report: bool,
    comments: Path | None,
) -> int:
    """Check the numbers of drafts: .txt, .docx, or - for UTF-8 text on standard input.

    Many files, or with --lines many drafts as JSON lines ({"id": …, "text": …}), are checked in
    one call; each is then one line of JSON with its file or id. The exit status is 2 when one or
    more could not be checked.
    """
    if as_json + lines + report > 1:
        raise click.UsageError("only one of --json, --lines and --report")
    if comments and (lines or len(files) > 1):
        raise click.UsageError("--comments goes with one FILE")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    t = translator()
    edition = _edition(snapshot, t)
    form = Form(as_json or lines, lines or len(files) > 1, "id" if lines else "file")
    status = 0
    for name, read in _lines(files) if lines else _files(files):
        try:
            _print(_checked(read(), edition, comments), name, form)
        except DraftError as error:
            click.echo(error.message(t), err=True)
            status = REJECTED
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(f"{error.filename or name}: {error.strerror}", err=True)
            status = REJECTED
    return status


def _edition(day: str, t: Translator) -> Edition:
    try:
        return of_published(day, t)
    except KeyError as error:
        raise Rejection(DraftError("snapshot", given=day, days=error.args[0]).message(t)) from error


def _checked(draft: Draft, edition: Edition, comments: Path | None) -> Report:
    """The report; the draft with comments is written to `comments`."""
    report = checked(draft.text, edition, notes=documents.notes(draft.text, draft.unseen))
    if comments:
        from dashboard.press.report import word_files  # the Word library, only where asked for

        write_whole(comments, word_files.commented(report, draft.word))
    return report


def _files(names: tuple[str, ...]) -> Iterator[Named]:
    for name in names:
        yield Named(name, partial(_draft, name))


def _lines(names: tuple[str, ...]) -> Iterator[Named]:
    """The drafts in files of JSON lines; one that cannot be read is refused when it is read."""
    for name in names:
        try:
            lines = _draft(name, plain=True).text.splitlines()
        except DraftError as error:
            yield Named(name, partial(_refuse, error))
            continue
        for number, line in enumerate(filter(str.strip, lines), 1):
            yield _line(f"{name}:{number}", line)


def _line(place: str, line: str) -> Named:
    try:
        entry = json.loads(line)
        text, key = entry["text"], entry.get("id", place)
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError):
        return Named(place, partial(_refuse, DraftError("line", file=place)))
    return Named(key, partial(Draft, text))


def _refuse(error: DraftError) -> Never:
    raise error


def _draft(name: str, *, plain: bool = False) -> Draft:
    """The draft in a file, or on standard input; `plain` for a file of JSON lines."""
    if name == "-":
        try:
            return Draft(sys.stdin.buffer.read().decode("utf-8"))
        except UnicodeDecodeError as error:
            raise DraftError("stdin") from error
    file = Path(name)
    if not file.is_file():
        raise DraftError("missing", file=name)
    return documents.read(f"{file.name}.txt" if plain else file.name, file.read_bytes())


def _print(report: Report, name: object, form: Form) -> None:
    """As text; as JSON; of many a line each."""
    if form.as_json:
        content = ({form.key: name} if form.many else {}) | export.as_data(report)
        indent = None if form.many else 1
        click.echo(json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False))
    else:
        head = f"=== {name}\n" if form.many else ""
        click.echo(head + export.plain(report), nl=False)
