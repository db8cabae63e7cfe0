"""The first sentence of the overview: the unit worst off, its place and its distance."""

import duckdb
import pytest

from dashboard import paths
from dashboard.edition import alerts, profile
from dashboard.views import attention, lead
from tests import editions as editions_of_tests

# C05 by hand: head posts of Zoucheng that are filled on 2021-12-16; the published level is 80 %.
FILLED = """
    select count(*) filter (where head_key is not null),
        count(*)
    from bodies join units on unit_id = town
    where parent_id = '370883' and ended_on is null
"""


def test_it_names_the_unit_its_place_and_its_distance(editions):
    with duckdb.connect() as connection:
        folder = paths.SHIPPED / "snapshots" / "2021-12-16"
        for name in ("units", "bodies"):
            connection.read_parquet(str(folder / f"{name}.parquet")).create_view(name)
        filled, posts = connection.execute(FILLED).fetchone()
    share = f"{filled / posts:.1%}"
    gap = f"{80 - 100 * filled / posts:.1f}"
    zh, en = (lead.lead(editions[lang]) for lang in ("zh", "en"))
    assert zh.unit == en.unit == "370883"
    assert zh.text.startswith(
        f"：负责人配备率{share}，在14个单位中居末位，位次区间2–14，低于全市公布水平{gap}个百分点"
    )
    assert f"{share}, last of 14 units, rank interval 2–14, {gap} points below" in en.text


def test_the_others_it_counts_are_among_the_last_three(editions):
    edition = editions["zh"]
    worst = lead.lead(edition)
    lines = profile.lines(edition, worst.unit, "unit")
    ranked = lines[lines["n"] >= 6].drop(worst.indicator)
    told = (ranked["best"] > 1) | (ranked["worst"] < ranked["n"])
    count = int(((ranked["rank"] > ranked["n"] - 3) & told).sum())
    assert count > 0
    assert f"另有{count}项指标居后三位。" in worst.text


@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_the_worst_is_on_the_bad_side(editions, direction):
    edition = editions["zh"]
    seen = 0
    for item in alerts.items(edition):
        if item.kind in lead.GRAVE and edition.definitions[item.indicator].direction == direction:
            seen += 1
            values = list(item.units.values())
            extreme = min(values) if direction == "higher" else max(values)
            assert lead.worst(item, edition.definitions[item.indicator]) in [
                unit for unit, value in item.units.items() if value == extreme
            ]
    assert seen


def test_every_unit_named_links_to_its_sheet_at_the_indicator_meant(editions):
    reader = editions_of_tests.reader(editions["zh"])
    linked = 0
    for item, text in attention.lines(editions["zh"]):
        html = text.filled(reader)
        for unit in list(item.units)[:4]:
            linked += 1
            assert f"unit={unit}" in html and f"indicator={item.indicator}" in html
    assert linked > 5
