# Tests are GoogleTest programs, one a folder.
include(GoogleTest)

find_package(GTest 1.12 QUIET)
if(NOT GTest_FOUND)
  message(STATUS "GoogleTest was not found: fetching it")
  include(FetchContent)
  FetchContent_Declare(googletest
    URL https://github.com/google/googletest/archive/refs/tags/v1.14.0.tar.gz
    URL_HASH SHA256=8ad598c73ad796e0d8280b082cebd82a630d73e73cd3c70057938a6501bba5d7
    SYSTEM)
  set(INSTALL_GTEST OFF)
  FetchContent_MakeAvailable(googletest)
endif()

set(KRARUP_SHARED_DIR ${PROJECT_SOURCE_DIR}/../shared CACHE PATH
  "Folder of the large data sets that some tests read; those tests are skipped when it is not there")

# krarup_test(<name> SOURCES <file>... [LIBRARIES <target>...] [LABELS <label>...])
#
# Builds the program <name>_test and registers each of its tests. The sources see the macros KRARUP_SOURCE_DIR (the root of
# this repository) and KRARUP_SHARED_DIR, both string literals. The label `threads` asks for ThreadSanitizer.
function(krarup_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;LABELS")
  set(program ${name}_test)
  add_executable(${program} ${arg_SOURCES})
  target_link_libraries(${program} PRIVATE krarup::krarup ${arg_LIBRARIES} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${program} PRIVATE
    KRARUP_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    KRARUP_SHARED_DIR="${KRARUP_SHARED_DIR}")
  gtest_discover_tests(${program} TEST_PREFIX ${name}. NO_PRETTY_VALUES PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}")
endfunction()
