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
    held = [sheets[sheets["target"].isin(part)] for part in parts]
    adjusted = pd.concat([_fit(part, part[["score"]].to_numpy(float))[0] for part in held])
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


def raised(sheets: pd.DataFrame, target: str) -> pd.DataFrame:
    """What becomes of all adjusted scores when every sheet of `target` is raised alike, none above
    100: index the points each is raised by (0 and those at which a sheet reaches 100; between
    two of them all is linear), a column per target of its connected part; `sheets` as above.
    """
    part = next(part for part in _connected(sheets) if target in part)
    held = sheets[sheets["target"].isin(part)]
    own, score = held["target"].eq(target).to_numpy(), held["score"].to_numpy(float)
    steps = np.unique(np.r_[0.0, 100 - score[own]])
    after = np.where(own, np.minimum(score + steps[:, None], 100), score)
    return _fit(held, after.T).T.set_axis(pd.Index(steps, name="raise"))


def _fit(sheets: pd.DataFrame, scores: np.ndarray) -> pd.DataFrame:
    """The adjusted score of each target (index) by each column of `scores` (sheet × column)."""
    raters, rater_names = pd.factorize(sheets["rater"])
    targets, target_names = pd.factorize(sheets["target"])
    design = np.zeros((len(sheets), len(rater_names) + len(target_names)))
    rows = np.arange(len(sheets))
    design[rows, raters] = 1
    design[rows, len(rater_names) + targets] = 1
    effects = np.linalg.lstsq(design, scores, rcond=None)[0]
    rater_effect = effects[: len(rater_names)].mean(axis=0)
    return pd.DataFrame(rater_effect + effects[len(rater_names) :], index=target_names)
