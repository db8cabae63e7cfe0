"""Hand-outs on the command line: ``python -m dashboard briefing OUT.html`` (or another form), and
``python -m dashboard briefing refresh DECK.pptx``.
"""

from pathlib import Path

import click

from dashboard import auth, paths
from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs, refresh, repository, tags, trace
from dashboard.briefing.deck import Deck
from dashboard.briefing.fingerprint import secret
from dashboard.briefing.run_sheet import RunSheetError
from dashboard.cli.common import Rejection, common, contents, output, reads, translator
from dashboard.edition.assembly import from_disk
from dashboard.files.atomic import write_whole
from dashboard.text.i18n import Translator


class HandOuts(click.Group):
    """What is no name of a command is a file to make."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Make a hand-out unless another command is named."""
        asked = args if args and args[0] in self.commands else ["make", *args]
        return super().parse_args(ctx, asked)


@click.group(cls=HandOuts)
def command() -> None:
    """Hand-outs: made, or refreshed."""


@command.command
@click.argument(
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT.html|.pptx|.slides.pdf|.pdf|.docx|.svg|.png",
    callback=output,
)
@click.option("--sheet", default="发布", metavar="NAME", help="The run sheet (default: 发布).")
@click.option(
    "--snapshot", default="", metavar="DATE", help="The as-of date (default: the latest)."
)
@click.option("--screen", type=int, metavar="N", help="Which screen, for .svg and .png.")
@common
@reads(paths.snapshots)
def make(out: Path, sheet: str, snapshot: str, screen: int | None) -> None:
    """Make one hand-out of a run sheet, its kind told by the ending of OUT.

    OUT.svg and OUT.png are the picture of one screen. `briefing refresh DECK.pptx` brings slides
    made so to another period.
    """
    t, form = translator(), hand_outs.form_of(out.name)
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


@command.command(name="refresh")
@click.argument("file", type=click.Path(path_type=Path), metavar="DECK.pptx")
@click.option(
    "--snapshot", default="", metavar="DATE", help="The as-of date (default: the latest)."
)
@common
@reads(paths.snapshots)
def refresh_(file: Path, snapshot: str) -> None:
    """Bring the numbers of slides made here to another period of their run sheet.

    What people edited stays; every change is listed.
    """
    t, data = translator(), paths.data()
    try:
        book = refresh.opened(contents(file))
        code = book.core_properties.keywords
        made = trace.hand_out(secret(data), code, decks.issued(data))
        if made is None:
            raise RunSheetError("not_ours")
        deck = _deck(made.issue.name, snapshot, Translator(made.issue.lang))
        refresh.check(made, deck)
        content, changes = refresh.refresh(book, deck)
    except RunSheetError as error:
        raise Rejection(f"{file}: {error.message(t)}") from error
    decks.register(data, deck, auth.actor().name)
    write_whole(file, content)
    for one in changes:
        what = "notes" if (one.what, one.slot) == ("changed", tags.NOTES) else one.what
        click.echo(t(f"briefing.refresh.{what}", n=one.slide, old=one.old, new=one.new))
    click.echo(f"{file}  {deck.code}  {deck.basis}  {deck.mark}".rstrip())


def _deck(sheet: str, day: str, t: Translator) -> Deck:
    """The deck asked for; RunSheetError where run sheet or snapshot is not there."""
    try:
        edition = from_disk(day, t, secret(paths.data()))
    except KeyError as error:
        raise RunSheetError("snapshot", given=f"{day}（{error.args[0]}）") from error
    return decks.make(repository.find(paths.data(), sheet), edition)


def _content(deck: Deck, form: str, screen: int | None) -> bytes:
    if form in hand_outs.FORMS:
        return hand_outs.FORMS[form](deck)
    if screen is None:
        raise RunSheetError("which_screen", given=form)
    try:
        return hand_outs.image(deck, screen, form)
    except (IndexError, ValueError) as error:
        raise RunSheetError("no_picture", given=str(screen)) from error
