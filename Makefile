# Every target is one or two plain lines; the README shows them without make.
PYTHON ?= python3
BIN := .venv/bin
# The tests, spread over the processors; one that is idle takes over what waits for another.
SPREAD := -n auto --dist worksteal
# The many processes of the tests load what is compiled already, whatever the shell says of compiled files.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check covered types wheel format forms fuzz bench lock picture clean

demo: .venv/demo
	@$(BIN)/tocsin demo

test: .venv/dev
	$(BIN)/pytest $(SPREAD)

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) --jobs 3 types wheel covered

# make check runs these side by side: each waits for files, clocks or other processes.
covered: .venv/dev
	$(BIN)/pytest $(SPREAD) --cov --cov-report=term:skip-covered

types: .venv/dev
	$(BIN)/mypy

wheel: .venv/dev
	$(BIN)/python tools/wheel_smoke.py

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The forms of the lexicon's words, made anew: after a change of words or of what inflects them, in half a minute.
forms: .venv/dev
	$(BIN)/python -m tools.compile_lexicon

# 10,000 mutated feeds: no crash, no hang.
fuzz: .venv/dev
	$(BIN)/python -m tests.fuzz_feeds 10000

bench: .venv/dev
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[bench]'
	$(BIN)/python -m tools.bench_matching
	$(BIN)/python -m tools.bench_polling
	$(BIN)/python -m tools.bench_hostile

# Exact versions of everything, for reproducible installs; renew them with this and commit the change.
lock:
	$(PYTHON) tools/lock.py > requirements.lock.new && mv requirements.lock.new requirements.lock

# docs/alert.png, drawn from a real rendering; needs Chromium and the Noto fonts.
picture: .venv/dev
	$(BIN)/python -m tools.picture docs/alert.png

clean:
	rm -rf .venv build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/demo: pyproject.toml requirements.lock | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

.venv/dev: pyproject.toml requirements.lock | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch .venv/demo $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tocsin needs Python 3.11 or newer: make PYTHON=/path/to/python3")'
	$(PYTHON) -m venv .venv
