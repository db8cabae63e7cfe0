"""One question for what belongs together, and none twice."""

import shutil

import pytest

from dashboard.access import local
from dashboard.intake import drafts
from dashboard.intake.comparison import groups
from dashboard.snapshots import discover
from dashboard.snapshots.publication import PublicationError
from tests import worlds
from tests.intake.sending import (
    POSTS,
    cases_of_a,
    checked,
    prepared,
    publish,
    sheets,
    units,
    warnings,
)

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1


def test_the_same_date_again_changes_nothing(tmp_path):
    everything = sheets(units=units(), posts=POSTS, enforcement_cases=cases_of_a())
    checked_before = prepared(tmp_path, everything).draft
    publish(tmp_path, everything)
    assert checked_before.id not in {one.id for one in drafts.saved(tmp_path)}  # it is published
    ready = prepared(tmp_path, everything)
    assert "nothing_changes" in {d.kind for d in ready.draft.warnings}
    other = prepared(tmp_path, sheets(units=units(), posts=POSTS, enforcement_cases=cases_of_a(7)))
    assert "nothing_changes" not in {d.kind for d in other.draft.warnings}
    own = drafts.snapshot(tmp_path, other.draft)
    assert drafts._twins(tmp_path, other.draft.id, own) == []


def test_who_publishes_a_twin_too_late_hears_who_was_first(tmp_path):
    everything = sheets(units=units(), posts=POSTS)
    late = prepared(tmp_path, everything).draft
    publish(tmp_path, everything)  # its twin goes with it
    asked = {"by": local("second"), "confirmed": [one.id for one in late.warnings]}
    with pytest.raises(PublicationError) as told:
        drafts.release(tmp_path, late, **asked)
    assert (told.value.reason, told.value.by) == ("superseded", "tester")


@pytest.mark.parametrize("lost", ["draft.json", "posts.parquet", "manifest.json", ""])
def test_a_draft_that_another_takes_away_meanwhile_is_no_twin(tmp_path, lost, monkeypatch):
    everything = sheets(units=units(), posts=POSTS)
    first, other = (prepared(tmp_path, everything).draft for _ in range(2))
    held = drafts.saved(tmp_path)
    folder = drafts.folder(tmp_path) / other.id
    if lost:
        next(folder.rglob(lost)).unlink()
    else:
        shutil.rmtree(folder)
    monkeypatch.setattr(drafts, "saved", lambda data: held)  # listed before it went
    drafts.release(
        tmp_path, first, by=local("tester"), confirmed=[one.id for one in first.warnings]
    )
    (published,) = discover(tmp_path / "snapshots").snapshots
    assert published.as_of == worlds.AS_OF


@pytest.mark.parametrize(
    "names",
    [["posts"], ["posts", "tickets"], ["posts", "tickets", "bodies", "burdens", "enforcers"]],
)
def test_what_an_empty_table_means_is_asked_once(names):
    result = checked(
        sheets(units=units(), enforcement_cases=cases_of_a(), **{n: [] for n in names})
    )
    (warning,) = warnings(result, "empty_tables")
    assert set(warning.table.split(",")) == set(names)


def test_thirteen_units_that_sent_nothing_are_one_question(tmp_path):
    more = [
        {"unit_id": f"3709{n:02}", "level": "county", "parent_id": worlds.CITY} for n in range(13)
    ]
    ready = prepared(
        tmp_path, sheets(units=worlds.table("units", [*worlds.UNITS, *more]), posts=POSTS)
    )
    (warning,) = [d for d in ready.draft.warnings if d.kind == "missing_unit"]
    assert len(warning.unit.split(",")) == 13


def test_warnings_about_one_table_of_one_unit_are_ticked_together():
    rows = [
        row | {"opened_on": "1921-01-01"} if n == 1 else row for n, row in enumerate(cases_of_a())
    ]
    rows += [{"case_id": "c-0", "town": A1, "opened_on": "2021-05-01"}]
    told = checked(sheets(units=units(), enforcement_cases=rows)).warnings
    together = [{d.kind for d in group} for group in groups(told)]
    assert {"dates", "ids_alike"} in together


def test_unchanged_answers_are_not_asked_again_for_a_correction(tmp_path):
    rows = cases_of_a(8)
    rows[2] |= {"opened_on": "1921-05-01"}
    publish(tmp_path, sheets(units=units(), posts=POSTS, enforcement_cases=rows))
    again = prepared(tmp_path, sheets(units=units(), posts=POSTS[:1], enforcement_cases=rows))
    assert "dates" in {d.kind for d in again.draft.answered}
    assert "dates" not in {d.kind for d in again.draft.warnings}
    rows[3] |= {"opened_on": "1912-05-01"}  # other evidence is another question
    other = prepared(tmp_path, sheets(units=units(), posts=POSTS[:1], enforcement_cases=rows))
    assert "dates" in {d.kind for d in other.draft.warnings}
    kept = next(d for d in drafts.saved(tmp_path) if d.id == again.draft.id)
    assert kept.answered == list(again.draft.answered)  # also after a restart
