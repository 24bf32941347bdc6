# What makes a build from nothing quick. Most of a file's compile time goes into the headers and templates that all share.
target_precompile_headers(emend_lib PRIVATE
  <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <unordered_map> <unordered_set> <utility> <variant> <vector> <fmt/format.h>)

# A folder as one source: names of a file's own must differ within these folders.
if(EMEND_UNITY)
  set_target_properties(emend_lib PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  foreach(folder base model code import segment notes passages check check/builtin check/kinds render cli)
    file(GLOB sources ${CMAKE_SOURCE_DIR}/src/${folder}/*.cc)
    string(REPLACE "/" "_" group ${folder})
    set_source_files_properties(${sources} PROPERTIES UNITY_GROUP ${group})
  endforeach()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(emend_lib PRIVATE -Wno-subobject-linkage -Wno-array-bounds)  # takes files for headers; GCC bug 105651
  endif()
endif()
