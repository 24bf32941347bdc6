#ifndef EMEND_TESTS_SUPPORT_OTHER_READERS_H_
#define EMEND_TESTS_SUPPORT_OTHER_READERS_H_

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "support/run_program.h"

namespace emend {

// Runs a script of tests/readers, which is not there to be run everywhere.
inline Outcome RunReader(const std::string& script, std::vector<std::string> words) {
  const bool python = script.ends_with(".py");
  // Debian's python3-yaml belongs to Debian's Python.
  const char* interpreter = !python                                       ? "node"
                            : std::filesystem::exists("/usr/bin/python3") ? "/usr/bin/python3"
                                                                          : "python3";
  words.insert(words.begin(), {interpreter, EMEND_SOURCE_DIR "/tests/readers/" + script});
  Invocation call;
  call.words = std::move(words);
  return RunProgram(call);
}

// True if the script could not run for want of its packages. In CI they must be there.
inline bool IsMissing(const Outcome& outcome) {
  const char* ci = std::getenv("CI");
  const bool in_ci = ci != nullptr && std::string_view(ci) == "true";
  return !in_ci && (outcome.exit == 77 || outcome.exit == 127);
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_OTHER_READERS_H_
