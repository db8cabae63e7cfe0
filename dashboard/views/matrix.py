"""The first view of every pillar page: its indicators by mechanism, unit by unit."""

from dataclasses import replace

import pandas as pd

from dashboard import charts, theme
from dashboard.charts.grid import Cell
from dashboard.edition import Edition, Reader, once
from dashboard.indicators import CITY, Indicator, mechanisms
from dashboard.indicators.mechanisms import Section
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator
from dashboard.views.base import View

FACTS = template(
    """
    <p class="reading whole">{{ head }}
    {% for name, value, link in facts %}
    <a class="act" href="{{ link }}">{{ name }} {{ value }}</a>{{ " " }}
    {% endfor %}</p>
    """
)


def matrix(reader: Reader) -> View:
    """Every indicator of the pillar at the city and each unit: value, band, link."""
    t, edition, cells = reader.t, reader.edition, _cells(reader.edition, reader.pillar)
    sections = _compared(edition, reader.pillar)
    columns = [(part.id, i) for part, held in sections for i in held]
    html = _of_city(reader) + charts.grid.matrix(
        groups=[
            (t.label(part.name), len(held), reader.here(section=part.id, indicator=held[0].id))
            for part, held in sections
        ],
        heads=[
            (t.label(i.name), _unit_word(i, t), reader.here(section=part, indicator=i.id))
            for part, i in columns
        ],
        rows=[
            (
                name if place == CITY else edition.short[place],
                reader.here(unit=place),
                place == reader.unit and not reader.whole,
                [_linked(cells[i.id].get(place), reader, place, part, i) for part, i in columns],
            )
            for place, name in edition.names.items()
        ],
        corner=t("file.name"),
    )
    table = _table(edition, reader.pillar)
    shares = tuple(_heading(edition, i) for i in _all(edition, reader.pillar) if i.is_share)
    return View(
        "matrix",
        t(f"view.matrix.{reader.pillar}"),
        _takeaway(edition, reader.pillar),
        (),
        table,
        html=html,
        shares=shares,
        legend=_legend(reader),
        note=f"{t('view.matrix.note')} {_windows(edition, [i for _, i in columns])}",
    )


def _legend(reader: Reader) -> tuple[tuple[str, str], ...]:
    """What light and dark mean, of indicators with a direction and without."""
    t, shaded = reader.t, [i for i in _all(reader.edition, reader.pillar) if _shaded(i)]
    plain = [i for i in shaded if i.direction == "information"]
    return (
        *charts.legend.ends(reader.pillar, "higher", t),
        *(charts.legend.ends(reader.pillar, "information", t) if plain else ()),
        (t("chart.small"), theme.NO_DATA),
    )


def _of_city(reader: Reader) -> str:
    """What the city has only as a whole: name and value, each leading to its section."""
    t = reader.t
    facts = [
        (
            t.label(i.name),
            formats.lead(reader.edition.values.row(i.id), i, t),
            reader.here(section=part.id, indicator=i.id),
        )
        for part, held in _sections(reader.edition, reader.pillar)
        for i in held
        if i.scope == "city"
    ]
    return str(FACTS(head=t("view.matrix.city"), facts=facts)) if facts else ""


def _sections(edition: Edition, pillar: str) -> list[tuple[Section, list[Indicator]]]:
    """The sections of a pillar that have indicators, with them."""
    found = ((part, part.indicators(edition.definitions)) for part in mechanisms.sections(pillar))
    return [(part, held) for part, held in found if held]


def _windows(edition: Edition, shown: list[Indicator]) -> str:
    """Which days the columns look at."""
    t, named = edition.t, dict[str, list[str]]()
    for indicator in shown:
        if days := edition.beside(indicator.id):
            named.setdefault(days, []).append(t.label(indicator.name))
    parts = [t("window.of", days=days, names=t.join(names)) for days, names in named.items()]
    return t("list.item").join(parts)


def _compared(edition: Edition, pillar: str) -> list[tuple[Section, list[Indicator]]]:
    """The sections and their indicators that units have: the columns."""
    found = [
        (part, [i for i in held if i.scope != "city"]) for part, held in _sections(edition, pillar)
    ]
    return [(part, held) for part, held in found if held]


def _all(edition: Edition, pillar: str) -> list[Indicator]:
    return [i for _, held in _sections(edition, pillar) for i in held]


def _shaded(indicator: Indicator) -> bool:
    """Whether units have ratios of it that compare."""
    return indicator.scope != "city" and indicator.mapped and indicator.has_ratio


def _linked(
    cell: Cell | None, reader: Reader, place: str, section: str, indicator: Indicator
) -> Cell:
    """A cell that leads to its indicator there; a word where the unit has no row of it."""
    if cell is None:
        cell = Cell(reader.t("status.no_data"), muted=True)
    return replace(cell, link=reader.here(section=section, indicator=indicator.id, unit=place))


@once
def _table(edition: Edition, pillar: str) -> pd.DataFrame:
    t, places = edition.t, list(edition.names)
    table = pd.DataFrame(
        {
            _heading(edition, i): _rows(edition, i)[
                "value" if i.has_ratio else "numerator"
            ].reindex(places)
            for i in _all(edition, pillar)
        }
    )
    table.insert(0, t("file.name"), [edition.names[place] for place in places])
    return table.reset_index(names=t("file.unit"))


def _heading(edition: Edition, indicator: Indicator) -> str:
    """What stands above the values of an indicator in a file: code, name, the days."""
    days = edition.beside(indicator.id)
    name = f"{indicator.id} {edition.t.label(indicator.name)}"
    return f"{name} ({days})" if days else name


def _unit_word(indicator: Indicator, t: Translator) -> str:
    """The unit of measure below a heading; none for a share."""
    if not indicator.has_ratio:
        return t.pick(indicator.measures["count"]["measure_word"])
    return t.pick(indicator.measures["ratio"].get("unit", {}))


def _rows(edition: Edition, indicator: Indicator) -> pd.DataFrame:
    """City and units of one indicator, as of `figures.by_unit`."""
    if indicator.scope == "city":
        return edition.city_row(indicator.id)
    return pd.concat([edition.city_row(indicator.id), edition.by_unit(indicator.id)])


@once
def _cells(edition: Edition, pillar: str) -> dict[str, dict[str, Cell]]:
    """The cells of every indicator, by place; not yet leading anywhere."""
    return {i.id: _column(edition, i) for i in _all(edition, pillar)}


def _column(edition: Edition, indicator: Indicator) -> dict[str, Cell]:
    t, rows = edition.t, _rows(edition, indicator)
    units = rows.loc[rows.index != CITY]
    shades = charts.colours(units, indicator) if _shaded(indicator) else [theme.PAPER] * len(units)
    colours = dict(zip(units.index, shades, strict=True))
    cells = {}
    for place, row in rows.to_dict("index").items():
        absent = row["status"] in formats.NO_DATA
        said = [word] if (word := formats.band(row["band"], indicator, t)) else []
        aside = [t("provenance.aggregated.name")] if row["aggregated"] else []
        aside += [t("status.partial")] if row["status"] == "partial" else []
        cells[str(place)] = Cell(
            formats.absence(formats.status(row), indicator, t)
            if absent
            else formats.ratio(row["value"], indicator, t, unit=False)
            if indicator.has_ratio
            else formats.number(row["numerator"]),
            colours.get(place, theme.PAPER),
            formats.mark(row["band"], indicator) + "※" * bool(aside),
            t.join(said + aside),
            muted=bool(absent or row["small"]),
        )
    return cells


@once
def _takeaway(edition: Edition, pillar: str) -> str:
    """How many values of units are below a level, or missing."""
    frames = [_rows(edition, i) for i in _all(edition, pillar)]
    units = pd.concat([frame[frame.index != CITY] for frame in frames])
    empty = int(units["status"].isin(formats.NO_DATA).sum())
    short = int(units["band"].isin(["near", "missed"]).sum())
    return edition.t(
        "view.matrix.reading",
        indicators=len(frames),
        units=units.index.nunique(),
        short=edition.t("view.matrix.short", n=short) if short else "",
        nothing=edition.t("view.matrix.nothing", n=empty) if empty else "",
    )
