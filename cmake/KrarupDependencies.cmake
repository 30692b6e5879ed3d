# What krarup is built on. Each dependency is looked for on the machine first; only if it is not there, the pinned release
# is fetched from its authors.
#
# A Python environment can supply them too (packages boost-headers, nlohmann-json, highsbox, pybind11): put its
# site-packages folder on CMAKE_PREFIX_PATH, as `pip install .` does. The one that `make` keeps in build/venv is found as
# it is.
include(FetchContent)

file(GLOB site_packages ${PROJECT_SOURCE_DIR}/build/venv/lib/python3*/site-packages)
list(APPEND CMAKE_PREFIX_PATH ${site_packages})
foreach(prefix IN LISTS CMAKE_PREFIX_PATH)
  foreach(package boost_headers nlohmann_json highsbox/highs_dist pybind11)
    if(IS_DIRECTORY ${prefix}/${package})
      list(APPEND CMAKE_PREFIX_PATH ${prefix}/${package})
    endif()
  endforeach()
endforeach()

# Boost: headers only.
find_package(Boost 1.74 QUIET)
if(NOT Boost_FOUND)
  message(STATUS "Boost was not found: fetching it")
  FetchContent_Declare(boost
    URL https://github.com/boostorg/boost/releases/download/boost-1.85.0/boost-1.85.0-cmake.tar.xz
    URL_HASH SHA256=0a9cc56ceae46986f5f4d43fe0311d90cf6d2fa9028258a95cab49ffdacf92ad
    SOURCE_SUBDIR not-built)  # no such folder: the sources are unpacked and left alone
  FetchContent_MakeAvailable(boost)
  file(GLOB boost_include_dirs ${boost_SOURCE_DIR}/libs/*/include ${boost_SOURCE_DIR}/libs/numeric/*/include)
  add_library(Boost::headers INTERFACE IMPORTED GLOBAL)
  target_include_directories(Boost::headers SYSTEM INTERFACE ${boost_include_dirs})
endif()

if(KRARUP_BUILD_PLANNING)
  find_package(Threads REQUIRED)

  # nlohmann_json: header-only, seen by src/io alone.
  find_path(KRARUP_NLOHMANN_JSON_INCLUDE_DIR nlohmann/json.hpp)
  mark_as_advanced(KRARUP_NLOHMANN_JSON_INCLUDE_DIR)
  if(KRARUP_NLOHMANN_JSON_INCLUDE_DIR)
    add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
    target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE ${KRARUP_NLOHMANN_JSON_INCLUDE_DIR})
  else()
    message(STATUS "nlohmann_json was not found: fetching it")
    FetchContent_Declare(nlohmann_json
      URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
      URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d
      SYSTEM)
    FetchContent_MakeAvailable(nlohmann_json)
  endif()

  # HiGHS: through its C interface alone, since a prebuilt libhighs may follow another C++ ABI than this compiler.
  find_package(HiGHS 1.7 QUIET)
  if(NOT HiGHS_FOUND)
    message(STATUS "HiGHS was not found: fetching it")
    FetchContent_Declare(highs
      URL https://github.com/ERGO-Code/HiGHS/archive/refs/tags/v1.15.1.tar.gz
      URL_HASH SHA256=a840d269dff2fafb371dd247df13ad5e026d7ce3b35ad3dc1eedd59bf0c2fb16
      SYSTEM)
    set(BUILD_TESTING OFF)
    FetchContent_MakeAvailable(highs)
    add_library(HiGHS::HiGHS INTERFACE IMPORTED GLOBAL)
    target_link_libraries(HiGHS::HiGHS INTERFACE highs)
  endif()
endif()
