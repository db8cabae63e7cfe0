"""Hand-outs on the command line: ``python -m dashboard briefing OUT.html|.pptx|.pdf|.docx``."""

from pathlib import Path

import click

from dashboard import auth, paths
from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs, repository
from dashboard.briefing.deck import Deck
from dashboard.briefing.fingerprint import secret
from dashboard.briefing.run_sheet import RunSheetError
from dashboard.cli.common import Rejection, common, translator
from dashboard.edition.assembly import from_disk
from dashboard.files.atomic import write_whole
from dashboard.text.i18n import Translator


@click.command
@click.argument(
    "out", type=click.Path(path_type=Path), metavar="OUT.html|.pptx|.pdf|.docx|.svg|.png"
)
@click.option("--sheet", default="发布", metavar="NAME", help="The run sheet (default: 发布).")
@click.option(
    "--snapshot", default="", metavar="DATE", help="The as-of date (default: the latest)."
)
@click.option("--screen", default=0, metavar="N", help="Which screen, for .svg and .png.")
@common
def command(out: Path, sheet: str, snapshot: str, screen: int) -> None:
    """Make one hand-out of a run sheet, its kind told by the ending of OUT.

    OUT.svg and OUT.png are the picture of one screen.
    """
    t, form = translator(), out.suffix.removeprefix(".").lower()
    if form not in hand_outs.MIME:
        raise Rejection(t("briefing.error.form", given=form, forms=t.join(list(hand_outs.MIME))))
    try:
        deck = _deck(sheet, snapshot, t)
        content = _content(deck, form, screen)
    except RunSheetError as error:
        raise Rejection(error.message(t)) from error
    decks.register(paths.data(), deck, auth.actor().name)
    write_whole(out, content)
    if lacking := hand_outs.unset(deck):
        click.echo(t("briefing.unset", characters=lacking), err=True)
    click.echo(f"{out}  {deck.code}  {deck.basis}  {deck.mark}".rstrip())


def _deck(sheet: str, day: str, t: Translator) -> Deck:
    """The deck asked for; RunSheetError where run sheet or snapshot is not there."""
    try:
        edition = from_disk(day, t, secret(paths.data()))
    except KeyError as error:
        raise RunSheetError("snapshot", given=f"{day}（{error.args[0]}）") from error
    return decks.make(repository.find(paths.data(), sheet), edition)


def _content(deck: Deck, form: str, screen: int) -> bytes:
    if form in hand_outs.FORMS:
        return hand_outs.FORMS[form](deck)
    try:
        return hand_outs.image(deck, screen, form)
    except (IndexError, ValueError) as error:
        raise RunSheetError("no_picture", given=str(screen)) from error
