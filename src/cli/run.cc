#include "cli/run.h"

#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/signals.h"

namespace emend {

#define COMMAND(name) extern const Command name##_command;
#include "cli/commands.def"
#undef COMMAND

std::span<const Command* const> Commands() {
  static constexpr const Command* kCommands[] = {
#define COMMAND(name) &name##_command,
#include "cli/commands.def"
#undef COMMAND
  };
  return kCommands;
}

namespace {

// For those who install emend, not for those who use it: --help does not tell of them.
bool PrintManual(const std::vector<std::string>& words, Console& console) {
  if (words == std::vector<std::string>{"--man"}) return console.Print(ManualPage(Commands())), true;
  if (words == std::vector<std::string>{"--bash-completion"}) return console.Print(BashCompletion(Commands())), true;
  return false;
}

int RunCommandLine(const std::vector<std::string>& words, std::string_view rule_sketches, Console& console) {
  if (PrintManual(words, console)) return kNothingToReport;
  Result<CommandLine> parsed = ParseCommandLine(words, Commands());
  if (!parsed.ok()) {
    console.Configure(ColorChoice::kAuto, 0);
    console.PrintError(parsed.error());
    if (words.empty()) console.PrintRecord("\n" + CommandTable(Commands()));
    return kCouldNotWork;
  }
  CommandLine& line = parsed.value();
  line.arguments.rule_sketches = rule_sketches;
  console.Configure(line.color, line.verbosity);
  if (line.help) {
    console.Print(line.command == nullptr ? OverviewHelp(Commands()) : CommandHelp(*line.command));
    return kNothingToReport;
  }
  if (line.version) {
    console.Print("emend " EMEND_VERSION "\n");
    return kNothingToReport;
  }
  return line.command->run(line.arguments, console);
}

int InternalError(const char* what, Console& console) {
  console.PrintError({"", 0, 0, std::string("internal error: ") + what + "; please report it"});
  return kInternalError;
}

}  // namespace

int Run(int argc, char** argv, std::string_view rule_sketches) {
  PrepareProcess();
  Console console;
  int status = kInternalError;
  try {
    status = RunCommandLine(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), rule_sketches, console);
  } catch (const std::bad_alloc&) {
    status = InternalError("out of memory", console);
  } catch (const std::exception& exception) {
    status = InternalError(exception.what(), console);
  } catch (...) {
    status = InternalError("unknown exception", console);
  }
  return console.Finish(status);
}

}  // namespace emend
