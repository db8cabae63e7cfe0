"""The shipped demonstration data look like what offices send, not like even draws."""

import pytest

pytestmark = pytest.mark.full

BUSINESS = {
    "tickets": "called_at",
    "coordination_orders": "ordered_at",
    "enforcement_cases": "opened_on",
    "proposals": "raised_on",
    "admissions": "filed_on",
    "opinions": "given_on",
    "accountability": "decided_on",
    "consultations": "asked_on",
    "secondments": "start_on",
}
"""Tables of dealings all through the year, and the day each began."""
LAST_YEAR = "between date '2020-12-17' and date '2021-12-16'"
DENOMINATORS = {
    "personnel_actions": f"effective_on {LAST_YEAR}",
    "coordination_orders": f"due_at::date {LAST_YEAR}",
    "opinions": f"given_on {LAST_YEAR}",
    "proposals": f"due_on {LAST_YEAR}",
    "enforcement_cases": f"due_on {LAST_YEAR}",
    "tickets": f"called_at::date {LAST_YEAR}",
    "accountability": f"duty = 'diligent' and decided_on {LAST_YEAR}",
    "admissions": f"result = 'approved' and decided_on {LAST_YEAR}",
}


def test_weights_are_whole_or_half_per_cents(ask):
    odd = "select count(*) from assessment_weights where (weight * 200) % 1 <> 0"
    assert ask(odd) == 0
    sums = """select max(abs(total - 1)) from (select sum(weight) as total
        from assessment_weights group by year, target)"""
    assert ask(sums) == 0
    assert ask("select min(weight) from assessment_weights where component <> 'town_rating'") > 0.04


def test_ratings_heap_on_round_numbers(ask):
    assert ask("select avg((score % 1 = 0)::int) from town_ratings where score is not null") > 0.85
    fives = "select avg((score % 5 = 0)::int) from town_ratings where score between 80 and 97"
    assert 0.3 < ask(fives) < 0.6


@pytest.mark.parametrize(("table", "day"), BUSINESS.items())
def test_little_happens_at_weekends(ask, table, day):
    share = ask(f"select avg((isodow({day}) > 5)::int) from {table} where {day} >= '2020-01-01'")
    assert 0.02 < share < 0.1


def test_spring_festival_is_quiet(ask):
    days = " union all ".join(f"select {day}::date as day from {t}" for t, day in BUSINESS.items())
    count = f"select count(*) from ({days}) where day between date "
    ordinary = ask(count + "'2021-03-04' and date '2021-03-24'")
    assert ask(count + "'2021-02-04' and date '2021-02-24'") < 0.6 * ordinary
    assert ask(count + "'2021-02-11' and date '2021-02-17'") < 0.02 * ordinary
    assert ask(count + "'2021-10-01' and date '2021-10-07'") < 0.15 * ordinary


def test_officers_came_in_waves(ask):
    weeks = """select date_trunc('week', from_on) as week, count(*) as came from enforcers
        where from_on >= date '2020-01-01' group by week"""
    busiest = f"select sum(came) from (select * from ({weeks}) order by came desc limit 25)"
    assert ask(busiest) > 0.7 * ask(f"select sum(came) from ({weeks})")


def test_raters_differ_in_leniency_and_stay_so(ask):
    means = """select rater_town, year, avg(score) as mean from town_ratings
        where score is not null group by all"""
    assert 1 < ask(f"select stddev(mean) from ({means}) where year = 2021") < 5
    again = f"""select corr(a.mean, b.mean) from ({means}) a join ({means}) b using (rater_town)
        where a.year = 2020 and b.year = 2021"""
    assert 0.6 < ask(again) < 0.96


def test_towns_spare_their_own_agencies(ask):
    apart = """select avg(own - others) from (select avg(score) filter (target like '%-A%') as own,
        avg(score) filter (target like '%-D%') as others
        from town_ratings where score is not null group by rater_town)"""
    assert 0.5 < ask(apart) < 2


@pytest.mark.parametrize(("table", "counted"), DENOMINATORS.items())
def test_no_unit_is_thin_within_twelve_months(ask, table, counted):
    """Units of two or three towns have few of the rare things; none has next to nothing."""
    unit = "unit" if table in ("accountability", "admissions") else "parent_id"
    smallest = f"""select min(found) from (select count(t.{unit}) as found
        from units u left join (select * from {table} left join units on unit_id = town
        where {counted}) t on t.{unit} = u.unit_id
        where u.level in ('county', 'zone') group by u.unit_id)"""
    assert ask(smallest) >= 2
