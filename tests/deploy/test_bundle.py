"""The bundle installs and serves on a machine that reaches no network."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

ALONE = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


@pytest.mark.slow
def test_a_bundle_installs_and_serves_without_a_network(tmp_path):
    assert not subprocess.run([*ALONE, "true"], check=False).returncode, "needs unshare"
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    made = subprocess.run(
        ["sh", "deploy/bundle.sh", tmp_path / "out"],
        cwd=ROOT,
        env={**os.environ, "PYTHONS": version, "PYTHON": sys.executable},
        check=True,
        capture_output=True,
        text=True,
    )
    bundle = made.stdout.strip().splitlines()[-1]
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [*ALONE, sys.executable, "tests/deploy/offline.py", bundle, home],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "200 济宁" in done.stdout, done.stdout

    wheel = next(home.glob("*/wheels/click-*.whl"))
    wheel.write_bytes(b"another")
    (folder,) = home.glob("jining-dashboard-*")
    shutil.rmtree(home / "opt")
    damaged = subprocess.run(
        ["sh", folder / "install.sh", home / "opt", home / "data"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert damaged.returncode == 2
    assert "damaged" in damaged.stderr
    assert not (home / "opt").exists()
