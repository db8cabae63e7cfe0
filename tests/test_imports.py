"""Imports point inwards: who may know Streamlit and DuckDB."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STREAMLIT = ("app.py", "pages/", "dashboard/__main__.py", "dashboard/widgets/",
             "dashboard/store/", "dashboard/auth.py")
DUCKDB = ("queries/__init__.py", "queries/binding.py", "queries/records.py")
PURE = ("dashboard.contracts.checks", "dashboard.figures", "dashboard.attention",
        "dashboard.claims", "dashboard.wording", "dashboard.address", "dashboard.maps",
        "dashboard.charts", "dashboard.export", "dashboard.snapshots.writer",
        "dashboard.what_if.severity", "dashboard.mechanisms", "dashboard.exhibits.matrix",
        "dashboard.exhibits.ratings", "dashboard.exhibits.enforcement",
        "dashboard.exhibits.burden", "dashboard.exhibits.response", "dashboard.exhibits.county",
        "dashboard.exhibits.mismatch", "dashboard.exhibits.methods", "dashboard.exhibits.records",
        "dashboard.sheet", "dashboard.scores", "dashboard.what_if.setting",
        "dashboard.what_if.workbook", "dashboard.what_if.shelf", "dashboard.exhibits.board",
        "dashboard.exhibits.statutory", "dashboard.exhibits.index", "dashboard.intake.check",
        "dashboard.intake.report", "dashboard.intake.template", "dashboard.intake.export",
        "dashboard.intake.marked", "dashboard.intake.draft", "dashboard.snapshots.publication",
        "dashboard.briefing.hand_outs", "dashboard.briefing.answers", "dashboard.briefing.trace",
        "dashboard.briefing.shelf", "dashboard.press.findings", "dashboard.press.draft",
        "dashboard.press.report", "dashboard.press.documents")


def imports() -> dict[str, set[str]]:
    found = {}
    for file in [ROOT / "app.py", *(f for folder in ("pages", "queries", "dashboard")
                                    for f in (ROOT / folder).rglob("*.py"))]:
        names = set()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
        found[file.relative_to(ROOT).as_posix()] = names
    return found


def test_streamlit_only_at_the_edge():
    assert [f for f, n in imports().items() if "streamlit" in n and not f.startswith(STREAMLIT)] \
        == []


def test_duckdb_only_in_the_query_layer():
    assert [f for f, names in imports().items() if "duckdb" in names and f not in DUCKDB] == []


def test_pages_reach_no_further_than_the_package():
    forbidden = {"duckdb", "numpy", "pandas", "queries"}
    assert [f for f, n in imports().items() if f.startswith("pages/") and n & forbidden] == []


def test_pure_modules_load_without_streamlit_or_duckdb():
    code = (f"import sys, {', '.join(PURE)}\n"
            "assert not {'streamlit', 'duckdb'} & set(sys.modules)")
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_no_sql_built_from_values():
    found = []
    for file in [*(ROOT / "dashboard").rglob("*.py"), ROOT / "queries" / "__init__.py"]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = getattr(getattr(node, "func", None), "attr", "")
            if isinstance(node, ast.Call) and called in ("execute", "sql", "query") and node.args:
                found += [file.name] if isinstance(node.args[0], ast.JoinedStr) else []
    assert found == []
