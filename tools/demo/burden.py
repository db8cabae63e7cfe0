"""Generated admissions, burdens and accountability; the planted unit's rows are written out."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo import duties, response
from tools.demo.draw import apportion, day, days, later, rng
from tools.demo.duties import cited
from tools.demo.units import ZONE_DEPARTMENTS, pace, reporting_units, towns

UNIT, TOWNS = "3708JKQ", ("370829104000", "370829108000")
"""The planted unit, 济宁经开区, and its two towns."""

# Filed, decided, handed down, result, with money, with staff.
# Decided: 6, of which 2 rejected and 4 approved, 3 of these with money or staff; 1 bypassed.
ADMISSIONS = (
    (None, None, "2020-06-09", "bypassed", None, None),
    ("2020-08-03", "2020-08-14", "2020-08-20", "approved", True, False),
    ("2020-10-12", "2020-10-23", None, "rejected", None, None),
    ("2021-02-22", "2021-03-05", "2021-03-10", "approved", False, False),
    ("2021-05-17", "2021-05-28", "2021-06-02", "approved", False, True),
    ("2021-07-05", "2021-07-16", "2021-07-20", "approved", True, True),
    ("2021-09-13", "2021-09-26", None, "rejected", None, None),
    ("2021-12-06", "2021-12-22", None, "rejected", None, None),  # still pending at the end
)
# Kind, before, cleared: 15 before, 11 cleared, and one letter created since, so 5 after.
BURDENS = {
    "veto": (4, ("2020-05-20", "2020-09-10", "2021-03-15")),
    "responsibility_letter": (
        6,
        ("2020-04-28", "2020-07-06", "2020-07-06", "2020-11-30", "2021-05-10"),
    ),
    "appraisal": (5, ("2020-06-15", "2020-12-01", "2021-08-20")),
}
CREATED = (
    ("3708JKQ", "responsibility_letter", "2021-06-18"),
    ("370883", "appraisal", "2021-04-09"),
)
# Decided, town, item, role, duty, outcome. Sanctions: 5, of which 3 cite item and role and 1
# cites no item; diligent: 3, of which 2 exempted.
CASES = (
    ("2020-09-10", TOWNS[0], "S003", "lead", "negligent", "sanctioned"),
    ("2020-11-24", TOWNS[1], None, None, "negligent", "sanctioned"),
    ("2021-03-18", TOWNS[0], "S060", "cooperate", "diligent", "exempted"),
    ("2021-04-22", None, "S012", "lead", "negligent", "sanctioned"),
    ("2021-06-08", TOWNS[1], "S071", None, "negligent", "sanctioned"),
    ("2021-08-19", TOWNS[0], "S020", "lead", "diligent", "sanctioned"),
    ("2021-11-05", TOWNS[1], "S101", "lead", "diligent", "exempted"),
)

DRAWN_ADMISSIONS, BYPASSED = 390, {2020: 19, 2021: 8}
DRAWN_CASES = 253
KINDS = {
    "veto": ("一票否决", 0.15),
    "responsibility_letter": ("责任状", 0.45),
    "appraisal": ("考核评比", 0.40),
}
ISSUERS = ("县委部门（示例）", "县政府部门（示例）", "县直事业单位（示例）", "上级部门（示例）")
BASES = ("依据法律法规保留（示例）", "依据上级文件保留（示例）")


def _homes(draw: np.random.Generator, size: int, tilt: np.ndarray | None = None) -> pd.DataFrame:
    """`size` towns outside the planted unit, large ones more often; `tilt` by unit's pace."""
    places = towns()[["town", "unit", "villages"]]
    places = places[places["unit"] != UNIT].reset_index(drop=True)
    weight = places["villages"] ** 0.5
    if tilt is not None:
        weight = weight * np.interp(places["unit"].map(pace()), (0, 1), tilt)
    return places.loc[draw.choice(len(places), size, p=weight / weight.sum())].reset_index(
        drop=True
    )


def _dates(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column).astype("datetime64[us]")


def admissions(as_of: date) -> pd.DataFrame:
    """The table `admissions`: what was decided later is still pending, the rest not yet there."""
    table = pd.concat([_asked(), _bypassed(), _written_admissions()], ignore_index=True)
    table["request_id"] = [f"R{n:04d}" for n in range(1, len(table) + 1)]
    table["title"] = [f"交办任务{n}（示例）" for n in range(1, len(table) + 1)]
    end = pd.Timestamp(as_of)
    table = table[(table["filed_on"] <= end) | (table["handed_on"] <= end)]
    waiting = table["filed_on"].notna() & ~(table["decided_on"] <= end)
    table["result"] = table["result"].mask(waiting, "pending")
    for column in ("with_money", "with_staff"):
        table[column] = table[column].where(table["result"] == "approved")
    return table


def _asked() -> pd.DataFrame:
    """Tasks that went through the gate: one in seven is refused, more and more come with means."""
    draw, size = rng("admissions"), DRAWN_ADMISSIONS
    homes = _homes(draw, size)
    speed = homes["unit"].map(pace()).to_numpy()
    filed = days(draw, day("2020-04-01"), day("2021-12-15"), size, skew=0.8)
    decided = later(filed, draw.integers(5, 26, size))
    refused = pd.Series(draw.random(size) < 0.15)
    progress = ((filed - filed.min()) / (filed.max() - filed.min())).to_numpy()
    return pd.DataFrame(
        {
            "department": homes["unit"] + "-D" + draw.choice(ZONE_DEPARTMENTS, size),
            "unit": homes["unit"],
            "town": homes["town"].where(draw.random(size) < 0.6),
            "gate": np.where(draw.random(size) < 0.8, "admission", "adjustment"),
            "filed_on": filed,
            "decided_on": decided,
            "handed_on": later(decided, draw.integers(2, 12, size)).where(~refused),
            "result": np.where(refused, "rejected", "approved"),
            "with_money": draw.random(size) < 0.30 + 0.30 * speed + 0.20 * progress,
            "with_staff": draw.random(size) < 0.08 + 0.15 * speed + 0.10 * progress,
        }
    ).astype({"with_money": "boolean", "with_staff": "boolean"})


def _bypassed() -> pd.DataFrame:
    """Tasks handed down without asking, mostly in slow units and in the first year."""
    draw, size = rng("bypassed"), sum(BYPASSED.values())
    homes = _homes(draw, size, tilt=(3.0, 0.4))
    handed = pd.concat(
        [
            days(draw, day(f"{year}-02-03"), day(f"{year}-12-10"), number)
            for year, number in BYPASSED.items()
        ],
        ignore_index=True,
    )
    return pd.DataFrame(
        {
            "department": homes["unit"] + "-D" + draw.choice(ZONE_DEPARTMENTS, size),
            "unit": homes["unit"],
            "town": homes["town"],
            "gate": "admission",
            "handed_on": handed,
            "result": "bypassed",
        }
    )


def _written_admissions() -> pd.DataFrame:
    columns = ["filed_on", "decided_on", "handed_on", "result", "with_money", "with_staff"]
    table = pd.DataFrame(ADMISSIONS, columns=columns)
    for column in columns[:3]:
        table[column] = _dates(table[column])
    table = table.astype({"with_money": "boolean", "with_staff": "boolean"})
    return table.assign(department=f"{UNIT}-D07", unit=UNIT, town=TOWNS[0], gate="admission")


def burdens(as_of: date) -> pd.DataFrame:
    """The table `burdens`: there until cleared; what was kept names its basis from 2020 on."""
    table = pd.concat([_drawn_burdens(), _written_burdens(), _created()], ignore_index=True)
    end = pd.Timestamp(as_of)
    table["burden_id"] = [f"N{n:04d}" for n in range(1, len(table) + 1)]
    number = (table.groupby(["unit", "kind"]).cumcount() + 1).astype(str)
    table["title"] = table["kind"].map({k: name for k, (name, _) in KINDS.items()}) + number
    table["title"] += "（示例）"
    table = table[table["existed_before"] | (table["created_on"] <= end)]
    gone = table["cleared_on"] <= end
    kept = table["cleared_on"].isna() & (as_of.year >= 2020)
    return table.assign(exists_after=~gone, basis=table["basis"].where(kept))


def _drawn_burdens() -> pd.DataFrame:
    """Twenty to forty a unit; quick units clear earlier and keep fewer."""
    draw, speeds = rng("burdens"), pace()
    rows = []
    for unit in reporting_units()["unit_id"]:
        shares = [share for _, share in KINDS.values()]
        number = int(draw.integers(20, 41))
        rows += [
            (unit, kind)
            for kind, count in zip(KINDS, apportion(number, shares), strict=True)
            for _ in range(count if unit != UNIT else 0)
        ]
    table = pd.DataFrame(rows, columns=["unit", "kind"])
    size, speed = len(table), table["unit"].map(speeds).to_numpy()
    cleared = days(draw, day("2020-03-16"), day("2021-11-30"), size, skew=1.0 + speed)
    table["cleared_on"] = cleared.where(draw.random(size) < 0.72 + 0.18 * speed)
    table["issuer"] = draw.choice(ISSUERS, size, p=(0.25, 0.4, 0.15, 0.2))
    table["basis"] = draw.choice(BASES, size)
    return table.assign(existed_before=True)


def _written_burdens() -> pd.DataFrame:
    rows = [
        (kind, cleared[n] if n < len(cleared) else None)
        for kind, (before, cleared) in BURDENS.items()
        for n in range(before)
    ]
    table = pd.DataFrame(rows, columns=["kind", "cleared_on"])
    return table.assign(
        cleared_on=_dates(table["cleared_on"]),
        unit=UNIT,
        issuer=ISSUERS[1],
        basis=BASES[1],
        existed_before=True,
    )


def _created() -> pd.DataFrame:
    """Burdens that were not there before the clean-up."""
    table = pd.DataFrame(CREATED, columns=["unit", "kind", "created_on"])
    return table.assign(
        created_on=_dates(table["created_on"]),
        issuer=ISSUERS[3],
        basis=BASES[1],
        existed_before=False,
    )


def accountability(as_of: date) -> pd.DataFrame:
    """The table `accountability`: since the first list, sanctions cite it more and more."""
    del as_of
    draw, size = rng("accountability"), DRAWN_CASES
    homes = _homes(draw, size)
    speed = homes["unit"].map(pace()).to_numpy()
    decided = days(draw, day("2020-07-06"), day("2021-12-15"), size, skew=0.85)
    progress = ((decided - decided.min()) / (decided.max() - decided.min())).to_numpy()
    item = cited(decided, draw).where(draw.random(size) < 0.72 + 0.12 * speed + 0.14 * progress)
    diligent = draw.random(size) < 0.36
    exempted = diligent & (draw.random(size) < 0.70 + 0.15 * speed + 0.12 * progress)
    role = pd.Series(draw.choice(("lead", "cooperate"), size, p=(0.65, 0.35)))
    drawn = pd.DataFrame(
        {
            "unit": homes["unit"],
            "town": homes["town"].where(draw.random(size) < 0.75),
            "item_id": item,
            "role": role.where(item.notna() & (draw.random(size) < 0.93)),
            "duty": np.where(diligent, "diligent", "negligent"),
            "outcome": np.where(exempted, "exempted", "sanctioned"),
            "decided_on": decided,
        }
    )
    columns = ["decided_on", "town", "item_id", "role", "duty", "outcome"]
    written = pd.DataFrame(CASES, columns=columns).assign(unit=UNIT)
    written["decided_on"] = _dates(written["decided_on"])
    table = pd.concat([drawn, written], ignore_index=True)
    return table.assign(case_id=[f"A{n:04d}" for n in range(1, len(table) + 1)])


def _planted(indicator: str, numerator: int, of: int, part: str | None = None) -> dict:
    return {
        "indicator": indicator,
        "unit": UNIT,
        "town": None,
        "part": part,
        "numerator": numerator,
        "denominator": of,
    }


TABLES = {
    **duties.TABLES,
    "admissions": admissions,
    "burdens": burdens,
    "accountability": accountability,
    **response.TABLES,
}
PLANTED = [
    *duties.PLANTED,
    *response.PLANTED,
    _planted("B04", 3, 5),
    _planted("B05", 2, 3),
    _planted("B06", 1, 2),
    _planted("B07", 1, 2),
    _planted("B08", 2, 6),
    _planted("B09", 3, 4),
    _planted("B10", 15 - 5, 15),
    _planted("B10", 4 - 1, 4, "kind:veto"),
    _planted("B10", 6 - 2, 6, "kind:responsibility_letter"),
    _planted("B10", 5 - 2, 5, "kind:appraisal"),
]
