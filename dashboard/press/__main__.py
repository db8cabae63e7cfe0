"""Press check on the command line: ``python -m dashboard.press FILE|-``.

``-`` reads standard input, which is UTF-8. Exit status: 0 checked, 2 not (the reason is on standard
error).
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.claims import ClaimsError
from dashboard.durable import write_whole
from dashboard.i18n import LANGUAGES, Translator
from dashboard.press import documents
from dashboard.press.documents import Draft
from dashboard.press.findings import DraftError
from dashboard.press.gather import gather
from dashboard.press.report import checked

REJECTED = 2


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m dashboard.press", description=__doc__)
    made.add_argument("file", metavar="FILE|-", help="a draft: .txt, .docx, or - for UTF-8 text")
    made.add_argument("--snapshot", default="", metavar="DATE", help="as-of date (else the latest)")
    made.add_argument("--data", metavar="DIR", help="the data directory (else DASHBOARD_DATA)")
    made.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="numbers and draft as JSON")
    form.add_argument("--report", action="store_true", help="the report as text (default)")
    made.add_argument("--comments", type=Path, metavar="OUT.docx", help="the draft with comments")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Check one draft; 0 or 2."""
    options = parser().parse_args(arguments)
    if options.data:
        os.environ["DASHBOARD_DATA"] = options.data
    t = Translator(options.lang)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        draft = _draft(options.file)
        report = checked(draft.text, *gather(options.snapshot, t), t,
                         notes=documents.notes(draft.text, draft.unseen))
        if options.comments:
            write_whole(options.comments, documents.commented(report, draft.word))
    except DraftError as error:
        return _refuse(error.said(t))
    except ClaimsError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename or options.file}: {error.strerror}")
    if options.json:
        json.dump(report.json(), sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
        print()
    else:
        sys.stdout.write(report.plain())
    return 0


def _draft(name: str) -> Draft:
    if name == "-":
        try:
            return Draft(sys.stdin.buffer.read().decode("utf-8"))
        except UnicodeDecodeError as error:
            raise DraftError("stdin") from error
    file = Path(name)
    if not file.is_file():
        raise DraftError("missing", file=name)
    return documents.read(file.name, file.read_bytes())


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return REJECTED


if __name__ == "__main__":
    sys.exit(main())
