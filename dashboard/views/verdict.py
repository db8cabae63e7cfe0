"""How a value stands to what it is held to: one verdict, said the same way everywhere."""

import pandas as pd

from dashboard.indicators import Definitions, Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator


def verdict(value: float, band: str, indicator: Indicator, t: Translator) -> str:
    """Met or not met against a rule; above or below a level published for the city, and by how
    much, which is no pass mark for a unit; empty where there is neither (`band` is ``none``).
    """
    level = indicator.level
    if band == "none" or level is None:
        return ""
    if level.kind == "floor":
        return formats.band(band, indicator, t)
    shown = _apart(value, level.value, indicator)
    if not shown:
        if band == "met":
            return t("verdict.level")
        shown = t("verdict.less", n="0.1")  # below is below, however little
    side = "above" if value > level.value else "below"
    return t(f"verdict.{side}", gap=_with_unit(shown, indicator, t))


def from_city(value: float, city: float, indicator: Indicator, t: Translator) -> str:
    """How far a value is above or below the city's; empty where either is missing."""
    if pd.isna(value) or pd.isna(city):
        return ""
    shown = _apart(value, city, indicator)
    if not shown:
        return t("verdict.at_city")
    side = "above" if value > city else "below"
    return t(f"verdict.{side}_city", gap=_with_unit(shown, indicator, t))


def _apart(value: float, other: float, indicator: Indicator) -> str:
    """The difference as it is shown; empty where that is nought."""
    gap = abs(value - other) * (100 if indicator.is_share else 1)
    digits = 1 if indicator.is_share else indicator.measures["ratio"].get("digits", 1)
    shown = formats.number(gap, digits)
    return "" if float(shown.replace(",", "")) == 0 else shown


def _with_unit(shown: str, indicator: Indicator, t: Translator) -> str:
    if indicator.is_share:
        return t("verdict.points", n=shown)
    return f"{shown} {t.pick(indicator.measures['ratio']['unit'])}"


def tally(lines: pd.DataFrame, definitions: Definitions, t: Translator) -> str:
    """How many indicators meet their rule, and how many stand below the city's published level;
    empty where nothing can be held to either, and no part that counts nothing.
    """
    held = lines[lines["band"] != "none"]
    kinds = held.index.map(lambda id_: level.kind if (level := definitions[id_].level) else "")
    parts = []
    for kind in ("floor", "reported"):
        met = held.loc[kinds == kind, "band"].eq("met")
        counts = {"met": int(met.sum()), "missed": int((~met).sum())}
        said = [t(f"verdict.{kind}_{name}", n=n) for name, n in counts.items() if n]
        if said:
            parts.append(t(f"verdict.{kind}", n=len(met), said=t.join(said)))
    return t("verdict.between").join(parts)
