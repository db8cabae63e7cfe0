from datetime import date

import pandas as pd
import pytest

from dashboard import claims, paths
from dashboard.indicators.keyed import Values
from dashboard.text import formats
from dashboard.text.i18n import Translator

DAY = date(2021, 12, 16)


@pytest.fixture(scope="module")
def published():
    return claims.load(paths.SHIPPED / "claims.csv")


# The words of the press release, and what an English reader must read.
WORDS = {
    "posts_sunk": ("3,291名", "3,291"),
    "posts_per_town": ("平均21名", "21 on average"),
    "cross_identity_heads": ("389人", "389"),
    "posting_rate": ("80%以上", "at least 80%"),
    "enforcers": ("2,600余名", "more than 2,600"),
    "enforcement_cases": ("近2,100件", "nearly 2,100"),
    "enforcement_cases_nov": ("2,100余件", "more than 2,100"),
    "duty_items": ("132项", "132"),
    "dept_floor": ("不低于30%", "at least 30%"),
    "agency_floor": ("不低于60%", "at least 60%"),
}


@pytest.mark.parametrize("claim_id", WORDS)
def test_words_keep_the_qualifier(published, claim_id):
    claim = published[claim_id]
    assert (
        tuple(formats.claimed(claim, Translator(lang)) for lang in ("zh", "en")) == WORDS[claim_id]
    )


def test_thresholds_in_large_type(published):
    t = Translator("en")
    assert [formats.headline(published[c], t) for c in ("dept_floor", "agency_floor")] == [
        "≥30%",
        "≥60%",
    ]


@pytest.mark.parametrize(
    ("claim_id", "inside", "outside"),
    [
        ("enforcers", (2600, 2699), (2599, 2700)),  # 余: [2600, 2700)
        ("enforcement_cases", (2050, 2099), (2049, 2100)),  # 近: [2050, 2100)
        ("posting_rate", (0.80, 1.0), (0.7999, 1.01)),  # 以上, a share ends at 1
        ("posts_per_town", (20.5, 3291 / 156), (20.49, 21.5)),
        ("cross_identity_heads", (389,), (388, 390)),
    ],
)
def test_intervals_open_and_closed(published, claim_id, inside, outside):
    claim = published[claim_id]
    assert all(claim.contains(value) for value in inside)
    assert not any(claim.contains(value) for value in outside)


def test_demonstration_data_never_confirm_or_refute(published):
    claim = published["posts_sunk"]
    for value in (3291.0, 5.0):
        assert claims.agreement(claim, value, "demo", DAY) == "constructed"
    assert claims.agreement(claim, 0.0, "demo", date(2019, 12, 31)) == "other_date"


def test_the_number_of_towns_is_a_fact_of_the_register(published):
    claim = published["towns"]
    towns = pd.DataFrame({"town": [f"T{n}" for n in range(156)], "level": "town", "unit": "370883"})
    city = pd.DataFrame({"town": [None], "level": "city", "unit": "370800", "denominator": 31})
    frame = pd.concat([towns, city]).assign(indicator="C01", part=None)
    assert claims.snapshot_value(claim, Values(frame)) == 156  # though 31 have sent something
    assert claims.agreement(claim, 156.0, "demo", DAY) == "register"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",3291,3291,0,", ",many,3291,0,", "row 7: value 'many' unknown"),
        ("2021-12-16,济宁", "16.12.2021,济宁", "row 2: as_of '16.12.2021' unknown"),
        ("claim_id,", "id,", "claim_id missing"),
        ("\ntowns,", "\npowers,", "row [0-9]+: claim_id 'powers' stands twice"),
    ],
)
def test_a_wrong_cell_is_named(tmp_path, old, new, message):
    content = (paths.SHIPPED / "claims.csv").read_text("utf-8").replace(old, new, 1)
    file = tmp_path / "claims.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(claims.ClaimsError, match=f"claims.csv:? {message}"):
        claims.load(file)


def test_a_total_of_some_units_is_held_against_no_figure(published):
    claim, total = published["posts_sunk"], values(("C07", None, 533, 17.2))
    for status, value in (("partial", None), ("value", 533)):
        held = Values(total.frame.assign(status=status))
        assert claims.whole_value(claim, held) == value


def test_only_reported_figures_of_the_same_date_are_judged(published):
    claim = published["posts_sunk"]
    assert claims.agreement(claim, 3291.0, "reported", DAY) == "agrees"
    assert claims.agreement(claim, 3290.0, "reported", DAY) == "differs"
    assert claims.agreement(claim, 3291.0, "reported", date(2021, 9, 30)) == "other_date"
    assert claims.agreement(published["duty_items_first_two"], 98.0, "reported", DAY) == "undated"
    assert claims.agreement(claim, None, "reported", DAY) == "none"
    assert claims.agreement(published["dept_floor"], 0.99, "reported", DAY) == "differs"


def values(*rows):
    frame = pd.DataFrame(rows, columns=["indicator", "part", "numerator", "value"])
    return Values(frame.assign(unit="370800", town=None, denominator=156))


def test_snapshot_values_by_measure(published):
    frame = values(
        ("C07", None, 3291, 21.1),
        ("B01", None, 132, 132),
        ("B01", "batch:1", 53, 53),
        ("B01", "batch:2", 45, 45),
        ("B01", "field:甲", 132, 132),
    )
    assert claims.snapshot_value(published["posts_sunk"], frame) == 3291
    assert claims.snapshot_value(published["posts_per_town"], frame) == 21.1
    assert claims.snapshot_value(published["duty_items_first_two"], frame) == 53 + 45
    assert claims.snapshot_value(published["duty_batches"], frame) == 2
    assert claims.snapshot_value(published["duty_fields"], frame) == 1
    assert claims.snapshot_value(published["enforcers"], frame) is None
    assert claims.snapshot_value(published["powers"], frame) is None


def test_one_batch_of_two_is_no_total(published):
    frame = values(("B01", "batch:1", 53, 53))
    assert claims.snapshot_value(published["duty_items_first_two"], frame) is None


def test_the_two_sources_on_cases_conflict(published):
    (group,) = claims.conflicts(published)
    assert [claim.claim_id for claim in group] == ["enforcement_cases", "enforcement_cases_nov"]


def test_an_unknown_qualifier_is_named(tmp_path):
    content = (paths.SHIPPED / "claims.csv").read_text("utf-8").replace(",达,", ",恰,")
    file = tmp_path / "claims.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(ValueError, match="claims.csv row 5: qualifier '恰' unknown"):
        claims.load(file)


def test_shipped_claims_differ_from_the_source_in_added_columns_only(published):
    added = [
        "source_en",
        "part",
        "pillar",
        "headline",
        "short_zh",
        "short_en",
        "denominator_of",
        "say_zh",
        "say_en",
        "quote",
    ]
    rows = pd.read_csv(paths.SHIPPED / "claims.csv")
    assert list(rows.columns[-len(added) :]) == added
    assert list(published) == list(rows["claim_id"])
