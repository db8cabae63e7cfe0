"""Reports as tables in words: what is wrong, who sent what, what would change."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.claims import SHARE, Claim
from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER
from dashboard.indicators import Definitions, Indicator
from dashboard.intake import messages
from dashboard.intake.problems import Problem
from dashboard.snapshots import Snapshot
from dashboard.snapshots.carried import stale
from dashboard.snapshots.log import Entry
from dashboard.text import formats
from dashboard.text.i18n import Translator

Names = Mapping[str, str]
STATES = {"sent": "●", "partly": "◐", "carried": "↺", "missing": "○"}
"""Sign of each state of the tracker, beside its word."""
NAMED = 3
"""How many tables a line names."""


Row = tuple[str | int, ...]
"""The cells of a line, as many as the table has columns."""


def _table(rows: Sequence[Row], words: str, columns: Sequence[str], t: Translator) -> pd.DataFrame:
    """Lines under headings, which are the texts ``<words>.<column>``."""
    return pd.DataFrame(rows, columns=[t(f"{words}.{name}") for name in columns])


def problems(found: Sequence[Problem], t: Translator) -> pd.DataFrame:
    """One line a problem: file, place, column, value, wrong, fix."""
    lines = [messages.problem(one, t) for one in found]
    return _table(lines, "report", messages.ReportLine._fields, t)


def tracker(
    sent: pd.DataFrame,
    before: pd.DataFrame | None,
    carried: Mapping[str, Sequence[str]],
    names: Names,
    t: Translator,
) -> pd.DataFrame:
    """One line a unit: its state, the tables and rows sent, what is missing of what it had."""
    rows = []
    tables = [str(name) for name in sent]
    earlier = {} if before is None else before.to_dict("index")
    for unit, counts in sent.to_dict("index").items():
        held = [name for name in tables if counts[name]]
        had = [name for name in tables if earlier.get(unit, {}).get(name)]
        stands = list(carried.get(str(unit), ()))
        lacks = [name for name in had if name not in (*held, *stands, REGISTER)]
        state = _state(held, stands, lacks)
        rows.append(
            (
                names.get(str(unit), str(unit)),
                f"{STATES[state]} {t(f'tracker.{state}')}",
                len(held),
                sum(counts.values()),
                _tables(stands, t),
                _tables(lacks, t),
            )
        )
    return _table(
        rows, "tracker.column", ("unit", "state", "tables", "rows", "carried", "lacking"), t
    )


def _state(held: Sequence[str], stands: Sequence[str], lacks: Sequence[str]) -> str:
    if held:
        return "partly" if lacks else "sent"
    return "carried" if stands else "missing"


def _tables(tables: Sequence[str], t: Translator) -> str:
    named = t.join([t.label(TABLES[name].label) for name in tables[:NAMED]]) or "–"
    return t("tracker.more", named=named, n=len(tables)) if len(tables) > NAMED else named


def reading(
    base: str,
    rows: pd.DataFrame,
    values: pd.DataFrame,
    bands: pd.DataFrame,
    claims: pd.DataFrame,
    t: Translator,
) -> str:
    """The difference in one sentence, from the frames of `difference`."""
    touched = rows[["added", "removed", "changed"]].sum(axis=1)
    stops = (claims["state_before"] == "agrees") & (claims["state_after"] != "agrees")
    return t(
        "draft.reading",
        base=base,
        rows=int(touched.sum()),
        tables=int((touched > 0).sum()),
        values=int((values["level"] != "town").sum()),
        towns=int((values["level"] == "town").sum()),
        indicators=values["indicator"].nunique(),
        flips=len(bands),
        stops=int(stops.sum()),
    )


def rows(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """`difference.rows` in words."""
    worded = frame.assign(
        table=[f"{t.label(TABLES[name].label)} {name}" for name in frame["table"]]
    )
    return worded.set_axis([t(f"difference.{name}") for name in frame], axis=1)


def values(
    frame: pd.DataFrame, definitions: Definitions, names: Names, t: Translator
) -> pd.DataFrame:
    """`difference.values` in words: indicator, unit, before, after, change."""
    lines = []
    for row in frame.to_dict("records"):
        indicator = definitions[row["indicator"]]
        before, after = (
            _shown(row[f"value_{side}"], row[f"numerator_{side}"], indicator, t)
            for side in ("before", "after")
        )
        change = row["change"]
        if pd.isna(change):
            step = "–"
        elif indicator.is_share:
            step = formats.number(change * 100, 1) + t("unit.points")
        else:
            step = formats.number(change, 1)
        lines.append(
            (
                f"{indicator.id} {t.label(indicator.name)}",
                names.get(row["unit"], row["unit"]),
                before,
                after,
                step,
            )
        )
    return _table(lines, "difference", ("indicator", "unit", "before", "after", "change"), t)


def _shown(value: float, numerator: float, indicator: Indicator, t: Translator) -> str:
    if pd.isna(numerator):
        return t("status.no_data")
    if not indicator.has_ratio:
        return formats.count(numerator, indicator, t)
    ratio = formats.ratio(value, indicator, t)
    if "count" not in indicator.measures:
        return ratio
    return t("overview.with_count", ratio=ratio, count=formats.count(numerator, indicator, t))


def bands(
    frame: pd.DataFrame, definitions: Definitions, names: Names, t: Translator
) -> pd.DataFrame:
    """`difference.bands` in words."""
    lines = [
        (
            t.label(definitions[row["indicator"]].name),
            names.get(row["unit"], row["unit"]),
            messages.band(row["band_before"], definitions[row["indicator"]], t),
            messages.band(row["band_after"], definitions[row["indicator"]], t),
        )
        for row in frame.to_dict("records")
    ]
    return _table(lines, "difference", ("indicator", "unit", "before", "after"), t)


def claims(frame: pd.DataFrame, published: Mapping[str, Claim], t: Translator) -> pd.DataFrame:
    """`difference.claims` in words: those that would stop agreeing first."""
    lines = []
    for row in frame.sort_values("state_after", ascending=False).to_dict("records"):
        claim = published[row["claim"]]
        value = (
            "–"
            if pd.isna(row["value_after"])
            else (
                formats.percent(row["value_after"])
                if claim.measure_unit == SHARE
                else formats.number(row["value_after"])
            )
        )
        lines.append(
            (
                t.label(claim.label),
                formats.claimed(claim, t),
                value,
                t("agreement." + row["state_before"]),
                t("agreement." + row["state_after"]),
            )
        )
    return _table(lines, "difference", ("claim", "published", "value", "before", "after"), t)


def states(held: Sequence[tuple[Snapshot, str]], t: Translator) -> pd.DataFrame:
    """What is on disk, latest first."""
    old = stale([s for s, state in held if state in ("published", "embargo")])
    lines = [
        (
            s.id,
            " · ".join([t(f"periods.state.{state}"), *([t("stale.mark")] if s.id in old else [])]),
            t(f"provenance.{s.provenance}.name"),
            s.created_by,
            s.made,
            len(s.tables),
            s.digest[:16],
        )
        for s, state in reversed(held)
    ]
    return _table(
        lines, "periods.column", ("id", "state", "provenance", "by", "at", "tables", "digest"), t
    )


def entries(held: Sequence[Entry], t: Translator) -> pd.DataFrame:
    """The log, latest first."""
    lines = [
        (
            entry.n,
            entry.at,
            entry.by or "–",
            t(f"periods.act.{entry.act}"),
            f"{entry.as_of}-r{entry.revision}",
            _detail(entry, t),
            entry.hash[:16],
        )
        for entry in reversed(held)
    ]
    return _table(lines, "periods.log", ("n", "at", "by", "act", "what", "detail", "hash"), t)


def _detail(entry: Entry, t: Translator) -> str:
    detail = entry.detail
    facts: dict[str, dict[str, object]] = {
        "embargo": {"time": entry.public_from},
        "reason": {"reason": detail.get("reason")},
        "files": {"files": t.join(list(detail.get("files", ())))},
        "carried": {"n": len(detail.get("carried", ())), "base": detail.get("base")},
        "confirmed": {"n": len(detail.get("confirmed", ()))},
    }
    named = [
        t(f"periods.detail.{key}", **said) for key, said in facts.items() if all(said.values())
    ]
    return t("list.item").join(named) or "–"
