"""How each number is made, generated from the indicator files, the contracts and the claims."""

from collections.abc import Mapping
from itertools import chain

import pandas as pd

from dashboard import contracts
from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition, once
from dashboard.indicators import CITY, Indicator, mechanisms
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.records import formula


def facts(
    indicator: Indicator, claims: Mapping[str, Claim], t: Translator
) -> list[tuple[str, str]]:
    """What an indicator's file says, as headings and texts, in the order of reading."""
    section = mechanisms.section_of(indicator)
    rule = section.mechanisms.get(indicator.mechanism)
    said = [
        ("definition", t.label(indicator.definition)),
        ("formula", formula(indicator, t)),
        ("numerator", t.label(indicator.numerator)),
        (
            "denominator",
            t.label(indicator.denominator)
            if indicator.denominator
            else t("methods.no_denominator"),
        ),
        ("window", t(f"methods.windows.{indicator.window}")),
        (
            "in_force",
            formats.day(indicator.in_force, t) if indicator.in_force else t("methods.always"),
        ),
        (
            "scope",
            f"{t(f'methods.scopes.{indicator.scope}')} "
            f"{t('methods.adds_up' if indicator.adds_up else 'methods.adds_not')}",
        ),
        ("direction", t(f"methods.directions.{indicator.direction}")),
        ("goalposts", _goalposts(indicator, t)),
        ("level", _level(indicator, claims, t)),
        ("mechanism", f"{indicator.mechanism} {t.label(rule)}" if rule else ""),
        ("source", t.label(indicator.source)),
        ("press_words", t.join(list(indicator.press_words[t.written]))),
        ("limits", _limits(indicator, t)),
        ("hash", indicator.definition_hash),
    ]
    return [(t(f"methods.{name}"), text) for name, text in said if text]


def _goalposts(indicator: Indicator, t: Translator) -> str:
    if not indicator.goalposts:
        return t("methods.no_goalposts")
    low, high = (formats.ratio(v, indicator, t) for v in indicator.goalposts)
    return t("methods.between", low=low, high=high, weight=formats.number(indicator.weight, 1))


def _level(indicator: Indicator, claims: Mapping[str, Claim], t: Translator) -> str:
    """What values are held against, and who said so."""
    if indicator.level is None:
        return t("methods.no_level")
    claim = claims.get(indicator.level.claim)
    origin = (
        ""
        if claim is None
        else t("methods.said_by", source=t.label(claim.origin), date=formats.day(claim.as_of, t))
    )
    kind = t(f"level.{indicator.level.kind}")
    return f"{kind} · {formats.level(indicator, claims, t)}{origin}"


def _limits(indicator: Indicator, t: Translator) -> str:
    """What the file says the number cannot tell, and what follows from its kind."""
    said = [t.label(indicator.limits)] if indicator.limits else []
    if indicator.is_share:
        said.append(t("methods.small_note"))
    return " ".join(said)


@once
def catalogue(edition: Edition) -> pd.DataFrame:
    """One row per indicator: id, pillar, name, definition and what the press calls it."""
    t, definitions = edition.t, edition.definitions
    return pd.DataFrame(
        {
            "id": list(definitions),
            "pillar": [t(f"pillar.{i.pillar}") for i in definitions.values()],
            "name": [t.label(i.name) for i in definitions.values()],
            "definition": [t.label(i.definition) for i in definitions.values()],
            "words": [
                " ".join(chain.from_iterable(i.press_words.values())) for i in definitions.values()
            ],
        }
    )


@once
def published(edition: Edition) -> pd.DataFrame:
    """Every published figure with its words, what they allow, its source and its conflict."""
    t, claims, definitions = edition.t, edition.claims, edition.definitions
    rows = [
        {
            t("methods.claim.label"): t.label(claim.label),
            t("overview.column_figure"): formats.claimed(claim, t),
            t("methods.claim.allows"): _interval(claim, t),
            t("methods.claim.as_of"): formats.day(claim.as_of, t),
            t("methods.claim.source"): t.label(claim.origin),
            t("methods.claim.said_on"): formats.day(claim.source_date, t),
            t(
                "overview.indicator"
            ): f"{claim.indicator} {t.label(definitions[claim.indicator].name)}"
            if claim.indicator in definitions
            else "",
            t("overview.conflict"): _conflict(claim, claims, t),
        }
        for claim in claims.values()
    ]
    return pd.DataFrame(rows)


def _interval(claim: Claim, t: Translator) -> str:
    """The numbers the words allow: open ends as signs."""
    share = claim.measure_unit == SHARE
    low, high = (formats.percent(v) if share else f"{v:,g}" for v in (claim.low, claim.high))
    if claim.low == claim.high:
        return low
    if claim.high == float("inf"):
        return f"{'>' if claim.low_open else '≥'} {low}"
    return t(
        "methods.claim.range",
        low=low,
        high=high,
        left=">" if claim.low_open else "≥",
        right="<" if claim.high_open else "≤",
    )


def _conflict(claim: Claim, claims: Mapping[str, Claim], t: Translator) -> str:
    if not claim.conflict_group:
        return ""
    others = [
        formats.claimed(c, t)
        for c in claims.values()
        if c.conflict_group == claim.conflict_group and c.claim_id != claim.claim_id
    ]
    return t("methods.claim.against", others=t.join(others))


def columns(table: contracts.Table, t: Translator) -> pd.DataFrame:
    """The columns of a table: name, label, type, what it may hold."""
    return pd.DataFrame(
        [
            {
                t("methods.column.name"): column.name,
                t("methods.column.label"): t.label(column.label),
                t("methods.column.type"): t(f"methods.type.{column.type}"),
                t("methods.column.required"): t("view.yes" if column.required else "view.no"),
                t("methods.column.holds"): _holds(column, t),
            }
            for column in table.columns
        ]
    )


def _holds(column: contracts.Column, t: Translator) -> str:
    said = []
    if column.allowed:
        said.append(t.join([f"{value} {t.word(column.name, value)}" for value in column.allowed]))
    if column.low is not None or column.high is not None:
        low, high = ("" if v is None else f"{v:g}" for v in (column.low, column.high))
        said.append(f"{low}–{high}")
    if column.references:
        levels = t.join([t(f"word.{level}") for level in column.levels])
        said.append(
            t(
                "methods.column.refers",
                table=t.label(contracts.TABLES[column.references].label),
                levels=f"（{levels}）" if levels else "",
            )
        )
    if column.past:
        said.append(t("methods.column.past"))
    if column.since > 1:
        said.append(t("rules.since", version=column.since))
    return t("list.item").join(said)


@once
def gaps(edition: Edition) -> pd.DataFrame:
    """Indicators whose value at a unit is missing, incomplete or a total an office sent."""
    t, definitions, names = edition.t, edition.definitions, edition.names
    found = []
    for id_ in definitions:
        held = pd.concat([edition.values.totals(id_, level) for level in ("city", "unit")])
        if (held["status"] == "not_in_force").all():
            found.append((id_, t("status.not_in_force"), names[CITY]))
            continue
        for status in ("no_data", "partial"):
            places = [names[u] for u in held.index[held["status"] == status]]
            if places:
                found.append((id_, t(f"status.{status}"), t.join(places)))
        sent = [names[u] for u in held.index[held["aggregated"].astype(bool)]]
        if sent:
            found.append((id_, t("provenance.aggregated.name"), t.join(sent)))
    return pd.DataFrame(
        [(f"{i} {t.label(definitions[i].name)}", what, places) for i, what, places in found],
        columns=[t("overview.indicator"), t("file.status"), t("methods.quality.where")],
    )
