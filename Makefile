# make demo      a tutor's week from end to end, in ./demo
# make test      what every change must pass: ruff, mypy --strict, pytest
# make check-all the slow, exhaustive checks on top: 16,000 formulas, hostile input, ten minutes of fuzzing
# make bench     ratios against named peers, measured in one run
# Needs Python 3.11 or newer and make; everything else goes into ./.venv. PYTHON=... chooses the interpreter.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: demo test check-all bench clean

demo: .venv/ready
	@examples/demo.sh $(BIN)

test: .venv/ready-dev
	$(BIN)/ruff check quizgen tests examples benchmarks fuzz
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not exhaustive"

check-all: test
	-@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris
	$(BIN)/python -m pytest -m exhaustive
	$(BIN)/python fuzz/parser.py --seconds 600

bench: .venv/ready-bench
	$(BIN)/python -m benchmarks $(if $(CASES),--cases $(CASES))

clean:
	rm -rf .venv demo build dist

.venv/python:
	@test -n "$(PYTHON)" || { echo "quizgen needs Python 3.11 or newer on PATH (or: make PYTHON=/path/to/python3)"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "could not make a virtual environment; on Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@touch $@

.venv/ready: pyproject.toml | .venv/python
	@echo "Setting up .venv (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/ready-dev: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

.venv/ready-bench: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dask]" "math-verify[antlr4_13_2]"
	@touch $@
