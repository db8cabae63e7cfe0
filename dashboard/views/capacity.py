"""增能: rules, check-ins, bodies, heads, posts, secondments, enforcement."""

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.common import crossed, listed, named, nothing
from dashboard.views.composition import Composition
from dashboard.views.indicator import parts_of
from dashboard.views.quarters import by_quarter, quarters

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
    of = int((rows["part"] == STEPS[0]).sum())
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


def checkin_timing(reader: Reader) -> View:
    """Check-ins by their due date, late ones apart."""
    return parts_of(
        reader, "checkin_timing", "C02", "timing", ("on_time", "late", "missing"), ("checkins",)
    )


quota = Composition(
    "quota",
    "capacity/bodies",
    ("bodies", "town_profiles"),
    {"within": "deep", "full": "light", "over": "alert"},
)
"""Towns by how their bodies stand to the quota."""


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


def heads(reader: Reader) -> View:
    """Heads by rank and identity; in each cell, how many were appointed across staff categories."""
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
    """Posts transferred, quarter by quarter added up, towards the published figure."""
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


secondments = Composition(
    "secondments",
    "capacity/secondments",
    ("secondments",),
    {"in_order": "deep", "overdue": "soft", "unapproved": "alert", "unapproved_overdue": "grave"},
)
"""Secondments active now: in order, overdue, unapproved."""
