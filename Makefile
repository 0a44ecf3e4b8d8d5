PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.DEFAULT_GOAL := help
.PHONY: help letter check lint types floors tests example bench look format clean

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

example: $(READY)  ## The worked example of a register made anew, in samples/register
	$(BIN)/python samples/register/make.py

bench: $(READY)  ## Speed, measured side by side; writes bench/RESULTS.md
	$(BIN)/python bench/speed.py --write bench/RESULTS.md
	$(BIN)/python bench/merge.py --write bench/RESULTS.md
	$(BIN)/python bench/batch.py --write bench/RESULTS.md
	$(BIN)/python bench/faults.py --write bench/RESULTS.md

look: $(READY)  ## The sample letter as pictures in build/look (LibreOffice, poppler)
	@$(BIN)/letters draft -q samples/liverpool-2009/results.yaml >/dev/null
	@mkdir -p build/look
	soffice --headless -env:UserInstallation=file://$(CURDIR)/build/look/profile --convert-to pdf \
	  --outdir build/look letters/annual-rating-2009/liverpool/v1/draft.docx >/dev/null
	pdftoppm -r 90 -png build/look/draft.pdf build/look/page
	@ls build/look/*.png

format: $(READY)  ## Lay the code out as the linter wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove what can be made again (never letters/)
	rm -rf .venv build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)
