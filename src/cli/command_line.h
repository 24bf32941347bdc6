// The words of the command line -> which command, with what. The only file that knows the parser library.
#ifndef EMEND_CLI_COMMAND_LINE_H_
#define EMEND_CLI_COMMAND_LINE_H_

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "cli/console.h"

namespace emend {

struct CommandLine {
  const Command* command = nullptr;  // null: `emend` itself was asked for help or its version
  Arguments arguments;
  bool help = false;
  bool version = false;
  ColorChoice color = ColorChoice::kAuto;
  int verbosity = 0;
};

// `words` without the program's name. An unknown name is answered with the nearest known one.
Result<CommandLine> ParseCommandLine(const std::vector<std::string>& words, std::span<const Command* const> commands);

}  // namespace emend

#endif  // EMEND_CLI_COMMAND_LINE_H_
