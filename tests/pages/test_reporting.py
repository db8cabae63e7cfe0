"""The desk of reporting in process: each of its people sees and does what is theirs."""

import shutil

import pytest

from dashboard import auth, paths
from dashboard.access import RIGHTS, Person, Role
from dashboard.contracts.senders import reporting_units
from dashboard.reporting.period import opened
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from tests.pages.reading import errors, open_page, text

pytestmark = pytest.mark.app
DAY, UNIT, OTHER = "2021-12-16", "370811", "370812"
PEOPLE = {
    "reviewer": Person("市审核员", RIGHTS[Role.REVIEWER], id="r"),
    "publisher": Person("发布人", RIGHTS[Role.PUBLISHER], id="p"),
    "county": Person("任城填报人", RIGHTS[Role.REPORTER], frozenset({UNIT}), id="c"),
    "viewer": Person("读者", RIGHTS[Role.VIEWER], id="v"),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(paths.SHIPPED / "snapshots" / DAY, folder / "snapshots" / DAY)
    shutil.copytree(paths.SHIPPED / "derived" / f"{DAY}-r1", folder / "derived" / f"{DAY}-r1")
    return folder


@pytest.fixture
def data(kept, tmp_path, monkeypatch):
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def seen(data, monkeypatch):
    """The data page as one of the people sees it."""

    def see(who, **parameters):
        monkeypatch.setattr(auth, "person", lambda: PEOPLE[who])
        return open_page("data", **parameters)

    return see


def press(page, key):
    next(b for b in page.button if b.key == key).click().run()
    assert not page.exception
    return page


def fill(page, key, value):
    next(i for i in page.text_input if i.key == key).set_value(value)


def own_posts(data, more=0):
    """The posts of one county as shipped; `more` in the first row."""
    held = load(discover(data / "snapshots").snapshots[-1], ["posts", "units"])
    homes = held["posts"]["town"].map(reporting_units(held["units"]))
    posts = held["posts"][homes == UNIT].reset_index(drop=True)
    posts.loc[0, "posts"] += more
    return posts


def choose(page, frame, name="posts.csv"):
    page.file_uploader[0].set_value((name, frame.to_csv(index=False).encode(), "text/csv"))
    return page


def send(page, frame, name="posts.csv", why=""):
    choose(page, frame, name)
    if why:
        fill(page, "desk_why", why)
    return press(page, "desk_send")


@pytest.mark.slow
def test_the_whole_way_on_the_page(seen, data):
    assert "没有正在进行的报送" in text(seen("county"))
    page = seen("reviewer", section="desk")
    fill(page, "open_day", DAY)
    fill(page, "open_due", "2021-12-31")
    next(b for b in page.get("button_group") if b.key == "open_provenance").set_value("demo")
    assert "请先发布单位名录" in text(press(page, "open_do"))
    assert "尚未发布本期单位名录" in text(seen("county"))
    assert "名录已发布" in text(press(seen("reviewer"), "register_do"))
    page = seen("county")
    said = text(page)
    assert "任城区：应报" in said and "邹城市" not in said and "天" in said
    wrong = own_posts(data)
    wrong.loc[1, "posts"] = -4
    page = send(page, wrong)
    assert "整份没有收下" in text(page)
    assert "整份没有收下" in text(seen("county"))  # after a reload
    page = send(page, own_posts(data, 7))
    assert errors(page) == []
    assert "检查通过，已报送" in text(page)
    page = seen("reviewer")
    said = text(page)
    assert "待审核1" in said and f"与 {DAY}-r1 逐格对照" in said
    assert [e.label for e in page.expander if "1格有变动" in e.label]
    assert "请写明原因" in text(press(page, "review_return"))
    fill(page, next(i.key for i in page.text_input if i.key.startswith("review_why")), "多报7名")
    assert "已退回：任城区" in text(press(page, "review_return"))
    assert any("被退回：多报7名（市审核员" in e for e in errors(seen("county")))
    choose(seen("county"), own_posts(data, 2)).run()  # and the connection breaks
    page = seen("county")
    assert "还没有报送的文件：posts.csv" in text(page)
    page = press(press(page, "desk_left_restore"), "desk_send")
    assert "检查通过，已报送" in text(page) and "还没有报送的文件" not in text(seen("county"))
    assert "已接收：任城区" in text(press(seen("reviewer"), "review_accept"))
    page = seen("publisher")
    assert "已接收1张表" in text(page) and f"沿用 {DAY}-r1" in text(page)
    page = press(page, "desk_compose")
    for box in page.checkbox:
        box.check()
    page.run()
    assert "-r2 已发布入库" in text(press(page, "draft_publish"))
    monkey = seen("viewer")
    assert not monkey.exception
    assert "3,293" in text(open_page("capacity", section="posts"))  # 3,291 + 2
    done = " ".join(act.act for act in opened(data, DAY, "demo").acts)
    assert done == "open register fault send return send accept draft publish"


def test_who_takes_no_part_sees_no_desk(seen):
    page = seen("viewer", section="desk")
    assert "报送" not in [b.key for b in page.button]
    assert not [b for b in page.button if b.key.startswith(("desk_", "open_", "draft_"))]
    page = seen("county", section="send")
    assert not [b for b in page.button if b.key.startswith(("intake_", "open_", "draft_"))]
