"""Generated posts, bodies, officers and cases, reconciled with the published totals."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo import people, zhaomiao
from tools.demo.draw import END, START, apportion, at_latest, day, days, key, later, rng
from tools.demo.units import AGENCIES, other_towns, pace
from tools.demo.workdays import finished, resumed

POSTS, CROSS_IDENTITY, OFFICERS, CASES = 3291, 389, 2648, 2078
"""Published: 3291; 389; 2600余, so any of 2600-2699; 近2100, so any of 2050-2099."""

WAVES = {
    "2020-05-11": 0.20,
    "2020-09-07": 0.20,
    "2020-12-07": 0.16,
    "2021-03-15": 0.18,
    "2021-07-05": 0.14,
    "2021-10-11": 0.12,
}
"""Officers came in waves, by the share of each; a quick unit's a month before a slow one's."""
ROUNDS = ("2020-04-20", "2020-09-25", "2021-02-10", "2021-05-28", "2021-08-30", "2021-11-15")
KINDS = (
    ("county", "institution"),
    ("county", "administrative"),
    ("city", "institution"),
    ("city", "administrative"),
)
SHARES = (6.0, 2.0, 1.5, 0.5)
BODIES = (
    ("党政办公室", "administrative"),
    ("党建工作办公室", "administrative"),
    ("经济发展办公室", "administrative"),
    ("社会事务办公室", "administrative"),
    ("平安建设办公室", "administrative"),
    ("综合行政执法办公室", "administrative"),
    ("便民服务中心", "institution"),
    ("农业综合服务中心", "institution"),
    ("网格化服务中心", "institution"),
    ("文化旅游服务中心", "institution"),
    ("退役军人服务站", "institution"),
)
PUBLISHED_BODIES = (
    ("370831", None, "科技文化旅游服务中心", "文化旅游"),
    ("370883", "370883103000", "食药用菌发展促进中心", "食用菌"),
    ("370832", "370832109000", "临港产业园区服务中心", "临港产业"),
)
SPECIAL_BODIES = (
    ("大蒜产业服务中心", "大蒜"),
    ("湖区生态旅游服务中心", "文化旅游"),
    ("工程机械产业服务中心", "装备制造"),
    ("乡村旅游发展中心", "文化旅游"),
    ("农产品加工园区服务中心", "农产品加工"),
)
FIELDS = (
    "市容环境（示例）",
    "市场监管（示例）",
    "自然资源（示例）",
    "农业农村（示例）",
    "应急管理（示例）",
)


def posts(as_of: date) -> pd.DataFrame:
    """The table `posts`: 3291 posts in six rounds, spread by villages and pace."""
    frame, draw = other_towns(), rng("posts")
    weight = frame["villages"] ** 0.55 * (0.8 + 0.4 * frame["unit"].map(pace()))
    per_town = apportion(POSTS - zhaomiao.SINCE_2020, weight * draw.uniform(0.85, 1.15, len(frame)))
    rows = []
    for town, total in zip(frame["town"], per_town, strict=True):
        per_round = apportion(int(total), draw.dirichlet((3, 4, 4, 3, 3, 2)))
        for approved, number in zip(ROUNDS, per_round, strict=True):
            split = apportion(int(number), np.array(SHARES) * draw.uniform(0.5, 1.5, len(KINDS)))
            rows += [
                (town, *kind, int(count), approved)
                for kind, count in zip(KINDS, split, strict=True)
                if count
            ]
    columns = ["town", "from_level", "kind", "posts", "approved_on"]
    table = pd.DataFrame(rows, columns=columns)
    table["approved_on"] = pd.to_datetime(table["approved_on"]).dt.as_unit("us")
    months = (pd.Timestamp(as_of) - table["approved_on"]).dt.days / 30
    taken = np.minimum(0.35 + 0.06 * months, draw.uniform(0.82, 1.0, len(table))).clip(lower=0)
    table["used"] = np.floor(table["posts"] * taken + 0.5).astype(int)
    return pd.concat([table, zhaomiao.posts()], ignore_index=True)


def bodies(as_of: date) -> pd.DataFrame:
    """The table `bodies`: heads fill up over time; 389 across staff categories by the end."""
    del as_of
    frame, draw = other_towns(), rng("bodies")
    rows: list[tuple[str, str | None, str, str, bool, bool, str | None]] = []
    for unit, town, villages in zip(frame["unit"], frame["town"], frame["villages"], strict=True):
        number = min(8 + int(villages > 18) + int(villages > 40), len(BODIES))
        rows += [
            (unit, town, f"{name}（示例）", kind, False, False, None)
            for name, kind in BODIES[:number]
        ]
    hosts = frame[~frame["town"].isin([b[1] for b in PUBLISHED_BODIES])]
    chosen = hosts.sample(24, random_state=7).sort_index()
    for n, (unit, town) in enumerate(zip(chosen["unit"], chosen["town"], strict=True)):
        name, industry = SPECIAL_BODIES[n % len(SPECIAL_BODIES)]
        rows.append((unit, town, f"{name}（示例）", "institution", True, False, industry))
    rows += [
        (unit, town, name, "institution", True, True, industry)
        for unit, town, name, industry in PUBLISHED_BODIES
    ]
    table = pd.DataFrame(
        rows, columns=["unit", "town", "name", "post_type", "is_special", "published", "industry"]
    )
    table.insert(0, "body_id", [f"B{n:05d}" for n in range(len(table))])
    return pd.concat([_headed(table, draw), zhaomiao.bodies()], ignore_index=True)


def _headed(table: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    """Add set-up and appointment dates, heads, ranks and identities."""
    size, speed = len(table), table["unit"].map(pace()).to_numpy()
    old = (draw.random(size) < 0.68) & ~table["is_special"].to_numpy()
    table["set_on"] = days(draw, day("2014-01-01"), day("2019-11-30"), size).where(
        old, days(draw, day("2020-02-01"), day("2021-06-30"), size, skew=1.3)
    )
    table["ended_on"] = pd.Series(pd.NaT, index=table.index, dtype="datetime64[us]")
    filled = (draw.random(size) < 0.76 + 0.18 * speed) | table["published"].to_numpy()
    before = old & (draw.random(size) < 0.72)
    reform = days(draw, START, day("2021-12-01"), size, skew=1.6 - speed)
    first = later(table["set_on"], draw.integers(10, 60, size))
    reform = reform.mask(reform < first, first)
    earlier = later(table["set_on"], draw.integers(5, 30, size))
    table["filled_on"] = finished(earlier.where(before, reform).where(filled), table["set_on"])
    new = table.index[filled & ~before & (table["filled_on"] <= pd.Timestamp(END))]
    crossing = draw.choice(new, CROSS_IDENTITY - zhaomiao.CROSSING, replace=False)
    other = table["post_type"].map(
        {"administrative": "institution", "institution": "administrative"}
    )
    table["head_identity"] = table["post_type"].where(~table.index.isin(crossing), other)
    deputy = draw.random(size) < 0.45
    table["head_rank"] = np.where(deputy, "deputy_section", "staff")
    table["head_key"] = [key("head", n) for n in range(size)]
    unfilled = table["filled_on"].isna()
    for column in ("head_identity", "head_rank", "head_key"):
        table[column] = table[column].where(~unfilled)
    return table


def enforcers(as_of: date) -> pd.DataFrame:
    """The table `enforcers`: 2648 distinct officers at the end, some left, some shared."""
    del as_of
    frame, draw = other_towns(), rng("enforcers")
    number = OFFICERS - zhaomiao.OFFICERS
    staying = apportion(number, frame["villages"] ** 0.6 * draw.uniform(0.8, 1.2, len(frame)))
    home = np.repeat(frame.index.to_numpy(), staying)
    left = draw.choice(frame.index.to_numpy(), 130)
    home = np.concatenate([home, left])
    size = len(home)
    table = pd.DataFrame(
        {
            "officer_key": [key("officer", n) for n in range(size)],
            "department": [
                f"{frame['unit'][n]}-D{code}"
                for n, code in zip(home, draw.choice([*AGENCIES], size), strict=True)
            ],
            "town": frame["town"].to_numpy()[home],
            "managed_by_town": draw.random(size) < 0.7,
        }
    )
    early, alone = draw.random(size) < 0.12, draw.random(size) < 0.1
    table["from_on"] = days(draw, day("2018-01-01"), day("2019-12-15"), size).where(
        early,
        days(draw, START, day("2021-11-30"), size).where(
            alone, _in_waves(frame["unit"].to_numpy()[home], draw)
        ),
    )
    gone = pd.Series(np.arange(size) >= number)
    stay = later(table["from_on"], draw.integers(30, 200, size))
    table["to_on"] = at_latest(stay, "2021-12-10").where(gone)
    second = _second_postings(table[~gone], frame, draw)
    return pd.concat([table, second, zhaomiao.enforcers()], ignore_index=True)


def _in_waves(unit: np.ndarray, draw: np.random.Generator) -> pd.Series:
    """When each officer came: in a wave, most in its first week."""
    wave = pd.Series(pd.to_datetime(draw.choice([*WAVES], len(unit), p=[*WAVES.values()])))
    behind = (30 * (1 - pace()[unit].to_numpy())).round() + draw.geometric(0.3, len(unit)) - 1
    return resumed(later(wave.dt.as_unit("us"), behind))


def _second_postings(
    active: pd.DataFrame, frame: pd.DataFrame, draw: np.random.Generator
) -> pd.DataFrame:
    """Eighteen officers who serve a second town of their county as well."""
    second = active[active["from_on"] < "2021-06-01"].sample(18, random_state=3).copy()
    home = frame.set_index("town")["unit"]
    second["town"] = [
        draw.choice(frame.loc[(frame["unit"] == home[town]) & (frame["town"] != town), "town"])
        for town in second["town"]
    ]
    second["from_on"] = later(second["from_on"], draw.integers(60, 180, len(second)))
    return second


def enforcement_cases(as_of: date) -> pd.DataFrame:
    """The table `enforcement_cases`: 2078 opened from 2020 to the end, 160 the year before."""
    del as_of
    frame, draw = other_towns(), rng("cases")
    weight = frame["villages"] ** 0.5 * draw.uniform(0.5, 1.5, len(frame))
    number = CASES - zhaomiao.SINCE_2020_CASES
    before = np.repeat(frame.index.to_numpy(), apportion(160, weight))
    home = np.concatenate([np.repeat(frame.index.to_numpy(), apportion(number, weight)), before])
    size = len(home)
    opened = days(draw, START, day("2021-12-14"), size, skew=0.65)
    opened[number:] = days(draw, day("2019-01-01"), day("2019-12-28"), size - number)
    table = pd.DataFrame(
        {
            "case_id": [f"C{n:05d}" for n in range(size)],
            "town": frame["town"].to_numpy()[home],
            "department": [
                f"{frame['unit'][n]}-D{code}"
                for n, code in zip(home, draw.choice([*AGENCIES], size), strict=True)
            ],
            "field": draw.choice(FIELDS, size),
            "opened_on": opened,
        }
    )
    table["due_on"] = later(opened, draw.choice((30, 60, 90), size, p=(0.3, 0.5, 0.2)))
    taken = (table["due_on"] - opened).dt.days * draw.gamma(6, 0.13, size)
    closed = finished(later(opened, np.maximum(taken.to_numpy(), 1)), opened)
    table["closed_on"] = closed.where(draw.random(size) < 0.97)
    return pd.concat([table, zhaomiao.enforcement_cases()], ignore_index=True)


TABLES = {
    "posts": posts,
    "bodies": bodies,
    "enforcers": enforcers,
    "enforcement_cases": enforcement_cases,
    **people.TABLES,
}
PLANTED = zhaomiao.PLANTED
