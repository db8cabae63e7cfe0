"""Hand-outs on the command line: ``python -m dashboard briefing OUT.html|.pptx|.pdf|.docx``.

``OUT.svg`` and ``OUT.png`` are the picture of one screen (`--screen`). Exit status: 0 done, 2 not
done (the reason is on standard error).
"""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import paths
from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs, shelf
from dashboard.briefing.deck import Deck
from dashboard.briefing.fingerprint import secret
from dashboard.briefing.run_sheet import RunSheetError
from dashboard.claims import ClaimsError
from dashboard.edition.assembly import from_disk
from dashboard.files.atomic import write_whole
from dashboard.text.i18n import LANGUAGES, Translator

REJECTED = 2


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m dashboard briefing", description=__doc__)
    made.add_argument("out", type=Path, metavar="OUT.html|.pptx|.pdf|.docx|.svg|.png")
    made.add_argument("--sheet", default="发布", metavar="NAME", help="the run sheet")
    made.add_argument("--snapshot", default="", metavar="DATE", help="as-of date (else the latest)")
    made.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    made.add_argument("--screen", type=int, default=0, metavar="N", help="for svg and png")
    made.add_argument("--data", metavar="DIR", help="the data directory (else DASHBOARD_DATA)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one hand-out; 0 or 2."""
    options = parser().parse_args(arguments)
    if options.data:
        os.environ["DASHBOARD_DATA"] = options.data
    t, form = Translator(options.lang), options.out.suffix.removeprefix(".").lower()
    if form not in hand_outs.MIME:
        return _refuse(t("briefing.error.form", given=form, forms=t.join(list(hand_outs.MIME))))
    try:
        deck = _make(options, form, t)
    except RunSheetError as error:
        return _refuse(error.message(t))
    except ClaimsError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename or options.out}: {error.strerror}")
    if lacking := hand_outs.unset(deck):
        print(t("briefing.unset", characters=lacking), file=sys.stderr)
    print(f"{options.out}  {deck.code}  {deck.basis}  {deck.mark}".rstrip())
    return 0


def _make(options: argparse.Namespace, form: str, t: Translator) -> Deck:
    """Make the deck, write its hand-out, note it; RunSheetError where something is missing."""
    try:
        edition = from_disk(options.snapshot, t, secret(paths.data()))
    except KeyError as error:
        raise RunSheetError("snapshot", given=f"{options.snapshot}（{error.args[0]}）") from error
    deck = decks.make(shelf.find(paths.data(), options.sheet), edition)
    try:
        content = (
            hand_outs.FORMS[form](deck)
            if form in hand_outs.FORMS
            else hand_outs.image(deck, options.screen, form)
        )
    except (IndexError, ValueError) as error:
        raise RunSheetError("no_picture", given=str(options.screen)) from error
    decks.register(paths.data(), deck, getpass.getuser())
    write_whole(options.out, content)
    return deck


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return REJECTED


if __name__ == "__main__":
    sys.exit(main())
