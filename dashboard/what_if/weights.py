"""Weights that always make a whole: set one, lock some, the others absorb the change.

Weights are whole basis points (0.01 %), so that what is shown, sent and linked to is what is
multiplied. The browser's board does the same arithmetic (`board.js`).
"""

from collections.abc import Collection, Mapping

BASIS_POINTS = 10_000


class NoWeight(ValueError):
    """All weights are zero: there is nothing to weigh by."""


def whole(raw: Mapping[str, float], total: int = BASIS_POINTS) -> dict[str, int]:
    """`raw` scaled to `total`, rounded by largest remainder (Hare–Niemeyer; of equal remainders
    the first wins). Scaling `raw` changes nothing. ValueError for a negative weight, `NoWeight`
    when all are zero.
    """
    if any(weight < 0 for weight in raw.values()):
        raise ValueError("a weight is negative")
    sum_ = sum(raw.values())
    if sum_ <= 0:
        raise NoWeight("all weights are zero")
    exact = {name: weight * total / sum_ for name, weight in raw.items()}
    found = {name: int(share) for name, share in exact.items()}
    # rounded: 0.1 + 0.2 must not decide which remainder is largest
    order = sorted(exact, key=lambda name: -round(exact[name] - found[name], 9))
    for name in order[: total - sum(found.values())]:
        found[name] += 1
    return found


def rebalance(
    weights: Mapping[str, int],
    name: str,
    to: int,
    locked: Collection[str] = (),
    lowest: int = 0,
) -> dict[str, int]:
    """`weights` with `name` set to `to`: the locked ones stay, the others absorb the change in
    proportion (equally, where they are all zero). `name` stops at `lowest` and where the locked
    ones leave no more; with nobody to absorb it, nothing moves.
    """
    kept = {n: w for n, w in weights.items() if n != name and n in locked}
    free = {n: w for n, w in weights.items() if n != name and n not in locked}
    room = BASIS_POINTS - sum(kept.values())
    if not free or name in locked:
        return dict(weights)
    value = min(max(to, min(lowest, room)), room)
    shared = whole(free if any(free.values()) else dict.fromkeys(free, 1), room - value)
    return {n: value if n == name else kept.get(n, shared.get(n, 0)) for n in weights}


def rebalance_limit(
    weights: Mapping[str, int],
    name: str,
    to: int,
    locked: Collection[str] = (),
    lowest: int = 0,
) -> str:
    """Why `rebalance` does not reach `to`: ``nobody`` absorbs it, it stops at its ``floor``
    or where the ``locked`` ones leave no more; empty when it does.
    """
    reached = rebalance(weights, name, to, locked, lowest)[name]
    if reached == to:
        return ""
    if name in locked or not set(weights) - {name} - set(locked):
        return "nobody"
    return "floor" if reached > to else "locked"
