// What is known of rule files without reading them: made when emend is built, of the rules that come with it, and part
// of the program. A file counts as known only while it has the bytes that it was sketched from.
#ifndef EMEND_CHECK_RULE_SKETCHES_H_
#define EMEND_CHECK_RULE_SKETCHES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "check/rule.h"

namespace emend {

// A rule as it is sketched: all that a sleeping rule needs.
class RuleSketches {
 public:
  // None.
  RuleSketches() = default;

  // `written` must be what a SketchBook wrote, and outlive this.
  explicit RuleSketches(std::string_view written);

  // The rule in the file `path`, asleep, if `text` is what was sketched; it is taken then.
  std::optional<Rule> Find(const std::string& path, std::string& text) const;

 private:
  std::unordered_map<std::string_view, std::string_view> records_;  // by the rules' names
};

// Writes sketches.
class SketchBook {
 public:
  // A file with faults is left out, so that whoever reads it later learns of them.
  void Add(std::string_view text, const std::string& path);

  const std::string& written() const { return written_; }

 private:
  std::string written_;
};

}  // namespace emend

#endif  // EMEND_CHECK_RULE_SKETCHES_H_
