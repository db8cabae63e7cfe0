"""Which weights put a place first: those nearest to the weights now, or proof that none do."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

TINY = 1e-10


@dataclass(frozen=True)
class First:
    """`weights` (summing to 1) are the nearest at which the place is first, shared or alone; None
    where none are: then `others`, mixed in these shares (summing to 1), are ahead of it at every
    weighting by at least `lead` points.
    """

    weights: pd.Series | None
    others: pd.Series
    lead: float = 0.0


def nearest(
    columns: pd.DataFrame, place: str, now: pd.Series, floor: float = 0.0, margin: float = 0.0
) -> First:
    """The weighting nearest to `now` (least squares) at which `place` leads every other by at least
    `margin` points.

    `columns`: place × component, without NaN, points; the score is their mean by weight. `now`: a
    weight a component, summing to 1. Weights are at least 0, the first at least `floor`.

    Least distance programming (Lawson & Hanson 1974, ch. 23): min ‖w − now‖ where G·w ≥ h and
    Σw = 1. The dual of an unfeasible problem is the mixture of others that proves it (Farkas).
    """
    held, own = columns.to_numpy(float), columns.loc[place].to_numpy(float)
    rivals = columns.index[columns.index != place]
    gaps = own - held[columns.index != place]
    k = columns.shape[1]
    least = np.zeros(k)
    least[0] = floor
    start = now[columns.columns].to_numpy(float)
    # w = now + basis·y, and Σ stays 1
    basis = np.linalg.qr(np.eye(k) - 1 / k)[0][:, : k - 1]
    inside = np.vstack([gaps, np.eye(k)])
    bounds = np.r_[np.full(len(gaps), margin), least]
    scale = max(float(np.abs(gaps).max(initial=1.0)), 1.0)
    inside[: len(gaps)] /= scale
    bounds[: len(gaps)] /= scale
    step, dual = _least_distance(inside @ basis, bounds - inside @ start)
    if step is not None:
        weights = np.clip(start + basis @ step, 0, 1)
        found = pd.Series(weights / weights.sum(), index=columns.columns)
        return First(found, pd.Series(dtype=float))
    mixed = dual[: len(gaps)]
    share = pd.Series(mixed / mixed.sum(), index=rivals)
    # over all lawful weightings the least lead of the mixture is at one of their corners
    corners = least + (1 - floor) * np.eye(k)
    lead = float((corners @ (share.to_numpy() @ -gaps)).min())
    return First(None, share[share > 1e-6].sort_values(ascending=False), lead)


def _least_distance(g: np.ndarray, h: np.ndarray) -> tuple[np.ndarray | None, np.ndarray]:
    """The shortest y with g·y ≥ h, and the dual; None where none is: then gᵀu = 0, hᵀu > 0."""
    stacked = np.vstack([g.T, h])
    target = np.zeros(len(stacked))
    target[-1] = 1.0
    dual = _nonnegative(stacked, target)
    rest = stacked @ dual - target
    if np.linalg.norm(rest) < 1e-7:
        return None, dual
    return -rest[:-1] / rest[-1], dual


def _nonnegative(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """X ≥ 0 with least ‖a·x − b‖: the active set method of Lawson & Hanson (1974, ch. 23)."""
    x, free = np.zeros(a.shape[1]), np.zeros(a.shape[1], bool)
    for _ in range(20 * a.shape[1]):
        slope = a.T @ (b - a @ x)
        slope[free] = -np.inf
        if slope.max(initial=-np.inf) <= TINY:
            break
        free[int(slope.argmax())] = True
        while True:
            trial = np.zeros_like(x)
            trial[free] = np.linalg.lstsq(a[:, free], b, rcond=None)[0]
            negative = free & (trial <= TINY)
            if not negative.any():
                break
            part = x[negative] / np.maximum(x[negative] - trial[negative], TINY)
            x = x + part.min() * (trial - x)
            free &= x > TINY
            x[~free] = 0.0
        x = trial
    return x
