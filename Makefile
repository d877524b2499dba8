# Every command of the project; `make help` lists them. Each makes or mends the environment (.venv) first.
PYTHON := .venv/bin/python
PACKAGES := $(patsubst %/__init__.py,%,$(wildcard knowledge/__init__.py benefits/__init__.py actions/__init__.py web/__init__.py scripts/__init__.py))
UV_COMPILE := $(PYTHON) -m uv pip compile --quiet --python-version $(shell cat .python-version) --generate-hashes --no-emit-index-url --no-header
SETUP = @python="$$(sh scripts/find-python)" && "$$python" -m scripts.setup

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run chat train test lint types check-knowledge validate pytest evaluate bench bench-nlu lock clean setup setup-dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: setup ## start the assistant: sets up, builds, trains as needed, then says where to talk to it (RASA_PORT=, ACTIONS_PORT=)
	@exec $(PYTHON) -m scripts.run

chat: setup ## talk to the assistant in the terminal (MUTUELLE=cmcm or msl)
	@exec $(PYTHON) -m scripts.chat --mutuelle "$(MUTUELLE)"

train: setup ## build the knowledge store and train the model if something changed (ARGS=--force: in any case)
	@echo "== Knowledge store and model"
	@$(PYTHON) -m scripts.train $(ARGS)

test: setup-dev lint types check-knowledge train validate pytest ## everything that must hold: lint, types, knowledge, training, Rasa's data, all tests

lint: setup-dev ## ruff
	@echo "== Lint (ruff)"
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check --quiet . || { echo "Not formatted; run: $(PYTHON) -m ruff format ."; exit 1; }

types: setup-dev ## mypy
	@echo "== Types (mypy: $(PACKAGES))"
	@$(PYTHON) -m mypy $(PACKAGES)

check-knowledge: setup ## table of every value: source, span, what has expired or is to be reviewed, open points
	@echo "== Knowledge"
	@$(PYTHON) -m knowledge.check

validate: setup
	@echo "== Rasa's data (rasa data validate)"
	@$(PYTHON) -m scripts.validate

pytest: setup-dev
	@echo "== Tests (pytest)"
	@$(PYTHON) -m pytest $(ARGS)

evaluate: setup-dev ## a report on what is understood, answered and calculated: var/evaluation/report.html (ARGS=--quick, --only=…, --keep)
	@$(PYTHON) -m tests.evaluation $(ARGS)

bench: setup-dev ## the measurements of benchmarks/
	@$(PYTHON) -m benchmarks.run $(ARGS)

bench-nlu: setup-dev ## the stock Rasa pipeline beside ours, and our goals: var/bench-nlu/report.txt (ARGS=--quick, --only=wikit, --only=own)
	@$(PYTHON) -m benchmarks.nlu $(ARGS)

lock: setup ## write the lock files anew from the .in files (ARGS=--upgrade: with the newest versions that fit)
	@for name in requirements-bootstrap requirements requirements-dev; do \
		echo "$$name.lock" && $(UV_COMPILE) $(ARGS) $$name.in --output-file $$name.lock || exit 1; done

clean: ## remove what was built: model, store, logs, caches (the environment: rm -r .venv)
	rm -rf models var .rasa .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

setup:
	$(SETUP)

setup-dev:
	$(SETUP) --dev
