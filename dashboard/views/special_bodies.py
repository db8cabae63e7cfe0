"""增能: special bodies 特色机构 on the map."""

import pandas as pd

from dashboard import charts
from dashboard.edition import Reader
from dashboard.geography import outlines
from dashboard.views import sentences
from dashboard.views.base import View


def special_bodies(reader: Reader) -> View:
    """Special bodies on the map, by industry; the published ones ringed and named."""
    t = reader.t
    everywhere = reader.edition.ask("capacity/special_bodies")
    everywhere = everywhere.assign(
        industry=everywhere["industry"].fillna(t("view.special_bodies.no_industry"))
    )
    rows, industries = reader.of_unit(everywhere), sorted(everywhere["industry"].unique())
    tiles = reader.state.view == "tiles"  # bodies stand on the map where towns are drawn
    outline = outlines.outline("tiles" if tiles else "map")
    where = rows["town"].map(reader.edition.towns["name"]).fillna(t("view.unnamed"))
    names = rows["name"] + " · " + rows["unit"].map(reader.edition.names) + " " + where
    drawn = _located(rows, outline, tiles=tiles).assign(
        group=[industries.index(i) for i in rows["industry"]],
        named=rows["published"],
        hover=names + "<br>" + rows["industry"],
        label=[t("view.special_bodies.mark") if p else "" for p in rows["published"]],
    )
    figure = charts.places(
        rows=drawn,
        outline=outline,
        names=reader.edition.short,
        pillar="capacity",
        selected=reader.unit,
        credit=sentences.map_approval(t),
        marks=reader.edition.marks,
        t=t,
    )
    named_bodies = rows[rows["published"]]
    public = [
        f"{reader.edition.names[unit]} {name}"
        for unit, name in zip(named_bodies["unit"], named_bodies["name"], strict=True)
    ]
    takeaway = (
        t(
            "view.special_bodies.reading",
            place=reader.place,
            n=len(rows),
            industries=rows["industry"].nunique(),
            published=len(public),
            names=t.join(public),
        )
        if public
        else t("view.special_bodies.unpublished", place=reader.place, n=len(rows))
    )
    table = pd.DataFrame(
        {
            t("file.name"): [reader.edition.names[u] for u in rows["unit"]],
            t("file.town_name"): where.to_list(),
            t("view.special_bodies.name"): rows["name"].to_list(),
            t("view.special_bodies.industry"): rows["industry"].to_list(),
            t("view.special_bodies.published"): rows["published"].astype(bool).to_list(),
        }
    )
    legend = tuple((f"{charts.GLYPHS[n]} {industry}", "") for n, industry in enumerate(industries))
    return View(
        "special_bodies",
        t("view.special_bodies.title"),
        takeaway,
        ("bodies",),
        table,
        figure,
        legend=legend,
        note=t("view.special_bodies.note"),
    )


def _located(rows: pd.DataFrame, outline: outlines.Outline, *, tiles: bool) -> pd.DataFrame:
    """Longitude and latitude of each body: its town's point, its unit's label where the town
    is not published; on the tile grid, side by side in the unit's square.
    """
    labels = outline.labels.set_index("unit").loc[rows["unit"], ["lon", "lat"]]
    place = labels.reset_index(drop=True).set_index(rows.index)
    if tiles:
        number, size = (
            rows.groupby("unit").cumcount(),
            rows.groupby("unit")["unit"].transform("size"),
        )
        return place.assign(
            lon=place["lon"] - 0.35 + 0.7 * (number + 0.5) / size, lat=place["lat"] - 0.3
        )
    points = outlines.town_points().reindex(rows["town"])[["lon", "lat"]].set_index(rows.index)
    return points.fillna(place)
