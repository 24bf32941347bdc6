#ifndef EMEND_CLI_PROCESS_H_
#define EMEND_CLI_PROCESS_H_

#include <string>
#include <vector>

#include "base/result.h"

namespace emend {

struct ProcessOutcome {
  int exit = -1;  // -1 if a signal ended it
  std::string out;
  std::string err;
};

// Runs a program that is found by PATH, without a shell, and waits for its end. An error if it cannot be started.
Result<ProcessOutcome> RunProcess(const std::vector<std::string>& words, const std::string& input = "");

}  // namespace emend

#endif  // EMEND_CLI_PROCESS_H_
