"""Run sheets: what a briefing shows, screen by screen, as plain text that can be saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Literal, get_args

import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from dashboard.briefing.pictures import alike
from dashboard.claims import Claim, conflicts
from dashboard.contracts import Label
from dashboard.indicators import CITY, Definitions, Indicator
from dashboard.text.errors import Explained
from dashboard.text.i18n import Translator

ScreenKind = Literal[
    "cover", "figures", "comparison", "ranking", "map", "trend", "conflicts", "sources"
]
KINDS: tuple[ScreenKind, ...] = get_args(ScreenKind)
MAX_CLAIMS = {"figures": 4, "comparison": 4}
"""Kinds of screens made of published figures, and how many of them one can hold."""
COUNTED = ("ranking", "map", "trend")
"""Kinds of screens counted from the snapshot."""
MAX_SCREENS, MAX_NAME, MAX_NOTES = 40, 40, 2000
"""Screens of a sheet; characters of its name and title; of the notes of a screen."""


class RunSheetError(Explained):
    """A run sheet that cannot be used: `screen` counts from one (0: the sheet itself), `given`
    quotes what is wrong.
    """

    texts = "briefing.error."

    def __init__(self, reason: str, screen: int = 0, given: str = "") -> None:
        super().__init__(reason, given=given)
        self.screen, self.given = screen, given

    def message(self, t: Translator) -> str:
        """The reason and the fix in the reader's language."""
        where = t("briefing.error.screen", n=self.screen) if self.screen else ""
        return where + super().message(t)


@dataclass(frozen=True)
class Item:
    """One screen: `claims` for figures and comparisons, `indicator` (and `unit`, for a trend) for
    what is counted; `notes` are the speaker's own words. `kind` is one of `KINDS` once checked.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

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
    screens: Annotated[tuple[Item, ...], Field(min_length=1)]

    @property
    def counted(self) -> bool:
        """Whether any screen shows numbers of the snapshot."""
        return any(item.kind in COUNTED for item in self.screens)


FILE = TypeAdapter(RunSheet)


def fits(indicator: Indicator, kind: str) -> bool:
    """Whether an indicator can be shown so: units are compared by ratios only."""
    if kind == "trend":
        return True
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
    blank = Item("")
    screens = [
        {
            f.name: list(v) if isinstance(v := getattr(item, f.name), tuple) else v
            for f in fields(Item)
            if getattr(item, f.name) != getattr(blank, f.name)
        }
        for item in sheet.screens
    ]
    text: str = yaml.safe_dump(
        {"name": sheet.name._asdict(), "title": sheet.title._asdict(), "screens": screens},
        allow_unicode=True,
        sort_keys=False,
    )
    return text


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
