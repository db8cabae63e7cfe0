"""The real units and towns, and generated departments and agencies （示例）."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from dashboard import paths
from dashboard.contracts import TABLES
from tools.demo import zhaomiao
from tools.demo.draw import at_latest, day, days, later, rng
from tools.demo.workdays import finished, resumed

BOUNDARIES = paths.SHIPPED / "boundaries"
CITY = "370800"
TOWN_KINDS = {"街道": "Subdistrict", "镇": "Town", "乡": "Township"}

DEPARTMENTS = {
    "01": ("发展改革", "Development and Reform"),
    "02": ("教育体育", "Education and Sports"),
    "03": ("工业和信息化", "Industry and Information"),
    "04": ("公安", "Public Security"),
    "05": ("民政", "Civil Affairs"),
    "06": ("司法", "Justice"),
    "07": ("财政", "Finance"),
    "08": ("人力资源社会保障", "Human Resources"),
    "09": ("自然资源", "Natural Resources"),
    "10": ("生态环境", "Ecology and Environment"),
    "11": ("住房城乡建设", "Housing and Construction"),
    "12": ("交通运输", "Transport"),
    "13": ("水务", "Water"),
    "14": ("农业农村", "Agriculture"),
    "15": ("文化旅游", "Culture and Tourism"),
    "16": ("卫生健康", "Health"),
    "17": ("应急管理", "Emergency Management"),
    "18": ("市场监管", "Market Regulation"),
    "19": ("综合执法", "Law Enforcement"),
    "20": ("行政审批", "Administrative Approval"),
}
ZONE_DEPARTMENTS = ("01", "04", "05", "07", "09", "10", "11", "14", "17", "18", "19", "20")
AGENCIES = {
    "04": ("公安派出所", "Police Station"),
    "09": ("自然资源所", "Natural Resources Office"),
    "11": ("城建所", "Construction Office"),
    "18": ("市场监管所", "Market Regulation Office"),
    "19": ("执法中队", "Enforcement Squad"),
}


@cache
def towns() -> pd.DataFrame:
    """The 156 real towns: town, unit, legal county, names, kind, villages."""
    rows = pd.read_csv(BOUNDARIES / "jining_towns.csv", dtype=str)
    rows = rows[rows["is_town"] == "1"].reset_index(drop=True)
    spoken = rows["pinyin"].str.replace(" jie dao", "").str.replace(" ", "").str.capitalize()
    return pd.DataFrame(
        {
            "town": rows["code"],
            "unit": rows["unit_id"],
            "legal_county": rows["county_adcode"],
            "name_zh": rows["name"],
            "name_en": spoken + " " + rows["type"].map(TOWN_KINDS),
            "kind": rows["type"],
            "villages": rows["villages_nbs2023"].astype(int),
        }
    )


def other_towns() -> pd.DataFrame:
    """The towns whose rows are drawn: all but the planted one."""
    frame = towns()
    return frame[frame["town"] != zhaomiao.TOWN].reset_index(drop=True)


@cache
def reporting_units() -> pd.DataFrame:
    """The 14 real reporting units, with the names of the boundary file."""
    features = json.loads((BOUNDARIES / "jining_reporting_units.geojson").read_text("utf-8"))[
        "features"
    ]
    return pd.DataFrame([f["properties"] for f in features])


@cache
def units() -> pd.DataFrame:
    """The table `units`: 1 city, 14 reporting units, 156 towns, departments, agencies."""
    columns = [column.name for column in TABLES["units"].columns]
    frame = pd.DataFrame([*_real(), *_departments(), *_agencies()]).reindex(columns=columns)
    dates = {"valid_from": "datetime64[us]", "valid_to": "datetime64[us]"}
    return frame.astype(dates)


def _real() -> Iterator[dict[str, object]]:
    yield {"unit_id": CITY, "name_zh": "济宁市", "name_en": "Jining", "level": "city"}
    for unit in reporting_units().itertuples():
        yield {
            "unit_id": unit.unit_id,
            "name_zh": unit.name_zh,
            "name_en": unit.name_en,
            "level": unit.kind,
            "kind": str(unit.name_zh)[-1] if unit.kind == "county" else "功能区",
            "parent_id": CITY,
        }
    for town in towns().itertuples():
        yield {
            "unit_id": town.town,
            "name_zh": town.name_zh,
            "name_en": town.name_en,
            "level": "town",
            "kind": town.kind,
            "parent_id": town.unit,
            "legal_county_id": town.legal_county,
        }


def _departments() -> Iterator[dict[str, object]]:
    for unit in reporting_units().itertuples():
        codes = DEPARTMENTS if unit.kind == "county" else ZONE_DEPARTMENTS
        for code in codes:
            zh, en = DEPARTMENTS[code]
            yield {
                "unit_id": f"{unit.unit_id}-D{code}",
                "name_zh": f"{unit.name_zh}{zh}部门（示例）",
                "name_en": f"{unit.name_en} {en} (demo)",
                "level": "department",
                "parent_id": unit.unit_id,
            }


def _agencies() -> Iterator[dict[str, object]]:
    for town in towns().itertuples():
        for code, (zh, en) in AGENCIES.items():
            yield {
                "unit_id": f"{town.town}-A{code}",
                "name_zh": f"{town.name_zh}{zh}（示例）",
                "name_en": f"{town.name_en} {en} (demo)",
                "level": "agency",
                "parent_id": town.unit,
                "department_id": f"{town.unit}-D{code}",
                "stationed_town": town.town,
            }


@cache
def pace() -> pd.Series:
    """How quickly each unit moved, by unit, 0 (slow) to 1 (quick): the story's one constant."""
    ids = reporting_units()["unit_id"]
    values = rng("pace").permutation(np.linspace(0.05, 0.95, len(ids)))
    return pd.Series(values, index=ids)


def town_profiles(as_of: date) -> pd.DataFrame:
    """The table `town_profiles`: rules, functions and completion follow each unit's pace."""
    frame, draw = towns(), rng("town_profiles")
    speed = frame["unit"].map(pace()).to_numpy()
    ready = days(draw, day("2020-03-01"), day("2020-10-31"), len(frame))
    rules = resumed(later(ready, ((1 - speed) * 300).astype(int)))
    defined = resumed(later(rules, draw.integers(0, 60, len(frame))))
    completed = finished(later(defined, draw.integers(10, 70, len(frame))))
    staff = (52 + frame["villages"] * 0.8 + draw.integers(-8, 9, len(frame))).astype(int)
    return pd.DataFrame(
        {
            "town": frame["town"],
            "rules_adopted_on": rules,
            "functions_defined_on": defined,
            "reform_completed_on": at_latest(completed, "2021-12-10"),
            "body_quota": 9 + (frame["villages"] > 25) + (frame["villages"] > 45) * 2,
            "staff": staff.mask(frame["town"] == zhaomiao.TOWN, zhaomiao.STAFF),
        }
    )
