"""The towns of a unit on its outline."""

import pandas as pd

from dashboard import charts
from dashboard.edition import Reader
from dashboard.geography import outlines
from dashboard.indicators import Indicator
from dashboard.text.i18n import Translator
from dashboard.views import sentences
from dashboard.views.base import View


def town_map(reader: Reader) -> View | None:
    """The towns of the unit on its outline, coloured by the indicator chosen where towns have
    values of it.
    """
    if reader.whole:
        return None
    t, indicator = reader.t, reader.indicator
    names = reader.edition.towns[reader.edition.towns["unit"] == reader.unit]["name"]
    rows = outlines.town_points().reindex(names.index).assign(name=names)
    known = reader.edition.values.totals(indicator.id, "town")
    valued = indicator.has_ratio and not known.empty
    rows["value"] = known["value"].reindex(rows.index) if valued else float("nan")
    words = [_town_words(known, code, indicator, t) if valued else "" for code in rows.index]
    shapes = outlines.town_shapes(rows.index)
    rows["label"] = [
        f"{n}*" if a and not shapes else n
        for n, a in zip(rows["name"], rows["approximate"], strict=True)
    ]
    rows["hover"] = [
        charts.town_hover(n, w, t, {"approximate": bool(a) and not shapes})
        for n, w, a in zip(rows["name"], words, rows["approximate"], strict=True)
    ]
    drawn = rows.dropna(subset=["lon", "lat"])
    figure = charts.town_map(
        rows=drawn,
        outline=outlines.unit_outline(reader.unit),
        shapes=shapes,
        unit=reader.unit,
        pillar=indicator.pillar,
        goalposts=indicator.goalposts if valued else None,
        selected=reader.state.town,
        credit=sentences.map_approval(t),
        marks=reader.edition.marks,
        t=t,
    )
    title = t.label(indicator.name) if valued else t("county.towns")
    takeaway = (
        t("county.map_reading", place=reader.place, n=len(rows))
        if not valued
        else t("county.map_of", place=reader.place, n=len(rows), indicator=title)
    )
    table = pd.DataFrame(
        {
            t("file.town"): rows.index,
            t("file.town_name"): rows["name"].to_list(),
            t("file.value"): rows["value"].to_list(),
        }
    )
    percent = valued and indicator.measures["ratio"]["format"] == "percent"
    note = "" if shapes else t("county.points_note")
    return View(
        "town_map",
        t("county.map_title", indicator=title),
        takeaway,
        (),
        table,
        figure,
        shares=(t("file.value"),) if percent else (),
        selects=True,
        chooses="town",
        note=note,
    )


def _town_words(known: pd.DataFrame, town: str, indicator: Indicator, t: Translator) -> str:
    if town not in known.index:
        return t("status.no_data")
    return sentences.value(known.loc[town].to_dict(), indicator, t)
