#ifndef EMEND_CLI_HELP_H_
#define EMEND_CLI_HELP_H_

#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace emend {

// The options that every command has.
std::span<const Option> CommonOptions();

// What the exit statuses mean, a line each.
std::string_view ExitStatuses();

// The commands, a line each.
std::string CommandTable(std::span<const Command* const> commands);

// What `emend --help` prints.
std::string OverviewHelp(std::span<const Command* const> commands);

// What `emend COMMAND --help` prints.
std::string CommandHelp(const Command& command);

}  // namespace emend

#endif  // EMEND_CLI_HELP_H_
