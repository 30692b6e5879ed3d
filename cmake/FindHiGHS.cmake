# Finds HiGHS's C interface: the target HiGHS::HiGHS, and HiGHS_LIBRARY, the file of the library.
#
# HiGHS's own CMake package is not used because it demands the development packages of whatever it was built with (BLAS,
# ZLIB), which a user of a shared libhighs does not need.
find_path(HiGHS_INCLUDE_DIR interfaces/highs_c_api.h PATH_SUFFIXES highs)
find_library(HiGHS_LIBRARY highs)
mark_as_advanced(HiGHS_INCLUDE_DIR HiGHS_LIBRARY)

if(HiGHS_INCLUDE_DIR)
  file(STRINGS ${HiGHS_INCLUDE_DIR}/HConfig.h version_lines REGEX "define HIGHS_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
  list(TRANSFORM version_lines REPLACE "[^0-9]+" "")
  list(JOIN version_lines . HiGHS_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HiGHS
  REQUIRED_VARS HiGHS_LIBRARY HiGHS_INCLUDE_DIR
  VERSION_VAR HiGHS_VERSION)

if(HiGHS_FOUND AND NOT TARGET HiGHS::HiGHS)
  add_library(HiGHS::HiGHS UNKNOWN IMPORTED)
  set_target_properties(HiGHS::HiGHS PROPERTIES
    IMPORTED_LOCATION ${HiGHS_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${HiGHS_INCLUDE_DIR})
endif()
