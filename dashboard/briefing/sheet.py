"""Run sheets: what a briefing shows, screen by screen, as plain text that can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import yaml

from dashboard.briefing.pictures import alike
from dashboard.claims import Claim, conflicts
from dashboard.contracts import Label
from dashboard.indicators import CITY, Definitions, Indicator
from dashboard.text.i18n import Translator

CLAIMS_OF = {"figures": 4, "comparison": 4}
"""Kinds of screens made of published figures, and how many of them one can hold."""
COUNTED = ("ranking", "map", "trend")
"""Kinds of screens counted from the snapshot."""
KINDS = ("cover", *CLAIMS_OF, *COUNTED, "conflicts", "sources")
MOST, NAME, NOTES = 40, 40, 2000
"""Screens of a sheet; characters of its name and title; of the notes of a screen."""


class SheetError(ValueError):
    """A run sheet that cannot be used: `reason` is a key of the texts, `screen` counts from one
    (0: the sheet itself), `given` quotes what is wrong.
    """

    def __init__(self, reason: str, screen: int = 0, given: str = "") -> None:
        super().__init__(f"screen {screen}: {reason} {given}".strip())
        self.reason, self.screen, self.given = reason, screen, given

    def said(self, t: Translator) -> str:
        """The reason and the mend in the reader's language."""
        where = t("briefing.error.screen", n=self.screen) if self.screen else ""
        return where + t(f"briefing.error.{self.reason}", given=self.given)


@dataclass(frozen=True)
class Item:
    """One screen: `claims` for figures and comparisons, `indicator` (and `unit`, for a trend) for
    what is counted; `notes` are the speaker's own words.
    """

    kind: str
    claims: tuple[str, ...] = ()
    indicator: str = ""
    unit: str = CITY
    notes: str = ""


@dataclass(frozen=True)
class RunSheet:
    """An ordered list of screens with a name and a title, in both languages."""

    name: Label
    title: Label
    screens: tuple[Item, ...]

    @property
    def counted(self) -> bool:
        """Whether any screen shows numbers of the snapshot."""
        return any(item.kind in COUNTED for item in self.screens)


def fits(indicator: Indicator, kind: str) -> bool:
    """Whether an indicator can be shown so: units are compared by ratios only."""
    if kind == "trend":
        return True
    return indicator.has_ratio and indicator.mapped and indicator.scope != "city"


def check(
    sheet: RunSheet, claims: Mapping[str, Claim], known: Definitions, units: Mapping[str, str]
) -> None:
    """Raise the first `SheetError` of `sheet`; `units` are the places there are."""
    if not sheet.name.zh.strip() or len(sheet.name.zh) > NAME:
        raise SheetError("name", given=str(NAME))
    if not sheet.screens or len(sheet.screens) > MOST:
        raise SheetError("screens", given=str(MOST))
    for number, item in enumerate(sheet.screens, start=1):
        reason, given = _wrong(item, claims, known, units)
        if reason:
            raise SheetError(reason, number, given)


def _wrong(
    item: Item, claims: Mapping[str, Claim], known: Definitions, units: Mapping[str, str]
) -> tuple[str, str]:
    counted, indicator = item.kind in COUNTED, known.get(item.indicator)
    for wrong, reason, given in (
        (item.kind not in KINDS, "kind", item.kind),
        (len(item.notes) > NOTES, "notes", str(NOTES)),
        (counted and indicator is None, "indicator", item.indicator),
        (counted and item.unit not in units, "unit", item.unit),
        (counted and indicator and not fits(indicator, item.kind), "unfit", item.indicator),
        (item.kind == "conflicts" and not conflicts(dict(claims)), "no_conflict", ""),
    ):
        if wrong:
            return reason, given
    return _wrong_claims(item, claims) if item.kind in CLAIMS_OF else ("", "")


def _wrong_claims(item: Item, claims: Mapping[str, Claim]) -> tuple[str, str]:
    most = CLAIMS_OF[item.kind]
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
    blank = Item("")
    screens = [
        {
            f.name: list(v) if isinstance(v := getattr(item, f.name), tuple) else v
            for f in fields(Item)
            if getattr(item, f.name) != getattr(blank, f.name)
        }
        for item in sheet.screens
    ]
    return yaml.safe_dump(
        {"name": sheet.name._asdict(), "title": sheet.title._asdict(), "screens": screens},
        allow_unicode=True,
        sort_keys=False,
    )


def read(text: str) -> RunSheet:
    """The sheet in a YAML text; `SheetError` when it is none."""
    try:
        content = yaml.safe_load(text)
        screens = tuple(
            Item(**one | {"claims": tuple(map(str, one.get("claims", ())))})
            for one in content["screens"]
        )
        sheet = RunSheet(Label(**content["name"]), Label(**content["title"]), screens)
    except (yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        raise SheetError("unreadable", given=str(error).splitlines()[0][:80]) from error
    words = [
        *sheet.name,
        *sheet.title,
        *(getattr(i, f.name) for i in screens for f in fields(Item) if f.name != "claims"),
    ]
    if not screens or not all(isinstance(word, str) for word in words):
        raise SheetError("unreadable", given="text expected")
    return sheet
