#include "cli/command_line.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <deque>
#include <thread>

#include "base/nearest.h"
#include "cli/help.h"

namespace emend {
namespace {

constexpr int kMostJobs = 1024;

// The names in "-o,--output" or "auto|always|never".
std::vector<std::string_view> Split(std::string_view list, char separator) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const size_t end = std::min(list.find(separator), list.size());
    parts.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

std::string LongName(const Option& option) { return std::string(Split(option.names, ',').back()); }

Error Fault(std::string message) { return {"", 0, 0, std::move(message)}; }

// What helps after a name that nobody knows: the nearest known one, or else `otherwise`.
std::string Suggestion(std::string_view name, std::span<const std::string_view> known, std::string_view otherwise) {
  const std::string_view nearest = NearestName(name, known);
  return nearest.empty() ? std::string(otherwise) : fmt::format("did you mean {}?", nearest);
}

// A file named `--in-place`, brought in by a pattern such as `*`, must not switch anything on.
Status RefuseOptionsThatAreFiles(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    struct stat status;
    if (word.size() > 1 && word.front() == '-' && lstat(word.c_str(), &status) == 0) {
      return Fault(fmt::format(
          "\"{0}\" is an option and a file here; write -- before the files, or ./{0} for the file, to say which",
          word));
    }
  }
  return Ok();
}

// Options as the library reads them: a place for the values of each.
struct Bound {
  const Option* option;
  CLI::Option* handle;
  std::vector<std::string> values;
};

void Bind(CLI::App& app, std::span<const Option> options, std::deque<Bound>& bound) {
  for (const Option& option : options) {
    Bound& place = bound.emplace_back(Bound{&option, nullptr, {}});
    const std::string names(option.names);
    place.handle = option.value.empty() ? app.add_flag(names) : app.add_option(names, place.values)->expected(1);
    if (!option.value.empty())
      place.handle->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
  }
}

Status CheckChoice(const Option& option, std::string_view value) {
  if (option.choices.empty()) return Ok();
  const std::vector<std::string_view> choices = Split(option.choices, '|');
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return Ok();
  return Fault(fmt::format("{} takes {}, not \"{}\"; {}", LongName(option), fmt::join(choices, ", "), value,
                           Suggestion(value, choices, "choose one of them")));
}

Result<int> ParseJobs(const Arguments& arguments) {
  if (!arguments.Has("--jobs")) return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const std::string_view text = arguments.Value("--jobs");
  int jobs = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (fault != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > kMostJobs) {
    return Fault(fmt::format("--jobs takes a number of threads from 1 to {}, not \"{}\"", kMostJobs, text));
  }
  return jobs;
}

Error UnknownOption(std::string_view word, const Command* command) {
  if (word.starts_with("--")) word = word.substr(0, word.find('='));
  std::vector<std::string_view> known;
  for (const Option& option : CommonOptions()) {
    for (const std::string_view name : Split(option.names, ',')) known.push_back(name);
  }
  for (const Option& option : command == nullptr ? std::span<const Option>() : command->options) {
    for (const std::string_view name : Split(option.names, ',')) known.push_back(name);
  }
  const std::string all =
      command == nullptr ? "emend --help lists all" : fmt::format("emend {} --help lists all", command->name);
  return Fault(fmt::format("unknown option {}; {}", word, word.starts_with("--") ? Suggestion(word, known, all) : all));
}

Error UnknownCommand(std::string_view word, std::span<const Command* const> commands) {
  std::vector<std::string_view> known;
  for (const Command* command : commands) known.push_back(command->name);
  return Fault(fmt::format("unknown command \"{}\"; {}", word, Suggestion(word, known, "emend --help lists all")));
}

}  // namespace

Result<CommandLine> ParseCommandLine(const std::vector<std::string>& words, std::span<const Command* const> commands) {
  if (const Status status = RefuseOptionsThatAreFiles(words); !status.ok()) return status.error();
  if (!words.empty() && words.front() == "help") {  // as many other tools have it
    std::vector<std::string> asked(words.begin() + 1, words.end());
    asked.emplace_back("--help");
    return ParseCommandLine(asked, commands);
  }

  CLI::App app;
  std::deque<Bound> bound;  // a deque, as the library keeps pointers into it
  app.set_help_flag();
  app.allow_extras();
  Bind(app, CommonOptions(), bound);
  CommandLine line;
  std::map<const CLI::App*, const Command*> known;
  for (const Command* command : commands) {
    CLI::App* sub = app.add_subcommand(std::string(command->name));
    sub->set_help_flag();
    sub->allow_extras();
    sub->fallthrough();
    Bind(*sub, command->options, bound);
    if (!command->operands.empty()) sub->add_option("operands", line.arguments.operands);
    known[sub] = command;
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view text = error.what();  // "--jobs: 1 required TEXT missing"
    return Fault(fmt::format("{} needs a value", text.substr(0, text.find(':'))));
  } catch (const CLI::ParseError& error) {
    return Fault(std::string(error.what()) + "; emend --help shows how it is used");
  }

  const std::vector<CLI::App*> chosen = app.get_subcommands();
  if (!chosen.empty()) line.command = known[chosen.front()];
  for (const Bound& place : bound) {
    if (place.handle->count() == 0) continue;
    line.arguments.options[LongName(*place.option)] = place.values;
    for (const std::string& value : place.values) {
      if (const Status status = CheckChoice(*place.option, value); !status.ok()) return status.error();
    }
  }
  const Arguments& arguments = line.arguments;
  line.help = arguments.Has("--help");
  line.version = arguments.Has("--version");
  line.verbosity = arguments.Has("--quiet") ? -1 : arguments.Has("--verbose") ? 1 : 0;
  const std::string_view color = arguments.Value("--color");
  line.color = color == "always" ? ColorChoice::kAlways : color == "never" ? ColorChoice::kNever : ColorChoice::kAuto;
  for (const std::string& word : app.remaining(true)) {
    if (word == "--") continue;
    if (word.size() > 1 && word.front() == '-') return UnknownOption(word, line.command);
    if (line.command == nullptr) return UnknownCommand(word, commands);
    return Fault(fmt::format("{} takes no operand, but was given \"{}\"", line.command->name, word));
  }
  if (line.help || line.version) return line;
  if (line.command == nullptr) return Fault("no command given; emend --help lists all");
  if (line.command->needs_operand && arguments.operands.empty()) {
    return Fault(fmt::format("{0} needs {1}; emend {0} --help shows how it is used", line.command->name,
                             line.command->operands));
  }
  for (const Option& option : line.command->options) {
    if (option.required && !arguments.Has(LongName(option))) {
      return Fault(fmt::format("{0} needs {1} {2}; emend {0} --help shows how it is used", line.command->name,
                               LongName(option), option.value));
    }
  }
  const Result<int> jobs = ParseJobs(arguments);
  if (!jobs.ok()) return jobs.error();
  line.arguments.jobs = jobs.value();
  return line;
}

}  // namespace emend
