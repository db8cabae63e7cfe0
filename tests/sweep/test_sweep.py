"""Everything asked for as everyone: nothing comes out that is outside somebody's rights."""

import pytest

from dashboard.store import editions
from tests.sweep import marked
from tests.sweep.asking import PERSONS, Sweep, leaks, requests
from tests.worlds import A, B

pytestmark = pytest.mark.app
EVERY = 151
"""Of all requests, one in so many is asked in the fast sample."""
PARTS = 4
"""Of the whole, for two processes to share."""
WHOLE = ("public", "county_reporter of A")
OTHERS = 12
"""Of everybody else one request in so many is asked, each other ones."""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    root = tmp_path_factory.mktemp("sweep")
    marked.world(root / "snapshots")
    return root


@pytest.fixture
def sweep(world, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(world))
    return Sweep(monkeypatch)


def everything():
    """Everyone with everything to ask for."""
    for n, who in enumerate(PERSONS):
        first, step = (0, 1) if who in WHOLE else (n % OTHERS, OTHERS)
        for page, parameters in list(requests())[first::step]:
            yield who, page, parameters


def swept(sweep, first, every):
    """How many requests, and those with a leak."""
    asked = list(everything())[first::every]
    found = {}
    for who, page, parameters in asked:
        said = f"{parameters.get('find', '')} {parameters.get('town', '')}"  # quoted back
        try:
            out = sweep.ask(PERSONS[who], page, parameters)
        except AssertionError:  # a page that fails tells nothing of what it leaks
            found[who, page, str(parameters)] = ["failed"]
            continue
        if leaked := leaks(PERSONS[who], out, sweep.files, said):
            found[who, page, str(parameters)] = leaked
    return len(asked), found


def test_a_sample_of_requests_leaks_nothing(sweep):
    n, found = swept(sweep, 0, EVERY)
    assert n > 6
    assert found == {}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_request_leaks_anything(sweep, capsys, part):
    n, found = swept(sweep, part, PARTS)
    with capsys.disabled():
        print(f"\nsweep, part {part}: {n} requests, {len(found)} leaks")
    assert found == {}


def test_what_is_somebodys_own_comes_out(sweep):
    """Else an empty page would pass for a tight one."""
    city, county = PERSONS["viewer of the city"], PERSONS["county_reporter of A"]
    records = {"indicator": "E12", "unit": A}
    assert b"zqraproposals" in sweep.ask(city, "records", records)
    assert sweep.files
    assert b"zqraproposals" in sweep.ask(county, "records", records)
    assert b"zqna0" in sweep.ask(county, "county", {"unit": A})
    assert b"zqdb" in sweep.ask(city, "burden", {"section": "response", "unit": B})
    assert b"zqda" in sweep.ask(county, "burden", {"section": "response", "unit": A})


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("empowerment", {"section": "personnel"}),
        ("county", {"unit": B}),
        ("records", {"indicator": "E12", "unit": B}),
    ],
)
def test_a_planted_leak_is_found(sweep, monkeypatch, page, parameters):
    person = PERSONS["county_reporter of A"]
    assert not leaks(person, sweep.ask(person, page, parameters), sweep.files)
    monkeypatch.setattr(editions, "_cut", lambda *key_and_whole: key_and_whole[-1])
    assert leaks(person, sweep.ask(person, page, parameters), sweep.files)
