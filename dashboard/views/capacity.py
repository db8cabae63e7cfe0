"""增能: rules, check-ins, bodies, heads, posts, secondments, enforcement."""

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.geography import outlines
from dashboard.text import formats
from dashboard.views import sentences
from dashboard.views.base import View
from dashboard.views.common import composition, crossed, listed, named, nothing
from dashboard.views.indicator import parts_of

STEPS = ("rules", "functions", "reform")
RANKS, IDENTITIES = ("deputy_section", "staff"), ("administrative", "institution")
LEVELS, KINDS = ("county", "city"), ("administrative", "institution")


def adoption(reader: Reader) -> View:
    """Towns that have adopted rules, defined functions, completed the reform."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("capacity/adoption"))
    if rows.empty:
        return nothing(reader, "adoption", ("town_profiles",))
    sums = rows.groupby("part")["done"].sum()
    done = {step: int(sums.get(step, 0)) for step in STEPS}
    of = rows["town"].nunique()
    labels = [t(f"view.adoption.{step}") for step in STEPS]
    figure = charts.bars(
        values=pd.Series(done, dtype=float),
        labels=labels,
        top=of,
        words=[
            t("view.share_of", share=formats.percent(n / of), n=n, of=of) for n in done.values()
        ],
        colours=[theme.PILLAR["capacity"]] * 3,
        marks=reader.edition.marks,
        t=t,
    )
    takeaway = t("view.adoption.reading", place=reader.place, of=of, **done)
    names = reader.place_names()
    place = "unit" if reader.whole else "town"
    table = rows.pivot_table(index=place, columns="part", values="done", aggfunc="sum").reindex(
        index=[p for p in names if p], columns=list(STEPS)
    )
    table.columns = [t(f"view.adoption.{step}") for step in STEPS]
    return View(
        "adoption",
        t("view.adoption.title"),
        takeaway,
        ("town_profiles",),
        named(table, names, t),
        figure,
        note=t("view.adoption.note"),
    )


def lacking(reader: Reader) -> View:
    """Towns that have not taken every step, by name."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("capacity/adoption"))
    if rows.empty:
        return nothing(reader, "lacking", ("town_profiles",))
    missing = rows[rows["done"] == 0]
    words = missing.assign(word=[t(f"view.adoption.{p}") for p in missing["part"]])
    by_town = words.groupby(["unit", "town"])["word"].agg(lambda w: t.join(list(w))).reset_index()
    table = pd.DataFrame(
        {
            t("file.name"): [reader.edition.names[u] for u in by_town["unit"]],
            t("file.town_name"): reader.edition.towns["name"].reindex(by_town["town"]).to_list(),
            t("view.lacking.steps"): by_town["word"].to_list(),
        }
    )
    takeaway = t(
        "view.lacking.reading", place=reader.place, n=len(table), of=rows["town"].nunique()
    )
    return listed(reader, "lacking", table, ("town_profiles",), takeaway)


def checkins(reader: Reader) -> View:
    """Check-ins by the level of the organisation."""
    return parts_of(reader, "checkins", "C02", "level", ("city", "county", "town"), ("checkins",))


def quota(reader: Reader) -> View:
    """Towns by how their bodies stand to the quota."""
    tones = {"within": "deep", "full": "light", "over": "alert"}
    return composition(
        reader, "quota", reader.edition.ask("capacity/bodies"), tones, ("bodies", "town_profiles")
    )


def over_quota(reader: Reader) -> View:
    """Towns with more bodies than their quota, by name."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("capacity/bodies"))
    if rows.empty:
        return nothing(reader, "over_quota", ("bodies", "town_profiles"))
    over = rows[rows["part"] == "over"]
    table = pd.DataFrame(
        {
            t("file.name"): [reader.edition.names[u] for u in over["unit"]],
            t("file.town_name"): reader.edition.towns["name"].reindex(over["town"]).to_list(),
            t("view.over_quota.bodies"): over["bodies"].to_list(),
            t("view.over_quota.quota"): over["quota"].to_list(),
        }
    )
    takeaway = t("view.over_quota.reading", place=reader.place, n=len(over), of=len(rows))
    return listed(reader, "over_quota", table, ("bodies", "town_profiles"), takeaway)


def special_bodies(reader: Reader) -> View:
    """Special bodies on the map, by industry; the published ones ringed and named."""
    t = reader.t
    everywhere = reader.edition.ask("capacity/special_bodies")
    everywhere = everywhere.assign(
        industry=everywhere["industry"].fillna(t("view.special_bodies.no_industry"))
    )
    rows, industries = reader.of_unit(everywhere), sorted(everywhere["industry"].unique())
    outline = outlines.outline(reader.state.parameters()["view"])
    where = rows["town"].map(reader.edition.towns["name"]).fillna(t("view.unnamed"))
    names = rows["name"] + " · " + rows["unit"].map(reader.edition.names) + " " + where
    drawn = _located(rows, outline, tiles=reader.state.parameters()["view"] == "tiles").assign(
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


def heads(reader: Reader) -> View:
    """Heads by rank and identity; in each cell, how many cross the identity line."""
    t, rows = reader.t, reader.edition.ask("capacity/heads")
    held = reader.of_unit(rows)
    crossing = (
        held.pivot_table(
            index="head_rank", columns="head_identity", values="crossing", aggfunc="sum"
        )
        .reindex(index=RANKS, columns=IDENTITIES)
        .fillna(0)
    )
    notes = crossing.map(lambda n: t("view.heads.crossing", n=formats.number(n)))
    total, across = held["n"].sum(), held["crossing"].sum()
    claim = reader.edition.claims.get("cross_identity_heads")
    takeaway = (
        t(
            "view.heads.reading",
            place=reader.place,
            n=formats.number(total),
            crossing=formats.number(across),
        )
        if total
        else t("view.nothing", place=reader.place)
    )
    published = (
        t(
            "view.heads.published",
            figure=formats.claimed(claim, t),
            date=formats.day(claim.as_of, t),
        )
        if claim
        else ""
    )
    return crossed(
        reader,
        "heads",
        rows,
        ("head_rank", RANKS),
        ("head_identity", IDENTITIES),
        ("bodies",),
        takeaway,
        notes=notes,
        note=published,
    )


def post_sources(reader: Reader) -> View:
    """Posts by the level they come from and their kind."""
    t, rows = reader.t, reader.edition.ask("capacity/posts").rename(columns={"posts": "n"})
    held = reader.of_unit(rows)
    total, used = held["n"].sum(), held["used"].sum()
    takeaway = (
        t(
            "view.post_sources.reading",
            place=reader.place,
            n=formats.number(total),
            used=formats.number(used),
            share=formats.percent(used / total),
        )
        if total
        else t("view.nothing", place=reader.place)
    )
    return crossed(
        reader, "post_sources", rows, ("from_level", LEVELS), ("kind", KINDS), ("posts",), takeaway
    )


def post_quarters(reader: Reader) -> View:
    """Posts sunk, quarter by quarter added up, towards the published figure."""
    t, claim = reader.t, reader.edition.claims.get("posts_sunk")
    rows = reader.of_unit(reader.edition.ask("capacity/posts")).rename(
        columns={"posts": "n", "from_level": "part"}
    )
    table = by_quarter(rows, LEVELS).cumsum()
    line = (
        (
            claim.value,
            t(
                "view.post_quarters.line",
                figure=formats.claimed(claim, t),
                date=formats.day(claim.as_of, t),
            ),
        )
        if claim and reader.whole
        else None
    )
    takeaway = (
        t("view.nothing", place=reader.place)
        if table.empty
        else t(
            "view.post_quarters.reading",
            place=reader.place,
            n=len(table),
            start=formats.quarter(table.index[0], reader.edition.as_of),
            end=formats.quarter(table.index[-1], reader.edition.as_of),
            total=formats.number(table.iloc[-1].sum()),
        )
    )
    return quarters(
        reader,
        "post_quarters",
        table,
        {"county": "deep", "city": "light"},
        takeaway,
        ("posts",),
        line=line,
    )


def by_quarter(rows: pd.DataFrame, parts: tuple[str, ...]) -> pd.DataFrame:
    """Counts by quarter and part; quarters without any are there."""
    table = rows.pivot_table(index="quarter", columns="part", values="n", aggfunc="sum")
    table.index = pd.to_datetime(table.index)
    if len(table):
        table = table.reindex(pd.date_range(table.index[0], table.index[-1], freq="QS"))
    return table.reindex(columns=list(parts)).fillna(0)


def quarters(
    reader: Reader,
    key: str,
    table: pd.DataFrame,
    tones: dict[str, str],
    takeaway: str,
    sources: tuple[str, ...],
    line: tuple[float, str] | None = None,
) -> View:
    """Counts by quarter (as of `by_quarter`), stacked by part; `line` is a level."""
    t = reader.t
    parts = {
        part: (t(f"view.{key}.{part}"), theme.tone(reader.pillar, tone))
        for part, tone in tones.items()
    }
    figure = charts.quarters(
        rows=table,
        parts=parts,
        as_of=reader.edition.as_of,
        marks=reader.edition.marks,
        t=t,
        line=line,
    )
    shown = table.astype("Int64").rename(columns={p: label for p, (label, _) in parts.items()})
    shown.insert(
        0, t("view.quarter"), [formats.quarter(day, reader.edition.as_of) for day in table.index]
    )
    return View(
        key,
        t(f"view.{key}.title"),
        takeaway,
        sources,
        shown.reset_index(drop=True),
        figure,
        legend=tuple(parts.values()),
    )


def secondments(reader: Reader) -> View:
    """Secondments active now: in order, overdue, unapproved."""
    tones = {
        "in_order": "deep",
        "overdue": "soft",
        "unapproved": "alert",
        "unapproved_overdue": "grave",
    }
    return composition(
        reader, "secondments", reader.edition.ask("capacity/secondments"), tones, ("secondments",)
    )
