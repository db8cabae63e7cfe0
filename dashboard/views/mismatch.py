"""协调度, how far pillars keep step: powers without staff, staff without relief."""

from collections.abc import Mapping
from statistics import median

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Edition, Reader, once
from dashboard.indicators import CITY, PILLARS, PlaceLevel, chance, scores
from dashboard.indicators.chance import Interval
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import View

PAIRS = (("empowerment", "capacity"), ("capacity", "burden"), ("empowerment", "burden"))
"""What is held against what: the first across, the second upwards."""
STATES = ("both", "first", "second", "neither")
WITHIN = "within"
"""A mismatch whose two scores differ by no more than chance explains: none."""
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
def intervals(edition: Edition, level: PlaceLevel) -> dict[str, dict[str, Interval]]:
    """The scores with their intervals, by pillar and place."""
    return scores.pillar_intervals(edition.values, edition.definitions, level)


def parsed(value: str) -> dict[str, float | None] | None:
    """The thresholds of an address, by pillar, None where the fixed one is meant (60,,55.5); None
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
    """The thresholds the reader has moved, by pillar; None where it is the fixed one."""
    return parsed(reader.state.cuts) or dict.fromkeys(PILLARS)


def _cuts(reader: Reader) -> dict[str, float]:
    return {p: scores.CUT if cut is None else cut for p, cut in moved(reader).items()}


def _of_reader(reader: Reader, rows: pd.DataFrame) -> pd.DataFrame:
    """Those of the unit chosen, where all are too many."""
    some = not reader.whole and len(rows) > LABELLED
    return rows[rows["unit"] == reader.unit] if some else rows


def headline(reader: Reader) -> str:
    """Where powers came without staff, and staff without relief, in one sentence."""
    t, cuts, parts = reader.t, _cuts(reader), []
    for first, second in PAIRS[:2]:
        every = _rows(reader.edition, level_of(reader), first, second, cuts[first], cuts[second])
        rows = _of_reader(reader, every)
        parts.append(_off(rows, "first", t(f"mismatch.{first}_{second}.first"), t))
    n = len(_of_reader(reader, found(reader.edition, level_of(reader))))
    return t("mismatch.headline", n=n, parts=t.join(parts))


def pair(reader: Reader, first: str, second: str) -> View:
    """One pair of pillars: quadrants, who is out of balance, everybody in the table."""
    t, edition, level = reader.t, reader.edition, level_of(reader)
    asked, cuts = moved(reader), _cuts(reader)
    every = _rows(edition, level, first, second, cuts[first], cuts[second])
    rows = _of_reader(reader, every)
    rows = rows.assign(label=rows["name"] if len(rows) <= LABELLED else "")
    missing = len(found(edition, level)) - len(every)
    titles = {s: t(f"mismatch.{first}_{second}.{s}") for s in STATES}
    names = titles | {WITHIN: t("mismatch.within")}
    axes = (
        t("mismatch.axis", pillar=t(f"pillar.{first}")),
        t("mismatch.axis", pillar=t(f"pillar.{second}")),
    )
    figure = charts.quadrant(
        rows=rows,
        cuts=(cuts[first], cuts[second]),
        axes=axes,
        colour=theme.PILLAR[first],
        titles=list(titles.items()),
        noise=_noise(edition, level, first, second),
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
    apart = _apart(edition, level, first, second)
    off = [
        s in charts.OFF and apart[str(place)].low <= 0 <= apart[str(place)].high
        for place, s in state.items()
    ]
    state, rows = state.mask(pd.Series(off, index=state.index), WITHIN), table.loc[state.index]
    return rows.assign(state=state, x=rows[first], y=rows[second])


@once
def _apart(edition: Edition, level: PlaceLevel, first: str, second: str) -> dict[str, Interval]:
    """By how much the first score is above the second at every place that has both."""
    held = intervals(edition, level)
    both = held[first].keys() & held[second].keys()
    return {place: chance.change(held[second][place], held[first][place]) for place in both}


def _noise(edition: Edition, level: PlaceLevel, first: str, second: str) -> float:
    """Half the width of the middle interval of a difference."""
    widths = [(one.high - one.low) / 2 for one in _apart(edition, level, first, second).values()]
    return median(widths) if widths else 0.0


def _said(pillar: str, cut: float, asked: float | None, t: Translator) -> str:
    """A pillar's cut in words."""
    return t(
        "mismatch.fixed_cut" if asked is None else "mismatch.moved_cut",
        pillar=t(f"pillar.{pillar}"),
        cut=f"{cut:.1f}",
    )


def _takeaway(reader: Reader, rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many are out of balance either way, and by name the few furthest from it."""
    t = reader.t
    parts = [_off(rows, state, names[state], t) for state in charts.OFF]
    one = set(rows["unit"])  # where a unit is chosen among all of them, these are of the city
    place = reader.edition.names[CITY if len(one) != 1 else one.pop()]
    return t("mismatch.reading", place=place, n=len(rows), parts=t.join(parts))


def _off(rows: pd.DataFrame, state: str, quadrant: str, t: Translator) -> str:
    """How many are in a quadrant, and by name the few furthest from balance."""
    off = rows[rows["state"] == state]
    far = (off["x"] - off["y"]).abs().sort_values(ascending=False, kind="stable").index
    listed = t.join([off.loc[place, "name"] for place in far[:5]])
    return t(
        "mismatch.listed" if len(off) else "mismatch.nobody",
        quadrant=quadrant,
        n=formats.number(len(off)),
        names=listed + (t("mismatch.more") if len(off) > 5 else ""),
    )
