"""减负: the responsibility list."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import charts
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import View
from dashboard.views.common import crossed, listed, nothing

TERRITORIAL = "territorial"


def _list(reader: Reader) -> pd.DataFrame:
    """Items of the territorial list in force; the same in every county."""
    items = reader.edition.ask("burden/duty_items")
    items = items[items["list_kind"] == TERRITORIAL]
    return items.assign(n=1, unit=reader.unit, batch=items["batch"].fillna(0).astype(int))


def _batches(items: pd.DataFrame, t: Translator) -> dict[int, str]:
    """The batches in the list and what they are called; items of no batch come first."""
    return {
        batch: t("part.batch", value=batch) if batch else t("view.fields.no_batch")
        for batch in sorted(items["batch"].unique())
    }


def fields(reader: Reader) -> View:
    """The list at a glance: field × batch; below each count, how many a town leads."""
    t, items = reader.t, _list(reader)
    sizes = items.groupby("field")["n"].sum().sort_values(ascending=False, kind="stable")
    order = sizes.index.tolist()
    batches = _batches(items, t)
    led = (
        items.assign(n=(items["town_role"] == "lead").astype(int))
        .pivot_table(index="field", columns="batch", values="n", aggfunc="sum")
        .reindex(index=order, columns=list(batches))
        .fillna(0)
    )
    notes = led.map(lambda n: t("view.fields.town_leads", n=formats.number(n)) if n else "")
    takeaway = (
        t(
            "view.fields.reading",
            n=len(items),
            fields=len(order),
            batches=len(batches),
            parts=t.join(
                [
                    t(
                        "view.fields.batch_items",
                        batch=name,
                        n=int((items["batch"] == batch).sum()),
                    )
                    for batch, name in batches.items()
                ]
            ),
        )
        if len(items)
        else t("view.nothing", place=reader.edition.names[CITY])
    )
    names = ({field: field for field in order}, batches)
    return crossed(
        reader,
        "fields",
        items,
        ("field", order),
        ("batch", list(batches)),
        ("duty_items", "duty_roles"),
        takeaway,
        names=names,
        notes=notes,
        note=t("view.fields.note"),
    )


def roles(reader: Reader) -> View:
    """Items by batch and by what falls to the town and to the county's departments."""
    t, items = reader.t, _list(reader)
    if items.empty:
        return nothing(reader, "roles", ("duty_items", "duty_roles"))
    batches = _batches(items, t)
    kinds = {
        "one_lead": items["number_of_leads"] == 1,
        "no_lead": items["number_of_leads"] == 0,
        "several_leads": items["number_of_leads"] > 1,
        "town_leads": items["town_role"] == "lead",
        "town_cooperates": items["town_role"] == "cooperate",
        "complete": items["has_manual"] & items["has_flowchart"],
    }
    counts = pd.DataFrame(
        {
            b: [int(((items["batch"] == b) & mask).sum()) for mask in kinds.values()]
            for b in batches
        },
        index=list(kinds),
    )
    table = counts.assign(**{t("view.total"): counts.sum(axis=1)}).rename(columns=batches)
    table.insert(0, t("view.roles.corner"), [t(f"view.roles.{k}") for k in kinds])
    takeaway = t(
        "view.roles.reading",
        one=int(kinds["one_lead"].sum()),
        n=len(items),
        leads=int(kinds["town_leads"].sum()),
        cooperates=int(kinds["town_cooperates"].sum()),
        complete=int(kinds["complete"].sum()),
    )
    return listed(reader, "roles", table, ("duty_items", "duty_roles"), takeaway)


def grid(reader: Reader) -> View:
    """Items mapped to the grid list, field by field."""
    t, items = reader.t, _list(reader)
    if items.empty:
        return nothing(reader, "grid", ("duty_items", "duty_grid", "grid_items"))
    rows = (
        items.assign(mapped=(items["grid_items"] > 0).astype(int))
        .groupby("field")
        .agg(numerator=("mapped", "sum"), denominator=("n", "sum"))
    )
    rows = rows.assign(value=rows["numerator"] / rows["denominator"]).sort_values(
        "value", ascending=False, kind="stable"
    )
    words = [
        t("view.share_of", share=formats.percent(n / of), n=n, of=of)
        for n, of in zip(rows["numerator"], rows["denominator"], strict=True)
    ]
    figure = charts.bars(
        values=rows["value"],
        labels=list(rows.index),
        words=words,
        colours=charts.small_colours(rows, "burden"),
        marks=reader.edition.marks,
        t=t,
    )
    mapped = int(rows["numerator"].sum())
    takeaway = t(
        "view.grid.reading", n=mapped, of=len(items), share=formats.percent(mapped / len(items))
    )
    table = pd.DataFrame(
        {
            t("view.fields.corner"): rows.index,
            t("file.numerator"): rows["numerator"].to_list(),
            t("file.denominator"): rows["denominator"].to_list(),
        }
    )
    return View(
        "grid",
        t("view.grid.title"),
        takeaway,
        ("duty_items", "duty_grid", "grid_items"),
        table,
        figure,
        note=t("chart.small_key"),
    )


def browser(reader: Reader, found: pd.DataFrame) -> View:
    """The items `found` among those in force, with roles, documents and grid mapping."""
    t = reader.t
    if reader.edition.ask("burden/duty_items").empty:
        return nothing(reader, "browser", ("duty_items",))
    names: dict[str, Iterable[Any]] = {
        "item_id": found["item_id"],
        "list_kind": [t(f"view.browser.{k}") for k in found["list_kind"]],
        "batch": [t("part.batch", value=int(b)) if pd.notna(b) else "" for b in found["batch"]],
        "field": found["field"],
        "title": found["title"],
        "leads": found["leads"],
        "cooperating": found["cooperating"],
        "has_manual": found["has_manual"].astype(bool),
        "has_flowchart": found["has_flowchart"].astype(bool),
        "grid_titles": found["grid_titles"],
    }
    table = pd.DataFrame(
        {t(f"view.browser.column_{name}"): list(values) for name, values in names.items()}
    )
    takeaway = t(
        "view.browser.reading", n=len(found), of=len(reader.edition.ask("burden/duty_items"))
    )
    return listed(reader, "browser", table, ("duty_items", "duty_roles", "duty_grid"), takeaway)
