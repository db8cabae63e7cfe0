from dashboard.geography.census import profiles
from dashboard.text.i18n import Translator
from dashboard.views import sentences


def test_the_census_rows_add_up_to_the_published_city_total():
    known = profiles()
    people = [p.population for unit, p in known.items() if unit != "370800" and p.population]
    assert len(people) == 12
    assert sum(people) == known["370800"].population == 8_357_897


def test_the_units_run_all_towns_between_them():
    known = profiles()
    assert sum(p.towns for unit, p in known.items() if unit != "370800") == 156
    assert known["370811"].towns == 15  # of the 20 that lie in 任城 by law


def test_what_a_census_row_leaves_out_is_said():
    assert (
        sentences.population(profiles()["370811"], Translator("zh"))
        == "15个镇街 · 2020年人口普查1,245,371人（不含高新区）"
    )
    assert (
        sentences.population(profiles()["370829"], Translator("en"))
        == "13 towns · 2020 census: 820,036 (includes the Economic Zone)"
    )


def test_a_zone_without_a_row_gets_no_number():
    assert sentences.population(profiles()["3708TBH"], Translator("zh")).endswith("无单列数")
