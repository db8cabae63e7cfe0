"""The base map in use, and what keeps one from being drawn."""

from dataclasses import dataclass
from functools import cache

import yaml

from dashboard.contracts import Label
from dashboard.geography import names, validation


@dataclass(frozen=True)
class BaseMap:
    """The map in use: its credit line and its own 审图号 (empty when not approved)."""

    file: str
    credit: Label
    approval_number: str


SHIPPED = BaseMap(
    "jining_reporting_units.geojson",
    Label(
        "边界：天地图行政区划（2025-09），功能区范围为示意",
        "Boundaries: Tianditu (2025-09); zone outlines are approximate",
    ),
    "",
)


@cache
def base_map() -> BaseMap:
    """The base map named by ``data/boundaries/basemap.yaml``; the one shipped, without another's
    approval number, where that one cannot be drawn.
    """
    chosen = named()
    return SHIPPED if base_map_faults(chosen.file) else chosen


def named() -> BaseMap:
    """The base map that ``basemap.yaml`` names, whether it can be drawn or not."""
    content = yaml.safe_load((names.BOUNDARIES / "basemap.yaml").read_text("utf-8"))
    return BaseMap(content["file"], Label(**content["credit"]), content["approval_number"])


def base_map_faults(file: str) -> list[validation.Fault]:
    """What keeps a file of outlines from being drawn."""
    return validation.of_file(names.BOUNDARIES / file, list(names.display().index))
