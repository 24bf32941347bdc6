// What is made of the table of commands besides --help.
#ifndef EMEND_CLI_MANUAL_H_
#define EMEND_CLI_MANUAL_H_

#include <span>
#include <string>

#include "cli/command.h"

namespace emend {

// The manual page emend(1), in troff's man macros: `emend --man` prints it.
std::string ManualPage(std::span<const Command* const> commands);

// What bash completes `emend` by: `emend --bash-completion` prints it.
std::string BashCompletion(std::span<const Command* const> commands);

}  // namespace emend

#endif  // EMEND_CLI_MANUAL_H_
