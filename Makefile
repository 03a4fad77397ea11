# make run   sample in, footnoted brief out, desk open        make test   every check and test
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .make
ARGS ?=
ASSETS := package.json package-lock.json scripts/build_assets.mjs $(wildcard marsad/desk/assets/*)

.PHONY: install run test test-all check fix eval bench lock clean
.DEFAULT_GOAL := install

install: $(STAMPS)/python $(STAMPS)/assets

$(STAMPS)/python: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: $(ASSETS)
	npm ci --no-audit --no-fund --loglevel=error
	npm run --silent build
	@mkdir -p $(STAMPS) && touch $@

# What the tests need from Debian: Chromium for the desk, poppler to look into the PDF. Left alone where it is there.
$(STAMPS)/debian:
	sh scripts/debian.sh
	@mkdir -p $(STAMPS) && touch $@

run: install
	sh sample/run.sh $(ARGS)

test: install $(STAMPS)/debian check
	$(BIN)/pytest -m "not slow"

test-all: install $(STAMPS)/debian check
	$(BIN)/pytest

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fix: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: install
	$(BIN)/marsad eval $(ARGS)

bench: install
	$(BIN)/marsad bench pipeline $(ARGS)

# Pin again what pyproject.toml allows; no addresses are written.
lock: $(STAMPS)/python
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-header --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) $(STAMPS) node_modules marsad/desk/static/built marsad/report/fonts marsad-workspace
