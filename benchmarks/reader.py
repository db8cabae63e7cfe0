"""A reader without a browser: clicks sent and answers read as Streamlit's own page does."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 120
"""Seconds after which a click counts as lost."""
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


class ClickError(Exception):
    """A click that did not end in a page."""


@dataclass
class Reader:
    """One session of the app at `address`; `pages` are the ids its navigation gives them."""

    address: str
    seed: int = 5
    pages: dict[str, str] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        self.random = random.Random(self.seed)
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
        asked = {"lang": lang, "unit": self.random.choice(UNITS)}
        if page in INDICATORS:
            asked["indicator"] = self.random.choice(INDICATORS[page])
        return urlencode(asked)

    async def click(self, page: str, lang: str = "zh") -> float:
        """Milliseconds from the click to the end of the page; `ClickError`, `TimeoutError`."""
        sent = BackMsg()
        sent.rerun_script.query_string = self.query(page, lang)
        if page in self.pages:
            sent.rerun_script.page_script_hash = self.pages[page]
        else:
            sent.rerun_script.page_name = page.strip("/")
        began = time.perf_counter()
        await self.socket.send(sent.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            await self._answered(page)
        return (time.perf_counter() - began) * 1000

    async def _answered(self, page: str) -> None:
        fault = ""
        while True:
            message = ForwardMsg.FromString(await self.socket.recv())
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.pages = {
                    "/" if p.is_default else f"/{p.url_pathname}": p.page_script_hash
                    for p in message.navigation.app_pages
                }
            elif kind == "page_not_found":
                fault = "not found"
            elif kind == "delta" and message.delta.new_element.HasField("exception"):
                fault = message.delta.new_element.exception.message
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if fault or message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise ClickError(f"{page}: {fault or message.script_finished}")
                return
