"""Mathematics of the assessment: scores with the raters' effects taken out."""

import numpy as np
import pandas as pd


def without_rater_effect(sheets: pd.DataFrame) -> pd.DataFrame:
    """Mean score of each target, raw and with the effect of its raters taken out.

    `sheets`: rater, target, score (points), one row per valid sheet. Two-way additive least
    squares, score = rater effect + target effect, on each connected part of the layout; the
    adjusted score is the mean of the fitted scores over all raters of the part, so that a
    complete sheet gives the raw mean. It removes leniency and severity, not differences in spread.

    Returns one row per target: n, raw, adjusted (points), comparable (whether it belongs to
    the largest connected part; others are not comparable with it).
    """
    means = pd.DataFrame(sheets.groupby("target")["score"].agg(n="size", raw="mean"))
    if sheets.empty:
        return means.assign(adjusted=np.nan, comparable=False)
    parts = _connected(sheets)
    adjusted = pd.concat([_fit(sheets[sheets["target"].isin(part)]) for part in parts])
    return means.assign(adjusted=adjusted, comparable=means.index.isin(parts[0]))


def _connected(sheets: pd.DataFrame) -> list[set[str]]:
    """Sets of targets joined through common raters, largest first."""
    parts: list[tuple[set[str], set[str]]] = []
    for target, rows in sheets.groupby("target")["rater"]:
        raters = set(rows)
        joined = [part for part in parts if part[1] & raters]
        parts = [part for part in parts if part not in joined]
        targets = {str(target)}.union(*(part[0] for part in joined))
        parts.append((targets, raters.union(*(part[1] for part in joined))))
    return sorted((targets for targets, _ in parts), key=lambda part: (-len(part), min(part)))


def _fit(sheets: pd.DataFrame) -> pd.Series:
    raters, rater_names = pd.factorize(sheets["rater"])
    targets, target_names = pd.factorize(sheets["target"])
    design = np.zeros((len(sheets), len(rater_names) + len(target_names)))
    rows = np.arange(len(sheets))
    design[rows, raters] = 1
    design[rows, len(rater_names) + targets] = 1
    effects = np.linalg.lstsq(design, sheets["score"].to_numpy(float), rcond=None)[0]
    rater_effect = effects[: len(rater_names)].mean()
    return pd.Series(rater_effect + effects[len(rater_names) :], index=target_names)
