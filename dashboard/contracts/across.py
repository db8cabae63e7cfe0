"""Rules across tables; they presume tables that keep their own."""

from collections.abc import Callable, Iterator

from dashboard.contracts import TABLES
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


ACROSS: tuple[Callable[[Tables], Iterator[Violation]], ...] = (
    weights_sum_to_one,
    target_type_is_level,
    body_in_its_unit,
    every_town_profiled,
    total_or_towns,
)
