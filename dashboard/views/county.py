"""One unit or town on one sheet: its indicators by pillar; units compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard import charts, theme
from dashboard.edition import Edition, Reader, once, profile
from dashboard.edition.address import State
from dashboard.indicators import CITY, Indicator, PlaceLevel, summaries
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator
from dashboard.views import verdict
from dashboard.views.any_reader import Anybody, Open
from dashboard.views.base import View
from dashboard.views.matrix import BAND_MARKS

Line = Mapping[Any, Any]
"""A row of `profile.lines`."""
CARD = template(
    """
    <div class="scroll"><table class="matrix sheet sheet-{{ pillar }}"><thead><tr>
    {% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
    <tbody>{{ rows }}</tbody></table></div>
    """
)
ROW = template(
    """
    <tr><th scope="row"><a href="{{ method }}">{{ name }}</a>
    {% if level %}<small>{{ level }}</small>{% endif %}</th>
    <td><a href="{{ records }}">{{ value }}</a>
    {% for sign, title in signs %}<i title="{{ title }}">{{ sign }}</i>{% endfor %}
    {% if below %}<small>{{ below }}</small>{% endif %}</td>
    <td>{{ change }}</td>
    {% if compared %}
    <td>{% if city %}<a href="{{ city_records }}">{{ city }}
    {% if city_unit %}<small>{{ city_unit }}</small>{% endif %}</a>{% endif %}</td>
    {% if rank %}<td>{{ strip|safe }}</td><td class="rank">{{ rank }}</td>
    {% else %}<td></td><td></td>{% endif %}
    {% endif %}</tr>
    """
)


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
    made, html = profile_card(reader.edition, pillar, level, place, reader.before, beside)
    return replace(made, html=html.filled(reader))


@dataclass(frozen=True)
class _Place:
    """Of whom a card is: for whom it is made, where, beside which others."""

    reader: Reader
    level: PlaceLevel
    code: str
    beside: Sequence[str]


@once
def profile_card(
    edition: Edition,
    pillar: str,
    level: PlaceLevel,
    place: str,
    before: date | None,
    beside: tuple[str, ...],
) -> tuple[View, Open]:
    """A card for any reader, and its HTML with the links left open."""
    t, lines = edition.t, profile.lines(edition, place, level, before)
    of = _Place(Anybody(edition, State.of(edition.t.lang)), level, place, beside)
    own = lines[[edition.definitions[id_].pillar == pillar for id_ in lines.index]]
    rows = (
        _row(of, edition.definitions[str(id_)], line)
        for id_, line in zip(own.index, own.to_dict("records"), strict=True)
    )
    heads = ["indicator", "value", "change"]
    heads += ["city", "peers", "rank"] if level != "city" else []
    html = CARD(
        pillar=pillar,
        heads=[t(f"county.column.{name}") for name in heads],
        rows=Markup("").join(rows),
    )
    tally = verdict.tally(own, edition.definitions, t)
    takeaway = t("county.bands", tally=tally) if tally else t("county.no_bands", n=len(own))
    name = edition.towns.loc[place, "name"] if level == "town" else edition.names[place]
    title = t("county.title_of", place=name, pillar=t(f"pillar.{pillar}"))
    return View(
        f"sheet_{pillar}", title, takeaway, (), _table(own, edition), note=t("county.signs")
    ), Open(html)


def _row(of: _Place, indicator: Indicator, line: Line) -> Markup:
    reader, t = of.reader, of.reader.t
    deeper = {"town": of.code} if of.level == "town" else {}
    target = summaries.threshold(indicator, reader.edition.as_of)
    city, city_unit = _city(line, indicator, t) if indicator.mapped else ("", "")
    rank, strip = _peers(of, indicator, line)
    return ROW(
        name=t.label(indicator.name),
        level=formats.level(indicator, reader.edition.claims, t) if target else "",
        method=reader.link("methods", indicator=indicator.id, section="indicators"),
        records=reader.link("records", indicator=indicator.id, **deeper),
        value=formats.lead(line, indicator, t),
        signs=_signs(line, indicator, t),
        below=_below(line, indicator, t),
        change=_change(line, indicator),
        compared=of.level != "city",
        city=city,
        city_unit=city_unit,
        city_records=reader.link("records", indicator=indicator.id, unit=CITY),
        rank=rank,
        strip=strip,
    )


def _city(line: Line, indicator: Indicator, t: Translator) -> tuple[str, str]:
    """The city beside a place: the ratio where there is one, for a count says little there;
    its unit, where it has one.
    """
    row = {
        "status": line["city_status"],
        "value": line["city"],
        "numerator": line["city_numerator"],
    }
    if row["status"] in formats.NO_DATA or pd.isna(row["value"]) or not indicator.has_ratio:
        return formats.lead(row, indicator, t), ""
    unit = t.pick(indicator.measures["ratio"].get("unit", {}))
    return formats.ratio(row["value"], indicator, t, unit=False), unit


def _below(line: Line, indicator: Indicator, t: Translator) -> str:
    """The ratio below a count that leads; that a share is of few."""
    if line["status"] in formats.NO_DATA:
        return ""
    said: list[str] = []
    if indicator.lead == "count" and indicator.has_ratio and not pd.isna(line["value"]):
        said.append(formats.ratio(line["value"], indicator, t))
    if line["small"] and not pd.isna(line["denominator"]):
        said.append(t("county.of", n=formats.number(line["denominator"])))
    return " · ".join(said)


def _signs(line: Line, indicator: Indicator, t: Translator) -> list[tuple[str, str]]:
    """The band as a sign with its word; ※ on totals an office sent or that are incomplete."""
    band = line["band"]
    signs = [(BAND_MARKS[band], word)] if (word := formats.band(band, indicator, t)) else []
    words = [t(f"provenance.{name}.name") for name in charts.marks_of(line) if name != "demo"]
    return signs + ([("※", t.join(words))] if words else [])


def _change(line: Line, indicator: Indicator) -> str:
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


def _peers(of: _Place, indicator: Indicator, line: Line) -> tuple[str, str]:
    """The rank with the number it is out of, and the strip; nothing among very few."""
    if of.level == "city" or pd.isna(line["rank"]) or line["n"] < profile.MIN_PEERS:
        return "", ""
    edition, t = of.reader.edition, of.reader.t
    rank, ties, n = int(line["rank"]), int(line["ties"]), int(line["n"])
    target = summaries.threshold(indicator, edition.as_of)
    said = (
        t("county.all_same", n=n)
        if ties == n
        else t("county.joint" if ties > 1 else "county.rank", rank=rank, n=n)
    )
    strip = charts.peer_strip(
        peers=profile.peers(edition, indicator.id, of.level),
        place=of.code,
        city=line["city"],
        level=target.value if target else None,
        lower_is_better=indicator.direction == "lower",
        colour=theme.PILLAR[indicator.pillar],
        beside=of.beside,
        alt=t("county.strip_alt", indicator=t.label(indicator.name), said=said),
    )
    return said, strip


def _table(lines: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    t = edition.t
    return pd.DataFrame(
        {
            t("county.column.indicator"): [
                f"{i} {t.label(edition.definitions[i].name)}" for i in lines.index
            ],
            t("file.value"): lines["value"],
            t("file.numerator"): lines["numerator"],
            t("file.denominator"): lines["denominator"],
            t("file.status"): [
                t(f"status.{s}") if (s := formats.status(line)) != "value" else ""
                for line in lines.to_dict("records")
            ],
            t("file.band"): [
                formats.band(line["band"], edition.definitions[str(i)], t)
                for i, line in lines.iterrows()
            ],
            t("file.previous"): lines["previous"],
            t("county.column.city"): lines["city"],
            t("county.column.rank"): lines["rank"].astype("Int64"),
            t("county.column.n"): lines["n"].astype("Int64"),
        }
    ).reset_index(drop=True)
