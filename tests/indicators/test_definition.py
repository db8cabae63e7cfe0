import shutil

import pytest

from dashboard.indicators import HeaderError, definitions, definitions_hash
from dashboard.indicators.definition import normalised, read
from dashboard.snapshots import database

SOURCE = database.FOLDER / "indicators"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SOURCE, tmp_path / "indicators")
    shutil.copy(database.FOLDER / "views.sql", tmp_path)
    return tmp_path / "indicators"


def edit(folder, old, new, name="C07.sql"):
    file = folder / name
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), "utf-8")
    return file


def test_normalised_keeps_literals_and_nothing_else():
    sql = "/* head */ SELECT  'A  --b' , X -- why\n FROM t"
    assert normalised(sql) == "select 'A  --b' , x from t"


def test_mending_a_label_changes_no_hash(folder, known):
    edit(folder, "下沉编制, en: Posts transferred to towns", "编制下沉, en: Posts moved to towns")
    edit(folder, "cross join snapshot", "-- a comment\ncross join snapshot")
    assert definitions_hash(definitions(folder)) == definitions_hash(known)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date '2020-01-01'", "date '2020-02-01'"),
        ("goalposts: [0, 40]", "goalposts: [0, 50]"),
        ("value: 21,", "value: 22,"),
        ("in_force: 2020-01-01", "in_force: 2020-06-01"),
        ("reported_in: posts", "reported_in: [posts, enforcers]"),
        ("Source level, counts: numerator", "Source level, counts: both"),
    ],
)
def test_changing_what_counts_changes_the_hash(folder, known, old, new):
    changed = read(edit(folder, old, new))
    assert changed.definition_hash != known["C07"].definition_hash
    assert definitions_hash(known | {"C07": changed}) != definitions_hash(known)


def test_a_view_is_part_of_the_definitions_that_stand_on_it(folder, known):
    edit(folder.parent, "items.list_kind = 'territorial'", "items.list_kind = 'basic'", "views.sql")
    after = definitions(folder)
    changed = {i for i in known if known[i].definition_hash != after[i].definition_hash}
    assert {"B01", "B03"} <= changed
    assert not {"B11", "C07", "E01"} & changed


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        (
            "pillar: capacity",
            "pillar: power",
            "3: pillar",
            "should be 'empowerment', 'capacity' or",
        ),
        ("id: C07", "id: C99", "2: id", "C99 differs from the file name"),
        ("lead: count", "lead: median", "16: lead", "should be 'count' or 'ratio'"),
        ("scope: town", "scopes: town", "18: scopes", "Unexpected keyword argument"),
        ("definition:", "explanation:", "2: definition", "Field required"),
        ("adds_up: true", "adds_up: perhaps", "19: adds_up", "should be a valid boolean"),
        ("goalposts: [0, 40]", "goalposts: [0]", "23: goalposts.1", "Field required"),
        (
            "goalposts: [0, 40]",
            "goalposts: [0, high]",
            "23: goalposts.1",
            "should be a valid number",
        ),
        ("goalposts: [0, 40]", "goalposts: [40, 0]", "23: goalposts", "low end must be below"),
        ("goalposts: [0, 40]", "goalposts: [0, .inf]", "23: goalposts.1", "finite number"),
        ("in_force: 2020-01-01", "in_force: 2020-13-01", "21: in_force", "cannot be read"),
        ("in_force: 2020-01-01", "in_force: later", "21: in_force", "should be a valid date"),
        ("scope: town", "scope: town\nlead: ratio", "19: lead", "stands twice"),
        ("en: Source level,", "fr: x,", "26: parts.from_level.en", "Field required"),
        (
            "{zh: 下沉编制, en: Posts transferred",
            "{zh: 下沉编制, de: Posten",
            "5: name.en",
            "Field required",
        ),
        ("mechanism: C7", "mechanism: B2", "4: mechanism", "B2 is no mechanism of capacity"),
        ("  ratio: {format", "  share: {format", "15: measures.share", "Extra inputs"),
        ("format: number", "format: money", "15: measures.ratio.format", "should be 'percent' or"),
        ("number, unit", "number, digits: one, unit", "15: measures.ratio.digits", "valid integer"),
        ("kind: reference", "kind: goal", "24: level.kind", "'floor', 'reported' or 'reference'"),
        ("counts: numerator}", "counts: heads}", "26: parts.from_level.counts", "should be 'both'"),
        ("denominator: {zh", "below: {zh", "10: below", "Unexpected keyword argument"),
        ("press_words: {zh", "press_words: {cn", "30: press_words", "must say zh and en"),
        (
            "from_level: {zh",
            "from level: {zh",
            "26: parts.from level.[key]",
            "should match pattern",
        ),
        (
            "reported_in: posts",
            "reported_in: postings",
            "28: reported_in.0",
            "postings does not exist",
        ),
        (
            "reported_in: posts",
            "reported_in: posts.kind",
            "28: reported_in.0",
            "do not say which unit",
        ),
        (
            "reported_in: posts",
            "reported_in: duty_items",
            "28: reported_in.0",
            "do not say which unit",
        ),
        ("reported_in: posts", "reported_in: [posts, x y]", "28: reported_in.1", "match pattern"),
        ("en: Kind of post,", "en: Kind, column: sort,", "27: parts.kind", "no column sort"),
        (
            "reported_in: posts",
            "columns: {age: {zh: 龄, en: Age}}",
            "28: columns.age",
            "no column age",
        ),
    ],
)
def test_a_wrong_header_names_the_file_the_line_and_the_field(folder, old, new, where, message):
    with pytest.raises(HeaderError) as raised:
        read(edit(folder, old, new))
    assert f"C07.sql:{where}: " in str(raised.value)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("/*\nid", "id", 1, "no header comment"),
        ("lead: count", "lead: [count", 17, "header is not YAML"),
        ("'posts' as record", "'posts' as origin", 32, "must return unit, town, record"),
        ("    posts.posts as numerator", "    posts.kind as numerator", 32, "must be a number"),
        ("posts.approved_on\nfrom", "posts.aproved_on\nfrom", 41, "aproved_on"),
        ("inner join towns", "inner join village", 43, "village does not exist"),
        ("cross join snapshot", "cros join snapshot", 44, "syntax error"),
        (
            "posts.approved_on\nfrom",
            "posts.approved_on as signed_on\nfrom",
            41,
            "say under columns",
        ),
        ("    posts.kind,", "    posts.from_level,", 32, "returns a column twice"),
        ("snapshot.as_of\n\nunion all", "snapshot.as_of;", 32, "must be one query"),
        ("null from towns", "null from towns; -- the end", 32, "without a semicolon"),
        ("null from towns", "null from towns; drop table units", 32, "must be one query"),
    ],
)
def test_a_wrong_query_names_the_file_and_the_line(folder, old, new, line, message):
    with pytest.raises(HeaderError) as raised:
        read(edit(folder, old, new))
    assert str(raised.value).startswith(f"C07.sql:{line}: ")
    assert message in str(raised.value)


def test_every_fault_of_a_header_is_said_at_once(folder):
    edit(folder, "pillar: capacity", "pillar: power")
    with pytest.raises(HeaderError) as raised:
        read(edit(folder, "window: since_2020", "windows: since_2020"))
    assert [line.split(": ")[1] for line in str(raised.value).splitlines()] == [
        "pillar",
        "window",
        "windows",
    ]


def test_a_wrong_view_is_said_by_its_line(folder):
    edit(
        folder.parent,
        "from units cross join snapshot",
        "from unit cross join snapshot",
        "views.sql",
    )
    with pytest.raises(HeaderError, match=r"^views\.sql:\d+: .*unit does not exist"):
        definitions(folder)


def test_the_tables_are_those_read_through_views_too(known):
    assert known["C07"].tables == ("units", "posts")
    assert known["B16"].tables == ("units", "duty_items", "duty_grid")
    assert known["C11"].tables == ("units", "enforcers", "enforcement_cases")
    assert known["C05"].tables == ("bodies",)


def test_a_table_named_in_a_comment_or_a_text_is_none(folder):
    file = edit(folder, "'posts' as record,", "'tickets' as record, -- of burdens")
    assert read(file).tables == ("units", "posts")


def test_pillars_come_in_order():
    assert [i.id[0] for i in definitions().values()] == sorted(
        (i.id[0] for i in definitions().values()), key="ECB".index
    )
