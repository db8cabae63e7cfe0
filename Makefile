# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PORT ?= 8501
VERSION := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c '$(VERSION)' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
# Compiled modules are kept: workers, servers and commands started by tests need them again.
export PYTHONDONTWRITEBYTECODE :=
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock"

.PHONY: run test test-slow test-spark test-unit check style types layers sql coverage lock demo static fonts \
	bench bundle backup restore help clean

run: .venv/run ## serve the dashboard on http://127.0.0.1:8501 (PORT=9000 make run)
	$(BIN)/python -m dashboard serve --server.port $(PORT)

test: .venv/dev .venv/browser ## install what tests need, run every test
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not slow and not spark"

test-slow: .venv/dev .venv/browser .venv/office .venv/proxy ## kills, fuzz, conversions and sweeps: up to half an hour
	$(BIN)/python -m pytest -n 3 -m slow

test-spark: .venv/dev .venv/java .spark/installed ## every indicator at every snapshot by Spark: the same values
	PYTHONPATH=.spark $(BIN)/python -m pytest -m spark tests/spark

test-unit: .venv/dev ## the fast tests only: small worlds, no server, no browser
	$(BIN)/python -m pytest -n 2 -m "not full and not app and not browser and not slow and not spark"

coverage: .venv/dev .venv/browser ## what the fast tests without a browser reach
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not browser and not slow and not spark" --cov --cov-report term

check: style types layers sql ## style and format, strict types, layers, style of queries

style: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

layers: .venv/dev
	$(BIN)/lint-imports

sql: .venv/dev
	$(BIN)/sqlfluff lint --disable-progress-bar --processes 2 queries

lock: .venv/dev ## compile the requirements of pyproject.toml anew: exact versions and hashes
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --output-file requirements-dev.txt --group dev --constraint requirements.txt
	$(LOCK) --group spark --output-file requirements-spark.txt --constraint requirements-dev.txt

demo: .venv/run ## regenerate the demonstration snapshots
	$(BIN)/python -m tools.demo

static: .venv/run ## rebuild the geometry served to the browser
	$(BIN)/python -m tools.geometry

fonts: .venv/dev ## cut the typeface of hand-outs anew from the one served
	$(BIN)/python -m tools.typefaces

bench: .venv/dev .venv/browser ## measure first paint, interaction and build times
	$(BIN)/python -m benchmarks.overview
	$(BIN)/python -m benchmarks.clicks
	$(BIN)/python -m benchmarks.load
	$(BIN)/python -m benchmarks.pillars
	$(BIN)/python -m benchmarks.records
	$(BIN)/python -m benchmarks.what_if
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.clerk
	$(BIN)/python -m benchmarks.briefing
	$(BIN)/python -m benchmarks.press

bundle: .venv/bin/python ## an archive in dist/ that installs without a network (PYTHONS, ARCH)
	sh deploy/bundle.sh dist

backup: .venv/run ## the data directory as one checked archive (TO=file.tar.gz)
	$(BIN)/python -m dashboard backup make "$(or $(TO),backup-$(shell date +%Y%m%d-%H%M%S).tar.gz)"

restore: .venv/run ## a backup into an empty data directory (FROM=file.tar.gz DASHBOARD_DATA=dir)
	$(BIN)/python -m dashboard backup restore "$(FROM)"

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

clean: ## remove the environment and everything derived
	rm -rf .venv .spark data/derived .pytest_cache .mypy_cache .ruff_cache

.venv/bin/python:
	@"$(PYTHON)" -c '$(VERSION)' 2>/dev/null || { \
		echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.12 …"; exit 2; }
	"$(PYTHON)" -m venv .venv

.venv/run: .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/browser: tests/install_browser.sh .venv/bin/python
	sh tests/install_browser.sh
	@touch $@

.venv/office: tests/install_office.sh .venv/bin/python
	sh tests/install_office.sh
	@touch $@

.venv/proxy: tests/install_nginx.sh .venv/bin/python
	sh tests/install_nginx.sh
	@touch $@

.venv/java: tests/install_java.sh .venv/bin/python
	sh tests/install_java.sh
	@touch $@

# Beside the environment, not in it: 500 MB that only `make test-spark` needs.
.spark/installed: .venv/dev requirements-spark.txt
	rm -rf .spark
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target .spark \
		--require-hashes -r requirements-spark.txt
	@touch $@
