# `make demo` and `make test` do all their own set-up; they need Python 3.11 or later, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Twice quiet: errors only. pip warns of an extra that a dependency of ours asks for and lxml no longer names.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: help demo test setup registry docs picture bench lock clean

help:  ## What can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

demo: $(VENV)/.runtime  ## Read the example pages into ledger.db, write ledger.html, print the timeline
	$(BIN)/communique build examples --metadata examples/metadata.csv -o ledger.db
	$(BIN)/communique html -l ledger.db -o ledger.html
	$(BIN)/communique show timeline -l ledger.db

test: $(VENV)/.dev registry  ## Lint, types and all tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

setup: $(VENV)/.dev  ## Only the set-up: .venv with everything that the tests need

registry: $(VENV)/.runtime  ## Compile the sheets of the registry, for a quicker start
	@$(BIN)/python -m communique.actors

docs: $(VENV)/.dev  ## What the code writes in docs/ and README.md: references, and the output under commands
	$(BIN)/python -m communique.cli.docs docs
	$(BIN)/python -m scripts.outputs

picture: $(VENV)/.runtime  ## The README's picture, with Chromium (CHROMIUM=...)
	scripts/picture

bench: $(VENV)/.dev  ## Speed, memory and scores on this machine
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.scores

lock: $(VENV)/.dev  ## New pins in requirements/, from pyproject.toml
	$(COMPILE) --group build -o requirements/lock.txt
	$(COMPILE) --group dev -c requirements/lock.txt -o requirements/dev.txt

clean:  ## Remove what was made, .venv too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis ledger.db ledger.db-* ledger.html

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed, but $(PYTHON) is older: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# Stamps, so that a second `make` installs nothing. Everything comes by hash; the package itself is put in place last.
$(VENV)/.runtime: requirements/lock.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing into $(VENV) what requirements/lock.txt pins; this takes a minute or so."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/lock.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing what requirements/dev.txt pins, for the tests."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@
