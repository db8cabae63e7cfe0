"""The matrix of a pillar: columns that units have, in colours that say what needs attention."""

import re

import pytest

from dashboard import theme
from dashboard.edition import ALL, Reader, address
from dashboard.views.matrix import matrix
from tests import editions as small

pytestmark = pytest.mark.full


@pytest.fixture
def view(editions):
    state = address.State("zh", "2021-12-16", "none", "B01", "370800", "map", section=ALL)
    return matrix(Reader(editions["zh"], state, "burden"))


def test_what_only_the_city_has_stands_above_and_is_no_column(view):
    above, table = view.html.split("<table", 1)
    assert "清单事项数 132项" in above
    assert "清单事项数" not in table and "不适用" not in table
    assert "B01 清单事项数" in view.table  # its number is still in the file


def test_the_worst_of_a_column_is_the_darkest(editions, view):
    for indicator, worst in (("B15", "idxmax"), ("B11", "idxmin")):
        rows = editions["zh"].by_unit(indicator)
        unit = getattr(rows.loc[~rows["small"], "value"], worst)()
        cell = re.search(
            rf'<td style="background:(#\w+);[^>]*><a href="[^"]*indicator={indicator}'
            rf'[^"]*unit={unit}',
            view.html,
        )
        assert cell[1] == theme.PILLAR["burden"].lower()


def test_the_legend_tells_the_two_scales_apart(view):
    assert [word for word, _ in view.legend] == ["好", "差", "低", "高", "无数据或不足10"]


def test_a_unit_without_a_row_of_an_indicator_has_a_word(known, built):
    rows = built["2021-12-16"]
    gone = (rows["indicator"] == "E08") & (rows["unit"] == "370883")
    names = {"370800": "济宁市", "370883": "邹城市", "370831": "泗水县"}
    made = small.edition(rows[~gone], known, names=names)
    cells = dict(
        re.findall(r'<a href="[^"]*indicator=E08[^"]*unit=(\d+)[^"]*"[^>]*>([^<]+)', shown(made))
    )
    assert cells["370883"] == "无数据"
    assert cells["370831"].endswith("%")


def shown(edition):
    return matrix(small.reader(edition, indicator="E08", section=ALL)).html
