# Two commands matter: `make demo` and `make test`. Everything they need is put into .venv.
PYTHON ?= python3
UV ?= uv
# one more than the two processors: tests often wait for a browser
WORKERS ?= 3
ARGS ?=

BIN := .venv/bin
PAGES := dist/pages
NU_CHECKER := dist/node_modules/vnu-jar/build/dist/vnu.jar
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run-environment dev-environment demo test torture markup lint bench pictures translations messages lock sbom clean

help: ## Say what can be made
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run-environment: .venv/run.stamp ## Build .venv with what placeplan needs to run

dev-environment: .venv/dev.stamp ## Add what tests and linters need

demo: .venv/run.stamp ## Make a demonstration partnership, its Word plan, and serve it (ARGS=--no-serve stops after the plan)
	$(BIN)/placeplan demo $(ARGS)

test: .venv/dev.stamp ## Run every test, browser tests included (ARGS="tests/web -x" for some)
	rm -rf $(PAGES) && mkdir -p $(PAGES)
	browser="$$($(BIN)/python tests/browser_setup.py)" && \
	PLACEPLAN_CHROMIUM="$$browser" PLACEPLAN_KEEP_PAGES=$(PAGES) $(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

torture: .venv/dev.stamp ## Put every fault to every step of the survey in a browser, look at every page in every language, and make 100,000 random requests (forty minutes)
	browser="$$($(BIN)/python tests/browser_setup.py)" && \
	PLACEPLAN_CHROMIUM="$$browser" $(BIN)/python -m pytest -n $(WORKERS) --dist=load -m torture $(ARGS)

markup: $(NU_CHECKER) ## Check the pages that the last `make test` saw with the Nu HTML checker (needs Java and npm)
	@ls $(PAGES)/*.html >/dev/null 2>&1 || $(MAKE) test ARGS=tests/web
	java -jar $(NU_CHECKER) --errors-only $(PAGES)/*.html

lint: .venv/dev.stamp ## Check style, layout and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/dev.stamp ## Measure against yardsticks and print the ratios (ARGS="surveys --quick" for some; --write keeps all)
	browser="$$($(BIN)/python tests/browser_setup.py)" && \
	PLACEPLAN_CHROMIUM="$$browser" $(BIN)/python -m benchmarks $(ARGS)

pictures: .venv/dev.stamp ## Take the pictures of README.md again (needs LibreOffice and poppler-utils)
	$(BIN)/python docs/pictures.py

translations: .venv/run.stamp ## Gather what residents read and bring every language up to date (LANGUAGE=cy begins one)
	$(BIN)/python docs/translations.py $(LANGUAGE)

messages: .venv/run.stamp ## Gather every sentence that can be translated into dist/messages.pot
	mkdir -p dist
	$(BIN)/pybabel --quiet extract --mapping=babel.cfg --keyword=_l --keyword=R_ --keyword=translate --no-location \
		--project=placeplan --output=dist/messages.pot placeplan templates

lock: ## Choose newer versions and write requirements/*.txt again (needs uv)
	$(LOCK) --upgrade --extra dev pyproject.toml --output-file requirements/dev.txt
	$(LOCK) --constraint requirements/dev.txt pyproject.toml --output-file requirements/run.txt
	$(LOCK) --constraint requirements/dev.txt --extra oidc pyproject.toml --output-file requirements/oidc.txt
	$(LOCK) --constraint requirements/dev.txt requirements/build.in --output-file requirements/build.txt

sbom: .venv/dev.stamp ## Write dist/sbom.cdx.json, the bill of materials of what runs: each package, its version and hashes
	mkdir -p dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file dist/sbom.cdx.json requirements/run.txt

clean: ## Take .venv and everything made by building and testing away (never instance/)
	rm -rf .venv dist .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results

$(NU_CHECKER):
	npm install --silent --no-save --no-package-lock --prefix dist vnu-jar@26.9.27

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "placeplan needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "$(PYTHON) cannot make environments yet; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The project is installed last, without dependencies and without fetching a build tool of its own,
# so that everything in .venv is named with its hash in requirements/.
.venv/run.stamp: requirements/build.txt requirements/run.txt pyproject.toml | .venv/bin/python
	$(PIP) install --quiet --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@
