"""One clock: Jining's, whatever the machine's."""

import time
from dataclasses import replace
from datetime import datetime

import pytest

from dashboard.files import clock
from tests.editions import snapshot


@pytest.fixture(params=["UTC", "America/New_York"])
def elsewhere(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_machine_may_stand_anywhere(elsewhere):
    moment = datetime.fromisoformat("2022-01-05T01:00:00+00:00").astimezone(clock.ZONE)
    assert clock.stamp(moment) == "2022-01-05 09:00:00"
    assert clock.now().utcoffset().total_seconds() == 8 * 3600
    assert clock.minute("2022-01-05 09:00") == "2022-01-05 09:00"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" 2130-01-05 09:00 ", "2130-01-05 09:00"),
        ("2130-01-05T01:00:00Z", "2130-01-05 09:00"),
        ("2130-01-05 09:00+00:00", "2130-01-05 17:00"),
        ("2130-01-05T09:00:00+08:00", "2130-01-05 09:00"),
    ],
)
def test_an_offset_is_honoured(typed, kept):
    assert clock.to_come(typed) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1月5日", "unreadable"),
        ("0001-01-01 00:00+09:00", "unreadable"),
        ("2022-01-05 09:00", "past"),
        pytest.param(clock.stamp(), "past", id="now"),
    ],
)
def test_what_is_no_hour_to_come(typed, reason):
    with pytest.raises(clock.MomentError, match=reason) as refused:
        clock.to_come(typed)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2021-12-15T16:30:00+00:00", "2021-12-16 00:30"),
        ("2021-12-16 08:01:02", "2021-12-16 08:01"),
        ("", ""),
    ],
)
def test_screens_say_when_a_snapshot_was_made(kept, shown):
    assert replace(snapshot(), created_at=kept).made == shown
