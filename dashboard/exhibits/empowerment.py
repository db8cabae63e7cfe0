"""赋权: weights, ratings, personnel, orders, consultations, proposals."""

import pandas as pd

from dashboard import assessment, charts, formats, theme
from dashboard.exhibits.base import Context, Exhibit
from dashboard.exhibits.common import composition, crossed, listed, steps_of

WAYS = ("meeting", "written", "visit")
MATTERS = ("plan", "expropriation", "public_service")
BROKEN = ("early", "unasked", "overruled")
"""States of an action in effect without prior consent."""


def department_weights(context: Context) -> Exhibit:
    """The town rating's weight in departments' assessments, against 30 %."""
    return _weights(context, "department", "dept_floor")


def agency_weights(context: Context) -> Exhibit:
    """The town rating's weight in stationed agencies' assessments, against 60 %."""
    return _weights(context, "agency", "agency_floor")


def _weights(context: Context, kind: str, claim: str) -> Exhibit:
    """By unit for the latest year; for a unit chosen, year by year."""
    t, key = context.t, f"weights_{kind}"
    rows = context.here(context.ask("empowerment/weights"))
    rows = rows[rows["target_type"] == kind]
    latest = rows[rows["year"] == rows["year"].max()] if len(rows) else rows
    shown = latest.set_index("unit").reindex(
        list(context.place_names())) if context.whole else rows.set_index("year")
    spans = pd.DataFrame({"low": shown["lowest"], "lower": shown["lower_quartile"],
                          "middle": shown["median"], "upper": shown["upper_quartile"],
                          "high": shown["highest"]})
    labels = [context.short[u] for u in shown.index] if context.whole else [
        str(year) if pd.notna(floor) else f"{year} {t('status.not_in_force')}"
        for year, floor in shown["lowest_allowed"].items()]
    floor = context.claims.get(claim)
    in_force = shown["lowest_allowed"].notna().any()
    figure = charts.spans(
        rows=spans, labels=labels, colour=theme.PILLAR["empowerment"], marks=context.marks, t=t,
        line=(floor.value, formats.headline(floor, t)) if floor and in_force else None,
        share=True, ids=list(shown.index) if context.whole else ())
    columns = ["targets", "lowest", "median", "highest", "below"]
    table = shown[columns].rename(columns={c: t(f"exhibit.weights.{c}") for c in columns})
    table.insert(0, t("file.name") if context.whole else t("exhibit.weights.year"), labels)
    return Exhibit(key, t(f"exhibit.{key}.title"), _weights_reading(context, latest, kind),
                   ("assessment_weights",), table, figure,
                   shares=tuple(t(f"exhibit.weights.{c}") for c in ("lowest", "median",
                                                                    "highest")),
                   note=t("exhibit.weights.note"), selects=context.whole)


def _weights_reading(context: Context, latest: pd.DataFrame, kind: str) -> str:
    t = context.t
    if latest.empty:
        return t("exhibit.nothing", place=context.place)
    facts = {"place": context.place, "year": latest["year"].iloc[0],
             "n": formats.number(latest["targets"].sum()), "kind": t(f"exhibit.kind.{kind}"),
             "low": formats.percent(latest["lowest"].min()),
             "high": formats.percent(latest["highest"].max())}
    if latest["lowest_allowed"].isna().all():
        return t("exhibit.weights.before", **facts)
    return t("exhibit.weights.reading", below=formats.number(latest["below"].sum()),
             floor=formats.percent(latest["lowest_allowed"].max()), **facts)


def weight_breaches(context: Context) -> Exhibit:
    """Targets below their floor, by name and year; before 2020 no floor applied."""
    t = context.t
    found = context.here(context.ask("empowerment/weight_breaches"))
    judged = context.here(context.ask("empowerment/weights"))
    judged = judged[judged["lowest_allowed"].notna()]
    table = pd.DataFrame({
        t("exhibit.weights.year"): found["year"].to_list(),
        t("file.name"): [context.names[u] for u in found["unit"]],
        t("exhibit.kind.target"): found[f"name_{t.lang}"].to_list(),
        t("exhibit.weights.weight"): found["weight"].to_list()})
    key = "found" if len(found) else "none" if len(judged) else "before"
    reading = t(f"exhibit.weight_breaches.{key}", place=context.place, n=len(found),
                judged=formats.number(judged["targets"].sum()))
    return listed(context, "weight_breaches", table, ("assessment_weights",), reading,
                  shares=(t("exhibit.weights.weight"),))


def scores(context: Context) -> Exhibit:
    """Departments' ratings in the county chosen: raw, and with severity taken out."""
    t = context.t
    sheets = _sheets(context)
    sheets = sheets[(sheets["target_type"] == "department")]
    sheets = sheets[sheets["year"] == sheets["year"].max()]
    valid = sheets[sheets["score"].notna()].rename(columns={"rater_town": "rater"})
    if valid.empty:
        return _choose_county(context, "scores")
    found = assessment.severity_adjusted(valid[["rater", "target", "score"]])
    found = found.sort_values("adjusted", ascending=False)
    due = sheets.groupby("target").size()
    names = _names(sheets, t)
    drawn = found[found["comparable"]]
    parts = ((t("exhibit.scores.raw"), theme.tone("empowerment", "light")),
             (t("exhibit.scores.adjusted"), theme.tone("empowerment", "deep")))
    figure = charts.pairs(
        rows=pd.DataFrame({"first": drawn["raw"], "second": drawn["adjusted"]}),
        labels=[names[target] for target in drawn.index], parts=parts, marks=context.marks, t=t,
        digits=1, from_zero=False)
    moved = int((drawn["raw"].rank(ascending=False, method="min")
                 != drawn["adjusted"].rank(ascending=False, method="min")).sum())
    reading = t("exhibit.scores.reading", place=context.place, year=sheets["year"].iloc[0],
                n=len(drawn), valid=formats.number(len(valid)), due=formats.number(len(sheets)),
                raters=valid["rater"].nunique(), moved=moved)
    table = pd.DataFrame({
        t("exhibit.kind.target"): [names[target] for target in found.index],
        t("exhibit.scores.due"): due.reindex(found.index).to_list(),
        t("exhibit.scores.valid"): found["n"].to_list(),
        t("exhibit.scores.raw"): found["raw"].to_list(),
        t("exhibit.scores.adjusted"): found["adjusted"].to_list(),
        t("exhibit.scores.comparable"): found["comparable"].to_list()})
    return Exhibit("scores", t("exhibit.scores.title"), reading, ("town_ratings",), table, figure,
                   legend=parts, note=t("exhibit.scores.note"))


def _sheets(context: Context) -> pd.DataFrame:
    return context.ask("empowerment/rating_sheets", unit=context.unit)


def _names(sheets: pd.DataFrame, t) -> dict[str, str]:  # noqa: ANN001
    return dict(zip(sheets["target"], sheets[f"name_{t.lang}"], strict=True))


def _choose_county(context: Context, key: str) -> Exhibit:
    """Ratings compare within one county only: there is none without one chosen."""
    t = context.t
    words = t("exhibit.choose_county") if context.whole \
        else t("exhibit.nothing", place=context.place)
    return Exhibit(key, t(f"exhibit.{key}.title"), words, ("town_ratings",), pd.DataFrame())


def agencies(context: Context) -> Exhibit:
    """Agencies rated by their one town: beside its other agencies, and their own past."""
    t = context.t
    sheets = _sheets(context)
    sheets = sheets[(sheets["target_type"] == "agency") & sheets["score"].notna()]
    if sheets.empty:
        return _choose_county(context, "agencies")
    year = sheets["year"].max()
    now = sheets[sheets["year"] == year].set_index("target")
    past = sheets[sheets["year"] == year - 1].set_index("target")["score"]
    town = now.groupby("rater_town")["score"]
    others = (town.transform("sum") - now["score"]) / (town.transform("size") - 1).where(
        town.transform("size") > 1)
    rows = now.assign(others=others, gap=now["score"] - others,
                      past=past.reindex(now.index)).sort_values("gap", kind="stable")
    table = pd.DataFrame({
        t("file.town_name"): context.towns["name"].reindex(rows["rater_town"]).to_list(),
        t("exhibit.kind.target"): rows[f"name_{t.lang}"].to_list(),
        t("exhibit.agencies.score", year=year): rows["score"].to_list(),
        t("exhibit.agencies.others"): rows["others"].to_list(),
        t("exhibit.agencies.gap"): rows["gap"].to_list(),
        t("exhibit.agencies.past", year=year - 1): rows["past"].to_list()})
    below = int((rows["gap"] < 0).sum())
    reading = t("exhibit.agencies.reading", place=context.place, year=year, n=len(rows),
                below=below)
    return listed(context, "agencies", table, ("town_ratings",), reading,
                  t("exhibit.agencies.note"))


def consent_steps(context: Context) -> Exhibit:
    """Asked → answered → in effect with consent; in effect without it is a breach."""
    rows = context.here(context.ask("empowerment/consent"))
    steps = {"asked": rows.loc[rows["asked"], "n"].sum(),
             "answered": rows.loc[rows["answered"], "n"].sum(),
             "effective": rows.loc[rows["part"].isin(["consented", *BROKEN]), "n"].sum(),
             "consented": rows.loc[rows["part"] == "consented", "n"].sum(),
             "breach": rows.loc[rows["part"].isin(BROKEN), "n"].sum(),
             "stopped": rows.loc[rows["part"] == "stopped", "n"].sum()}
    tones = ("light", "light", "middle", "deep", "alert", "middle")
    return steps_of(context, "consent_steps", steps, tones, ("personnel_actions",))


def consent(context: Context) -> Exhibit:
    """What became of each action on an agency head."""
    tones = {"consented": "deep", "agreed": "middle", "stopped": "light", "waiting": "quiet",
             "early": "soft", "unasked": "alert", "overruled": "alert"}
    return composition(context, "consent", context.ask("empowerment/consent"), tones,
                       ("personnel_actions",), context.t("exhibit.consent.note"))


def consent_breaches(context: Context) -> Exhibit:
    """Actions in effect without the town's prior consent, latest first."""
    t = context.t
    found = context.here(context.ask("empowerment/consent_breaches"))
    table = pd.DataFrame({
        t("exhibit.consent_breaches.effective_on"): found["effective_on"].to_list(),
        t("file.town_name"): context.towns["name"].reindex(found["town"]).to_list(),
        t("exhibit.kind.agency"): found[f"name_{t.lang}"].to_list(),
        t("exhibit.consent_breaches.action"): [
            t(f"exhibit.consent_breaches.{a}") for a in found["action"]],
        t("exhibit.consent_breaches.asked_on"): found["asked_on"].to_list(),
        t("exhibit.consent_breaches.answered_on"): found["answered_on"].to_list(),
        t("exhibit.consent_breaches.result"): [
            t(f"exhibit.consent_breaches.{r}") for r in found["result"]]})
    reading = t("exhibit.consent_breaches.reading", place=context.place, n=len(found))
    return listed(context, "consent_breaches", table, ("personnel_actions",), reading)


def grades(context: Context) -> Exhibit:
    """How the heads of agencies were graded, and how many were not."""
    tones = {"excellent": "deep", "competent": "middle", "basic": "light", "incompetent": "soft",
             "ungraded": "quiet", "missing": "alert"}
    return composition(context, "grades", context.ask("empowerment/grades"), tones,
                       ("head_gradings",))


def orders(context: Context) -> Exhibit:
    """Coordination orders: on time, late, missing."""
    tones = {"on_time": "deep", "late": "soft", "missing": "alert", "not_due": "quiet"}
    return composition(context, "orders", context.ask("empowerment/orders"), tones,
                       ("coordination_orders",))


def plans(context: Context) -> Exhibit:
    """Plan matters: was every affected town asked before the decision."""
    tones = {"all_asked": "deep", "some_late": "soft", "some_missed": "alert", "open": "quiet"}
    rows = context.ask("empowerment/plans")
    place = {"unit": context.unit, "town": None}
    if not context.whole:  # a matter belongs to a department of the unit, not to a town
        rows = rows.assign(**place)
    return composition(context, "plans", rows, tones, ("consultations",))


def ways(context: Context) -> Exhibit:
    """Matter × way: how the towns were asked before the decision, late, or not at all."""
    t, rows = context.t, context.ask("empowerment/consultations")
    columns = [*WAYS, *(["unstated"] if (rows["way"] == "unstated").any() else []),
               "late", "unasked"]
    held = context.here(rows)
    total, asked = held["n"].sum(), held.loc[~held["way"].isin(["late", "unasked"]), "n"].sum()
    reading = t("exhibit.ways.reading", place=context.place, total=formats.number(total),
                asked=formats.number(asked), share=formats.percent(asked / total)) \
        if total else t("exhibit.nothing", place=context.place)
    return crossed(context, "ways", rows, ("matter_kind", MATTERS), ("way", columns),
                   ("consultations",), reading, note=t("exhibit.ways.note"),
                   alert=[(m, w) for m in MATTERS for w in ("late", "unasked")])


def opinions(context: Context) -> Exhibit:
    """Opinions: adopted, declined with a reason or without, pending."""
    tones = {"adopted": "deep", "reasoned": "middle", "unreasoned": "alert", "pending": "quiet"}
    return composition(context, "opinions", context.ask("empowerment/opinions"), tones,
                       ("opinions",))


def proposals(context: Context) -> Exhibit:
    """Proposals: answered on time (adopted or declined), late, not at all."""
    tones = {"adopted": "deep", "declined": "middle", "late": "soft", "unanswered": "alert",
             "not_due": "quiet"}
    return composition(context, "proposals", context.ask("empowerment/proposals"), tones,
                       ("proposals",))
