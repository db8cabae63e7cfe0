"""The page of data in process: drafts, publication, embargo, log; what others see of it."""

import re
import shutil
from datetime import date

import pytest

from dashboard import audit, auth, paths
from dashboard.access import Person, Right, local
from dashboard.intake import drafts
from dashboard.intake.prepare import prepare
from dashboard.intake.reading.files import Upload
from dashboard.snapshots import discover, log, publication
from dashboard.snapshots.tables import load
from tests import worlds
from tests.known import KNOWN
from tests.pages.reading import errors, html, open_page, text

pytestmark = pytest.mark.app
DAY = "2021-12-16"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The two last shipped periods and a draft that corrects the last, made once."""
    folder = tmp_path_factory.mktemp("kept")
    for day in ("2021-09-30", DAY):
        shutil.copytree(paths.SHIPPED / "snapshots" / day, folder / "snapshots" / day)
        shutil.copytree(paths.SHIPPED / "derived" / f"{day}-r1", folder / "derived" / f"{day}-r1")
    drafted(folder)
    return folder


@pytest.fixture
def data(kept, tmp_path, monkeypatch):
    """Those periods, to publish over."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True, ignore=lambda *_: ["drafts"])
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def draft(kept, data):
    """The draft beside them."""
    shutil.copytree(kept / "drafts", data / "drafts")
    (held,) = drafts.saved(data)
    return held


def sent(data):
    """Posts as shipped, but the first allocation holds 40 more."""
    posts = load(discover(data / "snapshots").snapshots[-1], ["posts"])["posts"]
    posts.loc[0, "posts"] += 40
    return Upload("posts.csv", posts.to_csv(index=False).encode())


def drafted(data, as_of=DAY):
    return prepare(
        [sent(data)],
        data=data,
        by="甲",
        definitions=KNOWN,
        published={},
        derived=data / "derived",
        as_of=date.fromisoformat(as_of),
        provenance="demo",
        carried=["all"],
    ).draft


def check(page, upload):
    """Choose a file of demonstration data for the shipped date, and have it checked."""
    next(i for i in page.text_input if i.key == "intake_as_of").set_value(DAY)
    next(b for b in page.get("button_group") if b.key == "intake_provenance").set_value("demo")
    next(b for b in page.checkbox if b.key == "intake_carry_all").check()
    page.file_uploader[0].set_value((upload.name, upload.content, "text/csv"))
    next(b for b in page.button if b.key == "intake_check").click().run()
    assert not page.exception
    return text(page)


@pytest.mark.slow
def test_a_file_is_refused_with_its_faults_and_accepted_once_mended(data):
    page = open_page("data")
    next(b for b in page.button if b.key == "intake_check").click().run()
    assert "请填统计日" in text(page)
    bad = sent(data).content.replace(b",county,", "，县级,".encode(), 1)
    said = check(page, Upload("posts **<b>x</b>**.csv", bad))
    assert "没有通过检查" in said and "posts **&lt;b&gt;x&lt;/b&gt;**.csv" in html(page)
    (button,) = [b for b in page.get("download_button") if "标出问题" in b.proto.label]
    assert r"posts \*\*\<b\>x" in button.proto.label  # no Markdown from outside
    assert not list((data / "drafts").glob("*"))
    assert not list((data / "inbox").glob("*/*"))  # handed back
    said = check(page, sent(data))
    assert [
        w for w in (f"{DAY} 已收到1个文件", "检查通过", "草稿（1份）", "报送情况") if w not in said
    ] == []


def footer(page):
    return re.search(r"数据时点 (\S+)", re.search(r'<footer class="foot">(.*)', html(page))[1])[1]


def test_a_draft_is_confirmed_and_published_and_readers_see_it(data, draft):
    other = open_page("capacity", section="all", snapshot=DAY)
    assert footer(other) == f"{DAY}-r1"
    page = open_page("data")
    said = text(page)
    assert "草稿（1份）" in said and "1张表1行有增减或改动" in said
    button = next(b for b in page.button if b.key == "draft_publish")
    assert button.disabled == bool(draft.warnings)
    for box in page.checkbox:
        box.check()
    page.run()
    next(b for b in page.button if b.key == "draft_publish").click().run()
    assert not page.exception and f"{DAY}-r2 已发布入库" in text(page)
    assert log.read(data / "snapshots").entries[-1].detail["files"].keys() == {"posts.csv"}
    other.run()  # a reader who was there all along
    assert not other.exception and footer(other) == f"{DAY}-r2"
    assert "3,331" in text(open_page("capacity", section="posts"))  # 3,291 + 40


def test_under_embargo_readers_see_the_first_and_a_preview_says_so(data, draft):
    drafts.release(
        data,
        draft,
        by=local("甲"),
        confirmed=[d.id for d in draft.warnings],
        public_from="2030-01-01 09:00",
    )
    assert footer(open_page()) == f"{DAY}-r1"
    page = open_page("capacity", section="posts", preview="1")
    assert footer(page) == f"{DAY}-r2"
    assert "预览 · 未公布：" in text(page)
    origins = re.findall(r'class="origin">(.*?)</span>', html(page))
    own = [line for line in origins if "示例" in line]
    assert own and all("预览 · 未公布" in line for line in own)
    assert "preview=1" in html(open_page("data", section="periods"))


def test_a_draft_that_was_overtaken_cannot_be_published(data, draft):
    publication.withdraw(data / "snapshots", DAY, by=local("乙"), reason="x")
    page = open_page("data")
    assert "请重新检查" in text(page)
    assert next(b for b in page.button if b.key == "draft_publish").disabled


def test_withdrawn_and_restored_on_the_page(data):
    page = open_page("data", section="periods")
    next(b for b in page.button if b.key == "do_withdraw").click().run()
    assert "请写明原因" in text(page)
    next(i for i in page.text_input if i.key.startswith("reason_withdraw")).input("数字有误")
    next(b for b in page.button if b.key == "do_withdraw").click().run()
    assert not page.exception and "已撤回" in text(page)
    # an address that names the withdrawn period is answered, and says what is shown instead
    gone = open_page(snapshot=DAY)
    assert footer(gone) == "2021-09-30-r1" and f"“{DAY}”已撤回" in text(gone)
    page = open_page("data", section="periods")
    next(i for i in page.text_input if i.key.startswith("reason_restore")).input("已核对")
    next(b for b in page.button if b.key == "do_restore").click().run()
    assert footer(open_page()) == f"{DAY}-r1"
    assert "原因：数字有误" in text(open_page("data", section="log"))


def test_the_log_page_says_when_something_was_altered(data):
    publication.withdraw(data / "snapshots", "2021-09-30", by=local("甲"), reason="x")
    assert errors(open_page("data", section="log")) == []
    file = data / "snapshots" / log.LOG
    file.write_text(file.read_text("utf-8").replace('"甲"', '"乙"'), "utf-8")
    assert any("被改动" in e for e in errors(open_page("data", section="log")))
    assert any("发布日志有改动" in e for e in errors(open_page()))


def test_the_first_period_is_sent_where_there_is_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    page = open_page("data")
    assert "还没有已发布的数据" in text(page) and "模板" in text(page)
    assert "Nothing has been published" in text(open_page("data", lang="en"))
    for section in ("periods", "log"):
        assert not open_page("data", section=section).exception


@pytest.mark.slow
def test_what_was_carried_forward_is_said_on_every_page_and_file(data):
    draft = drafted(data, "2022-03-31")
    drafts.release(data, draft, by=local("甲"), confirmed=[d.id for d in draft.warnings])
    page = open_page("county", unit="370811")
    assert "沿用前期数据" in text(page) and f"任城区（{DAY}）" in text(page)
    assert "部分沿用前期" in html(page)


def test_reported_data_are_not_compared_with_demonstration_data(data):
    worlds.snapshot(
        data / "snapshots",
        as_of=worlds.AS_OF.replace(year=2022),
        posts=[{"town": worlds.A1, "posts": 3, "approved_on": "2021-01-01"}],
    )
    page = open_page()
    assert footer(page) == "2022-12-16-r1"
    assert "demo" not in text(page) and "上报记录" in text(page)
    compare = next(s for s in page.selectbox if s.key == "choose_compare")
    assert [o for o in compare.options if "2021" in o] == []
    demo = open_page(snapshot=DAY)
    assert [
        o
        for o in next(s for s in demo.selectbox if s.key == "choose_compare").options
        if "2022" in o
    ] == []


def test_acts_are_read_by_whoever_may_and_by_nobody_else(data, monkeypatch):
    audit.record(data, audit.Act.EXPORTED, local("<b>甲</b>"), file="a.csv")
    shown = html(open_page("data", section="audit"))
    assert "&lt;b&gt;甲" in shown and "a.csv" in shown
    assert "took away" in html(open_page("data", section="audit", lang="en"))
    person = Person("客人", frozenset(Right) - {Right.AUDIT})
    monkeypatch.setattr(auth, "person", lambda: person)
    shown = html(open_page("data", section="audit"))
    assert "a.csv" not in shown and "审计" not in shown
