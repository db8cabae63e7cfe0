"""Totals and their parts, by unit or by town of the unit chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import UNNAMED, Reader
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.text.shares import percents
from dashboard.views.base import View
from dashboard.views.common import named

Tone = Literal["deep", "middle", "light", "soft", "quiet", "alert", "grave"]


def by_place(rows: pd.DataFrame, reader: Reader, parts: Sequence[str]) -> pd.DataFrame:
    """Counts by unit (or by town of the unit chosen) and part; NaN where nothing is recorded.

    `rows`: unit, town, part, n. Records that name no town have a row of their own; where none
    ever does, the unit chosen is the only row.
    """
    held, units = reader.of_unit(rows), reader.whole or rows["town"].isna().all()
    place = held["unit"] if units else held["town"].fillna(UNNAMED)
    table = held.assign(place=place.astype("str")).pivot_table(
        index="place", columns="part", values="n", aggfunc="sum"
    )
    places = (
        [p for p in reader.place_names() if p != UNNAMED or p in table.index]
        if reader.whole or not units
        else [reader.unit]
    )
    table = table.reindex(index=places, columns=list(parts)).astype(float)
    return table.fillna(0).where(table.notna().any(axis=1), float("nan"))


@dataclass(frozen=True, eq=False)
class Composition:
    """What a total is made of, place by place: a view of its own for each `key`.

    `question` gives the rows (unit, town, part, n); `tones` names the parts in order; `noted`
    where the view has a note, `window` the
    indicator whose days it looks at.
    """

    key: str
    question: str
    sources: tuple[str, ...]
    tones: Mapping[str, Tone]
    noted: bool = False
    window: str = ""

    def __call__(self, reader: Reader) -> View:
        """The view of the reader's place."""
        return self.of(reader, reader.edition.ask(self.question))

    def of(self, reader: Reader, rows: pd.DataFrame) -> View:
        """The view of these `rows`."""
        t, key = reader.t, self.key
        table = by_place(rows, reader, list(self.tones))
        names = {reader.unit: reader.place} | reader.place_names()
        parts = {
            part: (t(f"view.{key}.{part}"), theme.tone(reader.pillar, tone))
            for part, tone in self.tones.items()
        }
        figure = charts.stack(
            rows=table,
            names=names,
            parts=parts,
            marks=reader.edition.marks,
            selected=reader.unit,
            t=t,
        )
        sums = table.sum()
        takeaway = makeup(
            t,
            reader.place,
            {label: sums[part] for part, (label, _) in parts.items()},
            t(f"view.{key}.measure"),
        )
        shown = table.rename(columns={part: label for part, (label, _) in parts.items()})
        shown[t("view.total")] = table.sum(axis=1, min_count=1)
        return View(
            key,
            t(f"view.{key}.title"),
            takeaway,
            self.sources,
            named(shown, names, t),
            figure,
            legend=tuple(parts.values()),
            note=t(f"view.{key}.note") if self.noted else "",
            selects=reader.whole,
            window=reader.edition.window(self.window) if self.window else "",
        )


def makeup(t: Translator, place: str, counts: Mapping[str, float], measure: str) -> str:
    """One sentence: a total and its parts with their shares; parts of none are left out."""
    total = sum(counts.values())
    if not total:
        return t("view.nothing", place=place)
    shares = percents(counts)
    parts = [
        t("view.part", label=label, n=formats.number(n), share=shares[label])
        for label, n in counts.items()
        if n
    ]
    return t(
        "view.composition",
        place=place,
        total=formats.number(total),
        measure=measure,
        parts=t.join(parts),
    )
