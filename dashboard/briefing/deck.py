"""A deck: the screens of a run sheet, frozen with the data and definitions they are made from."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dashboard.briefing import run_sheet, screens
from dashboard.briefing.fingerprint import FOLDER, code
from dashboard.briefing.numbers import Number
from dashboard.briefing.run_sheet import RunSheet, RunSheetError
from dashboard.briefing.screen import Screen
from dashboard.edition import Edition
from dashboard.files import clock
from dashboard.indicators import definitions_hash
from dashboard.text import formats

ISSUED = "issued.jsonl"


@dataclass(frozen=True)
class Issue:
    """What the code of a hand-out stands for; `content` is the hash of all it says, `numbers` are
    the codes of its numbers.
    """

    name: str
    lang: str
    snapshot: str
    provenance: str
    definitions: str
    numbers: tuple[str, ...]
    content: str


@dataclass(frozen=True)
class Issued:
    """That a hand-out was made: its code, when and by whom, and what the code stands for."""

    code: str
    at: str
    by: str
    issue: Issue


LINE = TypeAdapter(Issued)


@dataclass(frozen=True)
class Deck:
    """What every hand-out is made from: HTML, slides, fact sheet, release."""

    edition: Edition
    sheet: RunSheet
    screens: tuple[Screen, ...]
    issue: Issue
    code: str
    made_at: datetime

    @property
    def title(self) -> str:
        """Its title in the reader's language."""
        return self.edition.t.label(self.sheet.title)

    @property
    def mark(self) -> str:
        """What every page of it says; empty for published figures alone."""
        return self.edition.mark if self.sheet.counted else ""

    @property
    def basis(self) -> str:
        """Snapshot, revision and definitions; empty for published figures alone."""
        return (
            self.edition.t(
                "briefing.basis", id=self.issue.snapshot, hash=self.issue.definitions[:8]
            )
            if self.sheet.counted
            else ""
        )

    @property
    def imprint(self) -> int:
        """The place, from one, of the screen that says from what the deck was made: that of the
        sources, else the last.
        """
        kinds = [screen.kind for screen in self.screens]
        return kinds.index("sources") + 1 if "sources" in kinds else len(kinds)

    def exception(self, number: Number) -> str:
        """The date of a number that is not the deck's."""
        day = screens.data_date(self.sheet, self.edition)
        if number.as_of in (None, day):
            return ""
        t = self.edition.t
        return t("briefing.as_of", date=formats.day(number.as_of, t))

    @property
    def made(self) -> str:
        """When it was made, and its code."""
        return self.edition.t("briefing.made", at=f"{self.made_at:%Y-%m-%d %H:%M}", code=self.code)


def make(asked: RunSheet, edition: Edition) -> Deck:
    """The deck of a run sheet; `RunSheetError` where the sheet cannot be shown."""
    asked = run_sheet.tidy(asked)
    run_sheet.check(asked, edition.claims, edition.definitions, edition.names)
    shown = tuple(_screens(asked, edition))
    numbers = tuple(dict.fromkeys(n.code for s in shown for n in s.every if n.code))
    said = [
        [
            s.kind,
            s.title,
            s.lines,
            s.source,
            s.mark,
            s.notes,
            s.own,
            [(n.label, n.shown, n.code) for n in s.every],
        ]
        for s in shown
    ]
    content = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    issue = Issue(
        asked.name.zh,
        edition.t.lang,
        edition.snapshot.id,
        edition.snapshot.provenance,
        definitions_hash(edition.definitions),
        numbers,
        content,
    )
    return Deck(edition, asked, shown, issue, code(edition.key, issue), clock.now())


def _screens(asked: RunSheet, edition: Edition) -> Iterator[Screen]:
    for number, item in enumerate(asked.screens, start=1):
        try:
            yield screens.build(item, asked, edition)
        except RunSheetError as error:
            raise RunSheetError(error.reason, number, error.given) from error


def register(data: Path, deck: Deck, by: str) -> None:
    """Note that a hand-out was made, once for each code; OSError when that cannot be kept."""
    if any(one.code == deck.code for one in issued(data)):
        return
    line = asdict(Issued(deck.code, f"{deck.made_at:%Y-%m-%d %H:%M:%S}", by, deck.issue))
    file = data / FOLDER / ISSUED
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as stream:
        stream.seek(0)
        torn = stream.read()[-1:] not in (b"", b"\n")  # an interruption left half a line
        stream.write(b"\n" * torn + json.dumps(line, ensure_ascii=False).encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def issued(data: Path) -> list[Issued]:
    """The hand-outs noted, oldest first; lines that are none are passed over."""
    file = data / FOLDER / ISSUED
    found = []
    for line in file.read_bytes().splitlines() if file.exists() else ():
        try:
            found.append(LINE.validate_json(line))
        except ValidationError:
            continue
    return found
