"""The sentence over a picture of towns, counted beside the function with pandas."""

import re

import pytest

from dashboard.indicators import CITY
from dashboard.views.town_reading import towns_reading


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_towns_of_few_are_left_out_and_counted(lang, editions):
    edition = editions[lang]
    rows = edition.values.totals("E10", "town")
    few = int((rows["denominator"].dropna() < 10).sum())
    held = rows.loc[rows["denominator"] >= 10, "value"]
    said = towns_reading(edition, "E10", CITY)
    shown = [float(n) for n in re.findall(r"([\d.]+)%", said)]
    assert few > 100 and re.search(rf"\b{few} with a base|的{few}个", said)
    assert shown == [round(100 * v, 1) for v in (held.min(), held.median(), held.max())]


def test_lowest_and_highest_are_named(editions):
    edition = editions["zh"]
    rows = edition.values.totals("C07", "town")
    towns = edition.towns.join(rows[["value"]])
    said = towns_reading(edition, "C07", "370883")
    own = towns[towns["unit"] == "370883"].sort_values("value")
    assert own["name"].iloc[0] in said.split("中位数")[0]
    assert own["name"].iloc[-1] in said.split("最高")[1]
