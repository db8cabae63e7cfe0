"""What this process has done and what it holds, as Prometheus reads it (text format 0.0.4)."""

import os
import resource
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
HELP = {
    "dashboard_requests_total": "HTTP requests answered, by method and status.",
    "dashboard_request_seconds_total": "Seconds spent on HTTP requests.",
    "dashboard_websockets_total": "Websockets opened: a page opened, or come back to.",
    "dashboard_script_runs_total": "Runs of a page: opened, or something chosen on it.",
    "dashboard_script_run_seconds_total": "Seconds spent on runs of pages.",
    "dashboard_script_errors_total": "Runs that ended with an error shown to the reader.",
    "dashboard_sessions": "Sessions with a browser connected.",
    "dashboard_periods_published": "Periods readers see.",
    "process_cpu_seconds_total": "Processor time used.",
    "process_start_time_seconds": "When the process started, since the epoch.",
    "process_resident_memory_bytes": "Memory in use.",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
STARTED = time.time()

_totals: dict[str, float] = {}
_lock = threading.Lock()


def count(name: str, seconds: float | None = None, of: str = "") -> None:
    """One more of ``NAME_total``, and the `seconds` it took; `of` holds labels as written."""
    added = {f"{name}s_total{of}": 1.0}
    if seconds is not None:
        added[f"{name}_seconds_total"] = seconds
    with _lock:
        for key, more in added.items():
            _totals[key] = _totals.get(key, 0) + more


def request(method: str, status: int, seconds: float) -> None:
    """An HTTP request was answered; methods nobody uses are counted as one."""
    known = method if method in METHODS else "other"
    count("dashboard_request", seconds, f'{{method="{known}",status="{status}"}}')


def text(*, sessions: int, periods: int | None) -> str:
    """Everything, one line a value; without `periods` where they cannot be read."""
    with _lock:
        values = dict(_totals)
    values |= {"dashboard_sessions": sessions, **process()}
    if periods is not None:
        values["dashboard_periods_published"] = periods
    return "".join(_family(name, said, values) for name, said in HELP.items())


def process() -> Mapping[str, float]:
    """Time and memory of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "process_cpu_seconds_total": used.ru_utime + used.ru_stime,
        "process_start_time_seconds": STARTED,
        "process_resident_memory_bytes": _resident(used.ru_maxrss),
    }


def _resident(most: int) -> int:
    """Bytes held now; where the system does not say, the most there ever were."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return most if sys.platform == "darwin" else most * 1024
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _family(name: str, said: str, values: Mapping[str, float]) -> str:
    found = {key: value for key, value in values.items() if key.split("{")[0] == name}
    if not found and not name.endswith("_total"):
        return ""
    kind = "counter" if name.endswith("_total") else "gauge"
    lines = [f"{key} {value:.15g}" for key, value in sorted((found or {name: 0}).items())]
    return "\n".join([f"# HELP {name} {said}", f"# TYPE {name} {kind}", *lines, ""])
