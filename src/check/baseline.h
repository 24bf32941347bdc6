// Findings that were there before a project took up a rule, and are left for later.
//
//   {"format": "emend-baseline/1", "files": {"notes/a.yaml": {"Terms.Products": {"0123456789abcdef": 1}}}}
//
// Counted per file, rule and fingerprint. The fingerprint of a finding in a note does not depend on the file, so such a
// finding is known in whatever file the note stands.
#ifndef EMEND_CHECK_BASELINE_H_
#define EMEND_CHECK_BASELINE_H_

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace emend {

class Baseline {
 public:
  using Known = std::pair<std::string, std::string>;  // rule, fingerprint

  // Reads the text of a baseline. `path` is for the message only.
  static Result<Baseline> Parse(std::string_view text, const std::string& path);

  // The text of it; the same findings give the same bytes.
  std::string Write() const;

  void Add(const std::string& file, const Finding& finding);

  // The findings of a file that are not in the baseline. `known` gets those that are.
  std::vector<Finding> KeepNew(const std::string& file, std::vector<Finding> findings, std::vector<Known>& known) const;

  // Takes out what `known` tells of, and all that `may_go` does not say of file and rule. What is left is stale: it was
  // looked for and not found.
  Baseline Stale(const std::vector<Known>& known,
                 const std::function<bool(const std::string& file, const std::string& rule)>& may_go) const;

  // Takes out what was looked for, to be written anew.
  void Erase(const std::function<bool(const std::string& file, const std::string& rule)>& may_go);

  size_t size() const;  // findings

 private:
  using Counts = std::map<std::string, int>;           // by fingerprint

  std::map<std::string, std::map<std::string, Counts>> files_;  // by file, then rule
  std::map<Known, int> anywhere_;                               // what was parsed, in whatever file
};

}  // namespace emend

#endif  // EMEND_CHECK_BASELINE_H_
