# A program that needs nothing of the machine but its C library: the packages' archives are linked in place of their
# shared libraries, and the compiler's own libraries too. What has no archive stays shared, and is named.
#
# The archives in the order of linking: what uses comes before what is used.
set(EMEND_ARCHIVES re2 utf8proc yaml-cpp cmark-gfm-extensions cmark-gfm hunspell-1.7 xxhash)

function(link_statically program)
  set(missing "")
  foreach(name ${EMEND_ARCHIVES})
    find_library(EMEND_ARCHIVE_${name} NAMES lib${name}.a)
    if(EMEND_ARCHIVE_${name})
      list(APPEND archives ${EMEND_ARCHIVE_${name}})
    else()
      find_library(EMEND_SHARED_${name} NAMES ${name} REQUIRED)
      list(APPEND archives ${EMEND_SHARED_${name}})
      list(APPEND missing lib${name}.a)
    endif()
  endforeach()
  if(missing)
    list(JOIN missing ", " missing)
    message(WARNING "EMEND_STATIC: ${missing} not found; ${program} will need the shared libraries in their place")
  endif()
  target_sources(${program} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/fmt_functions.cc)
  target_include_directories(${program} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${program} PRIVATE emend_options $<TARGET_FILE:emend_lib> ${archives} Threads::Threads)
  target_link_options(${program} PRIVATE -static-libstdc++ -static-libgcc)
  add_dependencies(${program} emend_lib)
  set_target_properties(${program} PROPERTIES EMEND_SHARED "${missing}")
endfunction()
