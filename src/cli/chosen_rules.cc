#include "cli/chosen_rules.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "check/builtin.h"
#include "check/notes_format.h"
#include "check/repeats.h"
#include "check/suppression.h"
#include "cli/dictionaries.h"
#include "cli/rules_folder.h"

namespace emend {
namespace {

void LoadRuleFiles(std::vector<std::string> folders, const Config& config, const RuleRequest& request,
                   const Arguments& arguments, ChosenRules& chosen) {
  for (const std::string& folder : config.settings.rules) folders.push_back(config.Resolve(folder));
  folders.insert(folders.end(), request.folders.begin(), request.folders.end());
  const auto wanted = [&](const std::string& name) { return chosen.plan.MayBeOn(name); };
  LoadedRules loaded = LoadRules(folders, arguments.jobs, wanted, RuleSketches(arguments.rule_sketches));
  chosen.errors = std::move(loaded.errors);
  chosen.known = std::move(loaded.names);
  for (const auto& rule : {NotesIgnoreRule(), TextDirectiveRule(), NotesFormatRule(), DuplicateRule()})
    chosen.known.insert(rule->name);
  for (Rule& rule : BuiltInChecks()) {
    const std::string& name = rule.header.facts->name;
    chosen.known.insert(name);
    if (wanted(name) && (!rule.header.on_request || chosen.plan.IsSelectedByName(name)))
      loaded.rules.push_back(std::move(rule));
  }
  chosen.rules = std::move(loaded.rules);
}

// Where spelling is on, or the project has words of its own. That the usual dictionary is missing is told; one that was
// asked for must be there.
std::optional<Error> OpenDictionary(const Config& config, ChosenRules& chosen, Console& console) {
  const bool spells = NeedDictionary(chosen.rules);
  if (!spells && config.settings.vocabulary.empty()) return std::nullopt;
  DictionarySources sources = spells ? UsualDictionaries() : DictionarySources{{}, {}, {}};
  const bool asked = spells && !config.settings.dictionaries.empty();
  if (asked) {
    sources.dictionaries.clear();
    for (const std::string& name : config.settings.dictionaries)
      sources.dictionaries.push_back(name.find('/') == std::string::npos ? name : config.Resolve(name));
  }
  for (const std::string& path : config.settings.vocabulary) sources.vocabularies.push_back(config.Resolve(path));
  auto dictionary = OpenDictionaries(sources);
  if (dictionary.ok()) {
    chosen.dictionary = std::move(dictionary.value());
    return std::nullopt;
  }
  if (asked || !dictionary.error().path.empty()) return dictionary.error();
  console.PrintMessage("spelling is not checked: " + dictionary.error().message);
  return std::nullopt;
}

}  // namespace

Result<ChosenRules> ChooseRules(const Config& config, const RuleRequest& request, const Arguments& arguments,
                                Console& console) {
  ChosenRules chosen{RulePlan(config.settings, request.select, request.ignore), {}, {}, {}, nullptr};
  const std::string own = BuiltInRulesFolder();
  if (own.empty())  // a check without rules would find nothing, and look like success
    return Error{
        "", 0, 0,
        "the rules that come with emend are not beside its program, in ../share/emend/rules; install emend anew "
        "(where /proc is not mounted it cannot tell where it is)"};
  LoadRuleFiles({own}, config, request, arguments, chosen);
  if (auto error = OpenDictionary(config, chosen, console)) return *std::move(error);
  for (const auto* selectors : {&request.select, &request.ignore}) {
    for (const std::string& selector : *selectors) {
      if (auto fault = SelectorFault(selector, chosen.known)) {
        return Error{"", 0, 0, fmt::format("{}: {}", selectors == &request.select ? "--select" : "--ignore", *fault)};
      }
    }
  }
  if (auto error = FindUnknownRule(config.settings, chosen.known, config.path)) return *std::move(error);
  return chosen;
}

}  // namespace emend
