"""减负: accountability, admission, clean-up, response platform."""

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.common import crossed, steps_of
from dashboard.views.composition import Composition

CITES = ("list", "item_only", "off_list")
CLEARED = ("before", "after", "cleared", "added")
ACCOUNTABILITY = Composition(
    "accountability",
    "burden/accountability",
    ("accountability",),
    {
        "sanctioned_list": "deep",
        "sanctioned_item_only": "soft",
        "sanctioned_off_list": "alert",
        "exempted_all": "light",
    },
    window="B04",
)
ADMISSIONS = Composition(
    "admissions",
    "burden/admissions",
    ("admissions",),
    {"approved": "deep", "rejected": "light", "pending": "quiet", "bypassed": "alert"},
    window="B08",
)
BURDENS = ("veto", "responsibility_letter", "appraisal")


def _recent(reader: Reader, question: str) -> pd.DataFrame:
    """The rows of a question that are of the last twelve months."""
    rows = reader.edition.ask(question)
    return rows[rows["recent"].astype(bool)]


def duty_outcome(reader: Reader) -> View:
    """Duty × outcome, and whether the case cites the list."""
    t, rows = reader.t, _recent(reader, "burden/accountability")
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
    takeaway = (
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
        takeaway,
        alert=alert,
        note=t("view.duty_outcome.note"),
        window="B04",
    )


def accountability(reader: Reader) -> View:
    """Sanctions and exemptions, place by place."""
    rows = _recent(reader, ACCOUNTABILITY.question)
    part = rows["outcome"] + "_" + rows["cites"].where(rows["outcome"] == "sanctioned", "all")
    return ACCOUNTABILITY.of(reader, rows.assign(part=part))


def admission_steps(reader: Reader) -> View:
    """The gate as a funnel, and what went round it."""
    rows = reader.of_unit(_recent(reader, ADMISSIONS.question))
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
        "B08",
    )


def admissions(reader: Reader) -> View:
    """Tasks by result, place by place."""
    return ADMISSIONS.of(reader, _recent(reader, ADMISSIONS.question))


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
    takeaway = (
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
        takeaway,
        ("burdens",),
        shown.reset_index(drop=True),
        figure,
        legend=parts,
    )
