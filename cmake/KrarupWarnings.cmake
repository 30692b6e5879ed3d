# Warnings are for krarup's own developers: a project that adds krarup with add_subdirectory() keeps its own set.
if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(KRARUP_WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()
