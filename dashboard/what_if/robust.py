"""How safe a rank is over all weightings: SMAA (Lahdelma & Salminen 2001), and tiers from it."""

import numpy as np
import pandas as pd

from dashboard.indicators.ranks import DECIMALS
from dashboard.what_if.model import ARITHMETIC

DRAWS, SEED = 10_000, 20211216
"""The seed makes the draws the same every time."""
ERROR = 0.5 / DRAWS**0.5
"""The standard error of a share, at most (0-1)."""
TIERS = 3
SAFE = 0.5
"""A rank held over less than this share of the weightings is weak: a tier is said instead."""


def dirichlet(k: int, floor: float = 0.0) -> np.ndarray:
    """`DRAWS` weightings of k components, uniform over those that sum to 1 and give the first at
    least `floor`: x ~ Dirichlet(1,…,1), w₁ = f + (1 − f)·x₁, w_j = (1 − f)·x_j.
    """
    drawn = np.random.default_rng(SEED).dirichlet(np.ones(k), DRAWS) * (1 - floor)
    drawn[:, 0] += floor
    return drawn


def rank_rows(scores: np.ndarray) -> np.ndarray:
    """The rank of every place (column) in each row, the highest first; ties share the better."""
    held = np.round(scores, DECIMALS)
    order = np.argsort(-held, axis=1, kind="stable")
    falling = np.take_along_axis(held, order, axis=1)
    first = np.where(np.diff(falling, axis=1, prepend=np.inf) != 0, np.arange(held.shape[1]), 0)
    found = np.empty(held.shape, int)
    np.put_along_axis(found, order, np.maximum.accumulate(first, axis=1) + 1, axis=1)
    return found


def smaa(columns: pd.DataFrame, floor: float = 0.0) -> pd.DataFrame:
    """The share (0-1) of all weightings of `columns` (place × component, without NaN) at which
    each place (index) has each rank (columns). Ties share the better rank.
    """
    n, k = columns.shape
    counts = np.zeros(n * n)
    if n:
        rank = rank_rows(dirichlet(k, floor) @ columns.to_numpy(float).T)
        counts += np.bincount((np.arange(n) * n + rank - 1).ravel(), minlength=n * n)
    return pd.DataFrame(counts.reshape(n, n) / DRAWS, index=columns.index, columns=range(1, n + 1))


def linear(parts: pd.DataFrame, aggregation: str) -> pd.DataFrame:
    """Group scores in which the index is linear in the weights, without incomplete places."""
    held = parts.dropna()
    return held if aggregation == ARITHMETIC else held.map(np.log)


def tiers(share: pd.DataFrame) -> pd.Series:
    """梯队 1 to 3 by place: the third of the ranks where it stands over at least `SAFE` of the
    weightings; 0 where it stands in none of them that often.
    """
    n = share.shape[1]
    if not n:
        return pd.Series(dtype=int)
    third = np.minimum((np.arange(n) * TIERS) // n, TIERS - 1)
    sums = share.T.groupby(third).sum().T
    return (sums.idxmax(axis=1).astype(int) + 1).where(sums.max(axis=1) >= SAFE, 0)


def weak(share: pd.DataFrame) -> bool:
    """Whether most places hold no rank over at least `SAFE` of the weightings."""
    return bool(len(share)) and float((share.max(axis=1) < SAFE).mean()) > 0.5
