"""The labelled sentences, and the verdicts a release turns on."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.indicators.keyed import Values
from dashboard.press.check import check
from dashboard.press.drafts.documents import DraftError
from dashboard.press.report.wording import suggestion
from tests.editions import snapshot
from tests.press.labels import FILE, score, sentences


@pytest.mark.parametrize(
    ("file", "numbers", "share"),
    [("labelled.tsv", 200, 0.98), ("harder.tsv", 50, 0.98), ("others.tsv", 500, 0.95)],
)
def test_the_labelled_sentences(edition, file, numbers, share):
    counts, faults = score(edition, list(sentences(FILE.with_name(file))))
    print("\n".join(faults))
    assert counts["numbers"] >= numbers
    assert counts["found"] >= 0.98 * counts["numbers"]
    assert counts["bound"] >= share * counts["numbers"]
    assert counts["verdict"] >= (share - 0.01) * counts["numbers"]
    assert counts["false match"] == counts["false rounded"] == 0
    assert counts["extra nonclaims"] <= 0.02 * counts["nonclaims"]


def verdicts(found, text):
    return [f.verdict.kind for f in found(text)]


def test_each_floor_binds_to_its_own(found):
    one, other = found("镇街评价占部门考核权重不低于30%,占派驻机构考核权重不低于60%。")
    assert (one.verdict.claim.claim_id, other.verdict.claim.claim_id) == (
        "dept_floor",
        "agency_floor",
    )
    assert (one.verdict.kind, other.verdict.kind) == ("match", "match")


def test_two_kinds_of_target_and_one_number_are_not_guessed(found):
    assert verdicts(found, "镇街评价占部门和派驻机构考核权重不低于60%。") == ["unknown"]


def test_a_derived_figure_shows_its_arithmetic(report):
    made = report("第一、二批责任清单98项，第三批34项。")
    assert [f.verdict.kind for f in made.findings] == ["match", "match"]
    assert "132 − 98 = 34" in made.reason(made.findings[1])


def test_sources_that_disagree_are_all_shown(report):
    made = report("镇街办理执法案件近2100件。")
    assert made.findings[0].verdict.kind == "conflict"
    expected = made.expected(made.findings[0])
    assert "近2100件" in expected and "2100余件" in expected


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("下沉编制3192名。", "3291名"),
        ("下沉编制3192个。", "3291个"),
        ("近389名负责人突破身份限制。", "389名"),
        ("下沉执法人员2600名。", "2600余名"),
        ("干部配备率80%。", "80%以上"),
        ("占部门考核权重30%。", "不低于30%"),
        ("占派驻机构考核权重近60%。", "不低于60%"),
        ("办理执法案件2100件。", "近2100件"),
        ("占部门考核权重不低于考核总分的20%。", "不低于考核总分的30%"),
        ("2019年下沉编制3291名。", "截至2021年12月16日"),
    ],
)
def test_suggestions(found, text, now):
    start, end, wording = suggestion(found(text)[0])
    assert wording == now
    changed = found(text[:start] + wording + text[end:])
    assert changed[-1].verdict.kind in ("match", "conflict")


def test_a_number_that_may_mean_two_things_is_offered_and_held_to_what_is_picked(edition):
    text = "镇街评价占部门和派驻机构考核权重不低于60%。"
    (finding,) = check(text, edition)
    assert (finding.verdict.kind, finding.match) == ("unknown", None)
    assert [q.id for q in finding.choices][:2] == ["dept_floor", "agency_floor"]
    start = finding.number.numeral.start
    for id_, verdict in (("dept_floor", "mismatch"), ("agency_floor", "match")):
        (picked,) = check(text, edition, {start: id_})
        assert (picked.verdict.claim.claim_id, picked.verdict.kind) == (id_, verdict)


ROWS = pd.DataFrame(
    [
        ("C07", "370883", 312.0, 19.5),
        ("C05", "370800", 0.8312, 0.8312),
        ("C07", "370800", 3290.0, 21.09),
    ],
    columns=["indicator", "unit", "numerator", "value"],
)


def against(edition, provenance, text, as_of=date.min):
    """A snapshot in a few numbers."""
    rows = ROWS.assign(town=None, part=None, status="value", provenance=provenance)
    held = replace(edition, snapshot=snapshot(as_of, provenance), periods={as_of: Values(rows)})
    return check(text, held)[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("邹城市下沉编制312名。", "match"),
        ("邹城市下沉编制300余名。", "match"),
        ("邹城市下沉编制321名。", "mismatch"),
        ("邹城市下沉编制近400名。", "mismatch"),
        ("干部配备率83.1%。", "rounded"),
        ("干部配备率83.2%。", "unknown"),
        ("2019年，邹城市下沉编制312名。", "period"),
        ("邹城市行政编制下沉312名。", "unknown"),
    ],
)
def test_reported_numbers_confirm_and_contradict(edition, text, verdict):
    assert against(edition, "reported", text).verdict.kind == verdict


@pytest.mark.parametrize(
    "text", ["邹城市下沉编制312名。", "邹城市下沉编制321名。", "干部配备率83.1%。"]
)
def test_demonstration_numbers_do_neither(edition, text):
    assert against(edition, "demo", text).verdict.kind == "unknown"


def test_a_report_of_the_same_day_that_differs_is_a_conflict(edition):
    day = edition.claims["posts_sunk"].as_of
    assert against(edition, "reported", "下沉编制3291名。", day).verdict.kind == "conflict"


def test_a_text_too_long_is_refused(found):
    with pytest.raises(DraftError, match="too_long"):
        found("字" * 200_001)
    with pytest.raises(DraftError, match="too_many"):
        found("3291名、" * 5001)
