# The two commands of the project. Everything they need beyond a compiler, CMake, Python and make is installed into build/.

VENV    := build/venv
BIN     := $(VENV)/bin
SOURCES := $(shell find CMakeLists.txt pyproject.toml cmake include src bindings -type f -not -name '*.pyc')
EXAMPLE := examples/data
JOBS    ?= $(shell nproc)

# How the Python package is compiled: in build/wheel with what is in the virtual environment, so that only what has changed is compiled
# again. `make test ISOLATION=` compiles all of it in an environment that pip makes from pyproject.toml, as for a user.
ISOLATION := --no-build-isolation --config-settings=build-dir=build/wheel

export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help plan test build clean

help:
	@echo "make plan    plan the example center: print the plan, write the roster and an HTML report to build/plan/"
	@echo "make test    build everything and run all the tests"
	@echo "make build   build the C++ libraries, examples and tests into build/ci/"
	@echo "make clean   remove everything that was built or installed into build/"

plan: build/installed
	$(BIN)/krarup plan $(EXAMPLE)/scenario.json --out build/plan

test: build build/installed
	ctest --preset ci -j$(JOBS)
	$(BIN)/python -m pytest tests

build: build/bootstrapped
	cmake --preset ci
	cmake --build --preset ci -j$(JOBS)

# The Python package with all its extras, compiled again only when a source has changed.
build/installed: build/bootstrapped $(SOURCES)
	$(BIN)/python -m pip install --quiet $(ISOLATION) '.[all,test]'
	@touch $@

build/bootstrapped: tools/bootstrap pyproject.toml
	tools/bootstrap $(VENV)
	@touch $@

clean:
	rm -rf build
