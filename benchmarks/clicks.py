"""What a click costs the server: ``python -m benchmarks.clicks``.

Process CPU a click, beside a trivial page in the same run; the first click on every page after
the start and after a publication. ``--root DIR`` serves another checkout.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
from pathlib import Path

from benchmarks.reader import PAGES, Reader
from benchmarks.server import OURS, cpu, plain, republish, served, shipped
from dashboard import paths

LANGUAGES = ("zh", "en")


async def cost(
    process: subprocess.Popen, reader: Reader, page: str, lang: str = "zh"
) -> tuple[float, float]:
    """CPU and wall milliseconds of one click; the collector, which runs after the page has
    been answered, is part of the first.
    """
    began = cpu(process)
    took = await reader.click(page, lang)
    last = -1.0
    while (now := cpu(process)) - last > 1:
        last = now
        await asyncio.sleep(0.03)
    return now - began, took


async def first(process: subprocess.Popen, address: str) -> dict[str, tuple[float, float]]:
    """CPU and wall milliseconds of a new reader's first click on every page."""
    async with Reader(address) as reader:
        return {page: await cost(process, reader, page) for page in PAGES}


async def medians(
    process: subprocess.Popen, address: str, clicks: int, pages: tuple[str, ...]
) -> dict[tuple[str, str], float]:
    """CPU milliseconds a click by page and language, all pages visited twice before."""
    found = {}
    async with Reader(address) as reader:
        for lang in LANGUAGES * 2:
            for page in pages:
                await reader.click(page, lang)
        for lang in LANGUAGES:
            for page in pages:
                await reader.click(page, lang)
                taken = [(await cost(process, reader, page, lang))[0] for _ in range(clicks)]
                found[page, lang] = statistics.median(taken)
    return found


def table(
    ours: dict[tuple[str, str], float], plain: float, firsts: list[dict[str, tuple[float, float]]]
) -> None:
    print(
        f"CPU ms a click; a trivial page {plain:.1f}{'first after start':>38}"
        f"{'after a publication':>20}"
    )
    print(
        f"{'':14}{'zh':>8}{'en':>8}{'× plain':>10}{'':8}{'CPU':>9}{'wall':>9}{'':2}"
        f"{'CPU':>9}{'wall':>9}"
    )
    for page in PAGES:
        zh, en = (ours[page, lang] for lang in LANGUAGES)
        more = "  ".join(f"{found[page][0]:9.0f}{found[page][1]:9.0f}" for found in firsts)
        print(f"{page:14}{zh:8.1f}{en:8.1f}{max(zh, en) / plain:10.1f}{'':8}{more}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--root", type=Path, default=paths.ROOT, help="the checkout to serve")
    asked.add_argument("--clicks", type=int, default=12)
    options = asked.parse_args()
    print(f"{options.root}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with shipped() as data:
        with served(plain("plain_click"), data) as (trivial, at):
            least = asyncio.run(medians(trivial, at, 3 * options.clicks, ("/",)))
        with served(OURS, data, options.root) as (process, address):
            measured(process, address, options, data, statistics.mean(least.values()))


def measured(
    process: subprocess.Popen, address: str, options: argparse.Namespace, data: str, plain: float
) -> None:
    """Measure and print everything of a server just started."""
    firsts = [asyncio.run(first(process, address))]
    ours = asyncio.run(medians(process, address, options.clicks, PAGES))
    republish(data, options.root)
    firsts.append(asyncio.run(first(process, address)))
    table(ours, plain, firsts)
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
