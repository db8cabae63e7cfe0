"""Each question adds up to the indicators it stands beside, at every unit and snapshot.

The question's SQL and the indicator's are two counts of the same records.
"""

import pandas as pd
import pytest

from dashboard.snapshots import database

pytestmark = pytest.mark.full
DAYS = ["2019-12-31", "2020-12-31", "2021-03-31", "2021-06-30", "2021-09-30", "2021-12-16"]
NUMERATOR, DENOMINATOR = "numerator", "denominator"


def parts(*names):
    return lambda rows: rows["part"].isin(names)


def recent(which):
    return lambda rows: which(rows) & rows["recent"].astype(bool)


def everything(rows):
    return pd.Series(True, rows.index)


# question, indicator, column of the indicator, which rows count, what is added up
PAIRS = [
    (
        "empowerment/weights",
        "E01",
        DENOMINATOR,
        lambda r: r["target_type"] == "department",
        "targets",
    ),
    ("empowerment/weights", "E02", DENOMINATOR, lambda r: r["target_type"] == "agency", "targets"),
    ("empowerment/consent", "E06", NUMERATOR, parts("consented"), "n"),
    (
        "empowerment/consent",
        "E06",
        DENOMINATOR,
        parts("consented", "early", "unasked", "overruled"),
        "n",
    ),
    (
        "empowerment/grades",
        "E07",
        NUMERATOR,
        parts("excellent", "competent", "basic", "incompetent", "ungraded"),
        "n",
    ),
    ("empowerment/grades", "E07", DENOMINATOR, everything, "n"),
    ("empowerment/orders", "E08", NUMERATOR, parts("on_time"), "n"),
    ("empowerment/orders", "E08", DENOMINATOR, parts("on_time", "late", "missing"), "n"),
    ("empowerment/plans", "E09", NUMERATOR, parts("all_asked"), "n"),
    ("empowerment/plans", "E09", DENOMINATOR, parts("all_asked", "some_late", "some_missed"), "n"),
    (
        "empowerment/consultations",
        "E10",
        NUMERATOR,
        lambda r: ~r["way"].isin(["late", "unasked"]),
        "n",
    ),
    ("empowerment/consultations", "E10", DENOMINATOR, everything, "n"),
    ("empowerment/opinions", "E11", NUMERATOR, parts("adopted", "reasoned"), "n"),
    ("empowerment/opinions", "E11", DENOMINATOR, everything, "n"),
    ("empowerment/proposals", "E12", NUMERATOR, parts("adopted", "declined"), "n"),
    (
        "empowerment/proposals",
        "E12",
        DENOMINATOR,
        parts("adopted", "declined", "late", "unanswered"),
        "n",
    ),
    ("capacity/adoption", "C01", NUMERATOR, parts("rules"), "done"),
    ("capacity/bodies", "C03", NUMERATOR, parts("within", "full"), "n"),
    ("capacity/bodies", "C03", DENOMINATOR, everything, "n"),
    ("capacity/heads", "C06", NUMERATOR, everything, "crossing"),
    ("capacity/heads", "C05", NUMERATOR, everything, "n"),
    ("capacity/posts", "C07", NUMERATOR, everything, "posts"),
    ("capacity/posts", "C08", NUMERATOR, everything, "used"),
    ("capacity/officers", "C10", NUMERATOR, everything, "n"),
    ("capacity/cases", "C11", NUMERATOR, everything, "n"),
    ("capacity/cases", "C12", NUMERATOR, recent(parts("on_time")), "n"),
    ("capacity/cases", "C12", DENOMINATOR, recent(parts("on_time", "late", "overdue")), "n"),
    (
        "burden/accountability",
        "B04",
        NUMERATOR,
        recent(lambda r: (r["outcome"] == "sanctioned") & (r["cites"] == "list")),
        "n",
    ),
    (
        "burden/accountability",
        "B04",
        DENOMINATOR,
        recent(lambda r: r["outcome"] == "sanctioned"),
        "n",
    ),
    (
        "burden/accountability",
        "B05",
        NUMERATOR,
        recent(lambda r: (r["duty"] == "diligent") & (r["outcome"] == "exempted")),
        "n",
    ),
    ("burden/accountability", "B05", DENOMINATOR, recent(lambda r: r["duty"] == "diligent"), "n"),
    (
        "burden/accountability",
        "B06",
        NUMERATOR,
        lambda r: (r["outcome"] == "sanctioned") & (r["cites"] == "off_list"),
        "n",
    ),
    ("burden/admissions", "B07", NUMERATOR, parts("bypassed"), "n"),
    ("burden/admissions", "B08", NUMERATOR, recent(parts("rejected")), "n"),
    ("burden/admissions", "B08", DENOMINATOR, recent(parts("approved", "rejected")), "n"),
    ("burden/admissions", "B09", NUMERATOR, recent(parts("approved")), "supported"),
    ("burden/burdens", "B10", DENOMINATOR, everything, "before"),
    ("burden/tickets", "B12", NUMERATOR, parts("on_time"), "n"),
    ("burden/tickets", "B15", NUMERATOR, parts("overdue", "earlier"), "n"),
    (
        "burden/tickets",
        "B15",
        DENOMINATOR,
        parts("on_time", "late", "overdue", "earlier"),
        "n",
    ),
    ("burden/tickets", "B12", DENOMINATOR, parts("on_time", "late", "overdue"), "n"),
]


@pytest.fixture(scope="module")
def worlds(shipped, built):
    """Connection and values of every shipped snapshot."""
    opened = {day: (database.connect(shipped[day]), built[day]) for day in DAYS}
    yield opened
    for connection, _ in opened.values():
        connection.close()


def by_unit(values, indicator, column):
    rows = values[
        (values["indicator"] == indicator) & (values["level"] == "unit") & values["part"].isna()
    ]
    held = rows.set_index("unit")[column].fillna(0)
    return held[held > 0].sort_index()


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("question", "indicator", "column", "which", "added"),
    PAIRS,
    ids=[f"{p[0].split('/')[1]}-{p[1]}-{p[2][:3]}" for p in PAIRS],
)
def test_adds_up_to_the_indicator(worlds, day, question, indicator, column, which, added):
    connection, values = worlds[day]
    rows = database.fetch(question, connection)
    if question == "empowerment/weights":
        year = values.loc[values["indicator"] == indicator, "window"].iloc[0]
        rows = rows[(rows["year"].astype(str) == year) & (rows["year"] >= 2020)]
    if values.loc[values["indicator"] == indicator, "status"].eq("not_in_force").any():
        assert rows[which(rows)][added].sum() == 0 or column == DENOMINATOR
        return
    found = rows[which(rows)].groupby("unit")[added].sum().astype(float)
    wanted = by_unit(values, indicator, column)
    assert found[found > 0].sort_index().to_dict() == wanted.to_dict()


@pytest.mark.parametrize("day", DAYS[1:])
def test_the_list_agrees_with_its_indicators(worlds, day):
    connection, values = worlds[day]
    items = database.fetch("burden/duty_items", connection)
    city = values[(values["level"] == "city") & values["part"].isna()].set_index("indicator")
    assert len(items) == city.loc["B01", "numerator"]
    assert (items["has_manual"] & items["has_flowchart"]).sum() == city.loc["B02", "numerator"]
    assert (items["number_of_leads"] == 1).sum() == city.loc["B03", "numerator"]
    assert (items["grid_items"] > 0).sum() == city.loc["B16", "numerator"]


@pytest.mark.parametrize("day", DAYS)
def test_the_last_quarter_has_the_officers_of_the_day(worlds, day):
    connection, values = worlds[day]
    rows = database.fetch("capacity/officers_over_time", connection)
    if day < "2020":
        assert rows.empty
        return
    last = rows[rows["quarter"] == rows["quarter"].max()].groupby("unit")["n"].sum()
    assert last.astype(float).to_dict() == by_unit(values, "C10", NUMERATOR).to_dict()


def test_published_totals_stand_in_the_questions(worlds):
    connection, _ = worlds["2021-12-16"]
    assert database.fetch("capacity/posts", connection)["posts"].sum() == 3291
    assert database.fetch("capacity/heads", connection)["crossing"].sum() == 389
    special = database.fetch("capacity/special_bodies", connection)
    assert sorted(special[special["published"]]["name"]) == [
        "临港产业园区服务中心",
        "科技文化旅游服务中心",
        "食药用菌发展促进中心",
    ]
    assert special[special["unit"] == "370831"]["town"].isna().all()  # Sishui's is not named
