// What a command is, as data. Parsing, --help and "did you mean" all read the one table.
//
// To add a command: src/cli/x_command.cc that defines `x_command`, and a line COMMAND(x) in commands.def.
#ifndef EMEND_CLI_COMMAND_H_
#define EMEND_CLI_COMMAND_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"

namespace emend {

struct Option {
  std::string_view names;  // "-o,--output": the last one is the option's name in Arguments
  std::string_view value;  // what stands for its value in the help: "DIR"; empty for a switch
  std::string_view help;
  std::string_view choices;  // "auto|always|never"; empty if any value will do
  bool required = false;
};

// What a command was given. Options go by their long name: "--output".
struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // a switch has no values
  std::vector<std::string> operands;
  int jobs = 1;                    // how many threads may work
  std::string_view rule_sketches;  // what the program knows of its rules (check/rule_sketches.h)

  bool Has(std::string_view option) const { return options.find(option) != options.end(); }

  // The last value given, empty if there is none.
  std::string_view Value(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() || found->second.empty() ? std::string_view() : found->second.back();
  }

  // The values of an option that may be repeated and hold commas.
  std::vector<std::string> List(std::string_view option) const {
    std::vector<std::string> all;
    const auto found = options.find(option);
    if (found == options.end()) return all;
    for (const std::string_view value : found->second) {
      for (size_t begin = 0; begin <= value.size();) {
        const size_t end = value.find(',', begin) == std::string_view::npos ? value.size() : value.find(',', begin);
        if (end > begin) all.emplace_back(value.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    return all;
  }
};

struct Command {
  std::string_view name;
  std::string_view summary;   // one line
  std::string_view operands;  // "EXPORT..."; empty if it takes none
  bool needs_operand = false;
  std::string_view description;  // paragraphs of the help
  std::span<const Option> options;
  std::string_view examples;  // lines of the help
  int (*run)(const Arguments& arguments, Console& console);
};

// All commands, in the order of commands.def.
std::span<const Command* const> Commands();

}  // namespace emend

#endif  // EMEND_CLI_COMMAND_H_
