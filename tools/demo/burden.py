"""Generated admissions and burdens; the planted unit's rows are written out."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo import accountability, duties, response
from tools.demo.draw import apportion, day, days, later, rng
from tools.demo.units import ZONE_DEPARTMENTS, pace, reporting_units
from tools.demo.workdays import finished, resumed
from tools.demo.written import planted, written
from tools.demo.zone import TOWNS, UNIT
from tools.demo.zone import homes as homes_of

# Filed, decided, handed down, result, with money, with staff.
# Decided in the last twelve months: 4, of which 1 rejected and 3 approved, 2 of these with money
# or staff; 1 bypassed since 2020.
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
DRAWN_ADMISSIONS, BYPASSED = 560, {2020: 19, 2021: 8}
KINDS = {
    "veto": ("一票否决", 0.15),
    "responsibility_letter": ("责任状", 0.45),
    "appraisal": ("考核评比", 0.40),
}
ISSUERS = ("县委部门（示例）", "县政府部门（示例）", "县直事业单位（示例）", "上级部门（示例）")
BASES = ("依据法律法规保留（示例）", "依据上级文件保留（示例）")


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
    homes = homes_of(draw, size)
    speed = homes["unit"].map(pace()).to_numpy()
    filed = days(draw, day("2020-04-01"), day("2021-12-15"), size, skew=0.8)
    decided = finished(later(filed, draw.integers(5, 26, size)), filed)
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
            "handed_on": resumed(later(decided, draw.integers(2, 12, size))).where(~refused),
            "result": np.where(refused, "rejected", "approved"),
            "with_money": draw.random(size) < 0.30 + 0.30 * speed + 0.20 * progress,
            "with_staff": draw.random(size) < 0.08 + 0.15 * speed + 0.10 * progress,
        }
    ).astype({"with_money": "boolean", "with_staff": "boolean"})


def _bypassed() -> pd.DataFrame:
    """Tasks handed down without asking, mostly in slow units and in the first year."""
    draw, size = rng("bypassed"), sum(BYPASSED.values())
    homes = homes_of(draw, size, tilt=(3.0, 0.4))
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
    columns = ("filed_on", "decided_on", "handed_on", "result", "with_money", "with_staff")
    table = written(ADMISSIONS, *columns)
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
    return written(rows, "kind", "cleared_on").assign(
        unit=UNIT,
        issuer=ISSUERS[1],
        basis=BASES[1],
        existed_before=True,
    )


def _created() -> pd.DataFrame:
    """Burdens that were not there before the clean-up."""
    return written(CREATED, "unit", "kind", "created_on").assign(
        issuer=ISSUERS[3],
        basis=BASES[1],
        existed_before=False,
    )


TABLES = {
    **duties.TABLES,
    "admissions": admissions,
    "burdens": burdens,
    "accountability": accountability.accountability,
    **response.TABLES,
}
PLANTED = [
    *duties.PLANTED,
    *response.PLANTED,
    planted("B04", (UNIT, None), 2, 3),
    planted("B05", (UNIT, None), 2, 3),
    planted("B06", (UNIT, None), 1, 2),
    planted("B07", (UNIT, None), 1, 2),
    planted("B08", (UNIT, None), 1, 4),
    planted("B09", (UNIT, None), 2, 3),
    planted("B10", (UNIT, None), 15 - 5, 15),
    planted("B10", (UNIT, None), 4 - 1, 4, "kind:veto"),
    planted("B10", (UNIT, None), 6 - 2, 6, "kind:responsibility_letter"),
    planted("B10", (UNIT, None), 5 - 2, 5, "kind:appraisal"),
]
