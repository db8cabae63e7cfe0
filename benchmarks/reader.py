"""A reader without a browser: clicks sent and answers read as Streamlit's own page does."""

import asyncio
import json
import random
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

PATIENCE = 120
"""Seconds after which a click counts as lost."""
ANSWER = "backend_operation_response"
PAGES = (
    "/",
    "/empowerment",
    "/capacity",
    "/burden",
    "/county",
    "/mismatch",
    "/what_if",
    "/records",
    "/briefing",
    "/press_check",
    "/data",
    "/methods",
)
UNITS = (
    "370811",
    "370812",
    "370826",
    "370827",
    "370828",
    "370829",
    "370830",
    "370831",
    "370832",
    "370881",
    "370883",
)
INDICATORS = {
    "/": ("C07", "C05", "E01", "B12", "C10", "B15"),
    "/capacity": ("C07", "C10", "C05"),
    "/empowerment": ("E03", "E06"),
    "/burden": ("B11", "B12"),
}
ALWAYS = {"/what_if": {"section": "index"}}


class ClickError(Exception):
    """A click that did not end in a page."""


@dataclass
class Reader:
    """One session of the app at `address`; `pages` are the ids its navigation gives them, `board`
    and `file` what the page shown last has of these, `received` the bytes it was sent.
    """

    address: str
    seed: int = 5
    pages: dict[str, str] = field(default_factory=dict)
    board: BidiComponent | None = None
    file: str = ""
    received: int = 0

    async def __aenter__(self) -> Self:
        self.random = random.Random(self.seed)
        self.at = self.shown = self.session = ""
        self.socket = await websockets.connect(
            self.address.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self.address,
            subprotocols=["streamlit"],
            max_size=None,
        )
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.socket.close()

    def query(self, page: str, lang: str) -> str:
        """Another county, where there is a choice another indicator."""
        asked = {"lang": lang, "unit": self.random.choice(UNITS), **ALWAYS.get(page, {})}
        if page in INDICATORS:
            asked["indicator"] = self.random.choice(INDICATORS[page])
        return urlencode(asked)

    async def click(self, page: str, lang: str = "zh") -> float:
        """Milliseconds from the click to the end of the page; `ClickError`, `TimeoutError`."""
        self.board, self.file, self.at = None, "", page
        return await self._rerun(self.query(page, lang))

    async def weigh(self) -> float:
        """As `click`, of three weights of the index let go on the board of the page shown."""
        if self.board is None:
            raise ClickError(f"{self.at}: no board")
        data = json.loads(self.board.json)
        first, second = self.random.randint(1000, 4000), self.random.randint(1000, 4000)
        moved = {
            "epoch": data["epoch"],
            "turn": data["turn"] + 1,
            "groups": [first, second, 10_000 - first - second],
            "components": data["weights"]["components"],
            "shift": 0,
            "locks": [],
        }
        state = WidgetState(id=self.board.id, json_value=json.dumps({"moved": json.dumps(moved)}))
        return await self._rerun(self.shown, state)

    async def download(self) -> float:
        """As `click`, of the file the page shown has to hand out, made and fetched."""
        sent, began = BackMsg(), time.perf_counter()
        sent.backend_operation_request.request_id = "file"
        sent.backend_operation_request.session_id = self.session
        sent.backend_operation_request.deferred_file.file_id = self.file
        await self.socket.send(sent.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while (message := await self._read()).WhichOneof("type") != ANSWER:
                pass
        made = message.backend_operation_response
        if made.error_msg:
            raise ClickError(f"{self.at}: {made.error_msg}")
        self.received += await asyncio.to_thread(fetched, self.address + made.deferred_file.url)
        return (time.perf_counter() - began) * 1000

    async def _rerun(self, query: str, *states: WidgetState) -> float:
        sent = BackMsg()
        self.shown = sent.rerun_script.query_string = query
        sent.rerun_script.widget_states.widgets.extend(states)
        if self.at in self.pages:
            sent.rerun_script.page_script_hash = self.pages[self.at]
        else:
            sent.rerun_script.page_name = self.at.strip("/")
        began = time.perf_counter()
        await self.socket.send(sent.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            await self._answered()
        return (time.perf_counter() - began) * 1000

    async def _read(self) -> ForwardMsg:
        message = await self.socket.recv()
        self.received += len(message)
        return ForwardMsg.FromString(message)

    async def _answered(self) -> None:
        fault = ""
        while True:
            message = await self._read()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
            elif kind == "navigation":
                self.pages = {
                    "/" if p.is_default else f"/{p.url_pathname}": p.page_script_hash
                    for p in message.navigation.app_pages
                }
            elif kind == "page_info_changed":
                self.shown = message.page_info_changed.query_string
            elif kind == "page_not_found":
                fault = "not found"
            elif kind == "delta":
                fault = self._seen(message.delta.new_element) or fault
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if fault or message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise ClickError(f"{self.at}: {fault or message.script_finished}")
                return

    def _seen(self, element: Element) -> str:
        """Keep what can be used of an element of the page; the message of an exception."""
        kind = element.WhichOneof("type")
        if kind == "bidi_component":
            self.board = element.bidi_component
        elif kind == "download_button":
            self.file = element.download_button.deferred_file_id or self.file
        return element.exception.message if kind == "exception" else ""


def fetched(address: str) -> int:
    """Bytes of a file."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return len(answer.read())
