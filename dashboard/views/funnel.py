"""漏斗图, the units of an indicator between the limits that chance sets."""

import pandas as pd

from dashboard import charts
from dashboard.charts.funnel import funnel_chart, funnel_figure
from dashboard.charts.specs import FunnelChart
from dashboard.edition import Edition, Reader, control, once
from dashboard.indicators.funnel import P95, P998, Funnel
from dashboard.views.base import View


@once
def chart(edition: Edition, indicator: str) -> FunnelChart | None:
    """The funnel of an indicator's units, for pages and hand-outs; None where it has none."""
    limits = control.funnel(edition, indicator)
    if limits is None:
        return None
    return funnel_chart(
        frame=control.compared(edition, indicator),
        limits=limits,
        indicator=edition.definitions[indicator],
        names=edition.short,
        t=edition.t,
    )


@once
def reading(edition: Edition, indicator: str) -> str:
    """Who is outside the limits, and whether units differ by more or less than chance; why there
    are no limits where there are none.
    """
    t, limits = edition.t, control.funnel(edition, indicator)
    if limits is None:
        cases = edition.definitions[indicator].cases
        return t("funnel.none" if cases else "funnel.no_cases")
    beyond = control.outside(edition, indicator)
    near = set(control.outside(edition, indicator, P95)) - set(beyond)
    named = t.join([edition.short[unit] for unit in beyond]) or t("funnel.nobody")
    spread = t(f"funnel.{limits.spread}", phi=f"{limits.dispersion:.1f}")
    return t("funnel.reading", n=limits.units, names=named, near=len(near), spread=spread)


def funnel(reader: Reader) -> View:
    """The indicator chosen: picture, sentence, and the limits of each unit as a table."""
    t, edition, indicator = reader.t, reader.edition, reader.indicator
    made, limits = chart(edition, indicator.id), control.funnel(edition, indicator.id)
    total = edition.values.row(indicator.id)
    return View(
        "funnel",
        t("funnel.title", indicator=t.label(indicator.name)),
        reading(edition, indicator.id),
        (),
        pd.DataFrame() if limits is None else _table(edition, indicator.id, limits),
        funnel_figure(made, selected=reader.unit, marks=charts.marks_of(total), t=t)
        if made
        else None,
        note=t("funnel.note") if made else "",
        total=total,
        selects=True,
    )


def _table(edition: Edition, indicator: str, limits: Funnel) -> pd.DataFrame:
    """Each unit with its limits, in the ratio's own unit."""
    t, rows = edition.t, control.compared(edition, indicator)
    ends = [(*limits.limits(size, P95), *limits.limits(size, P998)) for size in rows["denominator"]]
    table = pd.DataFrame(
        ends, columns=[t(f"funnel.column.{n}") for n in ("l95", "h95", "l998", "h998")]
    )
    table.insert(0, t("file.denominator"), rows["denominator"].astype("Int64").to_list())
    table.insert(0, t("file.value"), rows["value"].to_list())
    table.insert(0, t("file.name"), [edition.names[str(unit)] for unit in rows.index])
    return table
