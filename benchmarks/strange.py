"""Clients that behave badly, and what a reader beside them waits: one that reads slowly, one that
never reads, many connections that are opened and ask nothing.
"""

import asyncio
import statistics
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.reader import Reader
from benchmarks.server import cpu, resident

CLICKS = 20
HALF_OPEN = 1000
Bad = Callable[[str], AbstractAsyncContextManager[None]]


async def _asking(reader: Reader, pause: float) -> None:
    """Ask for pages without end, whatever comes back."""
    while True:
        sent = BackMsg()
        sent.rerun_script.query_string = reader.query("/", "zh")
        await reader.socket.send(sent.SerializeToString())
        await asyncio.sleep(pause)


@asynccontextmanager
async def nobody(address: str) -> AsyncIterator[None]:
    """None of them, to compare with."""
    yield


@asynccontextmanager
async def never_reads(address: str) -> AsyncIterator[None]:
    """One that asks every 0.3 s and takes nothing off its socket."""
    async with Reader(address, seed=1) as reader:
        reader.socket.transport.pause_reading()
        asks = asyncio.create_task(_asking(reader, 0.3))
        yield
        asks.cancel()
        reader.socket.transport.abort()


@asynccontextmanager
async def slow(address: str) -> AsyncIterator[None]:
    """One whose line carries about 64 kB in half a second, and is silent in between."""
    async with Reader(address, seed=2) as reader:
        transport = reader.socket.transport

        async def trickle() -> None:
            while True:
                transport.pause_reading()
                await asyncio.sleep(0.5)
                transport.resume_reading()
                await asyncio.sleep(0)

        tasks = [asyncio.create_task(trickle()), asyncio.create_task(_asking(reader, 3))]
        yield
        for task in tasks:
            task.cancel()
        transport.abort()


@asynccontextmanager
async def half_open(address: str) -> AsyncIterator[None]:
    """Many that have sent half a request, and wait."""
    host, port = address.removeprefix("http://").split(":")
    async with AsyncExitStack() as open_:
        for _ in range(HALF_OPEN):
            _, writer = await asyncio.open_connection(host, int(port))
            open_.callback(writer.close)
            writer.write(b"GET /_stcore/stream HTTP/1.1\r\nHost: ")
        yield


async def clients(process: subprocess.Popen, address: str) -> None:
    """Print a reader's median and worst click beside each, the server's CPU a second and MB."""
    print(f"{'beside':19}{'p50 ms':>8}{'max':>8}{'CPU ms/s':>10}{'MB':>8}{'MB after':>10}")
    for bad in (nobody, slow, never_reads, half_open):
        began, used = asyncio.get_running_loop().time(), cpu(process)
        async with Reader(address) as reader, bad(address):
            taken = []
            for _ in range(CLICKS):
                taken.append(await reader.click("/capacity"))
                await asyncio.sleep(0.5)
            seconds = asyncio.get_running_loop().time() - began
            each, held = (cpu(process) - used) / seconds, resident(process)
        await asyncio.sleep(2)
        print(
            f"{bad.__name__:19}{statistics.median(taken):8.0f}{max(taken):8.0f}{each:10.0f}"
            f"{held:8.0f}{resident(process):10.0f}",
            flush=True,
        )
