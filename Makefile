# nianbao: `make run` to ask, `make quick` before each commit, `make test` to check everything, `make docs` and
# `make answers` to renew what is taken from the program; `make setup` is their shared first step.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
RUNTIME := $(VENV)/.runtime-$(VERSION)
DEV := $(VENV)/.dev-$(VERSION)
# The shipped reports have an index of their own, so that they are never among those of somebody's; NIANBAO_DB is taken as it is.
SAMPLES := $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/nianbao/samples/index.db

.PHONY: run charts ocr postgres queue browse mcp parquet wheel test quick thorough coverage setup format lint types imports tests quick-tests answers docs pictures lock clean

# A bot draws charts, a conversation on the terminal does not.
CHARTS := $(VENV)/.charts-$(VERSION)


run: setup $(if $(NIANBAO_TOKEN)$(NIANBAO_TOKEN_FILE),charts)
	@if [ -z "$$NIANBAO_DB" ]; then \
		export NIANBAO_DB='$(SAMPLES)'; $(BIN)/nianbao load --quiet data/reports || exit; \
	fi; \
	if [ -n "$$NIANBAO_TOKEN$$NIANBAO_TOKEN_FILE" ]; then exec $(BIN)/nianbao run; else exec $(BIN)/nianbao chat; fi

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

# What draws the charts: as much again as all the rest.
charts: setup $(CHARTS)

$(CHARTS): $(RUNTIME) requirements/charts.txt
	@echo "Installing what draws charts ..." >&2
	@$(PIP) install --require-hashes -r requirements/charts.txt
	@touch $@

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

# Bytecode is kept, whatever the environment says: the tests begin hundreds of processes, and to compile the program anew
# is a third of what each of them takes.
tests quick-tests thorough coverage: export PYTHONDONTWRITEBYTECODE :=

# A process for each processor and one more, as a sixth of the time goes to waiting for other processes. A file's tests
# stay together, for what they share; the files keep their order, as those with the fewest tests are among the longest,
# and would come last.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

tests: $(DEV) build/names.index
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# All that `make test` asks a sample of: every township, every generated question.
thorough: $(DEV) build/names.index
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --thorough

# Which lines and branches no test runs, in the processes that the program starts too; takes half as long again.
coverage: $(DEV) build/names.index
	@rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/python -m coverage run -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
	@$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

# What finds most of what a change breaks: the answers to the recorded questions, names, the shipped reports read, and a
# conversation in each of the places where people ask. All else is left to `make test`, and so are the hundreds of
# questions that one test puts together of any words.
QUICK := tests/answers tests/names/test_find.py tests/names/test_resolve.py tests/names/test_settle.py \
	tests/reading/test_shipped_reports.py tests/reading/test_numbers.py tests/reading/test_identity.py \
	tests/handlers/test_conversation.py tests/store/test_schema.py tests/bot/test_cli_loading.py \
	tests/telegram/test_private.py tests/telegram/test_groups.py \
	--deselect tests/handlers/test_conversation.py::test_any_words_of_the_field_in_any_order_get_a_reply

quick: $(DEV) build/names.index
	@$(MAKE) --no-print-directory --output-sync=target -j 2 lint types imports quick-tests

quick-tests: $(DEV) build/names.index
	$(BIN)/python -m pytest $(QUICK)

# What the recorded questions are answered now: the difference shows what a change does to answers.
answers: $(DEV) build/names.index
	@$(BIN)/python -m tests.answers

# One file in dist/ that pip, pipx or uv install anywhere, without this folder.
wheel: $(RUNTIME)
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist

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

# Needs uv. The lock files name versions and hashes, and no index; what two of them hold is of one version in both.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q
WITH := -c requirements/runtime.txt -c requirements/charts.txt

lock:
	$(COMPILE) pyproject.toml -o requirements/runtime.txt
	$(COMPILE) pyproject.toml --extra charts -c requirements/runtime.txt -o requirements/charts.txt
	$(COMPILE) --group build $(WITH) -o requirements/build.txt
	$(COMPILE) --group dev $(WITH) -o requirements/dev.txt
	for extra in browse mcp ocr parquet postgres queue; do \
		$(COMPILE) pyproject.toml --extra $$extra $(WITH) -o requirements/$$extra.txt || exit; \
	done

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
