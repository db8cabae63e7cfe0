"""The indicators of several units side by side."""

from collections.abc import Sequence

import pandas as pd

from dashboard import charts
from dashboard.edition import Reader
from dashboard.indicators import CITY, summaries
from dashboard.text import formats
from dashboard.views.base import View


def comparison(reader: Reader, places: Sequence[str]) -> View:
    """The indicators of several units side by side, the city last."""
    t, definitions = reader.t, reader.edition.definitions
    reaching = [i for i in definitions.values() if i.reaches("unit")]
    held = [i for i in reaching if i.mapped]
    apart = [t.label(i.name) for i in reaching if not i.mapped]
    columns = [*places, CITY]
    rows, table = [], []
    for indicator in held:
        values = {unit: reader.edition.values.row(indicator.id, unit) for unit in columns}
        level = summaries.threshold(indicator, reader.edition.as_of)
        cells = []
        for unit, row in values.items():
            band = summaries.judged(row, level, indicator)
            cells.append(
                charts.grid.Cell(
                    formats.measure(row["value"], indicator, t)
                    if indicator.has_ratio and not pd.isna(row["value"])
                    else formats.lead(row, indicator, t),
                    mark=formats.mark(band, indicator),
                    muted=summaries.few(row, indicator),
                    said=formats.band(band, indicator, t),
                    link=reader.link("records", indicator=indicator.id, unit=unit),
                )
            )
        method = reader.link("methods", indicator=indicator.id, section="indicators")
        rows.append((t.label(indicator.name), method, False, cells))
        table.append(
            [indicator.id, t.label(indicator.name), *(row["value"] for row in values.values())]
        )
    names = [reader.edition.names[unit] for unit in columns]
    html = charts.grid.matrix(
        groups=[],
        corner=t("county.column.indicator"),
        rows=rows,
        heads=[
            (reader.edition.short.get(u, n), "", reader.link("county", unit=u))
            for u, n in zip(columns, names, strict=True)
        ],
    )
    frame = pd.DataFrame(table, columns=[t("file.indicator"), t("county.column.indicator"), *names])
    return View(
        "comparison",
        t("county.comparison", places=t.join(names[:-1])),
        t("county.comparison_reading", n=len(held)),
        (),
        frame,
        html=html,
        note=t("county.comparison_note", names=t.join(apart)),
    )
