"""A published figure as it may be asked for: by its digits, its day, its source."""

from dashboard.claims import SHARE, Claim

SMALLEST = 10
"""Published figures below it are no question by themselves: 3 may be anything."""


def digits(claim: Claim) -> tuple[list[str], list[str], list[str]]:
    """The digits as published, those of small figures, and rounder ones of the same figure."""
    if claim.measure_unit == SHARE:
        return [f"{claim.value:.0%}"], [], []
    value = round(claim.value)
    if value < SMALLEST:
        return [], [str(value)], []
    steps = [10**power for power in range(1, len(str(value)) - 1)]
    rounder = {value // step * step for step in steps} | {
        -(-value // step) * step for step in steps
    }
    return [str(value)], [], [str(one) for one in sorted(rounder - {value})]


def dated(claim: Claim | None) -> list[str]:
    """Words for the day and the source of a published figure: they ask for that one alone."""
    if claim is None:
        return []
    said = [claim.source, claim.source_en]
    if claim.as_of:
        day = claim.as_of
        said += [f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month}月"]
        said += [f"{day.month}月{day.day}日", f"截至{day.year}年{day.month}月{day.day}日"]
        said += ["截至", "那次", "会上"]
    return said
