"""What is kept of a period: acts that are whole, rows that are those sent, days late."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.reporting import acts, opening, review
from dashboard.reporting.acts import ReportingError
from tests import worlds
from tests.intake.sending import csv
from tests.reporting.desk import (
    DAY,
    OWN,
    REVIEWER,
    A,
    cell,
    composed,
    now,
    sends,
)


def test_a_damaged_or_missing_act_stops_the_period(data):
    where = acts.folder(data, DAY, "reported") / "acts"
    (where / "00001.json").rename(where / "00003.json")
    with pytest.raises(ReportingError, match="damaged"):
        now(data)


def test_altered_rows_are_not_used(data):
    sent = sends(data, A, worlds.A, csv("posts", OWN))
    review.accept(data, REVIEWER, now(data), worlds.A, ["posts"], sent.id)
    (file,) = (acts.folder(data, DAY, "reported") / "tables").glob("*")
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(ReportingError, match="damaged"):
        composed(data)


def test_days_late_are_counted_from_the_due_date(data):
    sends(data, A, worlds.A, csv("posts", OWN))
    period = now(data)
    sent = replace(cell(data), sent_at="2022-01-03 09:00:00")
    assert period.late(sent) == 3
    assert period.late(period.cells[worlds.B, "posts"], date(2022, 1, 10)) == 10
    assert period.late(period.cells[worlds.B, "posts"], date(2021, 12, 31)) == 0
    opening.move_due(data, REVIEWER, period, date(2022, 1, 5), "春节")
    assert now(data).due == "2022-01-05"
