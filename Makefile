# nianbao: `make run` to ask, `make test` to check everything, `make docs` to renew what the documents take from the
# program; `make setup` is their shared first step.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
RUNTIME := $(VENV)/.runtime-$(VERSION)
DEV := $(VENV)/.dev-$(VERSION)
# The shipped reports have an index of their own, so that they are never among those of somebody's; NIANBAO_DB is taken as it is.
SAMPLES := $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/nianbao/samples/index.db

.PHONY: run ocr postgres queue browse mcp parquet test setup format lint types imports tests docs pictures lock clean

run: setup
	@if [ -z "$$NIANBAO_DB" ]; then \
		export NIANBAO_DB='$(SAMPLES)'; $(BIN)/nianbao load --quiet data/reports || exit; \
	fi; \
	if [ -n "$$NIANBAO_TOKEN" ]; then exec $(BIN)/nianbao run; else exec $(BIN)/nianbao chat; fi

setup: $(RUNTIME) build/names.index

# An environment that has no pip, or is that of another Python, is made anew: without Debian's package for it, the
# command leaves half of one behind.
$(RUNTIME): requirements/runtime.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "nianbao needs Python 3.11 or newer: set PYTHON=/path/to/python3.11")'
	@$(BIN)/python -c 'import pip, sys; sys.exit("%d.%d" % sys.version_info[:2] != "$(VERSION)")' 2>/dev/null || { \
		rm -rf $(VENV); $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
			rm -rf $(VENV); \
			echo "$(PYTHON) cannot make an environment. On Debian and Ubuntu: sudo apt install python$(VERSION)-venv" >&2; \
			exit 1; }; }
	@echo "Installing the locked dependencies into $(VENV) ..." >&2
	@$(PIP) install --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# All of China's names, sorted ahead; the program builds it by itself where this was not run.
build/names.index: $(RUNTIME) $(wildcard data/reference/*.tsv data/reference/*.toml store/names/*.py)
	@echo "Sorting the names of all divisions ..." >&2
	@$(BIN)/python -m store.names.build

# The recogniser of scans and photographs: 300 MB more, and a gigabyte of memory while a page is read.
ocr: setup
	@$(PIP) install --require-hashes -r requirements/ocr.txt

# What the state needs to be kept on PostgreSQL.
postgres: setup
	@$(PIP) install --require-hashes -r requirements/postgres.txt

# What several machines need to read for one load.
queue: setup
	@$(PIP) install --require-hashes -r requirements/queue.txt

# The other extras: the index in a browser, tools for assistants, files by columns.
browse: setup
	@$(PIP) install --require-hashes -r requirements/browse.txt

mcp: setup
	@$(PIP) install --require-hashes -r requirements/mcp.txt

parquet: setup
	@$(PIP) install --require-hashes -r requirements/parquet.txt

$(DEV): $(RUNTIME) requirements/dev.txt
	@echo "Installing the tools that the checks need ..." >&2
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

test: lint types imports tests

lint: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/mypy

imports: $(DEV)
	$(BIN)/lint-imports --no-cache

tests: $(DEV) build/names.index
	$(BIN)/python -m pytest

# The parts of the documents that come from the program: helps, settings, conversations, pictures that are stale.
docs: $(DEV) build/names.index
	@$(BIN)/python -m docs.build
	@$(BIN)/python -m docs.illustrations --stale

# All pictures of conversations, played and drawn anew: for a change of how they are drawn.
pictures: $(DEV) build/names.index
	@$(BIN)/python -m docs.illustrations

format: $(DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Needs uv. The lock files name versions and hashes, and no index.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q pyproject.toml -o requirements/runtime.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q --group build -c requirements/runtime.txt -o requirements/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q --group dev -c requirements/runtime.txt -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q pyproject.toml --extra ocr -c requirements/runtime.txt -o requirements/ocr.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q pyproject.toml --extra postgres -c requirements/runtime.txt -o requirements/postgres.txt
	for extra in browse mcp parquet queue; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q pyproject.toml --extra $$extra -c requirements/runtime.txt -o requirements/$$extra.txt; \
	done

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
