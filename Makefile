# The two commands of the project. Everything they need beyond a compiler, CMake, Python and make is installed into build/.

VENV    := build/venv
BIN     := $(VENV)/bin
SOURCES := $(shell find CMakeLists.txt pyproject.toml cmake include src bindings -type f -not -name '*.pyc')
EXAMPLE := examples/data
JOBS    ?= $(shell nproc)

# One build folder for the libraries, the tests and the Python package, so that nothing is compiled twice.
PRESET  ?= test
export SKBUILD_BUILD_DIR := build/$(PRESET)

export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help plan test build clean

help:
	@echo "make plan    plan the example center: print the plan, write the roster and an HTML report to build/plan/"
	@echo "make test    build everything and run all the tests"
	@echo "make build   build the C++ libraries, the Python module, examples and tests into $(SKBUILD_BUILD_DIR)/"
	@echo "make clean   remove everything that was built or installed into build/"

plan: build/installed
	$(BIN)/krarup plan $(EXAMPLE)/scenario.json --out build/plan

test: build build/installed
	ctest --preset $(PRESET) -j$(JOBS)
	$(BIN)/python -m pytest tests

build: build/bootstrapped
	cmake --preset $(PRESET)
	cmake --build --preset $(PRESET) -j$(JOBS)

# The Python package with all its extras, compiled again only when a source has changed.
build/installed: build/bootstrapped $(SOURCES)
	$(BIN)/python -m pip install --quiet --no-build-isolation '.[all,test]'
	@touch $@

build/bootstrapped: tools/bootstrap pyproject.toml
	tools/bootstrap $(VENV)
	@touch $@

clean:
	rm -rf build
