"""What is under embargo comes out to nobody who may not preview it, whatever is asked."""

from datetime import date

import pytest

from dashboard.access import Right, local
from dashboard.snapshots import publication
from tests.sweep import marked
from tests.sweep.asking import PERSONS, Sweep
from tests.worlds import CITY, A

pytestmark = [pytest.mark.app, pytest.mark.slow]
MARK = b"zqembargo"  # long enough for no typeface in base64 to hold it
LATER = "2022-03-31"
PAGES = ("overview", "empowerment", "capacity", "burden", "county", "mismatch", "what_if")
PAGES += ("changes", "records", "briefing", "press_check", "data", "methods")
ASKED = ({"preview": "1"}, {"snapshot": LATER}, {"preview": "1", "snapshot": LATER})
ASKED += ({"preview": "1", "snapshot": LATER, "unit": A, "section": "periods"},)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One period published, a later one whose units are called otherwise under embargo."""
    root, drafts = tmp_path_factory.mktemp("embargo"), tmp_path_factory.mktemp("drafts")
    by = local("amy")
    publication.publish(marked.world(drafts), root / "snapshots", by=by, against="")
    units = marked.units()
    for row in units:
        if row["level"] in ("city", "county"):
            row["name_zh"] = row["name_en"] = f"{row['name_zh']}zqembargo"
    later = marked.world(drafts, as_of=date.fromisoformat(LATER), units=units)
    until = "2099-01-01 09:00"
    publication.publish(later, root / "snapshots", by=by, against="", public_from=until)
    return root


@pytest.fixture
def sweep(world, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(world))
    return Sweep(monkeypatch)


def test_nobody_without_the_right_sees_it(sweep):
    blind = [who for who, person in PERSONS.items() if not person.may(Right.PREVIEW)]
    found, n = [], 0
    for who in blind:
        if not who.endswith((" of A", "public", "viewer of the city", "nobody")):
            continue
        for page in PAGES:
            for parameters in ASKED:
                n += 1
                if MARK in sweep.ask(PERSONS[who], page, parameters):
                    found.append((who, page, parameters))
    assert n > 200
    assert found == []


def test_who_may_sees_it(sweep):
    asked = {"preview": "1", "snapshot": LATER, "unit": CITY}
    assert MARK in sweep.ask(PERSONS["publisher of the city"], "overview", asked)
    assert MARK not in sweep.ask(PERSONS["publisher of the city"], "overview", {})
