"""What is sent anew wins over what is carried, and what does not count is said."""

from itertools import product

import pandas as pd
import pytest

from dashboard.indicators import values as arithmetic
from dashboard.intake import messages, precedence
from dashboard.intake.check import Base
from dashboard.intake.problems import IntakeWarning
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, csv, units
from tests.intake.test_totals import total
from tests.known import KNOWN
from tests.sampled import spread

CITY, A, B, A1, A2, B1 = worlds.CITY, worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
TWO = {id_: KNOWN[id_] for id_ in ("C07", "C08")}
TICKET = [{"ticket_id": "T1", "town": B1}]
LAST, NOW = 40, 7
"""The figures of the last period and of this one."""


def records(number):
    return {"posts": [{"town": A1, "posts": number, "approved_on": "2021-01-01"}]}


def of_unit(number):
    return {"reported_values": [total("C07", number, 2)]}


def of_towns(number):
    rows = [(A1, number - 3), (A2, 3)]
    return {"reported_values": [total("C07", n, 1, town=town) for town, n in rows]}


def nothing(number):
    return {}


WAYS = {"records": records, "total": of_unit, "towns": of_towns, "nothing": nothing}


def base(**tables):
    held = {name: worlds.table(name, rows) for name, rows in tables.items()}
    return Base("2021-09-30-r1", "d", "reported", {"units": units()} | held)


def files(**tables):
    return [csv(name, rows) for name, rows in tables.items()]


def figure(tables):
    """What C07 of A is: records win over totals."""
    if "posts" in tables and (of_a := tables["posts"]["town"].isin([A1, A2])).any():
        return tables["posts"].loc[of_a, "posts"].sum()
    held = tables.get("reported_values", pd.DataFrame({"unit": [], "numerator": []}))
    return held.loc[held["unit"] == A, "numerator"].sum()


def said(result):
    return {one.kind: one for one in result.warnings}


@pytest.mark.parametrize(
    ("before", "now", "carried"), spread(product(WAYS, WAYS, ([], [A], ["all"])), 16)
)
def test_what_is_sent_anew_wins_over_what_is_carried(before, now, carried):
    last = base(tickets=TICKET, **WAYS[before](LAST))
    sent = {"tickets": TICKET} | WAYS[now](NOW)
    result = checked(*files(**sent), base=last, carried=carried, definitions=TWO)
    assert result.problems == []
    kept = LAST if carried and before != "nothing" else 0
    assert figure(result.tables) == (kept if now == "nothing" else NOW)
    replaced = before == "records" and now in ("total", "towns") and bool(carried)
    assert ("total_alone" in said(result)) == replaced  # C08 is left without
    if replaced:
        one = said(result)["total_alone"]
        assert (one.unit, one.table, one.facts["left"]) == (A, "posts", "C08")
        assert (A, "posts") in result.empty and "posts" not in result.carried.get(A, [])


def test_no_number_is_left_out_where_all_totals_of_a_table_are_sent():
    both = [total("C07", NOW, 2), total("C08", 5, NOW)]
    last = base(tickets=TICKET, **records(LAST))
    result = checked(
        *files(tickets=TICKET, reported_values=both), base=last, carried=["all"], definitions=TWO
    )
    assert {"total_instead"} == {k for k in said(result) if k.startswith("total")}


def test_a_total_of_one_unit_leaves_the_records_of_the_others():
    last = base(
        posts=[{"town": t, "posts": LAST, "approved_on": "2021-01-01"} for t in (A1, A2, B1)]
    )
    result = checked(*files(**of_unit(NOW)), base=last, carried=["all"], definitions=TWO)
    assert result.tables["posts"]["town"].tolist() == [B1] and figure(result.tables) == NOW


@pytest.mark.parametrize("with_records", [True, False])
def test_a_total_reported_before_and_not_now_is_said(with_records):
    last = base(reported_values=[total("C07", LAST, 2), total("C08", 1, LAST)])
    more = records(NOW) if with_records else {}
    sent = files(reported_values=[total("E12", 1, 2)], **more)
    result = checked(*sent, base=last, carried=["all"], definitions=KNOWN)
    assert ("totals_gone" in said(result)) != with_records
    if not with_records:
        assert said(result)["totals_gone"].facts["indicators"] == "C07,C08"


def test_a_total_stood_for_records_of_which_there_are_none_now():
    last = base(reported_values=[total("C07", LAST, 2), total("E12", 1, 2), total("C07", 3, 1, B)])
    held = precedence.without(last.tables, [(A, "posts")], KNOWN)["reported_values"]
    assert held[["indicator", "unit"]].to_numpy().tolist() == [["E12", A], ["C07", B]]


@pytest.mark.parametrize(("n", "asked"), [(1, True), (2, False)])
def test_totals_of_some_towns_are_no_total_of_the_unit(n, asked):
    rows = of_towns(NOW)["reported_values"][:n]
    result = checked(*files(units=worlds.UNITS, reported_values=rows), definitions=TWO)
    assert ("some_towns" in said(result)) == asked


@pytest.mark.parametrize("kind", ["city_total", "city_total_lent", "city_total_old"])
def test_a_total_of_the_city_beside_units_is_said_whoever_is_new(kind):
    """It stands in only where no unit has sent anything."""
    reported = worlds.table("reported_values", [total("C07", 99, 3, unit=CITY)])
    towns = pd.DataFrame({"town": [A1, A2, B1], "unit": [A, A, B]})

    def told(rows):
        summed = arithmetic.with_reported(pd.DataFrame(rows, columns=arithmetic.ROWS), reported)
        values = arithmetic.roll_up(summed, TWO, towns, worlds.AS_OF)
        lent = {A: ["posts"]} if kind == "city_total_lent" else {}
        sent = 0 if kind == "city_total_old" else 1
        held = precedence.Standing(reported, sent, values, lent, "2021-09-30-r1")
        return [(w.kind, w.facts["sent"], w.facts["counted"]) for w in precedence.unused(held, TWO)]

    assert told([]) == []
    assert told([("C07", A, A1, None, LAST, 1)]) == [(kind, "99/3", "40/1")]


KINDS = ["some_towns", "total_unused", "total_lent", "total_instead", "total_alone"]
KINDS += ["totals_gone", "city_total", "city_total_lent", "city_total_old"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_names_the_indicator_in_both_languages(kind):
    names = dict.fromkeys(("n", "all", "base", "sent", "counted", "lent"), "1")
    facts = names | {"indicators": "C07", "left": "C08"}
    for lang in LANGUAGES:
        t = Translator(lang)
        warning = IntakeWarning(kind, A, "C07", "posts", facts=facts)
        line = messages.warning(warning, {A: "甲"}, KNOWN, {}, t)
        assert t.label(KNOWN["C07"].name) in line and "{" not in line
