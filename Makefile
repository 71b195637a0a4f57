# The two commands are `make start` and `make test`; each sets up what is missing first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: start test check baselines install lock sources clean

start: $(READY) ## set up, ingest the bundled corpus, serve the chat page and the API
	@$(BIN)/craffu ingest bundled
	@$(BIN)/craffu serve

test: $(READY) ## set up, then run all checks and tests
	@$(MAKE) --no-print-directory check

check: ## all checks and tests, without the set-up
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses 2 --dist loadgroup

baselines: export CRAFFU_DATA := $(VENV)/baselines
baselines: ## write the committed baselines anew: all bundled questions, of the three sets the half to develop on
	$(BIN)/craffu ingest --quiet bundled
	$(BIN)/craffu eval run evals/datasets/bundled.jsonl --update-baseline evals/datasets/bundled.baseline.json
	for set in everyday meeting hard_negatives; do $(BIN)/craffu eval run evals/datasets/$$set.jsonl --half odd \
	  --update-baseline evals/datasets/$$set.baseline.json || exit 1; done

install: $(READY) ## make .venv with craffu in it

$(READY): pyproject.toml requirements.lock scripts/setup.py
	@$(PYTHON) scripts/setup.py $(VENV)
	@touch $(READY)

lock: ## write requirements.lock anew from what pyproject.toml allows
	$(PYTHON) scripts/lock.py

sources: $(READY) ## write corpus/sources.csv anew from the headers of the bundled records
	$(BIN)/python scripts/sources.py

clean: ## remove the environment and every index
	rm -rf $(VENV) .craffu
