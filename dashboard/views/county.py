"""One unit or town on one sheet: its indicators by pillar; units compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from markupsafe import Markup

from dashboard import charts, theme
from dashboard.edition import Edition, Reader, once, profile
from dashboard.edition.address import State
from dashboard.indicators import CITY, Indicator, PlaceLevel, summaries
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator
from dashboard.views import standing, verdict
from dashboard.views import windows as windows_of
from dashboard.views.any_reader import Anybody, Open
from dashboard.views.base import View
from dashboard.views.residents import per_residents
from dashboard.views.standing import Line

CARD = template(
    """
    <div class="scroll"><table class="matrix sheet sheet-{{ pillar }}"><thead><tr>
    {% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
    <tbody>{{ rows }}</tbody></table></div>
    {% if windows %}<p class="quiet windows">{{ windows }}</p>{% endif %}
    """
)
ROW = template(
    """
    <tr><th scope="row"><a href="{{ method }}">{{ name }}</a>
    {%- if window %}<sup title="{{ window }}">{{ of_window }}</sup>{% endif %}
    {% if level %}<small>{{ level }}</small>{% endif %}</th>
    <td><a href="{{ records }}"{% if interval %} title="{{ interval }}"{% endif %}>{{ value }}</a>
    {% for sign, title in signs %}<i title="{{ title }}">{{ sign }}</i>{% endfor %}
    {% if below %}<small>{{ below }}</small>{% endif %}</td>
    <td class="{{ change.tone }}"{% if change.said %} title="{{ change.said }}"{% endif %}>
    {{ change.text }}{% if change.unit %}<small>{{ change.unit }}</small>{% endif %}</td>
    {% if compared %}
    <td>{% if city %}<a href="{{ city_records }}">{{ city }}
    {% if city_unit %}<small>{{ city_unit }}</small>{% endif %}</a>{% endif %}</td>
    {% if rank %}<td>{{ strip|safe }}</td><td class="rank">{{ rank }}
    {% if reach %}<small>{{ reach }}</small>{% endif %}
    {% if before %}<small>{{ before }}</small>{% endif %}</td>
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
    """Of whom a card is: for whom it is made, where, beside which others; the sign of each window
    its indicators look at.
    """

    reader: Reader
    level: PlaceLevel
    code: str
    beside: Sequence[str]
    before: date | None
    windows: Mapping[str, tuple[str, str]]


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
    own = lines[[edition.definitions[id_].pillar == pillar for id_ in lines.index]]
    windows = windows_of.signs(edition, own.index)
    anybody = Anybody(edition, State.of(edition.t.lang))
    of = _Place(anybody, level, place, beside, before, windows)
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
        windows=windows_of.explained(edition, windows, before),
    )
    tally = verdict.tally(own, edition.definitions, t)
    unheld = "all_missing" if own["status"].isin(formats.NO_DATA).all() else "no_bands"
    takeaway = t("county.bands", tally=tally) if tally else t(f"county.{unheld}", n=len(own))
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
        below=" · ".join(
            filter(None, [_below(line, indicator, t), *_residents(of, line, indicator)])
        ),
        window=(window := reader.edition.beside(indicator.id)),
        of_window=of.windows[window][0] if window in of.windows else "",
        change=standing.step(line, indicator, t),
        interval=_interval(line, indicator, t),
        reach=standing.reach(line) if rank else "",
        before=_before(line, t),
        compared=of.level != "city",
        city=city,
        city_unit=city_unit,
        city_records=reader.link("records", indicator=indicator.id, unit=CITY),
        rank=rank,
        strip=strip,
    )


def _residents(of: _Place, line: Line, indicator: Indicator) -> list[str]:
    """A count per 10,000 residents, of units and the city."""
    return [] if of.level == "town" else [per_residents(line, of.code, indicator, of.reader.t)]


def _city(line: Line, indicator: Indicator, t: Translator) -> tuple[str, str]:
    """The city beside a place: the ratio where there is one, for a count says little there;
    its unit, where it has one; ※ where some units have sent nothing.
    """
    mark = "※" if line["city_status"] == "partial" else ""
    row = {
        "status": line["city_status"],
        "value": line["city"],
        "numerator": line["city_numerator"],
    }
    if row["status"] in formats.NO_DATA or pd.isna(row["value"]) or not indicator.has_ratio:
        return formats.lead(row, indicator, t) + mark, ""
    unit = t.pick(indicator.measures["ratio"].get("unit", {}))
    return formats.ratio(row["value"], indicator, t, unit=False) + mark, unit


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
    sign, word = formats.mark(band, indicator), formats.band(band, indicator, t)
    signs = [(sign, word)] if sign else []
    words = [t(f"provenance.{name}.name") for name in charts.marks_of(line) if name != "demo"]
    return signs + ([("※", t.join(words))] if words else [])


def _interval(line: Line, indicator: Indicator, t: Translator) -> str:
    reach = standing.interval(line, indicator, t)
    return t("standing.interval", reach=reach) if reach else ""


def _before(line: Line, t: Translator) -> str:
    """The rank of the period before, where it was another."""
    if pd.isna(line["rank_before"]) or line["rank_before"] == line["rank"]:
        return ""
    return t("standing.before", rank=int(line["rank_before"]))


def _peers(of: _Place, indicator: Indicator, line: Line) -> tuple[str, str]:
    """The rank with the number it is out of, and the strip; nothing among very few."""
    edition, t = of.reader.edition, of.reader.t
    said = standing.place(line, t)
    if of.level == "city" or not said:
        return "", ""
    target = summaries.threshold(indicator, edition.as_of)
    strip = charts.peer_strip(
        peers=profile.peers(edition, indicator.id, of.level)["value"],
        place=of.code,
        city=line["city"],
        level=target.value if target else None,
        lower_is_better=indicator.direction == "lower",
        colour=theme.PILLAR[indicator.pillar],
        beside=of.beside,
        alt=t("county.strip_alt", indicator=t.label(indicator.name), said=standing.rank(line, t)),
    )
    return said, strip


def _table(lines: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    t = edition.t
    return pd.DataFrame(
        {
            t("county.column.indicator"): [
                f"{i} {t.label(edition.definitions[i].name)}" for i in lines.index
            ],
            t("file.window"): [edition.window(str(i)) for i in lines.index],
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
            t("standing.best"): lines["best"].astype("Int64"),
            t("standing.worst"): lines["worst"].astype("Int64"),
        }
    ).reset_index(drop=True)
