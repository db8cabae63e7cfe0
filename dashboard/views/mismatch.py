"""协调度, how far pillars keep step: powers without staff, staff without relief."""

from collections.abc import Mapping

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Edition, Reader, once
from dashboard.indicators import CITY, PILLARS, PlaceLevel, scores
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import View

PAIRS = (("empowerment", "capacity"), ("capacity", "burden"), ("empowerment", "burden"))
"""What is held against what: the first across, the second upwards."""
STATES = ("both", "first", "second", "neither")
LABELLED = 20
"""More points than this bear no labels; they are named in the table."""


@once
def found(edition: Edition, level: PlaceLevel) -> pd.DataFrame:
    """The pillar scores of every place at `level` (``unit`` or ``town``): name, unit, pillars."""
    table = scores.pillar_scores(edition.values, edition.definitions, level)
    if level == "unit":
        return table.assign(name=[edition.short[u] for u in table.index], unit=table.index)
    table = table.loc[table.index.intersection(edition.towns.index)]
    towns = edition.towns.reindex(table.index)
    return table.assign(name=towns["name"], unit=towns["unit"])


def level_of(reader: Reader) -> PlaceLevel:
    """The places compared."""
    return "town" if reader.state.section == "town" else "unit"


@once
def medians(edition: Edition, level: PlaceLevel) -> dict[str, float]:
    """The middle score of every pillar, where it is cut unless somebody moves the cut."""
    return {p: float(found(edition, level)[p].median()) for p in PILLARS}


def parsed(value: str) -> dict[str, float | None] | None:
    """The thresholds of an address, by pillar, None where the median is meant (60,,55.5); None
    unless there are three from 0 to 100.
    """
    try:
        cuts = [float(part) if part else None for part in value.split(",")]
    except ValueError:
        return None
    if len(cuts) != len(PILLARS) or not all(cut is None or 0 <= cut <= 100 for cut in cuts):
        return None
    return dict(zip(PILLARS, cuts, strict=True))


def moved(reader: Reader) -> dict[str, float | None]:
    """The thresholds the reader has moved, by pillar; None where it is the median."""
    return parsed(reader.state.cuts) or dict.fromkeys(PILLARS)


def pair(reader: Reader, first: str, second: str) -> View:
    """One pair of pillars: quadrants, who is out of balance, everybody in the table."""
    t, edition, level = reader.t, reader.edition, level_of(reader)
    middle, asked = medians(edition, level), moved(reader)
    cuts = {p: middle[p] if cut is None else cut for p, cut in asked.items()}
    every = _rows(edition, level, first, second, cuts[first], cuts[second])
    rows = every
    if not reader.whole and len(rows) > LABELLED:
        rows = rows[rows["unit"] == reader.unit]
    rows = rows.assign(label=rows["name"] if len(rows) <= LABELLED else "")
    missing = len(found(edition, level)) - len(every)
    names = {s: t(f"mismatch.{first}_{second}.{s}") for s in STATES}
    axes = (
        t("mismatch.axis", pillar=t(f"pillar.{first}")),
        t("mismatch.axis", pillar=t(f"pillar.{second}")),
    )
    figure = charts.quadrant(
        rows=rows,
        cuts=(cuts[first], cuts[second]),
        axes=axes,
        colour=theme.PILLAR[first],
        titles=list(names.items()),
        selected=reader.unit,
        marks=reader.edition.marks,
        t=t,
    )
    shown = pd.DataFrame(
        {
            t("file.name"): [reader.edition.names[u] for u in rows["unit"]],
            t("mismatch.place"): rows["name"].to_list(),
            axes[0]: rows["x"].round(1).to_list(),
            axes[1]: rows["y"].round(1).to_list(),
            t("mismatch.quadrant"): [names[s] for s in rows["state"]],
        }
    )
    return View(
        f"mismatch_{first}_{second}",
        t(f"mismatch.{first}_{second}.title"),
        _takeaway(reader, rows, names),
        (),
        shown,
        figure,
        selects=True,
        note=t(
            "mismatch.signs", cuts=t.join([_said(p, cuts[p], asked[p], t) for p in (first, second)])
        )
        + (t("mismatch.missing", n=missing) if missing else ""),
    )


@once
def _rows(
    edition: Edition, level: PlaceLevel, first: str, second: str, across: float, up: float
) -> pd.DataFrame:
    """The places with a score of both pillars: their quadrant, x and y."""
    table = found(edition, level)
    state = scores.quadrants(table, first, second, {first: across, second: up})
    rows = table.loc[state.index]
    return rows.assign(state=state, x=rows[first], y=rows[second])


def _said(pillar: str, cut: float, asked: float | None, t: Translator) -> str:
    """A pillar's cut in words."""
    return t(
        "mismatch.median_cut" if asked is None else "mismatch.moved_cut",
        pillar=t(f"pillar.{pillar}"),
        cut=f"{cut:.1f}",
    )


def _takeaway(reader: Reader, rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many are out of balance either way, and by name the few furthest from it."""
    t = reader.t
    parts = []
    for state in ("first", "second"):
        off = rows[rows["state"] == state]
        far = (off["x"] - off["y"]).abs().sort_values(ascending=False, kind="stable").index
        listed = t.join([off.loc[place, "name"] for place in far[:5]])
        more = t("mismatch.more") if len(off) > 5 else ""
        parts.append(
            t(
                "mismatch.listed" if len(off) else "mismatch.nobody",
                quadrant=names[state],
                n=formats.number(len(off)),
                names=listed + more,
            )
        )
    one = set(rows["unit"])  # where a unit is chosen among all of them, these are of the city
    place = reader.edition.names[CITY if len(one) != 1 else one.pop()]
    return t("mismatch.reading", place=place, n=len(rows), parts=t.join(parts))
