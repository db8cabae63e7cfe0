"""减负: the response platform."""

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.indicators import summaries
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.common import listed, named
from dashboard.views.composition import Composition
from dashboard.views.indicator import parts_of

CLOCKS = ("dispatch", "accept", "done", "rate")


def clocks(reader: Reader) -> View:
    """How long each step of a call takes: median, and nine in ten."""
    t = reader.t
    rows = reader.edition.ask("burden/clocks")
    rows = rows[rows["unit"] == reader.unit].set_index("step").reindex(CLOCKS)
    labels = [t(f"view.clocks.{step}") for step in CLOCKS]
    held = rows["median"].notna().any()
    figure = (
        charts.spans(
            rows=pd.DataFrame(
                {"low": rows["median"], "middle": rows["median"], "high": rows["ninetieth"]}
            ),
            labels=labels,
            colour=theme.PILLAR["burden"],
            marks=reader.edition.marks,
            t=t,
        )
        if held
        else None
    )
    parts = [
        t(
            "view.clocks.part",
            label=label,
            median=formats.hours(median, t),
            ninetieth=formats.hours(ninetieth, t),
        )
        for label, median, ninetieth in zip(labels, rows["median"], rows["ninetieth"], strict=True)
        if not pd.isna(median)
    ]
    takeaway = (
        t("view.clocks.reading", place=reader.place, parts=t("list.item").join(parts))
        if held
        else t("view.nothing", place=reader.place)
    )
    table = pd.DataFrame(
        {
            t("file.part"): labels,
            t("view.clocks.n"): rows["n"].to_list(),
            t("view.clocks.median"): rows["median"].to_list(),
            t("view.clocks.ninetieth"): rows["ninetieth"].to_list(),
        }
    )
    return View(
        "clocks",
        t("view.clocks.title"),
        takeaway,
        ("tickets",),
        table,
        figure,
        note=t("view.clocks.note"),
        window=reader.edition.window("B11"),
    )


tickets = Composition(
    "tickets",
    "burden/tickets",
    ("tickets",),
    {"on_time": "deep", "late": "soft", "overdue": "alert", "earlier": "grave", "open": "quiet"},
    noted=True,
    window="B12",
)
"""Tickets: done on time, done late, open past due, open and not yet due."""


def overdue(reader: Reader) -> View:
    """Tickets open past due, by how long."""
    return parts_of(
        reader, "overdue", "B15", "age", ("within_7", "8_to_30", "over_30"), ("tickets",)
    )


def exempt(reader: Reader) -> View:
    """Exempt tickets by the reason given: out of the rates, never out of sight."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("burden/exempt"))
    counts = rows.groupby("part")["n"].sum().sort_values(ascending=False, kind="stable")
    words = [formats.number(n) for n in counts]
    figure = (
        charts.bars(
            values=counts,
            labels=list(counts.index),
            words=words,
            colours=[theme.tone("burden", "middle")] * len(counts),
            marks=reader.edition.marks,
            t=t,
        )
        if len(counts)
        else None
    )
    takeaway = (
        t(
            "view.exempt.reading",
            place=reader.place,
            n=formats.number(counts.sum()),
            parts=t.join([f"{reason} {n}" for reason, n in zip(counts.index, words, strict=True)]),
        )
        if len(counts)
        else t("view.nothing", place=reader.place)
    )
    names = reader.place_names()
    place = "unit" if reader.whole else "town"
    table = rows.pivot_table(index=place, columns="part", values="n", aggfunc="sum").reindex(
        index=[p for p in names if p]
    )
    return View(
        "exempt",
        t("view.exempt.title"),
        takeaway,
        ("tickets",),
        named(table.astype(float), names, t),
        figure,
        window=reader.edition.window("B11"),
    )


def departments(reader: Reader) -> View:
    """Within a county, its departments, slowest first; for the city, each county's slowest."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("burden/departments"))
    rows = rows.assign(days=rows["median_hours"] / 24, share=rows["on_time"] / rows["due"])
    rows = rows.sort_values("days", ascending=False, kind="stable")
    enough = rows[(rows["due"] >= summaries.SMALL) & rows["days"].notna()]
    if reader.whole:
        rows = enough.drop_duplicates("unit").sort_values("unit")
    labels = rows[f"name_{t.written}"].to_list()
    table = pd.DataFrame(
        {
            t("file.name"): [reader.edition.names[u] for u in rows["unit"]],
            t("view.departments.department"): labels,
            t("view.departments.days"): rows["days"].to_list(),
            t("view.departments.due"): rows["due"].to_list(),
            t("view.departments.on_time"): rows["share"].to_list(),
            t("view.departments.still_open"): rows["still_open"].astype(int).to_list(),
        }
    )
    shares = (t("view.departments.on_time"),)
    if reader.whole or enough.empty:
        takeaway = (
            t("view.departments.city", n=len(rows))
            if len(rows)
            else t("view.nothing", place=reader.place)
        )
        return listed(
            reader,
            "departments",
            table,
            ("tickets",),
            takeaway,
            t("view.departments.note"),
            shares=shares,
            window="B12",
        )
    words = [
        t("view.departments.word", days=formats.number(d, 1), n=formats.number(n))
        for d, n in zip(rows["days"].fillna(0), rows["due"], strict=True)
    ]
    figure = charts.bars(
        values=rows["days"],
        labels=labels,
        words=words,
        marks=reader.edition.marks,
        t=t,
        colours=[
            theme.NO_DATA if n < summaries.SMALL else theme.PILLAR["burden"] for n in rows["due"]
        ],
    )
    slowest = enough.iloc[0]
    takeaway = t(
        "view.departments.reading",
        place=reader.place,
        n=len(enough),
        name=slowest[f"name_{t.written}"],
        days=formats.number(slowest["days"], 1),
        due=formats.number(slowest["due"]),
    )
    return View(
        "departments",
        t("view.departments.title"),
        takeaway,
        ("tickets",),
        table,
        figure,
        note=t("view.departments.note"),
        shares=shares,
        window=reader.edition.window("B12"),
    )
