"""Rules across tables or rows; they presume tables that keep their own."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dashboard.contracts import TABLES, Label
from dashboard.contracts.violation import Tables, Violation, rows


def weights_sum_to_one(tables: Tables) -> Iterator[Violation]:
    """The component weights of a target and year sum to 1 (domain.md §3)."""
    weights = tables.get("assessment_weights")
    if weights is None:
        return
    sums = (
        weights["weight"]
        .astype(float)
        .groupby([weights["year"], weights["target"]])
        .transform("sum")
    )
    yield from rows(
        TABLES["assessment_weights"],
        weights,
        "weight",
        "weights_sum_to_one",
        (sums - 1).abs() > 1e-9,
    )


def target_type_is_level(tables: Tables) -> Iterator[Violation]:
    """A target's declared kind is the level of the unit it names."""
    if not {"assessment_weights", "units"} <= tables.keys():
        return
    weights = tables["assessment_weights"]
    level = weights["target"].map(tables["units"].set_index("unit_id")["level"])
    yield from rows(
        TABLES["assessment_weights"],
        weights,
        "target_type",
        "target_type_is_level",
        level != weights["target_type"],
    )


def body_in_its_unit(tables: Tables) -> Iterator[Violation]:
    """A body's unit is the unit that runs its town."""
    if not {"bodies", "units"} <= tables.keys():
        return
    bodies = tables["bodies"]
    runs = bodies["town"].map(tables["units"].set_index("unit_id")["parent_id"])
    yield from rows(
        TABLES["bodies"],
        bodies,
        "unit",
        "body_in_its_unit",
        bodies["town"].notna() & (runs != bodies["unit"]),
    )


def every_town_profiled(tables: Tables) -> Iterator[Violation]:
    """A unit that sends profiles sends one of each of its towns."""
    if not {"town_profiles", "units"} <= tables.keys():
        return
    units = tables["units"]
    there = units["unit_id"].isin(tables["town_profiles"]["town"])
    sending = units["parent_id"].isin(set(units.loc[there, "parent_id"].dropna()))
    missing = (units["level"] == "town") & sending & ~there
    yield from rows(TABLES["units"], units, "unit_id", "every_town_profiled", missing)


def total_or_towns(tables: Tables) -> Iterator[Violation]:
    """A unit reports either its total or its towns: both would be counted twice."""
    sent = tables.get("reported_values")
    if sent is None or sent.empty:
        return
    keys = [sent["indicator"], sent["unit"], sent["part"].astype("str").fillna("")]
    by_town = sent["town"].notna().groupby(keys)
    mixed = by_town.transform("any") & ~by_town.transform("all")
    yield from rows(TABLES["reported_values"], sent, "town", "total_or_towns", mixed)


class Across(NamedTuple):
    """A rule across rows or `tables`, in words, and what breaks it."""

    tables: tuple[str, ...]
    label: Label
    breaks: Callable[[Tables], Iterator[Violation]]


ACROSS = (
    Across(
        ("assessment_weights",),
        Label(
            "同一年度、同一考核对象的各项权重合计为1",
            "the weights of one target and year sum to 1",
        ),
        weights_sum_to_one,
    ),
    Across(
        ("assessment_weights", "units"),
        Label(
            "考核权重表的对象类别与单位表中该对象的层级一致",
            "the kind of a target in the table of weights is the level of its unit",
        ),
        target_type_is_level,
    ),
    Across(
        ("bodies", "units"),
        Label(
            "机构表所填单位就是单位表中该镇街的上级单位",
            "the unit of a body is the unit that runs its town",
        ),
        body_in_its_unit,
    ),
    Across(
        ("town_profiles", "units"),
        Label(
            "报镇街概况的单位，所辖镇街每个都要有一行",
            "a unit that sends town profiles sends one of each of its towns",
        ),
        every_town_profiled,
    ),
    Across(
        ("reported_values",),
        Label(
            "同一指标、单位、分项只报合计或只报分镇街，不能都报",
            "of one indicator, unit and part either the total or its towns are sent, never both",
        ),
        total_or_towns,
    ),
)
