// What a project wants of a check: the file emend.yaml.
//
//   content: content/notes            where to look when no path is given; one or a list
//   rules: house/rules                folders of more rules; one or a list
//   dictionaries: [en_GB]             names or files
//   vocabulary: words.txt             files of words that are right
//   select: [Facts, Terms.Products]   only these rules: a rule, a style, or a pattern such as Facts.Http*
//   ignore: [Style.Dashes]            not these
//   severity: {Terms: error}          instead of a rule's own
//   per-path:                         the same for some files
//   - {path: drafts/**, ignore: [Notes], severity: {Style: suggestion}}
//   fail-level: warning
//   dedup: {threshold: 0.8}
//   exclude: [vendor, "*.tmp.md"]     files and folders that are left out
#ifndef EMEND_CHECK_SETTINGS_H_
#define EMEND_CHECK_SETTINGS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "check/rule_names.h"
#include "model/finding.h"

namespace emend {

// A name of rules, and where the file says it, for messages.
struct Selected {
  std::string selector;
  int line = 0;
  int column = 0;
};

struct SelectedSeverity {
  Selected rules;
  Severity severity;
};

struct RuleChoice {
  std::vector<Selected> select;  // empty: all
  std::vector<Selected> ignore;
  std::vector<SelectedSeverity> severity;
};

struct PathChoice {
  std::string path;  // a pattern (base/glob.h)
  RuleChoice choice;
};

struct Settings {
  std::vector<std::string> content;
  std::vector<std::string> rules;
  std::vector<std::string> dictionaries;
  std::vector<std::string> vocabulary;
  std::vector<std::string> exclude;
  RuleChoice choice;
  std::vector<PathChoice> per_path;
  std::optional<Severity> fail_level;
  std::optional<double> dedup_threshold;
};

// Reads the text of an emend.yaml. Errors name line, column, fault and remedy; an unknown key gets the nearest known.
Result<Settings> ParseSettings(std::string_view text, const std::string& path);

// The first name of rules in `settings` that fits none of the known.
std::optional<Error> FindUnknownRule(const Settings& settings, const RuleNames& known, const std::string& path);

// Which rules look at a file, and how grave their findings are.
//
// Of a `select` and an `ignore` that both name a rule the more exact one counts, and `ignore` where they are equal. What
// the command line says counts before the settings where they are equally exact; its `select` takes the place of theirs.
class RulePlan {
 public:
  RulePlan(Settings settings, std::vector<std::string> select, std::vector<std::string> ignore)
      : settings_(std::move(settings)), select_(std::move(select)), ignore_(std::move(ignore)) {}

  // `path` is relative to the folder of emend.yaml.
  bool IsOn(std::string_view rule, std::string_view path) const;
  Severity SeverityOf(std::string_view rule, std::string_view path, Severity own) const;

  // Whether the rule looks at any file at all.
  bool MayBeOn(std::string_view rule) const;

  // Whether a select names the rule itself, neither its style nor a pattern.
  bool IsSelectedByName(std::string_view rule) const;

 private:
  bool IsChosen(std::string_view rule, const std::vector<const RuleChoice*>& choices) const;
  std::vector<const RuleChoice*> ChoicesFor(std::string_view path) const;

  Settings settings_;
  std::vector<std::string> select_;  // of the command line
  std::vector<std::string> ignore_;
};

}  // namespace emend

#endif  // EMEND_CHECK_SETTINGS_H_
