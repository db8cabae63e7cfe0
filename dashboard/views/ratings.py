"""赋权: the town rating, its weight in the assessment and its scores."""

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.indicators.ranks import ranks
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import View
from dashboard.views.common import listed
from dashboard.what_if.rater_effect import without_rater_effect


def department_weights(reader: Reader) -> View:
    """The town rating's weight in departments' assessments, against 30 %."""
    return _weights(reader, "department", "dept_floor")


def agency_weights(reader: Reader) -> View:
    """The town rating's weight in stationed agencies' assessments, against 60 %."""
    return _weights(reader, "agency", "agency_floor")


def _weights(reader: Reader, kind: str, claim: str) -> View:
    """By unit for the latest year; for a unit chosen, year by year."""
    t, key = reader.t, f"weights_{kind}"
    rows = reader.of_unit(reader.edition.ask("empowerment/weights"))
    rows = rows[rows["target_type"] == kind]
    latest = rows[rows["year"] == rows["year"].max()] if len(rows) else rows
    shown = (
        latest.set_index("unit").reindex(list(reader.place_names()))
        if reader.whole
        else rows.set_index("year")
    )
    spans = pd.DataFrame(
        {
            "low": shown["lowest"],
            "lower": shown["lower_quartile"],
            "middle": shown["median"],
            "upper": shown["upper_quartile"],
            "high": shown["highest"],
        }
    )
    labels = (
        [reader.edition.short[u] for u in shown.index]
        if reader.whole
        else [
            str(year) if pd.notna(floor) else f"{year} {t('status.not_in_force')}"
            for year, floor in shown["lowest_allowed"].items()
        ]
    )
    floor = reader.edition.claims.get(claim)
    in_force = shown["lowest_allowed"].notna().any()
    figure = charts.spans(
        rows=spans,
        labels=labels,
        colour=theme.PILLAR["empowerment"],
        marks=reader.edition.marks,
        t=t,
        line=(floor.value, formats.headline(floor, t)) if floor and in_force else None,
        share=True,
        ids=list(shown.index) if reader.whole else (),
    )
    columns = ["targets", "lowest", "median", "highest", "below"]
    table = shown[columns].rename(columns={c: t(f"view.weights.{c}") for c in columns})
    table.insert(0, t("file.name") if reader.whole else t("view.weights.year"), labels)
    return View(
        key,
        t(f"view.{key}.title"),
        _weights_takeaway(reader, latest, kind),
        ("assessment_weights",),
        table,
        figure,
        shares=tuple(t(f"view.weights.{c}") for c in ("lowest", "median", "highest")),
        note=t("view.weights.note"),
        selects=reader.whole,
    )


def _weights_takeaway(reader: Reader, latest: pd.DataFrame, kind: str) -> str:
    t = reader.t
    if latest.empty:
        return t("view.nothing", place=reader.place)
    facts = {
        "place": reader.place,
        "year": latest["year"].iloc[0],
        "n": formats.number(latest["targets"].sum()),
        "kind": t(f"view.kind.{kind}"),
        "low": formats.percent(latest["lowest"].min()),
        "high": formats.percent(latest["highest"].max()),
    }
    if latest["lowest_allowed"].isna().all():
        return t("view.weights.before", **facts)
    return t(
        "view.weights.reading",
        below=formats.number(latest["below"].sum()),
        floor=formats.percent(latest["lowest_allowed"].max()),
        **facts,
    )


def weight_breaches(reader: Reader) -> View:
    """Targets below their floor, by name and year; before 2020 no floor applied."""
    t = reader.t
    found = reader.of_unit(reader.edition.ask("empowerment/weight_breaches"))
    judged = reader.of_unit(reader.edition.ask("empowerment/weights"))
    judged = judged[judged["lowest_allowed"].notna()]
    table = pd.DataFrame(
        {
            t("view.weights.year"): [str(year) for year in found["year"]],
            t("file.name"): [reader.edition.names[u] for u in found["unit"]],
            t("view.kind.target"): found[f"name_{t.written}"].to_list(),
            t("view.weights.weight"): found["weight"].to_list(),
        }
    )
    key = "found" if len(found) else "none" if len(judged) else "before"
    takeaway = t(
        f"view.weight_breaches.{key}",
        place=reader.place,
        n=len(found),
        judged=formats.number(judged["targets"].sum()),
    )
    return listed(
        reader,
        "weight_breaches",
        table,
        ("assessment_weights",),
        takeaway,
        shares=(t("view.weights.weight"),),
    )


def scores(reader: Reader) -> View:
    """Departments' ratings in the county chosen: raw, and with severity taken out."""
    t = reader.t
    sheets = _sheets(reader)
    sheets = sheets[(sheets["target_type"] == "department")]
    sheets = sheets[sheets["year"] == sheets["year"].max()]
    valid = sheets[sheets["score"].notna()].rename(columns={"rater_town": "rater"})
    if valid.empty:
        return _choose_county(reader, "scores")
    found = without_rater_effect(valid[["rater", "target", "score"]])
    found = found.sort_values("adjusted", ascending=False)
    due = sheets.groupby("target").size()
    names = _names(sheets, t)
    drawn = found[found["comparable"]]
    parts = (
        (t("view.scores.raw"), theme.tone("empowerment", "light")),
        (t("view.scores.adjusted"), theme.tone("empowerment", "deep")),
    )
    figure = charts.pairs(
        rows=pd.DataFrame({"first": drawn["raw"], "second": drawn["adjusted"]}),
        labels=[names[target] for target in drawn.index],
        parts=parts,
        marks=reader.edition.marks,
        t=t,
        digits=1,
        from_zero=False,
    )
    moved = int((ranks(drawn["raw"]) != ranks(drawn["adjusted"])).sum())
    takeaway = t(
        "view.scores.reading",
        place=reader.place,
        year=sheets["year"].iloc[0],
        n=len(drawn),
        valid=formats.number(len(valid)),
        due=formats.number(len(sheets)),
        raters=valid["rater"].nunique(),
        moved=moved,
    )
    table = pd.DataFrame(
        {
            t("view.kind.target"): [names[target] for target in found.index],
            t("view.scores.due"): due.reindex(found.index).to_list(),
            t("view.scores.valid"): found["n"].to_list(),
            t("view.scores.raw"): found["raw"].to_list(),
            t("view.scores.adjusted"): found["adjusted"].to_list(),
            t("view.scores.comparable"): found["comparable"].to_list(),
        }
    )
    return View(
        "scores",
        t("view.scores.title"),
        takeaway,
        ("town_ratings",),
        table,
        figure,
        legend=parts,
        note=t("view.scores.note"),
    )


def _sheets(reader: Reader) -> pd.DataFrame:
    return reader.edition.ask("empowerment/rating_sheets", unit=reader.unit)


def _names(sheets: pd.DataFrame, t: Translator) -> dict[str, str]:
    return dict(zip(sheets["target"], sheets[f"name_{t.written}"], strict=True))


def _choose_county(reader: Reader, key: str) -> View:
    """Ratings compare within one county only: there is none without one chosen."""
    t = reader.t
    words = t("view.choose_county") if reader.whole else t("view.nothing", place=reader.place)
    return View(key, t(f"view.{key}.title"), words, ("town_ratings",), pd.DataFrame())


def agencies(reader: Reader) -> View:
    """Agencies rated by their one town: beside its other agencies, and their own past."""
    t = reader.t
    sheets = _sheets(reader)
    sheets = sheets[(sheets["target_type"] == "agency") & sheets["score"].notna()]
    if sheets.empty:
        return _choose_county(reader, "agencies")
    year = sheets["year"].max()
    now = sheets[sheets["year"] == year].set_index("target")
    past = sheets[sheets["year"] == year - 1].set_index("target")["score"]
    town = now.groupby("rater_town")["score"]
    others = (town.transform("sum") - now["score"]) / (town.transform("size") - 1).where(
        town.transform("size") > 1
    )
    rows = now.assign(
        others=others, gap=now["score"] - others, past=past.reindex(now.index)
    ).sort_values("gap", kind="stable")
    table = pd.DataFrame(
        {
            t("file.town_name"): reader.edition.towns["name"].reindex(rows["rater_town"]).to_list(),
            t("view.kind.target"): rows[f"name_{t.written}"].to_list(),
            t("view.agencies.score", year=year): rows["score"].to_list(),
            t("view.agencies.others"): rows["others"].to_list(),
            t("view.agencies.gap"): rows["gap"].to_list(),
            t("view.agencies.past", year=year - 1): rows["past"].to_list(),
        }
    )
    below = int((rows["gap"] < 0).sum())
    takeaway = t("view.agencies.reading", place=reader.place, year=year, n=len(rows), below=below)
    return listed(reader, "agencies", table, ("town_ratings",), takeaway, t("view.agencies.note"))
