# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PORT ?= 8501
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PURE := dashboard tools

.PHONY: run test test-slow test-unit check demo static fonts bench help clean

run: .venv/run ## serve the dashboard on http://127.0.0.1:8501 (PORT=9000 make run)
	$(BIN)/python -m dashboard serve --server.port $(PORT)

test: .venv/dev .venv/browser ## install what tests need, run every test
	$(BIN)/python -m pytest -n 3 --dist loadfile -m "not slow"

test-slow: .venv/dev .venv/browser .venv/office ## kills, fuzz, conversions and sweeps: up to half an hour
	$(BIN)/python -m pytest -n 2 -m slow

test-unit: .venv/dev ## the fast tests only: small worlds, no server, no browser
	$(BIN)/python -m pytest -n 2 -m "not full and not app and not browser and not slow"

check: .venv/dev ## style, and types of the pure modules
	$(BIN)/ruff check .
	$(BIN)/mypy $(PURE)

demo: .venv/run ## regenerate the demonstration snapshots
	$(BIN)/python -m tools.demo

static: .venv/run ## rebuild the geometry served to the browser
	$(BIN)/python -m tools.geometry

fonts: .venv/dev ## cut the typeface of hand-outs anew from the one served
	$(BIN)/python -m tools.typefaces

bench: .venv/dev .venv/browser ## measure first paint, interaction and build times
	$(BIN)/python -m benchmarks.overview
	$(BIN)/python -m benchmarks.clicks
	$(BIN)/python -m benchmarks.pillars
	$(BIN)/python -m benchmarks.records
	$(BIN)/python -m benchmarks.what_if
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.briefing
	$(BIN)/python -m benchmarks.press

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

clean: ## remove the environment and everything derived
	rm -rf .venv data/derived .pytest_cache .mypy_cache .ruff_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed"; exit 1; }
	$(PYTHON) -m venv .venv

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
