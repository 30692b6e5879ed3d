#!/bin/sh
# Builds and runs the two programs with a compiler and pkg-config.
# usage: pkg_config.sh <Boost's include folder> <folder for the programs>
set -eu
cd "$(dirname "$0")"
mkdir -p "$2"
"$CXX" -std=c++20 -isystem "$1" $(pkg-config --cflags krarup) staffing.cpp -o "$2/staffing"
"$CXX" -std=c++20 -isystem "$1" $(pkg-config --cflags krarup-planning) planning.cpp -o "$2/planning" \
  $(pkg-config --libs krarup-planning)
"$2/staffing"
"$2/planning"
