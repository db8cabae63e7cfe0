"""Health, numbers and logs of a running process: right, and for nobody else."""

import json
import logging
import shutil
import sys
import urllib.request

import pytest

from dashboard import indicators, paths, store
from dashboard.cli import health, logs, metrics, monitor
from tests import loops
from tests.conftest import serving


def ask(path, client="127.0.0.1", app=None, **headers):
    """What the monitor answers, as (status, body); `app` is what stands behind it."""
    sent = []

    async def behind(scope, receive, send):
        await monitor._say(send, 418, b"behind", "text/plain")

    async def send(message):
        sent.append(message)

    pairs = {"host": "127.0.0.1:8501", **headers}.items()
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "client": (client, 1),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in pairs],
    }
    loops.run(monitor.Monitor(app or behind)(scope, None, send))
    return sent[0]["status"], sent[1]["body"].decode()


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


def test_a_new_installation_is_well(data):
    status, said = ask("/healthz")
    assert (status, json.loads(said)) == (200, {"status": "ok", "periods": 0, "faults": 0})


def test_published_periods_are_counted_and_one_at_fault_is_not_fatal(data):
    for day in ("2021-09-30", "2021-12-16"):
        shutil.copytree(paths.SHIPPED / "snapshots" / day, data / "snapshots" / day)
    (data / "snapshots" / "2021-09-30" / "units.parquet").unlink()
    assert health.health() == (200, {"status": "ok", "periods": 1, "faults": 1})


def test_a_missing_folder_is_a_fault(data, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(data / "away"))
    status, said = ask("/healthz")
    assert status == 503
    assert json.loads(said)["reason"] == "data_unreadable"


def test_a_faulty_indicator_file_at_the_start_is_a_fault(data, monkeypatch):
    def faulty():
        raise indicators.HeaderError("C05.sql: no title")

    monkeypatch.setattr(store, "look_again", faulty)
    assert health.health()[1]["reason"] == "definitions"


def test_a_log_taken_away_is_a_fault(data):
    (data / "snapshots").mkdir()
    (data / "snapshots" / "log.head").write_text("f" * 64)
    status, said = health.health()
    assert (status, said["reason"]) == (503, "log_removed")


@pytest.mark.parametrize("path", [*monitor.OURS, *monitor.STREAMLITS])
def test_others_do_not_read_it(path, data, monkeypatch):
    assert ask(path, client="10.0.0.9")[0] == 403
    assert ask(path, x_forwarded_for="10.0.0.9")[0] == 403
    assert ask(path, host="dashboard.example")[0] == 403
    monkeypatch.setenv("DASHBOARD_SCRAPERS", "10.0.0.9, 10.0.0.10")
    assert ask(path, client="10.0.0.9", host="app:8501")[0] != 403
    assert ask(path, client="10.0.0.9", host="app:8501", x_real_ip="1.2.3.4")[0] == 403
    assert ask(path, client="10.0.0.11", host="app:8501")[0] == 403


def test_what_is_answered_is_counted(data):
    def value(of):
        lines = ask("/metrics")[1].splitlines()
        return next((float(x.rsplit(" ", 1)[1]) for x in lines if x.startswith(of + " ")), 0.0)

    teapots = 'dashboard_requests_total{method="GET",status="418"}'
    before = value(teapots)
    assert ask("/capacity") == (418, "behind")
    assert value(teapots) == before + 1
    assert value("process_resident_memory_bytes") > 10**7


def test_a_request_that_fails_counts_as_500(data, caplog):
    async def failing(scope, receive, send):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ask("/capacity", app=failing)
    assert 'status="500"' in metrics.text(sessions=0, periods=None)


@pytest.fixture
def told():
    """The lines the monitor logs."""
    lines, kept = [], logging.Handler()
    kept.emit = lambda record: lines.append(json.loads(logs.Lines().format(record)))
    monitor.LOGGER.addHandler(kept)
    monitor.LOGGER.setLevel(logging.INFO)
    yield lines
    monitor.LOGGER.removeHandler(kept)


def test_a_request_is_a_line_without_query_or_address(told):
    ask("/capacity", client="10.0.0.9")
    (line,) = told
    assert line.pop("at").endswith("+08:00")
    assert isinstance(line.pop("ms"), int)
    assert line == {
        "level": "warning",
        "logger": "dashboard.requests",
        "message": "request",
        "method": "GET",
        "path": "/capacity",
        "status": 418,
    }


def test_logs_are_rotated_and_private(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "BYTES", 400)
    kept = logs.handler(str(tmp_path / "logs"), 8501)
    for n in range(60):
        kept.emit(logging.LogRecord("x", logging.INFO, "", 0, "值\n%s", (n,), None))
    kept.close()
    files = sorted((tmp_path / "logs").iterdir())
    assert len(files) == logs.FILES + 1
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert {line["level"] for line in lines} == {"info"}
    assert lines[0]["message"].startswith("值\n")
    assert all(file.stat().st_mode & 0o007 == 0 for file in files)


def test_an_exception_is_part_of_its_line():
    try:
        raise ValueError("公布数")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    record.facts = {"id": "ab12"}
    said = json.loads(logs.Lines().format(record))
    assert said["id"] == "ab12"
    assert said["exception"].endswith("ValueError: 公布数")


@pytest.mark.slow
def test_a_running_server_says_how_it_is(data, monkeypatch):
    monkeypatch.setenv("DASHBOARD_LOGS", str(data / "logs"))
    with serving(paths.SHIPPED) as (_, address):
        for path in ("/healthz", "/metrics", "/", "/capacity"):
            assert urllib.request.urlopen(address + path, timeout=20).status == 200
        told = urllib.request.urlopen(address + "/metrics", timeout=20).read().decode()
    assert "dashboard_periods_published 6" in told
    assert "dashboard_sessions 0" in told
    (file,) = (data / "logs").iterdir()
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert {"/", "/capacity"} <= {line.get("path") for line in lines}
