"""Seeded draws: the same call gives the same rows on every machine."""

import hashlib
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from tools.demo.workdays import at_work

SEED = 20211216


def rng(*topic: object) -> np.random.Generator:
    """A generator of its own for each topic, so that topics do not disturb each other."""
    name = "/".join(str(part) for part in topic)
    digest = hashlib.sha256(f"{SEED}/{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8]))


def apportion(total: int, weights: ArrayLike) -> np.ndarray:
    """Whole numbers in proportion to `weights` that add up to `total` (largest remainder)."""
    shares = np.asarray(weights, dtype=float)
    exact = shares / shares.sum() * total
    parts: np.ndarray = np.floor(exact).astype(int)
    order = np.argsort(parts - exact, kind="stable")
    parts[order[: total - int(parts.sum())]] += 1
    return parts


def days(
    generator: np.random.Generator, first: date, last: date, size: int, skew: ArrayLike = 1.0
) -> pd.Series:
    """`size` dates in [first, last], mostly days of work; skew > 1 crowds them towards `first`."""
    span = (last - first).days
    offsets = (
        np.floor(generator.random(size) ** np.asarray(skew) * (span + 1)).astype(int).clip(0, span)
    )
    drawn = np.datetime64(first, "D") + offsets
    return pd.Series(at_work(drawn, first, last, rng("at_work", first, last, size)))


def day(iso: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(iso)


def key(prefix: str, number: int) -> str:
    """An opaque person key; it stands for nobody."""
    return hashlib.sha256(f"{SEED}/{prefix}/{number}".encode()).hexdigest()[:16]


def later(dates: pd.Series, offsets: np.ndarray) -> pd.Series:
    """`dates` moved on by whole days."""
    return dates + pd.to_timedelta(np.asarray(offsets, dtype="int64"), unit="D")


def at_latest(dates: pd.Series, last: str) -> pd.Series:
    """`dates`, none of them after `last`."""
    return dates.mask(dates > pd.Timestamp(last), pd.Timestamp(last))


END = date(2021, 12, 16)
START = date(2020, 1, 1)
