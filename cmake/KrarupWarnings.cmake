# Warnings are for krarup's own developers: a project that adds krarup with add_subdirectory() keeps its own set.
if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)  # false alarms in std::string's operator+, GCC bug 105651
endif()
if(KRARUP_WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()
