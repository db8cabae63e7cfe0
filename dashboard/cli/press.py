"""Press check on the command line: ``python -m dashboard press FILE|-…``.

``-`` reads standard input, which is UTF-8. Many files, or with ``--lines`` many drafts as JSON
lines (``{"id": …, "text": …}``), are checked in one call; each is then one line of JSON with its
``file`` or ``id``. Exit status: 0 all checked, 2 one or more not (the reasons are on standard
error).
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard.claims import ClaimsError
from dashboard.edition.assembly import from_disk
from dashboard.files.atomic import write_whole
from dashboard.press import documents, export
from dashboard.press.check import DraftError
from dashboard.press.documents import Draft
from dashboard.press.report import Report, checked
from dashboard.text.i18n import LANGUAGES, Translator

REJECTED = 2


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m dashboard press", description=__doc__)
    made.add_argument(
        "files", metavar="FILE|-", nargs="+", help="drafts: .txt, .docx, or - for UTF-8 text"
    )
    made.add_argument("--snapshot", default="", metavar="DATE", help="as-of date (else the latest)")
    made.add_argument("--data", metavar="DIR", help="the data directory (else DASHBOARD_DATA)")
    made.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="numbers and draft as JSON")
    form.add_argument("--lines", action="store_true", help="FILE holds drafts as JSON lines")
    form.add_argument("--report", action="store_true", help="the report as text (default)")
    made.add_argument(
        "--comments", type=Path, metavar="OUT.docx", help="the draft with comments (of one FILE)"
    )
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Check drafts; 0, or 2 where one was refused."""
    options = parser().parse_args(arguments)
    if options.comments and (options.lines or len(options.files) > 1):
        parser().error("--comments goes with one FILE")
    if options.data:
        os.environ["DASHBOARD_DATA"] = options.data
    t = Translator(options.lang)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        edition = from_disk(options.snapshot, t, bare=True)
    except KeyError as error:
        return _refuse(
            DraftError("snapshot", given=options.snapshot, days=error.args[0]).message(t)
        )
    except ClaimsError as error:
        return _refuse(str(error))
    status = 0
    for name, read in _drafts(options):
        try:
            draft = read()
            report = checked(draft.text, edition, notes=documents.notes(draft.text, draft.unseen))
            if options.comments:
                from dashboard.press import (
                    word_export,
                )  # the reader of Word files, only where asked for

                write_whole(options.comments, word_export.commented(report, draft.word))
        except DraftError as error:
            status = _refuse(error.message(t))
        except OSError as error:
            status = _refuse(f"{error.filename or name}: {error.strerror}")
        else:
            _print(report, name, options)
    return status


def _drafts(options: argparse.Namespace) -> Iterator[tuple[Any, Any]]:
    """Each draft: its name or id, and how to read it."""
    for name in options.files:
        if not options.lines:
            yield name, lambda name=name: _draft(name)
            continue
        try:
            lines = _draft(name, plain=True).text.splitlines()
        except DraftError as error:
            yield name, lambda error=error: _raise(error)
            continue
        for number, line in enumerate(filter(str.strip, lines), 1):
            yield from _line(f"{name}:{number}", line)


def _line(place: str, line: str) -> Iterator[tuple[Any, Any]]:
    try:
        held = json.loads(line)
        text, key = held["text"], held.get("id", place)
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError):
        yield place, lambda: _raise(DraftError("line", file=place))
    else:
        yield key, lambda: Draft(text)


def _raise(error: Exception) -> Draft:
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


def _print(report: Report, name: Any, options: argparse.Namespace) -> None:
    """As text; as JSON; of many a line each."""
    if options.lines or (options.json and len(options.files) > 1):
        key = "id" if options.lines else "file"
        print(json.dumps({key: name} | export.as_data(report), ensure_ascii=False, allow_nan=False))
    elif options.json:
        json.dump(export.as_data(report), sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
        print()
    else:
        if len(options.files) > 1:
            print(f"=== {name}")
        sys.stdout.write(export.plain(report))


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return REJECTED


if __name__ == "__main__":
    sys.exit(main())
