"""Shares of a whole, rounded so that what is shown adds up to it."""

import math
from collections.abc import Mapping


def hundred(shares: Mapping[str, float], decimals: int = 1) -> dict[str, float]:
    """Shares that sum to 1 as per cent with `decimals` that total exactly 100, by largest
    remainder; some may be negative.
    """
    steps = 10**decimals
    exact = {name: share * 100 * steps for name, share in shares.items()}
    found = {name: math.floor(round(share, 6)) for name, share in exact.items()}
    order = sorted(exact, key=lambda name: -round(exact[name] - found[name], 6))
    for name in order[: 100 * steps - sum(found.values())]:
        found[name] += 1
    return {name: step / steps for name, step in found.items()}


def percents(counts: Mapping[str, float]) -> dict[str, str]:
    """Each of `counts` (nought or more, some above) in per cent of their sum, with one decimal,
    together exactly 100.0; none that counts something reads 0.0%: the largest gives way.
    """
    total = sum(counts.values())
    exact = hundred({name: count / total for name, count in counts.items()})
    tenths = {name: round(10 * share) for name, share in exact.items()}
    for name in [n for n, tenth in tenths.items() if counts[n] > 0 and tenth == 0]:
        tenths[max(tenths, key=tenths.__getitem__)] -= 1
        tenths[name] = 1
    return {name: f"{tenth / 10:.1f}%" for name, tenth in tenths.items()}
