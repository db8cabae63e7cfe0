"""Watch every request from outside the guard; answer ``/healthz`` and ``/metrics``."""

import asyncio
import json
import logging
import os
import time
from typing import Any

from dashboard.cli import metrics
from dashboard.cli.guard import App, Message, Receive, Send, is_local
from dashboard.cli.health import health

LOGGER = logging.getLogger("dashboard.requests")
OURS = ("/healthz", "/metrics")
STREAMLITS = ("/_stcore/metrics", "/_stcore/script-health-check")
PASSED_ON = (b"forwarded", b"x-forwarded-for", b"x-real-ip", b"via")
QUIET = ("/static/", "/app/static/", "/_stcore/health")
"""Files of the product: counted, not logged."""
REFUSED = 403


def scrapers() -> frozenset[str]:
    """Addresses beside this machine that may read health and metrics (``DASHBOARD_SCRAPERS``)."""
    return frozenset(os.environ.get("DASHBOARD_SCRAPERS", "").replace(",", " ").split())


def may_watch(scope: Message) -> bool:
    """Whether a request comes straight from this machine or a scraper, passed on by nobody."""
    client = (scope.get("client") or ("",))[0]
    if is_local(client, scope["headers"]):
        return True
    passed_on = any(name.lower() in PASSED_ON for name, _ in scope["headers"])
    return client in scrapers() and not passed_on


class Monitor:
    """Counts and logs what is answered. Never the query: it says what somebody looked at."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request or websocket."""
        if scope["type"] == "websocket":
            metrics.count("dashboard_websocket")
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.monotonic(), [500]

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
            await send(message)

        try:
            await self._answer(scope, receive, watched)
        finally:
            _note(scope, status[0], time.monotonic() - started)

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path not in OURS + STREAMLITS:
            await self.app(scope, receive, send)
        elif not may_watch(scope):
            await _say(send, REFUSED, b"", "text/plain")
        elif path in STREAMLITS:
            await self.app(scope, receive, send)
        elif path == "/healthz":
            status, said = await asyncio.to_thread(health)
            await _say(send, status, json.dumps(said).encode() + b"\n", "application/json")
        else:
            _, said = await asyncio.to_thread(health)
            told = metrics.text(sessions=_sessions(), periods=said.get("periods"))
            await _say(send, 200, told.encode(), metrics.CONTENT_TYPE)


def _note(scope: Message, status: int, seconds: float) -> None:
    metrics.request(scope["method"], status, seconds)
    path = scope["path"]
    if path in OURS or (status < 400 and path.startswith(QUIET)):
        return
    level = logging.WARNING if status >= 400 else logging.INFO
    facts = {"method": scope["method"], "path": path[:200], "status": status}
    LOGGER.log(level, "request", extra={"facts": {**facts, "ms": round(seconds * 1000)}})


async def _say(send: Send, status: int, body: bytes, kind: str) -> None:
    headers = [
        (b"content-type", kind.encode()),
        (b"cache-control", b"no-store"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _sessions() -> int:
    from streamlit import runtime

    return runtime.get_instance()._session_mgr.num_active_sessions() if runtime.exists() else 0


def install() -> None:
    """Put the monitor before everything else in this process, and time the runs of pages.

    Streamlit offers neither to a plain script, hence the replaced functions; a test asks a
    running server.
    """
    from starlette.middleware import Middleware
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.web.server.starlette import starlette_app

    inner, run = starlette_app.create_streamlit_middleware, ScriptRunner._run_script

    def timed(self: ScriptRunner, rerun_data: Any) -> None:
        started = time.monotonic()
        try:
            run(self, rerun_data)
        finally:
            metrics.count("dashboard_script_run", time.monotonic() - started)

    starlette_app.create_streamlit_middleware = lambda: [Middleware(Monitor), *inner()]
    ScriptRunner._run_script = timed  # type: ignore[method-assign]
