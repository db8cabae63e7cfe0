"""减负: duty list, accountability, admission, clean-up, response platform."""

from collections.abc import Iterable

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import View
from dashboard.views.common import composition, crossed, listed, nothing, steps_of

TERRITORIAL = "territorial"
CITES = ("list", "item_only", "off_list")
CLEARED = ("before", "after", "cleared", "added")
BURDENS = ("veto", "responsibility_letter", "appraisal")


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
    reading = (
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
        reading,
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
    reading = t(
        "view.roles.reading",
        one=int(kinds["one_lead"].sum()),
        n=len(items),
        leads=int(kinds["town_leads"].sum()),
        cooperates=int(kinds["town_cooperates"].sum()),
        complete=int(kinds["complete"].sum()),
    )
    return listed(reader, "roles", table, ("duty_items", "duty_roles"), reading)


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
    reading = t(
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
        reading,
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
    names: dict[str, Iterable] = {
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
    reading = t(
        "view.browser.reading", n=len(found), of=len(reader.edition.ask("burden/duty_items"))
    )
    return listed(reader, "browser", table, ("duty_items", "duty_roles", "duty_grid"), reading)


def duty_outcome(reader: Reader) -> View:
    """Duty × outcome, and whether the case cites the list."""
    t, rows = reader.t, reader.edition.ask("burden/accountability")
    rows = rows.assign(what=rows["outcome"] + "_" + rows["cites"])
    columns = [f"{outcome}_{cites}" for outcome in ("sanctioned", "exempted") for cites in CITES]
    held = reader.of_unit(rows)

    def count(duty: str, outcome: str, cites: tuple[str, ...] = CITES) -> int:
        return int(
            held.loc[
                (held["duty"] == duty) & (held["outcome"] == outcome) & held["cites"].isin(cites),
                "n",
            ].sum()
        )

    off = int(
        held.loc[(held["outcome"] == "sanctioned") & (held["cites"] == "off_list"), "n"].sum()
    )
    reading = (
        t(
            "view.duty_outcome.reading",
            place=reader.place,
            n=int(held["n"].sum()),
            negligent=count("negligent", "sanctioned"),
            listed=count("negligent", "sanctioned", ("list",)),
            exempted=count("diligent", "exempted"),
            wrong=count("diligent", "sanctioned"),
            off=off,
        )
        if len(held)
        else t("view.nothing", place=reader.place)
    )
    alert = [("diligent", f"sanctioned_{c}") for c in CITES] + [
        ("negligent", "sanctioned_off_list")
    ]
    return crossed(
        reader,
        "duty_outcome",
        rows,
        ("duty", ("negligent", "diligent")),
        ("what", columns),
        ("accountability",),
        reading,
        alert=alert,
        note=t("view.duty_outcome.note"),
    )


def accountability(reader: Reader) -> View:
    """Sanctions and exemptions, place by place."""
    rows = reader.edition.ask("burden/accountability")
    part = rows["outcome"] + "_" + rows["cites"].where(rows["outcome"] == "sanctioned", "all")
    tones = {
        "sanctioned_list": "deep",
        "sanctioned_item_only": "soft",
        "sanctioned_off_list": "alert",
        "exempted_all": "light",
    }
    return composition(reader, "accountability", rows.assign(part=part), tones, ("accountability",))


def admission_steps(reader: Reader) -> View:
    """The gate as a funnel, and what went round it."""
    rows = reader.of_unit(reader.edition.ask("burden/admissions"))
    through = rows[rows["part"] != "bypassed"]
    approved = rows[rows["part"] == "approved"]
    steps = {
        "filed": through["n"].sum(),
        "decided": rows.loc[rows["part"].isin(["approved", "rejected"]), "n"].sum(),
        "approved": approved["n"].sum(),
        "handed": approved["handed"].sum(),
        "supported": approved["supported"].sum(),
        "bypassed": rows.loc[rows["part"] == "bypassed", "n"].sum(),
    }
    return steps_of(
        reader,
        "admission_steps",
        steps,
        ("light", "light", "middle", "deep", "deep", "alert"),
        ("admissions",),
    )


def admissions(reader: Reader) -> View:
    """Tasks by result, place by place."""
    tones = {"approved": "deep", "rejected": "light", "pending": "quiet", "bypassed": "alert"}
    return composition(
        reader, "admissions", reader.edition.ask("burden/admissions"), tones, ("admissions",)
    )


def cleanup(reader: Reader) -> View:
    """Burdens before and after the clean-up, by kind."""
    t = reader.t
    rows = reader.of_unit(reader.edition.ask("burden/burdens"))
    counts = rows.groupby("kind")[list(CLEARED)].sum().reindex(BURDENS).fillna(0)
    labels = [t(f"view.cleanup.{kind}") for kind in BURDENS]
    return _before_after(reader, "cleanup", counts, labels)


def cleanup_units(reader: Reader) -> View:
    """Burdens before and after the clean-up, unit by unit; a unit without records is grey."""
    rows = reader.edition.ask("burden/burdens")
    counts = rows.groupby("unit")[list(CLEARED)].sum()
    units = [unit for unit in reader.edition.names if unit != CITY]
    return _before_after(
        reader,
        "cleanup_units",
        counts.reindex(units),
        [reader.edition.short[unit] for unit in units],
    )


def _before_after(reader: Reader, key: str, counts: pd.DataFrame, labels: list[str]) -> View:
    t = reader.t
    parts = (
        (t("view.cleanup.before"), theme.tone("burden", "light")),
        (t("view.cleanup.after"), theme.tone("burden", "deep")),
    )
    labels = [
        label if pd.notna(n) else charts.muted(f"{label} {t('status.no_data')}")
        for label, n in zip(labels, counts["before"], strict=True)
    ]
    pairs = pd.DataFrame({"first": counts["before"], "second": counts["after"]})
    total = counts.sum()
    figure = (
        charts.pairs(rows=pairs, labels=labels, parts=parts, marks=reader.edition.marks, t=t)
        if total["before"]
        else None
    )
    place = reader.place if key == "cleanup" else reader.edition.names[CITY]
    reading = (
        t(
            "view.cleanup.reading",
            place=place,
            **{name: formats.number(total[name]) for name in CLEARED},
            share=formats.percent((total["before"] - total["after"]) / total["before"]),
        )
        if total["before"]
        else t("view.nothing", place=place)
    )
    shown = counts.astype("Int64").rename(
        columns={name: t(f"view.cleanup.{name}") for name in CLEARED}
    )
    shown.insert(
        0,
        t("file.part") if key == "cleanup" else t("file.name"),
        [
            t(f"view.cleanup.{k}") if key == "cleanup" else reader.edition.names[k]
            for k in counts.index
        ],
    )
    return View(
        key,
        t(f"view.{key}.title"),
        reading,
        ("burdens",),
        shown.reset_index(drop=True),
        figure,
        legend=parts,
    )
