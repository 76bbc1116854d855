# `make play` plays, `make test` tests; both set up .venv themselves. `make help` lists the rest.
# Every command also works without make: see README.md.

SHELL := /bin/bash
VENV  := .venv
BIN   := $(VENV)/bin

SCENARIO ?= aegean-2016
SEED     ?= 1
WORKERS  ?= 2

# The first interpreter new enough; `make PYTHON=/path/to/python3.12 play` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$$p"; break; }; done)

# A folder wheelhouse/ beside this file (`make wheelhouse` on another computer) replaces the network.
OFFLINE := $(if $(wildcard wheelhouse/*.whl),--no-index --find-links wheelhouse)
INSTALL  = $(BIN)/python -m pip install --quiet --disable-pip-version-check $(OFFLINE)

LOCKS := requirements/lock.txt requirements/build-lock.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help play test check lint types floors packs tests economy screen screenshots rooms handbook speed wheel wheelhouse lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

play: $(VENV)/.played ## play the Aegean exercise; without a terminal, its historical line as text
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/startex play $(SCENARIO); \
	else exec $(BIN)/startex play $(SCENARIO) --plain --auto history --seed $(SEED); fi

test: check tests ## everything: check, then all tests in random order

check: lint types floors packs ## style, types, floors of the house, shipped scenarios

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

floors: $(VENV)/.tested
	$(BIN)/lint-imports --no-logo

packs: $(VENV)/.tested
	$(BIN)/startex check scenarios/*/
	$(BIN)/startex test scenarios/*/

tests: $(VENV)/.tested
	$(BIN)/pytest -n $(WORKERS) --dist worksteal --durations 8 $(PYTEST)

economy: $(VENV)/.tested ## how often each policy finds a text that is adopted, against the scenario's own bounds
	$(BIN)/python -m bench.economy $(SCENARIO)

screen: $(VENV)/.played ## play the README's screen anew and write it there
	$(BIN)/python -m bench.screen

screenshots: $(VENV)/.played ## play the pictures in docs/screens anew
	$(BIN)/python -m bench.screenshots

rooms: $(VENV)/.tested ## play a room in real browsers and write its pictures to docs/screens
	@[ -d tests/serve/browser/node_modules ] || npm ci --prefix tests/serve/browser --no-audit --no-fund --silent
	STARTEX_PICTURES=docs/screens $(BIN)/pytest tests/serve/browser -p no:randomly -q

handbook: $(VENV)/.tested ## type everything in docs/ anew and write what it prints; make the page of all keys
	$(BIN)/python -m bench.handbook
	$(BIN)/python -m bench.reference

speed: $(VENV)/.played ## what the screen costs: first picture, keys, time running, resting
	$(BIN)/python -m bench.tui

wheel: $(VENV)/.played ## dist/*.whl and dist/*.tar.gz
	$(BIN)/python -m hatchling build

wheelhouse: wheel ## wheelhouse/: all that another computer needs to install without a network
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: --no-deps --dest wheelhouse \
		$(foreach lock,$(LOCKS),--requirement $(lock))
	cp dist/startex-*.whl wheelhouse/

lock: ## write requirements/*.txt anew from the ranges in pyproject.toml
	$(PYTHON) requirements/relock.py

clean: ## remove what can be made again; wheelhouse and journals stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Startex needs Python 3.11 or newer, and none is on the PATH." \
			"Install one, or name it: make PYTHON=/path/to/python3 play" >&2; exit 1; fi
	@echo "Setting up $(VENV) with $(PYTHON); this happens once." >&2
	@"$(PYTHON)" -m venv $(VENV)

# The stamps: a changed lock or project file installs again, anything else costs nothing.
$(VENV)/.played: $(LOCKS) pyproject.toml | $(VENV)/bin/python
	@$(INSTALL) --no-deps $(foreach lock,$(LOCKS),--requirement $(lock))
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tested: requirements/dev-lock.txt $(VENV)/.played
	@$(INSTALL) --no-deps --requirement requirements/dev-lock.txt
	@touch $@
