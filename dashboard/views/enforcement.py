"""增能: officers and cases."""

import pandas as pd

from dashboard import charts, claims
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.composition import Composition
from dashboard.views.quarters import by_quarter, quarters

officers = Composition(
    "officers",
    "capacity/officers",
    ("enforcers",),
    {"town": "deep", "county": "light"},
    noted=True,
)
"""Officers of county departments used by the towns, by who manages them."""


def officer_quarters(reader: Reader) -> View:
    """Officers at work at the end of each quarter."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("capacity/officers_over_time"))
    table = by_quarter(rows, ("town", "county"))
    takeaway = (
        t("view.nothing", place=reader.place)
        if table.empty
        else t(
            "view.officer_quarters.reading",
            place=reader.place,
            start=formats.quarter(table.index[0], reader.edition.as_of),
            end=formats.quarter(table.index[-1], reader.edition.as_of),
            first=formats.number(table.iloc[0].sum()),
            last=formats.number(table.iloc[-1].sum()),
        )
    )
    return quarters(
        reader,
        "officer_quarters",
        table,
        {"town": "deep", "county": "light"},
        takeaway,
        ("enforcers",),
    )


CASE_STATES = Composition(
    "case_states",
    "capacity/cases",
    ("enforcement_cases",),
    {"on_time": "deep", "late": "soft", "overdue": "alert", "not_due": "quiet"},
    window="C12",
)


def case_states(reader: Reader) -> View:
    """Cases due in the last twelve months or later, by how they were closed."""
    rows = reader.edition.ask(CASE_STATES.question)
    return CASE_STATES.of(reader, rows[rows["recent"].astype(bool)])


def case_quarters(reader: Reader) -> View:
    """Cases opened, quarter by quarter."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("capacity/cases")).assign(part="opened")
    table = by_quarter(rows, ("opened",))
    takeaway = (
        t("view.nothing", place=reader.place)
        if table.empty
        else t(
            "view.case_quarters.reading",
            place=reader.place,
            n=formats.number(table.to_numpy().sum()),
            end=formats.quarter(table.index[-1], reader.edition.as_of),
            last=formats.number(table.iloc[-1].sum()),
        )
    )
    return quarters(
        reader, "case_quarters", table, {"opened": "deep"}, takeaway, ("enforcement_cases",)
    )


def case_conflict(reader: Reader) -> View:
    """Published figures of cases that disagree, side by side; no verdict, no average."""
    t = reader.t
    disputed = claims.conflicts(reader.edition.claims)
    group = next((g for g in disputed if g[0].indicator == "C11"), ())
    rows = pd.DataFrame(
        [
            {
                "low": c.low,
                "high": c.high,
                "low_open": c.low_open,
                "high_open": c.high_open,
                "text": formats.claimed(c, t),
            }
            for c in group
        ],
        columns=["low", "high", "low_open", "high_open", "text"],
    )
    labels = [f"{t.label(c.origin)}<br>{formats.day(c.as_of, t)}" for c in group]
    same_day = any(c.as_of == reader.edition.as_of for c in group)  # other dates are not compared
    now = claims.whole_value(group[0], reader.edition.values) if same_day else None
    value = (
        (
            now,
            t(
                "view.case_conflict.now",
                n=formats.number(now),
                provenance=t(f"provenance.{reader.edition.snapshot.provenance}.name"),
            ),
        )
        if now is not None
        else None
    )
    figure = (
        charts.intervals(rows=rows, labels=labels, value=value, marks=(), t=t) if group else None
    )
    takeaway = (
        t(
            "view.case_conflict.reading",
            claims=t.join(
                [
                    t(
                        "attention.conflict_claim",
                        figure=formats.claimed(c, t),
                        source=t.label(c.origin),
                        date=formats.day(c.as_of, t),
                    )
                    for c in group
                ]
            ),
        )
        if group
        else t("view.nothing", place=reader.edition.names[CITY])
    )
    table = pd.DataFrame(
        {
            t("overview.column_source"): [label.replace("<br>", " ") for label in labels],
            t("overview.column_figure"): rows["text"].to_list(),
            t("view.case_conflict.low"): rows["low"].to_list(),
            t("view.case_conflict.high"): rows["high"].to_list(),
        }
    )
    return View(
        "case_conflict",
        t("view.case_conflict.title"),
        takeaway,
        (),
        table,
        figure,
        note=t("view.case_conflict.note"),
        origin=t.join([t.label(c.origin) for c in group]),
    )
