"""Readers at once: what each waits, what is lost, what each takes of the server's memory."""

import asyncio
import os
import statistics
import subprocess
from pathlib import Path

from benchmarks.reader import ClickError, Reader

PAGES = ("/", "/capacity", "/county")
THINK = 3.0
"""Seconds between two clicks of a reader, give or take half."""


def resident(process: subprocess.Popen) -> float:
    """Resident megabytes of a process."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def one_of_many(
    address: str, n: int, rounds: int, gone: asyncio.Barrier
) -> tuple[list[float], list[str]]:
    """A reader's round trips in milliseconds and what was lost; stays until all are done."""
    taken: list[float] = []
    lost: list[str] = []
    async with Reader(address, seed=n) as reader:
        await asyncio.sleep(reader.random.random() * THINK)
        for click in range(rounds + 1):
            page = reader.random.choice(PAGES)
            try:
                took = await reader.click(page)
                taken += [took] if click else []  # the first click opens the session
            except (ClickError, TimeoutError, OSError) as error:
                lost.append(f"{page} {error!r}"[:90])
            await asyncio.sleep(THINK * (0.5 + reader.random.random()))
        await gone.wait()
        await gone.wait()
    return taken, lost


async def crowd(process: subprocess.Popen, address: str, readers: int, rounds: int) -> str:
    """One line of the table of readers at once."""
    gone, before = asyncio.Barrier(readers + 1), resident(process)
    tasks = [asyncio.create_task(one_of_many(address, n, rounds, gone)) for n in range(readers)]
    await gone.wait()
    memory = (resident(process) - before) / readers
    await gone.wait()
    found = await asyncio.gather(*tasks)
    taken = sorted(ms for one, _ in found for ms in one)
    lost = [what for _, one in found for what in one]
    cuts = statistics.quantiles(taken, n=20, method="inclusive")
    line = (
        f"{readers:<12}{statistics.median(taken):8.0f}{cuts[-1]:8.0f}{taken[-1]:8.0f}"
        f"{len(taken):8}{len(lost):8}{memory:10.1f}"
    )
    return "\n".join([line, *(f"    lost: {what}" for what in sorted(set(lost)))])
