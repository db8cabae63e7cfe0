"""Run sheets: what a briefing shows, screen by screen, as plain text that can be saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Annotated, Literal, get_args

import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from dashboard.briefing import titles
from dashboard.briefing.pictures import alike
from dashboard.claims import Claim, conflicts
from dashboard.contracts import Label
from dashboard.files.printable import printable
from dashboard.indicators import CITY, Definitions, Indicator
from dashboard.text.errors import Explained
from dashboard.text.i18n import Translator

ScreenKind = Literal[
    "cover",
    "agenda",
    "figures",
    "comparison",
    "quotation",
    "timeline",
    "ranking",
    "extremes",
    "change",
    "multiples",
    "funnel",
    "map",
    "trend",
    "conflicts",
    "sources",
    "closing",
]
KINDS: tuple[ScreenKind, ...] = get_args(ScreenKind)
MAX_CLAIMS = {"figures": 4, "comparison": 4, "quotation": 1}
"""Kinds of screens made of published figures, and how many of them one can hold."""
COUNTED = ("ranking", "extremes", "change", "multiples", "funnel", "map", "trend")
"""Kinds of screens counted from the snapshot."""
MAX_SCREENS, MAX_NAME, MAX_TITLE, MAX_NOTES = 40, 40, 120, 2000
"""Screens of a sheet; characters of its name and title; of the title and notes of a screen."""
NONE = Label("", "")
COVER = ("title", "host", "place", "date")
"""What the cover says of a sheet."""


class RunSheetError(Explained):
    """A run sheet that cannot be used: `screen` counts from one (0: the sheet itself), `given`
    quotes what is wrong, `known` what there is.
    """

    texts = "briefing.error."

    def __init__(self, reason: str, screen: int = 0, given: str = "", known: str = "") -> None:
        super().__init__(reason, given=given, known=known)
        self.screen, self.given = screen, given

    def message(self, t: Translator) -> str:
        """The reason and the fix in the reader's language."""
        where = t("briefing.error.screen", n=self.screen) if self.screen else ""
        return where + super().message(t)


@dataclass(frozen=True)
class Item:
    """One screen: `claims` for figures and comparisons, `indicator` (and `unit`, for a trend) for
    what is counted; `title` in place of the one proposed, numbers as ``{placeholders}``; `notes`
    are the speaker's own words; `backup` is kept for questions. `kind` is one of `KINDS` once
    checked.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    kind: str
    claims: tuple[str, ...] = ()
    indicator: str = ""
    unit: str = CITY
    notes: str = ""
    title: Label = NONE
    backup: bool = False

    @property
    def counted(self) -> bool:
        """Whether it shows numbers of the snapshot."""
        return self.kind in COUNTED


@dataclass(frozen=True)
class RunSheet:
    """An ordered list of screens with a name and a title, in both languages; `host`, `place` and
    `date` (as it is written) stand on the cover.
    """

    name: Label
    title: Label
    screens: Annotated[tuple[Item, ...], Field(min_length=1)]
    host: Label = NONE
    place: Label = NONE
    date: Label = NONE

    @property
    def counted(self) -> bool:
        """Whether any screen shows numbers of the snapshot."""
        return any(item.counted for item in self.screens)


FILE = TypeAdapter(RunSheet)


def tidy(sheet: RunSheet) -> RunSheet:
    """The sheet without control characters, which no hand-out can hold."""

    def clean(label: Label) -> Label:
        return Label(printable(label.zh), printable(label.en))

    screens = tuple(
        replace(item, notes=printable(item.notes), title=clean(item.title))
        for item in sheet.screens
    )
    words = {name: clean(getattr(sheet, name)) for name in COVER}
    return replace(sheet, name=clean(sheet.name), screens=screens, **words)


def fits(indicator: Indicator, kind: str) -> bool:
    """Whether an indicator can be shown so: units are compared by ratios only."""
    if kind == "trend":
        return True
    if kind == "funnel" and not indicator.cases:
        return False
    return indicator.has_ratio and indicator.mapped and indicator.scope != "city"


def check(
    sheet: RunSheet, claims: Mapping[str, Claim], definitions: Definitions, units: Mapping[str, str]
) -> None:
    """Raise the first `RunSheetError` of `sheet`; `units` are the places there are."""
    if not sheet.name.zh.strip() or len(sheet.name.zh) > MAX_NAME:
        raise RunSheetError("name", given=str(MAX_NAME))
    if not sheet.screens or len(sheet.screens) > MAX_SCREENS:
        raise RunSheetError("screens", given=str(MAX_SCREENS))
    for number, item in enumerate(sheet.screens, start=1):
        reason, given = _wrong(item, claims, definitions, units)
        if reason:
            raise RunSheetError(reason, number, given)


def _wrong(
    item: Item, claims: Mapping[str, Claim], definitions: Definitions, units: Mapping[str, str]
) -> tuple[str, str]:
    counted, indicator = item.kind in COUNTED, definitions.get(item.indicator)
    for wrong, reason, given in (
        (item.kind not in KINDS, "kind", item.kind),
        (len(item.notes) > MAX_NOTES, "notes", str(MAX_NOTES)),
        (any(len(one) > MAX_TITLE for one in item.title), "title", str(MAX_TITLE)),
        (bool(typed := titles.typed(item.title)), "digits", typed),
        (counted and indicator is None, "indicator", item.indicator),
        (counted and item.unit not in units, "unit", item.unit),
        (counted and indicator and not fits(indicator, item.kind), "unfit", item.indicator),
        (item.kind == "conflicts" and not conflicts(dict(claims)), "no_conflict", ""),
    ):
        if wrong:
            return reason, given
    return _wrong_claims(item, claims) if item.kind in MAX_CLAIMS else ("", "")


def _wrong_claims(item: Item, claims: Mapping[str, Claim]) -> tuple[str, str]:
    most = MAX_CLAIMS[item.kind]
    unknown = [c for c in item.claims if c not in claims]
    if unknown:
        return "claim", unknown[0]
    if not 1 <= len(item.claims) <= most or len(set(item.claims)) < len(item.claims):
        return "claims", str(most)
    if item.kind == "comparison" and not alike([claims[c] for c in item.claims]):
        return "unlike", ""
    return "", ""


def written(sheet: RunSheet) -> str:
    """The sheet as YAML; what a screen does not need is left out."""
    whole = {f.name: getattr(sheet, f.name) for f in fields(RunSheet) if f.name != "screens"}
    head = {name: label._asdict() for name, label in whole.items() if label != NONE}
    screens = [_plain(item) for item in sheet.screens]
    text: str = yaml.safe_dump(head | {"screens": screens}, allow_unicode=True, sort_keys=False)
    return text


def _plain(item: Item) -> dict[str, object]:
    """The fields of a screen that are not as they are without it."""
    blank, found = Item(""), dict[str, object]()
    for name in (f.name for f in fields(Item)):
        value = getattr(item, name)
        if value != getattr(blank, name):
            plain = value._asdict() if isinstance(value, Label) else value
            found[name] = list(plain) if isinstance(plain, tuple) else plain
    return found


def read(text: str) -> RunSheet:
    """The sheet in a YAML text; `RunSheetError` when it is none."""
    try:
        return FILE.validate_python(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise RunSheetError("unreadable", given=str(error).splitlines()[0][:80]) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RunSheetError("unreadable", given=f"{where}: {first['msg']}"[:80]) from error
