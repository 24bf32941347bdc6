// emend rules: the rules there are, one of them explained, and their own tests run.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "base/nearest.h"
#include "check/check_kind.h"
#include "check/rule_tests.h"
#include "cli/command.h"
#include "cli/dictionaries.h"
#include "cli/files.h"
#include "cli/parallel.h"
#include "cli/rules_folder.h"
#include "render/rule_text.h"

namespace emend {
namespace {

constexpr Option kRulesOptions[] = {
    {"--rules", "DIR", "a folder of rules beside those that come with emend; may be given several times", "", false},
    {"--only", "", "leave out the rules that come with emend", "", false},
    {"--output-format", "FORMAT", "how the rules are printed (default: text)", "text|json", false},
};

// The folders to read rules from, in the order in which they count.
std::vector<std::string> FoldersOf(const Arguments& arguments, const std::vector<std::string>& more) {
  std::vector<std::string> folders;
  const std::string own = BuiltInRulesFolder();
  if (!own.empty() && !arguments.Has("--only")) folders.push_back(own);
  if (const auto given = arguments.options.find("--rules"); given != arguments.options.end())
    folders.insert(folders.end(), given->second.begin(), given->second.end());
  folders.insert(folders.end(), more.begin(), more.end());
  return folders;
}

// Reads the rules, and says of which files it could not.
LoadedRules Load(const std::vector<std::string>& folders, const Arguments& arguments, Console& console) {
  LoadedRules loaded = LoadRules(folders, arguments.jobs);
  for (const Error& error : loaded.errors) console.PrintError(error);
  return loaded;
}

int StatusOf(const LoadedRules& loaded) { return loaded.errors.empty() ? kNothingToReport : kCouldNotWork; }

int ListRules(const Arguments& arguments, Console& console) {
  const LoadedRules loaded = Load(FoldersOf(arguments, {}), arguments, console);
  const bool json = arguments.Value("--output-format") == "json";
  console.Print(json ? RulesAsJson(loaded.rules) : RulesAsText(loaded.rules));
  return StatusOf(loaded);
}

int ShowRule(const Arguments& arguments, Console& console) {
  if (arguments.operands.size() != 2) {
    console.PrintError({"", 0, 0, "emend rules show needs the name of one rule, such as Style.DoubledWords"});
    return kCouldNotWork;
  }
  const std::string& name = arguments.operands[1];
  const LoadedRules loaded = Load(FoldersOf(arguments, {}), arguments, console);
  std::vector<std::string_view> names;
  for (const Rule& rule : loaded.rules) {
    names.push_back(rule.header.facts->name);
    if (names.back() != name) continue;
    const bool json = arguments.Value("--output-format") == "json";
    console.Print(json ? RulesAsJson({&rule, 1}) : RuleAsText(rule));
    return StatusOf(loaded);
  }
  const std::string_view nearest = NearestName(name, names);
  console.PrintError({"", 0, 0,
                      fmt::format("no rule is named \"{}\"; {}", name,
                                  nearest.empty() ? "`emend rules list` prints the names of all"
                                                  : fmt::format("did you mean {}?", nearest))});
  return kCouldNotWork;
}

int TestRules(const Arguments& arguments, Console& console) {
  const std::vector<std::string> paths(arguments.operands.begin() + 1, arguments.operands.end());
  LoadedRules loaded = Load(paths.empty() ? FoldersOf(arguments, {}) : paths, arguments, console);
  size_t tests = 0;
  for (const Rule& rule : loaded.rules) tests += rule.header.tests.size();
  std::shared_ptr<const Dictionary> dictionary;
  if (NeedDictionary(loaded.rules)) {
    auto opened = OpenDictionaries(UsualDictionaries());
    if (!opened.ok()) return console.PrintError(opened.error()), kCouldNotWork;
    dictionary = std::move(opened.value());
  }
  std::vector<std::vector<Error>> faults(loaded.rules.size());
  ParallelFor(faults.size(), arguments.jobs, [&](size_t i) {
    std::vector<Rule> one;
    one.push_back(std::move(loaded.rules[i]));
    faults[i] = RunRuleTests(Runner(std::move(one), dictionary));
  });
  int status = StatusOf(loaded);
  for (const std::vector<Error>& of_rule : faults) {
    for (const Error& fault : of_rule) console.PrintError(fault);
    if (!of_rule.empty()) status = kCouldNotWork;
  }
  if (faults.empty() && status != kNothingToReport) return status;  // a count of nothing would look like success
  const auto broken = std::count_if(faults.begin(), faults.end(), [](const auto& list) { return !list.empty(); });
  console.PrintMessage(fmt::format("{} rule{}, {} test{}: {}", faults.size(), faults.size() == 1 ? "" : "s", tests,
                                   tests == 1 ? "" : "s",
                                   broken == 0 ? "all pass" : fmt::format("{} of the rules fail", broken)));
  return status;
}

int RunRules(const Arguments& arguments, Console& console) {
  const std::string action = arguments.operands.empty() ? "list" : arguments.operands.front();
  if (action == "list" && arguments.operands.size() < 2) return ListRules(arguments, console);
  if (action == "show") return ShowRule(arguments, console);
  if (action == "test") return TestRules(arguments, console);
  static constexpr std::string_view kActions[] = {"list", "show", "test"};
  const std::string_view nearest = NearestName(action, kActions);
  console.PrintError({"", 0, 0,
                      action == "list" ? "emend rules list takes no names; `emend rules show RULE` shows one rule"
                                       : fmt::format("emend rules has no \"{}\"; {}", action,
                                                     nearest.empty() ? "it has list, show and test"
                                                                     : fmt::format("did you mean {}?", nearest))});
  return kCouldNotWork;
}

}  // namespace

extern const Command rules_command = {
    .name = "rules",
    .summary = "list the rules, show one, or run their tests",
    .operands = "[list | show RULE | test [PATH...]]",
    .needs_operand = false,
    .description =
        "list       each rule with its level, kind and what it says (also without a word)\n"
        "show RULE  one rule explained: why, what it rests on, what it finds and what not\n"
        "test       runs the tests inside the rule files, of all rules or of those in the folders and files given\n",
    .options = kRulesOptions,
    .examples =
        "  emend rules\n"
        "  emend rules show Style.DoubledWords\n"
        "  emend rules test my-rules/\n",
    .run = RunRules,
};

}  // namespace emend
