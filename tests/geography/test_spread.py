import numpy as np
import pandas as pd

from dashboard.geography.outlines import town_points
from dashboard.geography.spread import APART, city_points, spread


def nearest(points):
    lat = points["lat"].to_numpy()
    lon = points["lon"].to_numpy() * np.cos(np.radians(lat.mean()))
    far = np.hypot(lon[:, None] - lon, lat[:, None] - lat)
    np.fill_diagonal(far, np.inf)
    return far.min(axis=1)


def test_all_156_towns_are_seen_one_by_one():
    assert len(city_points()) == 156
    assert nearest(town_points()).min() == 0  # two stand on their unit's label point
    assert nearest(city_points()).min() > APART * 0.9


def test_a_town_stays_about_where_it_is():
    moved = city_points()[["lon", "lat"]] - town_points()[["lon", "lat"]]
    assert moved.abs().max().max() < 2 * APART
    assert (moved.abs().max(axis=1) < APART / 100).mean() > 0.6


def test_points_apart_stay_and_points_together_part_the_same_way_every_time():
    points = pd.DataFrame({"lon": [116.0, 116.0, 117.0], "lat": [35.0, 35.0, 35.0]})
    first, second = spread(points, 0.05), spread(points, 0.05)
    assert first.equals(second)
    assert nearest(first).round(3).tolist()[:2] == [0.05, 0.05]
    assert abs(first["lon"][2] - 117) < 0.001
