"""A register that changed is said, unit by unit."""

import pytest

from dashboard.intake.check import Base
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import (
    POSTS,
    checked,
    sheets,
    warnings,
)

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
LATER = worlds.AS_OF.replace(year=2022)


def changed_register(change):
    return worlds.table(
        "units",
        change([{"name_zh": f"名{n}", "name_en": "N"} | row for n, row in enumerate(worlds.UNITS)]),
    )


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    snapshot = worlds.snapshot(
        tmp_path_factory.mktemp("named"),
        units=changed_register(lambda rows: rows).to_dict("records"),
        posts=POSTS,
    )
    return Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))


NEW = {
    "unit_id": "370811003000",
    "level": "town",
    "parent_id": A,
    "name_zh": "新镇",
    "name_en": "X",
}


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("units_gone", lambda rows: [r for r in rows if r["unit_id"] != f"{A}-D3"], f"{A}-D3 名8"),
        (
            "units_gone",
            lambda rows: [r for r in rows if r["unit_id"] != f"{B1}-A2"],
            f"{B1}-A2 名17",
        ),
        ("units_new", lambda rows: [*rows, NEW], "370811003000 新镇"),
        (
            "units_renamed",
            lambda rows: [r | {"name_zh": "改"} if r["unit_id"] == A2 else r for r in rows],
            f"{A2} 名4 → 改",
        ),
        (
            "units_renamed",
            lambda rows: [r | {"name_zh": "某区"} if r["unit_id"] == B else r for r in rows],
            f"{B} 名2 → 某区",
        ),
        (
            "units_doubled",
            lambda rows: [*rows, NEW | {"name_zh": "名4"}],
            f"{A2} 名4\n370811003000 名4",
        ),
    ],
)
def test_a_register_that_changed(named, kind, change, told):
    result = checked(sheets(units=changed_register(change), posts=POSTS), base=named, as_of=LATER)
    assert [d.cells for d in warnings(result, kind)] == [told]


def test_an_unchanged_register_says_nothing(named):
    result = checked(sheets(units=changed_register(lambda rows: rows)), base=named)
    assert not [d for d in result.warnings if d.kind.startswith("units")]
