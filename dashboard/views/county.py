"""One unit or town on one sheet: its indicators by pillar, its towns, its neighbours beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Anybody, Edition, Open, Reader, once, profile
from dashboard.edition.address import State
from dashboard.geography import outlines
from dashboard.indicators import CITY, Indicator, PlaceLevel, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import sentences
from dashboard.views.base import View
from dashboard.views.matrix import BAND_MARKS


def card(
    reader: Reader,
    pillar: str,
    level: PlaceLevel,
    place: str,
    beside: tuple[str, ...] = (),
) -> View:
    """The indicators of one pillar at `place`: value and band, change, city, place among its
    peers; its links keep what the reader has chosen.
    """
    made, html = sheet_card(reader.edition, pillar, level, place, reader.before, beside)
    return replace(made, html=html.filled(reader))


@once
def sheet_card(
    edition: Edition,
    pillar: str,
    level: PlaceLevel,
    place: str,
    before: date | None,
    beside: tuple[str, ...],
) -> tuple[View, Open]:
    """A card for any reader, and its HTML with the links left open."""
    t, lines = edition.t, profile.sheet(edition, place, level, before)
    anybody = Anybody(edition, State.of(edition.t.lang))
    own = lines[[edition.known[id_].pillar == pillar for id_ in lines.index]]
    rows = [
        _row(anybody, edition.known[str(id_)], line, level, place, beside)
        for id_, line in zip(own.index, own.to_dict("records"), strict=True)
    ]
    heads = ["indicator", "value", "change"]
    heads += ["city", "peers", "rank"] if level != "city" else []
    head = "".join(f'<th scope="col">{escape(t(f"county.column.{name}"))}</th>' for name in heads)
    html = (
        f'<div class="scroll"><table class="matrix sheet sheet-{pillar}"><thead><tr>{head}'
        f"</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
    bands = own["band"].value_counts()
    n = int(own["band"].ne("none").sum())
    reading = (
        t("county.no_bands", n=len(own))
        if not n
        else t("county.bands", n=n, **{b: int(bands.get(b, 0)) for b in ("met", "near", "missed")})
    )
    name = edition.towns.loc[place, "name"] if level == "town" else edition.names[place]
    title = t("county.title_of", place=name, pillar=t(f"pillar.{pillar}"))
    return View(
        f"sheet_{pillar}", title, reading, (), _table(own, edition), note=t("county.signs")
    ), Open(html)


def _row(
    reader: Reader,
    indicator: Indicator,
    line: Mapping,
    level: PlaceLevel,
    place: str,
    beside: Sequence[str],
) -> str:
    t = reader.t
    deeper = {"town": place} if level == "town" else {}
    method = reader.link("methods", indicator=indicator.id, section="indicators")
    records = reader.link("records", indicator=indicator.id, **deeper)
    city = reader.link("records", indicator=indicator.id, unit=CITY)
    held = (
        formats.level(indicator, reader.edition.claims, t)
        if summaries.threshold(indicator, reader.edition.as_of)
        else ""
    )
    below = f"<small>{escape(held)}</small>" if held else ""
    cells = [
        f'<th scope="row"><a href="{escape(method)}">{escape(t.label(indicator.name))}</a>'
        f"{below}</th>",
        f'<td><a href="{escape(records)}">{escape(formats.lead(line, indicator, t))}</a>'
        f"{_mark(line, t)}{_small(line, indicator, t)}</td>",
        f"<td>{escape(_change(line, indicator))}</td>",
    ]
    if level != "city":
        whole = {
            "status": line["city_status"],
            "value": line["city"],
            "numerator": line["city_numerator"],
        }
        shown = _city(whole, indicator, t) if indicator.mapped else ""
        cells += [
            f'<td><a href="{escape(city)}">{shown}</a></td>' if shown else "<td></td>",
            *_peers(reader, indicator, line, level, place, beside),
        ]
    return f"<tr>{''.join(cells)}</tr>"


def _city(line: Mapping, indicator: Indicator, t: Translator) -> str:
    """The city beside a place: the ratio where there is one, for a count says little there;
    below it the unit, where it has one.
    """
    if line["status"] in formats.NO_DATA or pd.isna(line["value"]) or not indicator.has_ratio:
        return escape(formats.lead(line, indicator, t))
    unit = indicator.measures["ratio"].get("unit", {}).get(t.lang, "")
    below = f"<small>{escape(unit)}</small>" if unit else ""
    return escape(formats.ratio(line["value"], indicator, t, unit=False)) + below


def _small(line: Mapping, indicator: Indicator, t: Translator) -> str:
    """The ratio below a count that leads; that a share is of few."""
    if line["status"] in formats.NO_DATA:
        return ""
    said = []
    if indicator.lead == "count" and indicator.has_ratio and not pd.isna(line["value"]):
        said.append(formats.ratio(line["value"], indicator, t))
    if line["small"] and not pd.isna(line["denominator"]):
        said.append(t("county.of", n=formats.number(line["denominator"])))
    return f"<small>{escape(' · '.join(said))}</small>" if said else ""


def _mark(line: Mapping, t: Translator) -> str:
    """The band as a sign with its word; ※ on totals an office sent or that are incomplete."""
    marks = ""
    if line["band"] != "none":
        marks += f'<i title="{escape(t("band." + line["band"]))}">{BAND_MARKS[line["band"]]}</i>'
    words = [t(f"provenance.{name}.name") for name in charts.marks_of(line) if name != "demo"]
    return marks + (f'<i title="{escape(t.join(words))}">※</i>' if words else "")


def _change(line: Mapping, indicator: Indicator) -> str:
    """Points of a share, else the difference of the measure that leads; empty without."""
    share = indicator.is_share
    if indicator.lead == "ratio" or not indicator.measures.get("count"):
        now, before, digits = line["value"], line["previous"], 1
        now, before = (now * 100, before * 100) if share else (now, before)
    else:
        now, before, digits = line["numerator"], line["previous_numerator"], 0
    if pd.isna(now) or pd.isna(before):
        return ""
    difference = now - before
    sign = "±" if abs(difference) < summaries.ROUNDING else "+" if difference > 0 else "−"
    return sign + formats.number(abs(difference), digits)


def _peers(
    reader: Reader,
    indicator: Indicator,
    line: Mapping,
    level: PlaceLevel,
    place: str,
    beside: Sequence[str],
) -> list[str]:
    """The strip, and the rank with the number it is out of; none among very few."""
    if pd.isna(line["rank"]) or line["n"] < profile.MIN_PEERS:
        return ["<td></td>", "<td></td>"]
    t, rank, ties, n = reader.t, int(line["rank"]), int(line["ties"]), int(line["n"])
    held = summaries.threshold(indicator, reader.edition.as_of)
    said = (
        t("county.all_same", n=n)
        if ties == n
        else t("county.joint" if ties > 1 else "county.rank", rank=rank, n=n)
    )
    strip = charts.peer_strip(
        peers=profile.peers(reader.edition, indicator.id, level),
        place=place,
        city=line["city"],
        level=held.value if held else None,
        lower_is_better=indicator.direction == "lower",
        colour=theme.PILLAR[indicator.pillar],
        beside=beside,
        alt=t("county.strip_alt", indicator=t.label(indicator.name), said=said),
    )
    return [f"<td>{strip}</td>", f'<td class="rank">{escape(said)}</td>']


def _table(lines: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    t = edition.t
    return pd.DataFrame(
        {
            t("county.column.indicator"): [
                f"{i} {t.label(edition.known[i].name)}" for i in lines.index
            ],
            t("file.value"): lines["value"],
            t("file.numerator"): lines["numerator"],
            t("file.denominator"): lines["denominator"],
            t("file.status"): [t(f"status.{s}") if s != "value" else "" for s in lines["status"]],
            t("file.band"): [t(f"band.{b}") if b != "none" else "" for b in lines["band"]],
            t("file.previous"): lines["previous"],
            t("county.column.city"): lines["city"],
            t("county.column.rank"): lines["rank"].astype("Int64"),
            t("county.column.n"): lines["n"].astype("Int64"),
        }
    ).reset_index(drop=True)


def town_map(reader: Reader) -> View | None:
    """The towns of the unit on its outline, coloured by the indicator chosen where towns have
    values of it.
    """
    if reader.whole:
        return None
    t, indicator = reader.t, reader.indicator
    names = reader.edition.towns[reader.edition.towns["unit"] == reader.unit]["name"]
    rows = outlines.town_points().reindex(names.index).assign(name=names)
    known = reader.edition.values.totals(indicator.id, "town")
    valued = indicator.has_ratio and not known.empty
    rows["value"] = known["value"].reindex(rows.index) if valued else float("nan")
    words = [_town_words(known, code, indicator, t) if valued else "" for code in rows.index]
    shapes = outlines.town_shapes(rows.index)
    rows["label"] = [
        f"{n}*" if a and not shapes else n
        for n, a in zip(rows["name"], rows["approximate"], strict=True)
    ]
    rows["hover"] = [
        charts.town_hover(n, w, t, {"approximate": bool(a) and not shapes})
        for n, w, a in zip(rows["name"], words, rows["approximate"], strict=True)
    ]
    drawn = rows.dropna(subset=["lon", "lat"])
    figure = charts.town_map(
        rows=drawn,
        outline=outlines.unit_outline(reader.unit),
        shapes=shapes,
        unit=reader.unit,
        pillar=indicator.pillar,
        goalposts=indicator.goalposts if valued else None,
        selected=reader.state.town,
        credit=sentences.map_approval(t),
        marks=reader.edition.marks,
        t=t,
    )
    title = t.label(indicator.name) if valued else t("county.towns")
    reading = (
        t("county.map_reading", place=reader.place, n=len(rows))
        if not valued
        else t("county.map_of", place=reader.place, n=len(rows), indicator=title)
    )
    table = pd.DataFrame(
        {
            t("file.town"): rows.index,
            t("file.town_name"): rows["name"].to_list(),
            t("file.value"): rows["value"].to_list(),
        }
    )
    percent = valued and indicator.measures["ratio"]["format"] == "percent"
    note = "" if shapes else t("county.points_note")
    return View(
        "town_map",
        t("county.map_title", indicator=title),
        reading,
        (),
        table,
        figure,
        shares=(t("file.value"),) if percent else (),
        selects=True,
        chooses="town",
        note=note,
    )


def _town_words(known: pd.DataFrame, town: str, indicator: Indicator, t: Translator) -> str:
    if town not in known.index:
        return t("status.no_data")
    return sentences.value(known.loc[town].to_dict(), indicator, t)


def comparison(reader: Reader, places: Sequence[str]) -> View:
    """The indicators of several units side by side, the city last."""
    t, known = reader.t, reader.edition.known
    reaching = [i for i in known.values() if i.reaches("unit")]
    held = [i for i in reaching if i.mapped]
    apart = [t.label(i.name) for i in reaching if not i.mapped]
    columns = [*places, CITY]
    rows, table = [], []
    for indicator in held:
        values = {unit: reader.edition.values.row(indicator.id, unit) for unit in columns}
        level = summaries.threshold(indicator, reader.edition.as_of)
        cells = []
        for unit, row in values.items():
            band = summaries.band(row["value"], level, indicator.direction)
            cells.append(
                charts.grid.Cell(
                    formats.measure(row["value"], indicator, t)
                    if indicator.has_ratio and not pd.isna(row["value"])
                    else formats.lead(row, indicator, t),
                    mark=BAND_MARKS[band],
                    muted=summaries.few(row, indicator),
                    said="" if band == "none" else t(f"band.{band}"),
                    link=reader.link("records", indicator=indicator.id, unit=unit),
                )
            )
        method = reader.link("methods", indicator=indicator.id, section="indicators")
        rows.append((f"{indicator.id} {t.label(indicator.name)}", method, False, cells))
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
