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
    gap = abs(value - level.value)
    shown = formats.number(gap * 100, 1) if indicator.is_share else formats.number(gap, 1)
    if float(shown.replace(",", "")) == 0:
        if band == "met":
            return t("verdict.level")
        shown = t("verdict.less", n="0.1")  # below is below, however little
    side = "above" if value > level.value else "below"
    unit = "points" if indicator.is_share else "plain"
    return t(f"verdict.{side}", gap=t(f"verdict.{unit}", n=shown))


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
