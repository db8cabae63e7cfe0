"""Many readers at once, without browsers: ``python -m benchmarks.load --readers 10 50``.

Every reader thinks 3 s between two clicks (give or take half), over all pages and both languages,
and weighs now and then on the board; two files a minute are taken, and a correction is published
in the middle; then the same once more without it, when most has been looked at before. Beside as
many readers of a plain Streamlit page with one chart. Then clients that behave badly
(`benchmarks.strange`).
"""

import argparse
import asyncio
import math
import os
import statistics
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks import strange
from benchmarks.reader import PAGES, ClickError, Reader
from benchmarks.server import OURS, cpu, plain, republish, resident, served, shipped

THINK = 3.0
"""Seconds between two clicks of a reader, give or take half."""
WEIGHED = 3
"""Weights let go on a visit of the board, of which there is one page in twelve."""
FILE_EVERY = 30.0


@dataclass
class Seen:
    """What readers met: milliseconds by kind of click, in the order they were answered; what was
    lost; bytes received.
    """

    taken: dict[str, list[float]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    received: int = 0

    def note(self, kind: str, ms: float) -> None:
        """One more click that was answered."""
        self.taken.setdefault(kind, []).append(ms)

    @property
    def clicks(self) -> list[float]:
        """All of them."""
        return [ms for kind in self.taken.values() for ms in kind]


def p95(taken: list[float]) -> float:
    """The 95th percentile: the least value that 95 of 100 do not exceed."""
    return sorted(taken)[math.ceil(0.95 * len(taken)) - 1]


async def reading(address: str, n: int, until: float, seen: Seen, pages: tuple[str, ...]) -> None:
    """One reader, until the clock says `until`; opening the session does not count."""
    async with Reader(address, seed=n) as reader:
        lang = reader.random.choice(("zh", "zh", "en"))
        await asyncio.sleep(reader.random.random() * THINK)
        await _click(reader, pages[0], lang, Seen(lost=seen.lost))
        while time.monotonic() < until:
            await asyncio.sleep(THINK * (0.5 + reader.random.random()))
            page = reader.random.choice(pages)
            await _click(reader, page, lang, seen)
            for _ in range(WEIGHED if page == "/what_if" and reader.board else 0):
                await asyncio.sleep(THINK * (0.5 + reader.random.random()))
                await _click(reader, "weigh", lang, seen)
        seen.received += reader.received


async def taking(address: str, until: float, seen: Seen) -> None:
    """One who takes a workbook every half minute."""
    async with Reader(address, seed=-1) as reader:
        while time.monotonic() < until:
            await _click(reader, "/what_if", "zh", seen)
            await _click(reader, "file", "zh", seen)
            await asyncio.sleep(FILE_EVERY)


async def _click(reader: Reader, what: str, lang: str, seen: Seen) -> None:
    try:
        if what == "weigh":
            seen.note(what, await reader.weigh())
        elif what == "file":
            seen.note(what, await reader.download())
        else:
            seen.note(what, await reader.click(what, lang))
    except (ClickError, TimeoutError, OSError) as error:
        seen.lost[f"{what} {error!r}"[:90]] += 1


async def crowd(
    server: tuple[subprocess.Popen, str],
    said: str,
    readers: int,
    seconds: float,
    pages: tuple[str, ...] = PAGES,
    data: str = "",
) -> None:
    """Print what `readers` of `pages` at once met; in the middle is published into `data`."""
    (process, address), seen = server, Seen()
    began, until = resident(process), time.monotonic() + seconds
    tasks = [asyncio.create_task(reading(address, n, until, seen, pages)) for n in range(readers)]
    if len(pages) > 1:
        tasks.append(asyncio.create_task(taking(address, until, seen)))
    used, memory = cpu(process), []
    for part in range(4):
        await asyncio.sleep(seconds / 4)
        memory.append(resident(process))
        if part == 1 and data:
            await asyncio.to_thread(republish, data)
    await asyncio.gather(*tasks)
    used, clicks = cpu(process) - used, seen.clicks
    print(
        f"{readers:4} {said:14}{len(clicks):7}"
        f"{sum(seen.lost.values()):6}{statistics.median(clicks):8.0f}{p95(clicks):8.0f}"
        f"{max(clicks):8.0f}{used / len(clicks):8.1f}{seen.received / len(clicks) / 1000:8.0f}  "
        + " ".join(f"{mb:.0f}" for mb in (began, *memory)),
        flush=True,
    )
    for what, times in seen.lost.most_common():
        print(f"     lost {times} × {what}")
    for kind, taken in sorted(seen.taken.items()) if len(pages) > 1 else ():
        print(f"     {kind:14}{len(taken):7}{statistics.median(taken):14.0f}{p95(taken):8.0f}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--readers", type=int, nargs="*", default=[10, 50])
    asked.add_argument("--seconds", type=float, default=150, help="of each number of readers")
    options = asked.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(
        f"{'':19}{'clicks':>7}{'lost':>6}{'p50 ms':>8}{'p95':>8}{'max':>8}{'CPU ms':>8}{'kB':>8}"
        "  MB at the start and after each quarter"
    )
    with shipped() as data:
        with served(plain("plain_chart"), data) as server:
            for readers in options.readers:
                asyncio.run(crowd(server, "of plain page", readers, 30, ("/",)))
        with served(OURS, data) as server:
            for readers in options.readers:
                asyncio.run(crowd(server, "readers", readers, options.seconds, data=data))
                asyncio.run(crowd(server, "the same again", readers, options.seconds))
            asyncio.run(strange.clients(*server))
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
