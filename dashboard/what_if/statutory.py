"""The statutory assessment: S = w·T + (1 − w)·R for every target of one county.

T is the mean of its valid town ratings, R the other components in their own fixed proportions
(the form is proposed, the floors were announced on 2021-12-16).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.indicators.ranks import ranks_by_row
from dashboard.what_if.model import Model, Weights, component_weights
from dashboard.what_if.rater_effect import without_rater_effect

TOWN, OTHERS = "town_rating", "others"
FLOORS = {"department": 0.30, "agency": 0.60}
FIRST_YEAR = 2020
"""The first assessment year to which the floors apply."""
EDGE = 1e-9


@dataclass(frozen=True)
class Assessment:
    """The targets of one county, kind and year: the model of those with every score, and the
    reason (``no_rating``, ``not_connected``, ``no_score``) of those left out; `sheets` are
    the valid ones (rater, target, score).
    """

    model: Model
    left_out: pd.Series
    single_rater: bool
    sheets: pd.DataFrame


def assessment(
    components: pd.DataFrame, sheets: pd.DataFrame, *, adjusted: bool = False
) -> Assessment:
    """The model of one kind of target in one year.

    `components`: target, component, weight (0-1), score (points; the town rating has none);
    `sheets`: target, rater, score (points; NaN where not in or void). `adjusted` takes the
    raters' severity out; targets not connected to the rest are then left out.

    A target that lacks the rating or another component's score is left out: half an assessment
    is none.
    """
    weight = components.pivot(index="target", columns="component", values="weight").fillna(0.0)
    score = components.pivot(index="target", columns="component", values="score").reindex(
        columns=weight.columns
    )
    others = [c for c in weight.columns if c != TOWN]
    valid = sheets[sheets["score"].notna()]
    rated = without_rater_effect(valid[["rater", "target", "score"]]).reindex(weight.index)
    score[TOWN] = rated["adjusted" if adjusted else "raw"]
    weight = weight.reindex(columns=[TOWN, *others], fill_value=0.0)
    reasons = pd.Series("", index=weight.index)
    incomplete = (score[others].isna() & weight[others].gt(0)).any(axis=1) | weight[others].sum(
        axis=1
    ).le(0)
    reasons = reasons.mask(incomplete, "no_score").mask(score[TOWN].isna(), "no_rating")
    if adjusted:
        apart = rated["comparable"].eq(False) & score[TOWN].notna()
        reasons = reasons.mask(apart, "not_connected")
    kept = weight.index[reasons == ""]
    weight = weight.loc[kept].div(weight.loc[kept].sum(axis=1), axis=0)
    rest = weight[others].sum(axis=1)
    own = weight[others].div(rest.where(rest > 0, 1.0), axis=0).assign(**{TOWN: 1.0})
    model = Model(
        score.loc[kept, [TOWN, *others]],
        {TOWN: (TOWN,), OTHERS: tuple(others)},
        enough=1.0,
        own_groups=pd.DataFrame({TOWN: weight[TOWN], OTHERS: rest}),
        own_components=own,
    )
    raters = valid[valid["target"].isin(kept)].groupby("target")["rater"].nunique()
    single = bool(len(raters) and (raters == 1).all())
    return Assessment(model, reasons[reasons != ""], single, valid[["rater", "target", "score"]])


def lines(model: Model, weights: Weights) -> pd.DataFrame:
    """T and R (points) of every target: its score is w·T + (1 − w)·R, a line in w."""
    component = component_weights(model, weights)
    others = list(model.groups[OTHERS])
    rest = (component[others] * model.values[others].fillna(0.0)).sum(axis=1)
    return pd.DataFrame({"T": model.values[TOWN], "R": rest})


def swap_points(held: pd.DataFrame, low: float, high: float) -> pd.DataFrame:
    """Where one target passes another as w grows, inside (`low`, `high`), exactly:
    w* = (R_B − R_A) / [(T_A − T_B) + (R_B − R_A)].

    `held`: T, R by target. Returns weight, passes, passed, by weight.
    """
    slope, rest = (held["T"] - held["R"]).to_numpy(), held["R"].to_numpy()
    steeper, flatter = np.nonzero(slope[:, None] > slope[None, :])
    at = (rest[flatter] - rest[steeper]) / (slope[steeper] - slope[flatter])
    # a swap at an end of the range is none inside it; least squares leave a hair of noise
    inside = (at > low + EDGE) & (at < high - EDGE)
    found = pd.DataFrame(
        {
            "weight": at[inside],
            "passes": held.index[steeper[inside]],
            "passed": held.index[flatter[inside]],
        }
    )
    return found.sort_values(["weight", "passes", "passed"], ignore_index=True)


def paths(held: pd.DataFrame, low: float, high: float) -> pd.DataFrame:
    """The rank of every target (columns) between each two neighbouring swap points: between
    them no rank changes. Index: from, to.
    """
    cuts = np.unique(np.r_[low, swap_points(held, low, high)["weight"].to_numpy(), high])
    # swap points that differ by binary noise only are one
    cuts = cuts[np.r_[True, np.diff(cuts) > 1e-12]] if len(cuts) > 1 else cuts
    middle = (cuts[:-1] + cuts[1:]) / 2
    scores = held["R"].to_numpy() + middle[:, None] * (held["T"] - held["R"]).to_numpy()
    found = ranks_by_row(pd.DataFrame(scores, columns=held.index)).astype(int)
    found.index = pd.MultiIndex.from_arrays([cuts[:-1], cuts[1:]], names=["from", "to"])
    return found


def acceptability(steps: pd.DataFrame) -> pd.DataFrame:
    """The share of the range [0-1] at which each target (index) has each rank (columns): exact
    lengths of the intervals of `paths`.
    """
    low, high = (steps.index.get_level_values(name).to_numpy(float) for name in ("from", "to"))
    n = steps.shape[1]
    lengths = [
        np.bincount(steps[target].to_numpy(int), weights=high - low, minlength=n + 1)[1:]
        for target in steps
    ]
    return pd.DataFrame(
        np.array(lengths).reshape(n, n) / (high - low).sum(),
        index=steps.columns,
        columns=range(1, n + 1),
    )
