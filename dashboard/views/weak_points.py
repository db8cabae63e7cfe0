"""The weak points of a unit or town: the gravest first, each with its distance and its rank."""

from datetime import date
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.edition import Edition, once, profile
from dashboard.edition.address import State
from dashboard.indicators import Indicator, PlaceLevel
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator
from dashboard.views import standing, verdict
from dashboard.views.any_reader import Anybody, Open
from dashboard.views.base import View
from dashboard.views.standing import Line

COLUMNS = ("indicator", "value", "reach", "gap", "rank", "change", "kind")
WEAK = template(
    """
    <div class="scroll"><table class="ledger data changes weak"><thead><tr>
    {% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead><tbody>
    {% for row in rows %}<tr><th scope="row"><a href="{{ row.link }}">{{ row.indicator }}</a></th>
    <td class="number">{{ row.value }}</td><td class="number">{{ row.reach }}</td>
    <td>{{ row.gap }}</td><td>{{ row.rank }}</td>
    <td class="number {{ row.step.tone }}"{% if row.step.said %} title="{{ row.step.said }}"
    {% endif %}>{{ row.change }}</td><td>{{ row.kind }}</td></tr>{% endfor %}
    </tbody></table></div>
    """
)


@once
def weak_points(
    edition: Edition, level: PlaceLevel, place: str, name: str, before: date | None
) -> tuple[View, Open]:
    """Every gap of a place (`profile.gaps`) as a view, and its HTML with the links left open."""
    t, lines = edition.t, profile.lines(edition, place, level, before)
    anybody = Anybody(edition, State.of(t.lang))
    deeper = {"town": place} if level == "town" else {}
    rows = [
        _row(lines.loc[id_].to_dict(), edition.definitions[id_], t)
        | {"link": anybody.link("records", indicator=id_, **deeper)}
        for id_ in profile.gaps(lines)
    ]
    heads = [t(f"weak.column.{column}") for column in COLUMNS]
    missing = lines["status"].isin(formats.NO_DATA).all()
    none = t("county.no_data", place=name) if missing else t("weak.none")
    takeaway = t("weak.reading", n=len(rows), first=_first(rows[0], t)) if rows else none
    unsure = profile.unsure(lines)
    takeaway += t("weak.unsure", n=unsure) if unsure else ""
    table = pd.DataFrame([[row[column] for column in COLUMNS] for row in rows], columns=heads)
    html = WEAK(heads=heads, rows=rows) if rows else Markup("")
    view = View(
        "weak_points", t("weak.title", place=name), takeaway, (), table, note=t("weak.note")
    )
    return view, Open(str(html))


def _row(line: dict[Any, Any], indicator: Indicator, t: Translator) -> dict[str, Any]:
    step = standing.step(line, indicator, t)
    held = verdict.verdict(line["value"], line["band"], indicator, t)
    from_city = (
        ""
        if line["city_status"] == "partial"
        else verdict.from_city(line["value"], line["city"], indicator, t)
    )
    short = line["band"] in ("near", "missed")
    return {
        "indicator": t.label(indicator.name),
        "value": formats.ratio(line["value"], indicator, t),
        "reach": standing.interval(line, indicator, t),
        "gap": t.join([held, from_city]) if short else from_city,
        "rank": standing.rank(line, t),
        "step": step,
        "change": step.text + step.unit,
        "kind": t(f"weak.kind.{_kind(line, indicator)}"),
    }


def _kind(line: Line, indicator: Indicator) -> str:
    """Why it is one: the gravest reason."""
    if indicator.level and line["band"] in ("near", "missed"):
        return indicator.level.kind
    return "outside" if line["side"] < 0 else "last"


def _first(row: dict[str, Any], t: Translator) -> str:
    return t("overview.comma").join(
        [f"{row['indicator']} {row['value']}", row["gap"] or row["kind"]]
    )
