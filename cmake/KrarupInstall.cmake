# cmake --install: headers, libraries, find_package(krarup) and pkg-config.
#
# A static krarup::planning makes its user link HiGHS, so the package looks for it (FindHiGHS.cmake is installed too). A
# shared one finds the libhighs it was built with by itself, through its RPATH.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/krarup)

install(TARGETS krarup EXPORT krarup-targets FILE_SET HEADERS)
install(EXPORT krarup-targets NAMESPACE krarup:: DESTINATION ${package_dir})

if(KRARUP_BUILD_PLANNING)
  install(TARGETS krarup_planning EXPORT krarup-planning-targets FILE_SET HEADERS)
  install(EXPORT krarup-planning-targets NAMESPACE krarup:: DESTINATION ${package_dir})
  get_target_property(krarup_planning_type krarup_planning TYPE)
  if(krarup_planning_type STREQUAL STATIC_LIBRARY)
    install(FILES ${PROJECT_SOURCE_DIR}/cmake/FindHiGHS.cmake DESTINATION ${package_dir})
    set(highs_libs -lhighs)
    if(HiGHS_LIBRARY)
      cmake_path(GET HiGHS_LIBRARY PARENT_PATH highs_dir)
      set(highs_libs "-L${highs_dir} -Wl,-rpath,${highs_dir} -lhighs")
    endif()
  else()
    set_target_properties(krarup_planning PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
  endif()
endif()

configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/krarup-config.cmake.in ${PROJECT_BINARY_DIR}/krarup-config.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/krarup-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/krarup-config.cmake ${PROJECT_BINARY_DIR}/krarup-config-version.cmake
  DESTINATION ${package_dir})

file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
set(packages krarup)
if(KRARUP_BUILD_PLANNING)
  list(APPEND packages krarup-planning)
endif()
foreach(package IN LISTS packages)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${package}.pc.in ${PROJECT_BINARY_DIR}/${package}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${package}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
