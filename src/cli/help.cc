#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

namespace emend {
namespace {

constexpr Option kCommonOptions[] = {
    {"-j,--jobs", "N", "how many threads may work (default: one a core); the output is the same for every N", "",
     false},
    {"-q,--quiet", "", "print results and errors only", "", false},
    {"-v,--verbose", "", "print more about what was done", "", false},
    {"--color", "WHEN", "colour the output: auto (on a terminal), always or never", "auto|always|never", false},
    {"-h,--help", "", "show this help", "", false},
    {"--version", "", "show the version", "", false},
};

constexpr std::string_view kExitStatus =
    "  0   nothing to report\n"
    "  1   findings at or above the fail level, or files were changed by --fix\n"
    "  2   the tool could not do its work: a bad option, an unreadable file, a result that could not be written\n"
    "  70  an internal error\n";

// Names, padded to one width, each with its text.
void AppendTable(std::span<const std::pair<std::string, std::string_view>> rows, std::string& out) {
  size_t width = 0;
  for (const auto& [name, text] : rows) width = std::max(width, name.size());
  for (const auto& [name, text] : rows) out += fmt::format("  {:<{}}  {}\n", name, width, text);
}

void AppendOptions(std::string_view title, std::span<const Option> options, std::string& out) {
  if (options.empty()) return;
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Option& option : options) {
    const size_t comma = option.names.find(',');
    std::string names = comma == std::string_view::npos
                            ? fmt::format("    {}", option.names)
                            : fmt::format("{}, {}", option.names.substr(0, comma), option.names.substr(comma + 1));
    if (!option.value.empty()) names += fmt::format(" {}", option.value);
    rows.emplace_back(std::move(names), option.help);
  }
  out += fmt::format("\n{}:\n", title);
  AppendTable(rows, out);
}

}  // namespace

std::span<const Option> CommonOptions() { return kCommonOptions; }

std::string_view ExitStatuses() { return kExitStatus; }

std::string CommandTable(std::span<const Command* const> commands) {
  std::string out = "Commands:\n";
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Command* command : commands) rows.emplace_back(command->name, command->summary);
  AppendTable(rows, out);
  return out;
}

std::string OverviewHelp(std::span<const Command* const> commands) {
  std::string out =
      "emend: turns messy exports of interview notes into clean YAML, and keeps it clean\n"
      "\n"
      "Usage: emend COMMAND [OPTION...] [FILE...]\n"
      "\n";
  out += CommandTable(commands);
  AppendOptions("Options", CommonOptions(), out);
  out += "\nExamples:\n";
  for (const Command* command : commands) {
    out += fmt::format("{}\n", command->examples.substr(0, command->examples.find('\n')));
  }
  out += fmt::format("\nExit status:\n{}\nemend COMMAND --help tells more about a command.\n", kExitStatus);
  return out;
}

std::string CommandHelp(const Command& command) {
  std::string required;
  for (const Option& option : command.options) {
    if (option.required)
      required += fmt::format(" {} {}", option.names.substr(0, option.names.find(',')), option.value);
  }
  const std::string operands = command.operands.empty() ? ""
                               : command.needs_operand  ? fmt::format(" {}", command.operands)
                                                        : fmt::format(" [{}]", command.operands);
  std::string out = fmt::format("emend {0}: {1}\n\nUsage: emend {0} [OPTION...]{2}{3}\n\n{4}", command.name,
                                command.summary, operands, required, command.description);
  AppendOptions("Options", command.options, out);
  AppendOptions("Options of every command", CommonOptions(), out);
  out += fmt::format("\nExamples:\n{}\nExit status:\n{}", command.examples, kExitStatus);
  return out;
}

}  // namespace emend
