"""Backups made while periods are withdrawn and restored: each one verifies, and is restored."""

import os
import shutil
import subprocess
import sys

import pytest

from dashboard import paths, snapshots
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
DAY = "2021-12-16"


def dashboard(data, *arguments, check=True):
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA": str(data)},
        check=check,
        capture_output=True,
        text=True,
    )


def test_backups_while_publishing_goes_on(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(paths.SHIPPED / "snapshots" / DAY, data / "snapshots" / DAY)
    act = f"{sys.executable} -m dashboard snapshots"
    acts = f"{act} withdraw {DAY} --reason x && {act} restore {DAY} --revision 1 --reason x"
    going_on = subprocess.Popen(
        ["sh", "-c", " && ".join([acts] * 2)],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    made = []
    while going_on.poll() is None or not made:
        archive = tmp_path / f"{len(made)}.tar.gz"
        assert dashboard(data, "backup", "make", archive).returncode == 0
        made.append(archive)
    assert going_on.returncode == 0

    restored = tmp_path / "restored"
    dashboard(restored, "backup", "restore", made[-1])
    dashboard(restored, "snapshots", "verify")
    found = [str(s.as_of) for s in snapshots.discover(restored / "snapshots").snapshots]
    assert found in ([DAY], [])
    archive = made[-1]
    archive.write_bytes(archive.read_bytes()[:-40])
    refused = dashboard(tmp_path / "other", "backup", "restore", archive, check=False)
    assert refused.returncode == 2
    assert "备份" in refused.stderr
