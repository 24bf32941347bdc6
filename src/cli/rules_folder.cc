#include "cli/rules_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>

#include "check/rule_file.h"
#include "cli/files.h"
#include "cli/parallel.h"

namespace emend {
namespace {

// Names of the folders inside a folder, sorted; those that begin with a dot are left out.
Result<std::vector<std::string>> ListStyles(const std::string& folder) {
  auto names = ListFolder(folder, "");
  if (!names.ok()) return names.error();
  std::erase_if(names.value(), [&](const std::string& name) { return !IsFolder(folder + "/" + name); });
  return names;
}

// The rule files of a folder: those of its styles, and its own where it is a style itself.
void FindRuleFiles(const std::string& folder, std::vector<std::string>& paths, std::vector<Error>& errors) {
  if (!IsFolder(folder)) {
    struct stat status;
    if (stat(folder.c_str(), &status) == 0) return paths.push_back(folder);
    return errors.push_back({folder, 0, 0, std::string("cannot be read: ") + std::strerror(errno)});
  }
  const auto add = [&](const std::string& style) {
    for (const char* suffix : {".yml", ".yaml"}) {
      const auto names = ListFolder(style, suffix);
      if (!names.ok()) return errors.push_back(names.error());
      for (const std::string& name : names.value()) paths.push_back(style + "/" + name);
    }
  };
  add(folder);
  const auto styles = ListStyles(folder);
  if (!styles.ok()) return errors.push_back(styles.error());
  for (const std::string& style : styles.value()) {
    // Not styles: word lists, Vale's configuration of vocabularies, the schema of notes.
    if (style != "vocabulary" && style != "schema" && style != "config") add(folder + "/" + style);
  }
}

}  // namespace

std::vector<std::string> ListRuleFiles(const std::string& folder, std::vector<Error>& errors) {
  std::vector<std::string> paths;
  FindRuleFiles(folder, paths, errors);
  return paths;
}

LoadedRules LoadRules(const std::vector<std::string>& folders, int jobs,
                      const std::function<bool(const std::string& name)>& wanted, const RuleSketches& sketches) {
  LoadedRules loaded;
  std::vector<std::string> paths;
  for (const std::string& folder : folders) FindRuleFiles(folder, paths, loaded.errors);
  for (const std::string& path : paths) loaded.names.insert(RuleNameOf(path));
  if (wanted) std::erase_if(paths, [&](const std::string& path) { return !wanted(RuleNameOf(path)); });
  const RuleParts parts = wanted ? RuleParts::kWithoutTests : RuleParts::kAll;
  std::vector<std::optional<Result<Rule>>> read(paths.size());
  ParallelFor(paths.size(), jobs, [&](size_t i) {
    Result<FileBytes> bytes = ReadFile(paths[i], kMostRuleBytes);
    if (!bytes.ok()) return void(read[i].emplace(bytes.error()));
    std::string& text = bytes.value().bytes;
    if (std::optional<Rule> asleep = sketches.Find(paths[i], text)) return void(read[i].emplace(*std::move(asleep)));
    read[i].emplace(ParseRule(text, paths[i], parts));
  });
  std::map<std::string, Rule> by_name;
  for (auto& result : read) {
    if (!result->ok()) {
      loaded.errors.push_back(result->error());
      continue;
    }
    const std::string name = result->value().header.facts->name;
    by_name.insert_or_assign(name, std::move(result->value()));
  }
  for (auto& [name, rule] : by_name) loaded.rules.push_back(std::move(rule));
  return loaded;
}

LoadedRules LoadRules(const std::vector<std::string>& folders, int jobs) { return LoadRules(folders, jobs, nullptr); }

std::string BuiltInRulesFolder() {
  const std::string binary = RealPath("/proc/self/exe");
  if (!binary.empty()) {
    const std::string installed = FolderName(FolderName(binary)) + "/share/emend/rules";
    if (IsFolder(installed)) return installed;
  }
  return IsFolder(EMEND_RULES_FOLDER) ? EMEND_RULES_FOLDER : "";
}

}  // namespace emend
