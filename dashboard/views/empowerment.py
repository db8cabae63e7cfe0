"""赋权: weights, ratings, personnel, orders, consultations, proposals."""

import pandas as pd

from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.common import crossed, listed, nothing, steps_of
from dashboard.views.composition import Composition

WAYS = ("meeting", "written", "visit")
MATTERS = ("plan", "expropriation", "public_service")
BROKEN = ("early", "unasked", "overruled")
"""States of an action in effect without prior consent."""


def consent_steps(reader: Reader) -> View:
    """Asked → answered → in effect with consent; in effect without it is a breach."""
    rows = reader.of_unit(reader.edition.ask("empowerment/consent"))
    steps = {
        "asked": rows.loc[rows["asked"], "n"].sum(),
        "answered": rows.loc[rows["answered"], "n"].sum(),
        "effective": rows.loc[rows["part"].isin(["consented", *BROKEN]), "n"].sum(),
        "consented": rows.loc[rows["part"] == "consented", "n"].sum(),
        "breach": rows.loc[rows["part"].isin(BROKEN), "n"].sum(),
        "stopped": rows.loc[rows["part"] == "stopped", "n"].sum(),
    }
    tones = ("light", "light", "middle", "deep", "alert", "middle")
    return steps_of(reader, "consent_steps", steps, tones, ("personnel_actions",), "E06")


consent = Composition(
    "consent",
    "empowerment/consent",
    ("personnel_actions",),
    {
        "consented": "deep",
        "agreed": "middle",
        "stopped": "light",
        "waiting": "quiet",
        "early": "soft",
        "unasked": "alert",
        "overruled": "grave",
    },
    noted=True,
    window="E06",
)
"""What became of each action on an agency head."""


def consent_breaches(reader: Reader) -> View:
    """Actions in effect without the town's prior consent, latest first."""
    t = reader.t
    if reader.of_unit(reader.edition.ask("empowerment/consent")).empty:
        return nothing(reader, "consent_breaches", ("personnel_actions",))
    found = reader.of_unit(reader.edition.ask("empowerment/consent_breaches"))
    table = pd.DataFrame(
        {
            t("view.consent_breaches.effective_on"): found["effective_on"].to_list(),
            t("file.town_name"): reader.edition.towns["name"].reindex(found["town"]).to_list(),
            t("view.kind.agency"): found[f"name_{t.written}"].to_list(),
            t("view.consent_breaches.action"): [
                t(f"view.consent_breaches.{a}") for a in found["action"]
            ],
            t("view.consent_breaches.asked_on"): found["asked_on"].to_list(),
            t("view.consent_breaches.answered_on"): found["answered_on"].to_list(),
            t("view.consent_breaches.result"): [
                t(f"view.consent_breaches.{result if asked else 'unasked'}")
                for result, asked in zip(found["result"], found["asked_on"].notna(), strict=True)
            ],
        }
    )
    takeaway = t("view.consent_breaches.reading", place=reader.place, n=len(found))
    return listed(reader, "consent_breaches", table, ("personnel_actions",), takeaway, window="E06")


grades = Composition(
    "grades",
    "empowerment/grades",
    ("head_gradings",),
    {
        "excellent": "deep",
        "competent": "middle",
        "basic": "light",
        "incompetent": "soft",
        "ungraded": "quiet",
        "missing": "alert",
    },
    window="E07",
)
"""How the heads of agencies were graded, and how many were not."""


orders = Composition(
    "orders",
    "empowerment/orders",
    ("coordination_orders",),
    {"on_time": "deep", "late": "soft", "missing": "alert", "not_due": "quiet"},
    window="E08",
)
"""Coordination orders: on time, late, missing."""


plans = Composition(
    "plans",
    "empowerment/plans",
    ("consultations",),
    {"all_asked": "deep", "some_late": "soft", "some_missed": "alert", "open": "quiet"},
    window="E09",
)
"""Plan matters: was every affected town asked before the decision."""


def ways(reader: Reader) -> View:
    """Matter × way: how the towns were asked before the decision, late, or not at all."""
    t, rows = reader.t, reader.edition.ask("empowerment/consultations")
    columns = [
        *WAYS,
        *(["unstated"] if (rows["way"] == "unstated").any() else []),
        "late",
        "unasked",
    ]
    held = reader.of_unit(rows)
    total, asked = held["n"].sum(), held.loc[~held["way"].isin(["late", "unasked"]), "n"].sum()
    takeaway = (
        t(
            "view.ways.reading",
            place=reader.place,
            total=formats.number(total),
            asked=formats.number(asked),
            share=formats.percent(asked / total),
        )
        if total
        else t("view.nothing", place=reader.place)
    )
    return crossed(
        reader,
        "ways",
        rows,
        ("matter_kind", MATTERS),
        ("way", columns),
        ("consultations",),
        takeaway,
        note=t("view.ways.note"),
        alert=[(m, w) for m in MATTERS for w in ("late", "unasked")],
        window="E10",
    )


opinions = Composition(
    "opinions",
    "empowerment/opinions",
    ("opinions",),
    {"adopted": "deep", "reasoned": "middle", "unreasoned": "alert", "pending": "quiet"},
    window="E11",
)
"""Opinions: adopted, declined with a reason or without, pending."""


proposals = Composition(
    "proposals",
    "empowerment/proposals",
    ("proposals",),
    {
        "adopted": "deep",
        "declined": "middle",
        "late": "soft",
        "unanswered": "alert",
        "not_due": "quiet",
    },
    window="E12",
)
"""Proposals: answered on time (adopted or declined), late, not at all."""
