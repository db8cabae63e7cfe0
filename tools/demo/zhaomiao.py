"""The planted town: 赵庙镇, whose rows are written out, so that its answers are known.

Its answers at 2021-12-16 are counted by hand beside the rows and kept in `PLANTED`; the
generator spreads what is left of the city's totals over the other towns.
"""

import pandas as pd

from tools.demo.draw import key
from tools.demo.written import planted, written

TOWN, UNIT, NEXT_TOWN = "370826109000", "370826", "370826110000"
STAFF = 50

# From level, kind, posts, used, approved. Since 2020: 5 + 4 + 3 = 12 posts, 5 + 3 + 1 = 9 used.
POSTS = (
    ("county", "institution", 5, 5, "2020-04-20"),
    ("county", "administrative", 4, 3, "2021-02-10"),
    ("city", "institution", 3, 1, "2021-08-30"),
    ("county", "institution", 6, 6, "2019-11-20"),  # before the window
)
SINCE_2020 = 12

# Name, identity of post and head, set up, ended, filled. Existing: 5, filled: 4, crossing: 2.
BODIES = (
    ("党政办公室", "administrative", "administrative", "2016-03-01", None, "2016-04-01"),
    ("党建工作办公室", "administrative", "institution", "2016-03-01", None, "2020-08-10"),
    ("社会事务办公室", "administrative", "institution", "2020-03-01", None, "2021-03-15"),
    ("便民服务中心", "institution", None, "2020-03-01", None, None),
    ("农业综合服务中心", "institution", "institution", "2020-03-01", None, "2021-05-20"),
    ("水产服务站", "institution", "administrative", "2016-03-01", "2021-06-30", "2020-05-01"),
)
CROSSING = 2

# Officer, town, from, to. At work here: 0 and 3; 1 counts in the next town; 2 has left.
ENFORCERS = (
    (0, TOWN, "2020-06-01", None),
    (1, TOWN, "2020-06-01", None),
    (1, NEXT_TOWN, "2021-03-01", None),
    (2, TOWN, "2020-06-01", "2021-09-30"),
    (3, TOWN, "2021-07-01", None),
)
OFFICERS = 3

# Opened, due, closed. Since 2020: 6; due in the last twelve months: 3; closed in time: 2.
CASES = (
    ("2020-05-06", "2020-07-05", "2020-07-05"),  # on the day: in time
    ("2020-09-01", "2020-10-01", "2020-10-02"),  # a day late
    ("2021-02-01", "2021-05-02", "2021-03-03"),
    ("2021-04-12", "2021-06-11", None),  # due and open
    ("2021-10-08", "2021-12-07", "2021-11-11"),
    ("2021-11-30", "2022-01-29", None),  # not yet due
    ("2019-06-03", "2019-08-02", "2019-07-01"),  # before the window
)
SINCE_2020_CASES = 6

# Level, due, checked in. Due: 5; in time: 2 (one on the day); late: 2.
CHECKINS = (
    ("city", "2020-06-30", "2020-06-12"),
    ("county", "2020-06-30", "2020-09-01"),
    ("county", "2021-06-30", None),
    ("county", "2021-10-31", "2021-12-16"),
    ("town", "2021-06-30", "2021-06-30"),
    ("town", "2021-12-31", None),  # not yet due
)

# Start, planned end, end, approved. Days from 17 December 2020 to 16 December 2021: 25 + 10 + 1 +
# 15 = 51.
SECONDMENTS = (
    ("2020-12-01", "2021-01-31", "2021-01-10", True),
    ("2021-12-07", "2022-03-31", None, True),
    ("2021-03-01", "2021-03-31", "2021-03-01", False),
    ("2020-02-01", "2020-12-31", "2020-12-31", True),
)

PLANTED = [
    planted(indicator, (UNIT, TOWN), numerator, denominator)
    for indicator, numerator, denominator in (
        ("C01", 1, 1),
        ("C02", 2, 5),
        ("C03", 1, 1),
        ("C04", 0, 1),
        ("C05", 4, 5),
        ("C06", 2, 4),
        ("C07", 12, 1),
        ("C08", 9, 12),
        ("C09", 51, STAFF * 365),
        ("C10", 2, 1),
        ("C11", 6, 2),
        ("C12", 2, 3),
    )
]


def posts() -> pd.DataFrame:
    """Rows of the table `posts`."""
    return written(POSTS, "from_level", "kind", "posts", "used", "approved_on").assign(town=TOWN)


def bodies() -> pd.DataFrame:
    """Rows of the table `bodies`."""
    frame = written(BODIES, "name", "post_type", "head_identity", "set_on", "ended_on", "filled_on")
    filled = frame["filled_on"].notna()
    return frame.assign(
        body_id=[f"BZ{n}" for n in range(len(frame))],
        unit=UNIT,
        town=TOWN,
        is_special=False,
        published=False,
        industry=None,
        name=frame["name"] + "（示例）",
        head_rank=pd.Series("staff", index=frame.index).where(filled),
        head_key=pd.Series([key("planted head", n) for n in frame.index]).where(filled),
    )


def enforcers() -> pd.DataFrame:
    """Rows of the table `enforcers`."""
    frame = written(ENFORCERS, "officer", "town", "from_on", "to_on")
    return frame.assign(
        officer_key=[key("planted officer", n) for n in frame["officer"]],
        department=f"{UNIT}-D19",
        managed_by_town=True,
    ).drop(columns="officer")


def enforcement_cases() -> pd.DataFrame:
    """Rows of the table `enforcement_cases`."""
    frame = written(CASES, "opened_on", "due_on", "closed_on")
    return frame.assign(
        case_id=[f"CZ{n}" for n in frame.index],
        town=TOWN,
        department=f"{UNIT}-D19",
        field="市容环境（示例）",
    )


def checkins() -> pd.DataFrame:
    """Rows of the table `checkins`."""
    frame = written(CHECKINS, "organisation_level", "due_on", "checked_in_on")
    return frame.assign(organisation=[f"党组织Z{n}（示例）" for n in frame.index], town=TOWN)


def secondments() -> pd.DataFrame:
    """Rows of the table `secondments`."""
    frame = written(SECONDMENTS, "start_on", "planned_end_on", "end_on", "approved")
    return frame.assign(
        secondment_id=[f"JZ{n}" for n in frame.index], town=TOWN, to_unit="县直部门（示例）"
    )
