# cmake --install and cpack: the program, its rules, manual page and bash completion, both made from its table of options.
include(GNUInstallDirs)

set(manual ${CMAKE_BINARY_DIR}/generated/emend.1)
set(completion ${CMAKE_BINARY_DIR}/generated/emend.bash)
add_custom_command(OUTPUT ${manual} ${completion}
  COMMAND emend --man > ${manual}
  COMMAND emend --bash-completion > ${completion}
  DEPENDS emend VERBATIM)
add_custom_target(manual ALL DEPENDS ${manual} ${completion})

install(TARGETS emend RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Where the program looks for them: ../share/emend/rules from its own folder on.
install(DIRECTORY rules/ DESTINATION share/emend/rules)
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${completion} DESTINATION share/bash-completion/completions RENAME emend)
install(FILES README.md LICENSE DESTINATION share/doc/emend)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME emend)
set(CPACK_PACKAGE_VENDOR emend)
set(CPACK_PACKAGE_CONTACT "the maintainers of emend")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "turn exports of interview notes into clean YAML, and keep it clean")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "hunspell-en-us, git")
find_program(SHLIBDEPS dpkg-shlibdeps)
if(SHLIBDEPS)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
include(CPack)
