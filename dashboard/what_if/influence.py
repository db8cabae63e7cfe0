"""What decides an assessment: nominal and actual weight; what one target would need."""

import numpy as np
import pandas as pd

from dashboard.indicators.ranks import DECIMALS
from dashboard.what_if.model import Model, Weights, component_weights, group_weights
from dashboard.what_if.rater_effect import raised
from dashboard.what_if.statutory import TOWN, lines

EMPTY = pd.DataFrame(columns=["holder", "change", "rating", "possible"])


def effective(model: Model, weights: Weights) -> pd.DataFrame:
    """The paper weight of each component (mean over targets) and what it decides: its share of
    the scores' variance, Cov(wₖ(xₖ − c), S) / Var(S) (Shorrocks 1982), every target at its own
    weights; both add up to 1. May be negative or above 1; NaN where all scores are the same.

    c is the mean score: where all have the same weights it changes nothing; where they differ, a
    target with more weight on one component has less on the others, and without c the level of
    the scores (about 90) would pass for what a component decides.
    """
    group, component = group_weights(model, weights), component_weights(model, weights)
    weight = pd.DataFrame(
        {name: group[g] * component[name] for g, names in model.groups.items() for name in names}
    )
    held = model.values[weight.columns]
    whole = (weight * held.fillna(0.0)).sum(axis=1)
    centred = whole - whole.mean()
    variance = float((centred**2).sum())
    part = weight * (held - whole.mean()).fillna(0.0)
    shares = part.mul(centred, axis=0).sum()
    decides = shares / variance if variance > 1e-12 else shares * float("nan")
    return pd.DataFrame({"paper": weight.mean(), "effective": decides})


def needed(scores: pd.Series, rating: pd.Series, weight: pd.Series, target: str) -> pd.DataFrame:
    """What `target` needs for each better rank at today's weights: ΔT = (S_r − S) / w points of
    town rating (a tie shares the rank), and whether that stays within 100.

    Index: rank; columns holder, change, rating, possible. Empty where its rating weighs nothing.
    """
    own, w = scores[target], weight[target]
    others = scores.drop(target).sort_values(ascending=False, kind="stable")
    better = others[others.round(DECIMALS) > round(own, DECIMALS)]
    if w <= 0 or better.empty:
        return EMPTY
    change = (better - own) / w
    return _by_rank(better.index, change, rating[target] + change)


def needed_on_sheets(
    model: Model, weights: Weights, sheets: pd.DataFrame, target: str
) -> pd.DataFrame:
    """As `needed`, where raters' effects are taken out: every sheet of `target` is raised alike,
    none above 100, and all adjusted scores are fitted anew. `change` and `rating` are points of
    the mean of its sheets as given; NaN where even full marks do not reach the rank.
    """
    weight = group_weights(model, weights)[TOWN]
    if weight[target] <= 0:
        return EMPTY
    fitted = raised(sheets, target)
    places = model.values.index
    scores = weight * fitted[places] + (1 - weight) * lines(model, weights)["R"]
    gap = scores.drop(columns=target).sub(scores[target], axis=0)  # by which the others lead
    lead = gap.iloc[0].sort_values(ascending=False, kind="stable").round(DECIMALS)
    ahead = lead.index[lead > 0]
    if ahead.empty:
        return EMPTY
    own = sheets.loc[sheets["target"] == target, "score"]
    mean = np.minimum(own.to_numpy(float) + gap.index.to_numpy(float)[:, None], 100).mean(axis=1)
    rating = pd.Series([_reached(mean, gap[other].to_numpy()) for other in ahead], index=ahead)
    order = rating.sort_values(ascending=False, na_position="first", kind="stable").index
    rating = rating[order]
    return _by_rank(order, rating - mean[0], rating)


def _reached(mean: np.ndarray, gap: np.ndarray) -> float:
    """The mean at which a lead that is linear between the points of `mean` is gone."""
    at = np.flatnonzero(gap.round(DECIMALS) <= 0)
    if not len(at):
        return float("nan")
    n = int(at[0])
    return float(mean[n - 1] + (mean[n] - mean[n - 1]) * gap[n - 1] / (gap[n - 1] - gap[n]))


def _by_rank(holders: pd.Index, change: pd.Series, rating: pd.Series) -> pd.DataFrame:
    found = {"holder": holders, "change": change.to_numpy(), "rating": rating.to_numpy()}
    index = pd.RangeIndex(1, len(holders) + 1, name="rank")
    return pd.DataFrame(found, index=index).assign(possible=rating.to_numpy() <= 100 + 1e-9)
