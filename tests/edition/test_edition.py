"""An edition: looked up by key, worked out once, of one provenance, shared by nobody else."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest

from dashboard import indicators
from dashboard.edition import edition as module
from dashboard.edition import once
from dashboard.edition.assembly import from_disk, of_published
from dashboard.indicators import headers
from dashboard.indicators.keyed import Values
from dashboard.text.i18n import Translator
from tests import editions
from tests.editions import EARLIER

ROWS = (
    pd.DataFrame(
        [
            ("C05", "city", "370800", None, None, 15, 20, 0.75),
            ("C05", "unit", "A", None, None, 9, 9, 1.0),
            ("C05", "unit", "B", None, None, 6, 11, 6 / 11),
            ("C05", "town", "A", "A1", None, 9, 9, 1.0),
            ("C05", "city", "370800", None, "kind:x", 3, 4, 0.75),
            ("C05", "city", "370800", None, "kind:y", 12, 16, 0.75),
        ],
        columns=["indicator", "level", "unit", "town", "part", "numerator", "denominator", "value"],
    )
    .assign(status="value", aggregated=False, provenance="demo")
    .astype({"town": "str", "part": "str"})
)


@pytest.fixture
def made(known):
    return editions.edition(ROWS, {"C05": known["C05"]}, ROWS.assign(value=0.5))


def test_values_are_looked_up_by_place_and_part():
    values = Values(ROWS)
    assert values.row("C05")["numerator"] == 15
    assert values.row("C05", "B")["denominator"] == 11
    assert values.row("C05", "A1")["level"] == "town"
    assert values.row("C05", part="kind:y")["numerator"] == 12
    assert values.find("C05", "C") is None
    with pytest.raises(KeyError):
        values.row("C06")


def test_totals_have_no_parts_and_parts_are_named_without_their_dimension():
    values = Values(ROWS)
    assert values.totals("C05", "unit").index.tolist() == ["A", "B"]
    assert values.totals("C05", "town").index.tolist() == ["A1"]
    assert values.totals("C06", "unit").empty
    assert values.parts("C05", dimension="kind")["numerator"].to_dict() == {"x": 3, "y": 12}
    assert values.parts("C05", "A").empty


def test_what_is_said_of_the_whole_is_worked_out_once(made):
    calls = []

    @once
    def work(edition, of, *, how="plain"):
        calls.append((of, how))
        return [of]

    assert work(made, "a") is work(made, "a")
    assert work(made, "b") == ["b"]
    assert work(made, "a", how="other") == ["a"]
    assert calls == [("a", "plain"), ("b", "plain"), ("a", "other")]


def test_what_fails_is_not_kept(made):
    answers = [ValueError("not yet"), None]

    @once
    def work(edition):
        fault = answers.pop(0)
        if fault:
            raise fault
        return "done"

    with pytest.raises(ValueError):
        work(made)
    assert work(made) == "done"


def test_another_edition_shares_nothing_that_was_worked_out(made):
    shown = made.by_unit("C05")
    other = replace(made, periods={made.as_of: Values(ROWS.assign(value=0.1))})
    assert made.by_unit("C05") is shown
    assert other.by_unit("C05")["value"].tolist() == [0.1, 0.1]


def test_a_period_compared_with_stands_beside(made):
    assert made.by_unit("C05", EARLIER)["previous"].tolist() == [0.5, 0.5]
    assert made.by_unit("C05")["previous"].isna().all()
    assert made.before == EARLIER


def test_readers_with_the_same_choices_share_what_is_shown(made):
    calls = []

    def build(reader, of):
        calls.append((reader.unit, of))
        return object()

    same = [editions.reader(made, unit="A", indicator="C05").shown(build, 1) for _ in range(2)]
    assert same[0] is same[1]
    editions.reader(made, unit="B", indicator="C05").shown(build, 1)
    editions.reader(made, unit="A", indicator="C05", pillar="").shown(build, 1)
    assert calls == [("A", 1), ("B", 1), ("A", 1)]


def test_only_what_was_chosen_lately_is_kept(made, monkeypatch):
    monkeypatch.setattr(module, "MAX_RECENT", 3)
    calls = []

    def ask(n):
        return made.recent(n, lambda: calls.append(n))

    for n in (1, 2, 3, 1, 4, 1, 2):  # 4 takes the place of 2, not of 1, which was asked again
        ask(n)
    assert calls == [1, 2, 3, 4, 2]


@pytest.mark.full
def test_the_shipped_edition_holds_every_period_up_to_the_latest():
    edition = from_disk("2021-06-30", Translator("en"))
    assert [str(day) for day in edition.history] == [
        "2019-12-31",
        "2020-12-31",
        "2021-03-31",
        "2021-06-30",
    ]
    assert str(edition.before) == "2021-03-31"
    assert len(edition.towns) == 156
    assert len(edition.labels) == 15
    with pytest.raises(KeyError, match="2021-12-16"):
        from_disk("2021-07-01", Translator("en"))


def test_published_figures_need_no_query_read(monkeypatch):
    whole = from_disk("", Translator("en"))
    assert [i.name for i in headers().values()] == [i.name for i in whole.definitions.values()]
    with monkeypatch.context() as patched:
        patched.setattr(indicators, "definitions", lambda: pytest.fail("read"))
        quick = of_published("", Translator("en"))
        assert (quick.claims, quick.as_of, quick.demo) == (whole.claims, whole.as_of, True)
        assert {unit: quick.names[unit] for unit in whole.names} == whole.names
    assert quick.values.row("C05", "370883") == whole.values.row("C05", "370883")
    with pytest.raises(KeyError, match="2021-12-16"):
        of_published("2021-07-01", Translator("en"))


def test_many_who_ask_at_once_wait_for_one_who_works(made):
    begun, go_on, asked = threading.Event(), threading.Event(), []

    def work():
        asked.append(1)
        begun.set()
        assert go_on.wait(10)
        return "kept"

    with ThreadPoolExecutor(4) as readers:
        found = [readers.submit(made.keep, "key", work) for _ in range(2)]
        found += [readers.submit(made.recent, "key", lambda: made.keep("key", work))]
        assert begun.wait(10)
        assert made.keep("another", str) == ""  # what is not waited for goes on
        go_on.set()
        assert [one.result(10) for one in found] == ["kept"] * 3
    assert asked == [1]


def test_what_could_not_be_worked_out_is_tried_again(made):
    with pytest.raises(ZeroDivisionError):
        made.keep("key", lambda: 1 // 0)
    assert made.keep("key", lambda: 1) == 1
